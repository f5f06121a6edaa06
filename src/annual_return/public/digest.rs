//! The forms of a return that leave the partnership, and their digests.

use serde_json::Value;

use super::sums;
use crate::annual_return::AnnualReturn;
use crate::annual_return::model::DataForm;
use crate::annual_return::terms::schema::form;
use crate::canonical::{self, Digest};
use crate::disclosure::{Constraints, CountTable, Protection, Publishable, protect, suppress, without_private};
use crate::error::Error;
use crate::reference::shipped;
use crate::value::Choice as _;

/// Keys at the top of a return that say what becomes of it, not what it says: they are not part of what is signed.
const NOT_SIGNED: [&str; 3] = ["sign_off", "publication", "status"];

/// The full form: everything that was answered, private notes among it. It stays with the partnership.
///
/// # Errors
/// When the return cannot be written as data.
pub fn full(this: &AnnualReturn) -> Result<Value, Error> {
    let mut data = canonical::data(this)?;
    name_form(&mut data, DataForm::Full);
    Ok(data)
}

/// Whoever holds data must be able to tell whether it may be passed on.
fn name_form(data: &mut Value, form: DataForm) {
    if let Some(fields) = data.as_object_mut() {
        fields.insert("data_form".to_owned(), form.code().into());
    }
}

/// The public form: the full one without private notes, after disclosure control. Only this one is embedded, printed as a
/// digest and compared.
///
/// # Errors
/// When the return cannot be written as data.
pub fn public(this: &AnnualReturn) -> Result<Publishable, Error> {
    Ok(publish(this, canonical::data(this)?)?.publishable)
}

/// The public form of a return, with what was found out on the way to it: rules ask for that too.
pub(in crate::annual_return) struct Disclosed {
    /// The counts as they were typed, what binds them, and what is held back of them. None of a public form: there nothing is as it
    /// was typed.
    pub counts: Option<(CountTable, Protection)>,
    /// The public form.
    pub publishable: Publishable,
}

/// Makes the public form of a return of everything that was answered in it.
///
/// # Errors
/// When the return cannot be written as data.
pub(in crate::annual_return) fn publish(this: &AnnualReturn, mut data: Value) -> Result<Disclosed, Error> {
    // What is public already is read again, by the department and by this tool, and must be found as it is: which of its numbers
    // were held back as small, and which beside them, nobody can tell any more. Small counts of no children stand in it as they are.
    let is_public = this.data_form.get() == Some(DataForm::Public);
    let constraints = sums::constraints(this, shipped());
    let constraints =
        if is_public { Constraints { processes: constraints.processes, ..Constraints::default() } } else { constraints };
    let counts = without_private(&mut data, form()?, &constraints);
    let protection = protect(&counts.table);
    let mut publishable = suppress(data, &constraints, &counts, &protection);
    name_form(&mut publishable.data, DataForm::Public);
    Ok(Disclosed { counts: (!is_public).then_some((counts, protection)), publishable })
}

/// The counts of a return, and what is held back of them. None of a public form.
#[cfg(test)]
pub(in crate::annual_return) fn counts(this: &AnnualReturn) -> Option<(CountTable, Protection)> {
    publish(this, canonical::data(this).ok()?).ok()?.counts
}

/// The digest of the public form: printed on every page.
///
/// # Errors
/// When the form cannot be written.
pub fn public_digest(publishable: &Publishable) -> Result<Digest, Error> {
    Digest::of(&publishable.data)
}

/// The digest of what is signed: the public form without signatures, publication and status.
///
/// # Errors
/// When the form cannot be written.
pub fn content_digest(publishable: &Publishable) -> Result<Digest, Error> {
    // A group in which only private answers stood says nothing: naming the file of last year's return changes no signature.
    let says = |value: &Value| value.as_object().is_none_or(|group| !group.is_empty());
    let is_signed = |(key, value): &(&String, &Value)| !NOT_SIGNED.contains(&key.as_str()) && says(value);
    Digest::of_fields(publishable.data.as_object().into_iter().flatten().filter(is_signed))
}
