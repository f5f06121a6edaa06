//! What the published report says: the parts of the form in the order a reader follows, each from its own `report.rs`.
//!
//! A report is made of the public form of the return (see [`View::published`]), so that no private note and no small count can
//! reach it, and of what travels beside it in [`supplement`]: of these two files anyone can make it again. In a draft, every gap is
//! shown in its place.

mod abbreviations;
mod anchors;
mod annex;
mod brief;
mod captions;
mod chapter;
pub mod counts;
mod cover;
mod edition;
mod editions;
mod empty_parts;
mod evidence;
mod glossary;
mod golden_thread;
mod help;
mod links;
mod names;
mod places;
mod proposed;
mod references;
mod register;
mod sentence;
mod shares;
mod short;
mod show;
mod summary;
pub mod supplement;
mod symbols;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod view;
mod words;
mod young_people;

pub use anchors::{anchors, heading, link_to, numbered};
pub use captions::tell_apart;
pub use chapter::{Chapter, asked, cell, welcome_cell, welcomed};
pub use edition::{Edition, EditionOptions};
pub use editions::{DATA, SUPPLEMENT, again, chapter_anchors, document, supplement as supplement_of};
pub use evidence::evidence_cell;
pub use references::joined;
pub use sentence::{
    beside_last_year, key, key_number, key_of, lower, many, many_of, more_or_less, sentence, share_known, share_of,
};
pub use shares::{share, share_row, shares_table, total};
pub use show::Show;
pub use supplement::Supplement;
pub use symbols::explain as explain_symbols;
pub use view::View;
