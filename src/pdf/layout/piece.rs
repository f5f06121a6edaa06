//! What pages are made of: pieces that are never torn, and the part of a page they are put on.

use crate::pdf::display::{Draw, ElementId, LinkArea, Orientation, Owner};
use crate::theme::Colour;

/// The distance of words from the left and right edge of the page.
pub(super) const MARGIN: f32 = 70.0;

/// No page is left emptier than this share of it, a little less than a third, but at the end of a chapter, if that can be helped.
pub(super) const VOID: f32 = 0.31;

/// Where the words of a page stand.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub top: f32,
    pub bottom: f32,
    pub width: f32,
}

impl Area {
    pub const fn of(orientation: Orientation) -> Self {
        let (top, foot) = match orientation {
            Orientation::Portrait => (78.0, 70.0),
            Orientation::Landscape => (72.0, 62.0),
        };
        Self { top, bottom: orientation.height() - foot, width: orientation.width() - 2.0 * MARGIN }
    }

    pub const fn height(self) -> f32 {
        self.bottom - self.top
    }
}

/// Something as high as it is, that is never torn.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, and any of them go together")]
pub(super) struct Piece {
    /// The distance from what is above; none at the top of a page.
    pub before: f32,
    pub height: f32,
    /// What is drawn, measured from the piece's top.
    pub marks: Vec<(Owner, Draw)>,
    pub areas: Vec<LinkArea>,
    /// Whether it must stand on the same page as the next piece.
    pub keep: bool,
    /// Whether it need not, where much of the page would stay empty otherwise.
    pub soft: bool,
    pub heading: bool,
    /// Which way its page lies; none where it was made for an upright page and can stand on any.
    pub orientation: Option<Orientation>,
    /// Whether it stays on a page on its side that is nearly full.
    pub anywhere: bool,
    /// A picture that may be drawn smaller, by its element and its left edge.
    pub picture: Option<(ElementId, f32)>,
    /// A table that was laid out twice.
    pub choice: Option<Box<Choice>>,
    /// How much of the page must be left for it to begin there.
    pub room: f32,
    /// The panels it stands on, the outermost first.
    pub panels: Vec<usize>,
    /// The table whose header row is shown again above it on a further page.
    pub head: Option<usize>,
    pub new_page: bool,
    /// The chapter that begins here.
    pub chapter: Option<String>,
    /// The section of a chapter that begins here.
    pub section: Option<String>,
}

/// A table for an upright page, and the same table for a page on its side.
pub(super) struct Choice {
    pub upright: Vec<Piece>,
    pub across: Vec<Piece>,
    /// Whether words are cut on an upright page.
    pub needed: bool,
}

/// A filled area behind pieces.
pub(super) struct Panel {
    pub left: f32,
    pub width: f32,
    pub fill: Option<Colour>,
    /// A band along the left edge.
    pub stripe: Option<Colour>,
    /// Whether it reaches up to the edge of the page.
    pub to_the_top: bool,
}

/// The header row of a table, to be shown again.
pub(super) struct Head {
    pub height: f32,
    pub draws: Vec<Draw>,
}
