"""The data beside a report: every file says the same as the canonical data, every column is described, nothing private is in any of
them, and the spreadsheet is laid out for everyone.

    beside_the_report.py FOLDER SPREADSHEET PUBLIC_JSON FULL_JSON

The package is read by frictionless, the tables by Python's own reader, the spreadsheet by openpyxl.
"""

import csv
import json
import re
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
from cells import SYMBOLS, is_number
from frictionless import Package
from openpyxl.utils import range_boundaries

NUMBERS = {"number", "whole number"}
BEGINS_A_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x1f]*[=+\-@＝＋－＠])")
CUT = re.compile(r" \[…\] The whole text is in \w+\.csv\.$")


def must_not_run(text):
    text = text.lstrip("'")
    return BEGINS_A_FORMULA.match(text) is not None and not is_number(text)


def as_typed(cell):
    """A cell of a file without the apostrophe that keeps a text from being a formula."""
    return cell[1:] if cell.startswith("'") and must_not_run(cell[1:]) else cell


def table(path, faults):
    data = path.read_bytes()
    if not data.startswith(b"\xef\xbb\xbf"):
        faults.append(f"{path.name}: no byte order mark")
    if not data.endswith(b"\r\n"):
        faults.append(f"{path.name}: its last line does not end")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for row in rows[1:]:
        for cell in row:
            if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell) and not is_number(cell):
                faults.append(f"{path.name}: a spreadsheet would run {cell[:30]!r}")
    if any(len(row) != len(rows[0]) for row in rows):
        faults.append(f"{path.name}: rows of several lengths")
    if len(set(rows[0])) != len(rows[0]):
        faults.append(f"{path.name}: two columns of one name")
    return rows[0], [[as_typed(cell) for cell in row] for row in rows[1:]]


# ---- the canonical data, by ways as `finance.income[].amount_actual`

def entries(value, way):
    """What stands at a way, once for each entry of the lists on it; None where nothing does."""
    if not way:
        return [value]
    step, rest = way[0], way[1:]
    key = step.removesuffix("[]")
    inner = value.get(key) if isinstance(value, dict) else None
    if not step.endswith("[]"):
        return entries(inner, rest)
    return [found for entry in inner or [] for found in entries(entry, rest)]


def leaves(value, way=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{way}.{key}" if way else key)
    elif isinstance(value, list):
        if not value:
            return
        for inner in value:
            yield from leaves(inner, f"{way}[]")
    else:
        yield way, value


def written(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value)
    return str(value)


def places(full, public, way=()):
    """Texts that only the full form has."""
    if isinstance(full, dict):
        for key, inner in full.items():
            yield from places(inner, public.get(key) if isinstance(public, dict) else None, (*way, key))
    elif isinstance(full, list):
        for at, inner in enumerate(full):
            yield from places(inner, public[at] if isinstance(public, list) and at < len(public) else None, (*way, at))
    elif isinstance(full, str) and public is None:
        yield full


# ---- judgements

def files(folder, public_bytes, faults):
    """The package, and every table in it: name, columns, rows."""
    if (folder / "return.json").read_bytes() != public_bytes:
        faults.append("return.json is not the canonical public form")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    report = Package(str(folder / "datapackage.json")).validate()
    for task in report.tasks:
        faults += [f"frictionless: {task.name}: {error.message}" for error in task.errors[:5]]
    faults += [f"frictionless: {error.message}" for error in report.errors]
    named = {one["path"] for one in package["resources"] + package["beside"]} | {"datapackage.json"}
    there = {path.name for path in folder.iterdir()}
    faults += [f"{name}: in the folder or in the package, not in both" for name in sorted(named ^ there)]
    tables = {}
    for resource in package["resources"]:
        columns, rows = table(folder / resource["path"], faults)
        if columns != [field["name"] for field in resource["schema"]["fields"]]:
            faults.append(f"{resource['name']}: the package has other columns")
        if not rows:
            faults.append(f"{resource['name']}: no rows")
        tables[resource["name"]] = (columns, rows)
    return package, tables


def described(tables, faults):
    columns, rows = tables["meta"]
    meta = {}
    for row in rows:
        one = dict(zip(columns, row))
        if (one["table"], one["column"]) in meta:
            faults.append(f"{one['table']}.{one['column']}: described twice")
        for needed in ("title", "meaning", "type"):
            if not one[needed]:
                faults.append(f"{one['table']}.{one['column']}: no {needed}")
        meta[one["table"], one["column"]] = one
    for name, (columns, _) in tables.items():
        if name not in ("meta", "codes"):
            meta.update({(name, column): meta["every table", column] for column in columns if ("every table", column) in meta})
    for column in PLACE:
        if meta.pop(("every table", column), None) is None:
            faults.append(f"every table.{column}: not described")
    wanted = {(name, column) for name, (columns, _) in tables.items() if name not in ("meta", "codes") for column in columns}
    faults += [f"{name}.{column}: described or there, not both" for name, column in sorted(wanted ^ set(meta))]
    return meta


def same_as_canonical(tables, meta, public, faults):
    for (name, column), one in meta.items():
        columns, rows = tables[name]
        found = [row[columns.index(column)] for row in rows]
        if one["type"] in NUMBERS and any(not is_number(cell) and cell not in SYMBOLS | {""} for cell in found):
            faults.append(f"{name}.{column}: a cell that is neither number nor symbol")
        # What every row says, and the areas, are said of the whole return.
        if not one["source"] or name == "areas" or column in PLACE:
            continue
        wanted = [written(value) for value in entries(public, one["source"].split("."))]
        if found != wanted:
            pair = next(((a, b) for a, b in zip(found, wanted) if a != b), (len(found), len(wanted)))
            faults.append(f"{name}.{column}: {pair[0]!r} and not {pair[1]!r}")
    sources = {one["source"] for one in meta.values()}
    for way in sorted({way for way, _ in leaves(public)}):
        if way not in sources and way.removesuffix("[]") not in sources:
            faults.append(f"{way}: in no table")


def worked_out(tables, faults):
    """Figures beside what stands above and below their lines."""
    columns, rows = tables.get("figures", ([], []))
    for row in rows:
        one = dict(zip(columns, row))
        if not (one["numerator"] and one["denominator"]):
            continue
        share = Decimal(one["numerator"]) / Decimal(one["denominator"])
        wanted, near = (share * 100, Decimal("0.5")) if one["unit"] == "per cent" else (share, Decimal("0.005"))
        if abs(Decimal(one["value"]) - wanted) > near:
            faults.append(f"figures: {one['figure']}, {one['about']}: {one['value']} and not {wanted:.2f}")


PLACE = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "partnership_id", "partnership_name",
    "old_la_code", "new_la_code", "la_name",
]


def codes_of(tables):
    columns, rows = tables["codes"]
    lists = {}
    for row in rows:
        one = dict(zip(columns, row))
        lists.setdefault(one["list"], {})[one["code"]] = one["label"]
    return lists


def seen(cell, one, codes):
    """What a reader should see in the spreadsheet for a cell of a file."""
    labels = codes.get(one["codes"], {})
    if one["type"] == "true or false":
        return {"true": "Yes", "false": "No"}.get(cell, cell)
    if one["type"] == "code":
        return labels.get(cell, cell)
    if one["type"].startswith("codes"):
        return "; ".join(labels.get(code, code) for code in cell.split("; "))
    return cell


def same_cell(cell, shown, one, codes):
    """Whether a cell of a file and one of the spreadsheet say the same, in the kind of cell they should."""
    value = shown.value
    if cell == "":
        return value is None
    if one["type"] in NUMBERS and is_number(cell):
        return not isinstance(value, (str, bool)) and value is not None and Decimal(repr(value)) == Decimal(cell)
    if one["type"] == "date":
        return shown.is_date and value.date().isoformat() == cell
    wanted = seen(cell, one, codes)
    if not isinstance(value, str):
        return False
    cut = CUT.search(value)
    return wanted.startswith(value[: cut.start()]) if cut else value == wanted


def layout(sheet, faults):
    """The table of a sheet laid out as it should be: its headers and rows of cells."""
    name = sheet.title
    fault = lambda text: faults.append(f"sheet {name}: {text}")
    if sheet.sheet_state != "visible":
        fault("hidden")
    if len(name) > 31:
        fault("a name too long")
    if sheet.merged_cells.ranges:
        fault("merged cells")
    if not isinstance(sheet["A1"].value, str) or not sheet["A1"].value.strip():
        fault("no title in the first cell")
    if len(sheet.tables) != 1:
        fault(f"{len(sheet.tables)} tables")
        return [], []
    marked = next(iter(sheet.tables.values()))
    left, top, right, bottom = range_boundaries(marked.ref)
    if (left, bottom, right) != (1, sheet.max_row, sheet.max_column):
        fault("something beside or below its table")
    above = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=top - 1)]
    if any(row[0] is None or any(value is not None for value in row[1:]) for row in above):
        fault("a blank line, or something out of the first column, above its table")
    if not any(str(row[0]).startswith("This sheet contains one table") for row in above):
        fault("does not say that it contains one table")
    rows = list(sheet.iter_rows(min_row=top, max_row=bottom))
    headers = [cell.value for cell in rows[0]]
    if any(not header for header in headers) or len({str(header).lower() for header in headers}) != len(headers):
        fault("headers that are blank or not unique")
    if [column.name for column in marked.tableColumns] != headers:
        fault("headers that differ from those of its table")
    if any(all(cell.value is None for cell in row) for row in rows[1:]):
        fault("a blank row")
    if len(rows) > 1 and any(all(row[at].value is None for row in rows[1:]) for at in range(len(headers))):
        fault("a blank column")
    if sheet.freeze_panes != f"A{top + 1}":
        fault("headers that do not stay in sight")
    for at, header in enumerate(headers):
        letter = rows[0][at].column_letter
        if (sheet.column_dimensions[letter].width or 0) < 8:
            fault(f"a narrow column, {header}")
    for row in rows[1:]:
        for cell in row:
            if cell.data_type == "f":
                fault(f"{cell.coordinate} is a formula")
            if isinstance(cell.value, str) and len(cell.value) > 20 and not cell.alignment.wrap_text:
                fault(f"{cell.coordinate} does not wrap")
    return headers, rows[1:]


def spreadsheet(path, package, tables, meta, faults):
    book = openpyxl.load_workbook(path)
    codes = codes_of(tables)
    properties = book.properties
    for name, value in (("title", properties.title), ("author", properties.creator), ("subject", properties.subject)):
        if not value and not (name == "author" and "contributors" not in package):
            faults.append(f"spreadsheet: no {name}")
    if book.custom_doc_props["Language"].value != "en-GB":
        faults.append("spreadsheet: no language")
    if package["draft"] and not (properties.title.startswith("Draft: ") and book["contents"]["A2"].value.startswith("This is a draft")):
        faults.append("spreadsheet: does not say that it is a draft")
    if book.sheetnames[:2] != ["contents", "notes"] or book.active.title != "contents":
        faults.append(f"spreadsheet: begins with {book.sheetnames[:2]}")
    if book.defined_names and any("Print_Titles" not in name for name in book.defined_names):
        faults.append("spreadsheet: names that no reader sees")
    laid = {sheet.title: layout(sheet, faults) for sheet in book.worksheets}
    links = [(row[0].value, (row[0].hyperlink.location or "") if row[0].hyperlink else "") for row in laid["contents"][1]]
    if [name for name, _ in links] != book.sheetnames[1:] or any(to != f"'{name}'!A1" and to != f"{name}!A1" for name, to in links):
        faults.append("contents: does not lead to every sheet, in their order")
    names = [resource["name"] for resource in package["resources"]]
    if len(book.sheetnames) != len(names) + 2:
        faults.append(f"spreadsheet: {len(book.sheetnames)} sheets for {len(names)} tables")
    for name, sheet in zip(names, book.sheetnames[2:]):
        columns, rows = tables[name]
        headers, cells = laid[sheet]
        fault = lambda text: faults.append(f"sheet {sheet}: {text}")
        if name in ("meta", "codes"):
            shown = [["" if cell.value is None else str(cell.value) for cell in row] for row in cells]
            kept = [at for at, _ in enumerate(columns) if any(row[at] for row in rows)]
            if shown != [[row[at] for at in kept] for row in rows]:
                fault("is not the file")
            continue
        of = {column: meta[name, column] for column in columns if (name, column) in meta}
        if len(of) != len(columns):
            fault("cannot be told without a description of every column")
            continue
        if headers[:2] == ["Question", "Answer"]:
            row = dict(zip(columns, rows[0]))
            given = [column for column in columns if row[column] and column not in PLACE]
            if [line[2].value for line in cells] != given:
                fault("has other questions than the file")
                continue
            for line, column in zip(cells, given):
                if line[0].value != of[column]["title"] or not same_cell(row[column], line[1], of[column], codes):
                    fault(f"{column}: {line[1].value!r} and not {row[column]!r}")
            continue
        titles = {one["title"]: column for column, one in of.items()}
        if len(cells) != len(rows):
            fault(f"{len(cells)} rows and not {len(rows)}")
        unknown = [header for header in headers if header not in titles]
        if unknown:
            fault(f"headers of no column: {unknown}")
            continue
        for at, column in enumerate(columns):
            values = [row[at] for row in rows]
            if of[column]["title"] not in headers:
                if any(values) and not (column in PLACE and len(set(values)) == 1):
                    fault(f"{column} is left out")
                continue
            to = headers.index(of[column]["title"])
            for row, cell in zip(cells, values):
                if not same_cell(cell, row[to], of[column], codes):
                    fault(f"{row[to].coordinate} {column}: {row[to].value!r} and not {cell!r}")
                    break
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            text = parts.read(name)
            if re.search(rb"<f[ >]", text):
                faults.append(f"{name} holds a formula")
            if b'state="hidden"' in text or b"veryHidden" in text:
                faults.append(f"{name} hides something")
    return "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None)


def main(folder, xlsx, public_path, full_path):
    faults = []
    folder = Path(folder)
    public_bytes = Path(public_path).read_bytes()
    public, full = json.loads(public_bytes), json.loads(Path(full_path).read_bytes())
    package, tables = files(folder, public_bytes, faults)
    meta = described(tables, faults)
    same_as_canonical(tables, meta, public, faults)
    worked_out(tables, faults)
    cells = spreadsheet(Path(xlsx), package, tables, meta, faults)
    said = "\n".join(cell for _, rows in tables.values() for row in rows for cell in row)
    private = {text for text in places(full, public) if len(text) > 20 and text not in public_bytes.decode("utf-8")}
    known = json.dumps(public, ensure_ascii=False)
    for text in private:
        if json.dumps(text, ensure_ascii=False)[1:-1] in known:
            continue
        for where, all_of_it in (("the files", said), ("the spreadsheet", cells)):
            if text in all_of_it:
                faults.append(f"{where}: a private text, {text[:20]!r}…")
    for fault in faults[:40]:
        print(f"{folder.name}: {fault}")
    rows = sum(len(rows) for _, rows in tables.values())
    print(f"{folder.name}: {len(tables)} tables, {rows} rows, {len(meta)} columns, {len(private)} private texts looked for, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
