#![doc = include_str!("com_011_money_unlike_rank.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::figures::{addressing, spent};
use crate::annual_return::commissioning::model::Service;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Money, Percent};

/// Spending does not follow the ranking of needs.
pub const RULE: ReturnRule = ReturnRule::new("COM-011", Level::Query, include_str!("com_011_money_unlike_rank.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let thresholds = facts.reference.thresholds();
    let services = r.commissioning.services.given()?;
    let total: Money = services.iter().map(spent).sum::<Option<Money>>()?;
    // No share can be worked out when total spending is zero.
    if total.is_zero() {
        return CHECKED;
    }
    let share_of = |amount: Money| Percent::of(amount.decimal(), total.decimal());
    for (i, need) in r.needs.needs.given()?.iter().enumerate() {
        let path = at!(r.needs.needs[i].rank);
        found.each(path.clone(), |found| {
            let (id, rank) = (need.id.given()?.as_str(), need.rank.known()?);
            let is_high = rank.0 <= thresholds.need_ranked_high_up_to.value;
            if !is_high && rank.0 < thresholds.need_ranked_low_from.value {
                return CHECKED;
            }
            let own = addressing(facts, id)?;
            // Spending does not show what a free service does for a need, and a need with no service has its own finding.
            if is_high && (own.is_empty() || own.iter().any(|service| service.free_because.is_given())) {
                return CHECKED;
            }
            // The spending on a service for several needs can be divided in any way: a need gets at most all of it and at least
            // nothing.
            let counts = |service: &&Service| is_high || service.addresses.items().len() == 1;
            let amount: Money = own.into_iter().filter(counts).map(spent).sum::<Option<Money>>()?;
            let share = share_of(amount)?;
            let (is_odd, bound) = if is_high {
                (share.decimal() < thresholds.need_ranked_high_spend_least.decimal(), "no more than")
            } else {
                (share.decimal() > thresholds.need_ranked_low_spend_most.decimal(), "at least")
            };
            if is_odd {
                found
                    .add(
                        path,
                        format!(
                            "{} is ranked {rank}, and {bound} {share} of what services cost was spent on it ({amount} of {total})",
                            quoted(need.title.text(), "this need")
                        ),
                        "check rank of the need and addresses of the services; if they are right, say under explanations why the money is where it is",
                    )
                    .about(id)
                    .figures([rank.to_string(), amount.to_string(), total.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
