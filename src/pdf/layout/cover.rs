//! The whole in its order: cover, table of contents, chapters, colophon.

use super::block::BETWEEN;
use super::text::{Lettering, set_plain};
use super::{BODY, Builder, Frame, MARGIN, MEASURE, Panel, Piece, SMALL, Style, strong};
use crate::document::Document;
use crate::pdf::display::{Draw, Kind, Owner, PAGE_WIDTH};

impl Builder<'_, '_> {
    /// Everything, from the cover to the colophon.
    pub fn document(&mut self, document: &Document) {
        let frame =
            Frame { left: MARGIN, width: MEASURE, parent: 0, panels: Vec::new(), size: BODY, colour: self.theme.colours.text };
        self.cover(document, &frame);
        let mut planned = Vec::new();
        self.plan(&document.sections, 2, 0, &mut planned);
        self.contents(&document.sections, &frame, &planned);
        let first = self.pieces.len();
        let mut planned = planned.into_iter();
        for section in &document.sections {
            self.section(section, 2, &frame, &mut planned);
        }
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.new_page = true;
        }
        self.colophon(document, &frame);
    }

    fn cover(&mut self, document: &Document, frame: &Frame) {
        let colours = &self.theme.colours;
        let (accent, on_accent, warning, text) = (colours.accent, colours.on_accent, colours.warning, colours.text);
        self.panels.push(Panel { left: 0.0, width: PAGE_WIDTH, fill: Some(accent), stripe: None, to_the_top: true });
        let band = Frame { panels: vec![self.panels.len() - 1], colour: on_accent, ..frame.clone() };
        let logo = if self.theme.logo.is_some() { 36.0 } else { 92.0 };
        self.gap(logo, &band.panels, true);
        if self.logo(&band) > 0.0 {
            self.gap(34.0, &band.panels, true);
        }

        let title = Style { lettering: Lettering::BOLD, size: 30.0, leading: 1.2, link: on_accent, ..self.style(&band) };
        let heading = self.tree.add(Kind::Heading(1), 0);
        let setting = set_plain(self.fonts, &document.title, title.lettering);
        // A line a little shorter than the measure breaks a long title more evenly.
        let narrow = Frame { width: band.width - 40.0, ..band.clone() };
        self.words(&setting, title, heading, &narrow, 0.0, true);
        let subtitle = Style { size: 14.0, leading: 1.35, ..title };
        let subtitle = Style { lettering: Lettering { face: strong(false), tabular: false }, ..subtitle };
        self.set_words(&[document.subtitle.as_str().into()], subtitle, &band, 12.0, true);
        self.gap(34.0, &band.panels, true);
        self.gap(14.0, &[], true);

        if let Some(mark) = document.mark.as_deref().filter(|mark| !mark.trim().is_empty()) {
            let element = self.tree.add(Kind::Paragraph, 0);
            let word = self.fonts.word(strong(true), false, mark);
            let size = 13.0;
            let box_ = Draw::Rectangle { x: frame.left, y: 0.0, width: word.width * size + 20.0, height: 24.0, fill: warning };
            let words = Draw::Text { x: frame.left + 10.0, y: 16.6, size, colour: text, word };
            let marks = vec![(Owner::Decoration, box_), (Owner::Element(element), words)];
            self.piece(Piece { before: 4.0, height: 24.0, marks, keep: true, ..Piece::default() });
        }
        self.facts(&document.masthead, frame);
        self.blocks(&document.opening, frame);
    }

    fn colophon(&mut self, document: &Document, frame: &Frame) {
        if document.colophon.is_empty() {
            return;
        }
        let colours = &self.theme.colours;
        let style = Style { size: SMALL, colour: colours.muted, leading: 1.4, ..self.style(frame) };
        let rule =
            Draw::Line { from: (frame.left, 0.0), to: (frame.left + frame.width, 0.0), thickness: 0.75, colour: colours.rule };
        self.piece(Piece { before: 30.0, height: 4.0, marks: vec![(Owner::Decoration, rule)], keep: true, ..Piece::default() });
        for (index, words) in document.colophon.iter().enumerate() {
            let before = if index == 0 { 2.0 } else { BETWEEN / 2.0 };
            self.set_words(words, style, frame, before, index + 1 < document.colophon.len());
        }
    }
}
