//! A grid that shows what is in place: one mark for each row and column.

use std::collections::BTreeMap;

use super::lettering::{Hand, LINE, width, wrap, write};
use super::marks::outline;
use super::measure::Frame;
use super::{Anchor, Chart, Dash, Drawing, Ink, Shape, WIDE};

/// How far something is in place. Each degree has a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Fully: a filled square.
    Full,
    /// In part: a square half filled.
    Part,
    /// Not at all: an open square.
    None,
    /// Not applicable or not known: a dash.
    NotApplicable,
}

/// A cell of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// How far it is in place.
    pub mark: Mark,
    /// The same in words: "signed", "in part", "not signed", "not known".
    pub words: String,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The label of the row.
    pub label: String,
    /// The cells, one for each column.
    pub cells: Vec<GridCell>,
}

impl GridCell {
    /// A cell.
    pub fn new(mark: Mark, words: impl Into<String>) -> Self {
        Self { mark, words: words.into() }
    }
}

impl GridRow {
    /// A row.
    pub fn new(label: impl Into<String>, cells: Vec<GridCell>) -> Self {
        Self { label: label.into(), cells }
    }
}

/// Draws one mark for each row and column, with its words next to it or, when there are many columns, with a key that says what
/// each form means. When the columns do not fit side by side, rows and columns are swapped, or the columns are split into
/// blocks one below the other. On a narrow picture each row is a few lines: a mark, its words, and the columns it applies to.
pub fn grid(frame: Frame, columns: &[&str], rows: &[GridRow]) -> Chart {
    frame.around(|breadth| draw(columns, rows, breadth))
}

/// The side of a mark, in points.
const SIDE: f32 = 10.0;

/// The space between a mark and its words, in points.
const BEFORE_WORDS: f32 = 5.0;

/// The greatest width of row labels that are next to their marks, in points.
const LABELS: f32 = 150.0;

/// The least and the greatest width of a column of marks, in points.
const COLUMN: (f32, f32) = (30.0, 84.0);

/// The greatest number of columns whose cells have room for their words next to the mark.
const WITH_WORDS: usize = 4;

fn draw(columns: &[&str], rows: &[GridRow], breadth: f32) -> Drawing {
    if let Some((turned_columns, turned_rows)) = turned(columns, rows, breadth) {
        let columns: Vec<&str> = turned_columns.iter().map(String::as_str).collect();
        return draw(&columns, &turned_rows, breadth);
    }
    let mut shapes = Vec::new();
    let bottom = if breadth < WIDE {
        list(&mut shapes, columns, rows, breadth)
    } else if columns.len() <= WITH_WORDS {
        block(&mut shapes, columns, rows, &Block::with_words(columns, rows, breadth), 0.0)
    } else {
        let fitting = fitting(columns, breadth - labels(rows) - GAP);
        // Where narrow columns leave room, long labels take it, and the rows stay low.
        let spare = if fitting == columns.len() { breadth - GAP - fitting as f32 * needed(columns) } else { LABELS };
        let labels = rows.iter().map(|row| width(&row.label)).fold(40.0, f32::max).min(spare.max(LABELS));
        let room = breadth - labels - GAP;
        // The blocks are as equal as possible: twelve columns, of which seven would fit, become six and six.
        let per_block = columns.len().div_ceil(columns.len().div_ceil(fitting));
        let pitch = (room / per_block as f32).min(COLUMN.1);
        let mut bottom = 0.0;
        for (at, some) in columns.chunks(per_block).enumerate() {
            let top = if at == 0 { 0.0 } else { bottom + 16.0 };
            let within = Block { skipped: at * per_block, labels, pitch, words: false };
            bottom = block(&mut shapes, some, rows, &within, top);
        }
        key(&mut shapes, rows, breadth, bottom)
    };
    Drawing { width: breadth, height: bottom, shapes }
}

/// The space between the labels of the rows and the first column, in points.
const GAP: f32 = 10.0;

/// The width each of these columns needs for the longest word above it, in points.
fn needed(columns: &[&str]) -> f32 {
    let words = columns.iter().flat_map(|column| column.split_whitespace()).map(|word| Hand::STRONG.width(word));
    (words.fold(0.0, f32::max) + 8.0).clamp(COLUMN.0, COLUMN.1)
}

/// The number of columns side by side.
fn fitting(columns: &[&str], room: f32) -> usize {
    let needed = needed(columns);
    (1..=columns.len()).rev().find(|count| *count as f32 * needed <= room).unwrap_or(1)
}

/// Swaps rows and columns when there are more columns than fit side by side and the rows would fit.
fn turned(columns: &[&str], rows: &[GridRow], breadth: f32) -> Option<(Vec<String>, Vec<GridRow>)> {
    let room = breadth - labels(rows) - GAP;
    if breadth < WIDE || columns.len() <= WITH_WORDS || fitting(columns, room) >= columns.len() || rows.is_empty() {
        return None;
    }
    let heads: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    if heads.len() > WITH_WORDS && fitting(&heads, breadth - LABELS - GAP) < heads.len() {
        return None;
    }
    // A row without a cell for each column would leave a hole.
    let turn = |(at, column): (usize, &&str)| {
        let cells: Option<Vec<GridCell>> = rows.iter().map(|row| row.cells.get(at).cloned()).collect();
        Some(GridRow::new(*column, cells?))
    };
    let turned: Option<Vec<GridRow>> = columns.iter().enumerate().map(turn).collect();
    Some((heads.iter().map(|head| (*head).to_owned()).collect(), turned?))
}

/// The width of the labels of the rows, in points.
fn labels(rows: &[GridRow]) -> f32 {
    rows.iter().map(|row| width(&row.label)).fold(40.0, f32::max).min(LABELS)
}

/// Some columns with all rows.
struct Block {
    /// How many columns are in the blocks above.
    skipped: usize,
    labels: f32,
    /// The distance from one column to the next, in points.
    pitch: f32,
    /// Whether the words of a cell are next to its mark.
    words: bool,
}

impl Block {
    fn with_words(columns: &[&str], rows: &[GridRow], breadth: f32) -> Self {
        let labels = labels(rows);
        let pitch = (breadth - labels - GAP) / columns.len().max(1) as f32;
        Self { skipped: 0, labels, pitch, words: true }
    }
}

fn block(shapes: &mut Vec<Shape>, columns: &[&str], rows: &[GridRow], block: &Block, top: f32) -> f32 {
    const AROUND: f32 = 4.0;
    let first = block.labels + GAP;
    let room = block.pitch - 6.0;
    let heads: Vec<Vec<String>> = columns.iter().map(|column| Hand::STRONG.even(column, room)).collect();
    let tallest = heads.iter().map(Vec::len).max().unwrap_or_default() as f32 * LINE;
    for (at, head) in heads.iter().enumerate() {
        let x = first + at as f32 * block.pitch;
        let (x, anchor) = if block.words { (x, Anchor::Start) } else { (x + block.pitch / 2.0, Anchor::Middle) };
        Hand::STRONG.write(shapes, head, x, top + tallest - head.len() as f32 * LINE, anchor);
    }
    let right = first + columns.len() as f32 * block.pitch;
    let mut y = top + tallest + 3.0;
    rule(shapes, right, y, Ink::Rule);
    for row in rows {
        let label = Hand::PLAIN.even(&row.label, block.labels);
        let cells: Vec<&GridCell> = row.cells.iter().skip(block.skipped).take(columns.len()).collect();
        let said: Vec<Vec<String>> = cells.iter().map(|cell| wrap(&cell.words, room - SIDE - BEFORE_WORDS)).collect();
        let words_height = said.iter().map(Vec::len).max().filter(|_| block.words).unwrap_or_default() as f32 * LINE;
        let label_height = label.len() as f32 * LINE;
        let height = label_height.max(words_height).max(SIDE) + 2.0 * AROUND;
        write(shapes, &label, 0.0, y + (height - label_height) / 2.0, Anchor::Start);
        for (at, (cell, said)) in cells.iter().zip(&said).enumerate() {
            let x = first + at as f32 * block.pitch;
            let mark_top = y + (height - SIDE) / 2.0;
            if block.words {
                cell.mark.draw(shapes, x, mark_top);
                let words_top = y + (height - said.len() as f32 * LINE) / 2.0;
                write(shapes, said, x + SIDE + BEFORE_WORDS, words_top, Anchor::Start);
            } else {
                cell.mark.draw(shapes, x + (block.pitch - SIDE) / 2.0, mark_top);
            }
        }
        y += height;
        rule(shapes, right, y, Ink::Hair);
    }
    y
}

fn rule(shapes: &mut Vec<Shape>, right: f32, y: f32, ink: Ink) {
    shapes.push(Shape::Line { from: (0.0, y), to: (right, y), thickness: 0.75, ink });
}

/// The meaning of each form, in the words of the cells.
fn key(shapes: &mut Vec<Shape>, rows: &[GridRow], breadth: f32, bottom: f32) -> f32 {
    let mut meanings: BTreeMap<Mark, Vec<&str>> = BTreeMap::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let words = meanings.entry(cell.mark).or_default();
        if !words.contains(&cell.words.as_str()) {
            words.push(&cell.words);
        }
    }
    let (mut x, mut y) = (0.0, bottom + 8.0);
    for (mark, words) in meanings {
        let words = match words.as_slice() {
            [one] => (*one).to_owned(),
            [one, other] => format!("{one} or {other}"),
            _ => mark.words().to_owned(),
        };
        let lines = Hand::QUIET.wrap(&words, breadth - SIDE - BEFORE_WORDS);
        let width = SIDE + BEFORE_WORDS + Hand::QUIET.widest(&lines);
        if x > 0.0 && x + width > breadth {
            (x, y) = (0.0, y + LINE + 3.0);
        }
        mark.draw(shapes, x, y + (LINE - SIDE) / 2.0);
        Hand::QUIET.write(shapes, &lines, x + SIDE + BEFORE_WORDS, y, Anchor::Start);
        x += width + 18.0;
        if lines.len() > 1 {
            (x, y) = (0.0, y + lines.len() as f32 * LINE + 3.0);
        }
    }
    if x > 0.0 { y + LINE } else { y }
}

/// The rows one after the other, each as a list: a mark, its words, and the columns it applies to.
fn list(shapes: &mut Vec<Shape>, columns: &[&str], rows: &[GridRow], breadth: f32) -> f32 {
    let mut y = 0.0;
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            rule(shapes, breadth, y + 5.0, Ink::Hair);
            y += 10.0;
        }
        let label = Hand::STRONG.wrap(&row.label, breadth);
        Hand::STRONG.write(shapes, &label, 0.0, y, Anchor::Start);
        y += label.len() as f32 * LINE + 2.0;
        // Columns with the same mark and words are listed together, in the order of the marks, then in the order of the
        // columns.
        let mut same: Vec<(Mark, &str, Vec<&str>)> = Vec::new();
        for (cell, column) in row.cells.iter().zip(columns) {
            match same.iter_mut().find(|(mark, words, _)| (*mark, *words) == (cell.mark, cell.words.as_str())) {
                Some((.., found)) => found.push(column),
                None => same.push((cell.mark, &cell.words, vec![column])),
            }
        }
        same.sort_by_key(|(mark, ..)| *mark);
        for (mark, words, found) in same {
            let indent = SIDE + BEFORE_WORDS;
            let lines = wrap(&[words, &found.join(", ")].join(": "), breadth - indent);
            mark.draw(shapes, 0.0, y + (LINE - SIDE) / 2.0);
            write(shapes, &lines, indent, y, Anchor::Start);
            y += lines.len() as f32 * LINE + 3.0;
        }
    }
    y
}

impl Mark {
    /// The general meaning of a form, used when the words of its cells differ.
    fn words(self) -> &'static str {
        match self {
            Self::Full => "yes",
            Self::Part => "in part",
            Self::None => "no",
            Self::NotApplicable => "does not apply, or not known",
        }
    }

    fn draw(self, shapes: &mut Vec<Shape>, x: f32, y: f32) {
        let square = |shapes: &mut Vec<Shape>| shapes.push(outline(x, y, SIDE, SIDE, 1.25, Dash::Solid, Ink::First));
        match self {
            Self::Full => shapes.push(Shape::Rectangle { x, y, width: SIDE, height: SIDE, fill: Ink::First }),
            Self::Part => {
                let points = vec![(x, y), (x + SIDE, y + SIDE), (x, y + SIDE)];
                shapes.push(Shape::Polygon { points, fill: Ink::First });
                square(shapes);
            }
            Self::None => square(shapes),
            Self::NotApplicable => {
                let middle = y + SIDE / 2.0;
                let (from, to) = ((x + 1.5, middle), (x + SIDE - 1.5, middle));
                shapes.push(Shape::Line { from, to, thickness: 1.25, ink: Ink::Muted });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::lettering::{faults, words};
    use crate::chart::measure::frame;

    fn cell(mark: Mark) -> GridCell {
        let words = match mark {
            Mark::Full => "signed",
            Mark::Part => "in part",
            Mark::None => "not signed",
            Mark::NotApplicable => "not known",
        };
        GridCell::new(mark, words)
    }

    fn row(label: &str, marks: &[Mark]) -> GridRow {
        GridRow::new(label, marks.iter().copied().map(cell).collect())
    }

    const ALL: [Mark; 4] = [Mark::Full, Mark::Part, Mark::None, Mark::NotApplicable];

    #[test]
    fn few_columns_have_their_words_beside_each_mark() {
        let drawing = grid(frame(), &["Structured", "Formalised"], &[row("Health", &ALL[..2]), row("Police", &ALL[2..])]).drawing;
        let said = ["Structured", "Formalised", "Health", "signed", "in part", "Police", "not signed", "not known"];
        assert_eq!(words(&drawing), said);
    }

    #[test]
    fn many_columns_have_marks_with_a_key_and_stand_in_blocks() {
        let columns = ["County council", "Constabulary", "Integrated care board", "Probation", "Schools", "Colleges", "Housing"];
        let all = [Mark::Full; 5].into_iter().chain([Mark::Part, Mark::None]).collect::<Vec<_>>();
        let rows: Vec<GridRow> =
            ["Safeguarding", "Confidentiality", "Commissioning", "Understanding", "Sharing", "Escalation", "Involvement"]
                .map(|label| row(label, &all))
                .to_vec();
        let drawing = grid(frame(), &columns, &rows).drawing;
        assert!(words(&drawing).ends_with(&["signed", "in part", "not signed"]), "{:?}", words(&drawing));
        assert_eq!(words(&drawing).iter().filter(|word| **word == "Escalation").count(), 2);
    }

    #[test]
    fn rows_and_columns_change_places_where_only_the_rows_fit_side_by_side() {
        let columns = ["County council", "Constabulary", "Integrated care board", "Probation", "Schools", "Colleges", "Housing"];
        let drawing = grid(frame(), &columns, &[row("Sharing", &[Mark::Full; 7]), row("Escalation", &[Mark::None; 7])]).drawing;
        assert_eq!(words(&drawing)[..5], ["Sharing", "Escalation", "County council", "signed", "not signed"]);
    }

    #[test]
    fn on_a_narrow_picture_a_row_says_each_thing_once_with_where_it_is_found() {
        let marks = [Mark::None, Mark::Full, Mark::Full];
        let drawing = grid(frame(), &["Council", "Police", "Health"], &[row("Chronology", &marks)]).narrow;
        assert_eq!(words(&drawing), ["Chronology", "signed: Police, Health", "not signed: Council"]);
    }

    #[test]
    fn no_words_stand_upon_others_or_off_the_paper_whatever_the_columns() {
        let long = "an agency with a name of very many words and-a-word-of-forty-letters-without-any-space";
        let many: Vec<&str> = std::iter::repeat_n(long, 20).collect();
        let marks: Vec<Mark> = ALL.iter().copied().cycle().take(20).collect();
        let mut odd = row(long, &marks);
        odd.cells.iter_mut().for_each(|cell| cell.words = long.to_owned());
        let rows = [row("a", &marks), row(long, &marks[..3]), row("", &[]), odd];
        for columns in [&many[..], &many[..3], &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"], &["a"], &[]] {
            for rows in [&rows[..], &rows[..1], &[]] {
                let chart = grid(frame(), columns, rows);
                assert_eq!(faults(&chart.drawing), Vec::<String>::new());
                assert_eq!(faults(&chart.narrow), Vec::<String>::new());
            }
        }
    }
}
