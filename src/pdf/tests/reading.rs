//! A small reader: the structure of a PDF with the text of every element, as a program that reads aloud would find it.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

pub struct Pdf {
    pub file: Document,
    pub pages: Vec<ObjectId>,
    /// The text of every mark of every page.
    texts: BTreeMap<(ObjectId, i64), String>,
    /// For every page its marks and artifacts in drawing order: the mark, or the subtype of the artifact.
    pub order: Vec<Vec<Drawn>>,
}

pub struct Drawn {
    pub mark: Option<i64>,
    pub artifact: Option<String>,
    pub text: String,
}

pub struct Element {
    pub id: ObjectId,
    pub kind: String,
    /// Its own words and those of the links in it.
    pub text: String,
    /// Whether it holds blocks rather than words.
    pub holds_blocks: bool,
    pub page: Option<ObjectId>,
    pub dictionary: Dictionary,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("the file can be read");
        let pages: Vec<ObjectId> = file.page_iter().collect();
        let mut pdf = Self { file, pages, texts: BTreeMap::new(), order: Vec::new() };
        for page in pdf.pages.clone() {
            pdf.page(page);
        }
        pdf
    }

    fn page(&mut self, page: ObjectId) {
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = self
            .file
            .get_page_fonts(page)
            .expect("fonts")
            .into_iter()
            .map(|(name, font)| (name, self.characters(font)))
            .collect();
        let content = Content::decode(&self.file.get_page_content(page)).expect("content");
        let mut drawn: Vec<Drawn> = Vec::new();
        let mut open: Vec<Option<String>> = Vec::new();
        let mut font = &BTreeMap::new();
        let mut depth = 0;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().expect("properties");
                    let actual = properties.get(b"ActualText").ok().map(string);
                    if depth == 0 {
                        let tag = operation.operands[0].as_name().expect("tag");
                        let mark = properties.get(b"MCID").ok().map(|mark| mark.as_i64().expect("a number"));
                        let artifact = (tag == b"Artifact").then(|| {
                            let name = properties.get(b"Subtype").or_else(|_| properties.get(b"Type")).expect("a type");
                            String::from_utf8_lossy(name.as_name().expect("a name")).into_owned()
                        });
                        assert!(mark.is_some() != artifact.is_some(), "everything is either marked or an artifact");
                        drawn.push(Drawn { mark, artifact, text: String::new() });
                    } else if let (Some(actual), Some(drawn)) = (&actual, drawn.last_mut()) {
                        drawn.text.push_str(actual);
                    }
                    open.push(actual);
                    depth += 1;
                }
                "EMC" => {
                    open.pop();
                    depth -= 1;
                }
                "Tf" => font = &fonts[operation.operands[0].as_name().expect("a font")],
                "TJ" => {
                    assert!(depth > 0, "text outside of any mark");
                    if open.iter().flatten().next().is_none() {
                        let strings = operation.operands[0].as_array().expect("an array").iter();
                        let text: String = strings
                            .filter_map(|part| part.as_str().ok())
                            .flat_map(|bytes| bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])))
                            .map(|code| font[&code].as_str())
                            .collect();
                        drawn.last_mut().expect("open").text.push_str(&text);
                    }
                }
                "re" | "f" | "S" | "m" | "l" => assert!(depth > 0, "a drawing outside of any mark"),
                _ => {}
            }
        }
        for one in &drawn {
            if let Some(mark) = one.mark {
                assert!(self.texts.insert((page, mark), one.text.clone()).is_none(), "a mark twice on a page");
            }
        }
        self.order.push(drawn);
    }

    fn characters(&self, font: &Dictionary) -> BTreeMap<u16, String> {
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).expect("ToUnicode");
        let stream = self.file.get_object(id).and_then(Object::as_stream).expect("a stream");
        let map = String::from_utf8(stream.get_plain_content().expect("plain")).expect("text");
        let mut inside = false;
        let mut characters = BTreeMap::new();
        for line in map.lines() {
            match line {
                _ if line.ends_with("beginbfchar") => inside = true,
                "endbfchar" => inside = false,
                _ if inside => {
                    let (code, text) = line.split_once(' ').expect("two parts");
                    let hex = |part: &str| part.trim_matches(['<', '>']).to_owned();
                    let units: Vec<u16> = hex(text)
                        .as_bytes()
                        .chunks(4)
                        .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).expect("hex"), 16).expect("hex"))
                        .collect();
                    let code = u16::from_str_radix(&hex(code), 16).expect("hex");
                    characters.insert(code, String::from_utf16(&units).expect("text"));
                }
                _ => {}
            }
        }
        characters
    }

    pub fn structure_root(&self) -> &Dictionary {
        let id = self.file.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).expect("a structure");
        self.file.get_dictionary(id.as_reference().expect("a reference")).expect("a dictionary")
    }

    /// Every element in reading order.
    pub fn elements(&self) -> Vec<Element> {
        let mut found = Vec::new();
        for kid in self.structure_root().get(b"K").and_then(Object::as_array).expect("kids") {
            self.visit(kid.as_reference().expect("a reference"), &mut found);
        }
        found
    }

    fn visit(&self, id: ObjectId, found: &mut Vec<Element>) -> String {
        let dictionary = self.file.get_dictionary(id).expect("an element");
        let kind = String::from_utf8_lossy(dictionary.get(b"S").and_then(Object::as_name).expect("a type")).into_owned();
        let home = dictionary.get(b"Pg").and_then(Object::as_reference).ok();
        let at = found.len();
        found.push(Element {
            id,
            kind: kind.clone(),
            text: String::new(),
            holds_blocks: false,
            page: home,
            dictionary: dictionary.clone(),
        });
        let mut text = String::new();
        let mut blocks = false;
        let empty = Vec::new();
        for kid in dictionary.get(b"K").and_then(Object::as_array).unwrap_or(&empty) {
            match kid {
                Object::Integer(mark) => text.push_str(&self.texts[&(home.expect("a page"), *mark)]),
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let page = kid.get(b"Pg").and_then(Object::as_reference).expect("a page");
                    text.push_str(&self.texts[&(page, kid.get(b"MCID").and_then(Object::as_i64).expect("a mark"))]);
                }
                Object::Reference(kid) => {
                    let before = found.len();
                    let words = self.visit(*kid, found);
                    match found[before].kind.as_str() {
                        "Link" | "Reference" => text.push_str(&words),
                        _ => blocks = true,
                    }
                }
                _ => {}
            }
        }
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        found[at].text = words;
        found[at].holds_blocks = blocks;
        text
    }

    /// The value of every key of the parent tree.
    pub fn parents(&self) -> BTreeMap<i64, Object> {
        let tree = self.structure_root().get(b"ParentTree").and_then(Object::as_reference).expect("a parent tree");
        let numbers = self.file.get_dictionary(tree).and_then(|tree| tree.get(b"Nums")).and_then(Object::as_array);
        numbers.expect("numbers").chunks(2).map(|pair| (pair[0].as_i64().expect("a key"), pair[1].clone())).collect()
    }

    pub fn page_number(&self, page: ObjectId) -> usize {
        self.pages.iter().position(|one| *one == page).expect("a page of the file")
    }
}

pub fn string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("text")
        }
        plain => String::from_utf8(plain.to_vec()).expect("text"),
    }
}
