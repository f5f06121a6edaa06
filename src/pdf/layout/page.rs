//! Pieces onto pages.

use std::collections::BTreeSet;

use super::{Area, Choice, Head, Panel, Piece, VOID};
use crate::pdf::display::{Draw, ElementId, Kid, Orientation, Owner, Page, Sequence, Tree};

/// Pages with everything but their running headers and footers.
pub struct Paged {
    pub pages: Vec<Page>,
    pub tree: Tree,
    /// What the first words of each page belong to.
    pub places: Vec<Place>,
}

/// A place in the document.
#[derive(Clone, Default)]
pub struct Place {
    pub chapter: String,
    pub section: String,
}

/// How far a panel reaches beyond the words at its ends.
const EDGE: f32 = 3.0;
/// A picture is not drawn smaller than this share of its size.
const SMALLEST_PICTURE: f32 = 0.66;

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
    places: Vec<Place>,
    page: Page,
    patches: Vec<Patch>,
    /// The panels that have been on a page already.
    begun: BTreeSet<usize>,
    y: f32,
    fresh: bool,
    place: Place,
    place_here: Option<Place>,
}

/// Puts pieces on pages, one after the other.
pub fn paginate(pieces: Vec<Piece>, panels: &[Panel], heads: &[Head], tree: Tree) -> Paged {
    let mut paginator = Paginator {
        panels,
        heads,
        tree,
        pages: Vec::new(),
        places: Vec::new(),
        page: Page::default(),
        patches: Vec::new(),
        begun: BTreeSet::new(),
        y: Area::of(Orientation::Portrait).top,
        fresh: true,
        place: Place::default(),
        place_here: None,
    };
    let mut chain: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        if piece.new_page {
            paginator.chain(std::mem::take(&mut chain));
        }
        let table = piece.choice.take().map(|choice| paginator.chosen(*choice, piece.keep, &mut chain));
        for piece in table.unwrap_or_else(|| vec![piece]) {
            let more = piece.keep;
            chain.push(piece);
            if !more {
                paginator.chain(std::mem::take(&mut chain));
            }
        }
    }
    paginator.chain(chain);
    if !paginator.fresh || paginator.pages.is_empty() {
        paginator.end_page();
    }
    Paged { pages: paginator.pages, tree: paginator.tree, places: paginator.places }
}

impl Paginator<'_> {
    fn area(&self) -> Area {
        Area::of(self.page.orientation)
    }

    /// How much of the page in hand is left.
    fn left(&self) -> f32 {
        self.area().bottom - self.y
    }

    /// The table as it stands best here: on its side, unless that would leave much of an upright page empty. What is chained to it
    /// goes with it.
    fn chosen(&self, choice: Choice, keep: bool, chain: &mut [Piece]) -> Vec<Piece> {
        let upright = self.page.orientation == Orientation::Portrait;
        let wasted = if self.fresh || !upright { 0.0 } else { self.left() };
        let across = choice.needed || wasted <= self.area().height() * VOID;
        let mut pieces = if across { choice.across } else { choice.upright };
        if across {
            chain.iter_mut().for_each(|piece| piece.orientation = Some(Orientation::Landscape));
        }
        if let Some(last) = pieces.last_mut() {
            (last.soft, last.keep) = (last.soft || keep && !last.keep, last.keep || keep);
        }
        pieces
    }

    /// Puts a chain on the page if it fits, on the next if not, and tears it only when it is longer than a page or when most of
    /// a page would stay empty.
    fn chain(&mut self, mut chain: Vec<Piece>) {
        let height = height(&chain);
        let nothing_drawn = chain.iter().all(|piece| piece.marks.is_empty() && piece.panels.is_empty());
        if nothing_drawn {
            // Space is not carried over to the next page.
            self.y = (self.y + height).min(self.area().bottom);
            return;
        }
        let Some(first) = chain.first() else { return };
        let orientation = self.orientation(first, height);
        if orientation != self.page.orientation {
            self.turn_to(orientation);
        }
        let area = self.area();
        let wanted = height.max(first.before + first.room);
        let repeated = first.head.and_then(|head| self.heads.get(head)).map_or(0.0, |head| head.height);
        let longer_than_a_page = height - first.before > area.height() - repeated;
        let wanted = if longer_than_a_page { area.height() * VOID } else { wanted };
        let new_page = first.new_page;
        if !self.fresh && (new_page || wanted > self.left() + 0.01) {
            let wasteful = !new_page && height > self.left() && self.left() > area.height() * VOID;
            if wasteful && let Some(at) = soft_link(&chain, self.left()) {
                let rest = chain.split_off(at);
                self.lay(chain);
                return self.chain(rest);
            }
            if !wasteful || !self.shrink_picture(&mut chain, height) {
                self.turn_to(orientation);
            }
        }
        self.lay(chain);
    }

    /// Which way the page for a chain lies. What follows a table on its side stays with it when it would leave much of that page
    /// empty.
    fn orientation(&self, first: &Piece, height: f32) -> Orientation {
        let wanted = first.orientation.unwrap_or_default();
        let area = self.area();
        let sparse = self.y < area.bottom - area.height() * VOID;
        let stays = !self.fresh && first.chapter.is_none() && !first.new_page && height <= self.left();
        let on_its_side = self.page.orientation == Orientation::Landscape;
        if on_its_side && stays && (sparse || first.anywhere) { Orientation::Landscape } else { wanted }
    }

    fn lay(&mut self, chain: Vec<Piece>) {
        for piece in chain {
            let before = if self.fresh { 0.0 } else { piece.before };
            if !self.fresh && self.y + before + piece.height > self.area().bottom + 0.02 {
                self.turn_to(self.page.orientation);
            }
            self.place(piece);
        }
    }

    /// Draws the picture in a chain smaller, if the chain then fits what is left of the page.
    fn shrink_picture(&mut self, chain: &mut [Piece], height: f32) -> bool {
        let excess = height - self.left();
        let Some(piece) = chain.iter_mut().find(|piece| piece.picture.is_some()) else { return false };
        let share = (piece.height - excess) / piece.height.max(1.0);
        let Some((element, left)) = piece.picture.filter(|_| share >= SMALLEST_PICTURE) else { return false };
        piece.height *= share;
        let marks = std::mem::take(&mut piece.marks);
        piece.marks = marks.into_iter().map(|(owner, draw)| (owner, draw.scaled(share, left))).collect();
        if let Some([_, _, right, bottom]) = self.tree.get_mut(element).and_then(|element| element.bounds.as_mut()) {
            *right = left + (*right - left) * share;
            *bottom *= share;
        }
        true
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
            self.place = Place { chapter, section: String::new() };
        }
        if let Some(section) = piece.section {
            self.place.section = section;
        }
        // What stands at the head of a page is where its first words belong.
        self.place_here.get_or_insert_with(|| self.place.clone());
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

    /// Begins a page that lies as is wanted.
    fn turn_to(&mut self, orientation: Orientation) {
        if !self.fresh {
            self.end_page();
        }
        self.page.orientation = orientation;
        self.y = self.area().top;
    }

    /// Ends the page in hand: its panels go under everything else.
    fn end_page(&mut self) {
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
        self.places.push(self.place_here.take().unwrap_or_default());
        self.y = self.area().top;
        self.fresh = true;
    }
}

fn height(chain: &[Piece]) -> f32 {
    chain.iter().map(|piece| piece.before + piece.height).sum()
}

/// Where a chain may be torn so that its beginning fits: after the last soft link that does.
fn soft_link(chain: &[Piece], left: f32) -> Option<usize> {
    let mut used = 0.0;
    let fitting = chain.iter().take_while(|piece| {
        used += piece.before + piece.height;
        used <= left
    });
    let soft = fitting.enumerate().filter(|(_, piece)| piece.soft && piece.keep).map(|(index, _)| index + 1).last();
    soft.filter(|at| *at < chain.len())
}
