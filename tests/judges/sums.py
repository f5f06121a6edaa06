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
# Columns by which rows are told apart and that are no break-down of a measure.
FILE, STATUS, COUNTS, PERIOD, LEVEL, REGION, DICTIONARY, ROUNDED = (
    "file", "status", "counts", "time_period", "geographic_level", "region_code", "dictionary", "rounded_to"
)


# ---- what is compared: a table, its columns, and where the same stands in the canonical data

def at(*keys):
    """What stands at a way: the entries of a list, or the one thing there is."""

    def entries(one):
        for key in keys:
            one = (one or {}).get(key)
        return one if isinstance(one, list) else [one] if one else []

    return entries


def income(one):
    kinds = {body["id"]: body["kind"] for body in at("partnership", "bodies")(one)}
    return [{**line, "payer_kind": kinds.get(line.get("paid_by"))} for line in at("finance", "income")(one)]


def responses(one):
    """A response a body; a finding nobody answered has none."""
    return [answer for finding in at("scrutiny", "findings")(one) for answer in finding.get("responses", [])]


def indicator_years(one):
    return [{**year, "code": value["code"]} for value in at("indicators", "values")(one) for year in value.get("years", [])]


# name, table, column, {column of the table: (key of the entry, list or type with its labels)}, entries, key of the value (none: each is
# one), whether small numbers are held back
MEASURES = [
    ("income", "finance_income", "amount_actual", {"category": ("category", "income_category"), "payer_kind": ("payer_kind", "BodyKind")}, income, "amount_actual", False),
    ("income budgeted", "finance_income", "amount_budget", {"category": ("category", "income_category")}, income, "amount_budget", False),
    ("spending", "finance_spending", "actual", {"ledger": ("ledger", "Ledger"), "core_function": ("core_function", "core_function"), "nature": ("nature", "expenditure_nature")}, at("finance", "spending"), "actual", False),
    ("spending budgeted", "finance_spending", "budget", {"ledger": ("ledger", "Ledger"), "core_function": ("core_function", "core_function")}, at("finance", "spending"), "budget", False),
    ("in kind", "finance_in_kind", "value_estimate", {"core_function": ("core_function", "core_function")}, at("finance", "in_kind"), "value_estimate", False),
    ("reserves opening", "finance_reserves", "opening", {}, at("finance", "reserves"), "opening", False),
    ("reserves closing", "finance_reserves", "closing", {}, at("finance", "reserves"), "closing", False),
    ("sufficiency", "finance_core_functions", "judgements", {"core_function": ("core_function", "core_function"), "judgement": ("judgement", "Sufficiency")}, at("finance", "core_functions"), None, False),
    ("needs", "needs", "needs", {"theme": ("theme", "need_theme"), "status": ("status", "NeedStatus")}, at("needs", "needs"), None, False),
    ("services", "services", "services", {"kind": ("kind", "ServiceKind")}, at("commissioning", "services"), None, False),
    ("findings", "scrutiny_findings", "findings", {"kind": ("kind", "FindingKind"), "severity": ("severity", "Severity")}, at("scrutiny", "findings"), None, False),
    ("responses", "scrutiny_responses", "responses", {"position": ("position", "Position")}, responses, None, False),
    ("agreements", "agreements", "agreements", {"tier": ("tier", "Tier")}, at("information_sharing", "agreements"), None, False),
    ("rapid reviews", "rapid_reviews", "reviews", {"decision": ("decision", "ReviewDecision")}, at("learning", "rapid_reviews"), None, False),
    ("practice reviews", "practice_reviews", "reviews", {}, at("learning", "practice_reviews"), None, False),
    ("indicator counts", "indicators", "count", {"indicator": ("code", "indicators")}, indicator_years, "count", True),
    ("indicator numerators", "indicators", "numerator", {"indicator": ("code", "indicators")}, indicator_years, "numerator", True),
    ("indicator denominators", "indicators", "denominator", {"indicator": ("code", "indicators")}, indicator_years, "denominator", True),
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


def regions_of(one, region):
    """The region of a partnership, where its councils have one."""
    found = {region.get(str(body.get("code"))) for body in at("partnership", "bodies")(one) if body["kind"] == "local_authority"}
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
            if row[STATUS].lower() == COUNTS:
                try:
                    self.returns[row[FILE]] = read_return(folder, row[FILE])
                    self.region[row[FILE]] = regions_of(self.returns[row[FILE]], region)
                except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
                    self.faults.append(f"{row[FILE]}: counts, and is no JSON that can be read: {type(error).__name__}")
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
                codes = tuple(entry.get(inner) for inner, _ in by.values())
                found[file, period_of(entry, one), codes].append(1 if key is None else entry.get(key))
        return found

    def codes(self, row, by):
        """The codes of a row; a label is turned into its code."""
        return tuple(None if row[column] in NOT_GIVEN else self.known[kind].get(row[column], row[column]) for column, (_, kind) in by.items())

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
        self.facts(name, [row for row in rows if row[FILE]], column, by, wanted, small_held_back)
        self.totals(name, table, [row for row in rows if not row[FILE]], column, by, wanted, small_held_back)

    def facts(self, name, rows, column, by, wanted, small_held_back):
        found = defaultdict(list)
        for row in rows:
            if row[column]:
                found[row[FILE], row[PERIOD], self.codes(row, by)].append(row[column])
        for group in sorted({*wanted, *found}, key=str):
            if group[0] not in self.returns:
                self.fault(f"{name}: facts of {group[0]!r}, which does not count")
                continue
            want, got = Counter(map(as_text, wanted.get(group, []))), Counter(map(as_text, found.get(group, [])))
            over, under = got - want, want - got
            # What is not known may be left out of a table.
            under.pop(NOT_KNOWN, None)
            hidden = over.pop("c", 0) if small_held_back else 0
            self.held_back += hidden
            if over or sum(under.values()) != hidden:
                self.fault(f"{name}: {' '.join(map(str, group))}: {dict(over)} and not {dict(under)}")
            self.compared[name] += sum(want.values())

    def totals(self, name, table, rows, column, by, wanted, small_held_back):
        # Of each place, period and break-down, with Total for any part of it: the sum, and whether something in it is not known.
        true, unknown = defaultdict(Decimal), set()
        for (file, period, answers), values in wanted.items():
            known = [number(value) for value in values]
            for place in {None, self.region[file]}:
                for codes in itertools.product(*((TOTAL, answer) for answer in answers)):
                    true[place, period, codes] += sum(value for value in known if value is not None)
                    if None in known:
                        unknown.add((place, period, codes))
        others, seen = self.other_filters(table, by), set()
        for row in rows:
            # A row that is broken down by something else stands for a part of what is summed here.
            if row[column] == "" or any(row[one] != TOTAL for one in others):
                continue
            place = None if row[LEVEL] == "National" else row[REGION]
            group = (place, row[PERIOD], self.codes(row, by))
            if group in seen:
                self.fault(f"{name}: two rows for {' '.join(map(str, group))}")
            seen.add(group)
            what = f"{name}: {row[LEVEL]}, {' '.join(map(str, group))}"
            self.total(what, row[column], true.get(group), group in unknown, self.rounded.get((table, column)), small_held_back)
            self.compared[name] += 1
        of_one = {group for group in true if sum(code != TOTAL for code in group[2]) <= 1}
        for group in sorted(of_one - seen, key=str)[:3]:
            self.fault(f"{name}: no row for {' '.join(map(str, group))}")

    def other_filters(self, table, by):
        """The filters of a table that a measure is not broken down by, as its meta has them."""
        return [row["col_name"] for row in rows_of(self.out / "data" / f"{table}.meta.csv") if row["col_type"] == "Filter" and row["col_name"] not in by]

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
