#![doc = include_str!("fin_041_restricted_income_for_another_purpose.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::Ledger;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, id_or_path, listed, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Code;

/// Income restricted to one purpose paid for another.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-041", Level::Query, include_str!("fin_041_restricted_income_for_another_purpose.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let income = r.finance.income.given()?;
    for (i, line) in r.finance.spending.given()?.iter().enumerate() {
        let path = at!(r.finance.spending[i].paid_from);
        found.each(path.clone(), |found| {
            let Some(paid_from) = line.paid_from.given() else { return (!line.paid_from.is_faulty()).then_some(()) };
            let source = income.iter().enumerate().find(|(_, income)| income.id.given().is_some_and(|id| paid_from == id));
            let Some((j, source)) = source else { return CHECKED };
            // FIN-031 reports aligned spending that is paid from income.
            if line.ledger.get()? == Ledger::Aligned {
                return CHECKED;
            }
            let allowed = entries(&source.restricted_to)?;
            let function = line.core_function.given()?;
            if !allowed.is_empty() && !allowed.iter().any(|one| one.as_str() == function.as_str()) {
                let meant: Vec<String> = allowed.iter().map(|one| Code::label(one).to_lowercase()).collect();
                let about = id_or_path(&line.id, &at!(r.finance.spending[i]));
                found
                    .add(
                        path,
                        format!(
                            "{} is for {}, but it is paid from {paid_from}, which is only for {}",
                            quoted(line.description.text(), &about),
                            function.label().to_lowercase(),
                            listed(&meant)
                        ),
                        "correct paid_from or the core function; if the payer agreed to it, widen restricted_to; \
                         otherwise say under explanations how it is put right",
                    )
                    .about(about)
                    .figures([function.label(), listed(&meant)])
                    .also(at!(r.finance.income[j].restricted_to), "restricted here");
            }
            CHECKED
        });
    }
    CHECKED
}
