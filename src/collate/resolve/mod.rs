//! Which files are versions of one return, which of them counts, and what contradicts what.
//!
//! Versions of one return have the same authorities, the same partnership id and the right year. Of two files that say the same, one
//! stands for both. Of the versions that are sound the last one counts whose last material change came by the deadline; where none
//! did, the last one, late. Nothing is guessed: what the files leave open is a [`Case`], and a [`Decision`] settles it.

mod areas;
mod contradictions;
mod difference;
mod explanations;
mod group;
#[cfg(test)]
mod tests;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

pub use difference::{Difference, difference};
pub(super) use explanations::SENT_BACK;

use group::{Group, Resolver};

use super::decisions::{Decision, Decisions};
use super::intake::{Intake, ReturnSummary};
use super::receipts::{Moment, Receipts};
use super::state::{Asked, Case, CaseKind, Collation, FileState, FileStatus, PartnershipState, Receipt, ReceivedBy};
use crate::annual_return::model::DataForm;
use crate::error::Error;
use crate::value::{Choice as _, listed};

/// Something that was found, with what is known of it.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its path, as the register names it.
    pub file: String,
    /// The SHA-256 of its bytes; empty where it was not read.
    pub sha256: String,
    /// What it is; the reason where it was not opened.
    pub intake: Result<Intake, String>,
}

/// Compares two files, given by their names, the older one first.
pub type Compare<'a> = &'a mut dyn FnMut(&str, &str) -> Result<Difference, Error>;

/// Settles what was found.
///
/// # Errors
/// When two versions cannot be opened again to be compared.
pub fn resolve(
    asked: Asked,
    found: Vec<Found>,
    receipts: &Receipts,
    decisions: &Decisions,
    compare: Compare,
) -> Result<Collation, Error> {
    let mut resolver = Resolver::new(asked, found, receipts, decisions);
    resolver.wrong_years();
    resolver.duplicates();
    let mut groups = resolver.groups();
    resolver.count_versions(&mut groups, compare)?;
    resolver.contradictions(&mut groups);
    resolver.explanations();
    resolver.versions_before(&groups);
    Ok(resolver.collation(groups))
}

impl<'a> Resolver<'a> {
    fn new(asked: Asked, mut found: Vec<Found>, receipts: &Receipts, decisions: &'a Decisions) -> Self {
        found.sort_by(|one, other| one.file.cmp(&other.file));
        let names: BTreeSet<&str> = found.iter().map(|found| found.file.as_str()).collect();
        let mut notes: Vec<String> = Vec::new();
        for file in receipts.files().filter(|file| !names.contains(file)) {
            // The receipt of an archive is that of its members.
            let is_archive = names.iter().any(|name| name.strip_prefix(file).is_some_and(|rest| rest.starts_with('!')));
            if !is_archive {
                notes.push(format!("the list of receipts names {file}, and there is no such file"));
            }
        }
        for found in found.iter().filter(|found| receipts.is_of_another(&found.file, &found.sha256)) {
            notes.push(format!(
                "the list of receipts gives another digest for {} than the file has: its time of receipt is not used",
                found.file
            ));
        }
        let files = found.into_iter().map(|found| state(found, receipts)).collect();
        Self { asked, files, cases: Vec::new(), notes, decisions }
    }

    fn summary(&self, file: usize) -> Option<&ReturnSummary> {
        self.files.get(file)?.summary.as_deref()
    }

    fn file(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |state| state.file.as_str())
    }

    /// How a person tells a file from others: its name and its digest.
    fn named(&self, file: usize) -> String {
        let digest = self.summary(file).map(|summary| summary.digest.short()).unwrap_or_default();
        format!("{} ({digest})", self.file(file))
    }

    fn received(&self, file: usize) -> Option<Moment> {
        self.files.get(file)?.received.map(|received| received.at)
    }

    fn status(&self, file: usize) -> Option<FileStatus> {
        self.files.get(file).map(|state| state.status)
    }

    fn set(&mut self, file: usize, status: FileStatus, reason: impl Into<String>) {
        if let Some(state) = self.files.get_mut(file) {
            state.status = status;
            state.reason = reason.into();
        }
    }

    /// The files of a status.
    fn with_status(&self, status: FileStatus) -> Vec<usize> {
        (0..self.files.len()).filter(|file| self.status(*file) == Some(status)).collect()
    }

    /// Opens a case, or takes up what was decided of it.
    fn case(
        &mut self,
        id: String,
        kind: CaseKind,
        question: String,
        choices: Vec<String>,
        files: Vec<usize>,
    ) -> Option<Decision> {
        let decided = self.decisions.of(&id).cloned();
        let fits = decided.as_ref().is_none_or(|decision| choices.contains(&decision.choice));
        if let Some(decision) = decided.as_ref().filter(|_| !fits) {
            self.notes.push(format!(
                "{id} was decided as “{}”, which cannot be chosen any more: it is open again. Choose {}",
                decision.choice,
                listed(&choices)
            ));
        }
        let decided = decided.filter(|_| fits);
        self.cases.push(Case { id, kind, question, choices, files, decided: decided.clone() });
        decided
    }

    /// Returns that report on another year never count. A person is told, because the year may be a slip.
    fn wrong_years(&mut self) {
        let mut meant = self.with_status(FileStatus::Counts);
        meant.extend(self.with_status(FileStatus::NotAccepted));
        meant.sort_unstable();
        for file in meant {
            let Some(year) = self.summary(file).and_then(|summary| summary.claim.year) else { continue };
            if year == self.asked.year {
                continue;
            }
            let reason = format!("it reports on {year}, and this collation is of {}", self.asked.year);
            self.set(file, FileStatus::WrongYear, reason);
            let digest = self.summary(file).map(|summary| summary.digest.short()).unwrap_or_default();
            let who = self.summary(file).map(|summary| summary.claim.partnership.clone()).unwrap_or_default();
            let question = format!(
                "{} of {who} reports on {year}, not on {}: is it meant for this year? If so, ask for it again with the right year.",
                self.named(file),
                self.asked.year
            );
            let id = format!("{}:{}:{digest}", CaseKind::WrongYear.code(), self.key_of(file));
            self.case(id, CaseKind::WrongYear, question, vec!["none".to_owned()], vec![file]);
        }
    }

    fn key_of(&self, file: usize) -> String {
        self.summary(file).map(|summary| summary.claim.authorities.join("+")).unwrap_or_default()
    }

    /// Of files that say the same, the fullest that came first stands for all of them.
    fn duplicates(&mut self) {
        let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for file in 0..self.files.len() {
            if let (Some(FileStatus::Counts | FileStatus::NotAccepted), Some(summary)) = (self.status(file), self.summary(file)) {
                same.entry(summary.digest.full().to_owned()).or_default().push(file);
            }
        }
        for mut files in same.into_values().filter(|files| files.len() > 1) {
            files.sort_by_key(|file| {
                let summary = self.summary(*file);
                (
                    summary.map(|summary| summary.data_form != DataForm::Full),
                    self.received(*file).is_none(),
                    self.received(*file),
                    summary.map(|summary| summary.form),
                    *file,
                )
            });
            let earliest = files.iter().filter_map(|file| self.files.get(*file)?.received).min();
            let Some((first, others)) = files.split_first() else { continue };
            if let Some(state) = self.files.get_mut(*first) {
                state.received = earliest;
            }
            for other in others {
                let reason = format!("it says the same as {}", self.file(*first));
                self.set(*other, FileStatus::Duplicate, reason);
                if let Some(state) = self.files.get_mut(*other) {
                    state.counts_instead = Some(*first);
                }
            }
        }
    }

    /// Files of one return together: the same authorities, and the same partnership id or a digest that one says it replaces.
    fn groups(&self) -> Vec<Group> {
        let mut groups: BTreeMap<(Vec<String>, String), Group> = BTreeMap::new();
        for file in 0..self.files.len() {
            let belongs = matches!(
                self.status(file),
                Some(FileStatus::Counts | FileStatus::NotAccepted | FileStatus::Duplicate | FileStatus::WrongYear)
            );
            let Some(summary) = self.summary(file).filter(|_| belongs) else { continue };
            let claim = &summary.claim;
            let group = groups.entry((claim.authorities.clone(), claim.partnership_id.clone())).or_insert_with(|| Group {
                authorities: claim.authorities.clone(),
                id: claim.partnership_id.clone(),
                name: claim.partnership.clone(),
                files: Vec::new(),
                versions: Vec::new(),
                counts: None,
            });
            group.files.push(file);
        }
        self.joined(groups.into_values().collect())
    }

    /// A return that says which version it replaces belongs to that version, even when the partnership has changed its id.
    fn joined(&self, groups: Vec<Group>) -> Vec<Group> {
        let mut joined: Vec<Group> = Vec::new();
        for group in groups {
            let replaces = |one: &Group, other: &Group| {
                one.files.iter().any(|file| other.files.iter().any(|earlier| self.replaces(*file, *earlier)))
            };
            let home = joined
                .iter_mut()
                .find(|other| other.authorities == group.authorities && (replaces(&group, other) || replaces(other, &group)));
            match home {
                Some(home) => {
                    home.files.extend(group.files);
                    home.files.sort_unstable();
                }
                None => joined.push(group),
            }
        }
        joined
    }

    /// Whether a file says that it replaces another.
    fn replaces(&self, later: usize, earlier: usize) -> bool {
        let (Some(later), Some(earlier)) = (self.summary(later), self.summary(earlier)) else { return false };
        is_digest_of(&later.claim.replaces, earlier)
    }

    fn collation(self, groups: Vec<Group>) -> Collation {
        let mut partnerships: Vec<PartnershipState> = Vec::new();
        for group in groups {
            let id_or_codes = if group.id.is_empty() { group.authorities.join("-") } else { group.id.clone() };
            let taken = |key: &str| partnerships.iter().any(|other| other.key == key);
            let base = if id_or_codes.is_empty() { "unknown".to_owned() } else { safe_name(&id_or_codes) };
            let key = if taken(&base) {
                (2..=group.files.len() + partnerships.len() + 2)
                    .map(|number| format!("{base}-{number}"))
                    .find(|key| !taken(key))
                    .unwrap_or(base)
            } else {
                base
            };
            // Whoever sent something gets told about the one that counts, or about the last one that came.
            let last = group.files.iter().copied().max_by_key(|file| {
                (self.status(*file) != Some(FileStatus::Duplicate), self.received(*file), self.version(*file), *file)
            });
            let named =
                group.counts.or(last).and_then(|file| self.summary(file)).map(|summary| summary.claim.partnership.clone());
            partnerships.push(PartnershipState {
                key,
                id: group.id,
                name: named.unwrap_or(group.name),
                authorities: group.authorities,
                files: group.files,
                counts: group.counts,
                speaks_of: group.counts.or(last),
            });
        }
        partnerships.sort_by(|one, other| (&one.authorities, &one.key).cmp(&(&other.authorities, &other.key)));
        let authorities = areas::authorities(&self.asked, &self.files, &partnerships);
        let mut notes = self.notes;
        let known: BTreeSet<&str> = self.cases.iter().map(|case| case.id.as_str()).collect();
        for case in self.decisions.cases().filter(|case| !known.contains(case)) {
            notes.push(format!("the list of decisions names {case}, and there is no such case any more"));
        }
        notes.extend(areas::unknown(&self.asked, &self.files));
        Collation { asked: self.asked, files: self.files, authorities, partnerships, cases: self.cases, notes }
    }

    fn version(&self, file: usize) -> Option<u32> {
        self.summary(file)?.claim.version
    }
}

/// Whether a digest, long or short, with or without hyphens, is that of a return: of its public form or of what is signed.
fn is_digest_of(written: &str, summary: &ReturnSummary) -> bool {
    let plain: String = written.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase();
    let content: String = summary.content_digest.chars().filter(char::is_ascii_hexdigit).collect();
    plain.len() >= 16 && (summary.digest.full().starts_with(&plain) || content == plain)
}

/// A name that every file system takes.
fn safe_name(text: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '-' { letter.to_ascii_lowercase() } else { '-' };
    let name: String = text.chars().map(plain).take(80).collect();
    name.trim_matches('-').to_owned()
}

/// A file before anything is settled: sound returns count until something speaks against it.
fn state(found: Found, receipts: &Receipts) -> FileState {
    let by_list = receipts.of(&found.file, &found.sha256).map(|at| Receipt { at, by: ReceivedBy::Receipts });
    let (status, reason, summary) = match found.intake {
        Err(why) => (FileStatus::Refused, why, None),
        Ok(Intake::Unreadable(why)) => (FileStatus::Unreadable, why, None),
        Ok(Intake::NoReturn(why)) => (FileStatus::NoReturn, why, None),
        Ok(Intake::Return(summary)) if summary.claim.test_area => {
            (FileStatus::TestArea, "its area exists for examples and tests alone".to_owned(), Some(summary))
        }
        Ok(Intake::Return(summary)) if !summary.is_sound() => {
            let errors = crate::value::counted(summary.tally.errors, "thing", "things");
            (FileStatus::NotAccepted, format!("{errors} in it must be mended"), Some(summary))
        }
        Ok(Intake::Return(summary)) => (FileStatus::Counts, String::new(), Some(summary)),
    };
    let by_return = || {
        let day = summary.as_ref()?.claim.sent_on?;
        Some(Receipt { at: Moment::at_the_start_of(day)?, by: ReceivedBy::Return })
    };
    FileState {
        received: by_list.or_else(by_return),
        form: summary.as_ref().map(|summary| summary.form),
        file: found.file,
        sha256: found.sha256,
        status,
        reason,
        summary,
        counts_instead: None,
        version_before: None,
        changed: String::new(),
        material_on: None,
        late: None,
    }
}
