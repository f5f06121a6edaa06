//! The register: who has reported, with what, when, and what became of it.

use serde_json::{Value, json};

use super::national::Made;
use super::revisions::Revision;
use super::state::{AuthorityStatus, Collation, FileState, FileStatus};
use crate::dataset::{About, Cell, Column, Dataset, Kind, Shape, Table, csv};
use crate::document::{self, Block, Document, Inline, KeyFigure, Length, NoticeKind, Section};
use crate::error::Error;
use crate::value::{Choice as _, Date, counted, grouped, listed};

/// What the manifest of an output says of its collation.
pub fn about(collation: &Collation) -> Value {
    json!({
        "year": collation.asked.year.to_string(),
        "deadline": collation.asked.deadline.map(Date::iso),
        "release": collation.asked.release.code(),
        "files": collation.files.len(),
        "returns_that_count": collation.counting().count(),
    })
}

/// The register as data: files, authorities, partnerships, cases, receipts; for the spreadsheet with what they are.
pub fn dataset(collation: &Collation, revised: Option<&[Revision]>) -> Dataset {
    let year = collation.asked.year;
    Dataset {
        about: About {
            name: format!("register-{year}"),
            title: format!("Register of safeguarding children annual returns {}", year.in_words()),
            author: "Collated from the returns of safeguarding children partnerships".to_owned(),
            subject: "Every file that was found, with what became of it, and every authority of England".to_owned(),
            method: vec![
                "A return counts when nothing in it must be mended. Of several versions the last one counts whose last material change came by the deadline; where none did, the last one, late. A change of a few letters of a text is not material.".to_owned(),
            ],
            ..About::default()
        },
        tables: [files_table, authorities_table, partnerships_table, cases_table, received_table]
            .iter()
            .map(|table| table(collation))
            .chain(revised.map(super::revisions::table))
            .collect(),
    }
}

/// The files of the register but its page and its spreadsheet.
///
/// # Errors
/// When a table cannot be written, which no register causes.
pub fn files(collation: &Collation, revised: Option<&[Revision]>) -> Result<Vec<Made>, Error> {
    dataset(collation, revised)
        .tables
        .iter()
        .map(|table| Ok(Made { path: format!("{}.csv", table.name), bytes: csv(table)? }))
        .collect()
}

fn made(name: &str, title: &str, meaning: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { name: name.to_owned(), title: title.to_owned(), meaning: meaning.to_owned(), shape: Shape::Made, columns, rows }
}

fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Blank, |day| Cell::Date(day.iso()))
}

fn yes_no(answer: Option<bool>) -> Cell {
    answer.map_or(Cell::Blank, Cell::YesNo)
}

fn number(count: impl TryInto<usize>) -> Cell {
    count.try_into().map_or(Cell::Blank, Cell::number)
}

fn files_table(collation: &Collation) -> Table {
    use Kind::{Code, Count, Date as Day, Text, YesNo};
    let column = |name: &str, title: &str, kind: Kind, meaning: &str| Column::made(name, title, kind, meaning);
    let columns = vec![
        column("file", "File", Text, "Where it was found; the member of an archive stands behind an exclamation mark."),
        column("status", "Status", Code, "What became of it."),
        column("reason", "Reason", Text, "Why."),
        column("partnership", "Partnership", Text, "The partnership whose return it is."),
        column("partnership_id", "Partnership id", Text, "The id it chose."),
        column("authorities", "Authorities", Text, "The department’s codes of its authorities."),
        column("reporting_year", "Year", Text, "The year it reports on."),
        column("version", "Version", Count, "The number of the version."),
        column("form", "Came as", Code, "What it is written in."),
        column("data_form", "Form of the data", Code, "Full, or the public form only."),
        column("digest", "Digest", Text, "The SHA-256 of its public form: the same whatever the file is written in."),
        column("content_digest", "Content digest", Text, "The digest that signatures give, short."),
        column("sha256", "SHA-256 of the file", Text, "The digest of the file as it is."),
        column("received", "Received", Text, "When it was received. Blank where nobody says."),
        column("received_by", "Received according to", Code, "Who says when."),
        column("material_on", "Last material change", Day, "The day since which nothing but words was mended."),
        column(
            "days_after_deadline",
            "Days after the deadline",
            Count,
            "How many days after the deadline that was; 0 for in time.",
        ),
        column("late", "Late", YesNo, "Whether the return that counts is late. Blank where that is not known."),
        column("errors", "Errors", Count, "What must be mended."),
        column("queries", "Queries without explanation", Count, "Facts that need an explanation and have none that stands."),
        column("explained", "Queries explained", Count, "Facts that are explained."),
        column("advice", "Advice", Count, "Suggestions."),
        column("signed_by", "Signed by", Text, "Who signed for which body, and when."),
        column("prepared_on", "Prepared on", Day, "The day it was prepared, which its dates are judged on."),
        column("replaces", "Replaces", Text, "The digest of the version it says it replaces."),
        column("replaces_reason", "Why it replaces it", Text, "Its reason."),
        column("changed", "What changed", Text, "What changed since the version before."),
        column("counts_instead", "Counts in its place", Text, "The file that counts, or that says the same."),
        column("notes", "Notes", Text, "What else a reader should know."),
    ];
    let rows = collation.files.iter().map(|state| file_row(collation, state)).collect();
    made("register", "Files", "Every file that was found, with what became of it.", columns, rows)
}

fn file_row(collation: &Collation, state: &FileState) -> Vec<Cell> {
    let summary = state.summary.as_deref();
    let claim = summary.map(|summary| &summary.claim);
    let words = |text: Option<&str>| Cell::words(text.unwrap_or_default());
    let after = state.material_on.zip(collation.asked.deadline).map(|(on, deadline)| deadline.days_until(on).max(0));
    let instead = state.counts_instead.and_then(|file| collation.files.get(file));
    vec![
        Cell::words(state.file.clone()),
        Cell::words(state.status.code()),
        Cell::words(state.reason.clone()),
        words(claim.map(|claim| claim.partnership.as_str())),
        words(claim.map(|claim| claim.partnership_id.as_str())),
        Cell::words(claim.map(|claim| claim.authorities.join("; ")).unwrap_or_default()),
        Cell::words(claim.and_then(|claim| claim.year).map(|year| year.to_string()).unwrap_or_default()),
        claim.and_then(|claim| claim.version).map_or(Cell::Blank, number),
        words(state.form.map(|form| form.code())),
        words(summary.map(|summary| summary.data_form.code())),
        words(summary.map(|summary| summary.digest.full())),
        words(summary.map(|summary| summary.content_digest.as_str())),
        Cell::words(state.sha256.clone()),
        Cell::words(state.received.map(|received| received.at.iso()).unwrap_or_default()),
        words(state.received.map(|received| received.by.code())),
        day(state.material_on),
        after.map_or(Cell::Blank, number),
        yes_no(state.late),
        summary.map_or(Cell::Blank, |summary| number(summary.tally.errors)),
        summary.map_or(Cell::Blank, |summary| number(summary.tally.queries)),
        summary.map_or(Cell::Blank, |summary| number(summary.tally.explained)),
        summary.map_or(Cell::Blank, |summary| number(summary.tally.advice)),
        Cell::words(summary.map(signatures).unwrap_or_default()),
        day(claim.and_then(|claim| claim.prepared_on)),
        words(claim.map(|claim| claim.replaces.as_str())),
        words(claim.map(|claim| claim.replaces_reason.as_str())),
        Cell::words(state.changed.clone()),
        words(instead.map(|other| other.file.as_str())),
        Cell::words(summary.map(|summary| summary.notes.join("; ")).unwrap_or_default()),
    ]
}

fn signatures(summary: &super::ReturnSummary) -> String {
    let signed = summary.signed.iter().map(|signed| {
        let on = signed.date.map(|day| format!(", {}", day.iso())).unwrap_or_default();
        format!("{} for {}{on}", signed.name, signed.body)
    });
    signed.collect::<Vec<_>>().join("; ")
}

fn authorities_table(collation: &Collation) -> Table {
    let text = |name: &str, title: &str, meaning: &str| Column::made(name, title, Kind::Text, meaning);
    let columns = vec![
        text("old_la_code", "Code", "The department’s three-digit code."),
        text("new_la_code", "ONS code", "The nine-character code at the end of the year."),
        text("la_name", "Authority", "The name of its area."),
        text("region_code", "Region code", "The nine-character code of its region."),
        text("region_name", "Region", "The name of its region."),
        Column::made("status", "Status", Kind::Code, "What is known of its return."),
        text("partnership", "Partnership", "The partnership whose return counts for it, or last claimed it."),
        text("file", "File", "The file that counts for it."),
        text("files", "Files", "Every file that speaks of it."),
    ];
    let rows = collation
        .authorities
        .iter()
        .map(|authority| {
            let file = |file: &usize| collation.files.get(*file);
            let names: Vec<&str> = authority.files.iter().filter_map(file).map(|state| state.file.as_str()).collect();
            let last =
                authority.counts.as_ref().or(authority.files.last()).and_then(file).and_then(|state| state.summary.as_ref());
            vec![
                Cell::words(authority.code.clone()),
                Cell::words(authority.gss_code.clone()),
                Cell::words(authority.name.clone()),
                Cell::words(authority.region_code.clone()),
                Cell::words(authority.region.clone()),
                Cell::words(authority.status.code()),
                Cell::words(last.map(|summary| summary.claim.partnership.clone()).unwrap_or_default()),
                Cell::words(authority.counts.as_ref().and_then(file).map(|state| state.file.clone()).unwrap_or_default()),
                Cell::words(names.join("; ")),
            ]
        })
        .collect();
    made("authorities", "Authorities", "Every authority of England, with what is known of its return.", columns, rows)
}

fn partnerships_table(collation: &Collation) -> Table {
    let text = |name: &str, title: &str, meaning: &str| Column::made(name, title, Kind::Text, meaning);
    let columns = vec![
        text("key", "Key", "The name of its feedback."),
        text("partnership", "Partnership", "Its name."),
        text("partnership_id", "Partnership id", "The id it chose."),
        text("authorities", "Authorities", "The department’s codes of its authorities."),
        text("counts", "File that counts", "The file whose data are in the national tables."),
        text("feedback", "Feedback", "What it still has to do."),
        Column::made("versions", "Files sent", Kind::Count, "How many files of it were found."),
    ];
    let rows = collation
        .partnerships
        .iter()
        .map(|partnership| {
            vec![
                Cell::words(partnership.key.clone()),
                Cell::words(partnership.name.clone()),
                Cell::words(partnership.id.clone()),
                Cell::words(partnership.authorities.join("; ")),
                Cell::words(
                    partnership
                        .counts
                        .and_then(|file| collation.files.get(file))
                        .map(|state| state.file.clone())
                        .unwrap_or_default(),
                ),
                Cell::words(format!("feedback/{}.html", partnership.key)),
                number(partnership.files.len()),
            ]
        })
        .collect();
    made("partnerships", "Partnerships", "Every partnership that sent something.", columns, rows)
}

fn cases_table(collation: &Collation) -> Table {
    let text = |name: &str, title: &str, meaning: &str| Column::made(name, title, Kind::Text, meaning);
    let columns = vec![
        text("case", "Case", "Its name: the same on every run over the same files."),
        Column::made("kind", "Kind", Kind::Code, "What kind it is."),
        text("question", "Question", "What has to be settled, with both sides."),
        text("choices", "Choices", "What can be chosen. An explanation stands unless it is sent back."),
        text("files", "Files", "The files it is about."),
        text("choice", "Choice", "What was chosen."),
        text("by", "By", "Who decided."),
        Column::made("date", "Date", Kind::Date, "On which day."),
        text("reason", "Reason", "Why."),
    ];
    let rows = collation
        .cases
        .iter()
        .map(|case| {
            let names: Vec<&str> =
                case.files.iter().filter_map(|file| collation.files.get(*file)).map(|state| state.file.as_str()).collect();
            let decided = case.decided.as_ref();
            vec![
                Cell::words(case.id.clone()),
                Cell::words(case.kind.code()),
                Cell::words(case.question.clone()),
                Cell::words(case.choices.join("; ")),
                Cell::words(names.join("; ")),
                Cell::words(decided.map(|own| own.choice.clone()).unwrap_or_default()),
                Cell::words(decided.map(|own| own.by.clone()).unwrap_or_default()),
                day(decided.and_then(|own| own.date)),
                Cell::words(decided.map(|own| own.reason.clone()).unwrap_or_default()),
            ]
        })
        .collect();
    let meaning = "What a person has to settle, or has settled. Filled in, the table can be given back with --decisions.";
    made("cases", "Cases", meaning, columns, rows)
}

fn received_table(collation: &Collation) -> Table {
    let columns = vec![
        Column::made("file", "File", Kind::Text, "Where it was found."),
        Column::made(
            "received",
            "Received",
            Kind::Text,
            "When it was received, as 2027-09-30T16:05:00. Blank where nobody says.",
        ),
        Column::made("digest", "SHA-256", Kind::Text, "The digest of the file as it is."),
    ];
    let is_listed = |state: &&FileState| state.form.is_some() || state.status == FileStatus::Unreadable;
    let rows = collation.files.iter().filter(is_listed).map(|state| {
        vec![
            Cell::words(state.file.clone()),
            Cell::words(state.received.map(|received| received.at.iso()).unwrap_or_default()),
            Cell::words(state.sha256.clone()),
        ]
    });
    let meaning = "When each return came in. Filled in, the table can be given back with --received.";
    made("received", "Receipts", meaning, columns, rows.collect())
}

/// The register as a page, whose tables a browser sorts and filters.
pub fn page(collation: &Collation, revised: Option<&[Revision]>) -> Document {
    let year = collation.asked.year;
    let title = format!("Register of annual returns {}", year.in_words());
    let deadline = collation.asked.deadline.map_or_else(|| "none given: nobody is late".to_owned(), |day| day.to_string());
    let facts = [
        ("Year", year.in_words()),
        ("Deadline", deadline),
        ("Release", collation.asked.release.label().to_owned()),
        ("Files found", grouped(collation.files.len())),
        ("Returns that count", grouped(collation.counting().count())),
    ];
    Document {
        title: title.clone(),
        subtitle: "Safeguarding children partnerships in England".to_owned(),
        short_title: title,
        author: crate::dataset::TOOL.to_owned(),
        subject: "Who has reported, with what, when, and what became of it".to_owned(),
        keywords: Vec::new(),
        edition: "register".to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: None,
        mark: collation.is_synthetic().then(|| "Synthetic".to_owned()),
        masthead: facts.into_iter().map(|(label, words)| (label.to_owned(), vec![words.into()])).collect(),
        opening: opening(collation),
        sections: [authorities_section, cases_section, returns_section, files_section]
            .iter()
            .map(|section| section(collation))
            .chain(revised.map(revisions_section))
            .collect(),
        colophon: vec![vec!["The same is in register.csv, authorities.csv and cases.csv, with more columns.".into()]],
        digest: None,
        length: Length::Book,
        attachments: Vec::new(),
    }
}

fn opening(collation: &Collation) -> Vec<Block> {
    let of = collation.authorities.len();
    let figures = AuthorityStatus::ALL.iter().map(|status| KeyFigure {
        label: vec![status.label().into()],
        value: grouped(collation.authorities_with(*status)),
        compared: vec![format!("of {}", counted(of, "authority", "authorities"))],
    });
    let mut blocks = Vec::new();
    if collation.is_synthetic() {
        blocks.push(Block::Notice {
            kind: NoticeKind::Warning,
            title: "Synthetic returns.".to_owned(),
            blocks: vec![Block::text(
                "Returns in this collation say that they were made up for testing. Nothing in them is true.",
            )],
        });
    }
    blocks.push(Block::Figures(figures.collect()));
    let open = collation.open_cases().count();
    if open > 0 {
        blocks.push(Block::Notice {
            kind: NoticeKind::Warning,
            title: format!("{} to settle.", counted(open, "case", "cases")),
            blocks: vec![Block::text("The returns in them do not count until a person has decided. Fill in choice, by, date and reason in cases.csv, and give it back with --decisions.")],
        });
    }
    if !collation.notes.is_empty() {
        let items = collation.notes.iter().map(|note| vec![Block::text(note.clone())]).collect();
        blocks.push(Block::Notice {
            kind: NoticeKind::Note,
            title: "The lists that were given do not fit everywhere.".to_owned(),
            blocks: vec![Block::List { ordered: false, items }],
        });
    }
    blocks
}

fn cell(text: impl Into<String>) -> document::Cell {
    let text: String = text.into();
    if text.is_empty() { Vec::new() } else { vec![Inline::Text(text)] }
}

fn authorities_section(collation: &Collation) -> Section {
    let mut section = Section::new("authorities", "Authorities");
    let words = document::Column::words;
    let columns = vec![
        words("Authority", 3),
        words("Code", 1),
        words("Region", 2),
        words("Status", 2),
        words("Partnership", 3),
        words("File", 3),
    ];
    let mut table = document::Table::new("authorities-table", "Every authority, with what is known of its return", columns);
    for authority in &collation.authorities {
        let file = authority.counts.and_then(|file| collation.files.get(file));
        let last = file.or_else(|| collation.files.get(*authority.files.last()?));
        let partnership = last.and_then(|state| state.summary.as_ref()).map(|own| own.claim.partnership.clone());
        table.row(
            authority.name.clone(),
            vec![
                cell(authority.code.clone()),
                cell(authority.region.clone()),
                cell(authority.status.label()),
                cell(partnership.unwrap_or_default()),
                cell(file.map(|state| state.file.clone()).unwrap_or_default()),
            ],
        );
    }
    section.blocks.push(Block::Table(table));
    section
}

fn cases_section(collation: &Collation) -> Section {
    let mut section = Section::new("cases", "Cases to settle");
    let words = document::Column::words;
    let columns = vec![words("Case", 2), words("Kind", 2), words("Question", 5), words("Decided", 3)];
    let mut table = document::Table::new("cases-table", "What a person has to settle, or has settled", columns);
    for case in collation.cases.iter().filter(|case| case.decided.is_some() || collation.is_open(case)) {
        let decided = case.decided.as_ref().map(|own| {
            let on = own.date.map(|day| format!(" on {day}")).unwrap_or_default();
            format!("{} by {}{on}: {}", own.choice, own.by, own.reason)
        });
        table.row(
            case.id.clone(),
            vec![cell(case.kind.label()), cell(case.question.clone()), cell(decided.unwrap_or_else(|| "Open".to_owned()))],
        );
    }
    if table.rows.is_empty() {
        section.blocks.push(Block::text("Nothing has to be settled."));
    } else {
        section.blocks.push(Block::Table(table));
    }
    let explained = collation.cases.iter().filter(|case| !collation.is_open(case) && case.decided.is_none()).count();
    if explained > 0 {
        section.blocks.push(Block::text(format!(
            "{} of queries stand unless they are sent back; cases.csv lists them.",
            counted(explained, "explanation", "explanations")
        )));
    }
    section
}

fn returns_section(collation: &Collation) -> Section {
    let mut section = Section::new("returns", "Returns that count");
    let words = document::Column::words;
    let numbers = document::Column::numbers;
    let columns = vec![
        words("Partnership", 3),
        numbers("Version"),
        words("Digest", 2),
        words("Last material change", 2),
        words("In time", 1),
        numbers("Queries explained"),
        numbers("Queries unexplained"),
        words("Signed by", 3),
        words("What changed", 3),
    ];
    let mut table = document::Table::new("returns-table", "Every return that counts", columns);
    for state in collation.counting() {
        let Some(summary) = &state.summary else { continue };
        let in_time = match state.late {
            Some(true) => "Late",
            Some(false) => "In time",
            None => "Not known",
        };
        table.row(
            summary.claim.partnership.clone(),
            vec![
                cell(summary.claim.version.map(|version| version.to_string()).unwrap_or_default()),
                cell(summary.digest.short()),
                cell(state.material_on.map_or_else(|| "Not known".to_owned(), |day| day.to_string())),
                cell(in_time),
                cell(summary.tally.explained.to_string()),
                cell(summary.tally.queries.to_string()),
                cell(signatures(summary)),
                cell(state.changed.clone()),
            ],
        );
    }
    if table.rows.is_empty() {
        section.blocks.push(Block::text("No return counts yet."));
    } else {
        section.blocks.push(Block::Table(table));
    }
    section
}

/// Beyond so many files those that stand for nothing any more are left out of the page. England has some 150 partnerships.
const MOST_FILES: usize = 3000;

fn files_section(collation: &Collation) -> Section {
    let mut section = Section::new("files", "Files");
    let by_status: Vec<String> = FileStatus::ALL
        .iter()
        .map(|status| (status, collation.files.iter().filter(|state| state.status == *status).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| format!("{}: {}", status.label(), grouped(count)))
        .collect();
    section.blocks.push(Block::text(if by_status.is_empty() {
        "Nothing was found.".to_owned()
    } else {
        format!("{}.", listed(&by_status))
    }));
    let words = document::Column::words;
    let columns = vec![
        words("File", 3),
        words("Status", 2),
        words("Reason", 4),
        words("Partnership", 2),
        words("Received", 2),
        document::Column::numbers("Errors"),
        words("Digest", 2),
    ];
    let mut table = document::Table::new("files-table", "Every file that was found, with what became of it", columns);
    let is_too_many = collation.files.len() > MOST_FILES;
    let stands_alone = |state: &&FileState| !matches!(state.status, FileStatus::Replaced | FileStatus::Duplicate);
    for state in collation.files.iter().filter(|state| !is_too_many || stands_alone(state)) {
        let summary = state.summary.as_deref();
        table.row(
            state.file.clone(),
            vec![
                cell(state.status.label()),
                cell(state.reason.clone()),
                cell(summary.map(|own| own.claim.partnership.clone()).unwrap_or_default()),
                cell(state.received.map(|own| own.at.iso().replace('T', " ")).unwrap_or_default()),
                cell(summary.map(|own| own.tally.errors.to_string()).unwrap_or_default()),
                cell(summary.map(|own| own.digest.short()).unwrap_or_default()),
            ],
        );
    }
    let left_out = collation.files.len() - table.rows.len();
    if left_out > 0 {
        section.blocks.push(Block::text(format!(
            "A page of so many rows cannot be used: {} that a later version replaced, or that say the same as another, stand in register.csv and register.xlsx alone.",
            if left_out == 1 { "1 file".to_owned() } else { format!("{} files", grouped(left_out)) },
        )));
    }
    if !table.rows.is_empty() {
        section.blocks.push(Block::Table(table));
    }
    section
}

/// So many revised figures stand on the page; the table has all.
const MOST_REVISIONS: usize = 200;

fn revisions_section(revised: &[Revision]) -> Section {
    let mut section = Section::new("revisions", "Revised figures");
    if revised.is_empty() {
        section.blocks.push(Block::text("No figure is another than in the release before."));
        return section;
    }
    section.blocks.push(Block::text(format!(
        "{} than in the release before; revisions.csv lists them all.",
        counted(revised.len(), "figure is another", "figures are others")
    )));
    let words = document::Column::words;
    let columns = vec![words("Fact", 5), words("Table", 2), words("Column", 2), words("Before", 1), words("Now", 1)];
    let mut table = document::Table::new("revisions-table", "Figures that are others than in the release before", columns);
    for own in revised.iter().take(MOST_REVISIONS) {
        let fact = if own.fact.is_empty() { "The only row".to_owned() } else { own.fact_line() };
        table.row(fact, [&own.table, &own.column, &own.before, &own.now].map(|text| cell(text.clone())).to_vec());
    }
    section.blocks.push(Block::Table(table));
    section
}
