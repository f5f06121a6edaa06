#![doc = include_str!("pub_010_no_version_for_children.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Answer;

/// The return gives neither a version for children nor an easy-read summary.
pub const RULE: ReturnRule = ReturnRule::new("PUB-010", Level::Query, include_str!("pub_010_no_version_for_children.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let answers = [&*r.publication.children_version, &*r.publication.summary_easy_read];
    if r.publication.is_faulty() || answers.iter().any(|answer| answer.is_faulty()) {
        return None;
    }
    if answers.iter().any(|answer| matches!(answer, Answer::Given(true))) {
        return CHECKED;
    }
    let message = if answers.iter().all(|answer| answer.is_blank()) {
        "it is not said whether there is a version for children or an easy-read summary"
    } else {
        "there is no version for children and no easy-read summary"
    };
    found.add(
        at!(r.publication.children_version),
        message,
        "write children_version: true under publication, or summary_easy_read: true; if there is neither, say under explanations how children and families learn what the return says",
    );
    CHECKED
}
