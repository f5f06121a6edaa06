#![doc = include_str!("lad_004_split_does_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, ChildCount, Count};

/// Referrals by sector, harm or referrer do not add up to all referrals, so their shares mean little.
pub const RULE: ReturnRule = ReturnRule::new("LAD-004", Level::Advice, include_str!("lad_004_split_does_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let Some(lado) = r.lado.given() else { return CHECKED };
    let by_sector = lado.by_sector.items().iter().map(|row| &row.count).collect();
    let by_harm = lado.by_harm.items().iter().map(|row| &row.count).collect();
    let by_referrer = lado.by_referrer.items().iter().map(|row| &row.count).collect();
    for (path, split, words) in [
        (at!(r.lado.by_sector), by_sector, Split { by: "sector", may_overlap: false }),
        (at!(r.lado.by_harm), by_harm, Split { by: "harm", may_overlap: true }),
        (at!(r.lado.by_referrer), by_referrer, Split { by: "referrer", may_overlap: false }),
    ] {
        let counts: Vec<&Answer<ChildCount>> = split;
        if !counts.is_empty() {
            found.each(path.clone(), |found| compare(found, path, lado.referrals.known()?, &counts, &words));
        }
    }
    CHECKED
}

/// A way to split referrals.
struct Split {
    by: &'static str,
    /// Whether one referral may count in two rows.
    may_overlap: bool,
}

fn compare(found: &mut Found, path: FieldPath, referrals: Count, counts: &[&Answer<ChildCount>], split: &Split) -> Checked {
    let all = sum(counts.iter().copied())?;
    if all.0 < referrals.0 || (all.0 > referrals.0 && !split.may_overlap) {
        found.add(
            path,
            format!(
                "referrals by {} come to {all}, but there were {referrals} referrals: the shares the report prints are of all {referrals}",
                split.by
            ),
            "give every referral a place in the split, those of another kind under other; or correct referrals",
        );
    }
    CHECKED
}
