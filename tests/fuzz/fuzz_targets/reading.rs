//! Reads any bytes as a file or as the parts of a folder: reading ends, and reports only what is true.
#![no_main]

use libfuzzer_sys::fuzz_target;
use masa_return::annual_return::AnnualReturn;
use masa_return::annual_return::terms::schema::form;
use masa_return::read::{MAX_FINDINGS, Source, read};

fuzz_target!(|bytes: &[u8]| {
    let Some((&kind, text)) = bytes.split_first() else { return };
    // A line of equals signs separates the files of a folder; no return has such a line.
    let sources: Vec<Source> = match kind {
        b'J' => vec![Source { name: "return.json".to_owned(), bytes: text.to_vec() }],
        b'F' => parts(text),
        _ => vec![Source { name: "return.yaml".to_owned(), bytes: bytes.to_vec() }],
    };
    let form = form().expect("the form is sound");
    let reading = read::<AnnualReturn>(&sources, form);
    // The extra finding gives the number of findings that are not shown.
    assert!(reading.findings.len() <= MAX_FINDINGS + 1);
    for finding in &reading.findings {
        assert!(!finding.message.is_empty());
        assert!(finding.code.starts_with("REA-") || !finding.help.is_empty(), "{} has no help", finding.code);
    }
    let empty = reading.data.as_object().is_none_or(serde_json::Map::is_empty);
    assert!(!empty || !reading.findings.is_empty(), "an empty return and nothing to say of it");
    // The types accept everything that the form allows.
    assert!(reading.findings.iter().all(|finding| finding.code != "REA-090"), "{:?}", reading.findings);
});

fn parts(text: &[u8]) -> Vec<Source> {
    let text = String::from_utf8_lossy(text);
    let part = |(number, part): (usize, &str)| Source { name: format!("{number}.yaml"), bytes: part.as_bytes().to_vec() };
    text.split("\n====\n").take(8).enumerate().map(part).collect()
}
