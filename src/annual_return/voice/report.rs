//! The chapter on the voice of children and families.

use super::figures::{self, heard};
use super::model::{EngagementRecord, Said, Voice};
use crate::annual_return::report::{
    Chapter, Show, View, anchors, asked, cell, heading, link_to, lower, many, sentence, welcome_cell, welcomed,
};
use crate::annual_return::terms::list;
use crate::document::{Block, Cell, Column, Inline, Section, Table};
use crate::value::CodeList;

const ANCHOR: &str = "voice";
const TITLE: &str = "What children and families told us";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().voice.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    let anchors = anchors("engagement", part.engagements.items(), |engagement| &engagement.id);
    message(&mut chapter, part);
    chapter.facts(vec![asked("How far hearing children is part of how we work", &part.stage)]);
    if part.engagements.items().is_empty() {
        chapter.gap("the times children and families were heard");
    }
    said_and_did(&mut chapter, part, &anchors);
    chapter.section("voice-heard", "Who was heard", |inner| {
        heard_by_group(inner, view, part);
        overview(inner, view, part, &anchors);
    });
    chapter.section("voice-engagements", "In their words, and what came of it", |inner| {
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
    chapter.section("voice-approach", "How children and families are heard", |inner| {
        inner.narrative("how children and families are heard", &part.approach);
    });
    chapter.section("voice-families", "Parents, carers and wider families", |inner| {
        inner.narrative("how parents, carers and wider families were heard", &part.families_and_carers);
    });
    chapter.unless_empty()
}

fn title(place: usize, engagement: &EngagementRecord) -> String {
    heading(&engagement.title, format!("Engagement {place}"))
}

/// The message: "Children and families were heard 6 times, and 1,214 took part. Something changed after 5 of them."
fn message(chapter: &mut Chapter, part: &Voice) {
    let Some(engagements) = part.engagements.given().filter(|engagements| !engagements.is_empty()) else { return };
    let times = match engagements.len() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    let people = heard(part).map_or_else(String::new, |people| format!(", and {people} took part"));
    let changed = engagements.iter().filter(|one| one.changed.is_given()).count();
    let could_not = engagements.iter().filter(|one| one.could_not_change_because.is_given()).count();
    chapter.message([
        Some(format!("children and families were heard {times}{people}")),
        Some(match (changed, engagements.len()) {
            (0, _) => "nothing has changed because of it yet".to_owned(),
            (1, 1) => "something changed because of it".to_owned(),
            (changed, all) if changed == all => "something changed because of it each time".to_owned(),
            (1, _) => "something changed because of one of them".to_owned(),
            (changed, _) => format!("something changed because of {changed} of them"),
        }),
        (could_not > 0 && engagements.len() > 1)
            .then(|| format!("{} what could not be changed, and why", many(could_not, "answer says", "answers say"))),
    ]);
}

/// “You said, we did”: what children and families see first.
fn said_and_did(chapter: &mut Chapter, part: &Voice, anchors: &[String]) {
    let columns = vec![
        Column::words("You said", 4),
        Column::words("We did", 3),
        Column::words("What changed", 4),
        Column::words("How we told you", 3),
    ];
    let mut table = Table::new("table-you-said-we-did", "You said, we did", columns);
    for (place, (engagement, anchor)) in (1_usize..).zip(part.engagements.items().iter().zip(anchors)) {
        let cells = vec![engagement.decided.cell(), change(engagement), engagement.told_back.cell()];
        table.entry(you_said(place, engagement, anchor), cells);
    }
    chapter.table(table);
}

/// What they said: a quotation if one may be printed, otherwise the themes, with a link to everything they said.
fn you_said(place: usize, engagement: &EngagementRecord, anchor: &str) -> Cell {
    let quoted = engagement.said.items().iter().find(|said| may_be_quoted(said));
    let themes: Vec<&str> = engagement.said.items().iter().map(|said| said.theme.text()).filter(|it| !it.is_empty()).collect();
    let said = match quoted {
        Some(said) => format!("“{}” ", said.text.text().trim()),
        None if themes.is_empty() => String::new(),
        None => format!("{} ", sentence(&themes.join("; "))),
    };
    vec![
        Inline::Text(said),
        Inline::Text("(".to_owned()),
        link_to(anchor, title(place, engagement)),
        Inline::Text(")".to_owned()),
    ]
}

fn change(engagement: &EngagementRecord) -> Cell {
    match (engagement.changed.text(), engagement.could_not_change_because.text()) {
        ("", "") => cell("No change recorded yet"),
        ("", why) => cell(format!("Could not be changed: {why}")),
        (changed, "") => cell(changed),
        (changed, why) => cell(format!("{}. Could not be changed: {why}", changed.trim_end_matches('.'))),
    }
}

/// The groups that were heard, and how many times. The number of people is left out, because a survey of a whole school does not
/// count young carers.
fn heard_by_group(chapter: &mut Chapter, view: &View, part: &Voice) {
    let groups = figures::by_group(part.engagements.items());
    let columns = vec![Column::words("Group", 4), Column::numbers("Times heard")];
    let mut table = Table::new("table-voice-groups", "Groups of children and families that were heard", columns);
    for (code, times) in groups {
        table.row(view.label_of(list::EngagementGroup::NAME, &code), vec![cell(times.to_string())]);
    }
    chapter.table(table);
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

/// Everything that was said in one engagement, and its answers that are not in a table above.
fn one(chapter: &mut Chapter, view: &View, engagement: &EngagementRecord) {
    match engagement.said.items() {
        [] => chapter.gap("what they said"),
        said => said.iter().for_each(|said| one_saying(chapter, said)),
    }
    let groups = view.labels(&engagement.groups);
    chapter.facts_given([
        (!groups.is_empty()).then(|| ("Groups they belong to".to_owned(), cell(groups.join("; ")))),
        welcomed("How they came to take part", &engagement.how_recruited),
        Some(asked("Decision makers who heard it", &engagement.heard_by)),
    ]);
}

fn may_be_quoted(said: &Said) -> bool {
    said.quote_consented.get() == Some(true) && said.text.is_given()
}

/// One thing that was said. It is printed as a quotation only if it may be quoted.
fn one_saying(chapter: &mut Chapter, said: &Said) {
    let theme = Show::text(&said.theme);
    let text = Show::text(&said.text);
    if may_be_quoted(said) {
        chapter.block(Block::Quote { blocks: vec![Block::text(text)], source: format!("On {}", lower(&theme)) });
    } else {
        chapter.block(Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{theme}: "))]), Inline::Text(text)]));
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
                { "title": "Youth forum", "number": 4, "decided": "Later buses", "changed": "Buses run to 10pm", "told_back": "We wrote to them", "groups": ["young_carer"],
                  "said": [{ "theme": "Feeling safe", "text": "The last bus is too early.", "quote_consented": true }] },
                { "title": "Survey", "number": 212, "decided": "No second survey", "could_not_change_because": "The bus company said no.", "groups": ["young_carer", "send"],
                  "said": [{ "theme": "Buses", "text": "We want more buses." }] },
            ] } }),
            chapter,
        );
        for line in [
            "Children and families were heard twice. Something changed because of one of them. One answer says what could not be changed, and why.",
            "“The last bus is too early.” (Youth forum) | Later buses | Buses run to 10pm | We wrote to them",
            "Buses. (Survey) | No second survey | Could not be changed: The bus company said no. | Not answered",
            "-- On feeling safe",
            "Young carers | 2",
            "Children with special educational needs or disabilities | 1",
            "Buses: We want more buses.",
            "Youth forum | Not answered | Not answered | Not answered | c",
            "Survey | Not answered | Not answered | Not answered | 212",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }
}
