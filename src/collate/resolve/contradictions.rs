//! Returns of several partnerships that claim the same authorities.

use super::{Group, Resolver, is_digest_of};
use crate::collate::state::{CaseKind, FileStatus};
use crate::value::{Choice as _, listed};

impl Resolver<'_> {
    /// Finds returns that cannot both count, and asks which does.
    pub(super) fn contradictions(&mut self, groups: &mut [Group]) {
        let counting: Vec<usize> =
            (0..groups.len()).filter(|at| groups.get(*at).is_some_and(|group| group.counts.is_some())).collect();
        let mut left = counting.clone();
        while let Some(first) = left.first().copied() {
            let mut together = vec![first];
            // Whoever shares an authority with one of them belongs to the same matter.
            let mut at = 0;
            while let Some(one) = together.get(at).copied() {
                for other in counting.iter().copied() {
                    if !together.contains(&other) && shares(groups, one, other) {
                        together.push(other);
                    }
                }
                at += 1;
            }
            left.retain(|group| !together.contains(group));
            if together.len() > 1 {
                together.sort_unstable();
                self.contradiction(groups, &together);
            }
        }
    }

    fn contradiction(&mut self, groups: &mut [Group], together: &[usize]) {
        let files: Vec<usize> = together.iter().filter_map(|at| groups.get(*at)?.counts).collect();
        let mut codes: Vec<&str> = together
            .iter()
            .filter_map(|at| groups.get(*at))
            .flat_map(|group| group.authorities.iter().map(String::as_str))
            .collect();
        codes.sort_unstable();
        codes.dedup();
        let codes = codes.join("+");
        let first = groups.get(together.first().copied().unwrap_or_default()).map(|group| group.authorities.clone());
        let same = together.iter().all(|at| groups.get(*at).map(|group| group.authorities.clone()) == first);
        let kind = if same { CaseKind::SameArea } else { CaseKind::Overlap };
        let claims: Vec<String> = together
            .iter()
            .filter_map(|at| groups.get(*at))
            .filter_map(|group| {
                let file = group.counts?;
                Some(format!("{} of {} for {}", self.named(file), group.name, group.authorities.join(", ")))
            })
            .collect();
        let question = format!("{}: they share an authority, and only one return can count for it.", claims.join("; "));
        let mut choices: Vec<String> =
            files.iter().filter_map(|file| self.summary(*file)).map(|summary| summary.digest.short()).collect();
        choices.push("none".to_owned());
        let decided = self.case(format!("{}:{codes}", kind.code()), kind, question, choices, files.clone());
        for at in together {
            let Some(group) = groups.get_mut(*at) else { continue };
            let Some(file) = group.counts else { continue };
            let chosen = decided
                .as_ref()
                .is_some_and(|decision| self.summary(file).is_some_and(|own| is_digest_of(&decision.choice, own)));
            if let Some(decision) = &decided {
                let reason = format!("by decision of {}: {}", decision.by, decision.reason);
                if chosen {
                    self.set(file, FileStatus::Counts, reason);
                    continue;
                }
                self.set(file, FileStatus::SetAside, reason);
            } else {
                let others: Vec<String> =
                    files.iter().filter(|other| **other != file).map(|other| self.file(*other).to_owned()).collect();
                let reason = if same {
                    format!("{} claims the same area under another partnership id", listed(&others))
                } else {
                    format!("{} claims one of its authorities, too", listed(&others))
                };
                self.set(file, FileStatus::Conflict, reason);
            }
            if let Some(state) = self.files.get_mut(file) {
                state.late = None;
            }
            group.counts = None;
        }
    }
}

fn shares(groups: &[Group], one: usize, other: usize) -> bool {
    let (Some(one), Some(other)) = (groups.get(one), groups.get(other)) else { return false };
    one.authorities.iter().any(|code| other.authorities.contains(code))
}
