//! The view of the page that its template gets.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use tera::Value;

use super::blocks::{self, Fact};
use super::templates::{Html, Templates};
use super::{script, style};
use crate::document::{Attachment, Document, Length, Section};
use crate::error::Error;
use crate::theme::{Logo, Theme};

/// Every value that `templates/page.html` can use.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    language: &'a str,
    title: &'a str,
    subtitle: &'a str,
    subject: &'a str,
    author: &'a str,
    keywords: String,
    prepared_on: &'a str,
    mark: &'a str,
    logo: Option<Picture<'a>>,
    edition: &'a str,
    /// The digest of the data; empty when the document has none.
    digest: &'a str,
    /// Whether the document is a few pages only, without contents.
    brief: bool,
    policy: Html,
    style: Html,
    script: Html,
    masthead: Vec<Fact>,
    opening: Html,
    contents: Vec<Chapter<'a>>,
    body: Html,
    attachments: Vec<File<'a>>,
    colophon: Vec<Html>,
}

/// The logo as a data address.
#[derive(Serialize)]
struct Picture<'a> {
    alternative: &'a str,
    width: u32,
    height: u32,
    data: Html,
}

/// An entry of the contents: a chapter, or a section one level below.
#[derive(Serialize)]
struct Chapter<'a> {
    anchor: &'a str,
    title: &'a str,
    sections: Vec<Chapter<'a>>,
}

/// A file embedded in the page, as the address of a link that saves it byte for byte.
#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    description: &'a str,
    size: String,
    data: Html,
}

pub(super) fn view<'a>(document: &'a Document, theme: &'a Theme, templates: &Templates) -> Result<Page<'a>, Error> {
    let brief = document.length == Length::Brief;
    let opening = blocks::blocks(&document.opening, templates)?;
    let mut body = String::new();
    for section in &document.sections {
        body.push_str(blocks::section(section, 2, !brief, templates)?.as_str().unwrap_or_default());
    }
    let colophon: Result<Vec<Html>, Error> = document.colophon.iter().map(|line| blocks::inline(line, templates)).collect();
    Ok(Page {
        language: &document.language,
        title: &document.title,
        subtitle: &document.subtitle,
        subject: &document.subject,
        author: &document.author,
        keywords: document.keywords.join(", "),
        prepared_on: document.prepared_on.as_deref().unwrap_or_default(),
        mark: document.mark.as_deref().unwrap_or_default(),
        logo: theme.logo.as_ref().map(logo),
        edition: &document.edition,
        digest: document.digest.as_deref().unwrap_or_default(),
        brief,
        policy: Value::safe_string(&script::policy()),
        style: Value::safe_string(&style::sheet(document, theme)),
        script: Value::safe_string(&script::text()),
        masthead: blocks::facts(&document.masthead, templates)?,
        opening,
        contents: if brief { Vec::new() } else { document.sections.iter().map(|section| chapter(section, 1)).collect() },
        body: Value::safe_string(&body),
        attachments: document.attachments.iter().map(file).collect(),
        colophon: colophon?,
    })
}

fn logo(logo: &Logo) -> Picture<'_> {
    Picture {
        alternative: &logo.alternative,
        width: logo.width,
        height: logo.height,
        data: Value::safe_string(&format!("data:image/png;base64,{}", STANDARD.encode(&logo.file))),
    }
}

fn chapter(section: &Section, deeper: usize) -> Chapter<'_> {
    let sections =
        if deeper == 0 { Vec::new() } else { section.sections.iter().map(|inner| chapter(inner, deeper - 1)).collect() };
    Chapter { anchor: &section.anchor, title: &section.title, sections }
}

fn file(attachment: &Attachment) -> File<'_> {
    let kilobytes = attachment.bytes.len().div_ceil(1000);
    // A media type consists of letters, digits, slash, plus, minus and dot; a text with any other character is not one.
    let plain = |character: char| character.is_ascii_alphanumeric() || "/+-.".contains(character);
    let media_type = if attachment.media_type.chars().all(plain) { &attachment.media_type } else { "application/octet-stream" };
    File {
        name: &attachment.name,
        description: &attachment.description,
        size: format!("{kilobytes} kB"),
        data: Value::safe_string(&format!("data:{media_type};base64,{}", STANDARD.encode(&attachment.bytes))),
    }
}
