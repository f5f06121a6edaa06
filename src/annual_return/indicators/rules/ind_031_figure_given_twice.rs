#![doc = include_str!("ind_031_figure_given_twice.md")]

use std::collections::BTreeMap;

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::finding::{FieldPath, Level};
use crate::reference::IndicatorLevel;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Year;

/// The same indicator is given twice for the same council and year.
pub const RULE: ReturnRule = ReturnRule::new("IND-031", Level::Error, include_str!("ind_031_figure_given_twice.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let mut first: BTreeMap<(&str, Option<&str>, Year), FieldPath> = BTreeMap::new();
    let all = given(facts)?;
    for figure in &all {
        found.each(figure.path.clone(), |found| {
            let period = figure.period?;
            if figure.indicator.level == IndicatorLevel::Authority {
                figure.authority?;
            }
            let key = (figure.indicator.code.as_str(), figure.authority, period);
            if let Some(earlier) = first.get(&key) {
                found
                    .add(
                        figure.path.key("period"),
                        format!("{} is given twice", figure.name(facts)),
                        "take one of the two out, or correct its code, council or year",
                    )
                    .about(figure.about(facts))
                    .also(earlier.clone(), "first given here");
            } else {
                first.insert(key, figure.path.clone());
            }
            CHECKED
        });
    }
    CHECKED
}
