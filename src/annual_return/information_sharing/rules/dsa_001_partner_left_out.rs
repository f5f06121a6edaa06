#![doc = include_str!("dsa_001_partner_left_out.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::information_sharing::model::Tier;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path, listed, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Ref;

/// A statutory partner is not a party to an agreement.
pub const RULE: ReturnRule = ReturnRule::new("DSA-001", Level::Query, include_str!("dsa_001_partner_left_out.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].parties);
        found.each(path.clone(), |found| {
            let help = match agreement.tier.get()? {
                Tier::Overarching => "add - { body: ID } to the parties; if it is to stay outside, say why under explanations",
                Tier::Specific | Tier::Protocol if has_words(&agreement.partner_left_out_because)? => return CHECKED,
                Tier::Specific | Tier::Protocol => {
                    "add - { body: ID } to the parties; if it is to stay outside, say why under partner_left_out_because"
                }
            };
            let parties = agreement.parties.given()?.iter().map(|party| party.body.given().map(Ref::as_str));
            let parties: Vec<&str> = parties.collect::<Option<_>>()?;
            let mut left_out = Vec::new();
            for (_, partner) in facts.present_partners() {
                let id = partner.id.given()?.as_str();
                if !parties.contains(&id) {
                    left_out.push(facts.body_name(id));
                }
            }
            if !left_out.is_empty() {
                let title = quoted(agreement.title.text(), "the agreement");
                found
                    .add(path, format!("{title} leaves out {}", listed(&left_out)), help)
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])))
                    .figures(left_out);
            }
            CHECKED
        });
    }
    CHECKED
}
