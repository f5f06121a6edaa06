//! The texts of a return that anyone will read, and what in them may give a person away.

use std::fmt::Write as _;

use super::facts::Facts;
use super::model::DataForm;
use super::walk::Leaf;
use crate::canonical::Digest;
use crate::finding::FieldPath;
use crate::privacy::{Hit, Kind, Manner, Scanner};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{counted, listed};

/// A text in which something may give a person away.
#[derive(Debug)]
pub struct Passage {
    /// Where it stands.
    pub path: FieldPath,
    /// Whether it is the text of a story.
    pub manner: Manner,
    /// What was found, in its order.
    pub hits: Vec<Hit>,
    text: String,
}

/// What a finding about personal data is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Anything of a person in a story.
    Story,
    /// Who somebody is.
    Identity,
    /// How to reach somebody.
    Contact,
    /// A number that one person alone has.
    Number,
}

impl Concern {
    /// Which concern a kind is in a text of this manner.
    fn of(kind: Kind, manner: Manner) -> Self {
        match manner {
            Manner::Story => Self::Story,
            Manner::Report if kind.is_number_of_a_person() => Self::Number,
            Manner::Report if kind.is_contact() => Self::Contact,
            Manner::Report => Self::Identity,
        }
    }
}

/// Parts whose fields `name` hold the names of people in public office.
const OFFICES: [&str; 3] = ["governance", "scrutiny", "sign_off"];
/// Fields that hold the names of bodies.
const BODIES: [&str; 4] = ["name", "short_name", "provider", "given_by"];
/// Parts whose fields of that name are bodies.
const BODIES_IN: [&str; 3] = ["commissioning", "partnership", "secure_estate"];

/// The scan of this return: the people and bodies it names in their own fields may be named everywhere.
fn scanner(leaves: &[Leaf]) -> Scanner {
    let named = |parts: &'static [&str], keys: &'static [&str]| {
        leaves
            .iter()
            .filter(|leaf| parts.contains(&leaf.path.part()) && keys.contains(&leaf.key()))
            .map(|leaf| leaf.text.as_str())
    };
    Scanner::new(named(&OFFICES, &["name"]), named(&BODIES_IN, &BODIES))
}

/// What was looked for, and found, in the texts of a return.
#[derive(Debug)]
pub(super) struct Passages {
    /// The scan, with the people and bodies this return names.
    pub scanner: Scanner,
    /// Every text that would be published and in which something may give a person away, in the order of the form.
    pub found: Vec<Passage>,
}

impl Passages {
    pub fn of(leaves: &[Leaf]) -> Self {
        let scanner = scanner(leaves);
        let is_text =
            |leaf: &Leaf| !leaf.private && matches!(leaf.kind, "" | "narrative") && leaf.path.part() != "privacy_cleared";
        let passage = |leaf: &Leaf| {
            let manner = manner(&leaf.path);
            let hits = scanner.scan(&leaf.text, manner);
            (!hits.is_empty()).then_some(Passage { path: leaf.path.clone(), manner, hits, text: leaf.text.clone() })
        };
        let found = leaves.iter().filter(|leaf| is_text(leaf)).filter_map(passage).collect();
        Self { scanner, found }
    }
}

/// How a text at a place is read.
pub(super) fn manner(path: &FieldPath) -> Manner {
    if path.part() == "stories" { Manner::Story } else { Manner::Report }
}

/// Tells every passage of one concern: one finding a text, with kinds and places and never a value.
pub fn tell(facts: &Facts, concern: Concern, found: &mut Found, help: &str) -> Checked {
    for passage in facts.passages() {
        let hits: Vec<&Hit> = passage.hits.iter().filter(|hit| Concern::of(hit.kind, passage.manner) == concern).collect();
        let Some(first) = hits.first() else { continue };
        // What one person alone has is never a matter of judgement.
        let can_be_cleared = !hits.iter().any(|hit| hit.kind.is_number_of_a_person());
        let message = format!("the text holds what looks like {}", kinds(&hits));
        let help = if can_be_cleared { help } else { "take the number out: it belongs to one person, and cannot be cleared" };
        found
            .add(passage.path.clone(), message, help)
            .about_a_person(first.word, can_be_cleared.then(|| text_mark(passage, &hits)).flatten());
    }
    CHECKED
}

/// "a person's name (words 3 and 17) and a postcode (word 20)".
fn kinds(hits: &[&Hit]) -> String {
    let mut kinds: Vec<(Kind, Vec<String>)> = Vec::new();
    for hit in hits {
        match kinds.iter_mut().find(|(kind, _)| *kind == hit.kind) {
            Some((_, words)) => words.push(hit.word.to_string()),
            None => kinds.push((hit.kind, vec![hit.word.to_string()])),
        }
    }
    let told: Vec<String> = kinds
        .into_iter()
        .map(|(kind, words)| match words.len() {
            1..=4 => format!("{} ({} {})", kind.words(), if words.len() == 1 { "word" } else { "words" }, listed(&words)),
            many => format!("{} ({})", kind.words(), counted(many, "time", "times")),
        })
        .collect();
    listed(&told)
}

/// The mark of a text and of what was found in it. Five digits tell whether it changed, and far too little to guess what it says.
fn text_mark(passage: &Passage, hits: &[&Hit]) -> Option<String> {
    let mut what = String::new();
    for hit in hits {
        // Writing to a String cannot fail.
        let _ = write!(what, "{} {};", hit.word, hit.kind.words());
    }
    let digest = Digest::of(&serde_json::json!([passage.path.to_string(), passage.text, what])).ok()?.short();
    let digits: String = digest.chars().filter(|digit| *digit != '-').take(5).collect();
    Some(format!("t-{digits}"))
}

/// Whether this is the form of the data that anyone may have, in which private answers are left out.
pub fn is_public_form(facts: &Facts) -> bool {
    facts.this.data_form.get() == Some(DataForm::Public)
}
