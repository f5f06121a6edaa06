"""Faults planted in a good page: each judge of this folder must refuse what it is there for.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds report.html, the page of a return, and page.html, a page with every kind of block.
"""

import sys

from planting import TESTS, judge, run, style, text

JUDGES = {
    "vnu": lambda at: ["java", "-jar", f"{TESTS}/node_modules/vnu-jar/build/dist/vnu.jar", "--errors-only", at("report.html")],
    "in a browser": lambda at: ["node", f"{TESTS}/judges/html/in_a_browser.mjs", at("page.html")],
    "on paper": lambda at: judge("on_paper.py", at("page.html")),
}
PLANTS = [
    ("vnu", "an id used twice", "report.html", text(r"(<main[^>]*>)", r'\1<p id="page_main">x</p>')),
    ("in a browser", "a page that names no language", "page.html", text(r"<html lang=[^>]*>", "<html>")),
    ("in a browser", "words too pale to read", "page.html", text(r"(<main.*?)<p>", r'\1<p style="color:#ddd;background:#fff">')),
    ("in a browser", "a page wider than a telephone", "page.html", text(r"(<main[^>]*>)", r'\1<p style="width:50em">x</p>')),
    ("in a browser", "a picture fetched from elsewhere", "page.html", text(r"(<main[^>]*>)", r'\1<img alt="" src="pixel.png">')),
    ("in a browser", "a script the page does not know", "page.html", text(r"</main>", "<script>document.title = 'x'</script></main>")),
    ("in a browser", "a script that was changed", "page.html", text(r'"use strict";', '"use strict"; /* */')),
    ("in a browser", "a header cell that became a cell of data", "page.html", text(r"<th scope=\"col\"[^>]*>(.*?)</th>", r"<td>\1</td>")),
    ("in a browser", "a row that lost its header", "page.html", text(r"<th scope=\"row\"[^>]*>(.*?)</th>", r"<td>\1</td>")),
    ("in a browser", "a focus that cannot be seen", "page.html", style(":focus-visible { outline: none !important }")),
    ("in a browser", "a banner that lies over what is focused", "page.html", style("header { position: fixed; inset: 0; z-index: 9; background: #fff }")),
    ("in a browser", "a link the keyboard does not reach", "page.html", text(r'<p class="back"><a ', '<p class="back"><a tabindex="-1" ')),
    ("in a browser", "a report that is hidden without a script", "page.html", style("main:not(:has([role=cell])) p { display: none }")),
    ("in a browser", "a link too small for a finger", "page.html", text(r"(<main[^>]*>)", r'\1<ul style="line-height:.6;font-size:9px"><li><a href="#page_main">a</a></li><li><a href="#page_contents">b</a></li></ul>')),
    ("on paper", "headings parted from their text", "page.html", style("@media print { .heading { break-after: page !important } }")),
    ("on paper", "captions parted from their tables", "page.html", style("@media print { caption { break-after: page !important; display: block } thead { display: none } table { display: block } tbody { break-before: page; display: block } }")),
]

if __name__ == "__main__":
    sys.exit(run(JUDGES, PLANTS, *sys.argv[1:]))
