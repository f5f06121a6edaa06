#![doc = include_str!("voi_002_heard_and_nothing_changed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// Children were heard, and the return does not say what changed or why nothing did.
pub const RULE: ReturnRule =
    ReturnRule::new("VOI-002", Level::Query, include_str!("voi_002_heard_and_nothing_changed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, engagement) in r.voice.engagements.given()?.iter().enumerate() {
        let path = at!(r.voice.engagements[i].changed);
        found.each(path.clone(), |found| {
            if !has_words(&engagement.changed)? && !has_words(&engagement.could_not_change_because)? {
                found
                    .add(
                        path,
                        format!(
                            "nothing is said to have changed after {}, and no reason is given",
                            quoted(engagement.title.text(), "this engagement")
                        ),
                        "add changed: and say what changed; or could_not_change_because: and say what could not, or not yet, and why",
                    )
                    .about(engagement.id.given()?.as_str());
            }
            CHECKED
        });
    }
    CHECKED
}
