//! The status of every file that was found, and of every authority.

use super::intake::{FileForm, ReturnSummary};
use super::receipts::Moment;
use crate::value::{Date, Year, choice};

/// What a collation is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The year returns must report on.
    pub year: Year,
    /// The last day on which a return is in time; `None` if there is no deadline.
    pub deadline: Option<Date>,
    /// What kind of release it is.
    pub release: Release,
}

choice! {
    /// What kind of release a collation is.
    pub enum Release {
        /// Made while returns still come in.
        Working = "working", "Working copy";
        /// Published before every return is settled.
        Provisional = "provisional", "Provisional";
        /// Published when all are.
        Final = "final", "Final";
    }
}

choice! {
    /// What became of a file.
    pub enum FileStatus {
        /// It is the return that counts for its partnership.
        Counts = "counts", "Counts";
        /// A later version of the same return counts.
        Replaced = "replaced", "Replaced by a later version";
        /// It says the same as another file.
        Duplicate = "duplicate", "Same return as another file";
        /// It changes a return after the deadline that was in time before.
        AfterDeadline = "after_deadline", "Changed after the deadline";
        /// Something in it must be mended.
        NotAccepted = "not_accepted", "Not accepted: errors";
        /// It contradicts another return; a person must say which counts.
        Conflict = "conflict", "In conflict with another return";
        /// It reports on another year.
        WrongYear = "wrong_year", "Another year";
        /// It is about an area that exists for examples and tests alone.
        TestArea = "test_area", "Test area";
        /// A person decided that it does not count.
        SetAside = "set_aside", "Set aside by decision";
        /// It was not opened, because that would not be safe.
        Refused = "refused", "Refused";
        /// It is meant as a return and is damaged.
        Unreadable = "unreadable", "Cannot be read";
        /// It is something else than a return.
        NoReturn = "no_return", "No return";
    }
}

choice! {
    /// What is known of an authority's return.
    pub enum AuthorityStatus {
        /// A return with it counts.
        Reported = "reported", "Reported";
        /// A return with it counts, and came after the deadline.
        Late = "late", "Reported late";
        /// Returns came, and each has something that must be mended.
        NotAccepted = "not_accepted", "Sent, not accepted";
        /// Returns contradict each other.
        InConflict = "in_conflict", "In conflict";
        /// Nothing came.
        Missing = "missing", "Missing";
    }
}

choice! {
    /// Where the time of receipt comes from.
    pub enum ReceivedBy {
        /// From the list of receipts.
        Receipts = "receipts", "List of receipts";
        /// From the return: the day it says it was sent to the department.
        Return = "return", "The return’s own word";
    }
}

/// When a file was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receipt {
    /// When.
    pub at: Moment,
    /// Who says so.
    pub by: ReceivedBy,
}

/// What became of a file.
#[derive(Debug, Clone)]
pub struct FileState {
    /// Its path below the folder that was collated, with `/`; a member of an archive is `sent.zip!inner/return.json`. Letters that a
    /// terminal or a spreadsheet could take for something else are shown as their codes.
    pub file: String,
    /// The SHA-256 of its bytes; empty where it was not read.
    pub sha256: String,
    /// The format of the return; `None` if the file is not a return.
    pub form: Option<FileForm>,
    /// When it was received; `None` if nobody says.
    pub received: Option<Receipt>,
    /// What became of it.
    pub status: FileStatus,
    /// Why, in a sentence.
    pub reason: String,
    /// The return in it.
    pub summary: Option<Box<ReturnSummary>>,
    /// The file that counts in its place, by its place in the list of files.
    pub counts_instead: Option<usize>,
    /// The place of the sound version before it, where it is of use to know what changed since.
    pub version_before: Option<usize>,
    /// What was changed since that version, in a sentence; empty where there is none.
    pub changed: String,
    /// The day of the last material change: that of the earliest version that differs only in corrected typing errors; `None` if
    /// times are not known.
    pub material_on: Option<Date>,
    /// Whether it counts and came late; `None` if that is not known.
    pub late: Option<bool>,
}

/// An authority of England, with what is known of its return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityState {
    /// The department's three-digit code.
    pub code: String,
    /// Its nine-character code at the end of the year.
    pub gss_code: String,
    /// Its name.
    pub name: String,
    /// The code of its region.
    pub region_code: String,
    /// The name of its region.
    pub region: String,
    /// What is known.
    pub status: AuthorityStatus,
    /// The files that speak of it, by their places in the list of files.
    pub files: Vec<usize>,
    /// The file that counts for it.
    pub counts: Option<usize>,
}

/// A partnership that sent something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnershipState {
    /// A name for files, unique in the collation: its id, or the codes of its authorities.
    pub key: String,
    /// The id it chose.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The codes of its authorities, in order.
    pub authorities: Vec<String>,
    /// Its files in the order they came, by their places in the list of files.
    pub files: Vec<usize>,
    /// The one that counts.
    pub counts: Option<usize>,
    /// The one its feedback speaks of: the one that counts, or the last one that came.
    pub speaks_of: Option<usize>,
}

choice! {
    /// What a person has to settle.
    pub enum CaseKind {
        /// Returns of several partnerships claim the same authorities.
        SameArea = "same_area", "Two returns for the same area";
        /// An authority stands in returns of two partnerships.
        Overlap = "overlap", "An authority in two partnerships";
        /// Versions of one return, of which nothing says which is the later.
        WhichVersion = "which_version", "Which version is the later one";
        /// A return for another year.
        WrongYear = "wrong_year", "A return for another year";
        /// An explanation of a query.
        Explanation = "explanation", "An explanation to accept or send back";
    }
}

/// Something that a person has to settle, or has settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its name: the same on every run over the same files.
    pub id: String,
    /// What kind it is.
    pub kind: CaseKind,
    /// The question, with both sides.
    pub question: String,
    /// What can be chosen: a digest, `none`, `accepted`, `sent_back`.
    pub choices: Vec<String>,
    /// The files it is about, by their places in the list of files.
    pub files: Vec<usize>,
    /// The decision: choice, by whom, on which day and why.
    pub decided: Option<super::decisions::Decision>,
}

/// The result of a collation: every file, authority, partnership and case.
#[derive(Debug, Clone)]
pub struct Collation {
    /// What was asked for.
    pub asked: Asked,
    /// Every file, in the order of names.
    pub files: Vec<FileState>,
    /// Every authority of England in the year, by code.
    pub authorities: Vec<AuthorityState>,
    /// Every partnership that sent something, by its first authority.
    pub partnerships: Vec<PartnershipState>,
    /// What a person has to settle, or has settled.
    pub cases: Vec<Case>,
    /// Entries of the given lists that match no file or case.
    pub notes: Vec<String>,
}

impl Collation {
    /// The files that count, in the order of the partnerships' first authorities.
    pub fn counting(&self) -> impl Iterator<Item = &FileState> {
        self.partnerships.iter().filter_map(|partnership| self.files.get(partnership.counts?))
    }

    /// The cases that a person still has to settle. An explanation stands until it is sent back.
    pub fn open_cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| self.is_open(case))
    }

    /// Whether a person still has to settle a case.
    pub fn is_open(&self, case: &Case) -> bool {
        case.decided.is_none() && case.kind != CaseKind::Explanation
    }

    /// Whether a return says that it was made up.
    pub fn is_synthetic(&self) -> bool {
        let mut names = self.files.iter().filter_map(|state| state.summary.as_ref()).map(|summary| &summary.claim.partnership);
        names.any(|name| name.to_lowercase().contains("synthetic"))
    }

    /// The authorities with a status.
    pub fn authorities_with(&self, status: AuthorityStatus) -> usize {
        self.authorities.iter().filter(|authority| authority.status == status).count()
    }
}
