//! The versions of one return in order, and which of them counts.

use std::cmp::Ordering;

use super::{Compare, Group, Resolver, is_digest_of};
use crate::collate::state::{CaseKind, FileStatus};
use crate::error::Error;
use crate::value::{Choice as _, Date};

impl Resolver<'_> {
    /// Finds the version of each return that counts.
    pub(super) fn count_versions(&mut self, groups: &mut [Group], compare: Compare) -> Result<(), Error> {
        for group in groups {
            let sound: Vec<usize> =
                group.files.iter().copied().filter(|file| self.status(*file) == Some(FileStatus::Counts)).collect();
            match self.in_order(sound) {
                Ok(versions) => {
                    group.versions = versions;
                    self.count_last(group, compare)?;
                }
                Err(unordered) => self.ask_which(group, unordered),
            }
        }
        Ok(())
    }

    /// The versions, the oldest first; as they were where nothing says which of two is the later.
    fn in_order(&self, mut versions: Vec<usize>) -> Result<Vec<usize>, Vec<usize>> {
        versions.sort_by_key(|file| (self.received(*file).is_none(), self.received(*file), self.version(*file), *file));
        let all_known = versions.iter().all(|file| self.received(*file).is_some());
        if !all_known {
            versions.sort_by_key(|file| (self.version(*file), *file));
        }
        // What a version says it replaces came before it, whatever the clock of a sender said, where times are the same or not known.
        let mut at = 1;
        while at < versions.len() {
            let (Some(before), Some(this)) = (versions.get(at - 1).copied(), versions.get(at).copied()) else { break };
            match self.later(before, this, all_known) {
                Some(Ordering::Less) => at += 1,
                Some(Ordering::Greater) => {
                    versions.swap(at - 1, at);
                    // The order is settled anew from here; each swap mends one pair that says so itself.
                    at = at.saturating_sub(1).max(1);
                    if self.replaces(before, this) && self.replaces(this, before) {
                        return Err(versions);
                    }
                }
                Some(Ordering::Equal) | None => return Err(versions),
            }
        }
        Ok(versions)
    }

    /// The order of two versions in time; `None` if nothing says it.
    fn later(&self, one: usize, other: usize, by_clock: bool) -> Option<Ordering> {
        let by_time = if by_clock { self.received(one).cmp(&self.received(other)) } else { Ordering::Equal };
        if by_time != Ordering::Equal {
            return Some(by_time);
        }
        match (self.replaces(other, one), self.replaces(one, other)) {
            (true, false) => return Some(Ordering::Less),
            (false, true) => return Some(Ordering::Greater),
            (true, true) => return None,
            (false, false) => {}
        }
        match (self.version(one), self.version(other)) {
            (Some(one), Some(other)) if one != other => Some(one.cmp(&other)),
            _ => None,
        }
    }

    /// Of versions in order, the last one counts whose last material change came by the deadline, or else the last.
    fn count_last(&mut self, group: &mut Group, compare: Compare) -> Result<(), Error> {
        let Some(last) = group.versions.last().copied() else { return Ok(()) };
        self.material_changes(&group.versions, compare)?;
        let deadline = self.asked.deadline;
        let material = |resolver: &Self, file: usize| resolver.files.get(file).and_then(|state| state.material_on);
        let in_time = |resolver: &Self, file: usize| Some(material(resolver, file)? <= deadline?);
        let counts = group.versions.iter().rev().copied().find(|file| in_time(self, *file) == Some(true)).unwrap_or(last);
        let late = in_time(self, counts).map(|in_time| !in_time);
        let place = group.versions.iter().position(|file| *file == counts).unwrap_or_default();
        for (i, file) in group.versions.iter().copied().enumerate() {
            match i.cmp(&place) {
                Ordering::Less => {
                    let reason = format!("{} is a later version", self.file(counts));
                    self.set(file, FileStatus::Replaced, reason);
                }
                Ordering::Equal => {
                    let reason = self.reason_to_count(file, group.versions.get(i.wrapping_sub(1)).copied(), late);
                    self.set(file, FileStatus::Counts, reason);
                }
                Ordering::Greater => {
                    let deadline = deadline.map(|day| format!(" of {day}")).unwrap_or_default();
                    let reason = format!(
                        "it changes more than words after the deadline{deadline}; {} came in time and counts",
                        self.file(counts)
                    );
                    self.set(file, FileStatus::AfterDeadline, reason);
                }
            }
            if i != place
                && let Some(state) = self.files.get_mut(file)
            {
                state.counts_instead = Some(counts);
            }
        }
        if let Some(state) = self.files.get_mut(counts) {
            state.late = late;
        }
        group.counts = Some(counts);
        Ok(())
    }

    fn reason_to_count(&self, file: usize, before: Option<usize>, late: Option<bool>) -> String {
        let mut said: Vec<String> = Vec::new();
        let claim = self.summary(file).map(|summary| &summary.claim);
        let replaces = claim.map(|claim| claim.replaces.as_str()).unwrap_or_default();
        match (before, replaces) {
            (None, "") => said.push("the only version that is sound".to_owned()),
            (None, replaces) => {
                said.push(format!(
                    "the only version that is sound; the one it says it replaces ({}) is not here",
                    shortened(replaces)
                ));
            }
            (Some(before), _) if self.replaces(file, before) => said.push(format!("it replaces {}", self.file(before))),
            (Some(before), "") => {
                said.push(format!("the last version; it does not say that it replaces {}", self.file(before)));
            }
            (Some(before), replaces) => said.push(format!(
                "the last version; it says it replaces {}, and the one before it is {}",
                shortened(replaces),
                self.named(before)
            )),
        }
        match late {
            Some(true) => said.push("it came after the deadline".to_owned()),
            None if self.asked.deadline.is_some() => said.push("nobody says when it came".to_owned()),
            Some(false) | None => {}
        }
        said.join("; ")
    }

    /// Sets for each version the day since which only typing errors were corrected; `None` if times are not known.
    fn material_changes(&mut self, versions: &[usize], compare: Compare) -> Result<(), Error> {
        let mut before: Option<(usize, Option<Date>)> = None;
        for file in versions.iter().copied() {
            let own = self.received(file).and_then(|at| at.day());
            let material_on = match before {
                Some((earlier, since)) if self.only_words_mended(earlier, file, compare)? => since.or(own),
                Some(_) | None => own,
            };
            if let Some(state) = self.files.get_mut(file) {
                state.material_on = material_on;
            }
            before = Some((file, material_on));
        }
        Ok(())
    }

    fn only_words_mended(&self, earlier: usize, later: usize, compare: Compare) -> Result<bool, Error> {
        let (Some(one), Some(other)) = (self.summary(earlier), self.summary(later)) else { return Ok(false) };
        if one.facts_digest != other.facts_digest {
            return Ok(false);
        }
        Ok(compare(self.file(earlier), self.file(later))?.only_words_mended)
    }

    /// A person has to say which version is the later one.
    fn ask_which(&mut self, group: &mut Group, versions: Vec<usize>) {
        let digests: Vec<String> =
            versions.iter().filter_map(|file| self.summary(*file)).map(|summary| summary.digest.short()).collect();
        let named: Vec<String> = versions.iter().map(|file| self.named(*file)).collect();
        let question = format!(
            "{} has sent {}: nothing says which is the later one. Give the digest of the one that counts.",
            group.name,
            crate::value::listed(&named)
        );
        let id = format!("{}:{}:{}", CaseKind::WhichVersion.code(), group.authorities.join("+"), group.id);
        let choices = digests.into_iter().chain(["none".to_owned()]).collect();
        let decided = self.case(id, CaseKind::WhichVersion, question, choices, versions.clone());
        let chosen = decided.as_ref().and_then(|decision| {
            versions.iter().copied().find(|file| self.summary(*file).is_some_and(|own| is_digest_of(&decision.choice, own)))
        });
        for file in versions.iter().copied() {
            match (&decided, chosen) {
                (Some(decision), Some(chosen)) if chosen == file => {
                    let reason = format!("by decision of {}: {}", decision.by, decision.reason);
                    self.set(file, FileStatus::Counts, reason);
                    group.counts = Some(file);
                    let on = self.received(file).and_then(|at| at.day());
                    let late = on.zip(self.asked.deadline).map(|(on, deadline)| on > deadline);
                    if let Some(state) = self.files.get_mut(file) {
                        state.material_on = on;
                        state.late = late;
                    }
                }
                (Some(decision), _) => {
                    let reason = format!("by decision of {}: {}", decision.by, decision.reason);
                    self.set(file, FileStatus::SetAside, reason);
                }
                (None, _) => {
                    let others: Vec<String> =
                        versions.iter().filter(|other| **other != file).map(|other| self.file(*other).to_owned()).collect();
                    let reason = format!("nothing says whether it or {} is the later version", crate::value::listed(&others));
                    self.set(file, FileStatus::Conflict, reason);
                }
            }
        }
        group.versions = versions;
    }
}

/// A digest as people read it out, or what was typed in its place.
fn shortened(digest: &str) -> String {
    let cut: String = digest.chars().take(20).collect();
    if cut.len() < digest.len() { format!("{cut}…") } else { cut }
}
