#![doc = include_str!("sig_003_not_sent_to_the_panel.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Status;
use crate::annual_return::sign_off::model::Recipient;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::entries;
use crate::rule::{CHECKED, Checked, Found};

/// The return has left the partnership but was not sent to the national panel.
pub const RULE: ReturnRule = ReturnRule::new("SIG-003", Level::Query, include_str!("sig_003_not_sent_to_the_panel.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let sent = entries(&r.sign_off.sent_to)?;
    // A recipient that cannot be read may be the panel.
    let has_panel = sent.iter().any(|one| one.to.get().is_none_or(|to| to == Recipient::Panel));
    if !has_panel && (!sent.is_empty() || is_out(facts)?) {
        found.add(
            at!(r.sign_off.sent_to),
            "nothing says that the return was sent to the Child Safeguarding Practice Review Panel",
            "send it, and add - { to: panel, date: … } under sign_off › sent_to; or say under explanations why not",
        );
    }
    CHECKED
}

/// Whether the return has left the partnership. A return that is still being written or signed cannot have been sent.
fn is_out(facts: &Facts) -> Option<bool> {
    let r = &facts.this;
    if r.status.is_faulty() || r.publication.date.is_faulty() {
        return None;
    }
    let is_published = r.publication.date.get().zip(facts.as_of).is_some_and(|(day, as_of)| day <= as_of);
    let status = r.status.get();
    Some(is_published || matches!(status, Some(Status::Submitted | Status::Published | Status::Amended)))
}
