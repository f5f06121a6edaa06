//! What each partnership sends, when, and what must become of it.

use std::collections::BTreeMap;

use masa_return::reference::shipped;
use masa_return::value::Date;

use super::country::Partnership;
use super::options::{Form, Options};
use super::post::When;
use super::random::Random;
use super::send::FLAWS;
use super::written::Written;

/// What a partnership does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// Sends a sound return in time, and further versions of it.
    Sound(usize),
    /// Sends a return with an error of this kind.
    Flawed(usize),
    /// Sends a return with an error, and mends it in time.
    FlawedThenSound,
    /// Sends a sound return, and later one with an error.
    SoundThenFlawed,
    /// Sends a return with an error in time, and mends it after the deadline.
    FlawedThenLate,
    /// Sends a sound return after the deadline.
    Late,
    /// Sends another amount after the deadline.
    ChangedLate,
    /// Mends a typing error after the deadline.
    Mended,
    /// Sends the same content twice, in these two forms.
    Duplicate(Written, Written),
    /// Sends a second version that says what it replaces; with or without times of receipt.
    Resubmitted(When),
    /// Another office sends another return for the same area.
    Rival,
    /// Sends two returns of which nothing says which is the later.
    Unordered,
    /// Sends its return, and a return with another partnership's councils as well.
    Overlaps(usize),
    /// Is in the return of another, and sends nothing itself.
    Overlapped,
    /// Sends a return for another year.
    WrongYear,
    /// Sends a return for another year, and one for this.
    WrongYearToo,
    /// Sends nothing.
    Missing,
}

/// What every partnership does: one case each, by chance from the seed.
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
    // What is asked for beyond one each are later versions.
    let further = options.count.saturating_sub(used);
    for (i, place) in free.iter().enumerate() {
        let share = further / free.len() + usize::from(i < further % free.len());
        cases[*place] = Case::Sound(1 + share);
    }
    cases
}

/// Two partnerships of one region and one force that send nothing else.
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

/// Whether the bodies of a partnership were there a year before.
fn existed(partnership: &Partnership) -> bool {
    let then = Date::parse("2026-03-31").expect("a date");
    partnership.boards.iter().all(|board| shipped().board(&board.code, then).is_some())
}

/// The slug of the region a partnership lies in.
pub fn region(partnership: &Partnership) -> String {
    let region = shipped().region_of(&partnership.councils[0].body.code);
    region.map_or_else(|| "elsewhere".to_owned(), |region| super::country::slug(&region.name))
}

/// How often each case was planned.
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
