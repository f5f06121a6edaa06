#![doc = include_str!("fin_013_no_record_of_the_agreement.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::{FundingAgreement, IncomeLine};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, listed};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{InForce, Ref};

/// The return does not say when the partners agreed what each pays, or does not list every partner as having agreed.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-013", Level::Query, include_str!("fin_013_no_record_of_the_agreement.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let agreement = r.finance.agreement.given()?;
    // If not even the formula is answered, nobody has started this part yet.
    agreement.formula.get()?;
    if agreement.agreed_on.is_faulty() {
        return None;
    }
    let agreed_by: Vec<&str> = entries(&agreement.agreed_by)?.iter().map(Ref::as_str).collect();
    let missing = match (agreement.agreed_on.is_given(), agreed_by.is_empty()) {
        (true, false) => return left_out(facts, agreement, &agreed_by, found),
        (false, false) => "when the partners agreed what each of them pays",
        (true, true) => "who agreed what each partner pays",
        (false, true) => "when the partners agreed what each of them pays, or who did",
    };
    found
        .add(
            at!(r.finance.agreement),
            format!("nothing says {missing}"),
            "give the day under agreed_on and the ids of the bodies under agreed_by, as [ID, ID]; \
             if it was never agreed, say under explanations how the shares came about",
        )
        .figures([missing]);
    CHECKED
}

/// Reports the partners that belonged to the arrangements on that day and are not among those who agreed.
fn left_out(facts: &Facts, agreement: &FundingAgreement, agreed_by: &[&str], found: &mut Found) -> Checked {
    let r = &facts.this;
    let day = agreement.agreed_on.get()?;
    let mut silent = Vec::new();
    for (_, partner) in facts.statutory_partners() {
        let id = partner.id.given()?.as_str();
        // A mayor's office that pays on behalf of a force also agrees on its behalf.
        let agreed_for = |line: &IncomeLine| {
            let is_for = line.on_behalf_of.given().is_some_and(|body| body.as_str() == id);
            is_for && line.paid_by.given().is_some_and(|body| agreed_by.contains(&body.as_str()))
        };
        let agreed = agreed_by.contains(&id) || r.finance.income.items().iter().any(agreed_for);
        if !agreed && (InForce { from: partner.from.get(), to: partner.to.get() }).on(day) {
            silent.push(facts.body_name(id));
        }
    }
    if !silent.is_empty() {
        let verb = if silent.len() == 1 { "is" } else { "are" };
        found
            .add(
                at!(r.finance.agreement.agreed_by),
                format!("{} {verb} not among the bodies that agreed what each partner pays", listed(&silent)),
                "add its id under agreed_by if it agreed; if it did not, say under explanations how its share was set",
            )
            .figures(silent);
    }
    CHECKED
}
