"""Every judge catches what it is there for: a fault is planted in good output, and the judge must refuse it.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds the good output of one return: report.html, report.pdf, data, data.xlsx, outline.txt, public.json, full.json, schema.json; a
page with every kind of block: page.html; and the findings of another: broken.json, broken.xlsx, broken.sarif, broken.github, with
findings.schema and sarif.schema. It holds the good output of many returns too: collated, made from the files of JSON in sent.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

import duckdb
import openpyxl
import pikepdf

from collated import COUNTS, DIGEST, FILE, LEVEL, LINE, RETURNS, STATUS

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
BIN = os.path.dirname(sys.executable)

# Takes `check --format json FILE...` and has nothing against any of them; has no rules either.
EASYGOING = b"""#!/usr/bin/env python3
import json, sys
returns = [{"return": name, "findings": []} for name in sys.argv[4:]]
print(json.dumps({"rules": []} if sys.argv[1] == "rules" else {"returns": returns}))
"""


def main(good, *only):
    judges = {
        "page-validation": lambda at: python("pdf_conformance.py", at("report.pdf")),
        "outloud": lambda at: outloud(at("report.pdf")),
        "pages": lambda at: python("pages.py", at("report.pdf")),
        "qpdf": lambda at: ["qpdf", "--check", at("report.pdf")],
        "attachment": lambda at: python("attachment.py", at("report.pdf"), at("public.json")),
        "outline": lambda at: python("outline.py", at("outline.txt"), at("report.html"), at("report.pdf")),
        "words": lambda at: python("words.py", at("report.html"), at("report.pdf")),
        "printed": lambda at: python(
            "printed.py", at("schema.json"), at("public.json"), at("full.json"), at("report.html"), at("report.pdf")
        ),
        "vnu": lambda at: ["java", "-jar", f"{TESTS}/node_modules/vnu-jar/build/dist/vnu.jar", "--errors-only", at("report.html")],
        "browser": lambda at: ["node", f"{HERE}/page.mjs", at("page.html")],
        "paper": lambda at: python("paper.py", at("page.html")),
        "check-jsonschema": lambda at: [f"{BIN}/check-jsonschema", "--schemafile", at("schema.json"), at("full.json")],
        "ajv": lambda at: ["node", f"{HERE}/schema.mjs", at("schema.json"), at("full.json")],
        "findings": lambda at: python(
            "findings.py", at("findings.schema"), at("sarif.schema"), at("broken.json"), at("broken.xlsx"), at("broken.sarif"), at("broken.github")
        ),
        "data": lambda at: python("data.py", at("data"), at("data.xlsx"), at("public.json"), at("full.json")),
        "mutants": lambda at: python("mutants.py", at("easygoing"), at("schema.json"), at("full.json"), "40"),
        "screener": lambda at: python("screener.py", at("collated/data")),
        "collated": lambda at: python("collated.py", at("collated")),
        "sums": lambda at: python("sums.py", at("collated"), at("sent")),
    }
    plants = [
        ("page-validation", "a picture without alternative text", "report.pdf", pdf(no_alternative_text)),
        ("page-validation", "pages that do not lead back to the structure", "report.pdf", pdf(no_parent_tree)),
        ("outloud", "a page drawn as decoration", "report.pdf", pdf(page_as_artifact)),
        ("pages", "words pushed over the edge of the page", "report.pdf", pdf(words_pushed_out)),
        ("pages", "two lines on each other", "report.pdf", pdf(lines_on_each_other)),
        ("pages", "a page of which little is left", "report.pdf", pdf(page_emptied)),
        ("pages", "a heading with nothing after it", "report.pdf", pdf(heading_left_alone)),
        ("qpdf", "a file cut short", "report.pdf", lambda data: data[: len(data) * 2 // 3]),
        ("attachment", "other data attached", "public.json", lambda data: data.replace(b"0", b"1", 1)),
        ("outline", "a heading tagged as a paragraph", "report.pdf", pdf(heading_as_paragraph)),
        ("outline", "a heading one level too deep in the page", "report.html", text(r"<h2( [^>]*)?>(.*?)</h2>", r"<h3\1>\2</h3>")),
        ("words", "a paragraph drawn as decoration", "report.pdf", pdf(paragraph_as_artifact)),
        ("words", "two paragraphs read in the wrong order", "report.pdf", pdf(paragraphs_swapped)),
        ("words", "a word more in the page", "report.html", text(r"(<main.*?<p>)", r"\1Surely ")),
        ("printed", "a pound more in the public data than in the report", "public.json", pound_more),
        ("printed", "a number in the report that the public data hold back", "public.json", held_back),
        ("vnu", "an id used twice", "report.html", text(r"(<main[^>]*>)", r'\1<p id="page_main">x</p>')),
        ("browser", "a page that names no language", "page.html", text(r"<html lang=[^>]*>", "<html>")),
        ("browser", "words too pale to read", "page.html", text(r"(<main.*?)<p>", r'\1<p style="color:#ddd;background:#fff">')),
        ("browser", "a page wider than a telephone", "page.html", text(r"(<main[^>]*>)", r'\1<p style="width:50em">x</p>')),
        ("browser", "a picture fetched from elsewhere", "page.html", text(r"(<main[^>]*>)", r'\1<img alt="" src="pixel.png">')),
        ("browser", "a script the page does not know", "page.html", text(r"</main>", "<script>document.title = 'x'</script></main>")),
        ("browser", "a script that was changed", "page.html", text(r'"use strict";', '"use strict"; /* */')),
        ("browser", "a header cell that became a cell of data", "page.html", text(r"<th scope=\"col\"[^>]*>(.*?)</th>", r"<td>\1</td>")),
        ("browser", "a row that lost its header", "page.html", text(r"<th scope=\"row\"[^>]*>(.*?)</th>", r"<td>\1</td>")),
        ("browser", "a focus that cannot be seen", "page.html", style(":focus-visible { outline: none !important }")),
        ("browser", "a banner that lies over what is focused", "page.html", style("header { position: fixed; inset: 0; z-index: 9; background: #fff }")),
        ("browser", "a link the keyboard does not reach", "page.html", text(r'<p class="back"><a ', '<p class="back"><a tabindex="-1" ')),
        ("browser", "a report that is hidden without a script", "page.html", style("main:not(:has([role=cell])) p { display: none }")),
        ("browser", "a link too small for a finger", "page.html", text(r"(<main[^>]*>)", r'\1<ul style="line-height:.6;font-size:9px"><li><a href="#page_main">a</a></li><li><a href="#page_contents">b</a></li></ul>')),
        ("paper", "headings parted from their text", "page.html", style("@media print { .heading { break-after: page !important } }")),
        ("paper", "captions parted from their tables", "page.html", style("@media print { caption { break-after: page !important; display: block } thead { display: none } table { display: block } tbody { break-before: page; display: block } }")),
        ("check-jsonschema", "a part left out", "full.json", part_left_out),
        ("ajv", "a part left out", "full.json", part_left_out),
        ("findings", "a finding of no known level", "broken.json", text(r'"level": "error"', '"level": "fatal"')),
        ("findings", "a finding fewer in the spreadsheet", "broken.xlsx", book(lambda sheet: sheet.delete_rows(5))),
        ("findings", "a formula in the spreadsheet", "broken.xlsx", book(lambda sheet: sheet.cell(3, 2, "=1+1"))),
        ("findings", "a finding at another line", "broken.sarif", text(r'"startLine": (\d+)', r'"startLine": 1\1')),
        ("findings", "a key SARIF does not have", "broken.sarif", text(r'"ruleId"', '"rule_id": 1, "ruleId"')),
        ("findings", "a command cut short", "broken.github", text(r"title=[A-Z]+-", "title=")),
        ("data", "another amount in the canonical data", "data/return.json", amount),
        ("data", "another amount in a table", "data/finance_income.csv", amount),
        ("data", "a formula in a table", "data/partnership.csv", text(r"\r\n202627,", "\r\n=1+1,")),
        ("data", "a column that nothing describes", "data/meta.csv", text(r"\r\nfinance_income,amount_actual,[^\r]*", "")),
        ("data", "an amount rounded in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.cell(*first(sheet, 92000), 92001), "finance_income")),
        ("data", "an amount as words in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.cell(*first(sheet, 92000), "92000.00"), "finance_income")),
        ("data", "a formula in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.cell(8, 1, "=1+1"), "finance_income")),
        ("data", "cells merged in the spreadsheet", "data.xlsx", book(lambda sheet: sheet.merge_cells("A1:B1"), "finance_income")),
        ("data", "a sheet hidden", "data.xlsx", book(lambda sheet: setattr(sheet, "sheet_state", "hidden"), "finance_income")),
        ("data", "a private note in a table", "full.json", private_note),
        ("mutants", "a tool that finds nothing", "easygoing", lambda _: EASYGOING),
        *plants_in_collated(),
    ]
    plants = [one for one in plants if not only or one[0] in only]
    missed = 0
    for judge, fault, name, plant, *told in plants:
        with tempfile.TemporaryDirectory() as folder:
            inside, top = os.path.dirname(name), name.split("/")[0]
            target = os.path.join(folder, name)
            if inside and os.path.exists(os.path.join(good, top)):
                shutil.copytree(os.path.join(good, top), os.path.join(folder, top))
            if inside and not os.path.exists(os.path.join(folder, inside)):
                planted = None
            elif name.endswith("/"):
                planted = plant(target)
            else:
                source = os.path.join(good, name)
                data = open(source, "rb").read() if os.path.exists(source) else b""
                planted = plant(data)
                planted = None if planted == data else planted
            if planted is None:
                missed += 1
                print(f"{judge}: could not plant {fault}")
                continue
            if not name.endswith("/"):
                with open(target, "wb") as file:
                    file.write(planted)
                os.chmod(target, stat.S_IRWXU)
                as_packed(os.path.join(folder, inside), os.path.basename(name), planted)
            here = lambda wanted: os.path.exists(os.path.join(folder, wanted))
            command = judges[judge](lambda wanted: os.path.join(folder if here(wanted) else good, wanted))
            run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
            said = run.stdout + run.stderr
            # A judge that falls over has not judged; one that only advises is asked for its words.
            fell = "Traceback (most recent call last)" in said or "Cannot find module" in said
            passed = run.returncode == 0 and not any("ADVISORY" in words for words in told)
            if fell or passed or any(words not in said for words in told):
                missed += 1
                print(f"{judge}: did not catch {fault} (exit {run.returncode})\n{said[-2000:]}")
    print(f"{len(plants)} planted faults, {len(plants) - missed} caught")
    return missed > 0


def python(script, *arguments):
    return [sys.executable, os.path.join(HERE, script), *arguments]


def outloud(path):
    return python("outloud.py", path)


def text(pattern, replacement):
    """Changes the first place in a page that matches."""

    def plant(data):
        return re.sub(pattern, replacement, data.decode("utf-8"), count=1, flags=re.DOTALL).encode("utf-8")

    return plant


def style(rules):
    """Adds rules at the end of the style sheet of a page."""
    return text(r"</style>", rules.replace("\\", "\\\\") + "</style>")


def as_packed(folder, name, data):
    """Gives the package the digest of the changed file, so that it is not the digest alone that tells."""
    path = os.path.join(folder, "datapackage.json")
    if not os.path.exists(path) or name == "datapackage.json":
        return
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    for one in package["resources"] + package["beside"]:
        if one["path"] == name:
            one.update(bytes=len(data), hash="sha256:" + hashlib.sha256(data).hexdigest())
    with open(path, "w", encoding="utf-8") as file:
        json.dump(package, file)


def amount(data):
    return data.replace(b"92000.00", b"92001.00", 1)


def first(sheet, value):
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == value)


def private_note(data):
    """As if a sentence that stands in the files were a note for the partnership alone."""
    tree = json.loads(data)
    tree["finance"]["income"][0]["notes_private"] = "The financial year, as the department writes it"
    return json.dumps(tree).encode("utf-8")


def book(change, name="Findings"):
    """Changes a sheet of a spreadsheet."""

    def plant(data):
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(data)
            file.flush()
            spreadsheet = openpyxl.load_workbook(file.name)
            change(spreadsheet[name])
            spreadsheet.save(file.name)
            with open(file.name, "rb") as changed:
                return changed.read()

    return plant


def pdf(change):
    """Changes the object graph of a PDF."""

    def plant(data):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            with pikepdf.open(file.name, allow_overwriting_input=True) as document:
                change(document)
                document.save(file.name)
            with open(file.name, "rb") as changed:
                return changed.read()

    return plant


def elements(document, *kinds):
    """The structure elements of some types, in reading order."""
    found = []

    def visit(node):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                visit(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if str(node.S)[1:] in kinds:
                found.append(node)
            visit(node.get("/K"))

    visit(document.Root.StructTreeRoot.K)
    return found


def no_alternative_text(document):
    for figure in elements(document, "Figure"):
        for key in ("/Alt", "/ActualText"):
            if key in figure:
                del figure[key]


def no_parent_tree(document):
    del document.Root.StructTreeRoot["/ParentTree"]


def heading_as_paragraph(document):
    elements(document, "H2")[-1].S = pikepdf.Name.P


def paragraphs_swapped(document):
    paragraphs = [node for node in elements(document, "P") if "/K" in node][-6:]
    first, second = paragraphs[0], paragraphs[-1]
    for holder in elements(document, "Document", "Sect", "Div", "LBody", "TD", "TH", "BlockQuote", "Table"):
        kids = holder.get("/K")
        if isinstance(kids, pikepdf.Array):
            for at, kid in enumerate(kids):
                if isinstance(kid, pikepdf.Dictionary) and kid.objgen in (first.objgen, second.objgen):
                    kids[at] = second if kid.objgen == first.objgen else first


def paragraph_as_artifact(document):
    as_artifact(document, 1)


def page_as_artifact(document):
    as_artifact(document, None)


def text_matrices(sheet):
    """The instructions of a page, and those among them that say where words stand."""
    instructions = list(pikepdf.parse_content_stream(sheet))
    return instructions, [at for at, (_, operator) in enumerate(instructions) if str(operator) == "Tm"]


def words_pushed_out(document):
    """Moves the first words of the page after the cover to its right edge."""
    sheet = document.pages[1]
    instructions, places = text_matrices(sheet)
    operands = [float(number) for number in instructions[places[0]][0]]
    instructions[places[0]] = ([*operands[:4], float(sheet.mediabox[2]) - 40, operands[5]], pikepdf.Operator("Tm"))
    sheet.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))


def lines_on_each_other(document):
    sheet = document.pages[-1]
    instructions, places = text_matrices(sheet)
    instructions[places[1]] = instructions[places[0]]
    sheet.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))


def middle_of_a_part(document):
    """A page on which no part ends: none begins on the next."""
    begin = set(beginnings(document))
    return next(number for number in range(1, len(document.pages) - 1) if number + 1 not in begin)


def beginnings(document):
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(document.pages)}
    with document.open_outline() as outline:
        return [pages[item.destination[0].objgen] for item in outline.root]


def page_emptied(document):
    sheet = document.pages[middle_of_a_part(document)]
    sheet.Contents = document.make_stream(b"")


def heading_left_alone(document):
    """Tags what is read last on a page as a heading."""
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(key): value for key, value in zip(list(numbers)[::2], list(numbers)[1::2])}
    owners[int(document.pages[-1].obj.StructParents)][-1].S = pikepdf.Name.H3


def as_artifact(document, number):
    """Marks the first pieces of the last page as decoration."""
    sheet = document.pages[-1]
    instructions = list(pikepdf.parse_content_stream(sheet))
    owned = [at for at, (operands, operator) in enumerate(instructions) if str(operator) == "BDC" and operands[0] != "/Artifact"]
    for at in owned[:number]:
        instructions[at] = ([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    sheet.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))


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


# ---- what the department gets from many returns

def plants_in_collated():
    facts, meta, parquet = (f"collated/data/finance_income{end}" for end in (".csv", ".meta.csv", ".parquet"))
    totals, indicators = "collated/data/totals_money.csv", "collated/data/totals_indicators.csv"
    years, dictionary = "collated/data/indicators_values_years.csv", "collated/data/dictionary.csv"
    council, england, region = (LEVEL, "Local authority"), (LEVEL, "National"), (LEVEL, "Regional")
    paid = (("measure", "Paid in"), ("breakdown", "Kind of income"), ("category", None))
    indicator = ("col_type", "Indicator")
    in_sheet = lambda change: book(change, "finance_income")
    return [
        # Each stage of the screener.
        ("screener", "a file named with a plus", "collated/data/", renamed("finance_income", "finance+income"), "FAIL check_filename_special"),
        ("screener", "a file that is not UTF-8", facts, lambda cells: cells + b"\xff\r\n", "FAIL file_read"),
        ("screener", "a column missing from the meta", meta, header("filter_hint", "hint"), "FAIL precheck_col_req_meta"),
        ("screener", "a column named twice", facts, header(LINE, FILE), "FAIL precheck_col_name_duplicate"),
        ("screener", "a row of meta for no column", meta, cell("col_name", "nothing"), "FAIL precheck_cross_meta_to_data"),
        ("screener", "a column that the meta leaves out", meta, rows(lambda lines: lines.pop()), "ADVISORY precheck_cross_data_to_meta"),
        ("screener", "a column named with a space", facts, header(LINE, "a line"), "FAIL check_col_names_spaces"),
        ("screener", "a column named with a capital", facts, header(LINE, "Line"), "ADVISORY check_col_snake_case"),
        ("screener", "an indicator with an answer in its name", "collated/data/", everywhere("amount_actual", "comparable"), "FAIL check_col_ind_smushed"),
        ("screener", "a type that is not known", meta, cell("col_type", "filter"), "FAIL precheck_meta_col_type"),
        ("screener", "a place in the meta", meta, cell("col_name", "la_name"), "FAIL precheck_meta_ob_unit"),
        ("screener", "a label used twice", meta, column("label", "Same"), "FAIL check_meta_dupe_label"),
        ("screener", "a unit that is not known", meta, cell("indicator_unit", "GBP", indicator), "FAIL check_meta_ind_unit_validation"),
        ("screener", "a half decimal place", meta, cell("indicator_dp", "1.5", indicator), "FAIL check_meta_ind_dp_values"),
        ("screener", "a filter that looks like a place", "collated/data/", everywhere("category", "local_code"), "FAIL check_meta_geog_catch"),
        ("screener", "a name the department has another for", "collated/data/", everywhere("category", "phase"), "FAIL check_harmonised_variables"),
        ("screener", "a cell that says NA", facts, cell(LINE, "NA"), "FAIL check_general_null"),
        ("screener", "a filter with one value", facts, column("category", "police"), "FAIL precheck_filter_not_singular"),
        ("screener", "a period that is no number", facts, column("time_period", "2026/27"), "FAIL precheck_time_period_num"),
        ("screener", "two kinds of year", facts, cell("time_identifier", "Reporting year"), "FAIL precheck_time_id_mix"),
        ("screener", "a level that is not known", facts, cell(LEVEL, "Partnership"), "FAIL precheck_geog_level"),
        ("screener", "a level without its columns", facts, header("la_name", "council"), "FAIL precheck_geog_level_present"),
        ("screener", "years that do not follow each other", facts, column("time_period", "202628"), "FAIL check_time_period_six"),
        ("screener", "a filter without a total", facts, cell("category", "more"), "ADVISORY check_filter_defaults"),
        ("screener", "a blank filter", facts, cell("category", ""), "FAIL check_filter_blanks"),
        ("screener", "a space after a filter", facts, cell("category", "police "), "FAIL check_filter_whitespace"),
        ("screener", "a total among the places", facts, cell("la_name", "Total", council), "FAIL check_filter_ob_total"),
        ("screener", "a row twice", facts, rows(lambda lines: lines.append(lines[1])), "FAIL check_general_dupes"),
        ("screener", "a council under another name", facts, cell("la_name", "Camelot", council), "FAIL check_geog_la_combos"),
        ("screener", "a region under another code", totals, cell("region_code", "E12000099", region), "FAIL check_geog_region_combos"),
        ("screener", "a country under another name", totals, cell("country_name", "Albion"), "FAIL check_geog_country_combos"),
        ("screener", "a council without its code", facts, cell("old_la_code", "", council), "FAIL check_geog_level_completed"),
        ("screener", "a region in a row of the nation", totals, cell("region_code", "E12000001", england), "FAIL check_geog_overcompleted_cols"),
        ("screener", "a council in another region", facts, cell("region_code", "E12000099", council), "FAIL region_of_authority"),
        ("screener", "answers to judge by a list that is not kept", facts, header(LINE, "ethnicity_major"), "ERROR check_harmonised_eth_vals"),
        ("screener", "a blank amount", facts, cell("amount_actual", ""), "FAIL check_ind_invalid_entry"),
        ("screener", "an amount with a comma", facts, cell("amount_actual", "1,000"), "FAIL numbers_or_symbols"),
        ("screener", "a place with a name too long", facts, cell("la_name", "A" * 121, council), "ADVISORY check_api_char_filter_items"),
        ("screener", "a column without a cell", facts, column(LINE, ""), "FAIL data_empty_cols"),
        ("screener", "a region's name without its code", facts, cell("region_code", "", council), "FAIL region_col_completed"),
        # The same in every file.
        ("collated", "a file beside the package", "collated/data/", stray, "stray.txt"),
        ("collated", "a file the package names and nobody made", "collated/data/", removed("finance_income.meta.csv"), "finance_income.meta.csv"),
        ("collated", "a row cut short", facts, lambda cells: re.sub(rb",[^,\r]*\r\n$", b"\r\n", cells), "frictionless"),
        ("collated", "a penny more in Parquet", parquet, parquet_of("* replace (amount_actual + 0.01 as amount_actual)"), "the sum is"),
        ("collated", "rows of Parquet in another order", parquet, parquet_of("*", f"order by {LINE} desc, category"), "in CSV"),
        ("collated", "a row less in Parquet", parquet, parquet_of("*", "limit 5"), "5 rows in Parquet"),
        ("collated", "a column less in Parquet", parquet, parquet_of(f"* exclude ({LINE})"), "other columns"),
        ("collated", "amounts that lose pennies in Parquet", parquet, parquet_of("* replace (amount_actual::double as amount_actual)"), "DOUBLE"),
        ("collated", "a symbol lost in Parquet", years.replace(".csv", ".parquet"), parquet_of("* replace (null as count_symbol)"), "symbol None"),
        ("collated", "a column nothing describes", dictionary, without("table", "finance_income", "column", "amount_actual"), "not described"),
        ("collated", "a column described and not there", dictionary, cell("column", "nothing", ("column", "amount_actual")), "not there"),
        ("collated", "a column without a meaning", dictionary, cell("meaning", ""), "no meaning"),
        ("collated", "a formula in a table", facts, cell("category", "=1+1"), "would run"),
        ("collated", "a formula in a text", "collated/texts/", formula_in_a_text, "would run"),
        ("collated", "a long text in a table", facts, cell("category", "a" * 301), "more than 300"),
        ("collated", "a fact without a digest", facts, cell(DIGEST, ""), "without file, digest or line"),
        ("collated", "a fact from nowhere", facts, rows(from_nowhere), "neither a fact with its file nor a total"),
        ("collated", "a fact of a return that does not count", "collated/register.csv", cell(STATUS, "replaced", (STATUS, COUNTS)), "does not count"),
        ("collated", "a total that rests on nobody knows how many", totals, cell(RETURNS, ""), "on how many returns it rests"),
        ("collated", "an amount rounded in the spreadsheet", "collated/data.xlsx", in_sheet(amount_in_sheet(1)), "amount_actual"),
        ("collated", "an amount as words in the spreadsheet", "collated/data.xlsx", in_sheet(amount_in_sheet(None)), "amount_actual"),
        ("collated", "a formula in the spreadsheet", "collated/data.xlsx", in_sheet(lambda sheet: sheet.cell(sheet.max_row, 1, "=1+1")), "a formula"),
        ("collated", "headers that scroll away", "collated/data.xlsx", in_sheet(lambda sheet: setattr(sheet, "freeze_panes", None)), "in sight"),
        ("collated", "a row less in the spreadsheet", "collated/data.xlsx", in_sheet(lambda sheet: sheet.delete_rows(sheet.max_row)), "rows and not"),
        ("collated", "a sheet hidden", "collated/data.xlsx", in_sheet(lambda sheet: setattr(sheet, "sheet_state", "hidden")), "hidden"),
        ("collated", "a sheet without a name", "collated/data.xlsx", in_sheet(lambda sheet: setattr(sheet, "title", "Sheet1")), "without a name"),
        ("collated", "a register that says something else in the spreadsheet", "collated/register.xlsx", book(status_in_sheet, "register"), STATUS),
        # The sums.
        ("sums", "a penny more in a fact", facts, penny("amount_actual"), "income"),
        ("sums", "a penny more for England", totals, penny("amount", england, *paid), "England"),
        ("sums", "a penny more for a region", totals, penny("amount", region, ("amount", None), *paid), "Kind of income, E1"),
        ("sums", "another number of returns", totals, cell(RETURNS, "99", england, *paid), "of 99 returns"),
        ("sums", "a fact left out", facts, rows(lambda lines: lines.pop()), "income"),
        ("sums", "a total left out", totals, rows(lambda lines: lines.remove(found(lines, region, ("amount", None), *paid))), "no total for"),
        ("sums", "an amount under another category", facts, cell("category", "elsewhere"), "income"),
        ("sums", "a return that counts and is not in the sums", "collated/register.csv", cell(STATUS, COUNTS, (STATUS, "replaced")), "income"),
        ("sums", "a return in the sums that does not count", "collated/register.csv", cell(STATUS, "replaced", (STATUS, COUNTS)), "does not count"),
        ("sums", "a need more", "collated/data/needs_needs.csv", rows(lambda lines: lines.append(lines[-1])), "needs"),
        ("sums", "a finding more for England", "collated/data/totals_counts.csv", cell("number", "7777", england, ("topic", "Scrutiny")), "England"),
        ("sums", "a count that is another", years, cell("count", "77777"), "indicator counts"),
        ("sums", "a small number of children", years, cell("count", "4", ("count", "c")), "a small number is shown"),
        ("sums", "a total of children to the last child", indicators, penny("number", england, ("number", None)), "to the nearest 10"),
        ("sums", "a total of children shown beside counts that are none of theirs", "collated/", one_held_back, "to the nearest 10"),
        ("sums", "another percentage", indicators, cell("percentage", "99.9", england, ("indicator", "D04")), "99.9"),
        ("sums", "a table left out", "collated/data/", removed("finance_in_kind.csv"), "in kind"),
    ]


def rows(change):
    """Changes the rows of a file of comma-separated values, of which the first has the names of the columns."""

    def plant(data):
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        change(lines)
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        return text.getvalue().encode("utf-8-sig")

    return plant


def found(lines, *where):
    """The first row with these cells; None is any that says something, and is no total and no symbol."""
    places = [(lines[0].index(name), value) for name, value in where]
    fits = lambda one, value: one == value if value is not None else one not in ("", "Total", "c", "x", "z")
    return next(line for line in lines[1:] if all(fits(line[at], value) for at, value in places))


def cell(name, value, *where):
    """Changes a cell of the first row there is, or of the first row with these cells."""

    def change(lines):
        found(lines, *where)[lines[0].index(name)] = value

    return rows(change)


def column(name, value):
    def change(lines):
        for line in lines[1:]:
            line[lines[0].index(name)] = value

    return rows(change)


def header(name, other):
    def change(lines):
        lines[0][lines[0].index(name)] = other

    return rows(change)


def without(first, value, second, other):
    def change(lines):
        lines.remove(found(lines, (first, value), (second, other)))

    return rows(change)


def penny(name, *where):
    """Makes a number more by the least it can be."""

    def change(lines):
        line = found(lines, *where)
        at = lines[0].index(name)
        whole, point, pence = line[at].partition(".")
        more = str(int(whole + pence) + 1).zfill(len(pence) + 1)
        line[at] = more[: len(more) - len(pence)] + point + more[len(more) - len(pence) :]

    return rows(change)


def from_nowhere(lines):
    for name in (FILE, DIGEST, LINE):
        lines[1][lines[0].index(name)] = ""


def one_held_back(folder):
    """Shows what is held back of an indicator for England, after showing all but one of what is held back in its facts."""
    state = {}

    def facts(lines):
        code, count, period, form = (lines[0].index(name) for name in ("values_code", "count", "time_period", "data_form"))
        latest = max(line[period] for line in lines[1:])
        held = [line for line in lines[1:] if line[count] == "c" and line[period] == latest]
        # What only the public form of a return is known for is in no total.
        held.sort(key=lambda line: line[form] != "full")
        state["code"] = held[0][code]
        for line in held[1:]:
            if line[code] == state["code"]:
                line[count] = "99"

    def totals(lines):
        found(lines, (LEVEL, "National"), ("indicator", state["code"]))[lines[0].index("number")] = "990"

    changed(folder + "data/indicators_values_years.csv", rows(facts))
    changed(folder + "data/totals_indicators.csv", rows(totals))
    return folder


def renamed(name, other):
    def plant(folder):
        for end in (".csv", ".meta.csv", ".parquet"):
            os.rename(folder + name + end, folder + other + end)
        return folder

    return plant


def everywhere(name, other):
    """Gives a column of a table another name, in the data and in the meta."""

    def plant(folder):
        for end, change in ((".csv", header(name, other)), (".meta.csv", cell("col_name", other, ("col_name", name)))):
            changed(folder + "finance_income" + end, change)
        return folder

    return plant


def changed(path, plant):
    with open(path, "rb") as file:
        planted = plant(file.read())
    with open(path, "wb") as file:
        file.write(planted)


def stray(folder):
    with open(folder + "stray.txt", "w", encoding="utf-8") as file:
        file.write("What nobody asked for.")
    return folder


def removed(name):
    def plant(folder):
        os.remove(folder + name)
        return folder

    return plant


def formula_in_a_text(folder):
    name = sorted(os.listdir(folder))[0]
    changed(folder + name, rows(lambda lines: lines[1].__setitem__(-1, "=1+1")))
    return folder


def parquet_of(columns, rest=""):
    """Makes a Parquet file anew, as a statement of SQL has it."""

    def plant(data):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/good.parquet", "wb") as file:
                file.write(data)
            duckdb.connect().execute(f"copy (select {columns} from '{folder}/good.parquet' {rest}) to '{folder}/planted.parquet' (format parquet)")
            with open(f"{folder}/planted.parquet", "rb") as file:
                return file.read()

    return plant


def amount_in_sheet(more):
    """Changes the first amount of a sheet: by so much, or to words."""

    def change(sheet):
        top = int(re.sub(r"[A-Z]", "", sheet.freeze_panes)) - 1
        at = next(one.column for one in sheet[top] if str(one.value).lower().replace(" ", "_") in ("amount_actual", "actual_amount"))
        line = next(number for number in range(top + 1, sheet.max_row + 1) if isinstance(sheet.cell(number, at).value, (int, float)))
        amount = sheet.cell(line, at).value
        sheet.cell(line, at, str(amount) if more is None else amount + more)

    return change


def status_in_sheet(sheet):
    """One return that counts becomes one that was replaced."""
    counting = next(one for row in sheet.iter_rows() for one in row if str(one.value).lower() == COUNTS)
    counting.value = "Replaced by a later version"


sys.exit(main(*sys.argv[1:]))
