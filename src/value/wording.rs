//! Values in words: numbers with their nouns, lists, names.

/// A number with its noun: "one meeting", "3 meetings".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("one {one}") } else { format!("{number} {many}") }
}

/// A list joined with "and": "a", "a and b", "a, b and c".
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "and")
}

/// A list joined with "or", where any of the words will do: "need", "need or service", "need, service or review".
pub fn choice_of<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "or")
}

fn joined<S: AsRef<str>>(words: &[S], before_last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {before_last} {}", first.join(", "), last.as_ref())
        }
    }
}

/// A name in quotation marks, such as “Exampleshire Council”; `otherwise` when the name is blank.
pub fn quoted(name: &str, otherwise: &str) -> String {
    if name.trim().is_empty() { otherwise.to_owned() } else { format!("“{}”", name.trim()) }
}

/// The word closest in spelling to a misspelt one; `None` when no word is close enough to be what was meant.
///
/// ```
/// use masa_return::value::nearest;
///
/// let ids = ["need-neglect", "need-exploitation"];
/// assert_eq!(nearest("need-neglet", ids.into_iter()), Some("need-neglect"));
/// assert_eq!(nearest("svc-parenting", ids.into_iter()), None);
/// ```
pub fn nearest<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let bare =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(80).collect::<String>();
    let meant = bare(word);
    if meant.is_empty() {
        return None;
    }
    let length = meant.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in words {
        let other = bare(candidate);
        let distance = strsim::damerau_levenshtein(&meant, &other);
        let inside = length >= 4 && other.len() >= 4 && (other.contains(&meant) || meant.contains(&other));
        let alike = strsim::jaro_winkler(&meant, &other) > 0.9;
        let near = distance <= 1 + length / 4 && distance < other.chars().count();
        let rank = if near { distance } else { distance + 100 };
        if (near || alike || inside) && best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, word)| word)
}

/// A number with a comma between thousands: `61,250`.
pub fn grouped(number: usize) -> String {
    with_commas(&number.to_string())
}

/// Digits with a comma between thousands.
pub(super) fn with_commas(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The words with a capital at the beginning.
///
/// ```
/// assert_eq!(masa_return::value::capitalised("parenting programme"), "Parenting programme");
/// ```
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text with tabs as spaces and control characters made visible, so that no terminal acts on them.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => out.push(' '),
            control if control.is_control() => out.extend(control.escape_unicode()),
            // Marks that change the direction of writing could make a line look like a different one.
            '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}' => {
                out.extend(letter.escape_unicode());
            }
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_only_when_it_is_near() {
        let ids = ["need-neglect", "need-exploitation"];
        assert_eq!(nearest("need-neglet", ids.into_iter()), Some("need-neglect"));
        assert_eq!(nearest("svc-parenting", ids.into_iter()), None);
        assert_eq!(nearest("need", std::iter::empty()), None);
    }
}
