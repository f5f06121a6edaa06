//! Renders a damaged return as a draft: a page and a PDF, whatever it contains.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use masa_return::annual_return::report::{EditionOptions, document};
use masa_return::theme::Theme;
use masa_return::{html, pdf};
use masa_return_fuzz::{assessed, spoilt_and_short};

fuzz_target!(|bytes: &[u8]| {
    static THEME: OnceLock<Theme> = OnceLock::new();
    let theme = THEME.get_or_init(|| Theme::shipped().expect("the theme is sound"));
    let data = spoilt_and_short(bytes);
    let assessment = assessed(&data);
    let document = document(assessment.published().expect("a public form"), &assessment.findings, EditionOptions::DRAFT).expect("a draft of any return");
    let page = html::render(&document, theme).expect("a page of any return");
    assert!(!page.contains("<script>alert"), "what was typed became markup");
    let file = pdf::render(&document, theme).expect("a PDF of any return");
    assert!(file.starts_with(b"%PDF-"));
});
