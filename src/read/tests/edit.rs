//! Insertions into files that people wrote. Nothing else in the files changes.

use super::form;
use crate::edit::{Edited, Insertion, Piece, Place, edit};
use crate::finding::FieldPath;
use crate::read::Source;

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).expect("a path")
}

fn field(to: &str, text: &str) -> Insertion {
    Insertion { place: Place::Field(path(to)), piece: Piece::text(text) }
}

fn line(from: &str, amount: &str) -> Piece {
    Piece::Group(vec![("from", Piece::text(from)), ("amount", Piece::text(amount))])
}

fn income(lines: Vec<Piece>) -> Insertion {
    Insertion { place: Place::Field(path("finance.income")), piece: Piece::List(lines) }
}

fn entry(before: usize, piece: Piece) -> Insertion {
    Insertion { place: Place::Entry { list: path("finance.income"), before }, piece }
}

fn done(text: &str, insertions: &[Insertion]) -> Edited {
    edit(&[source("all.yaml", text)], form(), insertions).expect("nothing else changes")
}

/// The text with every insertion, none of which is left to do by hand.
fn filled(text: &str, insertions: &[Insertion]) -> String {
    let edited = done(text, insertions);
    assert_eq!(edited.manual, [], "{text}");
    String::from_utf8(edited.sources[0].bytes.clone()).expect("text")
}

/// The reason an insertion is left to do by hand. Checks that the text is unchanged.
fn refused(text: &str, insertion: Insertion) -> String {
    let edited = done(text, &[insertion]);
    assert_eq!(edited.sources, [source("all.yaml", text)]);
    assert_eq!(edited.manual.len(), 1);
    assert!(!edited.manual[0].lines.is_empty());
    edited.manual[0].why.clone()
}

#[test]
fn an_answer_goes_behind_its_colon_and_remarks_stay() {
    let name = field("council.name", "Fair");
    for (before, after) in [
        ("council:\n  name:\n  region: north\n", "council:\n  name: Fair\n  region: north\n"),
        ("council:\n  name:   # theirs\n", "council:\n  name: Fair   # theirs\n"),
        ("council:\n  name: ~ # theirs\n", "council:\n  name: Fair # theirs\n"),
        ("council:\n  name: null", "council:\n  name: Fair"),
        ("council:\n  name: ''\n", "council:\n  name: Fair\n"),
        ("council:\n  \"name\" :\n", "council:\n  \"name\" : Fair\n"),
        ("council: { name: , region: north }\n", "council: { name: Fair , region: north }\n"),
        ("council: { region: north }\n", "council: { region: north, name: Fair }\n"),
        ("council:\n    region: north\n", "council:\n    region: north\n    name: Fair\n"),
        ("council:\n", "council:\n  name: Fair\n"),
        ("# nothing yet", "# nothing yet\ncouncil:\n  name: Fair"),
        ("", "council:\n  name: Fair\n"),
        ("notes: x\n...\n", "notes: x\ncouncil:\n  name: Fair\n...\n"),
    ] {
        assert_eq!(filled(before, std::slice::from_ref(&name)), after);
    }
}

#[test]
fn text_that_yaml_could_take_for_something_else_stands_in_quotes() {
    for (text, written) in [
        ("Bristol, City of", "\"Bristol, City of\""),
        ("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\""),
        ("no", "\"no\""),
        ("# x", "\"# x\""),
        ("007", "\"007\""),
        ("- x", "\"- x\""),
        ("St. Helens", "St. Helens"),
        ("2024-25", "2024-25"),
        ("23.2", "23.2"),
        ("", "\"\""),
    ] {
        if text.is_empty() {
            continue;
        }
        assert_eq!(filled("council:\n  name:\n", &[field("council.name", text)]), format!("council:\n  name: {written}\n"));
    }
}

#[test]
fn a_list_goes_below_its_key_above_the_blank_entry_that_stands_there() {
    let lines = income(vec![line("fair", "5"), Piece::Row(vec![("from", "other".to_owned()), ("amount", "7".to_owned())])]);
    for (before, after) in [
        (
            "finance:\n  income:  # lines\n    # From whom.\n    - from:\n      #amount:\n    # end\nnotes: x\n",
            "finance:\n  income:  # lines\n    - from: fair\n      amount: 5\n    - { from: other, amount: 7 }\n    # From whom.\n    - from:\n      #amount:\n    # end\nnotes: x\n",
        ),
        (
            "finance:\n  income:\n  -\nnotes: x\n",
            "finance:\n  income:\n  - from: fair\n    amount: 5\n  - { from: other, amount: 7 }\n  -\nnotes: x\n",
        ),
        (
            "finance:\n   income: null\n",
            "finance:\n   income: \n      - from: fair\n        amount: 5\n      - { from: other, amount: 7 }\n",
        ),
        ("notes: x", "notes: x\nfinance:\n  income:\n    - from: fair\n      amount: 5\n    - { from: other, amount: 7 }"),
    ] {
        let after_second = after;
        assert_eq!(filled(before, std::slice::from_ref(&lines)), after_second);
    }
}

#[test]
fn an_entry_goes_where_it_belongs_and_remarks_stay_with_theirs() {
    let before = "finance:\n  income:\n  # the first\n  - from: a\n    note: |\n      x\n      # text\n  # the second\n  - { from: b }\n\n# the notes\nnotes: x\n";
    let all = [entry(0, line("n0", "1")), entry(1, line("n1", "2")), entry(2, line("n2", "3")), entry(2, line("n3", "4"))];
    let after = "finance:\n  income:\n  - from: n0\n    amount: 1\n  # the first\n  - from: a\n    note: |\n      x\n      # text\n  - from: n1\n    amount: 2\n  # the second\n  - { from: b }\n  - from: n2\n    amount: 3\n  - from: n3\n    amount: 4\n\n# the notes\nnotes: x\n";
    assert_eq!(filled(before, &all), after);
}

#[test]
fn a_field_of_an_entry_and_a_new_entry_go_in_together() {
    let before = "finance:\n  income:\n    - from: a\n    - from:\n      amount: 3\n";
    let all = [
        entry(0, line("n", "1")),
        field("finance.income[0].amount", "9"),
        field("finance.income[1].from", "b"),
        entry(2, line("m", "2")),
    ];
    let after = "finance:\n  income:\n    - from: n\n      amount: 1\n    - from: a\n      amount: 9\n    - from: b\n      amount: 3\n    - from: m\n      amount: 2\n";
    assert_eq!(filled(before, &all), after);
}

#[test]
fn line_breaks_and_the_mark_at_the_beginning_stay() {
    let before = "\u{feff}council:\r\n  name:\r\nfinance:\r\n  income:\r\n    - from: a";
    let after = "\u{feff}council:\r\n  name: Fair\r\nfinance:\r\n  income:\r\n    - from: a\r\n    - from: b\r\n      amount: 2";
    assert_eq!(filled(before, &[field("council.name", "Fair"), entry(1, line("b", "2"))]), after);
}

#[test]
fn where_nothing_can_be_placed_safely_it_says_so_and_changes_nothing() {
    let in_brackets = "what stands there is in brackets, where lines cannot be added safely";
    let cases = [
        ("finance:\n  income: [{ from: a }]\n", entry(1, line("b", "2")), in_brackets),
        ("finance: { income: }\n", income(vec![line("b", "2")]), in_brackets),
        ("finance: {}\n", income(vec![line("b", "2")]), in_brackets),
        ("finance: { reserve: 5 }\n", income(vec![line("b", "2")]), in_brackets),
        ("finance:\n  income: []\n", income(vec![line("b", "2")]), "something stands there already"),
        ("council:\n  name: Theirs\n", field("council.name", "Fair"), "something stands there already"),
        ("council: text\n", field("council.name", "Fair"), "what stands above it is no group of keys"),
        ("finance:\n  income: x\n", entry(0, line("b", "2")), "there is no list"),
    ];
    for (text, insertion, why) in cases {
        assert_eq!(refused(text, insertion), why, "{text}");
    }
    let json = edit(&[source("all.json", "{\"council\": {\"region\": \"north\"}}")], form(), &[field("council.name", "Fair")]);
    assert_eq!(json.expect("reads").manual[0].why, "the file is JSON, and figures are put into YAML only");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("council:\n  name:\n".bytes().flat_map(|byte| [byte, 0])).collect();
    let utf16 = edit(&[Source { name: "all.yaml".to_owned(), bytes: utf16 }], form(), &[field("council.name", "Fair")]);
    assert!(utf16.expect("reads").manual[0].why.starts_with("the file is not saved as UTF-8"));
}

#[test]
fn a_file_that_cannot_be_read_as_it_stands_is_left_alone() {
    for text in [
        "council: &a\n  name:\n",
        "council:\n\tname:\n",
        "council: *a\n",
        "council:\n  name:\ncouncil:\n  name:\n",
        "council:\n  name:\n  ]\n",
        "- a\n",
        "council:\n  name:\n---\nnotes: x\n",
    ] {
        let refusal = edit(&[source("all.yaml", text)], form(), &[field("council.name", "Fair")]).expect_err(text);
        assert!(refusal.to_string().ends_with("then fill again. Nothing was changed"), "{text}: {refusal}");
    }
}

#[test]
fn a_part_of_a_folder_goes_into_its_own_file() {
    let sources = [
        source("area/council.yaml", "# about the council\nname:\n"),
        source("area/finance.yaml", "finance:\n  income:\n"),
        source("area/return.yaml", "schema_version: 1\n"),
    ];
    let edited =
        edit(&sources, form(), &[field("council.name", "Fair"), income(vec![line("b", "2")])]).expect("nothing else changes");
    assert_eq!(edited.manual, []);
    let texts: Vec<String> = edited.sources.iter().map(|source| String::from_utf8(source.bytes.clone()).expect("text")).collect();
    assert_eq!(
        texts,
        ["# about the council\nname: Fair\n", "finance:\n  income:\n    - from: b\n      amount: 2\n", "schema_version: 1\n"]
    );
    let [_, _, envelope] = sources;
    let others = [envelope, source("area/council.yaml", "# nothing yet\n")];
    let edited =
        edit(&others, form(), &[field("council.name", "Fair"), income(vec![line("b", "2")])]).expect("nothing else changes");
    assert_eq!(edited.sources[1].bytes, b"# nothing yet\nname: Fair\n");
    assert_eq!(edited.sources[2], source("area/finance.yaml", "income:\n  - from: b\n    amount: 2\n"));
}

#[test]
fn no_text_whatever_stops_it_or_loses_a_byte() {
    let pieces = [
        "council:", " name:", "\n", "  ", "- ", "{", "}", "[", "]", "#", "x", "\t", "\r\n", "finance:", " income:", "'", "|",
        "~", "é", "---",
    ];
    let mut state: u32 = 7;
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        let all = [field("council.name", "Fair"), income(vec![line("b", "2")]), entry(0, line("c", "3"))];
        if let Ok(edited) = edit(&[source("all.yaml", &text)], form(), &all) {
            let after = String::from_utf8(edited.sources[0].bytes.clone()).expect("text");
            // The original text is still there in its order, except that a written null may be gone.
            let mut rest = after.chars();
            let kept = text.chars().filter(|letter| !"~'".contains(*letter)).all(|letter| rest.any(|other| other == letter));
            assert!(kept, "{text:?} became {after:?}");
        }
    }
}
