//! What the report says of the voice of children and families.

use super::model::{EngagementRecord, Said, Voice};
use crate::annual_return::report::{Chapter, Show, View, anchors, asked, cell, heading, link_to, welcome_cell, welcomed};
use crate::document::{Block, Cell, Column, Inline, Section, Table};

const ANCHOR: &str = "voice";
const TITLE: &str = "What children and families told us";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().voice.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.facts(vec![asked("How far hearing children is part of how we work", &part.stage)]);
    let anchors = anchors("engagement", part.engagements.items(), |engagement| &engagement.id);
    if part.engagements.items().is_empty() {
        chapter.gap("the times children and families were heard");
    }
    said_and_did(&mut chapter, part);
    overview(&mut chapter, view, part, &anchors);
    chapter.section("voice-approach", "How children and families are heard", |inner| {
        inner.narrative("how children and families are heard", &part.approach);
    });
    chapter.section("voice-families", "Parents, carers and wider families", |inner| {
        inner.narrative("how parents, carers and wider families were heard", &part.families_and_carers);
    });
    chapter.section("voice-engagements", "What was said, and what came of it", |inner| {
        for (place, (engagement, anchor)) in (1_usize..).zip(part.engagements.items().iter().zip(anchors)) {
            inner.section(anchor, title(place, engagement), |inner| one(inner, view, engagement));
        }
    });
    chapter.section("voice-missing", "Who we did not reach", |inner| {
        let missing = &part.under_represented;
        if missing.is_given() {
            inner.facts_given([
                Some(asked("Who was not reached", &missing.who_is_missing)),
                Some(asked("What will be done about it", &missing.plan)),
                welcomed("By", &missing.by),
            ]);
        } else {
            inner.gap("who was not reached, and what will be done about it");
        }
    });
    chapter.unless_empty()
}

fn title(place: usize, engagement: &EngagementRecord) -> String {
    heading(&engagement.title, format!("Engagement {place}"))
}

/// “You said, we did”: what children and families see first.
fn said_and_did(chapter: &mut Chapter, part: &Voice) {
    let columns = vec![
        Column::words("When", 3),
        Column::words("You spoke about", 3),
        Column::words("We decided", 3),
        Column::words("What changed", 3),
    ];
    let mut table = Table::new("table-you-said-we-did", "You said, we did", columns);
    for (place, engagement) in (1_usize..).zip(part.engagements.items()) {
        let said: Vec<&str> = engagement.said.items().iter().map(|said| said.theme.text()).filter(|it| !it.is_empty()).collect();
        let said = if said.is_empty() { "Not answered".to_owned() } else { said.join("; ") };
        table.row(title(place, engagement), vec![cell(said), engagement.decided.cell(), change(engagement)]);
    }
    chapter.table(table);
}

fn change(engagement: &EngagementRecord) -> Cell {
    match (engagement.changed.text(), engagement.could_not_change_because.text()) {
        ("", "") => cell("No change recorded yet"),
        ("", why) => cell(format!("Could not be changed: {why}")),
        (changed, _) => cell(changed),
    }
}

fn overview(chapter: &mut Chapter, view: &View, part: &Voice, anchors: &[String]) {
    let columns = vec![
        Column::words("When", 3),
        Column::words("How they were heard", 2),
        Column::words("Who heard them", 2),
        Column::words("Date", 2),
        Column::words("Ages", 1),
        Column::numbers("Took part"),
    ];
    let mut table = Table::new("table-engagements", "The times children and families were heard", columns);
    for (place, (engagement, anchor)) in (1_usize..).zip(part.engagements.items().iter().zip(anchors)) {
        let cells = vec![
            cell(view.label(&engagement.kind)),
            engagement.by.cell(),
            engagement.date.cell(),
            welcome_cell(&engagement.ages),
            engagement.number.cell(),
        ];
        table.row(link_to(anchor, title(place, engagement)), cells);
    }
    chapter.sparse_table(table);
}

fn one(chapter: &mut Chapter, view: &View, engagement: &EngagementRecord) {
    let groups = view.labels(&engagement.groups);
    chapter.facts_given([
        (!groups.is_empty()).then(|| ("Groups they belong to".to_owned(), cell(groups.join("; ")))),
        welcomed("How they came to take part", &engagement.how_recruited),
    ]);
    match engagement.said.items() {
        [] => chapter.gap("what they said"),
        said => said.iter().for_each(|said| one_saying(chapter, said)),
    }
    chapter.facts_given([
        Some(asked("Decision makers who heard it", &engagement.heard_by)),
        Some(asked("What was decided", &engagement.decided)),
        welcomed("What changed", &engagement.changed),
        welcomed("What could not be changed, and why", &engagement.could_not_change_because),
        Some(asked("How they were told what came of it", &engagement.told_back)),
    ]);
}

/// Only words that may be quoted stand as a quotation.
fn one_saying(chapter: &mut Chapter, said: &Said) {
    let theme = Show::text(&said.theme);
    let text = Show::text(&said.text);
    if said.quote_consented.get() == Some(true) && said.text.is_given() {
        chapter.block(Block::Quote { blocks: vec![Block::text(text)], source: format!("On {}", lower(&theme)) });
    } else {
        chapter.block(Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{theme}: "))]), Inline::Text(text)]));
    }
}

/// A theme within a sentence; one that begins with an abbreviation stays as it is.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().collect::<String>() + letters.as_str(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    #[test]
    fn you_said_we_did_says_what_changed_or_why_it_could_not() {
        let lines = chapter_lines(
            json!({ "voice": { "engagements": [
                { "title": "Youth forum", "number": 4, "decided": "Later buses", "changed": "Buses run to 10pm",
                  "said": [{ "theme": "Feeling safe", "text": "The last bus is too early.", "quote_consented": true }] },
                { "title": "Survey", "number": 212, "decided": "No second survey", "could_not_change_because": "The bus company said no.",
                  "said": [{ "theme": "Buses", "text": "We want more buses." }] },
            ] } }),
            chapter,
        );
        for line in [
            "Youth forum | Feeling safe | Later buses | Buses run to 10pm",
            "Survey | Buses | No second survey | Could not be changed: The bus company said no.",
            "-- On feeling safe",
            "Buses: We want more buses.",
            "Youth forum | Not answered | Not answered | Not answered | c",
            "Survey | Not answered | Not answered | Not answered | 212",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }
}
