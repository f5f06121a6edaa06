//! A file as it was given, and the limits of what is read.

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// The most findings that one reading reports. One more finding says how many were left out.
pub const MAX_FINDINGS: usize = 300;

/// The deepest nesting of groups and lists that is read.
pub const MAX_DEPTH: usize = 64;

/// A file as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name that findings show.
    pub name: String,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

pub(crate) fn is_json(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
