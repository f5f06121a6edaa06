//! The HTML page: what stands in the tree stands in it, nothing else does, and it needs no other machine.

use base64::Engine as _;
use masa_return::chart::{Bar, Frame, bars};
use masa_return::document::{Attachment, Block, Column, Document, Inline, NoticeKind, Section, Table, Target, outline, sample};
use masa_return::html::render;
use masa_return::theme::{DEFAULT, Theme};

fn page(document: &Document) -> String {
    let theme = Theme::shipped().expect("the shipped theme");
    render(document, &theme).expect("a document is never the cause of an error")
}

#[test]
fn the_outline_of_the_page_is_the_outline_of_the_document() {
    assert_eq!(outline_of(&page(&sample())), outline(&sample()));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(page(&sample()), page(&sample()));
}

#[test]
fn text_that_looks_like_markup_stays_text_everywhere() {
    let document = hostile();
    let page = page(&document);
    assert!(!page.contains("<script"), "{}", around(&page, "<script"));
    assert!(!page.contains("<b>"), "{}", around(&page, "<b>"));
    assert_eq!(page.matches("</style").count(), 1);
    assert_eq!(outline_of(&page), outline(&document));
    let evil = escaped(EVIL);
    for place in [
        format!("<title>{evil}</title>"),
        format!("<meta name=\"author\" content=\"{evil}\">"),
        format!("<meta name=\"description\" content=\"{evil}\">"),
        format!("<meta name=\"keywords\" content=\"{evil}, {evil}\">"),
        format!("<p class=\"mark\"><strong>{evil}</strong></p>"),
        format!("<dt>{evil}</dt><dd><em>{evil}</em></dd>"),
        format!("<td class=\"number\"><strong>{evil}</strong></td>"),
        format!("<figcaption>— {evil}</figcaption>"),
        format!("download=\"{evil}\""),
        "<a href=\"https://example.org/?q=%22&#39;%3E%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
    ] {
        assert!(page.contains(&place), "{place}");
    }
}

#[test]
fn a_link_that_could_run_something_is_only_its_words() {
    let mut document = Document { sections: vec![Section::new("one", "One")], ..empty() };
    for url in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd"] {
        document.sections[0].blocks.push(Block::Paragraph(vec![link(Target::Url(url.to_owned()), "words")]));
    }
    let page = page(&document);
    assert_eq!(page.matches("<p>words</p>").count(), 5);
}

#[test]
fn the_page_asks_no_other_machine_for_anything() {
    let page = page(&sample());
    assert!(page.contains("default-src 'none'"));
    for (tag, attributes) in tags(&page) {
        assert!(!["script", "link", "img", "iframe", "object", "embed", "base"].contains(&tag), "{tag}{attributes}");
        for name in [" src=", " srcset=", " xlink:href=", " style=", " on"] {
            assert!(!attributes.contains(name), "<{tag}{attributes}>");
        }
    }
    let style = between(&page, "<style>", "</style>");
    assert!(!style.contains("@import") && !style.contains("://"));
    for url in style.split("url(").skip(1) {
        assert!(url.starts_with("data:font/ttf;base64,"), "{}", &url[..40]);
    }
}

#[test]
fn every_id_is_there_once_and_every_link_within_the_page_leads_to_one() {
    let page = page(&sample());
    let mut ids: Vec<&str> = tags(&page).filter_map(|(_, attributes)| attribute(attributes, "id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for (_, attributes) in tags(&page) {
        for name in ["aria-labelledby", "aria-describedby"] {
            for id in attribute(attributes, name).unwrap_or_default().split(' ').filter(|id| !id.is_empty()) {
                assert!(ids.contains(&id), "{name} {id}");
            }
        }
        if let Some(anchor) = attribute(attributes, "href").and_then(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&anchor), "#{anchor}");
        }
    }
}

#[test]
fn an_attachment_comes_out_of_the_page_byte_for_byte() {
    let bytes: Vec<u8> = (0..=255).collect();
    let file = Attachment {
        name: "return.json".to_owned(),
        media_type: "application/json".to_owned(),
        description: "The data".to_owned(),
        bytes: bytes.clone(),
    };
    let odd = Attachment { media_type: "text/html;\" onclick=\"x".to_owned(), ..file.clone() };
    let page = page(&Document { attachments: vec![file, odd], ..empty() });
    let data = between(&page, "download=\"return.json\" href=\"data:application/json;base64,", "\"");
    assert_eq!(base64::engine::general_purpose::STANDARD.decode(data).expect("base64"), bytes);
    assert!(page.contains("data:application/octet-stream;base64,") && !page.contains("onclick"));
}

#[test]
fn a_table_has_its_caption_its_headers_and_its_notes() {
    let mut table = Table::new("t", "Income", vec![Column::words("Payer", 2), Column::numbers("Amount")]);
    table.row("Council", vec![vec!["£5".into()]]);
    table.total("All", vec![vec!["£5".into()]]);
    table.notes = vec![vec!["Source: accounts".into()]];
    let mut section = Section::new("s", "S");
    section.blocks = vec![Block::Table(table)];
    let page = page(&Document { sections: vec![section], ..empty() });
    let expected = r#"<div class="table" role="region" aria-labelledby="t_caption" tabindex="0">
<table id="t" class="few" aria-describedby="t_notes">
<caption id="t_caption"><span>Income</span></caption>
<thead>
<tr><th scope="col" class="words">Payer</th><th scope="col" class="number">Amount</th></tr>
</thead>
<tbody>
<tr><th scope="row" class="words">Council</th><td class="number">£5</td></tr>
<tr class="total"><th scope="row" class="words">All</th><td class="number">£5</td></tr>
</tbody>
</table>
</div>
<div class="notes" id="t_notes">
<p>Source: accounts</p>
</div>
"#;
    assert_eq!(
        format!("<div class=\"table\"{}</section>", between(&page, "<div class=\"table\"", "</section>")),
        format!("{expected}</section>")
    );
}

#[test]
fn an_empty_document_is_a_page_and_a_deep_one_too() {
    assert!(page(&empty()).contains("<h1>"));
    let mut list = vec![Block::text("deep")];
    for _ in 0..60 {
        list = vec![Block::List { ordered: false, items: vec![list] }];
    }
    let mut section = Section { blocks: list, ..Section::new("s9", "deepest") };
    for level in 0..9 {
        section = Section { sections: vec![section], ..Section::new(format!("s{level}"), "deeper") };
    }
    let page = page(&Document { sections: vec![section], ..empty() });
    assert_eq!(page.matches("<ul>").count(), 60);
    assert!(page.contains("<h6 id=\"s9\">deepest</h6>"));
}

#[test]
fn a_theme_of_another_family_brings_no_fonts_and_cannot_break_the_style_sheet() {
    let toml = DEFAULT.replace("Atkinson Hyperlegible Next", "Sans\\\"; } </style><b>");
    let theme = Theme::read(&toml).expect("a family is any text");
    let page = render(&sample(), &theme).expect("a page");
    assert!(!page.contains("@font-face") && !page.contains("<b>"));
    assert_eq!(page.matches("</style>").count(), 1);
}

const EVIL: &str = "\"'><script>alert(1)</script></style></title><b>&amp;{{ page }}";

/// A document with the same hostile text in every place that holds text.
fn hostile() -> Document {
    let evil = || EVIL.to_owned();
    let words = || {
        let address = Target::Url(format!("https://example.org/?q={EVIL}"));
        vec![Inline::Text(evil()), Inline::Strong(vec![EVIL.into()]), Inline::Emphasis(vec![EVIL.into()]), link(address, EVIL)]
    };
    let table = |anchor: &str| {
        let mut table = Table::new(anchor, evil(), vec![Column::words(evil(), 1), Column::numbers(evil())]);
        table.row(EVIL, vec![vec![Inline::Strong(vec![EVIL.into()])]]);
        table.notes = vec![words()];
        table
    };
    let frame = Frame { anchor: "chart".to_owned(), title: evil(), summary: evil(), table: table("chart-data") };
    let notice = |kind| Block::Notice { kind, title: evil(), blocks: vec![Block::Paragraph(words())] };
    let mut section = Section::new("one", evil());
    section.blocks = vec![
        Block::Paragraph(words()),
        Block::List { ordered: true, items: vec![vec![Block::Paragraph(words())]] },
        Block::Facts(vec![(evil(), vec![Inline::Emphasis(vec![EVIL.into()])])]),
        Block::Table(table("table")),
        Block::Chart(bars(frame, &[Bar::new(evil(), rust_decimal::Decimal::ONE, evil())])),
        notice(NoticeKind::Note),
        notice(NoticeKind::Highlight),
        notice(NoticeKind::Warning),
        Block::Quote { blocks: vec![Block::Paragraph(words())], source: evil() },
    ];
    Document {
        title: evil(),
        subtitle: evil(),
        short_title: evil(),
        author: evil(),
        subject: evil(),
        keywords: vec![evil(), evil()],
        language: "en-GB".to_owned(),
        prepared_on: Some(evil()),
        mark: Some(evil()),
        masthead: vec![(evil(), words())],
        opening: vec![Block::Paragraph(words())],
        sections: vec![section],
        colophon: vec![words()],
        attachments: vec![Attachment { name: evil(), media_type: evil(), description: evil(), bytes: Vec::new() }],
    }
}

fn empty() -> Document {
    Document {
        title: "A title".to_owned(),
        subtitle: String::new(),
        short_title: String::new(),
        author: String::new(),
        subject: String::new(),
        keywords: Vec::new(),
        language: "en-GB".to_owned(),
        prepared_on: None,
        mark: None,
        masthead: Vec::new(),
        opening: Vec::new(),
        sections: Vec::new(),
        colophon: Vec::new(),
        attachments: Vec::new(),
    }
}

fn link(target: Target, text: &str) -> Inline {
    Inline::Link { target, text: vec![text.into()] }
}

/// Headings, charts and tables as they stand in the page, in its order.
fn outline_of(page: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (tag, after) = rest.split_once('>').expect("every tag ends");
        let (kind, end) = match tag.split(' ').next().unwrap_or_default() {
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => (name, format!("</{name}>")),
            "caption" => ("table", "</caption>".to_owned()),
            "span" if tag == "span class=\"title\"" => ("chart", "</span>".to_owned()),
            _ => continue,
        };
        let inner = after.split(&end).next().unwrap_or_default();
        lines.push(format!("{kind} {}", unescaped(inner.trim_start_matches("<span>").trim_end_matches("</span>"))));
    }
    lines
}

/// The tags of a page with their attributes, closing tags left out.
fn tags(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '!'])).filter_map(|tag| {
        let inner = tag.split('>').next()?;
        let end = inner.find(' ').unwrap_or(inner.len());
        Some(inner.split_at(end))
    })
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attributes.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map(|(inner, _)| inner).expect("both are there")
}

fn around<'a>(text: &'a str, what: &str) -> &'a str {
    text.find(what).map_or("", |at| text.get(at.saturating_sub(80)..at + 40).unwrap_or(""))
}

fn escaped(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (character, entity)| text.replace(character, entity))
}

fn unescaped(text: &str) -> String {
    ENTITIES.iter().rev().fold(text.to_owned(), |text, (character, entity)| text.replace(entity, character))
}

const ENTITIES: [(&str, &str); 5] = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")];
