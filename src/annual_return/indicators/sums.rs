//! How the standardised data add up, council by council and year by year.

use std::collections::BTreeMap;

use super::model::IndicatorYear;
use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::{Constraints, Share, THRESHOLD};
use crate::finding::FieldPath;
use crate::reference::{Operand, Reference, Unit};
use crate::value::{Decimal, Ref, Year};

/// A total and the parts it splits into, by the codes of the indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The total.
    pub whole: &'static str,
    /// The parts. Everything that is counted is in exactly one of them.
    pub parts: &'static [&'static str],
}

/// Initial conferences by how long they took.
pub const CONFERENCES: Split = Split { whole: "D09", parts: &["D11a", "D11b", "D11c", "D11d"] };
/// Children on a plan by category of abuse.
pub const PLANS: Split = Split { whole: "D13", parts: &["D14a", "D14b", "D14c", "D14d", "D14e"] };

/// One figure, with its council, its year and its path in the return.
pub(crate) struct Figure<'a> {
    pub code: &'a str,
    pub authority: Option<&'a str>,
    pub period: Year,
    pub year: &'a IndicatorYear,
    /// The path of the entry of its year.
    entry: FieldPath,
    /// The path of its count.
    pub path: FieldPath,
}

/// Every figure with a code and a year that can be read.
pub(crate) fn counts(r: &AnnualReturn) -> impl Iterator<Item = Figure<'_>> {
    r.indicators.values.items().iter().enumerate().flat_map(move |(i, value)| {
        value.years.items().iter().enumerate().filter_map(move |(j, year)| {
            let entry = at!(r.indicators.values[i].years[j]);
            Some(Figure {
                code: value.code.given()?.as_str(),
                authority: value.authority.given().map(Ref::as_str),
                period: year.period.get()?,
                year,
                path: entry.field("count"),
                entry,
            })
        })
    })
}

/// Adds the constraints of the standardised data: totals and their splits; numerators and denominators that are figures themselves;
/// percentages and rates with the counts they are calculated from. Whether a figure counts processes or children is stated in the
/// catalogue.
pub fn constrain(r: &AnnualReturn, reference: &Reference, constraints: &mut Constraints) {
    for (i, measure) in r.indicators.local_measures.items().iter().enumerate() {
        for (path, figure) in [
            (at!(r.indicators.local_measures[i].this_year), measure.this_year.known()),
            (at!(r.indicators.local_measures[i].last_year), measure.last_year.known()),
        ] {
            let is_small = figure.is_some_and(|figure| counts_few_children(measure.unit.text(), figure.decimal()));
            constraints.shares.push(Share { path, of: Vec::new(), is_small });
        }
    }
    let all: Vec<Figure> = counts(r).collect();
    let mut same: BTreeMap<(Option<&str>, Year), Vec<&Figure>> = BTreeMap::new();
    for figure in &all {
        same.entry((figure.authority, figure.period)).or_default().push(figure);
    }
    for figure in &all {
        let same = same.get(&(figure.authority, figure.period)).map(Vec::as_slice).unwrap_or_default();
        let paths_of = |codes: &[&str]| -> Vec<FieldPath> {
            same.iter().filter(|other| codes.contains(&other.code)).map(|other| other.path.clone()).collect()
        };
        for split in [CONFERENCES, PLANS].iter().filter(|split| split.whole == figure.code) {
            constraints.equal([figure.path.clone()], paths_of(split.parts));
        }
        let Some(indicator) = reference.indicator(figure.code) else { continue };
        let fields = ["count", "numerator", "denominator"].map(|key| figure.entry.field(key));
        if !indicator.child_level {
            constraints.processes.extend(fields);
            continue;
        }
        let [_, above, below] = &fields;
        constraints.at_most([above.clone()], below.clone());
        let mut of = fields.to_vec();
        for (operand, field) in [(&indicator.numerator, above), (&indicator.denominator, below)] {
            if let Operand::Indicators(codes) = operand {
                let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
                let others = paths_of(&codes);
                of.extend(others.clone());
                constraints.equal([field.clone()], others);
            }
        }
        let base = base(figure, same, indicator.unit, &indicator.denominator, r, reference);
        for (key, share) in [
            ("percent", figure.year.percent.known().map(|share| share.decimal())),
            ("rate", figure.year.rate.known().map(|share| share.decimal())),
        ] {
            let is_small = share.zip(base).is_some_and(|(share, (base, scale))| says_small(share, base, scale));
            constraints.shares.push(Share { path: figure.entry.field(key), of: of.clone(), is_small });
        }
    }
}

/// Whether a number with a free-text unit is a small count of children: 4 with the unit “children” is, 4 with “days” is not.
pub(crate) fn counts_few_children(unit: &str, number: Decimal) -> bool {
    const CHILDREN: [&str; 8] =
        ["children", "child", "young people", "babies", "infants", "families", "looked-after children", "care leavers"];
    let unit = unit.trim().to_lowercase();
    CHILDREN.contains(&unit.as_str()) && number > Decimal::ZERO && number < Decimal::from(THRESHOLD)
}

/// The denominator of a share and its scale (100 or 10,000), from the entry itself, from other figures or from the population; `None`
/// if none of these has it.
fn base(
    figure: &Figure,
    same: &[&Figure],
    unit: Unit,
    denominator: &Operand,
    r: &AnnualReturn,
    reference: &Reference,
) -> Option<(Decimal, Decimal)> {
    match unit {
        Unit::Percent => {
            let stated = figure.year.denominator.known().map(|count| count.decimal());
            let elsewhere = || match denominator {
                Operand::Indicators(codes) => codes.iter().try_fold(Decimal::ZERO, |sum, code| {
                    sum.checked_add(same.iter().find(|other| other.code == code)?.year.count.known()?.decimal())
                }),
                Operand::None | Operand::ChildPopulation | Operand::Words(_) => None,
            };
            Some((stated.or_else(elsewhere)?, Decimal::ONE_HUNDRED))
        }
        Unit::Children | Unit::Events => {
            let body = r
                .partnership
                .bodies
                .items()
                .iter()
                .find(|body| figure.authority.is_some_and(|id| body.id.given().is_some_and(|own| own.as_str() == id)))?;
            let children = reference.population(body.code.text(), figure.period.ends_in().checked_sub(1)?)?;
            Some((Decimal::from(children), Decimal::from(10_000)))
        }
        Unit::RatePer10000 | Unit::Number | Unit::Money => None,
    }
}

/// Whether a share, rounded to one decimal place, can be that of a small count: 4.2% of 48 is 2 children.
fn says_small(share: Decimal, base: Decimal, scale: Decimal) -> bool {
    let half = Decimal::new(5, 2);
    let count = |share: Decimal| share.checked_mul(base)?.checked_div(scale);
    let ends = share.checked_sub(half).and_then(count).zip(share.checked_add(half).and_then(count));
    ends.is_some_and(|(least, most)| {
        !share.is_zero() && most >= Decimal::ONE && least.ceil().max(Decimal::ONE) < Decimal::from(THRESHOLD)
    })
}
