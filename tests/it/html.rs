//! The HTML page shows everything in the document and nothing else, and needs no other computer and no script.

use base64::Engine as _;
use masa_return::chart::{Bar, Frame, bars};
use masa_return::document::{
    Attachment, Block, Column, Document, Inline, Length, NoticeKind, Section, Table, Target, outline, sample,
};
use masa_return::html::render;
use masa_return::theme::{DEFAULT, Theme};
use sha2::Digest as _;

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
    assert_eq!(page.matches("<script").count(), 1, "only the page's own");
    assert!(!page.contains("<script>alert"), "{}", around(&page, "<script>alert"));
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
        format!("<td class=\"number\" data-label=\"{evil}\"><strong>{evil}</strong></td>"),
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
    // The content of the script is not markup.
    let script = between(&page, "<script>", "</script>");
    let page = page.replace(script, "");
    for (tag, attributes) in tags(&page) {
        assert!(!["link", "img", "iframe", "object", "embed", "base"].contains(&tag), "{tag}{attributes}");
        for name in [" src=", " srcset=", " xlink:href=", " style=", " on"] {
            assert!(!attributes.contains(name), "<{tag}{attributes}>");
        }
    }
    for word in ["fetch(", "XMLHttpRequest", "import(", "WebSocket", "eval(", "innerHTML", "localStorage", "://"] {
        assert!(!script.contains(word), "{word}");
    }
    let style = between(&page, "<style>", "</style>");
    assert!(!style.contains("@import") && !style.contains("://"));
    for url in style.split("url(").skip(1) {
        assert!(url.starts_with("data:font/ttf;base64,"), "{}", &url[..40]);
    }
}

#[test]
fn one_script_runs_and_it_is_the_one_whose_digest_the_page_names() {
    for document in [sample(), hostile(), empty()] {
        let page = page(&document);
        assert_eq!(page.matches("<script").count(), 1);
        let script = between(&page, "<script>", "</script>");
        let digest = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(script));
        assert!(page.contains(&format!("script-src 'sha256-{digest}';")), "{digest}");
    }
}

#[test]
fn every_heading_table_and_chart_has_a_link_to_itself_with_a_name() {
    let page = page(&sample());
    let links: Vec<&str> = tags(&page)
        .filter(|(_, attributes)| attribute(attributes, "class") == Some("anchor"))
        .map(|(_, attributes)| attributes)
        .collect();
    // The page title needs no link, because it is at the top of the page.
    assert_eq!(links.len(), outline(&sample()).len() - 1);
    for link in links {
        let anchor = attribute(link, "href").and_then(|href| href.strip_prefix('#')).expect("it leads somewhere");
        let (kind, name) = attribute(link, "aria-labelledby").and_then(|names| names.split_once(' ')).expect("two names");
        assert!(["page_section", "page_table", "page_chart"].contains(&kind), "{link}");
        assert!(name.starts_with(anchor), "{link}");
    }
}

#[test]
fn a_body_tells_the_style_sheet_its_edition_and_nothing_else() {
    let page = page(&Document { edition: "young-people".to_owned(), ..empty() });
    assert!(page.contains("<body class=\"young-people\">"));
}

#[test]
fn a_few_pages_have_no_contents_and_no_way_back_to_them() {
    let book = page(&sample());
    assert_eq!(book.matches("<nav").count(), 1);
    assert_eq!(book.matches("Back to contents").count(), sample().sections.len());
    let brief = page(&Document { length: Length::Brief, ..sample() });
    assert!(!brief.contains("<nav") && !brief.contains("Back to contents") && !brief.contains("#page_contents"));
    assert!(brief.contains("<body class=\"full brief\">"));
}

#[test]
fn the_digest_stands_in_the_metadata_and_at_the_foot_of_printed_pages() {
    let page = page(&Document { digest: Some("4f2c-91d0".to_owned()), short_title: "Return".to_owned(), ..empty() });
    assert!(page.contains("<meta name=\"digest\" content=\"4f2c-91d0\">"));
    assert!(page.contains("@bottom-left { content: \"Return \\b7  4f2c\\2d 91d0\""));
}

#[test]
fn a_link_whose_words_are_its_address_says_so_to_paper() {
    let mut document = Document { sections: vec![Section::new("one", "One")], ..empty() };
    for (url, words) in
        [("https://example.org/", "example.org"), ("mailto:a@example.org", "a@example.org"), ("https://example.org", "words")]
    {
        document.sections[0].blocks.push(Block::Paragraph(vec![link(Target::Url(url.to_owned()), words)]));
    }
    let page = page(&document);
    assert!(page.contains("<p><a href=\"https://example.org/\" class=\"address\">example.org</a></p>"));
    assert!(page.contains("<p><a href=\"mailto:a@example.org\" class=\"address\">a@example.org</a></p>"));
    assert!(page.contains("<p><a href=\"https://example.org\">words</a></p>"));
}

/// Writes every kind of block in every edition, for people and other programs to judge.
#[test]
fn the_pages_of_every_edition_are_written_for_others_to_judge() {
    for (edition, length) in [("full", Length::Book), ("summary", Length::Brief), ("young-people", Length::Book)] {
        let document = Document { edition: edition.to_owned(), length, ..sample() };
        let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{edition}.html"));
        std::fs::write(file, page(&document)).expect("it can be written");
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
    let expected = r##"<div class="data few">
<div class="table" role="group" aria-labelledby="t_caption" tabindex="0">
<table id="t" class="few" aria-describedby="t_notes">
<caption id="t_caption"><span>Income</span></caption>
<thead>
<tr><th scope="col">Payer</th><th scope="col" class="number">Amount</th></tr>
</thead>
<tbody>
<tr><th scope="row">Council</th><td class="number">£5</td></tr>
<tr class="total"><th scope="row">All</th><td class="number">£5</td></tr>
</tbody>
</table>
</div>
<a class="anchor" href="#t" aria-labelledby="page_table t_caption"></a>
<div class="notes" id="t_notes">
<p>Source: accounts</p>
</div>
</div>
"##;
    assert_eq!(
        format!("<div class=\"data{}<p class=\"back\"", between(&page, "<div class=\"data", "<p class=\"back\"")),
        format!("{expected}<p class=\"back\"")
    );
}

#[test]
fn a_table_too_wide_for_a_telephone_says_in_every_cell_which_column_it_is() {
    let columns = ["Payer", "Planned", "Spent", "Why"].map(|header| Column::words(header, 1));
    let mut table = Table::new("t", "Income", columns.to_vec());
    table.row("Council", vec![vec!["£5".into()], vec!["£6".into()], vec!["a < b".into()]]);
    let page =
        page(&Document { sections: vec![Section { blocks: vec![Block::Table(table)], ..Section::new("s", "S") }], ..empty() });
    assert!(
        page.contains("<td data-label=\"Planned\">£5</td><td data-label=\"Spent\">£6</td><td data-label=\"Why\">a &lt; b</td>")
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

/// A document with the same hostile text everywhere it can hold text.
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
        edition: evil(),
        language: "en-GB".to_owned(),
        prepared_on: Some(evil()),
        mark: Some(evil()),
        masthead: vec![(evil(), words())],
        opening: vec![Block::Paragraph(words())],
        sections: vec![section],
        colophon: vec![words()],
        digest: Some(evil()),
        length: Length::Book,
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
        edition: Document::FULL.to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: None,
        mark: None,
        masthead: Vec::new(),
        opening: Vec::new(),
        sections: Vec::new(),
        colophon: Vec::new(),
        digest: None,
        length: Length::Book,
        attachments: Vec::new(),
    }
}

fn link(target: Target, text: &str) -> Inline {
    Inline::Link { target, text: vec![text.into()] }
}

/// The headings, charts and tables of the page, in order.
fn outline_of(page: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (tag, after) = rest.split_once('>').expect("every tag ends");
        let (kind, end) = match tag.split(' ').next().unwrap_or_default() {
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => (name, format!("</{name}>")),
            "caption" => ("table", "</caption>".to_owned()),
            "span" if tag.starts_with("span class=\"title\"") => ("chart", "</span>".to_owned()),
            _ => continue,
        };
        let inner = after.split(&end).next().unwrap_or_default();
        lines.push(format!("{kind} {}", unescaped(inner.trim_start_matches("<span>").trim_end_matches("</span>"))));
    }
    lines
}

/// The start tags of a page with their attributes.
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
