//! Whole numbers under linear conditions: what values each of them can still have.
//!
//! Exact and complete: conditions are first combined (elimination), then bounds are narrowed by each condition in turn, and what
//! is left is searched by halves. A search that grows too long gives up and says so; whoever asked must then expect the worst.

/// A number no count reaches.
pub(super) const FAR: i128 = 1_000_000_000_000;
/// The least or most of a condition that has none.
pub(super) const NO_LIMIT: i128 = 1_000_000_000_000_000_000_000_000_000_000;
/// How often bounds are narrowed in one search before it gives up.
const EFFORT: u32 = 400;
/// Conditions that grow beyond these coefficients in elimination are left out; the ones they came from stay.
const LARGEST: i128 = 1_000_000;

/// The values a number may have, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub least: i128,
    pub most: i128,
}

impl Range {
    fn is_empty(self) -> bool {
        self.least > self.most
    }

    fn width(self) -> i128 {
        self.most.saturating_sub(self.least)
    }
}

/// A condition: the sum of numbers, each times its coefficient, lies between two bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub terms: Vec<(usize, i128)>,
    pub least: i128,
    pub most: i128,
}

impl Row {
    fn is_equation(&self) -> bool {
        self.least == self.most
    }
}

/// What came of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// The numbers can be these.
    Yes(Vec<i128>),
    /// There are no such numbers.
    No,
    /// The search grew too long.
    GaveUp,
}

/// Numbers and their conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct System {
    ranges: Vec<Range>,
    rows: Vec<Row>,
    /// For each number the places of the conditions it stands in.
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

    /// Numbers that meet every condition, one of them within a range of its own.
    pub fn solve(&self, number: usize, within: Range) -> Answer {
        let mut ranges = self.ranges.clone();
        if let Some(range) = ranges.get_mut(number) {
            *range = Range { least: range.least.max(within.least), most: range.most.min(within.most) };
        }
        self.search(ranges, vec![true; self.rows.len()], &mut EFFORT.clone())
    }

    /// `open` says of each condition whether one of its numbers changed since it was last looked at.
    fn search(&self, mut ranges: Vec<Range>, mut open: Vec<bool>, effort: &mut u32) -> Answer {
        let Some(left) = effort.checked_sub(1) else { return Answer::GaveUp };
        *effort = left;
        if !self.narrow(&mut ranges, &mut open) {
            return Answer::No;
        }
        let unsettled = ranges.iter().enumerate().filter(|(_, range)| range.width() > 0);
        let narrowest = unsettled.min_by_key(|(_, range)| range.width());
        let Some((number, range)) = narrowest.map(|(number, range)| (number, *range)) else {
            return Answer::Yes(ranges.iter().map(|range| range.least).collect());
        };
        let middle = range.least.saturating_add(range.width() / 2);
        let halves = [Range { most: middle, ..range }, Range { least: middle.saturating_add(1), ..range }];
        self.reopen(number, &mut open);
        for half in halves {
            let mut ranges = ranges.clone();
            if let Some(range) = ranges.get_mut(number) {
                *range = half;
            }
            match self.search(ranges, open.clone(), effort) {
                Answer::No => {}
                found => return found,
            }
        }
        Answer::No
    }

    /// Marks the conditions of a number that changed.
    fn reopen(&self, number: usize, open: &mut [bool]) {
        for row in self.rows_of.get(number).into_iter().flatten() {
            if let Some(open) = open.get_mut(*row) {
                *open = true;
            }
        }
    }

    /// Narrows the ranges by every condition until nothing changes; false where no numbers are left.
    fn narrow(&self, ranges: &mut [Range], open: &mut [bool]) -> bool {
        let mut changed = Vec::new();
        // Two conditions can narrow each other by one for ever: what is left after these rounds is searched.
        for _ in 0..64 {
            for (place, row) in self.rows.iter().enumerate() {
                let Some(open_still) = open.get_mut(place).filter(|open| **open) else { continue };
                *open_still = false;
                if !narrow_by(row, ranges, &mut changed) {
                    return false;
                }
                for number in changed.drain(..) {
                    self.reopen(number, open);
                }
            }
            if !open.contains(&true) {
                break;
            }
        }
        !ranges.iter().any(|range| range.is_empty())
    }
}

/// Narrows ranges by one condition, and says whether it can be met; the numbers that changed are added to a list.
fn narrow_by(row: &Row, ranges: &mut [Range], changed: &mut Vec<usize>) -> bool {
    let ends = |ranges: &[Range], number: usize, coefficient: i128| {
        let range = ranges.get(number).copied().unwrap_or(Range { least: 0, most: 0 });
        // Nearly every coefficient is one of these, and numbers as long as these are slow to multiply and to divide.
        match coefficient {
            1 => (range.least, range.most),
            -1 => (range.most.saturating_neg(), range.least.saturating_neg()),
            other => {
                let (a, b) = (other.saturating_mul(range.least), other.saturating_mul(range.most));
                (a.min(b), a.max(b))
            }
        }
    };
    let (mut least, mut most) = (0_i128, 0_i128);
    for (number, coefficient) in &row.terms {
        let (low, high) = ends(ranges, *number, *coefficient);
        least = least.saturating_add(low);
        most = most.saturating_add(high);
    }
    if least > row.most || most < row.least {
        return false;
    }
    for (number, coefficient) in &row.terms {
        let (low, high) = ends(ranges, *number, *coefficient);
        // What this number times its coefficient may come to, the others at their ends.
        let at_most = row.most.saturating_sub(least.saturating_sub(low));
        let at_least = row.least.saturating_sub(most.saturating_sub(high));
        let limits = match *coefficient {
            1 => (Some(at_least), Some(at_most)),
            -1 => (Some(at_most.saturating_neg()), Some(at_least.saturating_neg())),
            other if other > 0 => (divide_up(at_least, other), divide_down(at_most, other)),
            other => (divide_up(at_most, other), divide_down(at_least, other)),
        };
        let (Some(lowest), Some(highest)) = limits else { return false };
        let Some(range) = ranges.get_mut(*number) else { continue };
        let narrowed = Range { least: range.least.max(lowest), most: range.most.min(highest) };
        if narrowed.is_empty() {
            return false;
        }
        if narrowed != *range {
            *range = narrowed;
            let (new_low, new_high) = ends(ranges, *number, *coefficient);
            least = least.saturating_sub(low).saturating_add(new_low);
            most = most.saturating_sub(high).saturating_add(new_high);
            changed.push(*number);
        }
    }
    true
}

/// Divided and rounded down; none by nought.
fn divide_down(number: i128, by: i128) -> Option<i128> {
    let (quotient, rest) = (number.checked_div(by)?, number.checked_rem(by)?);
    Some(if rest != 0 && (rest < 0) != (by < 0) { quotient.saturating_sub(1) } else { quotient })
}

/// Divided and rounded up; none by nought.
fn divide_up(number: i128, by: i128) -> Option<i128> {
    let (quotient, rest) = (number.checked_div(by)?, number.checked_rem(by)?);
    Some(if rest != 0 && (rest < 0) == (by < 0) { quotient.saturating_add(1) } else { quotient })
}

/// Equations combined so that each number that can be left out of an equation is: what several of them say together then stands
/// in one.
fn eliminate(equations: &[&Row], numbers: usize) -> Vec<Row> {
    if equations.len() < 2 {
        return Vec::new();
    }
    // One dense line an equation: coefficients, then the sum.
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
                *sum = row.least;
            }
            line
        })
        .collect();
    let mut settled = 0;
    for number in 0..numbers {
        let at = |line: &Vec<i128>| line.get(number).copied().unwrap_or(0);
        let Some(pivot) = (settled..lines.len()).find(|i| lines.get(*i).is_some_and(|line| at(line) != 0)) else { continue };
        lines.swap(settled, pivot);
        let Some(own) = lines.get(settled).cloned() else { break };
        for (i, line) in lines.iter_mut().enumerate() {
            if i != settled && at(line) != 0 {
                let (keep, take) = (at(&own), at(line));
                let combined = line.iter().zip(&own).map(|(a, b)| a.checked_mul(keep)?.checked_sub(b.checked_mul(take)?));
                if let Some(combined) = combined.collect::<Option<Vec<i128>>>() {
                    *line = shortened(combined);
                }
            }
        }
        settled = settled.saturating_add(1);
    }
    lines.iter().filter_map(|line| row_of(line)).collect()
}

/// The same equation with the smallest whole coefficients.
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
    let is_small = terms.iter().all(|(_, coefficient)| coefficient.saturating_abs() <= LARGEST);
    // An equation without numbers is either nothing or a contradiction, and a row says both.
    (is_small && !(terms.is_empty() && *sum == 0)).then_some(Row { terms, least: *sum, most: *sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(least: i128, most: i128) -> Range {
        Range { least, most }
    }

    fn equation(terms: &[(usize, i128)], sum: i128) -> Row {
        Row { terms: terms.to_vec(), least: sum, most: sum }
    }

    fn values(system: &System, number: usize, among: std::ops::RangeInclusive<i128>) -> Vec<i128> {
        among.filter(|value| matches!(system.solve(number, range(*value, *value)), Answer::Yes(_))).collect()
    }

    #[test]
    fn what_one_sum_leaves_open_is_open() {
        let system = System::new(vec![range(1, 5), range(6, FAR)], vec![equation(&[(0, 1), (1, 1)], 9)]);
        assert_eq!(values(&system, 0, 1..=5), [1, 2, 3]);
    }

    #[test]
    fn what_only_several_sums_together_say_is_seen() {
        // x + y = 10 and x - y + 2z = 6 and y - z = 2 give x = 8 - z, y = z + 2, and then 2z + 6 - 2z = 6: z is free; with
        // x + z = 8 nothing more is said, with x - z = 2 everything is.
        let free = vec![equation(&[(0, 1), (1, 1)], 10), equation(&[(1, 1), (2, -1)], 2), equation(&[(0, 1), (2, 1)], 8)];
        let ranges = vec![range(0, FAR); 3];
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
