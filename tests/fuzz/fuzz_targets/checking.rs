//! Checks a damaged return: no rule panics, and checking it twice gives the same findings.
#![no_main]

use libfuzzer_sys::fuzz_target;
use masa_return::annual_return::public::digest;
use masa_return::annual_return::terms::schema::form;
use masa_return::read::MAX_FINDINGS;
use masa_return::findings;
use masa_return_fuzz::{assessed, spoilt};

fuzz_target!(|bytes: &[u8]| {
    let data = spoilt(bytes);
    let assessment = assessed(&data);
    assert!(assessment.findings.len() <= MAX_FINDINGS + 1);
    assert!(assessment.findings.iter().all(|finding| finding.code != "REA-090"), "{:?}", assessment.findings);
    let told = findings::human(&findings::Told::new(&assessment.findings), form().expect("the form is sound"), false);
    assert!(assessment.findings.is_empty() || !told.is_empty());
    // The public form can be read again, and its own public form is the same.
    let public = digest::public(&assessment.facts.this).expect("a public form");
    let read_back = serde_json::from_value(public.data.clone()).expect("the public form reads back");
    let again = digest::public(&read_back).expect("a public form");
    assert_eq!(again.data, public.data, "the public form is not at rest");
});
