//! What was found in the folders that were sent: files that may be returns, and why others are none.

use std::path::PathBuf;

use crate::read::MAX_BYTES;

/// The largest page or PDF that is opened: a return of 300 pages stays far below.
pub const MOST_OF_A_REPORT: u64 = 100_000_000;

/// One thing that may be a return: a file, or the parts of a folder.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its path, as the register names it.
    pub file: String,
    /// Its files, with the names that findings give.
    pub(super) parts: Vec<(String, Place)>,
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On the disk.
    Disk(PathBuf),
    /// In an archive on the disk, by its place in the list of members.
    Member(PathBuf, usize),
}

/// What was found.
#[derive(Debug, Default)]
pub struct Inventory {
    /// What may be returns.
    pub candidates: Vec<Candidate>,
    /// What was not opened, with the reason.
    pub refused: Vec<(String, String)>,
    /// What is no return, with the reason.
    pub others: Vec<(String, String)>,
}

/// The ending of a name in small letters; empty where it has none.
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// The most bytes that a file of this name is read to.
pub fn most_bytes(name: &str) -> u64 {
    match ending(name).as_str() {
        "html" | "htm" | "pdf" => MOST_OF_A_REPORT,
        _ => MAX_BYTES as u64,
    }
}

/// In words, for something that no return is as large as.
pub fn too_large(bytes: u64, most: u64) -> String {
    let megabytes = |bytes: u64| crate::value::grouped(usize::try_from(bytes.div_ceil(1_000_000)).unwrap_or(usize::MAX));
    format!("it is larger than any return: {} MB, and at most {} MB are read", megabytes(bytes), megabytes(most))
}
