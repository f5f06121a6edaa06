"""Findings in every format are the same findings: JSON against its schema, SARIF against the schema of OASIS, the spreadsheet and the
commands against the JSON.

    every_format_the_same.py FINDINGS_SCHEMA SARIF_SCHEMA JSON XLSX SARIF GITHUB...

The last four are of one check; several checks can be given, four files each.
"""

import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

import jsonschema
import openpyxl

# The schema of SARIF 2.1.0 as OASIS publishes it, so that no other can take its place unseen.
SARIF = "af47e7b67f24efe74076621fd3a5fbe7398add9e84fe820c971219a385895cea"
LEVELS = {"error": "error", "query": "warning", "advice": "note"}
COMMANDS = {"error": "error", "query": "warning", "advice": "notice"}


def capital(text):
    return text[:1].upper() + text[1:]


def returns(document):
    return document["returns"] if "returns" in document else [document]


def words(value):
    return "" if value is None else str(value)


def spreadsheet(path, document):
    faults = []
    book = openpyxl.load_workbook(path)
    if book.sheetnames != ["Summary", "Findings", "Not checked"]:
        return [f"its sheets are {book.sheetnames}"]
    sheet = book["Findings"]
    header = [cell.value for cell in sheet[1]]
    if header[:4] != ["Where", "What", "What to do", "Code"]:
        faults.append(f"its columns begin {header[:4]}")
    rows = [dict(zip(header, (cell.value for cell in row))) for row in sheet.iter_rows(min_row=2)]
    found = [
        (
            words(row["Return"]), words(row["Code"]), words(row["Level"]), words(row["What"]), words(row["What to do"]).split("\nOr, ")[0],
            words(row["File"]), row["Line"], row["Column"], words(row["Path"]), words(row["About"]),
            words(row["Figures"]), row["Explained"] == "yes", words(row["Explanation"]),
        )
        for row in rows
    ]
    wanted = [
        (
            of["return"], one["code"], one["level"], capital(one["message"]), capital(one["help"]),
            words(one["file"]), one["line"], one["column"], one["path"], one["about"],
            "\n".join(one["figures"]), one["explained"], words(one["explanation"]),
        )
        for of in returns(document)
        for one in of["findings"]
    ]
    faults += [f"row {i + 2}: {a} and not {b}" for i, (a, b) in enumerate(zip(found, wanted)) if a != b]
    if len(found) != len(wanted):
        faults.append(f"{len(found)} rows for {len(wanted)} findings")
    unmade = [(row[0].value, row[3].value, words(row[4].value)) for row in book["Not checked"].iter_rows(min_row=2)]
    wanted = [(one["code"], of["return"], "\n".join(one["paths"])) for of in returns(document) for one in of["not_checked"]]
    if unmade != wanted:
        faults.append(f"not checked: {unmade} and not {wanted}")
    for name in ("Findings", "Not checked"):
        if book[name].freeze_panes != "A2" or not book[name].auto_filter.ref:
            faults.append(f"{name}: the headers do not stay, or there is no filter")
    for each in book.worksheets:
        for row in each.iter_rows():
            faults += [f"{each.title} {cell.coordinate} is a formula" for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if re.search(rb"<f[ >]", parts.read(name)):
                faults.append(f"{name} holds a formula")
    return faults


def sarif(path, document, schema):
    log = json.loads(path.read_text("utf-8"))
    faults = [f"schema: {fault.json_path} {fault.message}" for fault in jsonschema.Draft7Validator(schema).iter_errors(log)]
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    found = []
    for result in run["results"]:
        if rules[result["ruleIndex"]] != result["ruleId"]:
            faults.append(f"{result['ruleId']} has the index of another")
        region = result["locations"][0]["physicalLocation"].get("region", {})
        reasons = [one["justification"] for one in result.get("suppressions", [])]
        found.append((result["ruleId"], result["level"], region.get("startLine"), region.get("startColumn"), reasons))
        if "snippet" in json.dumps(result):
            faults.append("it repeats text of the return")
    wanted = [
        (one["code"], LEVELS.get(one["level"]), one["line"], one["column"], [one["explanation"]] if one["explained"] else [])
        for of in returns(document)
        for one in of["findings"]
    ]
    faults += [f"result {i}: {a} and not {b}" for i, (a, b) in enumerate(zip(found, wanted)) if a != b]
    if len(found) != len(wanted):
        faults.append(f"{len(found)} results for {len(wanted)} findings")
    prints = [tuple(result["partialFingerprints"].values()) for result in run["results"]]
    if len(returns(document)) == 1 and len(set(prints)) != len(prints):
        faults.append("two results have one fingerprint")
    return faults


def unescaped(text):
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def commands(path, document):
    lines = [line for line in path.read_text("utf-8").splitlines() if line.startswith("::")]
    wanted = [one for of in returns(document) for one in of["findings"]]
    faults = [] if len(lines) == len(wanted) else [f"{len(lines)} commands for {len(wanted)} findings"]
    for line, one in zip(lines, wanted):
        name, properties, text = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
        properties = {key: unescaped(value) for key, value in (pair.split("=", 1) for pair in properties.split(","))}
        kind = "notice" if one["explained"] else COMMANDS.get(one["level"])
        same = name == kind and properties["title"] == one["code"] and unescaped(text).startswith(one["message"])
        if not same or properties.get("line") != (None if one["line"] is None else str(one["line"])):
            faults.append(f"{line} is not {one['code']} {one['message']}")
    return faults


def main():
    findings_schema, sarif_schema, *files = map(Path, sys.argv[1:])
    text = sarif_schema.read_bytes()
    if hashlib.sha256(text).hexdigest() != SARIF:
        sys.exit("this is not the schema of SARIF that findings are judged by")
    schemas = json.loads(findings_schema.read_text("utf-8")), json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schemas[0])
    total, failed = 0, False
    for path, xlsx, log, lines in zip(*(files[i::4] for i in range(4)), strict=True):
        document = json.loads(path.read_text("utf-8"))
        valid = jsonschema.Draft202012Validator(schemas[0]).iter_errors(document)
        faults = [f"json: {fault.json_path} {fault.message}" for fault in valid]
        faults += [f"xlsx: {fault}" for fault in spreadsheet(xlsx, document)]
        faults += [f"sarif: {fault}" for fault in sarif(log, document, schemas[1])]
        faults += [f"github: {fault}" for fault in commands(lines, document)]
        number = sum(len(of["findings"]) for of in returns(document))
        total += number
        failed |= bool(faults)
        print(f"{path.stem}: {number} findings, {'the same everywhere' if not faults else 'they differ'}")
        for fault in faults:
            print(f"  {fault}")
    if total < 20:
        sys.exit("there were too few findings to judge by")
    sys.exit(failed)


main()
