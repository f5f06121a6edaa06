"""A return broken in one place gets the same verdict from the tool and from a JSON Schema validator we did not write.

Each mutant is the complete example with one change: a key taken away or misspelt, a value of another type, an unknown choice, a day
that does not exist, an amount that is none. The changes are spread evenly over the parts of the form by a fixed seed, so that every
run makes the same mutants.

usage: mutants.py BINARY SCHEMA.json COMPLETE.json [NUMBER]
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

DATE = re.compile(r"\d{4}-\d\d-\d\d$")
MONEY = re.compile(r"-?\d+\.\d\d$")


def main(binary, schema_path, data_path, number="260"):
    schema, data = read(schema_path), read(data_path)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(data):
        print(f"{data_path}: not accepted as it stands: {error.json_path}: {error.message}")
        return True

    mutants = [("nothing", data), *breed(data, choices(schema), int(number))]
    refused = [not validator.is_valid(mutant) for _, mutant in mutants]
    faulted = verdicts(binary, [mutant for _, mutant in mutants])

    faults = 0
    for (change, _), theirs, ours in zip(mutants, refused, faulted, strict=True):
        if theirs != bool(ours):
            faults += 1
            print(f"{change}: the schema {'refuses' if theirs else 'accepts'} it, the tool {ours[0] if ours else 'finds nothing'}")
    print(f"{len(mutants) - 1} mutants, {sum(refused)} refused by the schema, {sum(map(bool, faulted))} by the tool")
    if len(mutants) <= int(number) * 0.9 or sum(refused) < len(mutants) * 0.7:
        print("too few mutants, or too tame")
        faults += 1
    return faults > 0


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def verdicts(binary, mutants):
    """For each mutant, what the tool has against its form: findings that come from reading and schema, not from rules."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{number:04}.json" for number in range(len(mutants))]
        for name, mutant in zip(names, mutants, strict=True):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                json.dump(mutant, file, ensure_ascii=False)
        run = subprocess.run(
            [binary, "check", "--format", "json", *names], cwd=folder, capture_output=True, check=False, encoding="utf-8"
        )
        if run.returncode not in (0, 1):
            raise SystemExit(f"{binary} check: exit {run.returncode}\n{run.stderr}")
        found = {}
        for entry in json.loads(run.stdout)["returns"]:
            against = [finding for finding in entry["findings"] if finding["origin"] in ("file", "form")]
            found[os.path.basename(entry["return"])] = [f"{finding['path']}: {finding['message']}" for finding in against]
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
            made.append((f"{kind} at {'/'.join(map(str, path))}", mutant))
    return made


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
            yield "amount as a number", put(float(value))
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
