//! The national report as a document. Every number in it stands in the totals or in the figures of a return; nothing is added up
//! here.

mod by_category;
mod checks;
mod contributions;
mod coverage;
mod indicators;
mod method;
mod needs;
mod practice;
mod revised;
mod scrutiny;
mod spending;
mod summary;
mod view;
mod words;

use serde_json::Value as Json;

use view::View;

use super::figures::Figures;
use super::totals::Totals;
use crate::annual_return::report::{cell, explain_symbols, tell_apart};
use crate::canonical::Digest;
use crate::collate::revisions::Revision;
use crate::collate::{Collation, Release};
use crate::document::{Block, Document, Inline, Length, NoticeKind, Section, Target};
use crate::error::Error;
use crate::value::{Choice as _, Date, capitalised, counted, grouped};

const OPEN_GOVERNMENT_LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// The words in the name of a partnership that was made up.
const SYNTHETIC: &str = "(synthetic)";

/// The national report. `revised` is what of the totals is another than in the release before, where there is one.
///
/// # Errors
/// When the digest of the data cannot be made, which no figures can cause.
pub fn document(
    collation: &Collation,
    figures: &[Figures],
    totals: &Totals,
    revised: Option<&[Revision]>,
) -> Result<Document, Error> {
    let view = View { collation, figures, totals, revised };
    let year = collation.asked.year;
    let title = format!("Safeguarding children annual returns, England, {}", year.in_words());
    let digest = Digest::of(&Json::Array(figures.iter().map(|own| own.digest.clone().into()).collect()))?.short();
    let period = year.start().zip(year.end()).map(|(start, end)| format!("{start} to {end}")).unwrap_or_default();
    let mut document = Document {
        title: title.clone(),
        subtitle: format!("What partnerships report on {period}"),
        short_title: format!("Annual returns, England, {}", year.in_words()),
        author: "Department for Education".to_owned(),
        subject: format!("What safeguarding children partnerships of England report on {period}"),
        keywords: ["safeguarding", "children", "annual return", "England", "national statistics"].map(String::from).to_vec(),
        edition: Document::FULL.to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: last_day(&view).map(Date::iso),
        mark: mark(&view),
        masthead: masthead(&view, &digest),
        opening: opening(&view),
        sections: sections(&view),
        colophon: colophon(&view, &digest),
        digest: Some(digest),
        length: Length::Book,
        attachments: Vec::new(),
    };
    tell_apart(&mut document);
    explain_symbols(&mut document);
    Ok(document)
}

fn sections(view: &View) -> Vec<Section> {
    let chapters: [fn(&View) -> Option<Section>; 14] = [
        summary::chapter,
        coverage::chapter,
        contributions::chapter,
        spending::chapter,
        needs::needs,
        needs::services,
        needs::priorities,
        scrutiny::chapter,
        practice::agreements,
        practice::learning,
        practice::voice,
        indicators::chapter,
        checks::chapter,
        revised::chapter,
    ];
    chapters.into_iter().filter_map(|chapter| chapter(view)).chain([method::chapter(view)]).collect()
}

/// Whether a return is made up.
fn is_synthetic(view: &View) -> bool {
    view.figures.iter().any(|own| own.partnership.contains(SYNTHETIC))
        || view.collation.partnerships.iter().any(|own| own.name.contains(SYNTHETIC))
}

/// The word that marks every page; `None` for a final release.
fn mark(view: &View) -> Option<String> {
    let release = match view.collation.asked.release {
        Release::Working | Release::Provisional => Some(view.collation.asked.release.label()),
        Release::Final => None,
    };
    let synthetic = is_synthetic(view).then_some("Synthetic data");
    let words: Vec<&str> = synthetic.into_iter().chain(release).collect();
    (!words.is_empty()).then(|| words.join(" – "))
}

/// The last day of which the collation knows: when a return came in, or was prepared.
fn last_day(view: &View) -> Option<Date> {
    let received = view.collation.files.iter().filter_map(|file| file.received.and_then(|received| received.at.day()));
    received.chain(view.figures.iter().filter_map(|own| own.prepared_on)).max()
}

fn masthead(view: &View, digest: &str) -> Vec<(String, Vec<Inline>)> {
    let asked = &view.collation.asked;
    let england = view.totals.coverage.first();
    let mut masthead = vec![("Release".to_owned(), cell(asked.release.label()))];
    masthead.extend(asked.deadline.map(|day| ("Returns due by".to_owned(), cell(day.to_string()))));
    masthead.push(("Returns that count".to_owned(), cell(grouped(view.totals.returns))));
    masthead.extend(england.filter(|england| england.all > 0).map(|england| {
        ("Councils covered".to_owned(), cell(format!("{} of {}", grouped(england.reported), grouped(england.all))))
    }));
    masthead.push(("Digest of the data".to_owned(), cell(digest)));
    masthead
}

/// What must be known before anything is read.
fn opening(view: &View) -> Vec<Block> {
    let mut notices = Vec::new();
    let mut warn = |title: &str, text: String| {
        notices.push(Block::Notice { kind: NoticeKind::Warning, title: title.to_owned(), blocks: vec![Block::text(text)] });
    };
    if is_synthetic(view) {
        warn(
            "These data are synthetic",
            "Partnerships in this report are made up to test the collation of returns. Nothing here is about a real child, a real service or real money.".to_owned(),
        );
    }
    let open = view.collation.cases.iter().filter(|case| case.decided.is_none()).count();
    let waits = match open {
        0 => String::new(),
        open => format!(
            " {} still to be settled.",
            capitalised(&format!("{} {}", counted(open, "question", "questions"), if open == 1 { "is" } else { "are" }))
        ),
    };
    match view.collation.asked.release {
        Release::Working => warn(
            "This is a working copy",
            format!("Returns still come in, and figures will change. It must not be published.{waits}"),
        ),
        Release::Provisional => warn(
            "These figures are provisional",
            format!("They are published before every return is settled, and will be revised.{waits}"),
        ),
        Release::Final => {}
    }
    let of_england = view.revised.map(|revised| revised::apart(revised).0.len()).unwrap_or_default();
    if of_england > 0 {
        let totals = counted(of_england, "total of England differs from that", "totals of England differ from those");
        warn("Figures are revised", format!("{totals} of the release before. They are listed under “What is revised”."));
    }
    if view.totals.returns == 0 {
        warn(
            "No return counts",
            "No return was accepted, so there is nothing to add up. What was found is told under coverage.".to_owned(),
        );
    }
    notices
}

fn colophon(view: &View, digest: &str) -> Vec<Vec<Inline>> {
    vec![
        vec![
            "The returns are licensed under the ".into(),
            Inline::Link {
                target: Target::Url(OPEN_GOVERNMENT_LICENCE.to_owned()),
                text: vec!["Open Government Licence version 3.0".into()],
            },
            ".".into(),
        ],
        vec![
            "Numbers of children come from the Office for National Statistics. Contains public sector information licensed under the Open Government Licence v3.0."
                .into(),
        ],
        vec![format!("Digest of the data of {}: {digest}.", counted(view.totals.returns, "return", "returns")).into()],
    ]
}
