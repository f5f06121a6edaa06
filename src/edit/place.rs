//! Finds the file and position for an insertion, and how the lines there are indented.

use super::{Change, Insertion, Piece, Place, TextChange, block};
use crate::finding::{FieldPath, Step};
use crate::read::located::Located;
use crate::read::source::is_json;
use crate::read::text::Text;
use crate::read::tree::{Data, Entry, Node};
use crate::read::{Form, Source};

/// The UTF-8 byte order mark that some editors put at the start of a file.
pub(super) const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

const IN_BRACKETS: &str = "what stands there is in brackets, where lines cannot be added safely";
const STEP: usize = 2;

/// Finds positions in files.
pub(super) struct Placer<'a> {
    pub sources: &'a [Source],
    pub located: &'a Located,
    pub form: &'a Form,
}

/// How much of the path to a field is written.
struct Way<'a> {
    node: Option<&'a Node>,
    entry: Option<&'a Entry>,
    written: usize,
    in_brackets: bool,
}

impl Placer<'_> {
    /// The changes that make an insertion.
    ///
    /// # Errors
    /// Why it cannot be made, in words.
    pub(super) fn place(&self, insertion: &Insertion) -> Result<Change, String> {
        match &insertion.place {
            Place::Field(path) => self.field(path, &insertion.piece),
            Place::Entry { list, before } => self.entry(list, *before, &insertion.piece).map(Change::Text),
        }
    }

    fn walk(&self, path: &FieldPath) -> Way<'_> {
        let mut way = Way { node: self.located.root.as_ref(), entry: None, written: 0, in_brackets: false };
        for step in &path.0 {
            let Some(node) = way.node else { break };
            way.in_brackets |= self.is_bracketed(node);
            let below = match step {
                Step::Key(key) => match node.entry(key) {
                    Some(entry) => {
                        way.entry = Some(entry);
                        &entry.value
                    }
                    None => break,
                },
                Step::Index(index) => match node.item(*index) {
                    Some(item) => {
                        way.entry = None;
                        item
                    }
                    None => break,
                },
            };
            way.node = Some(below);
            way.written += 1;
        }
        way
    }

    fn field(&self, path: &FieldPath, piece: &Piece) -> Result<Change, String> {
        let way = self.walk(path);
        let rest = path.0.get(way.written..).unwrap_or_default();
        let Some((first, deeper)) = rest.split_first() else {
            return match (way.entry, way.node) {
                (Some(entry), Some(node)) if node.is_blank() => self.blank(entry, way.in_brackets, piece).map(Change::Text),
                _ => Err("something stands there already".to_owned()),
            };
        };
        let Step::Key(key) = first else { return Err("the list has no such entry".to_owned()) };
        // Groups on the path that are not written are inserted together with the field.
        let mut whole = vec![];
        for step in deeper {
            let Step::Key(key) = step else { return Err("the list has no such entry".to_owned()) };
            whole.push(&**key);
        }
        let is_folder = self.sources.len() > 1;
        let Some(node) = way.node else {
            return self.at_the_end(0, &nested(key, &whole, piece)).map(Change::Text);
        };
        let top_of_part = way.written == 0 && node.entries().first().is_some_and(|entry| entry.key_span.is_empty());
        if way.written == 0 && is_folder {
            return Ok(Change::NewFile(self.new_part(key, &whole, piece)));
        }
        if top_of_part {
            return Err("the file holds another part of the return; it belongs into a file of its own beside it".to_owned());
        }
        match &node.data {
            Data::Group(_) => self.key(path, node, key, &whole, piece, way.written, way.in_brackets).map(Change::Text),
            Data::Blank | Data::Lost => match way.entry {
                Some(entry) if entry.key_span.is_empty() => {
                    self.at_the_end(entry.file, &nested(key, &whole, piece)).map(Change::Text)
                }
                Some(entry) if node.is_blank() => {
                    { self.below(entry, way.in_brackets, |column, _| shifted(&nested(key, &whole, piece), column)) }
                        .map(Change::Text)
                }
                Some(_) | None => Err("what stands above it cannot be read".to_owned()),
            },
            Data::Scalar { .. } | Data::List(_) => Err("what stands above it is no group of keys".to_owned()),
        }
    }

    /// A new file in a folder, for a part that has none yet.
    fn new_part(&self, key: &str, deeper: &[&str], piece: &Piece) -> Source {
        let folder = self.sources.first().and_then(|source| source.name.rfind(['/', '\\']).map(|at| source.name.get(..=at)));
        let name = format!("{}{key}.yaml", folder.flatten().unwrap_or_default());
        let lines = match deeper.split_first() {
            Some((first, rest)) => nested(first, rest, piece),
            None => block::lines(piece, 0, STEP),
        };
        Source { name, bytes: (lines.join("\n") + "\n").into_bytes() }
    }

    /// Inserts lines at the end of a file that holds nothing but comments.
    fn at_the_end(&self, file: usize, lines: &[String]) -> Result<Vec<TextChange>, String> {
        let text = self.text(file)?;
        let holds_nothing = text.lines().all(|(_, line)| line.trim().is_empty() || line.trim_start().starts_with('#'));
        if !holds_nothing {
            return Err("what stands in the file cannot be read".to_owned());
        }
        Ok(vec![after_line(file, text, text.line_count().saturating_sub(1), lines)])
    }

    /// Inserts an answer after a key that is written but not answered.
    fn blank(&self, entry: &Entry, in_brackets: bool, piece: &Piece) -> Result<Vec<TextChange>, String> {
        let Piece::Text { text: answer, remark } = piece else {
            return self.below(entry, in_brackets, |column, step| block::lines(piece, column, step));
        };
        let text = self.text(entry.file)?;
        let colon = colon(text, entry)?;
        let written = text.slice(entry.value.span.clone());
        let end = if is_null(written) { entry.value.span.end } else { colon + 1 };
        let rest = text.slice(end..text.line_range(text.line_of(end)).end);
        let remark =
            if remark.is_empty() || in_brackets || !rest.trim().is_empty() { String::new() } else { format!("  # {remark}") };
        let answer = block::scalar(answer);
        if is_null(written) {
            return Ok(vec![TextChange { file: entry.file, range: entry.value.span.clone(), text: format!("{answer}{remark}") }]);
        }
        if !entry.value.span.is_empty() {
            return Err("what stands there cannot be taken for an empty answer".to_owned());
        }
        Ok(vec![TextChange { file: entry.file, range: end..end, text: format!(" {answer}{remark}") }])
    }

    /// Inserts lines below a key that is written but not answered. Blank entries that are already there stay, after the new
    /// lines.
    fn below(
        &self,
        entry: &Entry,
        in_brackets: bool,
        lines: impl FnOnce(usize, usize) -> Vec<String>,
    ) -> Result<Vec<TextChange>, String> {
        if in_brackets {
            return Err(IN_BRACKETS.to_owned());
        }
        let text = self.text(entry.file)?;
        let own = column(text, entry.key_span.start)?;
        let colon = colon(text, entry)?;
        let step = self.step();
        let span = entry.value.span.clone();
        let written = text.slice(span.clone());
        let mut changes = Vec::new();
        if is_null(written) {
            changes.push(TextChange { file: entry.file, range: span, text: String::new() });
        } else if written.starts_with(['[', '{']) {
            return Err(IN_BRACKETS.to_owned());
        }
        let below = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let next = text.lines().skip(text.line_of(colon) + 1).find(|(_, line)| below(line)).map_or("", |(_, line)| line);
        let indent = next.len() - next.trim_start_matches(' ').len();
        let stays = is_dash(next.trim_start_matches(' ')) && indent >= own;
        let at = if stays { indent } else { own + step };
        changes.push(after_line(entry.file, text, text.line_of(colon), &lines(at, step)));
        Ok(changes)
    }

    /// Inserts a key into a group that does not have it, after the nearest key that comes before it in the form.
    #[expect(clippy::too_many_arguments, reason = "the way to the group and what goes into it")]
    fn key(
        &self,
        path: &FieldPath,
        group: &Node,
        key: &str,
        deeper: &[&str],
        piece: &Piece,
        written: usize,
        in_brackets: bool,
    ) -> Result<Vec<TextChange>, String> {
        let text = self.text(group.file)?;
        if in_brackets || self.is_bracketed(group) {
            let last = group.entries().last().filter(|last| matches!(last.value.data, Data::Scalar { .. }));
            return match (piece, last) {
                (Piece::Text { text: answer, .. }, Some(last)) if deeper.is_empty() => {
                    let end = last.value.span.end;
                    let answer = block::scalar(answer);
                    Ok(vec![TextChange { file: group.file, range: end..end, text: format!(", {key}: {answer}") }])
                }
                _ => Err(IN_BRACKETS.to_owned()),
            };
        }
        let parent = FieldPath(path.0.get(..written).unwrap_or_default().to_vec());
        let order: Vec<&str> = self
            .form
            .node(&parent)
            .map(|node| node.properties(None).into_iter().map(|(key, _)| key).collect())
            .unwrap_or_default();
        let own = order.iter().position(|known| *known == key).unwrap_or(order.len());
        let comes_before = |entry: &&Entry| order.iter().take(own).any(|known| *known == entry.key);
        let sibling = group.entries().iter().rfind(comes_before).or_else(|| group.entries().first());
        let Some(sibling) = sibling else { return Err(IN_BRACKETS.to_owned()) };
        let column = column(text, sibling.key_span.start)?;
        let end = end_line(text, sibling.key_span.end.max(end(&sibling.value)), column, true);
        let lines = shifted(&nested(key, deeper, piece), column);
        Ok(vec![after_line(group.file, text, end, &lines)])
    }

    /// Inserts a new entry into a list.
    fn entry(&self, list: &FieldPath, before: usize, piece: &Piece) -> Result<Vec<TextChange>, String> {
        let way = self.walk(list);
        let (Some(node), true) = (way.node, way.written == list.0.len()) else { return Err("there is no list".to_owned()) };
        let Data::List(items) = &node.data else { return Err("there is no list".to_owned()) };
        if way.in_brackets || self.is_bracketed(node) {
            return Err(IN_BRACKETS.to_owned());
        }
        let text = self.text(node.file)?;
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return Err(IN_BRACKETS.to_owned()) };
        let (_, column) = dash(text, first)?;
        let lines = block::entry_lines(piece, column, self.step());
        let line = match items.get(before) {
            Some(item) => {
                // Comments directly above an entry, indented as far as its dash, are about that entry and stay with it.
                let (mut first, _) = dash(text, item)?;
                let is_remark = |line: &str| line.trim_start_matches(' ').starts_with('#') && line.find('#') == Some(column);
                while first > 0 && is_remark(text.line(first - 1)) {
                    first -= 1;
                }
                let Some(above) = first.checked_sub(1) else { return Err("the list begins the file".to_owned()) };
                above
            }
            None => end_line(text, last.span.start.max(end(last)), column, false),
        };
        Ok(vec![after_line(node.file, text, line, &lines)])
    }

    /// The text of a file, if lines can be inserted into it.
    fn text(&self, file: usize) -> Result<&Text, String> {
        let (Some(text), Some(source)) = (self.located.texts.get(file), self.sources.get(file)) else {
            return Err("the file cannot be read".to_owned());
        };
        if is_json(&source.name) {
            return Err("the file is JSON, and figures are put into YAML only".to_owned());
        }
        let bytes = source.bytes.strip_prefix(MARK).unwrap_or(&source.bytes);
        if bytes != text.as_str().as_bytes() {
            return Err("the file is not saved as UTF-8: save it so (in Notepad: Save as, Encoding), then fill again".to_owned());
        }
        Ok(text)
    }

    fn is_bracketed(&self, node: &Node) -> bool {
        let first = self.located.texts.get(node.file).map(|text| text.slice(node.span.clone()));
        matches!(node.data, Data::List(_) | Data::Group(_)) && first.is_some_and(|text| text.starts_with(['[', '{']))
    }

    /// How many columns this return indents the content of a key, taken from its first group.
    fn step(&self) -> usize {
        let first = |entry: &Entry| {
            let text = self.located.texts.get(entry.file)?;
            let inner = entry.value.entries().first()?;
            let outer = column(text, entry.key_span.start).ok()?;
            column(text, inner.key_span.start).ok()?.checked_sub(outer).filter(|step| *step > 0)
        };
        let tops = self.located.root.iter().flat_map(|root| root.entries());
        tops.filter(|entry| !entry.key_span.is_empty()).find_map(first).unwrap_or(STEP)
    }
}

/// A key and its value, inside the groups on the path to it.
fn nested(key: &str, deeper: &[&str], piece: &Piece) -> Vec<String> {
    match deeper.split_first() {
        None => block::key_lines(key, piece, 0, STEP),
        Some((first, rest)) => {
            let inner = nested(first, rest, piece).into_iter().map(|line| format!("{}{line}", " ".repeat(STEP)));
            std::iter::once(format!("{key}:")).chain(inner).collect()
        }
    }
}

/// Lines that start at column 0, moved to another column.
fn shifted(lines: &[String], column: usize) -> Vec<String> {
    lines.iter().map(|line| format!("{}{line}", " ".repeat(column))).collect()
}

/// The column of a key or dash that has only spaces and dashes before it.
fn column(text: &Text, at: usize) -> Result<usize, String> {
    let start = text.line_range(text.line_of(at)).start;
    let before = text.slice(start..at);
    if before.chars().all(|letter| letter == ' ' || letter == '-') { Ok(at - start) } else { Err(IN_BRACKETS.to_owned()) }
}

/// The position of the colon of a key.
fn colon(text: &Text, entry: &Entry) -> Result<usize, String> {
    let rest = text.slice(entry.key_span.end..text.as_str().len());
    let before = rest.len() - rest.trim_start_matches(' ').len();
    if rest.get(before..).is_some_and(|rest| rest.starts_with(':')) {
        Ok(entry.key_span.end + before)
    } else {
        Err("its key is written in a way that cannot be added to safely".to_owned())
    }
}

fn is_null(written: &str) -> bool {
    ["~", "null", "Null", "NULL", "''", "\"\""].contains(&written)
}

/// Where the last answer in a value ends.
fn end(node: &Node) -> usize {
    match &node.data {
        Data::Blank | Data::Lost => 0,
        Data::Scalar { .. } => node.span.end,
        Data::List(items) => items.iter().map(end).max().unwrap_or_default(),
        Data::Group(entries) => entries.iter().map(|entry| entry.key_span.end.max(end(&entry.value))).max().unwrap_or_default(),
    }
}

/// The last line that belongs to a key or dash at a column. Everything before `end` belongs to it; comments and empty lines after
/// it belong to what follows.
fn end_line(text: &Text, end: usize, column: usize, dashes_belong: bool) -> usize {
    let mut last = text.line_of(text.slice(0..end).trim_end().len().saturating_sub(1));
    // Below `|` or `>`, every line that is indented deeper is text, whatever it starts with.
    let mut block = opens_block(text.line(last));
    for (number, line) in text.lines().skip(last + 1) {
        let inner = line.trim_start_matches(' ');
        let indent = line.len() - inner.len();
        if inner.trim().is_empty() {
            continue;
        }
        if block.is_some_and(|outer| indent > outer) {
            last = number;
            continue;
        }
        if inner.starts_with('#') {
            continue;
        }
        if indent > column || (dashes_belong && is_dash(inner) && indent == column) {
            last = number;
            block = opens_block(line);
        } else {
            break;
        }
    }
    last
}

/// The indent of a line whose answer is the block of text below it; `None` for other lines.
fn opens_block(line: &str) -> Option<usize> {
    let answer = line.split(" #").next().unwrap_or(line).rsplit(' ').find(|word| !word.is_empty())?;
    let is_mark = answer.starts_with(['|', '>']) && answer.chars().skip(1).all(|letter| "+-0123456789".contains(letter));
    is_mark.then(|| line.len() - line.trim_start_matches(' ').len())
}

fn is_dash(line: &str) -> bool {
    line.trim_end() == "-" || line.starts_with("- ")
}

/// The line and the column of the dash before a list entry.
fn dash(text: &Text, item: &Node) -> Result<(usize, usize), String> {
    let mut line = text.line_of(item.span.start);
    let mut before = text.slice(text.line_range(line).start..item.span.start);
    // A dash may be on its own line.
    while before.trim().is_empty() && line > 0 {
        line -= 1;
        before = text.line(line).split('#').next().unwrap_or_default();
    }
    let before = before.trim_end();
    match before.strip_suffix('-') {
        Some(outer) if outer.chars().all(|letter| letter == ' ' || letter == '-') => Ok((line, outer.len())),
        Some(_) | None => Err(IN_BRACKETS.to_owned()),
    }
}

/// Inserts lines after a line, with the line breaks the file uses there.
fn after_line(file: usize, text: &Text, line: usize, lines: &[String]) -> TextChange {
    let at = text.line_range(line + 1).start;
    let breaks = text.slice(text.line_range(line).end..at);
    let is_open = breaks.is_empty() && !text.as_str().is_empty();
    let all = text.as_str();
    let newline = if !breaks.is_empty() {
        breaks
    } else if all.contains("\r\n") {
        "\r\n"
    } else if all.contains('\r') && !all.contains('\n') {
        "\r"
    } else {
        "\n"
    };
    let joined = lines.join(newline);
    let text = if is_open { format!("{newline}{joined}") } else { format!("{joined}{newline}") };
    TextChange { file, range: at..at, text }
}
