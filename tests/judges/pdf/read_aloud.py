"""A PDF as a screen reader meets it: outloud finds no error.

Two of its rules go by looks and are helped here:
- TBL-010 takes a table with more header cells than data cells for one whose headers are cut in pieces. Every row of ours has a
  header, as it should, so that any table of two columns looks so. What the rule guards against, same_outline_as_page.py and same_words_as_page.py find.
- TAG-002 takes any sentence outside the structure for lost prose. A running head, and a table's header row shown again on the next
  page, are outside it by right and say so (`/Type /Pagination`); the rule judges a copy without those, and so everything else.

usage: read_aloud.py REPORT.pdf...
"""

import os
import subprocess
import sys
import tempfile

import pikepdf
from marked_content import without_text

OUTLOUD = os.path.join(os.path.dirname(sys.executable), "outloud")


def main(paths):
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for path in paths:
            with pikepdf.open(path) as pdf:
                without_text(pdf, lambda _, tag, about: tag == "/Artifact" and about.get("/Type") == "/Pagination")
                copies.append(os.path.join(folder, os.path.basename(path)))
                pdf.save(copies[-1])
        # Both are asked, so that everything that is wrong is told at once.
        faults = [refused(["--skip", "TBL-010", "--skip", "TAG-002", *paths]), refused(["--only", "TAG-002", *copies])]
    return any(faults) or not paths


def refused(arguments):
    return subprocess.run([OUTLOUD, "--fail-on", "error", "--no-info", *arguments], check=False).returncode != 0


sys.exit(main(sys.argv[1:]))
