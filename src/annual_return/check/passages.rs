//! The texts of a return that will be published, and anything in them that may identify a person.

use super::walk::Leaf;
use crate::finding::FieldPath;
use crate::privacy::{Hit, Kind, Manner, Scanner};

/// A text that may identify a person.
#[derive(Debug)]
pub struct Passage {
    /// The path of the text.
    pub path: FieldPath,
    /// Whether it is the text of a story.
    pub manner: Manner,
    /// What was found, in the order of the text.
    pub hits: Vec<Hit>,
    /// The text itself, which no finding repeats.
    pub(in crate::annual_return) text: String,
}

/// What a finding about personal data is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Any detail about a person in a story.
    Story,
    /// A person's identity.
    Identity,
    /// A person's contact details.
    Contact,
    /// A number that only one person has.
    Number,
}

impl Concern {
    /// The concern that a kind of hit raises in a text read in this manner.
    pub(in crate::annual_return) fn of(kind: Kind, manner: Manner) -> Self {
        match manner {
            Manner::Story => Self::Story,
            Manner::Report if kind.is_number_of_a_person() => Self::Number,
            Manner::Report if kind.is_contact() => Self::Contact,
            Manner::Report => Self::Identity,
        }
    }
}

/// Parts with `name` fields that hold the names of people in public office.
const OFFICES: [&str; 3] = ["governance", "scrutiny", "sign_off"];
/// Fields that hold the names of bodies, in the parts of [`BODIES_IN`].
const BODIES: [&str; 4] = ["name", "short_name", "provider", "given_by"];
/// Parts in which the fields of [`BODIES`] name bodies.
const BODIES_IN: [&str; 3] = ["commissioning", "partnership", "secure_estate"];

/// The scanner for this return. The people and bodies that the return names in their own fields may be named everywhere.
fn scanner(leaves: &[Leaf]) -> Scanner {
    let named = |parts: &'static [&str], keys: &'static [&str]| {
        leaves
            .iter()
            .filter(|leaf| parts.contains(&leaf.path.part()) && keys.contains(&leaf.key()))
            .map(|leaf| leaf.text.as_str())
    };
    Scanner::new(named(&OFFICES, &["name"]), named(&BODIES_IN, &BODIES))
}

/// What was looked for and found in the texts of a return.
#[derive(Debug)]
pub(in crate::annual_return) struct Passages {
    /// The scanner, with the people and bodies that this return names.
    pub scanner: Scanner,
    /// Every text that would be published and may identify a person, in the order of the form.
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

/// How the text at a path is read: as a story, or as part of the report.
pub(in crate::annual_return) fn manner(path: &FieldPath) -> Manner {
    if path.part() == "stories" { Manner::Story } else { Manner::Report }
}
