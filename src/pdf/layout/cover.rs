//! The whole document in order: cover or title, table of contents, chapters, colophon.

use super::block::BETWEEN;
use super::text::{Lettering, set_plain};
use super::{BODY, Builder, Frame, MARGIN, MEASURE, PAGE, Panel, Piece, SMALL, Style, strong};
use crate::document::{Document, Length};
use crate::pdf::display::{Draw, Kind, Orientation, Owner};

/// The least and the greatest space above the title of a cover, in points.
const OVER_TITLE: (f32, f32) = (92.0, 330.0);
/// The least space between the logo and the title of a cover, in points.
const UNDER_LOGO: f32 = 40.0;
/// The space left free at the foot of a cover, in points.
const COVER_FOOT: f32 = 36.0;
/// The size of running text in a document of a few pages, in points.
const BRIEF_BODY: f32 = 10.0;

impl Builder<'_, '_> {
    /// Everything, from the title to the colophon.
    pub fn document(&mut self, document: &Document) {
        let size = if document.length == Length::Brief { BRIEF_BODY } else { BODY };
        let frame = Frame { left: MARGIN, width: MEASURE, parent: 0, panels: Vec::new(), size, colour: self.theme.colours.text };
        let mut planned = Vec::new();
        match document.length {
            Length::Book => {
                self.cover(document, &frame);
                self.plan(&document.sections, 2, 0, &mut planned);
                self.contents(&document.sections, &frame, &planned);
            }
            Length::Brief => {
                self.masthead(document, &frame);
                self.plan(&document.sections, 2, 0, &mut planned);
            }
        }
        let first = self.pieces.len();
        let mut planned = planned.into_iter();
        for section in &document.sections {
            self.section(section, 2, &frame, &mut planned);
        }
        if document.length == Length::Book
            && let Some(piece) = self.pieces.get_mut(first)
        {
            piece.new_page = true;
        }
        self.colophon(document, &frame);
    }

    /// The cover, on a page of its own: the title on a field of colour, and the document's details below the field.
    fn cover(&mut self, document: &Document, frame: &Frame) {
        let band = self.band(frame);
        // The logo is at the top of the field, above the title, so every cover keeps at least this much free.
        let logo = self.logo(&band, 36.0, Length::Book);
        let over = self.pieces.len();
        self.gap(if logo > 0.0 { UNDER_LOGO } else { OVER_TITLE.0 }, &band.panels, true);
        self.title(document, &band, (32.0, 15.0));
        self.gap(36.0, &band.panels, true);
        self.gap(14.0, &[], true);
        self.mark(document, frame);
        self.facts(&document.masthead, frame);
        self.blocks(&document.opening, frame);
        let used: f32 = self.pieces.iter().skip(over).map(|piece| piece.before + piece.height).sum();
        let spare = PAGE - COVER_FOOT - used - logo;
        if let Some(piece) = self.pieces.get_mut(over) {
            piece.height += spare.clamp(0.0, OVER_TITLE.1 - OVER_TITLE.0);
        }
    }

    /// The title at the top of the first page, for a document of a few pages.
    fn masthead(&mut self, document: &Document, frame: &Frame) {
        let band = self.band(frame);
        if self.logo(&band, 6.0, Length::Brief) > 0.0 {
            self.gap(14.0, &band.panels, true);
        }
        self.title(document, &band, (21.0, 11.5));
        self.gap(14.0, &band.panels, true);
        self.gap(6.0, &[], true);
        self.mark(document, frame);
        let small = Frame { size: SMALL, ..frame.clone() };
        self.facts(&document.masthead, &small);
        self.blocks(&document.opening, frame);
    }

    /// A field of colour from the top edge of the page.
    fn band(&mut self, frame: &Frame) -> Frame {
        let colours = &self.theme.colours;
        let width = Orientation::Portrait.width();
        self.panels.push(Panel { left: 0.0, width, fill: Some(colours.accent), stripe: None, to_the_top: true });
        Frame { panels: vec![self.panels.len() - 1], colour: colours.on_accent, ..frame.clone() }
    }

    fn title(&mut self, document: &Document, band: &Frame, (size, below): (f32, f32)) {
        let title = Style { lettering: Lettering::BOLD, size, leading: 1.2, link: band.colour, ..self.style(band) };
        let heading = self.tree.add(Kind::Heading(1), 0);
        let setting = set_plain(self.fonts, &document.title, title.lettering);
        // A line a little shorter than the full width breaks a long title more evenly.
        let narrow = Frame { width: band.width - 40.0, ..band.clone() };
        self.words(&setting, title, heading, &narrow, 0.0, true);
        let subtitle = Style { size: below, leading: 1.35, ..title };
        let subtitle = Style { lettering: Lettering { face: strong(false), tabular: false }, ..subtitle };
        self.set_words(&[document.subtitle.as_str().into()], subtitle, band, below * 0.8, true);
    }

    /// The word that marks a draft.
    fn mark(&mut self, document: &Document, frame: &Frame) {
        let Some(mark) = document.mark.as_deref().filter(|mark| !mark.trim().is_empty()) else { return };
        let (warning, text) = (self.theme.colours.warning, self.theme.colours.text);
        let element = self.tree.add(Kind::Paragraph, 0);
        let word = self.fonts.word(strong(true), false, mark);
        let size = 13.0;
        let box_ = Draw::Rectangle { x: frame.left, y: 0.0, width: word.width * size + 20.0, height: 24.0, fill: warning };
        let words = Draw::Text { x: frame.left + 10.0, y: 16.6, size, colour: text, word };
        let marks = vec![(Owner::Decoration, box_), (Owner::Element(element), words)];
        self.piece(Piece { before: 4.0, height: 24.0, marks, keep: true, ..Piece::default() });
    }

    fn colophon(&mut self, document: &Document, frame: &Frame) {
        if document.colophon.is_empty() {
            return;
        }
        let colours = &self.theme.colours;
        let style = Style { size: SMALL, colour: colours.muted, leading: 1.4, ..self.style(frame) };
        let rule =
            Draw::Line { from: (frame.left, 0.0), to: (frame.left + frame.width, 0.0), thickness: 0.75, colour: colours.rule };
        let first = self.pieces.len();
        self.piece(Piece { before: 24.0, height: 4.0, marks: vec![(Owner::Decoration, rule)], keep: true, ..Piece::default() });
        for (index, words) in document.colophon.iter().enumerate() {
            let before = if index == 0 { 2.0 } else { BETWEEN / 2.0 };
            self.set_words(words, style, frame, before, index + 1 < document.colophon.len());
        }
        // The colophon does not need a page of its own.
        self.pieces.iter_mut().skip(first).for_each(|piece| piece.anywhere = true);
    }
}
