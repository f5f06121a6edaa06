//! Words around values: numbers with their nouns, lists, names.

/// "one meeting", "3 meetings": a number with its noun.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("one {one}") } else { format!("{number} {many}") }
}

/// "a", "a and b", "a, b and c".
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "and")
}

/// "need", "need or service", "need, service or review": kinds of which any will do.
pub fn choice_of<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "or")
}

fn joined<S: AsRef<str>>(words: &[S], before_last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {before_last} {}", first.join(", "), last.as_ref())
        }
    }
}

/// A name in quotation marks, or words for one that is not given: “Exampleshire Council”.
pub fn quoted(name: &str, otherwise: &str) -> String {
    if name.trim().is_empty() { otherwise.to_owned() } else { format!("“{}”", name.trim()) }
}
