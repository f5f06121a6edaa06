"""The sums of the national data, to the penny: worked out again from the canonical data of every return that counts, by key, and compared
with the facts of each table and with the totals of England and its regions.

    national_sums.py OUT INPUT_DIR

OUT is what collate wrote for INPUT_DIR, in which every return that counts must be a file of JSON, alone or in a zip archive. Nothing of the
tool is used: which files count is read from OUT/register.csv, which region an authority is in from schema/areas, codes and their words from
the schema.
"""

import csv
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[3] / "schema"
# Names that collate gives to what every table and the register have.
FILE, STATUS, COUNTS = "file", "status", "counts"
PERIOD, LEVEL, REGION = "time_period", "geographic_level", "region_code"
RETURNS, WITHOUT, TOTAL = "returns", "returns_without", "Total"
# What stands for a number that is not known; in facts, "does not apply" is not told apart from it.
NOT_KNOWN, HELD_BACK = "x", "c"
# Numbers of children that are never shown, and to what totals of children are rounded.
SMALL, ROUNDED = range(1, 6), 10


def rounded(number, step):
    """To the nearest, halves up."""
    return (Decimal(number) + Decimal(step) / 2) // step * step if step > 1 else Decimal(number)


def near(count):
    """What a count that is held back must be able to be: any small one, or one as far off where it stands beside a small one."""
    return SMALL if count in SMALL else range(int(count) - 4, int(count) + 5)


# ---- what stands in the canonical data

def way(*keys):
    """The list at a way, or the one thing there is as a list of one; None where nothing is given."""

    def entries(one):
        for key in keys:
            one = (one or {}).get(key)
        return one if one is None or isinstance(one, list) else [one]

    return entries


INCOME, SPENDING, IN_KIND = way("finance", "income"), way("finance", "spending"), way("finance", "in_kind")
RESERVES, SUFFICIENCY = way("finance", "reserves"), way("finance", "core_functions")
NEEDS, SERVICES, FINDINGS = way("needs", "needs"), way("commissioning", "services"), way("scrutiny", "findings")
AGREEMENTS, RAPID_REVIEWS = way("information_sharing", "agreements"), way("learning", "rapid_reviews")
PRACTICE_REVIEWS, ENGAGEMENTS = way("learning", "practice_reviews"), way("voice", "engagements")
BODIES, PRIORITIES = way("partnership", "bodies"), way("priorities", "priorities")


def responses(one):
    return [answer for finding in FINDINGS(one) or [] for answer in finding.get("responses", [])]


def indicator_years(one):
    values = way("indicators", "values")(one) or []
    return [{**year, "code": value["code"], "authority": value.get("authority")} for value in values for year in value.get("years", [])]


# Facts, a measure a line: its name, the table, the column (None: a row is one), the columns it is compared by with the key of the entry that
# says the same, the entries, the key of the value, and whether it counts children, so that small numbers are held back.
FACTS = [
    ("income", "finance_income", "amount_actual", {"category": "category", "paid_by": "paid_by"}, INCOME, "amount_actual", False),
    ("income budgeted", "finance_income", "amount_budget", {"category": "category"}, INCOME, "amount_budget", False),
    ("income last year", "finance_income", "amount_last_year", {"category": "category"}, INCOME, "amount_last_year", False),
    ("spending", "finance_spending", "actual", {"ledger": "ledger", "core_function": "core_function", "nature": "nature"}, SPENDING, "actual", False),
    ("spending planned", "finance_spending", "budget", {"ledger": "ledger", "core_function": "core_function"}, SPENDING, "budget", False),
    ("in kind", "finance_in_kind", "value_estimate", {"core_function": "core_function"}, IN_KIND, "value_estimate", False),
    ("reserves at the start", "finance", "reserves_opening", {}, RESERVES, "opening", False),
    ("reserves at the end", "finance", "reserves_closing", {}, RESERVES, "closing", False),
    ("sufficiency", "finance_core_functions", None, {"core_function": "core_function", "judgement": "judgement"}, SUFFICIENCY, None, False),
    ("needs", "needs_needs", None, {"theme": "theme", "status": "status"}, NEEDS, None, False),
    ("services", "commissioning_services", None, {"kind": "kind", "decision": "decision"}, SERVICES, None, False),
    ("findings", "scrutiny_findings", None, {"kind": "kind", "severity": "severity"}, FINDINGS, None, False),
    ("responses", "scrutiny_findings_responses", None, {"position": "position"}, responses, None, False),
    ("agreements", "information_sharing_agreements", None, {"tier": "tier"}, AGREEMENTS, None, False),
    ("rapid reviews", "learning_rapid_reviews", None, {"decision": "decision"}, RAPID_REVIEWS, None, False),
    ("practice reviews", "learning_practice_reviews", None, {}, PRACTICE_REVIEWS, None, False),
    ("indicator counts", "indicators_values_years", "count", {"values_code": "code"}, indicator_years, "count", True),
    ("indicator numerators", "indicators_values_years", "numerator", {"values_code": "code"}, indicator_years, "numerator", True),
    ("indicator denominators", "indicators_values_years", "denominator", {"values_code": "code"}, indicator_years, "denominator", True),
]


# ---- what one return adds to a total: by code, or nothing where it cannot be told

def added(entries, code, value=None, where=lambda entry: True):
    """Entries added up by a code of theirs: one each, or a value. A code with a value that is not known has None."""

    def of(one):
        found = entries(one)
        if found is None or any(code(entry, one) is None for entry in found):
            return None
        sums = {}
        for entry in filter(where, found):
            amount = Decimal(1) if value is None else number(entry.get(value))
            before = sums.get(code(entry, one), Decimal(0))
            sums[code(entry, one)] = None if amount is None or before is None else before + amount
        return sums

    return of


def key(*names):
    def code(entry, _):
        for name in names:
            entry = (entry or {}).get(name)
        return entry

    return code


STATUTORY = ("local_authority", "icb", "police")


def kind_of(body, one):
    kind = next((own["kind"] for own in BODIES(one) or [] if own["id"] == body), None)
    return kind if kind in STATUTORY else "others"


def paid_for(line, one):
    """The kind of the partner an amount was paid by, or for where another body paid."""
    return kind_of(line.get("on_behalf_of") or line.get("paid_by"), one)


def given_by(gift, one):
    return kind_of(gift["given_by"], one) if gift.get("given_by") else None


def all_or_nothing(of):
    """Nothing is told of any code while one of them is not known."""

    def all_of(one):
        sums = of(one)
        return None if sums is None or None in sums.values() else sums

    return all_of


def reserves(one):
    return {end: number(((one.get("finance") or {}).get("reserves") or {}).get(end)) for end in ("opening", "closing")}


def judged(judgement):
    """One where the money for a core function was judged so, nought where otherwise; not known where it was not judged."""

    def of(one):
        found = SUFFICIENCY(one)
        if found is None:
            return None
        known = {own["core_function"]: own.get("judgement") for own in found if own.get("core_function")}
        return {code: None if known.get(code) is None else Decimal(known[code] == judgement) for code in CODES["core_function"].values()}

    return of


def answers(kinds):
    """The last answer of each body that a concern or risk was addressed to, or that answered it."""

    def of(one):
        found = FINDINGS(one)
        if found is None:
            return None
        sums = Counter()
        for finding in found:
            last = {answer["body"]: answer["position"] for answer in finding.get("responses", [])}
            if finding["kind"] != "strength":
                sums.update(last.get(body, "unanswered") for body in {*finding.get("addressed_to", []), *last} if kind_of(body, one) in kinds)
        return {position: Decimal(times) for position, times in sums.items()}

    return of


def has(name, answer):
    return lambda entry: entry.get(name) == answer


def concern(finding):
    return finding.get("kind") != "strength"


PARTNERS = {"Councils": "local_authority", "Integrated care boards": "icb", "Police": "police", "Others": "others"}
ENDS = {"At the start of the year": "opening", "At the end of the year": "closing"}
POSITIONS = {"Accepted": "accept", "Accepted in part": "part", "Not accepted": "reject", "Not answered": "unanswered"}
OWN, PLANNED = "Spent from the partnerships’ own budgets", "Planned spending from the partnerships’ own budgets"
BY_PARTNERS, AGREED = "Spent by partners from their own budgets", "Data-sharing agreements"

# Totals, a measure a line: the table, topic, measure and breakdown as its rows have them, the list or type its categories come from, or their
# words, and what one return adds.
TOTALS = [
    ("totals_money", "Money", "Paid in", "Kind of income", "income_category", added(INCOME, key("category"), "amount_actual")),
    ("totals_money", "Money", "Paid in", "Kind of partner", PARTNERS, all_or_nothing(added(INCOME, paid_for, "amount_actual"))),
    ("totals_money", "Money", "Paid in the year before", "Kind of partner", PARTNERS, all_or_nothing(added(INCOME, paid_for, "amount_last_year"))),
    ("totals_money", "Money", "Given in kind, estimated", "Kind of partner", PARTNERS, added(IN_KIND, given_by, "value_estimate")),
    ("totals_money", "Money", OWN, "Core function", "core_function", all_or_nothing(added(SPENDING, key("core_function"), "actual", has("ledger", "a")))),
    ("totals_money", "Money", OWN, "What was bought", "expenditure_nature", all_or_nothing(added(SPENDING, key("nature"), "actual", has("ledger", "a")))),
    ("totals_money", "Money", PLANNED, "Core function", "core_function", added(SPENDING, key("core_function"), "budget", has("ledger", "a"))),
    ("totals_money", "Money", BY_PARTNERS, "Core function", "core_function", added(SPENDING, key("core_function"), "actual", has("ledger", "b"))),
    ("totals_money", "Money", "In reserve", "When", ENDS, reserves),
    ("totals_counts", "Money", "Returns that call the money enough", "Core function", "core_function", judged("sufficient")),
    ("totals_counts", "Money", "Returns that call the money stretched", "Core function", "core_function", judged("stretched")),
    ("totals_counts", "Money", "Returns that call the money not enough", "Core function", "core_function", judged("insufficient")),
    ("totals_counts", "Needs", "Needs that are met", "Theme", "need_theme", added(NEEDS, key("theme"), None, has("status", "met"))),
    ("totals_counts", "Needs", "Needs that are partly met", "Theme", "need_theme", added(NEEDS, key("theme"), None, has("status", "partly_met"))),
    ("totals_counts", "Needs", "Needs that are not met", "Theme", "need_theme", added(NEEDS, key("theme"), None, has("status", "unmet"))),
    ("totals_counts", "Services", "Services", "Evidence of impact", "Strength", added(SERVICES, key("impact", "strength"))),
    ("totals_counts", "Services", "Services", "Decision", "ServiceDecision", added(SERVICES, key("decision"))),
    ("totals_counts", "Priorities", "Priorities", "Progress", "Progress", added(PRIORITIES, key("progress"))),
    ("totals_counts", "Scrutiny", "Findings of independent scrutiny", "Kind", "FindingKind", added(FINDINGS, key("kind"))),
    ("totals_counts", "Scrutiny", "Concerns and risks", "Severity", "Severity", added(FINDINGS, key("severity"), None, concern)),
    ("totals_counts", "Scrutiny", "Answers of councils to concerns and risks", "Answer", POSITIONS, answers(["local_authority"])),
    ("totals_counts", "Scrutiny", "Answers of integrated care boards to concerns and risks", "Answer", POSITIONS, answers(["icb"])),
    ("totals_counts", "Scrutiny", "Answers of police forces to concerns and risks", "Answer", POSITIONS, answers(["police"])),
    ("totals_counts", "Scrutiny", "Answers of other bodies to concerns and risks", "Answer", POSITIONS, answers(["others"])),
    ("totals_counts", "Information sharing", AGREED, "Whether structured", "YesPartlyNo", added(AGREEMENTS, key("structured", "answer"))),
    ("totals_counts", "Information sharing", AGREED, "Whether formalised", "YesPartlyNo", added(AGREEMENTS, key("formalised", "answer"))),
    ("totals_counts", "Information sharing", AGREED, "Whether working in practice", "YesPartlyNo", added(AGREEMENTS, key("operating", "answer"))),
    ("totals_counts", "Learning", "Rapid reviews", "Decision", "ReviewDecision", added(RAPID_REVIEWS, key("decision"))),
    ("totals_counts", "Voice", "Times children or families were heard", "Kind", "engagement_kind", added(ENGAGEMENTS, key("kind"))),
    ("totals_counts", "Voice", "Times children or families were heard", "Heard by", "HeardBy", added(ENGAGEMENTS, key("by"))),
]
# The table of the indicators, with the columns of its numbers.
INDICATORS, INDICATOR, COUNT, PERCENTAGE = "totals_indicators", "indicator", "number", "percentage"


# ---- reading

def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_return(folder, name):
    """A return by the name the register gives its file; `sent.zip!inner/return.json` stands in an archive."""
    outer, *inner = name.split("!")
    if not inner:
        return json.loads((folder / outer).read_bytes(), parse_float=Decimal)
    with zipfile.ZipFile(folder / outer) as archive:
        return json.loads(archive.read(inner[0]), parse_float=Decimal)


def codes_by_label():
    """For each list and type of the form, its codes by their words."""
    known = {}
    for path in (SCHEMA / "lists").glob("*.csv"):
        known[path.stem] = {row["label"]: row["code"] for row in rows_of(path)}
    for name, one in json.loads((SCHEMA / "annual-return.schema.json").read_bytes())["$defs"].items():
        if "x-labels" in one:
            known[name] = dict(zip(one["x-labels"], one["enum"]))
    return known


CODES = codes_by_label()
REGION_OF = {row["dfe_code"]: row["region_code"] for row in rows_of(SCHEMA / "areas" / "local_authorities.csv")}


def region_of(one):
    """The region of a partnership, where all its councils are in one."""
    found = {REGION_OF.get(str(body.get("code"))) for body in BODIES(one) or [] if body["kind"] == "local_authority"}
    return found.pop() if len(found) == 1 else None


def number(value):
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else None


def as_text(value):
    """A number as one text, however many noughts it is written with; a symbol as these tables write it."""
    found = number(value)
    if found is None:
        return {None: NOT_KNOWN, "": NOT_KNOWN, "z": NOT_KNOWN, "k": "low"}.get(value, value)
    return f"{found.normalize():f}"


def period_of(entry, one):
    return (entry.get("period") or one["reporting_year"]).replace("-", "")


# ---- comparing

class Judge:
    def __init__(self, out, folder):
        self.data, self.faults = out / "data", []
        self.compared, self.held_back, self.not_judged = Counter(), 0, set()
        self.returns, self.region, self.tables = {}, {}, {}
        for row in rows_of(out / "register.csv"):
            if row[STATUS] != COUNTS:
                continue
            try:
                self.returns[row[FILE]] = read_return(folder, row[FILE])
                self.region[row[FILE]] = region_of(self.returns[row[FILE]])
            except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
                self.fault(f"{row[FILE]}: counts, and is no JSON that can be read: {type(error).__name__}")
        self.areas = [None, *sorted({region for region in self.region.values() if region})]

    def fault(self, text):
        self.faults.append(text)

    def table(self, name, *columns):
        """The rows of a table; a fault where it is not there or has no such columns."""
        if name not in self.tables:
            path = self.data / f"{name}.csv"
            self.tables[name] = rows_of(path) if path.exists() else []
        rows = self.tables[name]
        missing = set(columns) - set(rows[0] if rows else ())
        if missing:
            self.fault(f"{name}: " + (f"no {', '.join(sorted(missing))}" if rows else "no such table"))
            return None
        return rows

    def counts_children(self, by, codes):
        """Whether a group is of children: the catalogue says which indicators count something else, vacant posts say."""
        known = {row["code"]: row["child_level"] for row in rows_of(SCHEMA / "lists" / "indicators.csv")}
        return "values_code" not in by or all(known.get(code) == "yes" for code in codes)

    def facts(self, name, table, column, by, entries, value, small_held_back):
        wanted, found = defaultdict(list), defaultdict(list)
        for file, one in self.returns.items():
            for entry in entries(one) or []:
                group = (file, period_of(entry, one), tuple(entry.get(inner) or "" for inner in by.values()))
                wanted[group].append(1 if value is None else entry.get(value))
        if not wanted and not (self.data / f"{table}.csv").exists():
            return
        rows = self.table(table, FILE, PERIOD, *([column] if column else []))
        for row in rows or []:
            # A column without a cell is left out of a table.
            group = (row[FILE], row[PERIOD], tuple(row.get(one, "") for one in by))
            found[group].append(1 if column is None else row[column])
        for group in sorted({*wanted, *found}) if rows is not None else ():
            if group[0] not in self.returns:
                self.fault(f"{name}: facts of {group[0]!r}, which does not count")
                continue
            want, got = Counter(map(as_text, wanted[group])), Counter(map(as_text, found[group]))
            over, under = got - want, want - got
            hidden = over.pop(HELD_BACK, 0) if small_held_back else 0
            self.held_back += hidden
            self.compared[name] += sum(want.values())
            if over or sum(under.values()) != hidden:
                self.fault(f"{name}: {group}: {dict(over)} and not {dict(under)}")
            if small_held_back and self.counts_children(by, group[2]) and any(is_small(cell) for cell in got):
                self.fault(f"{name}: {group}: a small number is shown")

    def totals(self, table, topic, measure, breakdown, categories, of):
        name = f"{topic}, {measure}, {breakdown}"
        value = "amount" if table == "totals_money" else "number"
        rows = self.table(table, LEVEL, "topic", "measure", "breakdown", "category", value, RETURNS, WITHOUT)
        codes = CODES[categories] if isinstance(categories, str) else categories
        wanted = {}
        for area in self.areas:
            own = [of(self.returns[file]) for file, region in self.region.items() if area in (None, region)]
            for label, code in codes.items():
                wanted[area, label] = total([None if sums is None else sums.get(code, Decimal(0)) for sums in own])
            wanted[area, TOTAL] = total([None if sums is None or None in sums.values() else sum(sums.values(), Decimal(0)) for sums in own])
        seen = set()
        for row in rows or []:
            if (row["topic"], row["measure"], row["breakdown"]) != (topic, measure, breakdown):
                continue
            area = row[REGION] or None
            seen.add((area, row["category"]))
            sums, returns, without = wanted.get((area, row["category"]), (None, 0, 0))
            said = (number(row[value]), row[RETURNS], row[WITHOUT])
            if said != (sums, str(returns), str(without)) or (sums is None and row[value] != NOT_KNOWN):
                self.fault(f"{name}, {area or 'England'}, {row['category']}: {row[value]} of {row[RETURNS]} returns and not {sums} of {returns}")
            self.compared[name] += 1
        left_out = [group for group in wanted if group not in seen and group[1] != TOTAL]
        if left_out and rows is not None:
            self.fault(f"{name}: no total for {left_out[0][0] or 'England'}, {left_out[0][1]}")

    def other_totals(self):
        """Which totals there are that this judge has no sum for."""
        known = {line[1:4] for line in TOTALS}
        for name in sorted({line[0] for line in TOTALS}):
            self.not_judged |= {(row["topic"], row["measure"], row["breakdown"]) for row in self.tables.get(name) or []} - known

    def indicators(self):
        """The indicators that returns give by authority, over the authorities of England and of each region, for the year reported on."""
        rows = self.table(INDICATORS, LEVEL, INDICATOR, COUNT, PERCENTAGE)
        known = {row["code"]: row for row in rows_of(SCHEMA / "lists" / "indicators.csv")}
        true, hidden, shown = defaultdict(list), Counter(), Counter()
        for file, one in self.returns.items():
            code_of = {body["id"]: str(body.get("code")) for body in BODIES(one) or []}
            for year in indicator_years(one):
                council = code_of.get(year["authority"])
                if period_of(year, one) == one["reporting_year"].replace("-", "") and council in REGION_OF:
                    for area in (None, REGION_OF[council]):
                        true[year["code"], area].append(year)
        facts = self.table("indicators_values_years", FILE, PERIOD, "values_code", "count", REGION) or []
        for row in facts:
            one = self.returns.get(row[FILE])
            if one and row[PERIOD] == one["reporting_year"].replace("-", "") and row["count"] == HELD_BACK and one.get("data_form") == "full":
                for area in (None, row[REGION]):
                    hidden[row["values_code"], area] += 1
            elif one and row[PERIOD] == one["reporting_year"].replace("-", ""):
                for area in (None, row[REGION]):
                    shown[row["values_code"], area] += number(row["count"]) or 0
        for row in rows or []:
            group, one = (row[INDICATOR], row[REGION] or None), known.get(row[INDICATOR])
            if one is None or group not in true:
                continue
            what = f"indicator {group[0]}, {group[1] or 'England'}"
            counts = [number(year.get("count")) for year in true[group]]
            if one["unit"] in ("children", "events") and any(count is not None for count in counts):
                self.count(what, row[COUNT], sum(count for count in counts if count is not None), one["child_level"] == "yes", hidden[group], shown[group])
            if one["unit"] == "percent":
                pairs = [(number(year.get("numerator")), number(year.get("denominator"))) for year in true[group]]
                pairs = [pair for pair in pairs if None not in pair]
                if pairs and sum(below for _, below in pairs):
                    self.share(what, row[PERCENTAGE], sum(above for above, _ in pairs), sum(below for _, below in pairs))

    def count(self, what, cell, true, of_children, hidden, shown):
        found = number(cell)
        self.compared["indicators"] += 1
        if found is None:
            self.held_back += 1
            if cell != HELD_BACK or not of_children:
                self.fault(f"{what}: {cell!r} and not {true}")
        elif of_children:
            # Where the nearest 10 would tell what is held back, a total is rounded further.
            steps = [step for step in (ROUNDED, 100, 1000) if rounded(true, step) == found]
            if not steps or (steps[0] > ROUNDED and not hidden):
                self.fault(f"{what}: {found} is not {true} to the nearest {ROUNDED}")
            # Whoever knows the rest of a total must not learn from it what alone is held back.
            elif hidden == 1 and not any(all(rounded(shown + one, step) == found for one in near(true - shown)) for step in steps):
                self.fault(f"{what}: tells the only number in it that is held back")
        elif found != true:
            self.fault(f"{what}: {found} and not {true}")

    def share(self, what, cell, above, below):
        found = number(cell)
        self.compared["indicators"] += 1
        true = above * 100 / below
        if found is None:
            self.held_back += 1
            if cell != HELD_BACK:
                self.fault(f"{what}: {cell!r} and not {true:.1f}")
            return
        # It may be of rounded numbers, where the exact ones would tell too much.
        steps = [step for step in (1, ROUNDED, 100, 1000) if step == 1 or below >= 20 * step]
        ways = [rounded(above, one) * 100 / rounded(below, other) for one in steps for other in steps if rounded(below, other)]
        if all(abs(found - way) > Decimal("0.05") for way in ways):
            self.fault(f"{what}: {found} and not {true:.2f}")


def total(numbers):
    """What is known of some numbers: their sum, of how many, and how many are not known."""
    known = [one for one in numbers if one is not None]
    return (sum(known, Decimal(0)) if known else None), len(known), len(numbers) - len(known)


def is_small(text):
    found = number(text)
    return found is not None and found in SMALL


def main(out, folder):
    judge = Judge(Path(out), Path(folder))
    if not judge.returns:
        judge.fault("no return counts")
    for measure in FACTS:
        judge.facts(*measure)
    for measure in TOTALS:
        judge.totals(*measure)
    judge.other_totals()
    judge.indicators()
    names = [line[0] for line in FACTS] + [", ".join(line[1:4]) for line in TOTALS] + ["indicators"]
    for name in names:
        if not judge.compared[name]:
            judge.fault(f"{name}: nothing was compared")
    for fault in judge.faults[:40]:
        print(f"{Path(out).name}: {fault}")
    for topic, measure, breakdown in sorted(judge.not_judged):
        print(f"{Path(out).name}: no sum here for {topic}, {measure}, {breakdown}")
    print(
        f"{Path(out).name}: {len(judge.returns)} returns, {len(names)} measures, {sum(judge.compared.values())} values compared, "
        f"{judge.held_back} held back, {len(judge.faults)} faults"
    )
    return bool(judge.faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
