#![doc = include_str!("lrn_011_no_response_to_a_national_review.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// The return does not say how the partnership responded to national reviews, or to one of them.
pub const RULE: ReturnRule =
    ReturnRule::by_schema("LRN-011", Level::Error, include_str!("lrn_011_no_response_to_a_national_review.md"));
