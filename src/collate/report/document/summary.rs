//! The year on a page, for the nation: the figures that matter most, and a sentence a chapter.

use super::View;
use super::words::{in_returns, of_returns, round, share, whole};
use crate::annual_return::report::{Chapter, key, link_to, lower};
use crate::collate::report::group::Group;
use crate::collate::report::totals::{Row, Totals};
use crate::document::{Block, Inline, Section};
use crate::value::{grouped, listed};

const ENGLAND: usize = Totals::ENGLAND;

/// The chapter; `None` if no return counts.
pub fn chapter(view: &View) -> Option<Section> {
    if view.totals.returns == 0 {
        return None;
    }
    let totals = view.totals;
    let mut chapter = Chapter::of_many("summary", "The year on a page");
    let england = totals.coverage.first();
    let paid = totals.whole(Group::IncomeByPartner, ENGLAND).unwrap_or_default();
    let spent = totals.whole(Group::SpentByFunction, ENGLAND).unwrap_or_default();
    let needs = [Group::NeedsMet, Group::NeedsPartlyMet, Group::NeedsNotMet];
    let not_met = totals.whole_share(Group::NeedsNotMet, &needs);
    chapter.at_a_glance([
        key(
            "Councils covered by a return that counts",
            england.filter(|england| england.all > 0).map(|england| grouped(england.reported)),
            [england.map(|england| format!("of {}, {}", grouped(england.all), share(england.share)))],
        ),
        key("Paid in by partners", paid.value.map(round), [Some(in_returns(paid.returns))]),
        key("Spent from own budgets", spent.value.map(round), [Some(in_returns(spent.returns))]),
        key(
            "Needs that are not met",
            not_met.map(|share| share.to_string()),
            [totals.together(&needs).map(|all| format!("of {} needs", whole(Some(all))))],
        ),
        key(
            "Services with strong evidence of impact",
            row(view, Group::Services, "strong").and_then(|row| row.share).map(|share| share.to_string()),
            [totals
                .whole(Group::Services, ENGLAND)
                .and_then(|all| all.value)
                .map(|all| format!("of {} services", whole(Some(all))))],
        ),
        key(
            "Data-sharing agreements in date",
            row(view, Group::Agreements, "in_date").and_then(|row| row.share).map(|share| share.to_string()),
            [totals.whole(Group::Agreements, ENGLAND).and_then(|all| all.value).map(|all| format!("of {}", whole(Some(all))))],
        ),
    ]);
    let items: Vec<Vec<Block>> = lines(view)
        .into_iter()
        .map(|(anchor, title, words)| {
            vec![Block::Paragraph(vec![
                Inline::Strong(vec![link_to(anchor, format!("{title}."))]),
                Inline::Text(format!(" {words}")),
            ])]
        })
        .collect();
    if !items.is_empty() {
        chapter.block(Block::List { ordered: false, items });
    }
    Some(chapter.done())
}

fn row(view: &View, group: Group, code: &str) -> Option<Row> {
    view.totals.rows(group, ENGLAND).into_iter().find(|row| row.category.code == code)
}

/// A sentence or two a topic: the anchor of its chapter, a word for it, and what is so.
fn lines(view: &View) -> Vec<(&'static str, &'static str, String)> {
    let totals = view.totals;
    let mut lines = Vec::new();
    let partners: Vec<String> = totals
        .rows(Group::IncomeByPartner, ENGLAND)
        .iter()
        .filter_map(|row| Some(format!("{} paid {}", lower(row.category.label), row.share?)))
        .collect();
    if !partners.is_empty() {
        lines.push(("contributions", "Money", format!("Of all that was paid in, {}.", listed(&partners))));
    }
    if let Some((row, number)) = totals.ranked(Group::NotEnough, ENGLAND).first().and_then(|row| Some((*row, row.total.value?))) {
        lines.push((
            "spending",
            "Sufficiency",
            format!(
                "The money is called not enough most often for {}: in {} that judge it.",
                lower(row.category.label),
                of_returns(number, row.total.returns)
            ),
        ));
    }
    let unmet: Vec<String> = totals
        .ranked(Group::NeedsNotMet, ENGLAND)
        .iter()
        .take(3)
        .filter_map(|row| Some(format!("{} ({})", lower(row.category.label), whole(Some(row.total.value?)))))
        .collect();
    if !unmet.is_empty() {
        lines.push(("needs", "Needs", format!("Most needs that are not met: {}.", listed(&unmet))));
    }
    if let Some(share) = row(view, Group::Outcomes, "reached").and_then(|row| row.share) {
        lines.push(("services", "Impact", format!("{share} of outcome measures with a target reached it.")));
    }
    let findings = totals.whole(Group::Findings, ENGLAND).unwrap_or_default();
    if let Some(number) = findings.value {
        let unanswered = row(view, Group::AnswersOfCouncils, "unanswered").and_then(|row| row.share);
        let unanswered = unanswered
            .map_or_else(String::new, |share| format!(" Councils left {share} of what was addressed to them unanswered."));
        lines.push((
            "scrutiny",
            "Scrutiny",
            format!("Scrutineers made {} findings, {}.{unanswered}", whole(Some(number)), in_returns(findings.returns)),
        ));
    }
    if let Some(share) = row(view, Group::RapidReviews, "in_time").and_then(|row| row.share) {
        lines.push(("learning", "Reviews", format!("{share} of rapid reviews went to the national panel in time.")));
    }
    let publication = &totals.publication;
    if let Some(due) = publication.due {
        lines.push((
            "learning",
            "Publication",
            match publication.in_time {
                0 => format!("No return gives a day of publication by {due}."),
                number if number == totals.returns => format!("Every return gives a day of publication by {due}."),
                number => {
                    format!("{} of {} returns give a day of publication by {due}.", grouped(number), grouped(totals.returns))
                }
            },
        ));
    }
    let asked: usize = totals.indicators.iter().filter(|own| !own.outliers.is_empty()).count();
    if asked > 0 {
        lines.push((
            "indicators",
            "Data",
            format!(
                "{} at least one area that stands far from the others: a question to ask.",
                match asked {
                    1 => "One indicator has".to_owned(),
                    number => format!("{} indicators have", grouped(number)),
                }
            ),
        ));
    }
    let checks = totals.checks;
    lines.push(("checks", "Checks", format!("{} of queries are explained.", share(checks.share_explained))));
    if checks.share_explained.is_none() {
        lines.pop();
    }
    lines
}
