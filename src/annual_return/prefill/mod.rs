//! Public information put into a return: the bodies of the area and the department's published figures.
//!
//! Only unanswered fields are filled, every figure is marked as published with its source, and whatever could not be filled is
//! reported with its reason. A figure of one year is never used for another.

pub mod area;
mod bodies;
mod plan;
mod published;

use crate::annual_return::AnnualReturn;
use crate::annual_return::terms::schema::form;
use crate::annual_return::years::starter::starter;
use crate::edit::{Edited, Insertion, Place, edit};
use crate::error::Error;
use crate::read::{Source, read};
use crate::reference::shipped;
use crate::value::Year;
pub use plan::{Filled, NotFilled};

use plan::{Ground, Plan};

/// A return with public information filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefill {
    /// Every file of the return. A new file for a part that had none comes last.
    pub sources: Vec<Source>,
    /// What was filled.
    pub filled: Vec<Filled>,
    /// What could not be filled.
    pub not_filled: Vec<NotFilled>,
}

/// A starter for a year and the councils with the codes `areas`, with public information filled in.
///
/// # Errors
/// When a code is not that of a council in England. The message suggests the nearest one.
pub fn new(areas: &[String], year: Year) -> Result<Prefill, Error> {
    let text = starter(Some(year))?;
    fill(&[Source { name: "return.yaml".to_owned(), bytes: text.into_bytes() }], areas)
}

/// Fills public information into a return, for the councils it names and for the codes in `areas`.
///
/// # Errors
/// When the files cannot be read, a code is not known, or the year is not given. Nothing is filled then.
pub fn fill(sources: &[Source], areas: &[String]) -> Result<Prefill, Error> {
    let reading = read::<AnnualReturn>(sources, form()?);
    let r = &reading.value;
    let reference = shipped();
    let councils = areas.iter().map(|given| area::council(reference, given)).collect::<Result<Vec<_>, _>>()?;
    // The year decides which bodies existed and which figures are this year's. It never has a default. If the files cannot be
    // read at all, that is reported before the missing year.
    let year = r.reporting_year.get();
    let Some((year, (start, end))) = year.and_then(|year| Some((year, year.start().zip(year.end())?))) else {
        edit(sources, form()?, &[])?;
        return Err(Error::new("the return does not say its year: write reporting_year, as 2026-27, then fill again"));
    };
    let start = r.period_start.get().unwrap_or(start);
    let end = r.period_end.get().unwrap_or(end);
    let ground = Ground { r, reference, year, start, end };
    let mut plan = Plan::default();
    let councils = bodies::plan(&ground, &councils, &mut plan);
    published::plan(&ground, &councils, &mut plan);
    carry_out(sources, plan)
}

fn carry_out(sources: &[Source], plan: Plan) -> Result<Prefill, Error> {
    let insertions: Vec<Insertion> = plan.steps.iter().map(|step| step.insertion.clone()).collect();
    let Edited { sources, manual } = edit(sources, form()?, &insertions)?;
    let mut prefill = Prefill { sources, filled: Vec::new(), not_filled: plan.not_filled };
    for (number, step) in plan.steps.into_iter().enumerate() {
        match manual.iter().find(|left| left.insertion == number) {
            None => prefill.filled.extend(step.filled),
            Some(left) => {
                let field = match &step.insertion.place {
                    Place::Field(path) => path.to_string(),
                    Place::Entry { list, .. } => format!("an entry of {list}"),
                };
                prefill.not_filled.push(NotFilled { field, why: left.why.clone(), lines: left.lines.clone() });
            }
        }
    }
    Ok(prefill)
}
