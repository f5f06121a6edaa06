#![doc = include_str!("pub_009_hard_to_read.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::finding::{FieldPath, Level, Step};
use crate::language::{Measure, years};
use crate::rule::kit::listed;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Decimal;

/// The narrative of a part needs a higher reading age than most families have.
pub const RULE: ReturnRule = ReturnRule::new("PUB-009", Level::Advice, include_str!("pub_009_hard_to_read.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let thresholds = facts.reference.thresholds();
    let (most, fewest) = (&thresholds.reading_age_most, &thresholds.reading_words_least);
    let mut parts: Vec<(&str, Measure)> = Vec::new();
    for leaf in facts.leaves()?.iter().filter(|leaf| leaf.kind == "narrative" && !leaf.private) {
        let Some(Step::Key(part)) = leaf.path.0.first() else { continue };
        match parts.last_mut() {
            Some((last, measure)) if last == part => *measure += Measure::of(&leaf.text),
            _ => parts.push((part, Measure::of(&leaf.text))),
        }
    }
    let mut hard: Vec<(&str, Decimal)> = parts
        .into_iter()
        .filter(|(_, measure)| measure.words >= fewest.value)
        .filter_map(|(part, measure)| Some((part, measure.reading_age()?)))
        .filter(|(_, age)| *age > most.decimal())
        .collect();
    // Hardest first; parts that are equally hard stay in the order of the form.
    hard.sort_by(|(_, a), (_, b)| b.cmp(a));
    let place = |part: &str| FieldPath::root().key(part);
    let words = |part: &str| part.replace('_', " ");
    let Some(((hardest, age), others)) = hard.split_first() else { return CHECKED };
    let mut message = format!(
        "the narrative of {} needs a reading age of {}; most families read easily up to {}",
        words(hardest),
        years(*age),
        most.value
    );
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(|(part, age)| format!("{} ({})", words(part), years(*age))).collect();
        message.push_str(&format!("; so do {}", listed(&others)));
    }
    let mut addition = found.add(
        place(hardest),
        message,
        "cut the longest sentences in two, and say it in the words you would use to a parent; read it aloud to somebody from outside",
    );
    for (part, age) in others {
        addition = addition.also(place(part), format!("a reading age of {}", years(*age)));
    }
    CHECKED
}
