//! Figures about data-sharing agreements.

use super::model::{Agreement, Standing, YesPartlyNo};
use crate::annual_return::terms::figure::Definition;
use crate::value::{Choice, Date};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        number: 48,
        title: "Agreements in date",
        unit: "Agreements",
        definition: "Whether each agreement is in date, past its review or expired on the day the return was prepared.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 49,
        title: "Who is in which agreement",
        unit: "Signed, not signed, not a party",
        definition: "For every statutory partner, relevant agency and party, whether it is a party to each agreement and has signed it.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 50,
        title: "Agreements structured, formalised and operating",
        unit: "Agreements",
        definition: "How many agreements are complete with the right parties (structured), signed, assessed and owned (formalised), and working in daily practice (operating), as the partners judge it.",
        numerator: None,
        denominator: None,
    },
];

/// Whether an agreement is in date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Currency {
    /// It has not ended, and its review is not yet due.
    InDate,
    /// It has not ended, and its review is overdue.
    PastReview,
    /// It has ended.
    Expired,
}

impl Currency {
    /// Every state, best first.
    pub const ALL: [Self; 3] = [Self::InDate, Self::PastReview, Self::Expired];

    /// The state as the report prints it.
    pub fn label(self) -> &'static str {
        match self {
            Self::InDate => "In date",
            Self::PastReview => "Past its review",
            Self::Expired => "Expired",
        }
    }
}

/// Whether an agreement is in date on a day. It still is on the day its review is due and on the day it ends. `None` when a day
/// that decides it is not known.
pub fn currency(agreement: &Agreement, on: Option<Date>) -> Option<Currency> {
    let on = on?;
    if agreement.expires.is_faulty() {
        return None;
    }
    if agreement.expires.get().is_some_and(|expires| expires < on) {
        return Some(Currency::Expired);
    }
    let review_due = agreement.review_due.get()?;
    Some(if review_due < on { Currency::PastReview } else { Currency::InDate })
}

/// The number of agreements in each state, best first; `None` when the state of any is not known.
pub fn by_currency(agreements: &[Agreement], on: Option<Date>) -> Option<Vec<(Currency, usize)>> {
    let states: Option<Vec<Currency>> = agreements.iter().map(|agreement| currency(agreement, on)).collect();
    let states = states?;
    Some(Currency::ALL.map(|state| (state, states.iter().filter(|one| **one == state).count())).to_vec())
}

/// How a body relates to an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// A party that has signed.
    Signed,
    /// A party that has not signed.
    NotSigned,
    /// Not a party.
    NotAParty,
}

impl Coverage {
    /// The words the matrix prints.
    pub fn label(self) -> &'static str {
        match self {
            Self::Signed => "Signed",
            Self::NotSigned => "Not signed",
            Self::NotAParty => "Not a party",
        }
    }
}

/// How a body relates to an agreement; `None` when the parties are not given.
pub fn coverage(agreement: &Agreement, body: &str) -> Option<Coverage> {
    let party = agreement.parties.given()?.iter().find(|party| party.body.given().is_some_and(|id| id.as_str() == body));
    Some(match party {
        Some(party) if party.signed_on.is_given() => Coverage::Signed,
        Some(_) => Coverage::NotSigned,
        None => Coverage::NotAParty,
    })
}

/// The number of agreements that answer yes, partly or no in one respect, yes first; `None` when any answer is not known.
pub fn by_standing(agreements: &[Agreement], respect: impl Fn(&Agreement) -> &Standing) -> Option<Vec<(YesPartlyNo, usize)>> {
    let answers: Option<Vec<YesPartlyNo>> = agreements.iter().map(|agreement| respect(agreement).answer.get()).collect();
    let answers = answers?;
    Some(YesPartlyNo::ALL.iter().map(|answer| (*answer, answers.iter().filter(|one| *one == answer).count())).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn agreements() -> Vec<Agreement> {
        serde_json::from_value(json!([
            { "review_due": "2027-06-30", "expires": "2028-03-31", "structured": { "answer": "yes" },
              "parties": [{ "body": "la", "signed_on": "2026-05-01" }, { "body": "icb" }] },
            { "review_due": "2027-06-29", "structured": { "answer": "partly" } },
            { "expires": "2027-06-01", "structured": { "answer": "yes" } },
        ]))
        .expect("reads")
    }

    #[test]
    fn agreements_are_in_date_on_the_day_of_their_review() {
        let day = Date::parse("2027-06-30");
        let counted = by_currency(&agreements(), day).expect("known");
        assert_eq!(counted, [(Currency::InDate, 1), (Currency::PastReview, 1), (Currency::Expired, 1)]);
        assert_eq!(by_currency(&agreements(), None), None);
        assert_eq!(by_currency(&agreements(), Date::parse("2027-05-01")), None, "an end to come leaves the review unknown");
    }

    #[test]
    fn a_body_has_signed_or_not_or_is_no_party() {
        let agreements = agreements();
        let of = |body| coverage(&agreements[0], body);
        assert_eq!(
            [of("la"), of("icb"), of("police")],
            [Some(Coverage::Signed), Some(Coverage::NotSigned), Some(Coverage::NotAParty)]
        );
        assert_eq!(coverage(&agreements[1], "la"), None);
    }

    #[test]
    fn agreements_are_counted_by_how_they_stand() {
        let structured = by_standing(&agreements(), |agreement| &agreement.structured).expect("known");
        assert_eq!(structured, [(YesPartlyNo::Yes, 2), (YesPartlyNo::Partly, 1), (YesPartlyNo::No, 0)]);
        assert_eq!(by_standing(&agreements(), |agreement| &agreement.operating), None);
    }
}
