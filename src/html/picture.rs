//! The shapes of a picture, as the component of charts gets them.

use serde::Serialize;

use crate::chart::{self, Anchor, Drawing, Ink, bend};

/// A picture for screens of one width.
#[derive(Serialize)]
pub(super) struct Picture {
    name: &'static str,
    width: String,
    height: String,
    shapes: Vec<Shape>,
}

pub(super) fn picture(name: &'static str, drawing: &Drawing) -> Picture {
    Picture {
        name,
        width: number(drawing.width),
        height: number(drawing.height),
        shapes: drawing.shapes.iter().map(shape).collect(),
    }
}

/// A shape; fields that its kind does not use are empty.
#[derive(Serialize, Default)]
struct Shape {
    kind: &'static str,
    ink: &'static str,
    x: String,
    y: String,
    width: String,
    height: String,
    to_x: String,
    to_y: String,
    thickness: String,
    /// The corners of a polygon, or the commands of a path.
    path: String,
    /// Lengths of strokes and gaps; empty for a solid line.
    dash: String,
    text: String,
    size: String,
    anchor: &'static str,
    strong: bool,
}

fn shape(shape: &chart::Shape) -> Shape {
    match shape {
        chart::Shape::Rectangle { x, y, width, height, fill } => Shape {
            kind: "rectangle",
            ink: class(*fill),
            x: number(*x),
            y: number(*y),
            width: number(*width),
            height: number(*height),
            ..Shape::default()
        },
        chart::Shape::Line { from, to, thickness, ink } => Shape {
            kind: "line",
            ink: class(*ink),
            x: number(from.0),
            y: number(from.1),
            to_x: number(to.0),
            to_y: number(to.1),
            thickness: number(*thickness),
            ..Shape::default()
        },
        chart::Shape::Polygon { points, fill } => {
            Shape { kind: "polygon", ink: class(*fill), path: corners(points, " "), ..Shape::default() }
        }
        chart::Shape::Path { points, closed, thickness, dash, ink } => Shape {
            kind: "path",
            ink: class(*ink),
            thickness: number(*thickness),
            path: format!("M{}{}", corners(points, "L"), if *closed { "Z" } else { "" }),
            dash: dash.lengths().iter().map(|length| number(*length)).collect::<Vec<_>>().join(" "),
            ..Shape::default()
        },
        chart::Shape::Curve { from, to, thickness, ink } => {
            let [leaving, arriving] = bend(*from, *to);
            Shape {
                kind: "path",
                ink: class(*ink),
                thickness: number(*thickness),
                path: format!("M{}C{}", corners(&[*from], ""), corners(&[leaving, arriving, *to], " ")),
                ..Shape::default()
            }
        }
        chart::Shape::Label { x, y, text, size, anchor, strong, ink } => Shape {
            kind: "label",
            ink: class(*ink),
            x: number(*x),
            y: number(*y),
            text: text.clone(),
            size: number(*size),
            anchor: match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            },
            strong: *strong,
            ..Shape::default()
        },
    }
}

fn corners(points: &[(f32, f32)], between: &str) -> String {
    points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect::<Vec<_>>().join(between)
}

/// A length in points, rounded to hundredths, as short as possible.
fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "ink-text",
        Ink::Muted => "ink-muted",
        Ink::Rule => "ink-rule",
        Ink::Paper => "ink-paper",
        Ink::First => "ink-first",
        Ink::Second => "ink-second",
        Ink::Third => "ink-third",
        Ink::Fourth => "ink-fourth",
        Ink::Hair => "ink-hair",
        Ink::Band => "ink-band",
        Ink::OnFirst => "on-first",
        Ink::OnSecond => "on-second",
        Ink::OnThird => "on-third",
        Ink::OnFourth => "on-fourth",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Dash;

    #[test]
    fn areas_outlines_and_curves_are_written_as_svg_writes_them() {
        let corners = vec![(0.0, 0.0), (10.0, 0.5), (5.0, 8.333)];
        let area = shape(&chart::Shape::Polygon { points: corners.clone(), fill: Ink::Band });
        assert_eq!((area.kind, area.ink, area.path.as_str()), ("polygon", "ink-band", "0,0 10,0.5 5,8.33"));
        let outline = chart::Shape::Path { points: corners, closed: true, thickness: 1.25, dash: Dash::Short, ink: Ink::Text };
        let outline = shape(&outline);
        assert_eq!((outline.kind, outline.path.as_str(), outline.dash.as_str()), ("path", "M0,0L10,0.5L5,8.33Z", "2.5 2.5"));
        let curve = shape(&chart::Shape::Curve { from: (0.0, 1.0), to: (40.0, 9.0), thickness: 1.0, ink: Ink::Rule });
        assert_eq!((curve.path.as_str(), curve.dash.as_str()), ("M0,1C20,1 20,9 40,9", ""));
    }

    #[test]
    fn numbers_are_short() {
        let texts = [480.0, 12.5, 0.333_33, -0.001, f32::NAN, 100.0].map(number);
        assert_eq!(texts, ["480", "12.5", "0.33", "0", "0", "100"]);
    }
}
