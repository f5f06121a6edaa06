//! What each partnership still has to do.
