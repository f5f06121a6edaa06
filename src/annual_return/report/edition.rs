//! The editions of a report: the same return for different readers.

use crate::value::choice;

choice! {
    /// Which readers a report is for. All editions are made of the same public data and carry its digest.
    pub enum Edition {
        /// Everything, in the order a reader follows.
        Full = "full", "The full return";
        /// The return on four pages at most.
        Summary = "summary", "Summary";
        /// For children and young people: short sentences, pictures and stories, and where to get help.
        YoungPeople = "young-people", "For children and young people";
        /// Two pages for the lead safeguarding partners: what needs a decision.
        DspBrief = "dsp-brief", "Brief for the lead safeguarding partners";
    }
}

/// The report that is wanted of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditionOptions {
    /// Which readers it is for.
    pub edition: Edition,
    /// Whether the report is marked as a draft and shows the gaps of the return where they occur.
    pub draft: bool,
}

impl EditionOptions {
    /// The full return, finished.
    pub const FULL: Self = Self { edition: Edition::Full, draft: false };
    /// The full return as a draft.
    pub const DRAFT: Self = Self { edition: Edition::Full, draft: true };
}
