#![doc = include_str!("dis_003_percentage_gives_a_number_away.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::annual_return::model::DataForm;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Stated, Symbol};

/// A percentage reveals the numerator next to it, which was entered as held back.
pub const RULE: ReturnRule =
    ReturnRule::new("DIS-003", Level::Query, include_str!("dis_003_percentage_gives_a_number_away.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    if facts.this.data_form.get() == Some(DataForm::Public) {
        return CHECKED;
    }
    for figure in given(facts)?.iter().filter(|figure| figure.indicator.child_level) {
        let is_held = figure.year.numerator.get().and_then(Stated::symbol) == Some(Symbol::Confidential);
        let is_told = figure.year.percent.known().is_some_and(|percent| !percent.decimal().is_zero());
        if is_held && is_told && figure.year.denominator.known().is_some() {
            found
                .add(
                    figure.path.key("percent"),
                    format!(
                        "{} has c above the line and beside it the percentage, which gives the number away",
                        figure.name(facts)
                    ),
                    "type the true numbers and no percentage: when the return is published the tool holds both back",
                )
                .about(figure.about(facts));
        }
    }
    CHECKED
}
