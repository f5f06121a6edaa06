#![doc = include_str!("dsa_003_no_condition_for_special_categories.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{choice_of, entries, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// Special categories of data are shared without a condition.
pub const RULE: ReturnRule =
    ReturnRule::new("DSA-003", Level::Error, include_str!("dsa_003_no_condition_for_special_categories.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let codes: Vec<&str> = facts.reference.list("condition_article_9").iter().map(|row| row.code.as_str()).collect();
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
                    format!(
                        "ask your data protection officer which condition of Article 9 applies, and add special_category_conditions: \
                         [CODE]; the codes are {}",
                        choice_of(&codes)
                    ),
                );
            }
            CHECKED
        });
    }
    CHECKED
}
