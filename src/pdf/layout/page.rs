//! Pieces onto pages.

use std::collections::BTreeSet;

use super::{BOTTOM, Head, Panel, Piece, TOP};
use crate::pdf::display::{Draw, ElementId, Kid, Owner, Page, Sequence, Tree};

/// Pages with everything but their running headers and footers.
pub struct Paged {
    pub pages: Vec<Page>,
    pub tree: Tree,
    /// The chapter whose title stands at the head of each page.
    pub chapters: Vec<String>,
}

/// How far a panel reaches beyond the words at its ends.
const EDGE: f32 = 3.0;

/// A panel on the page in hand.
struct Patch {
    panel: usize,
    top: f32,
    bottom: f32,
}

struct Paginator<'a> {
    panels: &'a [Panel],
    heads: &'a [Head],
    tree: Tree,
    pages: Vec<Page>,
    chapters: Vec<String>,
    page: Page,
    patches: Vec<Patch>,
    /// The panels that have been on a page already.
    begun: BTreeSet<usize>,
    y: f32,
    fresh: bool,
    chapter: String,
    chapter_here: Option<String>,
}

/// Puts pieces on pages, one after the other.
pub fn paginate(pieces: Vec<Piece>, panels: &[Panel], heads: &[Head], tree: Tree) -> Paged {
    let mut paginator = Paginator {
        panels,
        heads,
        tree,
        pages: Vec::new(),
        chapters: Vec::new(),
        page: Page::default(),
        patches: Vec::new(),
        begun: BTreeSet::new(),
        y: TOP,
        fresh: true,
        chapter: String::new(),
        chapter_here: None,
    };
    let mut chain: Vec<Piece> = Vec::new();
    for piece in pieces {
        if piece.new_page {
            paginator.chain(std::mem::take(&mut chain));
        }
        let more = piece.keep;
        chain.push(piece);
        if !more {
            paginator.chain(std::mem::take(&mut chain));
        }
    }
    paginator.chain(chain);
    paginator.turn();
    Paged { pages: paginator.pages, tree: paginator.tree, chapters: paginator.chapters }
}

impl Paginator<'_> {
    /// Puts a chain on the page if it fits, on the next if not, and tears it only when it is longer than a page.
    fn chain(&mut self, chain: Vec<Piece>) {
        let Some(first) = chain.first() else { return };
        let height: f32 = chain.iter().map(|piece| piece.before + piece.height).sum();
        let wanted = height.max(first.before + first.room);
        let repeated = first.head.and_then(|head| self.heads.get(head)).map_or(0.0, |head| head.height);
        let empty_page = BOTTOM - TOP - repeated;
        let nothing_drawn = chain.iter().all(|piece| piece.marks.is_empty() && piece.panels.is_empty());
        if nothing_drawn && self.y + height > BOTTOM {
            // Space is not carried over to the next page.
            self.y = BOTTOM;
            return;
        }
        // A chain longer than a page is torn, but not where little of the page is left.
        let here = if height - first.before <= empty_page { BOTTOM - wanted } else { TOP + empty_page * 0.3 };
        if !self.fresh && (first.new_page || self.y > here) {
            self.turn();
        }
        for piece in chain {
            let before = if self.fresh { 0.0 } else { piece.before };
            if !self.fresh && self.y + before + piece.height > BOTTOM + 0.01 {
                self.turn();
            }
            self.place(piece);
        }
    }

    fn place(&mut self, piece: Piece) {
        let number = self.pages.len();
        if self.fresh
            && let Some(head) = piece.head.and_then(|head| self.heads.get(head))
        {
            for draw in &head.draws {
                self.page.put(number, Owner::Header, draw.clone().lowered(self.y), &mut self.tree, self.y);
            }
            self.y += head.height;
        }
        if !self.fresh {
            self.y += piece.before;
        }
        let top = self.y;
        let bottom = top + piece.height;
        for panel in &piece.panels {
            match self.patches.iter_mut().find(|patch| patch.panel == *panel) {
                Some(patch) => patch.bottom = bottom,
                None => self.patches.push(Patch { panel: *panel, top, bottom }),
            }
        }
        for (owner, draw) in piece.marks {
            if let Owner::Element(id) = owner {
                self.settle(id, top);
            }
            self.page.put(number, owner, draw.lowered(top), &mut self.tree, top);
        }
        for mut area in piece.areas {
            area.y += top;
            let kid = Kid::Area { page: number, index: self.page.links.len() };
            self.tree.hold(area.element, kid, (number, top));
            self.page.links.push(area);
        }
        if let Some(chapter) = piece.chapter {
            self.chapter = chapter;
        }
        // What stands at the head of a page is the chapter of its first words.
        self.chapter_here.get_or_insert_with(|| self.chapter.clone());
        self.y = bottom;
        self.fresh = false;
    }

    /// The bounds of a picture were measured from its piece's top.
    fn settle(&mut self, id: ElementId, top: f32) {
        let Some(element) = self.tree.get_mut(id).filter(|element| element.begins.is_none()) else { return };
        if let Some([_, above, _, below]) = &mut element.bounds {
            *above += top;
            *below += top;
        }
    }

    /// Ends the page in hand: its panels go under everything else.
    fn turn(&mut self) {
        if self.fresh && !self.pages.is_empty() {
            return;
        }
        let mut under = Vec::new();
        for patch in self.patches.drain(..) {
            let Some(panel) = self.panels.get(patch.panel) else { continue };
            // Where a panel goes on from the page before, its words stand off its edge too.
            let goes_on = !self.begun.insert(patch.panel);
            let top = if panel.to_the_top { 0.0 } else { patch.top - if goes_on { EDGE } else { 0.0 } };
            let height = patch.bottom - top + EDGE;
            if let Some(fill) = panel.fill {
                under.push(Draw::Rectangle { x: panel.left, y: top, width: panel.width, height, fill });
            }
            if let Some(fill) = panel.stripe {
                under.push(Draw::Rectangle { x: panel.left, y: top, width: 3.0, height, fill });
            }
        }
        let mut page = std::mem::take(&mut self.page);
        if !under.is_empty() {
            page.sequences.insert(0, Sequence { owner: Owner::Decoration, draws: under });
        }
        self.pages.push(page);
        self.chapters.push(self.chapter_here.take().unwrap_or_default());
        self.y = TOP;
        self.fresh = true;
    }
}
