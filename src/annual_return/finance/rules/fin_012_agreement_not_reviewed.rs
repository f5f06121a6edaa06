#![doc = include_str!("fin_012_agreement_not_reviewed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The funding agreement has not been reviewed for a long time.
pub const RULE: ReturnRule = ReturnRule::new("FIN-012", Level::Advice, include_str!("fin_012_agreement_not_reviewed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let agreement = &r.finance.agreement;
    if agreement.agreed_on.is_faulty() || agreement.last_reviewed.is_faulty() {
        return None;
    }
    let (agreed, reviewed) = (agreement.agreed_on.get(), agreement.last_reviewed.get());
    // Agreeing again counts as a review. FIN-013 reports that no day is given at all.
    let last = agreed.max(reviewed)?;
    let months = facts.reference.thresholds().funding_agreement_months_most.value;
    if last.plus_months(i32::try_from(months).ok()?) < facts.as_of? {
        let fact = if reviewed == Some(last) { "was last reviewed on" } else { "has not been reviewed since it was agreed on" };
        found.add(
            at!(r.finance.agreement.last_reviewed),
            format!("the funding agreement {fact} {last}, more than {months} months before this return"),
            "if it was reviewed, give the day under last_reviewed; if not, review it against local priorities, or say under explanations when you will",
        );
    }
    CHECKED
}
