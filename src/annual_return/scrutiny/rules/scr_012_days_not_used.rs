#![doc = include_str!("scr_012_days_not_used.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::Scrutineer;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Decimal, Percent};

/// Many of the days agreed for scrutiny were not used.
pub const RULE: ReturnRule = ReturnRule::new("SCR-012", Level::Query, include_str!("scr_012_days_not_used.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let least = facts.reference.thresholds().scrutiny_days_used_least.decimal();
    for (i, scrutineer) in r.scrutiny.scrutineers.given()?.iter().enumerate() {
        let path = at!(r.scrutiny.scrutineers[i].days_used);
        found.each(path.clone(), |found| {
            if scrutineer.days_contracted.is_blank() || scrutineer.days_used.is_blank() || !all_year(facts, scrutineer)? {
                return CHECKED;
            }
            let (agreed, used) = (scrutineer.days_contracted.known()?, scrutineer.days_used.known()?);
            if used.decimal() * Decimal::ONE_HUNDRED < agreed.decimal() * least {
                let name = match scrutineer.name.text().trim() {
                    "" => "the scrutineer",
                    name => name,
                };
                let share = Percent::of(used.decimal(), agreed.decimal())?;
                found
                    .add(
                        path,
                        format!("{used} of the {agreed} days agreed with {name} were used, {share}"),
                        "correct days_used or days_contracted; if they are right, say under explanations what kept the days from being used",
                    )
                    .figures([used.to_string(), agreed.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether a scrutineer was in post all year. The days are agreed for a year, so somebody who started or left during it could not
/// use them all.
fn all_year(facts: &Facts, scrutineer: &Scrutineer) -> Option<bool> {
    if scrutineer.appointed.is_faulty() || scrutineer.term_end.is_faulty() {
        return None;
    }
    let (start, end) = (facts.this.period_start.get()?, facts.this.period_end.get()?);
    let came_before = scrutineer.appointed.get().is_none_or(|day| day <= start);
    Some(came_before && scrutineer.term_end.get().is_none_or(|day| day >= end))
}
