#![doc = include_str!("gov_004_scrutineer_is_a_partner.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::governance::figures::same_person;
use crate::annual_return::scrutiny::model::Scrutineer;
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, Date, Optional};

/// A scrutineer is one of the people under scrutiny.
pub const RULE: ReturnRule = ReturnRule::new("GOV-004", Level::Error, include_str!("gov_004_scrutineer_is_a_partner.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, scrutineer) in r.scrutiny.scrutineers.given()?.iter().enumerate() {
        let path = at!(r.scrutiny.scrutineers[i].name);
        found.each(path.clone(), |found| {
            scrutineer.name.given()?;
            let partner = lead(facts, scrutineer).or_else(|| delegate(facts, scrutineer));
            if let Some((role, place)) = partner {
                found
                    .add(
                        path,
                        format!("the scrutineer {} is also a {role} safeguarding partner", scrutineer.name.text().trim()),
                        "correct the name here or in governance, or give to: the day on which the partner left; nobody can scrutinise arrangements they answer for",
                    )
                    .also(place, "named as a partner here");
            }
            CHECKED
        });
    }
    CHECKED
}

fn lead(facts: &Facts, scrutineer: &Scrutineer) -> Option<(&'static str, FieldPath)> {
    let r = &facts.this;
    let leads = r.governance.lead_safeguarding_partners.items();
    let i = leads.iter().position(|lead| is(scrutineer, &lead.name, &lead.to))?;
    Some(("lead", at!(r.governance.lead_safeguarding_partners[i].name)))
}

fn delegate(facts: &Facts, scrutineer: &Scrutineer) -> Option<(&'static str, FieldPath)> {
    let r = &facts.this;
    let delegates = r.governance.delegated_safeguarding_partners.items();
    let i = delegates.iter().position(|delegate| is(scrutineer, &delegate.name, &delegate.to))?;
    Some(("delegated", at!(r.governance.delegated_safeguarding_partners[i].name)))
}

/// Whether the scrutineer is this partner, and had not left that role before being appointed to scrutinise.
fn is(scrutineer: &Scrutineer, name: &Answer<String>, last_day: &Optional<Date>) -> bool {
    let left_before = last_day.get().zip(scrutineer.appointed.get()).is_some_and(|(left, appointed)| left < appointed);
    same_person(scrutineer.name.text(), name.text()) && !left_before
}
