//! The document laid out: from the tree of meaning to a display list.
//!
//! First every block becomes a row of pieces, each as high as it is and with everything drawn in it; then the pieces are put on
//! pages. A piece is never torn. What belongs together (a heading and what follows it, the first two lines of a paragraph, a
//! table's caption, header and first row) is chained, and a chain is torn only when it is longer than a page. Nothing is looked at
//! twice, so the work grows with the length of the document and not faster.

mod block;
mod chart;
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

use std::collections::BTreeMap;

use super::display::{Bookmark, Draw, ElementId, Goal, Kind, Layout, LinkArea, Owner, Tree};
use super::fonts::{Face, Fonts};
use crate::document::Document;
use crate::theme::{Colour, Theme};
pub use text::is_blank;
use text::{Lettering, Line, Setting};

/// The distance of words from the left and right edge of the page.
const MARGIN: f32 = 70.0;
/// Where the words of a page begin.
const TOP: f32 = 78.0;
/// Where the words of a page end.
const BOTTOM: f32 = 772.0;
/// The width of the words.
const MEASURE: f32 = super::display::PAGE_WIDTH - 2.0 * MARGIN;
/// The size of running text.
const BODY: f32 = 10.5;
/// The size of notes.
const SMALL: f32 = 9.0;
/// The height of a line, as a share of its size.
const LEADING: f32 = 1.45;

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
    };
    builder.document(document);
    let Builder { fonts, tree, pieces, panels, heads, anchors, outline, .. } = builder;
    let paged = page::paginate(pieces, &panels, &heads, tree);
    furniture::furnish(paged, document, theme, fonts, &anchors, outline)
}

/// Something as high as it is, that is never torn.
#[derive(Default)]
struct Piece {
    /// The distance from what is above; none at the top of a page.
    before: f32,
    height: f32,
    /// What is drawn, measured from the piece's top.
    marks: Vec<(Owner, Draw)>,
    areas: Vec<LinkArea>,
    /// Whether it must stand on the same page as the next piece.
    keep: bool,
    /// How much of the page must be left for it to begin there.
    room: f32,
    /// The panels it stands on, the outermost first.
    panels: Vec<usize>,
    /// The table whose header row is shown again above it on a further page.
    head: Option<usize>,
    new_page: bool,
    /// The chapter that begins here.
    chapter: Option<String>,
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

    /// Words as pieces of one line each, the first two and the last two of them chained.
    fn words(&mut self, setting: &Setting, style: Style, owner: ElementId, frame: &Frame, before: f32, keep: bool) {
        let heading = style.lettering.face == Face::Bold || style.size > BODY + 2.0;
        let lines = if heading { setting.even_lines(style.size, frame.width) } else { setting.lines(style.size, frame.width) };
        let links = self.link_elements(setting, owner);
        let height = style.size * style.leading;
        let count = lines.len();
        for (index, line) in lines.iter().enumerate() {
            let mut piece = Piece {
                before: if index == 0 { before } else { 0.0 },
                height,
                panels: frame.panels.clone(),
                keep: if index + 1 == count { keep } else { index == 0 || index + 2 == count },
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
