#![doc = include_str!("gov_006_partner_seldom_came.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::governance::model::{Attendance, Forum, ForumLevel};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, sum};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Choice, Count, Decimal};

/// A statutory partner took few of its seats.
pub const RULE: ReturnRule = ReturnRule::new("GOV-006", Level::Query, include_str!("gov_006_partner_seldom_came.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let thresholds = facts.reference.thresholds();
    let (least, missed_least) = (thresholds.seats_attended_least.decimal(), thresholds.meetings_missed_least.value);
    let forums = entries(&r.governance.meetings)?;
    for (_, body) in facts.statutory_partners() {
        let Some(id) = body.id.given().map(crate::value::Id::as_str) else { continue };
        for level in ForumLevel::ALL.iter().copied() {
            found.each(at!(r.governance.meetings), |found| {
                let Some(seats) = seats(forums, level, id)? else { return CHECKED };
                let few = seats.taken.decimal() * Decimal::ONE_HUNDRED < seats.offered.decimal() * least;
                if few && seats.offered.0.saturating_sub(seats.taken.0) >= missed_least {
                    found
                        .add(
                            at!(r.governance.meetings),
                            format!(
                                "{} took {} of its {} seats {}",
                                facts.body_name(id),
                                seats.taken,
                                seats.offered,
                                at_level(level)
                            ),
                            "check seats and attended; if they are right, say under explanations why, and what will change",
                        )
                        .about(format!("{id}/{}", level.code()))
                        .figures([seats.taken.to_string(), seats.offered.to_string()]);
                }
                CHECKED
            });
        }
    }
    CHECKED
}

/// The seats a partner was offered and the seats it took.
struct Seats {
    offered: Count,
    taken: Count,
}

/// The seats of a partner in all groups of a level: `Some(None)` when it is in no group, `None` when any number is not known.
#[expect(clippy::option_option, reason = "not known and not there are two things")]
fn seats(forums: &[Forum], level: ForumLevel, body: &str) -> Option<Option<Seats>> {
    let mut own: Vec<&Attendance> = Vec::new();
    for forum in forums {
        if forum.level.get()? == level {
            let here = entries(&forum.attendance)?.iter().filter(|one| one.body.given().is_some_and(|id| id.as_str() == body));
            own.extend(here);
        }
    }
    if own.is_empty() {
        return Some(None);
    }
    let offered = sum(own.iter().map(|one| &one.seats))?;
    let taken = sum(own.iter().map(|one| &one.attended))?;
    Some(Some(Seats { offered, taken }))
}

fn at_level(level: ForumLevel) -> &'static str {
    match level {
        ForumLevel::Lead => "where the lead partners meet",
        ForumLevel::Delegated => "where the delegated partners meet",
        ForumLevel::Subgroup => "in the subgroups",
    }
}
