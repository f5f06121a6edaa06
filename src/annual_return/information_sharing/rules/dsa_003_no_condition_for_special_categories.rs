#![doc = include_str!("dsa_003_no_condition_for_special_categories.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// Special categories of data are shared without a condition.
pub const RULE: ReturnRule =
    ReturnRule::new("DSA-003", Level::Error, include_str!("dsa_003_no_condition_for_special_categories.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].special_category_data);
        found.each(path.clone(), |found| {
            if agreement.special_category_data.get()? && entries(&agreement.special_category_conditions)?.is_empty() {
                found.add(
                    path,
                    format!(
                        "{} shares special categories of data, and no condition is given",
                        quoted(agreement.title.text(), "the agreement")
                    ),
                    "give the conditions of Article 9 under special_category_conditions, as [substantial_public_interest]",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
