//! Figures about the people who lead, and about meetings.

use super::model::Governance;
use crate::annual_return::check::facts::Facts;
use crate::value::{Count, Date, Id, Optional, Percent, Ref, sum};

/// Whether two names are the same, ignoring spacing and capitals. Two empty names are not.
pub fn same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    !one.trim().is_empty() && plain(one) == plain(other)
}

/// Whether two terms, each from a first to a last day, share a day. A missing day sets no limit.
pub fn overlap(one: (&Optional<Date>, &Optional<Date>), other: (&Optional<Date>, &Optional<Date>)) -> bool {
    let ends_before =
        |end: &Optional<Date>, start: &Optional<Date>| end.get().zip(start.get()).is_some_and(|(end, start)| end < start);
    !ends_before(one.1, other.0) && !ends_before(other.1, one.0)
}

/// Seats at meetings, offered and taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// Seats offered.
    pub offered: Count,
    /// Seats taken.
    pub taken: Count,
}

impl Seats {
    const NONE: Self = Self { offered: Count(0), taken: Count(0) };

    /// Seats taken as a percentage of seats offered; `None` when none were offered.
    pub fn share(self) -> Option<Percent> {
        Percent::of(self.taken.0.into(), self.offered.0.into())
    }

    fn and(self, other: Self) -> Self {
        Self { offered: self.offered + other.offered, taken: self.taken + other.taken }
    }
}

/// Meetings planned and held, summed over all groups. `None` when any number is not known or no group is given.
pub fn meetings(governance: &Governance) -> Option<(Count, Count)> {
    let forums = governance.meetings.given().filter(|forums| !forums.is_empty())?;
    Some((sum(forums.iter().map(|forum| &forum.planned))?, sum(forums.iter().map(|forum| &forum.held))?))
}

/// The seats of each body summed over all groups, statutory partners first. `None` when any number is not known or no group gives
/// its attendance.
pub fn attendance(facts: &Facts) -> Option<Vec<(String, Seats)>> {
    let mut bodies: Vec<(String, Seats)> = Vec::new();
    for seat in facts.this.governance.meetings.items().iter().flat_map(|forum| forum.attendance.items()) {
        let own = Seats { offered: seat.seats.known()?, taken: seat.attended.known()? };
        let body = seat.body.given().map(Ref::as_str)?;
        match bodies.iter_mut().find(|(id, _)| id == body) {
            Some((_, sum)) => *sum = sum.and(own),
            None => bodies.push((body.to_owned(), own)),
        }
    }
    let rank = |id: &str| statutory(facts).iter().position(|own| own == id).unwrap_or(usize::MAX);
    bodies.sort_by_key(|(id, _)| rank(id));
    (!bodies.is_empty()).then_some(bodies)
}

/// The seats of the statutory partners together; `None` when they were offered none.
pub fn of_statutory_partners(facts: &Facts, attendance: &[(String, Seats)]) -> Option<Seats> {
    let partners = statutory(facts);
    let own = attendance.iter().filter(|(id, _)| partners.contains(id));
    let seats = own.fold(Seats::NONE, |sum, (_, own)| sum.and(*own));
    (seats.offered > Count(0)).then_some(seats)
}

fn statutory(facts: &Facts) -> Vec<String> {
    facts.statutory_partners().into_iter().filter_map(|(_, body)| body.id.given().map(Id::to_string)).collect()
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
