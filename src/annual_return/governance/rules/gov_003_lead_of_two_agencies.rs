#![doc = include_str!("gov_003_lead_of_two_agencies.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::governance::figures::{overlap, same_person};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// One person leads two bodies of different kinds.
pub const RULE: ReturnRule = ReturnRule::new("GOV-003", Level::Query, include_str!("gov_003_lead_of_two_agencies.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let leads = r.governance.lead_safeguarding_partners.given()?;
    for (i, lead) in leads.iter().enumerate() {
        let path = at!(r.governance.lead_safeguarding_partners[i].name);
        found.each(path.clone(), |found| {
            let (name, id) = (lead.name.given()?, lead.body.given()?.as_str());
            let kind = facts.body(id)?.kind.get()?;
            let other = leads.iter().take(i).enumerate().find_map(|(j, other)| {
                let other_id = other.body.given()?.as_str();
                let is_other_kind = facts.body(other_id)?.kind.get()? != kind;
                let is_same = same_person(other.name.given()?, name) && overlap((&other.from, &other.to), (&lead.from, &lead.to));
                (is_other_kind && is_same).then_some((j, other_id))
            });
            if let Some((j, other_id)) = other {
                let name = name.trim();
                found
                    .add(
                        path,
                        format!("{name} is named as lead of both {} and {}", facts.body_name(other_id), facts.body_name(id)),
                        "correct the name, or say under explanations how the two agencies stay independent of each other",
                    )
                    .about(id)
                    .figures([name, other_id])
                    .also(at!(r.governance.lead_safeguarding_partners[j].name), "first named here");
            }
            CHECKED
        });
    }
    CHECKED
}
