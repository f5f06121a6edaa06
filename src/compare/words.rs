//! Values and their differences in words.

use serde_json::Value;

use crate::read::form::Node;
use crate::value::{Balance, Count, Date, Decimal, Fraction, Percent, Quantity, Symbol, change_percent, counted, quoted};

/// The most characters of a text that are shown.
const SHOWN: usize = 60;

/// A value in words.
pub(super) fn value(node: Option<Node>, value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => scalar(node, &number.to_string()),
        Value::String(text) => scalar(node, text),
        Value::Array(entries) => counted(entries.len(), "entry", "entries"),
        Value::Object(group) => counted(group.len(), "answer", "answers"),
    }
}

/// Two values in words. Long texts are cut at the point where they begin to differ.
pub(super) fn pair(node: Option<Node>, old: &Value, new: &Value) -> (String, String) {
    let (Some(before), Some(now)) = (old.as_str(), new.as_str()) else { return (value(node, old), value(node, new)) };
    let is_long = |text: &str| text.chars().count() > SHOWN;
    if !is_long(before) && !is_long(now) {
        return (value(node, old), value(node, new));
    }
    let same = before.chars().zip(now.chars()).take_while(|(one, other)| one == other).count();
    // A few words before the difference help a reader find the place.
    let near = if same > SHOWN / 2 { same - SHOWN / 3 } else { 0 };
    let from = now.chars().take(near).enumerate().filter(|(_, letter)| letter.is_whitespace()).last().map_or(0, |(at, _)| at);
    (cut(before, from), cut(now, from))
}

fn cut(text: &str, from: usize) -> String {
    let rest: Vec<char> = text.chars().skip(from).collect();
    let shown: String = rest.iter().take(SHOWN).collect();
    let (before, after) = (if from > 0 { "…" } else { "" }, if rest.len() > SHOWN { "…" } else { "" });
    format!("“{before}{}{after}”", shown.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn scalar(node: Option<Node>, text: &str) -> String {
    if let Some(symbol) = number_kind(node).and_then(|_| Symbol::parse(text)) {
        return format!("{text} ({})", symbol.meaning());
    }
    let kind = node.map(|node| node.kind()).unwrap_or_default();
    let number = match kind {
        "money" => Balance::parse(text).map(|amount| amount.to_string()),
        "count" => Count::parse(text).map(|count| count.to_string()),
        "percent" => Percent::parse(text).map(|percent| percent.to_string()),
        "date" => Date::parse(text).map(|date| date.to_string()),
        _ => None,
    };
    let chosen = || {
        let node = node?;
        let at = node.list("enum").iter().position(|code| *code == text)?;
        node.list("x-labels").get(at).map(|label| (*label).to_owned())
    };
    let bare = ["fraction", "id", "year", "choice", "url", "email"].contains(&kind);
    number.or_else(chosen).unwrap_or_else(|| if bare { text.to_owned() } else { cut(text, 0) })
}

fn number_kind(node: Option<Node<'_>>) -> Option<&str> {
    node.map(|node| node.kind()).filter(|kind| ["money", "count", "percent", "fraction"].contains(kind))
}

/// The difference between two numbers: "up £3,250 (5.6%)". `None` when they are not numbers, or are the same number written
/// differently.
pub(super) fn apart(node: Option<Node>, old: &Value, new: &Value) -> Option<String> {
    let kind = number_kind(node)?;
    let number = |value: &Value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match kind {
            "money" => Balance::parse(&text).map(Balance::decimal),
            "percent" => Percent::parse(&text).map(Percent::decimal),
            "count" => Count::parse(&text).map(Count::decimal),
            _ => Fraction::parse(&text).map(Fraction::decimal),
        }
    };
    let (before, now) = (number(old)?, number(new)?);
    let by = now.checked_sub(before).filter(|by| !by.is_zero())?;
    let way = if by > Decimal::ZERO { "up" } else { "down" };
    let by = by.abs().normalize();
    let share = change_percent(now, before).map(|share| format!(" ({}%)", share.abs())).unwrap_or_default();
    Some(match kind {
        "money" => format!("{way} {}{share}", Balance::from_decimal(by)),
        "percent" if by == Decimal::ONE => format!("{way} 1 point"),
        "percent" => format!("{way} {by} points"),
        "count" => {
            format!("{way} {}{share}", Count::parse(&by.to_string()).map_or_else(|| by.to_string(), |count| count.to_string()))
        }
        _ => format!("{way} {by}{share}"),
    })
}

/// The name of an entry: its first short text and its id, or what it refers to when it has no text.
pub(super) fn name(item: Option<Node>, entry: &Value) -> String {
    let Value::Object(fields) = entry else { return value(item, entry) };
    let known: Vec<(&str, Node)> = item.map(|item| item.properties(Some(entry))).unwrap_or_default();
    let text = |key: &str| fields.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let id =
        known.iter().find(|(_, node)| node.get("x-identifies").is_some()).and_then(|(key, _)| text(key)).or_else(|| text("id"));
    let is_title = |(key, node): &&(&str, Node)| {
        node.kind().is_empty()
            && node.takes("string")
            && node.list("enum").is_empty()
            && text(key).is_some()
            && !key.ends_with("_id")
    };
    let title = known.iter().find(is_title).and_then(|(key, _)| text(key)).or_else(|| text("title")).or_else(|| text("name"));
    // What identifies an entry without an id, such as a code, a council or a year.
    let marks = known.iter().enumerate().filter(|(i, (_, node))| *i == 0 || node.get("x-refers-to").is_some());
    let marks: Vec<&str> = marks.filter_map(|(_, (key, _))| text(key)).collect();
    match (title, id) {
        (Some(title), Some(id)) => format!("{} ({id})", quoted(&cut_title(title), "")),
        (None, Some(id)) => id.to_owned(),
        (_, None) if !marks.is_empty() && title.is_none_or(|title| !marks.contains(&title)) => marks.join(", "),
        (Some(title), None) => quoted(&cut_title(title), ""),
        (None, None) => "an entry".to_owned(),
    }
}

fn cut_title(title: &str) -> String {
    let shown: String = title.chars().take(SHOWN).collect();
    if title.chars().count() > SHOWN { format!("{shown}…") } else { shown }
}
