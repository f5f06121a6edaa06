//! Amounts in pence, as whole numbers, so that every sum is exact.

use serde_json::Value;

use super::json;

/// An amount in pence.
pub type Pence = i64;

/// Reads `61250.50`; `None` for a symbol.
pub fn pence(text: &str) -> Option<Pence> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (pounds, rest) = digits.split_once('.').unwrap_or((digits, "00"));
    Some(sign * (pounds.parse::<Pence>().ok()? * 100 + rest.parse::<Pence>().ok()?))
}

/// The amount at a path.
pub fn amount(data: &Value, path: &str) -> Option<Pence> {
    pence(json::text(data, path))
}

/// Writes `61250.50`.
pub fn written(amount: Pence) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}

/// An amount times a factor in ten-thousandths. Whole pounds stay whole pounds, and only zero becomes zero.
pub fn scaled(amount: Pence, factor: i64) -> Pence {
    let exact = amount * factor / 10_000;
    if amount == 0 || amount % 100 != 0 {
        exact
    } else {
        exact / 100 * 100 + if exact.abs() < 100 { 100 * amount.signum() } else { 0 }
    }
}

/// Splits a whole in proportion to the weights, into parts that add up to it exactly.
pub fn apportioned(whole: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum();
    if all == 0 {
        return weights.iter().enumerate().map(|(i, _)| if i == 0 { whole } else { 0 }).collect();
    }
    let mut seen = 0;
    let mut given = 0;
    let share = |weight: &i64| {
        seen += weight;
        let until = i64::try_from(i128::from(whole) * i128::from(seen) / i128::from(all)).expect("no more than the whole");
        let part = until - given;
        given = until;
        part
    };
    weights.iter().map(share).collect()
}
