//! The texts of a return that anyone will read, and what in them may give a person away.

use super::walk::Leaf;
use crate::finding::FieldPath;
use crate::privacy::{Hit, Kind, Manner, Scanner};

/// A text in which something may give a person away.
#[derive(Debug)]
pub struct Passage {
    /// Where it stands.
    pub path: FieldPath,
    /// Whether it is the text of a story.
    pub manner: Manner,
    /// What was found, in its order.
    pub hits: Vec<Hit>,
    /// The text itself, which no finding repeats.
    pub(super) text: String,
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
    pub(super) fn of(kind: Kind, manner: Manner) -> Self {
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
