//! Chapters and the sections in them: headings, bookmarks, and the link back to the contents.

use super::contents::BACK;
use super::piece::VOID;
use super::text::{Lettering, set_plain};
use super::{BODY, Builder, Frame, PAGE, SMALL, Style};
use crate::document::{Length, Section};
use crate::pdf::display::{Bookmark, ElementId, Goal, Kind};

/// The size of a heading, the space above it, and how much of the page must be left for it to begin there, in points.
fn measures(level: u8, length: Length) -> (f32, f32, f32) {
    match level {
        2 if length == Length::Brief => (15.5, 20.0, 84.0),
        3 if length == Length::Brief => (12.0, 14.0, 72.0),
        2 => (21.0, 36.0, PAGE * VOID),
        3 => (14.5, 22.0, 96.0),
        4 => (12.0, 16.0, 76.0),
        _ => (BODY + 0.5, 12.0, 64.0),
    }
}

impl Builder<'_, '_> {
    /// A section and everything below it. `heading` is the element of its heading, made earlier so that the table of contents
    /// can link to it.
    pub fn section(&mut self, section: &Section, level: u8, frame: &Frame, planned: &mut std::vec::IntoIter<ElementId>) {
        let Some(group) = planned.next() else { return };
        self.tree.join(group);
        let heading = self.tree.add(Kind::Heading(level.min(6)), group);
        let (size, before, room) = measures(level, self.length);
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
            piece.heading = true;
        }
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.room = room;
            piece.chapter = (level == 2).then(|| section.title.clone());
            piece.section = (level == 3).then(|| section.title.clone());
        }
        let inner = frame.under(group);
        self.blocks(&section.blocks, &inner);
        for below in &section.sections {
            self.section(below, level + 1, &inner, planned);
        }
        if level == 2 {
            self.back(&inner);
        }
    }

    /// The link at the end of a chapter back to the table of contents.
    fn back(&mut self, frame: &Frame) {
        let Some(contents) = self.contents else { return };
        let style = Style { size: SMALL, ..self.style(frame) };
        let paragraph = self.tree.add(Kind::Paragraph, frame.parent);
        if let Some(element) = self.tree.get_mut(paragraph) {
            element.title = Some(BACK.to_owned());
        }
        let mut setting = set_plain(self.fonts, BACK, style.lettering);
        setting.lead(Goal::Element(contents), BACK);
        if let Some(last) = self.pieces.last_mut() {
            (last.soft, last.keep) = (!last.keep, true);
        }
        let first = self.pieces.len();
        self.words(&setting, style, paragraph, frame, 12.0, false);
        self.pieces.iter_mut().skip(first).for_each(|piece| piece.anywhere = true);
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
}
