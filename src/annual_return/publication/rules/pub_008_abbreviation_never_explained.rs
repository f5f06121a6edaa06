#![doc = include_str!("pub_008_abbreviation_never_explained.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::annual_return::walk::{Leaf, leaves};
use crate::finding::{FieldPath, Level};
use crate::rule::kit::listed;
use crate::rule::language::{abbreviations, explains};
use crate::rule::{CHECKED, Checked, Found};

/// An abbreviation is used and explained nowhere in the return.
pub const RULE: ReturnRule =
    ReturnRule::new("PUB-008", Level::Advice, include_str!("pub_008_abbreviation_never_explained.md"), check);

/// Keys whose text is a name, a code or copied from a finding: nobody expects an explanation there.
const NOT_READ: [&str; 7] = ["code", "about", "figures", "digest", "content_digest", "text_mark", "term"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let leaves = leaves(&facts.this)?;
    let is_read = |leaf: &&Leaf| ["", "narrative"].contains(&leaf.kind) && !leaf.private && !NOT_READ.contains(&leaf.key());
    let texts: Vec<&Leaf> = leaves.iter().filter(is_read).collect();
    let known = known(facts);
    let mut unexplained: Vec<(&str, &FieldPath)> = Vec::new();
    for leaf in &texts {
        for abbreviation in abbreviations(&leaf.text) {
            let is_known = known.contains(&abbreviation) || unexplained.iter().any(|(own, _)| *own == abbreviation);
            if !is_known && !texts.iter().any(|text| explains(&text.text, abbreviation)) {
                unexplained.push((abbreviation, &leaf.path));
            }
        }
    }
    let Some((_, first)) = unexplained.first() else { return CHECKED };
    let names: Vec<String> = unexplained.iter().map(|(name, _)| format!("“{name}”")).collect();
    let are = if names.len() == 1 { "is" } else { "are" };
    let mut addition = found.add(
        (*first).clone(),
        format!("{} {are} never explained", listed(&names)),
        "write the words once, with the abbreviation after them in brackets, or add it under publication › glossary",
    );
    for ((_, path), name) in unexplained.iter().zip(&names).skip(1) {
        addition = addition.also((*path).clone(), format!("{name} is first used here"));
    }
    CHECKED
}

/// What needs no explanation: what everyone knows, what the glossary explains, and names.
fn known(facts: &Facts) -> Vec<&str> {
    let r = &facts.this;
    let mut known: Vec<&str> = facts.reference.list("abbreviation").iter().map(|row| row.label.as_str()).collect();
    // The report itself explains this one, at the beginning of its chapter on allegations.
    known.extend(r.lado.is_given().then_some("LADO"));
    let terms = r.publication.glossary.items().iter().map(|term| term.term.text());
    let names = r.partnership.bodies.items().iter().map(|body| body.name.text());
    let own = [r.partnership.name.text(), r.partnership.short_name.text()];
    for text in terms.chain(names).chain(own) {
        // A name or term is short: all of it may be capitals.
        known.extend(text.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| word.chars().count() > 1));
    }
    known
}
