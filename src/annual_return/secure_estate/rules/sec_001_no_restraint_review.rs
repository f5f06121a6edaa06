#![doc = include_str!("sec_001_no_restraint_review.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// The area has a secure establishment, and no review of restraint in it is reported.
pub const RULE: ReturnRule = ReturnRule::new("SEC-001", Level::Query, include_str!("sec_001_no_restraint_review.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let establishments = r.secure_estate.establishments.given()?;
    let reviews = entries(&r.secure_estate.restraint_reviews)?;
    for (i, establishment) in establishments.iter().enumerate() {
        let path = at!(r.secure_estate.establishments[i]);
        found.each(path.clone(), |found| {
            let id = establishment.id.given()?;
            // A review that does not name its establishment may be about this one.
            if !reviews.iter().any(|review| review.establishment.given().is_none_or(|own| own == id)) {
                found
                    .add(
                        path,
                        format!(
                            "{} is in the area, and no review of restraint in it is reported",
                            quoted(establishment.name.text(), "a secure establishment")
                        ),
                        "add the review under secure_estate › restraint_reviews: - { establishment: ID, date: …, findings: … }; if there was none, say under explanations why, and when it will be",
                    )
                    .about(id.as_str());
            }
            CHECKED
        });
    }
    CHECKED
}
