//! The standardised data of each council: the department's published figures where there are any, and plausible figures for later
//! years.

use masa_return::reference::Published;
use masa_return::reference::shipped;
use serde_json::{Map, Value, json};

use super::country::{Council, Partnership};
use super::json as at;
use super::money::apportioned;
use super::random::Random;

/// The kind of an indicator, and its level where nothing is published: per 10,000 children, or in thousandths.
enum Kind {
    /// A count, per 10,000 children.
    Count(i64),
    /// Parts of a whole with another code, in thousandths of it.
    Parts(&'static str, &'static [(&'static str, i64)]),
    /// A share of another indicator's count, in thousandths.
    ShareOf(&'static str, i64),
    /// A share of a number of its own: the number per 10,000 children, and the share in thousandths.
    Share(i64, i64),
    /// A number in tenths.
    Number(i64),
}

use Kind::{Count, Number, Parts, Share, ShareOf};

const INDICATORS: [(&str, Kind); 33] = [
    ("D03", Count(518)),
    ("D01", Count(2280)),
    ("D04", ShareOf("D03", 215)),
    ("D05", ShareOf("D03", 68)),
    ("D06", ShareOf("D03", 295)),
    ("D07", Share(468, 825)),
    ("D08", Count(190)),
    ("D09", Count(60)),
    ("D11", Parts("D09", &[("D11a", 105), ("D11b", 720), ("D11c", 130), ("D11d", 45)])),
    ("D12", Count(55)),
    ("D13", Count(43)),
    ("D14", Parts("D13", &[("D14a", 510), ("D14b", 67), ("D14c", 37), ("D14d", 332), ("D14e", 54)])),
    ("D15", ShareOf("D12", 245)),
    ("D16", ShareOf("D13", 25)),
    ("D17", Share(55, 34)),
    ("D18", Share(33, 945)),
    ("D19", Count(337)),
    ("D20", Count(71)),
    ("D21a", Count(26)),
    ("D21b", Count(25)),
    ("D22", Share(96, 102)),
    ("D23", Share(54, 730)),
    ("D24", Count(15)),
    ("D25", Count(190)),
    ("D26", Count(140)),
    ("D27", Count(12)),
    ("D28", Count(1)),
    ("D29", ShareOf("D03", 905)),
    ("D46a", Share(29, 160)),
    ("D46b", Share(25, 130)),
    ("D46c", Number(167)),
    ("D49a", Count(20)),
    ("D49b", Count(4)),
];

/// The three years of a return, oldest first: as people write them, and by the year in which they end.
fn years(last: i16) -> [(String, i16); 3] {
    [last - 2, last - 1, last].map(|ending| (format!("{}-{:02}", ending - 1, ending % 100), ending))
}

/// Replaces the example's figures by figures of every council, for a return on the year that ends in `last`.
pub fn vary(data: &mut Value, partnership: &Partnership, last: i16, chance: &mut Random) {
    let mut values = Vec::new();
    for council in &partnership.councils {
        let mut course = Course { council, chance, years: years(last), counts: Vec::new(), values: Vec::new() };
        for (code, kind) in &INDICATORS {
            course.follow(code, kind);
        }
        values.append(&mut course.values);
    }
    values.sort_by(|one, other| at::text(one, "code").cmp(at::text(other, "code")));
    at::put(data, "indicators.values", values);
}

/// Three years of figures for one council.
struct Course<'a> {
    council: &'a Council,
    chance: &'a mut Random,
    years: [(String, i16); 3],
    counts: Vec<(String, [Option<i64>; 3])>,
    values: Vec<Value>,
}

impl Course<'_> {
    fn follow(&mut self, code: &str, kind: &Kind) {
        match kind {
            Count(rate) => {
                let counts = self.counts_of(code, *rate);
                self.tell_counts(code, counts);
            }
            Parts(whole, parts) => self.parts(whole, parts),
            ShareOf(whole, share) => {
                let wholes = self.known(whole);
                self.share(code, wholes, *share);
            }
            Share(rate, share) => {
                let mut whole = self.scaled(*rate).max(4);
                let wholes = [0; 3].map(|_| {
                    whole = self.moved(whole);
                    Some(whole)
                });
                self.share(code, wholes, *share);
            }
            Number(tenths) => {
                let mut number = tenths + self.chance.between(-15, 15);
                let mut years = Vec::new();
                for (period, ending) in self.years.clone() {
                    number += self.chance.between(-6, 6);
                    if let Published::Known(published) = shipped().published(&self.council.body.code, code, ending)
                        && let Some(tenths) = tenths_of(&published.to_string())
                    {
                        number = tenths;
                    }
                    years.push(json!({"period": period, "rate": format!("{}.{}", number / 10, number % 10)}));
                }
                self.tell(code, years);
            }
        }
    }

    /// A count from a rate per 10,000 children of the area, give or take 15%.
    fn scaled(&mut self, rate: i64) -> i64 {
        i64::from(self.council.children) * rate * self.chance.between(850, 1150) / 10_000_000
    }

    /// The number a year later, changed so little that nobody asks why.
    fn moved(&mut self, number: i64) -> i64 {
        number * self.chance.between(940, 1070) / 1000
    }

    fn published(&self, code: &str, ending: i16) -> Option<Published> {
        match shipped().published(&self.council.body.code, code, ending) {
            Published::NotShipped => None,
            told => Some(told),
        }
    }

    /// The counts of three years as published. A year with a published symbol has no count, and the next year starts from the
    /// count before it.
    fn counts_of(&mut self, code: &str, rate: i64) -> [Option<i64>; 3] {
        let mut last = self.scaled(rate);
        self.years.clone().map(|(_, ending)| {
            let told = self.published(code, ending);
            match told {
                None => {
                    last = self.moved(last);
                    Some(last)
                }
                Some(told) => {
                    let number = told.known().and_then(|number| number.to_string().parse().ok());
                    last = number.unwrap_or(last);
                    number
                }
            }
        })
    }

    fn known(&self, code: &str) -> [Option<i64>; 3] {
        self.counts.iter().find(|(known, _)| known == code).map_or([None; 3], |(_, counts)| *counts)
    }

    fn tell_counts(&mut self, code: &str, counts: [Option<i64>; 3]) {
        let told =
            self.years.iter().zip(counts).filter_map(|((period, _), count)| Some(json!({"period": period, "count": count?})));
        let years = told.collect();
        self.tell(code, years);
        self.counts.push((code.to_owned(), counts));
    }

    fn parts(&mut self, whole: &str, parts: &[(&str, i64)]) {
        let wholes = self.known(whole);
        let mut weights: Vec<i64> = parts.iter().map(|(_, share)| share * self.chance.between(850, 1150)).collect();
        let mut told: Vec<[Option<i64>; 3]> = vec![[None; 3]; parts.len()];
        for (year, (_, ending)) in self.years.clone().iter().enumerate() {
            let published: Vec<Option<Published>> = parts.iter().map(|(code, _)| self.published(code, *ending)).collect();
            if published.iter().any(Option::is_some) {
                let numbers: Vec<Option<i64>> = published
                    .iter()
                    .map(|told| told.and_then(Published::known).and_then(|number| number.to_string().parse().ok()))
                    .collect();
                if let Some(numbers) =
                    numbers.iter().copied().collect::<Option<Vec<i64>>>().filter(|all| all.iter().sum::<i64>() > 0)
                {
                    weights = numbers.iter().map(|number| number * 1000).collect();
                }
                // In some councils the published parts do not add up to the published whole. That year is left out.
                let sum = numbers.iter().copied().sum::<Option<i64>>();
                if sum.is_none() || wholes[year].is_none() || sum == wholes[year] {
                    for (part, number) in told.iter_mut().zip(numbers) {
                        part[year] = number;
                    }
                }
            } else if let Some(whole) = wholes[year] {
                for (part, number) in told.iter_mut().zip(apportioned(whole, &weights)) {
                    part[year] = Some(number);
                }
            }
        }
        for ((code, _), counts) in parts.iter().zip(told) {
            self.tell_counts(code, counts);
        }
    }

    /// The percentages of three years, with their numerators and denominators where they are known.
    fn share(&mut self, code: &str, wholes: [Option<i64>; 3], thousandths: i64) {
        let mut share = (thousandths + self.chance.between(-30, 30)).clamp(5, 990);
        let mut years = Vec::new();
        for ((period, ending), whole) in self.years.clone().iter().zip(wholes) {
            let area = &self.council.body.code;
            let whole_number = |told: Published| told.known().and_then(|number| number.to_string().parse::<i64>().ok());
            if let Some(told) = self.published(code, *ending) {
                let parts = shipped().published_parts(area, code, *ending);
                let parts = parts.and_then(|(part, whole)| Some((whole_number(part)?, whole_number(whole)?)));
                let percent = told.known().and_then(|percent| tenths_of(&percent.to_string()));
                let Some(percent) = percent else { continue };
                share = percent;
                match parts {
                    Some((part, of)) if whole.is_none_or(|whole| whole == of) && of > 0 => {
                        years.push(json!({"period": period, "numerator": part, "denominator": of}));
                    }
                    _ => years.push(json!({"period": period, "percent": format!("{}.{}", percent / 10, percent % 10)})),
                }
            } else {
                share = (share + self.chance.between(-12, 12)).clamp(0, 1000);
                let Some(whole) = whole else { continue };
                years.push(json!({"period": period, "numerator": (whole * share + 500) / 1000, "denominator": whole}));
            }
        }
        self.tell(code, years);
    }

    fn tell(&mut self, code: &str, mut years: Vec<Value>) {
        years.reverse();
        let source = if code == "D24" { "other_published" } else { "local_system" };
        let mut value = Map::new();
        value.insert("code".to_owned(), code.into());
        value.insert("authority".to_owned(), self.council.body.id.clone().into());
        value.insert("source".to_owned(), source.into());
        value.insert("years".to_owned(), years.into());
        self.values.push(value.into());
    }
}

/// `16.9` as 169; `None` with more than one decimal place.
fn tenths_of(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    (rest.len() == 1).then(|| Some(whole.parse::<i64>().ok()? * 10 + rest.parse::<i64>().ok()?)).flatten()
}
