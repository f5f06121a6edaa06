//! Damaged and malicious files are read to an end, and never cause a panic.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

use super::{html, open, pdf};
use crate::annual_return::report::testing::{facts, published};
use crate::annual_return::report::{Edition, EditionOptions, document};
use crate::read::Source;
use crate::theme::Theme;

/// A small draft, as a page and as a PDF.
fn made() -> (String, Vec<u8>) {
    let facts = facts(serde_json::json!({ "reporting_year": "2026-27", "prepared_on": "2027-06-30" }));
    let document = document(&published(&facts, &[]).0, &[], EditionOptions { edition: Edition::YoungPeople, draft: true })
        .expect("a document");
    let theme = Theme::shipped().expect("the shipped theme");
    (crate::html::render(&document, &theme).expect("a page"), crate::pdf::render(&document, &theme).expect("a PDF"))
}

/// Random numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }

    /// The bytes with some changed, removed, doubled or cut off.
    fn damaged(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(8) {
            let at = self.below(bytes.len());
            match self.below(6) {
                0 => drop(bytes.drain(at..(at + self.below(40)).min(bytes.len()))),
                1 => {
                    let piece = bytes[at..(at + self.below(40)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
                2 if self.below(20) == 0 => bytes.truncate(at),
                3 => bytes[at] = b"<>[]()/ 0R9-%"[self.below(13)],
                _ => bytes[at] = u8::try_from(self.below(256)).expect("a byte"),
            }
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        bytes
    }
}

#[test]
fn two_thousand_damaged_files_are_read_or_refused_and_none_stops_the_tool() {
    let (page, paper) = made();
    // In an unpacked file, damage reaches the content of the streams.
    let mut unpacked = Document::load_mem(&paper).expect("it reads");
    unpacked.decompress();
    let mut open_paper = Vec::new();
    unpacked.save_to(&mut open_paper).expect("it saves");
    // Fonts make up most of a page, and nothing is read from them.
    let light =
        page.split("@font-face").next().unwrap_or_default().to_owned() + page.split("</style>").nth(1).unwrap_or_default();
    let mut dice = Dice(20_270_331);
    for round in 0..1000 {
        let damaged = dice.damaged(light.as_bytes());
        drop(html::read(&String::from_utf8_lossy(&damaged)));
        drop(pdf::read(&dice.damaged(if round % 2 == 0 { &paper } else { &open_paper })));
    }
    // A few of them are verified in full.
    for _ in 0..10 {
        for bytes in [dice.damaged(page.as_bytes()), dice.damaged(&open_paper)] {
            drop(open("damaged", &[Source { name: "damaged".to_owned(), bytes }]));
        }
    }
}

#[test]
fn a_pdf_in_circles_comes_to_an_end() {
    let (_, paper) = made();
    let mut file = Document::load_mem(&paper).expect("it reads");
    let page = file.page_iter().next().expect("a page");
    // A form that draws itself, an element that contains itself, and lists of files and bookmarks that refer back to themselves.
    let form = file.new_object_id();
    let draw = Content { operations: vec![Operation::new("Do", vec!["Own".into()])] }.encode().expect("it writes");
    let resources = dictionary! { "XObject" => dictionary! { "Own" => form } };
    let stream = Stream::new(dictionary! { "Subtype" => "Form", "Resources" => resources.clone() }, draw.clone());
    file.set_object(form, stream);
    file.add_page_contents(page, draw).expect("it draws");
    file.get_dictionary_mut(page).expect("a page").set("Resources", resources);
    let root = file.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).and_then(Object::as_reference).expect("a root");
    let element = file.new_object_id();
    file.set_object(element, dictionary! { "S" => "P", "K" => vec![Object::Reference(element); 3] });
    file.get_dictionary_mut(root).expect("a root").set("K", vec![Object::Reference(element), Object::Reference(root)]);
    let names = file.new_object_id();
    file.set_object(names, dictionary! { "Kids" => vec![Object::Reference(names); 3] });
    let mark = file.new_object_id();
    file.set_object(mark, dictionary! { "Title" => Object::string_literal("Round"), "Next" => mark, "First" => mark });
    let catalog = file.catalog_mut().expect("a catalogue");
    catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    catalog.set("Outlines", dictionary! { "First" => mark });
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("it saves");
    let read = pdf::read(&bytes).expect("it reads");
    assert_eq!(read.about.iter().filter(|piece| piece.text == "Round").count(), 1);
    assert!(read.means.contains("Do Form"));
    assert!(!read.files.is_empty(), "the files that go with the document are still there");
}

#[test]
fn a_stream_that_unfolds_without_end_is_left_out() {
    let (_, paper) = made();
    let mut file = Document::load_mem(&paper).expect("it reads");
    let mut stream = Stream::new(dictionary! {}, vec![0; 70_000_000]);
    stream.compress().expect("it folds");
    let huge = file.add_object(stream);
    let specification =
        file.add_object(dictionary! { "F" => Object::string_literal("huge"), "EF" => dictionary! { "F" => huge } });
    file.catalog_mut().expect("a catalogue").set("AF", vec![Object::Reference(specification)]);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("it saves");
    let read = pdf::read(&bytes).expect("it reads");
    let huge = read.files.iter().find(|(name, _)| name == "huge").expect("it is named");
    assert!(huge.1.is_err());
}
