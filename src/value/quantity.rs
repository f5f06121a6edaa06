//! Numbers: money, counts and percentages. They are read from the text as typed and are exact; no number is ever a float.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

pub use rust_decimal::Decimal;
use schemars::{Schema, json_schema};

use super::wording::with_commas;

/// What every kind of number can do.
pub trait Quantity: Copy + std::fmt::Debug + PartialEq + 'static {
    /// The name of the kind in the schema.
    const NAME: &'static str;
    /// Reads the number from the text as typed; `None` when it is not a number of this kind.
    fn parse(text: &str) -> Option<Self>;
    /// The number as canonical data writes it: money as `61250.50`, a percentage as `62.5`.
    fn canonical(&self) -> String;
    /// The whole number, for kinds that canonical data writes as a JSON number; `None` for kinds written as text.
    fn whole(&self) -> Option<u64>;
    /// The JSON Schema of the number. With `with_symbols`, it also accepts the department's symbols.
    fn schema(with_symbols: bool) -> Schema;
}

/// The most digits before the decimal point: far more than any partnership's money needs, and far too few for a sum to overflow.
const DIGITS: usize = 12;
const SYMBOLS: &str = "c|x|z|low|k|u";

fn pattern(number: &str, with_symbols: bool) -> String {
    if with_symbols { format!("^({number}|{SYMBOLS})$") } else { format!("^{number}$") }
}

/// Reads `digits[.digits]`, with a minus sign if `negative` allows it. Refuses exponents, separators, other signs and too many
/// digits.
fn decimal(text: &str, places: usize, negative: bool) -> Option<Decimal> {
    let unsigned = match text.strip_prefix('-') {
        Some(rest) if negative => rest,
        Some(_) => return None,
        None => text,
    };
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !digits(whole, DIGITS) || leading_zero || fraction.is_some_and(|f| !digits(f, places)) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// A number for print: a comma between thousands and exactly `places` decimal places.
fn printed(value: Decimal, places: u32) -> String {
    let rounded = value.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    let text = format!("{:.*}", places as usize, rounded.abs());
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |parts| parts);
    let sign = if rounded.is_sign_negative() && !rounded.is_zero() { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{}", with_commas(whole)) } else { format!("{sign}{}.{fraction}", with_commas(whole)) }
}

/// Pounds rounded for a sentence: to the pound below 100,000, to the thousand below a million, then to a tenth of a million or
/// billion.
fn round_pounds(value: Decimal) -> String {
    let thousand = Decimal::ONE_THOUSAND;
    let (million, billion) = (Decimal::from(1_000_000_u32), Decimal::from(1_000_000_000_u32));
    let to = |unit: Decimal, places: u32| {
        let units = value.checked_div(unit).unwrap_or(value);
        units.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    };
    // An amount that rounds up to the next unit is written in that unit: £999,600 is £1 million.
    if to(million, 1) >= thousand {
        format!("{} billion", printed(to(billion, 1), 1).trim_end_matches(".0"))
    } else if to(thousand, 0) >= thousand {
        format!("{} million", printed(to(million, 1), 1).trim_end_matches(".0"))
    } else if to(Decimal::ONE, 0) >= Decimal::ONE_HUNDRED.saturating_mul(thousand) {
        printed(to(thousand, 0).saturating_mul(thousand), 0)
    } else {
        printed(value, 0)
    }
}

macro_rules! money_like {
    ($(#[$doc:meta])* $name:ident, $schema_name:literal, negative: $negative:literal, $pattern:literal, $title:literal, $description:literal, $hint:literal, $code:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Decimal);

        impl $name {
            /// Zero pounds.
            pub const ZERO: Self = Self(Decimal::ZERO);

            /// The amount as an exact decimal number of pounds.
            pub fn decimal(self) -> Decimal {
                self.0
            }

            /// A calculated amount, rounded to the penny, halves away from zero.
            pub fn from_decimal(value: Decimal) -> Self {
                Self(value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
            }

            /// Whether the amount is zero.
            pub fn is_zero(self) -> bool {
                self.0.is_zero()
            }

            /// The amount rounded for sentences: `£61,250`, `£549,000`, `£2.4 million`. Tables print the exact amount.
            pub fn rounded(self) -> String {
                let sign = if self.0.is_sign_negative() && !self.0.is_zero() { "-" } else { "" };
                format!("{sign}£{}", round_pounds(self.0.abs()))
            }
        }

        impl std::fmt::Display for $name {
            /// GOV.UK style: `£61,250`, with pence only where there are any: `£61,250.50`.
            fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                let places = if self.0.fract().is_zero() { 0 } else { 2 };
                let text = printed(self.0.abs(), places);
                let sign = if self.0.is_sign_negative() && !self.0.is_zero() { "-" } else { "" };
                write!(formatter, "{sign}£{text}")
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
                amounts.fold(Self::ZERO, Add::add)
            }
        }

        impl Quantity for $name {
            const NAME: &'static str = $schema_name;
            fn parse(text: &str) -> Option<Self> {
                decimal(text, 2, $negative).map(Self)
            }
            fn canonical(&self) -> String {
                format!("{:.2}", self.0)
            }
            fn whole(&self) -> Option<u64> {
                None
            }
            fn schema(with_symbols: bool) -> Schema {
                let mut schema = json_schema!({
                    "type": ["string", "number"],
                    "title": $title,
                    "description": $description,
                    "pattern": pattern($pattern, with_symbols),
                    "patternErrorMessage": $hint,
                    "examples": [61250, 61250.5],
                    "x-faulty": $code,
                    "x-value": "money",
                });
                if !$negative {
                    schema.insert("minimum".to_owned(), 0.into());
                }
                schema
            }
        }
    };
}

money_like!(
    /// Pounds and pence, zero or more.
    ///
    /// ```
    /// use masa_return::value::{Money, Quantity};
    ///
    /// let amount = Money::parse("61250.5").unwrap();
    /// assert_eq!(amount.to_string(), "£61,250.50");
    /// assert_eq!(amount.canonical(), "61250.50");
    ///
    /// let total: Money = [amount, Money::parse("100").unwrap()].into_iter().sum();
    /// assert_eq!(total.to_string(), "£61,350.50");
    ///
    /// assert_eq!(Money::parse("2449999.99").unwrap().rounded(), "£2.4 million");
    /// assert_eq!(Money::parse("1,000"), None);
    /// ```
    Money, "Money", negative: false, r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", "Pounds and pence",
    "An amount in pounds, with pence after a point if there are any.",
    "Write pounds and pence, such as 100 or 100.50.", "FIN-006"
);
money_like!(
    /// Pounds and pence, which may be negative: an overdrawn reserve, or money paid back.
    ///
    /// ```
    /// use masa_return::value::{Balance, Quantity};
    ///
    /// assert_eq!(Balance::parse("-1.5").unwrap().to_string(), "-£1.50");
    /// assert_eq!(Balance::parse("-123456").unwrap().rounded(), "-£123,000");
    /// ```
    Balance, "Balance", negative: true, r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", "Pounds and pence, or less than nothing",
    "An amount in pounds, with pence after a point if there are any; a minus sign in front if it is owed or paid back.",
    "Write pounds and pence, such as 100 or 100.50, with - in front if it is owed or paid back.", "FIN-006"
);

impl From<Money> for Balance {
    fn from(amount: Money) -> Self {
        Self(amount.0)
    }
}

macro_rules! count_like {
    ($(#[$doc:meta])* $name:ident, $schema_name:literal, $title:literal, $description:literal $(, $key:literal: $mark:expr)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The number as an exact decimal, to calculate shares and rates.
            pub fn decimal(self) -> Decimal {
                Decimal::from(self.0)
            }
        }

        impl std::fmt::Display for $name {
            /// With a comma between thousands: `1,250`.
            fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(&with_commas(&self.0.to_string()))
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
                counts.fold(Self(0), Add::add)
            }
        }

        impl Quantity for $name {
            const NAME: &'static str = $schema_name;
            fn parse(text: &str) -> Option<Self> {
                let plain = text == "0" || (!text.starts_with('0') && text.len() <= 9);
                (plain && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok().map(Self)).flatten()
            }
            fn canonical(&self) -> String {
                self.0.to_string()
            }
            fn whole(&self) -> Option<u64> {
                Some(u64::from(self.0))
            }
            fn schema(with_symbols: bool) -> Schema {
                json_schema!({
                    "type": if with_symbols { serde_json::json!(["integer", "string"]) } else { serde_json::json!("integer") },
                    "title": $title,
                    "description": $description,
                    "minimum": 0,
                    "maximum": 999_999_999,
                    "pattern": pattern("(0|[1-9][0-9]{0,8})", with_symbols),
                    "patternErrorMessage": "Write a whole number with no commas, or one of the symbols z (does not apply), x (not available), u (not reliable).",
                    "x-value": "count",
                    $($key: $mark,)*
                })
            }
        }
    };
}

count_like!(
    /// A whole number of things that are not children: meetings, agreements, days, places.
    Count, "Count", "A whole number", "A whole number, nothing or more; or z, x or u where there is none to give."
);
count_like!(
    /// A whole number of children, or of events so few that they could reveal single children. The true number is typed; it is
    /// published only after disclosure control.
    Children, "Children", "A number of children",
    "The true number; numbers from 1 to 5 are held back when the return is published. Or z, x or u where there is none to give.",
    "x-disclosure": "children"
);

/// A percentage from 0 to 100, with at most one decimal place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

impl Percent {
    /// The percentage as an exact decimal number: 62.5 for 62.5%.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The percentage that `part` is of `whole`, to one decimal place, halves away from zero; `None` when `whole` is zero.
    ///
    /// 12 of 48 children: 25.0%.
    ///
    /// ```
    /// use masa_return::value::Percent;
    ///
    /// assert_eq!(Percent::of(12.into(), 48.into()).unwrap().to_string(), "25%");
    /// assert_eq!(Percent::of(58_670.into(), 72_090.into()).unwrap().to_string(), "81.4%");
    /// assert_eq!(Percent::of(1.into(), 0.into()), None);
    /// ```
    pub fn of(part: Decimal, whole: Decimal) -> Option<Self> {
        let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        Some(Self(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero)))
    }
}

impl std::fmt::Display for Percent {
    /// GOV.UK style: `62.5%`, and `62%` when the decimal place is 0.
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let places = u32::from(!self.0.fract().is_zero());
        write!(formatter, "{}%", printed(self.0, places))
    }
}

impl Quantity for Percent {
    const NAME: &'static str = "Percent";
    fn parse(text: &str) -> Option<Self> {
        decimal(text, 1, false).filter(|value| *value <= Decimal::ONE_HUNDRED).map(Self)
    }
    fn canonical(&self) -> String {
        format!("{:.1}", self.0)
    }
    fn whole(&self) -> Option<u64> {
        None
    }
    fn schema(with_symbols: bool) -> Schema {
        json_schema!({
            "type": ["string", "number"],
            "title": "A percentage",
            "description": "From 0 to 100, with at most one decimal place and no % sign.",
            "minimum": 0,
            "maximum": 100,
            "pattern": pattern(r"(100(\.0)?|[1-9]?[0-9](\.[0-9])?)", with_symbols),
            "patternErrorMessage": "Write a percentage from 0 to 100 with at most one decimal place, as 62 or 62.5.",
            "x-faulty": "IND-002",
            "x-value": "percent",
        })
    }
}

/// A number with up to two decimal places and no unit of its own: full-time equivalents, outcome measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Decimal);

impl Fraction {
    /// The number as an exact decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }
    /// A calculated number, rounded to `places` decimal places, halves away from zero.
    pub fn rounded(value: Decimal, places: u32) -> Self {
        Self(value.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
    }
    /// The number with exactly `places` decimal places. A rate per 10,000, for example, is always printed with one.
    pub fn with_places(self, places: u32) -> String {
        printed(self.0, places)
    }
}

impl std::fmt::Display for Fraction {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let value = self.0.normalize();
        formatter.write_str(&printed(value, value.scale()))
    }
}

impl Quantity for Fraction {
    const NAME: &'static str = "Fraction";
    fn parse(text: &str) -> Option<Self> {
        decimal(text, 2, false).map(Self)
    }
    fn canonical(&self) -> String {
        self.0.normalize().to_string()
    }
    fn whole(&self) -> Option<u64> {
        None
    }
    fn schema(with_symbols: bool) -> Schema {
        json_schema!({
            "type": ["string", "number"],
            "title": "A number",
            "description": "Nothing or more, with at most two decimal places.",
            "minimum": 0,
            "pattern": pattern(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", with_symbols),
            "patternErrorMessage": "Write a number with at most two decimal places, as 12 or 12.5.",
            "x-value": "fraction",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_exactly_and_written_as_gov_uk_writes_it() {
        for (typed, canonical, shown) in [
            ("61250", "61250.00", "£61,250"),
            ("61250.5", "61250.50", "£61,250.50"),
            ("0", "0.00", "£0"),
            ("999999999999.99", "999999999999.99", "£999,999,999,999.99"),
        ] {
            let amount = Money::parse(typed).expect(typed);
            assert_eq!((amount.canonical().as_str(), amount.to_string().as_str()), (canonical, shown));
        }
        for wrong in ["", "-1", "1,000", "1_000", "1e3", "1.234", "£1", "01", ".5", "1.", "9999999999999"] {
            assert_eq!(Money::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Balance::parse("-1.5").expect("reads").to_string(), "-£1.50");
    }

    #[test]
    fn money_in_a_sentence_is_in_round_numbers() {
        for (exact, rounded) in [
            ("0", "£0"),
            ("61250.49", "£61,250"),
            ("99999.49", "£99,999"),
            ("99999.50", "£100,000"),
            ("549312.18", "£549,000"),
            ("999499", "£999,000"),
            ("999600", "£1 million"),
            ("2449999.99", "£2.4 million"),
            ("2450000", "£2.5 million"),
            ("999960000", "£1 billion"),
        ] {
            assert_eq!(Money::parse(exact).expect("reads").rounded(), rounded, "{exact}");
        }
        assert_eq!(Balance::parse("-123456").expect("reads").rounded(), "-£123,000");
    }

    #[test]
    fn percentages_round_halves_away_from_zero_and_none_is_of_nothing() {
        assert_eq!(Percent::of(12.into(), 48.into()).expect("some").to_string(), "25%");
        assert_eq!(Percent::of(58_670.into(), 72_090.into()).expect("some").to_string(), "81.4%");
        assert_eq!(Percent::of(1.into(), 0.into()), None);
    }
}
