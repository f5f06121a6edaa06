//! The data of a return as one spreadsheet, for people who read and share tables.
//!
//! The input is a [`Dataset`], the output the bytes of an XLSX file. Its layout follows the guidance of the Government Analysis
//! Function on accessible spreadsheets. The contents come first, with links, then the notes, then one table on each sheet. The
//! title is in the first cell of the sheet. The table below it is marked as a table, and has a header for each column, no
//! merged cells, no blank rows or columns inside, and no meaning given by colour alone. Nothing is hidden. A part of the form
//! without lists, which is one wide row in its CSV file, is turned here so that each question has a line.
//!
//! Every number is the number of the data, in a numeric cell with a format for reading. Every text is written as text, so that
//! a spreadsheet never takes an answer for a formula. Codes are replaced by their words; the sheet of codes has both.
//!
//! The tables of many returns together are handled differently: people filter and join them, so every column is there, and
//! every cell is the same as in the CSV file. [`Collated`] writes such a spreadsheet one table at a time.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline, Table as Marked, TableColumn, TableStyle, Url,
    Workbook, Worksheet, XlsxError,
};

use crate::dataset::{self, About, Cell, Column, Dataset, Kind, Shape, Table};
use crate::error::Error;

/// The most characters in a cell, counted in UTF-16 units as a spreadsheet does.
const LONGEST: usize = 32_767;
/// The most characters in the name of a sheet.
const LONGEST_NAME: usize = 31;
/// The most digits that a numeric cell keeps exactly.
const MOST_DIGITS: usize = 15;
/// The greatest width of a column of short texts, and of long ones, in characters.
const WIDEST: usize = 50;
const WIDEST_OF_ALL: usize = 110;
/// The greatest height of a row, in lines: no spreadsheet shows more.
const MOST_LINES: usize = 27;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The greatest width, in characters, of a table that is printed one page wide. A wider one would be too small to read.
const WIDEST_PRINTED: usize = 260;
/// The name of the property that records which tool made the file, and from which data.
const MARK: &str = "masa-return digest";
const CONTENTS: &str = "contents";
const NOTES: &str = "notes";

/// The spreadsheet of a return.
///
/// # Errors
/// When a sheet cannot hold its contents, which the limits on a return rule out.
pub fn workbook(dataset: &Dataset) -> Result<Vec<u8>, Error> {
    make(dataset).map_err(|trouble| Error::new(trouble.to_string()).during("cannot make the spreadsheet"))
}

/// Whether a file is a spreadsheet made by this tool and not saved by anyone since.
pub fn is_as_made(bytes: &[u8]) -> bool {
    let Some((made, core)) = part(bytes, "docProps/custom.xml").zip(part(bytes, "docProps/core.xml")) else { return false };
    let day = |tag: &str| {
        let (_, after) = core.split_once(&format!("<dcterms:{tag} "))?;
        Some(after.split_once('>')?.1.split_once('<')?.0.to_owned())
    };
    // A program that saves a spreadsheet records when it did so.
    made.contains(MARK) && day("created").is_some() && day("created") == day("modified")
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    const MOST: u64 = 1 << 20;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Above this number of rows a sheet is written row by row, as in its CSV file. No return has so many; a register can.
const LONG: usize = 3000;

fn make(dataset: &Dataset) -> Result<Vec<u8>, XlsxError> {
    let meta = dataset::described(&dataset.tables);
    let codes = dataset::codes(&dataset.tables);
    let tables: Vec<&Table> = dataset.tables.iter().chain([&meta, &codes]).filter(|table| !table.rows.is_empty()).collect();
    let names = names(&tables);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&dataset.about)?);
    let lines = notes_on(dataset);
    let sheets: Vec<Sheet> = tables.iter().zip(&names).map(|(table, name)| Sheet::of(table, name, table.rows.len())).collect();
    let digest = format!("Digest of the data: {}. The same digest stands in the report.", dataset.about.short_digest);
    contents(workbook.add_worksheet(), &dataset.about, lines.len(), &sheets, digest)?;
    notes(workbook.add_worksheet(), &lines)?;
    for (table, name) in tables.iter().zip(&names) {
        if table.rows.len() > LONG {
            as_it_is(workbook.add_worksheet_with_low_memory()?, table, name, MOST_ROWS)?;
            continue;
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        match table.shape {
            Shape::Answers => answers(sheet, table)?,
            Shape::Entries { .. } | Shape::Made => entries(sheet, table)?,
        }
    }
    workbook.save_to_buffer()
}

/// The entry of a sheet in the contents.
struct Sheet {
    name: String,
    title: String,
    meaning: String,
    rows: usize,
}

impl Sheet {
    fn of(table: &Table, name: &str, rows: usize) -> Self {
        Self { name: name.to_owned(), title: table.title.clone(), meaning: table.meaning.clone(), rows }
    }
}

/// The names of the sheets.
fn names(tables: &[&Table]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for table in tables {
        names.push(name(&table.name, &names));
    }
    names
}

/// The name of the sheet of a table, which differs from those before it: the name of the table, cut when it is too long, and
/// then with the number of the table.
fn name(table: &str, others: &[String]) -> String {
    let number = others.len() + 1;
    let taken = |name: &str| {
        let is_same = |known: &str| known.eq_ignore_ascii_case(name);
        [CONTENTS, NOTES].into_iter().any(is_same) || others.iter().any(|known| is_same(known))
    };
    let mut name: String = table.to_owned();
    if name.chars().count() > LONGEST_NAME || taken(&name) {
        let tail = format!("_{number}");
        let head: String = table.chars().take(LONGEST_NAME.saturating_sub(tail.len())).collect();
        name = format!("{}{tail}", head.trim_end_matches('_'));
    }
    if taken(&name) { format!("table_{number}") } else { name }
}

/// The creation date: the day the return was prepared, or a fixed one that is plainly not real. The clock is never used.
fn properties(about: &About) -> Result<DocProperties, XlsxError> {
    let made = match about.prepared_on.as_deref().and_then(day) {
        Some(day) => day,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(&about.title)
        .set_author(&about.author)
        .set_subject(&about.subject)
        .set_keywords("safeguarding, children, annual return, data")
        .set_comment(if about.draft { "A draft: it has not been signed and must not be relied on." } else { "" })
        .set_creation_datetime(&made)
        .set_custom_property("Language", "en-GB")
        .set_custom_property(MARK, about.digest.as_str()))
}

/// A date that a spreadsheet can hold: from 1900 on.
fn day(iso: &str) -> Option<ExcelDateTime> {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if year < 1901_u16 { None } else { ExcelDateTime::from_ymd(year, month, day).ok() }
}

// ---- how cells look

fn plain() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

fn words() -> Format {
    // The text format keeps text as text when somebody edits the cell.
    plain().set_text_wrap().set_quote_prefix()
}

fn header() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_font_color(Color::Black)
}

fn title() -> Format {
    Format::new().set_bold().set_font_size(14)
}

fn linked() -> Format {
    plain().set_font_color(Color::RGB(0x0000_4A99)).set_underline(FormatUnderline::Single)
}

fn number(kind: Kind) -> Format {
    let shown = match kind {
        Kind::Money => "£#,##0.00;-£#,##0.00",
        Kind::Percent => "0.0\"%\"",
        Kind::Count => "#,##0",
        Kind::Text | Kind::Code | Kind::Codes | Kind::Id | Kind::Ids | Kind::Date | Kind::YesNo | Kind::Fraction => "General",
    };
    plain().set_align(FormatAlign::Right).set_indent(1).set_num_format(shown)
}

// ---- sheets

/// The lines above a table: its title in the first cell, then what the sheet holds and the notes on it, one line each. Returns
/// the row in which the table begins.
fn begin(sheet: &mut Worksheet, heading: &str, lines: &[String], back: bool) -> Result<u32, XlsxError> {
    // A4 landscape, one page wide.
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, cut(heading, ""), &title())?;
    let mut row = 1;
    for line in lines.iter().filter(|line| !line.is_empty()) {
        sheet.write_string_with_format(row, 0, cut(line, ""), &Format::new().set_quote_prefix())?;
        row += 1;
    }
    if back {
        link(sheet, row, CONTENTS, "Back to the contents", &linked())?;
        row += 1;
    }
    Ok(row)
}

fn link(sheet: &mut Worksheet, row: u32, to: &str, text: &str, looks: &Format) -> Result<(), XlsxError> {
    let target = Url::new(format!("internal:'{to}'!A1")).set_text(text);
    sheet.write_url_with_format(row, 0, target, looks)?;
    Ok(())
}

/// Marks a table whose rows begin below `first`, and keeps its headers in view and on every printed page.
fn mark(sheet: &mut Worksheet, first: u32, rows: usize, name: &str, headers: &[String], words: &str) -> Result<(), XlsxError> {
    let columns: Vec<TableColumn> =
        headers.iter().map(|text| TableColumn::new().set_header(text.as_str()).set_header_format(header())).collect();
    let last_row = first + u32::try_from(rows).unwrap_or(u32::MAX);
    let last_column = u16::try_from(headers.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let marked = Marked::new()
        .set_name(format!("table_{name}"))
        .set_style(TableStyle::Light1)
        .set_banded_rows(false)
        .set_columns(&columns)
        .set_alt_text_title(name)
        .set_alt_text(words);
    sheet.add_table(first, 0, last_row, last_column, &marked)?;
    sheet.set_freeze_panes(first + 1, 0)?;
    sheet.set_repeat_rows(first, first)?;
    Ok(())
}

fn contents(sheet: &mut Worksheet, about: &About, notes: usize, sheets: &[Sheet], digest: String) -> Result<(), XlsxError> {
    sheet.set_name(CONTENTS)?;
    let lines = [
        draft(about),
        format!("{}.", about.subject.trim_end_matches('.')),
        "This sheet contains one table: the contents of this spreadsheet. Each sheet after it contains one table.".to_owned(),
        digest,
    ];
    let first = begin(sheet, &about.title, &lines, false)?;
    let headers = ["Sheet", "Title", "What it holds", "Rows"].map(str::to_owned);
    mark(sheet, first, sheets.len() + 1, CONTENTS, &headers, "The sheets of this spreadsheet, with links")?;
    let notes = (NOTES, "Notes", "Symbols, method, digest and licence.", notes);
    let sheets = sheets.iter().map(|own| (own.name.as_str(), own.title.as_str(), own.meaning.as_str(), own.rows));
    for (row, (name, title, meaning, rows)) in (first + 1..).zip([notes].into_iter().chain(sheets)) {
        link(sheet, row, name, name, &linked().set_text_wrap())?;
        sheet.write_string_with_format(row, 1, cut(title, ""), &words())?;
        let meaning = if meaning.is_empty() { title } else { meaning };
        sheet.write_string_with_format(row, 2, cut(meaning, ""), &words())?;
        sheet.write_number_with_format(row, 3, u32::try_from(rows).unwrap_or(u32::MAX), &number(Kind::Count))?;
        set_height(sheet, row, [(title, 50), (meaning, WIDE)])?;
    }
    for (column, width) in (0..).zip([34_u16, 50, WIDE, 8]) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// The width of a column of sentences, in characters.
const WIDE: u16 = 110;

fn draft(about: &About) -> String {
    if about.draft { "This is a draft. It has not been signed and must not be relied on.".to_owned() } else { String::new() }
}

fn notes_on(dataset: &Dataset) -> Vec<(String, Cell)> {
    let common = common(dataset).into_iter().map(|(column, cell)| (column.title.clone(), said(cell, column))).collect();
    let own = [
        ("Blank cells", "Nothing was answered, or the question does not arise in this row."),
        (
            "Columns left out",
            "Columns in which nothing stands, and those of the year and the area where every row says the same. The files of comma-separated values have them all.",
        ),
        ("Codes", "The words for a code stand in its place. The sheet of codes has both."),
    ];
    notes_of(&dataset.about, common, &own)
}

/// The notes on the tables; `own` are those of this spreadsheet alone.
fn notes_of(about: &About, common: Vec<(String, String)>, own: &[(&str, &str)]) -> Vec<(String, Cell)> {
    let mut lines: Vec<(String, Cell)> = Vec::new();
    let mut note = |about: &str, text: String| lines.push((about.to_owned(), Cell::words(text)));
    if about.draft {
        note("Draft", draft(about));
    }
    note("Published by", about.author.clone());
    for (title, text) in common {
        note(&title, text);
    }
    lines.extend(about.prepared_on.clone().map(|day| ("Prepared on".to_owned(), Cell::Date(day))));
    let mut note = |about: &str, text: String| lines.push((about.to_owned(), Cell::words(text)));
    note("Digest of the data", about.digest.clone());
    note("Licence", format!("{}, {}", about.licence.0, about.licence.1));
    note("Made with", format!("{} {}", dataset::TOOL, dataset::VERSION));
    for symbol in dataset::symbols() {
        note(&format!("Symbol {}", symbol.code), format!("{}. {}", symbol.label, symbol.meaning));
    }
    for (about, text) in own {
        note(about, (*text).to_owned());
    }
    for (number, paragraph) in (1..).zip(&about.method) {
        note(&format!("Method {number}"), paragraph.clone());
    }
    lines.retain(|(_, text)| !text.is_blank());
    lines
}

fn notes(sheet: &mut Worksheet, lines: &[(String, Cell)]) -> Result<(), XlsxError> {
    sheet.set_name(NOTES)?;
    let first =
        begin(sheet, "Notes", &["This sheet contains one table: what has to be known about the others.".to_owned()], true)?;
    mark(sheet, first, lines.len(), NOTES, &["About".to_owned(), "Note".to_owned()], "What has to be known about the tables")?;
    for (row, (about, text)) in (first + 1..).zip(lines) {
        sheet.write_string_with_format(row, 0, cut(about, ""), &words())?;
        put(sheet, row, 1, text, &Column::default(), "")?;
        set_height(sheet, row, [(about.as_str(), 30), (text.text(), WIDE)])?;
    }
    sheet.set_column_width(0, 30_u16)?;
    sheet.set_column_width(1, WIDE)?;
    Ok(())
}

/// The year and the area, when every row of every table has the same.
fn common(dataset: &Dataset) -> Vec<(&Column, &Cell)> {
    let mut seen: BTreeMap<&str, (&Column, Vec<&Cell>)> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for table in &dataset.tables {
        for (at, column) in table.columns.iter().enumerate().filter(|(_, column)| column.is_place) {
            if !seen.contains_key(column.name.as_str()) {
                order.push(&column.name);
            }
            let cells = &mut seen.entry(&column.name).or_insert((column, Vec::new())).1;
            for cell in table.rows.iter().filter_map(|row| row.get(at)) {
                if !cells.contains(&cell) {
                    cells.push(cell);
                }
            }
        }
    }
    let one = |(column, cells): &(_, Vec<_>)| match cells.as_slice() {
        [only] => Some((*column, *only)),
        _ => None,
    };
    order.into_iter().filter_map(|name| seen.get(name).and_then(one)).collect()
}

/// Writes a table as it is, without the columns that add no information.
fn entries(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let shown: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(at, column)| says_something(table, *at, column)).collect();
    let lines =
        ["This sheet contains one table.".to_owned(), table.meaning.clone(), blank_cells(table, &shown), symbols_in(table)];
    let first = begin(sheet, &table.title, &lines, true)?;
    let headers: Vec<String> = shown.iter().map(|(_, column)| column.title.clone()).collect();
    mark(sheet, first, table.rows.len(), &table.name, &headers, &table.title)?;
    let mut widths = Vec::new();
    for (to, (at, column)) in (0..).zip(&shown) {
        let cells = table.rows.iter().filter_map(|row| row.get(*at)).map(|cell| said(cell, column));
        let width = width(&column.title, cells);
        sheet.set_column_width(to, width)?;
        widths.push(width);
    }
    set_height(sheet, first, headers.iter().map(String::as_str).zip(widths.iter().map(|width| width.saturating_sub(3))))?;
    for (row, cells) in (first + 1..).zip(&table.rows) {
        let mut texts = Vec::new();
        for ((to, (at, column)), width) in (0..).zip(&shown).zip(&widths) {
            if let Some(cell) = cells.get(*at) {
                put(sheet, row, to, cell, column, &table.name)?;
                texts.push((said(cell, column), *width));
            }
        }
        set_height(sheet, row, texts.iter().map(|(text, width)| (text.as_str(), *width)))?;
    }
    if widths.iter().map(|width| usize::from(*width)).sum::<usize>() > WIDEST_PRINTED {
        sheet.set_print_fit_to_pages(0, 0).set_print_scale(60);
        // The columns that identify a row are repeated on each page of a wide table.
        sheet.set_repeat_columns(0, 1)?;
    }
    Ok(())
}

fn says_something(table: &Table, at: usize, column: &Column) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(at));
    let Some(first) = cells.clone().next() else { return true };
    let is_same = cells.clone().all(|cell| cell == first);
    cells.any(|cell| !cell.is_blank()) && !(column.is_place && is_same)
}

fn blank_cells(table: &Table, shown: &[(usize, &Column)]) -> String {
    let has_blank = table.rows.iter().any(|row| shown.iter().any(|(at, _)| row.get(*at).is_some_and(Cell::is_blank)));
    if has_blank {
        "Some cells are blank: nothing was answered, or the question does not arise in the row.".to_owned()
    } else {
        String::new()
    }
}

fn symbols_in(table: &Table) -> String {
    let is_used =
        |code: &str| table.rows.iter().flatten().any(|cell| matches!(cell, Cell::Symbol(symbol) if symbol.code() == code));
    let used: Vec<String> = dataset::symbols()
        .into_iter()
        .filter(|symbol| is_used(&symbol.code))
        .map(|symbol| format!("{} means {}", symbol.code, lower(&symbol.label)))
        .collect();
    if used.is_empty() { String::new() } else { format!("Symbols: {}.", used.join("; ")) }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Writes the one row of a part, turned: a line for each question that was answered.
fn answers(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let lines = [
        "This sheet contains one table: a line for each question that was answered.".to_owned(),
        table.meaning.clone(),
        symbols_in(table),
    ];
    let first = begin(sheet, &table.title, &lines, true)?;
    let cells = table.rows.first().map(Vec::as_slice).unwrap_or_default();
    let given: Vec<(&Column, &Cell)> =
        table.columns.iter().zip(cells).filter(|(column, cell)| !column.is_place && !cell.is_blank()).collect();
    let headers = ["Question", "Answer", "Column in the file"].map(str::to_owned);
    mark(sheet, first, given.len(), &table.name, &headers, &table.title)?;
    for (row, (column, cell)) in (first + 1..).zip(&given) {
        sheet.write_string_with_format(row, 0, cut(&column.title, ""), &words())?;
        put(sheet, row, 1, cell, column, &table.name)?;
        if let Cell::Number(_) | Cell::Symbol(_) = cell {
            sheet.set_cell_format(row, 1, &number(column.kind).set_align(FormatAlign::Left).set_indent(0))?;
        }
        set_height(sheet, row, [(column.title.as_str(), 40), (said(cell, column).as_str(), WIDE), (column.name.as_str(), 40)])?;
        sheet.write_string_with_format(row, 2, cut(&column.name, ""), &words())?;
    }
    sheet.set_column_width(0, 40_u16)?;
    sheet.set_column_width(1, WIDE)?;
    sheet.set_column_width(2, 40_u16)?;
    Ok(())
}

// ---- the tables of many returns

/// The most rows in a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// A spreadsheet of the tables of many returns, written one table at a time: rows already added are not kept elsewhere.
pub struct Collated {
    workbook: Workbook,
    added: Vec<Sheet>,
    most_rows: u32,
}

impl Default for Collated {
    fn default() -> Self {
        Self::new()
    }
}

impl Collated {
    /// A spreadsheet without tables.
    pub fn new() -> Self {
        let mut workbook = Workbook::new();
        // The first sheets are written last, when the tables are known.
        workbook.add_worksheet();
        workbook.add_worksheet();
        Self { workbook, added: Vec::new(), most_rows: MOST_ROWS }
    }

    /// Adds a table with every column and cell of its CSV file. A table with more rows than a sheet can hold is cut, and the
    /// sheet says so; one without rows has no sheet.
    ///
    /// # Errors
    /// When the sheet cannot hold its contents, which the limits on a return rule out.
    pub fn add(&mut self, table: &Table) -> Result<(), Error> {
        if table.rows.is_empty() {
            return Ok(());
        }
        let others: Vec<String> = self.added.iter().map(|sheet| sheet.name.clone()).collect();
        let name = name(&table.name, &others);
        let rows = self
            .workbook
            .add_worksheet_with_low_memory()
            .and_then(|sheet| as_it_is(sheet, table, &name, self.most_rows))
            .map_err(|trouble| Error::new(trouble.to_string()).during(format!("cannot make the sheet {name}")))?;
        self.added.push(Sheet::of(table, &name, rows));
        Ok(())
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// As for [`workbook`].
    pub fn finish(self, about: &About) -> Result<Vec<u8>, Error> {
        self.save(about).map_err(|trouble| Error::new(trouble.to_string()).during("cannot make the spreadsheet"))
    }

    fn save(self, about: &About) -> Result<Vec<u8>, XlsxError> {
        let own = [
            ("Blank cells", "Nothing was answered, or the question does not arise in this row."),
            ("Codes", "The sheet codes says what each code stands for, the sheet dictionary what each column means."),
        ];
        let lines = notes_of(about, Vec::new(), &own);
        let mut workbook = self.workbook;
        workbook.set_properties(&properties(about)?);
        let digest =
            format!("Digest of the data: {}. It is made of the digests of all returns they rest on.", about.short_digest);
        contents(workbook.worksheet_from_index(0)?, about, lines.len(), &self.added, digest)?;
        notes(workbook.worksheet_from_index(1)?, &lines)?;
        workbook.save_to_buffer()
    }
}

/// Writes a table as in its CSV file, and returns how many of its rows fit.
fn as_it_is(sheet: &mut Worksheet, table: &Table, name: &str, most_rows: u32) -> Result<usize, XlsxError> {
    sheet.set_name(name)?;
    let whole = "This sheet contains one table.".to_owned();
    let mut lines = vec![whole, table.meaning.clone(), symbols_in(table)];
    // The title, these lines, the link back and the headers.
    let above = 3 + lines.iter().filter(|line| !line.is_empty()).count();
    let room = usize::try_from(most_rows).unwrap_or(usize::MAX).saturating_sub(above);
    let rows = table.rows.len().min(room);
    if rows < table.rows.len()
        && let Some(first) = lines.first_mut()
    {
        *first = format!(
            "This sheet contains the first {rows} of {} rows: a sheet has no room for more. All of them are in {}.csv.",
            table.rows.len(),
            table.name
        );
    }
    let first = begin(sheet, &table.title, &lines, true)?;
    let headers: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    mark(sheet, first, rows, &table.name, &headers, &table.title)?;
    let day_format = plain().set_align(FormatAlign::Left).set_num_format("yyyy-mm-dd");
    for (to, (at, column)) in (0..).zip(table.columns.iter().enumerate()) {
        let header = column.title.split_whitespace().map(|word| word.chars().count() + 3).max().unwrap_or_default();
        let cells = table.rows.iter().take(rows).filter_map(|cells| cells.get(at));
        let longest = cells.map(|cell| cell.text().chars().count()).max().unwrap_or_default().max(header);
        sheet.set_column_width(to, u16::try_from((longest + 2).clamp(10, WIDEST)).unwrap_or(WIDE))?;
    }
    // A row is written to the file when the next one begins.
    for (row, cells) in (first + 1..).zip(table.rows.iter().take(rows)) {
        for (to, cell) in (0..).zip(cells) {
            match (cell, number_of(cell)) {
                (Cell::Blank, _) => {}
                (_, Some(value)) => {
                    sheet.write_number(row, to, value)?;
                }
                (Cell::Date(text), None) if day(text).is_some() => {
                    if let Some(day) = day(text) {
                        sheet.write_datetime_with_format(row, to, &day, &day_format)?;
                    }
                }
                (Cell::Text(text) | Cell::Number(text) | Cell::Date(text), None) => {
                    sheet.write_string(row, to, cut(text, &table.name))?;
                }
                (Cell::Symbol(symbol), None) => {
                    sheet.write_string(row, to, symbol.code())?;
                }
                (Cell::YesNo(answer), None) => {
                    sheet.write_boolean(row, to, *answer)?;
                }
            }
        }
    }
    Ok(rows)
}

/// A number that a cell keeps to the last digit.
fn number_of(cell: &Cell) -> Option<f64> {
    let Cell::Number(text) = cell else { return None };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.parse().ok().filter(|_| digits <= MOST_DIGITS)
}

// ---- cells

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, of: &Column, table: &str) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(_) | Cell::YesNo(_) => {
            sheet.write_string_with_format(row, column, cut(&said(cell, of), table), &words())?;
        }
        Cell::Symbol(symbol) => {
            sheet.write_string_with_format(row, column, symbol.code(), &number(of.kind))?;
        }
        Cell::Number(text) => {
            match number_of(cell) {
                // A spreadsheet has no finer number type. It holds every number of a return to the last digit.
                Some(value) => sheet.write_number_with_format(row, column, value, &number(of.kind))?,
                None => sheet.write_string_with_format(row, column, cut(text, table), &number(of.kind))?,
            };
        }
        Cell::Date(text) => {
            match day(text) {
                Some(day) => sheet.write_datetime_with_format(
                    row,
                    column,
                    &day,
                    &plain().set_align(FormatAlign::Left).set_num_format("d mmmm yyyy"),
                )?,
                None => sheet.write_string_with_format(row, column, cut(text, table), &words())?,
            };
        }
    }
    Ok(())
}

/// The text a reader sees in a cell: the words for a code, yes or no, otherwise the value as the data write it.
fn said(cell: &Cell, column: &Column) -> String {
    let label = |code: &str| {
        column.codes.iter().find(|known| known.code == code).map_or_else(|| code.to_owned(), |known| known.label.clone())
    };
    match (cell, column.kind) {
        (Cell::Text(code), Kind::Code) => label(code),
        (Cell::Text(codes), Kind::Codes) => codes.split("; ").map(label).collect::<Vec<_>>().join("; "),
        (Cell::YesNo(true), _) => "Yes".to_owned(),
        (Cell::YesNo(false), _) => "No".to_owned(),
        _ => cell.text().to_owned(),
    }
}

/// A text cut to the length a cell can hold; a cut text says where the whole is.
fn cut(text: &str, table: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let note = if table.is_empty() { " […]".to_owned() } else { format!(" […] The whole text is in {table}.csv.") };
    let room = LONGEST.saturating_sub(note.encode_utf16().count());
    let mut used = 0;
    let kept = text.chars().take_while(|letter| {
        used += letter.len_utf16();
        used <= room
    });
    let mut kept: String = kept.collect();
    kept.push_str(&note);
    kept
}

/// The width of a column, in characters: that of its longest line within limits, and never so narrow that a word of the header
/// is broken. Long texts get more room, so that a row can show all of them.
fn width(header: &str, cells: impl Iterator<Item = String>) -> u16 {
    let (mut line, mut text) = (0, 0);
    for cell in cells {
        line = line.max(cell.lines().map(|line| line.chars().count()).max().unwrap_or(0));
        text = text.max(cell.chars().count());
    }
    let word = header.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let header = (header.chars().count() / 2).max(word) + 4;
    let widest = (text / (MOST_LINES - 5)).clamp(WIDEST, WIDEST_OF_ALL);
    u16::try_from((line + 2).clamp(10, widest).max(header.min(WIDEST))).unwrap_or(WIDE)
}

/// Makes a row as high as its highest text needs in columns of these widths. Not all spreadsheet programs do so by themselves.
fn set_height<'a>(sheet: &mut Worksheet, row: u32, texts: impl IntoIterator<Item = (&'a str, u16)>) -> Result<(), XlsxError> {
    let lines =
        |(text, width): (&str, u16)| -> usize { text.lines().map(|line| wrapped(line, usize::from(width).max(4) - 1)).sum() };
    let lines = texts.into_iter().map(lines).max().unwrap_or(1).clamp(1, MOST_LINES);
    sheet.set_row_height(row, LINE * lines as f64)?;
    Ok(())
}

/// The number of lines a text takes when it is broken between words.
fn wrapped(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = 0;
        }
        used += usize::from(used > 0) + length;
        // A word longer than the line continues on the next.
        lines += used / (width + 1);
        used = used.min(width);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, texts: &[&str]) -> Table {
        Table {
            name: name.to_owned(),
            title: name.to_owned(),
            meaning: "What it holds.".to_owned(),
            shape: Shape::Made,
            columns: vec![Column::made("words", "Words", Kind::Text, "Words.")],
            rows: texts.iter().map(|text| vec![Cell::words(*text)]).collect(),
        }
    }

    fn with(tables: Vec<Table>) -> Dataset {
        Dataset { about: About { title: "Data".to_owned(), digest: "ab12".to_owned(), ..About::default() }, tables }
    }

    #[test]
    fn names_of_sheets_are_short_enough_and_unique() {
        let long = "a".repeat(40);
        let tables = [&long, &format!("{long}b"), "contents", "Notes", "x", "X", &format!("{}_1", "a".repeat(29))]
            .map(|name| table(name, &["x"]));
        let names = names(&tables.iter().collect::<Vec<_>>());
        for (at, name) in names.iter().enumerate() {
            assert!(name.len() <= LONGEST_NAME && !names[..at].iter().any(|known| known.eq_ignore_ascii_case(name)), "{name}");
        }
        assert_eq!(names[4], "x");
    }

    #[test]
    fn a_text_too_long_for_a_cell_says_where_all_of_it_is() {
        let longest = "£".repeat(LONGEST);
        assert_eq!(cut(&longest, "needs"), longest);
        for letter in ["£", "😀"] {
            let cut = cut(&letter.repeat(LONGEST + 1), "needs");
            assert!(
                cut.encode_utf16().count() <= LONGEST
                    && cut.ends_with("… The whole text is in needs.csv.".trim_start_matches('…'))
            );
        }
        assert!(workbook(&with(vec![table("needs", &[&"=1".repeat(LONGEST)])])).is_ok());
    }

    #[test]
    fn a_long_table_has_all_its_rows_and_no_formula() {
        let mut texts = vec!["word"; LONG];
        texts.push("=1+1");
        let bytes = workbook(&with(vec![table("files", &texts)])).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet3.xml").unwrap();
        assert_eq!(sheet.matches("<row ").count().saturating_sub(LONG + 1), 5, "title, what it holds, the way back, headers");
        assert!(!sheet.contains("<f>"));
    }

    #[test]
    fn texts_of_any_kind_make_a_spreadsheet_without_a_formula() {
        let hostile = [
            "=1+1",
            "+1",
            "-x",
            "@x",
            "\tx",
            "a\nb",
            "a\rb",
            "\"",
            "<f>",
            "&amp;",
            "_x0041_",
            "\u{1}",
            "\u{fffe}",
            "{=1}",
            "http://x",
            "internal:x",
        ];
        let bytes = workbook(&with(vec![table("hostile", &hostile)])).expect("it can be made");
        for number in 1..=5 {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{number}.xml")).expect("there are five sheets");
            assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "sheet {number}");
        }
    }

    #[test]
    fn the_same_data_make_the_same_bytes_and_a_file_that_was_saved_since_is_not_ours() {
        let dataset = with(vec![table("one", &["x"])]);
        let bytes = workbook(&dataset).expect("it can be made");
        assert_eq!(workbook(&dataset).expect("it can be made"), bytes);
        assert!(is_as_made(&bytes));
        for foreign in [&b""[..], b"PK", b"return.json", &bytes[..bytes.len() / 2]] {
            assert!(!is_as_made(foreign));
        }
    }

    #[test]
    fn numbers_keep_every_digit_or_stay_words() {
        let mut table = table("money", &[]);
        table.columns = vec![Column::made("amount", "Amount", Kind::Money, "")];
        table.rows =
            ["999999999999.99", "0.10", "-5.00", "1234567890123456.78"].map(|text| vec![Cell::Number(text.to_owned())]).into();
        let bytes = workbook(&with(vec![table])).expect("it can be made");
        let sheet = part(&bytes, "xl/worksheets/sheet3.xml").expect("there is a third sheet");
        for value in ["<v>999999999999.99</v>", "<v>0.1</v>", "<v>-5</v>"] {
            assert!(sheet.contains(value), "{value}");
        }
        assert!(part(&bytes, "xl/sharedStrings.xml").expect("there are words").contains("1234567890123456.78"));
    }

    #[test]
    fn a_table_with_more_rows_than_a_sheet_is_cut_and_says_where_all_of_it_is() {
        let long = table("long", &["a", "b", "c", "d", "e", "f"]);
        let mut book = Collated { most_rows: 9, ..Collated::new() };
        book.add(&long).expect("it can be added");
        let bytes = book.finish(&About::default()).expect("it can be made");
        let words = part(&bytes, "xl/sharedStrings.xml").expect("there are words");
        assert!(words.contains("the first 4 of 6 rows") && words.contains("long.csv") && !words.contains("<t>e</t>"), "{words}");
        let sheet = part(&bytes, "xl/worksheets/sheet3.xml").expect("there is a third sheet");
        assert!(sheet.contains("r=\"9\"") && !sheet.contains("r=\"10\""));
    }

    #[test]
    fn a_return_in_which_nothing_stands_makes_a_spreadsheet_too() {
        assert!(workbook(&with(Vec::new())).is_ok());
    }
}
