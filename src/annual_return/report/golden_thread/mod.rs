//! The golden thread: each need with its services, the money, who was reached, the outcome, the impact and the decision, as a
//! picture and as a table. It highlights needs that no service meets, services without evidence, and money that is not linked to
//! a need.

mod picture;
mod strand;

use strand::NOT_KNOWN;
pub use strand::{Strand, strands};

use super::words::{Named, fitting};
use super::{Chapter, Show, View, cell, link_to, places};
use crate::annual_return::commissioning::figures as services;
use crate::annual_return::commissioning::model::{Outcome, Service};
use crate::annual_return::needs::figures as needs;
use crate::chart::Frame;
use crate::document::{Block, Cell, Column, Inline, NoticeKind, Section, Table};
use crate::value::{Money, capitalised, counted};

/// The anchor of the chapter.
pub const ANCHOR: &str = "thread";
const TITLE: &str = "From need to impact";
/// The services that are not linked to any need of the return, each with its position in the form.
fn loose<'a>(view: &View<'a>, strands: &[Strand]) -> Vec<(usize, &'a Service)> {
    let is_tied =
        |service: &Service| strands.iter().flat_map(|strand| &strand.services).any(|(_, own)| std::ptr::eq(*own, service));
    (1_usize..).zip(view.r().commissioning.services.items()).filter(|(_, service)| !is_tied(service)).collect()
}

/// The chapter. `None` when the return has neither needs nor services; their own chapters say so.
pub fn chapter(view: &View) -> Option<Section> {
    let strands = strands(view);
    let loose = loose(view, &strands);
    if strands.is_empty() && loose.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.text(message(view, &strands));
    unmet(&mut chapter, view, &strands);
    let table = table(&strands);
    if !table.rows.is_empty() {
        let summary =
            "Each need is joined to the services that meet it, and each service to the strength of the evidence of its impact.";
        let frame = Frame {
            anchor: "chart-thread".to_owned(),
            title: picture::title(&strands),
            summary: format!("{summary} {}", message(view, &strands)),
            table,
        };
        chapter.chart(picture::picture(frame, &strands));
    }
    unproven(&mut chapter, view);
    untied(&mut chapter, &loose);
    Some(chapter.done())
}

/// The message of the thread, from the data.
pub fn message(view: &View, strands: &[Strand]) -> String {
    let met = strands.iter().filter(|strand| !strand.services.is_empty()).count();
    let all = view.r().commissioning.services.items();
    let mut sentences = Vec::new();
    if !strands.is_empty() {
        let needs = counted(strands.len(), "need", "needs");
        sentences.push(match (met, strands.len() - met) {
            (0, _) => format!("No service meets any of the {needs}."),
            (_, 0) if strands.len() == 1 => "At least one service meets the one need.".to_owned(),
            (_, 0) => format!("At least one service meets each of the {needs}."),
            (_, 1) => format!("Services meet {met} of the {needs}. One has no service."),
            (_, without) => format!("Services meet {met} of the {needs}. {without} have no service."),
        });
    }
    if let (false, Some(spent)) = (all.is_empty(), services::all_spent(view.published)) {
        sentences.push(format!("{} cost {}.", capitalised(&counted(all.len(), "service", "services")), spent.rounded()));
    }
    sentences.join(" ")
}

/// The needs that no service meets, with the reason.
fn unmet(chapter: &mut Chapter, view: &View, strands: &[Strand]) {
    // While the services are not given, nobody knows which needs they leave out.
    if !view.r().commissioning.services.is_given() {
        return;
    }
    let items: Vec<Vec<Block>> = strands
        .iter()
        .filter(|strand| strand.services.is_empty())
        .map(|strand| {
            let reason = match strand.need.unmet_reason.text().trim() {
                "" => "No reason is given.",
                reason => reason,
            };
            vec![Block::Paragraph(vec![Inline::Strong(vec![named(&strand.named)]), format!(". {reason}").into()])]
        })
        .collect();
    if !items.is_empty() {
        let title = match items.len() {
            1 => "One need has no service".to_owned(),
            many => format!("{many} needs have no service"),
        };
        chapter.notice(NoticeKind::Warning, &title, vec![Block::List { ordered: false, items }]);
    }
}

fn named(named: &Named) -> Inline {
    link_to(&named.1, named.0.clone())
}

/// A row for every need with each of its services. A need without a service has a row too.
fn table(strands: &[Strand]) -> Table {
    let columns = vec![
        Column::words("Need", 3),
        Column::words("Service", 3),
        Column::words("Spent, of planned", 2),
        Column::numbers("Reached"),
        Column::words("Outcome", 4),
        Column::words("Evidence of impact", 2),
        Column::words("Decision", 2),
    ];
    let mut table = Table::new("table-thread", "Each need, the services that meet it, and what came of them", columns);
    for strand in strands {
        for (place, service) in &strand.services {
            table.row(named(&strand.named), row(*place, service));
        }
        if strand.services.is_empty() {
            let none = || cell("None");
            table.row(named(&strand.named), vec![cell("No service"), none(), none(), none(), none(), none()]);
        }
    }
    table.notes.push(cell("Each row follows one need through one service. A service that meets several needs stands under each, with all its money and everyone it reached, so the rows do not add up to a total."));
    table
}

fn row(place: usize, service: &Service) -> Vec<Cell> {
    vec![
        vec![named(&places::service(place, service))],
        cell(money(service)),
        service.served.cell(),
        cell(service.expected_outcomes.items().first().map_or_else(|| NOT_KNOWN.to_owned(), outcome)),
        service.impact.strength.cell(),
        service.decision.cell(),
    ]
}

/// The amount spent and the amount planned: "£569,500 of £580,000".
pub fn money(service: &Service) -> String {
    match (services::spent(service), services::planned(service)) {
        (Some(spent), Some(_)) if spent.is_zero() && service.free_because.is_given() => "Free to the partners".to_owned(),
        (Some(spent), Some(planned)) => format!("{spent} of {planned}"),
        (Some(spent), None) => format!("{spent}, plan not known"),
        (None, Some(planned)) => format!("Not known, of {planned}"),
        (None, None) => NOT_KNOWN.to_owned(),
    }
}

/// An outcome with its target: "Repeat plans for neglect (per cent): from 24.5 to 22.1. Target 20: missed."
fn outcome(outcome: &Outcome) -> String {
    let unit = match outcome.unit.text().trim() {
        "" => String::new(),
        unit => format!(" ({unit})"),
    };
    let met = match services::target_met(outcome) {
        Some(true) => "reached",
        Some(false) => "missed",
        None => "not known whether it was reached",
    };
    format!(
        "{}{unit}: from {} to {}. Target {}: {met}.",
        Show::text(&outcome.measure),
        outcome.baseline.text(),
        outcome.actual.text(),
        outcome.target.text()
    )
}

/// The services without evidence of impact.
fn unproven(chapter: &mut Chapter, view: &View) {
    let Some(without) = services::without_evidence(view.published).filter(|without| !without.is_empty()) else { return };
    let all = (1_usize..).zip(view.r().commissioning.services.items());
    let items: Vec<Vec<Block>> = all
        .filter(|(_, service)| without.iter().any(|one| std::ptr::eq(*one, *service)))
        .map(|(place, service)| {
            let words = vec![named(&places::service(place, service)), format!(". {}.", money(service)).into()];
            vec![Block::Paragraph(words)]
        })
        .collect();
    chapter.section("thread-unproven", "Services that show no evidence of impact yet", |inner| {
        inner.block(Block::List { ordered: false, items });
    });
}

/// Money that is not linked to a need: services that name no need, or one that is not in the return.
fn untied(chapter: &mut Chapter, loose: &[(usize, &Service)]) {
    if loose.is_empty() {
        return;
    }
    let items: Vec<Vec<Block>> = loose
        .iter()
        .map(|(place, service)| {
            vec![Block::Paragraph(vec![named(&places::service(*place, service)), format!(". {}.", money(service)).into()])]
        })
        .collect();
    chapter.section("thread-untied", "Services that meet no need in this return", |inner| {
        inner.block(Block::List { ordered: false, items });
    });
}

/// The thread with one row for each need, for short editions: the first needs, in about `room` lines, and the number of needs
/// left out.
pub fn compact(view: &View, strands: &[Strand], room: usize) -> (Table, usize) {
    let most = fitting(strands.iter().map(|strand| strand.named.0.as_str()), 28, room);
    let columns = vec![
        Column::words("Need", 8),
        Column::words("How far met", 3),
        Column::numbers("Spent"),
        Column::numbers("Reached"),
        Column::words("What was decided", 5),
    ];
    let mut table = Table::new("table-thread-short", "The needs: those without a service first, then the most pressing", columns);
    for strand in strands.iter().take(most) {
        if strand.services.is_empty() {
            let nothing = || cell("None");
            table.row(strand.named.0.clone(), vec![strand.need.status.cell(), nothing(), nothing(), cell("No service meets it")]);
            continue;
        }
        let own: Vec<&Service> = strand.services.iter().map(|(_, service)| *service).collect();
        let spent = own.iter().map(|service| services::spent(service)).sum::<Option<Money>>();
        let spent = spent.map_or_else(|| NOT_KNOWN.to_owned(), |spent| spent.to_string());
        let reach = needs::reach(view.published, strand.need).map_or_else(|| NOT_KNOWN.to_owned(), |reach| format!("{reach}%"));
        let decided = super::counts::by_choice(own.iter().map(|service| &service.decision));
        let decided = decided.map_or_else(|| NOT_KNOWN.to_owned(), |decided| capitalised(&super::summary::decided(&decided)));
        table.row(strand.named.0.clone(), vec![strand.need.status.cell(), cell(spent), cell(reach), cell(decided)]);
    }
    table.notes.push(cell("“Reached” is how many were served, as a share of those who have the need. A service that meets several needs counts for each."));
    (table, strands.len().saturating_sub(most))
}
