//! Puts pieces on pages.

use std::collections::BTreeSet;

use super::piece::{Area, Choice, Head, Panel, Piece, VOID};
use crate::pdf::display::{Draw, ElementId, Kid, Orientation, Owner, Page, Sequence, Tree};

/// Pages without their running headers and footers.
pub struct Paged {
    pub pages: Vec<Page>,
    pub tree: Tree,
    /// The chapter and section of the first words of each page.
    pub places: Vec<Place>,
}

/// A position in the document.
#[derive(Clone, Default)]
pub struct Place {
    pub chapter: String,
    pub section: String,
}

/// How far a panel reaches above its first words and below its last, in points.
const EDGE: f32 = 3.0;
/// A chain is split at a soft link rather than leave more than this fraction of a page empty.
const TEAR: f32 = 0.2;
/// A chapter may open on a landscape page, before a landscape table, when its words fill no more than this fraction of that
/// page.
const OPENING: f32 = 0.55;
/// A picture is not reduced below this fraction of its size.
const SMALLEST_PICTURE: f32 = 0.66;

/// A planned page: the chains that will be on it.
struct Sheet {
    orientation: Orientation,
    chains: Vec<Vec<Piece>>,
    /// Where the next chain will begin.
    y: f32,
}

impl Sheet {
    fn new(orientation: Orientation) -> Self {
        Self { orientation, chains: Vec::new(), y: Area::of(orientation).top }
    }

    fn area(&self) -> Area {
        Area::of(self.orientation)
    }

    /// The height left on the page.
    fn left(&self) -> f32 {
        self.area().bottom - self.y
    }

    /// The greatest height that may stay empty.
    fn void(&self) -> f32 {
        self.area().height() * VOID
    }

    fn is_fresh(&self) -> bool {
        self.chains.is_empty()
    }
}

/// Decides which pieces go on which page.
struct Planner<'a> {
    heads: &'a [Head],
    tree: Tree,
    done: Vec<Sheet>,
    sheet: Sheet,
}

/// Puts pieces on pages, one after the other.
pub fn paginate(pieces: Vec<Piece>, panels: &[Panel], heads: &[Head], tree: Tree) -> Paged {
    let mut planner = Planner { heads, tree, done: Vec::new(), sheet: Sheet::new(Orientation::Portrait) };
    let mut chain: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        if piece.new_page {
            planner.chain(std::mem::take(&mut chain));
        }
        let table = piece.choice.take().map(|choice| planner.chosen(*choice, piece.keep, &mut chain));
        for piece in table.unwrap_or_else(|| vec![piece]) {
            let more = piece.keep;
            chain.push(piece);
            if !more {
                planner.chain(std::mem::take(&mut chain));
            }
        }
    }
    planner.chain(chain);
    let Planner { tree, mut done, sheet, .. } = planner;
    if !sheet.is_fresh() || done.is_empty() {
        done.push(sheet);
    }
    let mut drawer = Drawer {
        panels,
        heads,
        tree,
        pages: Vec::new(),
        places: Vec::new(),
        page: Page::default(),
        patches: Vec::new(),
        begun: BTreeSet::new(),
        y: 0.0,
        fresh: true,
        place: Place::default(),
        place_here: None,
    };
    done.into_iter().for_each(|sheet| drawer.sheet(sheet));
    Paged { pages: drawer.pages, tree: drawer.tree, places: drawer.places }
}

impl Planner<'_> {
    /// The table in its best orientation: landscape, unless that would leave much of an upright page empty. Pieces chained to
    /// it go with it, and so do the few pieces before it when the page opens with a chapter.
    fn chosen(&mut self, choice: Choice, keep: bool, chain: &mut [Piece]) -> Vec<Piece> {
        let begins = |chain: &[Piece]| chain.iter().any(|piece| piece.chapter.is_some());
        let wide = Area::of(Orientation::Landscape);
        let sheet = &mut self.sheet;
        let used = sheet.y - sheet.area().top;
        let upright = sheet.orientation == Orientation::Portrait;
        if upright && used <= wide.height() * OPENING && sheet.chains.first().is_some_and(|first| begins(first)) {
            sheet.orientation = Orientation::Landscape;
            sheet.y = wide.top + used;
        }
        let turns = !sheet.is_fresh() && sheet.orientation == Orientation::Portrait && !begins(chain);
        let across = choice.needed || !turns || sheet.left() <= sheet.void();
        let mut pieces = if across { choice.across } else { choice.upright };
        if across {
            chain.iter_mut().for_each(|piece| piece.orientation = Some(Orientation::Landscape));
        }
        if let Some(last) = pieces.last_mut() {
            (last.soft, last.keep) = (last.soft || keep && !last.keep, last.keep || keep);
        }
        pieces
    }

    /// Puts a chain on the page if it fits, otherwise on the next. Splits it only when it is longer than a page or when much of
    /// a page would stay empty.
    fn chain(&mut self, mut chain: Vec<Piece>) {
        let height = height(&chain);
        let nothing_drawn = chain.iter().all(|piece| piece.marks.is_empty() && piece.panels.is_empty());
        if nothing_drawn {
            // Space is not carried over to the next page.
            if !self.sheet.is_fresh() && height <= self.sheet.left() {
                self.lay(chain);
            }
            return;
        }
        let Some(first) = chain.first() else { return };
        let orientation = self.orientation(&chain, first, height);
        let ends_a_chapter = first.new_page || first.chapter.is_some();
        if orientation != self.sheet.orientation {
            if !ends_a_chapter {
                self.fill_from_the_page_before();
            }
            self.turn_to(orientation);
        }
        let sheet = &self.sheet;
        let wanted = height.max(first.before + first.room);
        let longer_than_a_page = height - first.before > sheet.area().height() - self.repeated(first);
        let wanted = if longer_than_a_page { sheet.void() } else { wanted };
        let new_page = first.new_page;
        if !sheet.is_fresh() && (new_page || wanted > sheet.left() + 0.01) {
            let too_high = !new_page && height > sheet.left();
            let roomy = sheet.left() > sheet.area().height() * TEAR;
            if too_high
                && roomy
                && let Some(at) = soft_link(&chain, sheet.left())
            {
                let rest = chain.split_off(at);
                self.lay(chain);
                return self.chain(rest);
            }
            if !(too_high && sheet.left() > sheet.void() && self.shrink_picture(&mut chain, height)) {
                if !ends_a_chapter {
                    self.fill_from_the_page_before();
                }
                self.turn_to(orientation);
            }
        }
        self.lay(chain);
    }

    /// The orientation of the page for a chain. Content after a landscape table stays on its page when much of that page would
    /// be empty otherwise.
    fn orientation(&self, chain: &[Piece], first: &Piece, height: f32) -> Orientation {
        let wanted = first.orientation.unwrap_or_default();
        let sheet = &self.sheet;
        let fits = height <= sheet.left() || soft_link(chain, sheet.left()).is_some();
        let stays = !sheet.is_fresh() && first.chapter.is_none() && !first.new_page && fits;
        let on_its_side = sheet.orientation == Orientation::Landscape;
        if on_its_side && stays && (sheet.left() > sheet.void() || first.anywhere) { Orientation::Landscape } else { wanted }
    }

    /// The height of the header row that is repeated above a piece at the top of a page.
    fn repeated(&self, first: &Piece) -> f32 {
        first.head.and_then(|head| self.heads.get(head)).map_or(0.0, |head| head.height)
    }

    fn lay(&mut self, chain: Vec<Piece>) {
        let mut here = Vec::new();
        for piece in chain {
            let fresh = self.sheet.is_fresh() && here.is_empty();
            let before = if fresh { self.repeated(&piece) } else { piece.before };
            if !fresh && piece.height + before > self.sheet.left() + 0.02 {
                self.sheet.chains.push(std::mem::take(&mut here));
                self.turn_to(self.sheet.orientation);
                self.sheet.y += self.repeated(&piece) + piece.height;
            } else {
                self.sheet.y += before + piece.height;
            }
            here.push(piece);
        }
        self.sheet.chains.push(here);
    }

    /// When the current page would be too empty, moves the last chains of the page before to it, if enough stays there.
    fn fill_from_the_page_before(&mut self) {
        let excess = self.sheet.left() - self.sheet.void();
        let Some(before) = self.done.last_mut() else { return };
        if excess <= 0.0 || before.orientation != self.sheet.orientation {
            return;
        }
        let mut moved = 0.0;
        let mut at = before.chains.len();
        for (index, chain) in before.chains.iter().enumerate().skip(1).rev() {
            moved += height(chain);
            at = index;
            let begins = chain.first().is_some_and(|first| !first.marks.is_empty());
            if moved >= excess && begins || before.left() + moved > before.void() {
                break;
            }
        }
        let stays_full = before.left() + moved <= before.void();
        let starts = before.chains.get(at).and_then(|chain| chain.first());
        let Some(starts) = starts.filter(|first| !first.marks.is_empty() && first.chapter.is_none()) else { return };
        let shown_again = starts.head.and_then(|head| self.heads.get(head)).map_or(0.0, |head| head.height);
        if !stays_full || moved < excess || moved + shown_again > self.sheet.left() {
            return;
        }
        let mut chains = before.chains.split_off(at);
        before.y -= moved;
        self.sheet.y += moved + shown_again;
        chains.append(&mut self.sheet.chains);
        self.sheet.chains = chains;
    }

    /// Reduces the picture in a chain, if the chain then fits on the rest of the page.
    fn shrink_picture(&mut self, chain: &mut [Piece], height: f32) -> bool {
        let excess = height - self.sheet.left();
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

    /// Begins a page with this orientation.
    fn turn_to(&mut self, orientation: Orientation) {
        let sheet = std::mem::replace(&mut self.sheet, Sheet::new(orientation));
        if !sheet.is_fresh() {
            self.done.push(sheet);
        }
    }
}

/// A panel on the current page.
struct Patch {
    panel: usize,
    top: f32,
    bottom: f32,
}

/// Draws the pages as planned.
struct Drawer<'a> {
    panels: &'a [Panel],
    heads: &'a [Head],
    tree: Tree,
    pages: Vec<Page>,
    places: Vec<Place>,
    page: Page,
    patches: Vec<Patch>,
    /// The panels that have already been on a page.
    begun: BTreeSet<usize>,
    y: f32,
    fresh: bool,
    place: Place,
    place_here: Option<Place>,
}

impl Drawer<'_> {
    fn sheet(&mut self, sheet: Sheet) {
        self.page.orientation = sheet.orientation;
        self.y = sheet.area().top;
        self.fresh = true;
        sheet.chains.into_iter().flatten().for_each(|piece| self.place(piece));
        self.end_page();
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
        // The first words of a page belong to the piece at its top.
        self.place_here.get_or_insert_with(|| self.place.clone());
        self.y = bottom;
        self.fresh = false;
    }

    /// The bounds of a picture were measured from the top of its piece.
    fn settle(&mut self, id: ElementId, top: f32) {
        let Some(element) = self.tree.get_mut(id).filter(|element| element.begins.is_none()) else { return };
        if let Some([_, above, _, below]) = &mut element.bounds {
            *above += top;
            *below += top;
        }
    }

    /// Ends the current page: its panels are drawn below everything else.
    fn end_page(&mut self) {
        let mut under = Vec::new();
        for patch in self.patches.drain(..) {
            let Some(panel) = self.panels.get(patch.panel) else { continue };
            // When a panel continues from the page before, its words keep their distance from its edge here too.
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
    }
}

fn height(chain: &[Piece]) -> f32 {
    chain.iter().map(|piece| piece.before + piece.height).sum()
}

/// Where a chain may be split so that its beginning fits: after the last soft link that fits. `None` when there is none.
fn soft_link(chain: &[Piece], left: f32) -> Option<usize> {
    let mut used = 0.0;
    let fitting = chain.iter().take_while(|piece| {
        used += piece.before + piece.height;
        used <= left
    });
    let soft = fitting.enumerate().filter(|(_, piece)| piece.soft && piece.keep).map(|(index, _)| index + 1).last();
    soft.filter(|at| *at < chain.len())
}
