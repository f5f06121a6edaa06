#![doc = include_str!("scr_004_action_overdue.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::terms::evidence::{Action, ActionStatus};
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::kit::{entries, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, Date};

/// An action was due and is still open.
pub const RULE: ReturnRule = ReturnRule::new("SCR-004", Level::Query, include_str!("scr_004_action_overdue.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let scrutiny = r.scrutiny.findings.items().iter().enumerate();
    let practice_reviews = r.learning.practice_reviews.items().iter().enumerate();
    let national_reviews = r.learning.national_reviews.items().iter().enumerate();
    let audits = r.learning.audits.items().iter().enumerate();
    let lists: Vec<(FieldPath, &Answer<Vec<Action>>)> = scrutiny
        .map(|(i, finding)| (at!(r.scrutiny.findings[i].actions), &*finding.actions))
        .chain(practice_reviews.map(|(i, review)| (at!(r.learning.practice_reviews[i].actions), &*review.actions)))
        .chain(national_reviews.map(|(i, review)| (at!(r.learning.national_reviews[i].actions), &*review.actions)))
        .chain(audits.map(|(i, audit)| (at!(r.learning.audits[i].actions), &*audit.actions)))
        .collect();
    for (path, actions) in lists {
        found.each(path.clone(), |found| {
            for (i, action) in entries(actions)?.iter().enumerate() {
                found.each(path.index(i), |found| overdue(found, &path.index(i), action, as_of));
            }
            CHECKED
        });
    }
    // A list that is not given may hold actions.
    let given = [
        (at!(r.scrutiny.findings), r.scrutiny.findings.is_given()),
        (at!(r.learning.practice_reviews), r.learning.practice_reviews.is_given()),
        (at!(r.learning.national_reviews), r.learning.national_reviews.is_given()),
        (at!(r.learning.audits), r.learning.audits.is_given()),
    ];
    for (path, is_given) in given {
        found.each(path, |_| is_given.then_some(()));
    }
    CHECKED
}

fn overdue(found: &mut Found, path: &FieldPath, action: &Action, as_of: Date) -> Checked {
    match action.status.get()? {
        ActionStatus::Done | ActionStatus::Dropped => return CHECKED,
        ActionStatus::Open => {}
    }
    let due = action.due.get()?;
    if due < as_of {
        found
            .add(
                path.key("due"),
                format!("the action {} was due on {due} and is still open", quoted(action.what.text(), "here")),
                "if it is done, write status: done and add closed: with the day; if not, say under explanations what holds it up",
            )
            .about(id_or_path(&action.id, path))
            .figures([due.to_string()]);
    }
    CHECKED
}
