#![doc = include_str!("gen_031_not_last_years_return.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::years::last_year::Trouble;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The file given as last year's return is for another partnership or another year.
pub const RULE: ReturnRule = ReturnRule::new("GEN-031", Level::Error, include_str!("gen_031_not_last_years_return.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (message, help) = match &facts.last_year_trouble {
        Some(Trouble::OtherPartnership(name)) => (
            format!(
                "what was given as last year's return is of {name}, and this return is of {}",
                r.partnership.partnership_id.given()?
            ),
            "give this partnership's return of last year; if it took over from that one, add its partnership_id under partnership › predecessors",
        ),
        Some(Trouble::OtherYear(year)) => {
            let this = facts.year()?;
            let what = if *year == this { "on the same year" } else { "and not on the year before" };
            (
                format!("what was given as last year's return reports on {year}, {what}; this return reports on {this}"),
                "give the return of the year before, or none; if this return names the wrong year, correct reporting_year",
            )
        }
        Some(Trouble::NotThere(_) | Trouble::NothingToRead) | None => return CHECKED,
    };
    let path = if r.last_year.file.is_given() { at!(r.last_year.file) } else { at!(r.last_year) };
    found.add(path, message, help);
    CHECKED
}
