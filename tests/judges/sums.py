"""The sums of the national data, to the penny: worked out again from the canonical data of every return that counts, by key, and compared
with the facts of each table and with its National and Regional rows.

    sums.py OUT INPUT_DIR

OUT is what collate wrote for INPUT_DIR, in which every return that counts must be a file of JSON, alone or in a zip archive. Nothing of the
tool is used: which files count is read from OUT/register.csv, which region an authority is in from schema/areas.
"""

import csv
import itertools
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[2] / "schema"
TOTAL = "Total"
# What a filter says where the return gives no answer.
NOT_GIVEN = {"", "Not given"}
# What stands for a number that the return does not give; "does not apply" is told apart from it by no sum.
NOT_KNOWN = "x"
# Names that collate gives to what every table, the register and the dictionary have.
FILE, STATUS, COUNTS = "file", "status", "counts"
PERIOD, LEVEL, REGION = "time_period", "geographic_level", "region_code"
DICTIONARY, ROUNDED = "dictionary", "rounded_to"

# Break-downs whose parts are never added up: a total of them says nothing.
NEVER_ADDED = {"indicator", "ledger"}
# Numbers of children that are never shown.
SMALL = range(1, 6)


# ---- what is compared: a table, its columns, and where the same stands in the canonical data

def way(*keys):
    """What stands at a way: the entries of a list, or the one thing there is."""

    def entries(one):
        for key in keys:
            one = (one or {}).get(key)
        return one if isinstance(one, list) else [one] if one else []

    return entries


def income(one):
    kinds = {body["id"]: body["kind"] for body in way("partnership", "bodies")(one)}
    return [{**line, "payer_kind": kinds.get(line.get("paid_by"))} for line in way("finance", "income")(one)]


def responses(one):
    """A response a body; a finding nobody answered has none."""
    return [answer for finding in way("scrutiny", "findings")(one) for answer in finding.get("responses", [])]


def indicator_years(one):
    return [{**year, "code": value["code"]} for value in way("indicators", "values")(one) for year in value.get("years", [])]


# Columns by which tables are broken down: the key of the entry that says the same, and the list or type with its labels.
BY = {
    "category": ("category", "income_category"),
    "payer_kind": ("payer_kind", "BodyKind"),
    "ledger": ("ledger", "Ledger"),
    "core_function": ("core_function", "core_function"),
    "nature": ("nature", "expenditure_nature"),
    "judgement": ("judgement", "Sufficiency"),
    "theme": ("theme", "need_theme"),
    "status": ("status", "NeedStatus"),
    "kind": ("kind", "ServiceKind"),
    "finding_kind": ("kind", "FindingKind"),
    "severity": ("severity", "Severity"),
    "position": ("position", "Position"),
    "tier": ("tier", "Tier"),
    "decision": ("decision", "ReviewDecision"),
    "indicator": ("code", "indicators"),
}
SPENDING, IN_KIND, RESERVES = way("finance", "spending"), way("finance", "in_kind"), way("finance", "reserves")
NEEDS, SERVICES, FINDINGS = way("needs", "needs"), way("commissioning", "services"), way("scrutiny", "findings")
AGREEMENTS, SUFFICIENCY = way("information_sharing", "agreements"), way("finance", "core_functions")
RAPID_REVIEWS, PRACTICE_REVIEWS = way("learning", "rapid_reviews"), way("learning", "practice_reviews")

# A measure a line: its name, the table, the column, what it is broken down by, the entries in the canonical data, the key of the value there
# (None where each entry is one), and whether it counts children, so that small numbers are held back.
MEASURES = [
    ("income", "finance_income", "amount_actual", ["category", "payer_kind"], income, "amount_actual", False),
    ("income budgeted", "finance_income", "amount_budget", ["category", "payer_kind"], income, "amount_budget", False),
    ("spending", "finance_spending", "actual", ["ledger", "core_function", "nature"], SPENDING, "actual", False),
    ("spending budgeted", "finance_spending", "budget", ["ledger", "core_function", "nature"], SPENDING, "budget", False),
    ("in kind", "finance_in_kind", "value_estimate", ["core_function"], IN_KIND, "value_estimate", False),
    ("reserves opening", "finance_reserves", "opening", [], RESERVES, "opening", False),
    ("reserves closing", "finance_reserves", "closing", [], RESERVES, "closing", False),
    ("sufficiency", "finance_core_functions", "judgements", ["core_function", "judgement"], SUFFICIENCY, None, False),
    ("needs", "needs", "needs", ["theme", "status"], NEEDS, None, False),
    ("services", "services", "services", ["kind"], SERVICES, None, False),
    ("findings", "scrutiny_findings", "findings", ["finding_kind", "severity"], FINDINGS, None, False),
    ("responses", "scrutiny_responses", "responses", ["position"], responses, None, False),
    ("agreements", "agreements", "agreements", ["tier"], AGREEMENTS, None, False),
    ("rapid reviews", "rapid_reviews", "reviews", ["decision"], RAPID_REVIEWS, None, False),
    ("practice reviews", "practice_reviews", "reviews", [], PRACTICE_REVIEWS, None, False),
    ("indicator counts", "indicators", "count", ["indicator"], indicator_years, "count", True),
    ("indicator numerators", "indicators", "numerator", ["indicator"], indicator_years, "numerator", True),
    ("indicator denominators", "indicators", "denominator", ["indicator"], indicator_years, "denominator", True),
]


# ---- reading

def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_return(folder, name):
    """A return by the name the register gives its file; `sent.zip!inner/return.json` stands in an archive."""
    outer, *inner = name.split("!")
    data = (folder / outer).read_bytes()
    if inner:
        with zipfile.ZipFile(folder / outer) as archive:
            data = archive.read(inner[0])
    return json.loads(data, parse_float=Decimal)


def codes_by_label():
    """For each list and type of the form: its codes, by code and by label."""
    known = {}
    for path in (SCHEMA / "lists").glob("*.csv"):
        for row in rows_of(path):
            known.setdefault(path.stem, {}).update({row["code"]: row["code"], row.get("label") or row["code"]: row["code"]})
    for name, one in json.loads((SCHEMA / "annual-return.schema.json").read_bytes())["$defs"].items():
        for code, label in zip(one.get("enum", []), one.get("x-labels", [])):
            known.setdefault(name, {}).update({str(code): code, label: code})
    return known


def region_of(one, region):
    """The region of a partnership, where all its councils are in one."""
    found = {region.get(str(body.get("code"))) for body in way("partnership", "bodies")(one) if body["kind"] == "local_authority"}
    return found.pop() if len(found) == 1 else None


def number(value):
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else None


def period_of(entry, one):
    year = entry.get("period") or one["reporting_year"]
    return year.replace("-", "")


# ---- comparing

class Judge:
    def __init__(self, out, folder):
        self.out, self.folder, self.faults = out, folder, []
        self.compared, self.held_back = Counter(), 0
        self.known = codes_by_label()
        region = {row["dfe_code"]: row["region_code"] for row in rows_of(SCHEMA / "areas" / "local_authorities.csv")}
        self.returns, self.region = {}, {}
        for row in rows_of(out / "register.csv"):
            if row[STATUS] != COUNTS:
                continue
            try:
                self.returns[row[FILE]] = read_return(folder, row[FILE])
                self.region[row[FILE]] = region_of(self.returns[row[FILE]], region)
            except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
                self.fault(f"{row[FILE]}: counts, and is no JSON that can be read: {type(error).__name__}")
        self.rounded = {}
        for row in rows_of(out / "data" / f"{DICTIONARY}.csv"):
            if (row.get(ROUNDED) or "").isdigit():
                self.rounded[row["table"], row["column"]] = int(row[ROUNDED])
        self.tables = {}

    def fault(self, text):
        self.faults.append(text)

    def table(self, name):
        if name not in self.tables:
            path = self.out / "data" / f"{name}.csv"
            self.tables[name] = rows_of(path) if path.exists() else None
        return self.tables[name]

    def wanted(self, by, entries, key):
        """From the canonical data: file, period and codes, with every value there."""
        found = defaultdict(list)
        for file, one in self.returns.items():
            for entry in entries(one):
                codes = tuple(entry.get(BY[column][0]) for column in by)
                found[file, period_of(entry, one), codes].append(1 if key is None else entry.get(key))
        return found

    def codes(self, row, by):
        """The codes of a row; a label is turned into its code."""
        return tuple(None if row[column] in NOT_GIVEN else self.known[BY[column][1]].get(row[column], row[column]) for column in by)

    def measure(self, name, table, column, by, entries, key, small_held_back):
        wanted = self.wanted(by, entries, key)
        rows = self.table(table)
        if rows is None:
            if wanted:
                self.fault(f"{name}: no {table}.csv")
            return
        missing = {column, FILE, LEVEL, PERIOD, *by} - set(rows[0] if rows else ())
        if missing:
            self.fault(f"{name}: {table}.csv has no {', '.join(sorted(missing))}")
            return
        alone = self.facts(name, [row for row in rows if row[FILE]], column, by, wanted, small_held_back)
        self.totals(name, table, [row for row in rows if not row[FILE]], column, by, wanted, small_held_back, alone)

    def facts(self, name, rows, column, by, wanted, small_held_back):
        """Compares the facts; how many that are known are held back, for each sum they are part of."""
        found = defaultdict(list)
        for row in rows:
            if row[column]:
                found[row[FILE], row[PERIOD], self.codes(row, by)].append(row[column])
        held_back = Counter()
        for group in sorted({*wanted, *found}, key=str):
            if group[0] not in self.returns:
                self.fault(f"{name}: facts of {group[0]!r}, which does not count")
                continue
            want, got = Counter(map(as_text, wanted.get(group, []))), Counter(map(as_text, found.get(group, [])))
            over, under = got - want, want - got
            # What is not known may be left out of a table.
            under.pop(NOT_KNOWN, None)
            hidden = over.pop("c", 0) if small_held_back else 0
            if over or sum(under.values()) != hidden:
                self.fault(f"{name}: {' '.join(map(str, group))}: {dict(over)} and not {dict(under)}")
            if small_held_back and any(is_small(value) for value in got):
                self.fault(f"{name}: {' '.join(map(str, group))}: a small number is shown")
            for part_of in sums_of(self.region[group[0]], *group[1:]) if hidden else ():
                held_back[part_of] += hidden
            self.held_back += hidden
            self.compared[name] += sum(want.values())
        if 2 * sum(held_back[group] for group in held_back if group[0] is None and TOTAL not in group[2]) > self.compared[name]:
            self.fault(f"{name}: more held back than shown")
        return held_back

    def totals(self, name, table, rows, column, by, wanted, small_held_back, held_back):
        # Of each place, period and break-down, with Total for any part of it: the sum, and whether something in it is not known.
        true, unknown = defaultdict(Decimal), set()
        for (file, period, answers), values in wanted.items():
            known = [number(value) for value in values]
            for group in sums_of(self.region[file], period, answers):
                true[group] += sum(value for value in known if value is not None)
                if None in known:
                    unknown.add(group)
        rounded, others, seen = self.rounded.get((table, column)), self.other_filters(table, by), {}
        for row in rows:
            # A row that is broken down by something else stands for a part of what is summed here.
            if row[column] == "" or any(row[one] != TOTAL for one in others):
                continue
            group = (None if row[LEVEL] == "National" else row[REGION], row[PERIOD], self.codes(row, by))
            what = f"{name}: {row[LEVEL]}, {' '.join(map(str, group))}"
            if group in seen:
                self.fault(f"{what}: twice")
            seen[group] = row[column]
            self.total(what, row[column], true.get(group), group in unknown, rounded, small_held_back)
            if small_held_back and not rounded and number(row[column]) is not None and (held_back[group] == 1 or is_small(row[column])):
                self.fault(f"{what}: small, or tells the only number in it that is held back")
            self.compared[name] += 1
        if small_held_back and not rounded:
            hidden = Counter((None, *group[1:]) for group, cell in seen.items() if group[0] and cell == "c")
            for group in hidden:
                if hidden[group] == 1 and number(seen.get(group, "")) is not None:
                    self.fault(f"{name}: {' '.join(map(str, group))}: tells the only region that is held back")
        apart = [at for at, one in enumerate(by) if one in NEVER_ADDED]
        for group in sorted(set(true) - set(seen), key=str):
            broken_down = sum(code != TOTAL for at, code in enumerate(group[2]) if at not in apart)
            if broken_down <= 1 and all(group[2][at] != TOTAL for at in apart):
                self.fault(f"{name}: no row for {' '.join(map(str, group))}")
                break

    def other_filters(self, table, by):
        """The filters of a table that a measure is not broken down by, as its meta has them."""
        meta = rows_of(self.out / "data" / f"{table}.meta.csv")
        return [row["col_name"] for row in meta if row["col_type"] == "Filter" and row["col_name"] not in by]

    def total(self, what, cell, true, unknown, rounded, small_held_back):
        found, true = number(cell), true or Decimal(0)
        if found is None:
            # What rests on something unknown is unknown; what is small may be held back.
            if cell in ("c", "low") and (small_held_back or rounded):
                self.held_back += 1
            elif not (cell in ("x", "z") and (unknown or not true)):
                self.fault(f"{what}: {cell!r} and not {true}")
        elif rounded:
            if found % rounded or abs(found - true) * 2 > rounded:
                self.fault(f"{what}: {found} is not {true} to the nearest {rounded}")
        elif found != true:
            self.fault(f"{what}: {found} and not {true}")


def sums_of(region, period, answers):
    """The sums that an entry is part of: of the nation and its region, with Total for any part of its break-down."""
    for place in {None, region}:
        for codes in itertools.product(*((TOTAL, answer) for answer in answers)):
            yield place, period, codes


def is_small(text):
    found = number(text)
    return found is not None and found in SMALL


def as_text(value):
    """A number as one text, however many noughts it is written with; a symbol as these tables write it."""
    found = number(value)
    if found is None:
        return {None: NOT_KNOWN, "z": NOT_KNOWN, "k": "low"}.get(value, value)
    return f"{found.normalize():f}"


def main(out, folder):
    judge = Judge(Path(out), Path(folder))
    if not judge.returns:
        judge.fault("no return counts")
    for measure in MEASURES:
        judge.measure(*measure)
    for name, *_ in MEASURES:
        if not judge.compared[name]:
            judge.fault(f"{name}: nothing was compared")
    for fault in judge.faults[:40]:
        print(f"{Path(out).name}: {fault}")
    print(
        f"{Path(out).name}: {len(judge.returns)} returns, {len(MEASURES)} measures, {sum(judge.compared.values())} values compared, "
        f"{judge.held_back} held back, {len(judge.faults)} faults"
    )
    return bool(judge.faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
