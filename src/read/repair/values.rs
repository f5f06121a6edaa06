//! Mistakes in an answer: characters, quotes and brackets that YAML does not read as text.

use super::line::{Line, closing, colon};
use super::{Diagnosis, Judge, LOST, Repair, shown, written};

impl Judge<'_> {
    /// Text that starts with a character that has another meaning in YAML.
    pub(super) fn value_start(&self, line: Line) -> Option<Diagnosis> {
        let first = line.value.chars().next()?;
        let rest = line.value.get(first.len_utf8()..).unwrap_or_default();
        let begins = |mark: char| {
            let name = match mark {
                ',' => "a comma".to_owned(),
                '`' => "a backtick".to_owned(),
                '?' => "a question mark".to_owned(),
                other => other.to_string(),
            };
            format!("{} begins with {name}, which text may only do inside quotes", shown(line.value))
        };
        match first {
            '@' | '`' | '%' | ',' | ']' | '}' | '?' => Some(self.quote_it(line, begins(first))),
            '&' | '*' | '!' if rest.is_empty() || rest.contains(char::is_whitespace) => Some(self.quote_it(line, begins(first))),
            '[' | '{' => {
                let closing = if first == '[' { ']' } else { '}' };
                let after = rest.rfind(closing).and_then(|at| rest.get(at + 1..))?.trim();
                let more = !after.is_empty() && !after.starts_with(['#', ',']);
                more.then(|| {
                    let message = format!("there is text after the {closing} in {}", shown(line.value));
                    self.quote_it(line, message)
                })
            }
            '-' if rest.starts_with(' ') => {
                let message = "a dash right after a colon begins a list, which has to begin on a line of its own".to_owned();
                let key = line.key.unwrap_or_default();
                let help = format!(
                    "if it is text, put quotes round it: {key}: \"{}\"; if it is a list, put each entry on a line below",
                    line.value
                );
                let repair = Repair { range: line.value_range(), with: LOST.to_string() };
                Some(self.say(line, line.value_range(), message, help, vec![repair]))
            }
            '|' | '>' => {
                let text = rest.trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']).trim();
                (!text.is_empty() && !text.starts_with('#')).then(|| {
                    let message = format!("there is text on the same line after {first}");
                    let key = line.key.unwrap_or_default();
                    let help = format!(
                        "put the text on the lines below {key}: {first} and indent them; if {first} is part of the text, put quotes round it: {}",
                        written(line.key, line.value)
                    );
                    let repair = Repair { range: line.value_range(), with: LOST.to_string() };
                    self.say(line, line.value_range(), message, help, vec![repair])
                })
            }
            _ => None,
        }
    }

    /// A second colon in the text of an answer.
    pub(super) fn colon_inside(&self, line: Line, at: usize) -> Option<Diagnosis> {
        let inside = !line.value.starts_with(['"', '\'', '[', '{']) && colon(line.value).is_some();
        let here = line.key.is_some() && at >= line.content_at() + line.key.map_or(0, str::len);
        let second =
            colon(line.value).and_then(|at| line.value.get(..at)).and_then(|before| before.split_whitespace().next_back());
        if let Some(second) = second.filter(|second| inside && here && self.keys.contains(*second))
            && let Some(from) = colon(line.value).and_then(|at| at.checked_sub(second.len()))
        {
            let before = line.value.get(..from).unwrap_or_default().trim_end_matches([' ', ',', ';']);
            let start = line.value_range().start;
            let message = format!("`{}` and `{second}` stand on one line", line.key.unwrap_or_default());
            let help = format!("put {} on a line of its own", line.value.get(from..).unwrap_or_default());
            let with = format!("\n{}", " ".repeat(line.column()));
            let repair = Repair { range: start + before.len()..start + from, with };
            return Some(self.say(line, start + from..line.content_range().end, message, help, vec![repair]));
        }
        (inside && here).then(|| {
            let message =
                format!("the text {} holds a colon and a space, and so reads as a key with an answer", shown(line.value));
            self.quote_it(line, message)
        })
    }

    /// A quote that is not closed, or is closed too early. The parser notices far below, so the search goes upwards.
    pub(super) fn quotes(&self, line: Line) -> Option<Diagnosis> {
        for number in (line.number.saturating_sub(200)..=line.number).rev().filter(|number| !self.settled.contains(number)) {
            let line = self.line(number);
            let (text, range) = match line.key {
                Some(_) if !line.content.starts_with('"') => (line.value, line.value_range()),
                _ => (line.content, line.content_range()),
            };
            let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) else { continue };
            let inside = text.get(1..).unwrap_or_default();
            let end = closing(inside, quote);
            let after = end.and_then(|at| inside.get(at + 1..)).map(str::trim);
            let (message, repair) = match after {
                None => (format!("the {quote} at the beginning is never closed"), LOST.to_string()),
                Some(after) if after.is_empty() || after.starts_with(['#', ':', ',']) => continue,
                Some(after) => (format!("the quotes are closed before {}", shown(after)), LOST.to_string()),
            };
            let help = if text == line.content && after.is_none() {
                "close the quotes, or take them away".to_owned()
            } else {
                let whole = text.len() > 1 && text.ends_with(quote);
                let bare = if whole || after.is_none() { text.trim_matches(quote) } else { text };
                format!("put quotes round the whole: {}", written(line.key, bare))
            };
            let with = if text == line.content { format!("{LOST}: {repair}") } else { repair };
            return Some(self.say(line, range.clone(), message, help, vec![Repair { range, with }]));
        }
        None
    }

    pub(super) fn backslash(&self, line: Line) -> Diagnosis {
        let message = "a backslash inside double quotes begins a code, and this one is not known".to_owned();
        let help = format!("use single quotes: {}: '{}'", line.key.unwrap_or_default(), line.value.trim_matches('"'));
        let repair = Repair { range: line.value_range(), with: LOST.to_string() };
        self.say(line, line.value_range(), message, help, vec![repair])
    }

    /// A bracket that is not closed on its line.
    pub(super) fn bracket(&self, line: Line) -> Option<Diagnosis> {
        for number in (line.number.saturating_sub(200)..=line.number).rev().filter(|number| !self.settled.contains(number)) {
            let line = self.line(number);
            let text = if line.key.is_some() { line.value } else { line.content };
            let Some(open) = text.chars().next().filter(|first| matches!(first, '[' | '{')) else { continue };
            let close = if open == '[' { ']' } else { '}' };
            if text.matches(open).count() <= text.matches(close).count() {
                continue;
            }
            let message = format!("the {open} is never closed");
            let help = format!("close it with {close}, or put quotes round the text: {}", written(line.key, text));
            let range = line.content_range().end - text.len()..line.content_range().end;
            return Some(self.say(line, range.clone(), message, help, vec![Repair { range, with: LOST.to_string() }]));
        }
        None
    }

    pub(super) fn control(&self, line: Line, character: char, at: usize) -> Diagnosis {
        let from = at.max(line.start);
        let within = self.text.slice(from..line.content_range().end.max(from));
        let at = within.find(character).map_or(from, |found| from + found);
        let message = format!("the line holds a character that cannot be seen ({})", character.escape_unicode());
        let help = "delete it: put the cursor before it and press Delete".to_owned();
        let repair = Repair { range: at..at + character.len_utf8(), with: String::new() };
        self.say(line, at..at + character.len_utf8(), message, help, vec![repair])
    }
}
