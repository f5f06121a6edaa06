#![doc = include_str!("gen_003_reference_leads_nowhere.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::ids;
use crate::finding::Level;
use crate::rule::kit::{choice_of, nearest};
use crate::rule::{CHECKED, Checked, Found};

/// A reference names an id that does not exist, or the id of an entry of another kind.
pub const RULE: ReturnRule = ReturnRule::new("GEN-003", Level::Error, include_str!("gen_003_reference_leads_nowhere.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let links = &facts.links;
    for reference in &links.refs {
        let (target, asked) = (reference.target.as_str(), choice_of(&reference.kinds));
        let fits = |kinds: &[String]| kinds.iter().any(|kind| reference.kinds.contains(kind));
        let mut bearers = links.ids.iter().filter(|thing| thing.id == target).peekable();
        let Some(first) = bearers.peek().copied() else {
            let known = links.ids.iter().filter(|thing| fits(&thing.kinds)).map(|thing| thing.id.as_str());
            let there_are = ids::there_are(links, &reference.kinds);
            let help = match nearest(target, known) {
                Some(meant) => format!("write {meant} if that is what is meant; {there_are}"),
                None => there_are,
            };
            found.add(reference.path.clone(), format!("{target} is not the id of any {asked} in this return"), help);
            continue;
        };
        if !bearers.any(|thing| fits(&thing.kinds)) {
            found
                .add(
                    reference.path.clone(),
                    format!(
                        "{target} is the id of {}, but {} belongs here",
                        ids::with_article(&choice_of(&first.kinds)),
                        ids::with_article(&asked)
                    ),
                    format!("give the id of {}; {}", ids::with_article(&asked), ids::there_are(links, &reference.kinds)),
                )
                .also(first.path.clone(), format!("{target} is given here"));
        }
    }
    CHECKED
}
