//! Mistakes at the start of a line: a key without its colon, a bullet instead of a dash, text without a key.

use super::line::{Line, is_key_word};
use super::{Diagnosis, Judge, Repair, shown, written_plainly};

impl Judge<'_> {
    /// A line that starts as no line should: with a bullet, or with a dash and no space after it.
    pub(super) fn line_start(&self, line: Line) -> Option<Diagnosis> {
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
        let numbered = line.content.split_once(['.', ')']).filter(|(number, rest)| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(' ')
        });
        if let Some((number, rest)) = numbered {
            let message = "the line begins with a number, and an entry of a list begins with a dash".to_owned();
            let repair = Repair { range: at..at + number.len() + 2, with: "- ".to_owned() };
            return Some(self.say(line, at..at + number.len() + 1, message, format!("write - {}", rest.trim()), vec![repair]));
        }
        let taken_away = || vec![Repair { range: line.content_range(), with: String::new() }];
        if line.content.starts_with("```") || line.content.starts_with("~~~") {
            let message = format!("{} is a mark of another program", shown(line.content));
            return Some(self.say(line, line.content_range(), message, "take the line away".to_owned(), taken_away()));
        }
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.content.starts_with(mark)) {
            let message = "two versions of the file were put together here, and nobody chose between them".to_owned();
            let help =
                "keep one of the two versions, and take away the lines that begin with <<<<<<<, ======= and >>>>>>>".to_owned();
            return Some(self.say(line, line.content_range(), message, help, taken_away()));
        }
        if first == '-' && rest.starts_with(|c: char| c.is_alphabetic() || c == '"') {
            let message = "there is no space after the dash".to_owned();
            let repair = Repair { range: at + 1..at + 1, with: " ".to_owned() };
            return Some(self.say(line, line.content_range(), message, format!("write - {rest}"), vec![repair]));
        }
        None
    }

    pub(super) fn two_colons(&self, line: Line) -> Option<Diagnosis> {
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

    /// Text below `|` or `>` that is not indented.
    pub(super) fn block_text(&self, line: Line) -> Option<Diagnosis> {
        if self.is_of_the_form(line) {
            return None;
        }
        let is_block = |above: Line| matches!(above.value, "|" | ">" | "|-" | ">-" | "|+" | ">+");
        let above = (line.number.saturating_sub(200)..line.number)
            .rev()
            .map(|number| self.line(number))
            .find(|above| !above.content.is_empty() && (is_block(*above) || above.indent <= line.indent))?;
        let key = above.key.filter(|_| is_block(above) && line.column() <= above.column())?;
        let mut repairs = Vec::new();
        for number in line.number..self.text.line_count() {
            let below = self.line(number);
            if !below.content.is_empty() && self.is_of_the_form(below) {
                break;
            }
            repairs.push(Repair { range: below.start..below.start, with: " ".repeat(above.column() + 2) });
        }
        let message = format!("the text below {key}: {} is not indented", above.value);
        let help = format!("put {} spaces before each of its lines", above.column() + 2);
        Some(self.say(line, line.start + line.indent..line.content_range().end, message, help, repairs))
    }

    /// Whether a line starts with a key of the form, even if no colon follows.
    pub(super) fn is_of_the_form(&self, line: Line) -> bool {
        let word = line.content.split([' ', ':', '=', ';']).next().unwrap_or_default();
        let rest = line.content.get(word.len()..).unwrap_or_default().trim_start();
        self.keys.contains(word) && (rest.is_empty() || rest.starts_with([':', '=', ';']))
    }

    /// A line with no colon where a key is expected.
    pub(super) fn no_colon(&self, line: Line) -> Option<Diagnosis> {
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

    /// A line without a colon above this one. The parser often stops one line too late, at the first colon after such a line.
    pub(super) fn above(&self, line: Line) -> Option<Diagnosis> {
        let above = self.line_above(line)?;
        let deeper = line.column() >= above.column();
        if !deeper || self.settled.contains(&above.number) {
            return None;
        }
        self.line_start(above).or_else(|| self.two_colons(above)).or_else(|| self.no_colon(above).filter(|_| above.key.is_none()))
    }
}
