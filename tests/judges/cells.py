"""What a cell of a table may hold, in the data of one return and in those of many."""

import re

# The symbols of the department that stand in the place of a number.
SYMBOLS = {"c", "z", "x", "low", "k", "u"}


def is_number(text):
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None
