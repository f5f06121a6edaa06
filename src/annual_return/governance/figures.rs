//! What is worked out about the people who lead.

use crate::value::{Date, Optional};

/// Whether two names are of one person: spaces and capitals make no difference.
pub fn same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    !one.trim().is_empty() && plain(one) == plain(other)
}

/// Whether two terms, each from a first to a last day, have a day in common. A day that is not given sets no limit.
pub fn overlap(one: (&Optional<Date>, &Optional<Date>), other: (&Optional<Date>, &Optional<Date>)) -> bool {
    let ends_before =
        |end: &Optional<Date>, start: &Optional<Date>| end.get().zip(start.get()).is_some_and(|(end, start)| end < start);
    !ends_before(one.1, other.0) && !ends_before(other.1, one.0)
}

#[cfg(test)]
mod tests {
    use super::same_person;

    #[test]
    fn a_name_is_the_same_however_it_is_spaced() {
        assert!(same_person("Helen  Marsh", " helen marsh"));
        assert!(!same_person("Helen Marsh", "Helen Marshall") && !same_person("", " "));
    }
}
