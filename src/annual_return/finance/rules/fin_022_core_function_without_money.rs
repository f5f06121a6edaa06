#![doc = include_str!("fin_022_core_function_without_money.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::Sufficiency;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// Money is judged to be enough for a core function, but none was spent on it and nothing was given for it in kind.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-022", Level::Query, include_str!("fin_022_core_function_without_money.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (spending, in_kind) = (r.finance.spending.given()?, r.finance.in_kind.given()?);
    for (i, entry) in r.finance.core_functions.given()?.iter().enumerate() {
        let path = at!(r.finance.core_functions[i].judgement);
        found.each(path.clone(), |found| {
            match entry.judgement.get()? {
                // These judgements already say that there was no money.
                Sufficiency::NotApplicable | Sufficiency::Insufficient => return CHECKED,
                Sufficiency::Sufficient | Sufficiency::Stretched => {}
            }
            let function = entry.core_function.given()?;
            // An unknown amount is still money.
            let was_paid = spending.iter().any(|line| {
                line.core_function.given().is_some_and(|own| own.as_str() == function.as_str())
                    && line.actual.known() != Some(Balance::ZERO)
            });
            let was_given =
                in_kind.iter().any(|gift| gift.core_function.given().is_some_and(|own| own.as_str() == function.as_str()));
            if was_paid || was_given {
                return CHECKED;
            }
            // A line that does not say what it was for may be for this function.
            (spending.iter().all(|line| line.core_function.is_given())).then_some(())?;
            (in_kind.iter().all(|gift| gift.core_function.is_given())).then_some(())?;
            found
                .add(
                    path,
                    format!(
                        "the money for {} is judged, but no spending and nothing in kind is shown for it",
                        function.label().to_lowercase()
                    ),
                    format!(
                        "add what was spent on it under finance › spending, or given under finance › in_kind, with core_function: {}; only \
                         if others pay for it outside the partnership's budget, write judgement: not_applicable",
                        function.as_str()
                    ),
                )
                .about(function.as_str());
            CHECKED
        });
    }
    CHECKED
}
