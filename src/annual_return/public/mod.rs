//! What may be published of a return: how its counts add up, its public form, its digests.

pub mod digest;
pub mod process;
pub mod published;
pub mod sums;
