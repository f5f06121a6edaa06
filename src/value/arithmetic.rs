//! Sums and changes of stated numbers.

use super::{Answer, Decimal, Quantity, Stated};

/// The sum of stated numbers. `None` when any of them is not given or is a symbol, because a sum with an unknown part is unknown.
///
/// ```
/// use masa_return::value::{Amount, Answer, Money, Quantity, sum};
///
/// let paid = |text: &str| Answer::Given(Amount::parse(text).unwrap());
/// assert_eq!(sum(&[paid("100"), paid("50.50")]), Money::parse("150.50"));
/// assert_eq!(sum(&[paid("100"), paid("x")]), None);
/// ```
pub fn sum<'a, T: Quantity + std::iter::Sum>(parts: impl IntoIterator<Item = &'a Answer<Stated<T>>>) -> Option<T> {
    parts.into_iter().map(Answer::known).sum()
}

/// The change from `before` to `now`, as a percentage of `before`, to one decimal place, halves away from zero.
///
/// `None` when `before` is zero.
///
/// ```
/// use masa_return::value::change_percent;
///
/// assert_eq!(change_percent(61_250.into(), 58_000.into()).unwrap().to_string(), "5.6");
/// assert_eq!(change_percent(1.into(), 0.into()), None);
/// ```
pub fn change_percent(now: Decimal, before: Decimal) -> Option<Decimal> {
    let change = now.checked_sub(before)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let share = change.checked_div(before.abs())?;
    Some(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
}
