//! A finished return: signed over its own content, in both forms, with its digest.

use masa_return::annual_return::AnnualReturn;
use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::public::digest;
use masa_return::canonical::{self, Digest};
use masa_return::finding::Level;
use masa_return::read::Source;
use serde_json::{Value, json};

use super::country::Partnership;
use super::json;
use super::random::Random;
use super::vary::Size;
use super::{counts, finance, indicators, place, vary};

/// A finished return.
#[derive(Debug, Clone)]
pub struct Made {
    /// The full form, with private notes.
    pub full: Value,
    /// The public form.
    pub public: Value,
    /// The digest of the public form.
    pub digest: Digest,
}

impl Made {
    /// The return of a partnership: always the same for the same seed and partnership.
    pub fn of(template: &Value, partnership: &Partnership, size: Size, chance: &mut Random) -> Self {
        let mut data = place::placed(template, partnership, chance);
        vary::entries_of(&mut data, size, chance);
        vary::answers(&mut data, chance);
        finance::vary(&mut data, partnership.children(), chance);
        counts::vary(&mut data, partnership.children(), chance);
        indicators::vary(&mut data, partnership, 2027, chance);
        // Some returns explain every query, others explain nothing.
        if chance.chance(35) { explained(data) } else { finished(data) }
    }

    /// A return for the year before, from somebody who used the wrong form or was a year late: every day in it is a year earlier.
    pub fn of_last_year(template: &Value, partnership: &Partnership, chance: &mut Random) -> Self {
        let mut data = Self::of(template, partnership, Size::Varied, chance).full;
        json::texts(&mut data, &mut a_year_earlier);
        json::clear(&mut data, "explanations");
        indicators::vary(&mut data, partnership, 2026, chance);
        finished(data)
    }

    /// The number of this version.
    pub fn version(&self) -> u64 {
        json::count(&self.full, "version").unwrap_or(1)
    }

    /// The next version of this return, with something changed. `named` is the digest of this version as the next one gives it.
    pub fn next(&self, named: &str, reason: &str, change: impl FnOnce(&mut Value)) -> Self {
        let mut data = self.full.clone();
        change(&mut data);
        json::put(&mut data, "version", self.version() + 1);
        json::put(&mut data, "replaces", json!({"digest": named, "reason": reason}));
        finished(data)
    }

    /// The canonical bytes of the full form.
    pub fn full_bytes(&self) -> Vec<u8> {
        bytes(&self.full)
    }

    /// The canonical bytes of the public form.
    pub fn public_bytes(&self) -> Vec<u8> {
        bytes(&self.public)
    }

    /// Reads and checks the return, as the department would.
    pub fn assessed(&self) -> Assessment {
        assessed(self.full_bytes())
    }
}

/// Turns `2027-03-31` into `2026-03-31` and `2026-27` into `2025-26`; leaves every other text as it is.
fn a_year_earlier(text: &mut String) {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let earlier = match parts.as_slice() {
        [year, month, day]
            if year.len() == 4 && month.len() == 2 && day.len() == 2 && digits(year) && digits(month) && digits(day) =>
        {
            let day = if *month == "02" && *day == "29" { "28" } else { day };
            format!("{}-{month}-{day}", year.parse::<u32>().expect("digits") - 1)
        }
        [first, second] if first.len() == 4 && second.len() == 2 && digits(first) && digits(second) => {
            format!("{}-{:02}", first.parse::<u32>().expect("digits") - 1, second.parse::<u32>().expect("digits") - 1)
        }
        _ => return,
    };
    *text = earlier;
}

/// A return whose data were changed after signing.
pub fn changed_after_signing(made: &Made, change: impl FnOnce(&mut Value)) -> Made {
    let mut data = made.full.clone();
    change(&mut data);
    let this: AnnualReturn = serde_json::from_value(data).expect("data of the types");
    let full = digest::full(&this).expect("a return is data");
    let public = digest::public(&this).expect("a return has a public form").data;
    let digest = Digest::of(&public).expect("a public form has a digest");
    Made { full, public, digest }
}

/// The canonical JSON of any data.
pub fn bytes(data: &Value) -> Vec<u8> {
    canonical::json(data).expect("data without fractions").into_bytes()
}

fn assessed(bytes: Vec<u8>) -> Assessment {
    assess(&[Source { name: "return.json".to_owned(), bytes }], None).expect("the form can be used")
}

/// Signs a return over its content.
pub fn finished(data: Value) -> Made {
    let this: AnnualReturn = serde_json::from_value(data).expect("data of the types");
    let mut full = digest::full(&this).expect("a return is data");
    let publishable = digest::public(&this).expect("a return has a public form");
    let content = digest::content_digest(&publishable).expect("a public form has a digest").short();
    let mut public = publishable.data;
    for form in [&mut full, &mut public] {
        for signature in json::entries_mut(form, "sign_off.signatures") {
            json::put(signature, "content_digest", content.clone());
        }
    }
    let digest = Digest::of(&public).expect("a public form has a digest");
    Made { full, public, digest }
}

/// Explains every query, then signs.
fn explained(mut data: Value) -> Made {
    let read = assessed(bytes(&data));
    let mut explanations = Vec::new();
    for finding in &read.findings {
        let can_be_explained = finding.level == Level::Query && finding.is_open() && !finding.is_about_a_person();
        if can_be_explained && !finding.code.starts_with("SIG") {
            let mut explanation = json!({
                "code": finding.code,
                "about": finding.about,
                "reason": "The partners know of this and have agreed that it stands. This reason is made up, as is everything in this return.",
                "approved_by": "Chair of the partnership"
            });
            if !finding.figures.is_empty() {
                json::put(&mut explanation, "figures", finding.figures.clone());
            }
            explanations.push(explanation);
        }
    }
    if !explanations.is_empty() {
        json::put(&mut data, "explanations", explanations);
    }
    finished(data)
}
