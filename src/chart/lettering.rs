//! How much room words need in a picture. The fonts are not known here, so the estimate is a cautious one.

use super::{Anchor, Ink, Shape};

/// The size of all words in a picture, in points.
const SIZE: f32 = 10.0;

/// From one base line to the next.
pub(super) const LINE: f32 = 12.5;

/// How far the base line stands below the middle of a line of words.
const DROP: f32 = 3.4;

/// The width of words in points: more than they take in either of the fonts, unless they are all capitals.
pub(super) fn width(text: &str) -> f32 {
    text.chars().map(|character| if character.is_uppercase() { 0.68 } else { 0.55 }).sum::<f32>() * SIZE
}

/// Words broken into lines no wider than `room`; a word that is wider is broken within.
pub(super) fn wrap(text: &str, room: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for piece in pieces(word, room) {
            if let Some(line) = lines.last_mut() {
                if line.is_empty() {
                    line.push_str(&piece);
                } else if width(line) + width(" ") + width(&piece) <= room {
                    line.push(' ');
                    line.push_str(&piece);
                } else {
                    lines.push(piece);
                }
            }
        }
    }
    lines
}

fn pieces(word: &str, room: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in word.chars() {
        let next = character.to_string();
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || width(piece) + width(&next) <= room => piece.push(character),
            _ => pieces.push(next),
        }
    }
    pieces
}

/// Adds lines of words to a picture, the first with its upper edge at `top`.
pub(super) fn write(shapes: &mut Vec<Shape>, lines: &[String], x: f32, top: f32, anchor: Anchor) {
    let mut y = top + LINE / 2.0 + DROP;
    for line in lines {
        shapes.push(Shape::Label { x, y, text: line.clone(), size: SIZE, anchor, strong: false, ink: Ink::Text });
        y += LINE;
    }
}

/// The words of a picture that do not stand within it.
#[cfg(test)]
pub(super) fn off_the_paper(drawing: &super::Drawing) -> Vec<String> {
    let mut found = Vec::new();
    for shape in &drawing.shapes {
        if let Shape::Label { x, y, text, anchor, .. } = shape {
            let (left, right) = match anchor {
                Anchor::Start => (*x, x + width(text)),
                Anchor::Middle => (x - width(text) / 2.0, x + width(text) / 2.0),
                Anchor::End => (x - width(text), *x),
            };
            if left < -0.01 || right > drawing.width + 0.01 || *y > drawing.height || *y < 0.0 {
                found.push(format!("{text}: {left} to {right}, {y} of {} × {}", drawing.width, drawing.height));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_are_broken_between_words_and_very_long_words_within() {
        assert_eq!(wrap("schools and colleges", 75.0), ["schools and", "colleges"]);
        assert_eq!(wrap("abcdefghij", 28.0), ["abcde", "fghij"]);
        assert_eq!(wrap("", 75.0), [""]);
        assert_eq!(wrap("ab cd", 0.0), ["a", "b", "c", "d"]);
    }
}
