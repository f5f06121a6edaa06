//! Figures worked out from what we commissioned, and what it changed.

use crate::annual_return::figure::Definition;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[];
