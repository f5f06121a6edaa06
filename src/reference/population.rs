//! How many children live in each area, and rates per 10,000 of them.

use std::collections::BTreeMap;

use super::table::{self, shipped};
use crate::value::Decimal;

pub(super) const REAL: &str = shipped!("areas/child_population.csv");
pub(super) const TEST_AREA: &str = shipped!("areas/test_area/child_population.csv");

/// The number of children aged 0 to 17, by area and year.
#[derive(Debug)]
pub(super) struct Populations(pub(super) BTreeMap<(String, i16), u32>);

impl Populations {
    pub(super) fn read() -> Self {
        let read = |csv| {
            table::read(csv, |row| {
                let key = (row.optional("area_code")?, row.text("mid_year").parse().ok()?);
                Some((key, row.text("children_aged_0_to_17").parse().ok()?))
            })
        };
        Self(read(REAL).into_iter().chain(read(TEST_AREA)).collect())
    }

    pub(super) fn get(&self, area_code: &str, mid_year: i16) -> Option<u32> {
        self.0.get(&(area_code.to_owned(), mid_year)).copied()
    }
}

/// The rate per 10,000 children, to one decimal place, halves away from zero; `None` when `children` is 0.
///
/// For the year ending March 2025 the department divides by the population of mid-2024: 49,420 in 12,183,016 is 40.6.
///
/// ```
/// use masa_return::reference::rate_per_10000;
///
/// assert_eq!(rate_per_10000(49_420.into(), 12_183_016).unwrap().to_string(), "40.6");
/// assert_eq!(rate_per_10000(1.into(), 0), None);
/// ```
pub fn rate_per_10000(count: Decimal, children: u32) -> Option<Decimal> {
    share(count, Decimal::from(children), Decimal::from(10_000))
}

/// The rate of `part` for every `per` of `whole`, to one decimal place, halves away from zero; `None` when `whole` is zero.
pub(super) fn share(part: Decimal, whole: Decimal, per: Decimal) -> Option<Decimal> {
    let share = part.checked_mul(per)?.checked_div(whole)?;
    Some(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}
