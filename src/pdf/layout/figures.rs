//! Key figures: cards side by side, each with its label, its value in large type, and its comparisons.

use super::text::{Lettering, Line, set, set_plain};
use super::{Builder, Frame, Piece, SMALL, Style};
use crate::document::{Inline, KeyFigure};
use crate::pdf::display::{Draw, ElementId, Goal, Kind, Numbering, Owner};

const GUTTER: f32 = 10.0;
const PADDING: f32 = 10.0;
/// The least width of a card, in points: a narrower one would break its words too often.
const NARROWEST: f32 = 130.0;
const MOST_IN_A_ROW: usize = 3;
/// The width of the band of colour along the left edge of a card, in points.
const BAND: f32 = 3.5;
/// The sizes of a value, in points, from the best down to the smallest. The first is used at which the value fits on a line.
const VALUE_SIZES: [f32; 5] = [23.0, 20.0, 17.5, 15.0, 13.0];

/// Words of a card, ready to be drawn.
struct Words {
    owner: ElementId,
    style: Style,
    lines: Vec<Line>,
    links: Vec<(ElementId, Goal, String)>,
}

/// A card. The parts of all cards in a row are at the same heights.
struct Card {
    label: Words,
    value: Words,
    compared: Vec<Words>,
}

impl Words {
    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.style.size * self.style.leading
    }
}

impl Builder<'_, '_> {
    /// Key figures in rows of cards, each row filled from edge to edge. A row is never split.
    pub fn figures(&mut self, figures: &[KeyFigure], frame: &Frame) {
        if figures.is_empty() {
            return;
        }
        let fitting = (2..=MOST_IN_A_ROW).rev().find(|count| card_width(frame.width, *count) >= NARROWEST);
        let list = self.tree.add(Kind::List(Numbering::Labels), frame.parent);
        let mut rest = figures;
        let mut rows = figures.len().div_ceil(fitting.unwrap_or(1));
        let mut first = true;
        while rows > 0 {
            // The cards are spread evenly over the rows, so that none is alone.
            let (row, below) = rest.split_at_checked(rest.len().div_ceil(rows)).unwrap_or((rest, &[]));
            let size = self.value_size(row, frame);
            let width = card_width(frame.width, row.len());
            let cards: Vec<Card> = row.iter().map(|figure| self.card(figure, list, frame, (width, size))).collect();
            let before = if first { GUTTER + 2.0 } else { GUTTER };
            let piece = self.cards(&cards, frame, width, before);
            self.piece(piece);
            (rest, rows, first) = (below, rows - 1, false);
        }
        self.gap(6.0, &frame.panels, false);
    }

    /// The largest size at which every value of a row fits on a line.
    fn value_size(&mut self, row: &[KeyFigure], frame: &Frame) -> f32 {
        let room = card_width(frame.width, row.len()) - 2.0 * PADDING - BAND;
        let natural = |figure: &KeyFigure| set_plain(self.fonts, &figure.value, Lettering::BOLD).natural();
        let longest = row.iter().map(natural).fold(0.0, f32::max);
        let [.., smallest] = VALUE_SIZES;
        VALUE_SIZES.into_iter().find(|size| longest * size <= room).unwrap_or(smallest)
    }

    fn cards(&mut self, cards: &[Card], frame: &Frame, width: f32, before: f32) -> Piece {
        let most = |height: fn(&Card) -> f32| cards.iter().map(height).fold(0.0, f32::max);
        let label = most(|card| card.label.height());
        let value = most(|card| card.value.height());
        let compared = most(|card| card.compared.iter().map(Words::height).sum());
        let height = label + value + compared + 2.0 * PADDING;
        let mut piece = Piece { before, height, panels: frame.panels.clone(), ..Piece::default() };
        let mut left = frame.left;
        for card in cards {
            let (note, accent) = (self.theme.colours.note, self.theme.colours.accent);
            let panel = Draw::Rectangle { x: left, y: 0.0, width, height, fill: note };
            let band = Draw::Rectangle { x: left, y: 0.0, width: BAND, height, fill: accent };
            piece.marks.extend([(Owner::Decoration, panel), (Owner::Decoration, band)]);
            let inside = left + BAND + PADDING;
            // A short label is next to its value, as the long ones are.
            self.part(&mut piece, &card.label, inside, PADDING + label - card.label.height());
            self.part(&mut piece, &card.value, inside, PADDING + label);
            let mut top = PADDING + label + value;
            for words in &card.compared {
                self.part(&mut piece, words, inside, top);
                top += words.height();
            }
            left += width + GUTTER;
        }
        piece
    }

    fn part(&self, piece: &mut Piece, words: &Words, left: f32, top: f32) {
        let mut top = top;
        for line in &words.lines {
            self.line(piece, line, left, top, words.style, words.owner, &words.links);
            top += words.style.size * words.style.leading;
        }
    }

    fn card(&mut self, figure: &KeyFigure, list: ElementId, frame: &Frame, (width, size): (f32, f32)) -> Card {
        let item = self.tree.add(Kind::ListItem, list);
        let body = self.tree.add(Kind::ListBody, item);
        let colours = &self.theme.colours;
        let (accent, muted) = (colours.accent, colours.muted);
        let label = Style { size: SMALL + 0.5, leading: 1.25, ..self.style(frame) };
        let value = Style { lettering: Lettering::BOLD, size, leading: 1.3, colour: accent, ..label };
        let compared = Style { size: SMALL - 0.5, leading: 1.35, colour: muted, ..label };
        let room = width - 2.0 * PADDING - BAND;
        Card {
            label: self.card_words(&figure.label, label, body, room),
            value: self.card_words(&[figure.value.as_str().into()], value, body, room),
            compared: figure.compared.iter().map(|text| self.card_words(&[text.as_str().into()], compared, body, room)).collect(),
        }
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
