//! The room that words need in a picture. The fonts are not known here, so the estimate is cautious.

use super::{Anchor, Ink, Shape};

/// The size of most words in a picture, in points.
const SIZE: f32 = 10.0;

/// The distance from one base line to the next, in points.
pub(super) const LINE: f32 = 12.5;

/// The distance of the base line below the middle of a line of words, as a fraction of their size.
const DROP: f32 = 0.34;

/// The style of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    pub size: f32,
    pub strong: bool,
    pub ink: Ink,
}

impl Hand {
    /// The style of most words.
    pub const PLAIN: Self = Self { size: SIZE, strong: false, ink: Ink::Text };
    /// The style of important words.
    pub const STRONG: Self = Self { strong: true, ..Self::PLAIN };
    /// The style of less important words.
    pub const QUIET: Self = Self { ink: Ink::Muted, ..Self::PLAIN };

    pub fn with(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The distance from one base line to the next, in points.
    pub fn line(self) -> f32 {
        self.size * LINE / SIZE
    }

    /// The estimated width of words, in points: a little more than in the default fonts.
    pub fn width(self, text: &str) -> f32 {
        text.chars().map(breadth).sum::<f32>() * self.size * if self.strong { 1.06 } else { 1.0 }
    }

    /// The width of the widest of these lines, in points.
    pub fn widest(self, lines: &[String]) -> f32 {
        lines.iter().map(|line| self.width(line)).fold(0.0, f32::max)
    }

    /// Words broken into lines no wider than `room`; a word that is wider is broken within.
    pub fn wrap(self, text: &str, room: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            for piece in self.pieces(word, room) {
                if let Some(line) = lines.last_mut() {
                    if line.is_empty() {
                        line.push_str(&piece);
                    } else if self.width(line) + self.width(" ") + self.width(&piece) <= room {
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

    /// Words broken into as few lines as `room` allows, of lengths as even as possible, so that no word is alone without need.
    pub fn even(self, text: &str, room: f32) -> Vec<String> {
        let mut lines = self.wrap(text, room);
        let whole = text.split_whitespace().map(|word| self.width(word)).fold(0.0, f32::max);
        let (count, mut narrower) = (lines.len(), room - 3.0);
        while count > 1 && narrower >= whole {
            let tried = self.wrap(text, narrower);
            if tried.len() > count {
                break;
            }
            lines = tried;
            narrower -= 3.0;
        }
        lines
    }

    fn pieces(self, word: &str, room: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for character in word.chars() {
            let next = character.to_string();
            match pieces.last_mut() {
                Some(piece) if piece.is_empty() || self.width(piece) + self.width(&next) <= room => piece.push(character),
                _ => pieces.push(next),
            }
        }
        pieces
    }

    /// Adds lines of words to a picture, the first with its upper edge at `top`.
    pub fn write(self, shapes: &mut Vec<Shape>, lines: &[String], x: f32, top: f32, anchor: Anchor) {
        let mut y = top + self.line() / 2.0 + DROP * self.size;
        for line in lines {
            if !line.is_empty() {
                let Self { size, strong, ink } = self;
                shapes.push(Shape::Label { x, y, text: line.clone(), size, anchor, strong, ink });
            }
            y += self.line();
        }
    }
}

/// The width of a character at size 1. The fonts of a theme are not known here; these widths are a little more than those of
/// the default fonts.
fn breadth(character: char) -> f32 {
    match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | ' ' => 0.31,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' => 0.39,
        'm' | 'M' | 'W' | '%' | '@' | '—' => 0.97,
        'w' | '&' => 0.75,
        '0'..='9' | '£' | '+' | '−' => 0.65,
        // Most letters of scripts that the fonts do not have are no wider than a square.
        _ if !character.is_ascii() && !('\u{80}'..'\u{2c0}').contains(&character) && character.is_alphanumeric() => 1.0,
        _ if character.is_uppercase() => 0.74,
        _ => 0.58,
    }
}

/// The width of plain words.
pub(super) fn width(text: &str) -> f32 {
    Hand::PLAIN.width(text)
}

/// The width of a column of labels, in points: that of its widest line, but at most `most`.
pub(super) fn column<'a>(labels: impl Iterator<Item = (Hand, &'a str)>, most: f32) -> f32 {
    labels.map(|(hand, label)| hand.widest(&hand.even(label, most))).fold(0.0, f32::max)
}

/// Plain words broken into lines.
pub(super) fn wrap(text: &str, room: f32) -> Vec<String> {
    Hand::PLAIN.wrap(text, room)
}

/// Adds lines of plain words to a picture.
pub(super) fn write(shapes: &mut Vec<Shape>, lines: &[String], x: f32, top: f32, anchor: Anchor) {
    Hand::PLAIN.write(shapes, lines, x, top, anchor);
}

/// Positions for items of these heights, one below the other between `top` and `bottom`. Each is as near as possible to the
/// wanted position of its middle, in the order of those middles, without overlap. Returns the upper edges in the order given.
/// When the items need more room than there is, they continue below `bottom`.
pub(super) fn spread(wanted: &[(f32, f32)], top: f32, bottom: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let middle = |at: &usize| wanted.get(*at).map_or(0.0, |(middle, _)| *middle);
    order.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    // Each item starts at its wanted position. Items that overlap become one run, which is put at the average of the positions
    // its members want.
    let mut runs: Vec<Run> = Vec::new();
    for at in order {
        let (middle, height) = wanted.get(at).copied().unwrap_or_default();
        let mut run = Run { members: vec![at], height, wish: middle - height / 2.0, top: 0.0 };
        run.settle(top, bottom);
        while let Some(last) = runs.pop_if(|last| last.top + last.height > run.top) {
            run = last.joined(run);
            run.settle(top, bottom);
        }
        runs.push(run);
    }
    let mut tops = vec![0.0; wanted.len()];
    let mut free = top;
    for run in runs {
        let mut y = run.top.max(free);
        for at in run.members {
            if let Some(place) = tops.get_mut(at) {
                *place = y;
            }
            y += wanted.get(at).map_or(0.0, |(_, height)| *height);
        }
        free = y;
    }
    tops
}

/// A run of items that touch each other.
struct Run {
    members: Vec<usize>,
    height: f32,
    /// The average of the upper edges its members want.
    wish: f32,
    top: f32,
}

impl Run {
    fn settle(&mut self, top: f32, bottom: f32) {
        self.top = self.wish.min(bottom - self.height).max(top);
    }

    fn joined(mut self, below: Self) -> Self {
        let (above, under) = (self.members.len() as f32, below.members.len() as f32);
        self.wish = (self.wish * above + (below.wish - self.height) * under) / (above + under);
        self.height += below.height;
        self.members.extend(below.members);
        self
    }
}

/// The faults of a picture: words or shapes that reach outside it, and words that overlap.
#[cfg(test)]
pub(super) fn faults(drawing: &super::Drawing) -> Vec<String> {
    let mut found = Vec::new();
    let mut boxes: Vec<(&str, [f32; 4])> = Vec::new();
    let inside = |x: f32, y: f32| {
        x.is_finite() && y.is_finite() && x > -0.51 && x < drawing.width + 0.51 && y > -0.51 && y < drawing.height + 0.51
    };
    for shape in &drawing.shapes {
        let points = match shape {
            Shape::Rectangle { x, y, width, height, .. } => {
                assert!(*width >= 0.0 && *height >= 0.0, "{shape:?}");
                vec![(*x, *y), (x + width, y + height)]
            }
            Shape::Line { from, to, .. } | Shape::Curve { from, to, .. } => vec![*from, *to],
            Shape::Polygon { points, .. } | Shape::Path { points, .. } => points.clone(),
            Shape::Label { x, y, text, size, anchor, strong, ink } => {
                let width = Hand { size: *size, strong: *strong, ink: *ink }.width(text);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                let edges = [left, y - size * 0.75, left + width, y + size * 0.22];
                for (other, [a, b, c, d]) in &boxes {
                    if edges[0] < c - 0.05 && *a < edges[2] - 0.05 && edges[1] < d - 0.05 && *b < edges[3] - 0.05 {
                        found.push(format!("“{text}” stands upon “{other}”"));
                    }
                }
                boxes.push((text, edges));
                vec![(edges[0], edges[1]), (edges[2], edges[3])]
            }
        };
        if points.iter().any(|(x, y)| !inside(*x, *y)) {
            found.push(format!("not on the paper of {} × {}: {shape:?}", drawing.width, drawing.height));
        }
    }
    found
}

/// The words of a picture, in order.
#[cfg(test)]
pub(super) fn words(drawing: &super::Drawing) -> Vec<&str> {
    let mut found = Vec::new();
    for shape in &drawing.shapes {
        if let Shape::Label { text, .. } = shape {
            found.push(text.as_str());
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
        assert_eq!(wrap("abcdeghkno", 30.0), ["abcde", "ghkno"]);
        assert_eq!(wrap("", 75.0), [""]);
        assert_eq!(wrap("ab cd", 0.0), ["a", "b", "c", "d"]);
    }

    #[test]
    fn lines_are_as_even_as_they_can_be() {
        assert_eq!(Hand::PLAIN.even("Opening balance, 1 April 2026", 140.0), ["Opening balance,", "1 April 2026"]);
        assert_eq!(Hand::PLAIN.even("Opening balance", 140.0), ["Opening balance"]);
        assert_eq!(Hand::PLAIN.even("a abcdeghkno", 30.0), Hand::PLAIN.wrap("a abcdeghkno", 30.0));
    }

    #[test]
    fn what_should_stand_in_the_same_place_is_pushed_apart_evenly_and_stays_in_order() {
        assert_eq!(spread(&[(50.0, 10.0), (20.0, 10.0)], 0.0, 100.0), [45.0, 15.0]);
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0), (52.0, 10.0)], 0.0, 100.0), [35.666_668, 45.666_668, 55.666_668]);
        assert_eq!(spread(&[(0.0, 10.0), (1.0, 10.0)], 0.0, 100.0), [0.0, 10.0]);
        assert_eq!(spread(&[(99.0, 10.0), (98.0, 10.0)], 0.0, 100.0), [90.0, 80.0]);
        assert_eq!(spread(&[(5.0, 10.0), (5.0, 10.0), (5.0, 10.0)], 0.0, 20.0), [0.0, 10.0, 20.0]);
        assert_eq!(spread(&[], 0.0, 20.0), Vec::<f32>::new());
    }

    #[test]
    fn words_upon_words_and_words_off_the_paper_are_seen() {
        let mut shapes = Vec::new();
        write(&mut shapes, &["one".to_owned(), "two".to_owned()], 5.0, 0.0, Anchor::Start);
        let drawing = super::super::Drawing { width: 100.0, height: 2.0 * LINE, shapes: shapes.clone() };
        assert_eq!(faults(&drawing), Vec::<String>::new());
        write(&mut shapes, &["three".to_owned()], 20.0, 4.0, Anchor::Start);
        write(&mut shapes, &["four".to_owned()], 5.0, 0.0, Anchor::End);
        let drawing = super::super::Drawing { width: 100.0, height: 2.0 * LINE, shapes };
        let faults = faults(&drawing);
        assert_eq!(faults.len(), 3, "{faults:?}");
    }
}
