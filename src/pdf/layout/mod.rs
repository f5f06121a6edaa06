//! Lays a document out: from the tree of meaning to a display list.
//!
//! First every block becomes a series of pieces, each with its height and everything drawn in it; then the pieces are put on
//! pages. A piece is never split. Pieces that belong together (a heading and what follows it, the first lines of a paragraph, a
//! table's caption, header and first rows) form a chain. A chain is split only when it is longer than a page, or at a soft link
//! rather than leave more than a fifth of a page empty. A table that is cramped on an upright page is laid out a second time
//! for a landscape page, and the page step chooses. Nothing is processed more often than that, so the work grows in proportion
//! to the length of the document.

mod block;
mod chart;
mod contents;
mod cover;
mod figures;
mod furniture;
mod list;
mod logo;
mod page;
mod piece;
mod row;
mod section;
mod table;
mod text;
mod ties;

use std::collections::BTreeMap;

use super::display::{Bookmark, Draw, ElementId, Goal, Kind, Layout, LinkArea, Orientation, Owner, Tree};
use super::fonts::{Face, Fonts};
use crate::document::{Document, Length};
use crate::theme::{Colour, Theme};
use piece::{Area, Choice, Head, MARGIN, Panel, Piece};
pub use text::is_blank;
use text::{Lettering, Line, Setting};

/// The width of the words on an upright page, in points.
const MEASURE: f32 = Area::of(Orientation::Portrait).width;
/// The size of running text, in points.
const BODY: f32 = 10.5;
/// The size of notes, in points.
const SMALL: f32 = 9.0;
/// The height of a line, as a multiple of its size.
const LEADING: f32 = 1.45;

/// The height of the words on an upright page, in points.
const PAGE: f32 = Area::of(Orientation::Portrait).height();

/// Lays a document out.
pub fn layout(document: &Document, theme: &Theme, fonts: &mut Fonts) -> Layout {
    let mut builder = Builder {
        fonts,
        theme,
        tree: Tree::new(),
        pieces: Vec::new(),
        panels: Vec::new(),
        heads: Vec::new(),
        anchors: BTreeMap::new(),
        outline: Vec::new(),
        contents: None,
        length: document.length,
    };
    builder.document(document);
    let Builder { fonts, tree, mut pieces, panels, heads, anchors, outline, .. } = builder;
    hold_headings(&mut pieces);
    let paged = page::paginate(pieces, &panels, &heads, tree);
    furniture::furnish(paged, document, theme, fonts, &anchors, outline)
}

/// The area for blocks, with their parent element and their style.
#[derive(Clone)]
struct Frame {
    left: f32,
    width: f32,
    parent: ElementId,
    panels: Vec<usize>,
    size: f32,
    colour: Colour,
}

struct Builder<'a, 'f> {
    fonts: &'a mut Fonts<'f>,
    theme: &'a Theme,
    tree: Tree,
    pieces: Vec<Piece>,
    panels: Vec<Panel>,
    heads: Vec<Head>,
    anchors: BTreeMap<String, ElementId>,
    outline: Vec<Bookmark>,
    /// The heading of the table of contents; `None` when there is none.
    contents: Option<ElementId>,
    length: Length,
}

/// How much of the following content a heading stays with, in points.
const AFTER_HEADING: f32 = 3.0 * BODY * LEADING;

/// Chains every heading to the first lines of what follows it, up to the next heading.
fn hold_headings(pieces: &mut [Piece]) {
    let ends: Vec<bool> = pieces.iter().skip(1).map(|next| next.heading || next.new_page).chain([true]).collect();
    let mut wanted = 0.0;
    for (piece, ends) in pieces.iter_mut().zip(ends) {
        if piece.heading {
            wanted = AFTER_HEADING;
            piece.keep = true;
            continue;
        }
        if !piece.marks.is_empty() || piece.choice.is_some() {
            wanted -= piece.height;
        }
        if wanted > 0.0 && !ends && piece.choice.is_none() {
            piece.keep = true;
            piece.soft = false;
        } else {
            wanted = 0.0;
        }
    }
}

/// The style of a paragraph.
#[derive(Clone, Copy)]
struct Style {
    lettering: Lettering,
    size: f32,
    leading: f32,
    colour: Colour,
    link: Colour,
}

impl Frame {
    fn inside(&self, left: f32, parent: ElementId) -> Self {
        Self { left: self.left + left, width: self.width - left, parent, ..self.clone() }
    }

    fn under(&self, parent: ElementId) -> Self {
        Self { parent, ..self.clone() }
    }
}

impl Builder<'_, '_> {
    fn style(&self, frame: &Frame) -> Style {
        Style {
            lettering: Lettering::REGULAR,
            size: frame.size,
            leading: LEADING,
            colour: frame.colour,
            link: self.theme.colours.accent,
        }
    }

    fn piece(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Empty space that stays with the next piece when `keep` is true.
    fn gap(&mut self, height: f32, panels: &[usize], keep: bool) {
        self.piece(Piece { height, keep, panels: panels.to_vec(), ..Piece::default() });
    }

    /// Words as pieces of one line each. The first lines and the last lines are chained: two of them, three in a longer
    /// paragraph.
    fn words(&mut self, setting: &Setting, style: Style, owner: ElementId, frame: &Frame, before: f32, keep: bool) {
        let heading = style.lettering.face == Face::Bold || style.size > BODY + 2.0;
        let lines = if heading { setting.even_lines(style.size, frame.width) } else { setting.lines(style.size, frame.width) };
        let links = self.link_elements(setting, owner);
        let height = style.size * style.leading;
        let count = lines.len();
        let together = if (4..6).contains(&count) { 2 } else { 3 };
        for (index, line) in lines.iter().enumerate() {
            let mut piece = Piece {
                before: if index == 0 { before } else { 0.0 },
                height,
                panels: frame.panels.clone(),
                keep: if index + 1 == count { keep } else { index + 1 < together || index + together >= count },
                ..Piece::default()
            };
            self.line(&mut piece, line, frame.left, 0.0, style, owner, &links);
            self.piece(piece);
        }
    }

    /// The link elements of words, with their targets.
    fn link_elements(&mut self, setting: &Setting, owner: ElementId) -> Vec<(ElementId, Goal, String)> {
        let link = |(goal, words): &(Goal, String)| (self.tree.add_within_words(Kind::Link, owner), goal.clone(), words.clone());
        setting.links.iter().map(link).collect()
    }

    /// Draws a line into a piece, with links underlined.
    #[expect(clippy::too_many_arguments, reason = "what a line is, where it stands and who owns it")]
    fn line(
        &self,
        piece: &mut Piece,
        line: &Line,
        left: f32,
        top: f32,
        style: Style,
        owner: ElementId,
        links: &[(ElementId, Goal, String)],
    ) {
        let height = style.size * style.leading;
        let y = top + baseline(style);
        let first_area = piece.areas.len();
        for (at, part) in &line.parts {
            let x = left + at;
            let link = part.link.and_then(|link| links.get(link));
            let (element, colour) = link.map_or((owner, style.colour), |(element, ..)| (*element, style.link));
            piece.marks.push((Owner::Element(element), Draw::Text { x, y, size: style.size, colour, word: part.word.clone() }));
            let Some((element, goal, contents)) = link else { continue };
            // The space at the end of a line is not part of the link area.
            let width = (part.word.width * style.size).min(line.width - at);
            if width <= 0.0 {
                continue;
            }
            match piece.areas.iter_mut().skip(first_area).last() {
                Some(area) if area.element == *element => area.width = x + width - area.x,
                _ => piece.areas.push(LinkArea {
                    x,
                    y: top,
                    width,
                    height,
                    element: *element,
                    goal: goal.clone(),
                    contents: contents.clone(),
                }),
            }
        }
        for area in piece.areas.iter().skip(first_area) {
            let under = y + style.size * 0.16;
            piece.marks.push((
                Owner::Decoration,
                Draw::Line {
                    from: (area.x, under),
                    to: (area.x + area.width, under),
                    thickness: style.size * 0.055,
                    colour: style.link,
                },
            ));
        }
    }
}

/// The distance of the base line from the top of its line.
fn baseline(style: Style) -> f32 {
    style.size * style.leading / 2.0 + style.size * 0.34
}

/// The face of words in a heading, label or total.
fn strong(yes: bool) -> Face {
    if yes { Face::Bold } else { Face::Regular }
}
