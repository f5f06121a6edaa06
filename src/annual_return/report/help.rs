//! Where a reader who is worried about a child, or wants to know more, can turn.

use super::{Chapter, Show, View};
use crate::annual_return::partnership::model::BodyKind;
use crate::document::{Block, Cell, Inline, Target};
use crate::value::listed;

/// The maximum number of characters for the names of councils.
const MOST_NAMED: usize = 120;

/// Where to get help for a child. The numbers are national and the same everywhere in England.
pub fn for_a_child(chapter: &mut Chapter, view: &View) {
    let councils: Vec<String> = view
        .published
        .authorities()
        .into_iter()
        .filter(|(_, body)| body.kind.get() == Some(BodyKind::LocalAuthority) && body.name.is_given())
        .map(|(_, body)| Show::text(&body.name))
        .collect();
    let named = listed(&councils);
    let council = if named.is_empty() || named.chars().count() > MOST_NAMED { "your council".to_owned() } else { named };
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
    let words = "The full return has every table, finding and action behind this summary";
    let Some(url) = r.publication.url.given().or(r.partnership.website.given()) else {
        return chapter.text(format!("{words}."));
    };
    let mut paragraph: Cell = vec![Inline::Text(format!("{words}: "))];
    paragraph.extend(link(url.as_str()));
    chapter.block(Block::Paragraph(paragraph));
}
