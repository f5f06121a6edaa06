//! Findings as lines, for a person at a terminal.

use std::fmt::Write as _;

use super::told::{Told, clearing, entry};
use crate::finding::{Finding, Level, Span};
use crate::read::Form;
use crate::value::visible;

/// The most characters of a source line that are shown. A longer line is cut on both sides of the caret.
const WIDTH: usize = 160;

/// Findings for people: where, what is wrong, the line with a caret under it, the path in the words of the form, what to do, and
/// other places with the same fault.
///
/// Each finding starts with `file:line:column: level: message [CODE]`, which editors can jump to.
pub fn human(told: &Told, form: &Form, colour: bool) -> String {
    let mut out = String::new();
    for (i, group) in told.groups().iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        one(&mut out, group.first, form, colour);
        for other in &group.others {
            let place = other.span().map_or_else(|| other.path().to_string(), at);
            // Writing to a String cannot fail.
            let _ = writeln!(out, "  the same: {}: {}", visible(&place), visible(&form.words(&other.path())));
        }
    }
    out
}

fn one(out: &mut String, finding: &Finding, form: &Form, colour: bool) {
    let ink = |code: &'static str| if colour { code } else { "" };
    let level = match finding.level {
        Level::Error => ink("\u{1b}[1;31m"),
        Level::Query => ink("\u{1b}[1;33m"),
        Level::Advice => ink("\u{1b}[1;36m"),
    };
    let (bold, off) = (ink("\u{1b}[1m"), ink("\u{1b}[0m"));
    let place = finding.span().map(|span| format!("{}: ", at(span))).unwrap_or_default();
    let word = finding.level.word();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{bold}{}{off}{level}{word}{off}: {} [{}]", visible(&place), visible(&finding.message), finding.code);
    if let Some(span) = finding.span()
        && let Some((line, caret)) = pointed(span)
    {
        let number = span.line.to_string();
        let margin = " ".repeat(number.len());
        let _ = writeln!(out, "  {number} | {line}");
        let _ = writeln!(out, "  {margin} | {level}{caret}{off}");
    }
    if finding.masked && finding.span().is_some() {
        let _ = writeln!(out, "  (the line is not shown: it may hold personal data)");
    }
    let way = form.words(&finding.path());
    if !way.is_empty() {
        let _ = writeln!(out, "  in: {}", visible(&way));
    }
    if !finding.help.is_empty() {
        let _ = writeln!(out, "  help: {}", visible(&finding.help));
    }
    for place in finding.places.iter().skip(1) {
        let note = visible(&place.note);
        let _ = match &place.span {
            Some(span) => writeln!(out, "  also: {}: {note}", visible(&at(span))),
            None => writeln!(out, "  also: {}: {note}", place.path),
        };
    }
    match &finding.explanation {
        Some(explanation) => {
            let _ = writeln!(out, "  explained: {}", visible(explanation));
        }
        None if finding.text_mark.is_some() => {
            let _ = writeln!(out, "  clear: {}", visible(&clearing(finding)));
        }
        None if finding.level == Level::Query => {
            let _ = writeln!(out, "  explain: under explanations, at the top of the return: {}", visible(&entry(finding)));
        }
        None => {}
    }
}

fn at(span: &Span) -> String {
    format!("{}:{}:{}", span.file, span.line, span.column)
}

/// The line, cut around the place and safe for a terminal, and the carets below it.
fn pointed(span: &Span) -> Option<(String, String)> {
    let excerpt = span.excerpt.as_ref()?;
    let letters: Vec<char> = excerpt.chars().collect();
    let start = span.column.saturating_sub(1).min(letters.len());
    let end = if span.end_line > span.line { letters.len() } else { span.end_column.saturating_sub(1).min(letters.len()) };
    let end = end.max(start);
    let from = if letters.len() <= WIDTH { 0 } else { start.saturating_sub(WIDTH / 2) };
    let to = letters.len().min(from + WIDTH);
    let mut line = String::new();
    let mut before = 0;
    let mut under = 0;
    if from > 0 {
        line.push('…');
        before += 1;
    }
    for (i, letter) in letters.iter().enumerate().take(to).skip(from) {
        let seen = visible(&letter.to_string());
        let width = seen.chars().count();
        if i < start {
            before += width;
        } else if i < end {
            under += width;
        }
        line.push_str(&seen);
    }
    if to < letters.len() {
        line.push('…');
    }
    Some((line.trim_end().to_owned(), format!("{}{}", " ".repeat(before), "^".repeat(under.max(1)))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::finding::{FieldPath, Place};

    fn form() -> Form {
        Form::new(json!({ "type": "object", "properties": { "finance": { "title": "Finance", "type": "object" } } }))
            .expect("compiles")
    }

    fn finding(line: &str, column: usize, end_column: usize) -> Finding {
        let mut finding = Finding::new(
            "FRM-001",
            Level::Error,
            FieldPath::root().key("finance"),
            "the form does not know `x` here",
            "did you mean y?",
        );
        let span =
            Span { file: "return.yaml".to_owned(), line: 12, column, end_line: 12, end_column, excerpt: Some(line.to_owned()) };
        if let Some(place) = finding.places.first_mut() {
            place.span = Some(span);
        }
        finding
    }

    #[test]
    fn a_finding_says_where_what_and_what_to_do() {
        let mut finding = finding("\tx: 1", 2, 3);
        finding.places.push(Place {
            path: FieldPath::root(),
            span: finding.span().cloned(),
            note: "first given here".to_owned(),
        });
        assert_eq!(
            human(&Told::new(&[finding]), &form(), false),
            "return.yaml:12:2: error: the form does not know `x` here [FRM-001]\n  12 |  x: 1\n     |  ^\n  in: finance\n  help: did you mean y?\n  also: return.yaml:12:2: first given here\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret_and_controls_are_escaped() {
        let line = format!("{}\u{1b}[31mX{}", "a".repeat(300), "b".repeat(300));
        let shown = human(&Told::new(&[finding(&line, 306, 307)]), &form(), false);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].contains("…aaa") && lines[1].contains("\\u{1b}[31mX") && lines[1].ends_with('…'), "{}", lines[1]);
        let caret = lines[2].chars().position(|c| c == '^').expect("caret");
        assert_eq!(lines[1].chars().nth(caret), Some('X'));
    }

    #[test]
    fn a_masked_finding_shows_no_text() {
        let mut finding = finding("name: Someone", 1, 3);
        finding.masked = true;
        assert!(!human(&Told::new(&[finding]), &form(), false).contains("Someone"));
    }

    #[test]
    fn what_is_so_in_several_places_is_told_once_with_all_of_them() {
        let first = finding("x: 1", 1, 2);
        let mut second = first.clone();
        let mut query = first.clone();
        query.level = Level::Query;
        if let Some(span) = second.places.first_mut().and_then(|place| place.span.as_mut()) {
            span.line = 30;
        }
        let shown = human(&Told::new(&[first, query.clone(), second, query]), &form(), false);
        assert_eq!(shown.matches(": error: ").count(), 1, "{shown}");
        assert!(shown.contains("  help: did you mean y?\n  the same: return.yaml:30:1: finance\n"), "{shown}");
        assert_eq!(shown.matches(": query: ").count(), 2, "each query is explained by itself: {shown}");
    }
}
