//! `masa-return explain`: what a code means, or what a field asks.

use serde_json::{Value, json};

use super::Outcome;
use super::catalogue::checks;
use super::field::{Choice, Field, Found, Word, find, words};
use super::terminal::{self, Format};
use crate::annual_return::explain::retired;
use crate::annual_return::terms::schema::form;
use crate::error::Error;
use crate::findings::Check;
use crate::reference::shipped;
use crate::reference::{Asked, Indicator, IndicatorLevel, Unit};
use crate::value::nearest;

/// Say what a code means, or what a field of the form asks
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return explain FIN-001                            a code, as check prints it
  masa-return explain finance.income.amount_actual       a field: what it asks, how to write it, what checks it
  masa-return explain needs                              a part of the form and its keys
  masa-return explain D05                                an indicator, or any other word of a list of choices")]
pub struct Arguments {
    /// The code, or the way to the field
    #[arg(value_name = "CODE or FIELD")]
    what: String,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let what = arguments.what.trim();
    let checks = checks()?;
    let code = what.to_ascii_uppercase();
    if let Some(check) = checks.iter().find(|check| check.code == code) {
        return tell(arguments, || of_check(check), || check_data(check));
    }
    if let Some(retired) = retired::all()?.into_iter().find(|retired| retired.code == code) {
        let now = retired.now.as_ref().map_or_else(String::new, |now| format!(" {now} took its place."));
        let text = format!("{code} is retired since version {}: {}{now}\n", retired.since, retired.why);
        let data = json!({ "code": code, "retired_since": retired.since, "now": retired.now, "why": retired.why });
        return tell(arguments, || text, || data);
    }
    if let Some(indicator) = shipped().indicators().iter().find(|indicator| indicator.code.eq_ignore_ascii_case(what)) {
        return tell(arguments, || of_indicator(indicator), || indicator_data(indicator));
    }
    let looks_like_a_code = looks_like_a_code(&code);
    if !looks_like_a_code {
        match find(form()?, what, &checks) {
            Found::Field(field) => return tell(arguments, || of_field(&field), || json!(field)),
            Found::Several(paths) => {
                terminal::say(&format!("Several fields end in {what}; say which:\n{}", indented(&paths.join("\n"))));
                return Ok(Outcome::Usage);
            }
            Found::None(near) => {
                let words = words(form()?, &what.to_lowercase());
                if !words.is_empty() {
                    return tell(arguments, || of_words(&words), || words_data(&words));
                }
                let near = near.map(|near| format!(" Did you mean {near}?")).unwrap_or_default();
                terminal::say(&format!(
                    "There is no code and no field {what}.{near} `masa-return rules` lists the codes, `masa-return new -` prints every field.\n"
                ));
                return Ok(Outcome::Usage);
            }
        }
    }
    let near = nearest(&code, checks.iter().map(|check| check.code.as_str()));
    let near = near.map(|near| format!(" Did you mean {near}?")).unwrap_or_default();
    terminal::say(&format!("There is no code {code}.{near} `masa-return rules` lists them all.\n"));
    Ok(Outcome::Usage)
}

/// Whether a text is three letters, an optional dash, and digits.
fn looks_like_a_code(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = text.chars().skip(letters).collect::<String>();
    let digits = rest.strip_prefix('-').unwrap_or(&rest);
    letters <= 4 && !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit())
}

fn tell(arguments: &Arguments, text: impl FnOnce() -> String, data: impl FnOnce() -> Value) -> Result<Outcome, Error> {
    let text = match arguments.format {
        Format::Human => text(),
        Format::Json => format!("{:#}\n", data()),
    };
    terminal::out(&text).map(|()| Outcome::Done)
}

fn of_check(check: &Check) -> String {
    let mut text = format!("{} ({}): {}\n\n{}\n", check.code, check.level.word(), check.title, check.why);
    if let Some(duty) = &check.duty {
        text.push_str(&format!(
            "\nIt belongs to a duty that is only proposed ({}), and is off until the return names it:\n\n    duties_in_force: [{}]\n\nTo try it on a return that does not: masa-return check RETURN --duty {}\n",
            duty.label, duty.code, duty.code
        ));
    }
    if !check.passes.is_empty() {
        let beside = beside(check.passes_last_year.as_deref());
        text.push_str(&format!("\nThis passes:\n\n{}{beside}", indented(&check.passes)));
    }
    if !check.fails.is_empty() {
        let found: Vec<String> =
            check.findings.iter().map(|example| format!("{} {}: {}", check.code, example.path, example.message)).collect();
        text.push_str(&format!(
            "\nThis does not:\n\n{}{}\n{}",
            indented(&check.fails),
            beside(check.fails_last_year.as_deref()),
            indented(&found.join("\n"))
        ));
    }
    text
}

fn beside(last_year: Option<&str>) -> String {
    last_year.map(|change| format!("\n  beside last year's return with\n\n{}", indented(change))).unwrap_or_default()
}

fn check_data(check: &Check) -> Value {
    let findings: Vec<Value> =
        check.findings.iter().map(|example| json!({ "path": example.path, "message": example.message })).collect();
    json!({
        "code": check.code,
        "level": check.level.word(),
        "part": check.part,
        "duty": check.duty.as_ref().map(|duty| &duty.code),
        "title": check.title,
        "why": check.why,
        "passes": check.passes,
        "passes_last_year": check.passes_last_year,
        "fails": check.fails,
        "fails_last_year": check.fails_last_year,
        "findings": findings,
    })
}

fn of_field(field: &Field) -> String {
    let mut text = format!("{}: {}\n", field.path, field.title);
    let mut block = |title: &str, lines: &str| {
        if !lines.trim().is_empty() {
            text.push_str(&format!("\n{title}\n{}", indented(lines)));
        }
    };
    block("What it asks:", &field.help);
    let asked = if field.asked_for { "Asked for: a return to be signed answers it." } else { "Welcome: it may be left out." };
    let only = field
        .only_where
        .as_ref()
        .map(|(key, codes)| format!("\nOnly where {key} is {}.", crate::value::choice_of(codes)))
        .unwrap_or_default();
    let private = if field.is_private { "\nPrivate: it is never published." } else { "" };
    block("Must it be answered?", &format!("{asked}{only}{private}"));
    block("How to write it:", &format!("{}\n\n{}", field.how_to_write.join("\n"), field.example));
    let choices: Vec<String> = field
        .choices
        .iter()
        .map(|choice| match (choice.label.as_str(), choice.meaning.as_str()) {
            ("", "") => choice.code.clone(),
            ("", words) | (words, "") => format!("{}: {words}", choice.code),
            (label, meaning) if meaning.trim_end_matches('.') == label => format!("{}: {label}", choice.code),
            (label, meaning) => format!("{}: {label}. {meaning}", choice.code),
        })
        .collect();
    block("Choices:", &choices.join("\n"));
    let keys: Vec<String> = field
        .keys
        .iter()
        .map(|key| format!("{} ({}): {}", key.key, if key.asked_for { "asked for" } else { "welcome" }, key.help))
        .collect();
    block("Keys:", &keys.join("\n"));
    let checks: Vec<String> = field.checks.iter().map(|(code, title)| format!("{code}: {title}")).collect();
    block("Checks that point here:", &checks.join("\n"));
    let reasons: Vec<String> = field
        .reasons
        .iter()
        .map(|reason| {
            if reason.id.is_empty() {
                reason.what.clone()
            } else {
                format!("{}: {} ({}; {})", reason.id, reason.what, reason.source, reason.status)
            }
        })
        .collect();
    block("Why it is asked:", &reasons.join("\n"));
    text
}

/// Explains a code of the catalogue of indicators.
fn of_indicator(indicator: &Indicator) -> String {
    let asked = match indicator.asked {
        Asked::Core => "Asked of everyone.",
        Asked::Optional => "Welcome: it may be left out.",
        Asked::Derived => "Worked out by the tool: it is not typed.",
    };
    let each = match indicator.level {
        IndicatorLevel::Authority => "One figure for each council.",
        IndicatorLevel::Partnership => "One figure for the whole partnership.",
    };
    let mut text = format!(
        "{}: {}\n\nWhat it counts:\n{}\nIn what:\n{}\nMust it be answered?\n{}",
        indicator.code,
        indicator.label,
        indented(&indicator.definition),
        indented(unit(indicator.unit)),
        indented(&format!("{asked} {each}")),
    );
    if indicator.asked != Asked::Derived {
        let council = if indicator.level == IndicatorLevel::Authority { "        authority: …\n" } else { "" };
        text.push_str(&format!(
            "\nHow to write it:\n    indicators:\n      values:\n      - code: {}\n{council}        source: …\n        years:\n          - period: …\n            {}: …\n\n    `masa-return explain indicators.values` says what each key asks.\n",
            indicator.code,
            figure(indicator.unit)
        ));
    }
    if let Some(source) = &indicator.source {
        text.push_str(&format!(
            "\nPublished by the department:\n{}",
            indented(&format!("{}, column {}", source.file, source.column))
        ));
    }
    text
}

/// The key for a value of this unit.
fn figure(unit: Unit) -> &'static str {
    match unit {
        Unit::Children | Unit::Events => "count",
        Unit::Percent => "percent",
        Unit::RatePer10000 | Unit::Number | Unit::Money => "rate",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Children => "Children",
        Unit::Events => "Things that happen, such as referrals or meetings",
        Unit::Percent => "Per cent",
        Unit::RatePer10000 => "For every 10,000 children",
        Unit::Money => "Pounds",
        Unit::Number => "A number",
    }
}

fn indicator_data(indicator: &Indicator) -> Value {
    json!({
        "code": indicator.code,
        "label": indicator.label,
        "definition": indicator.definition,
        "unit": unit(indicator.unit),
        "published_in": indicator.source.as_ref().map(|source| json!({ "file": source.file, "column": source.column })),
    })
}

/// Explains a code of the form's lists of choices.
fn of_words(words: &[Word]) -> String {
    const MOST: usize = 5;
    let each = words.iter().map(|word| {
        let Choice { code, label, meaning } = &word.choice;
        let said = match (label.as_str(), meaning.as_str()) {
            ("", "") => "a word to choose".to_owned(),
            ("", said) | (said, "") => said.to_owned(),
            (label, meaning) if meaning.trim_end_matches('.') == label => label.to_owned(),
            (label, meaning) => format!("{label}. {meaning}"),
        };
        let more = word.fields.len().saturating_sub(MOST);
        let more = if more > 0 { format!("\nand {more} more") } else { String::new() };
        let fields: Vec<&str> = word.fields.iter().take(MOST).map(String::as_str).collect();
        format!("{code}: {said}\n\nTo be chosen in:\n{}", indented(&format!("{}{more}", fields.join("\n"))))
    });
    each.collect::<Vec<_>>().join("\n")
}

fn words_data(words: &[Word]) -> Value {
    let each = words.iter().map(|word| json!({ "choice": word.choice, "fields": word.fields }));
    Value::from(each.collect::<Vec<_>>())
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
