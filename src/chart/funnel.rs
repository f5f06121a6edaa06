//! Stages that follow on each other, each usually smaller than the one before.

use super::Chart;
use super::bars::bars;
use super::measure::{Bar, Frame};

/// A bar a stage, in order, each with its value and its note: the share of the stage before, "38% of referrals". A stage that is
/// not known or suppressed is said in words and has no shape.
pub fn funnel(frame: Frame, stages: &[Bar]) -> Chart {
    let said = |stage: &Bar| {
        let printed = [stage.measure.printed.as_str(), stage.note.as_str()];
        let printed = printed.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        Bar::new(stage.label.clone(), stage.measure.value, printed)
    };
    bars(frame, &stages.iter().map(said).collect::<Vec<_>>())
}
