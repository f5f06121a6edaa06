//! What is asked of a field and by whom, and codes that were given up.

pub mod ledger;
pub mod retired;
