"""What the department gets from many returns: every table says the same as CSV, as Parquet and in the spreadsheet, every column is described,
and every fact names the file it came from, which is one that counts.

    national_tables.py OUT

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
from cells import SYMBOLS, is_number
from frictionless import Package

# The names that collate gives to what is asked for here.
FILE, DIGEST, LINE = "file", "digest", "line"
STATUS, COUNTS = "status", "counts"
LEVEL, RETURNS = "geographic_level", "returns"
TABLE, COLUMN, MEANING = "table", "column", "meaning"
EVERY_TABLE = "every table"
SYMBOL = "_symbol"
# What the columns and the codes of tables mean: tables of the package that hold no facts.
DICTIONARY, CODES = "dictionary", "codes"
# On what a total rests: so many returns, or councils and partnerships.
RESTS_ON = {RETURNS, "given"}

MOST_ROWS = 1_048_576
LONGEST = 300
BEGINS_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


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
    in_order = [one["path"] for one in described["resources"] if (folder / one["path"]).exists()]
    tables = {path.removesuffix(".csv"): table(folder / path, faults) for path in in_order}
    # Tables that the package leaves out are no less tables.
    for path in sorted(folder.glob("*.csv")):
        if path.name not in in_order:
            found = table(path, faults)
            if not path.name.endswith(".meta.csv"):
                tables[path.stem] = found
    for name in tables:
        if name not in (DICTIONARY, CODES):
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

def described(tables, faults):
    """The dictionary and the tables name the same columns; what it says of each."""
    columns, rows = tables[DICTIONARY]
    if not {TABLE, COLUMN, MEANING} <= set(columns):
        faults.append(f"{DICTIONARY}.csv: has no {TABLE}, {COLUMN} and {MEANING}")
        return {}
    every = [dict(zip(columns, row)) for row in rows]
    times = Counter((one[TABLE], one[COLUMN]) for one in every)
    faults += [f"{' '.join(key)}: described twice" for key, count in times.items() if count > 1]
    faults += [f"{one[TABLE]} {one[COLUMN]}: no meaning" for one in every if not one[MEANING].strip()]
    said = {(one[TABLE], one[COLUMN]): one for one in every}
    of_every = {column for name, column in said if name == EVERY_TABLE}
    wanted = {(name, column) for name, (names, _) in tables.items() if name != DICTIONARY for column in names}
    faults += [f"{name}.{column}: not described" for name, column in sorted(wanted - set(said)) if column not in of_every]
    faults += [f"{name}.{column}: described and not there" for name, column in sorted(set(said) - wanted) if name != EVERY_TABLE]
    faults += [f"{column}: described for every table and in none" for column in sorted(of_every - {column for _, column in wanted})]
    return {(name, column): said.get((name, column)) or said.get((EVERY_TABLE, column)) for name, column in wanted}


# ---- where facts come from

def sources(name, columns, rows, counting, faults):
    """Every fact says file, digest and line of a return that counts; every total says on how many returns it rests."""
    fault = lambda line, text: faults.append(f"{name}: line {line}: {text}")
    for line, row in enumerate(rows, start=2):
        one = dict(zip(columns, row))
        given = [one.get(FILE, ""), one.get(DIGEST, ""), one.get(LINE, "")]
        if not any(given):
            if one.get(LEVEL) not in ("National", "Regional"):
                return fault(line, "neither a fact with its file nor a total")
            if not any(one.get(column, "").isdigit() for column in RESTS_ON):
                return fault(line, "a total that does not say on how many returns it rests")
        elif not all(given) or not re.fullmatch(r"[1-9][0-9]*", given[2]):
            return fault(line, f"a fact without file, digest or line: {given}")
        elif (given[0], given[1]) not in counting:
            return fault(line, f"a fact of {given[0]!r}, which does not count")
    return None


# ---- spreadsheets

def opened(path, faults):
    """A spreadsheet with nothing hidden in it and no formula."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            faults.append(f"{path.name}: {sheet.title}: hidden")
        if re.fullmatch(r"Sheet\d*", sheet.title):
            faults.append(f"{path.name}: {sheet.title}: a sheet without a name of its own")
        for row in sheet.iter_rows():
            faults += [f"{path.name}: {sheet.title} {cell.coordinate}: a formula" for cell in row if cell.data_type == "f"]
    return book


def laid_out(sheet, fault):
    """The headers of a sheet, which stay in sight, the rows below them, and all that is said above."""
    frozen = re.fullmatch(r"[A-Z]+([0-9]+)", sheet.freeze_panes or "")
    if not frozen or int(frozen[1]) < 2:
        fault("headers that do not stay in sight")
        return [], [], ""
    top = int(frozen[1]) - 1
    above = [str(cell.value) for row in sheet.iter_rows(max_row=top - 1) for cell in row if cell.value is not None] if top > 1 else []
    headers, *rows = sheet.iter_rows(min_row=top)
    return [cell.value for cell in headers], rows, "\n".join(above)


def data_book(path, tables, said, numbers, faults):
    """Every table stands in a sheet of its own, in the order of the package, as it stands in its file."""
    book = opened(path, faults)
    if len(book.worksheets) < len(tables):
        faults.append(f"{path.name}: {len(book.worksheets)} sheets for {len(tables)} tables")
        return
    for (name, (columns, rows)), sheet in zip(tables.items(), book.worksheets[-len(tables):]):
        fault = lambda text, sheet=sheet: faults.append(f"{path.name}: {sheet.title}: {text}")
        if not name.startswith(sheet.title[:20]):
            fault(f"no sheet for {name} here")
            continue
        headers, body, above = laid_out(sheet, fault)
        if headers and name not in (DICTIONARY, CODES):
            titles = {column: (said.get((name, column)) or {}).get("title") or column for column in columns}
            as_in_file(name, columns, rows, headers, body, above, titles, numbers.get(name, ()), fault)


def as_in_file(name, columns, rows, headers, body, above, titles, numbers, fault):
    if len(body) != len(rows):
        # A sheet has so many rows and no more; the file has all of them.
        full = 0 < len(body) < len(rows) and body[-1][0].row == MOST_ROWS
        if not (full and f"{name}.csv" in above):
            fault(f"{len(body)} rows and not {len(rows)}, or does not say where the rest is")
            return
    if len(set(headers)) != len(headers):
        fault("two headers alike")
    for at, column in enumerate(columns):
        place = next((to for to, header in enumerate(headers) if header in (column, titles[column])), None)
        if place is None:
            fault(f"no column {column}")
            continue
        for row, shown in zip(rows, body):
            as_words = column in numbers and is_number(row[at]) and isinstance(shown[place].value, str)
            if as_words or not shows(row[at], shown[place].value):
                fault(f"{shown[place].coordinate}: {column}: {shown[place].value!r} and not {row[at]!r}")
                break


def shows(cell, value):
    """Whether a cell of a spreadsheet says what a cell of a file says."""
    if value is None:
        return cell == ""
    if isinstance(value, bool):
        return cell == str(value).lower()
    if isinstance(value, (int, float)):
        return is_number(cell) and Decimal(repr(value)) == Decimal(cell)
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10] == cell
    return value in (cell, cell.removeprefix("'"))


def number_columns(folder, name):
    try:
        typed = duckdb.read_parquet(str(folder / f"{name}.parquet"))
    except duckdb.Error:
        return []
    return [column for column, kind in zip(typed.columns, map(str, typed.types)) if kind.startswith("DECIMAL") or "INT" in kind]


def register_book(path, columns, rows, faults):
    """The register says the same; a code may stand there in words, always the same ones."""
    book = opened(path, faults)
    fault = lambda text: faults.append(f"{path.name}: register: {text}")
    if "register" not in book.sheetnames:
        fault("no such sheet")
        return
    headers, body, _ = laid_out(book["register"], fault)
    if headers and len(body) != len(rows):
        fault(f"{len(body)} rows and not {len(rows)}")
        return
    named = {str(header).strip().lower().replace(" ", "_"): at for at, header in enumerate(headers)}
    for column in (FILE, DIGEST, STATUS) if headers else ():
        if column not in named:
            fault(f"no column {column}")
            continue
        pairs = {(row[columns.index(column)], str(shown[named[column]].value or "")) for row, shown in zip(rows, body)}
        alike = all(cell == value for cell, value in pairs)
        if not alike and (column != STATUS or len({cell for cell, _ in pairs}) != len(pairs) or len({value for _, value in pairs}) != len(pairs)):
            fault(f"{column}: {next(pair for pair in pairs if pair[0] != pair[1])}")


# ---- all of it

def main(out):
    faults = []
    out = Path(out)
    folder = out / "data"
    tables = package(folder, faults)
    columns, rows = table(out / "register.csv", faults)
    texts = {path.stem: table(path, faults) for path in sorted((out / "texts").glob("*.csv"))}
    facts = {name: of for name, of in tables.items() if name not in (DICTIONARY, CODES)}
    said = described({DICTIONARY: tables.get(DICTIONARY, ([], [])), **facts}, faults)
    if not {FILE, DIGEST, STATUS} <= set(columns):
        faults.append(f"register.csv: no {FILE}, {DIGEST} and {STATUS}")
    lines = [dict(zip(columns, row)) for row in rows]
    counting = {(one.get(FILE), one.get(DIGEST)) for one in lines if one.get(STATUS) == COUNTS}
    if not facts:
        faults.append("no table")
    for name, (names, cells) in facts.items():
        alike(folder, name, names, cells, faults)
        sources(name, names, cells, counting, faults)
        faults += [
            f"{name}.{column}: a text of more than {LONGEST} characters"
            for column, own in zip(names, zip(*cells)) if any(len(cell) > LONGEST for cell in own)
        ]
    data_book(out / "data.xlsx", tables, said, {name: number_columns(folder, name) for name in facts}, faults)
    register_book(out / "register.xlsx", columns, rows, faults)
    for fault in faults[:40]:
        print(f"{out.name}: {fault}")
    every = sum(len(cells) for _, cells in facts.values())
    print(f"{out.name}: {len(facts)} tables, {every} rows, {len(counting)} returns that count, {len(texts)} files of texts, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
