//! What a replaced component loses of a document, and what it adds. The page it makes is compared with the page that the
//! default components make of the same document.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{StartTag, Token, Tokenizer};

use super::component;
use super::page;
use super::templates::Templates;
use crate::document::Document;
use crate::theme::faults::{ANCHOR, CHART, COLOUR_ALONE, HEADINGS, Kind, PAGE, PICTURE, SCRIPT, TABLE, WORDS};
use crate::theme::{Fault, Part, Theme};

/// Every fault of the theme's components: first of each on its own, then of the page as a whole.
pub(super) fn faults(document: &Document, theme: &Theme) -> Vec<Fault> {
    let mut faults: Vec<Fault> = theme.blocks.iter().flat_map(component::look_over).collect();
    // A component that could run without end is not tried.
    if !faults.is_empty() {
        return faults;
    }
    let plain = Theme { blocks: Vec::new(), ..theme.clone() };
    let shipped = match made(document, &plain) {
        Ok(page) => Seen::read(&page),
        Err(fault) => return vec![fault],
    };
    for part in &theme.blocks {
        match made(document, &Theme { blocks: vec![part.clone()], ..theme.clone() }) {
            Ok(page) => faults.extend(compared(&shipped, &Seen::read(&page)).into_iter().map(|lost| lost.in_part(part))),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        match made(document, theme) {
            Ok(page) => faults.extend(compared(&shipped, &Seen::read(&page)).into_iter().map(Lost::in_the_page)),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

fn made(document: &Document, theme: &Theme) -> Result<String, Fault> {
    let templates = Templates::load(theme)?;
    let page = page::view(document, theme, &templates).and_then(|view| templates.page(&view));
    page.map_err(|error| {
        let whole = Fault::new(crate::theme::faults::COMPONENT, "blocks/", error.to_string(), "see templates/blocks of the tool");
        templates.fault().unwrap_or(whole)
    })
}

/// A problem on the page, and the most likely cause in the component.
struct Lost {
    kind: Kind,
    message: String,
    help: &'static str,
    /// The texts to look for in the component: the fault is placed at the first of them that it has.
    near: &'static [&'static str],
}

impl Lost {
    fn in_part(self, part: &Part) -> Fault {
        let offset = self.near.iter().find_map(|near| part.text.find(near));
        let offset = offset.or_else(|| part.text.find("{%- component")).or_else(|| part.text.find("{% component")).unwrap_or(0);
        Fault::new(self.kind, part.file.as_str(), self.message, self.help).at(&part.text, offset)
    }

    fn in_the_page(self) -> Fault {
        Fault::new(self.kind, "", self.message, self.help)
    }
}

/// The parts of a page that are compared.
#[derive(Debug, Default)]
struct Seen {
    language: String,
    title: String,
    main_headings: usize,
    /// The level and words of each heading.
    headings: Vec<(usize, String)>,
    ids: BTreeMap<String, usize>,
    /// The targets of links within the page.
    targets: BTreeSet<String>,
    pictures_without_words: usize,
    drawings: usize,
    /// The number of words in drawings.
    labels: usize,
    column_headers: usize,
    row_headers: usize,
    tables: usize,
    /// The number of places where something could run or be fetched.
    active: usize,
    words: BTreeMap<String, usize>,
    /// The words in their order, used to show what was lost.
    order: Vec<String>,
}

impl Seen {
    fn read(page: &str) -> Self {
        let mut seen = Self { active: page.to_ascii_lowercase().matches("<script").count(), ..Self::default() };
        let page = without(&without(page, "style"), "script");
        let mut drawing = 0_usize;
        let mut named_by: Vec<String> = Vec::new();
        let mut in_title = false;
        let mut heading = false;
        for token in Tokenizer::new(page.as_str()).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = text(&tag.name);
                    seen.tag(&name, &tag, drawing > 0);
                    match name.as_str() {
                        "svg" if !tag.self_closing => {
                            drawing += 1;
                            named_by.extend(value(&tag, "aria-labelledby"));
                        }
                        "title" if drawing == 0 => in_title = true,
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading = true,
                        _ => {}
                    }
                }
                Token::EndTag(tag) => match text(&tag.name).as_str() {
                    "svg" => drawing = drawing.saturating_sub(1),
                    "title" => in_title = false,
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading = false,
                    _ => {}
                },
                Token::String(words) => seen.words(&text(&words.value), in_title, drawing > 0, heading),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        let nameless = named_by.iter().filter(|names| !names.split_whitespace().any(|name| seen.ids.contains_key(name))).count();
        seen.pictures_without_words += nameless;
        seen
    }

    fn tag(&mut self, name: &str, tag: &StartTag<()>, in_drawing: bool) {
        if let Some(id) = value(tag, "id") {
            *self.ids.entry(id).or_default() += 1;
        }
        self.targets.extend(value(tag, "href").and_then(|href| href.strip_prefix('#').map(str::to_owned)));
        let runs = tag.attributes.keys().any(|name| name.to_ascii_lowercase().starts_with(b"on"));
        let fetches =
            ["src", "srcset", "poster", "data"].iter().any(|name| value(tag, name).is_some_and(|it| !it.starts_with("data:")));
        self.active += usize::from(runs) + usize::from(fetches);
        let hidden = value(tag, "aria-hidden").as_deref() == Some("true");
        let labelled = value(tag, "aria-label").is_some_and(|label| !label.trim().is_empty());
        match name {
            "html" => self.language = value(tag, "lang").unwrap_or_default(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.trim_start_matches('h').parse().unwrap_or(1);
                self.main_headings += usize::from(level == 1);
                self.headings.push((level, String::new()));
            }
            "img" => {
                self.pictures_without_words +=
                    usize::from(value(tag, "alt").is_none_or(|words| words.trim().is_empty()) && !hidden);
            }
            "svg" => {
                self.drawings += usize::from(!hidden);
                let named = value(tag, "aria-labelledby").is_some();
                self.pictures_without_words += usize::from(!hidden && !labelled && !named);
            }
            "text" if in_drawing => self.labels += 1,
            "table" => self.tables += 1,
            "th" => match value(tag, "scope").as_deref() {
                Some("col") => self.column_headers += 1,
                Some("row") => self.row_headers += 1,
                _ => {}
            },
            _ => {}
        }
    }

    fn words(&mut self, text: &str, in_title: bool, in_drawing: bool, heading: bool) {
        if in_title {
            self.title.push_str(text.trim());
            return;
        }
        if in_drawing {
            return;
        }
        // Punctuation around a word may change: a component may set quotation marks.
        for word in
            text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty())
        {
            *self.words.entry(word.to_owned()).or_default() += 1;
            self.order.push(word.to_owned());
        }
        if heading && let Some((_, words)) = self.headings.last_mut() {
            words.push_str(text);
        }
    }
}

/// The page without the elements of one name whose text is not markup.
fn without(page: &str, element: &str) -> String {
    let (begin, end) = (format!("<{element}"), format!("</{element}>"));
    let mut kept = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(&begin) {
        kept.push_str(before);
        rest = after.split_once(&end).map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn value(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name.as_bytes())).map(|(_, value)| text(&value.value))
}

/// Everything that one page has and the other lacks.
fn compared(shipped: &Seen, page: &Seen) -> Vec<Lost> {
    let mut lost: Vec<Lost> = Vec::new();
    let mut add = |kind, message: String, help, near| lost.push(Lost { kind, message, help, near });
    if page.language.trim().is_empty() {
        add(PAGE, "the page does not say its language".to_owned(), "keep lang on <html>", &["<html"]);
    }
    if page.title.is_empty() {
        add(PAGE, "the page has no title".to_owned(), "keep <title>", &["<title"]);
    }
    match page.main_headings {
        1 => {}
        0 => add(PAGE, "the page has no main heading (h1)".to_owned(), "keep the h1", &["<h1"]),
        more => add(
            PAGE,
            format!("the page has {more} main headings (h1), and may have one"),
            "make it an h2 or lower, or a paragraph",
            &["<h1"],
        ),
    }
    if page.pictures_without_words > shipped.pictures_without_words {
        let help = "say in alt, or in the title of a drawing, what it shows; aria-hidden=\"true\" for mere decoration";
        add(PICTURE, "a picture has no words for those who do not see it".to_owned(), help, &["<img", "<svg"]);
    }
    if let Some((from, to, words)) = jump(&page.headings) {
        let message = format!("headings jump from level {from} to level {to}, at “{words}”");
        add(
            HEADINGS,
            message,
            "use block.level for the heading of a section, and none elsewhere",
            &["<h3", "<h4", "<h5", "<h6", "<h2", "<h"],
        );
    }
    if page.drawings < shipped.drawings {
        add(CHART, "a chart is left out".to_owned(), "show each of block.pictures", &["<figure"]);
    } else if page.labels < shipped.labels {
        add(
            COLOUR_ALONE,
            "charts have lost labels on their marks, and tell by colour alone".to_owned(),
            "keep the <text> of every shape",
            &["<svg"],
        );
    }
    if let Some((message, help, near)) = headers(shipped, page) {
        add(TABLE, message.to_owned(), help, near);
    }
    let missing = missing(shipped, page);
    if missing > 0 {
        // Up to the first lost word, both pages have the same words.
        let same = shipped.order.iter().zip(&page.order).take_while(|(one, other)| one == other).count();
        let shown = shipped.order.iter().skip(same).take(missing.min(6)).cloned().collect::<Vec<_>>().join(" ");
        let more = if missing > 6 { format!(" and {} more", missing - 6) } else { String::new() };
        add(WORDS, format!("words of the report are lost: “{shown}”{more}"), "show everything that the block has", &[]);
    }
    // Names with an underscore belong to the default components; all others are places of the document.
    let places = shipped.ids.keys().filter(|id| !id.contains('_') && !page.ids.contains_key(*id));
    let nowhere = page.targets.iter().filter(|target| !target.is_empty() && !page.ids.contains_key(*target));
    let gone: BTreeSet<&String> = places.chain(nowhere).collect();
    if let Some(first) = gone.first() {
        let message = match gone.len() {
            1 => format!("links to “{first}” lead nowhere"),
            more => format!("links to “{first}” and {} other places lead nowhere", more - 1),
        };
        add(ANCHOR, message, "keep id=\"{{ block.anchor }}\"", &["<h{{", "<table", "<figure"]);
    }
    if let Some((id, times)) = page.ids.iter().find(|(id, times)| **times > shipped.ids.get(*id).copied().unwrap_or(1)) {
        add(
            ANCHOR,
            format!("the id “{id}” stands {times} times in the page"),
            "an id may stand once; use class instead",
            &["id=\""],
        );
    }
    if page.active > shipped.active {
        add(
            SCRIPT,
            "a component runs or fetches something".to_owned(),
            "take out script, attributes that begin with on, and addresses in src",
            &["<"],
        );
    }
    lost
}

/// Header cells of tables that were lost.
fn headers(shipped: &Seen, page: &Seen) -> Option<(&'static str, &'static str, &'static [&'static str])> {
    if page.tables < shipped.tables && page.row_headers < shipped.row_headers {
        let help = "keep <table>, with <th scope=\"col\"> and <th scope=\"row\">";
        Some(("a table is no table any more", help, &["<div", "<dl", "<ul"]))
    } else if page.column_headers < shipped.column_headers {
        let help = "begin each column with <th scope=\"col\">";
        Some(("columns of a table have lost their header cells", help, &["block.columns"]))
    } else if page.row_headers < shipped.row_headers {
        let help = "begin each row with <th scope=\"row\">";
        Some(("rows of a table have lost their header cells", help, &["row.header", "block.rows"]))
    } else {
        None
    }
}

/// The first heading that is more than a level below the one before it.
fn jump(headings: &[(usize, String)]) -> Option<(usize, usize, &str)> {
    headings
        .iter()
        .zip(headings.iter().skip(1))
        .find_map(|((from, _), (to, words))| (*to > from + 1).then_some((*from, *to, words.trim())))
}

/// The number of lost words.
fn missing(shipped: &Seen, page: &Seen) -> usize {
    shipped.words.iter().map(|(word, times)| times.saturating_sub(page.words.get(word).copied().unwrap_or_default())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    fn told(name: &str, text: &str) -> Vec<String> {
        let part = Part { name: name.to_owned(), file: format!("blocks/{name}.html"), text: text.to_owned() };
        let theme = Theme { blocks: vec![part], ..Theme::shipped().expect("the shipped theme") };
        faults(&sample(), &theme).iter().map(|fault| format!("{} {} {}", fault.location(), fault.code, fault.message)).collect()
    }

    fn shipped(name: &str) -> &'static str {
        let file = format!("default/blocks/{name}.html");
        super::super::templates::DEFAULT.iter().find(|(known, _)| *known == file).map(|(_, text)| *text).expect("it ships")
    }

    #[test]
    fn the_shipped_components_lose_nothing() {
        for name in super::super::templates::component_names() {
            assert_eq!(told(name, shipped(name)), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn each_thing_a_component_loses_is_told_under_its_own_code_alone() {
        let section = shipped("section");
        let cases = [
            ("table", shipped("table").replace("<th scope=\"col\"", "<th"), "PUB-006 columns of a table"),
            (
                "table",
                shipped("table").replace("<th scope=\"row\"", "<td").replace("{{ row.header }}</th>", "{{ row.header }}</td>"),
                "PUB-006 rows of a table",
            ),
            ("table", shipped("table").replace("{{ block.caption }}", ""), "THM-009 words of the report are lost: “Income"),
            (
                "section",
                section.replace("<h{{ block.level }}", "<h1").replace("</h{{ block.level }}", "</h1"),
                "PUB-001 the page has",
            ),
            (
                "section",
                section.replace("<h{{ block.level }}", "<h4").replace("</h{{ block.level }}", "</h4"),
                "PUB-003 headings jump from level 1 to level 4",
            ),
            ("section", section.replace(" id=\"{{ block.anchor }}\"", ""), "THM-010 links to"),
            (
                "notice",
                shipped("notice").replace("<p class=\"title\">", "<img src=\"data:image/png;base64,AA\"><p class=\"title\">"),
                "PUB-002 a picture has no words",
            ),
            (
                "notice",
                shipped("notice").replace("<p class=\"title\">", "<p class=\"title\" id=\"notice\">"),
                "THM-010 the id “notice”",
            ),
            ("notice", shipped("notice").replace("{{ block.word }}", ""), "THM-009 words of the report are lost"),
        ];
        for (name, text, expected) in cases {
            assert_ne!(text, shipped(name), "{expected}: the component is changed");
            let told = told(name, &text);
            assert!(told.len() == 1 && told[0].contains(expected), "{expected}: {told:#?}");
        }
        assert!(told("tabel", "x")[0].starts_with("blocks/tabel.html:1:1 THM-006 there is no component “tabel”"));
        assert!(
            told("quote", &shipped("quote").replace("block.source", "block.sorce"))[0]
                .contains("THM-008 the block has no “sorce”")
        );
    }

    #[test]
    fn a_chart_without_picture_or_labels_is_told() {
        let chart = shipped("chart");
        let (before, rest) = chart.split_once("{% for picture").expect("pictures are repeated");
        let (_, after) = rest.split_once("{{ block.table }}").expect("the data follow");
        let without = told("chart", &format!("{before}{{{{ block.table }}}}{after}"));
        assert!(without.len() == 1 && without[0].contains("THM-012"), "{without:#?}");
        let (start, end) = (chart.find("<text").expect("labels"), chart.find("</text>").expect("labels"));
        let unlabelled = told("chart", &format!("{}{}", &chart[..start], &chart[end + 7..]));
        assert!(unlabelled.len() == 1 && unlabelled[0].contains("PUB-004"), "{unlabelled:#?}");
    }

    #[test]
    fn a_page_without_language_title_or_main_heading_is_told() {
        let page = "<html lang=\"en-GB\"><title>A report</title><h1>A report</h1><h2 id=\"a\">One</h2>";
        let whole = Seen::read(page);
        for (what, instead) in [
            (" lang=\"en-GB\"", ""),
            ("A report</title>", "</title>"),
            ("<h1>A report</h1>", "<p>A report</p>"),
            ("<h2", "<h1>x</h1><h2"),
        ] {
            let lost = compared(&whole, &Seen::read(&page.replacen(what, instead, 1)));
            assert_eq!(lost.iter().map(|lost| lost.kind.code).collect::<Vec<_>>(), ["PUB-001"], "{what}");
        }
    }
}
