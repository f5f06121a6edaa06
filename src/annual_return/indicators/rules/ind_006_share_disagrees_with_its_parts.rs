#![doc = include_str!("ind_006_share_disagrees_with_its_parts.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::{Given, given};
use crate::finding::Level;
use crate::reference::Unit;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Percent;

/// A percentage or rate does not match the numbers given with it.
pub const RULE: ReturnRule =
    ReturnRule::new("IND-006", Level::Error, include_str!("ind_006_share_disagrees_with_its_parts.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    for figure in given(facts)? {
        // A figure the department printed stays as printed. IND-004 compares it with the department's own files.
        if figure.year.as_published.get() == Some(true) {
            continue;
        }
        if !figure.year.percent.is_blank() && !figure.year.numerator.is_blank() {
            found.each(figure.path.clone(), |found| percent(facts, found, &figure));
        }
        // Only counts of children or events are divided by all children. Other rates have their own denominator.
        let is_count = matches!(figure.indicator.unit, Unit::Children | Unit::Events);
        if is_count && !figure.year.rate.is_blank() && !figure.year.count.is_blank() {
            found.each(figure.path.clone(), |found| rate(facts, found, &figure));
        }
    }
    CHECKED
}

fn percent(facts: &Facts, found: &mut Found, figure: &Given) -> Checked {
    let stated = figure.year.percent.known()?;
    let (part, whole) = (figure.year.numerator.known()?, figure.year.denominator.known()?);
    if part > whole {
        return CHECKED; // IND-003 reports it.
    }
    let worked_out = Percent::of(part.decimal(), whole.decimal())?;
    if stated != worked_out {
        found
            .add(
                figure.path.key("percent"),
                format!("{} is given as {stated}, but {part} of {whole} is {worked_out}", figure.name(facts)),
                "correct percent, numerator or denominator; percent may be left out, because it is worked out",
            )
            .about(figure.about(facts));
    }
    CHECKED
}

fn rate(facts: &Facts, found: &mut Found, figure: &Given) -> Checked {
    let (stated, count, rate) = (figure.year.rate.known()?, figure.year.count.known()?, figure.rate(facts)?);
    if rate.is(stated) || figure.rate_by_another_year(facts, stated).is_some() {
        return CHECKED; // IND-007 reports a rate by another year's population.
    }
    found
        .add(
            figure.path.key("rate"),
            format!(
                "{} is given as a rate of {stated}, but {count} is {} for every 10,000 of the {} children of mid-{}",
                figure.name(facts),
                rate.worked_out,
                rate.children,
                rate.mid_year
            ),
            "correct rate or count; rate may be left out, because it is worked out",
        )
        .about(figure.about(facts));
    CHECKED
}
