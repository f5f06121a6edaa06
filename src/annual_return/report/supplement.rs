//! Everything that the text of a report is based on in addition to the public form of the return. It is embedded with the return
//! as `report.json`, so that anyone can make the report again from the embedded files and check that the text agrees with its
//! data.
//!
//! A report is made only from the public form and this supplement, both read back from the embedded bytes, so it cannot depend on
//! anything else. The supplement holds only what the report prints, or what anyone would find by checking the public form: no
//! date that is not published, and no count of children.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Edition, EditionOptions};
use crate::annual_return::Published;
use crate::annual_return::public::process::ProcessFigures;
use crate::annual_return::years::last_year::LastYear;
use crate::canonical;
use crate::error::Error;
use crate::finding::{FieldPath, Finding, Level, Tally};
use crate::value::Date;

/// The version of the format of `report.json`.
const FORMAT_VERSION: u32 = 1;

/// The tool that makes reports, with its version. Other versions may use other words.
pub const MAKER: &str = concat!("masa-return ", env!("CARGO_PKG_VERSION"));

/// What a report is made from in addition to the public form of its return.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supplement {
    /// The version of this format.
    pub format_version: u32,
    /// The tool that made the report.
    pub made_by: String,
    /// The SHA-256 of `return.json`, so that the two files stay together.
    pub return_sha256: String,
    /// Which readers the report is for.
    pub edition: Edition,
    /// Whether it is a draft.
    pub draft: bool,
    /// The date as of which the return was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// How many numbers were held back because they count few children.
    pub held_back: usize,
    /// How many more numbers were held back to protect those.
    pub held_back_beside: usize,
    /// The work left to do, in a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_do: Option<ToDo>,
    /// Figures about how work was done that depend on dates which are not published.
    pub process: ProcessFigures,
    /// The findings that may be printed, with the explanations given.
    pub findings: Vec<Noted>,
    /// What last year's return said, without its counts of children and its texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_year: Option<LastYear>,
}

/// How much work is left in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToDo {
    /// How many errors must be corrected.
    pub errors: usize,
    /// How many queries need an explanation.
    pub queries: usize,
}

/// A finding as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    code: String,
    path: String,
    about: String,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
}

impl Supplement {
    /// The supplement of a return. `data` holds the bytes of `return.json`, `printable` the findings that anyone would find, and
    /// `tally` counts all findings.
    pub(super) fn of(published: &Published, printable: &[&Finding], tally: Tally, data: &[u8], wish: EditionOptions) -> Self {
        Self {
            format_version: FORMAT_VERSION,
            made_by: MAKER.to_owned(),
            return_sha256: sha256(data),
            edition: wish.edition,
            draft: wish.draft,
            as_of: published.as_of,
            held_back: published.form().primary.len(),
            held_back_beside: published.form().secondary.len(),
            to_do: wish.draft.then_some(ToDo { errors: tally.errors, queries: tally.queries }),
            process: *published.process(),
            findings: printable
                .iter()
                .filter(|finding| finding.level == Level::Query)
                .map(|finding| Noted::of(finding))
                .collect(),
            last_year: published.last_year.clone(),
        }
    }

    /// Reads `report.json`; `None` when it has another format.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|read: &Self| read.format_version == FORMAT_VERSION)
    }

    /// The bytes as they are embedded.
    ///
    /// # Errors
    /// When it cannot be serialised, which a test rules out.
    pub fn json(&self) -> Result<String, Error> {
        canonical::json(&canonical::data(self)?)
    }

    /// The findings that may be printed.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings.iter().map(Noted::finding).collect()
    }
}

impl Noted {
    fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code.clone(),
            path: finding.path().to_string(),
            about: finding.about.clone(),
            message: finding.message.clone(),
            explanation: finding.explanation.clone(),
        }
    }

    fn finding(&self) -> Finding {
        let path = FieldPath::parse(&self.path).unwrap_or_default();
        let mut finding = Finding::new(&self.code, Level::Query, path, self.message.clone(), "");
        finding.about = self.about.clone();
        finding.explanation = self.explanation.clone();
        finding
    }
}

/// The SHA-256 of bytes, as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::annual_return::report::testing::{facts, published};

    #[test]
    fn what_travels_beside_the_data_tells_no_day_and_no_count_that_is_held_back() {
        let mut written = facts(json!({
            "prepared_on": "2027-06-30",
            "learning": {
                "notifications": [{ "id": "not-a", "notified_on": "2026-11-02" }],
                "rapid_reviews": [{ "notifications": ["not-a"], "sent_on": "2026-11-20" }],
            },
        }));
        written.last_year = serde_json::from_value(json!({
            "reporting_year": "2025-26",
            "finance": { "totals": { "spending_actual": "150000.00" } },
            "indicators": { "values": [{ "code": "D39b", "years": [{ "period": "2025-26", "count": 3 }] }] },
        }))
        .ok();
        let (_, supplement) = published(&written, &[]);
        let json = supplement.json().expect("it is written");
        for held_back in ["2026-11", "D39b", "not-a"] {
            assert!(!json.contains(held_back), "{held_back} is in {json}");
        }
        assert!(json.contains("\"rapid_reviews\":{\"judged\":1,\"on_time\":1}"), "{json}");
        assert!(json.contains("\"spending_actual\":\"150000.00\""), "{json}");
    }

    #[test]
    fn it_reads_back_as_it_was_written() {
        let (_, supplement) = published(&facts(json!({ "prepared_on": "2027-06-30" })), &[]);
        let json = supplement.json().expect("it is written");
        assert_eq!(Supplement::read(json.as_bytes()).expect("it reads").json().expect("it is written"), json);
        assert!(Supplement::read(b"{}").is_none());
        assert!(Supplement::read(json.replacen("\"format_version\":1", "\"format_version\":2", 1).as_bytes()).is_none());
    }
}
