#![doc = include_str!("mac_006_framework_leaves_out.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{choice_of, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// The practice framework does not cover everything it is meant to.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-006", Level::Query, include_str!("mac_006_framework_leaves_out.md"), check).proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let framework = r.macpt.practice_framework.given()?;
    let mut left_out = Vec::new();
    for (path, covers, name) in [
        (at!(r.macpt.practice_framework.covers_oversight), &framework.covers_oversight, "senior oversight"),
        (at!(r.macpt.practice_framework.covers_accountability), &framework.covers_accountability, "accountability"),
        (at!(r.macpt.practice_framework.covers_quality_assurance), &framework.covers_quality_assurance, "quality assurance"),
        (at!(r.macpt.practice_framework.covers_training), &framework.covers_training, "training"),
        (
            at!(r.macpt.practice_framework.covers_delegated_decisions),
            &framework.covers_delegated_decisions,
            "delegated decisions",
        ),
    ] {
        found.each(path, |_| {
            if !covers.get()? {
                left_out.push(name);
            }
            CHECKED
        });
    }
    if !left_out.is_empty() {
        let framework = match quoted(framework.name.text(), "") {
            name if name.is_empty() => "the practice framework".to_owned(),
            name => format!("the practice framework {name}"),
        };
        found
            .add(
                at!(r.macpt.practice_framework),
                format!("{framework} does not cover {}", choice_of(&left_out)),
                "if the framework covers it, write true after its key (covers_oversight, say) under macpt › practice_framework; if it is settled elsewhere, say where under explanations",
            )
            .figures(left_out);
    }
    CHECKED
}
