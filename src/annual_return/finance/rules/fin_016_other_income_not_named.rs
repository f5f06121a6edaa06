#![doc = include_str!("fin_016_other_income_not_named.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Decimal, Percent};

/// A large part of the income is other income, and the return does not say what it is.
pub const RULE: ReturnRule = ReturnRule::new("FIN-016", Level::Error, include_str!("fin_016_other_income_not_named.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let lines = r.finance.income.given()?;
    let unnamed: Vec<_> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.category.given().is_some_and(|category| category.as_str() == "other_income"))
        .filter(|(_, line)| line.description.text().trim().is_empty() && !line.description.is_faulty())
        .collect();
    if unnamed.is_empty() {
        return CHECKED;
    }
    let together = sum(unnamed.iter().map(|(_, line)| &line.amount_actual))?;
    let total = r.finance.totals.income_actual.known()?;
    let most = facts.reference.thresholds().other_income_unnamed_most.decimal();
    if together.decimal() * Decimal::ONE_HUNDRED <= total.decimal() * most {
        return CHECKED;
    }
    let share = Percent::of(together.decimal(), total.decimal()).map_or_else(|| "all".to_owned(), |share| share.to_string());
    for (i, line) in unnamed {
        let amount = line.amount_actual.known()?;
        let others = if amount == together { String::new() } else { format!("; with other lines that do not, it is {together}") };
        found.add(
            at!(r.finance.income[i].description),
            format!("other income of {amount} does not say what it is{others}, {share} of all income"),
            "name it under description, or choose the category it belongs to",
        );
    }
    CHECKED
}
