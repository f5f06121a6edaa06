//! Words into lines.

use std::rc::Rc;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use crate::document::{Align, Inline, Target, plain};
use crate::pdf::display::Goal;
use crate::pdf::fonts::{Face, Fonts, Word};

/// Words shaped and ready to be broken into lines of any width and size. Measures are shares of the size.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// What cannot be broken.
    pub atoms: Vec<Atom>,
    /// Where the links among the words lead.
    pub links: Vec<(Goal, String)>,
}

/// What stands between two places where a line may end.
#[derive(Debug, Clone)]
pub struct Atom {
    parts: Vec<Part>,
    width: f32,
    space: Option<Part>,
}

/// A part of an atom: of one face, inside one link or none.
#[derive(Debug, Clone)]
pub struct Part {
    /// The shaped characters.
    pub word: Rc<Word>,
    /// The number of the link.
    pub link: Option<usize>,
}

/// A line.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its parts with their distance from the line's left end.
    pub parts: Vec<(f32, Part)>,
    /// How wide it is without the space at its end.
    pub width: f32,
}

/// How words are to be shaped.
#[derive(Debug, Clone, Copy)]
pub struct Lettering {
    /// The face of words that are neither strong nor stressed.
    pub face: Face,
    /// Whether figures have one width.
    pub tabular: bool,
}

impl Lettering {
    /// Running text.
    pub const REGULAR: Self = Self { face: Face::Regular, tabular: false };
    /// Words that weigh more.
    pub const BOLD: Self = Self { face: Face::Bold, tabular: false };
    /// The lettering of a column.
    pub fn column(face: Face, align: Align) -> Self {
        Self { face, tabular: align == Align::Right }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    face: Face,
    link: Option<usize>,
}

/// Shapes words.
pub fn set(fonts: &mut Fonts, words: &[Inline], lettering: Lettering) -> Setting {
    let mut text = String::new();
    let mut looks = Vec::new();
    let mut links = Vec::new();
    flatten(words, Look { face: lettering.face, link: None }, &mut text, &mut looks, &mut links);
    while text.ends_with(' ') {
        text.pop();
    }

    let mut atoms = Vec::new();
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut start = 0;
    for end in segmenter.segment_str(&text).filter(|end| *end > 0) {
        let Some(segment) = text.get(start..end) else { continue };
        let solid = segment.trim_end_matches(' ');
        let solid_end = start + solid.len();
        let parts = shaped(fonts, lettering.tabular, &text, &looks, start, solid_end);
        let space = shaped(fonts, lettering.tabular, &text, &looks, solid_end, end).pop();
        let width = parts.iter().map(|part| part.word.width).sum();
        atoms.push(Atom { parts, width, space });
        start = end;
    }
    Setting { atoms, links }
}

/// Shapes plain words.
pub fn set_plain(fonts: &mut Fonts, words: &str, lettering: Lettering) -> Setting {
    set(fonts, &[Inline::from(words)], lettering)
}

fn shaped(fonts: &mut Fonts, tabular: bool, text: &str, looks: &[(usize, Look)], start: usize, end: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = start;
    let first = looks.partition_point(|(stop, _)| *stop <= start);
    for (stop, look) in looks.iter().skip(first) {
        if at >= end {
            break;
        }
        let piece_end = end.min(*stop);
        if let Some(piece) = text.get(at..piece_end).filter(|piece| !piece.is_empty()) {
            parts.push(Part { word: fonts.word(look.face, tabular, piece), link: look.link });
        }
        at = piece_end;
    }
    parts
}

fn flatten(words: &[Inline], look: Look, text: &mut String, looks: &mut Vec<(usize, Look)>, links: &mut Vec<(Goal, String)>) {
    for word in words {
        match word {
            Inline::Text(typed) => {
                tidy(typed, text);
                match looks.last_mut() {
                    Some(last) if last.1 == look => last.0 = text.len(),
                    _ => looks.push((text.len(), look)),
                }
            }
            Inline::Strong(inner) => flatten(inner, Look { face: Face::Bold, ..look }, text, looks, links),
            Inline::Emphasis(inner) => {
                let face = if look.face == Face::Bold { Face::Bold } else { Face::Italic };
                flatten(inner, Look { face, ..look }, text, looks, links);
            }
            Inline::Link { target, text: inner } => {
                let goal = match target {
                    Target::Url(url) => Goal::Url(url.clone()),
                    Target::Anchor(anchor) => Goal::Anchor(anchor.clone()),
                };
                links.push((goal, plain(inner)));
                flatten(inner, Look { link: Some(links.len() - 1), ..look }, text, looks, links);
            }
        }
    }
}

/// White space becomes one space; characters that draw nothing and only steer other programs are left out.
fn tidy(typed: &str, text: &mut String) {
    for character in typed.chars() {
        match character {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => text.push(character),
            '\u{ad}' | '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}' => {}
            space if space.is_whitespace() => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            control if control.is_control() => {}
            other => text.push(other),
        }
    }
}

/// Whether a text would show nothing.
pub fn is_blank(text: &str) -> bool {
    let mut shown = String::new();
    tidy(text, &mut shown);
    shown.trim().is_empty()
}

impl Setting {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// The width of the longest part that cannot be broken.
    pub fn longest(&self) -> f32 {
        self.atoms.iter().map(|atom| atom.width).fold(0.0, f32::max)
    }

    /// The width of all words in one line.
    pub fn natural(&self) -> f32 {
        let spaces = |atom: &Atom| atom.space.as_ref().map_or(0.0, |space| space.word.width);
        let all: f32 = self.atoms.iter().map(|atom| atom.width + spaces(atom)).sum();
        all - self.atoms.last().map_or(0.0, spaces)
    }

    /// The words in as few lines as [`lines`](Self::lines) would need, but of much the same length: for headings.
    pub fn even_lines(&self, size: f32, width: f32) -> Vec<Line> {
        let lines = self.lines(size, width);
        if lines.len() < 2 || self.longest() * size > width {
            return lines;
        }
        let (mut short, mut long) = (width / lines.len() as f32, width);
        let mut best = lines;
        for _ in 0..6 {
            let middle = short.midpoint(long);
            let tried = self.lines(size, middle);
            if tried.len() <= best.len() && self.longest() * size <= middle {
                best = tried;
                long = middle;
            } else {
                short = middle;
            }
        }
        best
    }

    /// The words in lines no wider than `width`, at a size. A part that is too long for a line of its own is cut.
    pub fn lines(&self, size: f32, width: f32) -> Vec<Line> {
        // A hair is allowed for, so that a column made to measure holds what it was made for.
        let room = (width / size).max(1.0) + 0.001;
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut pen = 0.0;
        for atom in &self.atoms {
            if pen + atom.width > room && !line.parts.is_empty() {
                lines.push(finished(&mut line, size));
                pen = 0.0;
            }
            for part in &atom.parts {
                let cut;
                let pieces = if atom.width > room {
                    cut = part.word.cut(room).into_iter().map(Rc::new).collect::<Vec<_>>();
                    cut.as_slice()
                } else {
                    std::slice::from_ref(&part.word)
                };
                for piece in pieces {
                    if pen + piece.width > room && !line.parts.is_empty() {
                        lines.push(finished(&mut line, size));
                        pen = 0.0;
                    }
                    line.parts.push((pen, Part { word: Rc::clone(piece), link: part.link }));
                    pen += piece.width;
                }
            }
            line.width = pen;
            if let Some(space) = &atom.space {
                line.parts.push((pen, space.clone()));
                pen += space.word.width;
            }
        }
        if !line.parts.is_empty() {
            lines.push(finished(&mut line, size));
        }
        lines
    }
}

fn finished(line: &mut Line, size: f32) -> Line {
    let mut done = std::mem::take(line);
    done.width = if done.width > 0.0 { done.width } else { done.parts.last().map_or(0.0, |(at, part)| at + part.word.width) };
    done.width *= size;
    for (at, _) in &mut done.parts {
        *at *= size;
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let theme = crate::theme::Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let setting = set_plain(&mut fonts, text, Lettering::REGULAR);
        let said = |line: &Line| {
            let runs = line.parts.iter().flat_map(|(_, part)| &part.word.runs);
            runs.flat_map(|run| run.glyphs.iter().map(|glyph| glyph.text.to_string())).collect()
        };
        setting.lines(10.0, width).iter().map(said).collect()
    }

    #[test]
    fn lines_break_where_they_may_and_lose_nothing() {
        let broken = lines("the chief\u{a0}constable of\n Exampleshire", 74.0);
        assert_eq!(broken, ["the ", "chief constable ", "of Exampleshire"]);
        assert_eq!(lines(&"x".repeat(120), 100.0).concat(), "x".repeat(120));
        assert!(lines("  \n ", 100.0).is_empty());
    }
}
