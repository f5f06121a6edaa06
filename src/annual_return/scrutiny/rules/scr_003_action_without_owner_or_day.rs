#![doc = include_str!("scr_003_action_without_owner_or_day.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// An action has no owner or no due day.
pub const RULE: ReturnRule =
    ReturnRule::by_schema("SCR-003", Level::Error, include_str!("scr_003_action_without_owner_or_day.md"));
