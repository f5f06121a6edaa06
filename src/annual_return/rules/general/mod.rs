//! Rules about the return as a whole.

use crate::annual_return::facts::ReturnRule;

mod gen_002_id_used_twice;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[&gen_002_id_used_twice::RULE];
