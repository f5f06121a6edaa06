"""Plants faults in good output, one at a time, and sees whether the judge refuses it: what faults.py of every folder runs with."""

import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

import openpyxl
import pikepdf

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.dirname(sys.executable)
# What a program says that never came to judge.
FELL = ("Traceback (most recent call last)", "can't open file", "Cannot find module", "Unable to access jarfile")


def run(judges, plants, good, *only):
    """Plants each fault in a copy of what is in `good`, for all judges or only for some, and tells which were not caught.

    A judge is a function from the place of a file to the command that judges it. A plant is the judge, the fault, the file that is changed,
    the function that changes its bytes (of a folder, whose name ends in a slash: that changes what is in it), and words that must be said.
    """
    unknown = set(only) - set(judges)
    if unknown:
        print(f"no such judge: {', '.join(sorted(unknown))}; there are {', '.join(judges)}")
        return True
    plants = [one for one in plants if not only or one[0] in only]
    missed = 0
    for judged_by, fault, name, plant, *told in plants:
        with tempfile.TemporaryDirectory() as folder:
            if not planted(plant, name, good, folder):
                missed += 1
                print(f"{judged_by}: could not plant {fault}")
                continue
            # What is not in the folder with the fault is as it was.
            at = lambda wanted, folder=folder: next(path for path in (f"{folder}/{wanted}", f"{good}/{wanted}") if os.path.exists(path))
            done = subprocess.run(judges[judged_by](at), capture_output=True, check=False, encoding="utf-8", errors="replace")
            said = done.stdout + done.stderr
            # A judge that falls over has not judged; one that only advises is asked for its words.
            fell = any(words in said for words in FELL)
            passed = done.returncode == 0 and not any("ADVISORY" in words for words in told)
            if fell or passed or any(words not in said for words in told):
                missed += 1
                print(f"{judged_by}: did not catch {fault} (exit {done.returncode})\n{said[-2000:]}")
    print(f"{len(plants)} planted faults, {len(plants) - missed} caught")
    return missed > 0 or not plants


def planted(plant, name, good, folder):
    """Copies what the fault is planted in to the folder, changed; false where there is nothing to change."""
    inside, top = os.path.dirname(name), name.split("/")[0]
    target = os.path.join(folder, name)
    if inside and os.path.exists(os.path.join(good, top)):
        shutil.copytree(os.path.join(good, top), os.path.join(folder, top))
    if inside and not os.path.exists(os.path.join(folder, inside)):
        return False
    if name.endswith("/"):
        return plant(target) is not None
    source = os.path.join(good, name)
    data = b""
    if os.path.exists(source):
        with open(source, "rb") as file:
            data = file.read()
    changed = plant(data)
    if changed is None or changed == data:
        return False
    with open(target, "wb") as file:
        file.write(changed)
    os.chmod(target, stat.S_IRWXU)
    as_packed(os.path.join(folder, inside), os.path.basename(name), changed)
    return True


def judge(script, *arguments):
    """The command of a judge that stands beside the faults that are planted for it."""
    return [sys.executable, os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), script), *arguments]


def text(pattern, replacement):
    """Changes the first place in a page that matches."""

    def plant(data):
        return re.sub(pattern, replacement, data.decode("utf-8"), count=1, flags=re.DOTALL).encode("utf-8")

    return plant


def style(rules):
    """Adds rules at the end of the style sheet of a page."""
    return text(r"</style>", rules.replace("\\", "\\\\") + "</style>")


def as_packed(folder, name, data):
    """Gives the package the digest of the changed file, so that it is not the digest alone that tells."""
    path = os.path.join(folder, "datapackage.json")
    if not os.path.exists(path) or name == "datapackage.json":
        return
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    for one in package["resources"] + package["beside"]:
        if one["path"] == name:
            one.update(bytes=len(data), hash="sha256:" + hashlib.sha256(data).hexdigest())
    with open(path, "w", encoding="utf-8") as file:
        json.dump(package, file)


def book(change, name="Findings"):
    """Changes a sheet of a spreadsheet."""

    def plant(data):
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(data)
            file.flush()
            spreadsheet = openpyxl.load_workbook(file.name)
            change(spreadsheet[name])
            spreadsheet.save(file.name)
            with open(file.name, "rb") as changed:
                return changed.read()

    return plant


def pdf(change):
    """Changes the object graph of a PDF."""

    def plant(data):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            with pikepdf.open(file.name, allow_overwriting_input=True) as document:
                change(document)
                document.save(file.name)
            with open(file.name, "rb") as changed:
                return changed.read()

    return plant
