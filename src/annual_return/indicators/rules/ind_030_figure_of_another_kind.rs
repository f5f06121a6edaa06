#![doc = include_str!("ind_030_figure_of_another_kind.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::given;
use crate::annual_return::indicators::model::IndicatorYear;
use crate::finding::Level;
use crate::reference::Unit;
use crate::rule::{CHECKED, Checked, Found};

/// A figure does not have the kind its indicator asks for.
pub const RULE: ReturnRule = ReturnRule::new("IND-030", Level::Error, include_str!("ind_030_figure_of_another_kind.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    for figure in given(facts)? {
        let fits = fitting(figure.indicator.unit);
        // The rule reports one value that does not fit. Its help says what the whole entry should be.
        let Some(key) = keys_given(figure.year).into_iter().find(|key| !fits.keys.contains(key)) else { continue };
        found
            .add(
                figure.path.key(key),
                format!("{} {} is {}, and a {key} is given", figure.indicator.code, figure.indicator.label, fits.words),
                fits.help,
            )
            .about(figure.about(facts));
    }
    CHECKED
}

/// The values an indicator of a unit asks for.
struct Fitting {
    keys: &'static [&'static str],
    words: &'static str,
    help: &'static str,
}

fn fitting(unit: Unit) -> Fitting {
    match unit {
        Unit::Children | Unit::Events => Fitting {
            keys: &["count", "rate"],
            words: "a count",
            help: "give the number under count; what share it is of another is worked out",
        },
        Unit::Percent => Fitting {
            keys: &["numerator", "denominator", "percent"],
            words: "a percentage",
            help: "give its two numbers under numerator and denominator, or under percent where only that is known",
        },
        Unit::RatePer10000 => Fitting {
            keys: &["rate", "numerator", "denominator"],
            words: "a rate for every 10,000 children",
            help: "give it under rate, or its two numbers under numerator and denominator",
        },
        Unit::Money | Unit::Number => {
            Fitting { keys: &["rate", "numerator", "denominator"], words: "a number of its own kind", help: "give it under rate" }
        }
    }
}

/// The names of the fields given for a year.
fn keys_given(year: &IndicatorYear) -> Vec<&'static str> {
    let fields = [
        ("count", !year.count.is_blank()),
        ("numerator", !year.numerator.is_blank()),
        ("denominator", !year.denominator.is_blank()),
        ("percent", !year.percent.is_blank()),
        ("rate", !year.rate.is_blank()),
    ];
    fields.into_iter().filter(|(_, is_given)| *is_given).map(|(key, _)| key).collect()
}
