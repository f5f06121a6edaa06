//! Charts: title, picture, message in words, data.

use super::{BODY, Builder, Frame, PAGE, Piece};
use crate::chart::{Anchor, Chart, Ink, Shape, bend};
use crate::pdf::display::{Draw, ElementId, Kind, Owner, PathPoint};
use crate::pdf::fonts::Face;
use crate::theme::Colour;

impl Builder<'_, '_> {
    /// A chart with its title, picture, message and data.
    pub fn chart(&mut self, chart: &Chart, frame: &Frame) {
        let group = self.tree.add(Kind::Div, frame.parent);
        let inner = frame.under(group);
        self.strong_line(&chart.title, Kind::Paragraph, BODY + 1.0, &inner, 14.0);
        let figure = self.tree.add(Kind::Figure, group);
        if let Some(element) = self.tree.get_mut(figure) {
            element.alternative = Some(chart.summary.clone());
            element.title = Some(chart.title.clone());
        }
        self.anchor(&chart.anchor, group);
        self.picture(chart, figure, &inner);
        let style = self.style(&inner);
        let first = self.pieces.len();
        self.set_words(&[chart.summary.as_str().into()], style, &inner, 8.0, false);
        // The picture and the message stay together.
        if let Some((_, but_the_last)) = self.pieces.get_mut(first..).and_then(<[Piece]>::split_last_mut) {
            but_the_last.iter_mut().for_each(|piece| piece.keep = true);
        }
        self.table(&chart.table, &inner);
    }

    fn picture(&mut self, chart: &Chart, figure: ElementId, frame: &Frame) {
        let drawing = &chart.drawing;
        // A high picture is reduced to leave room for its message and the start of its data, as long as its own words can be
        // read.
        let height = drawing.height.max(1.0);
        let (roomy, readable, tallest) = (PAGE * 0.55 / height, 0.9, PAGE * 0.88 / height);
        let scale = (frame.width / drawing.width.max(1.0)).min(roomy.max(readable)).min(tallest).clamp(0.05, 4.0);
        let mut piece = Piece {
            before: 8.0,
            height: drawing.height * scale,
            keep: true,
            picture: Some((figure, frame.left)),
            panels: frame.panels.clone(),
            ..Piece::default()
        };
        for shape in &drawing.shapes {
            let draw = self.shape(shape, scale, frame.left);
            piece.marks.push((Owner::Element(figure), draw));
        }
        if let Some(element) = self.tree.get_mut(figure) {
            element.bounds = Some([frame.left, 0.0, frame.left + drawing.width * scale, piece.height]);
        }
        self.piece(piece);
    }

    fn shape(&mut self, shape: &Shape, scale: f32, left: f32) -> Draw {
        let place = |point: &(f32, f32)| (left + point.0 * scale, point.1 * scale);
        match shape {
            Shape::Rectangle { x, y, width, height, fill } => Draw::Rectangle {
                x: left + x * scale,
                y: y * scale,
                width: width * scale,
                height: height * scale,
                fill: self.ink(*fill),
            },
            Shape::Line { from, to, thickness, ink } => {
                Draw::Line { from: place(from), to: place(to), thickness: thickness * scale, colour: self.ink(*ink) }
            }
            Shape::Polygon { points, fill } => {
                Draw::Polygon { points: points.iter().map(place).collect(), fill: self.ink(*fill) }
            }
            Shape::Path { points, closed, thickness, dash, ink } => Draw::Path {
                points: points.iter().map(|point| PathPoint { at: place(point), bends: false }).collect(),
                closed: *closed,
                thickness: thickness * scale,
                dash: dash.lengths().iter().map(|length| length * scale).collect(),
                colour: self.ink(*ink),
            },
            Shape::Curve { from, to, thickness, ink } => {
                let [leaving, arriving] = bend(*from, *to);
                let points = [(from, false), (&leaving, true), (&arriving, true), (to, false)];
                Draw::Path {
                    points: points.map(|(point, bends)| PathPoint { at: place(point), bends }).to_vec(),
                    closed: false,
                    thickness: thickness * scale,
                    dash: Vec::new(),
                    colour: self.ink(*ink),
                }
            }
            Shape::Label { x, y, text, size, anchor, strong, ink } => {
                let face = if *strong { Face::Bold } else { Face::Regular };
                let word = self.fonts.word(face, false, text);
                let size = size * scale;
                let share = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => 0.5,
                    Anchor::End => 1.0,
                };
                let x = left + x * scale - word.width * size * share;
                Draw::Text { x, y: y * scale, size, colour: self.ink(*ink), word }
            }
        }
    }

    fn ink(&self, ink: Ink) -> Colour {
        let colours = &self.theme.colours;
        let [first, second, third, fourth] = colours.series;
        let on = |series: Colour| series.words(colours.paper, colours.text);
        match ink {
            Ink::Text => colours.text,
            Ink::Muted => colours.muted,
            Ink::Rule => colours.rule,
            Ink::Paper => colours.paper,
            Ink::First => first,
            Ink::Second => second,
            Ink::Third => third,
            Ink::Fourth => fourth,
            Ink::Hair => colours.hair(),
            Ink::Band => colours.band,
            Ink::OnFirst => on(first),
            Ink::OnSecond => on(second),
            Ink::OnThird => on(third),
            Ink::OnFourth => on(fourth),
        }
    }
}
