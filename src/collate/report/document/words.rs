//! Numbers as this report prints them. A number becomes text here and nowhere later.

use crate::annual_return::report::cell;
use crate::collate::report::totals::{Total, Value};
use crate::document::Cell;
use crate::reference::{Indicator, Unit};
use crate::value::{Balance, Decimal, Fraction, Percent, Symbol, grouped};

/// What stands where no return gave a number.
pub const NOT_AVAILABLE: &str = "x";

/// An amount to the penny.
pub fn exact(amount: Option<Decimal>) -> String {
    amount.map_or_else(|| NOT_AVAILABLE.to_owned(), |amount| Balance::from_decimal(amount).to_string())
}

/// An amount in round numbers, for sentences and pictures: "£84.2 million".
pub fn round(amount: Decimal) -> String {
    Balance::from_decimal(amount).rounded()
}

/// A whole number, with commas.
pub fn whole(number: Option<Decimal>) -> String {
    number.map_or_else(|| NOT_AVAILABLE.to_owned(), |number| Fraction::rounded(number, 0).with_places(0))
}

/// A share, or that there is none.
pub fn share(share: Option<Percent>) -> String {
    share.map_or_else(|| Symbol::NotApplicable.code().to_owned(), |share| share.to_string())
}

/// A share in a sentence or a picture, with a word before it; nothing, where there is none.
pub fn with_share(words: String, share: Option<Percent>) -> String {
    match share {
        Some(share) => format!("{words}, {share}"),
        None => words,
    }
}

/// The cells of the returns a total rests on, and of those that gave no number.
pub fn rests_on(total: Total) -> [Cell; 2] {
    [cell(grouped(total.returns)), cell(grouped(total.without))]
}

/// "in 143 returns", "in one return".
pub fn in_returns(number: usize) -> String {
    match number {
        1 => "in one return".to_owned(),
        number => format!("in {} returns", grouped(number)),
    }
}

/// "143 returns", "one return".
pub fn returns(number: usize) -> String {
    match number {
        1 => "one return".to_owned(),
        number => format!("{} returns", grouped(number)),
    }
}

/// A number in the unit of an indicator, always with the decimal place that percentages and rates have.
pub fn in_unit(number: Decimal, indicator: &Indicator) -> String {
    crate::annual_return::indicators::figures::printed(number, indicator.unit)
}

/// A value in the unit of an indicator, or the symbol for why there is none.
pub fn value(value: Value, indicator: &Indicator) -> String {
    match value {
        Value::Known(number) => in_unit(number, indicator),
        Value::Unknown(symbol) => symbol.code().to_owned(),
    }
}

/// In what an indicator is given, in a few words.
pub fn unit(indicator: &Indicator) -> &'static str {
    match indicator.unit {
        Unit::Children => "children",
        Unit::Events => "number",
        Unit::Percent => "per cent",
        Unit::RatePer10000 => "per 10,000 children",
        Unit::Money => "pounds",
        Unit::Number => "number",
    }
}

/// So many of all: "1,204 of 1,377".
pub fn of_all(part: Option<Decimal>, all: Total) -> String {
    format!("{} of {}", whole(part), whole(all.value))
}

/// The most stacked bars of a picture: more would fill a page, and the table has them all.
pub const MOST_BARS: usize = 5;

/// What a summary adds where a picture leaves bars out.
pub fn left_out(all: usize) -> &'static str {
    if all > MOST_BARS { " The picture shows the first 5; the table has all." } else { "" }
}

/// "all 15 returns", "12 of the 15 returns": so many of the returns that say something.
pub fn of_returns(number: Decimal, all: usize) -> String {
    match all {
        _ if number != Decimal::from(all) => format!("{} of the {}", whole(Some(number)), returns(all)),
        1 => "the only return".to_owned(),
        _ => format!("all {}", returns(all)),
    }
}

/// The most partnerships that are named in one row: a longer list nobody reads, and the data have it.
const MOST_NAMED: usize = 12;

/// The names of partnerships, or where they are too many, how many they are.
pub fn some_names(names: &[&str]) -> String {
    if names.len() > MOST_NAMED {
        format!("{} partnerships, which the data name", grouped(names.len()))
    } else {
        names.join("; ")
    }
}

/// A number with one decimal place.
pub fn one_place(number: Decimal) -> String {
    Fraction::rounded(number.abs(), 1).with_places(1)
}

/// A percentage with one decimal place.
pub fn percent(number: Decimal) -> String {
    format!("{}%", one_place(number))
}
