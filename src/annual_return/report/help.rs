//! Where a reader who is worried about a child, or wants to know more, can turn.

use super::{Chapter, Show, View};
use crate::annual_return::partnership::model::BodyKind;
use crate::document::{Block, Cell, Inline, Target};
use crate::value::listed;

/// Where to get help for a child. The numbers are national and the same everywhere in England.
pub fn for_a_child(chapter: &mut Chapter, view: &View) {
    let councils: Vec<String> = view
        .published
        .authorities()
        .into_iter()
        .filter(|(_, body)| body.kind.get() == Some(BodyKind::LocalAuthority) && body.name.is_given())
        .map(|(_, body)| Show::text(&body.name))
        .collect();
    let council = if councils.is_empty() { "your council".to_owned() } else { listed(&councils) };
    let entry =
        |lead: &str, words: String| vec![Block::Paragraph(vec![Inline::Strong(vec![lead.into()]), format!(" {words}").into()])];
    chapter.block(Block::List {
        ordered: false,
        items: vec![
            entry("A child is in danger now:", "call 999.".to_owned()),
            entry(
                "You are worried about a child:",
                format!("contact the children’s services of {council}, or call the NSPCC on 0808 800 5000."),
            ),
            entry("You are a child or young person:", "call Childline on 0800 1111, at any time and free of charge.".to_owned()),
        ],
    });
}

/// Where to read more.
pub fn to_read_more(chapter: &mut Chapter, view: &View) {
    let r = view.r();
    let link =
        |url: &str| -> Cell { vec![Inline::Link { target: Target::Url(url.to_owned()), text: vec![url.to_owned().into()] }] };
    let mut facts: Vec<(String, Cell)> = Vec::new();
    facts.extend(r.publication.url.given().map(|url| ("The full return, with all its data".to_owned(), link(url.as_str()))));
    facts.extend(r.partnership.website.given().map(|url| ("The partnership".to_owned(), link(url.as_str()))));
    facts.extend(r.next_year.plan_url.given().map(|url| ("The plan for next year".to_owned(), link(url.as_str()))));
    if facts.is_empty() {
        chapter.text("The full return has every table, every finding and every action behind this edition.");
    } else {
        chapter.text("The full return has every table, every finding and every action behind this edition. It is made from the same data and carries the same digest.");
        chapter.facts(facts);
    }
}
