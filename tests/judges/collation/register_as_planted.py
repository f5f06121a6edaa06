"""The register against what was planted: every file that was written is listed with the status it was made for, every authority with
what is known of it, and nothing else is.

    register_as_planted.py PLANTED_CSV OUT
"""

import csv
import sys
from collections import Counter
from pathlib import Path

BEGINS_A_FORMULA = tuple("=+-@\t\r")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def shown(name):
    """A name as a register shows it: what could end a line or turn it around stands as its code, a tab is a space."""
    out = []
    for letter in name:
        if letter == "\t":
            out.append(" ")
        elif ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u200e\u200f\u2028\u2029\ufeff" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069":
            out.append(f"\\u{{{ord(letter):x}}}")
        else:
            out.append(letter)
    return "".join(out)


def as_typed(cell):
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" '").startswith(BEGINS_A_FORMULA) else cell


def main(planted_path, out):
    out = Path(out)
    planted = rows(planted_path)
    register = rows(out / "register.csv")
    faults = []
    due = Counter((shown(row["file"]), row["status"]) for row in planted if row["file"])
    found = Counter((as_typed(row["file"]), row["status"]) for row in register)
    for file, status in sorted(due - found):
        said = [row["status"] + ": " + row["reason"] for row in register if as_typed(row["file"]) == file]
        faults.append(f"{file}: planted as {status}, the register says {said or 'nothing'}")
    for file, status in sorted(found - due):
        if not any(file == other for other, _ in due):
            faults.append(f"{file}: in the register as {status}, and nobody planted it")
    if any(not row["reason"] for row in register):
        faults.append("a file has no reason")
    areas = {row["old_la_code"]: row["status"] for row in rows(out / "authorities.csv")}
    expected = {row["code"]: row["status"] for row in rows(Path(planted_path).with_name("authorities.csv"))}
    for code in sorted(areas.keys() | expected.keys()):
        if areas.get(code) != expected.get(code):
            faults.append(f"authority {code}: planted as {expected.get(code)}, the register says {areas.get(code)}")
    print(f"{len(register)} files, {len(areas)} authorities: {dict(Counter(row['status'] for row in register))}, {dict(Counter(areas.values()))}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
