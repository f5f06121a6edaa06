//! `masa-return explain`: what a code means.

use super::Outcome;
use super::terminal;
use crate::annual_return::rules;
use crate::error::Error;
use crate::read::codes;
use crate::rule::Page;

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
            "{code} ({}): {title}\n\n{why}\n\nThis passes:\n\n{}{}\nThis does not:\n\n{}{}\n{}",
            rule.level.word(),
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

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
