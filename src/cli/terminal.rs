//! Terminal output: findings and data on standard output, progress and problems on standard error.

use std::io::{IsTerminal as _, Write as _};

use clap::ValueEnum;

use crate::error::Error;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Lines for people
    #[default]
    Human,
    /// Data for programs
    Json,
}

/// Whether output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether to colour what goes to standard output.
    pub fn on(self) -> bool {
        match self {
            Self::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// Writes text to standard output. It is not an error when the reader has gone away, as with `| head`.
pub fn out(text: &str) -> Result<(), Error> {
    out_bytes(text.as_bytes())
}

/// Writes bytes that may not be text to standard output.
pub fn out_bytes(bytes: &[u8]) -> Result<(), Error> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(trouble) if trouble.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::new(super::files::in_words(&trouble)).during("cannot write to standard output"))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a message to standard error. If that fails too, there is nobody left to inform.
pub fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
