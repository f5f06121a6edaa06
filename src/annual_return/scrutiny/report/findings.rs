//! The findings: the figures, an overview, then each finding from start to end.

use super::super::figures::{StepCount, all_findings, by_body, of_step};
use super::super::model::{Challenge, EscalationLevel, FindingKind, FollowUp, Response, Scrutiny, ScrutinyFinding, Severity};
use crate::annual_return::learning::figures as learning;
use crate::annual_return::report::{Chapter, Show, View, anchors, cell, counts, heading, link_to, lower, many, welcomed};
use crate::chart::{Frame, Group, Measure, stacked};
use crate::document::{Block, Cell, Column, Inline, Table};
use crate::value::{Choice, Decimal};

/// The message, the figures, and all findings at a glance.
pub fn overview(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    if part.findings.items().is_empty() {
        if part.findings.is_given() {
            chapter.text("Independent scrutiny made no findings in the year.");
        } else {
            chapter.gap("what scrutiny found");
        }
        return;
    }
    message(chapter, view, part);
    let columns = vec![
        Column::words("Finding", 4),
        Column::words("Kind", 1),
        Column::words("Severity", 1),
        Column::words("Escalated to", 2),
        Column::words("Looked at again", 2),
    ];
    let mut table = Table::new("table-findings", "The findings of independent scrutiny, the gravest first", columns);
    let anchors = anchors("finding", part.findings.items(), |finding| &finding.id);
    let mut entries: Vec<(usize, &ScrutinyFinding, &String)> = (1_usize..)
        .zip(part.findings.items().iter().zip(&anchors))
        .map(|(place, (finding, anchor))| (place, finding, anchor))
        .collect();
    entries.sort_by_key(|(place, finding, _)| (gravity(finding), *place));
    for (place, finding, anchor) in entries {
        let again = match finding.follow_up.given() {
            Some(follow_up) => follow_up.result.cell(),
            None => cell("Not yet"),
        };
        table.row(
            link_to(anchor, title(finding, place)),
            vec![finding.kind.cell(), finding.severity.cell(), finding.escalation.level.cell(), again],
        );
    }
    by_step(chapter, view, part);
    chapter.table(table);
    acceptance(chapter, view, part);
}

/// The sort key: concerns and risks from critical to low (those without a severity count as low), then strengths.
fn gravity(finding: &ScrutinyFinding) -> usize {
    let severities = Severity::ALL.len();
    match (finding.kind.get(), finding.severity.get()) {
        (Some(FindingKind::Strength), _) => severities.saturating_add(1),
        (_, Some(severity)) => severities.saturating_sub(Severity::ALL.iter().position(|one| *one == severity).unwrap_or(0)),
        (_, None) => severities,
    }
}

/// The message: "Scrutiny made 9 findings: 2 strengths, 6 concerns and one risk. 3 are high or critical."
fn message(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    let findings = part.findings.items();
    let made = format!("scrutiny made {}", many(findings.len(), "finding", "findings"));
    let counted = all_findings(findings);
    let [_, _, high, critical] = counted.map_or([0; 4], |counted| counted.by_severity);
    let grave = high.saturating_add(critical);
    let answered = counts::answers(view.published).filter(|answers| answers.addressed > 0);
    let actions = learning::actions(findings.iter().flat_map(|finding| finding.actions.items()), view.published.as_of);
    let actions = actions.filter(|actions| actions.all() > 0);
    chapter.message([
        Some(match counts::findings(view.published) {
            Some(kinds) => format!("{made}: {}", counts::told_findings(&kinds)),
            None => made,
        }),
        (grave > 0).then(|| many(grave, "is of high or critical severity", "are of high or critical severity")),
        answered.map(|answers| {
            let accepted = format!(
                "of {} from the bodies concerned, {}",
                many(answers.addressed, "answer asked for", "answers asked for"),
                many(answers.accepted, "accepts in full", "accept in full")
            );
            match answers.unanswered {
                0 => accepted,
                1 => format!("{accepted} and one has not come"),
                several => format!("{accepted} and {several} have not come"),
            }
        }),
        actions.map(|actions| {
            let done = format!("of {}, {} done", many(actions.all(), "action", "actions"), many(actions.done, "is", "are"));
            match actions.overdue {
                0 => done,
                1 => format!("{done} and one is overdue"),
                several => format!("{done} and {several} are overdue"),
            }
        }),
    ]);
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
    let Some(total) = all_findings(findings) else {
        return chapter.gap("the kind and severity of each finding, so that findings can be counted");
    };
    let steps = view.published.reference.list("six_step");
    let rows = steps.iter().map(|step| (Some(step.code.as_str()), step.label.as_str())).chain([(None, "No step named")]);
    let mut groups = Vec::new();
    let mut most: Option<(usize, &str)> = None;
    for (step, label) in rows {
        let Some(counted) = of_step(findings, step).filter(|counted| step.is_some() || counted.all() > 0) else { continue };
        table.row(label, numbers(&counted));
        let [low, medium, high, critical] = counted.by_severity;
        let measure = |number: usize| Measure::new(u32::try_from(number).ok().map(Decimal::from), number.to_string());
        let marks = [counted.strengths, low, medium, high.saturating_add(critical)].map(measure).to_vec();
        if counted.all() > 0 {
            groups.push(Group::new(label, marks));
            let concerns = counted.all().saturating_sub(counted.strengths);
            most = Some((concerns, label)).filter(|(number, _)| most.is_none_or(|(before, _)| *number > before)).or(most);
        }
    }
    table.total("All findings", numbers(&total));
    if groups.len() < 2 {
        return chapter.table(table);
    }
    let summary = match most {
        Some((concerns, label)) if concerns > 0 => {
            format!("Most concerns and risks belong to this step of scrutiny: {} ({concerns}).", lower(label))
        }
        Some(_) | None => "Scrutiny found strengths alone.".to_owned(),
    };
    let frame = Frame {
        anchor: "chart-findings".to_owned(),
        title: "Findings by step of scrutiny and severity".to_owned(),
        summary,
        table,
    };
    chapter.chart(stacked(frame, &["strengths", "low", "medium", "high or critical"], &groups));
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
        cells.push(cell(counted.share().map_or_else(String::new, |share| share.to_string())));
        table.row(view.published.body_name(&body), cells);
    }
    chapter.table(table);
}

/// Every finding with its answers, its actions and the results.
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
            for response in finding.responses.items() {
                answer(inner, view, response);
            }
            inner.actions(view, actions_anchor, "What is being done", finding.actions.items());
            if let Some(follow_up) = finding.follow_up.given() {
                inner.block(said_plainly("Looked at again", again(follow_up)));
            }
            inner.labelled_welcome("What it changed for children", &finding.impact_on_children);
        });
    }
}

fn facts(chapter: &mut Chapter, view: &View, finding: &ScrutinyFinding) {
    let addressed = view.bodies(&finding.addressed_to);
    let addressed = if addressed.is_empty() { "Not answered".to_owned() } else { addressed.join("; ") };
    let activities = view.links(&finding.activities);
    let kind = match finding.kind.get() {
        Some(FindingKind::Strength) if !finding.severity.is_given() => Show::text(&finding.kind),
        _ => format!("{}, severity {}", Show::text(&finding.kind), lower(&Show::text(&finding.severity))),
    };
    chapter.facts_given([
        Some(("Kind".to_owned(), cell(kind))),
        finding.six_step.is_given().then(|| ("Step of scrutiny".to_owned(), cell(view.label(&finding.six_step)))),
        Some(("Addressed to".to_owned(), cell(addressed))),
        (!activities.is_empty()).then(|| ("What it rests on".to_owned(), activities)),
        Some(("Escalated to".to_owned(), cell(escalation(finding)))),
        welcomed("Id in last year’s return", &finding.last_year_id),
    ]);
}

fn challenge_head(challenge: &Challenge) -> String {
    format!("{}, to {}", Show::text(&challenge.made), Show::text(&challenge.to))
}

/// A paragraph with a label in bold, followed in brackets by a date or a name.
fn said(label: &str, head: &str, text: String) -> Block {
    Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{label} ({head}): "))]), Inline::Text(text)])
}

/// The escalation: "Lead safeguarding partners, on 12 January 2027. What came of it: they agreed to pay."
fn escalation(finding: &ScrutinyFinding) -> String {
    let escalation = &finding.escalation;
    let date = escalation.date.get().map_or_else(String::new, |date| format!(", on {date}"));
    let outcome = match escalation.outcome.text().trim() {
        "" if escalation.level.get().is_some_and(|level| level != EscalationLevel::None) => {
            ". What came of it: not answered".to_owned()
        }
        "" => String::new(),
        outcome => format!(". What came of it: {outcome}"),
    };
    format!("{}{date}{outcome}", Show::text(&escalation.level))
}

fn said_plainly(label: &str, text: String) -> Block {
    Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{label}: "))]), Inline::Text(text)])
}

fn answer(chapter: &mut Chapter, view: &View, response: &Response) {
    let head = format!("{}, {}", Show::text(&response.position).to_lowercase(), Show::text(&response.date));
    chapter.block(said(&format!("Answer of {}", view.body(&response.body)), &head, Show::text(&response.text)));
    chapter.labelled_text_welcome("Why it does not accept the finding", &response.reason_if_rejected);
}

/// The follow-up: "11 March 2027, by an audit: improved. The files show it."
fn again(follow_up: &FollowUp) -> String {
    let note = match follow_up.note.text().trim() {
        "" => String::new(),
        note => format!(". {note}"),
    };
    format!("{}: {}. {}{note}", Show::text(&follow_up.date), lower(&Show::text(&follow_up.result)), Show::text(&follow_up.method))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(findings: serde_json::Value) -> Vec<String> {
        chapter_lines(json!({ "prepared_on": "2027-06-30", "scrutiny": { "findings": findings } }), chapter)
    }

    #[test]
    fn the_chapter_begins_with_what_was_found_answered_and_done() {
        let lines = lines(json!([
            { "title": "Good plans", "kind": "strength", "severity": "low", "six_step": "step_1" },
            { "title": "Late talks", "kind": "concern", "severity": "high", "six_step": "step_2", "addressed_to": ["la", "icb"],
              "responses": [{ "body": "la", "position": "accept" }],
              "escalation": { "level": "none" },
              "actions": [{ "what": "Train", "status": "done" }, { "what": "Hire", "status": "open", "due": "2027-06-01" }],
              "follow_up": { "date": "2027-03-11", "method": "An audit", "result": "better" } },
        ]));
        assert_eq!(
            lines[1],
            "Scrutiny made 2 findings: one strength and one concern. One is of high or critical severity. Of 2 answers asked for from the bodies concerned, one accepts in full and one has not come. Of 2 actions, one is done and one is overdue."
        );
        let at = lines.iter().position(|line| line == "[The findings of independent scrutiny, the gravest first]");
        let gravest = at.and_then(|at| lines.get(at + 2));
        assert_eq!(gravest.map(String::as_str), Some("Late talks | Concern | High | Not escalated | Better"), "{lines:#?}");
    }

    #[test]
    fn one_finding_of_which_little_is_known_is_said_as_one() {
        assert_eq!(lines(json!([{ "title": "Late talks" }]))[1], "Scrutiny made one finding.");
    }

    #[test]
    fn no_findings_and_no_answer_are_told_apart() {
        assert_eq!(lines(json!([]))[1], "Independent scrutiny made no findings in the year.");
        assert_eq!(
            chapter_lines(json!({ "scrutiny": { "scrutineers": [] } }), chapter)[1],
            "Not answered yet: what scrutiny found"
        );
    }
}
