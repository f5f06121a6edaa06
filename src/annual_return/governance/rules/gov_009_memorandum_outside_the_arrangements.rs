#![doc = include_str!("gov_009_memorandum_outside_the_arrangements.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::entries;
use crate::rule::{CHECKED, Checked, Found};

/// An agency has a memorandum but no place in the arrangements.
pub const RULE: ReturnRule =
    ReturnRule::new("GOV-009", Level::Query, include_str!("gov_009_memorandum_outside_the_arrangements.md"), check)
        .proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let memorandums = entries(&r.macpt.memorandums)?;
    let agencies = r.governance.relevant_agencies.given()?;
    for (i, memorandum) in memorandums.iter().enumerate() {
        let path = at!(r.macpt.memorandums[i].body);
        found.each(path.clone(), |found| {
            let id = memorandum.body.given()?.as_str();
            // Another rule covers an id that does not exist.
            facts.body(id)?;
            // An agency whose entry cannot be read may be this one.
            let is_listed = agencies.iter().any(|agency| agency.body.given().is_none_or(|own| own.as_str() == id));
            if !is_listed {
                found
                    .add(
                        path,
                        format!(
                            "{} has a memorandum but is not among the relevant agencies of the arrangements",
                            facts.body_name(id)
                        ),
                        "add it under governance › relevant_agencies: - { body: ID, expectation: … }, or say under explanations when the arrangements will name it",
                    )
                    .about(id);
            }
            CHECKED
        });
    }
    CHECKED
}
