//! Many returns to one register, national data, a national report, and what each partnership still has to do.
//!
//! A collation goes in three steps, and only the first of them meets every file:
//!
//! 1. [`take`] reads one thing that was found and says what it is: a return, with what it claims to be and how the checks judge it, or
//!    no return, and why. What is kept of it is small, so that memory does not grow with the size of what was sent.
//! 2. [`settle`] looks at all of them together: which are versions of one return, which of them counts, what contradicts what. What
//!    only a person can settle is a [`Case`].
//! 3. Each return that counts is opened again as [`Counted`]; from it come the rows of the national tables ([`national`]), its figures
//!    for the report ([`report`]), and what is left to do ([`feedback`]).
//!
//! Nothing here touches a file, a clock or a thread: the command line finds the files, and hands them in.

mod arrival;
mod counted;
pub mod decisions;
pub mod feedback;
pub mod national;
mod receipts;
pub mod register;
pub mod release;
pub mod report;
mod settle;
mod state;

pub use arrival::{Arrived, Claim, Explained, FileForm, Offered, Signed, Taken, take};
pub use counted::{Counted, open, reopen};
pub use receipts::{Moment, Receipts};
pub use settle::{Apart, Found, between, settle};
pub use state::{
    Asked, AuthorityState, AuthorityStatus, Case, CaseKind, FileState, FileStatus, PartnershipState, Received, ReceivedBy,
    Release, Settled,
};
