//! The parts of a page around its words: running header and footer, the mark of a draft, and page numbers, which are known only
//! at the end.

use std::collections::BTreeMap;

use super::page::{Paged, Place};
use super::piece::MARGIN;
use crate::document::{Align, Document, Length};
use crate::pdf::display::{Bookmark, Draw, ElementId, Goal, Layout, Owner, Page, Tree};
use crate::pdf::fonts::{Face, Fonts};
use crate::theme::Theme;

/// The size of running headers and footers, in points.
const RUNNING: f32 = 8.2;

/// Finishes the pages.
pub fn furnish(
    paged: Paged,
    document: &Document,
    theme: &Theme,
    fonts: &mut Fonts,
    anchors: &BTreeMap<String, ElementId>,
    outline: Vec<Bookmark>,
) -> Layout {
    let Paged { mut pages, mut tree, places } = paged;
    tree.prune();
    lift(&mut tree);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        number_references(page, &tree, fonts);
        for area in &mut page.links {
            if let Goal::Anchor(anchor) = &area.goal
                && let Some(element) = anchors.get(anchor)
            {
                area.goal = Goal::Element(*element);
            }
        }
        let (cover, head) = (index == 0 && document.length == Length::Book, index == 0);
        let mut run = Running { fonts, theme, page, index, tree: &mut tree };
        if let Some(place) = places.get(index).filter(|_| !head) {
            run.header(place, document.mark.as_deref());
        }
        if !cover {
            run.footer(&document.short_title, document.digest.as_deref(), count);
        }
    }
    Layout { pages, tree, outline }
}

/// A section begins where its heading begins.
fn lift(tree: &mut Tree) {
    for id in (1..tree.len()).rev() {
        let Some((begins, parent)) = tree.get(id).map(|element| (element.begins, element.parent)) else { continue };
        if let (Some(begins), Some(parent)) = (begins, tree.get_mut(parent)) {
            parent.begins = Some(parent.begins.map_or(begins, |there| if begins < there { begins } else { there }));
        }
    }
}

fn number_references(page: &mut Page, tree: &Tree, fonts: &mut Fonts) {
    for draw in page.sequences.iter_mut().flat_map(|sequence| &mut sequence.draws) {
        if let Draw::PageOf { element, x, align, y, size, face, colour } = *draw {
            let number = tree.get(element).and_then(|element| element.begins).map_or(0, |(page, _)| page + 1);
            let word = fonts.word(face, true, &number.to_string());
            let x = match align {
                Align::Left => x,
                Align::Right => x - word.width * size,
            };
            *draw = Draw::Text { x, y, size, colour, word };
        }
    }
}

struct Running<'a, 'f> {
    fonts: &'a mut Fonts<'f>,
    theme: &'a Theme,
    page: &'a mut Page,
    index: usize,
    tree: &'a mut Tree,
}

impl Running<'_, '_> {
    /// The chapter, with the section when both fit.
    fn header(&mut self, place: &Place, mark: Option<&str>) {
        let y = 46.0;
        let right = self.right();
        let mut end = right;
        if let Some(mark) = mark.filter(|mark| !mark.trim().is_empty()) {
            let word = self.fonts.word(Face::Bold, false, mark);
            let width = word.width * RUNNING + 12.0;
            let fill = self.theme.colours.warning;
            self.put(Owner::Header, Draw::Rectangle { x: right - width, y: y - 11.5, width, height: 16.0, fill });
            let colour = self.theme.colours.text;
            self.put(Owner::Header, Draw::Text { x: right - width + 6.0, y, size: RUNNING, colour, word });
            end = right - width - 12.0;
        }
        let used = self.words(Owner::Header, &place.chapter, MARGIN, y, end - MARGIN);
        let section = self.fonts.word(Face::Regular, false, &one_line(&place.section));
        let width = section.width * RUNNING;
        if width > 0.0 && MARGIN + used + 24.0 + width <= end {
            let colour = self.theme.colours.muted;
            self.put(Owner::Header, Draw::Text { x: end - width, y, size: RUNNING, colour, word: section });
        }
    }

    fn footer(&mut self, title: &str, digest: Option<&str>, count: usize) {
        let y = self.page.orientation.height() - 40.0;
        let right = self.right();
        let rule =
            Draw::Line { from: (MARGIN, y - 14.0), to: (right, y - 14.0), thickness: 0.5, colour: self.theme.colours.rule };
        self.put(Owner::Footer, rule);
        let pages = format!("Page {} of {count}", self.index + 1);
        let word = self.fonts.word(Face::Regular, true, &pages);
        let end = right - word.width * RUNNING;
        let colour = self.theme.colours.muted;
        self.put(Owner::Footer, Draw::Text { x: end, y, size: RUNNING, colour, word });
        self.words(Owner::Footer, title, MARGIN, y, end - 16.0 - MARGIN);
        if let Some(digest) = digest.map(one_line).filter(|digest| !digest.is_empty()) {
            self.words(Owner::Footer, &format!("Digest of the data: {digest}"), MARGIN, y + 12.0, right - MARGIN);
        }
    }

    fn right(&self) -> f32 {
        self.page.orientation.width() - MARGIN
    }

    /// Draws words on one line, cut short when there is no room. Returns their width, in points.
    fn words(&mut self, owner: Owner, text: &str, x: f32, y: f32, room: f32) -> f32 {
        let text = one_line(text);
        if text.is_empty() {
            return 0.0;
        }
        let mut word = self.fonts.word(Face::Regular, false, &text);
        let mut shown: Vec<&str> = text.split(' ').collect();
        while word.width * RUNNING > room && shown.len() > 1 {
            shown.pop();
            word = self.fonts.word(Face::Regular, false, &format!("{} \u{2026}", shown.join(" ")));
        }
        let width = word.width * RUNNING;
        if width > room {
            return 0.0;
        }
        let colour = self.theme.colours.muted;
        self.put(owner, Draw::Text { x, y, size: RUNNING, colour, word });
        width
    }

    fn put(&mut self, owner: Owner, draw: Draw) {
        self.page.put(self.index, owner, draw, self.tree, 0.0);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
