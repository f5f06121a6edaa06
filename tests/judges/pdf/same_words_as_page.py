"""The page and the PDF say the same words in the same order.

Three readings of the words of the report proper (`main` of the page; the PDF without cover, contents, pictures, running heads):
- as a screen reader meets the PDF: the structure tree, letter by letter, since poppler does not keep the spaces at line ends;
- as the PDF is drawn: everything that is marked as an artifact taken out, then `pdftotext -raw`, word by word;
- the cover and the colophon: the same letters, in whatever order each output sets them.

usage: same_words_as_page.py PAGE.html REPORT.pdf
"""

import collections
import subprocess
import sys
import tempfile

import pikepdf
from marked_content import without_text
from page_and_pdf import page, structure, words

# What each output says its own way: contents with page numbers, bullets and numbers of lists, words in pictures.
ELSEWHERE = ("TOC", "Figure", "Lbl")
# After these a long address may go on in the next line.
BREAKS = tuple("/-–—.?&=_#@:")


def main(page_path, pdf_path):
    tree = page(page_path)
    body = tree.find("body")
    spoken = structure(pdf_path)
    report = report_words(body, any(True for _ in spoken.every("TOC")))
    opening = words(body.find("header"))
    closing = [word for line in body.findall("./footer/p") if line.get("class") != "title" for word in words(line)]

    said = "".join(spoken.text(ELSEWHERE).split())
    drawn = drawn_words(pdf_path)
    faults = []

    at = said.find("".join(report))
    if at < 0:
        faults.append(f"read aloud, the PDF departs from the page: {departure(''.join(report), said)}")
    else:
        around = said[:at] + said[at + len("".join(report)) :]
        if collections.Counter(around) != collections.Counter("".join(opening + closing)):
            faults.append(f"cover and colophon: the page says {' '.join(opening + closing)!r}, the PDF {around!r}")
    start = position(report, drawn)
    if start is None:
        faults.append(f"as drawn, the PDF departs from the page: {word_departure(report, drawn)}")
    for fault in faults:
        print(f"{pdf_path}: {fault}")
    if len(report) < 50:
        faults.append("too few words")
        print(f"{page_path}: only {len(report)} words in the report proper")
    print(f"{len(report)} words")
    return bool(faults)


def report_words(body, has_contents):
    """What `main` says, with the heading of the contents where the PDF has its contents, if it has any: before the first chapter."""
    main = body.find(".//main")
    heading = body.find(".//nav//*[@id='page_contents']")
    contents = words(heading) if heading is not None and has_contents else []
    parts = list(main)
    first = next((at for at, part in enumerate(parts) if part.tag == "section"), len(parts))
    said = [words(part) for part in parts]
    return sum(said[:first], []) + contents + sum(said[first:], [])


def drawn_words(path):
    """The words of a PDF in the order they are drawn, without artifacts and without what is said elsewhere."""
    with pikepdf.open(path) as pdf, tempfile.NamedTemporaryFile(suffix=".pdf") as bare:
        skipped = marked_content(pdf)
        without_text(pdf, lambda sheet, tag, about: tag == "/Artifact" or (sheet, int(about.get("/MCID", -1))) in skipped)
        pdf.save(bare.name)
        run = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", bare.name, "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8").split()


def marked_content(pdf):
    """Page and number of each piece of marked content under an element that is said elsewhere."""
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages)}
    found = set()

    def visit(node, sheet, skipping, plain=False):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                visit(kid, sheet, skipping, plain)
        elif isinstance(node, pikepdf.Dictionary):
            sheet = pages.get(node.Pg.objgen) if "/Pg" in node else sheet
            if node.get("/Type") == "/MCR":
                visit(int(node.MCID), sheet, skipping)
            elif node.get("/Type") != "/OBJR" and "/K" in node:
                kind = str(node.get("/S", ""))[1:]
                plain = unnumbered(node) if kind == "L" else plain and kind in ("LI", "Lbl")
                visit(node.K, sheet, skipping or (kind in ELSEWHERE and not plain), plain)
        elif skipping:
            found.add((sheet, int(node)))

    visit(pdf.Root.StructTreeRoot.K, None, False)
    return found


def unnumbered(node):
    """Whether the labels of a list are words."""
    attributes = node.get("/A", pikepdf.Dictionary())
    each = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return any(one.get("/ListNumbering") == "/None" for one in each)


def follows(report, drawn, start):
    """How many words of the report stand one after the other in what is drawn, and where that ends."""
    at = start
    for count, word in enumerate(report):
        got = drawn[at] if at < len(drawn) else ""
        at += 1
        while got != word and word.startswith(got) and got.endswith(BREAKS) and at < len(drawn):
            got += drawn[at]
            at += 1
        if got != word:
            return count
    return len(report)


def position(report, drawn):
    return next((start for start in starts(report, drawn) if follows(report, drawn, start) == len(report)), None)


def starts(report, drawn):
    return [at for at, word in enumerate(drawn) if report and report[0].startswith(word)]


def word_departure(report, drawn):
    best = max((follows(report, drawn, start), start) for start in starts(report, drawn) or [0])
    at = best[0]
    # Where the words part, give or take the lines that were joined again.
    near = " ".join(drawn)
    tail = " ".join(report[max(0, at - 6) : at])
    spot = near.find(tail) if tail else -1
    shown = near[spot : spot + 160] if spot >= 0 else near[:160]
    return f"after {at} words: the page goes on {' '.join(report[max(0, at - 6) : at + 8])!r}, the PDF {shown!r}"


def departure(report, said):
    low, high = 0, len(report)
    while low < high:
        middle = (low + high + 1) // 2
        if report[:middle] in said:
            low = middle
        else:
            high = middle - 1
    spot = said.find(report[:low])
    context = max(0, low - 40)
    return f"the page goes on {report[context:low + 60]!r}, the PDF {said[spot + context:spot + low + 60]!r}"


sys.exit(main(*sys.argv[1:]))
