//! What the published report says: the parts of the form in the order a reader follows, each from its own `report.rs`.
//!
//! A report is made of the public form of the return (see [`View::published`]), so that no private note and no small count can
//! reach it, and of what travels beside it in [`supplement`]: of these two files anyone can make it again. In a draft, every gap is
//! shown in its place.

mod abbreviations;
mod anchors;
mod annex;
mod brief;
mod captions;
mod chapter;
pub mod counts;
mod cover;
mod edition;
mod evidence;
mod glossary;
mod help;
mod links;
mod names;
mod places;
mod proposed;
mod quiet;
mod references;
mod register;
mod sentence;
mod shares;
mod short;
mod show;
mod summary;
pub mod supplement;
mod symbols;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod thread;
mod words;
mod young_people;

pub use anchors::{anchors, heading, link_to, numbered};
pub use captions::tell_apart;
pub use chapter::{Chapter, asked, cell, welcome_cell, welcomed};
pub use edition::{Edition, Wish};
pub use evidence::evidence_cell;
pub use references::joined;
pub use sentence::{
    beside_last_year, key, key_number, key_of, lower, many, many_of, more_or_less, sentence, share_known, share_of,
};
pub use shares::{share, share_row, shares_table, total};
pub use show::Show;
pub use supplement::Supplement;
pub use symbols::explain as explain_symbols;

use serde_json::Value;

use super::facts::Facts;
use super::{AnnualReturn, digest};
use crate::canonical::Digest;
use crate::document::{Attachment, Document};
use crate::error::Error;
use crate::finding::Finding;

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The return as anyone may read it, and what it is judged against. Nearly everything in a report comes from here.
    pub published: &'a Facts,
    /// What else it rests on: figures about processes that rest on days which are not published, say. Never counts of children.
    pub supplement: &'a Supplement,
    /// The queries that may be printed, explanations applied.
    pub findings: &'a [Finding],
    /// Whether the report is a draft.
    pub draft: bool,
}

impl<'a> View<'a> {
    /// The return as anyone may read it.
    pub fn r(&self) -> &'a AnnualReturn {
        &self.published.this
    }

    /// The name of the body an answer refers to; words for an answer that is not given.
    pub fn body(&self, answer: &crate::value::Answer<crate::value::Ref<super::kind::Body>>) -> String {
        answer.given().map_or_else(|| show::NOT_ANSWERED.to_owned(), |id| self.published.body_name(id.as_str()))
    }

    /// The names of the bodies a list refers to.
    pub fn bodies(&self, answer: &crate::value::Answer<Vec<crate::value::Ref<super::kind::Body>>>) -> Vec<String> {
        answer.items().iter().map(|id| self.published.body_name(id.as_str())).collect()
    }
}

/// The name under which a document carries the public form of its return.
pub const DATA: &str = "return.json";

/// The name under which it carries what else its words rest on.
pub const SUPPLEMENT: &str = "report.json";

/// The published document of a return, in the edition that is wanted.
///
/// # Errors
/// When the public form cannot be made, which no return can cause.
pub fn document(facts: &Facts, findings: &[Finding], wish: Wish) -> Result<Document, Error> {
    let public = digest::public(&facts.this)?;
    let data = crate::canonical::json(&public.data)?;
    let published = facts.with(digest::as_published(&public)?);
    let supplement = Supplement::of(facts, findings, &published, &public, data.as_bytes(), wish).json()?;
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
    let public_digest = Digest::of(&data)?;
    let this: AnnualReturn =
        serde_json::from_value(data).map_err(|_| Error::new(format!("{DATA} cannot be read as a return")))?;
    let published = Facts::published(this, supplement.as_of, supplement.last_year.clone());
    let findings = supplement.findings();
    let view = View { published: &published, supplement: &supplement, findings: &findings, draft: supplement.draft };
    let mut document = cover::document(&view, &public_digest, supplement.edition);
    let mut next_annex = 'A';
    document.edition = crate::value::Choice::code(supplement.edition).to_owned();
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
    tell_apart(&mut document);
    explain_symbols(&mut document);
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

/// The parts of the form in the order a reader follows: from what children need to what it cost and changed, who was heard, what
/// the data and scrutiny say, then how the partners work, and what comes next.
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

fn chapters(view: &View) -> Vec<crate::document::Section> {
    use super::{
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
    .filter_map(|chapter: fn(&View) -> Option<crate::document::Section>| chapter(view))
    .collect()
}
