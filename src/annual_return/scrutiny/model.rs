//! Independent scrutiny: who, with what freedom, what was found, what was answered, what came of it.

use crate::annual_return::prelude::*;

/// Independent scrutiny.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Scrutiny {
    /// How scrutiny is done.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub model: Answer<Vec<Code<list::ScrutinyModel>>>,
    /// The people who scrutinise: one, several, or the members of a group.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub scrutineers: Answer<Vec<Scrutineer>>,
    /// How the scrutineers were free from influence, in their own words.
    #[schemars(length(max = 1200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub independence_statement: Answer<Narrative>,
    /// Whether the scrutineers confirm that partners did not edit their words.
    #[schemars(extend("x-missing" = "SCR-009"))]
    pub partners_did_not_edit: Answer<bool>,
    /// The plan of scrutiny.
    pub plan: Part<Plan>,
    /// What information was asked for, and whether it came.
    pub access_to_information: Part<Access>,
    /// What was done.
    pub activities: Answer<Vec<Activity>>,
    /// What was found, and what became of it.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward-entries" = "kept"))]
    pub findings: Answer<Vec<ScrutinyFinding>>,
    /// The scrutineers' report in their own words.
    #[schemars(length(max = 8000))]
    pub scrutineer_report: Answer<Narrative>,
    /// Young people who scrutinise.
    #[schemars(extend("x-optional" = true))]
    pub young_scrutineers: Part<YoungScrutineers>,
    /// What changed because of scrutiny.
    #[schemars(length(max = 2000))]
    pub impact_of_scrutiny: Answer<Narrative>,
}

/// A person who scrutinises.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Scrutineer {
    /// The name of the person.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The role of the person.
    #[schemars(length(max = 120))]
    pub role: Answer<String>,
    /// The day of appointment.
    pub appointed: Optional<Date>,
    /// The day the term ends.
    pub term_end: Optional<Date>,
    /// The bodies that appointed the person.
    pub appointed_by: Optional<Vec<Ref<kind::Body>>>,
    /// How many days a year are agreed.
    pub days_contracted: Optional<Counted>,
    /// How many were used.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub days_used: Optional<Counted>,
    /// What was paid for the year.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub fee_total: Optional<Amount>,
    /// What interests the person declared.
    #[schemars(length(max = 400))]
    pub conflicts_declared: Optional<String>,
}

/// The plan of scrutiny.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Plan {
    /// Who set what was looked at.
    pub scope_set_by: Answer<ScopeSetBy>,
    /// The day the plan was agreed.
    pub agreed: Optional<Date>,
    /// What was looked at.
    #[schemars(length(min = 1))]
    pub topics: Answer<Vec<String>>,
}

choice! {
    /// Who set the scope.
    pub enum ScopeSetBy {
        /// The scrutineers.
        Scrutineer = "scrutineer", "The scrutineer";
        /// The partners.
        Partners = "partners", "The partners";
        /// Scrutineers and partners together.
        Joint = "joint", "Scrutineer and partners together";
        /// Young people.
        YoungPeople = "young_people", "Young people";
    }
}

/// Access to information.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Access {
    /// How many times information was asked for.
    pub requested: Answer<Counted>,
    /// How many times it came in time.
    pub met_in_time: Answer<Counted>,
    /// How many times it was refused.
    pub refused: Answer<Counted>,
    /// What was refused or late, and why.
    #[schemars(length(max = 800))]
    pub details: Optional<Narrative>,
}

/// Something done to scrutinise.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Activity {
    /// The id by which findings refer to it.
    pub id: Optional<Id<kind::Activity>>,
    /// What it was, in one line.
    #[schemars(length(min = 1, max = 200))]
    pub what: Answer<String>,
    /// How it was done.
    pub method: Answer<Code<list::ScrutinyMethod>>,
    /// The day it was done or finished.
    pub date: Answer<Date>,
    /// How many children took part.
    pub children_involved: Optional<ChildCount>,
    /// How many practitioners took part.
    pub practitioners_involved: Optional<Counted>,
}

/// A finding of scrutiny, through its whole life.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScrutinyFinding {
    /// The id by which other parts and next year's return refer to the finding.
    pub id: Answer<Id<kind::ScrutinyFinding>>,
    /// The finding in one line.
    #[schemars(length(min = 1, max = 160))]
    pub title: Answer<String>,
    /// Whether it is a strength, a concern or a risk.
    pub kind: Answer<FindingKind>,
    /// How grave it is.
    pub severity: Answer<Severity>,
    /// The finding in a few sentences.
    #[schemars(length(max = 2000))]
    pub finding: Answer<Narrative>,
    /// Which of the six steps of independent scrutiny it belongs to, where you use them.
    pub six_step: Optional<Code<list::SixStep>>,
    /// The activities it rests on.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub activities: Optional<Vec<Ref<kind::Activity>>>,
    /// The bodies it is addressed to.
    #[schemars(length(min = 1))]
    pub addressed_to: Answer<Vec<Ref<kind::Body>>>,
    /// The challenge that was made.
    #[schemars(extend("x-optional" = true))]
    pub challenge: Part<Challenge>,
    /// How far it had to be escalated.
    pub escalation: Part<Escalation>,
    /// What each body answered.
    pub responses: Optional<Vec<Response>>,
    /// What is being done about it.
    pub actions: Optional<Vec<Action>>,
    /// Whether it was looked at again.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub follow_up: Part<FollowUp>,
    /// What it changed for children.
    #[schemars(length(max = 800))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub impact_on_children: Optional<Narrative>,
    /// The id the finding had in last year's return.
    #[schemars(length(max = 60))]
    #[schemars(extend("x-carry-forward" = "from id"))]
    pub last_year_id: Optional<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// What a finding says.
    pub enum FindingKind {
        /// Something that works well.
        Strength = "strength", "Strength";
        /// Something that does not work well.
        Concern = "concern", "Concern";
        /// Something that could go wrong.
        Risk = "risk", "Risk";
    }
}

choice! {
    /// How grave something is.
    pub enum Severity {
        /// Low.
        Low = "low", "Low";
        /// Medium.
        Medium = "medium", "Medium";
        /// High.
        High = "high", "High";
        /// Critical: children are at risk now.
        Critical = "critical", "Critical";
    }
}

/// A challenge.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Challenge {
    /// The day it was made.
    pub made: Answer<Date>,
    /// To whom.
    #[schemars(length(max = 160))]
    pub to: Answer<String>,
    /// What was asked of them.
    #[schemars(length(max = 800))]
    pub text: Answer<String>,
}

/// How far a finding was escalated.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Escalation {
    /// How far.
    pub level: Answer<EscalationLevel>,
    /// The day it was escalated.
    pub date: Optional<Date>,
    /// What came of it.
    #[schemars(length(max = 600))]
    pub outcome: Optional<String>,
}

choice! {
    /// How far a finding was escalated.
    pub enum EscalationLevel {
        /// It was not escalated.
        None = "none", "Not escalated";
        /// To those who run the service.
        Operational = "operational", "Operational managers";
        /// To the delegated safeguarding partners.
        Delegated = "delegated_partners", "Delegated partners";
        /// To the lead safeguarding partners.
        Lead = "lead_partners", "Lead partners";
        /// Outside the partnership: the Panel, an inspectorate or the department.
        Outside = "outside", "Outside the partnership";
    }
}

/// What a body answered to a finding.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Response {
    /// The body.
    pub body: Answer<Ref<kind::Body>>,
    /// Whether it accepts the finding.
    pub position: Answer<Position>,
    /// What it answered.
    #[schemars(length(max = 800))]
    pub text: Answer<String>,
    /// Why it does not accept the finding.
    #[schemars(length(max = 600))]
    pub reason_if_rejected: Optional<String>,
    /// The day it answered.
    pub date: Answer<Date>,
}

choice! {
    /// Whether a finding is accepted.
    pub enum Position {
        /// Accepted.
        Accept = "accept", "Accepted";
        /// Accepted in part.
        Part = "part", "Accepted in part";
        /// Not accepted.
        Reject = "reject", "Not accepted";
    }
}

/// Whether a finding was looked at again.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FollowUp {
    /// The day.
    pub date: Answer<Date>,
    /// How.
    #[schemars(length(max = 300))]
    pub method: Answer<String>,
    /// What was seen.
    pub result: Answer<RetestResult>,
    /// More about it.
    #[schemars(length(max = 600))]
    pub note: Optional<String>,
}

choice! {
    /// What a second look showed.
    pub enum RetestResult {
        /// Better than before.
        Better = "better", "Better";
        /// As before.
        Same = "same", "The same";
        /// Worse than before.
        Worse = "worse", "Worse";
        /// Not looked at again yet.
        NotTested = "not_tested", "Not tested yet";
    }
}

/// Young people who scrutinise.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct YoungScrutineers {
    /// How many.
    pub number: Answer<ChildCount>,
    /// Whether they are paid or thanked.
    pub paid: Optional<bool>,
    /// What they looked at.
    #[schemars(length(max = 1200))]
    pub what_they_scrutinised: Answer<Narrative>,
    /// What came of it.
    #[schemars(length(max = 800))]
    pub effect: Answer<Narrative>,
}
