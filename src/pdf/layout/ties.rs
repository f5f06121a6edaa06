//! Words that stay together on a line: a number and what it counts, a word and the number that belongs to it.

/// The most letters in a word that is kept with a number; a longer one may begin a line of its own.
const SHORT: usize = 9;

/// Words that do not belong to the number before them.
const LOOSE: &[&str] = &[
    "a", "and", "are", "as", "at", "but", "by", "for", "from", "had", "has", "have", "he", "in", "is", "it", "of", "on", "or",
    "she", "that", "the", "they", "this", "to", "was", "we", "were", "who", "with",
];

/// Words that mean little without the number or letter after them.
const NAMED: &[&str] = &[
    "agreement",
    "annex",
    "chapter",
    "figure",
    "grade",
    "level",
    "page",
    "pages",
    "paragraph",
    "part",
    "section",
    "table",
    "version",
];

/// Whether two consecutive words belong on one line.
pub fn tied(first: &str, second: &str) -> bool {
    counts(first) && is_unit(second) || names(first) && is_mark(second)
}

/// Whether a word is a number that the next word may belong to. A year is not: it ends its phrase.
fn counts(word: &str) -> bool {
    let number = word.trim_start_matches(['(', '£', '+', '-', '\u{2212}', '\u{201c}', '\u{2018}']);
    let digits = number.chars().all(|c| c.is_ascii_digit());
    let year = digits && number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    number.starts_with(|c: char| c.is_ascii_digit()) && number.ends_with(|c: char| c.is_ascii_digit()) && !year
}

fn is_unit(word: &str) -> bool {
    let unit = word.trim_end_matches(['.', ',', ';', ':', ')', '\u{201d}', '\u{2019}']);
    !unit.is_empty()
        && unit.chars().count() <= SHORT
        && unit.chars().all(char::is_alphabetic)
        && !LOOSE.contains(&unit.to_lowercase().as_str())
}

fn names(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '\u{201c}', '\u{2018}']);
    NAMED.contains(&word.to_lowercase().as_str())
}

/// Whether a word is a number, or a letter that stands for one.
fn is_mark(word: &str) -> bool {
    let mark = word.trim_end_matches(['.', ',', ';', ':', ')', '\u{201d}', '\u{2019}']);
    let letter = mark.chars().count() == 1 && mark.chars().all(|c| c.is_ascii_uppercase());
    letter || mark.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::tied;

    #[test]
    fn a_number_is_tied_to_what_it_counts_and_to_nothing_else() {
        for (first, second) in [("£2.4", "million"), ("5", "April"), ("(12", "children)."), ("Page", "12"), ("Annex", "B:")] {
            assert!(tied(first, second), "{first} {second}");
        }
        for (first, second) in
            [("2026", "children"), ("12", "and"), ("3", "safeguarding"), ("62%", "of"), ("page", "of"), ("in", "5")]
        {
            assert!(!tied(first, second), "{first} {second}");
        }
    }
}
