//! The table of contents: a line for each chapter, and under it the sections of the chapter one after the other.
//!
//! It takes at most two pages. If it would be longer, the chapters with the most sections do not list them here: such a chapter
//! has a contents list of its own, and the bookmarks name every section.

use super::text::{Lettering, Line, set_plain};
use super::{Area, Builder, Frame, Piece, SMALL, Style, baseline};
use crate::document::{Align, Section};
use crate::pdf::display::{Draw, ElementId, Goal, Kind, LinkArea, Orientation, Owner};
use crate::pdf::fonts::Face;

/// The title.
const TITLE: &str = "Contents";
/// The words of the link back to it.
pub const BACK: &str = "Back to contents";
const MOST_PAGES: f32 = 2.0;
/// The space for the page number after the name of a section, in points.
const NUMBER: f32 = 20.0;
/// The space between two sections, in points.
const APART: f32 = 12.0;
const INDENT: f32 = 12.0;
const CHAPTER_BEFORE: f32 = 7.0;

/// A chapter or section in the contents.
struct Entry<'a> {
    title: &'a str,
    group: ElementId,
}

/// A chapter with its sections broken into lines.
struct Chapter<'a> {
    entry: Entry<'a>,
    sections: Vec<Entry<'a>>,
    lines: Vec<Vec<Placed>>,
}

/// Words of a section on a line of the contents.
struct Placed {
    /// The index of the section.
    section: usize,
    left: f32,
    words: Line,
    /// Whether the page number follows.
    last: bool,
}

impl Builder<'_, '_> {
    /// The table of contents, every entry a link with the number of its page.
    pub fn contents(&mut self, sections: &[Section], frame: &Frame, planned: &[ElementId]) {
        if sections.is_empty() {
            return;
        }
        let accent = self.theme.colours.accent;
        let title = Style { lettering: Lettering::BOLD, size: 21.0, leading: 1.25, colour: accent, ..self.style(frame) };
        let caption = self.tree.add(Kind::Paragraph, frame.parent);
        let contents = self.tree.add(Kind::Contents, frame.parent);
        self.contents = Some(caption);
        let setting = set_plain(self.fonts, TITLE, title.lettering);
        let first = self.pieces.len();
        self.words(&setting, title, caption, frame, 0.0, true);
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.new_page = true;
            piece.chapter = Some(String::new());
        }

        let chapter_style = Style { lettering: Lettering { face: Face::Bold, tabular: true }, leading: 1.3, ..self.style(frame) };
        let style =
            Style { lettering: Lettering { face: Face::Regular, tabular: true }, size: SMALL, leading: 1.3, ..chapter_style };
        let mut chapters = self.chapters(sections, planned, style, frame);
        let line = style.size * style.leading;
        let chapter_line = chapter_style.size * chapter_style.leading + CHAPTER_BEFORE;
        let room = MOST_PAGES * Area::of(Orientation::Portrait).height() - 40.0;
        let mut height: f32 = chapters.iter().map(|chapter| chapter_line + line * chapter.lines.len() as f32).sum();
        while height > room {
            let longest = chapters.iter_mut().rev().max_by_key(|chapter| chapter.lines.len());
            let Some(longest) = longest.filter(|chapter| !chapter.lines.is_empty()) else { break };
            height -= line * longest.lines.len() as f32;
            longest.lines.clear();
        }
        for chapter in &chapters {
            self.chapter_line(&chapter.entry, contents, chapter_style, frame, !chapter.lines.is_empty());
            self.section_lines(chapter, contents, style, frame);
        }
    }

    fn chapters<'s>(&mut self, sections: &'s [Section], planned: &[ElementId], style: Style, frame: &Frame) -> Vec<Chapter<'s>> {
        let mut planned = planned.iter().copied();
        let mut chapters = Vec::new();
        for section in sections {
            let Some(group) = planned.next() else { break };
            let entry = Entry { title: &section.title, group };
            let mut inner = Vec::new();
            for section in &section.sections {
                let Some(group) = planned.next() else { break };
                inner.push(Entry { title: &section.title, group });
                planned.by_ref().take(count(&section.sections)).for_each(drop);
            }
            let lines = self.run_in(&inner, style, frame.width - INDENT);
            chapters.push(Chapter { entry, sections: inner, lines });
        }
        chapters
    }

    /// The names of sections one after the other, each on one line if a line is long enough for it.
    fn run_in(&mut self, sections: &[Entry], style: Style, room: f32) -> Vec<Vec<Placed>> {
        let mut lines: Vec<Vec<Placed>> = Vec::new();
        let mut pen = room;
        for (section, entry) in sections.iter().enumerate() {
            let setting = set_plain(self.fonts, entry.title, style.lettering);
            let words = setting.lines(style.size, room - NUMBER);
            let count = words.len();
            for (nth, words) in words.into_iter().enumerate() {
                let last = nth + 1 == count;
                let width = words.width + if last { NUMBER } else { 0.0 };
                if nth > 0 || lines.is_empty() || pen + APART + width > room {
                    lines.push(Vec::new());
                    pen = -APART;
                }
                let left = pen + APART;
                pen = left + width;
                if let Some(line) = lines.last_mut() {
                    line.push(Placed { section, left, words, last });
                }
            }
        }
        lines
    }

    fn chapter_line(&mut self, entry: &Entry, contents: ElementId, style: Style, frame: &Frame, keep: bool) {
        let link = self.entry(contents);
        let setting = set_plain(self.fonts, entry.title, style.lettering);
        let lines = setting.lines(style.size, frame.width - 40.0);
        let height = style.size * style.leading;
        let mut piece = Piece {
            before: CHAPTER_BEFORE,
            height: height * lines.len().max(1) as f32,
            panels: frame.panels.clone(),
            keep,
            ..Piece::default()
        };
        for (index, line) in lines.iter().enumerate() {
            self.line(&mut piece, line, frame.left, index as f32 * height, style, link, &[]);
        }
        let y = height * lines.len().saturating_sub(1) as f32 + baseline(style);
        let end = frame.left + lines.last().map_or(0.0, |line| line.width);
        let right = frame.left + frame.width;
        self.number(&mut piece, link, entry.group, (end, y), (right, Align::Right), style);
        // A leader from the name to the page number.
        let (from, to) = (end + 6.0, right - 24.0);
        if from < to {
            let colour = self.theme.colours.rule;
            let leader = Draw::Line { from: (from, y - 0.5), to: (to, y - 0.5), thickness: 0.6, colour };
            piece.marks.push((Owner::Decoration, leader));
        }
        let (x, width) = (frame.left, frame.width);
        piece.areas.push(pressed(entry, link, x, width, piece.height));
        self.piece(piece);
    }

    fn section_lines(&mut self, chapter: &Chapter, contents: ElementId, style: Style, frame: &Frame) {
        if chapter.lines.is_empty() {
            return;
        }
        let nested = self.tree.add(Kind::Contents, contents);
        let links: Vec<ElementId> = chapter.sections.iter().map(|_| self.entry(nested)).collect();
        let count = chapter.lines.len();
        let left = frame.left + INDENT;
        for (nth, line) in chapter.lines.iter().enumerate() {
            let keep = nth == 0 && count > 1 || nth + 2 == count;
            let height = style.size * style.leading;
            let mut piece = Piece { height, keep, panels: frame.panels.clone(), ..Piece::default() };
            for placed in line {
                let Some((entry, link)) = chapter.sections.get(placed.section).zip(links.get(placed.section)) else { continue };
                let x = left + placed.left;
                self.line(&mut piece, &placed.words, x, 0.0, style, *link, &[]);
                let mut width = placed.words.width;
                if placed.last {
                    let (end, y) = (x + width, baseline(style));
                    let bold = Style { lettering: Lettering { face: Face::Bold, tabular: true }, ..style };
                    self.number(&mut piece, *link, entry.group, (end, y), (end + 3.5, Align::Left), bold);
                    width += NUMBER;
                }
                piece.areas.push(pressed(entry, *link, x, width, height));
            }
            self.piece(piece);
        }
    }

    /// Adds an entry of the contents, and the link in it.
    fn entry(&mut self, contents: ElementId) -> ElementId {
        let item = self.tree.add(Kind::ContentsItem, contents);
        let reference = self.tree.add(Kind::Reference, item);
        self.tree.add(Kind::Link, reference)
    }

    /// A space after the name, needed when the entry is read aloud, and the page number.
    fn number(
        &mut self,
        piece: &mut Piece,
        link: ElementId,
        group: ElementId,
        (end, y): (f32, f32),
        (x, align): (f32, Align),
        style: Style,
    ) {
        let Style { lettering, size, colour, .. } = style;
        let space = self.fonts.word(lettering.face, true, " ");
        piece.marks.push((Owner::Element(link), Draw::Text { x: end, y, size, colour, word: space }));
        let number = Draw::PageOf { element: group, x, align, y, size, face: lettering.face, colour };
        piece.marks.push((Owner::Element(link), number));
    }
}

fn pressed(entry: &Entry, element: ElementId, x: f32, width: f32, height: f32) -> LinkArea {
    LinkArea { x, y: 0.0, width, height, element, goal: Goal::Element(entry.group), contents: entry.title.to_owned() }
}

fn count(sections: &[Section]) -> usize {
    sections.iter().map(|section| 1 + count(&section.sections)).sum()
}
