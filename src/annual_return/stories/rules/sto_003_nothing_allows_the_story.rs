#![doc = include_str!("sto_003_nothing_allows_the_story.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::stories::model::Consent;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A story has no agreement, does not combine several children, and has no reason on file.
pub const RULE: ReturnRule = ReturnRule::new("STO-003", Level::Error, include_str!("sto_003_nothing_allows_the_story.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, story) in r.stories.given().map_or(&[][..], |part| part.stories.items()).iter().enumerate() {
        let path = at!(r.stories.stories[i].consent);
        found.each(path.clone(), |found| {
            match story.consent.get()? {
                Consent::Given => {}
                Consent::NotNeededComposite => {
                    if !story.composite.get()? {
                        found.add(
                            path,
                            "no agreement is said to be needed because the story is put together from several, but composite is false",
                            "if it is put together from several, write composite: true; if not, ask the child or family and write consent: given once they agree",
                        );
                    }
                }
                // The reason is private, so the public form does not have it.
                Consent::NotPossible => {
                    if !facts.is_public_form() && !story.notes_private.is_given() {
                        found.add(
                            path,
                            "the child or family could not be asked, and no reason is on file",
                            "say under notes_private why they could not be asked and who decided; it is never published",
                        );
                    }
                }
            }
            CHECKED
        });
    }
    CHECKED
}
