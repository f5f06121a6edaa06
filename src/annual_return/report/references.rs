//! The sections of the report about the things that answers refer to, so that a reference becomes a link.

use super::View;
use super::anchors::{anchors, link_to, numbered};
use crate::annual_return::AnnualReturn;
use crate::annual_return::finance::model::Ledger;
use crate::document::{Cell, Inline};
use crate::value::{Answer, Id, Ref};

impl View<'_> {
    /// The name of what an answer refers to, as a link to the section about it; "Not answered" if it is not given.
    pub fn linked<K>(&self, answer: &Answer<Ref<K>>) -> Inline {
        match answer.given() {
            Some(id) => self.linked_id(id.as_str()),
            None => Inline::Text(self.name(answer)),
        }
    }

    /// The names of everything a list refers to, as links. An empty list gives an empty cell.
    pub fn links<K>(&self, answer: &Answer<Vec<Ref<K>>>) -> Cell {
        joined(answer.items().iter().map(|id| vec![self.linked_id(id.as_str())]), "; ")
    }

    /// The name of a thing, as a link to the section about it.
    pub fn linked_to<K>(&self, id: &Answer<Id<K>>, name: &Answer<String>) -> Inline {
        match id.given() {
            Some(id) => self.linked_id(id.as_str()),
            None => Inline::Text(super::Show::text(name)),
        }
    }

    fn linked_id(&self, id: &str) -> Inline {
        let name = self.name_of(id);
        match place(self.r(), id) {
            Some(anchor) => link_to(&anchor, name),
            None => Inline::Text(name),
        }
    }
}

/// Joins cells into one, with a separator between them.
pub fn joined(cells: impl IntoIterator<Item = Cell>, between: &str) -> Cell {
    let mut all = Cell::new();
    for one in cells.into_iter().filter(|one| !one.is_empty()) {
        if !all.is_empty() {
            all.push(Inline::Text(between.to_owned()));
        }
        all.extend(one);
    }
    all
}

/// The anchor of the section or table about the thing with this id. Bodies have no anchor, because they appear everywhere.
fn place(r: &AnnualReturn, id: &str) -> Option<String> {
    let learning = &r.learning;
    nth("need", r.needs.needs.items(), |it| &it.id, id)
        .or_else(|| nth("service", r.commissioning.services.items(), |it| &it.id, id))
        .or_else(|| named("priority", r.priorities.priorities.items(), |it| &it.id, id))
        .or_else(|| named("finding", r.scrutiny.findings.items(), |it| &it.id, id))
        .or_else(|| named("agreement", r.information_sharing.agreements.items(), |it| &it.id, id))
        .or_else(|| named("review", learning.rapid_reviews.items(), |it| &it.id, id))
        .or_else(|| named("practice-review", learning.practice_reviews.items(), |it| &it.id, id))
        .or_else(|| named("audit", learning.audits.items(), |it| &it.id, id))
        .or_else(|| named("engagement", r.voice.engagements.items(), |it| &it.id, id))
        .or_else(|| nth("decision", r.governance.decisions.items(), |it| &it.id, id))
        .or_else(|| named("story", r.stories.stories.items(), |it| &it.id, id))
        .or_else(|| section("scrutiny-activities", r.scrutiny.activities.items(), |it| &it.id, id))
        .or_else(|| spending(r, id))
        .or_else(|| section("finance-in-kind", r.finance.in_kind.items(), |it| &it.id, id))
        .or_else(|| section("training-courses", r.training.programme.items(), |it| &it.id, id))
}

fn spending(r: &AnnualReturn, id: &str) -> Option<String> {
    let line = r.finance.spending.items().iter().find(|line| line.id.given().is_some_and(|own| own.as_str() == id))?;
    let section = match line.ledger.get()? {
        Ledger::Own => "finance-planned",
        Ledger::Aligned => "finance-aligned",
    };
    Some(section.to_owned())
}

fn position<'a, T, K: 'a>(items: &'a [T], id_of: impl Fn(&'a T) -> &'a Answer<Id<K>>, id: &str) -> Option<usize> {
    items.iter().position(|item| id_of(item).given().is_some_and(|own| own.as_str() == id))
}

/// The anchor of an entry, from its position in the list.
fn nth<'a, T, K: 'a>(prefix: &str, items: &'a [T], id_of: impl Fn(&'a T) -> &'a Answer<Id<K>>, id: &str) -> Option<String> {
    Some(numbered(prefix, position(items, id_of, id)?.saturating_add(1)))
}

/// The anchor of an entry, from its id.
fn named<'a, T, K: 'a>(
    prefix: &str,
    items: &'a [T],
    id_of: impl Fn(&'a T) -> &'a Answer<Id<K>> + Copy,
    id: &str,
) -> Option<String> {
    let at = position(items, id_of, id)?;
    anchors(prefix, items, id_of).into_iter().nth(at)
}

/// The anchor of the one section that holds all entries of a list.
fn section<'a, T, K: 'a>(anchor: &str, items: &'a [T], id_of: impl Fn(&'a T) -> &'a Answer<Id<K>>, id: &str) -> Option<String> {
    position(items, id_of, id).map(|_| anchor.to_owned())
}
