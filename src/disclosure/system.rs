//! Systems of whole numbers under linear conditions: which values each number can still have.
//!
//! The method is exact. Equations are first combined (Gaussian elimination), then bounds are narrowed by each row in turn (bounds
//! propagation), and what is left is searched by halves (branch and bound). A search that takes more than [`MAX_STEPS`] steps gives
//! up and says so; the caller must then expect the worst.
//!
//! ```text
//! 1 ≤ x ≤ 5, y ≥ 6, x + y = 9    x can be 1, 2 or 3
//! 2x + 2y = 7                     no solution in whole numbers
//! ```

/// An upper bound above every count.
pub(super) const UPPER_BOUND: i128 = 1_000_000_000_000;
/// Stands for a bound that a row does not have.
pub(super) const UNBOUNDED: i128 = 1_000_000_000_000_000_000_000_000_000_000;
/// The number of times that bounds are propagated in one search before it gives up.
const MAX_STEPS: u32 = 400;
/// Rows whose coefficients grow beyond this in elimination are left out; the rows they were made from stay.
const MAX_COEFFICIENT: i128 = 1_000_000;

/// The values a number may have, including both bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub lower: i128,
    pub upper: i128,
}

impl Range {
    fn is_empty(self) -> bool {
        self.lower > self.upper
    }

    fn width(self) -> i128 {
        self.upper.saturating_sub(self.lower)
    }
}

/// A condition: the sum of numbers, each times its coefficient, is between two bounds (included). `(0, 1), (1, -1)` is `x − y`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub terms: Vec<(usize, i128)>,
    pub lower: i128,
    pub upper: i128,
}

impl Row {
    fn is_equation(&self) -> bool {
        self.lower == self.upper
    }
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// A solution.
    Yes(Vec<i128>),
    /// There is no solution.
    No,
    /// The search took too many steps.
    GaveUp,
}

/// Numbers with their ranges and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct System {
    ranges: Vec<Range>,
    rows: Vec<Row>,
    /// The indices of the rows in which each number occurs.
    rows_of: Vec<Vec<usize>>,
}

impl System {
    pub fn new(ranges: Vec<Range>, mut rows: Vec<Row>) -> Self {
        let equations: Vec<&Row> = rows.iter().filter(|row| row.is_equation()).collect();
        let reduced = eliminate(&equations, ranges.len());
        rows.extend(reduced);
        let mut rows_of = vec![Vec::new(); ranges.len()];
        for (place, row) in rows.iter().enumerate() {
            for (number, _) in &row.terms {
                if let Some(places) = rows_of.get_mut(*number)
                    && places.last() != Some(&place)
                {
                    places.push(place);
                }
            }
        }
        Self { ranges, rows, rows_of }
    }

    /// A solution in which one number is within a given range.
    pub fn solve(&self, number: usize, within: Range) -> Answer {
        let mut ranges = self.ranges.clone();
        if let Some(range) = ranges.get_mut(number) {
            *range = Range { lower: range.lower.max(within.lower), upper: range.upper.min(within.upper) };
        }
        self.search(ranges, vec![true; self.rows.len()], &mut MAX_STEPS.clone())
    }

    /// `pending` says for each row whether one of its numbers changed since it was last propagated.
    fn search(&self, mut ranges: Vec<Range>, mut pending: Vec<bool>, effort: &mut u32) -> Answer {
        let Some(left) = effort.checked_sub(1) else { return Answer::GaveUp };
        *effort = left;
        if !self.propagate(&mut ranges, &mut pending) {
            return Answer::No;
        }
        let free = ranges.iter().enumerate().filter(|(_, range)| range.width() > 0);
        let narrowest = free.min_by_key(|(_, range)| range.width());
        let Some((number, range)) = narrowest.map(|(number, range)| (number, *range)) else {
            return Answer::Yes(ranges.iter().map(|range| range.lower).collect());
        };
        let middle = range.lower.saturating_add(range.width() / 2);
        let halves = [Range { upper: middle, ..range }, Range { lower: middle.saturating_add(1), ..range }];
        self.mark_pending(number, &mut pending);
        for half in halves {
            let mut ranges = ranges.clone();
            if let Some(range) = ranges.get_mut(number) {
                *range = half;
            }
            match self.search(ranges, pending.clone(), effort) {
                Answer::No => {}
                found => return found,
            }
        }
        Answer::No
    }

    /// Marks the rows of a number that changed.
    fn mark_pending(&self, number: usize, pending: &mut [bool]) {
        for row in self.rows_of.get(number).into_iter().flatten() {
            if let Some(pending) = pending.get_mut(*row) {
                *pending = true;
            }
        }
    }

    /// Narrows the ranges by every row until nothing changes. `false` if no solution is left.
    fn propagate(&self, ranges: &mut [Range], pending: &mut [bool]) -> bool {
        let mut changed = Vec::new();
        // Two rows can narrow each other by one at a time for ever; the rest is left to the search after these rounds.
        for _ in 0..64 {
            for (place, row) in self.rows.iter().enumerate() {
                let Some(row_pending) = pending.get_mut(place).filter(|pending| **pending) else { continue };
                *row_pending = false;
                if !propagate_row(row, ranges, &mut changed) {
                    return false;
                }
                for number in changed.drain(..) {
                    self.mark_pending(number, pending);
                }
            }
            if !pending.contains(&true) {
                break;
            }
        }
        !ranges.iter().any(|range| range.is_empty())
    }
}

/// Narrows ranges by one row, and says whether the row can be met. Numbers whose range changed are added to `changed`.
fn propagate_row(row: &Row, ranges: &mut [Range], changed: &mut Vec<usize>) -> bool {
    let ends = |ranges: &[Range], number: usize, coefficient: i128| {
        let range = ranges.get(number).copied().unwrap_or(Range { lower: 0, upper: 0 });
        // Nearly every coefficient is 1 or −1, and 128-bit numbers are slow to multiply and divide.
        match coefficient {
            1 => (range.lower, range.upper),
            -1 => (range.upper.saturating_neg(), range.lower.saturating_neg()),
            other => {
                let (a, b) = (other.saturating_mul(range.lower), other.saturating_mul(range.upper));
                (a.min(b), a.max(b))
            }
        }
    };
    let (mut lower, mut upper) = (0_i128, 0_i128);
    for (number, coefficient) in &row.terms {
        let (low, high) = ends(ranges, *number, *coefficient);
        lower = lower.saturating_add(low);
        upper = upper.saturating_add(high);
    }
    if lower > row.upper || upper < row.lower {
        return false;
    }
    for (number, coefficient) in &row.terms {
        let (low, high) = ends(ranges, *number, *coefficient);
        // The bounds of this term, with the other terms at their bounds.
        let at_most = row.upper.saturating_sub(lower.saturating_sub(low));
        let at_least = row.lower.saturating_sub(upper.saturating_sub(high));
        let limits = match *coefficient {
            1 => (Some(at_least), Some(at_most)),
            -1 => (Some(at_most.saturating_neg()), Some(at_least.saturating_neg())),
            other if other > 0 => (divide_up(at_least, other), divide_down(at_most, other)),
            other => (divide_up(at_most, other), divide_down(at_least, other)),
        };
        let (Some(lowest), Some(highest)) = limits else { return false };
        let Some(range) = ranges.get_mut(*number) else { continue };
        let narrowed = Range { lower: range.lower.max(lowest), upper: range.upper.min(highest) };
        if narrowed.is_empty() {
            return false;
        }
        if narrowed != *range {
            *range = narrowed;
            let (new_low, new_high) = ends(ranges, *number, *coefficient);
            lower = lower.saturating_sub(low).saturating_add(new_low);
            upper = upper.saturating_sub(high).saturating_add(new_high);
            changed.push(*number);
        }
    }
    true
}

/// Floor division; `None` when dividing by zero.
fn divide_down(number: i128, by: i128) -> Option<i128> {
    let (quotient, rest) = (number.checked_div(by)?, number.checked_rem(by)?);
    Some(if rest != 0 && (rest < 0) != (by < 0) { quotient.saturating_sub(1) } else { quotient })
}

/// Division rounded up; `None` when dividing by zero.
fn divide_up(number: i128, by: i128) -> Option<i128> {
    let (quotient, rest) = (number.checked_div(by)?, number.checked_rem(by)?);
    Some(if rest != 0 && (rest < 0) == (by < 0) { quotient.saturating_add(1) } else { quotient })
}

/// Combines equations by Gaussian elimination, so that each has as few numbers as possible. A conclusion that needs several of them
/// can then be drawn from a single row.
fn eliminate(equations: &[&Row], numbers: usize) -> Vec<Row> {
    if equations.len() < 2 {
        return Vec::new();
    }
    // One dense line for each equation: the coefficients, then the sum.
    let mut lines: Vec<Vec<i128>> = equations
        .iter()
        .map(|row| {
            let mut line = vec![0_i128; numbers.saturating_add(1)];
            for (number, coefficient) in &row.terms {
                if let Some(place) = line.get_mut(*number) {
                    *place = place.saturating_add(*coefficient);
                }
            }
            if let Some(sum) = line.last_mut() {
                *sum = row.lower;
            }
            line
        })
        .collect();
    let mut pivots = 0;
    for number in 0..numbers {
        let at = |line: &Vec<i128>| line.get(number).copied().unwrap_or(0);
        let Some(pivot) = (pivots..lines.len()).find(|i| lines.get(*i).is_some_and(|line| at(line) != 0)) else { continue };
        lines.swap(pivots, pivot);
        let Some(own) = lines.get(pivots).cloned() else { break };
        for (i, line) in lines.iter_mut().enumerate() {
            if i != pivots && at(line) != 0 {
                let (keep, take) = (at(&own), at(line));
                let combined = line.iter().zip(&own).map(|(a, b)| a.checked_mul(keep)?.checked_sub(b.checked_mul(take)?));
                if let Some(combined) = combined.collect::<Option<Vec<i128>>>() {
                    *line = shortened(combined);
                }
            }
        }
        pivots = pivots.saturating_add(1);
    }
    lines.iter().filter_map(|line| row_of(line)).collect()
}

/// The equation divided by the greatest common divisor of its coefficients and sum.
fn shortened(line: Vec<i128>) -> Vec<i128> {
    let divisor = line.iter().fold(0, |divisor, number| greatest_common_divisor(divisor, number.saturating_abs()));
    if divisor < 2 {
        return line;
    }
    line.into_iter().map(|number| number.checked_div(divisor).unwrap_or(number)).collect()
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    match a.checked_rem(b) {
        None => a,
        Some(rest) => greatest_common_divisor(b, rest),
    }
}

fn row_of(line: &[i128]) -> Option<Row> {
    let (sum, coefficients) = line.split_last()?;
    let terms: Vec<(usize, i128)> =
        coefficients.iter().enumerate().filter(|(_, coefficient)| **coefficient != 0).map(|(i, c)| (i, *c)).collect();
    let is_small = terms.iter().all(|(_, coefficient)| coefficient.saturating_abs() <= MAX_COEFFICIENT);
    // An equation without numbers is either empty or a contradiction; only a contradiction is kept.
    (is_small && !(terms.is_empty() && *sum == 0)).then_some(Row { terms, lower: *sum, upper: *sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(lower: i128, upper: i128) -> Range {
        Range { lower, upper }
    }

    fn equation(terms: &[(usize, i128)], sum: i128) -> Row {
        Row { terms: terms.to_vec(), lower: sum, upper: sum }
    }

    fn values(system: &System, number: usize, among: std::ops::RangeInclusive<i128>) -> Vec<i128> {
        among.filter(|value| matches!(system.solve(number, range(*value, *value)), Answer::Yes(_))).collect()
    }

    #[test]
    fn values_that_one_sum_leaves_possible_are_found() {
        let system = System::new(vec![range(1, 5), range(6, UPPER_BOUND)], vec![equation(&[(0, 1), (1, 1)], 9)]);
        assert_eq!(values(&system, 0, 1..=5), [1, 2, 3]);
    }

    #[test]
    fn a_value_fixed_only_by_several_sums_together_is_found() {
        // x + y = 10 and x - y + 2z = 6 and y - z = 2 give x = 8 - z, y = z + 2, and then 2z + 6 - 2z = 6: z is free; with
        // x + z = 8 nothing more is said, with x - z = 2 everything is.
        let free = vec![equation(&[(0, 1), (1, 1)], 10), equation(&[(1, 1), (2, -1)], 2), equation(&[(0, 1), (2, 1)], 8)];
        let ranges = vec![range(0, UPPER_BOUND); 3];
        assert_eq!(values(&System::new(ranges.clone(), free.clone()), 2, 0..=20), (0..=8).collect::<Vec<_>>());
        let mut bound = free;
        bound.push(equation(&[(0, 1), (2, -1)], 2));
        assert_eq!(values(&System::new(ranges, bound), 2, 0..=20), [3]);
    }

    #[test]
    fn whole_numbers_are_whole() {
        let system = System::new(vec![range(0, 10), range(0, 10)], vec![equation(&[(0, 2), (1, 2)], 7)]);
        assert_eq!(system.solve(0, range(0, 10)), Answer::No);
    }

    #[test]
    fn division_rounds_the_way_it_says() {
        assert_eq!((divide_down(7, 2), divide_down(-7, 2), divide_down(7, -2)), (Some(3), Some(-4), Some(-4)));
        assert_eq!((divide_up(7, 2), divide_up(-7, 2), divide_up(7, -2)), (Some(4), Some(-3), Some(-3)));
        assert_eq!(divide_up(1, 0), None);
    }
}
