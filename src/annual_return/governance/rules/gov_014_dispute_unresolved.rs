#![doc = include_str!("gov_014_dispute_unresolved.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::counted;
use crate::rule::{CHECKED, Checked, Found};

/// A dispute between partners has been unresolved for a long time.
pub const RULE: ReturnRule = ReturnRule::new("GOV-014", Level::Query, include_str!("gov_014_dispute_unresolved.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let most = i32::try_from(facts.reference.thresholds().dispute_months_most.value).ok()?;
    let as_of = facts.as_of?;
    let disputes = &r.governance.dispute_resolution;
    if disputes.unresolved_since.is_blank() {
        // For disputes that are still open, the rule needs the day they began. If all are resolved, it has nothing to ask.
        let open = disputes.times_used.known().zip(disputes.resolved.known()).is_some_and(|(used, resolved)| used > resolved);
        return (!open).then_some(());
    }
    let since = disputes.unresolved_since.get()?;
    if since.plus_months(most) < as_of {
        let months = usize::try_from(since.months_until(as_of)).ok()?;
        found
            .add(
                at!(r.governance.dispute_resolution.unresolved_since),
                format!("a dispute between partners is unresolved since {since}, for {}", counted(months, "month", "months")),
                "if it is resolved, take unresolved_since out; if not, say under explanations who will settle it and by when",
            )
            .figures([since.to_string()]);
    }
    CHECKED
}
