#![doc = include_str!("ind_021_plans_do_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::{Total, given, total};
use crate::annual_return::indicators::sums::PLANS;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// Children on a plan by category of abuse do not add up to the children on a plan.
pub const RULE: ReturnRule = ReturnRule::new("IND-021", Level::Error, include_str!("ind_021_plans_do_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let all = given(facts)?;
    for plans in all.iter().filter(|figure| figure.indicator.code == PLANS.whole) {
        found.each(plans.path.clone(), |found| {
            let by_category = match total(&all, PLANS.parts, plans) {
                Total::NotGiven => return CHECKED,
                Total::NotKnown => return None,
                Total::Known(sum) => sum,
            };
            let count = plans.year.count.known()?;
            if by_category != count {
                found
                    .add(
                        plans.path.key("count"),
                        format!(
                            "children on a plan by category of abuse (D14a to D14e) come to {by_category}, but {} is {count}",
                            plans.name(facts)
                        ),
                        "each child on a plan stands in one category: correct them, or the number on a plan",
                    )
                    .about(plans.about(facts));
            }
            CHECKED
        });
    }
    CHECKED
}
