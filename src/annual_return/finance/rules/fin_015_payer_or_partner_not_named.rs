#![doc = include_str!("fin_015_payer_or_partner_not_named.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::partner;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// One body pays on behalf of another, and only one of the two is named.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-015", Level::Error, include_str!("fin_015_payer_or_partner_not_named.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, line) in r.finance.income.given()?.iter().enumerate() {
        found.each(at!(r.finance.income[i]), |found| {
            if line.paid_by.is_faulty() || line.on_behalf_of.is_faulty() {
                return None;
            }
            let amount = line.amount_actual.known().map_or_else(|| "what was paid here".to_owned(), |amount| amount.to_string());
            if let (None, Some(partner)) = (line.paid_by.given(), line.on_behalf_of.given()) {
                found.add(
                    at!(r.finance.income[i].paid_by),
                    format!("{amount} was paid on behalf of {}, and nothing says by whom", facts.body_name(partner.as_str())),
                    "add paid_by: with the id of the body that paid, as under partnership › bodies",
                );
                return CHECKED;
            }
            let (money, which) = match line.category.given()?.as_str() {
                "local_authority" => ("council money", "which council"),
                "icb" => ("money of an integrated care board", "which board"),
                "police" => ("police money", "which police force"),
                _ => return CHECKED,
            };
            if partner(facts, line).is_some() {
                return CHECKED;
            }
            let Some(payer) = line.paid_by.given() else {
                found.add(
                    at!(r.finance.income[i].paid_by),
                    format!("{amount} is {money}, and nothing says {which} paid it"),
                    "add paid_by: with the id of the partner, as under partnership › bodies; \
                     if another body paid for it, name that body there and the partner under on_behalf_of",
                );
                return CHECKED;
            };
            // Another rule reports a payer that is not in the register.
            facts.body(payer.as_str())?;
            found.add(
                at!(r.finance.income[i].on_behalf_of),
                format!("{} paid {amount} as {money}, and nothing says for {which}", facts.body_name(payer.as_str())),
                "add on_behalf_of: with the id of the partner, as under partnership › bodies, or choose the category that fits the payer",
            );
            CHECKED
        });
    }
    CHECKED
}
