//! Wording: names for people, lists in sentences, values in quotes, the nearest word.

use crate::value::capitalised;
/// A key as words: `amount_actual` is "Amount actual".
pub fn humanised(key: &str) -> String {
    capitalised(&key.replace(['_', '-'], " "))
}

/// The name of a type as words: `IncomeLine` is "Income line"; a run of capitals stays as it is.
pub(super) fn humanised_type(name: &str) -> String {
    let mut words = String::new();
    let letters: Vec<char> = name.chars().collect();
    for (i, letter) in letters.iter().enumerate() {
        let after_small = i > 0 && letters.get(i - 1).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        let before_small = letters.get(i + 1).is_some_and(|c| c.is_lowercase());
        if letter.is_uppercase() && i > 0 && (after_small || before_small) {
            words.push(' ');
        }
        if letter.is_uppercase() && i > 0 && before_small { words.extend(letter.to_lowercase()) } else { words.push(*letter) }
    }
    humanised(&words)
}

/// A title inside a sentence: "Amount actual" becomes "amount actual", while "LADO referrals" stays as it is.
pub fn uncapitalised(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() && !second.is_ascii_digit() => {
            let rest: String = title.chars().skip(1).collect();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => title.to_owned(),
    }
}

/// The most characters of a value that a message repeats.
const SHOWN: usize = 60;

/// A value in quotes, cut when it is long, with control characters made visible.
pub(super) fn shown(value: &str) -> String {
    let mut text = String::new();
    for (i, letter) in value.chars().enumerate() {
        if i == SHOWN {
            text.push('…');
            break;
        }
        match letter {
            '\n' | '\r' | '\t' => text.push(' '),
            control if control.is_control() => text.extend(control.escape_unicode()),
            plain => text.push(plain),
        }
    }
    format!("`{}`", text.trim_end())
}

/// The text in lines of at most `width` characters, unless a single word is longer.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
