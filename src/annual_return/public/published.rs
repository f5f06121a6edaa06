//! A return as anyone may read it, as a type of its own: where it is asked for, the true return does not compile.

use std::ops::Deref;

use serde_json::Value;

use super::process::ProcessFigures;
use crate::annual_return::AnnualReturn;
use crate::annual_return::check::facts::Facts;
use crate::annual_return::model::DataForm;
use crate::annual_return::years::last_year::LastYear;
use crate::canonical::{self, Digest};
use crate::disclosure::Publishable;
use crate::error::Error;
use crate::value::{Choice as _, Date};

/// A return without its private answers and after disclosure control, with the facts around it.
///
/// Every report, every data file and every national figure is made of this. It comes from disclosure control alone: from
/// [`Assessment::published`](crate::annual_return::check::assess::Assessment::published), or read back from the public form that a report carries. It can
/// be handed to whatever takes [`Facts`], such as a figure; the facts of the true return cannot be handed to what takes this:
///
/// ```compile_fail,E0308
/// use masa_return::annual_return::report;
/// use masa_return::annual_return::check::assess::Assessment;
///
/// fn report_of_the_true_return(assessment: &Assessment) {
///     let _ = report::document(&assessment.facts, &assessment.findings, report::EditionOptions::FULL);
/// }
/// ```
///
/// ```compile_fail,E0308
/// use masa_return::annual_return::check::assess::Assessment;
/// use masa_return::annual_return::data::dataset;
///
/// fn tables_of_the_true_return(assessment: &Assessment) {
///     let _ = dataset::data(&assessment.facts, false);
/// }
/// ```
///
/// ```compile_fail,E0308
/// use masa_return::collate::{AcceptedReturn, report};
///
/// fn national_figures_of_the_true_return(accepted: &AcceptedReturn) {
///     let _ = report::figures(&accepted.assessment.facts, accepted);
/// }
/// ```
///
/// The same calls with the published return compile:
///
/// ```
/// use masa_return::annual_return::report;
/// use masa_return::annual_return::check::assess::Assessment;
/// use masa_return::annual_return::data::dataset;
/// use masa_return::collate::{self, AcceptedReturn};
///
/// fn made_of_what_may_be_published(assessment: &Assessment, accepted: &AcceptedReturn) -> Result<(), masa_return::error::Error> {
///     let _ = report::document(assessment.published()?, &assessment.findings, report::EditionOptions::FULL);
///     let _ = dataset::data(assessment.published()?, false);
///     let _ = collate::report::figures(accepted.published()?, accepted);
///     Ok(())
/// }
/// ```
#[derive(Debug)]
pub struct Published {
    facts: Facts,
    form: Publishable,
    process: ProcessFigures,
}

impl Published {
    /// The published return of a return as it was written, whose public form is given.
    ///
    /// # Errors
    /// When the public form cannot be read back, which a test rules out.
    pub(in crate::annual_return) fn of(written: &Facts, form: Publishable) -> Result<Self, Error> {
        let this = typed(form.data.clone()).ok_or_else(|| Error::new("the public form of the return cannot be read back"))?;
        Ok(Self { facts: written.with(this), form, process: ProcessFigures::of(written) })
    }

    /// The published return that a report carries as data. `None` when the data are not the public form of a return.
    pub(in crate::annual_return) fn read(
        data: Value,
        as_of: Option<Date>,
        last_year: Option<LastYear>,
        process: ProcessFigures,
    ) -> Option<Self> {
        let is_public = data.get("data_form").and_then(Value::as_str) == Some(DataForm::Public.code());
        let this = typed(data.clone()).filter(|_| is_public)?;
        Some(Self { facts: Facts::published(this, as_of, last_year), form: Publishable::already(data), process })
    }

    /// The public form as data.
    pub fn data(&self) -> &Value {
        &self.form.data
    }

    /// The public form, with the places of what was suppressed.
    pub fn form(&self) -> &Publishable {
        &self.form
    }

    /// The public form as canonical JSON: the `return.json` that the page, the PDF and the data package carry.
    ///
    /// # Errors
    /// When it cannot be written, which a test rules out.
    pub fn json(&self) -> Result<String, Error> {
        canonical::json(&self.form.data)
    }

    /// The digest of the public form, which every page prints.
    ///
    /// # Errors
    /// When the form cannot be written, which a test rules out.
    pub fn digest(&self) -> Result<Digest, Error> {
        Digest::of(&self.form.data)
    }

    /// Figures about how work was done that rest on days which are not published.
    pub fn process(&self) -> &ProcessFigures {
        &self.process
    }
}

/// What is known around a published return: a figure over it is a figure anyone can work out.
impl Deref for Published {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

fn typed(data: Value) -> Option<AnnualReturn> {
    serde_json::from_value(data).ok()
}
