#![doc = include_str!("dis_006_small_group_in_a_small_area.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::annual_return::model::DataForm;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A small group in an area with few children is published.
pub const RULE: ReturnRule =
    ReturnRule::new("DIS-006", Level::Query, include_str!("dis_006_small_group_in_a_small_area.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    if facts.this.data_form.get() == Some(DataForm::Public) {
        return CHECKED;
    }
    let thresholds = facts.reference.thresholds();
    // Smaller groups are held back automatically.
    let held_back = thresholds.small_number_most.value;
    let recognisable = thresholds.recognisable_group_least.value;
    let area = thresholds.recognisable_population_least.value;
    let year = facts.year()?;
    for figure in given(facts)?.iter().filter(|figure| figure.indicator.child_level && figure.period == Some(year)) {
        // A slightly older estimate also shows whether an area is small.
        let estimate = |code: &str| (1..=3).find_map(|back| facts.reference.population(code, year.ends_in().checked_sub(back)?));
        let children = figure.authority_code(facts).and_then(estimate);
        let Some(children) = children.filter(|children| *children < area) else { continue };
        let counts = [("count", figure.year.count.known()), ("numerator", figure.year.numerator.known())];
        for (key, count) in counts {
            let Some(count) = count.filter(|count| count.0 > held_back && count.0 < recognisable) else { continue };
            found
                .add(
                    figure.path.key(key),
                    format!("{} counts {count}, in an area of {children} children", figure.name(facts)),
                    "everybody knows everybody: ask who could recognise these children, and say under explanations why it may be printed",
                )
                .about(figure.about(facts))
                .figures([count.to_string()]);
        }
    }
    CHECKED
}
