"""Every number that a return publishes stands in its report, in the page and in the PDF, and none that it holds back.

What is a number is read from the schema; how people write one (£61,250, 1,616, 12.5%, 1 April 2026) is said here a second time, on
purpose, by a program that shares nothing with the tool. A number stands where its digits stand as a word of their own; a number that is
held back may stand there only if something else that is published has the same value.

The editions that are no full report leave much out: of them only the second half is asked.

usage: every_number_printed.py SCHEMA.json PUBLIC.json FULL.json PAGE.html REPORT.pdf
"""

import datetime
import json
import os
import re
import subprocess
import sys

from page_and_pdf import page, words

# What is not printed as a number: it steers the tool, or is printed in words.
UNPRINTED = {"schema_version", "data_form"}
NUMBERS = {"count", "money", "percent", "fraction", "date"}
EDITIONS = ("-summary", "-young-people", "-dsp-brief")


def main(schema_path, public_path, full_path, page_path, pdf_path):
    schema, public, full = (json.load(open(path, encoding="utf-8")) for path in (schema_path, public_path, full_path))
    published = dict(numbers(schema, schema, public))
    held_back = {path: value for path, value in numbers(schema, schema, full) if path not in published and value is not None}
    said = {
        page_path: " ".join(words(page(page_path).find("body"))),
        pdf_path: " ".join(subprocess.run(["pdftotext", "-raw", pdf_path, "-"], capture_output=True, check=True, encoding="utf-8").stdout.split()),
    }
    is_full = not any(os.path.basename(pdf_path).removesuffix(".pdf").endswith(edition) for edition in EDITIONS)
    faults = 0
    for path, text in said.items():
        if is_full:
            for place, (kind, value) in published.items():
                if not any(stands(written, text) for written in ways(kind, value)):
                    faults += 1
                    print(f"{path}: {place} is published as {value} and does not stand in it")
        shown = {value for _, value in published.values()}
        for place, (kind, value) in held_back.items():
            # Small numbers stand everywhere, as numbers of pages say; that no output depends on a small count is another test's.
            if kind == "count" and value > 20 and value not in shown and any(stands(written, text) for written in ways(kind, value)):
                faults += 1
                print(f"{path}: {place} is held back, and its number stands in it")
    print(f"{len(published)} published, {len(held_back)} held back{'' if is_full else ', an edition that leaves much out'}")
    return faults > 0 or not published and "exampleshire" in pdf_path


def numbers(schema, node, value, path=""):
    """Every number with its place, its kind and its value; a symbol in place of a number is none."""
    while "$ref" in node:
        node = {**schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], **{key: inner for key, inner in node.items() if key != "$ref"}}
    if node.get("x-disclosure") == "private":
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            below = node.get("properties", {}).get(key) or alternative(schema, node, value, key)
            if below and key not in UNPRINTED:
                yield from numbers(schema, below, inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            name = inner.get("id", at + 1) if isinstance(inner, dict) else at + 1
            yield from numbers(schema, node.get("items", {}), inner, f"{path}[{name}]")
    elif node.get("x-value") in NUMBERS and re.fullmatch(r"-?\d+(\.\d+)?|\d{4}-\d\d-\d\d", str(value)):
        kind = node["x-value"]
        yield path, (kind, str(value) if kind == "date" else float(value) if "." in str(value) else int(value))


def alternative(schema, node, value, key):
    """The property where the form chooses by a `type`: of the alternative that is chosen."""
    for choice in node.get("oneOf", []) + node.get("anyOf", []) + node.get("allOf", []):
        for branch in (choice, choice.get("then", {})):
            while "$ref" in branch:
                branch = schema["$defs"][branch["$ref"].rsplit("/", 1)[-1]]
            own = branch.get("properties", {}).get("type", choice.get("if", {}).get("properties", {}).get("type", {}))
            if key in branch.get("properties", {}) and own.get("const", value.get("type")) == value.get("type"):
                return branch["properties"][key]
    return None


def ways(kind, value):
    """How people write a number."""
    if kind == "date":
        day = datetime.date.fromisoformat(value)
        return [f"{day.day} {day:%B} {day.year}", value]
    size = abs(value)
    plain = f"{size:,}" if isinstance(size, int) else f"{size:,.2f}"
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    exact = repr(size) if isinstance(size, float) else str(size)
    forms = {plain, short, exact}
    return [f"£{form}" for form in forms] if kind == "money" else sorted(forms)


def stands(written, text):
    """Whether a number stands in a text as a word of its own: 61,250 is not in 161,250 nor in 61,250.50."""
    return re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d]|[.,]\d)", text) is not None


sys.exit(main(*sys.argv[1:]))
