//! Counts that the summary, the thread and the chapters share, so that they all give the same number.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::commissioning::figures::target_met;
use crate::annual_return::commissioning::model::{Service, ServiceDecision, Strength};
use crate::annual_return::finance::model::Sufficiency;
use crate::annual_return::learning::figures::{ActionCount, actions_by_source};
use crate::annual_return::needs::model::NeedStatus;
use crate::annual_return::priorities::model::Progress;
use crate::annual_return::scrutiny::figures::{Acceptance, by_body};
use crate::annual_return::scrutiny::model::FindingKind;
use crate::value::{Answer, Choice, counted, listed};

/// How often each choice was made, in the order of the choices. `None` if any answer is not given, or if there are no answers.
pub fn by_choice<'a, C: Choice + PartialEq + 'static>(
    answers: impl IntoIterator<Item = &'a Answer<C>>,
) -> Option<Vec<(C, usize)>> {
    let answers: Vec<C> = answers.into_iter().map(Answer::get).collect::<Option<_>>()?;
    let number = |choice: &C| answers.iter().filter(|one| *one == choice).count();
    (!answers.is_empty()).then(|| C::ALL.iter().map(|choice| (*choice, number(choice))).collect())
}

/// How often one choice was made.
pub fn of<C: Copy + PartialEq>(counts: &[(C, usize)], choice: C) -> usize {
    counts.iter().filter(|(one, _)| *one == choice).map(|(_, number)| number).sum()
}

/// Needs by how far they are met.
pub fn needs(facts: &Facts) -> Option<Vec<(NeedStatus, usize)>> {
    by_choice(facts.this.needs.needs.items().iter().map(|need| &need.status))
}

fn services(facts: &Facts) -> &[Service] {
    facts.this.commissioning.services.items()
}

/// Services by what happens to them next.
pub fn decisions(facts: &Facts) -> Option<Vec<(ServiceDecision, usize)>> {
    by_choice(services(facts).iter().map(|service| &service.decision))
}

/// Services by how strong the evidence of their impact is.
pub fn strengths(facts: &Facts) -> Option<Vec<(Strength, usize)>> {
    by_choice(services(facts).iter().map(|service| &service.impact.strength))
}

/// Outcome measures for which it is known whether they reached their target, and how many did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// How many measures have a target and a figure.
    pub measured: usize,
    /// How many of those reached their target.
    pub reached: usize,
}

/// How many outcome measures reached their target.
pub fn targets(facts: &Facts) -> Targets {
    let outcomes = services(facts).iter().flat_map(|service| service.expected_outcomes.items());
    let judged: Vec<bool> = outcomes.filter_map(target_met).collect();
    Targets { measured: judged.len(), reached: judged.iter().filter(|met| **met).count() }
}

/// Priorities by how far they progressed.
pub fn progress(facts: &Facts) -> Option<Vec<(Progress, usize)>> {
    by_choice(facts.this.priorities.priorities.items().iter().map(|priority| &priority.progress))
}

/// Findings of scrutiny by kind.
pub fn findings(facts: &Facts) -> Option<Vec<(FindingKind, usize)>> {
    by_choice(facts.this.scrutiny.findings.items().iter().map(|finding| &finding.kind))
}

/// How all bodies together answered concerns and risks. `None` if the findings are not given or an answer is not known.
pub fn answers(facts: &Facts) -> Option<Acceptance> {
    let bodies = by_body(facts.this.scrutiny.findings.given()?)?;
    Some(bodies.iter().fold(Acceptance::default(), |sum, (_, own)| Acceptance {
        addressed: sum.addressed.saturating_add(own.addressed),
        accepted: sum.accepted.saturating_add(own.accepted),
        in_part: sum.in_part.saturating_add(own.in_part),
        rejected: sum.rejected.saturating_add(own.rejected),
        unanswered: sum.unanswered.saturating_add(own.unanswered),
    }))
}

/// All actions that follow scrutiny, reviews and audits, by their status. `None` if any of them is not known.
pub fn actions(facts: &Facts) -> Option<ActionCount> {
    let sources = actions_by_source(facts);
    let counted: Option<Vec<ActionCount>> = sources.into_iter().map(|(_, counted)| counted).collect();
    counted.map(|counted| counted.into_iter().fold(ActionCount::default(), ActionCount::and))
}

/// Core functions by whether the money was enough.
pub fn sufficiency(facts: &Facts) -> Option<Vec<(Sufficiency, usize)>> {
    by_choice(facts.this.finance.core_functions.items().iter().map(|own| &own.judgement))
}

/// The choices that were made, each with its number: "2 met, 7 partly met and 2 not met". Choices nobody made are left out.
pub fn told<C: Choice>(counts: &[(C, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(choice, number)| format!("{number} {}", choice.label().to_lowercase()))
        .collect();
    listed(&parts)
}

/// The findings by kind, in words: "2 strengths, 7 concerns and one risk".
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
