//! From text to types: files in, a value and everything that is wrong with them out.

pub mod form;
mod links;
mod publish;
mod words;

pub use form::{Form, Node};
pub use links::{Identified, Links, Reference};

#[cfg(test)]
mod tests;
