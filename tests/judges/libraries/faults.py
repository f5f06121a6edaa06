"""Faults planted in what is allowed of libraries: cargo-deny must refuse those that this tool has.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds deny.toml.
"""

import sys

from planting import BIN, TESTS, run, text


def deny(check):
    return lambda at: [f"{BIN}/cargo-deny", "--locked", "--config", at("deny.toml"), "--manifest-path", f"{TESTS}/../Cargo.toml", "check", check]


JUDGES = {"licences": deny("licenses"), "sources": deny("sources"), "bans": deny("bans")}
PLANTS = [
    ("licences", "a licence that is not allowed", "deny.toml", text(r'"MIT", ', ""), "not explicitly allowed"),
    ("sources", "libraries from a registry that is not known", "deny.toml", text(r"\[sources\]", r'\g<0>\nallow-registry = ["https://example.org"]'), "not-allowed"),
    ("bans", "a library that is not wanted", "deny.toml", text(r'"reqwest"', '"serde_json"'), "serde_json"),
]

if __name__ == "__main__":
    sys.exit(run(JUDGES, PLANTS, *sys.argv[1:]))
