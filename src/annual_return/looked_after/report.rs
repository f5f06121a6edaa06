//! The chapter on looked-after children and care leavers.

use crate::annual_return::report::{Chapter, View, many_of, welcomed};
use crate::document::Section;
use crate::value::{ChildCount, Optional};

const ANCHOR: &str = "looked-after";
/// The title of the chapter.
pub const TITLE: &str = "Looked-after children and care leavers";

/// The chapter; `None` when the partners answer nothing in this part.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().looked_after.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, None);
    let elsewhere = many_of(
        &part.placed_elsewhere,
        "looked-after child lived elsewhere, placed by our councils",
        "looked-after children lived elsewhere, placed by our councils",
    );
    let here = many_of(
        &part.placed_here,
        "looked-after child lived here, placed by another council",
        "looked-after children lived here, placed by other councils",
    );
    chapter.message([elsewhere, here]);
    // A number that no sentence can include, because it is held back or not known, is shown here with its reason.
    let unsaid = |label: &str, count: &Optional<ChildCount>| if count.known().is_some() { None } else { welcomed(label, count) };
    chapter.facts_given([
        unsaid("Looked-after children our councils placed elsewhere", &part.placed_elsewhere),
        unsaid("Looked-after children other councils placed here", &part.placed_here),
    ]);
    chapter.section("looked-after-process", "One process for each child", |inner| inner.welcome(&part.integrated_process));
    chapter.section("looked-after-joint", "Work with other areas", |inner| inner.welcome(&part.joint_work));
    chapter.section("looked-after-relationships", "Relationships that last", |inner| {
        inner.welcome(&part.enduring_relationships);
        let voice = view.links(&part.voice);
        if !voice.is_empty() {
            inner.facts(vec![("What children said of it".to_owned(), voice)]);
        }
    });
    chapter.section("looked-after-framework", "The National Framework for children’s social care", |inner| {
        listed(inner, "How it is being embedded:", view.labels(&part.framework_embedding));
        listed(inner, "Support the partners would like:", view.labels(&part.support_wanted));
    });
    chapter.unless_empty()
}

fn listed(chapter: &mut Chapter, lead: &str, entries: Vec<String>) {
    if !entries.is_empty() {
        chapter.text(lead);
        chapter.list(entries);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    #[test]
    fn children_placed_elsewhere_and_here_are_said_in_words_or_held_back() {
        let lines = chapter_lines(json!({ "looked_after": { "placed_elsewhere": 41, "placed_here": 2 } }), chapter);
        assert!(lines.contains(&"41 looked-after children lived elsewhere, placed by our councils.".to_owned()), "{lines:#?}");
        assert!(
            lines.contains(&"Looked-after children other councils placed here: c (held back to protect children)".to_owned()),
            "{lines:#?}"
        );
    }
}
