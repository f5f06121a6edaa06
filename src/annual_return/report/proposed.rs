//! The notice on answers that are based on a proposal.

use super::{Chapter, View};
use crate::annual_return::model::Duty;
use crate::document::{Block, NoticeKind};

impl Chapter {
    /// Says that what follows is based on proposals, unless the duty is in force in this area.
    pub fn proposed(&mut self, view: &View, duty: Option<Duty>) {
        if duty.is_some_and(|duty| view.published.duty_in_force(duty)) {
            return;
        }
        let words = "What stands here rests on proposals of June 2026. They were not in force in this area in the period, and answering was a choice of the partners.";
        self.notice(NoticeKind::Note, "Proposed, not yet in force", vec![Block::text(words)]);
    }
}
