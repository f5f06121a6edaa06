"""A PDF conforms to PDF/UA-1 and PDF/A-3a, as page-validation sees it.

usage: standards.py REPORT.pdf...
"""

import sys

import page

PROFILES = [("PDF/UA-1", page.ValidationProfile.PDF_UA_1), ("PDF/A-3a", page.ValidationProfile.PDF_A_3A)]


def main(paths):
    faults = 0
    for path in paths:
        for name, profile in PROFILES:
            report = page.validate_pdf(path, profile=profile)
            if not report.is_compliant:
                faults += 1
                print(f"{path}: fails {name}")
                for failure in list(report.failures)[:10]:
                    print(f"  {failure}")
    print(f"{len(paths)} files, {len(PROFILES)} profiles")
    return faults > 0 or not paths


sys.exit(main(sys.argv[1:]))
