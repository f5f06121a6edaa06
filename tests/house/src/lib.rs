//! The source of masa-return as the house tests see it: what each file declares and names, and which file depends on which.
//!
//! The rules of the house themselves are in `tests/house.rs`.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "it reads files, and a test stops at the first surprise"
)]

pub mod circles;
pub mod source;
