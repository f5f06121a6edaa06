//! What is wrong with a line the parser could not take, in words, and how to read on.
//!
//! A parser stops where it can go no further, which is often a line or more below the slip. The rules here look for the slip,
//! from the likeliest to the least likely, and say how the text may be repaired so that the rest is still checked. They know how
//! people write, not what the form asks; `keys` are the words the form uses as keys.

use std::collections::BTreeSet;
use std::ops::Range;

use granit_parser::ErrorKind;

use super::codes;
use super::text::Text;
use super::words::shown;
use crate::finding::{FieldPath, Finding};

/// Stands in a repaired text for what could not be read; a private character that no return holds.
pub(super) const LOST: char = '\u{e000}';

/// A change to the text before it is parsed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    pub range: Range<usize>,
    pub with: String,
}

/// The line to blame, what to say of it, and how to go on.
pub(super) struct Blame {
    /// Counted from 0.
    pub line: usize,
    pub finding: Finding,
    pub repairs: Vec<Repair>,
    /// Whether the line itself shows the slip; where only its place is odd, several repairs are tried against the form.
    pub sure: bool,
    /// How far the repair departs from how lines are usually indented; of two that serve as well, the lesser is likelier.
    pub strain: usize,
}

/// Finds the line to blame for what the parser said at byte `at`.
pub(super) fn blame(text: &Text, keys: &BTreeSet<String>, kind: &ErrorKind, at: usize) -> Blame {
    let judge = Judge { text, keys };
    let line = text.line_of(at);
    judge.find(kind, line, at).unwrap_or_else(|| Blame { sure: false, ..judge.unreadable(line) })
}

struct Judge<'a> {
    text: &'a Text,
    keys: &'a BTreeSet<String>,
}

/// A line taken apart: spaces, dashes, then a key and a value or something else.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    number: usize,
    start: usize,
    indent: usize,
    dashes: usize,
    content: &'a str,
    key: Option<&'a str>,
    value: &'a str,
}

impl<'a> Line<'a> {
    fn new(text: &'a Text, number: usize) -> Self {
        let whole = text.line(number).trim_end();
        let start = text.line_range(number).start;
        let indent = whole.len() - whole.trim_start_matches(' ').len();
        let mut content = whole.trim_start_matches(' ');
        while let Some(rest) = content.strip_prefix("- ") {
            content = rest.trim_start_matches(' ');
        }
        let dashes = whole.len() - indent - content.len();
        let colon = colon(content);
        let key = colon.and_then(|at| content.get(..at)).map(str::trim_end);
        let value = colon.and_then(|at| content.get(at + 1..)).map(str::trim_start).unwrap_or_default();
        Self { number, start, indent, dashes, content, key, value }
    }

    fn content_at(&self) -> usize {
        self.start + self.indent + self.dashes
    }

    fn content_range(&self) -> Range<usize> {
        self.content_at()..self.content_at() + self.content.len()
    }

    fn value_range(&self) -> Range<usize> {
        let end = self.content_range().end;
        end - self.value.len()..end
    }

    fn is_nothing(&self) -> bool {
        self.content.is_empty() || self.content.starts_with('#')
    }

    fn first_word(&self) -> &'a str {
        self.content.split_whitespace().next().unwrap_or_default()
    }

    /// The column at which keys of the same group stand.
    fn column(&self) -> usize {
        self.indent + self.dashes
    }
}

/// The colon that ends a key: outside quotes, and a space or nothing after it.
fn colon(content: &str) -> Option<usize> {
    let quote = content.chars().next().filter(|first| matches!(first, '"' | '\''));
    let from = quote.and_then(|quote| content.get(1..)?.find(quote)).map_or(0, |closing| closing + 2);
    content
        .get(from..)?
        .match_indices(':')
        .map(|(at, _)| from + at)
        .find(|at| content.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))
}

fn is_key_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

impl<'a> Judge<'a> {
    fn find(&self, kind: &ErrorKind, number: usize, at: usize) -> Option<Blame> {
        let line = self.line(number);
        match kind {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar => self.quotes(line),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.backslash(line)),
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::FlowMappingValueAdjacentCollection => self.bracket(line),
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => Some(self.control(line, *character, at)),
            _ => None,
        }
        .or_else(|| self.value_start(line))
        .or_else(|| self.line_start(line))
        .or_else(|| self.two_colons(line))
        .or_else(|| self.colon_inside(line, at))
        .or_else(|| self.block_text(line))
        .or_else(|| self.no_colon(line))
        .or_else(|| self.above(line))
        .or_else(|| {
            let unsure = self
                .stray_dash(kind, line)
                .or_else(|| self.answer_and_lines(line))
                .or_else(|| self.quotes(line))
                .or_else(|| self.bracket(line))
                .or_else(|| self.indentation(line))?;
            Some(Blame { sure: false, ..unsure })
        })
    }

    fn line(&self, number: usize) -> Line<'a> {
        Line::new(self.text, number)
    }

    /// The nearest line above that says something.
    fn line_above(&self, line: Line) -> Option<Line<'a>> {
        (0..line.number).rev().map(|number| self.line(number)).find(|above| !above.is_nothing())
    }

    fn line_below(&self, line: Line) -> Option<Line<'a>> {
        (line.number + 1..self.text.line_count()).map(|number| self.line(number)).find(|below| !below.is_nothing())
    }

    fn say(&self, line: Line, range: Range<usize>, message: String, help: String, repairs: Vec<Repair>) -> Blame {
        let finding = codes::finding(codes::SYNTAX, FieldPath::root(), Some(self.text.span(range)), message, help);
        Blame { line: line.number, finding, repairs, sure: true, strain: 0 }
    }

    /// Says that the value must stand in quotes; it is left out of what is read.
    fn quote_it(&self, line: Line, message: String) -> Blame {
        let help = format!("put quotes round it: {}", written(line.key, line.value));
        let repair = Repair { range: line.value_range(), with: LOST.to_string() };
        self.say(line, line.value_range(), message, help, vec![repair])
    }

    /// Text that begins with a character which means something else.
    fn value_start(&self, line: Line) -> Option<Blame> {
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

    /// A line that begins as none should: a bullet, a dash without its space.
    fn line_start(&self, line: Line) -> Option<Blame> {
        let first = line.content.chars().next()?;
        let rest = line.content.get(first.len_utf8()..).unwrap_or_default();
        let at = line.content_at();
        if matches!(first, '•' | '·' | '●' | '▪' | '◦' | '–' | '—' | '*' | '−') && rest.starts_with([' ', '\u{a0}'])
        {
            let message = format!("the line begins with {first}, and an entry of a list begins with a dash");
            let help = format!("write - {}", rest.trim());
            let space = rest.chars().next().map_or(0, char::len_utf8);
            let repair = Repair { range: at..at + first.len_utf8() + space, with: "- ".to_owned() };
            return Some(self.say(line, at..at + first.len_utf8(), message, help, vec![repair]));
        }
        if first == '-' && rest.starts_with(|c: char| c.is_alphabetic() || c == '"') {
            let message = "there is no space after the dash".to_owned();
            let repair = Repair { range: at + 1..at + 1, with: " ".to_owned() };
            return Some(self.say(line, line.content_range(), message, format!("write - {rest}"), vec![repair]));
        }
        None
    }

    fn two_colons(&self, line: Line) -> Option<Blame> {
        let key = line.key?.strip_suffix(':').filter(|key| is_key_word(key))?;
        let at = line.content_at() + key.len();
        let message = format!("there are two colons after `{key}`");
        let lines_below = self.line_below(line).is_some_and(|below| below.indent > line.indent);
        let (end, value) = if lines_below { (line.content_range().end, "") } else { (at + 1, line.value) };
        let repair = Repair {
            range: at + usize::from(!lines_below)..end + usize::from(!lines_below),
            with: if lines_below { ":".to_owned() } else { String::new() },
        };
        Some(self.say(line, line.content_range(), message, format!("write {}", written_plainly(key, value)), vec![repair]))
    }

    /// A second colon in the text of an answer.
    fn colon_inside(&self, line: Line, at: usize) -> Option<Blame> {
        let inside = !line.value.starts_with(['"', '\'', '[', '{']) && colon(line.value).is_some();
        let here = line.key.is_some() && at >= line.content_at() + line.key.map_or(0, str::len);
        (inside && here).then(|| {
            let message = format!("the text {} holds a colon followed by a space, which ends a key", shown(line.value));
            self.quote_it(line, message)
        })
    }

    /// Text below `|` or `>` that is not indented.
    fn block_text(&self, line: Line) -> Option<Blame> {
        let above = self.line_above(line)?;
        let key = above.key.filter(|_| matches!(above.value, "|" | ">" | "|-" | ">-" | "|+" | ">+"))?;
        if line.key.is_some() || line.column() > above.column() {
            return None;
        }
        let mut repairs = Vec::new();
        for number in line.number..self.text.line_count() {
            let below = self.line(number);
            if !below.content.is_empty() && (below.key.is_some() || below.dashes > 0) {
                break;
            }
            repairs.push(Repair { range: below.start..below.start + below.indent, with: " ".repeat(above.column() + 2) });
        }
        let message = format!("the text below {key}: {} is not indented", above.value);
        let help = format!("put {} spaces before each of its lines", above.column() + 2);
        Some(self.say(line, line.content_range(), message, help, repairs))
    }

    /// A line with no colon where a key should be.
    fn no_colon(&self, line: Line) -> Option<Blame> {
        if line.key.is_some() || line.is_nothing() || line.content.starts_with(['"', '\'', '[', '{', '-']) {
            return None;
        }
        let end = line.content_range().end;
        let first = line.first_word();
        // phase:primary
        if let Some((key, value)) = line.content.split_once(':')
            && is_key_word(key)
            && !value.starts_with("//")
        {
            let at = line.content_at() + key.len() + 1;
            if matches!(value, "\"" | "'") {
                let message = "there is a quote after the colon and no text".to_owned();
                let repair = Repair { range: at..end, with: String::new() };
                return Some(self.say(line, line.content_range(), message, format!("write {key}:"), vec![repair]));
            }
            let message = "there is no space after the colon".to_owned();
            let repair = Repair { range: at..at, with: " ".to_owned() };
            return Some(self.say(line, line.content_range(), message, format!("write {key}: {value}"), vec![repair]));
        }
        // name = x, name; x
        if let Some(at) = line.content.find(['=', ';'])
            && let Some(key) = line.content.get(..at).map(str::trim_end).filter(|key| is_key_word(key))
        {
            let mark = line.content.get(at..at + 1).unwrap_or_default();
            let value = line.content.get(at + 1..).unwrap_or_default().trim();
            let from = line.content_at() + key.len();
            let message = format!("there is a {mark} where a colon should be");
            let help = format!("write {}", written_plainly(key, value));
            let repair = Repair { range: from..end, with: if value.is_empty() { ":".to_owned() } else { format!(": {value}") } };
            return Some(self.say(line, line.content_range(), message, help, vec![repair]));
        }
        let heads = self
            .line_below(line)
            .is_some_and(|below| below.column() > line.column() || (below.dashes > 0 && below.indent >= line.indent));
        let above = self.line_above(line);
        let continues = above.is_some_and(|above| !above.value.is_empty() || above.key.is_none());
        let single = is_key_word(line.content);
        if is_key_word(first) && (self.keys.contains(first) || (single && !continues)) || (single && heads) {
            let value = line.content.get(first.len()..).unwrap_or_default().trim();
            let at = line.content_at() + first.len();
            let message = format!("there is no colon after {}", shown(first));
            let help = format!("write {}", written_plainly(first, value));
            let repair = Repair { range: at..at, with: ":".to_owned() };
            return Some(self.say(line, line.content_range(), message, help, vec![repair]));
        }
        let above = above?;
        let message = format!("{} has no key of its own", shown(line.content));
        let help = if continues {
            let wanted = above.column() + 2;
            format!(
                "if it goes on from line {}, indent it by {wanted} spaces; otherwise write a key and a colon before it",
                above.number + 1
            )
        } else {
            "write a key and a colon before it, or take it away".to_owned()
        };
        let repair = Repair { range: line.start..end, with: String::new() };
        Some(self.say(line, line.content_range(), message, help, vec![repair]))
    }

    /// The parser often stops one line too late: at the first colon after a line that has none.
    fn above(&self, line: Line) -> Option<Blame> {
        let above = self.line_above(line)?;
        let deeper = line.column() >= above.column();
        if !deeper {
            return None;
        }
        self.line_start(above).or_else(|| self.two_colons(above)).or_else(|| self.no_colon(above).filter(|_| above.key.is_none()))
    }

    /// One dash before a group that is no list.
    fn stray_dash(&self, kind: &ErrorKind, line: Line) -> Option<Blame> {
        let above = self.line_above(line)?;
        let first_of_list = self.line_above(above).is_none_or(|heading| heading.column() < above.indent);
        let fits = above.dashes > 0 && line.dashes == 0 && line.indent == above.indent && first_of_list;
        (matches!(kind, ErrorKind::ExpectedBlockSequenceEntry) && fits).then(|| self.without_dash(above, line))
    }

    /// A key that has an answer on its line and lines below it.
    fn answer_and_lines(&self, line: Line) -> Option<Blame> {
        let above = self.line_above(line)?;
        let steps = line.indent.checked_sub(above.column())?;
        let fits = steps >= 2 && steps % 2 == 0 && line.key.is_some();
        self.without_answer(line, above).filter(|_| fits)
    }

    /// A quote that is not closed, or closed too early. The parser notices far below, so we look upwards for it.
    fn quotes(&self, line: Line) -> Option<Blame> {
        for number in (line.number.saturating_sub(200)..=line.number).rev() {
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

    fn backslash(&self, line: Line) -> Blame {
        let message = "a backslash inside double quotes begins a code, and this one is not known".to_owned();
        let help = format!("use single quotes: {}: '{}'", line.key.unwrap_or_default(), line.value.trim_matches('"'));
        let repair = Repair { range: line.value_range(), with: LOST.to_string() };
        self.say(line, line.value_range(), message, help, vec![repair])
    }

    /// A bracket that is not closed on its line.
    fn bracket(&self, line: Line) -> Option<Blame> {
        for number in (line.number.saturating_sub(200)..=line.number).rev() {
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

    fn control(&self, line: Line, character: char, at: usize) -> Blame {
        let from = at.max(line.start);
        let within = self.text.slice(from..line.content_range().end.max(from));
        let at = within.find(character).map_or(from, |found| from + found);
        let message = format!("the line holds a character that cannot be seen ({})", character.escape_unicode());
        let help = "delete it: put the cursor before it and press Delete".to_owned();
        let repair = Repair { range: at..at + character.len_utf8(), with: String::new() };
        self.say(line, at..at + character.len_utf8(), message, help, vec![repair])
    }

    /// A line that is indented as none of its neighbours is.
    fn indentation(&self, line: Line) -> Option<Blame> {
        let above = self.line_above(line)?;
        let odd = |line: Line| line.indent % 2 == 1;
        let first_below_heading = self.line_above(above).is_none_or(|heading| heading.column() < above.indent);
        if odd(above) && !odd(line) && above.dashes == 0 && first_below_heading && above.indent.abs_diff(line.indent) == 1 {
            return Some(self.indent_as(above, line.indent, line.number));
        }
        // The indents that would fit: of lines above which begin alike, up to where the block begins.
        let mut best: Option<Line> = None;
        let mut least = usize::MAX;
        for number in (line.number.saturating_sub(200)..line.number).rev() {
            let other = self.line(number);
            if other.is_nothing() {
                continue;
            }
            let alike = (other.dashes > 0) == (line.dashes > 0) || line.dashes == 0;
            let column = if line.dashes > 0 { other.indent } else { other.column() };
            let distance = column.abs_diff(line.indent);
            // A heading as far from two as from the other is more likely one of the outer group.
            let heads = line.value.is_empty() && line.dashes == 0 && distance == least && column < line.indent;
            if alike && (distance < least || heads) {
                least = distance;
                best = Some(other);
            }
            if other.indent == 0 {
                break;
            }
        }
        let other = best.filter(|_| least > 0)?;
        let wanted = if line.dashes > 0 { other.indent } else { other.column() };
        Some(self.indent_as(line, wanted, other.number))
    }

    fn indent_as(&self, line: Line, wanted: usize, other: usize) -> Blame {
        let message = format!("the line is indented by {}, which fits none of the lines around it", spaces(line.indent));
        let help = match wanted {
            0 => format!("if it belongs beside line {}, take the spaces in front of it away", other + 1),
            _ => format!("if it belongs beside line {}, indent it by {}", other + 1, spaces(wanted)),
        };
        let repair = Repair { range: line.start..line.start + line.indent, with: " ".repeat(wanted) };
        self.say(line, line.start + line.indent..line.content_range().end, message, help, vec![repair])
    }

    fn indent_to(&self, line: Line, wanted: usize) -> Blame {
        let what = line.key.map_or_else(|| "the line".to_owned(), shown);
        let message = format!("{what} is indented by {}, which does not fit the lines around it", spaces(line.indent));
        let help = match wanted {
            0 => "take the spaces in front of it away".to_owned(),
            _ => format!("indent it by {}", spaces(wanted)),
        };
        let repair = Repair { range: line.start..line.start + line.indent, with: " ".repeat(wanted) };
        let heading = (0..line.number)
            .rev()
            .map(|number| self.line(number))
            .find(|other| !other.is_nothing() && other.column() < wanted.max(1));
        let usual = heading.filter(|_| wanted > 0).map_or(0, |heading| heading.column() + 2);
        let blame = self.say(line, line.start + line.indent..line.content_range().end, message, help, vec![repair]);
        Blame { strain: usual.abs_diff(wanted), ..blame }
    }

    fn add_dash(&self, line: Line, indent: usize) -> Blame {
        let message =
            format!("there is no dash before {}, and an entry of a list begins here", shown(line.key.unwrap_or_default()));
        let help = format!("write - {}", line.content);
        let repair = Repair { range: line.start..line.start + line.indent, with: format!("{}- ", " ".repeat(indent)) };
        self.say(line, line.content_range(), message, help, vec![repair])
    }

    fn without_dash(&self, line: Line, beside: Line) -> Blame {
        let at = line.start + line.indent;
        let message = format!("this line begins with a dash, and line {} beside it does not", beside.number + 1);
        let help = "take the dash away, or begin every entry of the list with one".to_owned();
        let repair = Repair { range: line.start..at + line.dashes, with: " ".repeat(beside.indent) };
        self.say(line, at..line.content_range().end, message, help, vec![repair])
    }

    fn without_answer(&self, line: Line, above: Line) -> Option<Blame> {
        let key = above.key.filter(|_| !above.value.is_empty() && line.indent > above.indent)?;
        let message = format!("{} has an answer on its own line and more lines below it", shown(key));
        let help = format!("either take {} away, or indent line {} as far as this one", shown(above.value), line.number + 1);
        let repair = Repair { range: above.value_range(), with: String::new() };
        let mut blame = self.say(above, above.content_range(), message, help, vec![repair]);
        blame.finding.places.push(codes::place(FieldPath::root(), Some(self.text.line_span(line.number)), "the line below"));
        Some(blame)
    }

    fn add_heading(&self, line: Line, heading: &str) -> Blame {
        let indent = line.indent.saturating_sub(2);
        let message = format!("the heading `{heading}:` is missing before this line");
        let help = format!("put a line {heading}: before it");
        let repair = Repair { range: line.start..line.start, with: format!("{}{heading}:\n", " ".repeat(indent)) };
        self.say(line, line.start + line.indent..line.content_range().end, message, help, vec![repair])
    }

    fn unreadable(&self, number: usize) -> Blame {
        let line = self.line(number);
        let message = "this line cannot be read".to_owned();
        let help = "write a key, a colon, a space and the answer; or a dash, a space and an entry of a list".to_owned();
        self.say(line, line.content_range(), message, help, Vec::new())
    }
}

/// What may be wrong about the place of a line or of the one above it: each with its repair, the likeliest first.
pub(super) fn structural(text: &Text, headings: &BTreeSet<String>, number: usize) -> Vec<Blame> {
    let judge = Judge { text, keys: headings };
    let line = judge.line(number);
    let above = judge.line_above(line);
    let further = above.and_then(|above| judge.line_above(above));
    let mut guesses = Vec::new();
    // Indents that lines around have, and one step below the line above.
    let mut indents: BTreeSet<usize> = BTreeSet::from([0]);
    let around = (number.saturating_sub(60)..number).chain(number + 1..number + 4);
    for other in around.map(|number| judge.line(number)).filter(|other| !other.is_nothing()) {
        indents.extend([other.indent, other.column()]);
    }
    indents.extend(above.map(|above| above.column() + 2));
    for line in [Some(line), above, further].into_iter().flatten() {
        let mut near: Vec<usize> = indents.iter().copied().filter(|indent| *indent != line.indent).collect();
        near.sort_by_key(|indent| indent.abs_diff(line.indent));
        guesses.extend(near.into_iter().take(6).map(|indent| judge.indent_to(line, indent)));
    }
    for line in [Some(line), above].into_iter().flatten() {
        if line.dashes == 0 && line.key.is_some() {
            guesses.push(judge.add_dash(line, line.indent.saturating_sub(2)));
            guesses.push(judge.add_dash(line, line.indent));
        }
    }
    if let Some(above) = above {
        guesses.extend(judge.without_answer(line, above));
        if above.dashes > 0 {
            guesses.push(judge.without_dash(above, line));
        }
    }
    // The first line below the heading of a list may be the one that lacks its dash.
    if line.dashes > 0 {
        let mut first = line;
        for number in (number.saturating_sub(400)..number).rev() {
            let other = judge.line(number);
            if other.is_nothing() {
                continue;
            }
            if other.indent < line.indent || other.dashes > 0 {
                break;
            }
            first = other;
        }
        if first.number != line.number && first.key.is_some() {
            guesses.push(judge.add_dash(first, line.indent));
        }
    }
    let present: BTreeSet<&str> = (0..text.line_count())
        .map(|number| judge.line(number))
        .filter(|line| !line.is_nothing())
        .filter_map(|line| line.key)
        .collect();
    for heading in headings.iter().filter(|heading| !present.contains(heading.as_str())).take(40) {
        guesses.push(judge.add_heading(line, heading));
    }
    guesses
}

/// A line out of the way, its place in the structure kept: a key that stands for nothing, over whatever stands below it.
pub(super) fn placeholder(text: &Text, number: usize) -> Repair {
    let line = Line::new(text, number);
    let judge = Judge { text, keys: &BTreeSet::new() };
    let heads = judge.line_below(line).is_some_and(|below| below.indent > line.column());
    let with = if heads { format!("{LOST}:") } else { format!("{LOST}: {LOST}") };
    Repair { range: line.content_range(), with }
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no space".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}

/// The key and the value in quotes, as it should be written.
fn written(key: Option<&str>, value: &str) -> String {
    let quoted = if value.contains('"') {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\"))
    };
    key.map_or_else(|| quoted.clone(), |key| format!("{key}: {quoted}"))
}

fn written_plainly(key: &str, value: &str) -> String {
    if value.is_empty() { format!("{key}:") } else { format!("{key}: {value}") }
}

/// Where the quotes close: not at a doubled single quote, not after a backslash in double quotes.
fn closing(inside: &str, quote: char) -> Option<usize> {
    let mut letters = inside.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            if quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'') {
                letters.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}
