//! Tests what the project promises, from the outside: one crate, one module for each subject.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test reads files, says what it means in one line, and stops at the first surprise"
)]

mod cli;
mod collate;
mod diff;
mod disclosure;
mod editions;
mod examples;
mod findings;
mod guidance;
mod html;
mod last_year;
mod mends;
mod messages;
mod newcomer;
mod prefill;
mod privacy;
mod readme;
mod rules;
mod schema;
mod synthetic;
mod theme;
mod verify;
