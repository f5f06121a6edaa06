//! What every page has besides its words: running header and footer, the mark of a draft; and page numbers that are known only at
//! the end.

use std::collections::BTreeMap;

use super::page::Paged;
use super::{MARGIN, SMALL};
use crate::document::Document;
use crate::pdf::display::{Bookmark, Draw, ElementId, Goal, Layout, Owner, PAGE_HEIGHT, PAGE_WIDTH, Page, Tree};
use crate::pdf::fonts::{Face, Fonts};
use crate::theme::Theme;

/// Finishes the pages.
pub fn furnish(
    paged: Paged,
    document: &Document,
    theme: &Theme,
    fonts: &mut Fonts,
    anchors: &BTreeMap<String, ElementId>,
    outline: Vec<Bookmark>,
) -> Layout {
    let Paged { mut pages, mut tree, chapters } = paged;
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
        if index > 0 {
            let chapter = chapters.get(index).map_or("", String::as_str);
            let mut run = Running { fonts, theme, page, index, tree: &mut tree };
            run.header(chapter, document.mark.as_deref());
            run.footer(&document.short_title, count);
        }
    }
    Layout { pages, tree, outline }
}

/// A section begins where its heading does.
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
        if let Draw::PageOf { element, right, y, size, face, colour } = *draw {
            let number = tree.get(element).and_then(|element| element.begins).map_or(0, |(page, _)| page + 1);
            let word = fonts.word(face, true, &number.to_string());
            *draw = Draw::Text { x: right - word.width * size, y, size, colour, word };
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
    fn header(&mut self, chapter: &str, mark: Option<&str>) {
        let y = 46.0;
        let right = PAGE_WIDTH - MARGIN;
        let mut end = right;
        if let Some(mark) = mark.filter(|mark| !mark.trim().is_empty()) {
            let word = self.fonts.word(Face::Bold, false, mark);
            let width = word.width * SMALL + 12.0;
            let fill = self.theme.colours.warning;
            self.put(Owner::Header, Draw::Rectangle { x: right - width, y: y - 11.5, width, height: 16.0, fill });
            let colour = self.theme.colours.text;
            self.put(Owner::Header, Draw::Text { x: right - width + 6.0, y, size: SMALL, colour, word });
            end = right - width - 12.0;
        }
        self.words(Owner::Header, chapter, MARGIN, y, end - MARGIN);
    }

    fn footer(&mut self, title: &str, count: usize) {
        let y = PAGE_HEIGHT - 40.0;
        let right = PAGE_WIDTH - MARGIN;
        let rule =
            Draw::Line { from: (MARGIN, y - 14.0), to: (right, y - 14.0), thickness: 0.5, colour: self.theme.colours.rule };
        self.put(Owner::Footer, rule);
        let pages = format!("Page {} of {count}", self.index + 1);
        let word = self.fonts.word(Face::Regular, true, &pages);
        let width = word.width * SMALL;
        let colour = self.theme.colours.muted;
        self.put(Owner::Footer, Draw::Text { x: right - width, y, size: SMALL, colour, word });
        self.words(Owner::Footer, title, MARGIN, y, right - width - 16.0 - MARGIN);
    }

    /// Words in one line, cut short when there is no room.
    fn words(&mut self, owner: Owner, text: &str, x: f32, y: f32, room: f32) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let mut word = self.fonts.word(Face::Regular, false, &text);
        let mut shown: Vec<&str> = text.split(' ').collect();
        while word.width * SMALL > room && shown.len() > 1 {
            shown.pop();
            word = self.fonts.word(Face::Regular, false, &format!("{} \u{2026}", shown.join(" ")));
        }
        if word.width * SMALL > room {
            return;
        }
        let colour = self.theme.colours.muted;
        self.put(owner, Draw::Text { x, y, size: SMALL, colour, word });
    }

    fn put(&mut self, owner: Owner, draw: Draw) {
        self.page.put(self.index, owner, draw, self.tree, 0.0);
    }
}
