#![doc = include_str!("com_012_need_without_voice.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::ids;
use crate::annual_return::terms::evidence::Evidence;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// The evidence for a need includes nothing that children or families said.
pub const RULE: ReturnRule = ReturnRule::new("COM-012", Level::Advice, include_str!("com_012_need_without_voice.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    // Only entries of the voice part can be named as evidence.
    r.voice.engagements.given()?;
    let engagements = ids::of_kinds(&facts.links, &["engagement"]);
    let help = match engagements.as_slice() {
        [] => "nobody is said to have been heard: add it under voice › engagements, with an id, and here as \
               - { type: voice, engagement: ID }; if nobody was asked, plan it under voice › under_represented"
            .to_owned(),
        [only] => format!(
            "if {only} of voice › engagements speaks of this need, add - {{ type: voice, engagement: {only} }} under evidence; if \
             nobody was asked, plan it under voice › under_represented"
        ),
        several => format!(
            "add - {{ type: voice, engagement: ID }} under evidence, with the engagement that speaks of this need: {}; if nobody was \
             asked, plan it under voice › under_represented",
            ids::some(several)
        ),
    };
    for (i, need) in r.needs.needs.given()?.iter().enumerate() {
        let path = at!(r.needs.needs[i].evidence);
        found.each(path.clone(), |found| {
            let evidence = need.evidence.given()?;
            // Another rule covers an empty list.
            if !evidence.is_empty() && !evidence.iter().any(|one| matches!(one, Evidence::Voice { .. })) {
                found.add(
                    path,
                    format!(
                        "nothing children or families said is among the evidence of {}",
                        quoted(need.title.text(), "this need")
                    ),
                    help.as_str(),
                );
            }
            CHECKED
        });
    }
    CHECKED
}
