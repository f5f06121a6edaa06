"""Every judge catches what it is there for: a fault is planted in good output, and the judge must refuse it.

usage: faults.py FOLDER
FOLDER holds the good output of one return: report.html, report.pdf, outline.txt, public.json, full.json, schema.json, and the
findings of another: broken.json, broken.xlsx, broken.sarif, broken.github, with findings.schema and sarif.schema.
"""

import json
import os
import re
import stat
import subprocess
import sys
import tempfile

import openpyxl
import pikepdf

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
BIN = os.path.dirname(sys.executable)

# Takes `check --format json FILE...` and has nothing against any of them; has no rules either.
EASYGOING = b"""#!/usr/bin/env python3
import json, sys
returns = [{"return": name, "findings": []} for name in sys.argv[4:]]
print(json.dumps({"rules": []} if sys.argv[1] == "rules" else {"returns": returns}))
"""


def main(good):
    judges = {
        "page-validation": lambda at: python("pdf_conformance.py", at("report.pdf")),
        "outloud": lambda at: outloud(at("report.pdf")),
        "qpdf": lambda at: ["qpdf", "--check", at("report.pdf")],
        "attachment": lambda at: python("attachment.py", at("report.pdf"), at("public.json")),
        "outline": lambda at: python("outline.py", at("outline.txt"), at("report.html"), at("report.pdf")),
        "words": lambda at: python("words.py", at("report.html"), at("report.pdf")),
        "printed": lambda at: python(
            "printed.py", at("schema.json"), at("public.json"), at("full.json"), at("report.html"), at("report.pdf")
        ),
        "vnu": lambda at: ["java", "-jar", f"{TESTS}/node_modules/vnu-jar/build/dist/vnu.jar", "--errors-only", at("report.html")],
        "browser": lambda at: ["node", f"{HERE}/page.mjs", at("report.html")],
        "check-jsonschema": lambda at: [f"{BIN}/check-jsonschema", "--schemafile", at("schema.json"), at("full.json")],
        "ajv": lambda at: ["node", f"{HERE}/schema.mjs", at("schema.json"), at("full.json")],
        "findings": lambda at: python(
            "findings.py", at("findings.schema"), at("sarif.schema"), at("broken.json"), at("broken.xlsx"), at("broken.sarif"), at("broken.github")
        ),
        "mutants": lambda at: python("mutants.py", at("easygoing"), at("schema.json"), at("full.json"), "40"),
    }
    plants = [
        ("page-validation", "a picture without alternative text", "report.pdf", pdf(no_alternative_text)),
        ("page-validation", "pages that do not lead back to the structure", "report.pdf", pdf(no_parent_tree)),
        ("outloud", "a page drawn as decoration", "report.pdf", pdf(page_as_artifact)),
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
        ("browser", "a page that names no language", "report.html", text(r"<html lang=[^>]*>", "<html>")),
        ("browser", "words too pale to read", "report.html", text(r"(<main.*?)<p>", r'\1<p style="color:#ddd;background:#fff">')),
        ("browser", "a page wider than a telephone", "report.html", text(r"(<main[^>]*>)", r'\1<p style="width:50em">x</p>')),
        ("browser", "a picture fetched from elsewhere", "report.html", text(r"(<main[^>]*>)", r'\1<img alt="" src="pixel.png">')),
        ("check-jsonschema", "a part left out", "full.json", part_left_out),
        ("ajv", "a part left out", "full.json", part_left_out),
        ("findings", "a finding of no known level", "broken.json", text(r'"level": "error"', '"level": "fatal"')),
        ("findings", "a finding fewer in the spreadsheet", "broken.xlsx", book(lambda sheet: sheet.delete_rows(5))),
        ("findings", "a formula in the spreadsheet", "broken.xlsx", book(lambda sheet: sheet.cell(3, 2, "=1+1"))),
        ("findings", "a finding at another line", "broken.sarif", text(r'"startLine": (\d+)', r'"startLine": 1\1')),
        ("findings", "a key SARIF does not have", "broken.sarif", text(r'"ruleId"', '"rule_id": 1, "ruleId"')),
        ("findings", "a command cut short", "broken.github", text(r"title=[A-Z]+-", "title=")),
        ("mutants", "a tool that finds nothing", "easygoing", lambda _: EASYGOING),
    ]
    missed = 0
    for judge, fault, name, plant in plants:
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(good, name)
            data = open(source, "rb").read() if os.path.exists(source) else b""
            planted = plant(data)
            if planted == data:
                missed += 1
                print(f"{judge}: could not plant {fault}")
                continue
            target = os.path.join(folder, name)
            with open(target, "wb") as file:
                file.write(planted)
            os.chmod(target, stat.S_IRWXU)
            command = judges[judge](lambda wanted: target if wanted == name else os.path.join(good, wanted))
            run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
            said = run.stdout + run.stderr
            # A judge that falls over has not judged.
            if run.returncode == 0 or "Traceback (most recent call last)" in said or "Cannot find module" in said:
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


def book(change):
    """Changes the sheet of findings of a spreadsheet."""

    def plant(data):
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(data)
            file.flush()
            spreadsheet = openpyxl.load_workbook(file.name)
            change(spreadsheet["Findings"])
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


sys.exit(main(*sys.argv[1:]))
