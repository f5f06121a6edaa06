//! Numbers as text for print.

use super::{Quantity, Stated, Symbol};

/// A number as it is printed: its text, and what a symbol in its place means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// What stands in the cell or the sentence.
    pub text: String,
    /// The symbol, where the text is one; the page explains each that it uses.
    pub symbol: Option<Symbol>,
}

impl<T: Quantity + std::fmt::Display> From<Stated<T>> for Printed {
    fn from(stated: Stated<T>) -> Self {
        match stated {
            Stated::Known(value) => Self { text: value.to_string(), symbol: None },
            Stated::Unknown(symbol) => Self { text: symbol.code().to_owned(), symbol: Some(symbol) },
        }
    }
}
