//! Any bytes as a file, or as the parts of a folder: reading ends, and says nothing that is not so.
#![no_main]

use libfuzzer_sys::fuzz_target;
use masa_return::annual_return::AnnualReturn;
use masa_return::annual_return::schema::form;
use masa_return::read::{MAX_FINDINGS, Source, read};

fuzz_target!(|bytes: &[u8]| {
    let Some((&kind, text)) = bytes.split_first() else { return };
    // A line of equals signs parts the files of a folder, which no return has otherwise.
    let sources: Vec<Source> = match kind {
        b'J' => vec![Source { name: "return.json".to_owned(), bytes: text.to_vec() }],
        b'F' => parts(text),
        _ => vec![Source { name: "return.yaml".to_owned(), bytes: bytes.to_vec() }],
    };
    let form = form().expect("the form is sound");
    let reading = read::<AnnualReturn>(&sources, form);
    // One more than the limit says how many are not shown.
    assert!(reading.findings.len() <= MAX_FINDINGS + 1);
    for finding in &reading.findings {
        assert!(!finding.message.is_empty());
        assert!(finding.code.starts_with("REA-") || !finding.help.is_empty(), "{} has no help", finding.code);
    }
    let empty = reading.data.as_object().is_none_or(serde_json::Map::is_empty);
    assert!(!empty || !reading.findings.is_empty(), "an empty return and nothing to say of it");
    // The types take over whatever the form allows.
    assert!(reading.findings.iter().all(|finding| finding.code != "REA-090"), "{:?}", reading.findings);
});

fn parts(text: &[u8]) -> Vec<Source> {
    let text = String::from_utf8_lossy(text);
    let part = |(number, part): (usize, &str)| Source { name: format!("{number}.yaml"), bytes: part.as_bytes().to_vec() };
    text.split("\n====\n").take(8).enumerate().map(part).collect()
}
