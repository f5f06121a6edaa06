#![doc = include_str!("fin_006_amount_not_in_pounds_and_pence.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// An amount is not written in pounds and pence.
pub const RULE: ReturnRule =
    ReturnRule::by_schema("FIN-006", Level::Error, include_str!("fin_006_amount_not_in_pounds_and_pence.md"));
