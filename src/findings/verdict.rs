//! How much work is left, in one line, and what to do next.

use super::told::Results;
use crate::finding::{Level, Tally};
use crate::value::counted;

/// The number of findings in words: "3 things must be mended, 5 facts need an explanation".
pub fn verdict(tally: Tally) -> String {
    let Tally { errors, queries, explained, advice } = tally;
    let mut parts = vec![match errors {
        0 => "nothing must be mended".to_owned(),
        _ => format!("{} must be mended", counted(errors, "thing", "things")),
    }];
    if queries > 0 {
        parts.push(format!("{} an explanation", counted(queries, "fact needs", "facts need")));
    }
    if explained > 0 {
        parts.push(format!("{} explained", counted(explained, "fact is", "facts are")));
    }
    if advice > 0 {
        parts.push(counted(advice, "suggestion", "suggestions"));
    }
    parts.join(", ")
}

/// The required parts of the form that have not been started, and how many questions they contain; `None` when all have been
/// started.
pub fn not_begun(results: &Results) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut questions = 0;
    for finding in results.told.findings() {
        let path = finding.path();
        let Some(node) = results.form.node(&path).filter(|node| path.0.len() == 1 && node.takes("object")) else { continue };
        // If a part has any content, its findings are about its keys and not about the part.
        if finding.level == Level::Error && !parts.iter().any(|part| part == path.part()) {
            parts.push(path.part().to_owned());
            questions += node.required(None).len();
        }
    }
    match parts.as_slice() {
        [] => None,
        [part] => Some(format!("{part} is not begun: the {questions} things it asks for are checked once they are there")),
        several => Some(format!(
            "{} parts are not begun ({}): the {questions} things they ask for are checked once they are there",
            several.len(),
            several.join(", ")
        )),
    }
}

/// The next steps for a return with this file name.
pub fn next(name: &str, tally: Tally) -> Vec<String> {
    let mut steps = Vec::new();
    if tally.errors > 0 {
        steps.push(
            "Mend what must be mended: the return cannot be signed before. Each finding says where it is and what to do."
                .to_owned(),
        );
    }
    if tally.queries > 0 {
        steps.push(
            "Look at each fact that needs an explanation. If it is wrong, mend it. If it is true, it may stand: copy its entry under the heading explanations in the return and write the reason, which the report prints."
                .to_owned(),
        );
    }
    if tally.advice > 0 {
        steps.push("Take the suggestions as time allows.".to_owned());
    }
    steps.push(if tally.errors + tally.queries + tally.advice > 0 {
        format!("Then check again: masa-return check {name}")
    } else {
        format!("Read it as its readers will: masa-return render {name}")
    });
    if tally.errors == 0 && tally.queries == 0 {
        steps.push("Once it is final, the partners sign it with the content digest given here.".to_owned());
    }
    steps
}
