//! What independent scrutiny found, what was answered, and what became of it.

use super::View;
use super::by_category::{Line, Shown, lines};
use super::words::{in_returns, of_all, share, whole};
use crate::annual_return::report::{Chapter, key, lower};
use crate::collate::report::group::Group;
use crate::collate::report::totals::{Row, Totals};
use crate::document::Section;
use crate::value::listed;

const ENGLAND: usize = Totals::ENGLAND;

const ANSWERS: [Line; 4] = [
    Line { label: "Councils", group: Group::AnswersOfCouncils },
    Line { label: "Integrated care boards", group: Group::AnswersOfBoards },
    Line { label: "Police", group: Group::AnswersOfPolice },
    Line { label: "Other bodies", group: Group::AnswersOfOthers },
];

const ACTIONS: [Line; 4] = [
    Line { label: "Independent scrutiny", group: Group::ActionsOfScrutiny },
    Line { label: "Practice reviews", group: Group::ActionsOfReviews },
    Line { label: "Audits", group: Group::ActionsOfAudits },
    Line { label: "National reviews", group: Group::ActionsOfNationalReviews },
];

/// The chapter; `None` if no return gives any findings.
pub fn chapter(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("scrutiny", "What independent scrutiny found");
    message(view, &mut chapter);
    let steps =
        Shown::in_order(Group::Steps, "steps", "Findings by the step of scrutiny they belong to, England", "Step of scrutiny");
    if let Some(most) = largest(&steps.rows(view)) {
        chapter.chart(steps.bars(
            view,
            "Findings by step of scrutiny",
            format!("Most findings belong to {} ({}).", lower(most.category.label), whole(most.total.value)),
        ));
    }
    chapter.section("scrutiny-kinds", "Kinds and severity", |inner| {
        inner.table(Shown::in_order(Group::Findings, "findings", "Findings by kind, England", "Kind").table(view));
        inner.table(
            Shown::in_order(Group::Severities, "severities", "Concerns and risks by severity, England", "Severity").table(view),
        );
    });
    chapter.section("scrutiny-answers", "What was answered", |inner| {
        let told: Vec<String> = ANSWERS
            .iter()
            .filter_map(|line| {
                let accepted = row(view, line.group, "accepted")?;
                Some(format!("{} accept {}", lower(line.label), accepted.share?))
            })
            .collect();
        let summary = if told.is_empty() {
            String::new()
        } else {
            format!("Of the concerns and risks addressed to them, {} in full.", listed(&told))
        };
        let answers =
            lines(view, "answers", "Answers to concerns and risks, by who answered, England", "Who answered", summary, &ANSWERS);
        if let Some(answers) = answers {
            inner.chart(answers);
        }
    });
    chapter.section("scrutiny-escalations", "What was taken further, and looked at again", |inner| {
        let level = |code: &str| row(view, Group::Escalations, code);
        let all = view.totals.whole(Group::Escalations, ENGLAND).unwrap_or_default();
        if let Some(not) = level("none").filter(|_| all.value.is_some_and(|value| !value.is_zero())) {
            inner.text(format!(
                "{} of the concerns and risks were not escalated: {}.",
                share(not.share),
                of_all(not.total.value, all)
            ));
        }
        inner.table(
            Shown::in_order(
                Group::Escalations,
                "escalations",
                "Concerns and risks by how far they were taken, England",
                "Escalated to",
            )
            .table(view),
        );
        inner.table(
            Shown::in_order(
                Group::Retests,
                "retests",
                "Concerns and risks by what was found when they were looked at again, England",
                "Found",
            )
            .table(view),
        );
        inner.table(
            Shown::in_order(Group::Requests, "requests", "Requests of scrutineers for information, England", "Requests")
                .table(view),
        );
    });
    chapter.section("scrutiny-actions", "Actions, by what they followed", |inner| {
        let told: Vec<String> = ACTIONS
            .iter()
            .filter_map(|line| Some(format!("{} of those after {}", row(view, line.group, "overdue")?.share?, lower(line.label))))
            .collect();
        let summary = if told.is_empty() { String::new() } else { format!("Overdue are {}.", listed(&told)) };
        let actions =
            lines(view, "actions", "Actions by what they followed and how far they are, England", "Followed", summary, &ACTIONS);
        if let Some(actions) = actions {
            inner.chart(actions);
        }
    });
    chapter.unless_empty()
}

fn message(view: &View, chapter: &mut Chapter) {
    let findings = view.totals.whole(Group::Findings, ENGLAND).unwrap_or_default();
    let Some(number) = findings.value else { return };
    let kind = |code: &str| whole(view.totals.of(Group::Findings, ENGLAND, code).value);
    let critical = row(view, Group::Severities, "critical");
    let grave = critical
        .filter(|row| row.total.value.is_some_and(|value| !value.is_zero()))
        .map_or_else(String::new, |row| format!(" {} of the concerns and risks are critical.", whole(row.total.value)));
    chapter.text(format!(
        "Scrutineers made {} findings, {}: {} strengths, {} concerns and {} risks.{grave}",
        whole(Some(number)),
        in_returns(findings.returns),
        kind("strength"),
        kind("concern"),
        kind("risk")
    ));
    let refused = view.totals.of(Group::Requests, ENGLAND, "refused");
    let requested = view.totals.of(Group::Requests, ENGLAND, "requested");
    chapter.at_a_glance([
        key("Findings", Some(whole(Some(number))), [Some(in_returns(findings.returns))]),
        key(
            "Concerns and risks",
            view.totals.whole(Group::Severities, ENGLAND).and_then(|all| all.value).map(|all| whole(Some(all))),
            [],
        ),
        key(
            "Requests for information refused",
            refused.value.map(|refused| whole(Some(refused))),
            [requested.value.map(|requested| format!("{} made", whole(Some(requested))))],
        ),
    ]);
}

fn row(view: &View, group: Group, code: &str) -> Option<Row> {
    view.totals.rows(group, ENGLAND).into_iter().find(|row| row.category.code == code)
}

fn largest(rows: &[Row]) -> Option<&Row> {
    rows.iter().max_by_key(|row| row.total.value)
}
