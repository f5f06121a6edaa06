//! Sums and changes of stated numbers.

use super::{Answer, Decimal, Quantity, Stated};

/// The sum of stated numbers: none when one of them is not given or is a symbol, because a sum with an unknown part is unknown.
pub fn sum<'a, T: Quantity + std::iter::Sum>(parts: impl IntoIterator<Item = &'a Answer<Stated<T>>>) -> Option<T> {
    parts.into_iter().map(Answer::known).sum()
}

/// How much a number departs from what it is compared with, in per cent of the latter to one decimal place; none from nothing.
pub fn change_percent(now: Decimal, before: Decimal) -> Option<Decimal> {
    let change = now.checked_sub(before)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let share = change.checked_div(before.abs())?;
    Some(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
}
