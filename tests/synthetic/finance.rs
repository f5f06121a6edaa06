//! The money of a synthetic return: amounts differ from the example's, and every sum is as exact.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::json;
use super::money::{Pence, amount, apportioned, scaled, written};
use super::random::Random;

/// The number of children in the example, the basis for scaling its amounts.
const CHILDREN: i64 = 115_330;

/// Scales every amount to the number of children in the area, adds some noise to each line, and works out all sums again.
pub fn vary(data: &mut Value, children: u32, chance: &mut Random) {
    // A fifth of the money does not depend on the size of the area.
    let factor = 2_000 + 8_000 * i64::from(children) / CHILDREN;
    income(data, factor, chance);
    spending(data, factor, chance);
    for entry in json::entries_mut(data, "finance.in_kind") {
        scale(entry, &["value_estimate"], noisy(factor, chance));
    }
    for entry in json::entries_mut(data, "finance.regional_contributions") {
        scale(entry, &["amount"], noisy(factor, chance));
    }
    total(data);
    reserves(data, factor, chance);
    next_year(data);
}

/// Works out the totals from their lines, and rolls the reserve forward.
pub fn total(data: &mut Value) {
    for (list, ledger, key, place) in [
        ("finance.income", "", "amount_actual", "finance.totals.income_actual"),
        ("finance.income", "", "amount_budget", "finance.totals.income_budget"),
        ("finance.spending", "a", "actual", "finance.totals.spending_actual"),
        ("finance.spending", "a", "budget", "finance.totals.spending_budget"),
    ] {
        let lines = json::entries(data, list).iter().filter(|line| json::text(line, "ledger") == ledger);
        let sum: Pence = lines.filter_map(|line| amount(line, key)).sum();
        json::put(data, place, written(sum));
    }
    roll(data);
}

fn roll(data: &mut Value) {
    let of = |path| amount(data, path).unwrap_or_default();
    let closing = of("finance.reserves.opening") + of("finance.totals.income_actual") - of("finance.totals.spending_actual")
        + of("finance.reserves.transfers_in")
        - of("finance.reserves.transfers_out");
    json::put(data, "finance.reserves.closing", written(closing));
}

fn noisy(factor: i64, chance: &mut Random) -> i64 {
    factor * chance.between(8_800, 11_200) / 10_000
}

fn scale(entry: &mut Value, keys: &[&str], factor: i64) {
    for key in keys {
        if let Some(old) = amount(entry, key) {
            json::put(entry, key, written(scaled(old, factor)));
        }
    }
}

fn income(data: &mut Value, factor: i64, chance: &mut Random) {
    for line in json::entries_mut(data, "finance.income") {
        let factor = noisy(factor, chance);
        scale(line, &["amount_budget", "amount_actual", "amount_last_year"], factor);
        if let Some(whole) = amount(line, "amount_whole") {
            // The whole is a multiple of £100, so every percentage of it is in whole pounds.
            let percent = *chance.pick(&[40, 45, 50, 55, 60]);
            let whole = (scaled(whole, factor) / 10_000).max(1) * 10_000;
            json::put(line, "amount_whole", written(whole));
            json::put(line, "apportionment_percent", format!("{percent}.0"));
            for key in ["amount_budget", "amount_actual"] {
                json::put(line, key, written(whole * percent / 100));
            }
            let before = whole * percent / 100 * 97 / 100;
            json::put(line, "amount_last_year", written(before / 100 * 100));
        }
    }
}

fn spending(data: &mut Value, factor: i64, chance: &mut Random) {
    // The old and new amounts of each line, so that the services can be made to match.
    let mut lines: BTreeMap<String, [(Pence, Pence); 2]> = BTreeMap::new();
    let mut for_services = BTreeSet::new();
    for line in json::entries_mut(data, "finance.spending") {
        let before = ["budget", "actual"].map(|key| amount(line, key).unwrap_or_default());
        scale(line, &["budget", "actual", "last_year"], noisy(factor, chance));
        let after = ["budget", "actual"].map(|key| amount(line, key).unwrap_or_default());
        lines.insert(json::text(line, "id").to_owned(), [(before[0], after[0]), (before[1], after[1])]);
        if is_for_services(line) {
            for_services.insert(json::text(line, "id").to_owned());
        }
    }
    for (id, figures) in &lines {
        for (key, (before, after)) in ["planned", "actual"].into_iter().zip(figures) {
            fund(data, id, key, for_services.contains(id), *before, *after);
        }
    }
    for service in json::entries_mut(data, "commissioning.services") {
        if let Some(contract) = service.get_mut("contract") {
            scale(contract, &["value_total"], factor);
        }
    }
    if let Some((_, packages)) = lines.get("align-family-packages").map(|figures| figures[1]) {
        json::put(data, "family_networks.support_packages.spending", written(packages));
    }
    if let Some((_, fees)) = lines.get("spend-scrutineers").map(|figures| figures[1]) {
        let scrutineers = json::entries_mut(data, "scrutiny.scrutineers");
        let weights: Vec<i64> = scrutineers.iter().map(|one| amount(one, "fee_total").unwrap_or_default()).collect();
        for (one, fee) in scrutineers.iter_mut().zip(apportioned(fees / 100, &weights)) {
            json::put(one, "fee_total", written(fee * 100));
        }
    }
}

/// Whether services account for every pound of a line.
pub fn is_for_services(line: &Value) -> bool {
    json::is(line, "core_function", "commissioned_services") || json::is(line, "nature", "commissioned_service")
}

/// Sets what services draw from a line: all of it if they drew all of it before, otherwise the same share.
fn fund(data: &mut Value, line: &str, key: &str, is_for_services: bool, before: Pence, after: Pence) {
    let mut fundings: Vec<&mut Value> = json::entries_mut(data, "commissioning.services")
        .iter_mut()
        .flat_map(|service| json::entries_mut(service, "funding"))
        .filter(|funding| json::is(funding, "line", line))
        .collect();
    let old: Vec<Pence> = fundings.iter().map(|funding| amount(funding, key).unwrap_or_default()).collect();
    let drawn: Pence = old.iter().sum();
    let all = if is_for_services || drawn == before {
        after
    } else {
        scaled(drawn, if before == 0 { 0 } else { after * 10_000 / before })
    };
    let unit = if all % 100 == 0 { 100 } else { 1 };
    for (funding, part) in fundings.iter_mut().zip(apportioned(all / unit, &old)) {
        json::put(funding, key, written(part * unit));
    }
}

fn reserves(data: &mut Value, factor: i64, chance: &mut Random) {
    if let Some(reserves) = json::at_mut(data, "finance.reserves") {
        scale(reserves, &["transfers_in", "transfers_out"], factor);
    }
    let of = |path| amount(data, path).unwrap_or_default();
    let spent = of("finance.totals.spending_actual");
    let closing = spent * chance.between(6, 22) / 100;
    let moved =
        of("finance.totals.income_actual") - spent + of("finance.reserves.transfers_in") - of("finance.reserves.transfers_out");
    let opening = (closing - moved).max(0);
    json::put(data, "finance.reserves.opening", written(opening));
    roll(data);
    let closing = amount(data, "finance.reserves.closing").unwrap_or_default();
    // In a few areas the reserve is below its minimum.
    let least = if chance.chance(8) { 130 } else { 80 };
    json::put(data, "finance.reserves.minimum", written((closing.max(0) * least / 100) / 10_000 * 10_000));
}

fn next_year(data: &mut Value) {
    for (from, to) in [("finance.totals.income_budget", "income_budget"), ("finance.totals.spending_budget", "spending_budget")] {
        let next = amount(data, from).unwrap_or_default() * 102 / 100 / 10_000 * 10_000;
        json::put(data, &format!("finance.next_year.{to}"), written(next));
    }
}
