//! How a figure is spread over areas, and which areas stand far from the others.

use crate::value::Decimal;

/// The fewest values of which a spread or an outlier is told.
pub const FEWEST: usize = 10;

/// How far from the median a figure must stand to be asked about, as a robust z, in tenths: 3.5, as Iglewicz and Hoaglin advise.
const FAR_IN_TENTHS: i64 = 35;

/// The share of the standard deviation that the median of absolute deviations is, of values that are normally spread: 0.6745.
const OF_DEVIATION: (i64, u32) = (6745, 4);

/// The lowest and highest of some values, their median and quartiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// How many values there are.
    pub values: usize,
    /// The lowest.
    pub lowest: Decimal,
    /// A quarter of the way up.
    pub lower_quartile: Decimal,
    /// The middle.
    pub median: Decimal,
    /// Three quarters of the way up.
    pub upper_quartile: Decimal,
    /// The highest.
    pub highest: Decimal,
}

/// The spread of values; `None` for fewer than four, whose quartiles say nothing.
pub fn spread(values: &[Decimal]) -> Option<Spread> {
    let sorted = sorted(values);
    if sorted.len() < 4 {
        return None;
    }
    Some(Spread {
        values: sorted.len(),
        lowest: *sorted.first()?,
        lower_quartile: quarter(&sorted, 1)?,
        median: quarter(&sorted, 2)?,
        upper_quartile: quarter(&sorted, 3)?,
        highest: *sorted.last()?,
    })
}

/// The median of values; `None` if there are none.
pub fn median(values: &[Decimal]) -> Option<Decimal> {
    quarter(&sorted(values), 2)
}

/// How far each value stands from the median as a robust z, to two places: the distance from the median, times 0.6745, divided by
/// the median of all distances. `None` for fewer than ten values, or if more than half of them are the same.
pub fn robust_z(values: &[Decimal]) -> Option<Vec<Decimal>> {
    if values.len() < FEWEST {
        return None;
    }
    let median_ = median(values)?;
    let distances: Option<Vec<Decimal>> = values.iter().map(|value| value.checked_sub(median_)).collect();
    let distances = distances?;
    let lengths: Vec<Decimal> = distances.iter().map(|distance| distance.abs()).collect();
    let usual = median(&lengths).filter(|usual| !usual.is_zero())?;
    let (digits, places) = OF_DEVIATION;
    let z = |distance: Decimal| {
        let z = distance.checked_mul(Decimal::new(digits, places))?.checked_div(usual)?;
        Some(z.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
    };
    distances.into_iter().map(z).collect()
}

/// Whether a robust z is so far from the others that it is asked about.
pub fn is_far(z: Decimal) -> bool {
    z.abs() > Decimal::new(FAR_IN_TENTHS, 1)
}

/// From how far on a figure is asked about.
pub fn far() -> Decimal {
    Decimal::new(FAR_IN_TENTHS, 1)
}

fn sorted(values: &[Decimal]) -> Vec<Decimal> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted
}

/// So many quarters of the way through sorted values; between two of them where no value stands there.
fn quarter(sorted: &[Decimal], quarters: usize) -> Option<Decimal> {
    let place = sorted.len().checked_sub(1)?.checked_mul(quarters)?;
    let below = *sorted.get(place.checked_div(4)?)?;
    let rest = place.checked_rem(4)?;
    if rest == 0 {
        return Some(below);
    }
    let above = *sorted.get(place.checked_div(4)?.checked_add(1)?)?;
    let way = Decimal::from(rest).checked_div(Decimal::from(4_u8))?;
    below.checked_add(above.checked_sub(below)?.checked_mul(way)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(values: &[i64]) -> Vec<Decimal> {
        values.iter().map(|value| Decimal::from(*value)).collect()
    }

    #[test]
    fn quartiles_stand_between_values_where_no_value_is() {
        // The common way (type 7): of 1, 2, 3, 4 the lower quartile is 1.75.
        let spread = spread(&decimals(&[4, 1, 3, 2])).expect("of four");
        let shown = [spread.lowest, spread.lower_quartile, spread.median, spread.upper_quartile, spread.highest];
        assert_eq!(shown.map(|value| value.normalize().to_string()), ["1", "1.75", "2.5", "3.25", "4"]);
        assert_eq!(super::spread(&decimals(&[1, 2, 3])), None);
    }

    #[test]
    fn one_value_far_from_eleven_others_is_named_and_no_other() {
        // Median 20; distances 5 4 3 2 1 0 1 2 3 4 5 and 60: their median is 3. (80 − 20) × 0.6745 ÷ 3 = 13.49.
        let values = decimals(&[15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 80]);
        let z = robust_z(&values).expect("of twelve");
        let far: Vec<usize> = (0..z.len()).filter(|place| is_far(z[*place])).collect();
        assert_eq!(far, [11]);
        // The median of twelve lies between the sixth and the seventh: 20.5; the median distance is 3.
        assert_eq!(z[11].to_string(), "13.38");
    }

    #[test]
    fn nothing_is_named_of_few_values_or_of_values_most_of_which_are_the_same() {
        assert_eq!(robust_z(&decimals(&[1, 1, 1, 1, 1, 1, 1, 1, 99])), None);
        assert_eq!(robust_z(&decimals(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 99])), None);
    }
}
