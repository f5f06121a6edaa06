//! A checked return, prepared for every output format.

use crate::annual_return::check::assess::Assessment;
use crate::annual_return::rules;
use crate::annual_return::terms::schema::form;
use crate::error::Error;
use crate::finding::Finding;
use crate::findings::{Check, Off, Results, Told, Unchecked};
use crate::value::Choice as _;

/// Everything an output reports on a return under this name. `findings` is separate from the assessment, because it may hold more
/// than the findings of the checks.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out.
pub fn results<'a>(name: &str, assessment: &Assessment, findings: &[Finding], checks: &'a [Check]) -> Result<Results<'a>, Error> {
    let facts = &assessment.facts;
    let this = &facts.this;
    let alone = facts.last_year.is_none();
    let looks_back = |code: &str| alone && rules::all().any(|rule| rule.code == code && rule.looks_back);
    let as_if = facts.as_if_in_force.iter().filter(|duty| !facts.duty_in_force(**duty));
    Ok(Results {
        name: name.to_owned(),
        partnership: this.partnership.name.text().trim().to_owned(),
        year: this.reporting_year.given().map(ToString::to_string).unwrap_or_default(),
        rule_set: this.schema_version.given().map(|version| version.code().to_owned()).unwrap_or_default(),
        digest: facts.content_digest.clone(),
        judged_on: facts.as_of,
        prepared_on: this.prepared_on.get(),
        told: Told::new(findings),
        not_checked: assessment
            .not_checked
            .iter()
            .map(|not| Unchecked { code: not.code.to_owned(), paths: not.paths.clone(), for_last_year: looks_back(not.code) })
            .collect(),
        off: assessment.off.iter().map(|off| Off { code: off.code.to_owned(), duty: off.duty.code().to_owned() }).collect(),
        as_if_in_force: as_if.map(|duty| duty.code().to_owned()).collect(),
        form: form()?,
        checks,
    })
}
