//! The ids in a return, listed in help wherever one is asked for, because nobody knows them by heart.

use crate::read::Links;
use crate::value::listed;

/// The most ids a help text names.
const FEW: usize = 5;

/// Where things with an id are added, in the keys of the form.
const PLACES: [(&str, &[&str]); 17] = [
    ("body", &["partnership.bodies"]),
    ("need", &["needs.needs"]),
    ("service", &["commissioning.services"]),
    ("income line", &["finance.income"]),
    ("spending line", &["finance.spending"]),
    ("contribution in kind", &["finance.in_kind"]),
    ("priority", &["priorities.priorities"]),
    ("scrutiny activity", &["scrutiny.activities"]),
    ("scrutiny finding", &["scrutiny.findings"]),
    ("data-sharing agreement", &["information_sharing.agreements"]),
    ("notification", &["learning.notifications"]),
    ("review", &["learning.rapid_reviews", "learning.practice_reviews", "learning.local_learning_reviews"]),
    ("audit", &["learning.audits"]),
    ("engagement", &["voice.engagements"]),
    ("decision", &["governance.decisions"]),
    ("course", &["training.programme"]),
    ("secure establishment", &["secure_estate.establishments"]),
];

/// The ids of things of these kinds, each once, in the order of the return.
pub fn of_kinds<'a, S: AsRef<str>>(links: &'a Links, kinds: &[S]) -> Vec<&'a str> {
    let fits = |own: &[String]| own.iter().any(|own| kinds.iter().any(|kind| kind.as_ref() == own));
    let mut ids: Vec<&str> = Vec::new();
    for thing in links.ids.iter().filter(|thing| fits(&thing.kinds)) {
        if !ids.contains(&thing.id.as_str()) {
            ids.push(&thing.id);
        }
    }
    ids
}

/// "council, icb and police"; of many ids, the first [`FEW`] and how many others there are.
pub fn some(ids: &[&str]) -> String {
    let mut named: Vec<String> = ids.iter().take(FEW).map(|id| (*id).to_owned()).collect();
    match ids.len().saturating_sub(FEW) {
        0 => {}
        1 => named.extend(ids.last().map(|id| (*id).to_owned())),
        more => named.push(format!("{more} others")),
    }
    listed(&named)
}

/// Which ids can be written where a thing of these kinds is asked for, and where to add another: "the ids there are: council and
/// icb; a body is added under partnership › bodies".
pub fn there_are<S: AsRef<str>>(links: &Links, kinds: &[S]) -> String {
    let ids = of_kinds(links, kinds);
    let known = match ids.as_slice() {
        [] => "there is none yet".to_owned(),
        [only] => format!("the one id there is: {only}"),
        several => format!("the ids there are: {}", some(several)),
    };
    added(kinds).map_or_else(|| known.clone(), |added| format!("{known}; {added}"))
}

/// "a body is added under partnership › bodies"; `None` where several kinds will do.
pub fn added<S: AsRef<str>>(kinds: &[S]) -> Option<String> {
    let [kind] = kinds else { return None };
    let (_, places) = PLACES.iter().find(|(known, _)| *known == kind.as_ref())?;
    let places: Vec<String> = places.iter().map(|place| place.replace('.', " › ")).collect();
    Some(format!("{} is added under {}", with_article(kind.as_ref()), crate::value::choice_of(&places)))
}

/// "a need", "an audit".
pub fn with_article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual_return::schema::form;
    use crate::finding::FieldPath;

    #[test]
    fn things_are_added_where_the_form_gives_them_an_id() {
        let form = form().expect("the form is sound");
        for (kind, places) in PLACES {
            for place in places {
                let list = form.node(&FieldPath::parse(place).expect("a path")).expect("a field of the form");
                let id = list.item().and_then(|entry| entry.property("id", None)).expect("an id");
                assert_eq!(id.list("x-identifies"), [kind], "{place}");
            }
        }
    }

    #[test]
    fn of_many_ids_a_few_are_named() {
        assert_eq!(some(&["a", "b"]), "a and b");
        assert_eq!(some(&["a", "b", "c", "d", "e", "f"]), "a, b, c, d, e and f");
        assert_eq!(some(&["a", "b", "c", "d", "e", "f", "g"]), "a, b, c, d, e and 2 others");
    }
}
