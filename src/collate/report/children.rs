//! Totals of counts of children, so that no count which a return holds back can be worked out from them.
//!
//! What returns show is public already. What they hold back, regions and England come to together with what they show; so all of
//! these are one table for [`disclosure`](crate::disclosure). A total is judged as if it were printed to the last child, and is worked
//! with as it is; that it is printed to the nearest ten is then no more than the department's way. Where that would give a count away,
//! everything is worked out from the total rounded to ten, of England to a hundred or a thousand if need be, and judged as such. Where
//! that does not do either, the total is held back.

use std::collections::BTreeMap;

use super::figures::{Figures, Number, Parts};
use crate::annual_return::indicators::sums::{CONFERENCES, PLANS, Split};
use crate::disclosure::{CellValue, Constraint, Kind, THRESHOLD, Table, is_small, protect};
use crate::reference::Operand;
use crate::reference::shipped;

/// Serious incidents by what happened.
const INCIDENTS: Split = Split { whole: "D39a", parts: &["D39b", "D39c", "D39d"] };

/// A sum with more parts than the auditor reckons with; no region has so many.
const MOST_PARTS: usize = 400;

/// Which number of an indicator is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The count.
    Count,
    /// What is above the line.
    Above,
    /// What is below it.
    Below,
}

/// What is added up: a number of an indicator.
pub type Measure = (&'static str, Side);

/// A number that is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Whose it is: the place of the return, and the authority where it is one's.
    pub unit: (usize, Option<&'static str>),
    /// The region it belongs to; `None` for one that counts in England alone.
    pub region: Option<&'static str>,
    /// The number.
    pub number: u64,
    /// Whether the return shows it.
    pub shown: bool,
}

/// The total of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// What it comes to.
    number: u64,
    /// To what it is rounded before anything is made of it, 1 where it is not; `None` if it is held back.
    to: Option<u64>,
}

/// To what counts of children of regions and England are rounded in any case.
const TO_THE_NEAREST: u64 = 10;
/// To what a total is rounded before anything is made of it, the finest first: of a region, and of England.
const OF_REGIONS: [u64; 2] = [1, 10];
const OF_ENGLAND: [u64; 4] = [1, 10, 100, 1000];

impl Sum {
    /// The number that may be worked with; `None` if it is held back.
    pub fn basis(self) -> Option<u64> {
        self.to.map(|to| rounded(self.number, to))
    }

    /// The number that is printed of children; `None` if it is held back.
    pub fn printed(self) -> Option<u64> {
        self.to.map(|to| rounded(self.number, to.max(TO_THE_NEAREST)))
    }

    /// The next coarser number to round to.
    fn coarser(self, steps: &[u64]) -> Option<u64> {
        steps.iter().copied().find(|step| self.to.is_some_and(|to| *step > to))
    }
}

/// A number to the nearest multiple, halves up.
fn rounded(number: u64, to: u64) -> u64 {
    number.saturating_add(to / 2).checked_div(to).unwrap_or_default().saturating_mul(to)
}

/// All that is added up of one measure.
#[derive(Debug, Clone, Default)]
pub struct Added {
    /// The numbers it is made of.
    pub entries: Vec<Entry>,
    /// The total of England; `None` if nothing was added up.
    pub england: Option<Sum>,
    /// The totals of the regions that have a number, by code.
    pub regions: BTreeMap<&'static str, Sum>,
}

impl Added {
    /// The numbers of an area: of England, where no region is named.
    pub fn of(&self, region: Option<&str>) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| region.is_none() || entry.region == region)
    }

    /// The total of an area.
    pub fn sum(&self, region: Option<&str>) -> Option<Sum> {
        match region {
            None => self.england,
            Some(region) => self.regions.get(region).copied(),
        }
    }
}

/// The totals of every measure.
pub fn added(figures: &[Figures]) -> BTreeMap<Measure, Added> {
    let mut all = gathered(figures);
    for family in families(&all) {
        protect_family(&mut all, &family);
    }
    all
}

/// The numbers of every measure. An indicator that counts no children has no small numbers, and nothing of it is held back.
fn gathered(figures: &[Figures]) -> BTreeMap<Measure, Added> {
    let mut all: BTreeMap<Measure, Added> = BTreeMap::new();
    for (place, figures) in figures.iter().enumerate() {
        for own in &figures.indicators {
            let region = match own.authority {
                Some(code) => shipped().region_of(code).map(|region| region.code.as_str()),
                None => figures.region,
            };
            let mut add = |side: Side, number: Number| {
                let (number, shown) = match number {
                    Number::Shown(number) => (number, true),
                    Number::HeldBack(number) => (number, false),
                    Number::Unknown => return,
                };
                let unit = (place, own.authority);
                let entries = &mut all.entry((own.code, side)).or_default().entries;
                // The same indicator of the same authority twice is a fault of the return, which the checks name; the first counts.
                if entries.iter().rev().take_while(|entry| entry.unit.0 == place).all(|entry| entry.unit != unit) {
                    entries.push(Entry { unit, region, number, shown });
                }
            };
            match own.parts {
                Parts::Count(number) => add(Side::Count, number),
                Parts::Share { above, below } => {
                    add(Side::Above, above);
                    add(Side::Below, below);
                }
                Parts::Nothing => {}
            }
        }
    }
    for added in all.values_mut() {
        let sum = |region: Option<&str>| added.of(region).fold(0_u64, |sum, entry| sum.saturating_add(entry.number));
        let regions: BTreeMap<&'static str, Sum> = added
            .entries
            .iter()
            .filter_map(|entry| entry.region)
            .map(|region| (region, Sum { number: sum(Some(region)), to: Some(1) }))
            .collect();
        let england = Sum { number: sum(None), to: Some(1) };
        added.regions = regions;
        added.england = Some(england);
    }
    all
}

/// Measures that are equal to a sum of other measures, in each area and for each unit: a total and its parts, or a number that is
/// another indicator.
fn splits_of_measures() -> Vec<(Measure, Vec<Measure>)> {
    let count = |code: &'static str| (code, Side::Count);
    let splits = [CONFERENCES, PLANS, INCIDENTS];
    let mut all: Vec<(Measure, Vec<Measure>)> =
        splits.iter().map(|split| (count(split.whole), split.parts.iter().map(|code| count(code)).collect())).collect();
    for indicator in shipped().indicators() {
        for (operand, side) in [(&indicator.numerator, Side::Above), (&indicator.denominator, Side::Below)] {
            if let Operand::Indicators(codes) = operand {
                all.push(((&indicator.code, side), codes.iter().map(|code| count(code)).collect()));
            }
        }
    }
    all
}

/// The measures in groups: measures that are linked by a split are in one group.
fn families(all: &BTreeMap<Measure, Added>) -> Vec<Vec<Measure>> {
    let mut families: Vec<Vec<Measure>> = all.keys().map(|measure| vec![*measure]).collect();
    for (whole, parts) in splits_of_measures() {
        let bound: Vec<Measure> = std::iter::once(whole).chain(parts).collect();
        let (own, mut others): (Vec<_>, Vec<_>) =
            families.into_iter().partition(|family| family.iter().any(|measure| bound.contains(measure)));
        if !own.is_empty() {
            others.push(own.concat());
        }
        families = others;
    }
    families
}

/// Rounds or holds back the totals of a family of measures that would give a count away: first those of each region by itself, then
/// those of England.
fn protect_family(all: &mut BTreeMap<Measure, Added>, family: &[Measure]) {
    let is_of_children = family.iter().any(|(code, _)| shipped().indicator(code).is_some_and(|indicator| indicator.child_level));
    let held_back = |measure: &Measure| all.get(measure).is_some_and(|added| added.holds_back(None));
    if !is_of_children || !family.iter().any(held_back) {
        return;
    }
    let mut regions: Vec<&'static str> =
        family.iter().filter_map(|measure| all.get(measure)).flat_map(|added| added.regions.keys().copied()).collect();
    regions.sort_unstable();
    regions.dedup();
    for region in &regions {
        loop {
            let exposed = exposed(all, family, &[*region], false);
            if exposed.is_empty() || !tell_less(all, &exposed, Some(region)) && !tell_less(all, family, Some(region)) {
                break;
            }
        }
    }
    loop {
        let is_rounded = |region: &&&'static str| {
            family.iter().filter_map(|measure| all.get(measure)?.sum(Some(region))).any(|sum| sum.to != Some(1))
        };
        let rounded: Vec<&'static str> = regions.iter().filter(is_rounded).copied().collect();
        let exposed = exposed(all, family, &rounded, true);
        if exposed.is_empty() || !tell_less(all, &exposed, None) && !tell_less(all, family, None) {
            break;
        }
    }
}

/// Rounds the totals of an area further, for those of these measures of which something is held back there; what cannot be rounded
/// further is held back itself. Whether there was any left.
fn tell_less(all: &mut BTreeMap<Measure, Added>, measures: &[Measure], region: Option<&str>) -> bool {
    let mut less = false;
    for measure in measures {
        let Some(added) = all.get_mut(measure).filter(|added| added.holds_back(region)) else { continue };
        let steps: &[u64] = if region.is_some() { &OF_REGIONS } else { &OF_ENGLAND };
        let Some(mut sum) = added.sum(region).filter(|sum| sum.to.is_some()) else { continue };
        loop {
            sum.to = sum.coarser(steps);
            if sum.to.is_none_or(|to| added.stands_whatever_it_is(region, to)) {
                break;
            }
        }
        if let Some(own) = added.sum_mut(region) {
            *own = sum;
        }
        less = true;
    }
    less
}

/// The measures of which a count could be worked out in these regions, from the totals that are shown: of each region, and, where it
/// is asked for, of England.
fn exposed(all: &BTreeMap<Measure, Added>, family: &[Measure], regions: &[&'static str], with_england: bool) -> Vec<Measure> {
    let mut grid = Grid::default();
    for measure in family {
        if let Some(added) = all.get(measure) {
            grid.add(*measure, added, regions, with_england);
        }
    }
    for (whole, parts) in splits_of_measures().iter().filter(|(whole, _)| family.contains(whole)) {
        grid.tie(whole, parts);
    }
    if grid.table.constraints.iter().any(|constraint| constraint.cells().len() > MOST_PARTS) {
        return family.to_vec();
    }
    let exposed = protect(&grid.table).unprotected;
    let mut measures: Vec<Measure> =
        grid.units.iter().filter(|(_, cell)| exposed.contains(cell)).map(|((measure, _), _)| *measure).collect();
    measures.dedup();
    measures
}

impl Added {
    fn sum_mut(&mut self, region: Option<&str>) -> Option<&mut Sum> {
        match region {
            None => self.england.as_mut(),
            Some(region) => self.regions.get_mut(region),
        }
    }

    /// Whether something of an area is held back by a return.
    fn holds_back(&self, region: Option<&str>) -> bool {
        self.of(region).any(|entry| !entry.shown)
    }

    /// Whether the rounded total is the same whatever a count is that alone is held back. Otherwise it would depend on that count
    /// whether the total is shown, and whoever knows how this is done could tell.
    fn stands_whatever_it_is(&self, region: Option<&str>, to: u64) -> bool {
        let of_exact_region = |entry: &&Entry| {
            region.is_none() && entry.region.is_some_and(|own| self.regions.get(own).is_some_and(|sum| sum.to == Some(1)))
        };
        let mut held_back = self.of(region).filter(|entry| !entry.shown && !of_exact_region(entry));
        let (Some(only), None) = (held_back.next(), held_back.next()) else { return true };
        let Some(sum) = self.sum(region) else { return true };
        let rest = sum.number.saturating_sub(only.number);
        // A larger count that is held back beside a small one can be as far from what it is as the small one can.
        let spread = THRESHOLD.saturating_sub(2);
        let (least, most) = if is_small(only.number) {
            (1, THRESHOLD.saturating_sub(1))
        } else {
            (only.number.saturating_sub(spread), only.number.saturating_add(spread))
        };
        rounded(rest.saturating_add(least), to) == rounded(rest.saturating_add(most), to)
    }
}

/// Counts of a family as a table for the auditor. What is told of totals stands in it as public: nothing can be hidden there.
#[derive(Debug, Default)]
struct Grid {
    table: Table,
    units: BTreeMap<(Measure, (usize, Option<&'static str>)), usize>,
}

impl Grid {
    fn add(&mut self, measure: Measure, added: &Added, regions: &[&'static str], with_england: bool) {
        let mut by_region: BTreeMap<Option<&'static str>, Vec<usize>> = BTreeMap::new();
        for entry in &added.entries {
            let is_here = entry.region.map_or(with_england, |region| regions.contains(&region));
            if !is_here {
                continue;
            }
            let (value, kind) = match (entry.shown, entry.number) {
                (true, number) => (CellValue::Known(number), Kind::Public),
                // A zero that was suppressed to protect a small count: only the small count needs protection.
                (false, 0) => (CellValue::Unknown, Kind::Children),
                (false, number) if is_small(number) => (CellValue::Known(number), Kind::Children),
                (false, _) => (CellValue::Suppressed, Kind::Children),
            };
            let cell = self.table.add(value, kind);
            self.units.insert((measure, entry.unit), cell);
            by_region.entry(entry.region).or_default().push(cell);
        }
        let mut of_england: Vec<usize> = by_region.remove(&None).unwrap_or_default();
        for (region, sum) in &added.regions {
            let cells = by_region.remove(&Some(*region)).unwrap_or_default();
            if sum.to == Some(1) {
                // What is printed of a region that is not rounded stands for all of its numbers.
                let total = self.table.add(CellValue::Known(sum.number), Kind::Public);
                of_england.push(total);
                if !cells.is_empty() {
                    self.table.constraints.push(Constraint::Equal(vec![total], cells));
                }
                continue;
            }
            self.about(*sum, &cells);
            of_england.extend(cells);
        }
        if let Some(sum) = added.england.filter(|_| with_england) {
            self.about(sum, &of_england);
        }
    }

    /// Says what a printed total tells of the numbers it is made of.
    fn about(&mut self, sum: Sum, cells: &[usize]) {
        let (Some(basis), Some(to)) = (sum.basis(), sum.to) else { return };
        // Halves are rounded up: 15 to 24 are 20.
        let least = basis.saturating_sub(to / 2);
        let most = basis.saturating_add(to.saturating_sub(1).saturating_sub(to / 2));
        let mut end = |number: u64| self.table.add(CellValue::Known(number), Kind::Public);
        let (least, most) = (end(least), end(most));
        self.table.constraints.push(Constraint::AtMost(vec![least], cells.to_vec()));
        self.table.constraints.push(Constraint::AtMost(cells.to_vec(), vec![most]));
    }

    /// Says of every unit that has all of them that a total and its parts come to the same.
    fn tie(&mut self, whole: &Measure, parts: &[Measure]) {
        let mut constraints = Vec::new();
        for ((_, unit), cell) in self.units.iter().filter(|((measure, _), _)| measure == whole) {
            let cells: Option<Vec<usize>> = parts.iter().map(|part| self.units.get(&(*part, *unit)).copied()).collect();
            constraints.extend(cells.map(|cells| Constraint::Equal(vec![*cell], cells)));
        }
        self.table.constraints.append(&mut constraints);
    }
}
