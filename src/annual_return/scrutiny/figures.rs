//! Figures about independent scrutiny.

use super::model::{FindingKind, Position, Response, ScrutinyFinding, Severity};
use crate::annual_return::terms::figure::Definition;
use crate::value::{Choice, Code, Decimal, Percent, Ref};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        number: 44,
        title: "Findings by step of scrutiny and severity",
        unit: "Findings",
        definition: "Strengths, and concerns and risks by severity, in each of the six steps of independent scrutiny. A strength has no severity here. Findings that belong to no step have a row of their own.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 45,
        title: "Findings accepted, by body",
        unit: "Findings; per cent",
        definition: "What each body answered to the concerns and risks addressed to it. Where a body answered twice, its last answer counts. A body that answered without being addressed counts as addressed.",
        numerator: Some("Concerns and risks the body accepts in full"),
        denominator: Some("Concerns and risks addressed to the body"),
    },
];

/// The findings of one step of scrutiny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepCount {
    /// The number of strengths.
    pub strengths: usize,
    /// Concerns and risks by severity, least severe first.
    pub by_severity: [usize; 4],
}

impl StepCount {
    /// The number of all findings of the step.
    pub fn all(&self) -> usize {
        self.by_severity.iter().fold(self.strengths, |sum, number| sum.saturating_add(*number))
    }

    fn add(&mut self, kind: FindingKind, severity: Severity) {
        match kind {
            FindingKind::Strength => self.strengths = self.strengths.saturating_add(1),
            FindingKind::Concern | FindingKind::Risk => {
                let place = Severity::ALL.iter().position(|one| *one == severity);
                if let Some(number) = place.and_then(|place| self.by_severity.get_mut(place)) {
                    *number = number.saturating_add(1);
                }
            }
        }
    }
}

/// The findings of a step by severity. A `step` of `None` means findings that belong to no step. The result is `None` when the
/// kind of any of them, or the severity of a concern or risk, is not given.
pub fn of_step(findings: &[ScrutinyFinding], step: Option<&str>) -> Option<StepCount> {
    let mut counted = StepCount::default();
    for finding in findings {
        let own = finding.six_step.given().map(Code::as_str);
        if own == step {
            let kind = finding.kind.get()?;
            let severity = if kind == FindingKind::Strength { Severity::Low } else { finding.severity.get()? };
            counted.add(kind, severity);
        }
    }
    Some(counted)
}

/// All findings by severity. `None` when the kind of any finding, or the severity of a concern or risk, is not given.
pub fn all_findings(findings: &[ScrutinyFinding]) -> Option<StepCount> {
    let mut counted = StepCount::default();
    for finding in findings {
        let kind = finding.kind.get()?;
        let severity = if kind == FindingKind::Strength { Severity::Low } else { finding.severity.get()? };
        counted.add(kind, severity);
    }
    Some(counted)
}

/// A body's answers to the concerns and risks addressed to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// The number addressed to it.
    pub addressed: usize,
    /// Accepted.
    pub accepted: usize,
    /// Accepted in part.
    pub in_part: usize,
    /// Not accepted.
    pub rejected: usize,
    /// Not answered.
    pub unanswered: usize,
}

impl Acceptance {
    /// Findings accepted in full as a percentage of findings addressed to the body; `None` when none were addressed to it.
    pub fn share(&self) -> Option<Percent> {
        let decimal = |number: usize| u32::try_from(number).ok().map(Decimal::from);
        Percent::of(decimal(self.accepted)?, decimal(self.addressed)?)
    }
}

/// Each body's answers, in the order findings first name the bodies. `None` when a finding does not say what kind it is or whom
/// it is addressed to, or when an answer cannot be read.
pub fn by_body(findings: &[ScrutinyFinding]) -> Option<Vec<(String, Acceptance)>> {
    let mut bodies: Vec<(String, Acceptance)> = Vec::new();
    for finding in findings {
        if finding.kind.get()? == FindingKind::Strength {
            continue;
        }
        let answered = finding.responses.items().iter().filter_map(|response| response.body.given());
        let mut concerned: Vec<&str> = finding.addressed_to.given()?.iter().chain(answered).map(Ref::as_str).collect();
        let mut seen = std::collections::BTreeSet::new();
        concerned.retain(|body| seen.insert(*body));
        for body in concerned {
            let last = last_answer(finding, body);
            let position = if let Some(response) = last { Some(response.position.get()?) } else { None };
            let place = bodies.iter().position(|(own, _)| own == body).unwrap_or_else(|| {
                bodies.push((body.to_owned(), Acceptance::default()));
                bodies.len().saturating_sub(1)
            });
            if let Some((_, acceptance)) = bodies.get_mut(place) {
                acceptance.addressed += 1;
                match position {
                    Some(Position::Accept) => acceptance.accepted += 1,
                    Some(Position::Part) => acceptance.in_part += 1,
                    Some(Position::Reject) => acceptance.rejected += 1,
                    None => acceptance.unanswered += 1,
                }
            }
        }
    }
    Some(bodies)
}

fn last_answer<'a>(finding: &'a ScrutinyFinding, body: &str) -> Option<&'a Response> {
    let own = |response: &&Response| response.body.given().is_some_and(|id| id.as_str() == body);
    finding.responses.items().iter().rev().find(own)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn findings() -> Vec<ScrutinyFinding> {
        serde_json::from_value(json!([
            { "kind": "strength", "six_step": "step_1", "addressed_to": ["la"] },
            { "kind": "concern", "severity": "high", "six_step": "step_1", "addressed_to": ["la", "icb"],
              "responses": [{ "body": "la", "position": "reject" }, { "body": "la", "position": "accept" }] },
            { "kind": "risk", "severity": "critical", "addressed_to": ["la", "police"],
              "responses": [{ "body": "police", "position": "part" }, { "body": "la", "position": "reject" }] },
        ]))
        .expect("reads")
    }

    #[test]
    fn findings_are_counted_by_step_and_severity() {
        let findings = findings();
        assert_eq!(of_step(&findings, Some("step_1")), Some(StepCount { strengths: 1, by_severity: [0, 0, 1, 0] }));
        assert_eq!(of_step(&findings, None), Some(StepCount { strengths: 0, by_severity: [0, 0, 0, 1] }));
        assert_eq!(of_step(&findings, Some("step_1")).expect("known").all(), 2);
    }

    #[test]
    fn the_last_answer_of_a_body_counts_and_silence_is_counted_too() {
        let bodies = by_body(&findings()).expect("known");
        let la = Acceptance { addressed: 2, accepted: 1, in_part: 0, rejected: 1, unanswered: 0 };
        let icb = Acceptance { addressed: 1, unanswered: 1, ..Acceptance::default() };
        let police = Acceptance { addressed: 1, in_part: 1, ..Acceptance::default() };
        assert_eq!(bodies, [("la".to_owned(), la), ("icb".to_owned(), icb), ("police".to_owned(), police)]);
        assert_eq!(la.share().expect("of something").to_string(), "50%");
    }

    #[test]
    fn a_concern_without_severity_makes_its_step_unknown() {
        let findings: Vec<ScrutinyFinding> = serde_json::from_value(json!([{ "kind": "concern" }])).expect("reads");
        assert_eq!(of_step(&findings, None), None);
        assert_eq!(of_step(&findings, Some("step_2")), Some(StepCount::default()));
        assert_eq!(by_body(&findings), None);
    }
}
