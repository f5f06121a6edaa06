//! Properties of every file: reproducible bytes, the structure and its inverse, the words in order.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId};

use super::reading::{Pdf, string};
use super::{bare, rendered, stress, theme};
use crate::document::{Block, Document, Inline, Length, Section, Table, Target, plain, sample};

#[test]
fn the_same_document_gives_the_same_bytes() {
    let (first, second) = (rendered(&sample()), rendered(&sample()));
    assert_eq!(first, second);
    let mut other = sample();
    other.subject.push('.');
    let id = |bytes: &[u8]| Pdf::read(bytes).file.trailer.get(b"ID").expect("an identity").clone();
    assert_ne!(id(&first), id(&rendered(&other)));
}

#[test]
fn the_parent_tree_is_the_inverse_of_the_structure() {
    for document in [sample(), stress::hard_cases()] {
        let pdf = Pdf::read(&rendered(&document));
        let mut expected: BTreeMap<(usize, i64), ObjectId> = BTreeMap::new();
        let mut annotations: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
        for element in pdf.elements() {
            let empty = Vec::new();
            for kid in element.dictionary.get(b"K").and_then(Object::as_array).unwrap_or(&empty) {
                match kid {
                    Object::Integer(mark) => {
                        expected.insert((pdf.page_number(element.page.expect("a page")), *mark), element.id);
                    }
                    Object::Dictionary(kid) if kid.has(b"MCID") => {
                        let page = kid.get(b"Pg").and_then(Object::as_reference).expect("a page");
                        let mark = kid.get(b"MCID").and_then(Object::as_i64).expect("a mark");
                        expected.insert((pdf.page_number(page), mark), element.id);
                    }
                    Object::Dictionary(kid) => {
                        annotations.insert(kid.get(b"Obj").and_then(Object::as_reference).expect("a link"), element.id);
                    }
                    _ => {}
                }
            }
        }
        let parents = pdf.parents();
        let mut found = BTreeMap::new();
        for (number, page) in pdf.pages.iter().enumerate() {
            let page = pdf.file.get_dictionary(*page).expect("a page");
            let key = page.get(b"StructParents").and_then(Object::as_i64).expect("a key");
            for (mark, owner) in parents[&key].as_array().expect("owners").iter().enumerate() {
                found.insert((number, i64::try_from(mark).expect("few marks")), owner.as_reference().expect("an element"));
            }
            let marks = pdf.order[number].iter().filter_map(|drawn| drawn.mark).collect::<Vec<_>>();
            assert_eq!(
                marks,
                (0..i64::try_from(marks.len()).expect("few marks")).collect::<Vec<_>>(),
                "marks are counted in drawing order"
            );
        }
        assert_eq!(found, expected);
        assert!(!annotations.is_empty());
        for (annotation, element) in annotations {
            let key = pdf.file.get_dictionary(annotation).and_then(|link| link.get(b"StructParent")).and_then(Object::as_i64);
            assert_eq!(parents[&key.expect("a key")].as_reference().expect("an element"), element);
        }
    }
}

#[test]
fn the_structure_says_what_the_document_says_in_its_order() {
    let brief = Document { length: Length::Brief, ..sample() };
    for document in [sample(), stress::hard_cases(), bare(), brief] {
        let pdf = Pdf::read(&rendered(&document));
        let said: Vec<String> = pdf
            .elements()
            .into_iter()
            .filter(|element| !element.holds_blocks && !element.text.is_empty())
            .filter(|element| !matches!(element.kind.as_str(), "Link" | "Reference" | "TOCI" | "Figure"))
            .map(|element| format!("{} {}", element.kind, element.text))
            .collect();
        let expected = Expected::of(&document);
        for (said, expected) in said.iter().zip(&expected) {
            assert_eq!(said, expected);
        }
        assert_eq!(said.len(), expected.len());
    }
}

#[test]
fn drawing_order_is_reading_order() {
    let pdf = Pdf::read(&rendered(&sample()));
    let mut last = (0, -1);
    for element in pdf.elements() {
        let Some(page) = element.page else { continue };
        let empty = Vec::new();
        for kid in element.dictionary.get(b"K").and_then(Object::as_array).unwrap_or(&empty) {
            let Object::Integer(mark) = kid else { continue };
            let here = (pdf.page_number(page), *mark);
            // A paragraph continues after a link in it; everything else comes after what was read before.
            if !matches!(element.kind.as_str(), "P" | "Link" | "LBody" | "TD" | "TH") {
                assert!(here > last, "{} {}", element.kind, element.text);
            }
            last = last.max(here);
        }
    }
}

#[test]
fn headings_tables_and_figures_stand_in_the_order_of_the_outline() {
    let pdf = Pdf::read(&rendered(&sample()));
    let mut found = Vec::new();
    for element in pdf.elements() {
        let title = || element.dictionary.get(b"T").map(string).unwrap_or_default();
        match element.kind.as_str() {
            "H1" | "H2" | "H3" | "H4" => found.push(format!("{} {}", element.kind.to_lowercase(), element.text)),
            "Table" => found.push(format!("table {}", title())),
            "Figure" => found.push(format!("chart {}", title())),
            _ => {}
        }
    }
    assert_eq!(found, crate::document::outline(&sample()));
}

#[test]
fn links_lead_where_they_say() {
    let pdf = Pdf::read(&rendered(&sample()));
    let mut seen = Vec::new();
    for page in &pdf.pages {
        for link in pdf.file.get_page_annotations(*page).expect("links") {
            let words = string(link.get(b"Contents").expect("contents"));
            let goal = match link.get(b"Dest").and_then(Object::as_array) {
                Ok(goal) => {
                    let page = goal[0].as_reference().expect("a page");
                    let top = goal[3].as_float().expect("a height");
                    let words = if words == "Back to contents" { "Contents" } else { words.as_str() };
                    let heading = pdf.order[pdf.page_number(page)].iter().any(|drawn| drawn.text.contains(words));
                    assert!((60.0..842.0).contains(&top), "{top}");
                    assert!(heading, "{words} is on the page it leads to");
                    "inside"
                }
                Err(_) => "outside",
            };
            seen.push(format!("{goal} {words}"));
        }
    }
    assert!(seen.contains(&"inside What it cost and who paid".to_owned()));
    assert!(seen.contains(&"inside Income of the partnership by payer".to_owned()), "{seen:?}");
    let chapters = sample().sections.len();
    assert_eq!(seen.iter().filter(|link| *link == "inside Back to contents").count(), chapters, "one at the end of each chapter");
    assert!(seen.contains(&"outside partnership@exampleshire.example".to_owned()));
}

#[test]
fn the_table_of_contents_gives_the_page_of_every_chapter() {
    let pdf = Pdf::read(&rendered(&sample()));
    let elements = pdf.elements();
    let entries: Vec<&str> = elements.iter().filter(|one| one.kind == "Reference").map(|one| one.text.as_str()).collect();
    assert_eq!(entries.len(), 8);
    for entry in entries {
        let (title, number) = entry.rsplit_once(' ').expect("a title and a number");
        let heading = elements.iter().find(|one| matches!(one.kind.as_str(), "H2" | "H3") && one.text == title);
        let page = pdf.page_number(heading.and_then(|heading| heading.page).expect("a page"));
        assert_eq!(number, (page + 1).to_string(), "{title}");
    }
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    for document in [sample(), stress::hard_cases(), stress::many_sections()] {
        let pdf = Pdf::read(&rendered(&document));
        let kinds: BTreeMap<ObjectId, String> = pdf.elements().into_iter().map(|one| (one.id, one.kind)).collect();
        for (number, owners) in pdf.parents().iter().take(pdf.pages.len()) {
            let last = owners.as_array().expect("owners").last().and_then(|last| last.as_reference().ok());
            let kind = last.and_then(|last| kinds.get(&last)).map_or("", String::as_str);
            assert!(!matches!(kind, "H2" | "H3" | "H4" | "H5" | "H6" | "Caption"), "{kind} ends page {}", number + 1);
        }
    }
}

#[test]
fn every_page_has_its_number_and_the_mark_of_a_draft() {
    let pdf = Pdf::read(&rendered(&sample()));
    let count = pdf.pages.len();
    for (index, page) in pdf.order.iter().enumerate().skip(1) {
        let text = |kind: &str| -> String {
            page.iter().filter(|drawn| drawn.artifact.as_deref() == Some(kind)).map(|drawn| drawn.text.as_str()).collect()
        };
        let digest = "Digest of the data: 4f2c-91d0-7be3-a865";
        assert_eq!(text("Footer"), format!("Page {} of {count}Exampleshire annual return 2026-27{digest}", index + 1));
        assert!(text("Header").contains("Draft"), "page {}", index + 1);
    }
    let mut document = sample();
    document.mark = None;
    let pdf = Pdf::read(&rendered(&document));
    assert!(pdf.order.iter().flatten().all(|drawn| !drawn.text.contains("Draft")));
}

#[test]
fn attachments_come_out_byte_for_byte() {
    let document = sample();
    let pdf = Pdf::read(&rendered(&document));
    let catalog = pdf.file.catalog().expect("a catalogue");
    let files = catalog.get(b"AF").and_then(Object::as_array).expect("associated files");
    assert_eq!(files.len(), 1);
    let file = pdf.file.get_dictionary(files[0].as_reference().expect("a reference")).expect("a file");
    assert_eq!(string(file.get(b"UF").expect("a name")), "return.json");
    assert_eq!(file.get(b"AFRelationship").and_then(Object::as_name).expect("a relation"), b"Source");
    let stream = file.get(b"EF").and_then(Object::as_dict).and_then(|ef| ef.get(b"F")).and_then(Object::as_reference);
    let stream = pdf.file.get_object(stream.expect("a stream")).and_then(Object::as_stream).expect("a stream");
    assert_eq!(stream.get_plain_content().unwrap_or_else(|_| stream.content.clone()), document.attachments[0].bytes);
}

#[test]
fn odd_names_and_addresses_come_through() {
    let document = stress::odd_names();
    let pdf = Pdf::read(&rendered(&document));
    let info = pdf.file.trailer.get(b"Info").and_then(Object::as_reference).and_then(|id| pdf.file.get_dictionary(id));
    let info = info.expect("information");
    assert_eq!(string(info.get(b"Title").expect("a title")), document.title);
    let metadata = pdf.file.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    let metadata = metadata.and_then(|id| pdf.file.get_object(id)).and_then(Object::as_stream).expect("metadata");
    let metadata = String::from_utf8(metadata.content.clone()).expect("text");
    assert!(metadata.contains("A &amp; B &lt;C&gt; &quot;D&quot; (E\\) ł 😀"), "{metadata}");
    assert!(!metadata.contains("CreateDate"), "no day is known, so none is made up");
    let names = pdf.file.catalog().and_then(|catalog| catalog.get(b"Names")).and_then(Object::as_dict).expect("names");
    let names = names.get(b"EmbeddedFiles").and_then(Object::as_dict).and_then(|files| files.get(b"Names"));
    let names: Vec<String> = names.and_then(Object::as_array).expect("names").chunks(2).map(|pair| string(&pair[0])).collect();
    assert_eq!(names, ["a (1).csv", "b.csv", "ä.json"]);
    let link = pdf.file.get_page_annotations(pdf.pages[0]).expect("links")[0].clone();
    let address = link.get(b"A").and_then(Object::as_dict).and_then(|action| action.get(b"URI")).map(string);
    assert_eq!(address.expect("an address"), "https://example.org/a%20(b\\)%C5%82?x=1&y=2");
}

#[test]
fn bookmarks_are_the_headings_as_a_tree() {
    fn below(pdf: &Pdf, id: ObjectId, depth: usize, found: &mut Vec<String>) {
        let mut next = pdf.file.get_dictionary(id).and_then(|one| one.get(b"First")).and_then(Object::as_reference).ok();
        while let Some(id) = next {
            let entry = pdf.file.get_dictionary(id).expect("an entry");
            found.push(format!("h{depth} {}", string(entry.get(b"Title").expect("a title"))));
            below(pdf, id, depth + 1, found);
            next = entry.get(b"Next").and_then(Object::as_reference).ok();
        }
    }
    let pdf = Pdf::read(&rendered(&sample()));
    let root = pdf.file.catalog().and_then(|catalog| catalog.get(b"Outlines")).and_then(Object::as_reference);
    let mut found = Vec::new();
    below(&pdf, root.expect("bookmarks"), 2, &mut found);
    let expected: Vec<String> =
        crate::document::outline(&sample()).into_iter().filter(|line| line.starts_with('h') && !line.starts_with("h1")).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_would_shut_a_reader_out_is_refused_in_plain_words() {
    type Change = fn(&mut Document);
    let table = |document: &mut Document, change: fn(&mut Table)| {
        let mut table = Table::new("t", "Ages", vec![crate::document::Column::words("Age", 1)]);
        table.row("0 to 4", Vec::new());
        change(&mut table);
        document.opening = vec![Block::Table(table)];
    };
    let cases: Vec<(Change, &str)> = vec![
        (|d| d.title = " ".to_owned(), "the document has no title"),
        (|d| d.language.clear(), "the document does not say its language"),
        (|d| d.language = "English (British)".to_owned(), "`English (British)` is not the name of a language"),
        (|d| d.sections = vec![Section::new("a", "One"), Section::new("a", "Two")], "are called `a`; the second is “Two”"),
        (|d| d.sections = vec![Section::new("a", "")], "the section `a` has no heading"),
    ];
    for (change, expected) in cases {
        let mut document = bare();
        change(&mut document);
        let error = crate::pdf::render(&document, &theme()).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}");
    }
    let mut document = bare();
    table(&mut document, |table| table.rows[0].cells.push(Vec::new()));
    let error = crate::pdf::render(&document, &theme()).expect_err("uneven").to_string();
    assert_eq!(error, "row 1 of the table “Ages” has 2 cells, and the table has 1 columns");
    table(&mut document, |table| table.caption.clear());
    assert!(crate::pdf::render(&document, &theme()).is_err());
    let link = Inline::Link { target: Target::Anchor("gone".to_owned()), text: vec!["the annex".into()] };
    document.opening = vec![Block::Paragraph(vec![link])];
    let error = crate::pdf::render(&document, &theme()).expect_err("nowhere").to_string();
    assert_eq!(error, "the link “the annex” leads to `gone`, and nothing in the document has that name");
}

/// The text that a screen reader should read, block by block.
#[derive(Default)]
struct Expected(Vec<String>);

impl Expected {
    fn of(document: &Document) -> Vec<String> {
        let mut expected = Self::default();
        expected.say("H1", &document.title);
        expected.say("P", &document.subtitle);
        expected.say("P", document.mark.as_deref().unwrap_or_default());
        expected.facts(&document.masthead);
        expected.blocks(&document.opening);
        let has_contents = document.length == Length::Book && !document.sections.is_empty();
        expected.say("P", if has_contents { "Contents" } else { "" });
        for section in &document.sections {
            expected.section(section, 2);
            expected.say("P", if document.length == Length::Book { "Back to contents" } else { "" });
        }
        for words in &document.colophon {
            expected.say("P", &plain(words));
        }
        expected.0
    }

    fn say(&mut self, kind: &str, text: &str) {
        let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2011}', "-");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.0.push(format!("{kind} {text}"));
        }
    }

    fn section(&mut self, section: &Section, level: usize) {
        self.say(&format!("H{level}"), &section.title);
        self.blocks(&section.blocks);
        for inner in &section.sections {
            self.section(inner, level + 1);
        }
    }

    fn facts(&mut self, facts: &[(String, Vec<Inline>)]) {
        for (label, words) in facts {
            self.say("Lbl", label);
            self.say("LBody", &plain(words));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => self.say("P", &plain(words)),
                Block::List { ordered, items } => {
                    for (index, item) in items.iter().enumerate() {
                        let label = if *ordered { format!("{}.", index + 1) } else { "\u{2022}".to_owned() };
                        self.say("Lbl", &label);
                        self.blocks(item);
                    }
                }
                Block::Facts(facts) => self.facts(facts),
                Block::Figures(figures) => {
                    for figure in figures {
                        self.say("P", &plain(&figure.label));
                        self.say("P", &figure.value);
                        figure.compared.iter().for_each(|words| self.say("P", words));
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => {
                    self.say("P", &chart.title);
                    self.say("P", &chart.summary);
                    self.table(&chart.table);
                }
                Block::Notice { kind, title, blocks } => {
                    self.say("P", kind.word());
                    self.say("P", title);
                    self.blocks(blocks);
                }
                Block::Quote { blocks, source } => {
                    self.blocks(blocks);
                    self.say("P", &if source.is_empty() { String::new() } else { format!("\u{2014} {source}") });
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.say("Caption", &table.caption);
        table.columns.iter().for_each(|column| self.say("TH", &column.header));
        for row in &table.rows {
            self.say("TH", &plain(&row.header));
            row.cells.iter().for_each(|cell| self.say("TD", &plain(cell)));
        }
        table.notes.iter().for_each(|note| self.say("P", &plain(note)));
    }
}
