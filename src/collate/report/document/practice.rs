//! How partners work: agreements on sharing information, reviews and audits, when returns are published, who was heard.

use super::View;
use super::by_category::{Line, Shown, lines};
use super::words::{in_returns, of_all, returns, share, whole, with_share};
use crate::annual_return::report::{Chapter, cell, key, lower};
use crate::chart::{Bar, shares};
use crate::collate::report::group::Group;
use crate::collate::report::totals::{Row, Totals};
use crate::document::{Column, Section, Table};
use crate::value::{Decimal, Fraction, grouped};

const ENGLAND: usize = Totals::ENGLAND;

const STANDING: [Line; 3] = [
    Line { label: "Structured: complete, with the right parties", group: Group::Structured },
    Line { label: "Formalised: signed, assessed and owned", group: Group::Formalised },
    Line { label: "Working in daily practice", group: Group::Operating },
];

fn row(view: &View, group: Group, code: &str) -> Option<Row> {
    view.totals.rows(group, ENGLAND).into_iter().find(|row| row.category.code == code)
}

/// A group as one bar cut into shares.
fn bar(view: &View, chapter: &mut Chapter, shown: Shown, title: &str, summary: String) {
    let rows = shown.rows(view);
    if rows.is_empty() {
        return;
    }
    let parts: Vec<Bar> = rows
        .iter()
        .map(|row| Bar::new(row.category.label, row.total.value, with_share(whole(row.total.value), row.share)))
        .collect();
    chapter.chart(shares(shown.frame(view, title, summary), &parts, |sum: Decimal| whole(Some(sum))));
}

/// The chapter on agreements; `None` if no return gives any.
pub fn agreements(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("agreements", "Agreements on sharing information");
    let all = view.totals.whole(Group::Agreements, ENGLAND).unwrap_or_default();
    let in_date = row(view, Group::Agreements, "in_date");
    let summary = in_date.filter(|_| all.returns > 0).map_or_else(String::new, |row| {
        format!(
            "{} of data-sharing agreements are in date on the day their return was prepared ({}), {}.",
            share(row.share),
            of_all(row.total.value, all),
            in_returns(all.returns)
        )
    });
    let shown =
        Shown::in_order(Group::Agreements, "agreements", "Data-sharing agreements by whether they are in date, England", "State");
    bar(view, &mut chapter, shown, "Data-sharing agreements by whether they are in date", summary);
    let working = row(view, Group::Operating, "yes").and_then(|row| row.share);
    let summary = working
        .map_or_else(String::new, |share| format!("Partners judge that {share} of their agreements work in daily practice."));
    let standing =
        lines(view, "standing", "Agreements structured, formalised and working, England", "Respect", summary, &STANDING);
    if let Some(standing) = standing {
        chapter.chart(standing);
    }
    chapter.unless_empty()
}

/// The chapter on reviews and audits; `None` if no return gives any.
pub fn learning(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("learning", "Reviews and audits, and how long they took");
    let all = view.totals.whole(Group::RapidReviews, ENGLAND).unwrap_or_default();
    let in_time = row(view, Group::RapidReviews, "in_time");
    let judged = all.value.filter(|judged| !judged.is_zero());
    if let Some((row, _)) = in_time.zip(judged) {
        chapter.text(format!(
            "{} of rapid reviews went to the national panel in time ({}), {}.{}",
            share(row.share),
            of_all(row.total.value, all),
            in_returns(all.returns),
            match all.without {
                0 => String::new(),
                _ => " The days a review took are in the full form of a return alone, so returns sent in their public form tell nothing of it.".to_owned(),
            }
        ));
    }
    let months = view.totals.months_to_publication;
    chapter.at_a_glance([
        key(
            "Rapid reviews sent in time",
            in_time.and_then(|row| row.share).map(|share| share.to_string()),
            [judged.map(|judged| format!("of {}", whole(Some(judged))))],
        ),
        key(
            "Months to publication of a practice review",
            months.map(|months| Fraction::rounded(months.median, 1).to_string()),
            [
                months.map(|_| "median".to_owned()),
                months.map(|months| format!("{} published, the longest took {}", grouped(months.reviews), months.longest)),
            ],
        ),
        key(
            "Multi-agency audits",
            view.totals.whole(Group::Audits, ENGLAND).and_then(|all| all.value).map(|all| whole(Some(all))),
            [],
        ),
    ]);
    chapter.section("learning-rapid", "Rapid reviews", |inner| {
        inner.table(
            Shown::in_order(
                Group::RapidReviews,
                "rapid-reviews",
                "Rapid reviews by whether they were sent in time, England",
                "Sent",
            )
            .table(view),
        );
        inner.table(
            Shown::in_order(Group::ReviewDecisions, "review-decisions", "Rapid reviews by what was decided, England", "Decision")
                .table(view),
        );
    });
    chapter.section("learning-audits", "Audits", |inner| {
        let shown =
            Shown::in_order(Group::Audits, "audits", "Multi-agency audits by how they graded practice, England", "Practice");
        let weak = row(view, Group::Audits, "weak").filter(|row| row.total.value.is_some());
        let summary = weak.map_or_else(String::new, |row| {
            format!("{} of audits found practice weak in most cases ({}).", share(row.share), whole(row.total.value))
        });
        bar(view, inner, shown, "Multi-agency audits by how they graded practice", summary);
    });
    chapter.section("learning-publication", "When returns are published", |inner| publication(view, inner));
    chapter.unless_empty()
}

fn publication(view: &View, chapter: &mut Chapter) {
    let publication = &view.totals.publication;
    let Some(due) = publication.due.filter(|_| view.totals.returns > 0) else { return };
    let columns = vec![Column::words("Day of publication", 4), Column::numbers("Returns")];
    let mut table = Table::new("table-publication", "Returns by the day they are published", columns);
    table.row(format!("On {due} or before"), vec![cell(grouped(publication.in_time))]);
    table.row(format!("After {due}"), vec![cell(grouped(publication.late.len()))]);
    table.row("No day given", vec![cell(grouped(publication.no_day))]);
    table.total("All returns that count", vec![cell(grouped(view.totals.returns))]);
    table.notes.push(cell(format!("Guidance asks for publication by {due}. The day is the one the return gives.")));
    let drawn = [
        Bar::new(format!("On {due} or before"), Decimal::from(publication.in_time), grouped(publication.in_time)),
        Bar::new(format!("After {due}"), Decimal::from(publication.late.len()), grouped(publication.late.len())),
        Bar::new("No day given", Decimal::from(publication.no_day), grouped(publication.no_day)),
    ];
    let frame = crate::chart::Frame {
        anchor: "chart-publication".to_owned(),
        title: "Returns by the day they are published".to_owned(),
        summary: format!(
            "Of {}, {} {} published by {due}, {} later, and {} {} no day.",
            returns(view.totals.returns),
            grouped(publication.in_time),
            if publication.in_time == 1 { "is" } else { "are" },
            grouped(publication.late.len()),
            grouped(publication.no_day),
            if publication.no_day == 1 { "gives" } else { "give" }
        ),
        table,
    };
    chapter.chart(crate::chart::bars(frame, &drawn));
    let columns = vec![Column::words("Partnership", 5), Column::words("Day of publication", 3)];
    let mut table = Table::new("table-published-late", format!("Returns published after {due}"), columns);
    for (partnership, day) in &publication.late {
        table.row(partnership.clone(), vec![cell(day.to_string())]);
    }
    chapter.table(table);
}

/// The chapter on voice; `None` if no return gives any.
pub fn voice(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("voice", "How children and families were heard");
    let all = view.totals.whole(Group::Engagements, ENGLAND).unwrap_or_default();
    let shown =
        Shown::ranked(Group::Engagements, "engagements", "Times children or families were heard, by kind, England", "Kind");
    if let (Some(number), Some(most)) = (all.value, shown.rows(view).first()) {
        let summary = format!(
            "Returns tell of {} times when children or families were heard, {}; most often: {} ({}).",
            whole(Some(number)),
            in_returns(all.returns),
            lower(most.category.label),
            share(most.share)
        );
        chapter.chart(shown.bars(view, "Times children or families were heard, by kind", summary));
        chapter.table(
            Shown::ranked(
                Group::HeardBy,
                "heard-by",
                "Times children or families were heard, by who listened, England",
                "Who listened",
            )
            .table(view),
        );
    }
    chapter.unless_empty()
}
