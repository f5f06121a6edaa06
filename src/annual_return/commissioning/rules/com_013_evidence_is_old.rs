#![doc = include_str!("com_013_evidence_is_old.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::terms::evidence::Evidence;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, Date};

/// All the evidence for a need is old.
pub const RULE: ReturnRule = ReturnRule::new("COM-013", Level::Query, include_str!("com_013_evidence_is_old.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let most = facts.reference.thresholds().evidence_years_most.value;
    let months = i32::try_from(most).ok()?.checked_mul(12)?;
    let period_end = r.period_end.get()?;
    for (i, need) in r.needs.needs.given()?.iter().enumerate() {
        let path = at!(r.needs.needs[i].evidence);
        found.each(path.clone(), |found| {
            let evidence = need.evidence.given()?;
            let is_recent = |one: &Evidence| match day_of(one).get() {
                Some(day) => day.plus_months(months) >= period_end,
                // An indicator, audit, review or engagement in this return belongs to its year.
                None => !matches!(one, Evidence::Document { .. }),
            };
            if evidence.is_empty() || evidence.iter().any(is_recent) {
                return CHECKED;
            }
            // A document without a date may be recent.
            let days: Vec<Date> = evidence.iter().map(|one| day_of(one).get()).collect::<Option<_>>()?;
            let newest = days.into_iter().max()?;
            found
                .add(
                    path,
                    format!(
                        "the newest evidence of {} is of {newest}, more than {most} years before the period ended",
                        quoted(need.title.text(), "this need")
                    ),
                    "add to evidence what shows it now, as type: indicator, audit, voice or document, each with its date; or say under explanations why it still holds",
                )
                .about(need.id.given()?.as_str())
                .figures([newest.to_string()]);
            CHECKED
        });
    }
    CHECKED
}

fn day_of(evidence: &Evidence) -> &Answer<Date> {
    match evidence {
        Evidence::Indicator { date, .. }
        | Evidence::Audit { date, .. }
        | Evidence::Review { date, .. }
        | Evidence::Voice { date, .. }
        | Evidence::Scrutiny { date, .. }
        | Evidence::Document { date, .. } => date,
    }
}
