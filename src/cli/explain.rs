//! `masa-return explain`: what a code means.

use super::Outcome;
use super::terminal;
use crate::annual_return::model::Duty;
use crate::annual_return::rules;
use crate::error::Error;
use crate::read::codes;
use crate::rule::{Basis, Page};
use crate::value::Choice as _;

/// Say what a code means, why it matters, and what passes
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  masa-return explain FIN-001")]
pub struct Arguments {
    /// The code, as check prints it
    code: String,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let code = arguments.code.trim().to_ascii_uppercase();
    if let Some(rule) = rules::all().find(|rule| rule.code == code) {
        let Page { title, why, passes, passes_last_year, fails, fails_last_year, findings, .. } = rule.page();
        let text = format!(
            "{code} ({}): {title}\n\n{why}\n\n{}This passes:\n\n{}{}\nThis does not:\n\n{}{}\n{}",
            rule.level.word(),
            proposal(rule.basis),
            indented(&passes),
            beside(passes_last_year.as_deref()),
            indented(&fails),
            beside(fails_last_year.as_deref()),
            indented(&findings.join("\n"))
        );
        return terminal::out(&text).map(|()| Outcome::Done);
    }
    if let Some(entry) = codes::catalogue().iter().find(|entry| entry.code == code) {
        let text = format!("{code} ({}): {}\n\n{}\n", entry.level.word(), entry.title, entry.explanation);
        return terminal::out(&text).map(|()| Outcome::Done);
    }
    terminal::say(&format!("There is no code {code}. `masa-return rules` lists them all.\n"));
    Ok(Outcome::Usage)
}

fn beside(last_year: Option<&str>) -> String {
    last_year.map(|change| format!("\n  beside last year's return with\n\n{}", indented(change))).unwrap_or_default()
}

/// That a rule is off, and how it is switched on.
fn proposal(basis: Basis<Duty>) -> String {
    let Basis::Proposed(duty) = basis else { return String::new() };
    format!(
        "It belongs to a duty that is only proposed ({label}), and is off until the return names it:\n\n    duties_in_force: [{code}]\n\nTo try it on a return that does not: masa-return check RETURN --duty {code}\n\n",
        label = duty.label(),
        code = duty.code()
    )
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
