"""Faults planted in good findings: each judge of this folder must refuse what it is there for.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds the findings of one return, broken.json, broken.xlsx, broken.sarif and broken.github, with findings.schema and sarif.schema; and
full.json of a return without findings, with schema.json.
"""

import sys

from planting import book, judge, run, text

# Takes `check --format json FILE...` and has nothing against any of them; has no rules either.
EASYGOING = b"""#!/usr/bin/env python3
import json, sys
returns = [{"return": name, "findings": []} for name in sys.argv[4:]]
print(json.dumps({"rules": []} if sys.argv[1] == "rules" else {"returns": returns}))
"""

JUDGES = {
    "every format": lambda at: judge(
        "every_format_the_same.py", at("findings.schema"), at("sarif.schema"), at("broken.json"), at("broken.xlsx"), at("broken.sarif"), at("broken.github")
    ),
    "same verdict": lambda at: judge("same_verdict_as_schema.py", at("easygoing"), at("schema.json"), at("full.json"), "40"),
}
PLANTS = [
    ("every format", "a finding of no known level", "broken.json", text(r'"level": "error"', '"level": "fatal"')),
    ("every format", "a finding fewer in the spreadsheet", "broken.xlsx", book(lambda sheet: sheet.delete_rows(5))),
    ("every format", "a formula in the spreadsheet", "broken.xlsx", book(lambda sheet: sheet.cell(3, 2, "=1+1"))),
    ("every format", "a finding at another line", "broken.sarif", text(r'"startLine": (\d+)', r'"startLine": 1\1')),
    ("every format", "a key SARIF does not have", "broken.sarif", text(r'"ruleId"', '"rule_id": 1, "ruleId"')),
    ("every format", "a command cut short", "broken.github", text(r"title=[A-Z]+-", "title=")),
    ("same verdict", "a tool that finds nothing", "easygoing", lambda _: EASYGOING),
]

if __name__ == "__main__":
    sys.exit(run(JUDGES, PLANTS, *sys.argv[1:]))
