//! What the checks found, by rule and by partnership.

use super::View;
use super::words::{in_returns, share};
use crate::annual_return::report::{Chapter, cell};
use crate::annual_return::rules;
use crate::document::{Column, Section, Table};
use crate::value::{counted, grouped};

/// The chapter; none where no return counts.
pub fn chapter(view: &View) -> Option<Section> {
    if view.totals.returns == 0 {
        return None;
    }
    let mut chapter = Chapter::of_many("checks", "What the checks ask");
    let checks = view.totals.checks;
    chapter.text(format!(
        "A return counts only without errors. What remains are queries: facts that a partnership mends or explains. {}, {}; partnerships have explained {} ({}).",
        match checks.queries {
            0 => "No query is left without an explanation".to_owned(),
            1 => "One query is left without an explanation".to_owned(),
            number => format!("{} queries are left without an explanation", grouped(number)),
        },
        in_returns(checks.returns_with_queries),
        counted(checks.explained, "query", "queries"),
        share(checks.share_explained)
    ));
    chapter.section("checks-rules", "By rule", |inner| by_rule(view, inner));
    chapter.section("checks-partnerships", "By partnership", |inner| by_partnership(view, inner));
    Some(chapter.done())
}

fn by_rule(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Rule", 6),
        Column::words("Code", 2),
        Column::words("Level", 2),
        Column::numbers("Returns"),
        Column::numbers("Times"),
    ];
    let mut table = Table::new("table-rules", "Rules that found something, those that found it in most returns first", columns);
    for rule in &view.totals.rules {
        let title = rules::all().find(|known| known.code == rule.code).map(|known| known.page().title);
        let title = title.unwrap_or_else(|| "A fault of the file".to_owned());
        table.row(
            super::capital(&title),
            vec![
                cell(rule.code.clone()),
                cell(super::capital(rule.level.word())),
                cell(grouped(rule.returns)),
                cell(grouped(rule.times)),
            ],
        );
    }
    chapter.table(table);
}

fn by_partnership(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Partnership", 5),
        Column::words("Received", 2),
        Column::words("In time", 2),
        Column::words("Published", 2),
        Column::numbers("Queries left"),
        Column::numbers("Explained"),
        Column::numbers("Advice"),
    ];
    let mut table = Table::new("table-checks", "Every return that counts: when it came, and what the checks ask", columns);
    for own in view.figures {
        let file = view.settled.files.iter().find(|file| file.file == own.file);
        let received = file.and_then(|file| file.received).and_then(|received| received.at.day());
        let in_time = match file.and_then(|file| file.late) {
            Some(true) => "Late",
            Some(false) => "In time",
            None => "Not known",
        };
        let day = |day: Option<crate::value::Date>| cell(day.map_or_else(|| "Not given".to_owned(), |day| day.to_string()));
        table.row(
            own.partnership.clone(),
            vec![
                received.map_or_else(|| cell("Not known"), |day| cell(day.to_string())),
                cell(in_time),
                day(own.published_on),
                cell(grouped(own.tally.queries)),
                cell(grouped(own.tally.explained)),
                cell(grouped(own.tally.advice)),
            ],
        );
    }
    chapter.table(table);
}
