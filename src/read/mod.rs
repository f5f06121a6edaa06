//! From text to types: files in, a value and everything that is wrong with them out.

pub mod form;
mod links;
mod publish;
mod starter;
mod words;

pub use form::{Form, Node};
pub use links::{Identified, Links, Reference};
pub use starter::starter;

#[cfg(test)]
mod tests;
