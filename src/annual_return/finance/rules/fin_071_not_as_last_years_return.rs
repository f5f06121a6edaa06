#![doc = include_str!("fin_071_not_as_last_years_return.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// Last year's amount in a line differs from last year's return.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-071", Level::Query, include_str!("fin_071_not_as_last_years_return.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let last = &facts.last_year.as_ref()?.finance;
    for (i, line) in r.finance.income.items().iter().enumerate() {
        let before = last.income.items().iter().find(|before| is_same(line.id.given().map(|id| id.as_str()), &before.id));
        if let Some((here, there)) = line.amount_last_year.known().zip(before.and_then(|before| before.amount_actual.known())) {
            compare(found, at!(r.finance.income[i].amount_last_year), line.id.given(), here.into(), there.into());
        }
    }
    for (i, line) in r.finance.spending.items().iter().enumerate() {
        let before = last.spending.items().iter().find(|before| is_same(line.id.given().map(|id| id.as_str()), &before.id));
        if let Some((here, there)) = line.last_year.known().zip(before.and_then(|before| before.actual.known())) {
            compare(found, at!(r.finance.spending[i].last_year), line.id.given(), here, there);
        }
    }
    CHECKED
}

fn is_same(id: Option<&str>, before: &crate::value::Answer<String>) -> bool {
    id.is_some_and(|id| before.given().is_some_and(|before| before == id))
}

fn compare(found: &mut Found, path: FieldPath, id: Option<&impl ToString>, here: Balance, there: Balance) {
    let Some(id) = id.map(ToString::to_string).filter(|_| here != there) else { return };
    found
        .add(
            path,
            format!("last year's amount of {id} is given as {here}, but last year's return has {there}"),
            "correct the amount here if it is wrong; if the accounts were changed after last year's return, say so under explanations",
        )
        .about(id)
        .figures([there.to_string(), here.to_string()]);
}
