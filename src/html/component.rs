//! Checks a component of a partnership before it is used: it must replace a default one, and nothing in it may run without end
//! or read values outside its block.
//!
//! The template engine does not limit what a template may do, so anything that could go on for ever is refused: a component may
//! only choose and repeat.

use super::templates::{DEFAULT, component_names};
use crate::theme::faults::{COMPONENT, Kind, NAME, SCRIPT, UNKNOWN_COMPONENT};
use crate::theme::{Fault, Part};
use crate::value::{listed, nearest};

/// What a component may do with a value.
const FILTERS: &[&str] = &[
    "upper",
    "lower",
    "trim",
    "trim_start",
    "trim_end",
    "capitalize",
    "title",
    "length",
    "first",
    "last",
    "default",
    "escape",
    "escape_html",
    "pluralize",
    "str",
    "wordcount",
];
/// The deepest nesting of repetitions: the rows of a table and their cells.
const DEEPEST: usize = 2;
const MOST_REPETITIONS: usize = 20;

/// Every fault that can be found before the component is used.
pub(super) fn look_over(part: &Part) -> Vec<Fault> {
    let names = component_names();
    if !names.contains(&part.name.as_str()) {
        let help = match nearest(&part.name, names.iter().copied()) {
            Some(near) => format!("did you mean {near}? name the file blocks/{near}.html"),
            None => format!("the components are {}", listed(&names)),
        };
        let message = format!("there is no component “{}”, so this file would never be used", part.name);
        return vec![Fault::new(UNKNOWN_COMPONENT, part.file.as_str(), message, help).at(&part.text, 0)];
    }
    let mut look = Look { part, has: fields(&part.name), faults: Vec::new() };
    look.outside_of_tags();
    look.tags();
    look.faults
}

struct Look<'a> {
    part: &'a Part,
    /// The names the block has: those that the default component uses.
    has: Vec<&'static str>,
    faults: Vec<Fault>,
}

impl Look<'_> {
    fn refuse(&mut self, kind: Kind, offset: usize, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::new(kind, self.part.file.as_str(), message, help).at(&self.part.text, offset));
    }

    /// Reports markup that runs or fetches something.
    fn outside_of_tags(&mut self) {
        let lower = self.part.text.to_ascii_lowercase();
        let elements = ["script", "iframe", "object", "embed", "link", "meta", "base", "form", "audio", "video"];
        for element in elements {
            for (offset, _) in lower.match_indices(&format!("<{element}")) {
                let after = lower.get(offset + element.len() + 1..).and_then(|rest| rest.chars().next());
                if !after.is_some_and(|next| next.is_alphanumeric() || next == '-') {
                    let message = format!("<{element}> runs or fetches something, or is not for the text of a report");
                    self.refuse(SCRIPT, offset, message, "take it out");
                }
            }
        }
        for (offset, _) in lower.match_indices("javascript:") {
            self.refuse(SCRIPT, offset, "an address that begins with javascript: runs script", "take it out");
        }
        for (offset, _) in lower.match_indices("on") {
            let before = lower.get(..offset).and_then(|text| text.chars().next_back());
            let rest = lower.get(offset..).unwrap_or_default();
            let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
            let assigned = rest.get(name.len()..).is_some_and(|rest| rest.trim_start().starts_with('='));
            let separate = before.is_some_and(|before| before.is_whitespace() || "\"'/".contains(before));
            if name.len() > 3 && assigned && separate {
                self.refuse(SCRIPT, offset, format!("the attribute {name} runs script"), "take it out");
            }
        }
        for attribute in ["src", "srcset", "poster", "background"] {
            for (offset, _) in lower.match_indices(&format!("{attribute}=")) {
                let value = lower.get(offset + attribute.len() + 1..).unwrap_or_default().trim_start_matches(['"', '\'']);
                let separate = lower.get(..offset).and_then(|text| text.chars().next_back()).is_some_and(char::is_whitespace);
                if separate && !value.starts_with("data:image/") {
                    let message = format!("{attribute} fetches something from outside the page");
                    self.refuse(SCRIPT, offset, message, "carry the picture in the address itself: data:image/png;base64,…");
                }
            }
        }
    }

    fn tags(&mut self) {
        let tags = match tags(&self.part.text) {
            Ok(tags) => tags,
            Err(offset) => {
                return self.refuse(
                    COMPONENT,
                    offset,
                    "what begins here with {{, {% or {# is never closed",
                    "close it with }}, %} or #}",
                );
            }
        };
        let (mut open, mut repetitions, mut defined) = (Vec::new(), 0, 0);
        for tag in &tags {
            self.words(tag);
            let Some(Token::Word(word, offset)) = tag.tokens.first().filter(|_| !tag.shows) else { continue };
            match *word {
                "component" => {
                    defined += 1;
                    let name = match tag.tokens.get(1) {
                        Some(Token::Word(name, _)) => *name,
                        _ => "",
                    };
                    if name != self.part.name || defined > 1 {
                        let expected = &self.part.name;
                        self.refuse(
                            COMPONENT,
                            *offset,
                            format!("the file may define one component, and it is called {expected}"),
                            format!("begin with {{% component {expected}(block: map) %}}"),
                        );
                    }
                }
                "for" => {
                    open.push(*offset);
                    repetitions += 1;
                    if open.len() > DEEPEST || repetitions > MOST_REPETITIONS {
                        let message = "there are too many repetitions in each other, and a long table would never be done";
                        self.refuse(
                            COMPONENT,
                            *offset,
                            message,
                            format!("use {DEEPEST} levels at most: rows, and cells in them"),
                        );
                    }
                }
                "endfor" => drop(open.pop()),
                "endcomponent" | "if" | "elif" | "else" | "endif" => {}
                other => {
                    let message = format!("“{other}” is not for components");
                    let help = "a component is {% component %}, {% if %}, {% for %} and {{ … }}: it gets one block and shows it";
                    self.refuse(COMPONENT, *offset, message, help);
                }
            }
        }
        if defined == 0 && self.faults.is_empty() {
            let name = &self.part.name;
            let help = format!("write {{% component {name}(block: map) %}} … {{% endcomponent {name} %}} around it");
            self.refuse(COMPONENT, 0, format!("the file defines no component {name}"), help);
        }
    }

    /// Reports code that is not allowed in a tag, wherever it is.
    fn words(&mut self, tag: &Tag) {
        for (index, token) in tag.tokens.iter().enumerate() {
            let next = tag.tokens.get(index + 1);
            let before = index.checked_sub(1).and_then(|index| tag.tokens.get(index));
            match (token, next) {
                (Token::Sign('|', _), Some(Token::Word(filter, offset))) if !FILTERS.contains(filter) => {
                    let message = format!("the filter “{filter}” is not for components");
                    self.refuse(COMPONENT, *offset, message, format!("these are: {}", listed(FILTERS)));
                }
                (Token::Sign('<', offset), Some(Token::Word(_, at))) if *at == offset + 1 => {
                    let message = "a component may not call another: what lies inside a block is finished already";
                    self.refuse(COMPONENT, *offset, message, "show block.inner or the like; to compare, leave a space after <");
                }
                (Token::Word(word, offset), Some(Token::Sign('(', _))) => {
                    let filter = matches!(before, Some(Token::Sign('|', _)));
                    let test = matches!(before, Some(Token::Word("is" | "not", _)));
                    let definition = matches!(before, Some(Token::Word("component", _)));
                    if !filter && !test && !definition && !matches!(*word, "and" | "or" | "not" | "if" | "elif" | "in") {
                        self.refuse(COMPONENT, *offset, format!("“{word}(…)” is not for components"), "show what the block has");
                    }
                }
                (Token::Word(name, offset), _)
                    if matches!(before, Some(Token::Sign('.', _)))
                        && index >= 2
                        && matches!(tag.tokens.get(index - 2), Some(Token::Word("block", _)))
                        && !self.has.contains(name) =>
                {
                    let help = match nearest(name, self.has.iter().copied()) {
                        Some(near) => format!("did you mean {near}?"),
                        None => format!("it has {}", listed(&self.has)),
                    };
                    self.refuse(NAME, *offset, format!("the block has no “{name}”"), help);
                }
                (Token::Word("for", offset), _) if index > 0 || tag.shows => {
                    self.refuse(COMPONENT, *offset, "a list cannot be made in a component", "use {% for %} … {% endfor %}");
                }
                _ => {}
            }
        }
    }
}

/// The names that the default component of this name uses.
fn fields(name: &str) -> Vec<&'static str> {
    let file = format!("default/blocks/{name}.html");
    let text = DEFAULT.iter().find(|(shipped, _)| *shipped == file).map_or("", |(_, text)| *text);
    let mut fields = Vec::new();
    for tag in tags(text).unwrap_or_default() {
        for three in tag.tokens.windows(3) {
            if let [Token::Word("block", _), Token::Sign('.', _), Token::Word(field, _)] = three
                && !fields.contains(field)
            {
                fields.push(*field);
            }
        }
    }
    fields
}

/// A tag of the template: `{{ … }}`, which shows something, or `{% … %}`.
struct Tag<'a> {
    shows: bool,
    tokens: Vec<Token<'a>>,
}

/// A token of a tag, with its offset. Texts in quotation marks are left out.
enum Token<'a> {
    Word(&'a str, usize),
    Sign(char, usize),
}

/// Every tag; or the place of one that is never closed, as the error.
fn tags(text: &str) -> Result<Vec<Tag<'_>>, usize> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('{')) {
        let begun = at + found;
        let rest = text.get(begun..).unwrap_or_default();
        let (shows, end) = match rest.get(..2) {
            Some("{#") => {
                at = begun + 2 + rest.get(2..).and_then(|rest| rest.find("#}")).ok_or(begun)? + 2;
                continue;
            }
            Some("{{") => (true, "}}"),
            Some("{%") => (false, "%}"),
            _ => {
                at = begun + 1;
                continue;
            }
        };
        let (tokens, after) = tokens(text, begun + 2, end).ok_or(begun)?;
        tags.push(Tag { shows, tokens });
        at = after;
    }
    Ok(tags)
}

/// The tokens of a tag up to its end, and the offset after it; `None` when it has no end.
fn tokens<'a>(text: &'a str, from: usize, end: &str) -> Option<(Vec<Token<'a>>, usize)> {
    let mut tokens = Vec::new();
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with(end) {
            return Some((tokens, at + end.len()));
        }
        let first = rest.chars().next()?;
        match first {
            '"' | '\'' | '`' => at += 1 + rest.get(1..)?.find(first)? + 1,
            _ if first.is_alphanumeric() || first == '_' => {
                let length: usize = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
                tokens.push(Token::Word(rest.get(..length)?, at));
                at += length;
            }
            // A minus at either end removes the white space around a tag.
            '-' if at == from => at += 1,
            _ => {
                if !first.is_whitespace() {
                    tokens.push(Token::Sign(first, at));
                }
                at += first.len_utf8();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, text: &str) -> Vec<String> {
        let part = Part { name: name.to_owned(), file: format!("blocks/{name}.html"), text: text.to_owned() };
        look_over(&part).iter().map(|fault| format!("{} {} {}", fault.location(), fault.code, fault.message)).collect()
    }

    #[test]
    fn what_ships_would_be_accepted_from_a_partnership_too() {
        for (file, text) in DEFAULT {
            let Some(name) = file.strip_prefix("default/blocks/").and_then(|name| name.strip_suffix(".html")) else { continue };
            assert_eq!(told(name, text), Vec::<String>::new());
        }
    }

    #[test]
    fn each_thing_that_is_not_for_components_is_refused_where_it_stands() {
        let inside = |text: &str| format!("{{% component quote(block: map) %}}\n{text}{{% endcomponent quote %}}");
        let cases = [
            ("{% for a in range(end=1000000000) %}x{% endfor %}", "blocks/quote.html:2:13 THM-007 “range(…)”"),
            ("{{ [x for x in block.inner] }}", "blocks/quote.html:2:7 THM-007 a list"),
            ("{{ block.inner | safe }}", "blocks/quote.html:2:18 THM-007 the filter “safe”"),
            ("{{ block.inner | indent(width=999999999) }}", "blocks/quote.html:2:18 THM-007 the filter “indent”"),
            ("{% include \"../../secret\" %}", "blocks/quote.html:2:4 THM-007 “include”"),
            ("{% set a = block.inner ~ block.inner %}", "blocks/quote.html:2:4 THM-007 “set”"),
            ("{{ <quote block={block} /> }}", "blocks/quote.html:2:4 THM-007 a component may not call another"),
            (
                "{% for a in block.inner %}{% for b in a %}{% for c in b %}{% endfor %}{% endfor %}{% endfor %}",
                "blocks/quote.html:2:46 THM-007 there are too many repetitions",
            ),
            ("{% if block.sorce %}{% endif %}", "blocks/quote.html:2:13 THM-008 the block has no “sorce”"),
            ("<p>{{ block.inner", "blocks/quote.html:2:4 THM-007 what begins here"),
            ("<SCRIPT>alert(1)</SCRIPT>", "blocks/quote.html:2:1 THM-011 <script>"),
            ("<p onClick = \"x()\">", "blocks/quote.html:2:4 THM-011 the attribute onclick"),
            ("<a href=\"JavaScript:x()\">", "blocks/quote.html:2:10 THM-011 an address"),
            ("<img alt=\"x\" src=\"https://a.example/x.png\">", "blocks/quote.html:2:14 THM-011 src fetches"),
            (
                "{% component other(block: map) %}{% endcomponent other %}",
                "blocks/quote.html:2:4 THM-007 the file may define one",
            ),
        ];
        for (text, expected) in cases {
            let told = told("quote", &inside(text));
            assert!(told.len() == 1 && told[0].starts_with(expected), "{text}: {told:?}");
        }
        assert!(told("quote", "<p>x</p>")[0].starts_with("blocks/quote.html:1:1 THM-007 the file defines no component"));
    }
}
