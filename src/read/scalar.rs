//! An answer as a person would write it in YAML.

use serde_json::Value;

use super::form::Node;
use super::words::wrapped;

/// Words that YAML programs may read as something other than text.
const TAKEN: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
/// Kinds that are written as bare numbers.
const NUMBERS: [&str; 4] = ["money", "fraction", "percent", "count"];

/// The text after a key and its colon, and the lines below it, which are indented relative to the key. `None` when the value is a
/// group or a list.
pub(super) fn written(value: &Value, node: Node, width: usize) -> Option<(String, Vec<String>)> {
    match value {
        Value::Bool(_) | Value::Number(_) => Some((value.to_string(), Vec::new())),
        Value::String(text) if is_number(text) && (NUMBERS.contains(&node.kind()) || node.takes("integer")) => {
            // Canonical amounts always have pence; people write them only where there are any.
            Some((text.strip_suffix(".00").unwrap_or(text).to_owned(), Vec::new()))
        }
        Value::String(text) => Some(of_text(text, width)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn of_text(text: &str, width: usize) -> (String, Vec<String>) {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_tidy = |line: &&str| !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']) && !line.contains(['\r', '\t']);
    let tidy = lines.iter().all(is_tidy) && lines.first().is_some_and(|first| !first.is_empty());
    let ends = lines.last().is_some_and(|last| !last.is_empty());
    if lines.len() > 1 && tidy && ends {
        return ("|-".to_owned(), lines.into_iter().map(str::to_owned).collect());
    }
    if lines.len() == 1 && tidy && text.chars().count() > width && !text.contains("  ") {
        return (">-".to_owned(), wrapped(text, width));
    }
    if is_plain(text) { (text.to_owned(), Vec::new()) } else { (Value::from(text).to_string(), Vec::new()) }
}

/// Whether YAML reads the text as itself without quotes, and people see that it is text.
fn is_plain(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_alphanumeric);
    let ends = text.chars().next_back().is_some_and(|last| last != ':' && !last.is_whitespace());
    let odd = text.contains(": ") || text.contains(" #") || text.chars().any(char::is_control);
    begins && ends && !odd && !is_number(text) && !TAKEN.contains(&text.to_lowercase().as_str())
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_written_so_that_it_reads_as_itself() {
        for (text, expected) in [
            ("Sampleton", "Sampleton"),
            ("Yes", "\"Yes\""),
            ("991", "\"991\""),
            ("2027.1", "\"2027.1\""),
            ("a: b", "\"a: b\""),
            ("- a", "\"- a\""),
            ("a #b", "\"a #b\""),
            ("“a”", "\"“a”\""),
            (" a", "\" a\""),
            ("a\n", "\"a\\n\""),
            ("", "\"\""),
        ] {
            assert_eq!(of_text(text, 100), (expected.to_owned(), Vec::new()), "{text}");
        }
        assert_eq!(of_text("one\n\n- two", 100), ("|-".to_owned(), vec!["one".into(), String::new(), "- two".into()]));
        assert_eq!(of_text("one two three", 8), (">-".to_owned(), vec!["one two".into(), "three".into()]));
    }
}
