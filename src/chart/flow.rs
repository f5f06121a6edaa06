//! A flow chart: boxes in columns, with a line from each box to those that follow from it.

use super::measure::Frame;
use super::{Chart, Drawing, WIDE};

mod list;
mod order;
mod parts;
mod picture;
mod web;

pub use parts::{FlowColumn, FlowLink, FlowNode};
use web::Web;

/// Draws boxes in columns with lines to the boxes that follow from them. On a narrow picture this is a list, in which a box is
/// indented under the one it follows from. A box that says what is missing, or has no line, is highlighted by an outline. A
/// link to a box that does not exist, or that leads back, is not drawn. When there is too much for a picture, the wide one is a
/// list too; when there is too much for a list, the data are in the table only, and the picture says so.
pub fn flow(frame: Frame, columns: &[FlowColumn], links: &[FlowLink]) -> Chart {
    let web = Web::of(columns, links);
    frame.around(|breadth| if breadth >= WIDE { wide(&web, breadth) } else { list::draw(&web, breadth) })
}

/// The greatest height of a picture, in points: on a page a higher one would be shrunk until its words could not be read.
const TALLEST: f32 = 720.0;

fn wide(web: &Web, breadth: f32) -> Drawing {
    let fits = |drawing: &Drawing| drawing.height <= TALLEST;
    picture::draw(web, breadth)
        .filter(fits)
        .or_else(|| Some(list::draw(web, breadth)).filter(fits))
        .unwrap_or_else(|| list::left_to_the_table(breadth))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::chart::lettering::{faults, words};
    use crate::chart::measure::frame;
    use crate::chart::{Dash, Shape};

    fn node(id: &str, label: &str) -> FlowNode {
        FlowNode::new(id, label)
    }

    fn small() -> ([FlowColumn; 3], Vec<FlowLink>) {
        let columns = [
            FlowColumn::new("Needs", vec![node("n1", "Young carers"), node("n2", "Neglect").with_gap("No service")]),
            FlowColumn::new("Services", vec![node("s1", "Early help hub"), node("s2", "Carers' group")]),
            FlowColumn::new("Impact", vec![node("i1", "Fewer missed days at school")]),
        ];
        let links = vec![
            FlowLink::new("n1", "s1", Decimal::from(40)),
            FlowLink::new("n1", "s2", Decimal::from(4)),
            FlowLink::new("s2", "i1", None),
            FlowLink::new("n1", "i1", None),
            FlowLink::new("i1", "n1", None),
            FlowLink::new("n1", "nobody", None),
        ];
        (columns, links)
    }

    /// Twelve needs, 25 services, five payers, eight outcomes.
    fn large(words: &str) -> (Vec<FlowColumn>, Vec<FlowLink>) {
        let column = |title: &str, letter: char, count: usize| {
            let nodes = (0..count).map(|at| node(&format!("{letter}{at}"), &format!("{words} {letter} {at}"))).collect();
            FlowColumn::new(title, nodes)
        };
        let columns =
            vec![column("Needs", 'n', 12), column("Services", 's', 25), column("Money", 'm', 5), column("Impact", 'i', 8)];
        let mut links = Vec::new();
        for at in 0..25 {
            links.push(FlowLink::new(format!("n{}", at * 7 % 11), format!("s{at}"), None));
            links.push(FlowLink::new(format!("s{at}"), format!("m{}", at * 3 % 5), Decimal::from(at * 1000)));
            links.push(FlowLink::new(format!("m{}", at % 5), format!("i{}", at % 8), None));
        }
        links.push(FlowLink::new("n0", "i7", None));
        (columns, links)
    }

    fn curves(drawing: &Drawing) -> usize {
        drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Curve { .. })).count()
    }

    #[test]
    fn boxes_stand_in_columns_with_lines_between_and_what_is_missing_stands_out() {
        let (columns, links) = small();
        let drawing = flow(frame(), &columns, &links).drawing;
        let said = words(&drawing);
        for word in ["Needs", "Services", "Impact", "Young carers", "No service", "Early help hub"] {
            assert!(said.contains(&word), "{word}: {said:?}");
        }
        // Each link has its line and a rim of paper under it; the one that passes a column is two curves and a line.
        assert_eq!(curves(&drawing), 2 * 5);
        let outlines = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Path { dash: Dash::Short, .. })).count();
        assert_eq!(outlines, 1);
    }

    #[test]
    fn a_narrow_picture_is_a_list_of_what_follows_from_what() {
        let (columns, links) = small();
        let drawing = flow(frame(), &columns, &links).narrow;
        let said = ["Needs", "Young carers", "Early help hub", "Carers' group", "Fewer missed days at school"];
        assert_eq!(words(&drawing)[..5], said);
        assert!(words(&drawing).ends_with(&["Neglect", "No service"]), "{:?}", words(&drawing));
    }

    #[test]
    fn twelve_needs_and_twenty_five_services_are_a_picture_that_can_be_read() {
        let (columns, links) = large("Family support of a kind");
        let chart = flow(frame(), &columns, &links);
        assert!(curves(&chart.drawing) > 60, "a picture, not a list");
        assert!(chart.drawing.height <= TALLEST, "{}", chart.drawing.height);
        let smallest = |shape: &Shape| if let Shape::Label { size, .. } = shape { Some(*size) } else { None };
        assert!(chart.drawing.shapes.iter().filter_map(smallest).all(|size| size >= 9.0));
    }

    #[test]
    fn no_words_stand_upon_others_or_off_the_paper_whatever_the_boxes() {
        let word = "supercalifragilisticexpialidociousness";
        let long = format!("{word} a need that takes very many words to say what it is about and whom it touches {word}");
        for words in ["a", word, &long] {
            let (columns, links) = large(words);
            let lone: Vec<FlowColumn> = columns
                .iter()
                .map(|column| {
                    let nodes = column.nodes.iter().map(|node| node.clone().with_gap(words)).collect();
                    FlowColumn::new(words, nodes)
                })
                .collect();
            let cases: [(&[FlowColumn], &[FlowLink]); 7] = [
                (&columns, &links),
                (&columns[..1], &links),
                (&columns[1..3], &links),
                (&columns, &[]),
                (&lone, &links),
                (&lone[..2], &[]),
                (&[], &links),
            ];
            for (columns, links) in cases {
                let chart = flow(frame(), columns, links);
                assert_eq!(faults(&chart.drawing), Vec::<String>::new(), "{words}");
                assert_eq!(faults(&chart.narrow), Vec::<String>::new(), "{words}");
            }
        }
    }

    #[test]
    fn what_is_too_much_to_draw_is_left_to_the_table_in_words() {
        let nodes = |letter: char| (0..300).map(|at| node(&format!("{letter}{at}"), "A need")).collect();
        let columns = [FlowColumn::new("Needs", nodes('n')), FlowColumn::new("Services", nodes('s'))];
        let links: Vec<FlowLink> = (0..300).map(|at| FlowLink::new(format!("n{at}"), format!("s{}", 299 - at), None)).collect();
        let chart = flow(frame(), &columns, &links);
        assert_eq!(words(&chart.drawing), ["Too much to draw: the table says what leads to what."]);
        assert_eq!(words(&chart.narrow).len(), 601);
    }
}
