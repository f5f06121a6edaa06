"""A return broken in one place gets the same verdict from the tool and from a JSON Schema validator we did not write.

Each mutant is the complete example with one change: a key taken away or misspelt, a value of another type, an unknown choice, a day
that does not exist, an amount that is none. Where the schema refuses, the tool must find something that it does not find in the whole
example, and find it there; where the schema accepts, the tool must have nothing against the form. The changes are spread evenly over the parts of the form by a fixed seed, so that every
run makes the same mutants.

usage: same_verdict_as_schema.py BINARY SCHEMA.json COMPLETE.json [NUMBER]
"""

import copy
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import jsonschema

# The codes of what is found in reading and by the form. Of the other codes, the tool lists which ones the form checks; what remains
# are rules that no schema can state, and they have no say here.
FORM = ("REA-", "FRM-")
DATE = re.compile(r"\d{4}-\d\d-\d\d$")
MONEY = re.compile(r"-?\d+\.\d\d$")


def main(binary, schema_path, data_path, number="260"):
    schema, data = read(schema_path), read(data_path)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(data):
        print(f"{data_path}: not accepted as it stands: {error.json_path}: {error.message}")
        return True

    mutants = [("nothing", "", data), *breed(data, choices(schema), int(number))]
    refused = [not validator.is_valid(mutant) for _, _, mutant in mutants]
    found = findings(binary, [mutant for _, _, mutant in mutants])
    form = form_codes(binary)
    before = {told(finding) for finding in found[0]}

    faults = 0
    for (change, path, _), theirs, ours in zip(mutants, refused, found, strict=True):
        against = [finding for finding in ours if told(finding) not in before and finding["code"].startswith(form)]
        # What the form asks for may be told in the words and under the code of the rule that asks for it too.
        there = [finding for finding in ours if told(finding) not in before and finding["path"].startswith(path)]
        if theirs and not against and not there:
            faults += 1
            print(f"{change}: the schema {'refuses' if theirs else 'accepts'} it, the tool finds nothing there")
        elif against and not theirs:
            faults += 1
            print(f"{change}: the schema accepts it, the tool says: {against[0]['message']} [{against[0]['code']}]")
    print(f"{len(mutants) - 1} mutants, {sum(refused)} refused by the schema")
    if len(mutants) <= int(number) * 0.9 or sum(refused) < len(mutants) * 0.7:
        print("too few mutants, or too tame")
        faults += 1
    return faults > 0


def told(finding):
    return finding["code"], finding["path"], finding["message"]


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def form_codes(binary):
    """The codes of findings that come from reading and from the form."""
    listed = subprocess.run([binary, "rules", "--format", "json"], capture_output=True, check=True, encoding="utf-8").stdout
    return FORM + tuple(rule["code"] for rule in json.loads(listed)["rules"] if rule["checked_by"] == "schema")


def findings(binary, mutants):
    """Everything the tool finds, mutant by mutant."""
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, f"{number:04}.json") for number in range(len(mutants))]
        for name, mutant in zip(names, mutants, strict=True):
            with open(name, "w", encoding="utf-8") as file:
                json.dump(mutant, file, ensure_ascii=False)
        run = subprocess.run([binary, "check", "--format", "json", *names], capture_output=True, check=False, encoding="utf-8")
        if run.returncode not in (0, 1):
            raise SystemExit(f"{binary} check: exit {run.returncode}\n{run.stderr}")
        found = {entry["return"]: entry["findings"] for entry in json.loads(run.stdout)["returns"]}
    return [found[name] for name in names]


def choices(schema):
    """Every word that some field of the form may choose."""
    found = set()

    def visit(node):
        if isinstance(node, dict):
            found.update(word for word in [*node.get("enum", []), node.get("const")] if isinstance(word, str))
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)

    visit(schema)
    return found


def breed(data, chosen, number):
    """Mutants in a fixed order: as many for each part of the form, its kinds of change in turn."""
    chance = random.Random(20270630)
    pools = {}
    for part, value in data.items():
        places = list(walk(value, (part,), data))
        kinds = {}
        for path, place in places:
            for kind, change in changes(path, place, chosen):
                kinds.setdefault(kind, []).append((path, change))
        for options in kinds.values():
            chance.shuffle(options)
        pools[part] = kinds
    made = []
    while len(made) < number and any(kinds for kinds in pools.values()):
        for part, kinds in pools.items():
            if not kinds or len(made) == number:
                continue
            kind = next(iter(kinds))
            options = kinds.pop(kind)
            path, change = options.pop()
            # To the end of the line, so that every kind has its turn.
            if options:
                kinds[kind] = options
            mutant = copy.deepcopy(data)
            holder = mutant
            for step in path[:-1]:
                holder = holder[step]
            change(holder, path[-1])
            place = shown(path)
            made.append((f"{kind} at {place}", place, mutant))
    return made


def shown(path):
    """A path as findings show it: `finance.income[3].amount_actual`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def walk(value, path, holder):
    yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from walk(inner, (*path, step), value)


def changes(path, value, chosen):
    """What can be done to a value at a place: kind of change, and the change."""
    if isinstance(path[-1], str):
        yield "key taken away", lambda holder, key: holder.pop(key)
        yield "key misspelt", misspell
    if isinstance(value, str):
        yield "number for text", put(7)
        yield "list for text", put([value])
        if value in chosen:
            yield "unknown choice", put(value + "x")
        if DATE.match(value):
            yield "no such day", put(value[:4] + "-02-30")
            yield "day the other way round", put("/".join(reversed(value.split("-"))))
        if MONEY.match(value):
            yield "amount with a sign", put("£" + value)
            yield "amount of three places", put(value + "0")
            yield "amount as a number", put(float(value) + 0.5)
    elif isinstance(value, bool):
        yield "word for yes or no", put("yes")
    elif isinstance(value, int):
        yield "text for a number", put(str(value) + " or so")
        yield "negative number", put(-1 - abs(value))
    elif isinstance(value, list):
        yield "text for a list", put("several")
    elif isinstance(value, dict):
        yield "text for a group", put("as last year")
    yield "null", put(None)


def put(value):
    def change(holder, key):
        holder[key] = value

    return change


def misspell(holder, key):
    """The key with two letters changed round, in its place."""
    at = max(1, len(key) // 2)
    wrong = key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :] if len(key) > at and key[at] != key[at - 1] else key + "s"
    entries = [(wrong if name == key else name, value) for name, value in holder.items()]
    holder.clear()
    holder.update(entries)


sys.exit(main(*sys.argv[1:]))
