#![doc = include_str!("mac_002_function_not_delivered.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::listed;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::CodeRow;

/// A function of the team is not carried out, or is not mentioned.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-002", Level::Query, include_str!("mac_002_function_not_delivered.md"), check).proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let end = r.period_end.get()?;
    let mut given = Vec::new();
    for entry in r.macpt.functions.given()? {
        given.push((entry.function.given()?.as_str(), entry.delivered.get()?));
    }
    let all: Vec<&CodeRow> = facts.reference.list("macpt_function").iter().filter(|row| row.in_force.on(end)).collect();
    let names = |rows: &[&CodeRow]| -> String {
        let names: Vec<String> = rows.iter().map(|row| row.label.to_lowercase()).collect();
        listed(&names)
    };
    let is = |row: &CodeRow, delivered: bool| given.contains(&(row.code.as_str(), delivered));
    let (carried_out, others): (Vec<&CodeRow>, Vec<&CodeRow>) = all.iter().partition(|row| is(row, true));
    let (not, unsaid): (Vec<&CodeRow>, Vec<&CodeRow>) = others.iter().partition(|row| is(row, false));
    if others.is_empty() {
        return CHECKED;
    }
    let mut message = format!("{} of the {} functions of the team are carried out", carried_out.len(), all.len());
    if !not.is_empty() {
        message.push_str(&format!("; not: {}", names(&not)));
    }
    if !unsaid.is_empty() {
        message.push_str(&format!("; nothing is said of: {}", names(&unsaid)));
    }
    found
        .add(
            at!(r.macpt.functions),
            message,
            "add an entry for each under macpt › functions: - { function: CODE, delivered: true } or false; say under explanations who does the others and until when",
        )
        .figures(others.iter().map(|row| row.code.as_str()));
    CHECKED
}
