//! Horizontal bars, one series.

use super::Chart;
use super::grouped::rows;
use super::measure::{Bar, Frame, Group};

/// Draws one bar for each label, in the order given, each with its value in words at its end. An unknown value has its text and
/// no bar; one below zero has no length.
pub fn bars(frame: Frame, bars: &[Bar]) -> Chart {
    let groups: Vec<Group> = bars.iter().map(|bar| Group::new(bar.label.clone(), vec![bar.measure.clone()])).collect();
    frame.around(|breadth| rows(&[""], &groups, breadth))
}
