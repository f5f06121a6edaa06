#![doc = include_str!("ind_022_more_re_referrals_than_referrals.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A council counts more re-referrals than referrals.
pub const RULE: ReturnRule =
    ReturnRule::new("IND-022", Level::Error, include_str!("ind_022_more_re_referrals_than_referrals.md"), check);

const REFERRALS: &str = "D03";
const RE_REFERRALS: &str = "D04";

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let all = given(facts)?;
    for again in all.iter().filter(|figure| figure.indicator.code == RE_REFERRALS) {
        // Other rules cover D04 given only as a percentage, and a council without D03.
        let Some(period) = again.period else { continue };
        let Some(referrals) = all.iter().find(|figure| figure.is(REFERRALS, again.authority, period)) else { continue };
        if again.year.numerator.is_blank() || referrals.year.count.is_blank() {
            continue;
        }
        found.each(again.path.clone(), |found| {
            let (part, whole) = (again.year.numerator.known()?, referrals.year.count.known()?);
            let told_before = again.year.denominator.known().is_some_and(|denominator| part > denominator); // IND-003 reports it.
            if part > whole && !told_before {
                found
                    .add(
                        again.path.key("numerator"),
                        format!("{} counts {part} re-referrals, but {REFERRALS} counts {whole} referrals", again.name(facts)),
                        "check that both are of the same year and of all referrals, and correct the one that is not",
                    )
                    .about(again.about(facts))
                    .also(referrals.path.key("count"), "the referrals");
            }
            CHECKED
        });
    }
    CHECKED
}
