//! Lists, and facts: labels with their values.

use super::block::BETWEEN;
use super::row::{CellLines, RowLook};
use super::text::{Lettering, set, set_plain};
use super::{BODY, Builder, Frame, PAGE, Piece, Style, baseline};
use crate::document::{Align, Block, Inline};
use crate::pdf::display::{Draw, Kind, Numbering, Owner};
use crate::pdf::fonts::Face;

const INDENT: f32 = 18.0;
/// In a frame narrower than this, in points, a list is indented only as far as its labels need.
const NARROWEST: f32 = 140.0;
/// The least width of the words of a list, in points, however deep the list is.
const LEAST: f32 = 60.0;
/// A value higher than this, in points, is split between its lines.
const HIGHEST: f32 = PAGE * 0.15;

impl Builder<'_, '_> {
    /// A list with bullets or numbers.
    pub fn list(&mut self, ordered: bool, items: &[Vec<Block>], frame: &Frame) {
        if items.is_empty() {
            return;
        }
        let nested = self.tree.get(frame.parent).is_some_and(|parent| parent.kind == Kind::ListBody);
        let numbering = if ordered { Numbering::Decimal } else { Numbering::Bullet };
        let list = self.tree.add(Kind::List(numbering), frame.parent);
        let labels: Vec<_> = (1..=items.len())
            .map(|number| {
                let text = if ordered { format!("{number}.") } else { "\u{2022}".to_owned() };
                self.fonts.word(Face::Regular, true, &text)
            })
            .collect();
        let widest = labels.iter().map(|label| label.width * frame.size).fold(0.0, f32::max);
        let indent = if frame.width < NARROWEST { widest + 4.0 } else { (widest + 8.0).max(INDENT) };
        let indent = indent.min((frame.width - LEAST).max(0.0));
        for (number, (blocks, label)) in items.iter().zip(labels).enumerate() {
            let item = self.tree.add(Kind::ListItem, list);
            let mark = self.tree.add(Kind::Label, item);
            let body = self.tree.add(Kind::ListBody, item);
            let inner = frame.inside(indent, body);
            let style = self.style(frame);
            let first = self.pieces.len();
            self.blocks(blocks, &inner);
            if self.pieces.len() == first {
                self.gap(style.size * style.leading, &frame.panels, false);
            }
            let x = frame.left + indent - 7.0 - label.width * frame.size;
            let draw = Draw::Text { x, y: baseline(style), size: style.size, colour: style.colour, word: label };
            if let Some(piece) = self.pieces.get_mut(first) {
                piece.marks.insert(0, (Owner::Element(mark), draw));
                piece.before = if number == 0 && !nested { BETWEEN } else { 3.0 };
            }
        }
    }

    /// Labels, each next to its value.
    pub fn facts(&mut self, facts: &[(String, Vec<Inline>)], frame: &Frame) {
        if facts.is_empty() {
            return;
        }
        let style = self.style(frame);
        let bold = Style { lettering: Lettering::BOLD, ..style };
        let labels: Vec<_> = facts.iter().map(|(label, _)| set_plain(self.fonts, label, Lettering::BOLD)).collect();
        let widest = labels.iter().map(|label| label.natural() * style.size).fold(0.0, f32::max);
        let first_width = widest.min(frame.width * 0.42) + 1.0;
        let gutter = 16.0;
        let list = self.tree.add(Kind::List(Numbering::Labels), frame.parent);
        let rule = Some((0.35, self.theme.colours.rule));
        for (index, ((_, words), label)) in facts.iter().zip(labels).enumerate() {
            let item = self.tree.add(Kind::ListItem, list);
            let mark = self.tree.add(Kind::Label, item);
            let body = self.tree.add(Kind::ListBody, item);
            let value = set(self.fonts, words, style.lettering);
            let left = frame.left + first_width + gutter;
            let width = frame.width - first_width - gutter;
            let cells = [
                CellLines {
                    owner: mark,
                    lines: label.lines(style.size, first_width),
                    links: Vec::new(),
                    left: frame.left,
                    width: first_width,
                    align: Align::Left,
                    style: bold,
                },
                CellLines {
                    owner: body,
                    lines: value.lines(style.size, width),
                    links: self.link_elements(&value, body),
                    left,
                    width,
                    align: Align::Left,
                    style,
                },
            ];
            let look = RowLook {
                left: frame.left,
                width: frame.width,
                padding: if frame.size < BODY { 2.2 } else { 3.4 },
                band: None,
                rule_above: rule.filter(|_| index == 0),
                rule_below: rule,
                highest: HIGHEST,
            };
            let panels = frame.panels.clone();
            let before = if index == 0 { BETWEEN + 2.0 } else { 0.0 };
            let keep = index == 0 && facts.len() > 1 || index + 2 == facts.len();
            let pieces =
                self.row(&cells, look, &|| Piece { before, keep, soft: keep, panels: panels.clone(), ..Piece::default() });
            self.pieces.extend(pieces);
        }
        self.gap(4.0, &frame.panels, false);
    }
}
