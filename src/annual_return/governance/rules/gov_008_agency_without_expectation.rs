#![doc = include_str!("gov_008_agency_without_expectation.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::partnership::model::BodyKind;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, listed};
use crate::rule::{CHECKED, Checked, Found};

/// A relevant agency in the register has no stated expectation.
pub const RULE: ReturnRule =
    ReturnRule::new("GOV-008", Level::Advice, include_str!("gov_008_agency_without_expectation.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let entries = r.governance.relevant_agencies.given()?;
    r.partnership.bodies.given()?;
    let mut without: Vec<String> = Vec::new();
    for (_, body) in facts.bodies_in_period().into_iter().filter(|(_, body)| body.kind.get() == Some(BodyKind::RelevantAgency)) {
        let id = body.id.given()?.as_str();
        let entry = entries.iter().find(|entry| entry.body.given().is_some_and(|own| own.as_str() == id));
        // An unanswered expectation has its own finding. This rule covers a missing entry and an entry that says nothing.
        if entry.is_none_or(|entry| entry.expectation.given().is_some_and(|words| words.trim().is_empty())) {
            without.push(facts.body_name(id));
        }
    }
    if !without.is_empty() {
        let has = if without.len() == 1 { "has" } else { "have" };
        found.add(
            at!(r.governance.relevant_agencies),
            format!(
                "{} of the register {has} no stated expectation: {}",
                counted(without.len(), "relevant agency", "relevant agencies"),
                listed(&without)
            ),
            "add each under governance › relevant_agencies: - { body: ID, expectation: … }; if it is no relevant agency, correct its kind under partnership › bodies",
        );
    }
    CHECKED
}
