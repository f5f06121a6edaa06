//! Chapters and the sections in them: headings, bookmarks, and the table of contents.

use super::text::{Lettering, set_plain};
use super::{BODY, Builder, Frame, Piece, Style, baseline};
use crate::document::Section;
use crate::pdf::display::{Bookmark, Draw, ElementId, Goal, Kind, LinkArea, Owner};
use crate::pdf::fonts::Face;

/// The size of a heading, the space above it, and how much of a page it wants to have.
fn measures(level: u8) -> (f32, f32, f32) {
    match level {
        2 => (20.0, 34.0, 170.0),
        3 => (14.5, 22.0, 90.0),
        4 => (12.0, 16.0, 60.0),
        _ => (BODY + 0.5, 12.0, 50.0),
    }
}

impl Builder<'_, '_> {
    /// A section and everything below it. Its heading's element is `heading`, so that the table of contents can name it first.
    pub fn section(&mut self, section: &Section, level: u8, frame: &Frame, planned: &mut std::vec::IntoIter<ElementId>) {
        let Some(group) = planned.next() else { return };
        self.tree.join(group);
        let heading = self.tree.add(Kind::Heading(level.min(6)), group);
        let (size, before, room) = measures(level);
        let colours = &self.theme.colours;
        let style = Style {
            lettering: Lettering::BOLD,
            size,
            leading: 1.25,
            colour: if level <= 4 { colours.accent } else { colours.text },
            ..self.style(frame)
        };
        let setting = set_plain(self.fonts, &section.title, style.lettering);
        let first = self.pieces.len();
        self.words(&setting, style, heading, frame, before, true);
        for piece in self.pieces.iter_mut().skip(first) {
            piece.keep = true;
        }
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.room = room;
            piece.chapter = (level == 2).then(|| section.title.clone());
        }
        let inner = frame.under(group);
        self.blocks(&section.blocks, &inner);
        for below in &section.sections {
            self.section(below, level + 1, &inner, planned);
        }
    }

    /// Makes the elements of the sections in the order in which they will be filled, with their anchors and bookmarks.
    pub fn plan(&mut self, sections: &[Section], level: u8, parent: ElementId, planned: &mut Vec<ElementId>) {
        for section in sections {
            let group = self.tree.add_within_words(Kind::Sect, parent);
            self.anchor(&section.anchor, group);
            self.outline.push(Bookmark { title: section.title.clone(), element: group, level });
            planned.push(group);
            self.plan(&section.sections, level + 1, group, planned);
        }
    }

    /// The table of contents: chapters and the sections right below them, each a link with the number of its page.
    pub fn contents(&mut self, sections: &[Section], frame: &Frame, planned: &[ElementId]) {
        if sections.is_empty() {
            return;
        }
        let title = Style {
            lettering: Lettering::BOLD,
            size: 20.0,
            leading: 1.25,
            colour: self.theme.colours.accent,
            ..self.style(frame)
        };
        let caption = self.tree.add(Kind::Paragraph, frame.parent);
        let contents = self.tree.add(Kind::Contents, frame.parent);
        let setting = set_plain(self.fonts, "Contents", title.lettering);
        self.words(&setting, title, caption, frame, 0.0, true);
        if let Some(piece) = self.pieces.last_mut() {
            piece.new_page = true;
            piece.chapter = Some(String::new());
        }
        self.gap(8.0, &frame.panels, true);
        let mut planned = planned.iter().copied();
        for section in sections {
            let Some(group) = planned.next() else { return };
            self.entry(&section.title, group, 2, contents, frame);
            let mut below: Option<ElementId> = None;
            for inner in &section.sections {
                let Some(group) = planned.next() else { return };
                let nested = *below.get_or_insert_with(|| self.tree.add(Kind::Contents, contents));
                self.entry(&inner.title, group, 3, nested, frame);
                planned.by_ref().take(count(&inner.sections)).for_each(drop);
            }
        }
    }

    fn entry(&mut self, title: &str, group: ElementId, level: u8, contents: ElementId, frame: &Frame) {
        let item = self.tree.add(Kind::ContentsItem, contents);
        let reference = self.tree.add(Kind::Reference, item);
        let link = self.tree.add(Kind::Link, reference);
        let chapter = level == 2;
        let face = if chapter { Face::Bold } else { Face::Regular };
        let style = Style { lettering: Lettering { face, tabular: true }, size: BODY + 0.5, ..self.style(frame) };
        let left = if chapter { 0.0 } else { 16.0 };
        let setting = set_plain(self.fonts, title, style.lettering);
        let lines = setting.lines(style.size, frame.width - left - 40.0);
        let height = style.size * style.leading;
        let mut piece = Piece {
            before: if chapter { 12.0 } else { 3.0 },
            height: height * lines.len().max(1) as f32,
            panels: frame.panels.clone(),
            ..Piece::default()
        };
        for (index, line) in lines.iter().enumerate() {
            self.line(&mut piece, line, frame.left + left, index as f32 * height, style, link, &[]);
        }
        let space = self.fonts.word(face, true, " ");
        let last = lines.last().map_or(0.0, |line| line.width);
        let y = height * lines.len().saturating_sub(1) as f32 + baseline(style);
        let (size, colour) = (style.size, style.colour);
        let end = frame.left + left + last;
        let right = frame.left + frame.width;
        piece.marks.push((Owner::Element(link), Draw::Text { x: end, y, size, colour, word: space }));
        piece.marks.push((Owner::Element(link), Draw::PageOf { element: group, right, y, size, face, colour }));
        let rule = Draw::Line {
            from: (frame.left + left, piece.height + 1.5),
            to: (right, piece.height + 1.5),
            thickness: 0.35,
            colour: self.theme.colours.rule,
        };
        if chapter {
            piece.marks.push((Owner::Decoration, rule));
        }
        piece.areas.push(LinkArea {
            x: frame.left + left,
            y: 0.0,
            width: frame.width - left,
            height: piece.height,
            element: link,
            goal: Goal::Element(group),
            contents: title.to_owned(),
        });
        self.piece(piece);
    }
}

fn count(sections: &[Section]) -> usize {
    sections.iter().map(|section| 1 + count(&section.sections)).sum()
}
