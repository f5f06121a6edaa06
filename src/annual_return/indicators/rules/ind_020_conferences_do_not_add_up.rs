#![doc = include_str!("ind_020_conferences_do_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::{Total, given, total};
use crate::annual_return::indicators::sums::CONFERENCES;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// Initial conferences by duration do not add up to the conferences held.
pub const RULE: ReturnRule =
    ReturnRule::new("IND-020", Level::Error, include_str!("ind_020_conferences_do_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let all = given(facts)?;
    for held in all.iter().filter(|figure| figure.indicator.code == CONFERENCES.whole) {
        found.each(held.path.clone(), |found| {
            let by_wait = match total(&all, CONFERENCES.parts, held) {
                Total::NotGiven => return CHECKED,
                Total::NotKnown => return None,
                Total::Known(sum) => sum,
            };
            let count = held.year.count.known()?;
            if by_wait != count {
                found
                    .add(
                        held.path.key("count"),
                        format!(
                            "initial conferences by how long they took (D11a to D11d) come to {by_wait}, but {} is {count}",
                            held.name(facts)
                        ),
                        "each conference held stands in one of the four: correct them, or the number held",
                    )
                    .about(held.about(facts));
            }
            CHECKED
        });
    }
    CHECKED
}
