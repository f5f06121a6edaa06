//! Inserts answers into files that people wrote, and leaves every other byte unchanged.
//!
//! The tree says where a field is or would be. Text is inserted there, and nothing else is rewritten. The result is read again,
//! and is refused unless exactly the answers were added.

mod block;
mod expected;
mod piece;
mod place;

use piece::{Change, TextChange};
pub use piece::{Edited, Insertion, Manual, Piece, Place};

use crate::error::Error;
use crate::finding::{Finding, Step};
use crate::read::{Form, Source, codes, folder};

/// Inserts answers into the files of a return.
///
/// # Errors
/// When the files cannot be read as they are, or when the result is not exactly the files with the answers added. Nothing is
/// changed then.
pub fn edit(sources: &[Source], form: &Form, insertions: &[Insertion]) -> Result<Edited, Error> {
    let mut findings = Vec::new();
    let located = folder::gather(sources, form, &mut findings);
    if let Some(fault) = findings.iter().find(|finding| is_obstacle(finding)) {
        return Err(obstacle(fault));
    }
    let mut text_changes = Vec::new();
    let mut new_files = Vec::new();
    let mut manual = Vec::new();
    let mut done = Vec::new();
    let placer = place::Placer { sources, located: &located, form };
    for (number, insertion) in insertions.iter().enumerate() {
        match placer.place(insertion) {
            Ok(Change::Text(changes)) => text_changes.extend(changes),
            Ok(Change::NewFile(source)) => new_files.push(source),
            Err(why) => {
                manual.push(Manual { insertion: number, why, lines: manual_lines(insertion) });
                continue;
            }
        }
        done.push(insertion);
    }
    let mut edited: Vec<Source> = sources.to_vec();
    // Changes are applied from the end of each file, so that earlier positions stay valid. Changes at the same position keep
    // their order.
    text_changes.reverse();
    text_changes.sort_by_key(|change: &TextChange| std::cmp::Reverse(change.range.start));
    for change in text_changes {
        let Some(source) = edited.get_mut(change.file) else { continue };
        let mark = if source.bytes.starts_with(place::MARK) { place::MARK.len() } else { 0 };
        let range = change.range.start + mark..change.range.end + mark;
        if source.bytes.get(range.clone()).is_some() {
            source.bytes.splice(range, change.text.into_bytes());
        }
    }
    edited.extend(new_files);
    let mut findings_after = Vec::new();
    let after = folder::gather(&edited, form, &mut findings_after);
    let is_as_expected = findings_after.iter().filter(|finding| finding.code != codes::EMPTY).count() <= findings.len()
        && expected::shape(after.root.as_ref()) == expected::with(expected::shape(located.root.as_ref()), &done);
    if !is_as_expected {
        let reason = "putting the figures in would have changed something else in the file, so nothing was written; this is a fault of the tool: please report it";
        return Err(Error::new(reason));
    }
    Ok(Edited { sources: edited, manual })
}

/// Whether a finding makes it unsafe to insert anything.
fn is_obstacle(finding: &Finding) -> bool {
    ![codes::EMPTY, codes::CUT_TEXT, codes::UNKNOWN_FILE, codes::OLD_ENCODING].contains(&finding.code.as_str())
}

fn obstacle(fault: &Finding) -> Error {
    let place = fault.span().map_or_else(String::new, |span| format!("{}:{}: ", span.file, span.line));
    Error::new(format!("{place}{}; mend this first ({}), then fill again. Nothing was changed", fault.message, fault.help))
}

/// The insertion as a person would write it.
fn manual_lines(insertion: &Insertion) -> Vec<String> {
    match &insertion.place {
        Place::Field(path) => match path.0.last() {
            Some(Step::Key(key)) => block::key_lines(key, &insertion.piece, 0, 2),
            Some(Step::Index(_)) | None => block::lines(&insertion.piece, 0, 2),
        },
        Place::Entry { .. } => block::entry_lines(&insertion.piece, 0, 2),
    }
}
