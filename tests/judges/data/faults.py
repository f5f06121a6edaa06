"""Faults planted in good data: each judge of this folder must refuse what it is there for.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds data, data.xlsx, public.json and full.json of one return, its report.html and report.pdf, and schema.json.
"""

import json
import re
import sys

from planting import BIN, TESTS, book, judge, run, text

def amount(data):
    return data.replace(b"92000.00", b"92001.00", 1)


def first(sheet, value):
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == value)


def private_note(data):
    """As if a sentence that stands in the files were a note for the partnership alone."""
    tree = json.loads(data)
    tree["finance"]["income"][0]["notes_private"] = "The financial year, as the department writes it"
    return json.dumps(tree).encode("utf-8")


def pound_more(data):
    tree = json.loads(data)
    totals = tree["finance"]["totals"]
    totals["income_actual"] = f"{float(totals['income_actual']) + 1:.2f}"
    return json.dumps(tree).encode("utf-8")


def held_back(data):
    """Holds back every count of more than a hundred, as if the report had been made before."""
    return re.sub(rb'(":)[1-9]\d{2,}([,}])', rb'\1"c"\2', data)


def part_left_out(data):
    tree = json.loads(data)
    tree.pop("governance")
    return json.dumps(tree).encode("utf-8")


JUDGES = {
    "every number printed": lambda at: judge(
        "every_number_printed.py", at("schema.json"), at("public.json"), at("full.json"), at("report.html"), at("report.pdf")
    ),
    "check-jsonschema": lambda at: [f"{BIN}/check-jsonschema", "--schemafile", at("schema.json"), at("full.json")],
    "ajv": lambda at: ["node", f"{TESTS}/judges/data/json_schema.mjs", at("schema.json"), at("full.json")],
    "beside the report": lambda at: judge("beside_the_report.py", at("data"), at("data.xlsx"), at("public.json"), at("full.json")),
}
PLANTS = [
    ("every number printed", "a pound more in the public data than in the report", "public.json", pound_more),
    ("every number printed", "a number in the report that the public data hold back", "public.json", held_back),
    ("check-jsonschema", "a part left out", "full.json", part_left_out),
    ("ajv", "a part left out", "full.json", part_left_out),
    ("beside the report", "another amount in the canonical data", "data/return.json", amount),
    ("beside the report", "another amount in a table", "data/finance_income.csv", amount),
    ("beside the report", "a formula in a table", "data/partnership.csv", text(r"\r\n202627,", "\r\n=1+1,")),
    ("beside the report", "a column that nothing describes", "data/meta.csv", text(r"\r\nfinance_income,amount_actual,[^\r]*", "")),
    ("beside the report", "an amount rounded in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.cell(*first(sheet, 92000), 92001), "finance_income")),
    ("beside the report", "an amount as words in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.cell(*first(sheet, 92000), "92000.00"), "finance_income")),
    ("beside the report", "a formula in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.cell(8, 1, "=1+1"), "finance_income")),
    ("beside the report", "cells merged in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.merge_cells("A1:B1"), "finance_income")),
    ("beside the report", "a sheet hidden", "data.xlsx", book(lambda sheet: setattr(sheet, "sheet_state", "hidden"), "finance_income")),
    ("beside the report", "a private note in a table", "full.json", private_note),
]

if __name__ == "__main__":
    sys.exit(run(JUDGES, PLANTS, *sys.argv[1:]))
