#![doc = include_str!("pub_008_abbreviation_never_explained.md")]

use std::collections::BTreeSet;

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::walk::Leaf;
use crate::finding::{FieldPath, Level};
use crate::language::abbreviations;
use crate::rule::kit::listed;
use crate::rule::{CHECKED, Checked, Found};

/// An abbreviation is used but never explained in the return.
pub const RULE: ReturnRule =
    ReturnRule::new("PUB-008", Level::Advice, include_str!("pub_008_abbreviation_never_explained.md"), check);

/// Keys whose text is a name, a code or copied from a finding: nobody expects an explanation there.
const NOT_READ: [&str; 9] = ["code", "about", "figures", "digest", "content_digest", "text_mark", "term", "name", "provider"];

/// The largest number of abbreviations a message names.
const MOST_NAMED: usize = 12;

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let leaves = facts.leaves()?;
    let is_read = |leaf: &&Leaf| ["", "narrative"].contains(&leaf.kind) && !leaf.private && !NOT_READ.contains(&leaf.key());
    let mut known = known(facts);
    let mut used: Vec<(&str, &FieldPath)> = Vec::new();
    for leaf in leaves.iter().filter(is_read) {
        for abbreviation in abbreviations(&leaf.text) {
            if abbreviation.explained {
                known.insert(abbreviation.word);
            }
            used.push((abbreviation.word, &leaf.path));
        }
    }
    // Each abbreviation is reported once, where it is first used.
    used.retain(|(word, _)| known.insert(word));
    let Some((_, first)) = used.first() else { return CHECKED };
    let mut names: Vec<String> = used.iter().take(MOST_NAMED).map(|(word, _)| format!("“{word}”")).collect();
    if used.len() > MOST_NAMED {
        names.push(format!("{} others", used.len() - MOST_NAMED));
    }
    let mut addition = found.add(
        (*first).clone(),
        format!("{} {} never explained", listed(&names), if used.len() == 1 { "is" } else { "are" }),
        "write the words once, with the abbreviation after them in brackets, or add it under publication › glossary: - { term: …, meaning: … }",
    );
    let elsewhere = |((_, path), _): &(&(&str, &FieldPath), &String)| path != first;
    for ((_, path), name) in used.iter().zip(&names).take(MOST_NAMED).filter(elsewhere) {
        addition = addition.also((*path).clone(), format!("{name} is first used here"));
    }
    CHECKED
}

/// Abbreviations that need no explanation: those everyone knows, those in the glossary, and names made of capitals.
fn known(facts: &Facts) -> BTreeSet<&str> {
    let r = &facts.this;
    let mut known: BTreeSet<&str> = facts.reference.list("abbreviation").iter().map(|row| row.label.as_str()).collect();
    // The report explains this one itself, at the start of its chapter on allegations.
    known.extend(r.lado.is_given().then_some("LADO"));
    known.extend(r.publication.glossary.items().iter().flat_map(|term| words(term.term.text())));
    known.extend(words(r.partnership.short_name.text()));
    let bodies = r.partnership.bodies.items().iter().map(|body| body.name.text());
    let providers = r.commissioning.services.items().iter().map(|service| service.provider.text());
    known.extend(bodies.chain(providers).filter_map(|name| words(name).next()));
    known
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| !word.is_empty())
}
