#![doc = include_str!("fin_007_estimate_in_a_signed_return.md")]

use crate::annual_return::AnnualReturn;
use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Status;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// An amount is an estimate in a signed return.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-007", Level::Query, include_str!("fin_007_estimate_in_a_signed_return.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let lines = r.finance.income.given()?;
    if !is_signed(r) {
        return CHECKED;
    }
    for (i, line) in lines.iter().enumerate() {
        let path = at!(r.finance.income[i].is_estimate);
        found.each(path.clone(), |found| {
            if line.is_estimate.is_faulty() {
                return None;
            }
            if line.is_estimate.get() == Some(true) {
                let id = line.id.given()?.as_str();
                let amount = line.amount_actual.known()?;
                found
                    .add(
                        path,
                        format!(
                            "the {amount} of {} is marked as an estimate, and the return is signed",
                            quoted(line.description.text(), id)
                        ),
                        "give what was paid under amount_actual and take is_estimate out; if it is not known yet, say under explanations when it will be",
                    )
                    .about(id)
                    .figures([amount.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}

/// A return counts as signed from its first signature, or when its status says so because signatures are left out of the file.
fn is_signed(r: &AnnualReturn) -> bool {
    let says_so = match r.status.get() {
        Some(Status::Signed | Status::Submitted | Status::Published | Status::Amended) => true,
        Some(Status::Draft | Status::ForSignature) | None => false,
    };
    says_so || !r.sign_off.signatures.items().is_empty()
}
