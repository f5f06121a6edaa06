"""What the department gets from many returns: every table says the same as CSV, as Parquet and in the spreadsheet, every column is described,
and every fact names the file it came from, which is one that counts.

    collated.py OUT

The package is read by frictionless, the tables by DuckDB, the spreadsheets by openpyxl.
"""

import csv
import json
import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
from frictionless import Package

# The names that collate gives to what is asked for here.
FILE, DIGEST, LINE = "file", "digest", "line"
STATUS, COUNTS = "status", "counts"
LEVEL, RETURNS = "geographic_level", "returns"
TABLE, COLUMN, MEANING = "table", "column", "meaning"
EVERY_TABLE = "every table"
SYMBOL = "_symbol"
# Tables of the package that hold no facts.
DICTIONARY = "dictionary"

SYMBOLS = {"c", "z", "x", "low", "k", "u"}
MOST_ROWS = 1_048_576
LONGEST = 300
BEGINS_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def is_number(text):
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None


def table(path, faults):
    """A file of comma-separated values: its columns and rows."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.name}: {type(error).__name__}: {error}")
        return [], []
    if not rows:
        faults.append(f"{path.name}: empty")
        return [], []
    if any(len(row) != len(rows[0]) for row in rows):
        faults.append(f"{path.name}: rows of several lengths")
        return [], []
    if len(set(rows[0])) != len(rows[0]):
        faults.append(f"{path.name}: two columns of one name")
    running = [cell for row in rows for cell in row if BEGINS_A_FORMULA.match(cell) and not is_number(cell)]
    if running:
        faults.append(f"{path.name}: a spreadsheet would run {running[0][:30]!r}")
    return rows[0], rows[1:]


# ---- the package

def package(folder, faults):
    """Every table the package names, by name; nothing else lies in the folder."""
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    report = Package(str(folder / "datapackage.json")).validate()
    for task in report.tasks:
        faults += [f"frictionless: {task.name}: {error.message}" for error in task.errors[:5]]
    faults += [f"frictionless: {error.message}" for error in report.errors[:5]]
    named = {one["path"] for one in [*described["resources"], *described.get("beside", [])]} | {"datapackage.json"}
    there = {path.name for path in folder.iterdir()}
    faults += [f"{name}: in the folder or in the package, not in both" for name in sorted(named ^ there)]
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        if not path.name.endswith(".meta.csv"):
            tables[path.stem] = table(path, faults)
    for path in sorted(folder.glob("*.meta.csv")):
        table(path, faults)
    for name in tables:
        if name != DICTIONARY:
            faults += [f"{name}: no {name}{end}" for end in (".meta.csv", ".parquet") if f"{name}{end}" not in there]
    for resource in described["resources"]:
        columns = tables.get(resource["path"].removesuffix(".csv"), (None,))[0]
        fields = [field["name"] for field in resource.get("schema", {}).get("fields", [])]
        if columns is not None and fields != columns:
            faults.append(f"{resource['path']}: the package has other columns")
    return tables


# ---- CSV and Parquet

def alike(folder, name, columns, rows, faults):
    """DuckDB reads a table from both files: the same columns, rows and sums."""
    fault = lambda text: faults.append(f"{name}: {text}")
    database = duckdb.connect()
    try:
        text = database.read_csv(str(folder / f"{name}.csv"), header=True, all_varchar=True, delimiter=",", quotechar='"')
        typed = database.read_parquet(str(folder / f"{name}.parquet"))
        names, kinds = typed.columns, dict(zip(typed.columns, map(str, typed.types)))
        in_text, found = text.fetchall(), typed.fetchall()
    except duckdb.Error as error:
        fault(f"DuckDB: {error}")
        return
    companions = {column for column in names if column.endswith(SYMBOL) and column.removesuffix(SYMBOL) in names and column not in columns}
    if [column for column in names if column not in companions] != columns:
        fault(f"Parquet has other columns: {[column for column in names if column not in companions][:40]}")
        return
    if text.columns != columns:
        fault("DuckDB reads other columns from the CSV")
    if [[cell or "" for cell in row] for row in in_text] != rows:
        fault("DuckDB reads other cells from the CSV than Python")
        return
    if len(found) != len(rows):
        fault(f"{len(found)} rows in Parquet, {len(rows)} in CSV")
        return
    numbers = [column for column in columns if kinds[column].startswith("DECIMAL") or "INT" in kinds[column]]
    for column in columns:
        if kinds[column] in ("DOUBLE", "FLOAT"):
            fault(f"{column} is {kinds[column]} in Parquet: pennies get lost")
        if (column in numbers) != (column + SYMBOL in companions) and any(row[columns.index(column)] in SYMBOLS for row in rows):
            fault(f"{column}: symbols, and no {column}{SYMBOL} in Parquet")
        at = columns.index(column)
        values = [row[at] for row in rows]
        said = [row[names.index(column)] for row in found]
        symbols = [row[names.index(column + SYMBOL)] for row in found] if column + SYMBOL in companions else [None] * len(rows)
        for line, (cell, value, symbol) in enumerate(zip(values, said, symbols), start=2):
            if not same(cell, value, symbol):
                fault(f"line {line}: {column}: {cell!r} in CSV, {value!r} and symbol {symbol!r} in Parquet")
                break
    for column in numbers:
        of_text = text.aggregate(f'sum(try_cast("{column}" as decimal(38, 6)))').fetchall()[0][0] or 0
        of_numbers = typed.aggregate(f'sum("{column}"::decimal(38, 6))').fetchall()[0][0] or 0
        if of_text != of_numbers:
            fault(f"{column}: the sum is {of_text} in CSV and {of_numbers} in Parquet")


def same(cell, value, symbol):
    """Whether a cell of text is the value of Parquet, or its symbol where there is no value."""
    if value is None:
        return cell == (symbol or "")
    if symbol:
        return False
    if isinstance(value, bool):
        return cell == str(value).lower()
    if isinstance(value, (int, float, Decimal)):
        return is_number(cell) and Decimal(cell) == Decimal(str(value))
    if hasattr(value, "isoformat"):
        return cell == value.isoformat()
    return cell == value


# ---- descriptions

def described(tables, beside, faults):
    """The dictionary and the tables name the same columns; the titles of the columns."""
    columns, rows = tables.get(DICTIONARY, ([], []))
    if not {TABLE, COLUMN, MEANING} <= set(columns):
        faults.append(f"{DICTIONARY}.csv: has no {TABLE}, {COLUMN} and {MEANING}")
        return {}
    every = [dict(zip(columns, row)) for row in rows]
    times = Counter((one[TABLE], one[COLUMN]) for one in every)
    faults += [f"{' '.join(key)}: described twice" for key, count in times.items() if count > 1]
    faults += [f"{one[TABLE]} {one[COLUMN]}: no meaning" for one in every if not one[MEANING].strip()]
    shared = {one[COLUMN] for one in every if one[TABLE] == EVERY_TABLE}
    wanted = {(name, column) for name, (names, _) in tables.items() if name != DICTIONARY for column in names}
    also = {(name, column) for name, (names, _) in beside.items() for column in names}
    said = {key for key in times if key[0] != EVERY_TABLE}
    faults += [f"{name}.{column}: not described" for name, column in sorted(wanted - said) if column not in shared]
    own = {(DICTIONARY, column) for column in columns}
    faults += [f"{name}.{column}: described and not there" for name, column in sorted(said - wanted - also - own)]
    faults += [f"{column}: described for every table and in none" for column in sorted(shared - {column for _, column in wanted})]
    return {(one[TABLE], one[COLUMN]): one.get("title") or one.get("label") or one[COLUMN] for one in every}


# ---- where facts come from

def sources(name, columns, rows, counting, faults):
    """Every fact says file, digest and line of a return that counts; every sum says how many returns it rests on."""
    fault = lambda text: faults.append(f"{name}: {text}")
    if not {FILE, DIGEST, LINE} <= set(columns):
        fault(f"no {FILE}, {DIGEST} and {LINE}")
        return
    for number, row in enumerate(rows, start=2):
        one = dict(zip(columns, row))
        given = [one[FILE], one[DIGEST], one[LINE]]
        if not any(given):
            if one.get(LEVEL) not in ("National", "Regional"):
                fault(f"line {number}: neither a fact with its file nor a sum")
                return
            if RETURNS not in one or not re.fullmatch(r"[0-9]+|c|low", one[RETURNS]):
                fault(f"line {number}: a sum that does not say how many returns it rests on")
                return
        elif not all(given) or not re.fullmatch(r"[1-9][0-9]*", one[LINE]):
            fault(f"line {number}: a fact without file, digest or line: {given}")
            return
        elif (one[FILE], one[DIGEST]) not in counting:
            fault(f"line {number}: a fact of {one[FILE]!r}, which does not count")
            return


# ---- spreadsheets

def sheets(path, tables, numbers, titles, faults):
    """Every table stands in a sheet as it stands in its file; what is a number in Parquet is one here."""
    book = openpyxl.load_workbook(path)
    fault = lambda text: faults.append(f"{path.name}: {text}")
    if book.active.sheet_state != "visible" or any(sheet.sheet_state != "visible" for sheet in book.worksheets):
        fault("a hidden sheet")
    told = set()
    for sheet in book.worksheets:
        if re.fullmatch(r"Sheet\d*", sheet.title):
            fault(f"{sheet.title}: a sheet without a name of its own")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    fault(f"{sheet.title} {cell.coordinate}: a formula")
        name = next((name for name in tables if name[:31] == sheet.title), None)
        if name:
            told.add(name)
            laid_out(sheet, name, *tables[name], numbers.get(name, ()), titles, fault)
    faults += [f"{path.name}: no sheet for {name}" for name in sorted(set(tables) - told)]


def laid_out(sheet, name, columns, rows, numbers, titles, fault):
    frozen = re.fullmatch(r"[A-Z]+([0-9]+)", sheet.freeze_panes or "")
    if not frozen or int(frozen[1]) < 2:
        fault(f"{sheet.title}: headers that do not stay in sight")
        return
    top = int(frozen[1]) - 1
    cells = list(sheet.iter_rows(min_row=top))
    headers = [cell.value for cell in cells[0]]
    title = lambda column: titles.get((name, column)) or titles.get((EVERY_TABLE, column)) or column
    places = [next((at for at, header in enumerate(headers) if header in (column, title(column))), None) for column in columns]
    missing = [column for column, at in zip(columns, places) if at is None]
    # What says the same in every row may be said once, above the table, or not at all where it is blank.
    above = " ".join(str(cell.value) for row in sheet.iter_rows(max_row=top - 1) for cell in row if cell.value is not None) if top > 1 else ""
    for column in missing:
        values = {row[columns.index(column)] for row in rows}
        if len(values) > 1 or not all(value in above for value in values):
            fault(f"{sheet.title}: no column {column}")
    body = cells[1:]
    if len(body) != len(rows):
        if not (len(body) < len(rows) and top + len(body) == MOST_ROWS and f"{name}.csv" in above):
            fault(f"{sheet.title}: {len(body)} rows and not {len(rows)}, or does not say where the rest is")
            return
    for at, (column, place) in enumerate(zip(columns, places)):
        if place is None:
            continue
        for row, shown in zip(rows, body):
            as_words = column in numbers and is_number(row[at]) and isinstance(shown[place].value, str)
            if as_words or not shows(row[at], shown[place].value):
                fault(f"{sheet.title} {shown[place].coordinate}: {column}: {shown[place].value!r} and not {row[at]!r}")
                break


def shows(cell, value):
    """Whether a cell of a spreadsheet says what a cell of a file says; a number may be text where it is a code."""
    if cell == "":
        return value is None
    if isinstance(value, bool):
        return cell.lower() == str(value).lower()
    if isinstance(value, (int, float)):
        return is_number(cell) and Decimal(repr(value)) == Decimal(cell)
    if hasattr(value, "isoformat"):
        return value.isoformat()[: len(cell)] == cell
    return value == cell or (cell.startswith("'") and value == cell[1:])


def number_columns(folder, name):
    try:
        typed = duckdb.read_parquet(str(folder / f"{name}.parquet"))
    except duckdb.Error:
        return []
    return [column for column, kind in zip(typed.columns, map(str, typed.types)) if kind.startswith("DECIMAL") or "INT" in kind]


# ---- all of it

def main(out):
    faults = []
    out = Path(out)
    folder = out / "data"
    tables = package(folder, faults)
    register = table(out / "register.csv", faults)
    texts = {path.stem: table(path, faults) for path in sorted((out / "texts").glob("*.csv"))}
    titles = described(tables, {"register": register, **texts}, faults)
    lines = [dict(zip(register[0], row)) for row in register[1]]
    if not {FILE, DIGEST, STATUS} <= set(register[0]):
        faults.append(f"register.csv: no {FILE}, {DIGEST} and {STATUS}")
    counting = {(one.get(FILE), one.get(DIGEST)) for one in lines if one.get(STATUS) == COUNTS}
    facts = {name: of for name, of in tables.items() if name != DICTIONARY}
    if not facts:
        faults.append("no table")
    for name, (columns, rows) in facts.items():
        alike(folder, name, columns, rows, faults)
        sources(name, columns, rows, counting, faults)
        for column, cells in zip(columns, zip(*rows)):
            if any(len(cell) > LONGEST for cell in cells):
                faults.append(f"{name}.{column}: a text of more than {LONGEST} characters")
    sheets(out / "data.xlsx", facts, {name: number_columns(folder, name) for name in facts}, titles, faults)
    sheets(out / "register.xlsx", {"register": register}, {}, titles, faults)
    for fault in faults[:40]:
        print(f"{out.name}: {fault}")
    rows = sum(len(rows) for _, rows in facts.values())
    print(f"{out.name}: {len(facts)} tables, {rows} rows, {len(counting)} returns that count, {len(texts)} files of texts, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
