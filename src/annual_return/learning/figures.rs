//! Figures worked out from learning from incidents, reviews and audits.

use crate::annual_return::figure::Definition;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[];
