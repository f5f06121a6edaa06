//! Figures worked out from training.

use crate::annual_return::figure::Definition;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[];
