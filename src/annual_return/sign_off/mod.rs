//! Who signed, and what they signed.

pub mod model;
