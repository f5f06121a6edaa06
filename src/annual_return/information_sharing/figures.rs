//! Figures worked out from sharing information.

use crate::annual_return::figure::Definition;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[];
