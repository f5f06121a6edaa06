//! How a command ended.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// No finding at or above the level that makes the command fail.
    Done = 0,
    /// The return needs work.
    NeedsWork = 1,
    /// The command was not understood.
    Usage = 2,
    /// Something could not be read or written.
    Failed = 3,
}
