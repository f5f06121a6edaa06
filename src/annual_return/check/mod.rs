//! From files to verdict: a return is read, its facts are gathered and the rules are run.

pub mod assess;
pub(in crate::annual_return) mod clearing;
pub(in crate::annual_return) mod explanations;
pub mod facts;
pub(in crate::annual_return) mod hints;
pub mod ids;
pub(in crate::annual_return) mod masking;
pub mod passages;
pub(in crate::annual_return) mod texts;
mod verdict;
pub mod walk;

pub use verdict::{Tally, Verdict, check, publishable};
