//! The bookmarks: the headings as a tree next to the page.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::display::{Bookmark, Tree};
use super::metadata::{fault, text};
use super::tagging::{Sheet, destination};
use crate::error::Error;

struct Entry {
    id: ObjectId,
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// The number of entries below, at any depth.
    below: i64,
}

/// Writes the bookmarks; `None` when there are no chapters.
///
/// # Errors
/// When a heading is on no page, which would be a fault of the tool.
pub fn write(pdf: &mut Document, bookmarks: &[Bookmark], tree: &Tree, pages: &[Sheet]) -> Result<Option<ObjectId>, Error> {
    if bookmarks.is_empty() {
        return Ok(None);
    }
    let root = pdf.new_object_id();
    let mut entries: Vec<Entry> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut top: Vec<usize> = Vec::new();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        while open.last().is_some_and(|(level, _)| *level >= bookmark.level) {
            open.pop();
        }
        let parent = open.last().map(|(_, parent)| *parent);
        let before = match parent {
            Some(parent) => entries.get(parent).and_then(|parent| parent.last),
            None => top.last().copied(),
        };
        let id = pdf.new_object_id();
        entries.push(Entry { id, parent, before, after: None, first: None, last: None, below: 0 });
        if let Some(before) = before.and_then(|before| entries.get_mut(before)) {
            before.after = Some(index);
        }
        match parent.and_then(|parent| entries.get_mut(parent)) {
            Some(parent) => {
                parent.first.get_or_insert(index);
                parent.last = Some(index);
            }
            None => top.push(index),
        }
        for (_, above) in &open {
            if let Some(above) = entries.get_mut(*above) {
                above.below += 1;
            }
        }
        open.push((bookmark.level, index));
    }

    let id = |index: usize| entries.get(index).map(|entry| entry.id).ok_or_else(fault);
    for (entry, bookmark) in entries.iter().zip(bookmarks) {
        let mut object = dictionary! {
            "Title" => text(&bookmark.title),
            "Parent" => entry.parent.map_or(Ok(root), id)?,
            "Dest" => destination(tree, bookmark.element, pages)?,
        };
        let links = [("Prev", entry.before), ("Next", entry.after), ("First", entry.first), ("Last", entry.last)];
        for (name, index) in links {
            if let Some(index) = index {
                object.set(name, id(index)?);
            }
        }
        if entry.below > 0 {
            // Chapters are shown; the entries below them can be opened.
            object.set("Count", -entry.below);
        }
        pdf.set_object(entry.id, object);
    }
    let (Some(first), Some(last)) = (top.first(), top.last()) else { return Ok(None) };
    let count = i64::try_from(top.len()).map_err(|_| fault())?;
    let object = dictionary! {
        "Type" => "Outlines", "First" => id(*first)?, "Last" => id(*last)?, "Count" => Object::Integer(count),
    };
    pdf.set_object(root, object);
    Ok(Some(root))
}
