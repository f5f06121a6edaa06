//! Training across agencies: what was run, who came, what it changed.

pub mod model;
