//! Lines over periods: one, two, three or four series from year to year.

use super::Chart;
use super::grouped::rows;
use super::measure::{Frame, Group, Measure};

/// A series over periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the values are about: "Exampleshire", "England".
    pub name: String,
    /// A value a period, in the order of the periods.
    pub points: Vec<Measure>,
}

impl Line {
    /// A series over periods.
    pub fn new(name: impl Into<String>, points: Vec<Measure>) -> Self {
        Self { name: name.into(), points }
    }
}

/// A line a series, at most four, each with its name and its last value at its end. A value that is not known leaves a gap.
/// Series after the fourth stay in the table, and the picture says so.
pub fn lines(frame: Frame, periods: &[&str], series: &[Line]) -> Chart {
    let names: Vec<&str> = series.iter().map(|line| line.name.as_str()).collect();
    let measure = |line: &Line, at: usize| line.points.get(at).cloned().unwrap_or_else(|| Measure::new(None, ""));
    let group = |(at, period): (usize, &&str)| Group::new(*period, series.iter().map(|line| measure(line, at)).collect());
    let groups: Vec<Group> = periods.iter().enumerate().map(group).collect();
    frame.around(|breadth| rows(&names, &groups, breadth))
}
