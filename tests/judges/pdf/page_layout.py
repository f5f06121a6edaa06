"""Every page of a PDF is set as a page of a book should be.

MuPDF reads where words and drawings stand, pikepdf whose they are. Faults are:
- a word that reaches beyond the page or into the outer margin, or that stands on another word;
- a heading or caption as the last thing on a page;
- an area without anything in it that is larger than a third of the page, but at the end of a part: the bookmarks say where those are.

usage: page_layout.py REPORT.pdf...
"""

import itertools
import sys

import pikepdf
import pymupdf

# Nothing stands nearer to an edge of the page than this.
EDGE = 28
# Running heads and feet stand above and below the words of a page.
HEAD, FOOT = 58, 58
# Where the words of a page begin and end.
TOP, BOTTOM = 72, 62
LARGEST = 1 / 3
TITLES = ("H1", "H2", "H3", "H4", "H5", "H6", "Caption")


def main(paths):
    faults = 0
    for path in paths:
        found = list(judged(path))
        for number, fault in found:
            print(f"{path}: page {number + 1}: {fault}")
        faults += len(found)
    print(f"{len(paths)} files")
    return faults > 0 or not paths


def judged(path):
    with pymupdf.open(path) as document, pikepdf.open(path) as pdf:
        last = last_elements(pdf)
        begin = {page - 1 for level, _, page in document.get_toc() if level == 1}
        for number, page in enumerate(document):
            width, height = page.rect.width, page.rect.height
            words = page.get_text("words")
            yield from ((number, fault) for fault in misplaced(words, width, height))
            if last.get(number) in TITLES:
                yield number, f"a {last[number]} is the last thing on it"
            # A part ends here when the next one begins on the next page; so do the contents, and the whole.
            if number + 1 in begin or number + 1 == len(document):
                continue
            void = emptiest(words, page, height)
            if void > LARGEST:
                yield number, f"{void:.0%} of it is empty"


def misplaced(words, width, height):
    for left, top, right, bottom, text, *_ in words:
        if left < EDGE or right > width - EDGE or top < 0 or bottom > height - EDGE / 2:
            yield f"“{text}” reaches beyond the margin"
    lower = sorted(words, key=lambda word: word[1])
    for at, (left, top, right, bottom, text, *_) in enumerate(lower):
        for other in itertools.takewhile(lambda other: other[1] < bottom, lower[at + 1 :]):
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - other[1]
            if across > 2 and down > 0.6 * min(bottom - top, other[3] - other[1]):
                yield f"“{text}” and “{other[4]}” stand on each other"


def emptiest(words, page, height):
    """The highest band without anything in it, as a share of the height of the words of a page."""
    bands = [(top, bottom) for _, top, _, bottom, *_ in words]
    bands += [(drawing["rect"].y0, drawing["rect"].y1) for drawing in page.get_drawings()]
    bands = sorted((max(top, TOP), bottom) for top, bottom in bands if bottom > HEAD and top < height - FOOT)
    reached, widest = TOP, 0
    for top, bottom in bands:
        widest = max(widest, top - reached)
        reached = max(reached, bottom)
    widest = max(widest, height - BOTTOM - reached)
    return widest / (height - TOP - BOTTOM)


def last_elements(pdf):
    """The type of the element that is read last on each page."""
    root = pdf.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    owners = dict(zip(map(int, numbers[::2]), numbers[1::2]))
    last = {}
    for number, page in enumerate(pdf.pages):
        held = owners.get(int(page.obj.get("/StructParents", -1)), [])
        if isinstance(held, pikepdf.Array) and len(held):
            last[number] = str(held[-1].S)[1:]
    return last


sys.exit(main(sys.argv[1:]))
