//! The meaning of the glyphs of a font.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::file::{dictionary, name, stream, unfolded, utf16, value};

/// The largest number of characters read from a font.
const MOST: usize = 70_000;

/// The parts of a font that are needed to read words.
#[derive(Debug, Default)]
pub struct Font {
    /// The text of each code.
    meaning: BTreeMap<u32, String>,
    /// The number of bytes in a code.
    wide: usize,
    /// The font program and anything else that affects what is drawn.
    pub program: Vec<u8>,
}

/// Fonts that have been read.
#[derive(Debug, Default)]
pub struct Fonts {
    known: BTreeMap<ObjectId, std::rc::Rc<Font>>,
}

impl Fonts {
    /// The font behind an object.
    pub fn get(&mut self, file: &Document, object: &Object) -> std::rc::Rc<Font> {
        let id = object.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.known.get(&id)) {
            return std::rc::Rc::clone(font);
        }
        let font = std::rc::Rc::new(dictionary(file, object).map(|font| Font::read(file, font)).unwrap_or_default());
        if let Some(id) = id {
            self.known.insert(id, std::rc::Rc::clone(&font));
        }
        font
    }
}

impl Font {
    fn read(file: &Document, font: &Dictionary) -> Self {
        let is_composite = value(file, font, b"Subtype").and_then(name).as_deref() == Some("Type0");
        let map = font.get(b"ToUnicode").ok().and_then(|map| stream(file, map)).and_then(unfolded).unwrap_or_default();
        let within = value(file, font, b"DescendantFonts")
            .and_then(|fonts| fonts.as_array().ok())
            .and_then(|fonts| fonts.first())
            .and_then(|font| dictionary(file, font));
        let descriptor = [Some(font), within]
            .into_iter()
            .flatten()
            .find_map(|font| value(file, font, b"FontDescriptor").and_then(|descriptor| dictionary(file, descriptor)));
        let program = descriptor
            .and_then(|descriptor| {
                [b"FontFile2".as_slice(), b"FontFile3", b"FontFile"].iter().find_map(|key| descriptor.get(key).ok())
            })
            .and_then(|program| stream(file, program))
            .and_then(unfolded)
            .unwrap_or_default();
        Self { meaning: meanings(&map), wide: if is_composite { 2 } else { 1 }, program }
    }

    /// The text of these bytes.
    pub fn text(&self, bytes: &[u8]) -> String {
        let mut text = String::new();
        for code in bytes.chunks(self.wide.max(1)) {
            let number = code.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            match self.meaning.get(&number) {
                Some(meaning) => text.push_str(meaning),
                // A single-byte font without meanings for its glyphs is read as plain letters.
                None if self.wide <= 1 => text.extend(char::from_u32(number)),
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
        text
    }
}

/// The meanings in a `ToUnicode` map: single codes and ranges.
fn meanings(map: &[u8]) -> BTreeMap<u32, String> {
    let text = String::from_utf8_lossy(map);
    let mut meanings = BTreeMap::new();
    let mut operands: Vec<Token> = Vec::new();
    for token in tokens(&text) {
        match token {
            Token::Word("beginbfchar" | "beginbfrange") => operands.clear(),
            Token::Word("endbfchar") => {
                for pair in operands.chunks(2) {
                    if let [Token::Hex(code), Token::Hex(meaning)] = pair {
                        meanings.insert(number(code), utf16(meaning));
                    }
                }
                operands.clear();
            }
            Token::Word("endbfrange") => {
                ranges(&operands, &mut meanings);
                operands.clear();
            }
            other => operands.push(other),
        }
        if meanings.len() > MOST {
            break;
        }
    }
    meanings
}

fn ranges(operands: &[Token], meanings: &mut BTreeMap<u32, String>) {
    let mut rest = operands;
    while let [Token::Hex(from), Token::Hex(to), after @ ..] = rest {
        let (from, to) = (number(from), number(to));
        let codes = (from..=to).take(MOST);
        match after {
            [Token::Hex(first), after @ ..] => {
                for (code, step) in codes.zip(0..) {
                    meanings.insert(code, stepped(first, step));
                }
                rest = after;
            }
            [Token::Open, after @ ..] => {
                let end = after.iter().position(|token| matches!(token, Token::Close)).unwrap_or(after.len());
                let (listed, after) = after.split_at(end);
                for (code, meaning) in codes.zip(listed) {
                    if let Token::Hex(meaning) = meaning {
                        meanings.insert(code, utf16(meaning));
                    }
                }
                rest = after.get(1..).unwrap_or_default();
            }
            _ => return,
        }
        if meanings.len() > MOST {
            return;
        }
    }
}

/// The text of the code at `step` after the first of a range.
fn stepped(first: &[u8], step: u16) -> String {
    let mut units: Vec<u8> = first.to_vec();
    if let [.., high, low] = units.as_mut_slice() {
        let [new_high, new_low] = u16::from_be_bytes([*high, *low]).wrapping_add(step).to_be_bytes();
        (*high, *low) = (new_high, new_low);
    }
    utf16(&units)
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a str),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '<' if !rest.starts_with("<<") => {
                let (digits, after) = rest.split_once('>').unwrap_or((rest, ""));
                let digits: Vec<u8> =
                    digits.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| u8::try_from(digit).unwrap_or(0)).collect();
                found.push(Token::Hex(
                    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect(),
                ));
                after
            }
            '[' | ']' => {
                found.push(if first == '[' { Token::Open } else { Token::Close });
                rest.get(1..).unwrap_or_default()
            }
            _ if first.is_ascii_alphanumeric() => {
                let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                found.push(Token::Word(word));
                after
            }
            _ => rest.get(first.len_utf8()..).unwrap_or_default(),
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_codes_and_ranges_are_read() {
        let map = b"1 beginbfchar\n<0001> <00660069>\nendbfchar\n2 beginbfrange\n<0002> <0004> <0041>\n<0005> <0006> [<0058> <D83DDE00>]\nendbfrange";
        let font = Font { meaning: meanings(map), wide: 2, program: Vec::new() };
        assert_eq!(font.text(&[0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6]), "fiABCX😀");
        assert_eq!(font.text(&[0, 9]), "\u{fffd}");
        assert_eq!(Font { wide: 1, ..Font::default() }.text(b"plain"), "plain");
    }
}
