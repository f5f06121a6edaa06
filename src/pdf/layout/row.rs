//! A row of cells side by side, of a table or of facts: one piece or, when it is very high, a piece for each line.

use super::text::Line;
use super::{Builder, Piece, Style};
use crate::document::Align;
use crate::pdf::display::{Draw, ElementId, Goal, Owner};
use crate::theme::Colour;

/// A cell with its lines.
pub struct CellLines {
    pub owner: ElementId,
    pub lines: Vec<Line>,
    pub links: Vec<(ElementId, Goal, String)>,
    pub left: f32,
    pub width: f32,
    pub align: Align,
    pub style: Style,
}

/// The style of a row.
#[derive(Clone, Copy)]
pub struct RowLook {
    pub left: f32,
    pub width: f32,
    pub padding: f32,
    pub band: Option<Colour>,
    pub rule_above: Option<(f32, Colour)>,
    pub rule_below: Option<(f32, Colour)>,
    /// A row higher than this, in points, is split between its lines at the end of a page.
    pub highest: f32,
}

impl Builder<'_, '_> {
    /// The pieces of a row; `like` makes a piece with the properties that all of them share.
    pub fn row(&mut self, cells: &[CellLines], look: RowLook, like: &dyn Fn() -> Piece) -> Vec<Piece> {
        let leading = cells.iter().map(|cell| cell.style.size * cell.style.leading).fold(1.0, f32::max);
        let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        let height = count as f32 * leading + 2.0 * look.padding;
        let slices: Vec<(usize, usize)> =
            if height <= look.highest { vec![(0, count)] } else { (0..count).map(|line| (line, line + 1)).collect() };
        let last = slices.len().saturating_sub(1);
        let mut pieces = Vec::new();
        for (nth, (from, to)) in slices.into_iter().enumerate() {
            let mut piece = like();
            let above = if nth == 0 { look.padding } else { 0.0 };
            let below = if nth == last { look.padding } else { 0.0 };
            piece.height = (to - from) as f32 * leading + above + below;
            if nth > 0 {
                piece.before = 0.0;
            }
            // The first three lines and the last three stay together, and only the last one is linked to the next row.
            if nth < last {
                piece.keep = nth < 2 || nth + 3 > last;
                piece.soft = false;
            }
            if let Some(fill) = look.band {
                let draw = Draw::Rectangle { x: look.left, y: 0.0, width: look.width, height: piece.height, fill };
                piece.marks.push((Owner::Decoration, draw));
            }
            for cell in cells {
                for (index, line) in cell.lines.iter().enumerate().take(to).skip(from) {
                    let top = above + (index - from) as f32 * leading;
                    let x = match cell.align {
                        Align::Left => cell.left,
                        Align::Right => cell.left + (cell.width - line.width).max(0.0),
                    };
                    self.line(&mut piece, line, x, top, cell.style, cell.owner, &cell.links);
                }
            }
            let edges = [(nth == 0, look.rule_above, 0.0), (nth == last, look.rule_below, piece.height - 0.3)];
            for (here, rule, y) in edges {
                if let (true, Some((thickness, colour))) = (here, rule) {
                    let draw = Draw::Line { from: (look.left, y), to: (look.left + look.width, y), thickness, colour };
                    piece.marks.push((Owner::Decoration, draw));
                }
            }
            pieces.push(piece);
        }
        pieces
    }
}
