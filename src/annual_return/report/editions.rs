//! The published document of a return, in each of its editions.

use serde_json::Value;

use super::edition::{Edition, EditionOptions};
use super::supplement::{MAKER, Supplement};
use super::view::View;
use super::{
    abbreviations, annex, brief, captions, cover, empty_parts, glossary, golden_thread, links, short, summary, symbols,
    young_people,
};
use crate::annual_return::Published;
use crate::annual_return::check::publishable;
use crate::annual_return::part::FormPart;
use crate::annual_return::parts::{PARTS, in_reading_order};
use crate::document::{Attachment, Document, Section};
use crate::error::Error;
use crate::finding::{Finding, Tally};
use crate::value::Choice;

/// The name under which a document carries the public form of its return.
pub const DATA: &str = "return.json";

/// The name under which it carries what else its words rest on.
pub const SUPPLEMENT: &str = "report.json";

/// The published document of a return, in the edition that is wanted.
///
/// # Errors
/// When the public form cannot be written, which no return can cause.
pub fn document(published: &Published, findings: &[Finding], wish: EditionOptions) -> Result<Document, Error> {
    let data = published.json()?;
    let supplement = supplement(published, findings, data.as_bytes(), wish).json()?;
    again(data.as_bytes(), supplement.as_bytes())
}

/// The document that carries these two files: it is made of them alone, so that anyone can make it again.
///
/// # Errors
/// When one of the two is not what a document of this tool carries.
pub fn again(data: &[u8], supplement: &[u8]) -> Result<Document, Error> {
    let files = [attachment(DATA, DATA_DESCRIPTION, data), attachment(SUPPLEMENT, SUPPLEMENT_DESCRIPTION, supplement)];
    let data: Value = serde_json::from_slice(data).map_err(|_| Error::new(format!("{DATA} is no data of a return")))?;
    let supplement = Supplement::read(supplement)
        .ok_or_else(|| Error::new(format!("{SUPPLEMENT} is not of the shape that {MAKER} writes")))?;
    let published = Published::read(data, supplement.as_of, supplement.last_year.clone(), supplement.process)
        .ok_or_else(|| Error::new(format!("{DATA} cannot be read as the public form of a return")))?;
    let public_digest = published.digest()?;
    let findings = supplement.findings();
    let view = View { published: &published, supplement: &supplement, findings: &findings, draft: supplement.draft };
    let mut document = cover::document(&view, &public_digest, supplement.edition);
    let mut next_annex = 'A';
    document.edition = Choice::code(supplement.edition).to_owned();
    document.sections = match supplement.edition {
        Edition::Full => {
            let mut sections = vec![summary::chapter(&view)];
            sections.extend(golden_thread::chapter(&view));
            let (chapters, left_out) = chapters(&view);
            sections.extend(empty_parts::gather(&view, chapters, &left_out));
            let (annexes, letter) = annex::chapters(&view);
            sections.extend(annexes);
            next_annex = letter;
            sections
        }
        Edition::Summary => short::sections(&view),
        Edition::YoungPeople => young_people::sections(&view, &mut document),
        Edition::DspBrief => brief::sections(&view),
    };
    document.attachments = files.to_vec();
    let meanings = abbreviations::Meanings::of(&view);
    let used = abbreviations::explain(&mut document, &meanings);
    if supplement.edition == Edition::Full {
        document.sections.extend(glossary::annex(&view, &used, &meanings, next_annex));
    }
    links::settle(&mut document);
    captions::tell_apart(&mut document);
    symbols::explain(&mut document);
    Ok(document)
}

const DATA_DESCRIPTION: &str = "The data of this return, without private notes and after disclosure control, as canonical JSON";
const SUPPLEMENT_DESCRIPTION: &str =
    "What else the words of this document rest on: edition, facts that were queried, figures of last year";

fn attachment(name: &str, description: &str, bytes: &[u8]) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: "application/json".to_owned(),
        description: description.to_owned(),
        bytes: bytes.to_vec(),
    }
}

/// The chapters that a full report can have besides those of the parts, each with its place among them. A chapter about which a
/// return says little or nothing is a line of another chapter.
const BEFORE_THE_PARTS: [&str; 2] = ["summary", "thread"];
const AFTER_THE_PARTS: [&str; 7] =
    ["parts-in-a-line", "definitions", "register-of-agreements", "register-of-actions", "explanations", "method", "glossary"];

/// The anchors of the chapters that a full report can have, in its order.
pub fn chapter_anchors() -> Vec<String> {
    let own = |anchors: &[&str]| anchors.iter().map(|anchor| (*anchor).to_owned()).collect::<Vec<_>>();
    let parts = in_reading_order().into_iter().map(FormPart::anchor).collect();
    [own(&BEFORE_THE_PARTS), parts, own(&AFTER_THE_PARTS)].concat()
}

/// The chapters of the parts in the order a reader follows, and the titles of the parts that need no answer and have none, in the
/// order of the form.
fn chapters(view: &View) -> (Vec<Section>, Vec<&'static str>) {
    let mut written = Vec::new();
    let mut left_out = Vec::new();
    for part in in_reading_order() {
        match (part.chapter.write)(view) {
            Some(chapter) => written.push(chapter),
            None => left_out.push(part.key),
        }
    }
    let titles = PARTS.iter().filter(|part| left_out.contains(&part.key)).filter_map(|part| part.chapter.left_out);
    (written, titles.collect())
}

/// What the words of the report of a return rest on beside its public form. `data` are the bytes of `return.json`.
pub fn supplement(published: &Published, findings: &[Finding], data: &[u8], wish: EditionOptions) -> Supplement {
    Supplement::of(published, &publishable(findings, published), Tally::of(findings), data, wish)
}
