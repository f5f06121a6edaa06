#![doc = include_str!("fin_010_partner_without_income.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::partner;
use crate::annual_return::finance::model::IncomeLine;
use crate::annual_return::terms::kind;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Choice, Money, Optional, Ref};

/// A statutory partner has no income line, or paid nothing and gives no reason.
pub const RULE: ReturnRule = ReturnRule::new("FIN-010", Level::Error, include_str!("fin_010_partner_without_income.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let lines = r.finance.income.given()?;
    for (i, body) in facts.statutory_partners() {
        found.each(at!(r.partnership.bodies[i]), |found| {
            let id = body.id.given()?.as_str();
            let own: Vec<_> =
                lines.iter().enumerate().filter(|(_, line)| partner(facts, line).is_some_and(|(own, _)| own == id)).collect();
            let Some((first, _)) = own.first().copied() else {
                // A line whose payer is not in the register may belong to this partner.
                lines.iter().all(|line| payers_are_known(facts, line)).then_some(())?;
                // So may a line of the same kind that does not name its partner. FIN-015 reports that.
                let kind = body.kind.get()?.code();
                let is_of_kind = |line: &IncomeLine| line.category.given().is_some_and(|category| category.as_str() == kind);
                if lines.iter().any(|line| is_of_kind(line) && partner(facts, line).is_none()) {
                    return CHECKED;
                }
                found.add(
                    at!(r.finance.income),
                    format!("there is no income line for {}", facts.body_name(id)),
                    format!("add a line with paid_by: {id}; if it paid nothing, enter 0 and say why under nothing_paid_because"),
                );
                return CHECKED;
            };
            let is_nothing = own.iter().all(|(_, line)| line.amount_actual.known().is_some_and(Money::is_zero));
            let is_explained = own.iter().any(|(_, line)| !line.nothing_paid_because.text().trim().is_empty());
            if is_nothing && !is_explained {
                found.add(
                    at!(r.finance.income[first].amount_actual),
                    format!("{} paid £0, and no reason is given", facts.body_name(id)),
                    "say why under nothing_paid_because, or correct the amount",
                );
            }
            CHECKED
        });
    }
    CHECKED
}

fn payers_are_known(facts: &Facts, line: &IncomeLine) -> bool {
    let is_known = |body: &Optional<Ref<kind::Body>>| match body.given() {
        Some(id) => facts.body(id.as_str()).is_some(),
        None => !body.is_faulty(),
    };
    is_known(&line.paid_by) && is_known(&line.on_behalf_of)
}
