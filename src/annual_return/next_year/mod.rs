//! What comes next year.

pub mod model;
