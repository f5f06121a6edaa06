//! Next year's return to fill in, from last year's: what stands is carried over, what is of the year is asked for again, and last
//! year's figures stand in their places. What becomes of each field is decided in [`carry_forward`](super::carry_forward).

use serde::Deserialize as _;
use serde_json::{Map, Value, json};

use super::carry_forward::{CarryForward, carry_forward, fields};
use super::last_year::ScrutinyFinding;
use crate::annual_return::AnnualReturn;
use crate::annual_return::check::assess::assess;
use crate::annual_return::check::check;
use crate::annual_return::terms::schema::form;
use crate::canonical;
use crate::error::Error;
use crate::finding::{FieldPath, Step};
use crate::read::{self, Form, Node, Source};
use crate::value::{Date, Year, counted, quoted};

/// The maximum number of earlier years of an indicator that are carried over after the new one.
const YEARS_BEFORE: usize = 2;

/// Messages with more characters than this are shown without the list they end with.
const LONG_MESSAGE: usize = 200;

/// Next year's return, and what its authors have to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor {
    /// The year it reports on.
    pub year: Year,
    /// The return as YAML.
    pub text: String,
    /// What was carried over and has to be confirmed, in the words of the form, one line for each group.
    pub confirm: Vec<String>,
    /// What now holds last year's figures, in the same form.
    pub moved: Vec<String>,
    /// What was left out of last year's return, and why.
    pub left_out: Vec<String>,
    /// The fields that are required and blank, as `needs.needs[].rank`.
    pub gaps: Vec<String>,
    /// What the rules find because fields are blank and because explanations lapse.
    pub follows: Vec<String>,
}

/// Next year's return, made from last year's in `sources`. `file` is the name by which the new return refers to last year's.
/// `year` is the year of the new return; if it is `None`, the year after the one in the files.
///
/// # Errors
/// When `year` is `None` and the files do not say which year they report on, for example because they cannot be read.
pub fn successor(sources: &[Source], file: Option<&str>, year: Option<Year>) -> Result<Successor, Error> {
    let form = form()?;
    // Read through the types, so that nothing today's form refuses is carried over.
    let last = read::read::<AnnualReturn>(sources, form).value;
    let year = year.or_else(|| last.reporting_year.get().map(Year::after)).ok_or_else(|| {
        Error::new("it does not say which year it reports on; say with --year which year the new return is for")
    })?;
    let data = canonical::data(&last)?;
    let root = form.node(&FieldPath::root()).ok_or_else(|| Error::new("the form has no keys"))?;
    let mut hand = Hand { ended: last.period_end.get(), year, left_out: Vec::new() };
    let mut next = hand.group(root, &data, "");
    next.insert("reporting_year".to_owned(), year.to_string().into());
    for (key, day) in [("period_start", year.start()), ("period_end", year.end())] {
        if let Some(day) = day {
            next.insert(key.to_owned(), day.iso().into());
        }
    }
    if let Some(file) = file {
        next.insert("last_year".to_owned(), json!({ "file": file }));
    }
    let next = Value::Object(next);
    let mut gaps = Vec::new();
    gather_gaps(root, &next, "", &mut gaps);
    gaps.retain(|field| field != "schema_version");
    let stands = |wanted: fn(CarryForward) -> bool| -> Vec<String> {
        let kept = fields().filter(|(row, own)| wanted(*own) && is_there(&next, row)).map(|(row, _)| row.to_owned());
        in_words(form, &kept.collect::<Vec<_>>())
    };
    let confirm = stands(|own| own == CarryForward::Kept);
    let moved = stands(|own| matches!(own, CarryForward::From(_) | CarryForward::Years));
    let left_out = hand.left_out;
    let follows = findings(&read::filled(form, &next, &[]))?;
    let mut head = vec![String::new(), format!("For {}, from the return of the year before.", year.in_words())];
    let asked = in_words(form, &gaps);
    for (title, lines) in [
        ("Carried over. Confirm that it still holds, or change it:", &confirm),
        ("Figures of last year, moved to their places. They are as last year’s return has them:", &moved),
        ("Left out:", &left_out),
        ("Asked for again, and blank:", &asked),
        ("And because of what is blank or lapses:", &follows),
    ] {
        if !lines.is_empty() {
            head.extend([String::new(), title.to_owned()]);
            head.extend(lines.iter().map(|line| format!("* {line}")));
        }
    }
    let text = read::filled(form, &next, &head);
    Ok(Successor { year, text, confirm, moved, left_out, gaps, follows })
}

/// What the rules find in the new return, in addition to its blanks.
fn findings(text: &str) -> Result<Vec<String>, Error> {
    let source = Source { name: "return.yaml".to_owned(), bytes: text.as_bytes().to_vec() };
    let facts = assess(&[source], None)?.facts;
    // The list at the end of a long message can be read in the file itself.
    let short = |message: &str| match message.split_once(": ") {
        Some((first, _)) if message.chars().count() > LONG_MESSAGE => first.to_owned(),
        Some(_) | None => message.to_owned(),
    };
    Ok(check(&facts, &[]).findings.iter().map(|finding| format!("{} [{}]", short(&finding.message), finding.code)).collect())
}

/// Carries over the answers of last year, group by group.
struct Hand {
    /// The last day of last year's period.
    ended: Option<Date>,
    /// The year of the new return.
    year: Year,
    left_out: Vec<String>,
}

impl Hand {
    fn group(&mut self, node: Node, last: &Value, field: &str) -> Map<String, Value> {
        let mut next = Map::new();
        for (key, node) in node.properties(Some(last)) {
            let field = if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
            let value = match carry_forward(&field) {
                CarryForward::From(source) => last.get(source).cloned(),
                CarryForward::Years => Some(self.years(last.get(key))),
                CarryForward::Given | CarryForward::Unknown => None,
                CarryForward::Kept | CarryForward::AskedAgain => last.get(key).and_then(|value| self.value(node, value, &field)),
            };
            if let Some(value) = value {
                next.insert(key.to_owned(), value);
            }
        }
        next
    }

    /// The part of a value that is carried over; `None` when nothing is.
    fn value(&mut self, node: Node, last: &Value, field: &str) -> Option<Value> {
        let kept = carry_forward(field) == CarryForward::Kept;
        match last {
            Value::Null => None,
            Value::Bool(_) | Value::Number(_) | Value::String(_) => kept.then(|| last.clone()),
            Value::Object(_) => {
                let group = self.group(node, last, field);
                (!group.is_empty()).then_some(Value::Object(group))
            }
            Value::Array(entries) => {
                let (item, field) = (node.item()?, format!("{field}[]"));
                let stays: Vec<&Value> = entries.iter().filter(|entry| !self.leaves_out(entry, &field)).collect();
                let next: Vec<Value> = stays.into_iter().filter_map(|entry| self.value(item, entry, &field)).collect();
                (!next.is_empty() || kept && entries.is_empty()).then_some(Value::Array(next))
            }
        }
    }

    /// Whether an entry is left out because it ended with last year. The reason is recorded.
    fn leaves_out(&mut self, entry: &Value, field: &str) -> bool {
        let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
        let ended = || Date::parse(text("to")).zip(self.ended).is_some_and(|(to, ended)| to <= ended);
        let why = match field {
            "scrutiny.findings[]" if ScrutinyFinding::deserialize(entry).is_ok_and(|finding| finding.is_settled()) => {
                format!("the finding {}, which is a strength or is settled", quoted(text("title"), "without a title"))
            }
            "commissioning.services[]" if text("decision") == "stop" => {
                format!("the service {}, which was to stop", quoted(text("name"), "without a name"))
            }
            "governance.lead_safeguarding_partners[]" | "governance.delegated_safeguarding_partners[]" if ended() => {
                format!("{}, whose time ended in the year", quoted(text("name"), "a partner without a name"))
            }
            _ => return false,
        };
        self.left_out.push(why);
        true
    }

    /// The new year of an indicator, blank, followed by the earlier years.
    fn years(&self, last: Option<&Value>) -> Value {
        let before = last.and_then(Value::as_array).into_iter().flatten().filter(|entry| {
            let period = entry.get("period").and_then(Value::as_str).and_then(Year::parse);
            period.is_some_and(|period| period < self.year)
        });
        std::iter::once(json!({ "period": self.year.to_string() })).chain(before.take(YEARS_BEFORE).cloned()).collect()
    }
}

/// Whether a field has a value in any entry: `needs.needs[].title`.
fn is_there(data: &Value, row: &str) -> bool {
    let Some((step, rest)) = row.split_once('.').or(Some((row, ""))).filter(|(step, _)| !step.is_empty()) else { return true };
    let (key, listed) = step.strip_suffix("[]").map_or((step, false), |key| (key, true));
    match data.get(key) {
        None | Some(Value::Null) => false,
        Some(Value::Array(entries)) if listed => entries.iter().any(|entry| is_there(entry, rest)),
        Some(value) => is_there(value, rest),
    }
}

/// Collects the fields that are required and blank.
fn gather_gaps(node: Node, data: &Value, field: &str, gaps: &mut Vec<String>) {
    match data {
        Value::Object(group) => {
            for key in node.required(Some(data)) {
                let field = if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
                if !group.contains_key(key) && !gaps.contains(&field) {
                    gaps.push(field);
                }
            }
            for (key, value) in group {
                if let Some(node) = node.property(key, Some(data)) {
                    let field = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                    gather_gaps(node, value, &field, gaps);
                }
            }
        }
        Value::Array(entries) => {
            if let Some(item) = node.item() {
                entries.iter().for_each(|entry| gather_gaps(item, entry, &format!("{field}[]"), gaps));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Fields in the words of the form, with those of one group in one line: "needs › needs: title, theme and owner".
fn in_words(form: &Form, fields: &[String]) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for field in fields {
        let Some(path) = FieldPath::parse(&field.replace("[]", "[0]")) else { continue };
        // A row on the entries of a list is about the list.
        let path = if matches!(path.0.last(), Some(Step::Index(_))) { path.parent() } else { path };
        let words = form.words(&path).replace("entry 1 › ", "");
        let (group, own) = words.rsplit_once(" › ").map_or(("", words.as_str()), |parts| parts);
        match groups.iter_mut().find(|(known, _)| known == group) {
            Some((_, own_fields)) if own_fields.iter().any(|known| known == own) => {}
            Some((_, own_fields)) => own_fields.push(own.to_owned()),
            None => groups.push((group.to_owned(), vec![own.to_owned()])),
        }
    }
    let line = |(group, own): (String, Vec<String>)| match group.as_str() {
        "" => own.join(", "),
        _ => format!("{group}: {}", own.join(", ")),
    };
    groups.into_iter().map(line).collect()
}

impl Successor {
    /// The summary that is shown when the return was written.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        for (title, lines) in [
            ("Carried over; confirm that it still holds, or change it:", &self.confirm),
            ("Figures of last year, moved to their places:", &self.moved),
            ("Left out:", &self.left_out),
            ("Because of what is blank or lapses:", &self.follows),
        ] {
            if !lines.is_empty() {
                text.push_str(&format!("{title}\n"));
                text.push_str(&lines.iter().map(|line| format!("  {line}\n")).collect::<String>());
            }
        }
        let fields = counted(self.gaps.len(), "field is", "fields are");
        text.push_str(&format!("{fields} asked for and blank; the head of the file lists them.\n"));
        text
    }
}
