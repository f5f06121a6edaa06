#![doc = include_str!("fin_014_share_of_a_shared_payment.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::{IncomeLine, SharedWith};
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Choice, Decimal, Money};

/// The children's share of a payment shared with other work is not given, or does not match the whole payment.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-014", Level::Error, include_str!("fin_014_share_of_a_shared_payment.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, line) in r.finance.income.given()?.iter().enumerate() {
        found.each(at!(r.finance.income[i]), |found| {
            if let Some((path, what)) = missing(facts, i, line) {
                let with = match line.shared_with.get() {
                    None | Some(SharedWith::Other) => "other work".to_owned(),
                    Some(with) => format!("the {}", with.label().to_lowercase()),
                };
                found.add(
                    path,
                    format!("this payment is shared with {with}, but {what} not given"),
                    "give amount_whole, what was paid in all, and apportionment_percent, the children's share of it",
                );
                return CHECKED;
            }
            if line.amount_whole.is_blank() {
                return CHECKED;
            }
            let (whole, percent) = (line.amount_whole.known()?, line.apportionment_percent.known()?);
            let amount = line.amount_actual.known()?;
            let share = Money::from_decimal(whole.decimal().checked_mul(percent.decimal())?.checked_div(Decimal::ONE_HUNDRED)?);
            if share != amount {
                found.add(
                    at!(r.finance.income[i].amount_actual),
                    format!("{percent} of {whole} is {share}, but the children's share is given as {amount}"),
                    "correct the amount, the whole or the percentage: amount_actual is amount_whole times apportionment_percent",
                );
            }
            CHECKED
        });
    }
    CHECKED
}

/// What is missing from a payment that is shared or has a share: its path and the words for it.
fn missing(facts: &Facts, i: usize, line: &IncomeLine) -> Option<(FieldPath, &'static str)> {
    let r = &facts.this;
    let is_shared = line.shared_with.is_given() || line.amount_whole.is_given() || line.apportionment_percent.is_given();
    match (line.amount_whole.is_blank(), line.apportionment_percent.is_blank()) {
        (true, true) if is_shared => Some((at!(r.finance.income[i].shared_with), "the whole and the children's share of it are")),
        (false, true) => Some((at!(r.finance.income[i].apportionment_percent), "the children's share is")),
        (true, false) => Some((at!(r.finance.income[i].amount_whole), "what was paid in all is")),
        (true, true) | (false, false) => None,
    }
}
