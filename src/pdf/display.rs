//! The display list: what stands where on which page, and what it means. It knows nothing of the library that writes the PDF.
//!
//! Everything on a page has an owner, so nothing can be drawn that is neither part of the structure nor marked as decoration.
//! Distances are in points from the top left corner of the page; the writer turns them over.

use std::rc::Rc;

use super::fonts::{Face, Word};
use crate::theme::Colour;

/// The width of A4 in points.
pub const PAGE_WIDTH: f32 = 595.276;
/// The height of A4 in points.
pub const PAGE_HEIGHT: f32 = 841.89;

/// Which element of the structure.
pub type ElementId = usize;

/// A document that has been laid out.
pub struct Layout {
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure; the first element is the root.
    pub tree: Tree,
    /// The bookmarks.
    pub outline: Vec<Bookmark>,
}

/// A page.
#[derive(Default)]
pub struct Page {
    /// What is drawn, the lowest first, in reading order.
    pub sequences: Vec<Sequence>,
    /// Where links can be pressed.
    pub links: Vec<LinkArea>,
    /// How many sequences belong to the structure.
    pub marked: usize,
}

/// Things drawn one after the other for the same owner.
pub struct Sequence {
    /// Whose they are.
    pub owner: Owner,
    /// What is drawn.
    pub draws: Vec<Draw>,
}

/// Whose something drawn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// An element of the structure: it is read.
    Element(ElementId),
    /// The running header, or the header row of a table on a further page.
    Header,
    /// The running footer.
    Footer,
    /// Lines, bands and panels.
    Decoration,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub enum Draw {
    /// A word.
    Text {
        /// Left end.
        x: f32,
        /// Base line.
        y: f32,
        /// Size of the type.
        size: f32,
        /// Colour.
        colour: Colour,
        /// The shaped word.
        word: Rc<Word>,
    },
    /// The number of the page on which an element begins; known only when every page is laid out.
    PageOf {
        /// The element.
        element: ElementId,
        /// Right end.
        right: f32,
        /// Base line.
        y: f32,
        /// Size of the type.
        size: f32,
        /// The face.
        face: Face,
        /// Colour.
        colour: Colour,
    },
    /// A filled rectangle.
    Rectangle {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Colour.
        fill: Colour,
    },
    /// A straight line.
    Line {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// How thick it is.
        thickness: f32,
        /// Colour.
        colour: Colour,
    },
}

impl Draw {
    /// The same, lower on the page.
    pub fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::PageOf { y, .. } | Self::Rectangle { y, .. } => *y += by,
            Self::Line { from, to, .. } => {
                from.1 += by;
                to.1 += by;
            }
        }
        self
    }
}

/// A place that can be pressed.
#[derive(Debug, Clone)]
pub struct LinkArea {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The link element it belongs to.
    pub element: ElementId,
    /// Where it leads.
    pub goal: Goal,
    /// Where it leads, in words.
    pub contents: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// A web or mail address.
    Url(String),
    /// An element of this document.
    Element(ElementId),
    /// An anchor not yet looked up.
    Anchor(String),
}

/// An entry of the bookmarks.
pub struct Bookmark {
    /// The heading.
    pub title: String,
    /// The heading's element.
    pub element: ElementId,
    /// How deep, 2 for a chapter.
    pub level: u8,
}

/// What an element of the structure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The whole.
    Document,
    /// A heading and what is under it.
    Sect,
    /// Things that belong together.
    Div,
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// What a table shows.
    Caption,
    /// The table of contents.
    Contents,
    /// An entry of the table of contents.
    ContentsItem,
    /// The words of such an entry.
    Reference,
    /// A link.
    Link,
    /// A list.
    List(Numbering),
    /// An entry of a list.
    ListItem,
    /// Its number, bullet or label.
    Label,
    /// What it holds.
    ListBody,
    /// A table.
    Table,
    /// Its header row.
    TableHead,
    /// Its other rows.
    TableBody,
    /// A row.
    Row,
    /// The header of a column.
    ColumnHeader,
    /// The header of a row.
    RowHeader,
    /// Another cell.
    Cell,
    /// A picture.
    Figure,
    /// Somebody's words.
    Quote,
}

/// How the entries of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// With bullets.
    Bullet,
    /// With numbers.
    Decimal,
    /// With labels of their own.
    Labels,
}

/// What an element holds, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another element.
    Element(ElementId),
    /// A marked sequence of a page.
    Content {
        /// The page.
        page: usize,
        /// The number of the sequence among the page's marked ones.
        mark: usize,
    },
    /// A link area of a page.
    Area {
        /// The page.
        page: usize,
        /// The number of the area on the page.
        index: usize,
    },
}

/// An element of the structure.
pub struct Element {
    /// What it is.
    pub kind: Kind,
    /// What it belongs to; the root belongs to itself.
    pub parent: ElementId,
    /// What it holds.
    pub kids: Vec<Kid>,
    /// What a picture shows, in words.
    pub alternative: Option<String>,
    /// A title for people who move through the structure.
    pub title: Option<String>,
    /// Left, top, right, bottom of a picture on its page.
    pub bounds: Option<[f32; 4]>,
    /// The page and the height at which it begins.
    pub begins: Option<(usize, f32)>,
    /// Whether its parent holds it.
    pub joined: bool,
}

/// The structure.
pub struct Tree {
    elements: Vec<Element>,
}

impl Tree {
    /// A structure with nothing but its root.
    pub fn new() -> Self {
        let mut tree = Self { elements: Vec::new() };
        tree.push(Kind::Document, 0, true);
        tree
    }

    /// Adds an element at the end of what its parent holds so far.
    pub fn add(&mut self, kind: Kind, parent: ElementId) -> ElementId {
        let id = self.push(kind, parent, true);
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Kid::Element(id));
        }
        id
    }

    /// Adds an element that takes its place among its parent's words when the first of its own words is drawn.
    pub fn add_within_words(&mut self, kind: Kind, parent: ElementId) -> ElementId {
        self.push(kind, parent, false)
    }

    fn push(&mut self, kind: Kind, parent: ElementId, joined: bool) -> ElementId {
        self.elements.push(Element {
            kind,
            parent,
            kids: Vec::new(),
            alternative: None,
            title: None,
            bounds: None,
            begins: None,
            joined,
        });
        self.elements.len() - 1
    }

    /// An element.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id)
    }

    /// An element, to be changed.
    pub fn get_mut(&mut self, id: ElementId) -> Option<&mut Element> {
        self.elements.get_mut(id)
    }

    /// Gives an element something to hold, and the element its place if it has none yet.
    pub fn hold(&mut self, id: ElementId, kid: Kid, place: (usize, f32)) {
        let Some(element) = self.elements.get_mut(id) else { return };
        element.kids.push(kid);
        element.begins.get_or_insert(place);
        self.join(id);
    }

    /// Gives an element its place at the end of what its parent holds so far, if it has none yet.
    pub fn join(&mut self, id: ElementId) {
        let Some(element) = self.elements.get_mut(id) else { return };
        let (parent, joined) = (element.parent, std::mem::replace(&mut element.joined, true));
        if !joined && let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Kid::Element(id));
        }
    }

    /// Takes out what holds nothing: an empty label, a quote without words. Rows and cells stay, so that tables stay even.
    pub fn prune(&mut self) {
        for id in (1..self.elements.len()).rev() {
            let Some(element) = self.elements.get_mut(id) else { continue };
            let stays = matches!(element.kind, Kind::Row | Kind::Cell | Kind::RowHeader | Kind::ColumnHeader | Kind::TableBody);
            if element.kids.is_empty() && !stays {
                let parent = element.parent;
                element.joined = false;
                if let Some(parent) = self.elements.get_mut(parent) {
                    parent.kids.retain(|kid| *kid != Kid::Element(id));
                }
            }
        }
    }

    /// Every element with its number, the root first.
    pub fn iter(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements.iter().enumerate()
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.elements.len()
    }
}

impl Page {
    /// Draws something for its owner, and lets the structure know where it is.
    pub fn put(&mut self, number: usize, owner: Owner, draw: Draw, tree: &mut Tree, top: f32) {
        if let Some(last) = self.sequences.last_mut().filter(|last| last.owner == owner) {
            last.draws.push(draw);
            return;
        }
        if let Owner::Element(id) = owner {
            tree.hold(id, Kid::Content { page: number, mark: self.marked }, (number, top));
            self.marked += 1;
        }
        self.sequences.push(Sequence { owner, draws: vec![draw] });
    }
}
