"""No number that a table holds back can be worked out from what it shows, says a solver we did not write.

Each line of a file is a table as its readers have it: cells with a number or with none, and what binds them. Every cell that is held
back is minimised and maximised over whole numbers (HiGHS, through scipy) under everything a reader knows: what adds up to what, the
percentages that are shown, that a held-back count of children lies between 1 and 5 and any other count at 0 or more. Where a zero
is held back too, readers cannot tell which of the counts bound to it are the small ones. A cell whose two ends are the same is
recovered, and the judge refuses.

usage: held_back_numbers.py TABLES.jsonl...            nothing may be recovered
       held_back_numbers.py --planted TABLES.jsonl...  something must be: the second step was switched off
"""

import json
import math
import sys

import numpy
from scipy.optimize import LinearConstraint, milp

# What the tool promises for a small count; the judge only refuses a single value, and reports how near the tool comes to its promise.
NARROW = 3


def main(arguments):
    planted = arguments[0] == "--planted"
    recovered = 0
    for path in arguments[planted:]:
        tally = {"tables": 0, "small": 0, "secondary": 0, "other": 0, "recovered": 0, "unprotected": 0, "skipped": 0}
        widths = []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                attack(json.loads(line), tally, widths, planted)
        recovered += tally["recovered"]
        narrowest = [min((width for is_small, width in widths if is_small == kind), default=None) for kind in (True, False)]
        few = sum(1 for is_small, width in widths if is_small and width < NARROW)
        print(
            f"{path}: {tally['tables']} tables, {tally['small']} cells hidden as small, {tally['secondary']} to protect them, "
            f"{tally['other']} otherwise; recovered {tally['recovered']}; that the tool itself says it cannot protect {tally['unprotected']}; constraints left out "
            f"because what is shown contradicts them {tally['skipped']}; narrowest interval of a small count {narrowest[0]} values ({few} of fewer than {NARROW}), of any other {narrowest[1]}"
        )
    if planted:
        return 0 if recovered else 1
    return 1 if recovered else 0


def attack(table, tally, widths, planted):
    cells, names = table["cells"], table["name"]
    hidden = [i for i, cell in enumerate(cells) if cell["shown"] is None]
    place = {cell: at for at, cell in enumerate(hidden)}
    tally["tables"] += 1
    for i in hidden:
        reason = cells[i]["reason"]
        tally["small" if reason == "Small" else "secondary" if reason == "Secondary" else "other"] += 1
    if not hidden:
        return
    rows = []
    for constraint in table["constraints"]:
        own = [condition(terms, low, high, cells, place) for terms, low, high in conditions(constraint)]
        # What contradicts itself tells a reader nothing.
        alone = [row for row in own if row is not None]
        lows, highs = bounds(hidden, cells, set())
        if any(row is None for row in own) or not feasible(alone, lows, highs):
            tally["skipped"] += 1
            continue
        rows += alone
    blind = linked_with_zeros(hidden, cells, rows)
    lows, highs = bounds(hidden, cells, blind)
    for at, cell in enumerate(hidden):
        if cells[cell]["reason"] == "Unknown":
            continue
        least, most = ends(at, rows, lows, highs)
        if least is None:
            raise SystemExit(f"{names}: what is shown cannot be so; the table was not attacked")
        width = math.inf if most is None else most - least + 1
        if cell not in table.get("unprotected", []):
            widths.append((cells[cell]["reason"] == "Small" and at not in blind, width))
        if width <= 1 and cell in table.get("unprotected", []):
            # The tool says itself that nothing it may hide can protect this one, and tells whoever publishes it.
            tally["unprotected"] += 1
        elif width <= 1:
            tally["recovered"] += 1
            if not planted:
                print(f"{names}: cell {cell} ({cells[cell]['reason']}) must be {least}")


def conditions(constraint):
    if "equal" in constraint:
        left, right = constraint["equal"]
        return [(signed(left, right), 0, 0)]
    if "at_most" in constraint:
        parts, whole = constraint["at_most"]
        return [(signed(whole, parts), 0, math.inf)]
    part, whole, scale, digits, places = constraint["share"]
    # digits - 1/2 <= part * scale * 10^places / whole <= digits + 1/2
    unit = 2 * scale * 10**places
    return [
        ([(part, unit), (whole, 1 - 2 * digits)], 0, math.inf),
        ([(part, unit), (whole, -1 - 2 * digits)], -math.inf, 0),
    ]


def signed(plus, minus):
    return [(cell, 1) for cell in plus] + [(cell, -1) for cell in minus]


def condition(terms, low, high, cells, place):
    """The condition on the hidden cells alone; none where it is one on shown cells and does not hold."""
    row, shown = numpy.zeros(len(place)), 0
    for cell, coefficient in terms:
        if cells[cell]["shown"] is None:
            row[place[cell]] += coefficient
        else:
            shown += coefficient * cells[cell]["shown"]
    low, high = low - shown, high - shown
    if not row.any() and not low <= 0 <= high:
        return None
    return row, low, high


def bounds(hidden, cells, blind):
    small = {at for at, cell in enumerate(hidden) if cells[cell]["reason"] == "Small" and at not in blind}
    lows = numpy.array([1.0 if at in small else 0.0 for at in range(len(hidden))])
    highs = numpy.array([5.0 if at in small else math.inf for at in range(len(hidden))])
    return lows, highs


def linked_with_zeros(hidden, cells, rows):
    """The hidden cells that are linked with a hidden zero."""
    blind = {at for at, cell in enumerate(hidden) if cells[cell]["reason"] == "SecondaryZero"}
    grown = True
    while grown:
        grown = False
        for row, _, _ in rows:
            bound = set(numpy.flatnonzero(row))
            if bound & blind and not bound <= blind:
                blind |= bound
                grown = True
    return blind


def solve(objective, rows, lows, highs):
    constraints = [LinearConstraint(numpy.array([row]), low, high) for row, low, high in rows if row.any()]
    return milp(
        objective, integrality=numpy.ones(len(lows)), bounds=(lows, highs), constraints=constraints, options={"mip_rel_gap": 0}
    )


def feasible(rows, lows, highs):
    return solve(numpy.zeros(len(lows)), rows, lows, highs).status == 0


def ends(at, rows, lows, highs):
    objective = numpy.zeros(len(lows))
    objective[at] = 1
    least = solve(objective, rows, lows, highs)
    if least.status != 0:
        return None, None
    most = solve(-objective, rows, lows, highs)
    # 3 is unbounded, and 4 is HiGHS not caring which of unbounded and infeasible it is; the first solve ruled out the second.
    return round(least.fun), round(-most.fun) if most.status == 0 else None


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    raise SystemExit(main(sys.argv[1:]))
