#![doc = include_str!("lrn_008_no_audit.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::learning::model::AuditRecord;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// No multi-agency audit was finished or repeated in the period.
pub const RULE: ReturnRule = ReturnRule::new("LRN-008", Level::Advice, include_str!("lrn_008_no_audit.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let (start, end) = (r.period_start.get()?, r.period_end.get()?);
    let audits = r.learning.audits.given()?;
    let in_period = |audit: &AuditRecord| {
        [audit.date.get(), audit.repeated_on.get()].into_iter().flatten().any(|day| start <= day && day <= end)
    };
    if audits.iter().any(in_period) {
        return CHECKED;
    }
    // A missing or future day may be a mistyped day of the period. GEN-009 reports a future day.
    let is_known = |audit: &AuditRecord| audit.date.get().is_some_and(|day| day <= as_of) && !audit.repeated_on.is_faulty();
    audits.iter().all(is_known).then_some(())?;
    found.add(
        at!(r.learning.audits),
        "no audit across agencies was finished in the period",
        "if there were any, add each under learning › audits: - { id: …, title: …, date: …, cases: …, what_was_seen: … }; if not, plan one: it shows what no single agency sees",
    );
    CHECKED
}
