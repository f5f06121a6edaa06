//! The cover, and everything around the chapters.

use super::Edition;
use super::View;
use super::chapter::cell;
use super::summary::named;
use super::supplement::ToDo;
use crate::annual_return::partnership::model::Body;
use crate::canonical::Digest;
use crate::document::{Block, Document, Inline, Length, NoticeKind};
use crate::value::counted;

const OPEN_GOVERNMENT_LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
/// The maximum number of characters for the names of the partners on the cover.
const MOST_NAMED: usize = 900;
const TITLE: &str = "Safeguarding children annual return";

/// The document with its cover and footer, and no chapters yet.
pub fn document(view: &View, digest: &Digest, edition: Edition) -> Document {
    let r = view.r();
    let name = match r.partnership.name.text().trim() {
        "" => "Safeguarding children partnership".to_owned(),
        name => name.to_owned(),
    };
    let year = r.reporting_year.get().map(|year| year.in_words());
    let whole = year.as_ref().map_or_else(|| TITLE.to_owned(), |year| format!("{TITLE} {year}"));
    let title = match part_of_title(edition) {
        "" => whole,
        part => format!("{whole}: {part}"),
    };
    let period = r.period_start.get().zip(r.period_end.get()).map(|(start, end)| format!("{start} to {end}"));
    // A short edition has the name of the partnership below its title, and its first page lists the partners.
    let is_book = length(edition) == Length::Book;
    let mut masthead = Vec::new();
    masthead.extend(is_book.then(|| ("Partnership".to_owned(), cell(&name))));
    masthead.extend(period.clone().map(|period| ("Period".to_owned(), cell(period))));
    let partners: Vec<&Body> = view.published.statutory_partners().into_iter().map(|(_, body)| body).collect();
    if is_book && !partners.is_empty() {
        masthead.push(("Safeguarding partners".to_owned(), cell(named(&partners, MOST_NAMED))));
    }
    masthead.extend(r.prepared_on.get().map(|day| ("Prepared on".to_owned(), cell(day.to_string()))));
    masthead.push(("Digest of the data".to_owned(), cell(digest.short())));
    Document {
        title: title.clone(),
        subtitle: name.clone(),
        // The year and the edition come first: a footer has no room for the whole name of some partnerships.
        short_title: format!(
            "Annual return{}{}: {name}",
            year.as_deref().map_or_else(String::new, |year| format!(" {year}")),
            match edition {
                Edition::Full => "",
                Edition::Summary => ", summary",
                Edition::YoungPeople => ", for young people",
                Edition::DspBrief => ", brief",
            }
        ),
        author: name,
        subject: match period {
            Some(period) => format!("Statutory annual return of the safeguarding partners for {period}"),
            None => "Statutory annual return of the safeguarding partners".to_owned(),
        },
        keywords: ["safeguarding", "children", "annual return", "multi-agency safeguarding arrangements"]
            .map(String::from)
            .to_vec(),
        edition: Document::FULL.to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: r.prepared_on.get().map(|day| day.iso()),
        mark: view.draft.then(|| "Draft".to_owned()),
        masthead,
        opening: if view.draft { vec![draft_notice(view)] } else { Vec::new() },
        sections: Vec::new(),
        colophon: colophon(digest, edition),
        digest: Some(digest.short()),
        length: length(edition),
        attachments: Vec::new(),
    }
}

/// The length of an edition. An edition of a few pages needs no cover and no contents.
fn length(edition: Edition) -> Length {
    match edition {
        Edition::Full | Edition::YoungPeople => Length::Book,
        Edition::Summary | Edition::DspBrief => Length::Brief,
    }
}

/// The words that the title of an edition adds to the title of the return.
fn part_of_title(edition: Edition) -> &'static str {
    match edition {
        Edition::Full => "",
        Edition::Summary => "summary",
        Edition::YoungPeople => "for children and young people",
        Edition::DspBrief => "brief for the lead safeguarding partners",
    }
}

fn draft_notice(view: &View) -> Block {
    let to_do = view.supplement.to_do.unwrap_or(ToDo { errors: 0, queries: 0 });
    let mended = counted(to_do.errors, "thing must be mended", "things must be mended");
    let explained = match to_do.queries {
        0 => String::new(),
        queries => format!(" and {}", counted(queries, "fact needs an explanation", "facts need an explanation")),
    };
    Block::Notice {
        kind: NoticeKind::Warning,
        title: "This is a draft".to_owned(),
        blocks: vec![Block::text(format!(
            "It has not been signed and must not be relied on. Before it can be signed, {mended}{explained}. What is not answered yet is shown in its place."
        ))],
    }
}

fn colophon(digest: &Digest, edition: Edition) -> Vec<Vec<Inline>> {
    let licence = vec![
        "This return is licensed under the ".into(),
        Inline::Link {
            target: crate::document::Target::Url(OPEN_GOVERNMENT_LICENCE.to_owned()),
            text: vec!["Open Government Licence version 3.0".into()],
        },
        ".".into(),
    ];
    let sources = vec![
        "Published figures come from the Department for Education and the Office for National Statistics. Contains public sector information licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right."
            .into(),
    ];
    let digest = vec![format!("Digest of the data in this document: {}.", digest.short()).into()];
    match edition {
        Edition::Full | Edition::Summary | Edition::YoungPeople => vec![licence, sources, digest],
        // The brief prints no published figure.
        Edition::DspBrief => vec![licence, digest],
    }
}
