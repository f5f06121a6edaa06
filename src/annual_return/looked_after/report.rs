//! What the report says of looked-after children and care leavers.

use crate::annual_return::report::{Chapter, View, welcomed};
use crate::document::Section;

const ANCHOR: &str = "looked-after";
const TITLE: &str = "Looked-after children and care leavers";

/// The chapter; none where the partners give no answer to it.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().looked_after.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, None);
    chapter.facts_given([
        welcomed("Looked-after children our councils placed elsewhere", &part.placed_elsewhere),
        welcomed("Looked-after children other councils placed here", &part.placed_here),
    ]);
    chapter.section("looked-after-process", "One process for each child", |inner| inner.welcome(&part.integrated_process));
    chapter.section("looked-after-joint", "Work with other areas", |inner| inner.welcome(&part.joint_work));
    chapter.section("looked-after-relationships", "Relationships that last", |inner| {
        inner.welcome(&part.enduring_relationships);
        listed(inner, "What children said of it:", view.names(&part.voice));
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
