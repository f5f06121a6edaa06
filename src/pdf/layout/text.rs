//! Breaks words into lines: the best lines for the paragraph as a whole, ragged on the right, without hyphenation.
//!
//! UAX 14 gives the places where a line may end. The places chosen are those with the smallest sum of penalties over all lines,
//! mostly for empty space. For each end only the beginnings that fit on one line are tried, so the work grows with the length
//! of the text.

use std::rc::Rc;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::ties;
use crate::document::{Align, Inline, Target, plain};
use crate::pdf::display::Goal;
use crate::pdf::fonts::{Face, Fonts, Word};

/// Shaped words, ready to be broken into lines of any width and size. Distances are multiples of the size.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The parts that cannot be broken.
    pub atoms: Vec<Atom>,
    /// The targets of the links among the words.
    pub links: Vec<(Goal, String)>,
}

/// The text between two places where a line may end.
#[derive(Debug, Clone)]
pub struct Atom {
    parts: Vec<Part>,
    width: f32,
    space: Option<Part>,
    /// Whether it should be on one line with the next: a number with its unit.
    tied: bool,
}

/// A part of an atom, in one face and inside at most one link.
#[derive(Debug, Clone)]
pub struct Part {
    /// The shaped characters.
    pub word: Rc<Word>,
    /// The number of the link.
    pub link: Option<usize>,
}

/// A line of placed words.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its parts with their distance from the left end of the line, in points.
    pub parts: Vec<(f32, Part)>,
    /// Its width without the space at its end, in points.
    pub width: f32,
}

/// How words are to be shaped.
#[derive(Debug, Clone, Copy)]
pub struct Lettering {
    /// The face of words that are neither strong nor emphasised.
    pub face: Face,
    /// Whether figures have equal width.
    pub tabular: bool,
}

impl Lettering {
    /// Running text.
    pub const REGULAR: Self = Self { face: Face::Regular, tabular: false };
    /// Strong words.
    pub const BOLD: Self = Self { face: Face::Bold, tabular: false };
    /// The lettering of a table column.
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

    let mut atoms: Vec<Atom> = Vec::new();
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut start = 0;
    let mut before = "";
    for end in segmenter.segment_str(&text).filter(|end| *end > 0) {
        let Some(segment) = text.get(start..end) else { continue };
        let solid = segment.trim_end_matches(' ');
        let solid_end = start + solid.len();
        let parts = shaped(fonts, lettering.tabular, &text, &looks, start, solid_end);
        let space = shaped(fonts, lettering.tabular, &text, &looks, solid_end, end).pop();
        let width = parts.iter().map(|part| part.word.width).sum();
        if let Some(last) = atoms.last_mut() {
            last.tied = last.space.is_some() && ties::tied(before, solid);
        }
        atoms.push(Atom { parts, width, space, tied: false });
        (start, before) = (end, solid);
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

/// Makes each run of white space one space, and removes characters that draw nothing and only control other programs.
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

    /// Makes all the words one link.
    pub fn lead(&mut self, goal: Goal, words: &str) {
        self.links = vec![(goal, words.to_owned())];
        for atom in &mut self.atoms {
            atom.parts.iter_mut().chain(atom.space.as_mut()).for_each(|part| part.link = Some(0));
        }
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

    /// The width of the longest part that should not be broken, with numbers next to their units.
    pub fn longest_tied(&self) -> f32 {
        let (mut longest, mut run) = (0.0_f32, 0.0);
        for atom in &self.atoms {
            run += atom.width;
            longest = longest.max(run);
            run = if atom.tied { run + atom.space.as_ref().map_or(0.0, |space| space.word.width) } else { 0.0 };
        }
        longest
    }

    /// The words on as few lines as they need, all of similar length: for headings.
    pub fn even_lines(&self, size: f32, width: f32) -> Vec<Line> {
        self.broken(size, width, Evenness::Heading)
    }

    /// The words in lines no wider than `width`, at a size in points. A part that is too long for a line of its own is cut.
    pub fn lines(&self, size: f32, width: f32) -> Vec<Line> {
        self.broken(size, width, Evenness::Paragraph)
    }

    fn broken(&self, size: f32, width: f32, evenness: Evenness) -> Vec<Line> {
        // A small tolerance, so that a column measured for a text holds that text.
        let room = (width / size).max(1.0) + 0.001;
        let cut: Vec<Atom>;
        let atoms = if self.longest() > room {
            cut = self.atoms.iter().flat_map(|atom| atom.cut(room)).collect();
            cut.as_slice()
        } else {
            self.atoms.as_slice()
        };
        let mut lines = Vec::new();
        let mut start = 0;
        for end in ends(atoms, room, evenness) {
            lines.push(line(atoms.get(start..end).unwrap_or_default(), size));
            start = end;
        }
        lines
    }
}

impl Atom {
    /// The atom cut into pieces that fit on a line.
    fn cut(&self, room: f32) -> Vec<Self> {
        if self.width <= room {
            return vec![self.clone()];
        }
        let mut pieces = Vec::new();
        for part in &self.parts {
            for word in part.word.cut(room) {
                let width = word.width;
                let parts = vec![Part { word: Rc::new(word), link: part.link }];
                pieces.push(Self { parts, width, space: None, tied: false });
            }
        }
        if let Some(last) = pieces.last_mut() {
            last.space.clone_from(&self.space);
        }
        pieces
    }
}

/// The rule for the last line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evenness {
    /// As few lines as possible, the last as long as the others.
    Heading,
    /// The last line may be short, but should not be one short word.
    Paragraph,
}

/// The most parts in a line, so that a text of only thin parts does not take more work than any other.
const MOST_PARTS: usize = 400;

/// The numbers of the atoms before which the lines end, chosen for the smallest sum of penalties.
fn ends(atoms: &[Atom], room: f32, evenness: Evenness) -> Vec<usize> {
    // For every place, the smallest sum of penalties of the lines up to it, and where the last of them begins.
    let mut best: Vec<(f32, usize)> = vec![(0.0, 0)];
    for end in 1..=atoms.len() {
        let mut least = (f32::MAX, end - 1);
        let mut width = 0.0;
        for begin in (0..end).rev().take(MOST_PARTS) {
            let (Some(atom), Some((sum, _))) = (atoms.get(begin), best.get(begin)) else { break };
            width += atom.width;
            if begin + 1 < end {
                width += atom.space.as_ref().map_or(0.0, |space| space.word.width);
                if width > room {
                    break;
                }
            }
            let sum = sum + faults(atoms, (begin, end), width, room, evenness);
            if sum < least.0 {
                least = (sum, begin);
            }
        }
        best.push(least);
    }
    let mut ends = Vec::new();
    let mut end = atoms.len();
    while end > 0 {
        ends.push(end);
        end = best.get(end).map_or(0, |(_, begin)| *begin);
    }
    ends.reverse();
    ends
}

/// The penalty of a line: a fixed one, one for its empty space, and one for a bad place to end.
fn faults(atoms: &[Atom], (begin, end): (usize, usize), width: f32, room: f32, evenness: Evenness) -> f32 {
    let empty = ((room - width) / room).max(0.0);
    let last = end == atoms.len();
    let line = if evenness == Evenness::Heading { 1000.0 } else { 20.0 };
    if last && evenness == Evenness::Paragraph {
        let alone = begin > 0 && begin + 1 == end && width < 0.3 * room;
        return line + if alone { 60.0 } else { 0.0 };
    }
    let torn = match atoms.get(end - 1) {
        Some(atom) if !last && atom.tied => 150.0,
        Some(atom) if !last && atom.space.is_none() => 6.0,
        _ => 0.0,
    };
    line + 100.0 * empty * empty + torn
}

/// A line of atoms with their positions.
fn line(atoms: &[Atom], size: f32) -> Line {
    let mut line = Line::default();
    let mut pen = 0.0;
    for atom in atoms {
        for part in &atom.parts {
            line.parts.push((pen * size, part.clone()));
            pen += part.word.width;
        }
        line.width = pen * size;
        if let Some(space) = &atom.space {
            line.parts.push((pen * size, space.clone()));
            pen += space.word.width;
        }
    }
    if line.width <= 0.0 {
        line.width = pen * size;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let theme = crate::theme::Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let setting = set_plain(&mut fonts, text, Lettering::REGULAR);
        setting.lines(10.0, width).iter().map(said).collect()
    }

    fn said(line: &Line) -> String {
        let runs = line.parts.iter().flat_map(|(_, part)| &part.word.runs);
        runs.flat_map(|run| run.glyphs.iter().map(|glyph| glyph.text.to_string())).collect()
    }

    #[test]
    fn lines_break_where_they_may_and_lose_nothing() {
        let broken = lines("the chief\u{a0}constable of\n Exampleshire", 74.0);
        assert_eq!(broken, ["the ", "chief constable ", "of Exampleshire"]);
        assert_eq!(lines(&"x".repeat(120), 100.0).concat(), "x".repeat(120));
        assert!(lines("  \n ", 100.0).is_empty());
    }

    const PARAGRAPH: &str = "Families told us that they had been asked the same 12 questions by every service they met, and that \
        nobody had told them what came of it. From 5 April 2026 one worker asks them once, and the partnership paid £2.4 million \
        for that. A hundred families have been asked, and page 12 says what they think of it now.";

    #[test]
    fn a_paragraph_is_as_even_as_it_can_be() {
        let theme = crate::theme::Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let setting = set_plain(&mut fonts, PARAGRAPH, Lettering::REGULAR);
        for width in (90..420).step_by(7).map(|width| width as f32) {
            let lines = setting.lines(10.0, width);
            let raggedness = |lines: &[Line]| -> f32 {
                let (_, but_the_last) = lines.split_last().expect("lines");
                but_the_last.iter().map(|line| (1.0 - line.width / width).powi(2)).sum()
            };
            let mut filled: Vec<Line> = Vec::new();
            let mut start = 0;
            for end in 1..=setting.atoms.len() {
                if end == setting.atoms.len() || line(&setting.atoms[start..=end], 10.0).width > width + 0.01 {
                    filled.push(line(&setting.atoms[start..end], 10.0));
                    start = end;
                }
            }
            assert!(lines.iter().all(|line| line.width <= width + 0.02), "{width}");
            // Keeping a number with its unit, or avoiding a single last word, may make lines less even and add one line.
            assert!(lines.len() <= filled.len() + 1, "{width}");
            assert!(raggedness(&lines) <= raggedness(&filled) + 0.3, "{width}");
            let last = said(lines.last().expect("lines"));
            assert!(last.trim().contains(' ') || lines.len() == 1, "{width}: “{last}” stands alone");
        }
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        for width in 60..420 {
            for line in lines(PARAGRAPH, width as f32) {
                let end = line.trim_end();
                assert!(![" 5", "£2.4", "page"].iter().any(|number| end.ends_with(number)), "{width}: {line}");
            }
        }
    }

    #[test]
    fn the_lines_of_a_heading_are_much_the_same() {
        let theme = crate::theme::Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let setting = set_plain(&mut fonts, "Young people harmed outside the home and the family", Lettering::BOLD);
        let lines = setting.even_lines(20.0, setting.natural() * 20.0 * 0.9);
        let [first, second] = lines.as_slice() else { panic!("{} lines", lines.len()) };
        assert!((first.width - second.width).abs() < first.width * 0.3, "{} {}", first.width, second.width);
    }

    #[test]
    fn a_text_of_thin_parts_is_broken_in_no_time() {
        let theme = crate::theme::Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let setting = set_plain(&mut fonts, &"- ".repeat(200_000), Lettering::REGULAR);
        assert!(setting.lines(10.0, 100_000.0).len() > 100);
    }
}
