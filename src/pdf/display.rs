//! The display list: the position and the meaning of everything on every page. It does not depend on the library that writes
//! the PDF.
//!
//! Everything on a page has an owner, so nothing can be drawn that is neither part of the structure nor marked as decoration.
//! Distances are in points from the top left corner of the page; the writer converts them to PDF's coordinates.

use std::rc::Rc;

use super::fonts::{Face, Word};
pub use super::structure::{Element, ElementId, Kid, Kind, Numbering, Tree};
use crate::document::Align;
use crate::theme::Colour;

/// The short side of A4 in points.
const SHORT_SIDE: f32 = 595.276;
/// The long side of A4 in points.
const LONG_SIDE: f32 = 841.89;

/// The orientation of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Portrait: the words of the document.
    #[default]
    Portrait,
    /// Landscape: tables with many columns.
    Landscape,
}

impl Orientation {
    /// The width of the page, in points.
    pub const fn width(self) -> f32 {
        match self {
            Self::Portrait => SHORT_SIDE,
            Self::Landscape => LONG_SIDE,
        }
    }

    /// The height of the page, in points.
    pub const fn height(self) -> f32 {
        match self {
            Self::Portrait => LONG_SIDE,
            Self::Landscape => SHORT_SIDE,
        }
    }
}

/// A document that has been laid out.
pub struct Layout {
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure; the first element is the root.
    pub tree: Tree,
    /// The bookmarks.
    pub outline: Vec<Bookmark>,
}

/// A page.
#[derive(Default)]
pub struct Page {
    /// The orientation.
    pub orientation: Orientation,
    /// The content, the lowest first, in reading order.
    pub sequences: Vec<Sequence>,
    /// The areas of links.
    pub links: Vec<LinkArea>,
    /// The number of marked sequences that belong to the structure.
    pub marked: usize,
}

/// Items drawn one after the other for the same owner.
pub struct Sequence {
    /// The owner.
    pub owner: Owner,
    /// The items.
    pub draws: Vec<Draw>,
}

/// The owner of drawn content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// An element of the structure, which is read aloud.
    Element(ElementId),
    /// The running header, or the header row of a table on a further page.
    Header,
    /// The running footer.
    Footer,
    /// Lines, bands and panels.
    Decoration,
}

/// An item to draw.
#[derive(Debug, Clone)]
pub enum Draw {
    /// A word.
    Text {
        /// Left end.
        x: f32,
        /// Base line.
        y: f32,
        /// Size of the type.
        size: f32,
        /// Colour.
        colour: Colour,
        /// The shaped word.
        word: Rc<Word>,
    },
    /// The number of the page on which an element begins; it is known only when every page is laid out.
    PageOf {
        /// The element.
        element: ElementId,
        /// The fixed end of the number, however many digits it has.
        x: f32,
        /// Whether that is the left or the right end.
        align: Align,
        /// Base line.
        y: f32,
        /// Size of the type.
        size: f32,
        /// The face.
        face: Face,
        /// Colour.
        colour: Colour,
    },
    /// A filled rectangle.
    Rectangle {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Colour.
        fill: Colour,
    },
    /// The logo of the theme.
    Logo {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// A straight line.
    Line {
        /// The start of the line.
        from: (f32, f32),
        /// The end of the line.
        to: (f32, f32),
        /// The thickness, in points.
        thickness: f32,
        /// Colour.
        colour: Colour,
    },
    /// A filled area.
    Polygon {
        /// The corners, in order.
        points: Vec<(f32, f32)>,
        /// Colour.
        fill: Colour,
    },
    /// A line through several points.
    Path {
        /// The points; before each end point of a curve are its two control points.
        points: Vec<PathPoint>,
        /// Whether the last point is joined to the first.
        closed: bool,
        /// The thickness, in points.
        thickness: f32,
        /// The lengths of strokes and gaps, in points; empty for a solid line.
        dash: Vec<f32>,
        /// Colour.
        colour: Colour,
    },
}

/// A point of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathPoint {
    /// The position.
    pub at: (f32, f32),
    /// Whether it is a control point of the curve that ends at a later point.
    pub bends: bool,
}

impl Draw {
    /// The same item, moved down.
    pub fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::PageOf { y, .. } | Self::Rectangle { y, .. } | Self::Logo { y, .. } => *y += by,
            Self::Line { from, to, .. } => {
                from.1 += by;
                to.1 += by;
            }
            Self::Polygon { points, .. } => points.iter_mut().for_each(|point| point.1 += by),
            Self::Path { points, .. } => points.iter_mut().for_each(|point| point.at.1 += by),
        }
        self
    }

    /// The same item, reduced towards the top and a left edge.
    pub fn scaled(mut self, scale: f32, left: f32) -> Self {
        let across = |x: &mut f32| *x = left + (*x - left) * scale;
        match &mut self {
            Self::Text { x, y, size, .. } | Self::PageOf { x, y, size, .. } => {
                across(x);
                *y *= scale;
                *size *= scale;
            }
            Self::Rectangle { x, y, width, height, .. } | Self::Logo { x, y, width, height } => {
                across(x);
                *y *= scale;
                *width *= scale;
                *height *= scale;
            }
            Self::Line { from, to, thickness, .. } => {
                for (x, y) in [from, to] {
                    across(x);
                    *y *= scale;
                }
                *thickness *= scale;
            }
            Self::Polygon { points, .. } => {
                for (x, y) in points {
                    across(x);
                    *y *= scale;
                }
            }
            Self::Path { points, thickness, dash, .. } => {
                for PathPoint { at: (x, y), .. } in points {
                    across(x);
                    *y *= scale;
                }
                *thickness *= scale;
                dash.iter_mut().for_each(|stroke| *stroke *= scale);
            }
        }
        self
    }
}

/// The area of a link.
#[derive(Debug, Clone)]
pub struct LinkArea {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The link element it belongs to.
    pub element: ElementId,
    /// The target.
    pub goal: Goal,
    /// The target in words.
    pub contents: String,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// A web or mail address.
    Url(String),
    /// An element of this document.
    Element(ElementId),
    /// An anchor that has not been resolved yet.
    Anchor(String),
}

/// An entry of the bookmarks.
pub struct Bookmark {
    /// The words of the heading.
    pub title: String,
    /// The heading's element.
    pub element: ElementId,
    /// The level of the heading, 2 for a chapter.
    pub level: u8,
}

impl Page {
    /// Draws an item for its owner, and records its place in the structure.
    pub fn put(&mut self, number: usize, owner: Owner, draw: Draw, tree: &mut Tree, top: f32) {
        if let Some(last) = self.sequences.last_mut().filter(|last| last.owner == owner) {
            last.draws.push(draw);
            return;
        }
        if let Owner::Element(id) = owner {
            tree.hold(id, Kid::Content { page: number, mark: self.marked }, (number, top));
            self.marked += 1;
        }
        self.sequences.push(Sequence { owner, draws: vec![draw] });
    }
}
