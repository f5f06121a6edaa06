//! Which authorities reported, and what became of what was sent.

use super::View;
use super::words::share;
use crate::annual_return::report::{Chapter, cell};
use crate::chart::{Bar, Frame, bars};
use crate::collate::report::totals::Coverage;
use crate::collate::{AuthorityState, AuthorityStatus, CaseKind, FileStatus};
use crate::document::{Column, Section, Table};
use crate::value::{Choice, capitalised, counted, grouped, listed};

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("coverage", "Who reported");
    message(view, &mut chapter);
    by_region(view, &mut chapter);
    chapter.section("coverage-councils", "Which councils", |inner| councils(view, inner));
    chapter.section("coverage-questions", "What is still to be settled", |inner| questions(view, inner));
    chapter.section("coverage-files", "What was found", |inner| files(view, inner));
    chapter.unless_empty()
}

fn with(view: &View, status: AuthorityStatus) -> usize {
    view.collation.authorities_with(status)
}

fn message(view: &View, chapter: &mut Chapter) {
    let Some(england) = view.totals.coverage.first().filter(|england| england.all > 0) else {
        return chapter.text("The areas of England are not known to this collation.");
    };
    let mut sentences = vec![format!(
        "{} of the {} councils of England ({}) are covered by a return that counts.",
        capitalised(&grouped(england.reported)),
        grouped(england.all),
        share(england.share)
    )];
    let told = |status: AuthorityStatus, one: &str, several: &str| {
        let number = with(view, status);
        (number > 0).then(|| counted(number, one, several))
    };
    let parts: Vec<String> = [
        told(AuthorityStatus::Late, "council reported late", "councils reported late"),
        told(AuthorityStatus::NotAccepted, "sent a return with errors", "sent a return with errors"),
        told(AuthorityStatus::InConflict, "is in conflict with another return", "are in conflict with another return"),
        told(AuthorityStatus::Missing, "sent nothing", "sent nothing"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !parts.is_empty() {
        sentences.push(format!("{}.", capitalised(&listed(&parts))));
    }
    let across = &view.totals.across;
    if !across.is_empty() {
        let which = if across.len() > 6 { String::new() } else { format!(": {}", across.join("; ")) };
        sentences.push(format!(
            "{} no region’s own, because the authorities lie in several regions or in none; {} in England alone{which}.",
            match across.len() {
                1 => "One return is".to_owned(),
                number => format!("{} returns are", grouped(number)),
            },
            if across.len() == 1 { "it counts" } else { "they count" }
        ));
    }
    chapter.text(sentences.join(" "));
}

fn by_region(view: &View, chapter: &mut Chapter) {
    let mut columns = vec![Column::words("Area", 3)];
    columns.extend(AuthorityStatus::ALL.iter().map(|status| Column::numbers(status.label())));
    columns.extend([Column::numbers("Councils"), Column::numbers("Covered")]);
    let mut table = Table::new("table-coverage", "Councils by what is known of their return, by region", columns);
    let bar = |row: &Coverage| {
        let printed = format!("{} of {}, {}", grouped(row.reported), grouped(row.all), share(row.share));
        Bar::new(row.name.clone(), row.share.map(|share| share.decimal()), printed)
    };
    let mut drawn = Vec::new();
    for (place, row) in view.totals.coverage.iter().enumerate() {
        let mut cells: Vec<_> = row.by_status.iter().map(|number| cell(grouped(*number))).collect();
        cells.extend([cell(grouped(row.all)), cell(share(row.share))]);
        if place == 0 {
            table.total(row.name.clone(), cells);
            continue;
        }
        table.row(row.name.clone(), cells);
        drawn.push(bar(row));
    }
    if drawn.is_empty() {
        return;
    }
    drawn.extend(view.totals.coverage.first().map(bar));
    // The sum stands below what it sums up.
    table.rows.rotate_left(1);
    let lowest = view.totals.coverage.iter().skip(1).min_by(|a, b| a.share.cmp(&b.share));
    let highest = view.totals.coverage.iter().skip(1).max_by(|a, b| a.share.cmp(&b.share));
    let summary = match lowest.zip(highest) {
        Some((lowest, highest)) if lowest.share != highest.share => format!(
            "Coverage is highest in {} ({} of {}) and lowest in {} ({} of {}).",
            highest.name,
            grouped(highest.reported),
            grouped(highest.all),
            lowest.name,
            grouped(lowest.reported),
            grouped(lowest.all)
        ),
        Some((lowest, _)) => format!("Coverage is the same in every region: {}.", share(lowest.share)),
        None => String::new(),
    };
    let frame = Frame {
        anchor: "chart-coverage".to_owned(),
        title: "Councils covered by a return that counts".to_owned(),
        summary,
        table,
    };
    chapter.chart(bars(frame, &drawn));
}

/// For each status the councils that have it, a row a region.
fn councils(view: &View, chapter: &mut Chapter) {
    let mut regions: Vec<(&str, &str)> =
        view.collation.authorities.iter().map(|own| (own.region_code.as_str(), own.region.as_str())).collect();
    regions.sort_unstable();
    regions.dedup();
    for status in AuthorityStatus::ALL {
        let columns = vec![Column::words("Region", 2), Column::words("Councils", 8)];
        let mut table = Table::new(
            format!("table-councils-{}", status.code().replace('_', "-")),
            format!("{}: which councils", status.label()),
            columns,
        );
        for (code, region) in &regions {
            let own = |authority: &&AuthorityState| authority.status == *status && authority.region_code == *code;
            let names: Vec<&str> = view.collation.authorities.iter().filter(own).map(|own| own.name.as_str()).collect();
            if !names.is_empty() {
                table.row(*region, vec![cell(names.join("; "))]);
            }
        }
        chapter.table(table);
    }
}

fn questions(view: &View, chapter: &mut Chapter) {
    // Explanations are settled with their partnerships, and are not told here.
    let open: Vec<_> =
        view.collation.cases.iter().filter(|case| case.decided.is_none() && case.kind != CaseKind::Explanation).collect();
    if open.is_empty() {
        return;
    }
    let columns = vec![Column::words("Kind", 2), Column::words("Question", 6)];
    let mut table = Table::new("table-questions", "What a person has to settle", columns);
    for case in open {
        table.row(case.kind.label(), vec![cell(case.question.clone())]);
    }
    chapter.table(table);
}

fn files(view: &View, chapter: &mut Chapter) {
    if view.collation.files.is_empty() {
        return chapter.text("No file was found.");
    }
    let not_counted = view.totals.files.iter().any(|(status, _)| *status != FileStatus::Counts);
    chapter.text(format!(
        "{} found. {}",
        match view.collation.files.len() {
            1 => "One file was".to_owned(),
            number => format!("{} files were", grouped(number)),
        },
        if not_counted { "This is what became of them; the register tells it file by file." } else { "Each of them counts." }
    ));
    let columns = vec![Column::words("What became of it", 4), Column::numbers("Files")];
    let mut table = Table::new("table-files", "What became of the files", columns);
    for (status, number) in &view.totals.files {
        table.row(status.label(), vec![cell(grouped(*number))]);
    }
    table.total("All files", vec![cell(grouped(view.collation.files.len()))]);
    chapter.table(table);
}
