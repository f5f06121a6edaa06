//! The parts of a page: pieces that are never split, and the area they are put in.

use crate::pdf::display::{Draw, ElementId, LinkArea, Orientation, Owner};
use crate::theme::Colour;

/// The distance of words from the left and right edges of the page, in points.
pub(super) const MARGIN: f32 = 70.0;

/// The greatest fraction of a page that should stay empty, a little less than a third, except at the end of a chapter.
pub(super) const VOID: f32 = 0.31;

/// The area of a page for words, in points.
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

/// Content with a fixed height that is never split.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, and any of them go together")]
pub(super) struct Piece {
    /// The distance from the piece above, in points; not used at the top of a page.
    pub before: f32,
    pub height: f32,
    /// The drawing, measured from the top of the piece.
    pub marks: Vec<(Owner, Draw)>,
    pub areas: Vec<LinkArea>,
    /// Whether it must be on the same page as the next piece.
    pub keep: bool,
    /// Whether `keep` may be ignored when much of the page would stay empty otherwise.
    pub soft: bool,
    pub heading: bool,
    /// The orientation of its page; `None` when it was made for an upright page and can be on any.
    pub orientation: Option<Orientation>,
    /// Whether it may stay on a landscape page that is nearly full.
    pub anywhere: bool,
    /// A picture that may be reduced: its element and its left edge.
    pub picture: Option<(ElementId, f32)>,
    /// A table that was laid out twice, upright and landscape.
    pub choice: Option<Box<Choice>>,
    /// How much of the page must be left for it to begin there, in points.
    pub room: f32,
    /// The panels behind it, the outermost first.
    pub panels: Vec<usize>,
    /// The header row that is repeated above it on a further page.
    pub head: Option<usize>,
    pub new_page: bool,
    /// The chapter that begins here.
    pub chapter: Option<String>,
    /// The section of a chapter that begins here.
    pub section: Option<String>,
}

/// A table laid out for an upright page and for a landscape page.
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
    /// Whether it reaches up to the top edge of the page.
    pub to_the_top: bool,
}

/// The header row of a table, to be repeated.
pub(super) struct Head {
    pub height: f32,
    pub draws: Vec<Draw>,
}
