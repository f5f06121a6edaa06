#![doc = include_str!("trn_002_only_reactions.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::ids;
use crate::annual_return::training::model::EvaluationLevel;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The evaluation of training records only what participants thought of it.
pub const RULE: ReturnRule = ReturnRule::new("TRN-002", Level::Query, include_str!("trn_002_only_reactions.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    // Without a course there is nothing to evaluate.
    if r.training.programme.given()?.is_empty() {
        return CHECKED;
    }
    let evaluations = r.training.evaluation.given()?;
    let levels: Vec<EvaluationLevel> = evaluations.iter().map(|one| one.level.get()).collect::<Option<_>>()?;
    let message = if levels.is_empty() {
        "nothing shows whether training worked"
    } else if levels.iter().all(|level| *level == EvaluationLevel::Reaction) {
        "what shows that training worked stops at what people thought of it"
    } else {
        return CHECKED;
    };
    found.add(
        at!(r.training.evaluation),
        message,
        format!(
            "add what people learnt, do differently or what changed for children: - {{ course: ID, level: …, result: … }}, the level \
             being learning, practice or outcome_for_children, and the course one of {}; if nobody has looked, say under explanations when you \
             will",
            match ids::of_kinds(&facts.links, &["course"]).as_slice() {
                [] => "training › programme".to_owned(),
                courses => ids::some(courses),
            }
        ),
    );
    CHECKED
}
