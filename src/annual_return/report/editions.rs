//! The published document of a return, in each of its editions.

use serde_json::Value;

use super::edition::{Edition, Wish};
use super::supplement::{self, Supplement};
use super::view::View;
use super::{
    abbreviations, annex, brief, captions, cover, glossary, links, quiet, short, summary, symbols, thread, young_people,
};
use crate::annual_return::Published;
use crate::document::{Attachment, Document, Section};
use crate::error::Error;
use crate::finding::Finding;
use crate::value::Choice;

/// The name under which a document carries the public form of its return.
pub const DATA: &str = "return.json";

/// The name under which it carries what else its words rest on.
pub const SUPPLEMENT: &str = "report.json";

/// The published document of a return, in the edition that is wanted.
///
/// # Errors
/// When the public form cannot be written, which no return can cause.
pub fn document(published: &Published, findings: &[Finding], wish: Wish) -> Result<Document, Error> {
    let data = published.json()?;
    let supplement = Supplement::of(published, findings, data.as_bytes(), wish).json()?;
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
        .ok_or_else(|| Error::new(format!("{SUPPLEMENT} is not of the shape that {} writes", supplement::MAKER)))?;
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
            sections.extend(thread::chapter(&view));
            sections.extend(quiet::gather(&view, chapters(&view)));
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

/// The anchors of the chapters that a full report can have. One about which a return says little or nothing is told in a line of
/// another chapter.
pub const CHAPTERS: [&str; 33] = [
    "summary",
    "thread",
    "needs",
    "commissioning",
    "finance",
    "priorities",
    "voice",
    "stories",
    "indicators",
    "scrutiny",
    "learning",
    "information-sharing",
    "training",
    "workforce",
    "lado",
    "macpt",
    "family-networks",
    "extra-familial-harm",
    "looked-after",
    "secure-estate",
    "partnership",
    "governance",
    "arrangements",
    "next-year",
    "sign-off",
    "publication",
    "parts-in-a-line",
    "definitions",
    "register-of-agreements",
    "register-of-actions",
    "explanations",
    "method",
    "glossary",
];

/// The parts of the form in the order a reader follows: from what children need to what it cost and changed, who was heard, what
/// the data and scrutiny say, then how the partners work, and what comes next.
fn chapters(view: &View) -> Vec<Section> {
    use crate::annual_return::{
        arrangements, commissioning, extra_familial_harm, family_networks, finance, governance, indicators, information_sharing,
        lado, learning, looked_after, macpt, needs, next_year, partnership, priorities, publication, scrutiny, secure_estate,
        sign_off, stories, training, voice, workforce,
    };
    [
        needs::report::chapter,
        commissioning::report::chapter,
        finance::report::chapter,
        priorities::report::chapter,
        voice::report::chapter,
        stories::report::chapter,
        indicators::report::chapter,
        scrutiny::report::chapter,
        learning::report::chapter,
        information_sharing::report::chapter,
        training::report::chapter,
        workforce::report::chapter,
        lado::report::chapter,
        macpt::report::chapter,
        family_networks::report::chapter,
        extra_familial_harm::report::chapter,
        looked_after::report::chapter,
        secure_estate::report::chapter,
        partnership::report::chapter,
        governance::report::chapter,
        arrangements::report::chapter,
        next_year::report::chapter,
        sign_off::report::chapter,
        publication::report::chapter,
    ]
    .into_iter()
    .filter_map(|chapter: fn(&View) -> Option<Section>| chapter(view))
    .collect()
}
