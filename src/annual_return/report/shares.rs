//! Counts with their share of a whole.

use super::chapter::cell;
use super::show::{NOT_ANSWERED, Show};
use crate::document::{Cell, Column, Table};
use crate::value::sum;
use crate::value::{Answer, Decimal, Percent, Quantity, Stated, Symbol};

/// One count as a share of another, as a table cell. If a count is held back, so is its share. If the whole is zero, the share
/// does not apply.
pub fn share<T: Quantity, U: Quantity>(part: &Answer<Stated<T>>, whole: &Answer<Stated<U>>) -> Cell {
    let number = |whole: Option<u64>| whole.map(Decimal::from);
    let known = part.known().and_then(|part| number(part.whole())).zip(whole.known().and_then(|whole| number(whole.whole())));
    if let Some((part, whole)) = known {
        return cell(Percent::of(part, whole).map_or_else(|| Symbol::NotApplicable.code().to_owned(), |share| share.to_string()));
    }
    let symbols = [part.get().and_then(Stated::symbol), whole.get().and_then(Stated::symbol)];
    let symbol = if symbols.contains(&Some(Symbol::Confidential)) {
        Some(Symbol::Confidential)
    } else {
        symbols.into_iter().flatten().next()
    };
    cell(symbol.map_or(NOT_ANSWERED, Symbol::code))
}

/// The sum of counts. It is held back if one of them is held back, not available if one is not known, and not answered if one is
/// not given.
pub fn total<'a, T: Quantity + std::iter::Sum>(counts: impl IntoIterator<Item = &'a Answer<Stated<T>>>) -> Answer<Stated<T>> {
    let counts: Vec<&Answer<Stated<T>>> = counts.into_iter().collect();
    if counts.iter().any(|count| !count.is_given()) {
        return Answer::NotAnswered;
    }
    Answer::Given(match sum(counts.iter().copied()) {
        Some(total) => Stated::Known(total),
        None if counts.iter().any(|count| count.get().and_then(Stated::symbol) == Some(Symbol::Confidential)) => {
            Stated::Unknown(Symbol::Confidential)
        }
        None => Stated::Unknown(Symbol::NotAvailable),
    })
}

/// An empty table of counts, each with the count it is a part of and its share.
pub fn shares_table(anchor: impl Into<String>, caption: impl Into<String>) -> Table {
    let columns =
        vec![Column::words("Measure", 4), Column::numbers("Number"), Column::numbers("Out of"), Column::numbers("Share")];
    Table::new(anchor, caption, columns)
}

/// Adds a row to such a table; adds nothing if the part is not given.
pub fn share_row<T, U>(table: &mut Table, title: &str, part: &Answer<Stated<T>>, whole: &Answer<Stated<U>>)
where
    T: Quantity + std::fmt::Display,
    U: Quantity + std::fmt::Display,
{
    if part.is_given() {
        table.row(title, vec![part.cell(), whole.cell(), share(part, whole)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;
    use crate::value::{ChildCount, Counted};

    fn shown(part: &str, whole: &str) -> String {
        let part: Answer<ChildCount> = serde_json::from_value(part.into()).expect("reads");
        let whole: Answer<Counted> = serde_json::from_value(whole.into()).expect("reads");
        plain(&share(&part, &whole))
    }

    #[test]
    fn a_share_is_never_shown_where_its_count_is_not() {
        assert_eq!(shown("12", "48"), "25%");
        assert_eq!(shown("c", "48"), "c");
        assert_eq!(shown("12", "x"), "x");
        assert_eq!(shown("x", "c"), "c");
        assert_eq!(shown("0", "0"), "z");
    }
}
