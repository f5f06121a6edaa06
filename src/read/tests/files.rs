//! Files as they arrive: folders, JSON, encodings, and hostile files.

use super::*;
use crate::read::{MAX_BYTES, MAX_FINDINGS, Reading, Source, read};

fn folder(files: &[(&str, &str)]) -> Reading<Fair> {
    let sources: Vec<Source> =
        files.iter().map(|(name, text)| Source { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() }).collect();
    read(&sources, form())
}

/// Findings as short lines, each with its file.
fn told_of(reading: &Reading<Fair>) -> Vec<String> {
    let files = reading.findings.iter().map(|finding| finding.span().map_or(String::new(), |span| format!("{}:", span.file)));
    files.zip(told(&reading.findings)).map(|(file, line)| format!("{file}{line}")).collect()
}

fn piece(from: &str, to: &str) -> String {
    let start = GOOD.find(from).expect(from);
    let end = GOOD.find(to).expect(to);
    GOOD[start..end].to_owned()
}

/// The good return as a folder: one part with its own key repeated, one without, and the rest.
fn parts() -> [(&'static str, String); 3] {
    let finance = piece("  reserve:", "services:").lines().map(|line| format!("{}\n", &line[2..])).collect();
    let services = &GOOD[GOOD.find("services:").expect("services")..];
    let rest = format!("{}{services}", piece("schema_version", "council:"));
    [("f/council.yaml", piece("council:", "finance:")), ("f/finance.yaml", finance), ("f/return.yaml", rest)]
}

fn folder_with(change: impl Fn(&str, String) -> String) -> Reading<Fair> {
    let files: Vec<(&str, String)> = parts().into_iter().map(|(name, text)| (name, change(name, text))).collect();
    folder(&files.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

#[test]
fn a_folder_of_parts_reads_as_one_file_does() {
    let reading = folder_with(|_, text| text);
    assert_eq!(told(&reading.findings), [] as [&str; 0]);
    let mut data = reading.data.clone();
    let whole = read_one(GOOD).data;
    data.sort_all_objects();
    let mut sorted = whole;
    sorted.sort_all_objects();
    assert_eq!(data, sorted);
}

#[test]
fn a_fault_in_a_part_is_told_in_its_file() {
    let reading = folder_with(|_, text| text.replace("amount: z", "amount: zz"));
    assert_eq!(
        told_of(&reading),
        ["f/finance.yaml:8:13 FIN-006 `zz` is not an amount in pounds and pence | write pounds and pence, such as 100 or 100.50"]
    );
    assert_eq!(reading.findings[0].path().to_string(), "finance.income[1].amount");
    let reading = folder_with(|_, text| text.replace("reserve:", "reserve ="));
    assert_eq!(told_of(&reading), ["f/finance.yaml:1:1 REA-005 there is a = where a colon should be | write reserve: -£500"]);
    assert_eq!(reading.findings[0].path().part(), "finance");
}

#[test]
fn a_part_in_two_files_names_both_places() {
    let [council, finance, rest] = parts();
    let again = format!("{}finance:\n  reserve: 1\n", rest.1);
    let reading = folder(&[(council.0, &council.1), (finance.0, &finance.1), (rest.0, &again)]);
    assert_eq!(
        told_of(&reading),
        [
            "f/return.yaml:16:1 FRM-007 `finance` is given twice, first in f/finance.yaml on line 1 | keep it in one file only; until then the first is used [first given here 1:1]"
        ]
    );
}

#[test]
fn a_file_that_is_no_part_is_named_with_the_nearest_part() {
    let [council, finance, rest] = parts();
    let reading = folder(&[(council.0, &council.1), ("f/finances.yaml", &finance.1), (rest.0, &rest.1)]);
    assert_eq!(
        told_of(&reading),
        [
            "f/council.yaml:1:1 FAI-001 `finance` is missing | add `finance:` and on the lines below, each two spaces further in: income: [{ from: …, amount: … }]; `masa-return explain finance` shows each",
            "f/finances.yaml:1:1 REA-012 the file is named finances, and the form has no such part | did you mean finance.yaml? A file of a folder is named for the part it holds",
        ]
    );
}

#[test]
fn an_empty_file_or_folder_is_one_finding() {
    assert_eq!(
        told(&folder(&[]).findings),
        [
            "nowhere REA-010 there is no file to read: the folder holds no file of a return | put the return into the folder as return.yaml, and a file for each part beside it if you like"
        ]
    );
    for text in ["", "\n\n", "# a remark\n", "---\n", "~"] {
        let expected = ["1:1 REA-010 there is nothing in the file | start from a template, or check that this is the right file"];
        assert_eq!(told(&read_one(text).findings), expected, "{text:?}");
    }
    assert_eq!(told(&folder(&[("r.json", "")]).findings).len(), 1);
    let reading = folder_with(|name, text| if name == "f/finance.yaml" { "# nothing yet\n".to_owned() } else { text });
    assert_eq!(
        told_of(&reading),
        ["f/finance.yaml:1:1 REA-010 there is nothing in the file | start from a template, or check that this is the right file"]
    );
}

#[test]
fn a_file_without_keys_is_one_finding() {
    for (text, what) in [("- a\n", "a list"), ("only text\n", "text")] {
        let expected = format!(
            "1:1 REA-014 the file begins with {what}, and at the top of a return stand keys | write a key and a colon for each part, and what belongs to it on the lines below"
        );
        assert_eq!(told(&read_one(text).findings), [expected]);
    }
}

#[test]
fn json_keeps_its_types_and_null_is_a_fault() {
    let good = read_one(GOOD).data;
    let reading = read_bytes("return.json", serde_json::to_string_pretty(&good).expect("writes").as_bytes());
    assert_eq!(told(&reading.findings), [] as [&str; 0]);
    assert_eq!(reading.data, good);
    // An amount may be a JSON number too; its digits are kept as typed.
    let as_number = serde_json::to_string_pretty(&good).expect("writes").replace(r#""61250.50""#, "61250.50");
    let reading = read_bytes("return.json", as_number.as_bytes());
    assert_eq!(told(&reading.findings), [] as [&str; 0]);
    assert_eq!(reading.data, good);
    for (from, to, expected) in [
        (r#""freehold": true"#, r#""freehold": "true""#, "10:17 FRM-003 `true` is neither true nor false | write true or false"),
        (
            r#""region": "north""#,
            r#""region": null"#,
            "8:15 FRM-003 null is not an answer | leave the key out where there is nothing to answer",
        ),
        (
            r#""61250.50""#,
            "61250.505",
            "20:19 FIN-006 `61250.505` has 3 decimal places | round it to the penny, with two digits after the point",
        ),
        (
            r#""61250.50""#,
            r#""£61,250.50""#,
            "20:19 FIN-006 `£61,250.50` is not an amount in pounds and pence | did you mean 61250.50? Write pounds and pence, such as 100 or 100.50",
        ),
        (r#""name": "Fair""#, r#""name": 12"#, r#"6:13 FRM-003 `12` is not text | put it in quotes: "12""#),
        (
            r#""name": "Fair""#,
            r#""name": "Fair", "name": "Other""#,
            "6:21 FRM-007 `name` is given twice, first on line 6 | delete one of the two; until then the first is used [first given here 6:5]",
        ),
    ] {
        let text = serde_json::to_string_pretty(&good).expect("writes");
        assert!(text.contains(from), "{from}");
        assert_eq!(told(&read_bytes("r.json", text.replacen(from, to, 1).as_bytes()).findings), [expected]);
    }
    let whole = serde_json::to_string(&good).expect("writes").replace(r#""61250.50""#, "61250");
    assert_eq!(read_bytes("r.json", whole.as_bytes()).data["finance"]["income"][0]["amount"], "61250");
}

#[test]
fn what_is_not_json_is_told_in_plain_words() {
    for (text, expected) in [
        ("{\"a\": [1, 2,]}", "1:13 REA-013 there is a comma before ] | take away the comma after the last entry"),
        (
            "council:\n",
            "1:1 REA-013 c cannot stand here in JSON | a .json file must be JSON as the standard has it; people who write by hand are better served by a .yaml file",
        ),
        ("{\"a\": [1, 2", "1:11 REA-013 the file ends before the JSON does | close every { with } and every [ with ]"),
        ("{'a': 1}", "1:2 REA-013 text stands in single quotes | JSON knows double quotes only: \"text\""),
        ("{\"a\": 1 \"b\": 2}", "1:9 REA-013 a comma is missing before this | put a comma after the entry before"),
        ("{ // x\n}", "1:3 REA-013 there is a remark, and JSON has none | take the remark away, or use a .yaml file"),
    ] {
        assert_eq!(told(&read_bytes("r.json", text.as_bytes()).findings), [expected], "{text}");
    }
}

#[test]
fn every_common_way_of_saving_text_is_read() {
    let utf16 =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { std::iter::once(0xfeff).chain(GOOD.encode_utf16()).flat_map(order).collect() };
    let saved: [(&str, Vec<u8>); 6] = [
        ("with a byte order mark", format!("\u{feff}{GOOD}").into_bytes()),
        ("with the line ends of Windows", GOOD.replace('\n', "\r\n").into_bytes()),
        ("with the line ends of old Macs", GOOD.replace('\n', "\r").into_bytes()),
        ("as UTF-16, little end first", utf16(u16::to_le_bytes)),
        ("as UTF-16, big end first", utf16(u16::to_be_bytes)),
        ("with separators of Word", GOOD.replace("Something to", "Something\u{2028}to\u{85}").into_bytes()),
    ];
    for (how, bytes) in saved {
        let reading = read_bytes("r.yaml", &bytes);
        assert_eq!(told(&reading.findings), [] as [&str; 0], "{how}");
        assert_eq!(reading.value.council.name.text(), "Fair", "{how}");
    }
}

#[test]
fn an_old_windows_file_is_read_with_a_query() {
    let text = GOOD.replace("name: Fair\n", "name: Café – Fair\n");
    let bytes: Vec<u8> =
        text.chars().map(|letter| if letter == '–' { 0x96 } else { u8::try_from(u32::from(letter)).expect("old") }).collect();
    let reading = read_bytes("r.yaml", &bytes);
    assert_eq!(reading.value.council.name.text(), "Café – Fair");
    assert_eq!(
        told(&reading.findings),
        [
            "5:12 query REA-003 the file is saved in an old Windows encoding; it was read as such, and `é` is the first character that shows it | check that the line reads as it should, then save the file as UTF-8 (in Notepad: Save as, Encoding)"
        ]
    );
}

#[test]
fn what_is_no_text_or_too_large_is_refused() {
    let help = "save the return as plain text in the encoding UTF-8; a Word document, spreadsheet or PDF cannot be read";
    let expected = format!("2:5 REA-002 the file holds a character that no text has (NUL) | {help}");
    assert_eq!(told(&read_bytes("r.yaml", b"council:\n  na\0me: x\n").findings), [expected]);
    assert_eq!(
        told(&read_bytes("r.yaml", &vec![b'a'; MAX_BYTES + 1]).findings),
        [
            "1:1 REA-001 the file has 5000001 bytes, and at most 5000000 can be read | a return is text and far smaller: check that this is the right file"
        ]
    );
}

#[test]
fn files_made_to_do_harm_are_refused_in_words() {
    let deep = "groups and lists stand inside each other more than 64 deep here";
    let blocks: String = (0..1000).map(|depth| format!("{}a:\n", "  ".repeat(depth))).collect();
    let bomb: String = (0..9).map(|i| format!("b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a]\n")).collect();
    let items = "    - from: X Y\n      amount: lots\n";
    let harm: Vec<(&str, String, &str)> = vec![
        ("r.yaml", "[".repeat(100_000), deep),
        ("r.yaml", format!("a: {}", "[".repeat(100_000)), deep),
        ("r.yaml", "{a: ".repeat(100_000), deep),
        ("r.yaml", "? ".repeat(100_000), deep),
        ("r.yaml", "- ".repeat(100_000), deep),
        ("r.yaml", ": ".repeat(100_000), deep),
        ("r.yaml", blocks, deep),
        ("r.json", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), deep),
        ("r.json", format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000)), deep),
        ("r.json", "[".repeat(100_000), "the file ends before the JSON does"),
        (
            "r.yaml",
            format!("a: &a [x,x,x]\n{bomb}"),
            "`*a` begins with *, which would stand for something given elsewhere and is not read here",
        ),
        ("r.yaml", (0..100_000).map(|i| format!("k{i}: 1\n")).collect(), "the form does not know `k0` here"),
        ("r.yaml", "k: 1\n".repeat(100_000), "`k` is given twice, first on line 1"),
        ("r.yaml", format!("finance:\n  income:\n{}", items.repeat(30_000)), "`X Y` is not an id"),
        ("r.yaml", "a: &x 1\n".repeat(20_000), "`&x 1` begins with &, which would name a place in the file and is not read here"),
        ("r.yaml", "this is not a key\n".repeat(20_000), "the file begins with text, and at the top of a return stand keys"),
        ("r.yaml", "a: 'x\n".repeat(20_000), "the ' at the beginning is never closed"),
        (
            "r.yaml",
            format!("council:\n  name: {}\n", "x".repeat(4_000_000)),
            "the text is 4,000,000 characters long, and at most 40 fit",
        ),
    ];
    for (name, text, expected) in harm {
        let reading = read_bytes(name, text.as_bytes());
        let start: String = text.chars().take(30).collect();
        let messages: Vec<&str> = reading.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages.contains(&expected), "{start:?}: {:?}", messages.iter().take(5).collect::<Vec<_>>());
        assert!(messages.len() <= MAX_FINDINGS + 1, "{start:?}");
    }
}

#[test]
fn beyond_the_most_findings_one_says_how_many_there_are() {
    let text: String = (0..1000).map(|i| format!("k{i}: 1\n")).collect();
    let findings = read_one(&text).findings;
    assert_eq!(findings.len(), MAX_FINDINGS + 1);
    // 1,000 unknown keys and 6 missing ones.
    assert_eq!(
        told(&findings).last().map(String::as_str),
        Some("nowhere REA-080 706 more findings are not shown | mend what is shown, then check again")
    );
}

/// A part with a key of its own name, as the stories of a part on stories.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Book {
    stories: Part<Stories>,
    notes: Optional<Narrative>,
}

#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Stories {
    stories: Answer<Vec<String>>,
}

#[test]
fn a_part_may_have_a_key_of_its_own_name() {
    let schema = crate::read::form::publish(schemars::schema_for!(Book), "Book", "https://example.org/book.json");
    let form = Form::new(schema).expect("compiles");
    let notes = Source { name: "b/return.yaml".to_owned(), bytes: b"notes: None.\n".to_vec() };
    for text in ["stories:\n  - One\n", "stories:\n  stories:\n    - One\n"] {
        let stories = Source { name: "b/stories.yaml".to_owned(), bytes: text.as_bytes().to_vec() };
        let reading = read::<Book>(&[notes.clone(), stories], &form);
        assert_eq!(told(&reading.findings), [] as [&str; 0], "{text}");
        assert_eq!(reading.value.stories.stories.given(), Some(&vec!["One".to_owned()]), "{text}");
    }
}
