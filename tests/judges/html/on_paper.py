"""A page printed from a browser: no heading, no words that announce what follows and no caption stands last on a sheet, and every
sheet but the last is used.

Chromium prints, and names the places of the headings in the bookmarks it makes; poppler says where the words stand.

usage: on_paper.py PAGE.html...
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import pikepdf
from page_and_pdf import page, words

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Running heads and feet stand in the margins, which are 20 mm.
MARGIN = 20 / 25.4 * 72


def main(*paths):
    faults = 0
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            printed = os.path.join(folder, "printed.pdf")
            command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
            command += ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={printed}", os.path.abspath(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
            sheets = lines_of(printed)
            headings = headings_of(printed)
        told = orphans(sheets, headings) + announcing(sheets, path)
        if len(headings) < 2:
            told.append(f"only {len(headings)} headings on paper")
        for fault in told:
            print(f"{path}: printed, {fault}")
        faults += len(told)
    print(f"{len(paths)} pages printed")
    return faults > 0 or not paths


def lines_of(printed):
    """The lines of every sheet, from top to bottom: where one begins, where it ends, and its words."""
    run = subprocess.run(["pdftotext", "-bbox-layout", printed, "-"], capture_output=True, check=True)
    sheets = []
    for sheet in ElementTree.fromstring(run.stdout).iter("{http://www.w3.org/1999/xhtml}page"):
        height = float(sheet.get("height"))
        lines = []
        for line in sheet.iter("{http://www.w3.org/1999/xhtml}line"):
            top, bottom = float(line.get("yMin")), float(line.get("yMax"))
            if MARGIN - 2 < top and bottom < height - MARGIN + 2:
                lines.append((top, bottom, " ".join(word.text or "" for word in line)))
        sheets.append((height, sorted(lines)))
    return sheets


def headings_of(printed):
    """The headings in the bookmarks: the sheet, how far from its foot, and the words."""
    with pikepdf.open(printed) as pdf:
        numbers = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages)}
        found = []

        def visit(items):
            for item in items:
                place = item.destination
                if isinstance(place, pikepdf.Array):
                    found.append((numbers[place[0].objgen], float(place[3]), item.title))
                visit(item.children)

        with pdf.open_outline() as outline:
            visit(outline.root)
    return found


def orphans(sheets, headings):
    """Headings below which nothing else stands on their sheet."""
    told = []
    for number, from_foot, title in headings:
        height, lines = sheets[number]
        below = "".join("".join(text.split()) for top, bottom, text in lines if bottom > height - from_foot)
        rest = "".join(title.split())
        if len(below) <= len(rest):
            told.append(f"the heading {title!r} stands last on sheet {number + 1}")
    return told


def announcing(sheets, path):
    """Captions and words that announce what follows, and stand last on a sheet."""
    tree = page(path)
    announced = [node for node in tree.iter("caption")]
    announced += [node for node in tree.iter("p") if node.get("class") == "label"]
    texts = {"".join(words(node)) for node in announced}
    told = []
    for number, (_, lines) in enumerate(sheets[:-1]):
        if not lines:
            told.append(f"sheet {number + 1} is empty")
        elif "".join(lines[-1][2].split()) in texts:
            told.append(f"{lines[-1][2]!r} stands last on sheet {number + 1}")
    return told


sys.exit(main(*sys.argv[1:]))
