//! What to write instead of a wrong answer, for each kind of value, based on what was typed.

use super::form::Node as Schema;
use super::words::shown;
use super::{Form, codes, shape};
use crate::finding::{FieldPath, Finding, Step};
use crate::value::{Date, Year};
use crate::value::{capitalised, choice_of, grouped, nearest};

/// The longest text, in characters, that a message repeats inside square brackets.
const LONG: usize = 100;
/// Corrects the help for text that begins with an odd character: quotes help, but where a number or a date is asked for, only
/// removing the character does.
pub(super) fn for_numbers(form: &Form, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.code == codes::SHORTHAND) {
        let Some(schema) = form.node(&finding.path()) else { continue };
        if matches!(schema.kind(), "money" | "count" | "percent" | "fraction" | "date" | "year" | "choice" | "id") {
            finding.help = format!("leave out the character in front: write {}", answer(schema));
        }
    }
}

/// The message and the help for text in the wrong format.
pub(super) fn wrong_form(schema: Schema, typed: &str) -> (String, String) {
    let hint = schema.text("patternErrorMessage").or_else(|| schema.text("errorMessage")).map(lower);
    let text = typed.trim();
    let value = shown(typed);
    let what = match schema.kind() {
        "money" => "an amount in pounds and pence",
        "count" => "a whole number",
        "percent" => "a percentage from 0 to 100",
        "fraction" => "a number with at most two decimal places",
        "id" => "an id",
        "date" => "a date",
        "year" => "a financial year",
        "url" => "a web address",
        "email" => "an e-mail address",
        _ => "in the form asked for",
    };
    let message = format!("{value} is not {what}");
    let better = match schema.kind() {
        "money" | "count" | "percent" | "fraction" => return number(schema, text, message, hint),
        "date" => match date(text) {
            Dating::Meant(date) => Some(format!("did you mean {date}?")),
            Dating::NoSuchDay(words) => {
                return (format!("{value} is not a date: there is no {words}"), "check the day and the month".to_owned());
            }
            Dating::Unclear => None,
        },
        "year" => year(text).map(|year| format!("did you mean {year}?")),
        "id" => id(text).map(|id| format!("did you mean {id}?")),
        "url" if text.starts_with("www.") => Some(format!("did you mean https://{text}?")),
        "email" => text.strip_prefix("mailto:").map(|address| format!("did you mean {address}?")),
        _ => None,
    };
    let general = hint.unwrap_or_else(|| format!("write {}", answer(schema)));
    let help = better.map_or_else(|| general.clone(), |better| format!("{better} {}", capitalised(&general)));
    (message, help)
}

fn number(schema: Schema, text: &str, message: String, hint: Option<String>) -> (String, String) {
    let general = hint.unwrap_or_else(|| format!("write {}", answer(schema)));
    let symbols = schema.text("pattern").is_some_and(|pattern| pattern.contains("|z|"));
    let low = text.to_lowercase();
    let bare: String = text.chars().filter(|c| !matches!(c, '£' | ',' | ' ' | '%' | '\u{a0}')).collect();
    let is_number = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.chars().any(|c| c.is_ascii_digit())
    };
    if symbols && matches!(low.as_str(), "n/a" | "na" | "not applicable" | "n.a." | "none" | "nil" | "-" | "–" | "—") {
        return (message, "write 0 if there are none, z if the question does not apply, x if nobody holds the number".to_owned());
    }
    if symbols && matches!(low.as_str(), "tbc" | "tba" | "unknown" | "not known" | "?" | "not available" | "pending" | "dk") {
        return (message, "write x if nobody holds the number; leave it blank while you wait for it".to_owned());
    }
    if symbols && text != low && matches!(low.as_str(), "z" | "x" | "c" | "u" | "k" | "low") {
        return (message, format!("write the symbol in small letters: {low}"));
    }
    if bare.starts_with(['-', '−']) && is_number(bare.trim_start_matches(['-', '−'])) && schema.get("minimum").is_some() {
        let help = "write it without the minus sign, or check whether it belongs here".to_owned();
        return (format!("{} is less than nothing", shown(text)), help);
    }
    if let Some((whole, fraction)) = bare.split_once('.')
        && is_number(whole)
        && is_number(fraction)
    {
        if schema.kind() == "count" {
            return (message, "write a whole number, with no decimal point".to_owned());
        }
        if schema.kind() == "percent" && whole == "0" && fraction.len() > 1 {
            let (most, rest) = fraction.split_at_checked(2).unwrap_or((fraction, ""));
            let rest = if rest.is_empty() { String::new() } else { format!(".{rest}") };
            let meant = format!("{}{rest}", most.trim_start_matches('0'));
            return (message, format!("write a share as a percentage: {meant} for {meant} per cent"));
        }
        let places = if schema.kind() == "percent" { 1 } else { 2 };
        if fraction.len() > places {
            let to = if schema.kind() == "money" {
                "to the penny, with two digits after the point"
            } else if places == 1 {
                "to one decimal place"
            } else {
                "to two decimal places"
            };
            return (format!("{} has {} decimal places", shown(text), fraction.len()), format!("round it {to}"));
        }
    }
    for (letter, noughts) in [('k', "000"), ('m', "000000")] {
        let Some(number) = low.strip_suffix(letter).map(|number| number.trim_start_matches('£').trim()) else { continue };
        if is_number(number) {
            let full = if number.contains('.') { String::new() } else { format!(": {number}{noughts}") };
            return (message, format!("write the number out in full{full}"));
        }
    }
    if is_number(&bare) && bare.len() > 1 && bare.starts_with('0') && !bare.starts_with("0.") {
        return (message, format!("write it without the 0 in front: {}", bare.trim_start_matches('0')));
    }
    if schema.kind() == "percent" && is_number(&bare) {
        return (format!("{} is more than 100 per cent", shown(text)), general);
    }
    if is_number(&bare) && bare.len() > 12 {
        return (format!("{} is too large a number", shown(text)), general);
    }
    if schema.kind() != "count"
        && text.rsplit_once(',').is_some_and(|(_, last)| last.len() == 2 && is_number(last))
        && is_number(&bare)
    {
        return (message, "if the last two digits are pence, put a point before them; otherwise leave the comma out".to_owned());
    }
    if text.contains(',') && is_number(&bare) {
        return (message, format!("did you mean {bare}? {}", capitalised(&general)));
    }
    (message, general)
}

enum Dating {
    Meant(String),
    NoSuchDay(String),
    Unclear,
}

/// The date a text most likely means: 01/04/2026, 1.4.2026, 1 April 2026, 2026-4-1.
fn date(text: &str) -> Dating {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let pieces: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
    // "Wednesday 1 April 2026" and "2026-04-01T00:00:00" hold more than a date.
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.to_lowercase().ends_with("day")).collect();
    let (first, second, third) = match pieces.as_slice() {
        [first, second, third] => (*first, *second, *third),
        [first, second, third, ..] if first.len() == 4 => (*first, *second, third.split(['T', 't']).next().unwrap_or_default()),
        _ => return Dating::Unclear,
    };
    let month = |text: &str| -> Option<u8> {
        let word = text.to_lowercase();
        let named =
            || (word.len() >= 3).then(|| MONTHS.iter().position(|month| month.to_lowercase().starts_with(&word))).flatten();
        text.parse().ok().or_else(|| named().and_then(|at| u8::try_from(at + 1).ok()))
    };
    let day = |text: &str| -> Option<u8> { text.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok() };
    let year = |text: &str| -> Option<i16> {
        match text.len() {
            4 => text.parse().ok(),
            2 => text.parse::<i16>().ok().map(|short| 2000 + short),
            _ => None,
        }
    };
    let parts =
        if first.len() == 4 { (year(first), month(second), day(third)) } else { (year(third), month(second), day(first)) };
    let (Some(year), Some(month), Some(day)) = parts else { return Dating::Unclear };
    let valid = i8::try_from(month).ok().zip(i8::try_from(day).ok()).and_then(|(month, day)| Date::new(year, month, day));
    match (valid, MONTHS.get(usize::from(month).wrapping_sub(1))) {
        (Some(date), _) => Dating::Meant(date.iso()),
        (None, Some(month)) => Dating::NoSuchDay(format!("{day} {month} {year}")),
        (None, None) => Dating::NoSuchDay(format!("month {month}")),
    }
}

/// The financial year a text most likely means: 2026/27, 2026-2027, 2026 to 2027.
fn year(text: &str) -> Option<Year> {
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|piece| !piece.is_empty()).collect();
    let first = match numbers.first()?.len() {
        4 => (*numbers.first()?).to_owned(),
        2 => format!("20{}", numbers.first()?),
        _ => return None,
    };
    let second = numbers.get(1).map_or_else(
        || first.parse::<i16>().map(|year| format!("{:02}", (year + 1) % 100)).unwrap_or_default(),
        |second| second.get(second.len().saturating_sub(2)..).unwrap_or_default().to_owned(),
    );
    Year::parse(&format!("{first}-{second}"))
}

/// An id made from what was typed.
fn id(text: &str) -> Option<String> {
    let joined: String = text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let id: Vec<&str> = joined.split('-').filter(|piece| !piece.is_empty()).collect();
    let id = id.join("-");
    (id.starts_with(|c: char| c.is_ascii_lowercase()) && id.len() <= 60).then_some(id)
}

/// The message and the help for a word that is not one of the choices.
pub(super) fn not_a_choice(path: &FieldPath, schema: Schema, typed: &str) -> (String, String) {
    let codes = schema.list("enum");
    let labels = schema.list("x-labels");
    // "met" and "unmet" are spelt alike but mean the opposite.
    let alike = |word: &&str| is_negated(word) == is_negated(typed);
    let by_label = nearest(typed, labels.iter().copied().filter(alike))
        .and_then(|label| labels.iter().position(|known| *known == label))
        .and_then(|at| codes.get(at))
        .copied()
        .filter(alike);
    let near = nearest(typed, codes.iter().copied().filter(alike)).or(by_label);
    let message = format!("{} is not one of the choices", shown(typed));
    let list = choices(path, schema);
    let help = near.map_or_else(|| list.clone(), |near| format!("did you mean {near}? {}", capitalised(&list)));
    (message, help)
}

/// Whether a word is a negation, such as "unmet".
fn is_negated(word: &str) -> bool {
    let word = word.to_lowercase();
    let mut pieces = word.split(|c: char| !c.is_alphanumeric());
    word.starts_with("un") || word.starts_with("non") || pieces.any(|piece| matches!(piece, "not" | "no" | "never"))
}

/// The choices, as help that says what to write.
pub(super) fn choices(path: &FieldPath, schema: Schema) -> String {
    format!("write {}", shape::listing(path, schema))
}

/// The help for a key that is not answered; empty where words are asked for.
pub(super) fn answer(schema: Schema) -> String {
    let kinds = schema.list("x-refers-to");
    if !kinds.is_empty() {
        return format!("the id of the {}", choice_of(&kinds));
    }
    let codes = schema.list("enum");
    match codes.as_slice() {
        [] => {}
        [only] => return (*only).to_owned(),
        [_, ..] => return "one of the choices".to_owned(),
    }
    match schema.kind() {
        "money" => "the amount in pounds, such as 100 or 100.50",
        "count" => "the number, such as 12",
        "percent" => "the percentage, such as 62.5",
        "fraction" => "the number, such as 12.5",
        "date" => "the day, as year-month-day, such as 2027-03-31",
        "year" => "the year, such as 2026-27",
        "url" => "the web address, beginning with https://",
        "email" => "the e-mail address",
        "id" => "an id of your own choice in small letters, such as a-short-name",
        _ if schema.takes("boolean") => "true or false",
        _ if schema.takes("integer") => "the number, such as 12",
        _ => match schema.get("examples").and_then(|examples| examples.get(0)) {
            Some(first) => return first.as_str().map_or_else(|| first.to_string(), |first| format!("text such as {first}")),
            None => "",
        },
    }
    .to_owned()
}

/// The kind of answer a schema accepts, in words.
pub(super) fn asked(schema: Schema) -> &'static str {
    if schema.takes("array") {
        "a list"
    } else if schema.is_group() {
        "a group of keys"
    } else if schema.takes("boolean") {
        "true or false"
    } else {
        match schema.kind() {
            "money" => "an amount in pounds",
            "count" => "a whole number",
            "percent" => "a percentage",
            "fraction" => "a number",
            "date" => "a date",
            "choice" => "one of the choices",
            _ if schema.takes("string") => "text",
            _ if schema.takes("integer") => "a whole number",
            _ => "another kind of answer",
        }
    }
}

/// The message and the help for text where another kind of answer is asked for. `list` is the schema of the list, when the text
/// is an entry of one.
pub(super) fn wrong_kind(path: &FieldPath, schema: Schema, list: Option<Schema>, typed: &str) -> (String, String) {
    let value = shown(typed);
    if schema.takes("boolean") {
        let meant = match typed.trim().to_lowercase().as_str() {
            "yes" | "y" | "on" | "1" => Some("true"),
            "no" | "n" | "off" | "0" => Some("false"),
            _ => None,
        };
        let help =
            meant.map_or_else(|| "write true or false".to_owned(), |meant| format!("write {meant} instead of {}", typed.trim()));
        return (format!("{value} is neither true nor false"), help);
    }
    if schema.takes("array") {
        return (format!("{value} stands where a list is asked for"), instead_of_list(path, schema, typed));
    }
    if shape::is_group(schema) {
        let what = if list.is_some() { "an entry with keys" } else { "a group of keys" };
        return (format!("{value} stands where {what} is asked for"), instead_of_group(path, schema, list, typed));
    }
    if schema.takes("integer") {
        return (format!("{value} is not a whole number"), "write a whole number in digits, such as 12".to_owned());
    }
    let answer = answer(schema);
    (
        format!("{value} is not {}", asked(schema)),
        if answer.is_empty() { "write words".to_owned() } else { format!("write {answer}") },
    )
}

/// What to write where text was typed for a list or a group inside `{ }` or `[ ]`; empty where a single answer is asked for.
pub(super) fn inside_brackets(path: &FieldPath, schema: Schema, list: Option<Schema>, typed: &str) -> Option<String> {
    let key = path.0.iter().rev().find_map(last_key).unwrap_or_default();
    let nothing = list.or(Some(schema)).and_then(shape::said_when_empty);
    if let Some(nothing) = nothing.filter(|_| shape::means_nothing(typed)) {
        return Some(format!("{nothing}, write `{key}: []`"));
    }
    if schema.takes("array") {
        let words = schema.item().is_some_and(|item| !shape::is_group(item));
        let is_plain = !typed.contains(['\n', ',', ';', '[', ']', '{', '}', ':', '#', '"', '\'']) && !shape::means_nothing(typed);
        if words && is_plain {
            return Some(bracketed(path, schema, typed));
        }
        return Some(shape::inside(path, key, schema));
    }
    if !shape::is_group(schema) {
        return None;
    }
    if list.is_some() {
        return Some(format!("write `{}` here; {} shows each key", shape::brackets(schema), shape::explain(path)));
    }
    Some(shape::inside(path, key, schema))
}

/// How a single entry that is already written becomes a list: by putting it in square brackets.
pub(super) fn bracketed(path: &FieldPath, schema: Schema, typed: &str) -> String {
    let key = path.0.iter().rev().find_map(last_key).unwrap_or_default();
    let own = typed.trim();
    if own.contains('\n') || own.chars().count() > LONG {
        return format!("put square brackets round it: `{key}: {}`", shape::brackets(schema));
    }
    format!("put square brackets round it: `{key}: [{own}]`")
}

/// What to write where text was typed for a list.
fn instead_of_list(path: &FieldPath, schema: Schema, typed: &str) -> String {
    let key = path.0.iter().rev().find_map(last_key).unwrap_or_default();
    if shape::means_nothing(typed)
        && let Some(nothing) = shape::said_when_empty(schema)
    {
        return format!("{nothing}, write `{key}: []` on one line");
    }
    let words = schema.item().is_some_and(|item| !shape::is_group(item) && item.list("enum").is_empty());
    if words && !typed.contains(['\n', ',', ';']) && !shape::means_nothing(typed) {
        return format!("write each entry on a line of its own, after a dash and a space: - {}", typed.trim());
    }
    format!("write {}", shape::entries(path, schema))
}

/// What to write where text was typed for a group.
fn instead_of_group(path: &FieldPath, schema: Schema, list: Option<Schema>, typed: &str) -> String {
    let key = path.0.iter().rev().find_map(last_key).unwrap_or_default();
    if let Some(nothing) = list.and_then(shape::said_when_empty).filter(|_| shape::means_nothing(typed)) {
        return format!("{nothing}, write `{key}: []` on one line");
    }
    // The text may be the answer to a key of the group, written one level too high.
    let asked = shape::asked_keys(schema, None);
    let inner = asked
        .iter()
        .find(|key| schema.property(key, None).is_some_and(|inner| inner.list("enum").iter().any(|code| *code == typed.trim())));
    if let Some(inner) = inner {
        let others: Vec<&str> = asked.iter().copied().filter(|key| key != inner).collect();
        let beside = if others.is_empty() { String::new() } else { format!(", and beside it {}", others.join(", ")) };
        let place = if list.is_some() { "here" } else { "on the line below, two spaces further in" };
        return format!("write `{inner}: {}` {place}{beside}; {} shows each", typed.trim(), shape::explain(path));
    }
    if list.is_some() {
        return format!("write the entry {}; {} shows each key", shape::entry(schema), shape::explain(path));
    }
    shape::group(path, key, schema, true)
}

fn last_key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

/// The message and the help for text that is too long.
pub(super) fn too_long(typed: &str, most: u64) -> (String, String) {
    let length = typed.chars().count();
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let over = length.saturating_sub(most);
    let word = if over == 1 { "character" } else { "characters" };
    (
        format!("the text is {} characters long, and at most {} fit", grouped(length), grouped(most)),
        format!("shorten it by {} {word}", grouped(over)),
    )
}

/// A hint of the schema as part of a help text: lower case at the start, no full stop.
fn lower(hint: &str) -> String {
    super::words::uncapitalised(hint.trim_end_matches('.'))
}
