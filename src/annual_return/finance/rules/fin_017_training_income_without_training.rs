#![doc = include_str!("fin_017_training_income_without_training.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::IncomeLine;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::id_or_path;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Money;

/// Training brings in money, but no money was spent on it and nothing was given for it in kind.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-017", Level::Query, include_str!("fin_017_training_income_without_training.md"), check);

/// Kinds of income that only training brings in.
const FROM_TRAINING: [&str; 2] = ["training_income", "non_attendance_income"];
const TRAINING: &str = "multi_agency_training";

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let is_from_training = |line: &IncomeLine| line.category.given().is_some_and(|code| FROM_TRAINING.contains(&code.as_str()));
    let amount = |line: &IncomeLine| line.amount_actual.known().unwrap_or(Money::ZERO);
    let paid: Vec<_> = r
        .finance
        .income
        .given()?
        .iter()
        .enumerate()
        .filter(|(_, line)| is_from_training(line) && !amount(line).is_zero())
        .collect();
    let Some((first, line)) = paid.first().copied() else { return CHECKED };
    let spending = r.finance.spending.given()?;
    let in_kind = r.finance.in_kind.given()?;
    let is_training = spending.iter().any(|line| {
        line.core_function.given().is_some_and(|code| code.as_str() == TRAINING)
            || line.nature.given().is_some_and(|code| code.as_str() == "training_delivery")
    });
    let is_given = in_kind.iter().any(|gift| gift.core_function.given().is_some_and(|code| code.as_str() == TRAINING));
    if is_training || is_given {
        return CHECKED;
    }
    // A line that does not say what it was for may be for training.
    (spending.iter().all(|line| line.core_function.is_given() && line.nature.is_given())).then_some(())?;
    (in_kind.iter().all(|gift| gift.core_function.is_given())).then_some(())?;
    let together: Money = paid.iter().map(|(_, line)| amount(line)).sum();
    found
        .add(
            at!(r.finance.income[first].amount_actual),
            format!("training brought in {together}, and no spending and nothing in kind is shown for it"),
            "add what training cost to finance › spending with core_function: multi_agency_training, or who gave it free to finance › in_kind; \
             if neither fits, say under explanations how the training was given",
        )
        .about(id_or_path(&line.id, &at!(r.finance.income[first])))
        .figures([together.to_string()]);
    CHECKED
}
