//! Who leads, who delivers, who meets, and what was decided.

use crate::annual_return::prelude::*;

/// Leadership and decisions.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Governance {
    /// The lead safeguarding partners: one for every council, board and force.
    pub lead_safeguarding_partners: Answer<Vec<Lead>>,
    /// The delegated safeguarding partners: one for every council, board and force.
    pub delegated_safeguarding_partners: Answer<Vec<Delegate>>,
    /// The partnership chair.
    pub partnership_chair: Part<Chair>,
    /// The business manager or head of the partnership's team.
    #[schemars(extend("x-optional" = true))]
    pub business_manager: Part<OfficeHolder>,
    /// What each statutory partner contributed to the working of the arrangements.
    #[schemars(extend("x-carry-forward-entries" = "asked again"))]
    pub partner_contributions: Answer<Vec<Contribution>>,
    /// The relevant agencies, and what is expected of each.
    pub relevant_agencies: Answer<Vec<AgencyEngagement>>,
    /// The groups that met, how often, and who came.
    #[schemars(extend("x-carry-forward-entries" = "asked again"))]
    pub meetings: Optional<Vec<Forum>>,
    /// Functions that were handed from one person or body to another in the year. An empty list says there were none.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub delegation_changes: Optional<Vec<DelegationChange>>,
    /// How disputes between partners are settled, and how often that was needed.
    pub dispute_resolution: Part<DisputeResolution>,
    /// The main decisions of the year.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub decisions: Answer<Vec<Decision>>,
}

/// A person in an office, named because the office is public.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OfficeHolder {
    /// The name of the person.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The office the person holds.
    #[schemars(length(max = 120))]
    pub job_title: Answer<String>,
    /// The body the person works for.
    pub body: Optional<Ref<kind::Body>>,
}

/// A lead safeguarding partner.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Lead {
    /// The council, board or force the person leads.
    pub body: Answer<Ref<kind::Body>>,
    /// The name of the person.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The office the person holds.
    #[schemars(length(max = 120))]
    pub job_title: Answer<String>,
    /// The first day in the role, if within the period.
    pub from: Optional<Date>,
    /// The last day in the role, if the person has left it.
    pub to: Optional<Date>,
}

/// A delegated safeguarding partner.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Delegate {
    /// The council, board or force the person speaks for.
    pub body: Answer<Ref<kind::Body>>,
    /// The name of the person.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The office the person holds.
    #[schemars(length(max = 120))]
    pub job_title: Answer<String>,
    /// The functions handed to the person.
    #[schemars(length(min = 1))]
    pub delegated_functions: Answer<Vec<String>>,
    /// The first day in the role, if within the period.
    pub from: Optional<Date>,
    /// The last day in the role, if the person has left it.
    pub to: Optional<Date>,
}

/// The partnership chair.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Chair {
    /// The name of the person.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The office the person holds.
    #[schemars(length(max = 120))]
    pub job_title: Answer<String>,
    /// The body the chair works for.
    pub body: Optional<Ref<kind::Body>>,
    /// Whether the chair is also a delegated safeguarding partner.
    pub is_delegated_partner: Optional<bool>,
    /// The first day as chair.
    pub from: Optional<Date>,
    /// How many months a term lasts.
    pub term_months: Optional<Counted>,
}

/// What a statutory partner contributed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Contribution {
    /// The council, board or force.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub body: Answer<Ref<kind::Body>>,
    /// What it led or did for the partnership.
    #[schemars(length(max = 1500))]
    pub what_it_led: Answer<Narrative>,
    /// What came of it for children.
    #[schemars(length(max = 1000))]
    pub effect: Answer<Narrative>,
    /// Its contributions in kind, as the finance part lists them.
    pub in_kind: Optional<Vec<Ref<kind::InKind>>>,
}

/// A relevant agency and what is expected of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AgencyEngagement {
    /// The agency, as in the register of bodies.
    pub body: Answer<Ref<kind::Body>>,
    /// Why the agency was chosen. Education and childcare settings are part of the arrangements by law and need no reason.
    #[schemars(length(max = 400))]
    pub why_chosen: Optional<String>,
    /// What is expected of the agency.
    #[schemars(length(max = 400))]
    pub expectation: Answer<String>,
    /// How far the agency took part this year.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub engaged: Optional<Engaged>,
}

choice! {
    /// How far an agency took part.
    pub enum Engaged {
        /// The agency took its full part.
        Full = "full", "Full part";
        /// The agency took part in some of what was expected.
        Partial = "partial", "Some part";
        /// The agency took no part this year.
        None = "none", "No part";
    }
}

/// A group that met.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Forum {
    /// The name of the group.
    #[schemars(length(min = 1, max = 120))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub forum: Answer<String>,
    /// At which level it works.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub level: Answer<ForumLevel>,
    /// How many meetings were planned. Of a group that began or ended in the year: for the time it existed.
    pub planned: Answer<Counted>,
    /// How many meetings were held.
    pub held: Answer<Counted>,
    /// Who came.
    pub attendance: Optional<Vec<Attendance>>,
}

choice! {
    /// The level of a group.
    pub enum ForumLevel {
        /// Lead safeguarding partners.
        Lead = "lead", "Lead partners";
        /// Delegated safeguarding partners.
        Delegated = "delegated", "Delegated partners";
        /// A group that reports to the delegated partners.
        Subgroup = "subgroup", "Subgroup";
    }
}

/// How often a body came to a group.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Attendance {
    /// The body.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub body: Answer<Ref<kind::Body>>,
    /// How many seats it was offered over the year: meetings times places.
    pub seats: Answer<Counted>,
    /// How many of them were taken.
    pub attended: Answer<Counted>,
}

/// A function handed on.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DelegationChange {
    /// The day it took effect.
    pub date: Answer<Date>,
    /// The function.
    #[schemars(length(max = 200))]
    pub function: Answer<String>,
    /// Who had it before.
    #[schemars(length(max = 120))]
    pub from_whom: Answer<String>,
    /// Who has it now.
    #[schemars(length(max = 120))]
    pub to_whom: Answer<String>,
    /// Why it was handed on.
    #[schemars(length(max = 300))]
    pub reason: Answer<String>,
}

/// How disputes are settled.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DisputeResolution {
    /// How a dispute between partners is settled and escalated.
    #[schemars(length(max = 1000))]
    pub summary: Answer<Narrative>,
    /// Where the procedure is published.
    #[schemars(title = "Web address of the procedure")]
    pub procedure_url: Optional<Url>,
    /// How many times the procedure was used in the year.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub times_used: Optional<Counted>,
    /// How many of these disputes were resolved.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub resolved: Optional<Counted>,
    /// How many of these disputes were escalated beyond the partnership.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub escalated: Optional<Counted>,
    /// The day on which the oldest dispute began that is still unresolved, if one is.
    pub unresolved_since: Optional<Date>,
}

/// A decision.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Decision {
    /// The id by which other parts refer to the decision, if any does.
    pub id: Optional<Id<kind::Decision>>,
    /// The day it was taken.
    pub date: Answer<Date>,
    /// What was decided.
    #[schemars(length(max = 400))]
    pub decision: Answer<String>,
    /// Who decided.
    #[schemars(length(max = 120))]
    pub who: Answer<String>,
    /// Why.
    #[schemars(length(max = 400))]
    pub why: Answer<String>,
    /// What came of it, so far.
    #[schemars(length(max = 600))]
    pub effect: Optional<Narrative>,
    /// The needs, services, findings or reviews it rests on.
    pub links: Optional<Vec<Ref<kind::Anything>>>,
}
