//! What the published report says: the parts of the form in the order a reader follows, each from its own `report.rs`.
//!
//! A report is made of the public form of the return alone (see [`View::published`]), so that no private note and no small count
//! can reach it. In a draft, every gap is shown in its place.

mod abbreviations;
mod anchors;
mod annex;
mod brief;
mod captions;
mod chapter;
mod counts;
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
mod symbols;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod thread;
mod words;
mod young_people;

pub use anchors::{anchors, heading, link_to, numbered};
pub use chapter::{Chapter, asked, cell, welcome_cell, welcomed};
pub use edition::{Edition, Wish};
pub use evidence::evidence_cell;
pub use references::joined;
pub use sentence::{
    beside_last_year, key, key_number, key_of, lower, many, many_of, more_or_less, sentence, share_known, share_of,
};
pub use shares::{share, share_row, shares_table, total};
pub use show::Show;

use super::facts::Facts;
use super::{AnnualReturn, digest};
use crate::document::{Attachment, Document};
use crate::error::Error;
use crate::finding::Finding;

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The return as anyone may read it, and what it is judged against. Nearly everything in a report comes from here.
    pub published: &'a Facts,
    /// The return as it was written. Only for figures about processes that rest on days which are not published: how many
    /// reviews were on time, say. Never for counts of children.
    pub written: &'a Facts,
    /// What was found, explanations applied. A message may hold a number that is held back: what is printed of findings is
    /// chosen by [`check::publishable`](super::check::publishable).
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

/// The published document of a return, in the edition that is wanted.
///
/// # Errors
/// When the public form cannot be made, which no return can cause.
pub fn document(facts: &Facts, findings: &[Finding], wish: Wish) -> Result<Document, Error> {
    let publishable = digest::public(&facts.this)?;
    let published = facts.with(digest::as_published(&publishable)?);
    let view = View { published: &published, written: facts, findings, draft: wish.draft };
    let public_digest = digest::public_digest(&publishable)?;
    let data = Attachment {
        name: "return.json".to_owned(),
        media_type: "application/json".to_owned(),
        description: "The data of this return, without private notes and after disclosure control, as canonical JSON".to_owned(),
        bytes: crate::canonical::json(&publishable.data)?.into_bytes(),
    };
    let mut document = cover::document(&view, &public_digest, wish.edition);
    let mut next_annex = 'A';
    document.edition = crate::value::Choice::code(wish.edition).to_owned();
    document.sections = match wish.edition {
        Edition::Full => {
            let mut sections = vec![summary::chapter(&view)];
            sections.extend(thread::chapter(&view));
            sections.extend(quiet::gather(&view, chapters(&view)));
            let (annexes, letter) = annex::chapters(&view, &publishable);
            sections.extend(annexes);
            next_annex = letter;
            sections
        }
        Edition::Summary => short::sections(&view),
        Edition::YoungPeople => young_people::sections(&view, &mut document),
        Edition::DspBrief => brief::sections(&view),
    };
    document.attachments = vec![data];
    let meanings = abbreviations::Meanings::of(&view);
    let used = abbreviations::explain(&mut document, &meanings);
    if wish.edition == Edition::Full {
        document.sections.extend(glossary::annex(&view, &used, &meanings, next_annex));
    }
    links::settle(&mut document);
    captions::tell_apart(&mut document);
    symbols::explain(&mut document);
    Ok(document)
}

/// The parts of the form in the order a reader follows: from what children need to what it cost and changed, who was heard, what
/// the data and scrutiny say, then how the partners work, and what comes next.
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
