//! Which counts are small, and how much about them must stay open.

/// The smallest count of children that is published as it is; counts from 1 to one below it are suppressed. This is the
/// department's rule for children in need: counts from 1 to 5 are replaced by c, and a true zero is shown.
pub const THRESHOLD: u64 = 6;

/// How many of the values from 1 to 5 must remain possible for a suppressed count, whatever is published around it. Two would be
/// enough to avoid naming the number. Three also keep a reader from guessing it with an even chance, and let most pairs of small
/// counts protect each other. All five would mean suppressing a large count for nearly every such pair.
pub const MIN_POSSIBLE_VALUES: usize = 3;

/// Whether a count of children may not be published.
pub fn is_small(count: u64) -> bool {
    count > 0 && count < THRESHOLD
}
