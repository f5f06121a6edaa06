"""The outline of the document tree, of the page and of the PDF are the same.

usage: same_outline_as_page.py OUTLINE.txt PAGE.html REPORT.pdf
"""

import difflib
import sys

from page_and_pdf import page_outline, pdf_outline, squeezed


def main(tree_path, page_path, pdf_path):
    with open(tree_path, encoding="utf-8") as file:
        tree = [squeezed(line) for line in file if line.strip()]
    faults = 0
    for name, path, lines in [("page", page_path, page_outline(page_path)), ("PDF", pdf_path, pdf_outline(pdf_path))]:
        if lines != tree:
            faults += 1
            print(f"{path}: the outline of the {name} is not the document's:")
            print("\n".join(difflib.unified_diff(tree, lines, "document", name, n=1, lineterm="")))
    if not tree:
        faults += 1
        print(f"{tree_path}: an empty outline")
    print(f"{len(tree)} headings, charts and tables")
    return faults > 0


sys.exit(main(*sys.argv[1:]))
