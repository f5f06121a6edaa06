//! What each partnership still has to do: the findings of its return in the words of `check`, with what became of the return.

use super::resolve::SENT_BACK;
use super::state::{Case, CaseKind, Collation, FileState, PartnershipState};
use crate::document::{Block, Document, NoticeKind};
use crate::finding::{Finding, Level};
use crate::findings::{self, Results};
use crate::value::{Choice as _, Date, capitalised};

/// The findings as the partnership gets them: an explanation that was sent back does not stand.
pub fn findings(state: &FileState, collation: &Collation, findings: &[Finding]) -> Vec<Finding> {
    let mut findings = findings.to_vec();
    let Some(summary) = &state.summary else { return findings };
    for case in sent_back(state, collation) {
        let Some(decision) = &case.decided else { continue };
        let meant = |finding: &&mut Finding| {
            let id = format!("{}:{}:", finding.code, finding.about);
            finding.level == Level::Query && case.id.contains(&format!("{}:{id}", summary.claim.authorities.join("+")))
        };
        for finding in findings.iter_mut().filter(meant) {
            finding.explanation = None;
            finding.message = format!("{}; the explanation was sent back: {}", finding.message, decision.reason);
        }
    }
    findings
}

fn sent_back<'a>(state: &FileState, collation: &'a Collation) -> impl Iterator<Item = &'a Case> {
    let own = collation.files.iter().position(|other| other.file == state.file);
    collation.cases.iter().filter(move |case| {
        case.kind == CaseKind::Explanation
            && own.is_some_and(|own| case.files.contains(&own))
            && case.decided.as_ref().is_some_and(|decision| decision.choice == SENT_BACK)
    })
}

/// The page: what became of the return first, then what there is to do.
pub fn page(partnership: &PartnershipState, state: &FileState, collation: &Collation, results: Results) -> Document {
    let mut page = findings::page(&[results], &[]);
    page.title = "What needs work in your annual return".to_owned();
    page.subtitle = format!("{}, {}", partnership.name, collation.asked.year.in_words());
    page.short_title = format!("What needs work: {}", partnership.name);
    let digest = state.summary.as_ref().map(|summary| summary.digest.clone());
    page.masthead.insert(0, ("What became of it".to_owned(), vec![state.status.label().into()]));
    if let Some(digest) = &digest {
        page.masthead.insert(1, ("Digest of the return".to_owned(), vec![digest.short().into()]));
        page.digest = Some(digest.short());
    }
    page.mark = collation.is_synthetic().then(|| "Synthetic".to_owned());
    page.opening.insert(0, became(state, collation));
    page
}

/// What became of the return, and what of it a person has to settle.
fn became(state: &FileState, collation: &Collation) -> Block {
    let mut blocks = Vec::new();
    if !state.reason.is_empty() {
        blocks.push(Block::text(format!("{}.", capitalised(&state.reason))));
    }
    let received = match (state.received, collation.asked.deadline) {
        (Some(received), Some(deadline)) => {
            let on = received.at.day().map(|day| day.to_string()).unwrap_or_default();
            format!("Received on {on} ({}); the deadline was {deadline}.", received.by.label().to_lowercase())
        }
        (Some(received), None) => format!("Received on {}.", received.at.day().map(|day| day.to_string()).unwrap_or_default()),
        (None, _) => "Nobody says when it was received.".to_owned(),
    };
    blocks.push(Block::text(received));
    let own = collation.files.iter().position(|other| other.file == state.file);
    for case in collation.open_cases().filter(|case| own.is_some_and(|own| case.files.contains(&own))) {
        blocks.push(Block::text(format!("To be settled: {}", case.question)));
    }
    for case in sent_back(state, collation) {
        if let Some(decision) = &case.decided {
            let on = decision.date.map(Date::iso).unwrap_or_default();
            blocks.push(Block::text(format!(
                "Sent back by {} on {on}: {} Reason: {}",
                decision.by, case.question, decision.reason
            )));
        }
    }
    let kind = if state.summary.as_ref().is_some_and(|own| own.is_sound()) { NoticeKind::Highlight } else { NoticeKind::Warning };
    Block::Notice { kind, title: format!("{}.", state.status.label()), blocks }
}
