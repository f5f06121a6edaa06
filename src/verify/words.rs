//! The words read back from a file, and where they differ from the words they should be.

use std::collections::BTreeMap;

/// The largest number of departures reported one by one.
pub const TOLD: usize = 20;
/// The largest number counted: a file with more departures is another document.
const COUNTED: usize = 500;
/// The number of words searched on each side for the place where two texts agree again.
const NEAR: usize = 200;
/// The number of words that must agree there.
const MEET: usize = 3;
/// The largest number of words that may have the same letters with spaces in other places.
const PARTED: usize = 8;
/// The number of words shown before a departure, so that a reader can find it.
const BEFORE: usize = 4;
/// The largest number of letters shown of a text.
const SHOWN: usize = 120;

/// The words of one block: a paragraph, a cell, a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The page, counted from 1; `None` where there are no pages.
    pub page: Option<usize>,
    /// The heading above the words; empty before the first heading.
    pub heading: String,
    /// Whether the words are the alternative text of a picture.
    pub picture: bool,
}

/// A place where the words of a file are not what they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The page, counted from 1; `None` where there are no pages.
    pub page: Option<usize>,
    /// The heading above the place; empty before the first heading.
    pub heading: String,
    /// The words before the place.
    pub before: String,
    /// The words of the file; empty when it leaves something out.
    pub said: String,
    /// The words it should have; empty when it says too much.
    pub due: String,
}

/// The places where two texts differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Departures {
    /// The first departures.
    pub told: Vec<Departure>,
    /// The number of all departures.
    pub count: usize,
}

struct Word<'a> {
    letters: String,
    piece: &'a Piece,
    block: usize,
}

fn words(pieces: &[Piece]) -> Vec<Word<'_>> {
    let of_piece = |(block, piece): (usize, &'_ Piece)| {
        let letters: Vec<String> = piece.text.split_whitespace().map(plain).filter(|letters| !letters.is_empty()).collect();
        (block, letters)
    };
    pieces
        .iter()
        .enumerate()
        .map(|(block, piece)| (piece, of_piece((block, piece))))
        .flat_map(|(piece, (block, letters))| letters.into_iter().map(move |letters| Word { letters, piece, block }))
        .collect()
}

/// A word without invisible characters, and with one hyphen for all that look alike.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
        .map(|letter| if letter == '\u{2011}' { '-' } else { letter })
        .collect()
}

/// The places where the words of a file differ from the words it should have.
pub fn departures(due: &[Piece], said: &[Piece]) -> Departures {
    let (due, said) = (words(due), words(said));
    let mut found = Departures::default();
    let (mut at, mut there) = (0, 0);
    while at < due.len() || there < said.len() {
        if same(due.get(at), said.get(there)) {
            (at, there) = (at + 1, there + 1);
            continue;
        }
        if let Some((more, more_there)) = parted_otherwise(&due, at, &said, there) {
            (at, there) = (at + more, there + more_there);
            continue;
        }
        let (skip, skip_there) = if found.count < COUNTED {
            meet_again(&due, at, &said, there)
        } else {
            (due.len().saturating_sub(at), said.len().saturating_sub(there))
        };
        found.count += 1;
        if found.told.len() < TOLD {
            found.told.push(departure(&due, at..at + skip, &said, there..there + skip_there));
        }
        (at, there) = (at + skip, there + skip_there);
    }
    found
}

fn same(one: Option<&Word>, other: Option<&Word>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.letters == other.letters)
}

/// The numbers of words to skip when the same letters of one block have spaces in other places, because a line ends within a word
/// or without a space.
fn parted_otherwise(due: &[Word], at: usize, said: &[Word], there: usize) -> Option<(usize, usize)> {
    let (first, other) = (due.get(at)?, said.get(there)?);
    let (mut letters, mut letters_there) = (first.letters.clone(), other.letters.clone());
    let (mut more, mut more_there) = (1, 1);
    while letters != letters_there {
        let (short, long) = if letters.len() < letters_there.len() {
            let word = due.get(at + more).filter(|word| word.block == first.block)?;
            letters.push_str(&word.letters);
            more += 1;
            (&letters, &letters_there)
        } else {
            let word = said.get(there + more_there).filter(|word| word.block == other.block)?;
            letters_there.push_str(&word.letters);
            more_there += 1;
            (&letters_there, &letters)
        };
        let agree = short.bytes().zip(long.bytes()).all(|(one, other)| one == other);
        if !agree || more > PARTED || more_there > PARTED {
            return None;
        }
    }
    Some((more, more_there))
}

/// The numbers of words to skip on each side until the texts agree again; the smallest sum wins.
fn meet_again(due: &[Word], at: usize, said: &[Word], there: usize) -> (usize, usize) {
    let (left, left_there) = (due.len().saturating_sub(at), said.len().saturating_sub(there));
    let agree = |skip: usize, skip_there: usize| {
        let ends = skip == left && skip_there == left_there;
        ends || (0..MEET).all(|next| {
            let (one, other) = (due.get(at + skip + next), said.get(there + skip_there + next));
            same(one, other) || next > 0 && one.is_none() && other.is_none()
        })
    };
    for passed in 1..=2 * NEAR {
        // Tries equal numbers first: most changes replace words by as many others.
        let mut splits: Vec<(usize, usize)> = (0..=passed).map(|skip| (skip, passed - skip)).collect();
        splits.sort_by_key(|(skip, skip_there)| skip.abs_diff(*skip_there));
        let fits = |(skip, skip_there): &(usize, usize)| {
            *skip <= left.min(NEAR) && *skip_there <= left_there.min(NEAR) && agree(*skip, *skip_there)
        };
        if let Some(found) = splits.into_iter().find(fits) {
            return found;
        }
    }
    // A whole chapter was added or removed: continue at the next block that both have.
    next_common_block(due, at, said, there).unwrap_or((left, left_there))
}

fn next_common_block(due: &[Word], at: usize, said: &[Word], there: usize) -> Option<(usize, usize)> {
    let mut blocks: BTreeMap<&str, usize> = BTreeMap::new();
    for (skip, word) in said.iter().skip(there).enumerate() {
        let begins = there + skip == 0 || said.get(there + skip - 1).is_some_and(|before| before.block != word.block);
        if begins && word.piece.text.len() > 30 {
            blocks.entry(&word.piece.text).or_insert(skip);
        }
    }
    due.iter().skip(at).enumerate().find_map(|(skip, word)| {
        let begins = at + skip == 0 || due.get(at + skip - 1).is_some_and(|before| before.block != word.block);
        let skip_there = begins.then(|| blocks.get(word.piece.text.as_str())).flatten()?;
        (skip + skip_there > 0).then_some((skip, *skip_there))
    })
}

fn departure(due: &[Word], missing: std::ops::Range<usize>, said: &[Word], extra: std::ops::Range<usize>) -> Departure {
    let last_before = extra.start.checked_sub(1).and_then(|at| said.get(at));
    let place = said.get(extra.start).filter(|_| !extra.is_empty()).or(last_before).or_else(|| said.first());
    let before_from = extra.start.saturating_sub(BEFORE);
    Departure {
        page: place.and_then(|word| word.piece.page),
        heading: place.map(|word| word.piece.heading.clone()).unwrap_or_default(),
        before: joined(said.get(before_from..extra.start).unwrap_or_default()),
        said: joined(said.get(extra).unwrap_or_default()),
        due: joined(due.get(missing).unwrap_or_default()),
    }
}

fn joined(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.letters);
        if text.chars().count() > SHOWN {
            return text.chars().take(SHOWN).chain(['…']).collect();
        }
    }
    text
}

/// Prepares two texts for comparison when another theme may print marks differently and bring a picture. Removes words without a
/// letter or a digit from both. Removes from `said` the pictures that are not due, and returns their words.
pub fn loosened(due: &mut [Piece], said: &mut Vec<Piece>) -> Vec<String> {
    let usual: Vec<String> = due.iter().filter(|piece| piece.picture).map(|piece| piece.text.clone()).collect();
    let is_own = |piece: &Piece| piece.picture && !usual.contains(&piece.text);
    let pictures = said.iter().filter(|piece| is_own(piece)).map(|piece| piece.text.clone()).collect();
    said.retain(|piece| !is_own(piece));
    for piece in due.iter_mut().chain(said.iter_mut()) {
        let words = piece.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        piece.text = words.collect::<Vec<_>>().join(" ");
    }
    pictures
}

/// A text reduced to its letters.
pub fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// The shortest phrase searched for in a running head, in letters: shorter ones occur everywhere.
const LEAST: usize = 4;

/// The phrases that running heads are composed of: titles, headers, and the words between them.
#[derive(Debug)]
pub struct Phrases(Vec<String>);

impl Phrases {
    /// The blocks of a document, and what remains of its running heads without them.
    pub fn of(pieces: &[Piece], titles: &[Piece], heads: &[Piece]) -> Self {
        let mut known: Vec<String> = pieces.iter().chain(titles).map(|piece| letters(&piece.text)).collect();
        known.retain(|phrase| phrase.chars().count() >= LEAST);
        // Longest first, so that no phrase is mistaken for a shorter one within it.
        known.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
        known.dedup();
        let mut phrases = Self(known);
        let mut between: Vec<String> = heads.iter().flat_map(|head| phrases.left_of(&head.text)).collect();
        between.sort();
        between.dedup();
        phrases.0.extend(between);
        phrases
    }

    /// Whether a running head is composed of these phrases. A title too long for its line is cut.
    pub fn make_up(&self, head: &str) -> bool {
        let parts: Vec<&str> = head.split('…').collect();
        parts.iter().enumerate().all(|(at, part)| {
            let is_cut = at + 1 < parts.len();
            let mut left = self.left_of(part);
            if is_cut && let Some(last) = left.pop() {
                let begins = self.0.iter().any(|phrase| phrase.starts_with(&last) || last.ends_with(phrase.as_str()));
                left.extend((!begins).then_some(last));
            }
            left.is_empty()
        })
    }

    /// What remains of a text without these phrases, in order; a few stray letters do not count.
    fn left_of(&self, text: &str) -> Vec<String> {
        let mut left = vec![letters(text)];
        for phrase in &self.0 {
            if left.iter().any(|part| part.contains(phrase.as_str())) {
                left = left.iter().flat_map(|part| part.split(phrase.as_str()).map(str::to_owned)).collect();
            }
        }
        left.retain(|part| part.chars().count() >= LEAST);
        left
    }
}

/// The digests printed in these words, in order: `3f2a-90bc-11de-77a0`.
pub fn digests(pieces: &[Piece]) -> Vec<String> {
    let is_group = |group: &str| group.len() == 4 && group.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let is_digest = |word: &&str| word.split('-').count() == 4 && word.split('-').all(is_group);
    let mut found: Vec<String> = Vec::new();
    for piece in pieces {
        let text = plain(&piece.text);
        for word in text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').filter(is_digest) {
            if found.iter().all(|known| known != word) {
                found.push(word.to_owned());
            }
        }
    }
    found
}

/// The amounts and percentages in these words, in order.
pub fn numbers(pieces: &[Piece]) -> Vec<String> {
    let words = pieces.iter().flat_map(|piece| piece.text.split_whitespace());
    let number = |word: &str| {
        let word = plain(word);
        let word = word.trim_matches(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '£' | '%' | '-' | '−'));
        let is_number = word.contains(|letter: char| letter.is_ascii_digit());
        (is_number && (word.contains('£') || word.ends_with('%'))).then(|| word.to_owned())
    };
    words.filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(blocks: &[&str]) -> Vec<Piece> {
        blocks.iter().map(|text| Piece { text: (*text).to_owned(), ..Piece::default() }).collect()
    }

    fn told(due: &[&str], said: &[&str]) -> Vec<(String, String)> {
        departures(&pieces(due), &pieces(said)).told.into_iter().map(|one| (one.due, one.said)).collect()
    }

    #[test]
    fn a_changed_word_is_told_with_both_values_and_the_words_before_it() {
        let found =
            departures(&pieces(&["The council paid £61,250 in the year"]), &pieces(&["The council paid £61,251 in the year"]));
        assert_eq!(found.count, 1);
        let one = &found.told[0];
        assert_eq!((one.due.as_str(), one.said.as_str(), one.before.as_str()), ("£61,250", "£61,251", "The council paid"));
    }

    #[test]
    fn words_left_out_and_added_are_told_and_what_follows_is_in_step_again() {
        assert_eq!(told(&["a b c d e f"], &["a b x c d e f"]), [(String::new(), "x".to_owned())]);
        assert_eq!(told(&["a b c d e f"], &["a c d e f"]), [("b".to_owned(), String::new())]);
        assert_eq!(told(&["a b c d e f"], &["a b c d e"]), [("f".to_owned(), String::new())]);
        assert_eq!(told(&["a b"], &["a b", "more"]), [(String::new(), "more".to_owned())]);
        assert_eq!(told(&["a b c d e f g h i"], &["a x c d e f g y i"]).len(), 2);
    }

    #[test]
    fn letters_parted_otherwise_within_a_block_are_the_same_and_across_blocks_are_not() {
        assert_eq!(told(&["multi-agency safe guarding"], &["multi- agency safeguarding"]), []);
        assert_eq!(told(&["non\u{ad}sense\u{a0}here"], &["nonsense here"]), []);
        assert_eq!(told(&["12", "3"], &["1", "23"]).len(), 1);
    }

    #[test]
    fn a_chapter_that_came_is_one_departure() {
        let chapter: Vec<String> = (0..900).map(|number| format!("word{number}")).collect();
        let long = "a block that is long enough to be known again by its words";
        let found = told(&["begin", long, "end of it"], &["begin", &chapter.join(" "), long, "end of it"]);
        assert_eq!(found.len(), 1);
        assert!(found[0].1.starts_with("word0 word1"));
    }

    #[test]
    fn texts_that_have_nothing_in_common_come_to_an_end() {
        let one: Vec<String> = (0..30_000).map(|number| format!("a{number}")).collect();
        let other: Vec<String> = (0..30_000).map(|number| format!("b{number}")).collect();
        let found = departures(&pieces(&[&one.join(" ")]), &pieces(&[&other.join(" ")]));
        assert_eq!(found.count, 1);
        assert_eq!(departures(&[], &[]), Departures::default());
    }

    #[test]
    fn a_theme_may_bring_a_picture_and_other_marks_and_no_other_words() {
        let mut due = pieces(&["— Aisha, 14", "It cost £5"]);
        let mut said = pieces(&["Aisha, 14", "It cost · £6"]);
        said.insert(0, Piece { text: "Our logo".to_owned(), picture: true, ..Piece::default() });
        assert_eq!(loosened(&mut due, &mut said), ["Our logo"]);
        let found = departures(&due, &said);
        assert_eq!((found.count, found.told[0].said.as_str()), (1, "£6"));
    }

    #[test]
    fn running_heads_are_put_together_from_titles_and_nothing_else() {
        let known = Phrases::of(
            &pieces(&["What it cost", "Who paid"]),
            &pieces(&["Annual return 2026 to 2027"]),
            &pieces(&["Page 1 of 9 Annual return 2026 to 2027", "What it cost (continued)"]),
        );
        assert!(known.make_up("Page 12 of 40 Annual ret…"));
        assert!(known.make_up("Who paidWhat it cost (continued)"));
        assert!(!known.make_up("Page 1 of 9 We paid nobody"));
        assert!(!known.make_up("We paid nobody"));
    }

    #[test]
    fn amounts_and_percentages_are_found_whatever_stands_around_them() {
        let text = pieces(&["It cost £61,250, (up 5.6%); 12 children, −£3 in 2026-27."]);
        assert_eq!(numbers(&text), ["£61,250", "5.6%", "−£3"]);
    }

    #[test]
    fn digests_are_found_where_they_are_printed() {
        let text = pieces(&["Digest: 3f2a-90bc-11de-77a0.", "no-digest 2026-2027 3f2a-90bc-11de-77a0", "ABCD-90bc-11de-77a0"]);
        assert_eq!(digests(&text), ["3f2a-90bc-11de-77a0"]);
    }
}
