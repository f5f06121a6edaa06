#![doc = include_str!("ind_003_part_larger_than_whole.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A numerator is larger than its denominator.
pub const RULE: ReturnRule = ReturnRule::new("IND-003", Level::Error, include_str!("ind_003_part_larger_than_whole.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    for figure in given(facts)? {
        let year = figure.year;
        if year.numerator.is_blank() || year.denominator.is_blank() {
            continue;
        }
        found.each(figure.path.clone(), |found| {
            let (part, whole) = (year.numerator.known()?, year.denominator.known()?);
            if part > whole {
                found
                    .add(
                        figure.path.key("numerator"),
                        format!("{} has {part} of {whole}: the numerator is larger than the denominator", figure.name(facts)),
                        "look whether numerator and denominator were swapped, or belong to different years",
                    )
                    .about(figure.about(facts));
            }
            CHECKED
        });
    }
    CHECKED
}
