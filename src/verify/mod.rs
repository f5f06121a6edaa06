//! Checks whether files hold the same return, and whether the readable words of each file match its data.
//!
//! The input is the bytes of files: a return as YAML or JSON, or a page or PDF that this tool made. A page and a PDF carry their
//! data (`return.json`) and the other facts their words depend on (`report.json`). The tool makes the document again from these
//! two, writes it again as a page or a PDF, and compares the readable words of both. The output is what each file is, what is
//! wrong with it, and how the returns differ, in the words of the form. Nothing else is judged, and nothing is repaired.
//!
//! Somebody who changes the words and the data of a file in the same way, and prints the digest of the changed data, has made
//! another return: no file can prove its own origin. The proof is the digest, read out by the people who signed.

mod carried;
pub mod codes;
mod html;
mod pdf;
#[cfg(test)]
mod tests;
mod words;

use serde_json::Value;

pub use carried::{Carried, carried};
pub use words::{Departure, TOLD};
use words::{Departures, Piece, departures};

use crate::annual_return::AnnualReturn;
use crate::annual_return::check::assess;
use crate::annual_return::public::digest;
use crate::annual_return::report::{DATA, Edition, SUPPLEMENT, Supplement, again, supplement};
use crate::annual_return::terms::schema::form;
use crate::canonical::{self, Digest};
use crate::compare::{Change, compare};
use crate::document::{ADDITIONS, Document, LOGO, lay_in, logo_words};
use crate::error::Error;
use crate::read::{Source, read_leniently};
use crate::theme::{Logo, Theme};
use crate::value::counted;

/// The kind of file that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A return as written: YAML or JSON.
    Data,
    /// A page.
    Page,
    /// A PDF.
    Pdf,
}

impl Kind {
    /// The word for the kind within a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Page => "page",
            Self::Pdf => "PDF",
        }
    }
}

/// A file that was opened and checked.
#[derive(Debug)]
pub struct Opened {
    /// Its name as given.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// The public form of its return; `None` when it is damaged.
    pub data: Option<Value>,
    /// The digest of the public form.
    pub digest: Option<Digest>,
    /// What a page or PDF is made from besides the return. For a return as written, what its page would be made from.
    pub supplement: Option<Supplement>,
    /// The edition, and whether it is a draft; `None` for data.
    pub edition: Option<(Edition, bool)>,
    /// What is wrong with the file.
    pub faults: Vec<Fault>,
    /// The number of further faults that are not reported.
    pub untold: usize,
    /// The result of comparing its words with its data.
    pub words: Words,
    /// Notes for the reader of the verdict.
    pub notes: Vec<String>,
    /// Whether another version of this tool made it, which may use other words.
    of_another_version: bool,
    /// The words of its logo; `None` without a logo.
    logo: Option<String>,
}

/// The result of comparing the words of a file with its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// The file has no words besides its data.
    None,
    /// The file is byte for byte what this tool makes from its data.
    Bytes,
    /// All words match the data, and the file is drawn as this tool draws it.
    Drawn,
    /// All words match the data. How they are drawn depends on the file's own theme, and is not compared.
    Words,
    /// The words do not match the data.
    Differ,
    /// The words could not be compared.
    NotCompared,
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Its words do not match its data.
    Words(Departure),
    /// Another fault, in words, with its page if it has one.
    Other {
        /// The page, counted from 1.
        page: Option<usize>,
        /// The fault in words.
        message: String,
    },
}

impl Fault {
    fn other(message: impl Into<String>) -> Self {
        Self::Other { page: None, message: message.into() }
    }

    /// The page of the fault; `None` when it is not on a page.
    pub fn page(&self) -> Option<usize> {
        match self {
            Self::Words(departure) => departure.page,
            Self::Other { page, .. } => *page,
        }
    }

    /// The fault as one line, for a kind of file: "page 34, under “What it cost”: the PDF says “£61,251”, its data say
    /// “£61,250”".
    pub fn line(&self, kind: Kind) -> String {
        let page = self.page().map(|page| format!("page {page}")).unwrap_or_default();
        match self {
            Self::Other { message, .. } if page.is_empty() => message.clone(),
            Self::Other { message, .. } => format!("{page}: {message}"),
            Self::Words(departure) => {
                let heading = match departure.heading.as_str() {
                    "" => String::new(),
                    heading => format!("under “{heading}”"),
                };
                let place = [page, heading].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
                let (word, said, due) = (kind.word(), &departure.said, &departure.due);
                let what = match (said.is_empty(), due.is_empty()) {
                    (false, false) => format!("the {word} says “{said}”, its data say “{due}”"),
                    (false, true) => format!("the {word} says “{said}”, its data do not"),
                    (true, _) => format!("the {word} leaves out “{due}”"),
                };
                let after =
                    if departure.before.is_empty() { String::new() } else { format!(" (after “{}”)", departure.before) };
                format!("{place}{what}{after}")
            }
        }
    }
}

/// The result of comparing files.
#[derive(Debug)]
pub struct Report {
    /// The files, in the order given.
    pub files: Vec<Opened>,
    /// The differences between the first file with data and the others: one entry for each file that is not the same return.
    pub apart: Vec<Apart>,
}

/// Two files that are not the same return.
#[derive(Debug)]
pub struct Apart {
    /// The first file.
    pub one: String,
    /// The other one.
    pub other: String,
    /// The differences between their returns, from the first to the other.
    pub changes: Vec<Change>,
    /// Other differences, in words.
    pub beside: Vec<String>,
}

impl Report {
    /// Whether all files hold the same return and nothing is wrong with any of them.
    pub fn is_sound(&self) -> bool {
        self.apart.is_empty() && self.files.iter().all(Opened::is_sound)
    }

    /// The short digest of the return, if it is the same for all files.
    pub fn same(&self) -> Option<String> {
        let mut digests = self.files.iter().map(|file| file.digest.as_ref().map(Digest::short));
        let first = digests.next()??;
        digests.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }
}

impl Opened {
    /// Whether nothing is wrong with the file.
    pub fn is_sound(&self) -> bool {
        let compared = match self.words {
            Words::None | Words::Bytes | Words::Drawn | Words::Words => true,
            Words::Differ | Words::NotCompared => false,
        };
        self.faults.is_empty() && compared && self.digest.is_some()
    }

    fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            data: None,
            digest: None,
            supplement: None,
            edition: None,
            faults: Vec::new(),
            untold: 0,
            words: Words::None,
            notes: Vec::new(),
            of_another_version: false,
            logo: None,
        }
    }

    /// Records a fault. The first [`TOLD`] are reported; the rest are only counted.
    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < TOLD {
            self.faults.push(fault);
        } else {
            self.untold += 1;
        }
    }
}

/// Opens a return: the bytes of one file, or of the parts of a folder.
///
/// # Errors
/// When the tool cannot read the file, or the file holds nothing of a return.
pub fn open(name: &str, sources: &[Source]) -> Result<Opened, Error> {
    let cannot = |why: &str| Error::new(why.to_owned()).during(format!("cannot verify {name}"));
    let [source] = sources else { return open_data(name, sources) };
    let bytes = source.bytes.as_slice();
    if is_pdf(bytes) {
        let pdf = pdf::read(bytes).map_err(|why| cannot(&why))?;
        if pdf.files.is_empty() {
            return Err(cannot("this PDF carries no data of ours"));
        }
        let mut opened = Opened::new(name, Kind::Pdf);
        if let Some(document) = opened.data_of(&pdf.files, || words::digests(&joined(&[&pdf.pieces, &pdf.apart, &pdf.loose])))? {
            opened.compare_pdf(&pdf, bytes, &document)?;
        }
        return Ok(opened);
    }
    if is_page(bytes) {
        let text = String::from_utf8_lossy(bytes);
        let page = html::read(&text).ok_or_else(|| cannot("the page is larger than any of ours"))?;
        if page.files.is_empty() {
            return Err(cannot("this page carries no data of ours"));
        }
        let mut opened = Opened::new(name, Kind::Page);
        if let Some(document) = opened.data_of(&page.files, || words::digests(&page.pieces))? {
            opened.compare_page(&page, bytes, &document)?;
        }
        return Ok(opened);
    }
    open_data(name, sources)
}

/// Compares files with each other: every other file with the first that has data.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out.
pub fn verify(files: Vec<Opened>) -> Result<Report, Error> {
    let form = form()?;
    let mut apart = Vec::new();
    let mut known = files.iter().filter_map(|file| Some((file, file.data.as_ref()?, file.digest.as_ref()?)));
    if let Some((first, data, digest)) = known.next() {
        for (file, other_data, other_digest) in known {
            let beside = beside(first, file);
            if digest != other_digest || !beside.is_empty() {
                let changes = compare(form, data, other_data, "");
                apart.push(Apart { one: first.name.clone(), other: file.name.clone(), changes, beside });
            }
        }
    }
    Ok(Report { files, apart })
}

/// How two files differ in what their words depend on besides the data. Last year's return may be available for only one of them.
fn beside(one: &Opened, other: &Opened) -> Vec<String> {
    let (Some(first), Some(second)) = (&one.supplement, &other.supplement) else { return Vec::new() };
    let mut told = Vec::new();
    if first.process != second.process {
        let words = |supplement: &Supplement| match supplement.process.rapid_reviews {
            Some(counted) => format!("{} of {}", counted.on_time, counted.judged),
            None => "not known".to_owned(),
        };
        told.push(format!("rapid reviews on time: {} in {}, {} in {}", words(first), one.name, words(second), other.name));
    }
    let held = |supplement: &Supplement| (supplement.held_back, supplement.held_back_beside);
    if held(first) != held(second) {
        let words = |supplement: &Supplement| counted(supplement.held_back + supplement.held_back_beside, "number", "numbers");
        told.push(format!("held back: {} in {}, {} in {}", words(first), one.name, words(second), other.name));
    }
    told
}

fn joined(parts: &[&[Piece]]) -> Vec<Piece> {
    parts.iter().flat_map(|pieces| pieces.iter().cloned()).collect()
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.iter().take(1024).copied().collect::<Vec<u8>>().windows(5).any(|window| window == b"%PDF-")
}

/// Whether a file begins as a page does: with a tag, perhaps after a byte order mark and white space.
fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let mut letters = bytes.iter().skip_while(|byte| byte.is_ascii_whitespace());
    letters.next() == Some(&b'<') && letters.next().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?'))
}

/// Opens a return as written.
fn open_data(name: &str, sources: &[Source]) -> Result<Opened, Error> {
    let cannot = |why: &str| Error::new(why.to_owned()).during(format!("cannot verify {name}"));
    let form = form()?;
    let partial = read_leniently(sources, form);
    let is_return = |data: &Value| form.top().any(|key| data.get(key).is_some());
    if !partial.data.as_ref().is_some_and(is_return) {
        return Err(cannot("nothing of a return can be read from it"));
    }
    if partial.broken {
        return Err(cannot("some of it cannot be read; `masa-return check` says where"));
    }
    let assessment = assess::assess(sources, None)?;
    let published = assessment.published()?;
    let mut opened = Opened::new(name, Kind::Data);
    opened.digest = Some(published.digest()?);
    if !assessment.facts.is_public_form() {
        let wish = crate::annual_return::report::EditionOptions::FULL;
        opened.supplement = Some(crate::annual_return::report::supplement_of(published, &assessment.findings, &[], wish));
    }
    opened.data = Some(published.data().clone());
    Ok(opened)
}

impl Opened {
    /// Reads the data a file carries and makes its document again. `None` when that cannot be done; the faults say why.
    fn data_of(
        &mut self,
        files: &[(String, Result<Vec<u8>, String>)],
        printed: impl FnOnce() -> Vec<String>,
    ) -> Result<Option<Document>, Error> {
        self.words = Words::NotCompared;
        let Some(data) = self.carried(files, DATA) else { return Ok(None) };
        let Ok(value @ Value::Object(_)) = serde_json::from_slice::<Value>(data) else {
            self.fault(Fault::other(format!("the {DATA} it carries is damaged: it is not the data of a return")));
            return Ok(None);
        };
        let digest = Digest::of(&value)?;
        let short = digest.short();
        if canonical::json(&value)?.as_bytes() != data {
            self.fault(Fault::other(format!(
                "the {DATA} it carries is not written as this tool writes it: it was changed by hand"
            )));
        }
        let this: Result<AnnualReturn, _> = serde_json::from_value(value.clone());
        let public = this.as_ref().ok().map(digest::public).transpose()?;
        if public.is_none_or(|public| public.data != value) {
            self.fault(Fault::other(format!("the {DATA} it carries is not the public form of a return")));
        }
        let printed = printed();
        if printed.is_empty() {
            self.fault(Fault::other(format!("it prints no digest; that of its data is {short}")));
        } else if !printed.contains(&short) {
            let printed = printed.join(", ");
            self.fault(Fault::other(format!("it prints the digest {printed}, and that of its data is {short}")));
        }
        self.data = Some(value);
        self.digest = Some(digest);
        let Some(report) = self.carried(files, SUPPLEMENT) else { return Ok(None) };
        let made_by = serde_json::from_slice::<Value>(report).ok().and_then(|it| it.get("made_by")?.as_str().map(str::to_owned));
        match made_by {
            None => {
                self.fault(Fault::other(format!("the {SUPPLEMENT} it carries is damaged")));
                return Ok(None);
            }
            Some(other) if other != supplement::MAKER => {
                self.notes.push(format!(
                    "it says it was made by {other}, and this is {}: other versions use other words, so its words are not proved; \
                     verify it with that version",
                    supplement::MAKER
                ));
                self.of_another_version = true;
            }
            Some(_) => {}
        }
        let Some(supplement) = Supplement::read(report) else {
            if self.of_another_version {
                return Ok(None);
            }
            self.fault(Fault::other(format!("the {SUPPLEMENT} it carries is damaged")));
            return Ok(None);
        };
        self.edition = Some((supplement.edition, supplement.draft));
        if supplement.return_sha256 != supplement::sha256(data) {
            self.fault(Fault::other(format!("the {DATA} it carries is not the one its words were made from")));
        }
        if supplement.json()?.as_bytes() != report && !self.of_another_version {
            self.fault(Fault::other(format!("the {SUPPLEMENT} it carries is not written as this tool writes it")));
        }
        self.supplement = Some(supplement);
        match again(data, report) {
            Ok(mut document) => {
                self.added(files, &mut document);
                Ok(Some(document))
            }
            Err(_) if self.of_another_version => Ok(None),
            Err(_) => {
                self.fault(Fault::other("its document cannot be made again from the data it carries"));
                Ok(None)
            }
        }
    }

    /// Inserts what a partnership added to its report, if the file has additions. The data do not prove these words, so a note
    /// says where they are.
    fn added(&mut self, files: &[(String, Result<Vec<u8>, String>)], document: &mut Document) {
        if !files.iter().any(|(name, _)| name == ADDITIONS) {
            return;
        }
        let Some(additions) = self.carried(files, ADDITIONS) else { return };
        self.logo = logo_words(additions);
        let logo = self.logo.as_ref().map(|_| LOGO.to_owned());
        match lay_in(document, additions).map(|places| logo.into_iter().chain(places).collect::<Vec<_>>()) {
            Some(places) => self.notes.push(format!(
                "it has words of the partnership's own, which its data do not prove: at {}",
                crate::value::listed(&places)
            )),
            None => self.fault(Fault::other(format!("the {ADDITIONS} it carries is damaged"))),
        }
    }

    /// The only file of this name that it carries. `None` when there is none, or several, or it cannot be read; a fault says
    /// which.
    fn carried<'a>(&mut self, files: &'a [(String, Result<Vec<u8>, String>)], name: &str) -> Option<&'a [u8]> {
        let mut named = files.iter().filter(|(own, _)| own == name).map(|(_, bytes)| bytes);
        match (named.next(), named.next()) {
            (Some(Ok(bytes)), None) => return Some(bytes),
            (Some(Err(why)), None) => self.fault(Fault::other(format!("the {name} it carries cannot be read: {why}"))),
            (Some(_), Some(_)) => {
                self.fault(Fault::other(format!("it carries two files named {name}, and a reader cannot tell which counts")));
            }
            (None, _) => self.fault(Fault::other(format!("it carries no {name}"))),
        }
        None
    }

    /// Compares the words of a page with those of its document.
    fn compare_page(&mut self, page: &html::Page, bytes: &[u8], document: &Document) -> Result<(), Error> {
        let written = crate::html::render(document, &shipped(self.logo.as_deref())?)?;
        if self.of_another_version {
            self.note_numbers(&written, &page.pieces);
            return Ok(());
        }
        if written.as_bytes() == bytes {
            self.words = Words::Bytes;
            return Ok(());
        }
        let due = html::read(&written).unwrap_or_default();
        let is_shipped = page.styles == due.styles;
        let (mut due_words, mut words) = (due.pieces.clone(), page.pieces.clone());
        if !is_shipped {
            self.note_pictures(&words::loosened(&mut due_words, &mut words));
        }
        let mut differs = self.tell(departures(&due_words, &words));
        if page.scripts != due.scripts {
            differs = true;
            self.fault(Fault::other("it runs a script that this tool did not write, which can change what a reader sees"));
        }
        let can_hide = |tag: &&html::Tag| {
            let written = tag.written.to_ascii_lowercase();
            let begins = |name: &str| {
                written.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
            };
            let embeds = ["<iframe", "<object", "<embed", "<base", "<link", "<frame", "<portal", "<applet"]
                .iter()
                .any(|name| begins(name));
            embeds || [" hidden=", " style=", " on", " srcdoc=", " http-equiv="].iter().any(|key| written.contains(key))
        };
        if is_shipped {
            let parted = page.tags.iter().zip(&due.tags).find(|(one, other)| one.written != other.written);
            let extra = page.tags.get(due.tags.len()).or_else(|| page.tags.last().filter(|_| page.tags.len() < due.tags.len()));
            // Changed words also change elements, and are already reported.
            if let Some(tag) = parted.map(|(tag, _)| tag).or(extra).filter(|_| !differs) {
                differs = true;
                self.fault(Fault::other(format!("{}its markup was changed at {}", place(&tag.heading), shown(&tag.written))));
            }
        } else {
            let usual: Vec<&str> = due.tags.iter().filter(can_hide).map(|tag| tag.written.as_str()).collect();
            for tag in page.tags.iter().filter(can_hide).filter(|tag| !usual.contains(&tag.written.as_str())) {
                self.notes.push(format!("{}{} can hide words or show others", place(&tag.heading), shown(&tag.written)));
            }
            self.notes.push(
                "its style sheet is not the one this tool ships: its words were compared, how they are shown was not".to_owned(),
            );
        }
        self.words = match (differs, is_shipped) {
            (true, _) => Words::Differ,
            (false, true) => Words::Drawn,
            (false, false) => Words::Words,
        };
        Ok(())
    }

    /// Compares the words of a PDF with those of its document.
    fn compare_pdf(&mut self, file: &pdf::Pdf, bytes: &[u8], document: &Document) -> Result<(), Error> {
        if self.of_another_version {
            self.note_numbers(&crate::html::render(document, &shipped(self.logo.as_deref())?)?, &file.pieces);
            return Ok(());
        }
        let written = crate::pdf::render(document, &shipped(self.logo.as_deref())?)?;
        if written == bytes {
            self.words = Words::Bytes;
            return Ok(());
        }
        let due = pdf::read(&written).map_err(|why| Error::new(format!("the PDF that was made again: {why}")))?;
        let alike = file.drawn.iter().zip(&due.drawn).filter(|(one, other)| one == other).count();
        // Another theme draws every page differently, while somebody who changed one page left the others as they were.
        let is_shipped = alike * 2 >= due.drawn.len().max(1) || alike > 0 && due.drawn.len() == file.drawn.len();
        let (mut due_words, mut words) = (due.pieces.clone(), file.pieces.clone());
        if !is_shipped {
            self.compare_contents(&mut words, &mut due_words, &due.about);
            self.note_pictures(&words::loosened(&mut due_words, &mut words));
        }
        let mut differs = self.tell(departures(&due_words, &words));
        for loose in &file.loose {
            differs = true;
            let message = format!("it draws words that are no part of its text: {}", quoted(&loose.text));
            self.fault(Fault::Other { page: loose.page, message });
        }
        differs |= self.compare_furniture(file, &due, is_shipped);
        differs |= self.tell(departures(&due.about, &file.about));
        if let Some(other) = file.means.iter().find(|means| !due.means.contains(*means)) {
            // A logo is a picture that another theme may bring.
            if is_shipped || !matches!(other.as_str(), "Do Image" | "cm" | "q" | "Q" | "Do") {
                differs = true;
                self.fault(Fault::other(format!("it holds something that this tool does not write: {other}")));
            }
        }
        if is_shipped && !differs {
            for (number, (one, other)) in (1..).zip(file.drawn.iter().zip(&due.drawn)) {
                if one != other {
                    differs = true;
                    let message =
                        "its words are there, and they are drawn otherwise than this tool draws them: some may be covered";
                    self.fault(Fault::Other { page: Some(number), message: message.to_owned() });
                }
            }
            if file.drawn.len() != due.drawn.len() {
                differs = true;
                let pages = |count: usize| counted(count, "page", "pages");
                let message = format!("it has {}, and its data fill {}", pages(file.drawn.len()), pages(due.drawn.len()));
                self.fault(Fault::other(message));
            }
        }
        if !is_shipped {
            self.notes
                .push("it is drawn with a theme of its own: its words were compared, how they are drawn was not".to_owned());
        }
        self.words = match (differs, is_shipped) {
            (true, _) => Words::Differ,
            (false, true) => Words::Drawn,
            (false, false) => Words::Words,
        };
        Ok(())
    }

    /// Checks the table of contents. Its depth depends on the number of pages, and its page numbers on page breaks, so each entry
    /// only has to be a heading.
    fn compare_contents(&mut self, words: &mut Vec<Piece>, due_words: &mut Vec<Piece>, titles: &[Piece]) {
        let is_entry = |piece: &Piece| piece.heading == pdf::CONTENTS;
        let due = due_words.iter().filter(|piece| is_entry(piece)).chain(titles);
        let known: std::collections::BTreeSet<String> = due.map(|piece| words::letters(&piece.text)).collect();
        for piece in words.iter().filter(|piece| is_entry(piece) && !known.contains(&words::letters(&piece.text))) {
            let message = format!("its contents name what is no heading of its data: {}", quoted(&piece.text));
            self.fault(Fault::Other { page: piece.page, message });
        }
        words.retain(|piece| !is_entry(piece));
        due_words.retain(|piece| !is_entry(piece));
    }

    /// Notes the pictures, which cannot be compared with words.
    fn note_pictures(&mut self, pictures: &[String]) {
        for picture in pictures {
            self.notes.push(format!("it shows a picture of its own, in words {}", quoted(picture)));
        }
    }

    /// Checks amounts and percentages when the words may be those of another version: notes the numbers that are not among those
    /// of the data.
    fn note_numbers(&mut self, written: &str, said: &[Piece]) {
        let known: std::collections::BTreeSet<String> =
            words::numbers(&html::read(written).unwrap_or_default().pieces).into_iter().collect();
        let mut others: Vec<String> = words::numbers(said).into_iter().filter(|number| !known.contains(number)).collect();
        others.dedup();
        others.truncate(TOLD);
        self.notes.push(if others.is_empty() {
            "every amount and percentage it prints is one this version makes of its data".to_owned()
        } else {
            format!("amounts and percentages it prints that this version does not make of its data: {}", others.join(", "))
        });
    }

    /// Compares what surrounds the text with what should be there: running heads, links and other annotations.
    fn compare_furniture(&mut self, file: &pdf::Pdf, due: &pdf::Pdf, is_shipped: bool) -> bool {
        let mut differs = false;
        // Another theme breaks pages elsewhere: running heads are composed again, and links are on other pages.
        let known = words::Phrases::of(&due.pieces, &due.about, &due.apart);
        let key = |piece: &Piece| {
            let text: String = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
            if is_shipped { (piece.page, text) } else { (None, text.replace(|letter: char| letter.is_ascii_digit(), "")) }
        };
        for (own, usual, what) in [
            (&file.apart, &due.apart, "beside its text it says"),
            (&file.annotations, &due.annotations, "it has an annotation that this tool did not write:"),
        ] {
            let usual: std::collections::BTreeSet<_> = usual.iter().map(key).collect();
            for piece in own.iter().filter(|piece| !piece.text.trim().is_empty() && !usual.contains(&key(piece))) {
                if !is_shipped && known.make_up(&piece.text) {
                    continue;
                }
                differs = true;
                self.fault(Fault::Other { page: piece.page, message: format!("{what} {}", quoted(&piece.text)) });
            }
        }
        differs
    }

    /// Records departures; returns whether there were any.
    fn tell(&mut self, found: Departures) -> bool {
        let (told, count) = (found.told.len(), found.count);
        found.told.into_iter().for_each(|departure| self.fault(Fault::Words(departure)));
        self.untold += count - told;
        count > 0
    }
}

/// The theme this tool ships, with a logo that has the same words as the file's logo.
fn shipped(logo: Option<&str>) -> Result<Theme, Error> {
    Ok(Theme { logo: logo.map(Logo::of_words).transpose()?, ..Theme::shipped()? })
}

fn place(heading: &str) -> String {
    if heading.is_empty() { String::new() } else { format!("under “{heading}”: ") }
}

fn shown(markup: &str) -> String {
    let cut: String = markup.chars().take(100).collect();
    if cut.len() < markup.len() { format!("{cut}…") } else { cut }
}

fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", shown(&text))
}
