//! The ledger of what is asked, read from `schema/guidance.md`: for every field, who asks for it.

/// Something that law, guidance or the consultation asks for, or a reason why the thread breaks without a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The number of the item; empty for a field that holds the thread together.
    pub id: String,
    /// What is asked, or why the thread breaks.
    pub what: String,
    /// Where it is asked; empty for a field that holds the thread together.
    pub source: String,
    /// Whether it is in force; empty for a field that holds the thread together.
    pub status: String,
}

const LEDGER: &str = include_str!("../../../schema/guidance.md");

/// Everything that asks for a field, by its path with `[]` for each entry of a list: `finance.income[].amount_actual`.
pub fn asked_for(path: &str) -> Vec<Asked> {
    let name = format!("`{path}`");
    LEDGER
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split(" | ").map(str::trim).collect();
            match cells.as_slice() {
                [id, what, source, status, fields, _, _] if named(fields, &name) => {
                    Some(Asked { id: plain(id), what: plain(what), source: plain(source), status: plain(status) })
                }
                [fields, why] if named(fields, &name) => {
                    Some(Asked { id: String::new(), what: plain(why), source: String::new(), status: String::new() })
                }
                _ => None,
            }
        })
        .collect()
}

fn named(fields: &str, name: &str) -> bool {
    fields.split(", ").any(|field| field == name)
}

/// Words without the marks of code.
fn plain(cell: &str) -> String {
    cell.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_where_it_is_asked_for_and_where_it_holds_the_thread() {
        let of = |path| asked_for(path).into_iter().map(|asked| asked.id).collect::<Vec<_>>();
        assert!(of("finance.income[].amount_actual").contains(&"Y10".to_owned()));
        assert_eq!(of("prepared_on"), [""]);
        assert_eq!(of("finance.income[].amount"), [""; 0]);
    }
}
