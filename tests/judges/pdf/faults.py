"""Faults planted in a good PDF: each judge of this folder must refuse what it is there for.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds report.pdf, report.html, outline.txt and public.json of one return.
"""

import sys

import pikepdf
from planting import judge, pdf, run, text

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


def page_emptied(document):
    sheet = document.pages[middle_of_a_part(document)]
    sheet.Contents = document.make_stream(b"")


def middle_of_a_part(document):
    """A page on which no part ends: none begins on the next."""
    begin = set(beginnings(document))
    return next(number for number in range(1, len(document.pages) - 1) if number + 1 not in begin)


def beginnings(document):
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(document.pages)}
    with document.open_outline() as outline:
        return [pages[item.destination[0].objgen] for item in outline.root]


def heading_left_alone(document):
    """Tags what is read last on a page as a heading."""
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(key): value for key, value in zip(list(numbers)[::2], list(numbers)[1::2])}
    owners[int(document.pages[-1].obj.StructParents)][-1].S = pikepdf.Name.H3


JUDGES = {
    "standards": lambda at: judge("standards.py", at("report.pdf")),
    "read aloud": lambda at: judge("read_aloud.py", at("report.pdf")),
    "page layout": lambda at: judge("page_layout.py", at("report.pdf")),
    "qpdf": lambda at: ["qpdf", "--check", at("report.pdf")],
    "attached data": lambda at: judge("attached_data.py", at("report.pdf"), at("public.json")),
    "same outline": lambda at: judge("same_outline_as_page.py", at("outline.txt"), at("report.html"), at("report.pdf")),
    "same words": lambda at: judge("same_words_as_page.py", at("report.html"), at("report.pdf")),
}
PLANTS = [
    ("standards", "a picture without alternative text", "report.pdf", pdf(no_alternative_text)),
    ("standards", "pages that do not lead back to the structure", "report.pdf", pdf(no_parent_tree)),
    ("read aloud", "a page drawn as decoration", "report.pdf", pdf(page_as_artifact)),
    ("page layout", "words pushed over the edge of the page", "report.pdf", pdf(words_pushed_out)),
    ("page layout", "two lines on each other", "report.pdf", pdf(lines_on_each_other)),
    ("page layout", "a page of which little is left", "report.pdf", pdf(page_emptied)),
    ("page layout", "a heading with nothing after it", "report.pdf", pdf(heading_left_alone)),
    ("qpdf", "a file cut short", "report.pdf", lambda data: data[: len(data) * 2 // 3]),
    ("attached data", "other data attached", "public.json", lambda data: data.replace(b"0", b"1", 1)),
    ("same outline", "a heading tagged as a paragraph", "report.pdf", pdf(heading_as_paragraph)),
    ("same outline", "a heading one level too deep in the page", "report.html", text(r"<h2( [^>]*)?>(.*?)</h2>", r"<h3\1>\2</h3>")),
    ("same words", "a paragraph drawn as decoration", "report.pdf", pdf(paragraph_as_artifact)),
    ("same words", "two paragraphs read in the wrong order", "report.pdf", pdf(paragraphs_swapped)),
    ("same words", "a word more in the page", "report.html", text(r"(<main.*?<p>)", r"\1Surely ")),
]

if __name__ == "__main__":
    sys.exit(run(JUDGES, PLANTS, *sys.argv[1:]))
