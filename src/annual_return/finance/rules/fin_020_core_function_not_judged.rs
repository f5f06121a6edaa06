#![doc = include_str!("fin_020_core_function_not_judged.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::Sufficiency;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{choice_of, listed};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Choice as _;

/// A core function that every partnership has is missing from the judgements. The form itself reports an entry without a
/// judgement, under the same code.
pub const RULE: ReturnRule = ReturnRule::new("FIN-020", Level::Error, include_str!("fin_020_core_function_not_judged.md"), check);

/// Functions that not every partnership pays for: they need a judgement only where the partnership pays.
pub(in crate::annual_return) const ONLY_SOME: [&str; 4] = ["macpt", "commissioned_services", "lado", "child_death_review"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let judged = r.finance.core_functions.given()?;
    let end = r.period_end.get()?;
    // An entry that does not name its function may be about the one that seems to be missing.
    judged.iter().all(|entry| entry.core_function.is_given()).then_some(())?;
    let mut missing = Vec::new();
    for function in facts.reference.list("core_function").iter().filter(|function| function.in_force.on(end)) {
        let is_judged = judged.iter().any(|entry| entry.core_function.given().is_some_and(|code| code.as_str() == function.code));
        if !is_judged && !ONLY_SOME.contains(&function.code.as_str()) {
            missing.push(function);
        }
    }
    if let Some(first) = missing.first() {
        let names: Vec<String> = missing.iter().map(|function| function.label.to_lowercase()).collect();
        let codes: Vec<&str> = missing.iter().map(|function| function.code.as_str()).collect();
        let each = match codes.as_slice() {
            [_] => "add an entry".to_owned(),
            several => format!("add an entry for each of {}", listed(several)),
        };
        found.add(
            at!(r.finance.core_functions),
            format!("nothing says whether the money was enough for {}", listed(&names)),
            format!(
                "{each}: - {{ core_function: {}, judgement: …, why: … }}; the judgement is {}, the last where the partnership does not \
                 pay for it",
                first.code,
                choice_of(&Sufficiency::ALL.iter().map(|one| one.code()).collect::<Vec<_>>())
            ),
        );
    }
    CHECKED
}

#[cfg(test)]
mod tests {
    use super::ONLY_SOME;
    use crate::reference::Reference;

    #[test]
    fn twelve_functions_are_of_every_partnership_and_the_others_are_in_the_list() {
        let reference = Reference::default();
        let codes: Vec<&str> = reference.list("core_function").iter().map(|row| row.code.as_str()).collect();
        assert!(ONLY_SOME.iter().all(|code| codes.contains(code)));
        assert_eq!(codes.len() - ONLY_SOME.len(), 12);
    }
}
