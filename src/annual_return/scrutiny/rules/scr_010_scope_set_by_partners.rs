#![doc = include_str!("scr_010_scope_set_by_partners.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::ScopeSetBy;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The partners alone decided what was scrutinised.
pub const RULE: ReturnRule = ReturnRule::new("SCR-010", Level::Query, include_str!("scr_010_scope_set_by_partners.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    if r.scrutiny.plan.scope_set_by.get()? == ScopeSetBy::Partners {
        found.add(
            at!(r.scrutiny.plan.scope_set_by),
            "the partners alone set what was scrutinised, and the scrutineers chose no topic",
            "if the scrutineers chose a topic, write scope_set_by: joint; if they did not, say under explanations how they were free all the same",
        );
    }
    CHECKED
}
