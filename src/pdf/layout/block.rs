//! Paragraphs, notices and quotes; the other kinds of block are in files of their own.

use super::text::{Lettering, set, set_plain};
use super::{BODY, Builder, Frame, Panel, Piece, Style, strong};
use crate::document::{Block, Inline, NoticeKind};
use crate::pdf::display::{ElementId, Kind};
use crate::theme::Colour;

/// The distance between two blocks, in points.
pub const BETWEEN: f32 = 8.0;
const INSET: f32 = 14.0;

impl Builder<'_, '_> {
    /// Blocks one below the other.
    pub fn blocks(&mut self, blocks: &[Block], frame: &Frame) {
        for block in blocks {
            self.block(block, frame);
        }
    }

    fn block(&mut self, block: &Block, frame: &Frame) {
        match block {
            Block::Paragraph(words) => self.paragraph(words, frame),
            Block::List { ordered, items } => self.list(*ordered, items, frame),
            Block::Facts(facts) => self.facts(facts, frame),
            Block::Figures(figures) => self.figures(figures, frame),
            Block::Table(table) => self.table(table, frame),
            Block::Chart(chart) => self.chart(chart, frame),
            Block::Notice { kind, title, blocks } => self.notice(*kind, title, blocks, frame),
            Block::Quote { blocks, source } => self.quote(blocks, source, frame),
        }
    }

    /// A paragraph; nothing is added when it has no words.
    pub fn paragraph(&mut self, words: &[Inline], frame: &Frame) {
        let style = self.style(frame);
        let announces = crate::document::plain(words).trim_end().ends_with(':');
        self.set_words(words, style, frame, BETWEEN, announces);
    }

    /// A paragraph in a style.
    pub fn set_words(&mut self, words: &[Inline], style: Style, frame: &Frame, before: f32, keep: bool) -> Option<ElementId> {
        let setting = set(self.fonts, words, style.lettering);
        if setting.is_empty() {
            return None;
        }
        let element = self.tree.add(Kind::Paragraph, frame.parent);
        self.words(&setting, style, element, frame, before, keep);
        Some(element)
    }

    fn notice(&mut self, kind: NoticeKind, title: &str, blocks: &[Block], frame: &Frame) {
        let colours = &self.theme.colours;
        let fill = match kind {
            NoticeKind::Note => colours.band,
            NoticeKind::Highlight => colours.note,
            NoticeKind::Warning => colours.warning,
        };
        let stripe = match kind {
            NoticeKind::Note => colours.rule,
            NoticeKind::Highlight => colours.accent,
            NoticeKind::Warning => colours.text,
        };
        let highlight = kind == NoticeKind::Highlight;
        let inner = self.panel(frame, Some(fill), stripe, INSET);
        let style = self.style(&inner);
        let label = Style { lettering: Lettering::BOLD, size: BODY - 1.5, colour: colours.muted, ..style };
        let heading = Style {
            lettering: Lettering::BOLD,
            size: if highlight { BODY + 3.0 } else { BODY + 0.5 },
            leading: 1.3,
            colour: if highlight { colours.accent } else { style.colour },
            ..style
        };
        let more = !blocks.is_empty();
        self.set_words(&[kind.word().into()], label, &inner, 0.0, more || !title.is_empty());
        self.set_words(&[title.into()], heading, &inner, 1.0, more);
        self.blocks(blocks, &inner);
        self.close_panel(&inner);
    }

    fn quote(&mut self, blocks: &[Block], source: &str, frame: &Frame) {
        let quote = self.tree.add(Kind::Quote, frame.parent);
        let outer = frame.under(quote);
        let mut inner = self.panel(&outer, None, self.theme.colours.accent, INSET);
        inner.size = frame.size + 0.5;
        let before = self.pieces.len();
        self.blocks(blocks, &inner);
        if let Some(first) = self.pieces.get_mut(before) {
            first.before = 2.0;
        }
        if let Some(last) = self.pieces.get_mut(before..).and_then(<[Piece]>::last_mut).filter(|_| !source.is_empty()) {
            last.keep = true;
        }
        let style = Style { colour: self.theme.colours.muted, size: frame.size - 0.5, ..self.style(&inner) };
        if !source.is_empty() {
            self.set_words(&[format!("\u{2014} {source}").into()], style, &inner, 4.0, false);
        }
        self.close_panel(&inner);
    }

    /// Opens a panel, and returns the frame for the blocks in it.
    pub fn panel(&mut self, frame: &Frame, fill: Option<Colour>, stripe: Colour, inset: f32) -> Frame {
        self.panels.push(Panel { left: frame.left, width: frame.width, fill, stripe: Some(stripe), to_the_top: false });
        let parent = if self.is_quote(frame.parent) { frame.parent } else { self.tree.add(Kind::Div, frame.parent) };
        let mut inner = frame.inside(inset, parent);
        inner.width -= inset;
        inner.panels.push(self.panels.len() - 1);
        self.piece(Piece {
            before: BETWEEN + 3.0,
            height: if self.is_quote(parent) { 1.0 } else { 9.0 },
            keep: true,
            panels: inner.panels.clone(),
            ..Piece::default()
        });
        inner
    }

    /// Closes a panel: adds room below its last words, and after it.
    pub fn close_panel(&mut self, inner: &Frame) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep = true;
        }
        let height = if self.is_quote(inner.parent) { 1.0 } else { 9.0 };
        self.gap(height, &inner.panels, false);
        let outside = inner.panels.split_last().map_or(&[][..], |(_, outside)| outside).to_vec();
        self.gap(4.0, &outside, false);
    }

    fn is_quote(&self, element: ElementId) -> bool {
        self.tree.get(element).is_some_and(|element| element.kind == Kind::Quote)
    }

    /// A line of strong plain words, for captions and titles.
    pub fn strong_line(&mut self, words: &str, kind: Kind, size: f32, frame: &Frame, before: f32) -> Option<ElementId> {
        let style = Style { lettering: Lettering::BOLD, size, leading: 1.35, ..self.style(frame) };
        let setting = set_plain(self.fonts, words, Lettering { face: strong(true), tabular: false });
        if setting.is_empty() {
            return None;
        }
        let element = self.tree.add(kind, frame.parent);
        let first = self.pieces.len();
        self.words(&setting, style, element, frame, before, true);
        for piece in self.pieces.iter_mut().skip(first) {
            piece.keep = true;
        }
        Some(element)
    }
}
