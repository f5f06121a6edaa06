#![doc = include_str!("sto_002_approved_by_its_writer.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A story was approved by the person who wrote it.
pub const RULE: ReturnRule = ReturnRule::new("STO-002", Level::Error, include_str!("sto_002_approved_by_its_writer.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, story) in r.stories.given().map_or(&[][..], |part| part.stories.items()).iter().enumerate() {
        let path = at!(r.stories.stories[i].approved_by);
        found.each(path.clone(), |found| {
            let (writer, approver) = (story.written_by.given()?, story.approved_by.given()?);
            let same = |one: &str, other: &str| {
                let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
                words(one) == words(other)
            };
            if same(writer, approver) {
                found.add(
                    path,
                    "the story is written and approved by the same person",
                    "let somebody else read and approve it, and give that person's office under approved_by",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
