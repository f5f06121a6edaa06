//! Findings as a page for people who print and send it: the verdict and the next steps first, then what there is to do in each
//! part of the form.

use super::checks::meaning;
use super::told::{Group, Results, Unchecked, Unread, clearing, entry};
use super::verdict::{next, not_begun, verdict};
use crate::document::{Block, Cell, Column, Document, Inline, Length, NoticeKind, Section, Table};
use crate::finding::{Finding, Level};
use crate::value::{Date, capitalised, counted, listed, visible};

/// The sentence that every output of findings contains, whatever the findings are.
pub(super) const NO_APPROVAL: &str = "A pass is not an approval: no tool can judge whether what is written is true.";

/// The page of findings for one return, or for several with a chapter each.
pub fn page(results: &[Results], unread: &[Unread]) -> Document {
    let mut document = Document {
        title: "What needs work in the annual return".to_owned(),
        subtitle: String::new(),
        short_title: "What needs work".to_owned(),
        author: super::TOOL.to_owned(),
        subject: "Findings of the checks of a statutory annual return, and what to do".to_owned(),
        keywords: Vec::new(),
        edition: Document::FULL.to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: None,
        mark: None,
        masthead: vec![("Checked with".to_owned(), vec![format!("{} {}", super::TOOL, super::VERSION).into()])],
        opening: Vec::new(),
        sections: Vec::new(),
        colophon: vec![
            vec![NO_APPROVAL.into()],
            vec!["This page says what the checks found. It is for the partnership and is not part of the return.".into()],
        ],
        digest: None,
        length: Length::Book,
        attachments: Vec::new(),
    };
    if let ([only], []) = (results, unread) {
        document.subtitle = visible(&[&only.partnership, &only.year].map(String::as_str).join(" ")).trim().to_owned();
        document.short_title = format!("What needs work: {}", visible(&only.name));
        document.prepared_on = only.prepared_on.map(Date::iso);
        document.masthead.splice(0..0, facts(only));
        document.opening = opening(only);
        document.sections = chapters(only, "");
        return document;
    }
    document.title = "What needs work in the annual returns".to_owned();
    document.masthead.insert(0, ("Returns".to_owned(), vec![(results.len() + unread.len()).to_string().into()]));
    document.opening = overview(results, unread);
    for (i, results) in results.iter().enumerate() {
        let lead = format!("return-{}", i + 1);
        let mut chapter = Section::new(&lead, visible(&results.name));
        chapter.blocks.push(Block::Facts(facts(results)));
        chapter.blocks.extend(opening(results));
        chapter.sections = chapters(results, &format!("{lead}-"));
        document.sections.push(chapter);
    }
    document
}

/// A table of every return and its verdict.
fn overview(results: &[Results], unread: &[Unread]) -> Vec<Block> {
    let mut table = Table::new("overview", "The returns", vec![Column::words("Return", 2), Column::words("Verdict", 4)]);
    for results in results {
        table.row(visible(&results.name), vec![vec![verdict(results.told.tally()).into()]]);
    }
    for unread in unread {
        table.row(visible(&unread.name), vec![vec![format!("not checked: {}", visible(&unread.reason)).into()]]);
    }
    vec![Block::Table(table), Block::text(NO_APPROVAL)]
}

fn facts(results: &Results) -> Vec<(String, Vec<Inline>)> {
    let form = if results.rule_set.is_empty() { "not given in the return" } else { &results.rule_set };
    let facts = [
        ("File", results.name.as_str()),
        ("Content digest", &results.digest),
        ("Dates judged on", &judged_on(results)),
        ("Form and its rules", form),
    ];
    facts.into_iter().map(|(label, words)| (label.to_owned(), vec![visible(words).into()])).collect()
}

/// The day dates are compared with, in words.
pub(super) fn judged_on(results: &Results) -> String {
    let none = || "no day: the return does not say when it was prepared".to_owned();
    results.judged_on.map_or_else(none, |day| day.to_string())
}

/// The verdict, what to do next, and what passing does not mean.
fn opening(results: &Results) -> Vec<Block> {
    let tally = results.told.tally();
    let kind = if tally.errors > 0 { NoticeKind::Warning } else { NoticeKind::Highlight };
    let steps = next(&visible(&results.name), tally).into_iter().map(|step| vec![Block::text(step)]).collect();
    let mut blocks = vec![Block::Notice {
        kind,
        title: format!("{}.", capitalised(&verdict(tally))),
        blocks: vec![Block::text("What to do next:"), Block::List { ordered: true, items: steps }],
    }];
    blocks.extend(not_begun(results).map(|waiting| Block::text(format!("{}.", capitalised(&waiting)))));
    blocks.push(Block::text(NO_APPROVAL));
    blocks
}

fn chapters(results: &Results, lead: &str) -> Vec<Section> {
    let mut chapters = open(results, lead);
    chapters.extend(explained(results, lead));
    chapters.push(not_checked(results, lead));
    chapters
}

/// What there is to do, part by part in the order of the form. When there is nothing to do, a chapter that says so.
fn open(results: &Results, lead: &str) -> Vec<Section> {
    let groups = results.told.groups();
    let of_open: Vec<&Group> = groups.iter().filter(|group| group.first.is_open()).collect();
    if of_open.is_empty() {
        let mut section = Section::new(format!("{lead}nothing"), "Nothing to mend");
        let words =
            "The checks found nothing that must be mended, nothing that still needs an explanation, and have nothing to suggest.";
        section.blocks.push(Block::text(words));
        return vec![section];
    }
    let of_form = results.form.top().map(str::to_owned);
    let mut parts: Vec<String> = std::iter::once(String::new()).chain(of_form).collect();
    // Findings about keys the form does not know come after its parts.
    for group in &of_open {
        let part = results.section(group.first);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let mut sections = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let rows: Vec<&Group> = of_open.iter().copied().filter(|group| results.section(group.first) == part.as_str()).collect();
        if rows.is_empty() {
            continue;
        }
        let title = visible(&results.part(part));
        let anchor = format!("{lead}part-{i}");
        let mut table = Table::new(
            format!("{anchor}-findings"),
            caption(results, lead, &format!("{title}: what to do")),
            columns("What to do"),
        );
        for group in rows {
            table.row(places(results, group), vec![what(results, group.first), help(group.first), code(&group.first.code)]);
        }
        let mut section = Section::new(anchor, title);
        section.blocks.push(Block::Table(table));
        sections.push(section);
    }
    sections
}

/// The caption of a table. On a page about several returns it names the return, because people who jump from table to table with
/// a screen reader hear nothing else.
fn caption(results: &Results, lead: &str, words: &str) -> String {
    if lead.is_empty() { words.to_owned() } else { format!("{words} ({})", visible(&results.name)) }
}

/// The columns: where, what, a third, and last the code, which is not wrapped.
fn columns(third: &str) -> Vec<Column> {
    vec![Column::words("Where", 3), Column::words("What", 4), Column::words(third, 4), Column::numbers("Code")]
}

/// Every place of a group of findings.
fn places(results: &Results, group: &Group) -> String {
    let places: Vec<String> =
        group.all().filter_map(|finding| finding.places.first()).map(|place| results.place(place)).collect();
    visible(&places.join("; "))
}

fn what(results: &Results, finding: &Finding) -> Cell {
    let mut words =
        vec![Inline::Strong(vec![format!("{}: ", meaning(finding.level)).into()]), Inline::Text(visible(&finding.message))];
    for place in finding.places.iter().skip(1) {
        words.push(visible(&format!(". {}: {}", capitalised(&place.note), results.place(place))).into());
    }
    words
}

fn help(finding: &Finding) -> Cell {
    let mut words: Cell = vec![visible(&capitalised(&finding.help)).into()];
    if finding.text_mark.is_some() {
        words
            .push(visible(&format!(". Or, where nobody can be recognised, under privacy_cleared: {}", clearing(finding))).into());
    } else if finding.level == Level::Query {
        words.push(visible(&format!(". Or, if it is true, under explanations: {}", entry(finding))).into());
    }
    words
}

fn code(code: &str) -> Cell {
    vec![code.into()]
}

/// The queries that the return explains; `None` when there are none.
fn explained(results: &Results, lead: &str) -> Option<Section> {
    let findings: Vec<&Finding> = results.told.findings().iter().filter(|finding| !finding.is_open()).collect();
    if findings.is_empty() {
        return None;
    }
    let mut table = Table::new(
        format!("{lead}explained-findings"),
        caption(results, lead, "Facts that are explained"),
        columns("Explanation in the return"),
    );
    for finding in findings {
        let place = finding.places.first().map(|place| results.place(place)).unwrap_or_default();
        let reason = finding.explanation.as_deref().unwrap_or_default();
        table.row(
            visible(&place),
            vec![vec![visible(&capitalised(&finding.message)).into()], vec![visible(reason).into()], code(&finding.code)],
        );
    }
    let mut section = Section::new(format!("{lead}explained"), "Explained in the return");
    section
        .blocks
        .push(Block::text("These are true and unwelcome facts that the return explains. The report prints the explanations."));
    section.blocks.push(Block::Table(table));
    Some(section)
}

/// What could not be checked, and so is not covered by the findings.
fn not_checked(results: &Results, lead: &str) -> Section {
    let mut section = Section::new(format!("{lead}not-checked"), "Not checked");
    section.blocks.extend(on_proposals(results).into_iter().map(Block::text));
    if results.not_checked.is_empty() && results.off.is_empty() {
        section.blocks.push(Block::text("Every check could be made."));
    }
    if results.not_checked.is_empty() {
        return section;
    }
    let number = counted(results.not_checked.len(), "check", "checks");
    section.blocks.push(Block::text(format!(
        "{number} could not be made, or not everywhere, because answers are missing, or last year's return is not at hand. They are made once these are there."
    )));
    let columns = vec![Column::words("Code", 1), Column::words("What is looked for", 4), Column::words("Where", 4)];
    let mut table = Table::new(
        format!("{lead}not-checked-checks"),
        caption(results, lead, "Checks that could not be made everywhere"),
        columns,
    );
    for not in &results.not_checked {
        let title = results.check(&not.code).map(|check| capitalised(&check.title)).unwrap_or_default();
        table.row(not.code.clone(), vec![vec![title.into()], vec![visible(&unmade(results, not)).into()]]);
    }
    section.blocks.push(Block::Table(table));
    section
}

/// Which checks on proposed duties were left out, and which were made.
pub(super) fn on_proposals(results: &Results) -> Vec<String> {
    let mut lines = Vec::new();
    if !results.off.is_empty() {
        let mut duties: Vec<&str> = results.off.iter().map(|off| off.duty.as_str()).collect();
        duties.sort_unstable();
        duties.dedup();
        lines.push(format!(
            "{} on duties that are only proposed ({}) were left out. Where one is in force in your area, name it under duties_in_force.",
            capitalised(&counted(results.off.len(), "check", "checks")),
            duties.join(", ")
        ));
    }
    if !results.as_if_in_force.is_empty() {
        lines.push(format!(
            "Checked as if in force: {}. What counts for the department is duties_in_force in the return.",
            results.as_if_in_force.join(", ")
        ));
    }
    lines
}

/// Where a check could not be made, in words.
pub(super) fn unmade(results: &Results, not: &Unchecked) -> String {
    let place = match not.paths.as_slice() {
        [] => "Everywhere".to_owned(),
        paths => listed(&paths.iter().map(|path| results.form.words(path)).collect::<Vec<_>>()),
    };
    if not.for_last_year { format!("{place} (needs last year's return)") } else { place }
}
