//! The national data of the complete example: what stands in them, where it comes from, and in what form.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::*;
use crate::annual_return::public::digest;
use crate::annual_return::terms::schema::form;
use crate::canonical::Digest;
use crate::collate::{AcceptedReturn, Asked, Collation, FileState, FileStatus, PartnershipState, Release, Submission, open};
use crate::dataset::{Cell, Column, Kind, Shape, Table};
use crate::finding::FieldPath;
use crate::parquet::tests as parquet;
use crate::read::Source;
use crate::value::Year;

const SENT: &str = "sent/exampleshire";

/// What was settled of these files: each counts, for a partnership of its own, in the order of the list.
fn collation(files: &[&str]) -> Collation {
    let year = Year::parse("2026-27").expect("it is a year");
    let state = |file: &&str| FileState {
        file: (*file).to_owned(),
        sha256: String::new(),
        form: None,
        received: None,
        status: FileStatus::Counts,
        reason: String::new(),
        summary: None,
        counts_instead: None,
        version_before: None,
        changed: String::new(),
        material_on: None,
        late: None,
    };
    let partnership = |(at, _): (usize, &&str)| PartnershipState {
        key: format!("partnership-{at}"),
        id: String::new(),
        name: String::new(),
        authorities: Vec::new(),
        files: vec![at],
        counts: Some(at),
        speaks_of: Some(at),
    };
    Collation {
        asked: Asked { year, deadline: None, release: Release::Working },
        files: files.iter().map(state).collect(),
        authorities: Vec::new(),
        partnerships: files.iter().enumerate().map(partnership).collect(),
        cases: Vec::new(),
        notes: Vec::new(),
    }
}

/// The files of the complete example.
fn written() -> BTreeMap<String, String> {
    let folder = format!("{}/examples/exampleshire", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).expect("the example is there").map(|entry| entry.expect("it can be listed"));
    files
        .map(|file| {
            let text = std::fs::read_to_string(file.path()).expect("it can be read");
            (file.file_name().into_string().expect("it is text"), text)
        })
        .collect()
}

/// The complete example as a folder, with a change in one of its files.
fn with(name: &str, from: &[&str], to: &[&str]) -> AcceptedReturn {
    let mut files = written();
    let text = files.get_mut(name).expect("there is such a part");
    for (from, to) in from.iter().zip(to) {
        assert!(text.contains(from), "{name} has {from}");
        *text = text.replacen(from, to, 1);
    }
    opened(SENT, files)
}

fn opened(file: &str, files: BTreeMap<String, String>) -> AcceptedReturn {
    let sources = files.into_iter().map(|(name, text)| Source { name: format!("{file}/{name}"), bytes: text.into_bytes() });
    let submission = Submission { file: file.to_owned(), sources: sources.collect() };
    open(&submission).expect("it can be opened").expect("it is a return")
}

fn example() -> AcceptedReturn {
    opened(SENT, written())
}

fn part_of(accepted: &AcceptedReturn) -> Part {
    part(accepted, &collation(&[SENT])).expect("it has rows")
}

type Files = BTreeMap<String, Vec<u8>>;

fn made(collation: &Collation, parts: Vec<Part>) -> Files {
    made_with(collation, parts, Vec::new())
}

fn made_with(collation: &Collation, parts: Vec<Part>, totals: Vec<Table>) -> Files {
    let mut by_path = Files::new();
    let mut keep = |made: Made| {
        assert!(by_path.insert(made.path, made.bytes).is_none(), "no file is made twice");
        Ok(())
    };
    files(collation, parts, || Ok(totals), &mut keep).expect("they can be made");
    by_path
}

fn made_of(accepted: &AcceptedReturn) -> Files {
    made(&collation(&[SENT]), vec![part_of(accepted)])
}

type Rows = Vec<BTreeMap<String, String>>;

/// The rows of a file of comma-separated values, by column.
fn rows(made: &Files, path: &str) -> Rows {
    let bytes = made.get(path).unwrap_or_else(|| panic!("there is a {path}"));
    let mut reader = ::csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).expect("it begins with its mark"));
    let columns: Vec<String> = reader.headers().expect("it has columns").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.expect("it can be read"));
    rows.map(|row| columns.iter().cloned().zip(row.iter().map(str::to_owned)).collect()).collect()
}

/// The tables, without what describes them.
fn tables(made: &Files) -> Vec<String> {
    let names = made.keys().filter_map(|path| path.strip_prefix("data/")?.strip_suffix(".csv"));
    names.filter(|name| !name.contains(".meta") && !["dictionary", "codes"].contains(name)).map(str::to_owned).collect()
}

fn first(made: &Files, table: &str) -> BTreeMap<String, String> {
    rows(made, &format!("data/{table}.csv")).into_iter().next().expect("it has a row")
}

/// Every answer of a return: where it stands, without the numbers of entries, and what it says.
fn answers(value: &Value, path: &mut Vec<String>, found: &mut BTreeMap<(String, String), i64>) {
    let mut say = |path: &[String], text: String| *found.entry((path.concat(), text)).or_default() += 1;
    let is_choice = |entries: &[Value]| {
        let way = path.concat();
        let keys = way.trim_start_matches('.').split('.');
        let at = keys.fold(FieldPath::root(), |at, key| {
            let below = at.key(key.trim_end_matches("[]"));
            if key.ends_with("[]") { below.index(0) } else { below }
        });
        let node = form().expect("it can be used").node(&at).and_then(|node| node.item());
        entries.iter().all(Value::is_string) && node.is_some_and(|item| matches!(item.kind(), "choice" | "id"))
    };
    match value {
        Value::Null => {}
        Value::Array(entries) if is_choice(entries) => {
            let codes: Vec<&str> = entries.iter().filter_map(Value::as_str).collect();
            if !codes.is_empty() {
                say(path, codes.join("; "));
            }
        }
        Value::Array(entries) => {
            path.push("[]".to_owned());
            entries.iter().for_each(|entry| answers(entry, path, found));
            path.pop();
        }
        Value::Object(fields) => {
            for (key, inner) in fields {
                path.push(format!(".{key}"));
                answers(inner, path, found);
                path.pop();
            }
        }
        Value::String(text) => {
            if !text.is_empty() {
                say(path, text.clone());
            }
        }
        Value::Bool(_) | Value::Number(_) => say(path, value.to_string()),
    }
}

/// Where each column of a table stands in the form, as the dictionary says.
fn sources(made: &Files) -> BTreeMap<(String, String), String> {
    let said = rows(made, "data/dictionary.csv");
    said.into_iter().map(|row| ((row["table"].clone(), row["column"].clone()), row["source"].clone())).collect()
}

#[test]
fn every_answer_of_the_public_form_stands_in_one_table_or_text_and_nothing_else_does() {
    let accepted = example();
    let made = made_of(&accepted);
    let mut due = BTreeMap::new();
    answers(accepted.published().expect("published").data(), &mut Vec::new(), &mut due);
    // What every row says of the return itself.
    for said in ["partnership.partnership_id", "partnership.name", "data_form", "indicators.values[].years[].period"] {
        due.retain(|(path, _), _| path.trim_start_matches('.') != said);
    }
    let numbers = due.keys().filter(|(_, text)| text.parse::<i64>().is_ok()).count();
    assert!(numbers > 300, "{numbers} numbers");
    let mut take = |source: &str, text: &str| *due.entry((format!(".{source}"), text.to_owned())).or_default() -= 1;
    let sources = sources(&made);
    // Every council stands in the list of bodies, and once more in the list of councils.
    for table in tables(&made).iter().filter(|name| *name != "partnership_councils") {
        for row in rows(&made, &format!("data/{table}.csv")) {
            for (column, cell) in row.iter().filter(|(_, cell)| !cell.is_empty()) {
                let source = sources.get(&(table.clone(), column.clone())).filter(|source| !source.is_empty());
                // A number that was not given is not in the return.
                let is_gap = |source: &String| cell == "z" && !due_has(accepted.published().expect("published").data(), source);
                if let Some(source) = source.filter(|source| !is_gap(source)) {
                    take(source, cell);
                }
            }
        }
    }
    for path in made.keys().filter(|path| path.starts_with("texts/")) {
        for row in rows(&made, path) {
            let mut source = String::new();
            for part in row["path"].split_inclusive(']') {
                source.push_str(part.split('[').next().unwrap_or_default());
                if part.ends_with(']') {
                    source.push_str("[]");
                }
            }
            take(
                &source,
                row["text"].strip_prefix('\'').filter(|text| crate::dataset::must_not_run(text)).unwrap_or(&row["text"]),
            );
        }
    }
    let wrong: Vec<_> = due.iter().filter(|((_, text), times)| **times != 0 && text != "z").collect();
    assert!(wrong.is_empty(), "missing or too many: {wrong:#?}");
}

/// Whether a number of this source is given as not applicable anywhere.
fn due_has(data: &Value, source: &str) -> bool {
    let mut all = BTreeMap::new();
    answers(data, &mut Vec::new(), &mut all);
    all.contains_key(&(format!(".{source}"), "z".to_owned()))
}

#[test]
fn a_row_names_the_line_on_which_its_entry_begins() {
    let accepted = example();
    let made = made_of(&accepted);
    let files = written();
    let mut seen = 0;
    for table in [
        "finance_income",
        "finance_spending",
        "needs_needs",
        "commissioning_services",
        "scrutiny_findings",
        "voice_engagements",
        "learning_audits",
    ] {
        for row in rows(&made, &format!("data/{table}.csv")) {
            assert_eq!(row["file"], SENT);
            let line: usize = row["line"].parse().expect("it is a number");
            let text = files[&row["part_file"]].lines().nth(line - 1).expect("there is such a line");
            assert!(text.trim().ends_with(&format!("id: {}", row["id"])), "{table} {}: line {line} is {text:?}", row["id"]);
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} rows");
    // A text names its own line.
    for row in rows(&made, "texts/needs_needs.csv").iter().filter(|row| row["column"] == "title") {
        let line: usize = row["line"].parse().expect("it is a number");
        let text = files[&row["part_file"]].lines().nth(line - 1).expect("there is such a line");
        assert!(text.contains(&row["text"]), "{text:?}");
    }
}

#[test]
fn what_a_file_of_json_says_has_its_line_there_and_no_file_of_a_part() {
    let data = example().published().expect("published").data().clone();
    let text = serde_json::to_string_pretty(&data).expect("it can be written");
    let sources = vec![Source { name: "sent/return.json".to_owned(), bytes: text.clone().into_bytes() }];
    let accepted =
        open(&Submission { file: "sent/return.json".to_owned(), sources }).expect("it can be opened").expect("it is a return");
    let made =
        made(&collation(&["sent/return.json"]), vec![part(&accepted, &collation(&["sent/return.json"])).expect("it has rows")]);
    for row in rows(&made, "data/needs_needs.csv") {
        let line: usize = row["line"].parse().expect("it is a number");
        let id = text.lines().skip(line - 1).take(3).any(|line| line.contains(&format!("\"id\": \"{}\"", row["id"])));
        assert!(id && !row.contains_key("part_file") && row["data_form"] == "public", "{row:?}");
    }
}

#[test]
fn nothing_private_and_no_small_count_stands_in_any_file() {
    let accepted = example();
    assert!(!accepted.published().expect("published").form().primary.is_empty());
    let made = made_of(&accepted);
    let full = digest::full(&accepted.assessment.facts.this).expect("it can be written");
    let (mut all, mut public) = (BTreeMap::new(), BTreeMap::new());
    answers(&full, &mut Vec::new(), &mut all);
    answers(accepted.published().expect("published").data(), &mut Vec::new(), &mut public);
    let shown: BTreeSet<&String> = public.keys().map(|(_, text)| text).collect();
    let hidden: Vec<&String> = all.keys().map(|(_, text)| text).filter(|text| text.len() > 20 && !shown.contains(text)).collect();
    assert!(hidden.len() > 5, "{hidden:?}");
    for (path, bytes) in made.iter().filter(|(path, _)| *path != "data.xlsx") {
        let text = String::from_utf8_lossy(bytes);
        for secret in &hidden {
            assert!(!text.contains(secret.as_str()), "{path} has {secret}");
        }
    }
    // A column that counts children has no number from 1 to 5.
    let mut held_back = 0;
    let counts: BTreeSet<(String, String)> = rows(&made, "data/dictionary.csv")
        .iter()
        .filter(|row| row["unit"] == "children")
        .map(|row| (row["table"].clone(), row["column"].clone()))
        .collect();
    for (table, column) in &counts {
        for row in rows(&made, &format!("data/{table}.csv")) {
            let small = ["1", "2", "3", "4", "5"].contains(&row[column].as_str());
            assert!(!small, "{table} {column} says {}", row[column]);
            held_back += usize::from(row[column] == "c");
        }
    }
    assert!(held_back > 3, "{held_back} held back");
}

#[test]
fn what_people_wrote_stands_in_the_texts_and_in_no_table() {
    let made = made_of(&example());
    let mut seen = 0;
    let in_tables: Vec<String> = tables(&made)
        .iter()
        .flat_map(|table| rows(&made, &format!("data/{table}.csv")))
        .flat_map(|row| row.into_values())
        .filter(|cell| cell.len() > 20)
        .collect();
    // The name of a body stands in the tables, also where somebody wrote it into a text.
    let names: Vec<String> = rows(&made, "data/partnership_bodies.csv").into_iter().map(|row| row["name"].clone()).collect();
    for path in made.keys().filter(|path| path.starts_with("texts/")) {
        for row in rows(&made, path).iter().filter(|row| row["text"].len() > 20 && !names.contains(&row["text"])) {
            assert!(!in_tables.contains(&row["text"]), "{} stands in a table", row["path"]);
            seen += 1;
        }
    }
    assert!(seen > 400, "{seen} texts");
    assert!(in_tables.iter().all(|cell| cell.len() <= 300));
}

#[test]
fn parquet_has_what_the_file_of_comma_separated_values_has() {
    let made = made_of(&example());
    for table in tables(&made) {
        let (names, found) = parquet::read(&made[&format!("data/{table}.parquet")]);
        let due = rows(&made, &format!("data/{table}.csv"));
        assert_eq!(found.len(), due.len(), "{table}");
        for (fields, row) in found.iter().zip(&due) {
            let cell = |name: &str| names.iter().position(|own| own == name).map(|at| parquet::text(&fields[at]));
            for (column, text) in row {
                let value = cell(column).unwrap_or_else(|| panic!("{table} has {column}"));
                let said = if value.is_empty() { cell(&format!("{column}_symbol")).unwrap_or_default() } else { value };
                let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
                let is_same = &said == text || number(&said).is_some() && number(&said) == number(text);
                assert!(is_same, "{table} {column}: {said:?} in Parquet, {text:?} in CSV");
            }
        }
    }
}

#[test]
fn every_column_of_every_table_is_described_and_every_code_told() {
    let made = made_of(&example());
    let described = sources(&made);
    let codes: BTreeSet<(String, String)> =
        rows(&made, "data/codes.csv").into_iter().map(|row| (row["list"].clone(), row["code"].clone())).collect();
    let lists: BTreeMap<(String, String), String> = rows(&made, "data/dictionary.csv")
        .into_iter()
        .map(|row| ((row["table"].clone(), row["column"].clone()), row["codes"].clone()))
        .collect();
    for table in tables(&made) {
        for row in rows(&made, &format!("data/{table}.csv")) {
            for (column, cell) in &row {
                let own = (table.clone(), column.clone());
                assert!(
                    described.contains_key(&own) || described.contains_key(&("every table".to_owned(), column.clone())),
                    "{own:?}"
                );
                if let Some(list) = lists.get(&own).filter(|list| !list.is_empty()) {
                    for code in cell.split("; ").filter(|code| !code.is_empty()) {
                        assert!(codes.contains(&(list.clone(), code.to_owned())), "{own:?}: {code} of {list}");
                    }
                }
            }
        }
    }
}

#[test]
fn filters_are_never_blank_and_tell_rows_apart_and_numbers_are_never_blank() {
    let one = example();
    let other = with(
        "partnership.yaml",
        &["name: Exampleshire and Sampleton Safeguarding Children Partnership"],
        &["name: Another Partnership"],
    );
    let mut second = part_of(&other);
    "sent/other".clone_into(&mut second.place.file);
    let made = made(&collation(&[SENT, "sent/other"]), vec![part_of(&one), second]);
    let mut filters = 0;
    for table in tables(&made) {
        let meta = rows(&made, &format!("data/{table}.meta.csv"));
        let of =
            |kind: &str| meta.iter().filter(|row| row["col_type"] == kind).map(|row| row["col_name"].clone()).collect::<Vec<_>>();
        let (choose, measure) = (of("Filter"), of("Indicator"));
        assert!(!measure.is_empty() && choose.contains(&"partnership_name".to_owned()), "{table}");
        let all = rows(&made, &format!("data/{table}.csv"));
        let mut keys = BTreeSet::new();
        for row in &all {
            assert!(choose.iter().chain(&measure).all(|column| !row[column].is_empty()), "{table}");
            let known = |column: &&str| place::TIME_AND_PLACE.contains(column);
            let place: Vec<&String> = row.iter().filter(|(column, _)| known(&column.as_str())).map(|(_, cell)| cell).collect();
            let chosen: Vec<&String> = choose.iter().map(|column| &row[column]).collect();
            assert!(keys.insert(format!("{place:?} {chosen:?}")), "{table}: two rows alike");
        }
        for column in &choose {
            let values: BTreeSet<&String> = all.iter().map(|row| &row[column]).collect();
            assert!(values.len() > 1, "{table} {column}");
            filters += 1;
        }
    }
    assert!(filters > 200, "{filters} filters");
}

#[test]
fn a_partnership_of_several_councils_is_no_authority() {
    let level = |accepted: &AcceptedReturn, table: &str| {
        let row = first(&made_of(accepted), table);
        let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
        ["geographic_level", "region_name", "old_la_code", "new_la_code", "la_name"].map(cell).join("|")
    };
    let codes = ["code: \"991\"", "code: \"992\""];
    let in_one_region = with("partnership.yaml", &codes, &["code: \"202\"", "code: \"203\""]);
    assert_eq!(level(&in_one_region, "finance_income"), "Regional|London|||");
    assert_eq!(level(&in_one_region, "indicators_values"), "Local authority|London|202|E09000007|Camden");
    assert_eq!(level(&in_one_region, "partnership_councils"), "Local authority|London|202|E09000007|Camden");
    let in_two = with("partnership.yaml", &codes, &["code: \"202\"", "code: \"825\""]);
    assert_eq!(level(&in_two, "finance_income"), "National||||");
    let york = include_str!("../../../examples/real-area.yaml");
    let sources = vec![Source { name: "york.yaml".to_owned(), bytes: york.as_bytes().to_vec() }];
    let york = open(&Submission { file: "york.yaml".to_owned(), sources }).expect("it can be opened").expect("it is a return");
    assert_eq!(level(&york, "partnership_bodies"), "Local authority|Yorkshire and The Humber|816|E06000014|York");
}

#[test]
fn a_value_of_an_indicator_has_the_year_it_is_of() {
    let made = made_of(&example());
    let years: BTreeSet<String> =
        rows(&made, "data/indicators_values_years.csv").into_iter().map(|row| row["time_period"].clone()).collect();
    assert!(years.contains("202627") && years.contains("202526"), "{years:?}");
    let others: BTreeSet<String> =
        rows(&made, "data/finance_income.csv").into_iter().map(|row| row["time_period"].clone()).collect();
    assert_eq!(others.into_iter().collect::<Vec<_>>(), ["202627"]);
}

#[test]
fn names_are_told_apart_and_none_is_taken_for_a_sum_a_gap_or_a_formula() {
    let named = |name: &str| {
        with(
            "partnership.yaml",
            &["name: Exampleshire and Sampleton Safeguarding Children Partnership"],
            &[&format!("name: {name}")],
        )
    };
    let name = |accepted: &AcceptedReturn| first(&made_of(accepted), "finance_income")["partnership_name"].clone();
    for (typed, shown) in [("total", "total (partnership-0)"), ("\"=1+1\"", "“=1+1”"), ("\"NA\"", "“NA”"), ("\"a\\n  b\"", "a b")]
    {
        assert_eq!(name(&named(typed)), shown);
    }
    let (one, mut other) = (part_of(&example()), part_of(&example()));
    "sent/other".clone_into(&mut other.place.file);
    other.place.digest = Digest::of_bytes(b"other").full().to_owned();
    let made = made(&collation(&[SENT, "sent/other"]), vec![one, other]);
    let names: BTreeSet<String> =
        rows(&made, "data/finance_income.csv").into_iter().map(|row| row["partnership_name"].clone()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn the_same_returns_make_the_same_bytes_in_whatever_order_they_are_handed_in() {
    let one = part_of(&example());
    let mut other = one.clone();
    "sent/other".clone_into(&mut other.place.file);
    "Another Partnership".clone_into(&mut other.place.partnership);
    other.place.digest = Digest::of_bytes(b"other").full().to_owned();
    let collation = collation(&["sent/other", SENT]);
    let made_once = made(&collation, vec![one.clone(), other.clone()]);
    assert!(made(&collation, vec![other, one]) == made_once);
    assert_eq!(first(&made_once, "finance_income")["file"], "sent/other");
}

#[test]
fn tables_of_totals_are_written_in_the_same_ways() {
    let text = |name: &str| Column::made(name, name, Kind::Text, "It says so.");
    let place = place::TIME_AND_PLACE[..5].iter().map(|name| Column { is_place: true, ..text(name) });
    let amount = Column { symbols: true, rounded_to: Some(1000), ..Column::made("amount", "Amount", Kind::Money, "How much.") };
    let row = |kind: &str, amount: Cell| {
        ["202627", "Financial year", "National", "E92000001", "England", kind]
            .map(Cell::words)
            .into_iter()
            .chain([amount])
            .collect()
    };
    let total = Table {
        name: "total_income".to_owned(),
        title: "Totals: income".to_owned(),
        meaning: "Sums.".to_owned(),
        shape: Shape::Made,
        columns: place.chain([text("category"), amount]).collect(),
        rows: vec![row("Total", Cell::Number("1000".to_owned())), row("grant", Cell::Blank)],
    };
    let made = made_with(&collation(&[SENT]), vec![part_of(&example())], vec![total]);
    let meta: Vec<String> =
        rows(&made, "data/total_income.meta.csv").iter().map(|row| format!("{} {}", row["col_name"], row["col_type"])).collect();
    assert_eq!(meta, ["category Filter", "amount Indicator"]);
    assert_eq!(rows(&made, "data/total_income.csv")[1]["amount"], "z");
    let described = rows(&made, "data/dictionary.csv");
    let described =
        described.iter().find(|row| row["table"] == "total_income" && row["column"] == "amount").expect("it is there");
    assert_eq!(described["rounded_to"], "1000");
    assert!(made.contains_key("data/total_income.parquet"));
}

#[test]
fn the_package_names_every_file_of_the_folder() {
    let made = made_of(&example());
    let package = crate::dataset::packed(&made["data/datapackage.json"]).expect("it is ours");
    let mut named: Vec<String> = package.names().map(|name| format!("data/{name}")).collect();
    named.push("data/datapackage.json".to_owned());
    named.sort();
    let there: Vec<&String> = made.keys().filter(|path| path.starts_with("data/")).collect();
    assert_eq!(named.iter().collect::<Vec<_>>(), there);
    for (path, bytes) in made.iter().filter(|(path, _)| path.starts_with("data/") && *path != "data/datapackage.json") {
        assert!(package.is_as_made(path.trim_start_matches("data/"), bytes), "{path}");
    }
}

#[test]
fn without_returns_there_are_the_files_and_nothing_in_them() {
    let made = made(&collation(&[]), Vec::new());
    assert!(tables(&made).is_empty());
    assert!(made.contains_key("data.xlsx") && made.contains_key("data/datapackage.json"));
}
