//! The ids in a return, listed in help wherever one is asked for, because nobody knows them by heart.

use crate::annual_return::terms::schema::form;
use crate::finding::FieldPath;
use crate::read::Links;
use crate::value::{choice_of, listed};

/// The most ids a help text names.
const FEW: usize = 5;

/// The lists of the form whose entries have an id of a kind, as `needs › needs`.
fn lists_of(kind: &str) -> Vec<String> {
    let Some(root) = form().ok().and_then(|form| form.node(&FieldPath::root())) else { return Vec::new() };
    let parts = root.properties(None).into_iter();
    let lists = parts.flat_map(|(part, node)| node.properties(None).into_iter().map(move |(key, list)| (part, key, list)));
    lists
        .filter(|(_, _, list)| {
            let id = list.item().and_then(|entry| entry.property("id", None));
            id.is_some_and(|id| id.list("x-identifies").contains(&kind))
        })
        .map(|(part, key, _)| format!("{part} › {key}"))
        .collect()
}

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

/// "council, icb and police"; of many ids, the first five and how many others there are.
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
    let lists = lists_of(kind.as_ref());
    (!lists.is_empty()).then(|| format!("{} is added under {}", with_article(kind.as_ref()), choice_of(&lists)))
}

/// "a need", "an audit".
pub fn with_article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_added_where_the_form_gives_them_an_id() {
        assert_eq!(added(&["need"]).as_deref(), Some("a need is added under needs › needs"));
        let reviews = "learning › rapid_reviews, learning › practice_reviews or learning › local_learning_reviews";
        assert_eq!(added(&["review"]), Some(format!("a review is added under {reviews}")));
        assert_eq!(added(&["need", "service"]), None);
        assert_eq!(added(&["no such kind"]), None);
    }

    #[test]
    fn of_many_ids_a_few_are_named() {
        assert_eq!(some(&["a", "b"]), "a and b");
        assert_eq!(some(&["a", "b", "c", "d", "e", "f"]), "a, b, c, d, e and f");
        assert_eq!(some(&["a", "b", "c", "d", "e", "f", "g"]), "a, b, c, d, e and 2 others");
    }
}
