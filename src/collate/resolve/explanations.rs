//! Explanations of queries: each may stand or be sent back.

use super::Resolver;
use crate::canonical::Digest;
use crate::collate::state::{CaseKind, FileStatus};
use crate::value::Choice as _;

/// What an explanation that convinces gets.
pub const ACCEPTED: &str = "accepted";
/// What one gets that does not.
pub const SENT_BACK: &str = "sent_back";

impl Resolver<'_> {
    /// Every explanation of a return that counts, to be accepted or sent back. One that was sent back leaves its query open.
    pub(super) fn explanations(&mut self) {
        for file in self.with_status(FileStatus::Counts) {
            let Some(summary) = self.summary(file) else { continue };
            let (claim, explained) = (summary.claim.clone(), summary.explained.clone());
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
                    && let Some(summary) = self.files.get_mut(file).and_then(|state| state.summary.as_mut())
                {
                    summary.tally.explained = summary.tally.explained.saturating_sub(1);
                    summary.tally.queries += 1;
                    summary.explained.retain(|other| *other != query);
                }
            }
        }
    }
}
