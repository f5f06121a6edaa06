//! Key figures: three cards a row, each with its label, its value large, and what it is compared with.

use super::text::{Lettering, Line, set};
use super::{BODY, Builder, Frame, Piece, SMALL, Style};
use crate::document::{Inline, KeyFigure};
use crate::pdf::display::{Draw, ElementId, Goal, Kind, Numbering, Owner};

const GUTTER: f32 = 10.0;
const PADDING: f32 = 9.0;
/// A card narrower than this would break its words too often.
const NARROWEST: f32 = 130.0;
const MOST_IN_A_ROW: usize = 3;
/// The strip of colour along the top of a card.
const STRIP: f32 = 3.0;

/// Words of a card, ready to be drawn.
struct Words {
    owner: ElementId,
    style: Style,
    lines: Vec<Line>,
    links: Vec<(ElementId, Goal, String)>,
}

impl Words {
    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.style.size * self.style.leading
    }
}

impl Builder<'_, '_> {
    /// Key figures in rows of cards. A row is never torn.
    pub fn figures(&mut self, figures: &[KeyFigure], frame: &Frame) {
        if figures.is_empty() {
            return;
        }
        let fitting = (2..=MOST_IN_A_ROW).rev().find(|count| card_width(frame.width, *count) >= NARROWEST);
        let count = fitting.unwrap_or(1);
        let width = card_width(frame.width, count);
        let list = self.tree.add(Kind::List(Numbering::Labels), frame.parent);
        for row in figures.chunks(count) {
            let cards: Vec<Vec<Words>> = row.iter().map(|figure| self.card(figure, list, frame, width)).collect();
            let height = cards.iter().map(|card| card.iter().map(Words::height).sum::<f32>()).fold(0.0, f32::max);
            let mut piece = Piece {
                before: GUTTER,
                height: height + 2.0 * PADDING + STRIP,
                panels: frame.panels.clone(),
                ..Piece::default()
            };
            let mut left = frame.left;
            for card in &cards {
                let (note, accent) = (self.theme.colours.note, self.theme.colours.accent);
                let panel = Draw::Rectangle { x: left, y: 0.0, width, height: piece.height, fill: note };
                let strip = Draw::Rectangle { x: left, y: 0.0, width, height: STRIP, fill: accent };
                piece.marks.extend([(Owner::Decoration, panel), (Owner::Decoration, strip)]);
                let mut top = PADDING + STRIP;
                for words in card {
                    for line in &words.lines {
                        self.line(&mut piece, line, left + PADDING, top, words.style, words.owner, &words.links);
                        top += words.style.size * words.style.leading;
                    }
                }
                left += width + GUTTER;
            }
            self.piece(piece);
        }
        self.gap(6.0, &frame.panels, false);
    }

    fn card(&mut self, figure: &KeyFigure, list: ElementId, frame: &Frame, width: f32) -> Vec<Words> {
        let item = self.tree.add(Kind::ListItem, list);
        let body = self.tree.add(Kind::ListBody, item);
        let colours = &self.theme.colours;
        let (accent, muted) = (colours.accent, colours.muted);
        let label = Style { size: SMALL, leading: 1.3, ..self.style(frame) };
        let value = Style { lettering: Lettering::BOLD, size: BODY + 8.0, leading: 1.25, colour: accent, ..label };
        let compared = Style { size: SMALL - 0.5, leading: 1.35, colour: muted, ..label };
        let room = width - 2.0 * PADDING;
        let mut words = vec![self.card_words(&figure.label, label, body, room)];
        words.push(self.card_words(&[figure.value.as_str().into()], value, body, room));
        words.extend(figure.compared.iter().map(|text| self.card_words(&[text.as_str().into()], compared, body, room)));
        words
    }

    fn card_words(&mut self, text: &[Inline], style: Style, body: ElementId, room: f32) -> Words {
        let owner = self.tree.add(Kind::Paragraph, body);
        let setting = set(self.fonts, text, style.lettering);
        let links = self.link_elements(&setting, owner);
        Words { owner, style, lines: setting.lines(style.size, room), links }
    }
}

fn card_width(room: f32, count: usize) -> f32 {
    let gutters = GUTTER * count.saturating_sub(1) as f32;
    (room - gutters) / count.max(1) as f32
}
