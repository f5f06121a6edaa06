#![doc = include_str!("gen_009_event_in_the_future.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Date;

/// An event that the return says has happened is dated after the return.
pub const RULE: ReturnRule = ReturnRule::new("GEN-009", Level::Error, include_str!("gen_009_event_in_the_future.md"), check);

/// Keys of days that are planned, or may be: they may be in the future.
const PLANNED: [&str; 14] = [
    "by",
    "due",
    "effective_on",
    "end",
    "expires",
    "from",
    "next_full_review",
    "next_review",
    "period_end",
    "prepared_on",
    "review_due",
    "start",
    "term_end",
    "to",
];

/// Parts about what happens after a return is prepared: it is signed, sent and published later.
const LATER: [&str; 2] = ["sign_off", "publication"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let today = facts.as_of?;
    let judged = if facts.this.prepared_on.get() == Some(today) { "prepared" } else { "judged" };
    for leaf in facts.leaves()?.iter().filter(|leaf| leaf.kind == "date") {
        let exempt = PLANNED.contains(&leaf.key()) || LATER.contains(&leaf.path.part());
        if let Some(day) = Date::parse(&leaf.text).filter(|day| !exempt && *day > today) {
            found.add(
                leaf.path.clone(),
                format!("this is dated {day}, after the return was {judged} ({today})"),
                "if digits were swapped, correct the day; what is still to come is no fact of this year: take the day out here, and tell \
                 it under next_year, or as an action with the day on which it is due",
            );
        }
    }
    CHECKED
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::PLANNED;
    use crate::annual_return::terms::schema::final_schema;

    /// Keys of days on which something happened.
    const HAPPENED: [&str; 26] = [
        "agreed",
        "agreed_on",
        "appointed",
        "audited_on",
        "aware_on",
        "closed",
        "commissioned",
        "completed",
        "dataset_last_reviewed",
        "date",
        "ended",
        "established_on",
        "last_full_review",
        "last_reviewed",
        "made",
        "notified",
        "notified_on",
        "period_start",
        "policy_updated",
        "published",
        "repeated_on",
        "sent_on",
        "signed",
        "signed_on",
        "since",
        "unresolved_since",
    ];

    fn date_keys(schema: &Value, keys: &mut Vec<String>) {
        for (key, below) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if below.get("x-value").is_some_and(|kind| kind == "date") {
                keys.push(key.clone());
            }
        }
        match schema {
            Value::Object(fields) => fields.values().for_each(|below| date_keys(below, keys)),
            Value::Array(entries) => entries.iter().for_each(|below| date_keys(below, keys)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn every_date_of_the_form_is_known_as_planned_or_happened() {
        let mut keys = Vec::new();
        date_keys(&final_schema(), &mut keys);
        keys.sort();
        keys.dedup();
        let mut known: Vec<&str> = PLANNED.into_iter().chain(HAPPENED).collect();
        known.sort_unstable();
        assert_eq!(keys, known, "a new date belongs in one of the two lists");
    }
}
