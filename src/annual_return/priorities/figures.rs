//! Figures about priorities.

use super::model::{Priority, Progress};
use crate::annual_return::terms::figure::Definition;
use crate::value::Choice;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[Definition {
    number: 26,
    title: "Priorities by progress",
    unit: "Priorities",
    definition: "How many of the year’s priorities made strong, some, little or no progress, as the partners judge it.",
    numerator: None,
    denominator: None,
}];

/// The number of priorities at each degree of progress, in the order of the form; `None` when the progress of any is not given.
pub fn by_progress(priorities: &[Priority]) -> Option<Vec<(Progress, usize)>> {
    let progress: Option<Vec<Progress>> = priorities.iter().map(|priority| priority.progress.get()).collect();
    let progress = progress?;
    let number = |wanted| progress.iter().filter(|one| **one == wanted).count();
    Some(Progress::ALL.iter().map(|wanted| (*wanted, number(*wanted))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn priorities(progress: &[&str]) -> Vec<Priority> {
        let one = |progress: &&str| serde_json::from_value(serde_json::json!({ "progress": progress })).expect("reads");
        progress.iter().map(one).collect()
    }

    #[test]
    fn priorities_are_counted_by_progress() {
        let counted = by_progress(&priorities(&["strong", "some", "strong", "none"])).expect("known");
        assert_eq!(counted, [(Progress::Strong, 2), (Progress::Some, 1), (Progress::Little, 0), (Progress::None, 1)]);
    }

    #[test]
    fn one_priority_without_progress_makes_the_figure_unknown() {
        assert_eq!(by_progress(&priorities(&["strong", "perhaps"])), None);
    }
}
