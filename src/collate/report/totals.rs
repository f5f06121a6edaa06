//! Totals of England and its regions, and what stands beside them: spreads, distributions, coverage. All arithmetic of the report
//! is here or in the figures of the returns; the document adds up nothing.
//!
//! A return belongs to a region when all of its authorities lie in it. One that reaches across regions counts in England alone.
//! Data of single authorities belong to the region of the authority, whatever its partnership.

use std::collections::BTreeMap;

use super::children::{Added, Measure, Side, Sum, added};
use super::figures::{Figures, IndicatorFigure};
use super::group::{Category, Group, PARTNERS};
use super::spread::{Spread, is_far, median, robust_z, spread};
use crate::annual_return::indicators::figures::Figure;
use crate::collate::{AuthorityState, AuthorityStatus, Collation, FileStatus};
use crate::finding::Level;
use crate::reference::shipped;
use crate::reference::{Asked, ENGLAND, Indicator, IndicatorLevel, Operand, Unit, rate_per_10000};
use crate::value::{Choice as _, Date, Decimal, Fraction, Money, Percent, Symbol, Year};

/// What stands in the place of a region where a return reaches across several.
pub const ACROSS: &str = "Across regions";

/// Totals of England and its regions, each with how many returns it rests on, after disclosure control.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// The year; `None` without a collation.
    pub year: Option<Year>,
    /// How many returns count.
    pub returns: usize,
    /// England, then its regions by code.
    pub areas: Vec<Area>,
    /// The names of the partnerships that reach across regions.
    pub across: Vec<String>,
    /// In the middle of which years children were counted, the latest first.
    pub mid_years: Vec<i16>,
    /// What became of the returns of each area's authorities.
    pub coverage: Vec<Coverage>,
    /// What became of the files, those that there are, in the order of the statuses.
    pub files: Vec<(FileStatus, usize)>,
    /// The totals of each group: a list an area, with a total a category and one of all.
    groups: BTreeMap<Group, Vec<GroupTotals>>,
    /// The indicators of which anything was given, in the order of the catalogue.
    pub indicators: Vec<IndicatorTotals>,
    /// What the contributions of each partnership come to, in the order of the returns.
    pub contributions: Vec<Contribution>,
    /// What was paid in for each child, by area.
    pub per_child: Vec<PerChild>,
    /// The spread of what was paid in for each child over partnerships.
    pub per_child_spread: Option<Spread>,
    /// The spread of the shares of councils, boards and police.
    pub share_spreads: [Option<Spread>; 3],
    /// How many partnerships have which share, in steps of ten per cent: councils, boards, police.
    pub share_bands: Vec<(String, [usize; 3])>,
    /// Partnerships by the reserve as a share of a year's spending.
    pub reserve_spread: Option<Spread>,
    /// The whole months that published practice reviews took, over all returns.
    pub months_to_publication: Option<Months>,
    /// When returns are, or are to be, published.
    pub publication: Publication,
    /// How many returns each rule found something in.
    pub rules: Vec<RuleTotal>,
    /// What the checks found in all returns together: errors, queries, explained, advice; and returns with a query left.
    pub checks: Checks,
}

/// England or a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The region's code; `None` for England.
    pub region: Option<&'static str>,
    /// Its name.
    pub name: &'static str,
    /// How many returns count in it.
    pub returns: usize,
    /// How many authorities these returns have in it.
    pub authorities: usize,
}

/// What became of the returns of an area's authorities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The name of the area.
    pub name: String,
    /// How many authorities have which status, in the order of the statuses.
    pub by_status: Vec<usize>,
    /// How many there are.
    pub all: usize,
    /// How many have a return that counts.
    pub reported: usize,
    /// Their share.
    pub share: Option<Percent>,
}

/// A total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// What the numbers come to; `None` if no return gave one.
    pub value: Option<Decimal>,
    /// On how many returns it rests.
    pub returns: usize,
    /// How many returns of the area gave no number.
    pub without: usize,
}

/// The totals of a group in an area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct GroupTotals {
    by_category: Vec<Total>,
    whole: Option<Total>,
}

/// A total with its category and what share of the whole it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The category.
    pub category: Category,
    /// The total.
    pub total: Total,
    /// Its share of the whole; `None` if the two do not rest on the same returns.
    pub share: Option<Percent>,
}

/// A figure of England or a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// The number, rounded as it is published.
    Known(Decimal),
    /// Why there is none.
    Unknown(Symbol),
}

impl Value {
    /// The number, where it is known.
    pub fn known(self) -> Option<Decimal> {
        match self {
            Self::Known(number) => Some(number),
            Self::Unknown(_) => None,
        }
    }
}

/// An indicator over areas.
#[derive(Debug, Clone)]
pub struct IndicatorTotals {
    /// What the catalogue says of it.
    pub indicator: &'static Indicator,
    /// A figure an area, in the order of the areas.
    pub areas: Vec<IndicatorTotal>,
    /// The spread of what authorities or partnerships show of it; `None` for counts, which differ as areas do.
    pub spread: Option<Spread>,
    /// Those that stand far from the others.
    pub outliers: Vec<Outlier>,
    /// How many gave it.
    pub given: Given,
}

/// An indicator in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorTotal {
    /// The figure, in the unit of the indicator.
    pub value: Value,
    /// On how many authorities or partnerships it rests.
    pub given: usize,
    /// How many gave no number.
    pub without: usize,
}

/// A figure that stands far from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlier {
    /// Whose it is.
    pub name: String,
    /// The figure.
    pub value: Decimal,
    /// How far it stands from the median, as a robust z to one place.
    pub z: Decimal,
}

/// How many authorities gave an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    /// Those that gave a number that is shown.
    pub numbers: usize,
    /// Those whose number is held back.
    pub held_back: usize,
    /// Those that gave a symbol that says why there is none.
    pub symbols: usize,
    /// Those that gave nothing.
    pub nothing: usize,
    /// The share of all that gave a number, held back or not.
    pub share: Option<Percent>,
}

/// What a partnership was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Its name.
    pub partnership: String,
    /// The name of its region, or that it reaches across several.
    pub region: &'static str,
    /// All that was paid in.
    pub income: Option<Money>,
    /// The same for each child of its area.
    pub per_child: Option<Money>,
    /// The children of its area.
    pub children: Option<u32>,
    /// The shares of councils, boards, police and others of what was paid in.
    pub shares: Option<[Option<Percent>; 4]>,
}

/// What was paid in for each child of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerChild {
    /// Pounds and pence for each child.
    pub each: Option<Money>,
    /// The spread's middle: half of the partnerships are paid more for each child, half less.
    pub median: Option<Money>,
    /// On how many returns it rests.
    pub returns: usize,
}

/// The months practice reviews took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    /// How many reviews were published.
    pub reviews: usize,
    /// The median of the whole months from commissioning to publication.
    pub median: Decimal,
    /// The longest.
    pub longest: i32,
}

/// When returns are published, against the day that guidance names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Publication {
    /// The last day.
    pub due: Option<Date>,
    /// By that day.
    pub in_time: usize,
    /// After it.
    pub late: Vec<(String, Date)>,
    /// Without a day.
    pub no_day: usize,
}

/// A rule over all returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTotal {
    /// Its code.
    pub code: String,
    /// How much what it finds matters.
    pub level: Level,
    /// In how many returns it found something.
    pub returns: usize,
    /// How often altogether.
    pub times: usize,
}

/// What the checks found in all returns together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checks {
    /// Queries without an explanation.
    pub queries: usize,
    /// Queries with one.
    pub explained: usize,
    /// Pieces of advice.
    pub advice: usize,
    /// Returns with a query without an explanation.
    pub returns_with_queries: usize,
    /// The share of queries with an explanation.
    pub share_explained: Option<Percent>,
}

/// The totals of the returns that count.
pub fn totals(collation: &Collation, figures: &[Figures]) -> Totals {
    let areas = areas(figures);
    let contributions: Vec<Contribution> = figures.iter().map(contribution).collect();
    let known = |pick: &dyn Fn(&Contribution) -> Option<Money>| -> Vec<Decimal> {
        contributions.iter().filter_map(pick).map(Money::decimal).collect()
    };
    let shares = |place: usize| -> Vec<Decimal> {
        figures.iter().filter_map(|own| (*own.partner_shares?.get(place)?)?.decimal().into()).collect()
    };
    let mut mid_years: Vec<i16> = figures.iter().filter_map(|own| own.children.map(|children| children.mid_year)).collect();
    mid_years.sort_unstable_by(|a, b| b.cmp(a));
    mid_years.dedup();
    let reserves: Vec<Decimal> = figures.iter().filter_map(|own| own.reserve_share.map(Percent::decimal)).collect();
    Totals {
        year: Some(collation.asked.year),
        returns: figures.len(),
        across: figures.iter().filter(|own| own.region.is_none()).map(|own| own.partnership.clone()).collect(),
        mid_years,
        coverage: coverage(collation),
        files: files(collation),
        groups: Group::ALL
            .iter()
            .map(|group| (*group, areas.iter().map(|area| group_totals(*group, area, figures)).collect()))
            .collect(),
        indicators: indicators(collation.asked.year, &areas, figures),
        per_child: areas.iter().map(|area| per_child(area, figures)).collect(),
        per_child_spread: spread(&known(&|own| own.per_child)),
        share_spreads: [spread(&shares(0)), spread(&shares(1)), spread(&shares(2))],
        share_bands: bands([&shares(0), &shares(1), &shares(2)]),
        reserve_spread: spread(&reserves),
        months_to_publication: months(figures),
        publication: publication(collation.asked.year, figures),
        rules: rules(figures),
        checks: checks(figures),
        contributions,
        areas,
    }
}

impl Totals {
    /// England.
    pub const ENGLAND: usize = 0;

    /// The total of a category in an area.
    pub fn of(&self, group: Group, area: usize, code: &str) -> Total {
        self.rows(group, area).into_iter().find(|row| row.category.code == code).map(|row| row.total).unwrap_or_default()
    }

    /// The total of a whole group in an area; `None` for a group that does not add up.
    pub fn whole(&self, group: Group, area: usize) -> Option<Total> {
        self.groups.get(&group)?.get(area)?.whole
    }

    /// The totals of a group in an area, a row a category.
    pub fn rows(&self, group: Group, area: usize) -> Vec<Row> {
        let Some(totals) = self.groups.get(&group).and_then(|areas| areas.get(area)) else { return Vec::new() };
        let whole = totals.whole;
        let row = |(category, total): (Category, &Total)| {
            let same = whole.filter(|whole| whole.returns == total.returns);
            let share = same.and_then(|whole| Percent::of(total.value?, whole.value?));
            Row { category, total: *total, share }
        };
        group.categories().into_iter().zip(&totals.by_category).map(row).collect()
    }

    /// The rows of a group in an area in which there is anything, the largest first.
    pub fn ranked(&self, group: Group, area: usize) -> Vec<Row> {
        let mut rows = self.rows(group, area);
        rows.retain(|row| row.total.value.is_some_and(|value| !value.is_zero()));
        rows.sort_by_key(|row| std::cmp::Reverse(row.total.value));
        rows
    }

    /// The share a number of a group is of the numbers of several groups of the same categories.
    pub fn share_among(&self, own: Group, all: &[Group], code: &str) -> Option<Percent> {
        let value = |group: Group| self.of(group, Self::ENGLAND, code);
        let first = value(own);
        let mut sum = Decimal::ZERO;
        for group in all {
            let total = value(*group);
            if total.returns != first.returns {
                return None;
            }
            sum = sum.checked_add(total.value?)?;
        }
        Percent::of(first.value?, sum)
    }

    /// The share the whole of a group is of the whole of several.
    pub fn whole_share(&self, own: Group, all: &[Group]) -> Option<Percent> {
        Percent::of(self.whole(own, Self::ENGLAND)?.value?, self.together(all)?)
    }

    /// The sum of the whole of several groups in England, where each is known.
    pub fn together(&self, groups: &[Group]) -> Option<Decimal> {
        let wholes: Vec<Total> = groups.iter().map(|group| self.whole(*group, Self::ENGLAND)).collect::<Option<_>>()?;
        // Only what rests on the same returns can be put together.
        let same = wholes.windows(2).all(|pair| pair.first().map(|one| one.returns) == pair.last().map(|other| other.returns));
        wholes.into_iter().filter(|_| same).map(|whole| whole.value).sum::<Option<Decimal>>().filter(|_| same)
    }
}

/// England, and every region with an authority.
fn areas(figures: &[Figures]) -> Vec<Area> {
    let reference = shipped();
    let mut codes: Vec<&'static str> =
        reference.authorities().iter().filter_map(|authority| authority.region_code.as_deref()).collect();
    codes.sort_unstable();
    codes.dedup();
    let authorities_in = |region: Option<&str>| {
        let all = figures.iter().flat_map(|own| &own.authorities);
        all.filter(|code| region.is_none() || reference.region_of(code).map(|own| own.code.as_str()) == region).count()
    };
    let area = |region: Option<&'static str>, name: &'static str| Area {
        region,
        name,
        returns: figures.iter().filter(|own| region.is_none() || own.region == region).count(),
        authorities: authorities_in(region),
    };
    let name = |code: &str| reference.area(code).map_or("", |area| area.name.as_str());
    std::iter::once(area(None, name(ENGLAND))).chain(codes.into_iter().map(|code| area(Some(code), name(code)))).collect()
}

fn is_in(area: &Area, own: &Figures) -> bool {
    area.region.is_none() || own.region == area.region
}

fn coverage(collation: &Collation) -> Vec<Coverage> {
    let row = |name: &str, own: &[&AuthorityState]| {
        let number = |status: &AuthorityStatus| own.iter().filter(|authority| authority.status == *status).count();
        let by_status: Vec<usize> = AuthorityStatus::ALL.iter().map(number).collect();
        let reported =
            own.iter().filter(|authority| matches!(authority.status, AuthorityStatus::Reported | AuthorityStatus::Late)).count();
        let share = Percent::of(Decimal::from(reported), Decimal::from(own.len()));
        Coverage { name: name.to_owned(), by_status, all: own.len(), reported, share }
    };
    let all: Vec<&AuthorityState> = collation.authorities.iter().collect();
    let mut regions: Vec<(&str, &str)> = all.iter().map(|own| (own.region_code.as_str(), own.region.as_str())).collect();
    regions.sort_unstable();
    regions.dedup();
    let mut rows = vec![row("England", &all)];
    for (code, name) in regions {
        let own: Vec<&AuthorityState> = all.iter().copied().filter(|authority| authority.region_code == code).collect();
        rows.push(row(name, &own));
    }
    rows
}

fn files(collation: &Collation) -> Vec<(FileStatus, usize)> {
    let number = |status: &FileStatus| collation.files.iter().filter(|file| file.status == *status).count();
    FileStatus::ALL.iter().map(|status| (*status, number(status))).filter(|(_, number)| *number > 0).collect()
}

fn group_totals(group: Group, area: &Area, figures: &[Figures]) -> GroupTotals {
    let own: Vec<&Figures> = figures.iter().filter(|own| is_in(area, own)).collect();
    let total = |numbers: Vec<Option<Decimal>>| {
        let known: Vec<Decimal> = numbers.iter().copied().flatten().collect();
        let sum = known.iter().fold(Decimal::ZERO, |sum, number| sum.saturating_add(*number));
        Total {
            value: (!known.is_empty()).then_some(sum),
            returns: known.len(),
            without: numbers.len().saturating_sub(known.len()),
        }
    };
    let categories = group.categories().len();
    let by_category = (0..categories)
        .map(|place| total(own.iter().map(|own| own.groups.get(&group)?.get(place).copied().flatten()).collect()))
        .collect();
    let sum = |own: &&Figures| own.groups.get(&group)?.iter().copied().sum::<Option<Decimal>>();
    let whole = group.about().adds_up.then(|| total(own.iter().map(sum).collect()));
    GroupTotals { by_category, whole }
}

fn contribution(own: &Figures) -> Contribution {
    let paid = own.groups.get(&Group::IncomeByPartner);
    let income = paid.and_then(|paid| paid.iter().copied().sum::<Option<Decimal>>());
    let per_child = income
        .zip(own.children)
        .and_then(|(income, children)| income.checked_div(Decimal::from(children.number)))
        .map(Money::from_decimal);
    let shares = paid.zip(income).map(|(paid, income)| {
        let mut shares = paid.iter().map(|paid| Percent::of((*paid)?, income));
        PARTNERS.map(|_| shares.next().flatten())
    });
    Contribution {
        partnership: own.partnership.clone(),
        region: own.region.and_then(|code| shipped().area(code)).map_or(ACROSS, |area| area.name.as_str()),
        income: income.map(Money::from_decimal),
        per_child,
        children: own.children.map(|children| children.number),
        shares,
    }
}

fn per_child(area: &Area, figures: &[Figures]) -> PerChild {
    let known: Vec<(Decimal, u32)> = figures
        .iter()
        .filter(|own| is_in(area, own))
        .filter_map(|own| {
            let income = own.groups.get(&Group::IncomeByPartner)?.iter().copied().sum::<Option<Decimal>>()?;
            Some((income, own.children?.number))
        })
        .collect();
    let income = known.iter().fold(Decimal::ZERO, |sum, (income, _)| sum.saturating_add(*income));
    let children = known.iter().fold(Decimal::ZERO, |sum, (_, children)| sum.saturating_add(Decimal::from(*children)));
    let each: Vec<Decimal> = known.iter().filter_map(|(income, children)| income.checked_div(Decimal::from(*children))).collect();
    PerChild {
        each: income.checked_div(children).map(Money::from_decimal),
        median: median(&each).map(Money::from_decimal),
        returns: known.len(),
    }
}

/// How many shares lie in each step of ten per cent, without the steps at either end in which none lies.
fn bands(shares: [&[Decimal]; 3]) -> Vec<(String, [usize; 3])> {
    let band = |share: &Decimal| {
        let ten = Decimal::from(10_u8);
        share.checked_div(ten).and_then(|band| usize::try_from(band.floor()).ok()).map_or(0, |band| band.min(9))
    };
    let number = |place: usize| shares.map(|shares| shares.iter().filter(|share| band(share) == place).count());
    let label = |place: usize| match place {
        0 => "Less than 10%".to_owned(),
        9 => "90% and more".to_owned(),
        _ => format!("{}0% to less than {}0%", place, place.saturating_add(1)),
    };
    let mut rows: Vec<(String, [usize; 3])> = (0..10).map(|place| (label(place), number(place))).collect();
    while rows.last().is_some_and(|(_, numbers)| *numbers == [0, 0, 0]) {
        rows.pop();
    }
    let empty = rows.iter().take_while(|(_, numbers)| *numbers == [0, 0, 0]).count();
    rows.split_off(empty)
}

fn months(figures: &[Figures]) -> Option<Months> {
    let months: Vec<i32> = figures.iter().flat_map(|own| own.months_to_publication.iter().copied()).collect();
    let decimals: Vec<Decimal> = months.iter().map(|months| Decimal::from(*months)).collect();
    Some(Months { reviews: months.len(), median: median(&decimals)?, longest: months.into_iter().max()? })
}

fn publication(year: Year, figures: &[Figures]) -> Publication {
    let months = i32::try_from(shipped().thresholds().publication_months_most.value).unwrap_or_default();
    let due = year.end().map(|end| end.plus_months(months));
    let mut publication = Publication { due, ..Publication::default() };
    for own in figures {
        match (own.published_on, due) {
            (Some(day), Some(due)) if day > due => publication.late.push((own.partnership.clone(), day)),
            (Some(_), _) => publication.in_time = publication.in_time.saturating_add(1),
            (None, _) => publication.no_day = publication.no_day.saturating_add(1),
        }
    }
    publication
}

fn rules(figures: &[Figures]) -> Vec<RuleTotal> {
    let mut rules: BTreeMap<(Level, &str), (usize, usize)> = BTreeMap::new();
    for (code, level, times) in figures.iter().flat_map(|own| &own.rules) {
        let (returns, all) = rules.entry((*level, code)).or_default();
        *returns = returns.saturating_add(1);
        *all = all.saturating_add(*times);
    }
    let mut rules: Vec<RuleTotal> = rules
        .into_iter()
        .map(|((level, code), (returns, times))| RuleTotal { code: code.to_owned(), level, returns, times })
        .collect();
    rules.sort_by(|a, b| b.returns.cmp(&a.returns).then_with(|| a.code.cmp(&b.code)));
    rules
}

fn checks(figures: &[Figures]) -> Checks {
    let sum = |pick: fn(&Figures) -> usize| figures.iter().map(pick).fold(0, usize::saturating_add);
    let (queries, explained) = (sum(|own| own.tally.queries), sum(|own| own.tally.explained));
    Checks {
        queries,
        explained,
        advice: sum(|own| own.tally.advice),
        returns_with_queries: figures.iter().filter(|own| own.tally.queries > 0).count(),
        share_explained: Percent::of(Decimal::from(explained), Decimal::from(queries.saturating_add(explained))),
    }
}

/// The indicators of which anything was given.
fn indicators(year: Year, areas: &[Area], figures: &[Figures]) -> Vec<IndicatorTotals> {
    let added = added(figures);
    let all = shipped().indicators().iter().filter(|indicator| year.end().is_some_and(|end| indicator.in_force.on(end)));
    let totals = |indicator: &'static Indicator| {
        let shown = shown(indicator, figures);
        let areas: Vec<IndicatorTotal> = areas.iter().map(|area| indicator_total(indicator, area, figures, &added)).collect();
        let is_core = indicator.asked == Asked::Core;
        let is_asked = is_core && !figures.is_empty();
        if !is_asked && shown.is_empty() && areas.iter().all(|area| area.given == 0) {
            return None;
        }
        let values: Vec<Decimal> = shown.iter().map(|(_, value)| *value).collect();
        let is_count = matches!(indicator.unit, Unit::Children | Unit::Events | Unit::Money);
        let far = if is_count { None } else { robust_z(&values) };
        let outliers = far.into_iter().flatten().zip(&shown).filter(|(z, _)| is_far(*z));
        let mut outliers: Vec<Outlier> = outliers
            .map(|(z, (name, value))| Outlier { name: name.clone(), value: *value, z: Fraction::rounded(z, 1).decimal() })
            .collect();
        outliers.sort_by(|a, b| b.z.abs().cmp(&a.z.abs()).then_with(|| a.name.cmp(&b.name)));
        Some(IndicatorTotals {
            indicator,
            areas,
            spread: if is_count { None } else { spread(&values) },
            outliers,
            given: coverage_of(indicator, figures),
        })
    };
    all.filter_map(totals).collect()
}

/// What authorities or partnerships show of an indicator: whose it is, and the number. Rates are worked out from the counts that are
/// shown, by the children of the area.
fn shown(indicator: &'static Indicator, figures: &[Figures]) -> Vec<(String, Decimal)> {
    let mut found = Vec::new();
    for own in figures {
        let name = |figure: &IndicatorFigure| match figure.authority.and_then(|code| shipped().authority(code)) {
            Some(authority) => authority.name.clone(),
            None => own.partnership.clone(),
        };
        if indicator.asked == Asked::Derived && indicator.level == IndicatorLevel::Authority {
            for code in &own.authorities {
                let value = derived_of(indicator, own, code);
                found.extend(
                    value.map(|value| (shipped().authority(code).map_or_else(String::new, |own| own.name.clone()), value)),
                );
            }
            continue;
        }
        let same = own.indicators.iter().filter(|figure| figure.code == indicator.code);
        found.extend(same.filter_map(|figure| Some((name(figure), figure.shown?.known()?))));
    }
    found
}

/// An indicator that follows from others, for one authority, from what is shown.
fn derived_of(indicator: &Indicator, own: &Figures, authority: &str) -> Option<Decimal> {
    let count = |code: &String| {
        let figure = own.indicators.iter().find(|figure| figure.code == code && figure.authority == Some(authority))?;
        figure.shown?.known()
    };
    let sum = |operand: &Operand| match operand {
        Operand::Indicators(codes) => codes.iter().map(count).sum::<Option<Decimal>>(),
        Operand::None | Operand::ChildPopulation | Operand::Words(_) => None,
    };
    let above = sum(&indicator.numerator)?;
    match (&indicator.denominator, indicator.unit) {
        (Operand::ChildPopulation, Unit::RatePer10000) => {
            rate_per_10000(above, shipped().population(authority, own.children?.mid_year)?)
        }
        (below @ Operand::Indicators(_), Unit::Percent) => Percent::of(above, sum(below)?).map(Percent::decimal),
        _ => None,
    }
}

/// How many authorities gave an indicator, or how many partnerships.
fn coverage_of(indicator: &Indicator, figures: &[Figures]) -> Given {
    let mut given = Given::default();
    for own in figures {
        let mut count = |figure: Option<&IndicatorFigure>| {
            let number = match figure.and_then(|figure| figure.shown) {
                Some(Figure::Known(_)) => &mut given.numbers,
                Some(Figure::Unknown(Symbol::Confidential)) => &mut given.held_back,
                Some(Figure::Unknown(_)) => &mut given.symbols,
                None => &mut given.nothing,
            };
            *number = number.saturating_add(1);
        };
        let of = |authority: Option<&str>| {
            own.indicators.iter().find(|figure| figure.code == indicator.code && figure.authority == authority)
        };
        match indicator.level {
            IndicatorLevel::Authority => own.authorities.iter().for_each(|code| count(of(Some(code)))),
            IndicatorLevel::Partnership => count(of(None)),
        }
    }
    let with = given.numbers.saturating_add(given.held_back);
    let all = with.saturating_add(given.symbols).saturating_add(given.nothing);
    given.share = Percent::of(Decimal::from(with), Decimal::from(all));
    given
}

/// How many units of an area could give an indicator.
fn units(indicator: &Indicator, area: &Area) -> usize {
    match indicator.level {
        IndicatorLevel::Authority => area.authorities,
        IndicatorLevel::Partnership => area.returns,
    }
}

/// The figure of an indicator for an area, worked out from numbers that are not rounded.
fn indicator_total(
    indicator: &'static Indicator,
    area: &Area,
    figures: &[Figures],
    all: &BTreeMap<Measure, Added>,
) -> IndicatorTotal {
    let units = units(indicator, area);
    let codes = |operand: &'static Operand| match operand {
        Operand::Indicators(codes) => codes.iter().map(|code| (code.as_str(), Side::Count)).collect(),
        Operand::None | Operand::ChildPopulation | Operand::Words(_) => Vec::new(),
    };
    let is_derived = indicator.asked == Asked::Derived && indicator.level == IndicatorLevel::Authority;
    let (above, below): (Vec<Measure>, Vec<Measure>) = match (indicator.unit, is_derived) {
        (Unit::Children | Unit::Events, _) => (vec![(&indicator.code, Side::Count)], Vec::new()),
        (_, true) => (codes(&indicator.numerator), codes(&indicator.denominator)),
        (_, false) => (vec![(&indicator.code, Side::Above)], vec![(&indicator.code, Side::Below)]),
    };
    let Some(joint) = Joint::of(&above, &below, area.region, all) else {
        return IndicatorTotal { value: Value::Unknown(Symbol::NotAvailable), given: 0, without: units };
    };
    let value = match (joint.numbers, indicator.unit) {
        (None, _) => Value::Unknown(Symbol::Confidential),
        (Some((above, below)), unit) => {
            let number = match unit {
                Unit::Children | Unit::Events if indicator.child_level => joint.printed.map(Decimal::from),
                Unit::Children | Unit::Events => Some(Decimal::from(above)),
                Unit::Percent => Percent::of(Decimal::from(above), Decimal::from(below)).map(Percent::decimal),
                Unit::RatePer10000 => joint.children(figures).and_then(|children| rate_per_10000(Decimal::from(above), children)),
                Unit::Money | Unit::Number => None,
            };
            number.map_or(Value::Unknown(Symbol::NotAvailable), Value::Known)
        }
    };
    IndicatorTotal { value, given: joint.units.len(), without: units.saturating_sub(joint.units.len()) }
}

/// Numbers above and below a line, over the units that gave all of them.
struct Joint {
    /// What they come to, above and below; `None` if that would give a count away.
    numbers: Option<(u64, u64)>,
    /// What is printed of the first of them, where it is a count of children.
    printed: Option<u64>,
    units: Vec<(usize, Option<&'static str>)>,
}

impl Joint {
    /// `None` if no unit gave all of the numbers.
    fn of(above: &[Measure], below: &[Measure], region: Option<&str>, all: &BTreeMap<Measure, Added>) -> Option<Self> {
        let measures: Vec<&Added> = above.iter().chain(below).map(|measure| all.get(measure)).collect::<Option<_>>()?;
        let first = *measures.first()?;
        let number =
            |added: &Added, unit: (usize, Option<&'static str>)| added.entries.iter().find(|entry| entry.unit == unit).copied();
        let mut exact = (0_u64, 0_u64);
        let mut units = Vec::new();
        let mut any_held_back = false;
        for entry in first.of(region) {
            let entries: Option<Vec<_>> = measures.iter().map(|added| number(added, entry.unit)).collect();
            let Some(entries) = entries else { continue };
            for (place, own) in entries.iter().enumerate() {
                let side = if place < above.len() { &mut exact.0 } else { &mut exact.1 };
                *side = side.saturating_add(own.number);
                any_held_back |= !own.shown;
            }
            units.push(entry.unit);
        }
        if units.is_empty() {
            return None;
        }
        let printed = first.sum(region).and_then(Sum::printed);
        if !any_held_back {
            return Some(Self { numbers: Some(exact), printed, units });
        }
        // What is held back may stand in a share only through totals that are shown, and are totals of the same units.
        let same = measures.iter().all(|added| added.of(region).count() == units.len());
        let basis = |measures: &[&Added]| {
            measures.iter().map(|added| added.sum(region).and_then(Sum::basis)).sum::<Option<u64>>().filter(|_| same)
        };
        let (of_above, of_below) = measures.split_at_checked(above.len())?;
        Some(Self { numbers: basis(of_above).zip(basis(of_below)), printed, units })
    }

    /// The children of the authorities it rests on.
    fn children(&self, figures: &[Figures]) -> Option<u32> {
        let of = |(place, authority): &(usize, Option<&'static str>)| {
            shipped().population((*authority)?, figures.get(*place)?.children?.mid_year)
        };
        self.units.iter().map(of).sum()
    }
}
