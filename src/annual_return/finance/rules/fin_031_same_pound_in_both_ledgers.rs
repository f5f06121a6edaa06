#![doc = include_str!("fin_031_same_pound_in_both_ledgers.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::Ledger;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// Aligned spending is recorded as paid from income of the partnership's own budget.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-031", Level::Error, include_str!("fin_031_same_pound_in_both_ledgers.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let income = r.finance.income.given()?;
    for (i, line) in r.finance.spending.given()?.iter().enumerate() {
        let path = at!(r.finance.spending[i].paid_from);
        found.each(path.clone(), |found| {
            let Some(paid_from) = line.paid_from.given() else { return CHECKED };
            let source = income.iter().position(|income| income.id.given().is_some_and(|id| paid_from == id));
            if let (Ledger::Aligned, Some(j)) = (line.ledger.get()?, source) {
                found
                    .add(
                        path,
                        format!(
                            "{} is aligned spending, but it is paid from {paid_from}, income of the partnership's own budget",
                            quoted(line.description.text(), "this line")
                        ),
                        "if the partnership paid for it, write ledger: a; if a partner did, take paid_from out",
                    )
                    .also(at!(r.finance.income[j]), "counted as the partnership's own income here");
            }
            CHECKED
        });
    }
    CHECKED
}
