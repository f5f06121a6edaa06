//! Totals of counts of children, so that no count which a return holds back can be worked out from them.
//!
//! What returns show is public already. What they hold back, regions and England come to together with what they show; so all of
//! these are one table for [`disclosure`](crate::disclosure), and a total that would give a count away is held back too. It is
//! judged as if totals were printed to the last child: that they are rounded is no reason to print one.

use std::collections::BTreeMap;

use super::figures::{Figures, Number, Parts};
use crate::annual_return::assess::reference;
use crate::annual_return::indicators::sums::{CONFERENCES, PLANS, Split};
use crate::disclosure::{Bond, CellValue, Kind, Table, is_small, protect};
use crate::reference::Operand;

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
    /// The region it belongs to; none for one that counts in England alone.
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
    pub number: u64,
    /// Whether it may be shown.
    pub shown: bool,
}

/// All that is added up of one measure.
#[derive(Debug, Clone, Default)]
pub struct Added {
    /// The numbers it is made of.
    pub entries: Vec<Entry>,
    /// The total of England; none of nothing.
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
                Some(code) => reference().region_of(code).map(|region| region.code.as_str()),
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
            .map(|region| (region, Sum { number: sum(Some(region)), shown: true }))
            .collect();
        let england = Sum { number: sum(None), shown: true };
        added.regions = regions;
        added.england = Some(england);
    }
    all
}

/// Two sides of the same number, in each area and for each unit: a total and its parts, a number that is another indicator.
fn ties() -> Vec<(Measure, Vec<Measure>)> {
    let count = |code: &'static str| (code, Side::Count);
    let splits = [CONFERENCES, PLANS, INCIDENTS];
    let mut ties: Vec<(Measure, Vec<Measure>)> =
        splits.iter().map(|split| (count(split.whole), split.parts.iter().map(|code| count(code)).collect())).collect();
    for indicator in reference().indicators() {
        for (operand, side) in [(&indicator.numerator, Side::Above), (&indicator.denominator, Side::Below)] {
            if let Operand::Indicators(codes) = operand {
                ties.push(((&indicator.code, side), codes.iter().map(|code| count(code)).collect()));
            }
        }
    }
    ties
}

/// The measures that hang together through ties.
fn families(all: &BTreeMap<Measure, Added>) -> Vec<Vec<Measure>> {
    let mut families: Vec<Vec<Measure>> = all.keys().map(|measure| vec![*measure]).collect();
    for (whole, parts) in ties() {
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

/// Holds back the totals of a family of measures that would give a count away.
fn protect_family(all: &mut BTreeMap<Measure, Added>, family: &[Measure]) {
    let own = |measure: &Measure| all.get(measure).map(|added| (*measure, added));
    let held_back = family.iter().filter_map(own).any(|(_, added)| added.entries.iter().any(|entry| !entry.shown));
    let is_of_children =
        family.iter().any(|(code, _)| reference().indicator(code).is_some_and(|indicator| indicator.child_level));
    if !is_of_children {
        return;
    }
    let mut grid = Grid::default();
    for (measure, added) in family.iter().filter_map(own) {
        grid.add(measure, added);
    }
    if grid.table.bonds.iter().any(|bond| bond.cells().len() > MOST_PARTS) && held_back {
        return hide_all(all, family);
    }
    for (whole, parts) in ties().iter().filter(|(whole, _)| family.contains(whole)) {
        grid.tie(whole, parts);
    }
    let protection = protect(&grid.table);
    if !protection.exposed.is_empty() {
        // Nothing that is left to hide protects them: then nothing of ours may stand beside them.
        return hide_all(all, family);
    }
    for ((measure, region), cell) in &grid.totals {
        if protection.hidden.get(*cell).is_some_and(Option::is_some)
            && let Some(sum) = all.get_mut(measure).and_then(|added| added.sum_mut(*region))
        {
            sum.shown = false;
        }
    }
}

impl Added {
    fn sum_mut(&mut self, region: Option<&str>) -> Option<&mut Sum> {
        match region {
            None => self.england.as_mut(),
            Some(region) => self.regions.get_mut(region),
        }
    }
}

fn hide_all(all: &mut BTreeMap<Measure, Added>, family: &[Measure]) {
    for measure in family {
        if let Some(added) = all.get_mut(measure) {
            let sums = added.regions.values_mut().chain(added.england.as_mut());
            sums.for_each(|sum| sum.shown = false);
        }
    }
}

/// Counts of a family as a table for the auditor.
#[derive(Debug, Default)]
struct Grid {
    table: Table,
    units: BTreeMap<(Measure, (usize, Option<&'static str>)), usize>,
    totals: BTreeMap<(Measure, Option<&'static str>), usize>,
}

impl Grid {
    fn add(&mut self, measure: Measure, added: &Added) {
        let mut by_region: BTreeMap<Option<&'static str>, Vec<usize>> = BTreeMap::new();
        for entry in &added.entries {
            let (value, kind) = match (entry.shown, entry.number) {
                (true, number) => (CellValue::Known(number), Kind::Public),
                // A nought that was held back beside a small count: it is nobody's secret, and the small count is.
                (false, 0) => (CellValue::Unknown, Kind::Children),
                (false, number) if is_small(number) => (CellValue::Known(number), Kind::Children),
                (false, _) => (CellValue::Held, Kind::Children),
            };
            let cell = self.table.add(value, kind);
            self.units.insert((measure, entry.unit), cell);
            by_region.entry(entry.region).or_default().push(cell);
        }
        let across = by_region.remove(&None).unwrap_or_default();
        let mut of_england = across;
        for (region, cells) in by_region {
            let Some(sum) = added.sum(region) else { continue };
            let total = self.table.add(CellValue::Known(sum.number), Kind::Children);
            self.totals.insert((measure, region), total);
            self.table.bonds.push(Bond::Equal(vec![total], cells));
            of_england.push(total);
        }
        if let Some(sum) = added.england {
            let total = self.table.add(CellValue::Known(sum.number), Kind::Children);
            self.totals.insert((measure, None), total);
            self.table.bonds.push(Bond::Equal(vec![total], of_england));
        }
    }

    /// Says of every unit and every area that has all of them that a total and its parts come to the same.
    fn tie(&mut self, whole: &Measure, parts: &[Measure]) {
        let mut bonds = Vec::new();
        for ((measure, unit), cell) in self.units.range((*whole, (0, None))..).take_while(|((measure, _), _)| measure == whole) {
            debug_assert_eq!(measure, whole);
            let cells: Option<Vec<usize>> = parts.iter().map(|part| self.units.get(&(*part, *unit)).copied()).collect();
            bonds.extend(cells.map(|cells| Bond::Equal(vec![*cell], cells)));
        }
        for ((_, region), cell) in self.totals.iter().filter(|((measure, _), _)| measure == whole) {
            let cells: Option<Vec<usize>> = parts.iter().map(|part| self.totals.get(&(*part, *region)).copied()).collect();
            bonds.extend(cells.map(|cells| Bond::Equal(vec![*cell], cells)).filter(|bond| self.adds_up(bond)));
        }
        self.table.bonds.append(&mut bonds);
    }

    /// Whether a total of an area is what its parts come to: where they rest on different returns it is not.
    fn adds_up(&self, bond: &Bond) -> bool {
        let Bond::Equal(left, right) = bond else { return false };
        let sum = |side: &[usize]| {
            side.iter().fold(0_u64, |sum, cell| match self.table.cells.get(*cell).map(|cell| cell.value) {
                Some(CellValue::Known(number)) => sum.saturating_add(number),
                Some(CellValue::Held | CellValue::Unknown) | None => sum,
            })
        };
        sum(left) == sum(right)
    }
}
