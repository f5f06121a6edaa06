//! From an opening balance to a closing one, step by step.

use rust_decimal::Decimal;

use super::Chart;
use super::bars::bars;
use super::measure::{Bar, Frame, Measure};

/// A step on the way from one balance to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is: "Opening balance", "Added in the year".
    pub label: String,
    /// Whether it is a balance or changes one.
    pub kind: StepKind,
    /// The value: of a change, what it adds, below zero when it takes away. The printed text carries the sign: "−£20,000".
    pub measure: Measure,
}

/// Whether a step is a balance or changes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// What there is at a moment: its bar begins at zero.
    Balance,
    /// What is added or taken: its bar begins where the step before ended.
    Change,
}

impl Step {
    /// What there is at a moment: the opening or the closing balance.
    pub fn balance(label: impl Into<String>, value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { label: label.into(), kind: StepKind::Balance, measure: Measure::new(value, printed) }
    }

    /// What is added, or, below zero, taken away.
    pub fn change(label: impl Into<String>, value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { label: label.into(), kind: StepKind::Change, measure: Measure::new(value, printed) }
    }
}

/// A row a step: balances begin at zero, changes where the step before ended. What takes away is told apart by its form, not its
/// colour alone. After a step that is not known, changes have no place until the next balance, and are said in words.
pub fn waterfall(frame: Frame, steps: &[Step]) -> Chart {
    let said = |step: &Step| Bar { label: step.label.clone(), measure: step.measure.clone(), note: String::new() };
    bars(frame, &steps.iter().map(said).collect::<Vec<_>>())
}
