#![doc = include_str!("ind_007_rate_by_another_population.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::finding::Level;
use crate::reference::Unit;
use crate::rule::{CHECKED, Checked, Found};

/// A rate is worked out with the population of a different year from the one the department uses.
pub const RULE: ReturnRule =
    ReturnRule::new("IND-007", Level::Query, include_str!("ind_007_rate_by_another_population.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    for figure in given(facts)? {
        let is_count = matches!(figure.indicator.unit, Unit::Children | Unit::Events);
        let is_own = figure.year.as_published.get() != Some(true);
        if !is_count || !is_own || figure.year.rate.is_blank() || figure.year.count.is_blank() {
            continue;
        }
        found.each(figure.path.clone(), |found| {
            let (stated, rate) = (figure.year.rate.known()?, figure.rate(facts)?);
            if rate.is(stated) {
                return CHECKED;
            }
            if let Some(other) = figure.rate_by_another_year(facts, stated) {
                found
                    .add(
                        figure.path.key("rate"),
                        format!(
                            "{} is given as a rate of {stated}, which is by the {} children of mid-{}; by the {} of mid-{}, as the department does it, it is {}",
                            figure.name(facts),
                            other.children,
                            other.mid_year,
                            rate.children,
                            rate.mid_year,
                            rate.worked_out
                        ),
                        "take rate out, and it is worked out as the department does; or say under explanations why it is kept",
                    )
                    .about(figure.about(facts))
                    .figures([stated.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
