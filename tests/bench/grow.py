"""A return several times its size: the entries of its lists again and again, each copy with ids of its own.

References to what stands elsewhere in the return still lead there. The grown return is for measuring, not for reading: what must be
unique in other ways than by its id is not, so that `check` has much to tell.

usage: grow.py RETURN.json TIMES >GROWN.json
"""

import json
import sys


def grown(value, times):
    """The value with every outermost list of entries that many times as long."""
    if isinstance(value, dict):
        return {key: grown(inner, times) for key, inner in value.items()}
    if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        return [copy for number in range(times) for entry in value for copy in [renamed(entry, ids(entry), number)]]
    return value


def ids(value):
    """Every id that is given within a value."""
    if isinstance(value, dict):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*map(ids, value.values()))
    if isinstance(value, list):
        return set().union(*map(ids, value))
    return set()


def renamed(value, own, number):
    """A copy in which the given ids have a number behind them, where they are given and where they are referred to."""
    if number == 0:
        return value
    if isinstance(value, dict):
        return {key: renamed(inner, own, number) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, own, number) for inner in value]
    return f"{value}-{number + 1}" if isinstance(value, str) and value in own else value


with open(sys.argv[1], encoding="utf-8") as file:
    json.dump(grown(json.load(file), int(sys.argv[2])), sys.stdout, ensure_ascii=False, indent=1)
