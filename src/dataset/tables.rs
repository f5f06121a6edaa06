//! Turns the public form of a return into tables: one row for each entry of a list, and one row for the answers of a part that
//! are not in a list.
//!
//! A group within a group becomes a few more columns. A list within an entry becomes a table of its own. Its rows carry the
//! number of that entry and what people know it by: its id, or else its first answer. A list of codes or ids stays in its cell:
//! no code has a semicolon in it, so the list can be split again. A list of texts could not be split, so it is a table too.

use serde_json::Value;

use super::{Cell, Code, Column, Kind, Place, Shape, Table, is_number};
use crate::finding::FieldPath;
use crate::read::{Form, Node, form_words, humanised, uncapitalised};
use crate::value::{Symbol, capitalised};

/// The key of an entry's id.
const ID: &str = "id";
/// The name of the column that numbers the entries of a list.
const ENTRY: &str = "entry";
/// The separator between several codes in a cell.
const BETWEEN: &str = "; ";
/// The name of the table of answers at the top of a return, outside every part.
const TOP: &str = "return";

/// A table of the form before the columns of year and area are added.
#[derive(Debug)]
pub struct Listed<'d> {
    /// The table; it can be without rows.
    pub table: Table,
    /// The source of each of its rows.
    pub origins: Vec<Origin<'d>>,
}

/// The source of a row.
#[derive(Debug)]
pub struct Origin<'d> {
    /// The path to the entry, or to the part.
    pub path: FieldPath,
    /// The groups the row is in, the outermost first: the entry itself is the last.
    pub groups: Vec<&'d Value>,
}

/// The tables of a return, in the order of the form, without empty ones.
pub fn tables(data: &Value, form: &Form, place: &Place) -> Vec<Table> {
    let listed = listed(data, form, &place.columns).into_iter().filter(|listed| !listed.table.rows.is_empty());
    let placed = listed.map(|Listed { mut table, origins }| {
        table.columns.splice(0..0, place.columns.iter().cloned());
        for (row, origin) in table.rows.iter_mut().zip(&origins) {
            row.splice(0..0, (place.of)(&origin.groups));
        }
        table
    });
    placed.collect()
}

/// Every table the form can have, in form order, with the rows of a return: the tables and columns do not depend on the
/// answers. `said` are columns to be put next to these, so that no two have the same name.
pub fn listed<'d>(data: &'d Value, form: &Form, said: &[Column]) -> Vec<Listed<'d>> {
    let Some(root) = form.node_in(&FieldPath::root(), &Value::Null) else { return Vec::new() };
    let mut entries: Vec<Vec<Entry>> = Vec::new();
    let mut all: Vec<Listed> = Vec::new();
    for mut sketch in sketches(root) {
        let found: Vec<Entry> = match sketch.within {
            Some(parent) => {
                let base = entries.get(parent).map(Vec::as_slice).unwrap_or_default();
                base.iter().flat_map(|base| sketch.entries(base)).collect()
            }
            None => sketch.entries(&Entry { path: FieldPath::root(), chain: vec![data], keys: Vec::new() }),
        };
        let within = sketch.within.and_then(|parent| all.get(parent)).and_then(|parent| match &parent.table.shape {
            Shape::Entries { key, .. } => Some((parent.table.name.clone(), key.clone())),
            Shape::Answers | Shape::Made => None,
        });
        let name = unique(sketch.name.clone(), |name| all.iter().any(|listed| listed.table.name == name));
        let numbers = sketch.numbers.clone();
        sketch.finish(said);
        let (mut rows, mut origins) = (Vec::new(), Vec::new());
        for entry in &found {
            let Some(answers) = sketch.answers(entry) else { continue };
            rows.push(entry.keys.iter().cloned().chain(answers).collect());
            origins.push(Origin { path: entry.path.clone(), groups: entry.chain.get(1..).unwrap_or_default().to_vec() });
        }
        let key = numbers.iter().filter_map(|at| sketch.columns.get(*at)).map(|column| column.name.clone()).collect();
        let shape = if sketch.is_list { Shape::Entries { key, within } } else { Shape::Answers };
        let table = Table { name, title: sketch.title, meaning: sketch.meaning, shape, columns: sketch.columns, rows };
        all.push(Listed { table, origins });
        entries.push(found);
    }
    all
}

/// A table without its rows.
struct Sketch<'a> {
    name: String,
    title: String,
    meaning: String,
    is_list: bool,
    /// The sketch of the entries that hold this list.
    within: Option<usize>,
    /// The path from there, or from the top, to the group or list.
    way: Vec<&'a str>,
    /// The column people know an entry of the parent by, and the path to it from there: its id, or else its first column.
    known_by: Option<(Column, Vec<&'a str>)>,
    /// The columns that identify the entry of a row: names and titles of numbers and ids, those of the outer lists first.
    keys: Vec<Column>,
    /// Which of the keys are numbers.
    numbers: Vec<usize>,
    /// All columns; when finished, with year, area and keys first.
    columns: Vec<Column>,
    /// The path from an entry to the answer for each column of the form.
    ways: Vec<Vec<&'a str>>,
}

/// An entry with the groups around it, and the keys of its row.
#[derive(Clone)]
struct Entry<'d> {
    path: FieldPath,
    chain: Vec<&'d Value>,
    keys: Vec<Cell>,
}

/// Every table the form can have, parents before the lists inside them.
fn sketches(root: Node<'_>) -> Vec<Sketch<'_>> {
    let mut all = Vec::new();
    let mut top =
        Sketch::new(TOP.to_owned(), "The return".to_owned(), "What the return says of itself, outside its parts.".to_owned());
    let mut parts = Vec::new();
    for (key, node) in root.properties(None) {
        if is_private(node) {
            continue;
        }
        let title = node.text("title").unwrap_or(key).to_owned();
        if is_group(node) {
            let mut part = Sketch::new(key.to_owned(), title, meaning(node));
            part.way = vec![key];
            let mut lists = Vec::new();
            part.columns_of(node, &mut Vec::new(), &mut Vec::new(), key, &mut lists);
            parts.push((part, lists));
        } else {
            let mut lists = Vec::new();
            top.column(key, node, &mut Vec::new(), &mut Vec::new(), "", &mut lists);
            for list in lists {
                parts.push((Sketch::new(String::new(), String::new(), String::new()), vec![list]));
            }
        }
    }
    all.push(top);
    for (part, lists) in parts {
        let (name, title) = (part.name.clone(), part.title.clone());
        // A group at the top that only holds a list is not a part.
        if !part.name.is_empty() {
            all.push(part);
        }
        let way: Vec<&str> =
            if name.is_empty() { Vec::new() } else { all.last().map(|part| part.way.clone()).unwrap_or_default() };
        for list in lists {
            add_list(&list, None, &name, &title, &way, &mut all);
        }
    }
    all
}

/// A list found while going through a group.
struct List<'a> {
    way: Vec<&'a str>,
    titles: Vec<String>,
    source: String,
    node: Node<'a>,
}

fn add_list<'a>(list: &List<'a>, within: Option<usize>, name: &str, title: &str, from: &[&'a str], all: &mut Vec<Sketch<'a>>) {
    let Some(item) = list.node.item() else { return };
    let below = list.way.join("_");
    let own = list.titles.join(": ");
    let (name, title) =
        if name.is_empty() { (below, capitalised(&own)) } else { (format!("{name}_{below}"), format!("{title}: {own}")) };
    let mut sketch = Sketch::new(name.clone(), title.clone(), meaning(list.node));
    sketch.is_list = true;
    sketch.within = within;
    sketch.way = from.iter().chain(&list.way).copied().collect();
    let parent = within.and_then(|at| all.get(at));
    if let Some(parent) = parent {
        let outer = parent.way.last().copied().unwrap_or_default();
        let words = humanised(outer);
        // The keys of the outer lists, which the parent has, then its own.
        sketch.keys = parent.keys.iter().take(parent.keys.len().saturating_sub(1)).cloned().collect();
        sketch.numbers = parent.numbers.iter().copied().filter(|at| *at < sketch.keys.len()).collect();
        sketch.numbers.push(sketch.keys.len());
        sketch.keys.push(Column::made(
            &format!("{outer}_{ENTRY}"),
            &format!("{words}: entry"),
            Kind::Count,
            &format!("Which entry of {} the row belongs to: its number in {}.", parent.title, parent.name),
        ));
        let known_by = parent.columns.iter().position(|column| column.name == ID).or((!parent.columns.is_empty()).then_some(0));
        if let Some((column, way)) = known_by.and_then(|at| parent.columns.get(at).cloned().zip(parent.ways.get(at).cloned())) {
            sketch.keys.push(Column {
                name: format!("{outer}_{}", column.name),
                title: format!("{words}: {}", uncapitalised(&column.title)),
                meaning: format!(
                    "What that entry of {} says: {}",
                    parent.title,
                    if column.meaning.is_empty() { "its id." } else { &column.meaning }
                ),
                source: String::new(),
                ..column.clone()
            });
            sketch.known_by = Some((column, way));
        }
    }
    sketch.numbers.push(sketch.keys.len());
    sketch.keys.push(Column::made(ENTRY, "Entry", Kind::Count, "The place of the row in its list: 1 is the first."));
    let source = format!("{}[]", list.source);
    let mut lists = Vec::new();
    if is_group(item) {
        sketch.columns_of(item, &mut Vec::new(), &mut Vec::new(), &source, &mut lists);
    } else {
        let key = list.way.last().copied().unwrap_or_default();
        let mut column = column_of(item, key, own);
        column.source = source;
        if column.meaning.is_empty() {
            column.meaning = meaning(list.node);
        }
        sketch.columns.push(column);
        sketch.ways.push(Vec::new());
    }
    let at = all.len();
    all.push(sketch);
    for inner in lists {
        add_list(&inner, Some(at), &name, &title, &[], all);
    }
}

impl<'a> Sketch<'a> {
    fn new(name: String, title: String, meaning: String) -> Self {
        Self {
            name,
            title,
            meaning,
            is_list: false,
            within: None,
            way: Vec::new(),
            known_by: None,
            keys: Vec::new(),
            numbers: Vec::new(),
            columns: Vec::new(),
            ways: Vec::new(),
        }
    }

    /// The columns of a group, including those of groups within it; its lists are left for later.
    fn columns_of(
        &mut self,
        group: Node<'a>,
        way: &mut Vec<&'a str>,
        titles: &mut Vec<String>,
        source: &str,
        lists: &mut Vec<List<'a>>,
    ) {
        for (key, node) in group.properties(None) {
            self.column(key, node, way, titles, source, lists);
        }
    }

    fn column(
        &mut self,
        key: &'a str,
        node: Node<'a>,
        way: &mut Vec<&'a str>,
        titles: &mut Vec<String>,
        source: &str,
        lists: &mut Vec<List<'a>>,
    ) {
        // No form is so deep; one that refers to itself must not hang the tool.
        if is_private(node) || way.len() > 8 {
            return;
        }
        way.push(key);
        titles.push(form_words(Some(node), key));
        let source = if source.is_empty() { key.to_owned() } else { format!("{source}.{key}") };
        if is_group(node) {
            self.columns_of(node, way, titles, &source, lists);
        } else if let Some(item) = node.item()
            && !matches!(column_of(item, key, String::new()).kind, Kind::Code | Kind::Id)
        {
            lists.push(List { way: way.clone(), titles: titles.clone(), source, node });
        } else {
            let mut column = column_of(node, &way.join("_"), capitalised(&titles.join(": ")));
            column.source = source;
            self.columns.push(column);
            self.ways.push(way.clone());
        }
        way.pop();
        titles.pop();
    }

    /// The entries of this list within an entry of the list around it; for a part, the part itself.
    fn entries<'d>(&self, base: &Entry<'d>) -> Vec<Entry<'d>> {
        let Some(found) = base.chain.last().and_then(|group| at(group, &self.way)) else { return Vec::new() };
        let path = self.way.iter().fold(base.path.clone(), |path, key| path.key(key));
        let with = |path: FieldPath, inner: &'d Value, keys: Vec<Cell>| Entry {
            path,
            chain: base.chain.iter().copied().chain([inner]).collect(),
            keys,
        };
        if !self.is_list {
            return vec![with(path, found, Vec::new())];
        }
        let entries = found.as_array().map(Vec::as_slice).unwrap_or_default();
        let keys = |i: usize| [self.outer(base), vec![Cell::number(i + 1)]].concat();
        entries.iter().enumerate().map(|(i, inner)| with(path.index(i), inner, keys(i))).collect()
    }

    /// The key cells for an entry of the parent: its own keys, and what people know it by.
    fn outer(&self, parent: &Entry) -> Vec<Cell> {
        let mut keys = parent.keys.clone();
        if let Some((column, way)) = &self.known_by {
            keys.push(parent.chain.last().and_then(|entry| at(entry, way)).map_or(Cell::Blank, |value| cell(value, column)));
        }
        keys
    }

    /// The cells for the columns of the form; `None` when nothing was answered.
    fn answers(&self, entry: &Entry) -> Option<Vec<Cell>> {
        let group = entry.chain.last()?;
        let own = self.columns.iter().skip(self.columns.len().saturating_sub(self.ways.len()));
        let cells: Vec<Cell> =
            own.zip(&self.ways).map(|(column, way)| at(group, way).map_or(Cell::Blank, |value| cell(value, column))).collect();
        // An entry of a list counts even when it is empty; a part without an answer does not.
        (self.is_list || cells.iter().any(|cell| !cell.is_blank())).then_some(cells)
    }

    /// Puts the keys before the columns of the form, and makes names and titles unique, also against the columns in `beside`.
    fn finish(&mut self, beside: &[Column]) {
        // A part does not repeat what every row gives anyway.
        let said = |column: &Column| beside.iter().any(|known| known.name == column.name && known.source == column.source);
        let own: Vec<(Column, Vec<&str>)> =
            self.columns.drain(..).zip(self.ways.drain(..)).filter(|(column, _)| !said(column)).collect();
        let mut columns: Vec<Column> = std::mem::take(&mut self.keys);
        let list = self.way.last().copied().unwrap_or_default();
        for (mut column, way) in own {
            let known = || columns.iter().chain(beside);
            if known().any(|known| known.name == column.name) {
                column.name = format!("{list}_{}", column.name);
            }
            column.name = unique(column.name, |name| known().any(|known| known.name == name));
            if known().any(|known| known.title.to_lowercase() == column.title.to_lowercase()) {
                column.title = format!("{} ({})", column.title, column.name);
            }
            columns.push(column);
            self.ways.push(way);
        }
        self.columns = columns;
    }
}

fn unique(name: String, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&name) {
        return name;
    }
    let numbered = (2..1000).map(|number: usize| format!("{name}_{number}")).find(|numbered| !taken(numbered));
    numbered.unwrap_or(name)
}

fn at<'d>(group: &'d Value, way: &[&str]) -> Option<&'d Value> {
    way.iter().try_fold(group, |group, key| group.get(*key))
}

fn is_private(node: Node) -> bool {
    node.text("x-disclosure") == Some("private")
}

fn is_group(node: Node) -> bool {
    node.is_group()
}

fn meaning(node: Node) -> String {
    node.text("description").unwrap_or_default().to_owned()
}

/// A field of the form as a column.
fn column_of(node: Node, name: &str, title: String) -> Column {
    let item = node.item();
    let said = item.unwrap_or(node);
    let kind = match (said.kind(), item.is_some()) {
        ("choice", false) => Kind::Code,
        ("choice", true) => Kind::Codes,
        ("id", false) => Kind::Id,
        ("id", true) => Kind::Ids,
        ("date", false) => Kind::Date,
        ("money", false) => Kind::Money,
        ("percent", false) => Kind::Percent,
        ("count", false) => Kind::Count,
        ("fraction", false) => Kind::Fraction,
        _ if said.takes("boolean") => Kind::YesNo,
        _ if said.takes("integer") => Kind::Count,
        _ => Kind::Text,
    };
    let labels = said.list("x-labels");
    let meanings = said.list("enumDescriptions");
    let codes = said.list("enum").into_iter().enumerate().map(|(i, code)| Code {
        code: code.to_owned(),
        label: labels.get(i).map_or_else(|| humanised(code), |label| (*label).to_owned()),
        meaning: meanings.get(i).map(|meaning| (*meaning).to_owned()).unwrap_or_default(),
    });
    let pattern = said.text("pattern").unwrap_or_default();
    Column {
        name: name.to_owned(),
        title,
        meaning: meaning(node),
        kind,
        symbols: kind.is_number() && Symbol::ALL.iter().all(|symbol| pattern.contains(&format!("|{}", symbol.code()))),
        counts_children: node.text("x-disclosure") == Some("children"),
        codes: if matches!(kind, Kind::Code | Kind::Codes) { codes.collect() } else { Vec::new() },
        list: said.text("x-list").map(str::to_owned),
        is_place: false,
        source: String::new(),
        rounded_to: None,
    }
}

/// The value of a cell, as the data write it.
fn cell(value: &Value, column: &Column) -> Cell {
    match value {
        Value::Null | Value::Object(_) => Cell::Blank,
        Value::Bool(answer) => Cell::YesNo(*answer),
        Value::Number(number) => Cell::Number(number.to_string()),
        Value::Array(several) => Cell::words(several.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(BETWEEN)),
        Value::String(text) => match Symbol::parse(text) {
            Some(symbol) if column.kind.is_number() => Cell::Symbol(symbol),
            _ if column.kind.is_number() && is_number(text) => Cell::Number(text.clone()),
            _ if column.kind == Kind::Date => Cell::Date(text.clone()),
            _ => Cell::words(text.clone()),
        },
    }
}
