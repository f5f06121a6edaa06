//! What the checks found, by rule and by partnership.

use super::View;
use super::words::{in_returns, share};
use crate::annual_return::report::{Chapter, cell};
use crate::annual_return::rules;
use crate::collate::report::figures::Figures;
use crate::document::{Column, Section, Table};
use crate::value::{capitalised, counted, grouped, listed};

/// The chapter; `None` if no return counts.
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
            capitalised(&title),
            vec![
                cell(rule.code.clone()),
                cell(capitalised(rule.level.word())),
                cell(grouped(rule.returns)),
                cell(grouped(rule.times)),
            ],
        );
    }
    chapter.table(table);
}

fn by_partnership(view: &View, chapter: &mut Chapter) {
    let file = |own: &Figures| view.collation.files.iter().find(|file| file.file == own.file);
    let received = |own: &Figures| file(own).and_then(|file| file.received).and_then(|received| received.at.day());
    let late = |own: &Figures| file(own).and_then(|file| file.late);
    // A column in which nobody has anything is said once, in words.
    let has_received = view.figures.iter().any(|own| received(own).is_some());
    let has_late = view.figures.iter().any(|own| late(own).is_some());
    let has_published = view.figures.iter().any(|own| own.published_on.is_some());
    let mut columns = vec![Column::words("Partnership", 5)];
    columns.extend(has_received.then(|| Column::words("Received", 2)));
    columns.extend(has_late.then(|| Column::words("In time", 2)));
    columns.extend(has_published.then(|| Column::words("Published", 2)));
    columns.extend([Column::numbers("Queries left"), Column::numbers("Explained"), Column::numbers("Advice")]);
    let mut table = Table::new("table-checks", "Every return that counts: when it came, and what the checks ask", columns);
    for own in view.figures {
        let mut cells = Vec::new();
        cells.extend(has_received.then(|| cell(received(own).map_or_else(|| "Not known".to_owned(), |day| day.to_string()))));
        cells.extend(has_late.then(|| {
            cell(match late(own) {
                Some(true) => "Late",
                Some(false) => "In time",
                None => "Not known",
            })
        }));
        cells.extend(has_published.then(|| cell(own.published_on.map_or_else(|| "Not given".to_owned(), |day| day.to_string()))));
        cells.extend([own.tally.queries, own.tally.explained, own.tally.advice].map(|number| cell(grouped(number))));
        table.row(own.partnership.clone(), cells);
    }
    let nobody = [(has_received, "when it came"), (has_late, "whether it came in time"), (has_published, "when it is published")];
    let unsaid: Vec<&str> = nobody.iter().filter(|(is_known, _)| !is_known).map(|(_, what)| *what).collect();
    if !unsaid.is_empty() {
        chapter.text(format!("Of no return it is known {}.", listed(&unsaid)));
    }
    chapter.table(table);
}
