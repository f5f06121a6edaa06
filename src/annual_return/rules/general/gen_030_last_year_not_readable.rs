#![doc = include_str!("gen_030_last_year_not_readable.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::years::last_year::Trouble;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The file of last year's return is named and cannot be read.
pub const RULE: ReturnRule = ReturnRule::new("GEN-030", Level::Advice, include_str!("gen_030_last_year_not_readable.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let name = r.last_year.file.text();
    let message = match &facts.last_year_trouble {
        Some(Trouble::NotThere(why)) => format!("last year's return {name} cannot be opened: {why}"),
        Some(Trouble::NothingToRead) => "nothing can be read from last year's return".to_owned(),
        Some(Trouble::OtherPartnership(_) | Trouble::OtherYear(_)) | None => return CHECKED,
    };
    let path = if r.last_year.file.is_given() { at!(r.last_year.file) } else { at!(r.last_year) };
    found.add(
        path,
        message,
        "correct file under last_year, counted from where this return lies, or give the file with --last-year; without it nothing can be compared with last year",
    );
    CHECKED
}
