//! Collation: from many returns to one register, national data, a national report and feedback to each partnership.
//!
//! A collation goes in three steps, and only the first of them meets every file:
//!
//! 1. [`classify`] reads one candidate and says what it is: a return, with what it claims to be and how the checks judge it, or not
//!    a return, with the reason. Only a summary is kept, so that memory does not grow with the size of what was sent.
//! 2. [`resolve`] looks at all of them together: which are versions of one return, which of them counts, and which contradict each other.
//!    A question that only a person can answer is a [`Case`].
//! 3. Each return that counts is opened again as an [`AcceptedReturn`], the source of the rows of the national tables ([`national`]), its figures
//!    for the report ([`report`]), and what is left to do ([`feedback`]).
//!
//! Nothing here touches a file, a clock or a thread: the command line finds the files, and hands them in.

mod accepted;
pub mod decisions;
pub mod feedback;
mod intake;
pub mod national;
mod receipts;
pub mod register;
pub mod report;
mod resolve;
pub mod revisions;
mod state;

pub use accepted::{AcceptedReturn, open, reopen};
pub use intake::{Claim, Explained, FileForm, Intake, ReturnSummary, Signed, Submission, classify};
pub use receipts::{Moment, Receipts};
pub use resolve::{Difference, Found, difference, resolve};
pub use state::{
    Asked, AuthorityState, AuthorityStatus, Case, CaseKind, Collation, FileState, FileStatus, PartnershipState, Receipt,
    ReceivedBy, Release,
};
