//! The findings: figures, an overview, then each through its whole life.

use super::super::figures::{StepCount, by_body, of_step};
use super::super::model::{Challenge, EscalationLevel, FollowUp, Response, Scrutiny, ScrutinyFinding};
use crate::annual_return::report::{Chapter, Show, View, anchors, asked, cell, heading, link_to, welcomed};
use crate::document::{Block, Cell, Column, Inline, Table};

/// The figures, and all findings at a glance.
pub fn overview(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    if part.findings.items().is_empty() {
        return chapter.gap("what scrutiny found");
    }
    by_step(chapter, view, part);
    acceptance(chapter, view, part);
    let columns = vec![
        Column::words("Finding", 4),
        Column::words("Kind", 1),
        Column::words("Severity", 1),
        Column::words("Escalated to", 2),
        Column::words("Looked at again", 2),
    ];
    let mut table = Table::new("table-findings", "The findings of independent scrutiny", columns);
    let anchors = anchors("finding", part.findings.items(), |finding| &finding.id);
    for (place, (finding, anchor)) in (1_usize..).zip(part.findings.items().iter().zip(&anchors)) {
        let again = match finding.follow_up.given() {
            Some(follow_up) => follow_up.result.cell(),
            None => cell("No"),
        };
        table.row(
            link_to(anchor, title(finding, place)),
            vec![finding.kind.cell(), finding.severity.cell(), finding.escalation.level.cell(), again],
        );
    }
    chapter.table(table);
}

fn title(finding: &ScrutinyFinding, place: usize) -> String {
    heading(&finding.title, format!("Finding {place}"))
}

fn by_step(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    let columns = vec![
        Column::words("Step of scrutiny", 4),
        Column::numbers("Strengths"),
        Column::numbers("Low"),
        Column::numbers("Medium"),
        Column::numbers("High"),
        Column::numbers("Critical"),
        Column::numbers("All"),
    ];
    let caption = "Findings by step of independent scrutiny: strengths, and concerns and risks by severity";
    let mut table = Table::new("table-findings-by-step", caption, columns);
    let findings = part.findings.items();
    let steps = view.published.reference.list("six_step");
    let rows = steps.iter().map(|step| (Some(step.code.as_str()), step.label.as_str())).chain([(None, "No step named")]);
    let mut total = StepCount::default();
    for (step, label) in rows {
        let Some(counted) = of_step(findings, step) else {
            return chapter.gap("the kind and severity of each finding, so that findings can be counted");
        };
        if step.is_some() || counted.all() > 0 {
            table.row(label, numbers(&counted));
        }
        total.strengths += counted.strengths;
        total.by_severity.iter_mut().zip(counted.by_severity).for_each(|(sum, number)| *sum += number);
    }
    table.total("All findings", numbers(&total));
    chapter.table(table);
}

fn numbers(counted: &StepCount) -> Vec<Cell> {
    let all = counted.all();
    std::iter::once(counted.strengths).chain(counted.by_severity).chain([all]).map(|number| cell(number.to_string())).collect()
}

fn acceptance(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    let Some(bodies) = by_body(part.findings.items()) else {
        return chapter.gap("whom each finding is addressed to and what was answered, so that answers can be counted");
    };
    let columns = vec![
        Column::words("Body", 3),
        Column::numbers("Addressed to it"),
        Column::numbers("Accepted"),
        Column::numbers("In part"),
        Column::numbers("Not accepted"),
        Column::numbers("No answer"),
        Column::numbers("Share accepted"),
    ];
    let mut table = Table::new("table-acceptance", "Concerns and risks: what each body answered", columns);
    for (body, counted) in bodies {
        let numbers = [counted.addressed, counted.accepted, counted.in_part, counted.rejected, counted.unanswered];
        let mut cells: Vec<Cell> = numbers.iter().map(|number| cell(number.to_string())).collect();
        cells.push(cell(counted.share().map_or_else(|| "z".to_owned(), |share| share.to_string())));
        table.row(view.published.body_name(&body), cells);
    }
    chapter.table(table);
}

/// Every finding with its answers, actions and what came of it.
pub fn one_by_one(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    let anchors = anchors("finding", part.findings.items(), |finding| &finding.id);
    for (place, (finding, anchor)) in (1_usize..).zip(part.findings.items().iter().zip(anchors)) {
        let actions_anchor = format!("table-actions-{anchor}");
        chapter.section(anchor, title(finding, place), |inner| {
            facts(inner, view, finding);
            inner.labelled("The finding", &finding.finding);
            if let Some(challenge) = finding.challenge.given() {
                inner.block(said("Challenge", &challenge_head(challenge), Show::text(&challenge.text)));
            }
            escalation(inner, finding);
            for response in finding.responses.items() {
                answer(inner, view, response);
            }
            inner.actions(view, actions_anchor, "What is being done", finding.actions.items());
            if let Some(follow_up) = finding.follow_up.given() {
                inner.facts_given(again(follow_up));
            }
            inner.labelled_welcome("What it changed for children", &finding.impact_on_children);
        });
    }
}

fn facts(chapter: &mut Chapter, view: &View, finding: &ScrutinyFinding) {
    let addressed = view.bodies(&finding.addressed_to);
    let addressed = if addressed.is_empty() { "Not answered".to_owned() } else { addressed.join("; ") };
    let activities = view.names(&finding.activities);
    chapter.facts_given([
        Some(asked("Kind", &finding.kind)),
        Some(asked("Severity", &finding.severity)),
        finding.six_step.is_given().then(|| ("Step of scrutiny".to_owned(), cell(view.label(&finding.six_step)))),
        Some(("Addressed to".to_owned(), cell(addressed))),
        (!activities.is_empty()).then(|| ("What it rests on".to_owned(), cell(activities.join("; ")))),
        Some(asked("Escalated to", &finding.escalation.level)),
        welcomed("Id in last year’s return", &finding.last_year_id),
    ]);
}

fn challenge_head(challenge: &Challenge) -> String {
    format!("{}, to {}", Show::text(&challenge.made), Show::text(&challenge.to))
}

/// A paragraph that begins with what it is, and when or from whom.
fn said(label: &str, head: &str, text: String) -> Block {
    Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{label} ({head}): "))]), Inline::Text(text)])
}

fn escalation(chapter: &mut Chapter, finding: &ScrutinyFinding) {
    let escalation = &finding.escalation;
    chapter.facts_given([
        welcomed("Escalated on", &escalation.date),
        welcomed("What came of the escalation", &escalation.outcome),
        (escalation.level.get().is_some_and(|level| level != EscalationLevel::None) && !escalation.outcome.is_given())
            .then(|| asked("What came of the escalation", &*escalation.outcome)),
    ]);
}

fn answer(chapter: &mut Chapter, view: &View, response: &Response) {
    let head = format!("{}, {}", Show::text(&response.position).to_lowercase(), Show::text(&response.date));
    chapter.block(said(&format!("Answer of {}", view.body(&response.body)), &head, Show::text(&response.text)));
    chapter.labelled_text_welcome("Why it does not accept the finding", &response.reason_if_rejected);
}

fn again(follow_up: &FollowUp) -> [Option<(String, Cell)>; 4] {
    [
        Some(asked("Looked at again", &follow_up.date)),
        Some(asked("How", &follow_up.method)),
        Some(asked("What was seen", &follow_up.result)),
        welcomed("More about it", &follow_up.note),
    ]
}
