//! Puts what the schema refuses into plain words, at the place where it is written.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::form::Node as Schema;
use super::located::Located;
use super::tree::{Data, Node};
use super::words::shown;
use super::{Form, MAX_FINDINGS, advice, codes, shape};
use crate::finding::{FieldPath, Finding, Level, Step};
use crate::value::{choice_of, grouped, listed, nearest};

/// How many faults get a message; the rest are only counted.
const EXPLAINED: usize = MAX_FINDINGS * 2;

/// What the schema refuses at one place.
#[derive(Default)]
struct Faults {
    unknown: Vec<String>,
    missing: Vec<String>,
    wrong: Option<Wrong>,
}

/// Why a value is refused. When there are several reasons, the first in this order is used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Wrong {
    Kind,
    Choice,
    Form,
    TooLong(u64),
    TooShort(u64),
    TooMany(u64),
    TooFew(u64),
    TooLarge(String),
    TooSmall(String),
    Twice,
    Other,
}

/// The result of a check: the paths of refused values, the unknown keys, and how many faults have no finding.
pub(super) struct Checked {
    pub refused: Vec<FieldPath>,
    pub unknown: Vec<FieldPath>,
    pub untold: usize,
    pub clean: bool,
}

/// Checks data against the form. Anything at or below a path in `lost` already has a finding.
pub(super) fn check(form: &Form, located: &Located, data: &Value, lost: &[FieldPath], findings: &mut Vec<Finding>) -> Checked {
    let lost: BTreeSet<&FieldPath> = lost.iter().collect();
    let is_lost = |path: &FieldPath| {
        !lost.is_empty()
            && (0..=path.0.len())
                .any(|length| path.0.get(..length).is_some_and(|steps| lost.contains(&FieldPath(steps.to_vec()))))
    };
    let mut checked = Checked { refused: Vec::new(), unknown: Vec::new(), untold: 0, clean: lost.is_empty() };
    let mut by_place: BTreeMap<FieldPath, Faults> = BTreeMap::new();
    let is_public = says_public(form, data);
    let mut told = 0;
    for error in form.validator().iter_errors(data) {
        checked.clean = false;
        let path = field_path(error.instance_path().as_str(), data);
        if is_lost(&path) {
            continue;
        }
        let wrong = match error.kind() {
            Kind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                // In public data, keys that are never published are not missing.
                if is_public && is_private(form, &path, key, data) {
                    continue;
                }
                if told < EXPLAINED {
                    by_place.entry(path).or_default().missing.push(key.to_owned());
                    told += 1;
                } else {
                    checked.untold += 1;
                }
                continue;
            }
            Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
                for key in unexpected {
                    let below = path.key(key);
                    if is_lost(&below) {
                        checked.unknown.push(below);
                        continue;
                    }
                    checked.unknown.push(below);
                    if told < EXPLAINED {
                        by_place.entry(path.clone()).or_default().unknown.push(key.clone());
                        told += 1;
                    } else {
                        checked.untold += 1;
                    }
                }
                continue;
            }
            Kind::Type { .. } => Wrong::Kind,
            Kind::Enum { .. } | Kind::Constant { .. } => Wrong::Choice,
            Kind::Pattern { .. } | Kind::Format { .. } => Wrong::Form,
            Kind::MaxLength { limit } => Wrong::TooLong(*limit),
            Kind::MinLength { limit } => Wrong::TooShort(*limit),
            Kind::MaxItems { limit } => Wrong::TooMany(*limit),
            Kind::MinItems { limit } => Wrong::TooFew(*limit),
            Kind::Maximum { limit } | Kind::ExclusiveMaximum { limit } => Wrong::TooLarge(limit.to_string()),
            Kind::Minimum { limit } | Kind::ExclusiveMinimum { limit } => Wrong::TooSmall(limit.to_string()),
            Kind::UniqueItems => Wrong::Twice,
            _ => Wrong::Other,
        };
        checked.refused.push(path.clone());
        if told < EXPLAINED || by_place.contains_key(&path) {
            told += 1;
            let faults = by_place.entry(path).or_default();
            faults.wrong = Some(faults.wrong.take().map_or(wrong.clone(), |known| known.min(wrong)));
        } else {
            checked.untold += 1;
        }
    }
    let reported: BTreeSet<(String, usize)> = findings
        .iter()
        .filter(|finding| finding.code == codes::SYNTAX)
        .filter_map(|finding| finding.span().map(|span| (span.file.clone(), span.line)))
        .collect();
    let teller = Teller { form, located, data };
    teller.lost_headings(&mut by_place, findings);
    for (path, faults) in by_place {
        let before = findings.len();
        teller.tell(&path, faults, findings);
        // A repaired line may mean something other than what was intended. Its own answer is still checked.
        let follows = |finding: &Finding| {
            let of_a_shape = [codes::WRONG_KIND, codes::UNKNOWN_KEY, codes::NOT_ANSWERED].contains(&finding.code.as_str());
            of_a_shape && finding.span().is_some_and(|span| reported.contains(&(span.file.clone(), span.line)))
        };
        let kept: Vec<Finding> = findings.drain(before..).filter(|finding| !follows(finding)).collect();
        findings.extend(kept);
    }
    checked
}

/// Whether the data say that they are the public form: the answer that the form marks for this is given at the top.
fn says_public(form: &Form, data: &Value) -> bool {
    let root = FieldPath::root();
    let says =
        |key: &str| form.node(&root.key(key)).and_then(|node| node.text("x-says-public")).is_some_and(|due| data[key] == due);
    form.top().any(says)
}

/// Whether a key of a group holds something that is never published.
fn is_private(form: &Form, group: &FieldPath, key: &str, data: &Value) -> bool {
    let node = form.node_in(group, data).and_then(|node| node.property(key, None));
    node.is_some_and(|node| node.text("x-disclosure") == Some("private"))
}

struct Teller<'a> {
    form: &'a Form,
    located: &'a Located,
    data: &'a Value,
}

impl Teller<'_> {
    fn tell(&self, path: &FieldPath, mut faults: Faults, findings: &mut Vec<Finding>) {
        let Some(schema) = self.form.node_in(path, self.data) else { return };
        let here = self.located.find(path);
        let node = here.node.filter(|_| here.whole);
        if let Some(wrong) = faults.wrong.take() {
            findings.push(self.wrong(path, schema, node, wrong));
            return;
        }
        let value = self.at(path);
        for key in std::mem::take(&mut faults.unknown) {
            findings.push(self.unknown(path, schema, node, value, &key, &mut faults.missing));
        }
        if node.is_some_and(|node| node.lost) {
            // A line of this group could not be read, and may hold what seems to be missing.
            return;
        }
        // Findings at one place are in the order of the form.
        let order: Vec<&str> = schema.properties(value).into_iter().map(|(key, _)| key).collect();
        faults.missing.sort_by_key(|missing| order.iter().position(|key| key == missing));
        for key in faults.missing {
            findings.push(self.missing(path, schema, node, value, &key));
        }
    }

    /// When the heading of a part is missing, its keys are in another group. One finding about the heading replaces all of
    /// theirs.
    fn lost_headings(&self, by_place: &mut BTreeMap<FieldPath, Faults>, findings: &mut Vec<Finding>) {
        let Some(missing) = by_place.get(&FieldPath::root()).map(|faults| faults.missing.clone()) else { return };
        let root = self.form.root();
        self.astray(by_place);
        for part in missing {
            // The part itself is nested too deep. Its own finding says so, and nothing is missing.
            if by_place.iter().any(|(path, faults)| !path.0.is_empty() && faults.unknown.contains(&part)) {
                if let Some(faults) = by_place.get_mut(&FieldPath::root()) {
                    faults.missing.retain(|key| *key != part);
                }
                continue;
            }
            let Some(schema) = root.property(&part, None) else { continue };
            let Some((path, astray)) = by_place.iter().find_map(|(path, faults)| {
                let own: Vec<String> =
                    faults.unknown.iter().filter(|key| schema.property(key, None).is_some()).cloned().collect();
                (!own.is_empty()).then(|| (path.clone(), own))
            }) else {
                continue;
            };
            let Some(first) = astray.first() else { continue };
            let span =
                self.located.find(&path).node.and_then(|node| node.entry(first)).and_then(|entry| self.located.key_span(entry));
            let line = span.as_ref().map_or(String::new(), |span| format!(" before line {}", span.line));
            if let Some(entry) = self.located.find(&path).node.and_then(|node| node.entry(&part)).filter(|_| !path.0.is_empty()) {
                let message = format!("the form does not know `{part}` here");
                let help = format!("{part} belongs at the top of the return: take away the spaces in front of it");
                findings.push(codes::finding(codes::UNKNOWN_KEY, path.key(&part), self.located.key_span(entry), message, help));
                by_place.entry(path.clone()).or_default().unknown.retain(|key| !astray.contains(key));
                by_place.entry(FieldPath::root()).or_default().missing.retain(|key| *key != part);
                continue;
            }
            let names: Vec<String> = astray.iter().map(|key| format!("`{key}`")).collect();
            let verb = if names.len() == 1 { "belongs" } else { "belong" };
            let message = format!("{} {verb} under `{part}`, which is missing", listed(&names));
            let help = format!("put a line {part}: {}", if line.is_empty() { "above" } else { line.trim_start() });
            findings.push(codes::finding(codes::UNKNOWN_KEY, path.key(first), span, message, help));
            if let Some(faults) = by_place.get_mut(&path) {
                faults.unknown.retain(|key| !astray.contains(key));
            }
            if let Some(faults) = by_place.get_mut(&FieldPath::root()) {
                faults.missing.retain(|key| *key != part);
            }
        }
    }

    /// A key in the wrong group is not also reported as missing from the right one.
    fn astray(&self, by_place: &mut BTreeMap<FieldPath, Faults>) {
        let mut found: Vec<(FieldPath, String)> = Vec::new();
        for (path, faults) in by_place.iter() {
            for key in &faults.unknown {
                for (part, _) in self.form.root().properties(None).into_iter().filter(|(part, _)| *part != path.part()) {
                    found.push((FieldPath::root().key(part), key.clone()));
                }
            }
        }
        for (part, key) in found {
            if let Some(faults) = by_place.get_mut(&part) {
                faults.missing.retain(|missing| *missing != key);
            }
        }
    }

    fn at(&self, path: &FieldPath) -> Option<&Value> {
        path.0.iter().try_fold(self.data, |value, step| match step {
            Step::Key(key) => value.get(&**key),
            Step::Index(index) => value.get(index),
        })
    }

    fn wrong(&self, path: &FieldPath, schema: Schema, node: Option<&Node>, wrong: Wrong) -> Finding {
        let typed = node.and_then(|node| self.located.typed(node));
        let twice = wrong == Wrong::Twice;
        let (code, (message, help)) = match wrong {
            Wrong::Kind => (codes::WRONG_KIND, self.wrong_kind(path, schema, node, typed)),
            Wrong::Choice => (codes::NOT_A_CHOICE, advice::not_a_choice(path, schema, typed.unwrap_or_default())),
            Wrong::Form => (codes::WRONG_FORM, advice::wrong_form(schema, typed.unwrap_or_default())),
            Wrong::TooLong(most) => (codes::OUT_OF_RANGE, advice::too_long(typed.unwrap_or_default(), most)),
            Wrong::TooShort(least) => {
                let help = "write an answer, or take the key away".to_owned();
                (codes::OUT_OF_RANGE, (format!("the text is shorter than the {} asked for", characters(least)), help))
            }
            Wrong::TooMany(most) => {
                let count = self.count(path);
                let help = "keep those that matter most".to_owned();
                (
                    codes::OUT_OF_RANGE,
                    (
                        format!(
                            "the list has {}, and at most {} fit",
                            entries(count),
                            grouped(usize::try_from(most).unwrap_or(usize::MAX))
                        ),
                        help,
                    ),
                )
            }
            Wrong::TooFew(least) => {
                let count = self.count(path);
                let lead = if count == 0 { "take away the [] and write" } else { "add" };
                let help = format!("{lead} {}", shape::entries(path, schema));
                (codes::OUT_OF_RANGE, (format!("the list has {}, and at least {} asked for", entries(count), are(least)), help))
            }
            Wrong::TooLarge(limit) => {
                let message = format!("{} is more than {limit}", shown(typed.unwrap_or_default()));
                (codes::OUT_OF_RANGE, (message, format!("write {limit} or less")))
            }
            Wrong::TooSmall(limit) => {
                let message = format!("{} is less than {limit}", shown(typed.unwrap_or_default()));
                (codes::OUT_OF_RANGE, (message, format!("write {limit} or more")))
            }
            Wrong::Twice => {
                (codes::TWICE, ("an entry of the list is given twice".to_owned(), "delete one of the two".to_owned()))
            }
            Wrong::Other => {
                let help = format!("write {}", advice::answer(schema));
                (codes::WRONG_FORM, ("the answer is not in the form asked for".to_owned(), help))
            }
        };
        let code = schema.text("x-faulty").unwrap_or(code);
        let span = self.located.span(path);
        let mut finding = codes::finding(code, path.clone(), span, message, help);
        if twice {
            self.second_of_two(path, &mut finding);
        }
        finding
    }

    fn wrong_kind(&self, path: &FieldPath, schema: Schema, node: Option<&Node>, typed: Option<&str>) -> (String, String) {
        let asked = advice::asked(schema);
        let own = node.and_then(|node| self.located.in_brackets(node));
        let marks = if own.is_some() { "square brackets" } else { "dashes" };
        match node.map(|node| &node.data) {
            Some(Data::List(_)) if shape::is_group(schema) => (
                "a list stands where a group of keys is asked for".to_owned(),
                format!("take away the {marks}; its keys are {} ({} shows each)", shape::keys(schema), shape::explain(path)),
            ),
            Some(Data::List(_)) => (
                format!("{asked} is asked for here, and a list stands there"),
                format!("write one answer on the line of the key, without dash or brackets{}", as_answer(schema)),
            ),
            Some(Data::Group(_)) if schema.takes("array") && own.is_some() => (
                "a group of keys stands where a list is asked for".to_owned(),
                advice::bracketed(path, schema, own.unwrap_or_default()),
            ),
            Some(Data::Group(_)) if schema.takes("array") => (
                "a group of keys stands where a list is asked for".to_owned(),
                "put a dash and a space before the first key of each entry, and indent its other keys as far".to_owned(),
            ),
            Some(Data::Group(_)) => (
                format!("{asked} is asked for here, and a group of keys stands there"),
                format!(
                    "write one answer on the line of the key{}; text that holds a colon must stand in quotes",
                    as_answer(schema)
                ),
            ),
            Some(Data::Scalar { literal: true, .. }) if schema.takes("string") => {
                let typed = typed.unwrap_or_default();
                (format!("{} is not text", shown(typed)), format!("put it in quotes: \"{typed}\""))
            }
            _ => {
                let list =
                    matches!(path.0.last(), Some(Step::Index(_))).then(|| self.form.node_in(&path.parent(), self.data)).flatten();
                let (message, help) = advice::wrong_kind(path, schema, list, typed.unwrap_or_default());
                let help = advice::inside_brackets(path, schema, list, typed.unwrap_or_default())
                    .filter(|_| self.located.is_in_brackets(path))
                    .unwrap_or(help);
                (message, help)
            }
        }
    }

    /// Moves a finding about a list to the second of two equal entries, and names the first.
    fn second_of_two(&self, path: &FieldPath, finding: &mut Finding) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (index, item) in self.at(path).and_then(Value::as_array).into_iter().flatten().enumerate() {
            if let Some(first) = seen.insert(item.to_string(), index) {
                let (first, second) = (path.index(first), path.index(index));
                if let Some(place) = finding.places.first_mut() {
                    place.span = self.located.span(&second);
                }
                let typed = self.located.find(&second).node.and_then(|node| self.located.typed(node));
                if let Some(typed) = typed {
                    finding.message = format!("{} is given twice in the list", shown(typed));
                }
                let span = self.located.span(&first);
                finding.places.push(codes::place(first, span, "first given here"));
                return;
            }
        }
    }

    fn count(&self, path: &FieldPath) -> usize {
        self.at(path).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// A key the form does not have here. If it resembles a missing key, one finding covers both.
    fn unknown(
        &self,
        path: &FieldPath,
        schema: Schema,
        node: Option<&Node>,
        value: Option<&Value>,
        key: &str,
        missing: &mut Vec<String>,
    ) -> Finding {
        let below = path.key(key);
        let known: Vec<&str> = schema.properties(value).into_iter().map(|(known, _)| known).collect();
        let unused: Vec<&str> =
            known.iter().copied().filter(|known| value.and_then(|value| value.get(known)).is_none()).collect();
        let message = format!("the form does not know `{}` here", key.chars().take(60).collect::<String>());
        let (message, help) = if let Some(near) = nearest(key, missing.iter().map(String::as_str)).map(str::to_owned) {
            missing.retain(|missing| *missing != near);
            (message, format!("did you mean {near}?"))
        } else if let Some((chosen, other)) = self.other_alternative(schema, value, key) {
            (format!("`{key}` is not asked for where {chosen}"), format!("take it away; it belongs where {other}"))
        } else if let Some(near) = nearest(key, unused.iter().copied()) {
            (message, format!("did you mean {near}?"))
        } else if let Some(above) = self.belongs(path, key) {
            (message, above)
        } else if let Some(near) = nearest(key, known.iter().copied()) {
            (message, format!("did you mean {near}? It is given already; keep one of the two"))
        } else {
            let help = if let Some(begins) = new_entry(path, schema, value) {
                begins
            } else if key.contains(' ') {
                "if it is text that goes on from the answer before, put a | after that key and indent the text below it"
                    .to_owned()
            } else {
                keys_here(path, &unused, &known)
            };
            (message, help)
        };
        let span = node.and_then(|node| node.entry(key)).and_then(|entry| self.located.key_span(entry));
        codes::finding(codes::UNKNOWN_KEY, below, span, message, help)
    }

    /// Where a key belongs if another alternative has it: “type is bought”, “type is the other”.
    fn other_alternative(&self, schema: Schema, value: Option<&Value>, key: &str) -> Option<(String, String)> {
        let tag = schema.choice_key()?;
        let chosen = value?.get(tag)?.as_str()?;
        let codes = schema.property(tag, None)?.list("enum");
        let others: Vec<String> = codes
            .into_iter()
            .filter(|code| *code != chosen)
            .filter(|code| schema.property(key, Some(&serde_json::json!({ tag: code }))).is_some())
            .map(str::to_owned)
            .collect();
        (!others.is_empty()).then(|| (format!("{tag} is {chosen}"), format!("{tag} is {}", choice_of(&others))))
    }

    /// Where in the form a key belongs that is in the wrong group.
    fn belongs(&self, path: &FieldPath, key: &str) -> Option<String> {
        let root = self.form.root();
        if !path.0.is_empty() && root.property(key, None).is_some() {
            return Some(format!(
                "{key} belongs at the top of the return: take away the spaces in front of it and of what belongs to it"
            ));
        }
        let (part, _) = root.properties(None).into_iter().find(|(_, part)| part.property(key, None).is_some())?;
        (part != path.part()).then(|| format!("it belongs under {part}: put it there, indented by two spaces"))
    }

    fn missing(&self, path: &FieldPath, schema: Schema, node: Option<&Node>, value: Option<&Value>, key: &str) -> Finding {
        let property = schema.property(key, value);
        let below = path.key(key);
        let written = node.and_then(|node| node.entry(key));
        let span = match written {
            Some(entry) => self.located.key_span(entry),
            None => self.located.span(path),
        };
        let message = match written {
            Some(_) => format!("`{key}` is not answered"),
            None if path.0.is_empty() => format!("`{key}` is missing"),
            None => format!("`{key}` is missing from {}", self.form.words(path)),
        };
        let help = match property {
            Some(property) if self.located.is_in_brackets(&below) => to_add_inside(&below, key, property, written.is_some()),
            Some(property) => to_add(&below, key, property, written.is_some()),
            None => format!("add a line {key}: …"),
        };
        let code = property.and_then(|property| property.text("x-missing")).unwrap_or(codes::NOT_ANSWERED);
        let mut finding = codes::finding(code, below, span, message, help);
        match property.and_then(|property| property.text("x-missing-level")) {
            Some("query") => finding.level = Level::Query,
            Some("advice") => finding.level = Level::Advice,
            _ => {}
        }
        finding
    }
}

/// What to write for a key without an answer; `written` says whether the key is in the file.
fn to_add(path: &FieldPath, key: &str, property: Schema, written: bool) -> String {
    if property.takes("array") {
        return shape::list(path, key, property, written);
    }
    if shape::is_group(property) {
        return shape::group(path, key, property, written);
    }
    let lead = if written { "after the colon write".to_owned() } else { format!("add a line `{key}:` with") };
    plain(path, property, &lead)
}

/// What to write inside brackets for a key without an answer.
fn to_add_inside(path: &FieldPath, key: &str, property: Schema, written: bool) -> String {
    if property.takes("array") || shape::is_group(property) {
        return shape::inside(path, key, property);
    }
    let lead = if written { "after the colon write".to_owned() } else { format!("inside the brackets add `{key}: …` with") };
    plain(path, property, &lead)
}

/// What to write for a key that takes a single answer.
fn plain(path: &FieldPath, property: Schema, lead: &str) -> String {
    if property.list("enum").len() > 1 {
        return format!("{lead} {}", shape::listing(path, property));
    }
    let answer = advice::answer(property);
    match shape::what(property) {
        Some(what) if answer.is_empty() => format!("{lead} {what}"),
        _ if answer.is_empty() => format!("{lead} the answer"),
        _ => format!("{lead} {answer}{}", shape::said(property)),
    }
}

/// How an entry of a list starts, for an entry that has none of its keys.
fn new_entry(path: &FieldPath, schema: Schema, value: Option<&Value>) -> Option<String> {
    if !matches!(path.0.last(), Some(Step::Index(_))) {
        return None;
    }
    let given = |key: &str| value.and_then(|value| value.get(key)).is_some();
    let asked = shape::asked_keys(schema, None);
    let first = asked.first()?;
    let none = schema.properties(value).iter().all(|(key, _)| !given(key));
    none.then(|| {
        format!("an entry begins with `- {first}:` and has {}; {} shows each key", shape::keys(schema), shape::explain(path))
    })
}

/// ": the number, such as 12" for an answer; empty when there is no example to give.
fn as_answer(schema: Schema) -> String {
    let answer = advice::answer(schema);
    if answer.is_empty() { answer } else { format!(": {answer}") }
}

fn keys_here(path: &FieldPath, unused: &[&str], known: &[&str]) -> String {
    const MOST: usize = 12;
    let listed = if unused.is_empty() { known } else { unused };
    if listed.is_empty() {
        return "take it away: nothing is asked for here".to_owned();
    }
    let some: Vec<&str> = listed.iter().take(MOST).copied().collect();
    let more = if listed.len() <= MOST {
        String::new()
    } else if path.0.is_empty() {
        " and others".to_owned()
    } else {
        format!(" and others, which {} shows", shape::explain(path))
    };
    format!("take it away, or use one of the keys asked for here: {}{more}", some.join(", "))
}

fn entries(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{} entries", grouped(count)) }
}

fn are(count: u64) -> String {
    if count == 1 { "1 is".to_owned() } else { format!("{count} are") }
}

fn characters(count: u64) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}

/// The field path of a JSON pointer. A step is an index only where the data has a list.
fn field_path(pointer: &str, data: &Value) -> FieldPath {
    let mut path = FieldPath::root();
    let mut value = Some(data);
    for step in pointer.split('/').skip(1) {
        let key = step.replace("~1", "/").replace("~0", "~");
        match value {
            Some(Value::Array(items)) => {
                let index = key.parse().unwrap_or(usize::MAX);
                path.0.push(Step::Index(index));
                value = items.get(index);
            }
            other => {
                value = other.and_then(|value| value.get(&key));
                path.0.push(Step::Key(key.into()));
            }
        }
    }
    path
}
