"""The data inside a PDF is the canonical public data, byte for byte, and nothing but report.json and what is named is attached beside it.

usage: attached_data.py REPORT.pdf PUBLIC.json [NAME…]
"""

import os
import subprocess
import sys
import tempfile


def main(pdf_path, data_path, *also):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdfdetach", "-saveall", "-o", folder, pdf_path], check=True, capture_output=True)
        names = sorted(os.listdir(folder))
        expected = sorted(["report.json", "return.json", *also])
        if names != expected:
            print(f"{pdf_path}: attached are {names or 'no files'}, not {expected}")
            return True
        with open(os.path.join(folder, "return.json"), "rb") as attached, open(data_path, "rb") as data:
            inside, outside = attached.read(), data.read()
    if inside != outside:
        differ = next((at for at, (a, b) in enumerate(zip(inside, outside)) if a != b), min(len(inside), len(outside)))
        print(f"{pdf_path}: return.json ({len(inside)} bytes) is not the public data ({len(outside)} bytes) from byte {differ}")
        print(f"  attached: {inside[max(0, differ - 40):differ + 40]!r}\n  public:   {outside[max(0, differ - 40):differ + 40]!r}")
        return True
    print(f"{len(inside)} bytes")
    return False


sys.exit(main(*sys.argv[1:]))
