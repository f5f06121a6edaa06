//! How many of what, where only the summary and the short editions count it.

use crate::annual_return::commissioning::model::ServiceDecision;
use crate::annual_return::facts::Facts;
use crate::annual_return::finance::model::Sufficiency;
use crate::annual_return::priorities::model::Progress;
use crate::annual_return::scrutiny::model::FindingKind;
use crate::value::{Answer, Choice, counted, listed};

/// How often each choice was made, in the order of the choices. Not known while one answer is not given; nothing of nothing.
pub fn by_choice<'a, C: Choice + PartialEq + 'static>(
    answers: impl IntoIterator<Item = &'a Answer<C>>,
) -> Option<Vec<(C, usize)>> {
    let answers: Vec<C> = answers.into_iter().map(Answer::get).collect::<Option<_>>()?;
    let number = |choice: &C| answers.iter().filter(|one| *one == choice).count();
    (!answers.is_empty()).then(|| C::ALL.iter().map(|choice| (*choice, number(choice))).collect())
}

/// How many made one choice.
pub fn of<C: PartialEq>(counts: &[(C, usize)], choice: C) -> usize {
    counts.iter().filter(|(one, _)| *one == choice).map(|(_, number)| number).sum()
}

/// Services by what happens to them next.
pub fn decisions(facts: &Facts) -> Option<Vec<(ServiceDecision, usize)>> {
    by_choice(facts.this.commissioning.services.items().iter().map(|service| &service.decision))
}

/// Priorities by how far they got.
pub fn progress(facts: &Facts) -> Option<Vec<(Progress, usize)>> {
    by_choice(facts.this.priorities.priorities.items().iter().map(|priority| &priority.progress))
}

/// Findings of scrutiny by kind.
pub fn findings(facts: &Facts) -> Option<Vec<(FindingKind, usize)>> {
    by_choice(facts.this.scrutiny.findings.items().iter().map(|finding| &finding.kind))
}

/// Core functions by whether the money was enough.
pub fn sufficiency(facts: &Facts) -> Option<Vec<(Sufficiency, usize)>> {
    by_choice(facts.this.finance.core_functions.items().iter().map(|own| &own.judgement))
}

/// "2 met, 7 partly met and 2 not met": the choices that were made, each with its number; choices nobody made are left out.
pub fn told<C: Choice>(counts: &[(C, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(choice, number)| format!("{number} {}", choice.label().to_lowercase()))
        .collect();
    listed(&parts)
}

/// "2 strengths, 7 concerns and one risk".
pub fn told_findings(counts: &[(FindingKind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(kind, number)| match kind {
            FindingKind::Strength => counted(*number, "strength", "strengths"),
            FindingKind::Concern => counted(*number, "concern", "concerns"),
            FindingKind::Risk => counted(*number, "risk", "risks"),
        })
        .collect();
    listed(&parts)
}
