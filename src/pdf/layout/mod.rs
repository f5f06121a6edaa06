//! The document laid out: from the tree of meaning to a display list.
//!
//! First every block becomes a row of pieces, each as high as it is and with everything drawn in it; then the pieces are put on
//! pages. A piece is never torn. What belongs together (a heading and what follows it, the first lines of a paragraph, a table's
//! caption, header and first rows) is chained, and a chain is torn only when it is longer than a page, or at a soft link rather than
//! leave a third of a page empty. A table that is cramped on an upright page is laid out a second time for a page on its side, and
//! the pages choose. Nothing is looked at more often than that, so the work grows with the length of the document and not faster.

mod block;
mod chart;
mod contents;
mod cover;
mod figures;
mod furniture;
mod list;
mod logo;
mod page;
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
pub use text::is_blank;
use text::{Lettering, Line, Setting};

/// The distance of words from the left and right edge of the page.
const MARGIN: f32 = 70.0;
/// The width of the words on an upright page.
const MEASURE: f32 = Area::of(Orientation::Portrait).width;
/// No page is left emptier than this share of it, a little less than a third, but at the end of a chapter, if that can be helped.
const VOID: f32 = 0.31;
/// The size of running text.
const BODY: f32 = 10.5;
/// The size of notes.
const SMALL: f32 = 9.0;
/// The height of a line, as a share of its size.
const LEADING: f32 = 1.45;

/// Where the words of a page stand.
#[derive(Clone, Copy)]
struct Area {
    top: f32,
    bottom: f32,
    width: f32,
}

impl Area {
    const fn of(orientation: Orientation) -> Self {
        let (top, foot) = match orientation {
            Orientation::Portrait => (78.0, 70.0),
            Orientation::Landscape => (72.0, 62.0),
        };
        Self { top, bottom: orientation.height() - foot, width: orientation.width() - 2.0 * MARGIN }
    }

    const fn height(self) -> f32 {
        self.bottom - self.top
    }
}

/// The height of the words of an upright page.
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

/// Something as high as it is, that is never torn.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, and any of them go together")]
struct Piece {
    /// The distance from what is above; none at the top of a page.
    before: f32,
    height: f32,
    /// What is drawn, measured from the piece's top.
    marks: Vec<(Owner, Draw)>,
    areas: Vec<LinkArea>,
    /// Whether it must stand on the same page as the next piece.
    keep: bool,
    /// Whether it need not, where much of the page would stay empty otherwise.
    soft: bool,
    heading: bool,
    /// The orientation its page must have; `None` when it was made for an upright page and fits on any.
    orientation: Option<Orientation>,
    /// Whether it stays on a page on its side that is nearly full.
    anywhere: bool,
    /// A picture that may be drawn smaller, by its element and its left edge.
    picture: Option<(ElementId, f32)>,
    /// A table that was laid out twice.
    choice: Option<Box<Choice>>,
    /// How much of the page must be left for it to begin there.
    room: f32,
    /// The panels it stands on, the outermost first.
    panels: Vec<usize>,
    /// The table whose header row is shown again above it on a further page.
    head: Option<usize>,
    new_page: bool,
    /// The chapter that begins here.
    chapter: Option<String>,
    /// The section of a chapter that begins here.
    section: Option<String>,
}

/// A table for an upright page, and the same table for a page on its side.
struct Choice {
    upright: Vec<Piece>,
    across: Vec<Piece>,
    /// Whether words are cut on an upright page.
    needed: bool,
}

/// A filled area behind pieces.
struct Panel {
    left: f32,
    width: f32,
    fill: Option<Colour>,
    /// A band along the left edge.
    stripe: Option<Colour>,
    /// Whether it reaches up to the edge of the page.
    to_the_top: bool,
}

/// The header row of a table, to be shown again.
struct Head {
    height: f32,
    draws: Vec<Draw>,
}

/// Where blocks stand.
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
    /// The heading of the table of contents, when there is one.
    contents: Option<ElementId>,
    length: Length,
}

/// A heading keeps to as much of what follows.
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

/// How a paragraph is set.
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

    /// Empty space that keeps to what follows.
    fn gap(&mut self, height: f32, panels: &[usize], keep: bool) {
        self.piece(Piece { height, keep, panels: panels.to_vec(), ..Piece::default() });
    }

    /// Words as pieces of one line each, the first and the last lines chained: two of them, three of a longer paragraph.
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

    /// The link elements of words, with where they lead.
    fn link_elements(&mut self, setting: &Setting, owner: ElementId) -> Vec<(ElementId, Goal, String)> {
        let link = |(goal, words): &(Goal, String)| (self.tree.add_within_words(Kind::Link, owner), goal.clone(), words.clone());
        setting.links.iter().map(link).collect()
    }

    /// Draws a line into a piece, links with a line under them.
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
            // The space at the end of a line cannot be pressed.
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

/// How far the base line of a line is from its top.
fn baseline(style: Style) -> f32 {
    style.size * style.leading / 2.0 + style.size * 0.34
}

/// The face of words in a heading, label or total.
fn strong(yes: bool) -> Face {
    if yes { Face::Bold } else { Face::Regular }
}
