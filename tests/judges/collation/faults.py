"""Faults planted in what the department gets from many returns: each judge of this folder must refuse what it is there for.

usage: faults.py FOLDER [JUDGE...]
FOLDER holds collated, which was made from the files of JSON in sent, and what was planted among those: planted.csv and authorities.csv.
"""

import csv
import io
import os
import re
import sys
import tempfile

import duckdb
from national_tables import COUNTS, DIGEST, FILE, LEVEL, LINE, RETURNS, STATUS
from planting import book, judge, run

def plants():
    facts, meta, parquet = (f"collated/data/finance_income{end}" for end in (".csv", ".meta.csv", ".parquet"))
    totals, indicators = "collated/data/totals_money.csv", "collated/data/totals_indicators.csv"
    years, dictionary = "collated/data/indicators_values_years.csv", "collated/data/dictionary.csv"
    council, england, region = (LEVEL, "Local authority"), (LEVEL, "National"), (LEVEL, "Regional")
    paid = (("measure", "Paid in"), ("breakdown", "Kind of income"), ("category", None))
    indicator = ("col_type", "Indicator")
    in_sheet = lambda change: book(change, "finance_income")
    return [
        # The register.
        ("register", "a file with another status", "collated/register.csv", cell(STATUS, "replaced", (STATUS, COUNTS)), "planted as counts"),
        ("register", "a file left out", "collated/register.csv", rows(lambda lines: lines.pop()), "the register says nothing"),
        ("register", "a file without a reason", "collated/register.csv", cell("reason", ""), "no reason"),
        ("register", "an authority of which something else is known", "collated/authorities.csv", cell(STATUS, "elsewhere"), "elsewhere"),
        # The report.
        ("report", "a penny more for England", totals, penny("amount", england, ("amount", None), *paid), "no table of the report says so"),
        ("report", "a penny more in a fact", facts, penny("amount_actual"), "the facts come to"),
        # Each stage of the screener.
        ("screener", "a file named with a plus", "collated/data/", renamed("finance_income", "finance+income"), "FAIL check_filename_special"),
        ("screener", "a file that is not UTF-8", facts, lambda cells: cells + b"\xff\r\n", "FAIL file_read"),
        ("screener", "a column missing from the meta", meta, header("filter_hint", "hint"), "FAIL precheck_col_req_meta"),
        ("screener", "a column named twice", facts, header(LINE, FILE), "FAIL precheck_col_name_duplicate"),
        ("screener", "a row of meta for no column", meta, cell("col_name", "nothing"), "FAIL precheck_cross_meta_to_data"),
        ("screener", "a column that the meta leaves out", meta, rows(lambda lines: lines.pop()), "ADVISORY precheck_cross_data_to_meta"),
        ("screener", "a column named with a space", facts, header(LINE, "a line"), "FAIL check_col_names_spaces"),
        ("screener", "a column named with a capital", facts, header(LINE, "Line"), "ADVISORY check_col_snake_case"),
        ("screener", "an indicator with an answer in its name", "collated/data/", everywhere("amount_actual", "comparable"), "FAIL check_col_ind_smushed"),
        ("screener", "a type that is not known", meta, cell("col_type", "filter"), "FAIL precheck_meta_col_type"),
        ("screener", "a place in the meta", meta, cell("col_name", "la_name"), "FAIL precheck_meta_ob_unit"),
        ("screener", "a label used twice", meta, column("label", "Same"), "FAIL check_meta_dupe_label"),
        ("screener", "a unit that is not known", meta, cell("indicator_unit", "GBP", indicator), "FAIL check_meta_ind_unit_validation"),
        ("screener", "a half decimal place", meta, cell("indicator_dp", "1.5", indicator), "FAIL check_meta_ind_dp_values"),
        ("screener", "a filter that looks like a place", "collated/data/", everywhere("category", "local_code"), "FAIL check_meta_geog_catch"),
        ("screener", "a name the department has another for", "collated/data/", everywhere("category", "phase"), "FAIL check_harmonised_variables"),
        ("screener", "a cell that says NA", facts, cell(LINE, "NA"), "FAIL check_general_null"),
        ("screener", "a filter with one value", facts, column("category", "police"), "FAIL precheck_filter_not_singular"),
        ("screener", "a period that is no number", facts, column("time_period", "2026/27"), "FAIL precheck_time_period_num"),
        ("screener", "two kinds of year", facts, cell("time_identifier", "Reporting year"), "FAIL precheck_time_id_mix"),
        ("screener", "a level that is not known", facts, cell(LEVEL, "Partnership"), "FAIL precheck_geog_level"),
        ("screener", "a level without its columns", facts, header("la_name", "council"), "FAIL precheck_geog_level_present"),
        ("screener", "years that do not follow each other", facts, column("time_period", "202628"), "FAIL check_time_period_six"),
        ("screener", "a filter without a total", facts, cell("category", "more"), "ADVISORY check_filter_defaults"),
        ("screener", "a blank filter", facts, cell("category", ""), "FAIL check_filter_blanks"),
        ("screener", "a space after a filter", facts, cell("category", "police "), "FAIL check_filter_whitespace"),
        ("screener", "a total among the places", facts, cell("la_name", "Total", council), "FAIL check_filter_ob_total"),
        ("screener", "a row twice", facts, rows(lambda lines: lines.append(lines[1])), "FAIL check_general_dupes"),
        ("screener", "a council under another name", facts, cell("la_name", "Camelot", council), "FAIL check_geog_la_combos"),
        ("screener", "a region under another code", totals, cell("region_code", "E12000099", region), "FAIL check_geog_region_combos"),
        ("screener", "a country under another name", totals, cell("country_name", "Albion"), "FAIL check_geog_country_combos"),
        ("screener", "a council without its code", facts, cell("old_la_code", "", council), "FAIL check_geog_level_completed"),
        ("screener", "a region in a row of the nation", totals, cell("region_code", "E12000001", england), "FAIL check_geog_overcompleted_cols"),
        ("screener", "a council in another region", facts, cell("region_code", "E12000099", council), "FAIL region_of_authority"),
        ("screener", "answers to judge by a list that is not kept", facts, header(LINE, "ethnicity_major"), "ERROR check_harmonised_eth_vals"),
        ("screener", "a blank amount", facts, cell("amount_actual", ""), "FAIL check_ind_invalid_entry"),
        ("screener", "an amount with a comma", facts, cell("amount_actual", "1,000"), "FAIL numbers_or_symbols"),
        ("screener", "a place with a name too long", facts, cell("la_name", "A" * 121, council), "ADVISORY check_api_char_filter_items"),
        ("screener", "a column without a cell", facts, column(LINE, ""), "FAIL data_empty_cols"),
        ("screener", "a region's name without its code", facts, cell("region_code", "", council), "FAIL region_col_completed"),
        # The same in every file.
        ("tables", "a file beside the package", "collated/data/", stray, "stray.txt"),
        ("tables", "a file the package names and nobody made", "collated/data/", removed("finance_income.meta.csv"), "finance_income.meta.csv"),
        ("tables", "a row cut short", facts, lambda cells: re.sub(rb",[^,\r]*\r\n$", b"\r\n", cells), "frictionless"),
        ("tables", "a penny more in Parquet", parquet, parquet_of("* replace (amount_actual + 0.01 as amount_actual)"), "the sum is"),
        ("tables", "rows of Parquet in another order", parquet, parquet_of("*", f"order by {LINE} desc, category"), "in CSV"),
        ("tables", "a row less in Parquet", parquet, parquet_of("*", "limit 5"), "5 rows in Parquet"),
        ("tables", "a column less in Parquet", parquet, parquet_of(f"* exclude ({LINE})"), "other columns"),
        ("tables", "amounts that lose pennies in Parquet", parquet, parquet_of("* replace (amount_actual::double as amount_actual)"), "DOUBLE"),
        ("tables", "a symbol lost in Parquet", years.replace(".csv", ".parquet"), parquet_of("* replace (null as count_symbol)"), "symbol None"),
        ("tables", "a column nothing describes", dictionary, without("table", "finance_income", "column", "amount_actual"), "not described"),
        ("tables", "a column described and not there", dictionary, cell("column", "nothing", ("column", "amount_actual")), "not there"),
        ("tables", "a column without a meaning", dictionary, cell("meaning", ""), "no meaning"),
        ("tables", "a formula in a table", facts, cell("category", "=1+1"), "would run"),
        ("tables", "a formula in a text", "collated/texts/", formula_in_a_text, "would run"),
        ("tables", "a long text in a table", facts, cell("category", "a" * 301), "more than 300"),
        ("tables", "a fact without a digest", facts, cell(DIGEST, ""), "without file, digest or line"),
        ("tables", "a fact from nowhere", facts, rows(from_nowhere), "neither a fact with its file nor a total"),
        ("tables", "a fact of a return that does not count", "collated/register.csv", cell(STATUS, "replaced", (STATUS, COUNTS)), "does not count"),
        ("tables", "a total that rests on nobody knows how many", totals, cell(RETURNS, ""), "on how many returns it rests"),
        ("tables", "an amount rounded in the spreadsheet", "collated/data.xlsx", in_sheet(amount_in_sheet(1)), "amount_actual"),
        ("tables", "an amount as words in the spreadsheet", "collated/data.xlsx", in_sheet(amount_in_sheet(None)), "amount_actual"),
        ("tables", "a formula in the spreadsheet", "collated/data.xlsx", in_sheet(lambda sheet: sheet.cell(sheet.max_row, 1, "=1+1")), "a formula"),
        ("tables", "headers that scroll away", "collated/data.xlsx", in_sheet(lambda sheet: setattr(sheet, "freeze_panes", None)), "in sight"),
        ("tables", "a row less in the spreadsheet", "collated/data.xlsx", in_sheet(lambda sheet: sheet.delete_rows(sheet.max_row)), "rows and not"),
        ("tables", "a sheet hidden", "collated/data.xlsx", in_sheet(lambda sheet: setattr(sheet, "sheet_state", "hidden")), "hidden"),
        ("tables", "a sheet without a name", "collated/data.xlsx", in_sheet(lambda sheet: setattr(sheet, "title", "Sheet1")), "without a name"),
        ("tables", "a register that says something else in the spreadsheet", "collated/register.xlsx", book(status_in_sheet, "register"), STATUS),
        # The sums.
        ("sums", "a penny more in a fact", facts, penny("amount_actual"), "income"),
        ("sums", "a penny more for England", totals, penny("amount", england, *paid), "England"),
        ("sums", "a penny more for a region", totals, penny("amount", region, ("amount", None), *paid), "Kind of income, E1"),
        ("sums", "another number of returns", totals, cell(RETURNS, "99", england, *paid), "of 99 returns"),
        ("sums", "a fact left out", facts, rows(lambda lines: lines.pop()), "income"),
        ("sums", "a total left out", totals, rows(lambda lines: lines.remove(found(lines, region, ("amount", None), *paid))), "no total for"),
        ("sums", "an amount under another category", facts, cell("category", "elsewhere"), "income"),
        ("sums", "a return that counts and is not in the sums", "collated/register.csv", cell(STATUS, COUNTS, (STATUS, "replaced")), "income"),
        ("sums", "a return in the sums that does not count", "collated/register.csv", cell(STATUS, "replaced", (STATUS, COUNTS)), "does not count"),
        ("sums", "a need more", "collated/data/needs_needs.csv", rows(lambda lines: lines.append(lines[-1])), "needs"),
        ("sums", "a finding more for England", "collated/data/totals_counts.csv", cell("number", "7777", england, ("topic", "Scrutiny")), "England"),
        ("sums", "a count that is another", years, cell("count", "77777"), "indicator counts"),
        ("sums", "a small number of children", years, cell("count", "4", ("count", "c")), "a small number is shown"),
        ("sums", "a total of children to the last child", indicators, penny("number", england, ("number", None)), "to the nearest 10"),
        ("sums", "a total of children shown beside counts that are none of theirs", "collated/", one_held_back, "to the nearest 10"),
        ("sums", "another percentage", indicators, cell("percentage", "99.9", england, ("indicator", "D04")), "99.9"),
        ("sums", "a table left out", "collated/data/", removed("finance_in_kind.csv"), "in kind"),
    ]


def rows(change):
    """Changes the rows of a file of comma-separated values, of which the first has the names of the columns."""

    def plant(data):
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        change(lines)
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        return text.getvalue().encode("utf-8-sig")

    return plant


def found(lines, *where):
    """The first row with these cells; None is any that says something, and is no total and no symbol."""
    places = [(lines[0].index(name), value) for name, value in where]
    fits = lambda one, value: one == value if value is not None else one not in ("", "Total", "c", "x", "z")
    return next(line for line in lines[1:] if all(fits(line[at], value) for at, value in places))


def cell(name, value, *where):
    """Changes a cell of the first row there is, or of the first row with these cells."""

    def change(lines):
        found(lines, *where)[lines[0].index(name)] = value

    return rows(change)


def column(name, value):
    def change(lines):
        for line in lines[1:]:
            line[lines[0].index(name)] = value

    return rows(change)


def header(name, other):
    def change(lines):
        lines[0][lines[0].index(name)] = other

    return rows(change)


def without(first, value, second, other):
    def change(lines):
        lines.remove(found(lines, (first, value), (second, other)))

    return rows(change)


def penny(name, *where):
    """Makes a number more by the least it can be."""

    def change(lines):
        line = found(lines, *where)
        at = lines[0].index(name)
        whole, point, pence = line[at].partition(".")
        more = str(int(whole + pence) + 1).zfill(len(pence) + 1)
        line[at] = more[: len(more) - len(pence)] + point + more[len(more) - len(pence) :]

    return rows(change)


def from_nowhere(lines):
    for name in (FILE, DIGEST, LINE):
        lines[1][lines[0].index(name)] = ""


def one_held_back(folder):
    """Shows what is held back of an indicator for England, after showing all but one of what is held back in its facts."""
    state = {}

    def facts(lines):
        code, count, period, form = (lines[0].index(name) for name in ("values_code", "count", "time_period", "data_form"))
        latest = max(line[period] for line in lines[1:])
        held = [line for line in lines[1:] if line[count] == "c" and line[period] == latest]
        # What only the public form of a return is known for is in no total.
        held.sort(key=lambda line: line[form] != "full")
        state["code"] = held[0][code]
        for line in held[1:]:
            if line[code] == state["code"]:
                line[count] = "99"

    def totals(lines):
        found(lines, (LEVEL, "National"), ("indicator", state["code"]))[lines[0].index("number")] = "990"

    changed(folder + "data/indicators_values_years.csv", rows(facts))
    changed(folder + "data/totals_indicators.csv", rows(totals))
    return folder


def renamed(name, other):
    def plant(folder):
        for end in (".csv", ".meta.csv", ".parquet"):
            os.rename(folder + name + end, folder + other + end)
        return folder

    return plant


def everywhere(name, other):
    """Gives a column of a table another name, in the data and in the meta."""

    def plant(folder):
        for end, change in ((".csv", header(name, other)), (".meta.csv", cell("col_name", other, ("col_name", name)))):
            changed(folder + "finance_income" + end, change)
        return folder

    return plant


def changed(path, plant):
    with open(path, "rb") as file:
        planted = plant(file.read())
    with open(path, "wb") as file:
        file.write(planted)


def stray(folder):
    with open(folder + "stray.txt", "w", encoding="utf-8") as file:
        file.write("What nobody asked for.")
    return folder


def removed(name):
    def plant(folder):
        os.remove(folder + name)
        return folder

    return plant


def formula_in_a_text(folder):
    name = sorted(os.listdir(folder))[0]
    changed(folder + name, rows(lambda lines: lines[1].__setitem__(-1, "=1+1")))
    return folder


def parquet_of(columns, rest=""):
    """Makes a Parquet file anew, as a statement of SQL has it."""

    def plant(data):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/good.parquet", "wb") as file:
                file.write(data)
            duckdb.connect().execute(f"copy (select {columns} from '{folder}/good.parquet' {rest}) to '{folder}/planted.parquet' (format parquet)")
            with open(f"{folder}/planted.parquet", "rb") as file:
                return file.read()

    return plant


def amount_in_sheet(more):
    """Changes the first amount of a sheet: by so much, or to words."""

    def change(sheet):
        top = int(re.sub(r"[A-Z]", "", sheet.freeze_panes)) - 1
        at = next(one.column for one in sheet[top] if str(one.value).lower().replace(" ", "_") in ("amount_actual", "actual_amount"))
        line = next(number for number in range(top + 1, sheet.max_row + 1) if isinstance(sheet.cell(number, at).value, (int, float)))
        amount = sheet.cell(line, at).value
        sheet.cell(line, at, str(amount) if more is None else amount + more)

    return change


def status_in_sheet(sheet):
    """One return that counts becomes one that was replaced."""
    counting = next(one for row in sheet.iter_rows() for one in row if str(one.value).lower() == COUNTS)
    counting.value = "Replaced by a later version"


JUDGES = {
    "register": lambda at: judge("register_as_planted.py", at("planted.csv"), at("collated")),
    "report": lambda at: judge("national_report.py", at("collated")),
    "screener": lambda at: judge("department_screener.py", at("collated/data")),
    "tables": lambda at: judge("national_tables.py", at("collated")),
    "sums": lambda at: judge("national_sums.py", at("collated"), at("sent")),
}

if __name__ == "__main__":
    sys.exit(run(JUDGES, plants(), *sys.argv[1:]))
