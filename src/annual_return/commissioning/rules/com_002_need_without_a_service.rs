#![doc = include_str!("com_002_need_without_a_service.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::figures::addressing;
use crate::annual_return::needs::model::Need;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// A need has no service, and no reason is given.
pub const RULE: ReturnRule = ReturnRule::new("COM-002", Level::Error, include_str!("com_002_need_without_a_service.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, need) in r.needs.needs.given()?.iter().enumerate() {
        found.each(at!(r.needs.needs[i]), |found| {
            let id = need.id.given()?.as_str();
            if addressing(facts, id)?.is_empty() && !has_a_reason(facts, need) {
                found.add(
                    at!(r.needs.needs[i]),
                    format!("no service meets {} ({id}), and no reason is given", quoted(need.title.text(), "this need")),
                    "add its id to addresses of the service that meets it; if none does, say what is missing under commissioning › gaps (need, what_is_missing, blocked_by, plan, by), or why under unmet_reason of the need",
                );
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether the return gives a reason why the need has no service: in the need itself, or in what it lists as missing.
pub(super) fn has_a_reason(facts: &Facts, need: &Need) -> bool {
    let gaps = facts.this.commissioning.gaps.items();
    let is_this = |id: &str| need.id.given().is_some_and(|own| own.as_str() == id);
    !need.unmet_reason.text().trim().is_empty()
        || gaps.iter().any(|gap| gap.need.given().is_some_and(|need| is_this(need.as_str())))
}
