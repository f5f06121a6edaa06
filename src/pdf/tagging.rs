//! The structure tree, and how pages and links refer to it.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::display::{Element, Goal, Kid, Kind, LinkArea, Numbering, Tree};
use super::metadata::{fault, text};
use crate::error::Error;

/// The structure type of an element, as the PDF standard names it.
pub fn tag(kind: Kind) -> &'static str {
    match kind {
        Kind::Document => "Document",
        Kind::Sect => "Sect",
        Kind::Div => "Div",
        Kind::Heading(1) => "H1",
        Kind::Heading(2) => "H2",
        Kind::Heading(3) => "H3",
        Kind::Heading(4) => "H4",
        Kind::Heading(5) => "H5",
        Kind::Heading(_) => "H6",
        Kind::Paragraph => "P",
        Kind::Caption => "Caption",
        Kind::Contents => "TOC",
        Kind::ContentsItem => "TOCI",
        Kind::Reference => "Reference",
        Kind::Link => "Link",
        Kind::List(_) => "L",
        Kind::ListItem => "LI",
        Kind::Label => "Lbl",
        Kind::ListBody => "LBody",
        Kind::Table => "Table",
        Kind::TableHead => "THead",
        Kind::TableBody => "TBody",
        Kind::Row => "TR",
        Kind::ColumnHeader | Kind::RowHeader => "TH",
        Kind::Cell => "TD",
        Kind::Figure => "Figure",
        Kind::Quote => "BlockQuote",
    }
}

/// A page of the file.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// The id of its object.
    pub id: ObjectId,
    /// Its height, in points. PDF measures from the bottom of the page.
    pub height: f32,
}

/// Writes the structure, and links pages and annotations to it.
///
/// # Errors
/// When a page is missing, which would be a fault of the tool.
pub fn write(pdf: &mut Document, tree: &Tree, areas: &[Vec<LinkArea>], pages: &[Sheet]) -> Result<ObjectId, Error> {
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = tree.iter().map(|_| pdf.new_object_id()).collect();
    let annotations: Vec<Vec<ObjectId>> = areas.iter().map(|areas| areas.iter().map(|_| pdf.new_object_id()).collect()).collect();
    let places = Places { ids: &ids, pages, annotations: &annotations };

    for (id, element) in tree.iter().filter(|(_, element)| element.joined) {
        let object = places.element(id, element, root)?;
        pdf.set_object(places.id(id)?, object);
    }
    let numbers = parents(tree, &places, areas)?;
    let next = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    let entries = (0_i64..).zip(numbers).flat_map(|(key, value)| [Object::Integer(key), value]).collect::<Vec<_>>();
    let parent_tree = pdf.add_object(dictionary! { "Nums" => entries });
    pdf.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(places.id(0)?)],
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => next,
        },
    );

    let mut key = i64::try_from(pages.len()).map_err(|_| fault())?;
    for (number, (page, areas)) in (0_i64..).zip(pages.iter().zip(areas)) {
        let mut annots = Vec::new();
        for (area, id) in areas.iter().zip(places.annotations.get(annots_index(number)?).ok_or_else(fault)?) {
            let annotation = annotation(area, tree, pages, *page, key)?;
            pdf.set_object(*id, annotation);
            annots.push(Object::Reference(*id));
            key += 1;
        }
        let page = pdf.get_dictionary_mut(page.id).map_err(|_| fault())?;
        page.set("StructParents", number);
        page.set("Tabs", "S");
        if annots.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", annots);
        }
    }
    Ok(root)
}

fn annots_index(number: i64) -> Result<usize, Error> {
    usize::try_from(number).map_err(|_| fault())
}

struct Places<'a> {
    ids: &'a [ObjectId],
    pages: &'a [Sheet],
    annotations: &'a [Vec<ObjectId>],
}

impl Places<'_> {
    fn id(&self, element: usize) -> Result<ObjectId, Error> {
        self.ids.get(element).copied().ok_or_else(fault)
    }

    fn page(&self, page: usize) -> Result<ObjectId, Error> {
        self.pages.get(page).map(|page| page.id).ok_or_else(fault)
    }

    fn element(&self, id: usize, element: &Element, root: ObjectId) -> Result<Dictionary, Error> {
        let parent = if id == 0 { root } else { self.id(element.parent)? };
        let mut object = dictionary! { "Type" => "StructElem", "S" => tag(element.kind), "P" => parent };
        let home = element.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } | Kid::Area { page, .. } => Some(*page),
            Kid::Element(_) => None,
        });
        if let Some(page) = home {
            object.set("Pg", self.page(page)?);
        }
        let kids = element.kids.iter().map(|kid| self.kid(*kid, home)).collect::<Result<Vec<_>, _>>()?;
        if !kids.is_empty() {
            object.set("K", kids);
        }
        if let Some(alternative) = &element.alternative {
            object.set("Alt", text(alternative));
        }
        if let Some(title) = &element.title {
            object.set("T", text(title));
        }
        let foot = home.and_then(|page| self.pages.get(page)).map_or(0.0, |page| page.height);
        if let Some(attributes) = attributes(element, foot) {
            object.set("A", attributes);
        }
        Ok(object)
    }

    fn kid(&self, kid: Kid, home: Option<usize>) -> Result<Object, Error> {
        Ok(match kid {
            Kid::Element(id) => Object::Reference(self.id(id)?),
            Kid::Content { page, mark } if Some(page) == home => i64::try_from(mark).map_err(|_| fault())?.into(),
            Kid::Content { page, mark } => {
                let mark = i64::try_from(mark).map_err(|_| fault())?;
                dictionary! { "Type" => "MCR", "Pg" => self.page(page)?, "MCID" => mark }.into()
            }
            Kid::Area { page, index } => {
                let annotation = self.annotations.get(page).and_then(|page| page.get(index)).copied().ok_or_else(fault)?;
                dictionary! { "Type" => "OBJR", "Pg" => self.page(page)?, "Obj" => annotation }.into()
            }
        })
    }
}

fn attributes(element: &Element, foot: f32) -> Option<Dictionary> {
    match element.kind {
        Kind::ColumnHeader => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Kind::RowHeader => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Kind::List(numbering) => {
            let numbering = match numbering {
                Numbering::Bullet => "Disc",
                Numbering::Decimal => "Decimal",
                Numbering::Labels => "None",
            };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        _ => element.bounds.map(|[left, top, right, bottom]| {
            let bounds = [left, foot - bottom, right, foot - top].map(hundredths);
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds.to_vec() }
        }),
    }
}

/// The values of the parent tree: for every page the owners of its marks in order, then the owner of every annotation.
fn parents(tree: &Tree, places: &Places, areas: &[Vec<LinkArea>]) -> Result<Vec<Object>, Error> {
    let mut owners: Vec<Vec<Object>> = vec![Vec::new(); places.pages.len()];
    for (id, element) in tree.iter() {
        for kid in &element.kids {
            let Kid::Content { page, mark } = kid else { continue };
            let page = owners.get_mut(*page).ok_or_else(fault)?;
            if page.len() <= *mark {
                page.resize(*mark + 1, Object::Null);
            }
            if let Some(place) = page.get_mut(*mark) {
                *place = Object::Reference(places.id(id)?);
            }
        }
    }
    let mut values: Vec<Object> = owners.into_iter().map(Object::Array).collect();
    for area in areas.iter().flatten() {
        values.push(Object::Reference(places.id(area.element)?));
    }
    Ok(values)
}

fn annotation(area: &LinkArea, tree: &Tree, pages: &[Sheet], page: Sheet, key: i64) -> Result<Dictionary, Error> {
    let bottom = page.height - area.y - area.height;
    let corners = [area.x, bottom, area.x + area.width, page.height - area.y].map(hundredths);
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.to_vec(),
        "Border" => vec![Object::Integer(0), Object::Integer(0), Object::Integer(0)],
        "F" => 4,
        "P" => page.id,
        "Contents" => text(&area.contents),
        "StructParent" => key,
    };
    match &area.goal {
        Goal::Url(url) => {
            let address = Object::string_literal(address(url));
            annotation.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => address });
        }
        Goal::Element(element) => annotation.set("Dest", destination(tree, *element, pages)?),
        // The guard has checked every anchor. If one is left, it leads to the first page rather than nowhere.
        Goal::Anchor(_) => annotation.set("Dest", destination(tree, 0, pages)?),
    }
    Ok(annotation)
}

/// The destination of an element: its top, with a little of the space above it.
pub fn destination(tree: &Tree, element: usize, pages: &[Sheet]) -> Result<Object, Error> {
    let (page, y) = tree.get(element).and_then(|element| element.begins).unwrap_or((0, 0.0));
    let page = pages.get(page).copied().ok_or_else(fault)?;
    let top = hundredths((page.height - y + 6.0).min(page.height));
    Ok(Object::Array(vec![page.id.into(), "XYZ".into(), Object::Null, top, Object::Null]))
}

/// An address in printable ASCII; all other bytes are percent-encoded.
fn address(url: &str) -> String {
    url.bytes().map(|byte| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn hundredths(points: f32) -> Object {
    Object::Real((points * 100.0).round() / 100.0)
}
