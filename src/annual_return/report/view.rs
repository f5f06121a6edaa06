//! What a report is made of.

use super::show::NOT_ANSWERED;
use super::supplement::Supplement;
use crate::annual_return::terms::kind;
use crate::annual_return::{AnnualReturn, Published};
use crate::finding::Finding;
use crate::value::{Answer, Ref};

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The return as anyone may read it, and what it is judged against. Nearly everything in a report comes from here.
    pub published: &'a Published,
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
    pub fn body(&self, answer: &Answer<Ref<kind::Body>>) -> String {
        answer.given().map_or_else(|| NOT_ANSWERED.to_owned(), |id| self.published.body_name(id.as_str()))
    }

    /// The names of the bodies a list refers to.
    pub fn bodies(&self, answer: &Answer<Vec<Ref<kind::Body>>>) -> Vec<String> {
        answer.items().iter().map(|id| self.published.body_name(id.as_str())).collect()
    }
}
