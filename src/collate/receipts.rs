//! `received.csv`: when each file came in.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::value::Date;

/// A moment, to the second, as the clock of the office showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(jiff::civil::DateTime);

impl Moment {
    /// Reads `2027-09-30T16:05:00`, with a blank for the T, without seconds or without a time; nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(day) = Date::parse(text) {
            return Self::at_the_start_of(day);
        }
        let text = text.replacen(' ', "T", 1);
        let shape = |pattern: &str| {
            text.len() == pattern.len()
                && text.bytes().zip(pattern.bytes()).all(|(own, due)| if due == b'0' { own.is_ascii_digit() } else { own == due })
        };
        (shape("0000-00-00T00:00") || shape("0000-00-00T00:00:00")).then(|| text.parse().ok().map(Self)).flatten()
    }

    /// The beginning of a day.
    pub fn at_the_start_of(day: Date) -> Option<Self> {
        day.iso().parse::<jiff::civil::Date>().ok().map(|day| Self(day.to_datetime(jiff::civil::Time::midnight())))
    }

    /// Its day.
    pub fn day(self) -> Option<Date> {
        Date::new(self.0.year(), self.0.month(), self.0.day())
    }

    /// As it is written in lists: `2027-09-30T16:05:00`.
    pub fn iso(self) -> String {
        self.0.strftime("%Y-%m-%dT%H:%M:%S").to_string()
    }
}

/// What is known of the receipt of files.
#[derive(Debug, Clone, Default)]
pub struct Receipts {
    by_file: BTreeMap<String, Row>,
}

#[derive(Debug, Clone)]
struct Row {
    received: Option<Moment>,
    sha256: String,
}

/// The columns of the list.
pub const COLUMNS: [&str; 3] = ["file", "received", "digest"];

impl Receipts {
    /// Reads the list: the path of a file below the folder that is collated, when it was received, and its SHA-256 where it is known.
    ///
    /// # Errors
    /// When it is no table with these columns, names a file twice, or has a time that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut by_file = BTreeMap::new();
        for (line, [file, received, digest]) in table(bytes, &COLUMNS)? {
            let cannot = |why: String| Error::new(format!("line {line}: {why}"));
            let at = Moment::parse(&received);
            if at.is_none() && !received.is_empty() {
                return Err(cannot(format!("the time of receipt is “{received}”; write it as 2027-09-30T16:05:00")));
            }
            let row = Row { received: at, sha256: digest.to_ascii_lowercase() };
            if by_file.insert(file.clone(), row).is_some() {
                return Err(cannot(format!("{file} stands in it twice; keep the row that holds")));
            }
        }
        Ok(Self { by_file })
    }

    /// When a file was received. A row with another digest than the file has speaks of another file. The members of an archive came with it.
    pub fn of(&self, file: &str, sha256: &str) -> Option<Moment> {
        let fits = |row: &&Row| row.sha256.is_empty() || row.sha256 == sha256;
        let own = self.by_file.get(file).filter(fits).and_then(|row| row.received);
        own.or_else(|| self.by_file.get(file.split('!').next()?).and_then(|row| row.received).filter(|_| file.contains('!')))
    }

    /// The files it names.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.by_file.keys().map(String::as_str)
    }

    /// Whether a row names this file with another digest than it has.
    pub fn is_of_another(&self, file: &str, sha256: &str) -> bool {
        self.by_file.get(file).is_some_and(|row| !row.sha256.is_empty() && row.sha256 != sha256)
    }
}

/// The rows of a table with these columns, in whatever order they stand, each with its line.
///
/// # Errors
/// When it is no such table.
pub(super) fn table<const N: usize>(bytes: &[u8], columns: &[&str; N]) -> Result<Vec<(u64, [String; N])>, Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let cannot = |_| Error::new("it is no table of comma-separated values in UTF-8");
    let header = reader.headers().map_err(cannot)?.clone();
    let place = |column: &str| header.iter().position(|own| own == column);
    let missing: Vec<&str> = columns.iter().copied().filter(|column| place(column).is_none()).collect();
    if !missing.is_empty() {
        return Err(Error::new(format!("it needs the columns {}; missing: {}", columns.join(", "), missing.join(", "))));
    }
    let places = columns.map(|column| place(column).unwrap_or_default());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(cannot)?;
        let line = row.position().map_or(0, csv::Position::line);
        // What this tool wrote with an apostrophe before it, so that no spreadsheet runs it, is read as it was.
        let cell = |place: usize| {
            let cell = row.get(place).unwrap_or_default();
            cell.strip_prefix('\'').filter(|rest| crate::dataset::must_not_run(rest)).unwrap_or(cell).to_owned()
        };
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, places.map(cell)));
        }
    }
    Ok(rows)
}
