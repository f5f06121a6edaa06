#![doc = include_str!("dsa_005_legitimate_interests_of_public_authority.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::partnership::model::BodyKind;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{id_or_path, listed, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// The lawful bases that a public authority cannot use for its own tasks.
const NOT_FOR_PUBLIC_TASKS: [&str; 2] = ["legitimate_interests", "recognised_legitimate_interests"];

/// An agreement relies on legitimate interests, and one of its parties is a public authority.
pub const RULE: ReturnRule =
    ReturnRule::new("DSA-005", Level::Query, include_str!("dsa_005_legitimate_interests_of_public_authority.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].lawful_bases);
        found.each(path.clone(), |found| {
            let bases = agreement.lawful_bases.given()?;
            if !bases.iter().any(|basis| NOT_FOR_PUBLIC_TASKS.contains(&basis.as_str())) {
                return CHECKED;
            }
            let mut authorities = Vec::new();
            for party in agreement.parties.given()? {
                let id = party.body.given()?.as_str();
                // Another rule covers a body that is not in the register.
                let Some(body) = facts.body(id) else { continue };
                if body.kind.get().is_some_and(BodyKind::is_statutory) {
                    authorities.push(facts.body_name(id));
                }
            }
            if !authorities.is_empty() {
                let verb = if authorities.len() == 1 { "is a public authority" } else { "are public authorities" };
                found
                    .add(
                        path,
                        format!(
                            "{} rests on legitimate interests, and {} {verb}",
                            quoted(agreement.title.text(), "the agreement"),
                            listed(&authorities)
                        ),
                        "a public authority cannot use this basis for its own tasks: ask your data protection officer which of lawful_bases applies, public_task or legal_obligation; \
                         if only other parties use it, say so under explanations",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])))
                    .figures(authorities);
            }
            CHECKED
        });
    }
    CHECKED
}
