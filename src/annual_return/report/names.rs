//! The names of things that answers refer to by id or code.

use super::View;
use super::show::NOT_ANSWERED;
use crate::annual_return::AnnualReturn;
use crate::value::{Answer, Code, CodeList, Id, Ref};

impl View<'_> {
    /// The label of the code an answer gives, or "Not answered".
    pub fn label<L: CodeList>(&self, answer: &Answer<Code<L>>) -> String {
        answer.given().map_or_else(|| NOT_ANSWERED.to_owned(), |code| self.label_of(L::NAME, code.as_str()))
    }

    /// The labels of all codes an answer gives.
    pub fn labels<L: CodeList>(&self, answer: &Answer<Vec<Code<L>>>) -> Vec<String> {
        answer.items().iter().map(|code| self.label_of(L::NAME, code.as_str())).collect()
    }

    /// The label of a code in a list, or the code itself if the list does not have it.
    pub fn label_of(&self, list: &str, code: &str) -> String {
        self.published.reference.label(list, code).unwrap_or(code).to_owned()
    }

    /// The name of what an answer refers to, or "Not answered".
    pub fn name<K>(&self, answer: &Answer<Ref<K>>) -> String {
        answer.given().map_or_else(|| NOT_ANSWERED.to_owned(), |id| self.name_of(id.as_str()))
    }

    /// The names of everything a list refers to.
    pub fn names<K>(&self, answer: &Answer<Vec<Ref<K>>>) -> Vec<String> {
        answer.items().iter().map(|id| self.name_of(id.as_str())).collect()
    }

    /// The name of the thing with this id. If nothing has this id, or it has no name yet, the id itself.
    pub fn name_of(&self, id: &str) -> String {
        match named(self.r(), id) {
            Some(name) if !name.trim().is_empty() => name.trim().to_owned(),
            _ => rapid_review(self.r(), id).unwrap_or_else(|| self.published.body_name(id)),
        }
    }
}

/// The name of a rapid review: its position in the list. Rapid reviews have no title, because a title could reveal something
/// about a child.
fn rapid_review(r: &AnnualReturn, id: &str) -> Option<String> {
    let place = r.learning.rapid_reviews.items().iter().position(|it| it.id.given().is_some_and(|own| own.as_str() == id))?;
    Some(format!("Rapid review {}", place.saturating_add(1)))
}

/// The title or name of the thing with this id. Bodies are looked up elsewhere.
fn named<'a>(r: &'a AnnualReturn, id: &str) -> Option<&'a str> {
    let learning = &r.learning;
    find(r.needs.needs.items(), |it| &it.id, id)
        .map(|it| it.title.text())
        .or_else(|| find(r.commissioning.services.items(), |it| &it.id, id).map(|it| it.name.text()))
        .or_else(|| find(r.priorities.priorities.items(), |it| &it.id, id).map(|it| it.title.text()))
        .or_else(|| find(r.scrutiny.findings.items(), |it| &it.id, id).map(|it| it.title.text()))
        .or_else(|| find(r.scrutiny.activities.items(), |it| &it.id, id).map(|it| it.what.text()))
        .or_else(|| find(r.information_sharing.agreements.items(), |it| &it.id, id).map(|it| it.title.text()))
        .or_else(|| find(learning.practice_reviews.items(), |it| &it.id, id).map(|it| it.theme.text()))
        .or_else(|| find(learning.local_learning_reviews.items(), |it| &it.id, id).map(|it| it.why.text()))
        .or_else(|| find(learning.audits.items(), |it| &it.id, id).map(|it| it.title.text()))
        .or_else(|| find(r.voice.engagements.items(), |it| &it.id, id).map(|it| it.title.text()))
        .or_else(|| find(r.training.programme.items(), |it| &it.id, id).map(|it| it.title.text()))
        .or_else(|| find(r.secure_estate.establishments.items(), |it| &it.id, id).map(|it| it.name.text()))
        .or_else(|| find(r.finance.in_kind.items(), |it| &it.id, id).map(|it| it.what.text()))
        .or_else(|| find(r.finance.spending.items(), |it| &it.id, id).map(|it| it.description.text()))
        .or_else(|| find(r.governance.decisions.items(), |it| &it.id, id).map(|it| it.decision.text()))
        .or_else(|| find(r.stories.stories.items(), |it| &it.id, id).map(|it| it.title.text()))
}

fn find<'a, T, K: 'a>(items: &'a [T], id_of: impl Fn(&'a T) -> &'a Answer<Id<K>>, id: &str) -> Option<&'a T> {
    items.iter().find(|item| id_of(item).given().is_some_and(|own| own.as_str() == id))
}
