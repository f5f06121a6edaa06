//! What each partnership sends, when, and what must become of it.

use std::collections::BTreeMap;

use masa_return::annual_return::assess::reference;
use masa_return::value::Date;
use serde_json::Value;

use super::country::Partnership;
use super::made::{Made, changed_after_signing, finished};
use super::money::{amount, written};
use super::options::{Form, Options};
use super::post::{Post, When};
use super::random::Random;
use super::written::Written;
use super::{finance, json};

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

/// Kinds of errors.
const FLAWS: usize = 6;

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
        |place: usize| reference().authority(&country[place].councils[0].body.code).and_then(|own| own.region_code.clone());
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
    partnership.boards.iter().all(|board| reference().board(&board.code, then).is_some())
}

/// Makes what a partnership sends and posts it.
pub fn send(options: &Options, template: &Value, country: &[Partnership], place: usize, case: &Case, post: &mut Post) {
    let partnership = &country[place];
    let make = |purpose: &str| Made::of(template, partnership, options.size, &mut Random::of(options.seed, purpose, place));
    let made = || make("return");
    let mut chance = Random::of(options.seed, "post", place);
    match case {
        Case::Sound(versions) => {
            let mut last = made();
            for version in 1..=*versions {
                let is_last = version == *versions;
                let (status, why) =
                    if is_last { ("counts", "it is the last version") } else { ("replaced", "a later version came in time") };
                let why = if *versions == 1 { "it is sound and the only one" } else { why };
                // One return comes in the last minute that is in time; of a few nobody wrote down when they came.
                let when = match version {
                    _ if *versions == 1 && place == 0 => When::LastMinute,
                    _ if *versions == 1 && options.form == Form::Mixed && chance.chance(6) => {
                        *chance.pick(&[When::NotListed, When::Blank])
                    }
                    _ => When::At(slot(version, *versions)),
                };
                let kind = if *versions == 1 { "sound" } else { "version" };
                let form = post.any(true);
                post.send(&last, form, when, status, kind, why);
                if !is_last {
                    last = last.next(last.digest.full(), "An amount was corrected.", other_amount);
                }
            }
        }
        Case::Flawed(flaw) => {
            let form = post.any(false);
            post.send(&flawed(&made(), *flaw), form, When::At(slot(1, 1)), "not_accepted", "flawed", flaw_in_words(*flaw));
        }
        Case::FlawedThenSound | Case::FlawedThenLate => {
            let sound = made();
            let first = flawed(&sound, 0);
            let form = post.any(false);
            post.send(&first, form, When::At(slot(1, 2)), "not_accepted", "flawed_then_mended", flaw_in_words(0));
            let mended = sound.next(first.digest.full(), "A total was wrong.", |_| {});
            let is_late = *case == Case::FlawedThenLate;
            let (when, why) = if is_late {
                (When::Late(chance.between(1, 50_000)), "the first sound version came after the deadline")
            } else {
                (When::At(slot(2, 2)), "it is the only version without errors")
            };
            let form = post.any(true);
            post.send(&mended, form, when, "counts", "flawed_then_mended", why);
        }
        Case::SoundThenFlawed => {
            let sound = made();
            let form = post.any(true);
            post.send(&sound, form, When::At(slot(1, 2)), "counts", "sound_then_flawed", "the later version has errors");
            let next = sound.next(sound.digest.full(), "An amount was corrected.", other_amount);
            let form = post.any(false);
            post.send(&flawed(&next, 0), form, When::At(slot(2, 2)), "not_accepted", "sound_then_flawed", flaw_in_words(0));
        }
        Case::Late => {
            let form = post.any(true);
            post.send(
                &made(),
                form,
                When::Late(chance.between(1, 80_000)),
                "counts",
                "late",
                "the only version, after the deadline",
            );
        }
        Case::ChangedLate => {
            let first = made();
            let form = post.any(true);
            post.send(
                &first,
                form,
                When::At(slot(1, 2)),
                "counts",
                "changed_late",
                "it came in time, and the change of it did not",
            );
            let next = first.next(first.digest.full(), "An amount was corrected.", other_amount);
            let form = post.any(true);
            post.send(
                &next,
                form,
                When::Late(chance.between(1, 50_000)),
                "after_deadline",
                "changed_late",
                "it changes an amount after the deadline",
            );
        }
        Case::Mended => {
            let first = finished(with_text(made().full, "every child", "evrey child"));
            let form = post.any(true);
            post.send(&first, form, When::At(slot(1, 2)), "replaced", "mended", "a later version mends a typing error alone");
            let next = first.next(first.digest.full(), "A typing error was mended.", |data| {
                *data = with_text(data.take(), "evrey child", "every child");
            });
            let form = post.any(true);
            post.send(
                &next,
                form,
                When::Late(chance.between(1, 50_000)),
                "counts",
                "mended",
                "only a typing error was mended after the deadline",
            );
        }
        Case::Duplicate(one, other) => {
            let made = made();
            // The fuller form counts; of two equally full, the one that came first.
            let first_counts = one.is_full() || !other.is_full();
            let said = |counts: bool| {
                if counts {
                    ("counts", "of the same content it is the fullest that came first")
                } else {
                    ("duplicate", "the same content counts already")
                }
            };
            for (form, slot_of, counts) in [(*one, 1, first_counts), (*other, 2, !first_counts)] {
                let (status, why) = said(counts);
                post.send(&made, form, When::At(slot(slot_of, 2)), status, "duplicate", why);
            }
        }
        Case::Resubmitted(times) => {
            let first = made();
            let when = |version| if *times == When::NotListed { When::NotListed } else { When::At(slot(version, 2)) };
            let form = post.any(true);
            post.send(&first, form, when(1), "replaced", "resubmitted", "the later version says that it replaces it");
            // Some write the long digest, and some the short one that is printed on the report.
            let named = if chance.chance(50) { first.digest.short() } else { first.digest.full().to_owned() };
            let next = first.next(&named, "A contribution was corrected after the accounts were closed.", other_amount);
            let form = post.any(true);
            post.send(&next, form, when(2), "counts", "resubmitted", "it is the last version and says which it replaces");
        }
        Case::Rival => {
            let first = made();
            let form = post.any(true);
            post.send(
                &first,
                form,
                When::At(slot(1, 2)),
                "conflict",
                "rival",
                "another return claims the same area under another id",
            );
            let mut data = make("rival").full;
            let id = format!("{}-two", json::text(&data, "partnership.partnership_id").chars().take(50).collect::<String>());
            json::put(&mut data, "partnership.partnership_id", id);
            let form = post.any(true);
            post.send(
                &finished(data),
                form,
                When::At(slot(2, 2)),
                "conflict",
                "rival",
                "another return claims the same area under another id",
            );
        }
        Case::Unordered => {
            let first = made();
            let mut data = first.full.clone();
            other_amount(&mut data);
            for one in [first, finished(data)] {
                let form = post.any(true);
                post.send(
                    &one,
                    form,
                    When::NotListed,
                    "conflict",
                    "unordered",
                    "nothing says which of two versions is the later",
                );
            }
        }
        Case::Overlaps(other) => {
            let form = post.any(true);
            post.send(
                &made(),
                form,
                When::At(slot(1, 2)),
                "conflict",
                "overlap",
                "an authority is in the return of another partnership too",
            );
            let merged = partnership.with(&country[*other]);
            let merged_return = Made::of(template, &merged, options.size, &mut Random::of(options.seed, "merged", place));
            let form = post.any(true);
            post.send(
                &merged_return,
                form,
                When::At(slot(2, 2)),
                "conflict",
                "overlap",
                "an authority is in the return of another partnership too",
            );
        }
        Case::WrongYear | Case::WrongYearToo => {
            let last = Made::of_last_year(template, partnership, &mut Random::of(options.seed, "last_year", place));
            let form = post.any(true);
            post.send(&last, form, When::At(slot(1, 2)), "wrong_year", "wrong_year", "it reports on 2025-26");
            if *case == Case::WrongYearToo {
                let form = post.any(true);
                post.send(&made(), form, When::At(slot(2, 2)), "counts", "sound", "it is for the right year");
            } else {
                post.nothing(&partnership.codes(), "wrong_year", "what it sent is for another year");
            }
        }
        Case::Overlapped => {}
        Case::Missing => post.nothing(&partnership.codes(), "missing", "nothing came"),
    }
}

/// The minute at which a version comes in: the versions of one return are spread over the weeks before the deadline.
fn slot(version: usize, versions: usize) -> i64 {
    let all = 55 * 24 * 60;
    let share = all / i64::try_from(versions).expect("few");
    i64::try_from(version - 1).expect("few") * share
}

/// Another amount, with every sum that follows from it.
fn other_amount(data: &mut Value) {
    let lines = json::entries_mut(data, "finance.income");
    if let Some(line) = lines.iter_mut().rev().find(|line| line.get("amount_whole").is_none()) {
        let old = amount(line, "amount_actual").unwrap_or_default();
        json::put(line, "amount_actual", written(old + 12_345));
    }
    finance::total(data);
}

fn with_text(mut data: Value, old: &str, new: &str) -> Value {
    let vision = json::text(&data, "arrangements.vision").replace(old, new);
    json::put(&mut data, "arrangements.vision", vision);
    data
}

fn flawed(made: &Made, flaw: usize) -> Made {
    let mut data = made.full.clone();
    match flaw {
        0 => {
            let total = amount(&data, "finance.totals.income_actual").unwrap_or_default();
            json::put(&mut data, "finance.totals.income_actual", written(total + 100_000));
        }
        1 => {
            json::list(&mut data, "sign_off.signatures").pop();
        }
        2 => {
            return changed_after_signing(made, |data| {
                json::put(data, "scrutiny.independence_statement", "This sentence was put in after the return had been signed.");
            });
        }
        3 => json::clear(&mut data, "scrutiny.independence_statement"),
        4 => {
            let needs = json::list(&mut data, "needs.needs");
            json::put(&mut needs[0], "owner", "nobody-at-all");
        }
        _ => {
            for value in
                json::entries_mut(&mut data, "indicators.values").iter_mut().filter(|value| json::is(value, "code", "D14a"))
            {
                for year in json::entries_mut(value, "years").iter_mut().take(1) {
                    json::put(year, "count", json::count(year, "count").unwrap_or_default() + 100);
                }
            }
        }
    }
    finished(data)
}

fn flaw_in_words(flaw: usize) -> &'static str {
    match flaw {
        0 => "its income does not add up",
        1 => "a statutory partner has not signed",
        2 => "it was changed after it was signed",
        3 => "an answer that is asked for is missing",
        4 => "a reference leads nowhere",
        _ => "children on a plan do not add up",
    }
}

/// The slug of the region a partnership lies in.
pub fn region(partnership: &Partnership) -> String {
    let region = reference().region_of(&partnership.councils[0].body.code);
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
