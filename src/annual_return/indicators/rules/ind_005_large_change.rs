#![doc = include_str!("ind_005_large_change.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::signed_percent;
use crate::annual_return::indicators::figures::{figure, printed};
use crate::annual_return::indicators::given::{Given, given};
use crate::finding::Level;
use crate::reference::{Indicator, Unit};
use crate::rule::kit::change_percent;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Decimal;

/// A figure changed a lot since last year, and no reason is given. Figures that contradict each other are corrected first.
pub const RULE: ReturnRule = ReturnRule::new("IND-005", Level::Query, include_str!("ind_005_large_change.md"), check)
    .unless(&["IND-003", "IND-006", "IND-020", "IND-021", "IND-030"]);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let year = facts.year()?;
    for own in given(facts)?.iter().filter(|own| own.period == Some(year)) {
        // A comment on the indicator is printed with its figures, so asking again would add nothing.
        if own.comment.is_some_and(|comment| !comment.trim().is_empty()) {
            continue;
        }
        let council = own.authority.and_then(|id| facts.body(id));
        let number = |year| figure(facts, own.indicator, council, year).and_then(|figure| figure.known());
        // There is nothing to compare without a figure for the year before, or where either figure is a symbol.
        let (Some(now), Some(before)) = (number(year), number(year.before())) else { continue };
        let Some(change) = large_change(facts, own, now, before) else { continue };
        let unit = own.indicator.unit;
        let (now, before) = (printed(now, unit), printed(before, unit));
        found
            .add(
                own.path.clone(),
                format!("{} is {now}, after {before} the year before: {change}", own.name(facts)),
                "check both figures; if they are right, add comment: to the indicator and say what stands behind the change",
            )
            .about(own.about(facts))
            .figures([before, now]);
    }
    CHECKED
}

/// The change in words, if it is large both as a percentage and as a number.
fn large_change(facts: &Facts, own: &Given, now: Decimal, before: Decimal) -> Option<String> {
    let thresholds = facts.reference.thresholds();
    let apart = now.checked_sub(before)?;
    let way = if apart.is_sign_negative() { "down" } else { "up" };
    let Indicator { unit, .. } = own.indicator;
    match unit {
        Unit::Children | Unit::Events | Unit::RatePer10000 => {
            let many = apart.abs() > thresholds.indicator_change_count_most.decimal();
            // A change from zero to a large number is large, although it has no percentage.
            let Some(percent) = change_percent(now, before) else { return many.then(|| way.to_owned()) };
            let large = percent.abs() > thresholds.indicator_change_percent_most.decimal();
            (many && large).then(|| format!("{way} {}", signed_percent(percent.abs())))
        }
        Unit::Percent => {
            let large = apart.abs() > thresholds.indicator_change_points_most.decimal();
            // In a small group, one child is several percentage points.
            let children = own.year.denominator.known().map(|whole| whole.decimal());
            let few = children.and_then(|whole| whole.checked_mul(apart.abs())?.checked_div(Decimal::ONE_HUNDRED));
            let many = few.is_none_or(|few| few > thresholds.indicator_change_count_most.decimal());
            (many && large).then(|| format!("{way} {} points", signed_percent(apart.abs()).trim_end_matches('%')))
        }
        Unit::Money | Unit::Number => None,
    }
}
