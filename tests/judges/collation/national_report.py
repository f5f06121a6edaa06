"""The national report tells the totals of the national data: what it tells of a group of totals of England, it tells of all of them that
are not nought, as the tables have them; and DuckDB adds the facts, from CSV and from Parquet, to the same.

    national_report.py OUT
"""

import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import html5lib

SYMBOLS = {"c", "z", "x", "low", "u"}
TOTAL = "Total"
# What DuckDB adds: a table of facts, its amount (or how many there are), and the totals that should come of it.
SUMS = [
    ("finance_income", "amount_actual", ("Paid in", "Kind of income")),
    ("commissioning_services", None, ("Services", "Whether they list evidence of impact")),
]


def tables(page):
    """Every table of the page: the words of its caption and its rows of cells."""
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    for table in tree.iter("table"):
        caption = " ".join("".join(table.find("caption").itertext()).split())
        rows = [[" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
        yield caption, rows


def printed(value, money):
    """How a report may print a number: to the penny or the pound, a share with one decimal, a count with commas."""
    number = Decimal(value)
    if money:
        ways = {f"£{number:,.2f}", f"£{number:,.0f}" if number == number.to_integral() else f"£{number:,.2f}"}
        return {way.replace("£-", "-£") for way in ways} | ways
    plain = f"{number:,f}"
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return {plain, short, plain + "%", short + "%"}


def sides(out, name):
    yield "CSV", f"read_csv('{out}/data/{name}.csv', all_varchar=true, header=true)"
    yield "Parquet", f"'{out}/data/{name}.parquet'"


def main(out):
    out = Path(out)
    faults = []
    cells = {}
    for _, rows in tables(out / "report" / "national-report.html"):
        for row in rows:
            if row:
                cells.setdefault(row[0].lower(), set()).update(row[1:])
    everything = set().union(*cells.values()) if cells else set()
    groups = {}
    base = duckdb.connect()
    for name, column, money in [("totals_money", "amount", True), ("totals_counts", "number", False)]:
        query = f"select measure, breakdown, category, {column} from read_csv('{out}/data/{name}.csv', all_varchar=true, header=true) where geographic_level = 'National'"
        for measure, breakdown, category, value in base.sql(query).fetchall():
            # A sum of all may head a column, or stand in a sentence.
            if category == TOTAL or value in SYMBOLS or not Decimal(value):
                continue
            ways = printed(value, money)
            # Beside its own words where a table has them as its first column, anywhere else where they head a column.
            beside = cells.get(category.lower(), set())
            is_told = bool(ways & beside or ways & everything)
            groups.setdefault((name, measure, breakdown), []).append((is_told, category, value))
    told = 0
    for (name, measure, breakdown), rows in groups.items():
        # Numbers of one group that stand in the report by chance make no group that is told.
        if sum(is_told for is_told, _, _ in rows) * 2 <= len(rows):
            print(f"not in the report: {measure}, {breakdown}")
            continue
        told += len(rows)
        for is_told, category, value in rows:
            if not is_told:
                faults.append(f"{name}: {measure}, {breakdown}, {category} is {value}, and no table of the report says so")
    for name, column, (measure, breakdown) in SUMS:
        totals, amount = ("totals_money", "amount") if column else ("totals_counts", "number")
        total = base.sql(
            f"select sum({amount}::decimal(18,2)) from read_csv('{out}/data/{totals}.csv', all_varchar=true, header=true) where "
            f"geographic_level = 'National' and measure = '{measure}' and breakdown = '{breakdown}' and category <> '{TOTAL}'"
        ).fetchall()[0][0]
        for side, source in sides(out, name):
            what = f"sum(try_cast({column} as decimal(18,2)))" if column else "count(*)"
            facts = base.sql(f"select {what} from {source}").fetchall()[0][0]
            if facts != total:
                faults.append(f"{name} ({side}): the facts come to {facts}, the total is {total}")
    print(f"{out}: {told} totals of England looked up in the report, {len(SUMS)} sums of facts from CSV and Parquet, {len(faults)} faults")
    for fault in faults:
        print(fault)
    if not told:
        faults.append("no total")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
