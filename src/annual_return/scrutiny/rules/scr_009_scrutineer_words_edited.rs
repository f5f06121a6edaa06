#![doc = include_str!("scr_009_scrutineer_words_edited.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The scrutineers do not confirm that partners left their text unedited.
pub const RULE: ReturnRule = ReturnRule::new("SCR-009", Level::Error, include_str!("scr_009_scrutineer_words_edited.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    if !r.scrutiny.partners_did_not_edit.get()? {
        found.add(
            at!(r.scrutiny.partners_did_not_edit),
            "the scrutineers do not confirm that partners left their words unedited",
            "put the scrutineers' own words back and ask them to confirm; when they do, write partners_did_not_edit: true",
        );
    }
    CHECKED
}
