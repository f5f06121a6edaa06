#![doc = include_str!("dis_004_low_for_deaths.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, ChildCount, Stated, Symbol};

/// The symbol `low` is used for a number of deaths.
pub const RULE: ReturnRule = ReturnRule::new("DIS-004", Level::Query, include_str!("dis_004_low_for_deaths.md"), check);

/// Child deaths reviewed, and those with modifiable factors.
const DEATHS: [&str; 2] = ["D48a", "D48b"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    judge(&r.learning.incidents.deaths, at!(r.learning.incidents.deaths), found);
    for figure in given(facts)?.iter().filter(|figure| DEATHS.contains(&figure.indicator.code.as_str())) {
        judge(&figure.year.count, figure.path.key("count"), found);
        judge(&figure.year.numerator, figure.path.key("numerator"), found);
    }
    CHECKED
}

fn judge(count: &Answer<ChildCount>, path: FieldPath, found: &mut Found) {
    if count.get().and_then(Stated::symbol) == Some(Symbol::Low) {
        found.add(
            path,
            "low stands for a number of deaths",
            "type the true number, which is held back where it is small; where only a symbol will do, k is the one for deaths",
        );
    }
}
