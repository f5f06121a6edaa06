//! The statutory annual return of a safeguarding children partnership: written in YAML, checked in plain words, published as
//! HTML and accessible PDF.

pub mod chart;
pub mod document;
pub mod error;
pub mod finding;
pub mod read;
pub mod show;
pub mod theme;
pub mod value;
