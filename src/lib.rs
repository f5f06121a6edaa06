//! The statutory annual return of a safeguarding children partnership: written in YAML, checked in plain words, published as
//! HTML and accessible PDF.
#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, clippy::float_cmp, clippy::string_slice, reason = "a test stops at the first surprise")
)]

pub mod annual_return;
pub mod canonical;
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
pub mod disclosure;
pub mod document;
pub mod error;
pub mod finding;
pub mod html;
pub mod pdf;
pub mod read;
pub mod reference;
pub mod rule;
pub mod show;
pub mod theme;
pub mod value;
