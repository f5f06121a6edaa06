//! The lists next to the returns: what was planted, when files were received, and the result expected for each authority.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{DateTime, date};
use masa_return::canonical::Digest;
use masa_return::reference::shipped;
use masa_return::value::Date;

/// A file, or a member of an archive, with the result expected for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its path in the folder of returns; empty for a return that was not sent.
    pub file: String,
    /// The expected result, in the words of the register.
    pub status: &'static str,
    /// The codes of its authorities.
    pub authorities: Vec<String>,
    /// What was planted.
    pub kind: &'static str,
    /// The reason for the expected result.
    pub why: String,
}

/// The receipt of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its path in the folder of returns.
    pub file: String,
    /// The time of receipt; empty when somebody forgot to note it.
    pub received: String,
    /// The digest of its bytes; empty when nobody noted it.
    pub digest: String,
}

impl Receipt {
    /// The receipt of a file; with its digest when the bytes are given.
    pub fn of(file: &str, received: Option<DateTime>, bytes: Option<&[u8]>) -> Self {
        Self {
            file: file.to_owned(),
            received: received.map(|at| at.strftime("%Y-%m-%dT%H:%M:%S").to_string()).unwrap_or_default(),
            digest: bytes.map(|bytes| Digest::of_bytes(bytes).full().to_owned()).unwrap_or_default(),
        }
    }
}

/// The moment this many minutes after returns may first be sent.
pub fn moment(minutes: i64) -> DateTime {
    date(2027, 8, 1).at(8, 0, 0, 0) + jiff::Span::new().minutes(minutes)
}

/// The last minute before the deadline of 30 September 2027.
pub const LAST_IN_TIME: i64 = 61 * 24 * 60 - 8 * 60 - 1;

/// The result expected for each authority, worked out from the results expected for its files.
pub fn authorities(rows: &[Row], late: &[String]) -> Vec<[String; 3]> {
    let mut known: BTreeMap<String, (String, &'static str)> = BTreeMap::new();
    let end = Date::parse("2027-03-31").expect("a date");
    for authority in shipped().authorities().iter().filter(|authority| !authority.test_area && authority.in_force.on(end)) {
        let files = || rows.iter().filter(|row| !row.file.is_empty() && row.authorities.contains(&authority.dfe_code));
        let has = |status: &str| files().any(|row| row.status == status);
        let status = if has("counts") {
            if files().any(|row| row.status == "counts" && late.contains(&row.file)) { "late" } else { "reported" }
        } else if has("conflict") {
            "in_conflict"
        } else if has("not_accepted") {
            "not_accepted"
        } else {
            "missing"
        };
        known.insert(authority.dfe_code.clone(), (authority.name.clone(), status));
    }
    known.into_iter().map(|(code, (name, status))| [code, name, status.to_owned()]).collect()
}

/// Writes a table.
pub fn write(path: &Path, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let mut table = csv::WriterBuilder::new().from_path(path).expect("a table can be written");
    table.write_record(header).expect("a row can be written");
    rows.for_each(|row| table.write_record(row).expect("a row can be written"));
    table.flush().expect("a table can be written");
}
