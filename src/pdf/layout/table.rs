//! Tables: columns as wide as their words need, rows that stay whole, and the caption and header row repeated on every further
//! page.

use super::row::{CellLines, RowLook};
use super::text::{Lettering, Setting, set, set_plain};
use super::{Area, BODY, Builder, Choice, Frame, Head, MEASURE, Piece, SMALL, Style, strong};
use crate::document::{Align, Row, RowKind, Table};
use crate::pdf::display::{Draw, ElementId, Goal, Kind, Orientation};
use crate::pdf::fonts::Face;

/// The sizes tried, in points, from the best to the smallest that can be read.
const SIZES: [f32; 4] = [9.5, 9.0, 8.5, 8.0];
/// The width of a column, as a multiple of the size, at which words read well.
const COMFORTABLE: f32 = 10.0;
/// The same for a column of sentences: one with a cell whose text is wider than [`PROSE`], also a multiple of the size.
const COMFORTABLE_PROSE: f32 = 15.0;
const PROSE: f32 = 60.0;
/// A table lower than this fraction of a page is not split when it fits on the next one.
const WHOLE: f32 = 0.4;
/// Two rows at an end of the table that are together lower than this fraction of a page stay together.
const PAIR: f32 = 0.26;
/// A row higher than this fraction of a page is split.
const TORN: f32 = 0.5;
/// A table lower than this fraction of a landscape page does not justify turning the page.
const WORTH_TURNING: f32 = 0.6;
/// How far a very wide table may reach into each margin, in points.
const OVERHANG: f32 = 34.0;
const PADDING: f32 = 5.0;
/// The space above and below the words of a row, and the larger spaces tried to fill a landscape page, in points.
const ROW_PADDING: f32 = 3.5;
const WIDER_PADDINGS: [f32; 3] = [5.0, 6.5, 8.0];
const ROW_LEADING: f32 = 1.35;
/// The limits for balancing columns: the number of rows looked at, the most columns, the most steps, and the fraction of the table's
/// width moved in a step.
const SAMPLE: usize = 60;
const MOST_SETTLED: usize = 16;
const MOST_STEPS: usize = 24;
const STEP: f32 = 0.02;

/// A table with its words shaped and its elements made, ready for layout in different frames.
struct Grid<'a> {
    table: &'a Table,
    caption: (ElementId, Setting),
    headers: Vec<(ElementId, Setting)>,
    rows: Vec<GridRow<'a>>,
    notes: Vec<(ElementId, Setting)>,
}

struct GridRow<'a> {
    row: &'a Row,
    cells: Vec<GridCell>,
}

struct GridCell {
    element: ElementId,
    words: Setting,
    links: Vec<(ElementId, Goal, String)>,
}

/// How a table fits a frame.
struct Fit {
    size: f32,
    widths: Vec<f32>,
    ease: Ease,
    padding: f32,
}

/// The quality of the fit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ease {
    /// Lines are long enough to read well.
    Easy,
    /// Every word fits its column, but the lines are short.
    Cramped,
    /// Words are cut.
    Cut,
}

impl Builder<'_, '_> {
    /// A table with its caption above and its notes below.
    pub fn table(&mut self, table: &Table, frame: &Frame) {
        let grid = self.grid(table, frame);
        let fit = grid.fit(frame);
        let upright = self.laid(&grid, frame, &fit, Orientation::Portrait);
        // A panel or a list cannot be moved to a landscape page.
        if fit.ease == Ease::Easy || frame.width < MEASURE || !frame.panels.is_empty() {
            self.pieces.extend(upright);
            return;
        }
        let area = Area::of(Orientation::Landscape);
        let wide = Frame { width: area.width, ..frame.clone() };
        let mut wide_fit = grid.fit(&wide);
        let mut across = self.laid(&grid, &wide, &wide_fit, Orientation::Landscape);
        let high: f32 = across.iter().map(|piece| piece.before + piece.height).sum();
        let needed = fit.ease == Ease::Cut;
        let better = wide_fit.ease < fit.ease || wide_fit.size > fit.size;
        if !needed && (!better || high < area.height() * WORTH_TURNING) {
            self.pieces.extend(upright);
            return;
        }
        // A last page that would stay rather empty is filled by more space between rows.
        let roomier = WIDER_PADDINGS.into_iter().find(|padding| is_full(&across, &self.heads, 2.0 * (padding - ROW_PADDING)));
        if let Some(padding) = roomier.filter(|_| !is_full(&across, &self.heads, 0.0)) {
            wide_fit.padding = padding;
            across = self.laid(&grid, &wide, &wide_fit, Orientation::Landscape);
        }
        let choice = Some(Box::new(Choice { upright, across, needed }));
        self.piece(Piece { choice, ..Piece::default() });
    }

    fn grid<'t>(&mut self, table: &'t Table, frame: &Frame) -> Grid<'t> {
        let element = self.tree.add(Kind::Table, frame.parent);
        if let Some(element) = self.tree.get_mut(element) {
            element.title = Some(table.caption.clone());
        }
        self.anchor(&table.anchor, element);
        let caption = (self.tree.add(Kind::Caption, element), set_plain(self.fonts, &table.caption, Lettering::BOLD));
        let section = self.tree.add(Kind::TableHead, element);
        let row = self.tree.add(Kind::Row, section);
        let header = |column: &crate::document::Column| {
            let words = set_plain(self.fonts, &column.header, Lettering::column(Face::Bold, column.align));
            (self.tree.add(Kind::ColumnHeader, row), words)
        };
        let headers = table.columns.iter().map(header).collect();
        let body = self.tree.add(Kind::TableBody, element);
        let rows = table.rows.iter().map(|row| self.grid_row(table, row, body)).collect();
        let note = |words: &Vec<_>| (self.tree.add(Kind::Paragraph, frame.parent), set(self.fonts, words, Lettering::REGULAR));
        let notes = table.notes.iter().map(note).collect();
        Grid { table, caption, headers, rows, notes }
    }

    fn grid_row<'t>(&mut self, table: &Table, row: &'t Row, body: ElementId) -> GridRow<'t> {
        let total = row.kind == RowKind::Total;
        let element = self.tree.add(Kind::Row, body);
        let mut cells = Vec::new();
        for (nth, (words, column)) in std::iter::once(&row.header).chain(&row.cells).zip(&table.columns).enumerate() {
            let element = self.tree.add(if nth == 0 { Kind::RowHeader } else { Kind::Cell }, element);
            let words = set(self.fonts, words, Lettering::column(strong(total), column.align));
            let links = self.link_elements(&words, element);
            cells.push(GridCell { element, words, links });
        }
        GridRow { row, cells }
    }

    /// The pieces of a table in a frame.
    fn laid(&mut self, grid: &Grid, narrow: &Frame, fit: &Fit, orientation: Orientation) -> Vec<Piece> {
        let before = std::mem::take(&mut self.pieces);
        let frame = &reaching(narrow, &fit.widths);
        let page = Area::of(orientation).height();
        let caption = Style { lettering: Lettering::BOLD, size: BODY, leading: 1.35, ..self.style(frame) };
        self.words(&grid.caption.1, caption, grid.caption.0, frame, 14.0, true);
        self.pieces.iter_mut().for_each(|piece| piece.keep = true);
        let header = self.header_row(grid, fit, frame, page);
        let head = self.head(grid, &header, frame, page);
        self.pieces.extend(header);

        let rows: Vec<Vec<Piece>> =
            (0..).zip(&grid.rows).map(|(index, row)| self.body_row(grid, row, fit, frame, (index, head, page))).collect();
        let heights: Vec<f32> = rows.iter().map(|pieces| pieces.iter().map(|piece| piece.height).sum()).collect();
        let whole = heights.iter().sum::<f32>() <= page * WHOLE;
        let count = rows.len();
        for (index, mut pieces) in rows.into_iter().enumerate() {
            let pair: f32 = heights.iter().skip(index).take(2).sum();
            let at_an_end = index == 0 || index + 2 == count;
            if let Some(last) = pieces.last_mut() {
                last.keep = if index + 1 < count { whole || at_an_end } else { !grid.notes.is_empty() };
                last.soft = index + 1 < count && !(at_an_end && pair <= page * PAIR);
            }
            self.pieces.extend(pieces);
        }
        self.notes(grid, narrow);
        let mut laid = std::mem::replace(&mut self.pieces, before);
        if orientation == Orientation::Landscape {
            laid.iter_mut().for_each(|piece| piece.orientation = Some(orientation));
        }
        laid
    }

    fn header_row(&mut self, grid: &Grid, fit: &Fit, frame: &Frame, page: f32) -> Vec<Piece> {
        let style = Style { lettering: Lettering::BOLD, size: fit.size, leading: ROW_LEADING, ..self.style(frame) };
        let mut left = frame.left;
        let mut cells = Vec::new();
        for (((element, words), width), column) in grid.headers.iter().zip(&fit.widths).zip(&grid.table.columns) {
            cells.push(cell(*element, words, Vec::new(), left, *width, column.align, style));
            left += width;
        }
        // Headers of different heights are aligned at the bottom, next to their cells.
        let deepest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        for cell in &mut cells {
            let missing = deepest - cell.lines.len();
            cell.lines.splice(0..0, std::iter::repeat_with(Default::default).take(missing));
        }
        let look = RowLook {
            left: frame.left,
            width: fit.widths.iter().sum(),
            padding: 4.0,
            band: None,
            rule_above: None,
            rule_below: Some((1.2, self.theme.colours.accent)),
            highest: page * TORN,
        };
        let panels = frame.panels.clone();
        self.row(&cells, look, &|| Piece { before: 3.0, keep: true, panels: panels.clone(), ..Piece::default() })
    }

    /// The head repeated above the rows on every further page: the caption, a note that it is continued, and the header row.
    fn head(&mut self, grid: &Grid, header: &[Piece], frame: &Frame, page: f32) -> Option<usize> {
        let style = Style { lettering: Lettering::BOLD, size: BODY, leading: 1.35, ..self.style(frame) };
        let words = set_plain(self.fonts, &format!("{} (continued)", grid.table.caption), style.lettering);
        let mut piece = Piece::default();
        for line in words.even_lines(style.size, frame.width) {
            let top = piece.height;
            self.line(&mut piece, &line, frame.left, top, style, 0, &[]);
            piece.height += style.size * style.leading;
        }
        // A header that would fill much of every page is shown once only.
        if piece.height > page / 6.0 {
            return None;
        }
        let mut draws: Vec<Draw> = piece.marks.into_iter().map(|(_, draw)| draw).collect();
        let mut height = piece.height + 3.0;
        if let [row] = header
            && row.height <= page / 4.0
        {
            draws.extend(row.marks.iter().map(|(_, draw)| draw.clone().lowered(height)));
            height += row.height + 3.0;
        }
        self.heads.push(Head { height, draws });
        Some(self.heads.len() - 1)
    }

    fn body_row(
        &mut self,
        grid: &Grid,
        row: &GridRow,
        fit: &Fit,
        frame: &Frame,
        (index, head, page): (usize, Option<usize>, f32),
    ) -> Vec<Piece> {
        let total = row.row.kind == RowKind::Total;
        let mut left = frame.left;
        let mut cells = Vec::new();
        for ((one, width), column) in row.cells.iter().zip(&fit.widths).zip(&grid.table.columns) {
            let lettering = Lettering::column(strong(total), column.align);
            let style = Style { lettering, size: fit.size, leading: ROW_LEADING, ..self.style(frame) };
            cells.push(cell(one.element, &one.words, one.links.clone(), left, *width, column.align, style));
            left += width;
        }
        let colours = &self.theme.colours;
        let look = RowLook {
            left: frame.left,
            width: fit.widths.iter().sum(),
            padding: fit.padding,
            band: (index % 2 == 1 && !total).then_some(colours.band),
            rule_above: total.then_some((1.0, colours.text)),
            rule_below: Some(if total { (1.0, colours.text) } else { (0.35, colours.rule) }),
            highest: page * TORN,
        };
        let panels = frame.panels.clone();
        self.row(&cells, look, &|| Piece { head, panels: panels.clone(), ..Piece::default() })
    }

    fn notes(&mut self, grid: &Grid, frame: &Frame) {
        let count = grid.notes.len();
        let style = Style { size: SMALL, colour: self.theme.colours.muted, leading: 1.4, ..self.style(frame) };
        for (index, (element, words)) in grid.notes.iter().enumerate() {
            let before = if index == 0 { 5.0 } else { 2.0 };
            self.words(words, style, *element, frame, before, index + 2 == count);
        }
        self.gap(6.0, &frame.panels, false);
    }
}

fn cell(
    owner: ElementId,
    setting: &Setting,
    links: Vec<(ElementId, Goal, String)>,
    left: f32,
    width: f32,
    align: Align,
    style: Style,
) -> CellLines {
    let room = width - 2.0 * PADDING;
    CellLines { owner, lines: setting.lines(style.size, room), links, left: left + PADDING, width: room, align, style }
}

impl Grid<'_> {
    /// The largest size at which every word fits its column, and the widths of the columns. If words are too wide even at the
    /// smallest size, the widest columns are narrowed and their words are cut.
    fn fit(&self, frame: &Frame) -> Fit {
        let room = frame.width;
        // A panel or a list has no margin to reach into.
        let overhang = if frame.width < MEASURE || !frame.panels.is_empty() { 0.0 } else { OVERHANG };
        let mut longest: Vec<f32> = self.headers.iter().map(|(_, words)| words.longest()).collect();
        let mut tied: Vec<f32> = self.headers.iter().map(|(_, words)| words.longest_tied()).collect();
        let mut natural: Vec<f32> = self.headers.iter().map(|(_, words)| words.natural()).collect();
        for row in &self.rows {
            let columns = longest.iter_mut().zip(&mut tied).zip(&mut natural);
            for (((longest, tied), natural), cell) in columns.zip(&row.cells) {
                *longest = longest.max(cell.words.longest());
                *tied = tied.max(cell.words.longest_tied());
                *natural = natural.max(cell.words.natural());
            }
        }
        let at = |size: f32, em: &[f32]| em.iter().map(|em| em * size + 2.0 * PADDING + 0.1).collect::<Vec<f32>>();
        // A column is comfortable when its words fit on one line, or when its lines are not too short.
        let comfortable = |prose: f32| -> Vec<f32> {
            let wanted = |natural: &f32| natural.min(if *natural > PROSE { prose } else { COMFORTABLE });
            tied.iter().zip(&natural).map(|(tied, natural)| wanted(natural).max(*tied)).collect()
        };
        let fits = |size: f32, least: &[f32]| at(size, least).iter().sum::<f32>() <= room;
        let share_at = |size: f32| {
            let least = at(size, if fits(size, &tied) { &tied } else { &longest });
            let widths = share(&least, &at(size, &natural), self.table, room);
            self.settled(widths, &least, size)
        };
        let easy = comfortable(COMFORTABLE_PROSE);
        if let Some(size) = [9.5, 9.0, 8.5].into_iter().find(|size| fits(*size, &easy)) {
            return Fit { size, widths: share_at(size), ease: Ease::Easy, padding: ROW_PADDING };
        }
        let cramped = |size: f32, widths: Vec<f32>| Fit { size, widths, ease: Ease::Cramped, padding: ROW_PADDING };
        let close = comfortable(COMFORTABLE);
        let [.., small, smallest] = SIZES;
        let size = SIZES.into_iter().find(|size| fits(*size, &close));
        if let Some(size) = size.or_else(|| [small, smallest].into_iter().find(|size| fits(*size, &longest))) {
            return cramped(size, share_at(size));
        }
        // A table that does not fit between the margins may reach into them.
        let least = at(smallest, &longest);
        let wide = room + 2.0 * overhang;
        if least.iter().sum::<f32>() <= wide {
            return cramped(smallest, least);
        }
        Fit { size: smallest, widths: squeeze(least, wide), ease: Ease::Cut, padding: ROW_PADDING }
    }
}

impl Grid<'_> {
    /// Moves width from columns that can spare it to those whose cells make the rows high, as long as the table becomes lower.
    fn settled(&self, mut widths: Vec<f32>, least: &[f32], size: f32) -> Vec<f32> {
        if widths.len() > MOST_SETTLED {
            return widths;
        }
        let apart = self.rows.len().div_ceil(SAMPLE).max(1);
        let natural = |row: &GridRow| row.cells.iter().map(|cell| cell.words.natural() * size).collect::<Vec<f32>>();
        let rows: Vec<Vec<f32>> = self.rows.iter().step_by(apart).map(natural).collect();
        let step = widths.iter().sum::<f32>() * STEP;
        let mut height = lines(&rows, &widths);
        for _ in 0..MOST_STEPS {
            let mut best: Option<(f32, Vec<f32>)> = None;
            for to in 0..widths.len() {
                for (from, _) in least.iter().enumerate().filter(|(from, _)| *from != to) {
                    let moved = shifted(&widths, from, to, step);
                    let spared = moved.iter().zip(least).all(|(width, least)| width >= least);
                    let tried = if spared { lines(&rows, &moved) } else { f32::MAX };
                    if tried < best.as_ref().map_or(height - 0.001, |(best, _)| *best) {
                        best = Some((tried, moved));
                    }
                }
            }
            let Some(better) = best else { break };
            (height, widths) = better;
        }
        widths
    }
}

fn shifted(widths: &[f32], from: usize, to: usize, step: f32) -> Vec<f32> {
    let change = |index| {
        if index == from {
            -step
        } else if index == to {
            step
        } else {
            0.0
        }
    };
    widths.iter().enumerate().map(|(index, width)| width + change(index)).collect()
}

/// The estimated number of lines of all rows together. Words do not fill their lines completely, and a partly filled line
/// counts as one.
fn lines(rows: &[Vec<f32>], widths: &[f32]) -> f32 {
    let of = |(natural, width): (&f32, &f32)| {
        let share = natural * 1.06 / (width - 2.0 * PADDING).max(1.0);
        if share <= 1.06 { 1.0 } else { (share + 0.35).max(2.0) }
    };
    rows.iter().map(|row| row.iter().zip(widths).map(of).fold(1.0, f32::max)).sum()
}

/// Whether the last page of a table is full enough when each of its rows is higher by `extra` points.
fn is_full(pieces: &[Piece], heads: &[Head], extra: f32) -> bool {
    let page = Area::of(Orientation::Landscape).height();
    let mut used = 0.0;
    for piece in pieces {
        let head = piece.head.and_then(|head| heads.get(head));
        let height = piece.before + piece.height + if head.is_some() { extra } else { 0.0 };
        if used + height > page {
            used = head.map_or(0.0, |head| head.height);
        }
        used += height;
    }
    used >= page * (1.0 - super::piece::VOID)
}

/// The frame of a table that is wider than the frame around it.
fn reaching(frame: &Frame, widths: &[f32]) -> Frame {
    let over = (widths.iter().sum::<f32>() - frame.width).max(0.0);
    Frame { left: frame.left - over / 2.0, width: frame.width + over, ..frame.clone() }
}

/// Distributes the width: every column gets at least its longest word, then a share by weight up to what its words need, then a
/// share of what is left by what it still lacks.
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

/// Reduces the widest columns to one common width at which all fit.
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
    /// Records the position of an anchor.
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
