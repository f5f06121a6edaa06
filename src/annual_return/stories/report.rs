//! The chapter on stories of children.

use super::model::Story;
use crate::annual_return::report::{Chapter, Show, View, anchors, cell, heading, lower, welcomed};
use crate::document::Section;

const ANCHOR: &str = "stories";
/// The title of the chapter.
pub const TITLE: &str = "Stories of children";

/// The chapter; `None` when there are no stories.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().stories.given()?;
    let stories = part.stories.items();
    if stories.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.text("No child can be recognised in these stories, and no name is a child’s.");
    let anchors = anchors("story", stories, |story| &story.id);
    for (place, (story, anchor)) in (1..).zip(stories.iter().zip(anchors)) {
        let title = heading(&story.title, format!("Story {place}"));
        chapter.section(anchor, title, |inner| one(inner, view, story));
    }
    chapter.unless_empty()
}

fn one(chapter: &mut Chapter, view: &View, story: &Story) {
    chapter.narrative("the story", &story.story);
    chapter.labelled("What changed", &story.change);
    chapter.facts_given([
        welcomed("Age of the child", &story.age_band),
        story.need.is_given().then(|| ("Need it tells of".to_owned(), vec![view.linked(&story.need)])),
        story.service.is_given().then(|| ("Service it tells of".to_owned(), vec![view.linked(&story.service)])),
        Some(("How it was made".to_owned(), cell(made(story)))),
    ]);
}

/// How the story was made: "Put together from several children’s stories. Details are changed so that nobody can be recognised.
/// Consent of the child or family: agreed."
fn made(story: &Story) -> String {
    let composite = match story.composite.get() {
        Some(true) => "Put together from several children’s stories.",
        Some(false) => "One child’s story.",
        None => "Whether it is one child’s story: not answered.",
    };
    let altered = match story.altered_details.get() {
        Some(true) => "Details are changed so that nobody can be recognised.",
        Some(false) => "No details are changed.",
        None => "Whether details are changed: not answered.",
    };
    format!("{composite} {altered} Consent of the child or family: {}.", lower(&Show::text(&story.consent)))
}
