//! Answers as lines of YAML.

use super::Piece;

/// A key and its value as lines, starting at a column.
pub(super) fn key_lines(key: &str, piece: &Piece, column: usize, step: usize) -> Vec<String> {
    let lead = " ".repeat(column);
    match piece {
        Piece::Text { .. } | Piece::Code(_) | Piece::Row(_) => vec![format!("{lead}{key}: {}", inline(piece))],
        Piece::List(_) | Piece::Group(_) => {
            let mut written = vec![format!("{lead}{key}:")];
            written.extend(lines(piece, column + step, step));
            written
        }
    }
}

/// A list or a group as lines.
pub(super) fn lines(piece: &Piece, column: usize, step: usize) -> Vec<String> {
    match piece {
        Piece::Text { .. } | Piece::Code(_) | Piece::Row(_) => vec![format!("{}{}", " ".repeat(column), inline(piece))],
        Piece::List(entries) => entries.iter().flat_map(|entry| entry_lines(entry, column, step)).collect(),
        Piece::Group(keys) => keys.iter().flat_map(|(key, piece)| key_lines(key, piece, column, step)).collect(),
    }
}

/// An entry of a list as lines, with its dash at a column.
pub(super) fn entry_lines(piece: &Piece, column: usize, step: usize) -> Vec<String> {
    let mut written = lines(piece, column + 2, step);
    if let Some(first) = written.first_mut() {
        *first = format!("{}- {}", " ".repeat(column), first.trim_start());
    }
    written
}

/// An answer on one line, followed by its comment.
fn inline(piece: &Piece) -> String {
    match piece {
        Piece::Text { text, remark } if remark.is_empty() => scalar(text),
        Piece::Text { text, remark } => format!("{}  # {remark}", scalar(text)),
        Piece::Code(code) if code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => format!("\"{code}\""),
        Piece::Code(code) => scalar(code),
        Piece::Row(keys) => {
            let pairs: Vec<String> = keys.iter().map(|(key, text)| format!("{key}: {}", scalar(text))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Piece::List(_) | Piece::Group(_) => String::new(),
    }
}

/// A single answer as it is typed, in quotes wherever YAML could read it as anything but this text.
pub(super) fn scalar(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || " '().&-_".contains(letter);
    let begins_well = text.starts_with(|first: char| first.is_ascii_alphanumeric());
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.starts_with('0') && text.len() > 1;
    let is_word = ["null", "true", "false", "yes", "no", "on", "off"].contains(&text.to_ascii_lowercase().as_str());
    if begins_well && !text.ends_with(' ') && text.chars().all(plain) && !is_number && !is_word {
        return text.to_owned();
    }
    if text == "true" || text == "false" || text.parse::<rust_decimal::Decimal>().is_ok_and(|number| number.to_string() == text) {
        return text.to_owned();
    }
    let escaped: String = text
        .chars()
        .flat_map(|letter| match letter {
            '"' | '\\' => vec!['\\', letter],
            letter if letter.is_control() => vec![' '],
            letter => vec![letter],
        })
        .collect();
    format!("\"{escaped}\"")
}
