//! Matches the entries of an older list with those of a newer one.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use crate::read::form::Node;

/// The most candidates that an entry is compared with; only the first are considered when there are more.
const LOOKED_AT: usize = 40;

/// The matching entries: the index in the older list by the index in the newer one.
///
/// Entries with the same id match. Without ids, entries that name the same thing match; where several do, equal ones are paired
/// first, then the most similar.
pub(super) fn matched(item: Option<Node>, old: &[Value], new: &[Value], earlier_id: &str) -> BTreeMap<usize, usize> {
    let mut waiting: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (i, entry) in old.iter().enumerate() {
        waiting.entry(key(item, entry)).or_default().push_back(i);
    }
    let mut pairs = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    // Equal entries are paired first, so that none of them is paired with another.
    for (i, entry) in new.iter().enumerate() {
        let equal = candidates(&waiting, item, entry, earlier_id).and_then(|(key, there)| {
            let at = there.iter().take(LOOKED_AT).position(|before| old.get(*before) == Some(entry))?;
            Some((key, at))
        });
        match equal.and_then(|(key, at)| take(&mut waiting, &key, at)) {
            Some(before) => {
                pairs.insert(i, before);
            }
            None => open.push(i),
        }
    }
    for i in open {
        let Some(entry) = new.get(i).filter(|entry| entry.is_object()) else { continue };
        let best = candidates(&waiting, item, entry, earlier_id).map(|(key, there)| {
            let likeness = |before: &usize| old.get(*before).map_or(0, |before| alike(before, entry));
            let near = there.iter().take(LOOKED_AT).enumerate();
            let best = near.max_by_key(|(at, before)| (likeness(before), std::cmp::Reverse(*at))).map_or(0, |(at, _)| at);
            (key, best)
        });
        if let Some(before) = best.and_then(|(key, at)| take(&mut waiting, &key, at)) {
            pairs.insert(i, before);
        }
    }
    pairs
}

fn candidates<'a>(
    waiting: &'a BTreeMap<String, VecDeque<usize>>,
    item: Option<Node>,
    entry: &Value,
    earlier_id: &str,
) -> Option<(String, &'a VecDeque<usize>)> {
    let earlier = entry.get(earlier_id).and_then(Value::as_str).map(|id| format!("id {id}"));
    [Some(key(item, entry)), earlier]
        .into_iter()
        .flatten()
        .find_map(|key| waiting.get(&key).filter(|there| !there.is_empty()).map(|there| (key, there)))
}

fn take(waiting: &mut BTreeMap<String, VecDeque<usize>>, key: &str, at: usize) -> Option<usize> {
    waiting.get_mut(key).and_then(|there| there.remove(at))
}

/// How many answers two entries have in common.
fn alike(one: &Value, other: &Value) -> usize {
    let (Some(one), Some(other)) = (one.as_object(), other.as_object()) else { return 0 };
    one.iter().filter(|(key, value)| other.get(*key) == Some(value)).count()
}

/// What identifies an entry: its id; without one, its first answer and everything it refers to; for an entry that is a single
/// value, the value.
fn key(item: Option<Node>, entry: &Value) -> String {
    let Value::Object(fields) = entry else { return format!("is {entry}") };
    let known: Vec<(&str, Node)> = item.map(|item| item.properties(Some(entry))).unwrap_or_default();
    let text = |key: &str| fields.get(key).and_then(Value::as_str);
    if let Some(id) = known.iter().find(|(_, node)| node.get("x-identifies").is_some()).and_then(|(key, _)| text(key)) {
        return format!("id {id}");
    }
    if known.is_empty() {
        // The list belongs to an older form that is no longer known.
        return ["id", "title", "name"]
            .iter()
            .find_map(|key| text(key))
            .map_or_else(|| "any".to_owned(), |id| format!("id {id}"));
    }
    let refers = |(i, (key, node)): (usize, &(&str, Node))| {
        (i == 0 || node.get("x-refers-to").is_some()).then(|| text(key)).flatten().map(str::to_owned)
    };
    let parts: Vec<String> = known.iter().enumerate().filter_map(refers).collect();
    format!("by {}", parts.join(" "))
}
