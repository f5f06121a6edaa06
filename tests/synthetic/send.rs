//! What a partnership sends: one return, or several that are related.

use serde_json::Value;

use super::country::Partnership;
use super::made::{Made, changed_after_signing, finished};
use super::money::{amount, written};
use super::options::{Form, Options};
use super::plan::Case;
use super::post::{Post, When};
use super::random::Random;
use super::written::Written;
use super::{finance, json};

/// The number of kinds of errors.
pub const FLAWS: usize = 6;

/// Makes and sends the returns of one partnership.
pub struct Sender<'a> {
    /// The options on the command line.
    pub options: &'a Options,
    /// The data every return starts from.
    pub template: &'a Value,
    /// Every partnership.
    pub country: &'a [Partnership],
    /// The position of this partnership among them.
    pub place: usize,
    /// Its random numbers.
    pub chance: Random,
    /// The place its returns go to.
    pub post: Post<'a>,
}

impl Sender<'_> {
    /// Makes and sends everything that belongs to a case.
    pub fn send(&mut self, case: &Case) {
        match case {
            Case::Sound(versions) => self.sound(*versions),
            Case::Flawed(flaw) => self.flawed(*flaw),
            Case::FlawedThenSound => self.flawed_then_mended(false),
            Case::FlawedThenLate => self.flawed_then_mended(true),
            Case::SoundThenFlawed => self.sound_then_flawed(),
            Case::Late => self.late(),
            Case::ChangedLate => self.changed_late(),
            Case::Mended => self.mended(),
            Case::Duplicate(one, other) => self.duplicate(*one, *other),
            Case::Resubmitted(times) => self.resubmitted(*times),
            Case::Rival => self.rival(),
            Case::Unordered => self.unordered(),
            Case::Overlaps(other) => self.overlap(*other),
            Case::Overlapped => {}
            Case::WrongYear => self.wrong_year(false),
            Case::WrongYearToo => self.wrong_year(true),
            Case::Missing => self.nothing("missing", "nothing came"),
        }
    }

    fn partnership(&self) -> &Partnership {
        &self.country[self.place]
    }

    /// A return of this partnership: always the same for the same purpose.
    fn made(&self, purpose: &str) -> Made {
        let mut chance = Random::of(self.options.seed, purpose, self.place);
        Made::of(self.template, self.partnership(), self.options.size, &mut chance)
    }

    fn post(&mut self, made: &Made, when: When, status: &'static str, kind: &'static str, why: &str) {
        let form = self.post.any(status != "not_accepted");
        self.post.send(made, form, when, status, kind, why);
    }

    fn nothing(&mut self, kind: &'static str, why: &str) {
        let codes = self.partnership().codes();
        self.post.nothing(&codes, kind, why);
    }

    fn after_the_deadline(&mut self) -> When {
        When::Late(self.chance.between(1, 80_000))
    }

    fn sound(&mut self, versions: usize) {
        let mut last = self.made("return");
        if versions == 1 {
            // One return comes in the last minute before the deadline. For a few, nobody noted when they came.
            let when = if self.place == 0 {
                When::LastMinute
            } else if self.options.form == Form::Mixed && self.chance.chance(6) {
                *self.chance.pick(&[When::NotListed, When::Blank])
            } else {
                When::At(slot(1, 1))
            };
            return self.post(&last, when, "counts", "sound", "it is sound and the only one");
        }
        for version in 1..versions {
            self.post(&last, When::At(slot(version, versions)), "replaced", "version", "a later version came in time");
            last = last.next(last.digest.full(), "An amount was corrected.", other_amount);
        }
        self.post(&last, When::At(slot(versions, versions)), "counts", "version", "it is the last version");
    }

    fn flawed(&mut self, flaw: usize) {
        let made = flawed(&self.made("return"), flaw);
        self.post(&made, When::At(slot(1, 1)), "not_accepted", "flawed", flaw_in_words(flaw));
    }

    fn flawed_then_mended(&mut self, is_late: bool) {
        let sound = self.made("return");
        let first = flawed(&sound, 0);
        self.post(&first, When::At(slot(1, 2)), "not_accepted", "flawed_then_mended", flaw_in_words(0));
        let mended = sound.next(first.digest.full(), "A total was wrong.", |_| {});
        let (when, why) = if is_late {
            (self.after_the_deadline(), "the first sound version came after the deadline")
        } else {
            (When::At(slot(2, 2)), "it is the only version without errors")
        };
        self.post(&mended, when, "counts", "flawed_then_mended", why);
    }

    fn sound_then_flawed(&mut self) {
        let sound = self.made("return");
        self.post(&sound, When::At(slot(1, 2)), "counts", "sound_then_flawed", "the later version has errors");
        let next = sound.next(sound.digest.full(), "An amount was corrected.", other_amount);
        self.post(&flawed(&next, 0), When::At(slot(2, 2)), "not_accepted", "sound_then_flawed", flaw_in_words(0));
    }

    fn late(&mut self) {
        let made = self.made("return");
        let when = self.after_the_deadline();
        self.post(&made, when, "counts", "late", "the only version, after the deadline");
    }

    fn changed_late(&mut self) {
        let first = self.made("return");
        self.post(&first, When::At(slot(1, 2)), "counts", "changed_late", "it came in time, and the change of it did not");
        let next = first.next(first.digest.full(), "An amount was corrected.", other_amount);
        let when = self.after_the_deadline();
        self.post(&next, when, "after_deadline", "changed_late", "it changes an amount after the deadline");
    }

    fn mended(&mut self) {
        let first = finished(with_text(self.made("return").full, "every child", "evrey child"));
        self.post(&first, When::At(slot(1, 2)), "replaced", "mended", "a later version mends a typing error alone");
        let next = first.next(first.digest.full(), "A typing error was mended.", |data| {
            *data = with_text(data.take(), "evrey child", "every child");
        });
        let when = self.after_the_deadline();
        self.post(&next, when, "counts", "mended", "only a typing error was mended after the deadline");
    }

    fn duplicate(&mut self, one: Written, other: Written) {
        let made = self.made("return");
        // The fuller form counts; if both are equally full, the first one counts.
        let first_counts = one.is_full() || !other.is_full();
        for (form, version, counts) in [(one, 1, first_counts), (other, 2, !first_counts)] {
            let (status, why) = if counts {
                ("counts", "of the same content it is the fullest that came first")
            } else {
                ("duplicate", "the same content counts already")
            };
            self.post.send(&made, form, When::At(slot(version, 2)), status, "duplicate", why);
        }
    }

    fn resubmitted(&mut self, times: When) {
        let first = self.made("return");
        let when = |version| if times == When::NotListed { times } else { When::At(slot(version, 2)) };
        self.post(&first, when(1), "replaced", "resubmitted", "the later version says that it replaces it");
        // Some partnerships give the full digest, others the short one printed on the report.
        let named = if self.chance.chance(50) { first.digest.short() } else { first.digest.full().to_owned() };
        let next = first.next(&named, "A contribution was corrected after the accounts were closed.", other_amount);
        self.post(&next, when(2), "counts", "resubmitted", "it is the last version and says which it replaces");
    }

    fn rival(&mut self) {
        let why = "another return claims the same area under another id";
        let first = self.made("return");
        self.post(&first, When::At(slot(1, 2)), "conflict", "rival", why);
        let mut data = self.made("rival").full;
        let id: String = json::text(&data, "partnership.partnership_id").chars().take(50).collect();
        json::put(&mut data, "partnership.partnership_id", format!("{id}-two"));
        self.post(&finished(data), When::At(slot(2, 2)), "conflict", "rival", why);
    }

    fn unordered(&mut self) {
        let first = self.made("return");
        let mut data = first.full.clone();
        other_amount(&mut data);
        for one in [first, finished(data)] {
            self.post(&one, When::NotListed, "conflict", "unordered", "nothing says which of two versions is the later");
        }
    }

    fn overlap(&mut self, other: usize) {
        let why = "an authority is in the return of another partnership too";
        let own = self.made("return");
        self.post(&own, When::At(slot(1, 2)), "conflict", "overlap", why);
        let merged = self.partnership().with(&self.country[other]);
        let mut chance = Random::of(self.options.seed, "merged", self.place);
        let made = Made::of(self.template, &merged, self.options.size, &mut chance);
        self.post(&made, When::At(slot(2, 2)), "conflict", "overlap", why);
    }

    fn wrong_year(&mut self, sends_the_right_one_too: bool) {
        let mut chance = Random::of(self.options.seed, "last_year", self.place);
        let last = Made::of_last_year(self.template, self.partnership(), &mut chance);
        self.post(&last, When::At(slot(1, 2)), "wrong_year", "wrong_year", "it reports on 2025-26");
        if sends_the_right_one_too {
            let made = self.made("return");
            self.post(&made, When::At(slot(2, 2)), "counts", "sound", "it is for the right year");
        } else {
            self.nothing("wrong_year", "what it sent is for another year");
        }
    }
}

/// The minute at which a version comes in: the versions of one return are spread over the weeks before the deadline.
fn slot(version: usize, versions: usize) -> i64 {
    let all = 55 * 24 * 60;
    let share = all / i64::try_from(versions).expect("few");
    i64::try_from(version - 1).expect("few") * share
}

/// Changes an amount and every sum that depends on it.
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
