//! Findings and checks in formats for people and for programs.
//!
//! | Format | For | Made by |
//! |---|---|---|
//! | lines | people at a terminal, and editors that jump to a line | [`human`](fn@human) |
//! | a page | people who print and send it | [`page`](fn@page), then the HTML renderer |
//! | a spreadsheet | people who share out the work | [`sheet`](fn@sheet), with the feature `cli` |
//! | JSON | programs; its shape is published as a schema | [`json`](fn@json) |
//! | SARIF 2.1.0 | programs that display findings | [`sarif`](fn@sarif) |
//! | workflow commands | checks of a GitHub repository | [`github`](fn@github) |
//!
//! Every format is made from [`Told`] findings and there is no other way to make one, so text that may be personal is removed
//! before any format sees it.

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

/// The name of the tool in outputs.
pub const TOOL: &str = env!("CARGO_PKG_NAME");
/// The version of the tool in outputs.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
