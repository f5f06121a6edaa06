#![doc = include_str!("pri_002_no_progress_not_analysed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::priorities::model::Progress;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// A priority made little or no progress, and no reason is given.
pub const RULE: ReturnRule = ReturnRule::new("PRI-002", Level::Error, include_str!("pri_002_no_progress_not_analysed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, priority) in r.priorities.priorities.given()?.iter().enumerate() {
        let path = at!(r.priorities.priorities[i].progress);
        found.each(path.clone(), |found| {
            let progress = match priority.progress.get()? {
                Progress::Strong | Progress::Some => return CHECKED,
                Progress::Little => "little progress",
                Progress::None => "no progress",
            };
            if !has_words(&priority.lack_of_progress_analysis)? {
                let title = quoted(priority.title.text(), "this priority");
                found.add(
                    path,
                    format!("{title} made {progress}, and it is not said why"),
                    "add lack_of_progress_analysis: to the priority and say what stood in the way and what will change",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
