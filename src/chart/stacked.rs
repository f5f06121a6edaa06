//! Stacked horizontal bars: a bar a group, a segment a series.

use super::Chart;
use super::grouped::rows;
use super::measure::{Frame, Group};

/// A bar a group with a segment a series, at most four of them; series after the fourth stay in the table, and the picture says
/// so. Every segment has its words on it or beside it; what is not known or is zero is said in words.
pub fn stacked(frame: Frame, series: &[&str], groups: &[Group]) -> Chart {
    frame.around(|breadth| rows(series, groups, breadth))
}
