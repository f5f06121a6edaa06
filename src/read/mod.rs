//! From text to types: files in, a value and everything that is wrong with them out.

pub mod form;
mod publish;
mod words;

pub use form::{Form, Node};

#[cfg(test)]
mod tests;
