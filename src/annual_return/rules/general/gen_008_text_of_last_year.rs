#![doc = include_str!("gen_008_text_of_last_year.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::years::last_year::{bare, is_of_the_year};
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A text about this year is the same as last year's.
pub const RULE: ReturnRule =
    ReturnRule::new("GEN-008", Level::Query, include_str!("gen_008_text_of_last_year.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let last = &facts.last_year.as_ref()?.texts;
    let least = facts.reference.thresholds().copied_text_letters_least.value;
    for leaf in facts.leaves()?.iter().filter(|leaf| is_of_the_year(leaf)) {
        let text = bare(&leaf.text);
        let is_long = u32::try_from(text.chars().count()).is_ok_and(|length| length >= least);
        if is_long && last.contains(&(leaf.field(), text)) {
            found.add(
                leaf.path.clone(),
                "the text is the same as last year's",
                "write what was so this year; if nothing changed, say that, and under explanations why",
            );
        }
    }
    CHECKED
}
