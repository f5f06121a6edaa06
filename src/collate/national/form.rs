//! Which tables there are, and which columns of the form stand in them.
//!
//! The form decides, not the returns: every return gives the same tables with the same columns in the same order, so that the rows of
//! one can be put below those of another. What a person wrote stands in no table: it is for readers, and goes to the texts.

use super::place::{self, DIGEST};
use crate::annual_return::terms::schema::form;
use crate::dataset::{Cell, Code, Column, Kind, Listed, Shape, Table, listed, must_not_run};
use crate::error::Error;
use crate::finding::Level;
use serde_json::Value;

/// Words that stay in the tables: the names of bodies and partnerships.
const NAMES: [&str; 5] = [
    "partnership.short_name",
    "partnership.bodies[].name",
    "partnership.predecessors[].name",
    "training.programme[].by_agency[].agency",
    "reporting_year",
];
/// Words that are ids, codes or digests by what they are for. One that is written as a sentence goes to the texts.
const IDENTIFIERS: [&str; 14] = [
    "replaces.digest",
    "last_year.digest",
    "privacy_cleared[].code",
    "privacy_cleared[].about",
    "privacy_cleared[].text_mark",
    "explanations[].code",
    "explanations[].about",
    "partnership.bodies[].code",
    "partnership.predecessors[].partnership_id",
    "needs.needs[].last_year_id",
    "commissioning.services[].last_year_id",
    "priorities.priorities[].last_year_id",
    "scrutiny.findings[].last_year_id",
    "sign_off.signatures[].content_digest",
];
/// Columns whose content is already in the columns of time and place.
const STATED_ELSEWHERE: [&str; 2] = ["partnership.name", "indicators.values[].years[].period"];
/// The greatest length of an identifier, in bytes.
const MAX_IDENTIFIER_LENGTH: usize = 120;
/// Names that no filter may have: the department's checks take them for those of a place.
const NO_FILTER: [&str; 11] =
    ["name", "code", "number", "id", "urn", "region", "la", "provider", "institution", "school", "ward"];

/// Where the words of a column go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the table.
    IntoTable,
    /// Into the table where they are an id or a code, else to the texts.
    IfIdentifier,
    /// To the texts.
    ToTexts,
    /// Nowhere: they stand elsewhere.
    Nowhere,
}

/// Where what stands in a column goes.
pub(super) fn destination(column: &Column) -> Destination {
    let source = column.source.as_str();
    match column.kind {
        Kind::Text if STATED_ELSEWHERE.contains(&source) => Destination::Nowhere,
        // What people know the entry around it by stands in the texts of that entry.
        Kind::Text if source.is_empty() => Destination::Nowhere,
        Kind::Text if NAMES.contains(&source) => Destination::IntoTable,
        Kind::Text if IDENTIFIERS.contains(&source) => Destination::IfIdentifier,
        Kind::Text => Destination::ToTexts,
        Kind::Code
        | Kind::Codes
        | Kind::Id
        | Kind::Ids
        | Kind::Date
        | Kind::Money
        | Kind::Percent
        | Kind::Count
        | Kind::Fraction
        | Kind::YesNo => Destination::IntoTable,
    }
}

/// Whether words are an id, a code, the way to a field or a digest, and nothing else.
pub(super) fn is_identifier(text: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_.:[]".contains(letter);
    !text.is_empty() && text.len() <= MAX_IDENTIFIER_LENGTH && text.chars().all(is_part) && !must_not_run(text)
}

/// The columns of a table that stand in the national one, by their places and in its order: what tells the entries apart, codes, ids,
/// names, days, numbers.
pub(super) fn order(table: &Table) -> Vec<usize> {
    let stays = |column: &Column| matches!(destination(column), Destination::IntoTable | Destination::IfIdentifier);
    let mut order: Vec<(usize, usize)> =
        table.columns.iter().enumerate().filter(|(_, column)| stays(column)).map(|(at, column)| (rank(column), at)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

fn rank(column: &Column) -> usize {
    match column.kind {
        // The numbers and ids of entries are not in the form.
        _ if column.source.is_empty() => 0,
        Kind::Code | Kind::Codes | Kind::YesNo => 1,
        Kind::Id | Kind::Ids => 2,
        Kind::Text => 3,
        Kind::Date => 4,
        Kind::Money | Kind::Percent | Kind::Count | Kind::Fraction => 5,
    }
}

/// The tables of a return, those of the form and in its order, without rows or with them.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out.
pub(super) fn of_the_form(data: &Value) -> Result<Vec<Listed<'_>>, Error> {
    let beside = [place::before(), place::after()].concat();
    Ok(listed(data, form()?, &beside))
}

/// Every national table that comes from returns, without rows: those of the form, then the councils, then what the checks found.
///
/// # Errors
/// As [`of_the_form`].
pub(super) fn blank() -> Result<Vec<Table>, Error> {
    let of_the_form = of_the_form(&Value::Null)?.into_iter().map(|listed| as_national(listed.table));
    Ok(of_the_form.chain([councils(), findings()]).collect())
}

fn as_national(table: Table) -> Table {
    let order = order(&table);
    let own = order.into_iter().filter_map(|at| table.columns.get(at)).map(|column| {
        let mut column = column.clone();
        if matches!(column.kind, Kind::Code | Kind::YesNo) && NO_FILTER.contains(&column.name.as_str()) {
            column.name = format!("{}_{}", list_of(&column.source), column.name);
        }
        column
    });
    let columns = place::before().into_iter().chain(own).chain(place::after()).collect();
    // Entries are numbered within a return: only together with its digest do they tell rows apart.
    let with_digest = |key: Vec<String>| [DIGEST.to_owned()].into_iter().chain(key).collect();
    let shape = match table.shape {
        Shape::Answers | Shape::Made => Shape::Entries { key: with_digest(Vec::new()), within: None },
        Shape::Entries { key, within } => {
            Shape::Entries { key: with_digest(key), within: within.map(|(parent, key)| (parent, with_digest(key))) }
        }
    };
    Table { shape, columns, rows: Vec::new(), ..table }
}

/// The key of the list in which a column stands: `values` for `indicators.values[].code`.
fn list_of(source: &str) -> &str {
    let list = source.rsplit_once("[].").map_or(source, |(list, _)| list);
    list.rsplit('.').next().unwrap_or_default()
}

fn made(name: &str, title: &str, meaning: &str, own: Vec<Column>, key: &str) -> Table {
    Table {
        name: name.to_owned(),
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        shape: Shape::Entries { key: vec![DIGEST.to_owned(), key.to_owned()], within: None },
        columns: place::before().into_iter().chain(own).chain(place::after()).collect(),
        rows: Vec::new(),
    }
}

fn councils() -> Table {
    let own = vec![Column {
        source: "partnership.bodies[].id".to_owned(),
        ..Column::made("body", "Body", Kind::Id, "The id of the council in the return.")
    }];
    made(
        "partnership_councils",
        "Partnerships: their councils",
        "The councils of each partnership at the end of the year. A partnership of several councils is known here by the codes of each.",
        own,
        "body",
    )
}

fn findings() -> Table {
    let code = |code: &str, label: &str, meaning: &str| Code {
        code: code.to_owned(),
        label: label.to_owned(),
        meaning: meaning.to_owned(),
    };
    let level = Column {
        codes: vec![
            code(Level::Query.word(), "Query", "A fact that may stand with an explanation."),
            code(Level::Advice.word(), "Advice", "Something a reader would be glad of."),
        ],
        ..Column::made("level", "Level", Kind::Code, "How much it matters.")
    };
    let decision = Column {
        codes: vec![
            code("accepted", "Accepted", "A person at the department accepted the explanation."),
            code("sent_back", "Sent back", "A person at the department sent the explanation back."),
        ],
        ..Column::made("decision", "Decision", Kind::Code, "What was decided of the explanation. Blank while nothing is.")
    };
    let own = vec![
        Column::made("entry", "Entry", Kind::Count, "The place of the row among what was found in the return: 1 is the first."),
        Column::made("rule", "Rule", Kind::Code, "The code of the rule, as the list of checks has it."),
        level,
        Column::made("is_explained", "Is explained", Kind::YesNo, "Whether the return explains it."),
        decision,
        Column::made("about", "About", Kind::Text, "What it is about: an id, or the way to a field."),
    ];
    made(
        "check_findings",
        "What the checks found",
        "Every query and every advice of the checks, but for those about personal data, which only the partnership is told. What an explanation says stands in the texts of the table explanations.",
        own,
        "entry",
    )
}

/// Words as a cell of the tables has them: on one line, and in quotation marks where a spreadsheet would run them or the department's
/// checks would take them for a gap. So they are the same in every file.
pub(super) fn plain(text: &str) -> Cell {
    const GAPS: [&str; 10] = ["NA", "na", "NULL", "Null", "null", "N/A", "n/a", ".", "..", "-"];
    let text = place::one_line(text);
    let is_safe = !must_not_run(&text) && !GAPS.contains(&text.as_str());
    Cell::words(if is_safe { text } else { format!("“{text}”") })
}
