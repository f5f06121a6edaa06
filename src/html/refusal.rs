//! Errors of the template engine, reported in our own words, with the place in the partnership's file.

use std::collections::BTreeMap;

use tera::ErrorKind;

use crate::theme::faults::{COMPONENT, NAME};
use crate::theme::{Fault, Part};
use crate::value::nearest;

/// The fault behind a refusal. `parts` are the components of a partnership, by their names in the engine.
pub(super) fn fault(error: &tera::Error, parts: &BTreeMap<String, Part>) -> Fault {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else { return unplaced(parts) };
    let Some(part) = parts.get(report.filename()) else { return unplaced(parts) };
    let span = report.span();
    let mut fault = told(report.message(), part, matches!(error.kind(), ErrorKind::SyntaxError(_)));
    fault.place = Some((span.start_line.max(1), span.start_col + 1));
    fault
}

fn unplaced(parts: &BTreeMap<String, Part>) -> Fault {
    let file = parts.values().next().map(|part| part.file.as_str()).unwrap_or_default();
    let file = if parts.len() == 1 { file } else { "blocks/" };
    Fault::new(COMPONENT, file, "a component cannot be used", HELP)
}

const HELP: &str = "look just before this place for a bracket, a quotation mark or an {% end… %} that is missing or one too many";

fn told(message: &str, part: &Part, syntax: bool) -> Fault {
    let file = part.file.as_str();
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let after = |mark: &str| message.split(mark).nth(1).unwrap_or_default().split(", ").map(str::to_owned).collect::<Vec<_>>();
    if message.starts_with("Field `") {
        let (name, has) = (quoted(message), after("Available fields: "));
        return Fault::new(NAME, file, format!("the block has no “{name}”"), near(&name, &has, "it has"));
    }
    if message.starts_with("Variable `") {
        let (name, has) = (quoted(message), after("Available variables: "));
        return Fault::new(NAME, file, format!("there is no “{name}”"), near(&name, &has, "there is"));
    }
    if message.contains("undefined") {
        return Fault::new(NAME, file, "this shows something that is not there", "show only what the block has");
    }
    if syntax {
        return Fault::new(COMPONENT, file, "the component cannot be read from here on", HELP);
    }
    let help = "words can be shown, lists can be repeated, and both can be compared with what is of their own kind";
    Fault::new(COMPONENT, file, "this cannot be done with what stands here", help)
}

fn near(name: &str, has: &[String], introduction: &str) -> String {
    let has: Vec<&str> = has.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    match nearest(name, has.iter().copied()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("{introduction} {}", crate::value::listed(&has)),
    }
}
