//! What next year's return takes over from this one, and what it asks again. Each field of the form says so itself, beside its
//! question, with the keyword `x-carry-forward`; a field that does not say so does as the group around it.
//!
//! | Keyword | What happens to the answer |
//! |---|---|
//! | `kept` | It is carried forward, to be confirmed. |
//! | `asked again` | It belongs to its year, and is asked again. |
//! | `from KEY` | Last year's answer to another key of the same group becomes this answer: the closing balance opens the new year. |
//! | `years` | A new year comes first and the oldest falls away. |
//! | `given` | The tool fills it in: the form, the year, its days. |
//!
//! `x-carry-forward-entries` on a list says the same of its entries where it differs. A text that is kept may stay the same for
//! years; one that is asked again may not (`GEN-008`).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::annual_return::terms::schema::form;
use crate::finding::FieldPath;
use crate::read::Node;

/// What becomes of a field in next year's return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarryForward {
    /// It is carried forward, to be confirmed.
    Kept,
    /// It belongs to its year, and is asked again.
    AskedAgain,
    /// It holds what another key of the same group said last year.
    From(&'static str),
    /// The years of an indicator: a blank one is added in front, and the oldest falls away.
    Years,
    /// The tool gives it: the form, the year, its days, the file of last year's return.
    Given,
    /// This year's form does not have it.
    Unknown,
}

impl CarryForward {
    fn parse(words: &'static str) -> Self {
        match words {
            "kept" => Self::Kept,
            "asked again" => Self::AskedAgain,
            "years" => Self::Years,
            "given" => Self::Given,
            other => other.strip_prefix("from ").map_or(Self::Unknown, Self::From),
        }
    }
}

/// The fields that say what becomes of them, in the order of the form.
struct Said {
    in_order: Vec<(String, CarryForward)>,
    by_field: BTreeMap<String, CarryForward>,
}

fn said() -> &'static Said {
    static SAID: OnceLock<Said> = OnceLock::new();
    SAID.get_or_init(|| {
        let mut in_order = Vec::new();
        if let Some(root) = form().ok().and_then(|form| form.node(&FieldPath::root())) {
            gather(root, "", &mut in_order);
        }
        let by_field = in_order.iter().cloned().collect();
        Said { in_order, by_field }
    })
}

fn gather(node: Node<'static>, field: &str, said: &mut Vec<(String, CarryForward)>) {
    for (key, node) in node.properties(None) {
        let field = if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
        let mut say = |keyword: &str, field: &str| {
            said.extend(node.text(keyword).map(|words| (field.to_owned(), CarryForward::parse(words))));
        };
        say("x-carry-forward", &field);
        say("x-carry-forward-entries", &format!("{field}[]"));
        match node.item() {
            Some(item) => gather(item, &format!("{field}[]"), said),
            None => gather(node, &field, said),
        }
    }
}

/// What becomes of a field in next year's return.
///
/// ```
/// use masa_return::annual_return::years::carry_forward::{CarryForward, carry_forward};
///
/// assert_eq!(carry_forward("needs.needs[].title"), CarryForward::Kept);
/// assert_eq!(carry_forward("needs.needs[].rank"), CarryForward::AskedAgain);
/// assert_eq!(carry_forward("finance.reserves.opening"), CarryForward::From("closing"));
/// ```
pub fn carry_forward(field: &str) -> CarryForward {
    let mut field = field;
    loop {
        if let Some(said) = said().by_field.get(field) {
            return *said;
        }
        let around = field.strip_suffix("[]").or_else(|| field.rsplit_once('.').map(|(group, _)| group));
        let Some(around) = around else { return CarryForward::Unknown };
        field = around;
    }
}

/// The fields that say what becomes of them, in the order of the form.
pub fn fields() -> impl Iterator<Item = (&'static str, CarryForward)> {
    said().in_order.iter().map(|(field, own)| (field.as_str(), *own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_at_the_top_of_the_form_says_what_becomes_of_it() {
        let form = form().expect("compiles");
        let open: Vec<&str> = form.top().filter(|key| carry_forward(key) == CarryForward::Unknown).collect();
        assert_eq!(open, Vec::<&str>::new());
    }

    #[test]
    fn every_keyword_is_one_of_the_table_and_what_an_answer_is_taken_from_is_asked() {
        let form = form().expect("compiles");
        assert!(fields().count() > 150, "{}", fields().count());
        for (field, own) in fields() {
            assert_ne!(own, CarryForward::Unknown, "{field}");
            if let CarryForward::From(key) = own {
                let path = FieldPath::parse(&field.replace("[]", "[0]")).expect("a path");
                assert!(form.node(&path.parent().key(key)).is_some(), "{field} is taken from {key}, which is not in the form");
            }
        }
    }

    #[test]
    fn a_field_does_as_the_group_around_it_unless_it_says_otherwise() {
        use CarryForward::{AskedAgain, From, Kept, Unknown};
        for (field, expected) in [
            ("needs.needs[].title", Kept),
            ("needs.needs[].theme_other", Kept),
            ("needs.needs[].rank", AskedAgain),
            ("scrutiny.findings[].actions[].what", Kept),
            ("governance.meetings[].held", AskedAgain),
            ("governance.meetings", Kept),
            ("finance.income[].amount_last_year", From("amount_actual")),
            ("needsome", Unknown),
        ] {
            assert_eq!(carry_forward(field), expected, "{field}");
        }
    }
}
