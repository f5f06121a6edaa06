//! Every check of the tool: the rules of the return, the findings of reading it and comparing files, and the faults of a theme.

use crate::annual_return::rules;
use crate::annual_return::terms::schema::form;
use crate::error::Error;
use crate::finding::{FieldPath, Level};
use crate::findings::{Check, Example, Proposed};
use crate::read::codes;
use crate::rule::{Basis, CheckedBy};
use crate::theme;
use crate::value::Choice as _;

/// Every check: those of the return first, in the order of the form.
pub fn checks() -> Result<Vec<Check>, Error> {
    let of_return = rules::all().map(|rule| {
        let page = rule.page();
        Check {
            code: rule.code.to_owned(),
            level: rule.level,
            duty: match rule.basis {
                Basis::InForce => None,
                Basis::Proposed(duty) => Some(Proposed { code: duty.code().to_owned(), label: duty.label().to_owned() }),
            },
            checked_by: match rule.checked_by {
                CheckedBy::Rule => "rule",
                CheckedBy::Schema => "schema",
                CheckedBy::Explanations => "explanations",
            },
            part: String::new(),
            title: page.title,
            why: page.why,
            passes: page.passes,
            passes_last_year: page.passes_last_year,
            fails: page.fails,
            fails_last_year: page.fails_last_year,
            findings: page.findings.iter().filter_map(|line| Example::read(line)).collect(),
        }
    });
    let reading = codes::catalogue().iter().map(|entry| {
        (entry, "reading", if entry.code.starts_with("REA") { "Reading the file" } else { "Answers as the form asks for them" })
    });
    let comparing = crate::verify::codes::catalogue().iter().map(|entry| (entry, "verify", ""));
    let of_files = reading.chain(comparing).map(|(entry, checked_by, part)| Check {
        code: entry.code.to_owned(),
        level: entry.level,
        duty: None,
        checked_by,
        part: part.to_owned(),
        title: entry.title.to_owned(),
        why: entry.explanation.to_owned(),
        passes: String::new(),
        passes_last_year: None,
        fails: String::new(),
        fails_last_year: None,
        findings: Vec::new(),
    });
    let of_themes = theme::faults::CATALOGUE.iter().map(|kind| Check {
        code: kind.code.to_owned(),
        level: Level::Error,
        duty: None,
        checked_by: "theme",
        part: "The look of the report: theme check".to_owned(),
        title: kind.title.to_owned(),
        why: kind.explanation.to_owned(),
        passes: String::new(),
        passes_last_year: None,
        fails: String::new(),
        fails_last_year: None,
        findings: Vec::new(),
    });
    let mut checks: Vec<Check> = of_return.chain(of_files).chain(of_themes).collect();
    let parts: Vec<String> = checks.iter().map(|check| part(check, &checks)).collect::<Result<_, _>>()?;
    for (check, part) in checks.iter_mut().zip(parts) {
        check.part = part;
    }
    Ok(checks)
}

/// The part of the form that most findings of a family of codes point to: `FIN` is finance. A family that points everywhere is
/// about the whole return.
fn part(check: &Check, checks: &[Check]) -> Result<String, Error> {
    if !check.part.is_empty() {
        return Ok(check.part.clone());
    }
    let family = check.code.split('-').next().unwrap_or_default();
    let of_family = checks.iter().filter(|other| other.code.split('-').next() == Some(family));
    let paths: Vec<FieldPath> =
        of_family.flat_map(|other| &other.findings).filter_map(|example| FieldPath::parse(&example.path)).collect();
    let form = form()?;
    let mut best: Option<(usize, String)> = None;
    for key in form.top() {
        let number = paths.iter().filter(|path| path.part() == key).count();
        let title = form.node(&FieldPath::root().key(key)).and_then(|node| node.text("title"));
        if number * 2 > paths.len() && best.as_ref().is_none_or(|(most, _)| number > *most) {
            best = title.map(|title| (number, title.to_owned()));
        }
    }
    Ok(best.map_or_else(|| "The return as a whole".to_owned(), |(_, title)| title))
}
