//! What children need by theme, what is not met, and what the services for it show.

use super::View;
use super::by_category::{Shown, stacked_bars};
use super::words::{in_returns, left_out, of_all, round, share, some_names, whole};
use crate::annual_return::report::{Chapter, cell, key, lower};
use crate::chart::{Bar, Frame, Group as Bars, Measure, shares};
use crate::collate::report::group::Group;
use crate::collate::report::totals::Totals;
use crate::document::{Column, Section, Table};
use crate::value::{Decimal, listed};

const ENGLAND: usize = Totals::ENGLAND;
const STATUSES: [Group; 3] = [Group::NeedsMet, Group::NeedsPartlyMet, Group::NeedsNotMet];

/// The chapter on needs; `None` if no return gives any.
pub fn needs(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("needs", "What children need, and what is not met");
    let not_met = view.totals.whole(Group::NeedsNotMet, ENGLAND).unwrap_or_default();
    let all = view.totals.together(&STATUSES);
    if let (Some(number), Some(all)) = (not_met.value, all) {
        let part = view.totals.whole_share(Group::NeedsNotMet, &STATUSES);
        chapter.text(format!(
            "Partnerships name {} needs, {}. {} are not met ({}){}.",
            whole(Some(all)),
            in_returns(not_met.returns),
            whole(Some(number)),
            share(part),
            view.totals
                .ranked(Group::NeedsNotMet, ENGLAND)
                .first()
                .map_or_else(String::new, |row| format!(", most often under {}", lower(row.category.label)))
        ));
        let without = view.totals.whole(Group::NeedsWithoutService, ENGLAND).unwrap_or_default();
        chapter.at_a_glance([
            key("Needs", Some(whole(Some(all))), [Some(in_returns(not_met.returns))]),
            key("Not met", Some(whole(Some(number))), [part.map(|part| part.to_string())]),
            key("With no service", without.value.map(|number| whole(Some(number))), [Some(in_returns(without.returns))]),
        ]);
    }
    by_theme(view, &mut chapter);
    chapter.section("needs-no-service", "Needs with no service", |inner| {
        let shown = Shown::ranked(
            Group::NeedsWithoutService,
            "needs-no-service",
            "Needs that no service names, by theme, England",
            "Theme",
        );
        if shown.rows(view).is_empty() {
            let all = view.totals.whole(Group::NeedsWithoutService, ENGLAND).unwrap_or_default();
            if all.returns > 0 {
                inner.text(format!("Every need has a service, {}.", in_returns(all.returns)));
            }
            return;
        }
        inner.table(shown.table(view));
    });
    chapter.section("needs-unmet", "Every need that is not met", |inner| unmet(view, inner));
    chapter.unless_empty()
}

fn by_theme(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Theme", 4),
        Column::numbers("Met"),
        Column::numbers("Partly met"),
        Column::numbers("Not met"),
        Column::numbers("Share not met"),
        Column::numbers("Returns"),
    ];
    let mut table = Table::new("table-needs", "Needs by theme and by how far they are met, England", columns);
    let mut groups = Vec::new();
    let mut rows = view.totals.rows(Group::NeedsNotMet, ENGLAND);
    rows.sort_by_key(|row| std::cmp::Reverse(row.total.value));
    for row in rows {
        let numbers = STATUSES.map(|group| view.totals.of(group, ENGLAND, row.category.code).value);
        if numbers.iter().all(|number| number.is_none_or(|number| number.is_zero())) {
            continue;
        }
        let mut cells = numbers.map(|number| cell(whole(number))).to_vec();
        cells.push(cell(share(view.totals.share_among(Group::NeedsNotMet, &STATUSES, row.category.code))));
        cells.push(cell(crate::value::grouped(row.total.returns)));
        table.row(row.category.label, cells);
        groups.push(Bars::new(row.category.label, numbers.map(|number| Measure::new(number, whole(number))).to_vec()));
    }
    if groups.is_empty() {
        return;
    }
    let told: Vec<String> = view
        .totals
        .ranked(Group::NeedsNotMet, ENGLAND)
        .iter()
        .take(3)
        .filter_map(|row| Some(format!("{} ({})", lower(row.category.label), whole(Some(row.total.value?)))))
        .collect();
    let summary = match told.as_slice() {
        [] => "Every need is met or partly met.".to_owned(),
        told => format!("Most needs that are not met stand under {}.{}", listed(told), left_out(groups.len())),
    };
    let frame = Frame {
        anchor: "chart-needs".to_owned(),
        title: "Needs by theme and by how far they are met".to_owned(),
        summary,
        table,
    };
    chapter.chart(stacked_bars(frame, &["Met", "Partly met", "Not met"], groups));
}

/// The needs that are not met, by theme, each in the words of its partnership.
fn unmet(view: &View, chapter: &mut Chapter) {
    let columns = vec![Column::words("Need", 4), Column::words("Theme", 3), Column::words("Partnerships", 6)];
    let mut table = Table::new("table-unmet", "Needs that are not met, by theme", columns);
    for category in Group::NeedsNotMet.categories() {
        // Partnerships that name a need in the same words stand in one row.
        let mut needs: Vec<(&str, Vec<&str>)> = Vec::new();
        for own in view.figures {
            for (_, title) in own.unmet.iter().filter(|(theme, _)| theme == category.code) {
                let title = if title.is_empty() { "Not named" } else { title };
                match needs.iter_mut().find(|(known, _)| *known == title) {
                    Some((_, names)) => names.push(&own.partnership),
                    None => needs.push((title, vec![&own.partnership])),
                }
            }
        }
        for (title, names) in needs {
            table.row(title, vec![cell(category.label), cell(some_names(&names))]);
        }
    }
    chapter.table(table);
}

/// The chapter on services; `None` if no return gives any.
pub fn services(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("services", "Which services show impact, and how strong it is");
    let rows = view.totals.rows(Group::Services, ENGLAND);
    let all = view.totals.whole(Group::Services, ENGLAND).unwrap_or_default();
    let number = |code: &str| rows.iter().find(|row| row.category.code == code).copied();
    if let (Some(count), Some(strong), Some(none)) = (all.value, number("strong"), number("none")) {
        chapter.text(format!(
            "Partnerships commissioned {} services, {}. The evidence of impact is strong for {} ({}), and there is none yet for {} ({}).",
            whole(Some(count)),
            in_returns(all.returns),
            whole(strong.total.value),
            share(strong.share),
            whole(none.total.value),
            share(none.share)
        ));
    }
    let shown = Shown::in_order(
        Group::Services,
        "services",
        "Services by strength of the evidence of impact, England",
        "Evidence of impact",
    );
    if !shown.rows(view).is_empty() {
        let told: Vec<String> =
            rows.iter().rev().filter_map(|row| Some(format!("{} {}", lower(row.category.label), row.share?))).collect();
        let parts: Vec<Bar> = rows
            .iter()
            .rev()
            .map(|row| Bar::new(row.category.label, row.total.value, super::words::with_share(whole(row.total.value), row.share)))
            .collect();
        let frame =
            shown.frame(view, "Services by strength of the evidence of impact", format!("Of all services: {}.", listed(&told)));
        chapter.chart(shares(frame, &parts, |sum: Decimal| whole(Some(sum))));
    }
    chapter.section("services-spending", "What was spent on services that show impact", |inner| {
        let shown = Shown::in_order(
            Group::SpentByStrength,
            "spent-by-strength",
            "Spending on services by strength of the evidence of impact, England",
            "Evidence of impact",
        );
        let strong = view.totals.rows(Group::SpentByStrength, ENGLAND).into_iter().find(|row| row.category.code == "strong");
        let all = view.totals.whole(Group::SpentByStrength, ENGLAND).unwrap_or_default();
        let summary = strong.and_then(|row| Some((row.total.value?, all.value?, row))).map(|(own, all_spent, row)| {
            format!(
                "{} of {} went to services with strong evidence ({}), {}.",
                round(own),
                round(all_spent),
                share(row.share),
                in_returns(all.returns)
            )
        });
        inner.chart(shown.bars(view, "Spending on services by strength of the evidence", summary.unwrap_or_default()));
    });
    chapter.section("services-evidence", "Evidence, targets and decisions", |inner| {
        let evidence = Shown::in_order(
            Group::ServicesWithEvidence,
            "evidence",
            "Services with and without evidence of impact, England",
            "Evidence",
        );
        let targets =
            Shown::in_order(Group::Outcomes, "outcomes", "Outcome measures with a target and a figure, England", "Target");
        let decisions =
            Shown::in_order(Group::Decisions, "decisions", "Services by what happens to them next, England", "Decision");
        let reached = view.totals.rows(Group::Outcomes, ENGLAND).into_iter().find(|row| row.category.code == "reached");
        if let Some((row, share)) = reached.and_then(|row| Some((row, row.share?))) {
            inner.text(format!(
                "{} of outcome measures with a target reached it: {}.",
                share,
                of_all(row.total.value, view.totals.whole(Group::Outcomes, ENGLAND).unwrap_or_default())
            ));
        }
        for shown in [evidence, targets, decisions] {
            inner.table(shown.table(view));
        }
    });
    chapter.unless_empty()
}

/// The chapter on priorities; `None` if no return gives any.
pub fn priorities(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("priorities", "How far the year’s priorities got");
    let shown = Shown::in_order(Group::Priorities, "priorities", "Priorities by progress, England", "Progress");
    let rows = shown.rows(view);
    let all = view.totals.whole(Group::Priorities, ENGLAND).unwrap_or_default();
    if rows.is_empty() {
        return None;
    }
    let progress = |label: &str| if label == "None" { "no".to_owned() } else { lower(label) };
    let told: Vec<String> = rows
        .iter()
        .filter(|row| row.total.value.is_some_and(|value| !value.is_zero()))
        .filter_map(|row| Some(format!("{} progress on {}", progress(row.category.label), row.share?)))
        .collect();
    let parts: Vec<Bar> = rows
        .iter()
        .map(|row| Bar::new(row.category.label, row.total.value, super::words::with_share(whole(row.total.value), row.share)))
        .collect();
    let frame = shown.frame(
        view,
        "Priorities by progress",
        format!(
            "Of {} priorities, {}, partners judge that they made {}.",
            whole(all.value),
            in_returns(all.returns),
            listed(&told)
        ),
    );
    chapter.chart(shares(frame, &parts, |sum: Decimal| whole(Some(sum))));
    Some(chapter.done())
}
