//! Bytes to text: UTF-8, UTF-16 with a byte order mark, and as a last resort Windows-1252.

use super::text::Text;
use super::{MAX_BYTES, Source, codes};
use crate::finding::{FieldPath, Finding};

/// The text of a file; `None` when it cannot be text. Adds findings about the encoding.
pub(super) fn decode(source: &Source, findings: &mut Vec<Finding>) -> Option<Text> {
    if source.bytes.len() > MAX_BYTES {
        let message = format!("the file has {} bytes, and at most {MAX_BYTES} can be read", source.bytes.len());
        findings.push(whole_file(
            codes::TOO_LARGE,
            &source.name,
            message,
            "a return is text and far smaller: check that this is the right file",
        ));
        return None;
    }
    let (text, first_odd) = match source.bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), None),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), None),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        bytes => utf8(bytes),
    };
    let text = Text::new(&source.name, text);
    if let Some(at) = text.as_str().find('\0') {
        let message = "the file holds a character that no text has (NUL)".to_owned();
        let help = "save the return as plain text in the encoding UTF-8; a Word document, spreadsheet or PDF cannot be read";
        let mut span = text.span(at..at + 1);
        span.excerpt = None;
        findings.push(codes::finding(codes::NOT_TEXT, FieldPath::root(), Some(span), message, help.to_owned()));
        return None;
    }
    if let Some(at) = first_odd {
        let end = text.as_str().get(at..).and_then(|rest| rest.chars().next()).map_or(at, |odd| at + odd.len_utf8());
        let odd = text.slice(at..end);
        let message = format!(
            "the file is saved in an old Windows encoding; it was read as such, and `{odd}` is the first character that shows it"
        );
        let help = "check that the line reads as it should, then save the file as UTF-8 (in Notepad: Save as, Encoding)";
        findings.push(codes::finding(codes::OLD_ENCODING, FieldPath::root(), Some(text.span(at..end)), message, help.to_owned()));
    }
    Some(text)
}

/// A finding about a file as a whole.
pub(super) fn whole_file(code: &str, name: &str, message: String, help: &str) -> Finding {
    let span = crate::finding::Span { file: name.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1, excerpt: None };
    codes::finding(code, FieldPath::root(), Some(span), message, help.to_owned())
}

/// The bytes as UTF-8 or, when they are not UTF-8, as Windows-1252; then also the first byte of the new text that differs.
fn utf8(bytes: &[u8]) -> (String, Option<usize>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
            let mut at = None;
            for (i, byte) in bytes.iter().enumerate() {
                if i == error.valid_up_to() {
                    at = Some(text.len());
                }
                text.push(windows_1252(*byte));
            }
            (text, at)
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}
