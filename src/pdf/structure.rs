//! The structure of the document as the PDF will have it: elements, their content, and the reading order.

/// The number of an element of the structure.
pub type ElementId = usize;

/// The kind of an element of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The whole document.
    Document,
    /// A heading and its content.
    Sect,
    /// A group of related elements.
    Div,
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The caption of a table.
    Caption,
    /// The table of contents.
    Contents,
    /// An entry of the table of contents.
    ContentsItem,
    /// The words of such an entry, as a reference.
    Reference,
    /// A link.
    Link,
    /// A list.
    List(Numbering),
    /// An entry of a list.
    ListItem,
    /// The number, bullet or label of an entry.
    Label,
    /// The content of an entry.
    ListBody,
    /// A table.
    Table,
    /// The header row of a table.
    TableHead,
    /// The other rows of a table.
    TableBody,
    /// A row.
    Row,
    /// The header of a column.
    ColumnHeader,
    /// The header of a row.
    RowHeader,
    /// Any other cell.
    Cell,
    /// A picture.
    Figure,
    /// A quotation.
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

/// An item inside an element, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// A child element.
    Element(ElementId),
    /// A marked sequence of content on a page.
    Content {
        /// The number of the page.
        page: usize,
        /// The number of the sequence on the page.
        mark: usize,
    },
    /// A link area of a page.
    Area {
        /// The number of the page.
        page: usize,
        /// The number of the area on the page.
        index: usize,
    },
}

/// An element of the structure.
pub struct Element {
    /// The kind of the element.
    pub kind: Kind,
    /// The parent; the root is its own parent.
    pub parent: ElementId,
    /// The content.
    pub kids: Vec<Kid>,
    /// A text alternative for a picture.
    pub alternative: Option<String>,
    /// A title for readers who navigate by structure.
    pub title: Option<String>,
    /// Left, top, right and bottom of a picture on its page, in points.
    pub bounds: Option<[f32; 4]>,
    /// The page, and the distance from its top, where the element begins.
    pub begins: Option<(usize, f32)>,
    /// Whether the parent already holds the element.
    pub joined: bool,
}

/// The structure.
pub struct Tree {
    elements: Vec<Element>,
}

impl Tree {
    /// A structure with only its root.
    pub fn new() -> Self {
        let mut tree = Self { elements: Vec::new() };
        tree.push(Kind::Document, 0, true);
        tree
    }

    /// Adds an element after the content its parent has so far.
    pub fn add(&mut self, kind: Kind, parent: ElementId) -> ElementId {
        let id = self.push(kind, parent, true);
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Kid::Element(id));
        }
        id
    }

    /// Adds an element that is placed in its parent when the first of its own words is drawn.
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

    /// The element with this number.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id)
    }

    /// The element with this number, to be changed.
    pub fn get_mut(&mut self, id: ElementId) -> Option<&mut Element> {
        self.elements.get_mut(id)
    }

    /// Adds content to an element, and places the element if it has no place yet.
    pub fn hold(&mut self, id: ElementId, kid: Kid, place: (usize, f32)) {
        let Some(element) = self.elements.get_mut(id) else { return };
        element.kids.push(kid);
        element.begins.get_or_insert(place);
        self.join(id);
    }

    /// Places an element after the content its parent has so far, if it has no place yet.
    pub fn join(&mut self, id: ElementId) {
        let Some(element) = self.elements.get_mut(id) else { return };
        let (parent, joined) = (element.parent, std::mem::replace(&mut element.joined, true));
        if !joined && let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Kid::Element(id));
        }
    }

    /// Removes empty elements: an empty label, a quotation without words. Rows and cells stay, so that tables stay regular.
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

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.elements.len()
    }
}
