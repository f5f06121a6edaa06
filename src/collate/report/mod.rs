//! The national report: figures of each return that counts, totals of England and its regions, and the document made of them.
//!
//! [`figures`] goes through one return and keeps a few kilobytes. [`totals`] adds up what all of them said, holds back what would give
//! a small count of children away, and works out everything else that is printed. [`document`] puts it into words, and adds up
//! nothing.

mod children;
mod document;
mod figures;
mod group;
mod spread;
mod tables;
#[cfg(test)]
mod tests;
mod totals;

pub use document::document;
pub use figures::{Figures, figures};
pub use totals::{Totals, totals};
