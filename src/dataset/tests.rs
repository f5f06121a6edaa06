//! Tables of a small form: the rows, the names of columns, and the contents of a file.

use serde_json::{Value, json};

use super::{
    About, Beside, Cell, Column, Dataset, Kind, Place, Shape, Table, Written, codes, csv, described, must_not_run, package,
    packed, tables,
};
use crate::read::Form;

fn form() -> Form {
    let text = json!({ "type": "string" });
    let money = json!({ "type": ["string", "number"], "pattern": "^(([0-9]+\\.[0-9]{2})|c|x|z|low|k|u)$", "x-value": "money" });
    let code = json!({ "type": "string", "enum": ["in", "out"], "x-labels": ["Paid in", "Paid out"], "enumDescriptions": ["a", "b"], "x-value": "choice" });
    let id = json!({ "type": "string", "x-value": "id" });
    let reach = json!({ "type": "object", "properties": {
        "group": text, "count": { "type": ["integer", "string"], "pattern": "^([0-9]+|c|x|z|low|k|u)$", "x-value": "count", "x-disclosure": "children" },
    } });
    let service = json!({ "type": "object", "properties": {
        "id": id, "title": { "type": "string", "title": "Title", "description": "What it is called." },
        "contract": { "type": "object", "properties": { "start": { "type": "string", "x-value": "date" }, "value": money } },
        "kinds": { "type": "array", "items": code }, "secret": { "type": "string", "x-disclosure": "private" },
        "reach": { "type": "array", "items": reach }, "words": { "type": "array", "items": text },
        "entry": text,
    } });
    let schema = json!({ "type": "object", "properties": {
        "year": text,
        "services": { "type": "object", "title": "Services", "properties": {
            "approach": text, "good": { "type": "boolean" }, "all": { "type": "array", "description": "Every service.", "items": service },
        } },
        "notes": { "type": "array", "items": { "type": "object", "properties": { "about": text, "lines": { "type": "array", "items": reach } } } },
    } });
    Form::new(schema).expect("the form of the tests is sound")
}

fn made(data: &Value) -> Vec<Table> {
    let of = |_: &[&Value]| vec![Cell::words("202627")];
    let columns = vec![Column { is_place: true, ..Column::made("time_period", "Time period", Kind::Text, "The year.") }];
    tables(data, &form(), &Place { columns, of: &of })
}

fn full() -> Value {
    json!({
        "year": "2026-27",
        "services": { "approach": "=1+1", "good": true, "all": [
            { "id": "a", "title": "First", "contract": { "start": "2026-04-01", "value": "61250.50" }, "kinds": ["in", "out"],
              "reach": [{ "group": "boys", "count": "c" }, { "group": "girls", "count": 12 }], "words": ["one; two", "three"] },
            { "id": "b", "contract": { "value": "z" }, "reach": [{ "group": "all", "count": 0 }] },
        ] },
        "notes": [{ "about": "x", "lines": [{ "group": "y", "count": 7 }] }, {}],
    })
}

fn lines(table: &Table) -> Vec<String> {
    let head = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join("|");
    let rows = table.rows.iter().map(|row| row.iter().map(Cell::text).collect::<Vec<_>>().join("|"));
    [head].into_iter().chain(rows).collect()
}

fn named<'a>(tables: &'a [Table], name: &str) -> &'a Table {
    tables.iter().find(|table| table.name == name).expect("there is such a table")
}

#[test]
fn every_list_is_a_table_and_every_part_a_row() {
    let tables = made(&full());
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["return", "services", "services_all", "services_all_reach", "services_all_words", "notes", "notes_lines"]);
    assert_eq!(lines(named(&tables, "return")), ["time_period|year", "202627|2026-27"]);
    assert_eq!(lines(named(&tables, "services")), ["time_period|approach|good", "202627|=1+1|true"]);
}

#[test]
fn groups_within_an_entry_are_columns_and_codes_stay_in_their_cell() {
    let tables = made(&full());
    assert_eq!(
        lines(named(&tables, "services_all")),
        [
            "time_period|entry|id|title|contract_start|contract_value|kinds|all_entry",
            "202627|1|a|First|2026-04-01|61250.50|in; out|",
            "202627|2|b|||z||",
        ]
    );
}

#[test]
fn entries_within_entries_say_to_which_one_they_belong() {
    let tables = made(&full());
    let reach = named(&tables, "services_all_reach");
    assert_eq!(
        lines(reach),
        ["time_period|all_entry|all_id|entry|group|count", "202627|1|a|1|boys|c", "202627|1|a|2|girls|12", "202627|2|b|1|all|0"]
    );
    let within = Some(("services_all".to_owned(), vec!["entry".to_owned()]));
    assert_eq!(reach.shape, Shape::Entries { key: vec!["all_entry".to_owned(), "entry".to_owned()], within });
    // Where entries have no id, people know them by their first answer.
    assert_eq!(
        lines(named(&tables, "notes_lines")),
        ["time_period|notes_entry|notes_about|entry|group|count", "202627|1|x|1|y|7"]
    );
}

#[test]
fn lists_of_words_are_tables_since_words_can_have_semicolons() {
    let tables = made(&full());
    assert_eq!(
        lines(named(&tables, "services_all_words")),
        ["time_period|all_entry|all_id|entry|words", "202627|1|a|1|one; two", "202627|1|a|2|three"]
    );
}

#[test]
fn a_return_in_which_nothing_stands_has_no_tables() {
    assert_eq!(made(&json!({})), []);
    assert_eq!(made(&json!({ "services": { "all": [] }, "notes": [] })), []);
    assert_eq!(made(&Value::Null), []);
}

#[test]
fn an_entry_is_counted_even_when_nothing_stands_in_it() {
    let tables = made(&full());
    assert_eq!(lines(named(&tables, "notes")), ["time_period|entry|about", "202627|1|x", "202627|2|"]);
}

#[test]
fn what_is_private_or_unknown_to_the_form_has_no_column() {
    let tables = made(&json!({ "services": { "all": [{ "id": "a", "secret": "hidden", "unasked": "hidden" }] } }));
    assert!(!format!("{tables:?}").contains("hidden"));
    assert!(!format!("{tables:?}").contains("secret"));
}

#[test]
fn names_and_titles_of_columns_are_unique() {
    for table in made(&full()) {
        for (at, column) in table.columns.iter().enumerate() {
            let before = &table.columns[..at];
            assert!(before.iter().all(|known| known.name != column.name), "{} {}", table.name, column.name);
            assert!(
                before.iter().all(|known| known.title.to_lowercase() != column.title.to_lowercase()),
                "{} {}",
                table.name,
                column.title
            );
        }
    }
}

#[test]
fn what_would_run_as_a_formula_has_an_apostrophe_before_it_that_can_be_taken_off() {
    let harmful = [
        "=1+1",
        "+44 20",
        "-cmd",
        "- a list",
        "@SUM(A1)",
        "\tx",
        "\nx",
        "\rx",
        " =1",
        "＝1",
        "'=1",
        "''-x",
        "'\tx",
        "=\"a\"\"b\"",
    ];
    for text in harmful {
        assert!(must_not_run(text), "{text:?}");
        let table = Table {
            name: "t".to_owned(),
            title: String::new(),
            meaning: String::new(),
            shape: Shape::Made,
            columns: vec![Column::made("a", "A", Kind::Text, "")],
            rows: vec![vec![Cell::words(text)]],
        };
        let bytes = csv(&table).expect("it can be written");
        let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
        let cell = reader.records().next().expect("there is a row").expect("it can be read")[0].to_owned();
        assert_eq!(cell.strip_prefix('\''), Some(text));
        assert!(must_not_run(&cell[1..]));
    }
    for text in ["-5", "-12.50", "3", "'tis", "'-5", "a=b", "", "' '=x", "£5", "1-2"] {
        assert!(!must_not_run(text), "{text:?}");
    }
}

#[test]
fn a_file_is_as_the_standard_has_it() {
    let tables = made(&json!({ "services": { "approach": "a \"b\"\nc, £", "good": false } }));
    let text = String::from_utf8(csv(&tables[0]).expect("it can be written")).expect("it is text");
    assert_eq!(text, "\u{feff}time_period,approach,good\r\n202627,\"a \"\"b\"\"\nc, £\",false\r\n");
}

#[test]
fn columns_are_described_once_and_codes_told() {
    let tables = made(&full());
    let meta = described(&tables);
    let rows = lines(&meta);
    assert_eq!(rows.iter().filter(|row| row.starts_with("every table|")).count(), 1);
    let columns: usize = tables.iter().map(|table| table.columns.iter().filter(|column| !column.is_place).count()).sum();
    assert_eq!(meta.rows.len(), columns + 1);
    assert!(rows.contains(&"services_all|contract_value|Contract: value|Contract: value.|number|pounds|2|c; z; x; low; k; u||services.all[].contract.value".to_owned()), "{rows:#?}");
    let codes = lines(&codes(&tables));
    assert_eq!(codes[0], "list|code|label|meaning");
    assert!(codes.contains(&"kinds|out|Paid out|b".to_owned()));
    assert!(codes.iter().any(|row| row.starts_with("symbols|c|")));
}

#[test]
fn a_package_knows_its_files_again_and_nobody_elses() {
    let dataset = Dataset { about: About::default(), tables: made(&full()) };
    let files: Vec<(&Table, Written)> =
        dataset.tables.iter().map(|table| (table, Written::of(&csv(table).expect("it can be written")))).collect();
    let beside =
        [Beside { name: "return.json".to_owned(), title: "The data".to_owned(), conforms_to: None, written: Written::of(b"{}") }];
    let bytes = package(&dataset.about, &files, &beside).expect("it can be written");
    let read = packed(&bytes).expect("it is ours");
    assert_eq!(read.names().count(), files.len() + 1);
    assert!(read.is_as_made("return.json", b"{}"));
    assert!(!read.is_as_made("return.json", b"{ }"));
    assert!(!read.is_as_made("other.csv", b"{}"));
    for foreign in [&b""[..], b"[]", b"{}", b"{\"made_with\": {\"name\": \"other\"}}", b"not json"] {
        assert_eq!(packed(foreign), None);
    }
    let out = br#"{ "made_with": { "name": "masa-return" }, "beside": [{ "path": "../x", "hash": "h" }, { "path": "/etc/x", "hash": "h" }, { "path": "C:x", "hash": "h" }] }"#;
    assert_eq!(packed(out).map(|read| read.names().count()), Some(0));
}
