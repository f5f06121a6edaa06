#![doc = include_str!("fin_070_same_amount_for_years.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::partner;
use crate::annual_return::years::last_year::{self, LastYear};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Money, Part};

/// A statutory partner has paid the same cash amount for several years.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-070", Level::Advice, include_str!("fin_070_same_amount_for_years.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let last = facts.last_year.as_ref()?;
    let income = r.finance.income.given()?;
    let years = facts.reference.thresholds().flat_contribution_years_most.value;
    for (_, body) in facts.statutory_partners() {
        let Some(id) = body.id.given() else { continue };
        let paid = || income.iter().filter(|line| partner(facts, line).is_some_and(|(payer, _)| payer == id.as_str()));
        let Some(first) = income.iter().position(|line| partner(facts, line).is_some_and(|(payer, _)| payer == id.as_str()))
        else {
            continue;
        };
        found.each(at!(r.finance.income[first]), |found| {
            let now: Money = sum(paid().map(|line| &line.amount_actual))?;
            let before: Money = sum(paid().map(|line| &line.amount_last_year))?;
            let earlier = year_before_last(last, last.body_id(id.as_str(), body.code.text()))?;
            let same = [before, earlier].iter().take_while(|amount| **amount == now).count();
            let same = u32::try_from(same).unwrap_or_default().saturating_add(1);
            if same >= years && !now.is_zero() {
                found.add(
                    at!(r.finance.income[first].amount_actual),
                    format!(
                        "{} has paid the same {now} for {same} years: after inflation that is less every year",
                        facts.body_name(id.as_str())
                    ),
                    "nothing must be mended: look at the funding agreement again, or say under its formula_note or explanations why the amount stays",
                );
            }
            CHECKED
        });
    }
    CHECKED
}

/// The amount a body paid the year before last, according to last year's return.
fn year_before_last(last: &LastYear, body: &str) -> Option<Money> {
    let is_of_body = |line: &&Part<last_year::IncomeLine>| {
        let payer = line.on_behalf_of.given().or(line.paid_by.given());
        payer.is_some_and(|payer| payer == body)
    };
    sum(last.finance.income.given()?.iter().filter(is_of_body).map(|line| &line.amount_last_year))
}
