#![doc = include_str!("gen_002_id_used_twice.md")]

use std::collections::BTreeMap;

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::finding::{FieldPath, Level};
use crate::rule::{CHECKED, Checked, Found};

/// An id is used for more than one thing.
pub const RULE: ReturnRule = ReturnRule::new("GEN-002", Level::Error, include_str!("gen_002_id_used_twice.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let mut first: BTreeMap<&str, &FieldPath> = BTreeMap::new();
    for identified in &facts.links.ids {
        let Some(earlier) = first.get(identified.id.as_str()) else {
            first.insert(&identified.id, &identified.path);
            continue;
        };
        found
            .add(
                identified.path.clone(),
                format!("the id {} is used more than once", identified.id),
                "give one of the two an id of its own, and correct what refers to it",
            )
            .also((*earlier).clone(), "first used here");
    }
    CHECKED
}
