//! Findings and checks, as people and programs read them.
//!
//! | Format | For | Made by |
//! |---|---|---|
//! | lines | the person at the keyboard, and editors, which jump to a line | [`human`](fn@human) |
//! | a page | people who print and send | [`page`](fn@page), and the renderer of pages |
//! | a spreadsheet | people who share out the work | [`sheet`](fn@sheet), with the feature `cli` |
//! | JSON | programs; its shape is published as a schema | [`json`](fn@json) |
//! | SARIF 2.1.0 | viewers of findings | [`sarif`](fn@sarif) |
//! | lines of commands | the checks of a repository | [`github`](fn@github) |
//!
//! Every format is made of [`Told`] findings, and there is no other way to make one: what a finding holds back because it may be
//! personal is gone before any format sees it.

mod checks;
mod github;
mod human;
mod json;
mod page;
mod sarif;
#[cfg(feature = "cli")]
mod sheet;
mod told;
mod verdict;

pub use checks::{Check, Example, Proposed, page as checks_page};
pub use github::github;
pub use human::human;
pub use json::{FORMAT_VERSION, json, schema};
pub use page::page;
pub use sarif::sarif;
#[cfg(feature = "cli")]
pub use sheet::sheet;
pub use told::{Group, Off, Results, Told, Unchecked, Unread};
pub use verdict::{next, not_begun, verdict};

/// The name of the tool, as outputs give it.
pub const TOOL: &str = env!("CARGO_PKG_NAME");
/// The version of the tool, as outputs give it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
