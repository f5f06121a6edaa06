//! The edition `summary`: the return on at most four pages, whatever its size. Items for which there is no room are counted, and
//! are in the full return.

use super::words::{Named, fitting};
use super::{Chapter, Show, View, cell, golden_thread, heading, help, places, summary};
use crate::annual_return::finance::figures as money;
use crate::annual_return::scrutiny::model::{FindingKind, ScrutinyFinding, Severity};
use crate::chart::{Bar, Frame, shares};
use crate::document::{Block, Column, Inline, Section, Table};
use crate::value::{Balance, Choice, Money, capitalised, counted, listed};

/// About how many lines the lists of a chapter may take.
const LINES_OF_NEEDS: usize = 20;
const LINES_OF_FINDINGS: usize = 7;
const LINES_OF_PRIORITIES: usize = 6;

/// The chapters of the edition.
pub fn sections(view: &View) -> Vec<Section> {
    let mut sections = vec![summary::chapter(view)];
    sections.extend([needs(view), cost(view), scrutiny(view), next(view)].into_iter().flatten());
    sections.push(more(view));
    sections
}

/// Adds a line on what is left out: "And 7 more, in the full return."
pub fn and_more(chapter: &mut Chapter, more: usize, one: &str, many: &str, place: &str) {
    if more > 0 {
        chapter.text(format!("And {more} more {}, in {place}.", if more == 1 { one } else { many }));
    }
}

fn needs(view: &View) -> Option<Section> {
    let mut strands = golden_thread::strands(view);
    // Needs that nobody meets come first, so that they are not lost when there is no more room.
    strands.sort_by_key(|strand| !strand.services.is_empty());
    if strands.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, golden_thread::ANCHOR, "From need to impact");
    chapter.text(golden_thread::message(view, &strands));
    let (table, more) = golden_thread::compact(view, &strands, LINES_OF_NEEDS);
    chapter.table(table);
    and_more(&mut chapter, more, "need", "needs", "the full return");
    Some(chapter.done())
}

fn cost(view: &View) -> Option<Section> {
    let facts = view.published;
    let mut chapter = Chapter::new(view, "finance", "What it cost and who paid");
    chapter.text(balance(view));
    if let Some((table, parts)) = paid(view) {
        let frame = Frame {
            anchor: "chart-payers".to_owned(),
            title: "Who paid".to_owned(),
            summary: summary::payers(view).map_or_else(String::new, |payers| capitalised(&format!("{}.", listed(&payers)))),
            table,
        };
        chapter.chart(shares(frame, &parts, |sum| Money::from_decimal(sum).rounded()));
    }
    let exact = |amount: Option<Balance>| amount.map(|amount| amount.to_string());
    let mut lines: Vec<(&str, Option<String>, Option<String>)> = vec![
        ("Paid in", exact(money::income(facts).map(Balance::from)), exact(money::income_last_year(facts).map(Balance::from))),
        ("Spent from the partnership’s own budget", exact(money::spending(facts)), exact(money::spending_last_year(facts))),
        ("Spent by partners from their own budgets on the same needs", exact(money::aligned_spending(facts)), None),
        (
            "In reserve at the end of the year",
            exact(facts.this.finance.reserves.closing.known()),
            exact(facts.this.finance.reserves.opening.known()),
        ),
    ];
    lines.retain(|(_, now, _)| now.is_some());
    let columns = vec![Column::words("Money", 5), Column::numbers("This year"), Column::numbers("Last year")];
    let mut table = Table::new("table-money", "The money at a glance", columns);
    for (what, now, before) in lines {
        table.row(what, vec![cell(now.unwrap_or_default()), cell(before.unwrap_or_else(|| "Not known".to_owned()))]);
    }
    chapter.table(table);
    chapter.unless_empty()
}

/// Whether the year's money was enough, in words: "The partnership spent £21,930.05 more than was paid in."
fn balance(view: &View) -> String {
    match money::surplus(view.published) {
        Some(over) if over > Balance::ZERO => format!("The partnership spent {over} less than was paid in."),
        Some(under) if under < Balance::ZERO => format!("The partnership spent {} more than was paid in.", -under),
        Some(_) => "The partnership spent what was paid in.".to_owned(),
        None => String::new(),
    }
}

/// What the three kinds of statutory partner and everyone else paid. `None` when the total is not known.
fn paid(view: &View) -> Option<(Table, Vec<Bar>)> {
    let total = money::income(view.published)?;
    let columns = vec![Column::words("Who paid", 4), Column::numbers("Amount"), Column::numbers("Share")];
    let mut table = Table::new("table-payers", "Who paid in, and how much", columns);
    let mut bars = Vec::new();
    for kind in money::income_by_kind(view.published, |line| &line.amount_actual)? {
        let share = kind.share?;
        table.row(kind.label(), vec![cell(kind.amount.to_string()), cell(share.to_string())]);
        bars.push(Bar::new(kind.label(), kind.amount.decimal(), format!("{}, {share}", kind.amount.rounded())));
    }
    table.total("All income", vec![cell(total.to_string()), cell("100%")]);
    Some((table, bars))
}

fn scrutiny(view: &View) -> Option<Section> {
    let mut chapter = Chapter::new(view, "scrutiny", "What scrutiny said");
    let findings = gravest_first(view);
    let most = fitting(findings.iter().map(|(named, _)| named.0.as_str()), 44, LINES_OF_FINDINGS);
    let columns = vec![
        Column::words("Finding", 5),
        Column::words("Kind", 2),
        Column::words("Severity", 2),
        Column::words("Looked at again", 2),
    ];
    let mut table = Table::new("table-findings-short", "The gravest findings of independent scrutiny", columns);
    for (named, finding) in findings.iter().take(most) {
        let again = finding.follow_up.given().map_or_else(|| cell("Not yet"), |follow_up| follow_up.result.cell());
        table.row(named.0.clone(), vec![finding.kind.cell(), finding.severity.cell(), again]);
    }
    let more = findings.len().saturating_sub(most);
    chapter.table(table);
    and_more(&mut chapter, more, "concern or risk", "concerns and risks", "the full return");
    chapter.unless_empty()
}

/// Concerns and risks, the gravest first.
pub fn gravest_first<'a>(view: &View<'a>) -> Vec<(Named, &'a ScrutinyFinding)> {
    let mut findings = places::findings(view);
    findings.retain(|(_, finding)| finding.kind.get().is_some_and(|kind| kind != FindingKind::Strength));
    let order = |severity: Severity| Severity::ALL.iter().rev().position(|one| *one == severity);
    findings.sort_by_key(|(_, finding)| finding.severity.get().and_then(order).unwrap_or(usize::MAX));
    findings
}

fn next(view: &View) -> Option<Section> {
    let r = view.r();
    let mut chapter = Chapter::new(view, "next-year", "What comes next");
    let priorities = r.next_year.priorities.items();
    let entry = |place: usize, priority: &crate::annual_return::next_year::model::NextPriority| {
        let title = heading(&priority.title, format!("Priority {place}"));
        let lead = if priority.lead.is_given() { format!(" Led by {}.", view.body(&priority.lead)) } else { String::new() };
        vec![Block::Paragraph(vec![Inline::Strong(vec![format!("{title}.").into()]), lead.into()])]
    };
    let most = fitting(priorities.iter().map(|priority| priority.title.text()), 45, LINES_OF_PRIORITIES);
    let items: Vec<Vec<Block>> = (1..).zip(priorities).take(most).map(|(place, own)| entry(place, own)).collect();
    if !items.is_empty() {
        chapter.text(format!("The partners set {} for next year:", counted(priorities.len(), "priority", "priorities")));
        chapter.block(Block::List { ordered: true, items });
        and_more(&mut chapter, priorities.len().saturating_sub(most), "priority", "priorities", "the full return");
    }
    chapter.unless_empty()
}

fn more(view: &View) -> Section {
    let mut chapter = Chapter::new(view, "help", "Where to get help, and where to read more");
    help::for_a_child(&mut chapter, view);
    help::to_read_more(&mut chapter, view);
    chapter.done()
}
