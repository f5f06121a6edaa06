#![doc = include_str!("pub_011_range_written_with_a_dash.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::finding::Level;
use crate::language::dashed_ranges;
use crate::rule::kit::counted;
use crate::rule::{CHECKED, Checked, Found};

/// Narrative writes a range of figures with a dash.
pub const RULE: ReturnRule =
    ReturnRule::new("PUB-011", Level::Advice, include_str!("pub_011_range_written_with_a_dash.md"), check);

/// The largest number of places a finding points at.
const MOST_SHOWN: usize = 20;

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let leaves = facts.leaves()?;
    let mut places = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.kind == "narrative" && !leaf.private) {
        places.extend(dashed_ranges(&leaf.text).into_iter().map(|range| (&leaf.path, range)));
    }
    let Some(((path, first), others)) = places.split_first() else { return CHECKED };
    let message = match places.len() {
        1 => format!("a range of figures is written with a dash: “{first}”"),
        number => format!("{} are written with a dash, the first as “{first}”", counted(number, "range", "ranges of figures")),
    };
    let mut addition = found.add(
        (*path).clone(),
        message,
        format!("write “{}”, so that it is read aloud as a range", first.replace(['-', '–'], " to ")),
    );
    for (path, range) in others.iter().take(MOST_SHOWN) {
        addition = addition.also((*path).clone(), format!("“{range}”"));
    }
    CHECKED
}
