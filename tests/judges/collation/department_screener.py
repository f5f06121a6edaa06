"""The checks of the Department for Education's data screener, over every pair NAME.csv and NAME.meta.csv of a folder.

    department_screener.py FOLDER

The department runs its screener (github.com/dfe-analytical-services/eesyscreener, written in R) on every file that Explore education
statistics takes in. Its rules are written again here in Python; each check has the name the screener gives it and the grade: FAIL and ERROR
stop a file, ADVISORY is what the screener calls a warning. Checks that only the screener before it had (dfe-published-data-qa) and rules of
this house stand in stages of their own. Like the screener, it goes no further with a pair after a failed precheck.

Valid authorities and regions are those of schema/areas. Not run: the department's dictionary of column names, which has none of the
return's (it would be an advisory, and matters for its API alone), and the checks of the archive in which several pairs are sent.
"""

import csv
import re
import sys
from collections import Counter
from pathlib import Path

AREAS = Path(__file__).resolve().parents[3] / "schema" / "areas"
# Files of the folder that are no table of data and have no meta beside them: what columns and codes mean.
NO_PAIR = {"dictionary.csv", "codes.csv"}

PASS, ADVISORY, FAIL, ERROR = "PASS", "ADVISORY", "FAIL", "ERROR"

# ---- what the screener knows

DATA_COLUMNS = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]
META_COLUMNS = ["col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column"]
META_OPTIONAL = ["filter_default"]
UNITS = {"%", "pp", "£", "£m", "numberstring"}
MOST_ITEMS = 25_000
LIMITS = {"column name": 50, "label": 100, "place code": 30, "filter item or place name": 120}

# Each level with its columns: code, name, second code.
LEVELS = {
    "National": ("country_code", "country_name", None),
    "Regional": ("region_code", "region_name", None),
    "Local authority": ("new_la_code", "la_name", "old_la_code"),
    "Local authority district": ("lad_code", "lad_name", None),
    "RSC region": (None, "rsc_region_lead_name", None),
    "Parliamentary constituency": ("pcon_code", "pcon_name", None),
    "Local skills improvement plan area": ("lsip_code", "lsip_name", None),
    "Local enterprise partnership": ("local_enterprise_partnership_code", "local_enterprise_partnership_name", None),
    "English devolved area": ("english_devolved_area_code", "english_devolved_area_name", None),
    "Opportunity area": ("opportunity_area_code", "opportunity_area_name", None),
    "Ward": ("ward_code", "ward_name", None),
    "MAT": ("trust_id", "trust_name", None),
    "Sponsor": ("sponsor_id", "sponsor_name", None),
    "School": ("school_urn", "school_name", "school_laestab"),
    "Provider": ("provider_ukprn", "provider_name", None),
    "Institution": ("institution_id", "institution_name", None),
    "Planning area": ("planning_area_code", "planning_area_name", None),
    "Police force area": ("pfa_code", "pfa_name", None),
}
PLACE_CODES = {code for first, _, second in LEVELS.values() for code in (first, second) if code}
PLACE_NAMES = {name for _, name, _ in LEVELS.values()}
UNITS_OBSERVED = {"time_period", "time_identifier", "geographic_level"} | PLACE_CODES | PLACE_NAMES

# The levels whose rows may fill the columns of a level, beside its own.
_LOWEST = {"School", "Provider", "Institution"}
MAY_FILL = {
    "Regional": _LOWEST | {
        "Local skills improvement plan area", "Local authority", "Local enterprise partnership", "Opportunity area", "Local authority district",
        "Parliamentary constituency", "English devolved area", "Ward", "Planning area", "Police force area",
    },
    "Local authority": _LOWEST | {"Parliamentary constituency", "Local authority district", "Ward", "Planning area", "Police force area"},
    "Local authority district": _LOWEST | {"Ward", "Police force area"},
    "Local skills improvement plan area": _LOWEST | {"Local authority district", "Planning area"},
    **{level: _LOWEST for level in (
        "RSC region", "Parliamentary constituency", "Local enterprise partnership", "English devolved area", "Opportunity area", "Ward", "MAT",
        "Sponsor", "Planning area", "Police force area",
    )},
    "School": set(), "Provider": set(), "Institution": set(),
}

MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}
WEEKS = {f"Week {number}" for number in range(1, 53)}
TERMS = {"Spring term", "Autumn term", "Summer term"}
QUARTERS = {f"Financial year Q{number}" for number in range(1, 5)}
HALVES = {"Part 1 (April to September)", "Part 2 (October to March)"}
# Identifiers that may stand in one file, with the digits of their periods.
IDENTIFIERS = [
    ({"Autumn and spring term"}, 6), ({"Calendar year"}, 4), ({"Financial year"}, 6), ({"Academic year"}, 6), ({"Tax year"}, 6),
    ({"Reporting year"}, 4), (TERMS, 6), (WEEKS, 4), (MONTHS, 4), (QUARTERS, 6), (HALVES, 6),
]

# A name that looks like one of a place.
LIKE_A_PLACE = re.compile(
    r"^(country|sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|ward|mat).*(name|code|urn|ukprn|number|upin|id)$"
    r"|^(laestab|estab|sch|schools?|prov|providers?|inst|institutions?|name|code|urn|ukprn|number|upin|id)$"
    r"|^(region|la|lad|rsc|pcon|lep|mca|oa|ward|mat)$",
    re.IGNORECASE,
)
# Answers that belong in a filter and not in the name of an indicator.
ANSWERS = [
    "male", "female", "asian", "chinese", "indian", "pakistani", "bangladeshi", "black", "african", "caribbean", "white", "roma", "irish",
    "english", "british", "scottish", "welsh", "northern irish", "arab",
]
# What the department has agreed names for: a part of a name, and the names it may stand in.
AGREED = {
    "sen_": {"sen_status", "sen_primary_need", "sen_secondary_need", "sen_provision"},
    "primary_need": {"sen_primary_need"},
    "secondary_need": {"sen_secondary_need"},
    "establishment_type": {"establishment_type"},
    "provider_type": {"provider_type"},
    "school_type": {"establishment_type", "establishment_type_group"},
    "phase": {"education_phase"},
    "ethnic": {"ethnicity_major", "ethnicity_minor", "ethnicity_detailed", "minority_ethnic"},
}
NULLS = {"NULL", "Null", "null", "NA", "na"}
OLD_NO_DATA = {"N/A", "n/a", ".", "..", "-"}
OLD_SYMBOLS = {"~", ":"}
# Names that go with the code z, at any level.
NO_CODE = {
    "Not applicable", "Unknown", "Outside of England", "Outside of the United Kingdom", "Outside of England and unknown",
    "Outside of the United Kingdom and unknown",
}
COUNTRIES = {
    ("E92000001", "England"), ("K02000001", "United Kingdom"), ("K03000001", "Great Britain"), ("K04000001", "England and Wales"),
    ("N92000002", "Northern Ireland"), ("S92000003", "Scotland"), ("W92000004", "Wales"), ("z", "England, Wales and Northern Ireland"),
}
# What the analysts' guide lets stand in the place of a number.
SYMBOLS = {"z", "x", "c", "low", "u"}


def read_areas():
    """Valid authorities (old code, new code, name), valid regions (code, name), and the regions of each authority."""
    known = {row["dfe_code"]: row for row in rows_of(AREAS / "local_authorities.csv")}
    authorities = {
        (row["dfe_code"], row["gss_code"], known[row["dfe_code"]]["name"]) for row in rows_of(AREAS / "local_authority_gss_codes.csv")
    }
    regions = {(row["code"], row["name"]) for row in rows_of(AREAS / "regions.csv") if row["level"] == "region"}
    return authorities, regions, {code: {one["region_code"], one["dfe_region_code"]} for code, one in known.items()}


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# ---- a pair

class Pair:
    """A table of data and its meta, as columns of text."""

    def __init__(self, data_path, meta_path, areas):
        self.data_path, self.meta_path = data_path, meta_path
        self.authorities, self.regions, self.region_of = areas
        self.names, self.rows = read(data_path)
        self.meta_names, meta_rows = read(meta_path)
        self.at = {name: at for at, name in enumerate(self.names)}
        self.meta = [dict(zip(self.meta_names, row)) for row in meta_rows]
        self.meta_rows = meta_rows
        self.seen = {}

    def has(self, *columns):
        return all(column in self.at for column in columns)

    def values(self, column):
        if column not in self.seen:
            at = self.at[column]
            self.seen[column] = {row[at] for row in self.rows}
        return self.seen[column]

    def combinations(self, columns, levels=None):
        places = [self.at[column] for column in columns]
        level = self.at["geographic_level"]
        return Counter(tuple(row[at] for at in places) for row in self.rows if levels is None or row[level] in levels)

    def levels(self):
        return self.values("geographic_level")

    def described(self, kind):
        return [row["col_name"] for row in self.meta if row["col_type"] == kind]

    def filters(self):
        return self.described("Filter")

    def indicators(self):
        return self.described("Indicator")

    def groups(self):
        return [row["filter_grouping_column"] for row in self.meta if row["filter_grouping_column"]]

    def filters_and_groups(self):
        return list(dict.fromkeys([*self.filters(), *self.groups()]))


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    if not rows or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("no rows, or rows of several lengths")
    return rows[0], rows[1:]


STAGES = {}


def stage(name):
    """Puts a check in a stage; the name of the function is the check's."""

    def register(function):
        STAGES.setdefault(name, []).append(function)
        return function

    return register


def verdict(bad, said, grade=FAIL):
    """The grade for anything bad, with some of it named."""
    named = sorted(map(str, bad))
    return (grade, f"{said}: {', '.join(named[:5])}{' …' if len(named) > 5 else ''}") if named else (PASS, "")


# ---- the screener's checks, stage by stage

@stage("Filename")
def check_filename_spaces(pair):
    return verdict([path.name for path in (pair.data_path, pair.meta_path) if " " in path.name], "spaces in a file's name")


@stage("Filename")
def check_filename_special(pair):
    stems = [pair.data_path.name.removesuffix(".csv"), pair.meta_path.name.removesuffix(".meta.csv")]
    return verdict([stem for stem in stems if re.search(r"[^A-Za-z0-9_\-\s]", stem)], "a file's name with other signs than letters, digits, - and _")


@stage("Filename")
def check_filenames_match(pair):
    wanted = pair.data_path.name.replace(".csv", ".meta.csv", 1)
    return verdict({pair.meta_path.name} - {wanted}, f"the meta should be named {wanted}")


@stage("Precheck columns")
def precheck_col_req_meta(pair):
    return verdict(set(META_COLUMNS) - set(pair.meta_names), "columns missing from the meta")


@stage("Precheck columns")
def precheck_col_invalid_meta(pair):
    return verdict(set(pair.meta_names) - set(META_COLUMNS + META_OPTIONAL), "columns that a meta does not have")


@stage("Precheck columns")
def precheck_col_req_data(pair):
    return verdict(set(DATA_COLUMNS) - set(pair.names), "columns missing from the data")


@stage("Precheck columns")
def precheck_col_name_duplicate(pair):
    return verdict([name for name, times in Counter(pair.names).items() if times > 1], "columns of one name")


@stage("Precheck columns")
def precheck_col_to_rows(pair):
    if len(pair.names) - len(DATA_COLUMNS) < len(pair.meta):
        return FAIL, f"{len(pair.meta)} rows of meta for {len(pair.names)} columns"
    return PASS, ""


# Without a row or an indicator the screener itself falls over.
@stage("Precheck columns")
def rows_to_judge(pair):
    return verdict([] if pair.rows else [pair.data_path.name], "no rows")


@stage("Precheck cross-file")
def precheck_cross_meta_to_data(pair):
    named = {row["col_name"] for row in pair.meta} | set(pair.groups())
    return verdict(named - {""} - set(pair.names), "in the meta and not in the data")


@stage("Precheck cross-file")
def precheck_cross_data_to_meta(pair):
    known = UNITS_OBSERVED | {row["col_name"] for row in pair.meta} | set(pair.groups())
    return verdict([name for name in pair.names if name not in known and len(pair.values(name)) > 1], "in the data and not in the meta", ADVISORY)


@stage("Check columns")
def check_col_names_spaces(pair):
    return verdict([name for name in pair.names if re.search(r"\s", name)], "spaces in the name of a column")


@stage("Check columns")
def check_col_snake_case(pair):
    return verdict([name for name in pair.names if re.search(r"[^a-z0-9_]", name)], "names of columns that are not snake_case", ADVISORY)


@stage("Check columns")
def check_col_var_start(pair):
    return verdict([name for name in pair.names if not re.match(r"[a-z]", name)], "names of columns that do not begin with a small letter", ADVISORY)


@stage("Check columns")
def check_col_ind_smushed(pair):
    bad = [name for name in pair.indicators() if any(answer in name.lower() for answer in ANSWERS)]
    return verdict(bad, "indicators with an answer of a filter in their name")


@stage("Check columns")
def check_col_var_characteristic(pair):
    named = {row["col_name"] for row in pair.meta} | set(pair.groups())
    return verdict(named & {"characteristic", "characteristic_group"}, "names that are not recommended", ADVISORY)


@stage("Precheck meta")
def precheck_meta_col_type(pair):
    return verdict([repr(row["col_type"]) for row in pair.meta if row["col_type"] not in ("Filter", "Indicator")], "neither Filter nor Indicator")


@stage("Precheck meta")
def precheck_meta_ob_unit(pair):
    named = {row["col_name"] for row in pair.meta} | set(pair.groups())
    return verdict(named & (UNITS_OBSERVED - {"school_name", "provider_name"}), "time and place need no row in the meta")


@stage("Precheck meta")
def precheck_meta_col_name(pair):
    return verdict([row["label"] for row in pair.meta if not row["col_name"]], "rows of the meta without a name")


@stage("Check meta")
def check_meta_dupe_label(pair):
    return verdict([label for label, times in Counter(row["label"] for row in pair.meta).items() if times > 1], "labels used twice")


@stage("Check meta")
def check_meta_fil_grp(pair):
    return verdict(
        [row["col_name"] for row in pair.meta if row["col_type"] == "Indicator" and row["filter_grouping_column"]], "indicators with a filter group"
    )


@stage("Check meta")
def check_meta_fil_grp_dupe(pair):
    return verdict([name for name, times in Counter(pair.groups()).items() if times > 1], "filter groups used twice")


@stage("Check meta")
def check_meta_fil_grp_is_fil(pair):
    return verdict(set(pair.groups()) & {row["col_name"] for row in pair.meta}, "filter groups with a row of their own")


@stage("Check meta")
def check_meta_fil_grp_match(pair):
    return verdict(set(pair.groups()) - set(pair.names), "filter groups that are no column")


@stage("Check meta")
def check_meta_fil_grp_stripped(pair):
    return verdict([name for name in pair.groups() if not stay_distinct(pair.values(name))], "filter groups told apart by signs alone")


def stay_distinct(values):
    return len(values) == len({re.sub(r"[\W_]", "", value) for value in values})


@stage("Check meta")
def check_meta_label(pair):
    return verdict([row["col_name"] for row in pair.meta if not row["label"].strip()], "no label")


@stage("Check meta")
def check_meta_filter_hint(pair):
    bad = [row["col_name"] for row in pair.meta if row["col_type"] == "Indicator" and row["filter_hint"]]
    return verdict(bad, "indicators with a hint for a filter")


@stage("Check meta")
def check_meta_geog_catch(pair):
    names = pair.filters_and_groups()
    return verdict([name for name in names if LIKE_A_PLACE.search(name) and name not in the_only_filter(pair)], "filters that look like places")


def the_only_filter(pair):
    """Schools and providers may be named in a filter where it is the only one."""
    return {"school_name", "provider_name"} & set(pair.filters_and_groups()) if len(pair.filters()) == 1 else set()


def blank_for_filters(pair, column):
    return verdict([row["col_name"] for row in pair.meta if row["col_type"] == "Filter" and row[column]], f"filters with {column}")


@stage("Check meta")
def check_meta_indicator_dp(pair):
    return blank_for_filters(pair, "indicator_dp")


@stage("Check meta")
def check_meta_ind_unit(pair):
    return blank_for_filters(pair, "indicator_unit")


@stage("Check meta")
def check_meta_indicator_grouping(pair):
    return blank_for_filters(pair, "indicator_grouping")


@stage("Check meta")
def check_meta_col_name_spaces(pair):
    return verdict([row["col_name"] for row in pair.meta if re.search(r"\s", row["col_name"])], "spaces in col_name")


@stage("Check meta")
def check_meta_col_name_dupe(pair):
    return verdict([name for name, times in Counter(row["col_name"] for row in pair.meta).items() if times > 1], "col_name used twice")


@stage("Check meta")
def check_meta_ind_dp_set(pair):
    bad = [row["col_name"] for row in pair.meta if row["col_type"] == "Indicator" and not row["indicator_dp"].strip()]
    return verdict(bad, "indicators without decimal places", ADVISORY)


@stage("Check meta")
def check_meta_ind_dp_values(pair):
    bad = [row["indicator_dp"] for row in pair.meta if not re.fullmatch(r"[0-9]*", row["indicator_dp"])]
    return verdict(bad, "decimal places that are no whole number")


@stage("Check meta")
def check_meta_ind_unit_validation(pair):
    return verdict({row["indicator_unit"] for row in pair.meta if row["col_type"] == "Indicator"} - UNITS - {""}, "units that are not known")


@stage("Check meta")
def check_harmonised_variables(pair):
    names = {row["col_name"] for row in pair.meta} | set(pair.groups())
    agreed = set().union(*AGREED.values())
    return verdict([name for name in names - agreed if any(part in name.lower() for part in AGREED)], "names where the department has agreed others")


@stage("Check general")
def check_general_null(pair):
    cells = {cell for row in pair.rows for cell in row}
    meta = {cell for row in pair.meta_rows for cell in row}
    if (cells | meta) & NULLS:
        return verdict((cells | meta) & NULLS, "cells that say that nothing is there")
    return verdict(cells & OLD_NO_DATA, "old signs for no data", ADVISORY)


@stage("Precheck filters")
def precheck_filter_not_singular(pair):
    return verdict([name for name in pair.filters() if len(pair.values(name)) < 2], "filters with one value")


@stage("Precheck time")
def precheck_time_period_num(pair):
    bad = [value for value in pair.values("time_period") if not re.fullmatch(r"[0-9]{4}([0-9]{2})?", value)]
    return verdict(bad, "periods that are neither four nor six digits")


@stage("Precheck time")
def precheck_time_id_valid(pair):
    known = set().union(*(names for names, _ in IDENTIFIERS))
    return verdict(map(repr, pair.values("time_identifier") - known), "time identifiers that are not known")


@stage("Precheck time")
def precheck_time_id_mix(pair):
    found = pair.values("time_identifier")
    return verdict([] if any(found <= names for names, _ in IDENTIFIERS) else found, "time identifiers that do not go together")


@stage("Precheck geography")
def precheck_geog_level(pair):
    return verdict(map(repr, pair.levels() - set(LEVELS)), "levels that are not known")


@stage("Precheck geography")
def precheck_geog_level_present(pair):
    wanted = {column for level in pair.levels() - {"National", "Planning area"} for column in LEVELS.get(level, ()) if column}
    return verdict(wanted - set(pair.names), "columns missing for a level")


@stage("Check time")
def check_time_period(pair):
    digits = {count for names, count in IDENTIFIERS if names & pair.values("time_identifier")}
    bad = [value for value in pair.values("time_period") if len(value) not in digits]
    return verdict(bad, "periods whose length is not that of their identifier")


@stage("Check time")
def check_time_period_six(pair):
    six = [value for value in pair.values("time_period") if re.fullmatch(r"[0-9]{6}", value)]
    return verdict([value for value in six if (int(value[2:4]) + 1) % 100 != int(value[4:])], "years that do not follow each other")


@stage("Check filters")
def check_filter_defaults(pair):
    chosen = {row["col_name"]: row.get("filter_default") or "Total" for row in pair.meta if row["col_type"] == "Filter"}
    bad = [name for name in pair.filters_and_groups() if chosen.get(name, "Total") not in pair.values(name)]
    return verdict(bad, "filters without a Total or another default", ADVISORY)


@stage("Check filters")
def check_filter_group_level(pair):
    grouped = [(row["col_name"], row["filter_grouping_column"]) for row in pair.meta if row["filter_grouping_column"]]
    bad = [group for name, group in grouped if len(pair.values(group)) > len(pair.values(name))]
    return verdict(bad, "groups with more values than their filter")


@stage("Check filters")
def check_filter_item_limit(pair):
    return verdict([name for name in pair.filters_and_groups() if len(pair.values(name)) > MOST_ITEMS], f"filters with more than {MOST_ITEMS} values")


@stage("Check filters")
def check_filter_whitespace(pair):
    columns = set(pair.filters()) | (PLACE_CODES | PLACE_NAMES) & set(pair.names)
    return verdict([repr(value) for name in columns for value in pair.values(name) if value != value.strip()], "spaces before or after a value")


@stage("Check filters")
def check_filter_ob_total(pair):
    columns = [name for name in pair.names if name in UNITS_OBSERVED or LIKE_A_PLACE.search(name)]
    columns = [name for name in columns if name not in the_only_filter(pair)]
    return verdict([name for name in columns if pair.values(name) & {"Total", "total", "All", "all"}], "a total among places or times")


@stage("Check filters")
def check_filter_blanks(pair):
    return verdict([name for name in pair.filters_and_groups() if "" in pair.values(name)], "filters with blank cells")


@stage("Check general")
def check_general_dupes(pair):
    left_out = {"Institution", "Planning area"}
    if len(pair.levels()) > 1 or not pair.levels() <= {"School", "Provider"}:
        left_out |= {"School", "Provider"}
    columns = [name for name in pair.names if name in UNITS_OBSERVED or name in pair.filters_and_groups()]
    found = pair.combinations(columns, pair.levels() - left_out)
    return verdict([" / ".join(filter(None, key)) for key, times in found.items() if times > 1], "rows of one time, place and filters")


@stage("Check geography")
def check_geog_country_combos(pair):
    valid = COUNTRIES | {("z", name) for name in NO_CODE}
    found = pair.combinations(("country_code", "country_name"))
    return verdict([" ".join(key) for key in found if key not in valid and key[0] != "x"], "countries that are not known")


@stage("Check geography")
def check_geog_region_combos(pair):
    if not pair.has("region_code", "region_name"):
        return PASS, ""
    valid = pair.regions | {("z", name) for name in NO_CODE}
    found = pair.combinations(("region_code", "region_name"))
    return verdict([" ".join(key) for key in found if key not in valid and key[0] not in ("", "x")], "regions that are not known")


@stage("Check geography")
def check_geog_la_combos(pair):
    if not pair.has("old_la_code", "new_la_code", "la_name"):
        return PASS, ""
    valid = pair.authorities | {("z", "z", name) for name in NO_CODE}
    found = pair.combinations(("old_la_code", "new_la_code", "la_name"))
    return verdict([" ".join(key) for key in found if key not in valid and key[0] and key[1] not in ("", "x")], "authorities that are not known")


def list_not_kept(*columns):
    """A check against a list that stands nowhere here: nothing can be said once its columns are there."""
    return lambda pair: verdict([name for name in columns if pair.has(name)], "the department's list for these is not kept here", ERROR)


for _name, _columns in {
    "check_geog_ward_combos": ("ward_code",), "check_geog_pcon_combos": ("pcon_code",), "check_geog_lad_combos": ("lad_code",),
    "check_geog_lep_combos": ("local_enterprise_partnership_code",), "check_geog_lsip_combos": ("lsip_code",),
    "check_geog_eda_combos": ("english_devolved_area_code",), "check_harmonised_eth_vals": ("ethnicity_major", "ethnicity_minor"),
    "check_harmonised_eth_char_grp": ("characteristic_group",),
}.items():
    _check = list_not_kept(*_columns)
    _check.__name__ = _name
    stage("Check geography" if "geog" in _name else "Check harmonised")(_check)


@stage("Check geography")
def check_geog_level_completed(pair):
    bad = set()
    for level in pair.levels() & set(LEVELS) - {"Planning area"}:
        for column in LEVELS[level]:
            # Some former authorities never had a new code.
            if column and column != "new_la_code" and pair.has(column) and ("",) in pair.combinations((column,), {level}):
                bad.add(f"{column} in {level} rows")
    return verdict(bad, "blank columns of a level")


@stage("Check geography")
def check_geog_ignored_rows(pair):
    ignored = pair.levels() & {"School", "Provider", "Institution", "Planning area"}
    if {"School", "Provider"} <= ignored:
        return FAIL, "schools and providers mixed"
    if len(pair.levels()) == 1 and ignored <= {"School", "Provider"}:
        return PASS, ""
    return verdict(ignored, "levels the table tool leaves out", ADVISORY)


def one_of_each(pair, first, second, said):
    """No two codes of one name, or no two names of one code, at the levels that no list is kept for."""
    bad = []
    for level in pair.levels() & {"Opportunity area", "MAT", "Sponsor"}:
        columns = (LEVELS[level][first], LEVELS[level][second])
        if pair.has(*columns):
            times = Counter(key[0] for key in pair.combinations(columns, {level}) if all(key))
            bad += [value for value, count in times.items() if count > 1]
    return verdict(bad, said)


@stage("Check geography")
def check_geog_other_dupes(pair):
    return one_of_each(pair, 1, 0, "places with several codes")


@stage("Check geography")
def check_geog_other_code_dupes(pair):
    return one_of_each(pair, 0, 1, "codes of several places")


@stage("Check geography")
def check_geog_la_col_present(pair):
    columns = {"old_la_code", "new_la_code", "la_name"}
    return verdict(columns - set(pair.names) if columns & set(pair.names) else [], "columns of authorities missing")


@stage("Check geography")
def check_geog_region_col_present(pair):
    columns = {"region_code", "region_name"}
    return verdict(columns - set(pair.names) if columns & set(pair.names) else [], "columns of regions missing")


def region_for(pair, level):
    if level not in pair.levels():
        return PASS, ""
    if not pair.has("region_code", "region_name"):
        return ADVISORY, f"no region for {level} rows"
    blank = any("" in key for key in pair.combinations(("region_code", "region_name"), {level}))
    return (ADVISORY, f"no region in some {level} rows") if blank else (PASS, "")


@stage("Check geography")
def check_geog_region_for_la(pair):
    return region_for(pair, "Local authority")


@stage("Check geography")
def check_geog_region_for_lad(pair):
    return region_for(pair, "Local authority district")


# The levels with a code and a name for which no list is kept.
UNLISTED = {"Opportunity area", "MAT", "Sponsor", "School", "Provider", "Police force area"}


def not_available(pair, wrong):
    bad = []
    for level in pair.levels() & UNLISTED:
        columns = LEVELS[level][:2]
        if pair.has(*columns):
            bad += [level for code, name in pair.combinations(columns, {level}) if wrong(code, name)]
    return bad


@stage("Check geography")
def check_geog_na(pair):
    return verdict(not_available(pair, lambda code, name: code == "x" and name != "Not available"), "x with another name than Not available")


@stage("Check geography")
def check_geog_na_code(pair):
    return verdict(not_available(pair, lambda code, name: code != "x" and name == "Not available"), "Not available with another code than x")


@stage("Check geography")
def check_geog_overcompleted_cols(pair):
    bad = set()
    for level, fillers in MAY_FILL.items():
        others = pair.levels() - fillers - {level}
        columns = [column for column in LEVELS[level] if column and pair.has(column) and column not in the_only_filter(pair)]
        bad |= {column for column in columns if any(value for (value,) in pair.combinations((column,), others))}
    return verdict(bad, "columns filled in rows of another level")


@stage("Check indicators")
def check_ind_invalid_entry(pair):
    return verdict([name for name in pair.indicators() if pair.values(name) & (OLD_SYMBOLS | {""})], "indicators with blank cells or old symbols")


def too_long(values, kind):
    return verdict([value for value in values if len(value) > LIMITS[kind]], f"longer than the {LIMITS[kind]} characters of a {kind}", ADVISORY)


@stage("Check API")
def check_api_char_col_name(pair):
    return too_long(pair.names, "column name")


@stage("Check API")
def check_api_char_col_label(pair):
    return too_long([row["label"] for row in pair.meta], "label")


@stage("Check API")
def check_api_char_loc_code(pair):
    return too_long({value for name in PLACE_CODES & set(pair.names) for value in pair.values(name)}, "place code")


@stage("Check API")
def check_api_char_filter_items(pair):
    columns = (set(pair.filters_and_groups()) | PLACE_NAMES) & set(pair.names)
    return too_long({value for name in columns for value in pair.values(name)}, "filter item or place name")


# ---- what only the screener before it asked

@stage("Earlier screener")
def data_empty_rows(pair):
    return verdict([at + 2 for at, row in enumerate(pair.rows) if not any(row)], "blank rows of data, at line")


@stage("Earlier screener")
def meta_empty_rows(pair):
    return verdict([at + 2 for at, row in enumerate(pair.meta_rows) if not any(row)], "blank rows of meta, at line")


@stage("Earlier screener")
def data_empty_cols(pair):
    return verdict([name for name in pair.names if pair.values(name) == {""}], "blank columns")


@stage("Earlier screener")
def region_col_completed(pair):
    if not pair.has("region_code", "region_name"):
        return PASS, ""
    found = pair.combinations(("region_code", "region_name"))
    return verdict([" ".join(key) for key in found if any(key) != all(key)], "a region's code or name alone")


def pattern_of(pair, column, pattern):
    values = pair.values(column) if pair.has(column) else set()
    return verdict([value for value in values if not re.fullmatch(pattern, value)], f"{column} of another form")


@stage("Earlier screener")
def new_la_code(pair):
    return pattern_of(pair, "new_la_code", r"|[xz]|.{9}")


@stage("Earlier screener")
def old_la_code(pair):
    return pattern_of(pair, "old_la_code", r"|[xz]|[0-9]{3}")


@stage("Earlier screener")
def region_code(pair):
    return pattern_of(pair, "region_code", r"|[xz]|[A-Z][0-9]{8}")


@stage("Earlier screener")
def indicator_group_stripped(pair):
    groups = {row["indicator_grouping"] for row in pair.meta if row["indicator_grouping"]}
    return verdict([] if stay_distinct(groups) else groups, "groups of indicators told apart by signs alone")


@stage("Earlier screener")
def three_years(pair):
    years = pair.values("time_period")
    return verdict(years if len(years) < 3 else [], "fewer than three years", ADVISORY)


# ---- what this house asks beside

@stage("House")
def an_indicator(pair):
    return verdict([] if pair.indicators() else [pair.meta_path.name], "no indicator: the screener falls over")


@stage("House")
def numbers_or_symbols(pair):
    cells = {value for name in pair.indicators() for value in pair.values(name)}
    bad = {value for value in cells if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)} - SYMBOLS
    return verdict(map(repr, bad), "neither a number nor a symbol of the analysts' guide", ADVISORY if bad <= {"k"} else FAIL)


@stage("House")
def region_of_authority(pair):
    if not pair.has("old_la_code", "region_code"):
        return PASS, ""
    bad = [
        f"{code} in {region}" for code, region in pair.combinations(("old_la_code", "region_code"))
        if code in pair.region_of and region not in pair.region_of[code]
    ]
    return verdict(bad, "authorities in a region that is not theirs")


# ---- all pairs

def screen(data_path, areas):
    """Every check that could be run on a pair: stage, name, grade, what is bad."""
    meta_path = data_path.with_name(data_path.name.removesuffix(".csv") + ".meta.csv")
    try:
        pair = Pair(data_path, meta_path, areas)
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        return [("File read", "file_read", FAIL, f"{type(error).__name__}: {error}")]
    results = []
    for name, checks in STAGES.items():
        found = [(name, check.__name__, *check(pair)) for check in checks]
        results += found
        if name.startswith("Precheck") and any(grade in (FAIL, ERROR) for _, _, grade, _ in found):
            break
    return results


def main(folder):
    areas = read_areas()
    files = sorted(path for path in Path(folder).glob("*.csv") if not path.name.endswith(".meta.csv") and path.name not in NO_PAIR)
    orphans = [path.name for path in Path(folder).glob("*.meta.csv") if not path.with_name(path.name.removesuffix(".meta.csv") + ".csv").exists()]
    grades, details = {}, []
    for path in files:
        results = screen(path, areas)
        for name, check, grade, bad in results:
            grades.setdefault((name, check), Counter())[grade] += 1
            if grade != PASS:
                details.append(f"{path.name}: {grade} {check}: {bad}")
    details += [f"{name}: FAIL file_read: a meta without its data" for name in orphans]
    for name, checks in STAGES.items():
        for check in checks:
            count = grades.get((name, check.__name__), Counter())
            times = ", ".join(f"{count[grade]} {grade}" for grade in (PASS, ADVISORY, FAIL, ERROR) if count[grade])
            print(f"{name}: {check.__name__}: {times or 'not reached'}")
    for line in sorted(details, key=lambda line: ": ADVISORY " in line):
        print(line)
    failed = sum(": ADVISORY " not in line for line in details)
    every = sum(len(checks) for checks in STAGES.values())
    print(f"{folder}: {len(files)} pairs, {every} checks, {failed} failures, {len(details) - failed} advisories")
    return bool(failed or not files)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
