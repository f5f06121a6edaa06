#![doc = include_str!("dsa_011_agency_in_no_agreement.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::partnership::model::BodyKind;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, listed};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Ref;

/// Relevant agencies are not party to any agreement. One finding names them all, because one agreement usually has many parties.
pub const RULE: ReturnRule = ReturnRule::new("DSA-011", Level::Query, include_str!("dsa_011_agency_in_no_agreement.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let mut covered: Vec<&str> = Vec::new();
    for agreement in r.information_sharing.agreements.given()? {
        for party in agreement.parties.given()? {
            covered.push(party.body.given()?.as_str());
        }
    }
    // A barrier that names an agency already explains why it is left out.
    covered.extend(entries(&r.information_sharing.barriers)?.iter().filter_map(|barrier| barrier.body.given()).map(Ref::as_str));
    let mut left_out = Vec::new();
    for (_, body) in facts.bodies_in_period() {
        let has_left = body.to.get().is_some_and(|to| to < as_of);
        if body.kind.get()? == BodyKind::RelevantAgency && !has_left {
            let id = body.id.given()?.as_str();
            if !covered.contains(&id) {
                left_out.push(facts.body_name(id));
            }
        }
    }
    if !left_out.is_empty() {
        let (agencies, verb) = if left_out.len() == 1 { ("a relevant agency", "is") } else { ("relevant agencies", "are") };
        found
            .add(
                at!(r.information_sharing.agreements),
                format!("{} {verb} {agencies} and party to no agreement", listed(&left_out)),
                "where one is party to an agreement, add - { body: ID } to its parties; where something keeps it outside, tell that under \
                 information_sharing › barriers (body, kind, what, action); where none is needed, say why under explanations",
            )
            .figures(left_out);
    }
    CHECKED
}
