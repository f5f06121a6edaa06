//! The logo of a theme, on a plate of paper at the top of the cover.

use super::{Builder, Frame, Piece};
use crate::document::Length;
use crate::pdf::display::{Draw, Kind, Owner};

/// The greatest width and height of the logo, in points: a little less than half the width of the text, and not so high that it
/// pushes the title down.
const WIDEST: f32 = 210.0;
const TALLEST: f32 = 64.0;
/// The greatest height at the top of a document of a few pages, where every line counts.
const TALLEST_OF_A_BRIEF: f32 = 30.0;
/// The border of paper around the logo, in points, so that a logo drawn for paper can be seen on the accent.
const PLATE: f32 = 10.0;

impl Builder<'_, '_> {
    /// Adds the logo with this much space above it. Returns the height of both, in points; 0 when the theme has no logo.
    pub fn logo(&mut self, frame: &Frame, above: f32, length: Length) -> f32 {
        let theme = self.theme;
        let tallest = match length {
            Length::Book => TALLEST,
            Length::Brief => TALLEST_OF_A_BRIEF,
        };
        let Some(logo) = &theme.logo else { return 0.0 };
        self.gap(above, &frame.panels, true);
        let (width, height) = (logo.width.max(1) as f32, logo.height.max(1) as f32);
        let scale = (WIDEST / width).min(tallest / height);
        let (width, height) = (width * scale, height * scale);
        let figure = self.tree.add(Kind::Figure, frame.parent);
        if let Some(element) = self.tree.get_mut(figure) {
            element.alternative = Some(logo.alternative.clone());
            element.bounds = Some([frame.left + PLATE, PLATE, frame.left + PLATE + width, PLATE + height]);
        }
        let plate = Draw::Rectangle {
            x: frame.left,
            y: 0.0,
            width: width + 2.0 * PLATE,
            height: height + 2.0 * PLATE,
            fill: theme.colours.paper,
        };
        let picture = Draw::Logo { x: frame.left + PLATE, y: PLATE, width, height };
        let marks = vec![(Owner::Decoration, plate), (Owner::Element(figure), picture)];
        let height = height + 2.0 * PLATE;
        self.piece(Piece { height, marks, keep: true, panels: frame.panels.clone(), ..Piece::default() });
        above + height
    }
}
