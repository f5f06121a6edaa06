//! Figures worked out from priorities and impact.

use crate::annual_return::figure::Definition;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[];
