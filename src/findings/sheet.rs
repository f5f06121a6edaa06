//! Findings as a spreadsheet, for people who share out the work: a summary, one row for each finding, and what was not checked.
//!
//! Every text cell is written as text, so that a spreadsheet program never takes words of a return for a formula.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::checks::meaning;
use super::page::{NO_APPROVAL, judged_on, on_proposals, unmade};
use super::told::{Results, Unread, clearing, entry};
use super::verdict::{next, verdict};
use crate::error::Error;
use crate::finding::{Finding, Level};
use crate::value::capitalised;

/// The most characters written to a cell.
const LONGEST: usize = 32_000;

/// The columns of findings with their widths in characters: first those that people read, then those that programs and filters
/// need.
const FINDINGS: [(&str, u16); 16] = [
    ("Where", 34),
    ("What", 52),
    ("What to do", 52),
    ("Code", 10),
    ("Level", 9),
    ("What it means", 20),
    ("Part of the form", 24),
    ("Explained", 10),
    ("Explanation", 40),
    ("Return", 28),
    ("File", 28),
    ("Line", 7),
    ("Column", 8),
    ("Path", 40),
    ("About", 28),
    ("Figures", 24),
];

const NOT_CHECKED: [(&str, u16); 5] = [("Code", 10), ("What is looked for", 52), ("Where", 70), ("Return", 28), ("Paths", 60)];

/// The spreadsheet of findings for one or several returns.
///
/// # Errors
/// When a sheet cannot hold its rows, which the limit on findings rules out.
pub fn sheet(results: &[Results], unread: &[Unread]) -> Result<Vec<u8>, Error> {
    make(results, unread).map_err(|trouble| Error::new(trouble.to_string()).during("cannot make the spreadsheet"))
}

fn make(results: &[Results], unread: &[Unread]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(results)?);
    summary(workbook.add_worksheet(), results, unread)?;
    findings(workbook.add_worksheet(), results)?;
    not_checked(workbook.add_worksheet(), results)?;
    workbook.save_to_buffer()
}

/// The creation date is the day the return was prepared, or 1 January 2000 when that is not given. No output contains the time of
/// the clock.
fn properties(results: &[Results]) -> Result<DocProperties, XlsxError> {
    let day = results.iter().find_map(|results| results.prepared_on).and_then(|day| {
        let day = day.iso();
        let mut parts = day.splitn(3, '-');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    });
    let (year, month, day): (u16, u8, u8) = day.unwrap_or((2000, 1, 1));
    let made = ExcelDateTime::from_ymd(year, month, day).or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
    Ok(DocProperties::new()
        .set_title("What needs work in the annual return")
        .set_author(super::TOOL)
        .set_creation_datetime(&made))
}

fn words() -> Format {
    // The quote prefix keeps text as text when somebody edits the cell.
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix()
}

fn numbers() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

fn headers() -> Format {
    words().set_bold().set_background_color(Color::RGB(0x00E6_EEF1))
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let text: String = text.chars().take(LONGEST).collect();
    sheet.write_string_with_format(row, column, text, &words())?;
    Ok(())
}

/// Writes the headers of a sheet. They stay in sight, can be filtered, and are repeated on every printed page.
fn begin(sheet: &mut Worksheet, columns: &[(&str, u16)], rows: usize) -> Result<(), XlsxError> {
    for (column, (header, width)) in (0..).zip(columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(0, column, *header, &headers())?;
    }
    let last_column = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
    let last_row = u32::try_from(rows).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    printable(sheet);
    Ok(())
}

/// Prints on landscape A4, one page wide.
fn printable(sheet: &mut Worksheet) {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
}

fn summary(sheet: &mut Worksheet, results: &[Results], unread: &[Unread]) -> Result<(), XlsxError> {
    sheet.set_name("Summary")?;
    sheet.set_column_width(0, 26_u16)?;
    sheet.set_column_width(1, 90_u16)?;
    printable(sheet);
    let mut lines: Vec<(String, String)> = Vec::new();
    for results in results {
        let tally = results.told.tally();
        let mut line = |label: &str, text: &str| lines.push((label.to_owned(), text.to_owned()));
        line("Verdict", &format!("{}.", capitalised(&verdict(tally))));
        for (i, step) in next(&results.name, tally).iter().enumerate() {
            line(if i == 0 { "What to do next" } else { "" }, &format!("{}. {step}", i + 1));
        }
        line("File", &results.name);
        if !results.partnership.is_empty() {
            line("Partnership", &results.partnership);
        }
        if !results.year.is_empty() {
            line("Year", &results.year);
        }
        line("Content digest", &results.digest);
        line("Dates judged on", &judged_on(results));
        line("Form and its rules", if results.rule_set.is_empty() { "not given in the return" } else { &results.rule_set });
        line("Must be mended", &tally.errors.to_string());
        line("Needs an explanation", &tally.queries.to_string());
        line("Explained", &tally.explained.to_string());
        line("Suggestions", &tally.advice.to_string());
        let not = results.not_checked.len();
        line(
            "Not checked",
            &if not == 0 { "every check could be made".to_owned() } else { format!("{not}, listed on the sheet of that name") },
        );
        for proposal in on_proposals(results) {
            line("", &proposal);
        }
        line("", "");
    }
    for unread in unread {
        lines.push((format!("Not checked: {}", unread.name), unread.reason.clone()));
    }
    lines.push(("Checked with".to_owned(), format!("{} {}", super::TOOL, super::VERSION)));
    lines.push((String::new(), NO_APPROVAL.to_owned()));
    for (row, (label, text)) in (0..).zip(&lines) {
        if !label.is_empty() {
            sheet.write_string_with_format(row, 0, label, &words().set_bold())?;
        }
        if !text.is_empty() {
            write(sheet, row, 1, text)?;
        }
    }
    Ok(())
}

fn findings(sheet: &mut Worksheet, results: &[Results]) -> Result<(), XlsxError> {
    sheet.set_name("Findings")?;
    begin(sheet, &FINDINGS, results.iter().map(|results| results.told.findings().len()).sum())?;
    let rows = results.iter().flat_map(|results| results.told.findings().iter().map(move |finding| (results, finding)));
    for (row, (results, finding)) in (1..).zip(rows) {
        one(sheet, row, results, finding)?;
    }
    Ok(())
}

fn one(sheet: &mut Worksheet, row: u32, results: &Results, finding: &Finding) -> Result<(), XlsxError> {
    let mut place: Vec<String> = finding.places.iter().take(1).map(|place| results.place(place)).collect();
    place.extend(finding.places.iter().skip(1).map(|place| format!("{}: {}", capitalised(&place.note), results.place(place))));
    let mut help = capitalised(&finding.help);
    if finding.text_mark.is_some() && finding.is_open() {
        help.push_str(&format!("\nOr, where nobody can be recognised, under privacy_cleared: {}", clearing(finding)));
    } else if finding.level == Level::Query && finding.is_open() {
        help.push_str(&format!("\nOr, if it is true, under explanations: {}", entry(finding)));
    }
    let span = finding.span();
    let path = finding.path();
    let cells = [
        place.join("\n"),
        capitalised(&finding.message),
        help,
        finding.code.clone(),
        finding.level.word().to_owned(),
        if finding.is_open() { meaning(finding.level).to_owned() } else { "Explained".to_owned() },
        results.part(&results.section(finding)),
        if finding.is_open() { "no" } else { "yes" }.to_owned(),
        finding.explanation.clone().unwrap_or_default(),
        results.name.clone(),
        span.map(|span| span.file.clone()).unwrap_or_default(),
        String::new(),
        String::new(),
        path.to_string(),
        finding.about.clone(),
        finding.figures.join("\n"),
    ];
    for (column, text) in (0..).zip(&cells) {
        if !text.is_empty() {
            write(sheet, row, column, text)?;
        }
    }
    if let Some(span) = span {
        for (column, number) in [(11, span.line), (12, span.column)] {
            sheet.write_number_with_format(row, column, u32::try_from(number).unwrap_or(u32::MAX), &numbers())?;
        }
    }
    Ok(())
}

fn not_checked(sheet: &mut Worksheet, results: &[Results]) -> Result<(), XlsxError> {
    sheet.set_name("Not checked")?;
    begin(sheet, &NOT_CHECKED, results.iter().map(|results| results.not_checked.len()).sum())?;
    let rows = results.iter().flat_map(|results| results.not_checked.iter().map(move |not| (results, not)));
    for (row, (results, not)) in (1..).zip(rows) {
        let title = results.check(&not.code).map(|check| capitalised(&check.title)).unwrap_or_default();
        let paths = not.paths.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        for (column, text) in (0..).zip([&not.code, &title, &unmade(results, not), &results.name, &paths]) {
            if !text.is_empty() {
                write(sheet, row, column, text)?;
            }
        }
    }
    Ok(())
}
