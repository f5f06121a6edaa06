//! What each partnership sends, when, and the result expected for it.

use std::collections::BTreeMap;

use masa_return::reference::shipped;
use masa_return::value::Date;

use super::country::Partnership;
use super::options::{Form, Options};
use super::post::When;
use super::random::Random;
use super::send::FLAWS;
use super::written::Written;

/// The case of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// It sends a sound return in time, and further versions of it.
    Sound(usize),
    /// It sends a return with an error of this kind.
    Flawed(usize),
    /// It sends a return with an error, and corrects it in time.
    FlawedThenSound,
    /// It sends a sound return, and later one with an error.
    SoundThenFlawed,
    /// It sends a return with an error in time, and corrects it after the deadline.
    FlawedThenLate,
    /// It sends a sound return after the deadline.
    Late,
    /// It sends a changed amount after the deadline.
    ChangedLate,
    /// It corrects a typing error after the deadline.
    Mended,
    /// It sends the same content twice, in these two formats.
    Duplicate(Written, Written),
    /// It sends a second version that says what it replaces, with or without times of receipt.
    Resubmitted(When),
    /// Another office sends a different return for the same area.
    Rival,
    /// It sends two returns, and nothing shows which is the later one.
    Unordered,
    /// It sends its return, and another return that also covers a second partnership's councils.
    Overlaps(usize),
    /// It is covered by another partnership's return, and sends nothing itself.
    Overlapped,
    /// It sends a return for another year.
    WrongYear,
    /// It sends a return for another year, and one for this year.
    WrongYearToo,
    /// It sends nothing.
    Missing,
}

/// Plans one case for every partnership, by chance from the seed.
pub fn cases(options: &Options, country: &[Partnership]) -> Vec<Case> {
    let mut chance = Random::of(options.seed, "plan", 0);
    let planted = &options.planted;
    let missing = planted.missing.of(country.len());
    let used = options.count.min(country.len().saturating_sub(missing));
    let mut cases = vec![Case::Missing; country.len()];
    let mut free: Vec<usize> = (0..used).collect();
    chance.shuffle(&mut free);
    let mut planted_cases: Vec<Case> = Vec::new();
    for number in 0..planted.flawed.of(used) {
        planted_cases.push(match number % (FLAWS + 2) {
            flaw if flaw < FLAWS => Case::Flawed(flaw),
            flaw if flaw == FLAWS => Case::FlawedThenSound,
            _ => Case::SoundThenFlawed,
        });
    }
    for number in 0..planted.late.of(used) {
        planted_cases.push(if number % 3 == 2 { Case::FlawedThenLate } else { Case::Late });
    }
    planted_cases.extend(vec![Case::ChangedLate; planted.changed_late.of(used)]);
    planted_cases.extend(vec![Case::Mended; planted.mended.of(used)]);
    for number in 0..planted.duplicates.of(used) {
        use Written::{Folder, Json, Page, Pdf, PublicJson, Yaml};
        let pairs = [(Json, Yaml), (PublicJson, Json), (Page, Folder), (Json, Pdf), (Yaml, Yaml), (PublicJson, Page)];
        let (one, other) = if options.form == Form::Json { (Json, Json) } else { pairs[number % pairs.len()] };
        planted_cases.push(Case::Duplicate(one, other));
    }
    for number in 0..planted.resubmitted.of(used) {
        planted_cases.push(Case::Resubmitted(if number % 3 == 2 { When::NotListed } else { When::At(0) }));
    }
    for number in 0..planted.conflicts.of(used) {
        planted_cases.push(if number % 3 == 2 { Case::Unordered } else { Case::Rival });
    }
    for number in 0..planted.wrong_year.of(used) {
        planted_cases.push(if number % 3 == 2 { Case::WrongYearToo } else { Case::WrongYear });
    }
    for _ in 0..planted.overlaps.of(used) {
        if let Some((one, other)) = neighbours(country, &free) {
            free.retain(|place| *place != one && *place != other);
            cases[one] = Case::Overlaps(other);
            cases[other] = Case::Overlapped;
        }
    }
    for case in planted_cases {
        let fits = |place: &usize| !matches!(case, Case::WrongYear | Case::WrongYearToo) || existed(&country[*place]);
        if let Some(at) = free.iter().position(fits) {
            cases[free.remove(at)] = case;
        }
    }
    // Returns asked for beyond one for each partnership are later versions.
    let further = options.count.saturating_sub(used);
    for (i, place) in free.iter().enumerate() {
        let share = further / free.len() + usize::from(i < further % free.len());
        cases[*place] = Case::Sound(1 + share);
    }
    cases
}

/// Two partnerships of the same region and force that have no case yet.
fn neighbours(country: &[Partnership], free: &[usize]) -> Option<(usize, usize)> {
    let region =
        |place: usize| shipped().authority(&country[place].councils[0].body.code).and_then(|own| own.region_code.clone());
    free.iter().find_map(|one| {
        let near = |other: &&usize| {
            *other != one
                && region(**other) == region(*one)
                && country[**other].force == country[*one].force
                && country[*one].councils.len() + country[**other].councils.len() <= 3
        };
        Some((*one, *free.iter().find(near)?))
    })
}

/// Whether the boards of a partnership existed a year before.
fn existed(partnership: &Partnership) -> bool {
    let then = Date::parse("2026-03-31").expect("a date");
    partnership.boards.iter().all(|board| shipped().board(&board.code, then).is_some())
}

/// The slug of a partnership's region.
pub fn region(partnership: &Partnership) -> String {
    let region = shipped().region_of(&partnership.councils[0].body.code);
    region.map_or_else(|| "elsewhere".to_owned(), |region| super::country::slug(&region.name))
}

/// The number of partnerships with each case.
pub fn told(cases: &[Case]) -> BTreeMap<&'static str, usize> {
    let mut told = BTreeMap::new();
    for case in cases {
        let name = match case {
            Case::Sound(_) => "sound",
            Case::Flawed(_) | Case::FlawedThenSound | Case::SoundThenFlawed => "flawed",
            Case::FlawedThenLate | Case::Late => "late",
            Case::ChangedLate => "changed after the deadline",
            Case::Mended => "mended after the deadline",
            Case::Duplicate(..) => "sent twice",
            Case::Resubmitted(_) => "resubmitted",
            Case::Rival | Case::Unordered => "in conflict",
            Case::Overlaps(_) | Case::Overlapped => "overlapping",
            Case::WrongYear | Case::WrongYearToo => "of another year",
            Case::Missing => "missing",
        };
        *told.entry(name).or_default() += 1;
    }
    told
}
