//! A return that counts, opened again for what is made of it.

use serde_json::Value;

use super::arrival::{Offered, assessed, said};
use crate::annual_return::assess::{Assessment, public_form};
use crate::annual_return::model::DataForm;
use crate::annual_return::{Published, digest};
use crate::error::Error;

/// A return that counts, with everything that is known of it. It is held while its rows are made, and no longer.
#[derive(Debug)]
pub struct Counted {
    /// The file, as the register names it.
    pub file: String,
    /// The digest of its public form, all 64 letters and digits.
    pub digest: String,
    /// Whether the full form was sent, or only the public one.
    pub data_form: DataForm,
    /// The return as it was sent, what it was judged against, where everything in it is written, and what the checks found.
    pub assessment: Assessment,
}

impl Counted {
    /// What may be printed of it.
    ///
    /// # Errors
    /// When the public form cannot be read back, which a test rules out.
    pub fn published(&self) -> Result<&Published, Error> {
        self.assessment.published()
    }
}

/// Opens a return that was taken before. None where it is no return any more, which means that the file was changed.
///
/// # Errors
/// When the public form cannot be made, which no return can cause.
pub fn open(offered: &Offered) -> Result<Option<Counted>, Error> {
    let Some(assessment) = assessed(offered)? else { return Ok(None) };
    Ok(Some(Counted {
        file: offered.file.clone(),
        digest: digest::public_digest(assessment.public())?.full().to_owned(),
        data_form: assessment.facts.this.data_form.get().unwrap_or(DataForm::Full),
        assessment,
    }))
}

/// The public form of a return that was taken before, as data, to be compared with another; it is not checked again. None where it is no
/// return any more.
///
/// # Errors
/// As [`open`].
pub fn reopen(offered: &Offered) -> Result<Option<Value>, Error> {
    said(offered).map(|sources| Ok(public_form(&sources)?.data)).transpose()
}
