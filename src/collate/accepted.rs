//! A return that counts, opened again to make its rows, its figures and its feedback.

use serde_json::Value;

use super::intake::{Submission, assessed, said};
use crate::annual_return::Published;
use crate::annual_return::check::assess::{Assessment, public_form};
use crate::annual_return::model::DataForm;
use crate::annual_return::public::digest;
use crate::error::Error;

/// A return that counts, with everything that is known about it. It is kept in memory only while its rows are made.
#[derive(Debug)]
pub struct AcceptedReturn {
    /// The file, as the register names it.
    pub file: String,
    /// The digest of its public form, all 64 letters and digits.
    pub digest: String,
    /// Whether the full form was sent, or only the public one.
    pub data_form: DataForm,
    /// The return as it was sent, what it was judged against, where everything in it is written, and what the checks found.
    pub assessment: Assessment,
}

impl AcceptedReturn {
    /// What may be printed of it.
    ///
    /// # Errors
    /// When the public form cannot be read back, which a test rules out.
    pub fn published(&self) -> Result<&Published, Error> {
        self.assessment.published()
    }
}

/// Opens a submission that was classified as a return. `None` if it is not a return any more, because the file was changed since.
///
/// # Errors
/// When the public form cannot be made, which no return can cause.
pub fn open(submission: &Submission) -> Result<Option<AcceptedReturn>, Error> {
    let Some(assessment) = assessed(submission)? else { return Ok(None) };
    Ok(Some(AcceptedReturn {
        file: submission.file.clone(),
        digest: digest::public_digest(assessment.public())?.full().to_owned(),
        data_form: assessment.facts.this.data_form.get().unwrap_or(DataForm::Full),
        assessment,
    }))
}

/// The public form of a submission that was classified as a return, to be compared with another; it is not checked again. `None` if it
/// has no data any more.
///
/// # Errors
/// As [`open`].
pub fn reopen(submission: &Submission) -> Result<Option<Value>, Error> {
    said(submission).map(|sources| Ok(public_form(&sources)?.data)).transpose()
}
