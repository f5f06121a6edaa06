//! Explanations of queries: each may stand or be sent back.

use super::Settling;
use crate::canonical::Digest;
use crate::collate::state::{CaseKind, FileStatus};
use crate::value::Choice as _;

/// What an explanation that convinces gets.
pub const ACCEPTED: &str = "accepted";
/// What one gets that does not.
pub const SENT_BACK: &str = "sent_back";

impl Settling<'_> {
    /// Every explanation of a return that counts, to be accepted or sent back. One that was sent back leaves its query open.
    pub(super) fn explanations(&mut self) {
        for file in self.with_status(FileStatus::Counts) {
            let Some(arrived) = self.arrived(file) else { continue };
            let (claim, explained) = (arrived.claim.clone(), arrived.explained.clone());
            for query in explained {
                let explanation = &query.explanation;
                // When the explanation changes, it is asked again.
                let mark: String = Digest::of_bytes(explanation.as_bytes()).full().chars().take(8).collect();
                let id = format!(
                    "{}:{}:{}:{}:{mark}",
                    CaseKind::Explanation.code(),
                    claim.authorities.join("+"),
                    query.code,
                    query.about
                );
                let question = format!("{}: {}. Explained: {explanation}", claim.partnership, query.message);
                let choices = vec![ACCEPTED.to_owned(), SENT_BACK.to_owned()];
                let decided = self.case(id, CaseKind::Explanation, question, choices, vec![file]);
                if decided.is_some_and(|decision| decision.choice == SENT_BACK)
                    && let Some(arrived) = self.files.get_mut(file).and_then(|state| state.arrived.as_mut())
                {
                    arrived.tally.explained = arrived.tally.explained.saturating_sub(1);
                    arrived.tally.queries += 1;
                    arrived.explained.retain(|other| *other != query);
                }
            }
        }
    }
}
