//! Tables: columns as wide as their words need, a header row that comes back on every page, rows that stay whole.

use super::row::{CellLines, RowLook};
use super::text::{Lettering, Setting, set, set_plain};
use super::{BODY, BOTTOM, Builder, Frame, Head, MEASURE, Piece, SMALL, Style, TOP, strong};
use crate::document::{Align, Row, RowKind, Table};
use crate::pdf::display::{ElementId, Kind};
use crate::pdf::fonts::Face;

/// The sizes tried, from the best to the smallest that can be read.
const SIZES: [f32; 4] = [9.5, 9.0, 8.5, 8.0];
/// The length of a line, as a share of the size, with which a column of words reads well.
const COMFORTABLE: f32 = 10.0;
/// A table lower than this is not torn when it can stand whole on the next page.
const WHOLE: f32 = (BOTTOM - TOP) * 0.4;
/// How far a very wide table may reach into each margin.
const OVERHANG: f32 = 34.0;
const PADDING: f32 = 5.0;
const ROW_LEADING: f32 = 1.35;

/// A row with its words shaped.
struct SetRow<'a> {
    row: &'a Row,
    cells: Vec<Setting>,
}

impl Builder<'_, '_> {
    /// A table with its caption above and its notes below.
    pub fn table(&mut self, table: &Table, narrow: &Frame) {
        let frame = narrow;
        let element = self.tree.add(Kind::Table, frame.parent);
        if let Some(element) = self.tree.get_mut(element) {
            element.title = Some(table.caption.clone());
        }
        self.anchor(&table.anchor, element);
        let inner = frame.under(element);
        self.strong_line(&table.caption, Kind::Caption, BODY, &inner, 14.0);

        let headers: Vec<Setting> = table
            .columns
            .iter()
            .map(|column| set_plain(self.fonts, &column.header, Lettering::column(Face::Bold, column.align)))
            .collect();
        let rows: Vec<SetRow> = table.rows.iter().map(|row| self.set_row(table, row)).collect();
        let (size, widths) = measure(table, &headers, &rows, frame);
        let (frame, inner) = (&reaching(frame, &widths), &reaching(&inner, &widths));

        let first = self.pieces.len();
        let (head, head_pieces) = self.head_row(table, &headers, &widths, size, inner, element);
        self.pieces.extend(head_pieces);

        let body = self.tree.add(Kind::TableBody, element);
        let count = rows.len();
        for (index, row) in rows.iter().enumerate() {
            let keep = index + 2 == count || (index + 1 == count && !table.notes.is_empty());
            let pieces = self.body_row(table, row, &widths, size, frame, body, (index, keep, head));
            self.pieces.extend(pieces);
        }
        let rows = self.pieces.get_mut(first..).unwrap_or_default();
        if rows.iter().map(|piece| piece.height).sum::<f32>() <= WHOLE
            && let Some((_, rows)) = rows.split_last_mut()
        {
            rows.iter_mut().for_each(|piece| piece.keep = true);
        }
        self.notes(table, narrow);
    }

    fn set_row<'t>(&mut self, table: &Table, row: &'t Row) -> SetRow<'t> {
        let total = row.kind == RowKind::Total;
        let cells = std::iter::once(&row.header)
            .chain(&row.cells)
            .zip(&table.columns)
            .map(|(cell, column)| set(self.fonts, cell, Lettering::column(strong(total), column.align)))
            .collect();
        SetRow { row, cells }
    }

    fn head_row(
        &mut self,
        table: &Table,
        headers: &[Setting],
        widths: &[f32],
        size: f32,
        frame: &Frame,
        element: ElementId,
    ) -> (Option<usize>, Vec<Piece>) {
        let section = self.tree.add(Kind::TableHead, element);
        let row = self.tree.add(Kind::Row, section);
        let style = Style { lettering: Lettering::BOLD, size, leading: ROW_LEADING, ..self.style(frame) };
        let mut left = frame.left;
        let mut cells = Vec::new();
        for ((header, width), column) in headers.iter().zip(widths).zip(&table.columns) {
            let owner = self.tree.add(Kind::ColumnHeader, row);
            cells.push(cell(owner, header, Vec::new(), left, *width, column.align, style));
            left += width;
        }
        // Headers of different heights stand on one line at the bottom, next to their cells.
        let deepest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        for cell in &mut cells {
            let missing = deepest - cell.lines.len();
            cell.lines.splice(0..0, std::iter::repeat_with(Default::default).take(missing));
        }
        let look = RowLook {
            left: frame.left,
            width: widths.iter().sum(),
            padding: 4.0,
            band: None,
            rule_above: None,
            rule_below: Some((1.2, self.theme.colours.accent)),
        };
        let panels = frame.panels.clone();
        let pieces = self.row(&cells, look, &|| Piece { before: 3.0, keep: true, panels: panels.clone(), ..Piece::default() });
        // A header row that would fill much of every page is shown once.
        let [piece] = pieces.as_slice() else { return (None, pieces) };
        if piece.height > (BOTTOM - TOP) / 4.0 {
            return (None, pieces);
        }
        let draws = piece.marks.iter().map(|(_, draw)| draw.clone()).collect();
        self.heads.push(Head { height: piece.height + 3.0, draws });
        (Some(self.heads.len() - 1), pieces)
    }

    #[expect(clippy::too_many_arguments, reason = "what a row is, where it stands and how it is set")]
    fn body_row(
        &mut self,
        table: &Table,
        row: &SetRow,
        widths: &[f32],
        size: f32,
        frame: &Frame,
        body: ElementId,
        (index, keep, head): (usize, bool, Option<usize>),
    ) -> Vec<Piece> {
        let total = row.row.kind == RowKind::Total;
        let element = self.tree.add(Kind::Row, body);
        let mut left = frame.left;
        let mut cells = Vec::new();
        for (nth, ((setting, width), column)) in row.cells.iter().zip(widths).zip(&table.columns).enumerate() {
            let owner = self.tree.add(if nth == 0 { Kind::RowHeader } else { Kind::Cell }, element);
            let lettering = Lettering { face: strong(total), tabular: column.align == Align::Right };
            let style = Style { lettering, size, leading: ROW_LEADING, ..self.style(frame) };
            let links = self.link_elements(setting, owner);
            cells.push(cell(owner, setting, links, left, *width, column.align, style));
            left += width;
        }
        let colours = &self.theme.colours;
        let look = RowLook {
            left: frame.left,
            width: widths.iter().sum(),
            padding: 3.5,
            band: (index % 2 == 1 && !total).then_some(colours.band),
            rule_above: total.then_some((1.0, colours.text)),
            rule_below: Some(if total { (1.0, colours.text) } else { (0.35, colours.rule) }),
        };
        let panels = frame.panels.clone();
        self.row(&cells, look, &|| Piece { keep, head, panels: panels.clone(), ..Piece::default() })
    }

    fn notes(&mut self, table: &Table, frame: &Frame) {
        let count = table.notes.len();
        let style = Style { size: SMALL, colour: self.theme.colours.muted, leading: 1.4, ..self.style(frame) };
        for (index, note) in table.notes.iter().enumerate() {
            let before = if index == 0 { 5.0 } else { 2.0 };
            self.set_words(note, style, frame, before, index + 2 == count);
        }
        self.gap(6.0, &frame.panels, false);
    }
}

fn cell(
    owner: ElementId,
    setting: &Setting,
    links: Vec<(ElementId, crate::pdf::display::Goal, String)>,
    left: f32,
    width: f32,
    align: Align,
    style: Style,
) -> CellLines {
    let room = width - 2.0 * PADDING;
    CellLines { owner, lines: setting.lines(style.size, room), links, left: left + PADDING, width: room, align, style }
}

/// The largest size at which every word fits its column, and the widths of the columns. When even the smallest size is too large,
/// the widest columns give way and their words are cut.
fn measure(table: &Table, headers: &[Setting], rows: &[SetRow], frame: &Frame) -> (f32, Vec<f32>) {
    let count = table.columns.len();
    let room = frame.width;
    // Inside a panel or a list there is no margin to reach into.
    let overhang = if frame.width < MEASURE { 0.0 } else { OVERHANG };
    let mut longest: Vec<f32> = headers.iter().map(Setting::longest).collect();
    let mut natural: Vec<f32> = headers.iter().map(Setting::natural).collect();
    for row in rows {
        for (index, cell) in row.cells.iter().enumerate().take(count) {
            if let (Some(longest), Some(natural)) = (longest.get_mut(index), natural.get_mut(index)) {
                *longest = longest.max(cell.longest());
                *natural = natural.max(cell.natural());
            }
        }
    }
    let at = |size: f32, em: &[f32]| em.iter().map(|em| em * size + 2.0 * PADDING + 0.1).collect::<Vec<f32>>();
    // A column is comfortable when its words need no line, or when its lines are not too short.
    let comfortable: Vec<f32> =
        longest.iter().zip(&natural).map(|(longest, natural)| natural.min(COMFORTABLE).max(*longest)).collect();
    let [.., small, smallest] = SIZES;
    let fits = |size: &f32, least: &[f32]| at(*size, least).iter().sum::<f32>() <= room;
    let best = SIZES.into_iter().find(|size| fits(size, &comfortable));
    let size = best.or_else(|| [small, smallest].into_iter().find(|size| fits(size, &longest)));
    if let Some(size) = size {
        return (size, share(&at(size, &longest), &at(size, &natural), table, room));
    }
    // What does not fit between the margins may reach into them.
    let least = at(smallest, &longest);
    let wide = room + 2.0 * overhang;
    if least.iter().sum::<f32>() <= wide {
        return (smallest, least);
    }
    (smallest, squeeze(least, wide))
}

/// Where a table stands that is wider than its frame.
fn reaching(frame: &Frame, widths: &[f32]) -> Frame {
    let over = (widths.iter().sum::<f32>() - frame.width).max(0.0);
    Frame { left: frame.left - over / 2.0, width: frame.width + over, ..frame.clone() }
}

/// Shares the room out: every column at least its longest word, then by weight up to what its words need, then by what is missing.
fn share(least: &[f32], natural: &[f32], table: &Table, room: f32) -> Vec<f32> {
    let weight: f32 = table.columns.iter().map(|column| f32::from(column.weight.max(1))).sum();
    let by_weight: Vec<f32> = table.columns.iter().map(|column| room * f32::from(column.weight.max(1)) / weight).collect();
    let wanted: Vec<f32> =
        least.iter().zip(natural).zip(&by_weight).map(|((least, natural), weight)| weight.min(*natural).max(*least)).collect();
    let all: f32 = wanted.iter().sum();
    let slack = room - least.iter().sum::<f32>();
    if all > room {
        let asked = (all - least.iter().sum::<f32>()).max(0.01);
        return least.iter().zip(&wanted).map(|(least, wanted)| least + (wanted - least) * slack / asked).collect();
    }
    let missing: Vec<f32> = natural.iter().zip(&wanted).map(|(natural, wanted)| (natural - wanted).max(0.0)).collect();
    let lacking: f32 = missing.iter().sum();
    let filled = if lacking > 0.0 { ((room - all) / lacking).min(1.0) } else { 0.0 };
    let wide: Vec<f32> = wanted.iter().zip(&missing).map(|(wanted, missing)| wanted + missing * filled).collect();
    let left_over = (room - wide.iter().sum::<f32>()).max(0.0);
    wide.iter().zip(&by_weight).map(|(wide, weight)| wide + left_over * weight / room).collect()
}

/// Lowers the widest columns to one width at which all fit.
fn squeeze(mut widths: Vec<f32>, room: f32) -> Vec<f32> {
    let mut sorted = widths.clone();
    sorted.sort_by(f32::total_cmp);
    let mut rest = room;
    let mut left = sorted.len() as f32;
    let mut cap = f32::MAX;
    for width in sorted {
        if width * left <= rest {
            rest -= width;
            left -= 1.0;
        } else {
            cap = rest / left;
            break;
        }
    }
    for width in &mut widths {
        *width = width.min(cap);
    }
    widths
}

impl Builder<'_, '_> {
    /// Remembers where an anchor is.
    pub fn anchor(&mut self, anchor: &str, element: ElementId) {
        if !anchor.is_empty() {
            self.anchors.insert(anchor.to_owned(), element);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn the_widest_columns_give_way() {
        assert_eq!(squeeze(vec![20.0, 300.0, 400.0], 220.0), vec![20.0, 100.0, 100.0]);
    }
}
