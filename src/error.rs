//! What stops the tool. A fault in a return is never an error of this kind; it is a [finding](crate::finding).

/// Why the tool could not do its job. The message starts with the outermost context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    reason: String,
}

impl Error {
    /// An error with its reason, in words for the person who runs the tool.
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }

    /// The same error with context in front: "cannot render return.yaml: …".
    #[must_use]
    pub fn during(self, circumstance: impl std::fmt::Display) -> Self {
        Self { reason: format!("{circumstance}: {}", self.reason) }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for Error {}
