//! The structure of the document as the PDF will have it: elements, what they hold, and in which order they are read.

/// Which element of the structure.
pub type ElementId = usize;

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
