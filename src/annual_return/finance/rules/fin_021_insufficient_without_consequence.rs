#![doc = include_str!("fin_021_insufficient_without_consequence.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::Sufficiency;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The money was not enough for a core function, and the return does not say what that means for children.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-021", Level::Error, include_str!("fin_021_insufficient_without_consequence.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, entry) in r.finance.core_functions.given()?.iter().enumerate() {
        let path = at!(r.finance.core_functions[i].consequence);
        found.each(path.clone(), |found| {
            let is_insufficient = entry.judgement.get()? == Sufficiency::Insufficient;
            if is_insufficient && entry.consequence.text().trim().is_empty() && !entry.consequence.is_faulty() {
                let function = entry.core_function.given()?.label().to_lowercase();
                found.add(
                    path,
                    format!("the money was not enough for {function}, but no consequence is given"),
                    "add consequence: to this entry, and say what children did without or what was put off",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
