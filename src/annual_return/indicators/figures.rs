//! The standardised data as figures: the values given, the values worked out from them, and how they compare with England.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::indicators::model::IndicatorYear;
use crate::annual_return::partnership::model::Body;
use crate::annual_return::public::process::ProcessFigures;
use crate::annual_return::terms::figure::Definition;
use crate::reference::{Indicator, Operand, Polarity, Published, Unit, rate_per_10000};
use crate::value::{Answer, Children, Count, Decimal, Fraction, Money, Percent, Quantity, Stated, Symbol, Year};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[Definition {
    number: 27,
    title: "Indicators beside last year and England",
    unit: "As given for each indicator",
    definition: "Each indicator for this year, last year and the year before, with the figures the department published for the region and England for the same year. “Similar” means within 5% of the figure for England. No comparison with similar councils is made, because none is published that could be shipped.",
    numerator: Some("As given for each indicator"),
    denominator: Some(
        "As given for each indicator; for rates, children aged 0 to 17 by the population estimate of the middle of the year before",
    ),
}];

/// A rate the department publishes for England every year. A year without it has no published figures yet.
const A_RATE: &str = "D13r";

/// A figure within this percentage of England's counts as similar.
const SIMILAR_WITHIN: u32 = 5;

/// The value of an indicator: a number, or a symbol that says why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A number.
    Known(Decimal),
    /// The symbol given in place of a number.
    Unknown(Symbol),
}

impl Figure {
    /// The number; `None` for a symbol.
    pub fn known(self) -> Option<Decimal> {
        match self {
            Self::Known(number) => Some(number),
            Self::Unknown(_) => None,
        }
    }

    /// The figure as a table shows it, in the unit of its indicator.
    pub fn text(self, unit: Unit) -> String {
        match self {
            Self::Known(number) => printed(number, unit),
            Self::Unknown(symbol) => symbol.code().to_owned(),
        }
    }

    fn of<T: Quantity>(answer: &Answer<Stated<T>>, number: impl Fn(T) -> Decimal) -> Option<Self> {
        answer.get().map(|stated| match stated {
            Stated::Known(value) => Self::Known(number(value)),
            Stated::Unknown(symbol) => Self::Unknown(symbol),
        })
    }

    /// Combines this figure with another. A symbol on either side makes the result that symbol.
    fn with(self, other: Self, work: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Self> {
        match (self, other) {
            (Self::Known(a), Self::Known(b)) => work(a, b).map(Self::Known),
            (Self::Unknown(symbol), _) | (_, Self::Unknown(symbol)) => Some(Self::Unknown(symbol)),
        }
    }
}

impl From<Published> for Option<Figure> {
    fn from(published: Published) -> Self {
        match published {
            Published::Known(number) | Published::WorkedOut(number) => Some(Figure::Known(number)),
            Published::Symbol(symbol) => Some(Figure::Unknown(symbol)),
            Published::NotShipped => None,
        }
    }
}

/// A number in the unit of its indicator: counts with commas, percentages and rates with one decimal place.
pub fn printed(number: Decimal, unit: Unit) -> String {
    let places = |places| Fraction::rounded(number, places).with_places(places);
    match unit {
        Unit::Children | Unit::Events => places(0),
        Unit::Percent => format!("{}%", places(1)),
        Unit::RatePer10000 | Unit::Number => places(1),
        Unit::Money => Money::from_decimal(number).to_string(),
    }
}

/// The value of an indicator in a year, for a council, or for the partnership when `council` is `None`: as given, or else worked
/// out. `None` when the return gives neither.
pub fn figure(facts: &Facts, indicator: &Indicator, council: Option<&Body>, year: Year) -> Option<Figure> {
    given(facts, indicator, council, year).or_else(|| derived(facts, indicator, council, year))
}

/// The value of an indicator for the whole area. With one council it is the council's value. With several, counts are summed, and
/// rates and percentages are worked out from the sums; `None` when the councils give only percentages.
pub fn of_area(facts: &Facts, indicator: &Indicator, year: Year) -> Option<Figure> {
    let councils = facts.authorities();
    if let [(_, only)] = councils.as_slice() {
        return figure(facts, indicator, Some(only), year);
    }
    let count = |code: &String| sum_of_councils(facts, facts.reference.indicator(code)?, &councils, year);
    let sum = |codes: &[String]| {
        codes.iter().try_fold(Figure::Known(Decimal::ZERO), |sum, code| sum.with(count(code)?, Decimal::checked_add))
    };
    match (&indicator.numerator, &indicator.denominator, indicator.unit) {
        (_, _, Unit::Children | Unit::Events) => sum_of_councils(facts, indicator, &councils, year),
        (Operand::Indicators(above), Operand::Indicators(below), Unit::Percent) => {
            sum(above)?.with(sum(below)?, |part, whole| Percent::of(part, whole).map(Percent::decimal))
        }
        (Operand::Indicators(above), Operand::ChildPopulation, Unit::RatePer10000) => {
            let mid_year = year.ends_in().checked_sub(1)?;
            let children: Option<u32> =
                councils.iter().map(|(_, council)| facts.reference.population(council.code.text(), mid_year)).sum();
            let children = children?;
            sum(above)?.with(Figure::Known(Decimal::ZERO), |count, _| rate_per_10000(count, children))
        }
        _ => None,
    }
}

/// The sum of a count over councils; `None` when any council gives no count.
fn sum_of_councils(facts: &Facts, indicator: &Indicator, councils: &[(usize, &Body)], year: Year) -> Option<Figure> {
    councils.iter().try_fold(Figure::Known(Decimal::ZERO), |sum, (_, council)| {
        sum.with(given(facts, indicator, Some(council), year)?, Decimal::checked_add)
    })
}

/// The denominator of an indicator for the whole area: for the share assessed in time, the number of children assessed. `None`
/// when any council does not give it.
pub fn below_the_line(facts: &Facts, code: &str, year: Year) -> Option<Figure> {
    let councils = facts.authorities();
    let known = (!councils.is_empty()).then_some(Figure::Known(Decimal::ZERO))?;
    councils.iter().try_fold(known, |sum, (_, council)| {
        sum.with(Figure::of(&entry(facts, code, Some(council), year)?.denominator, Children::decimal)?, Decimal::checked_add)
    })
}

/// The latest year, out of this one and the three before it, for which the department published figures for England.
pub fn latest_england(facts: &Facts, year: Year) -> Option<Year> {
    let years = [year, year.before(), year.before().before(), year.before().before().before()];
    years.into_iter().find(|year| facts.reference.england(A_RATE, year.ends_in()) != Published::NotShipped)
}

fn entry<'a>(facts: &'a Facts, code: &str, council: Option<&Body>, year: Year) -> Option<&'a IndicatorYear> {
    let wanted = council.and_then(|council| council.id.given());
    let same_council = |own: Option<&crate::value::Ref<crate::annual_return::terms::kind::Body>>| match (own, wanted) {
        (Some(own), Some(wanted)) => *own == *wanted,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let values = facts.this.indicators.values.items();
    values
        .iter()
        .filter(|value| value.code.given().is_some_and(|own| own.as_str() == code) && same_council(value.authority.given()))
        .flat_map(|value| value.years.items())
        .find(|entry| entry.period.get() == Some(year))
}

fn given(facts: &Facts, indicator: &Indicator, council: Option<&Body>, year: Year) -> Option<Figure> {
    let entry = entry(facts, &indicator.code, council, year)?;
    match indicator.unit {
        Unit::Children | Unit::Events => Figure::of(&entry.count, Children::decimal),
        Unit::Percent => Figure::of(&entry.percent, Percent::decimal).or_else(|| {
            let numerator = Figure::of(&entry.numerator, Children::decimal)?;
            let denominator = Figure::of(&entry.denominator, Children::decimal)?;
            numerator.with(denominator, |part, whole| Percent::of(part, whole).map(Percent::decimal))
        }),
        Unit::RatePer10000 | Unit::Number | Unit::Money => Figure::of(&entry.rate, Fraction::decimal),
    }
}

/// The value worked out from other indicators and from the population: a percentage, or a rate per 10,000 children.
fn derived(facts: &Facts, indicator: &Indicator, council: Option<&Body>, year: Year) -> Option<Figure> {
    let sum = |codes: &[String]| {
        codes.iter().try_fold(Figure::Known(Decimal::ZERO), |sum, code| {
            let part = given(facts, facts.reference.indicator(code)?, council, year)?;
            sum.with(part, Decimal::checked_add)
        })
    };
    let Operand::Indicators(above) = &indicator.numerator else { return None };
    let above = sum(above)?;
    match (&indicator.denominator, indicator.unit) {
        (Operand::Indicators(below), Unit::Percent) => {
            above.with(sum(below)?, |part, whole| Percent::of(part, whole).map(Percent::decimal))
        }
        (Operand::ChildPopulation, Unit::RatePer10000) => {
            let children = facts.reference.population(council?.code.text(), year.ends_in() - 1)?;
            above.with(Figure::Known(Decimal::ZERO), |count, _| rate_per_10000(count, children))
        }
        _ => None,
    }
}

/// How a value compares with England's, in one word; `None` when either is not known.
pub fn beside_england(own: Option<Figure>, england: Option<Figure>, polarity: Polarity) -> Option<&'static str> {
    let (own, england) = (own?.known()?, england?.known()?);
    let near = england.checked_mul(Decimal::from(SIMILAR_WITHIN))?.checked_div(Decimal::ONE_HUNDRED)?;
    let apart = own.checked_sub(england)?;
    Some(if apart.abs() <= near.abs() {
        "Similar"
    } else {
        match (apart > Decimal::ZERO, polarity) {
            (true, Polarity::High) | (false, Polarity::Low) => "Better",
            (true, Polarity::Low) | (false, Polarity::High) => "Worse",
            (true, Polarity::Neither) => "Higher",
            (false, Polarity::Neither) => "Lower",
        }
    })
}

/// An indicator whose value comes from another part of the return, so that nobody types it twice. `process` gives the figures
/// that depend on unpublished days.
pub fn from_other_parts(published: &Facts, process: &ProcessFigures, code: &str) -> Option<Figure> {
    let r = &published.this;
    let count = |answer: &Answer<Stated<Count>>| Figure::of(answer, Count::decimal);
    let children = |answer: &Answer<Stated<Children>>| Figure::of(answer, Children::decimal);
    let number = |number: usize| u32::try_from(number).ok().map(|number| Figure::Known(number.into()));
    let share = |part: Option<Figure>, whole: Option<Figure>| {
        part?.with(whole?, |part, whole| Percent::of(part, whole).map(Percent::decimal))
    };
    let learning = &r.learning;
    let family = &r.family_networks;
    let within = |day: Option<crate::value::Date>| {
        day.zip(r.period_start.get().zip(r.period_end.get())).is_some_and(|(day, (start, end))| start <= day && day <= end)
    };
    let sum_of = |pick: fn(&crate::annual_return::training::model::Course) -> &Answer<Stated<Count>>| {
        r.training
            .programme
            .given()?
            .iter()
            .map(|course| pick(course).known())
            .sum::<Option<Count>>()
            .map(|sum| Figure::Known(sum.decimal()))
    };
    match code {
        "D30a" => count(&r.macpt.strategy_meetings.held),
        "D30b" => share(count(&r.macpt.strategy_meetings.three_partners_present), count(&r.macpt.strategy_meetings.held)),
        "D31" => share(children(&r.macpt.five_day_reviews.held_in_five_days), children(&r.macpt.five_day_reviews.due)),
        "D32" => children(&r.macpt.conferences.exceptional_reason_recorded),
        "D33" => share(children(&r.macpt.five_day_reviews.with_safety_plan), children(&r.macpt.five_day_reviews.due)),
        "D34" => share(children(&family.group_decision_making.offered), children(&family.group_decision_making.families)),
        "D35" => share(children(&family.group_decision_making.taken_up), children(&family.group_decision_making.offered)),
        "D36" => {
            let reasons = family.group_decision_making.not_offered.given()?;
            reasons
                .iter()
                .try_fold(Figure::Known(Decimal::ZERO), |sum, reason| sum.with(children(&reason.count)?, Decimal::checked_add))
        }
        "D37a" => children(&family.support_packages.agreed),
        "D37b" => Figure::of(&family.support_packages.spending, Money::decimal),
        "D38a" => children(&family.reunification.returned),
        "D38b" => share(children(&family.reunification.re_entered), children(&family.reunification.returned)),
        "D39a" => count(&learning.incidents.notifications),
        "D39b" => children(&learning.incidents.deaths),
        "D39c" => children(&learning.incidents.serious_harm),
        "D39d" => children(&learning.incidents.other),
        "D40a" => number(learning.rapid_reviews.given()?.len()),
        "D40b" => process.on_time_share().map(|share| Figure::Known(share.decimal())),
        "D41a" => number(learning.practice_reviews.given()?.iter().filter(|review| within(review.commissioned.get())).count()),
        "D41b" => number(learning.practice_reviews.given()?.iter().filter(|review| within(review.completed.get())).count()),
        "D41c" => number(learning.practice_reviews.given()?.iter().filter(|review| within(review.published.get())).count()),
        "D41d" => {
            let in_time = |review: &&crate::annual_return::learning::model::PracticeReview| {
                within(review.completed.get())
                    && review.commissioned.get().zip(review.completed.get()).is_some_and(|(from, to)| to <= from.plus_months(6))
            };
            number(learning.practice_reviews.given()?.iter().filter(in_time).count())
        }
        "D42" => number(
            learning
                .inspections
                .given()?
                .iter()
                .filter(|inspection| inspection.inspectorate.given().is_some_and(|code| code.as_str() == "jtai"))
                .count(),
        ),
        "D43a" => number(learning.audits.given()?.len()),
        "D43b" => learning
            .audits
            .given()?
            .iter()
            .map(|audit| audit.cases.known())
            .sum::<Option<Count>>()
            .map(|sum| Figure::Known(sum.decimal())),
        "D44a" => sum_of(|course| &course.delivered),
        "D44b" => sum_of(|course| &course.places_offered),
        "D44c" => sum_of(|course| &course.attended),
        "D44d" => sum_of(|course| &course.did_not_attend),
        "D45a" => count(&r.lado.contacts),
        "D45b" => count(&r.lado.advice),
        "D45c" => count(&r.lado.referrals),
        "D45d" => {
            let time = &r.lado.timeliness;
            let bands = [
                &time.closed_within_1_month,
                &time.closed_within_3_months,
                &time.closed_within_12_months,
                &time.closed_after_12_months,
            ];
            let sum = |bands: &[&Answer<Stated<Children>>]| {
                bands.iter().try_fold(Figure::Known(Decimal::ZERO), |sum, band| sum.with(children(band)?, Decimal::checked_add))
            };
            share(sum(bands.get(..2)?), sum(&bands))
        }
        _ => None,
    }
}
