//! The multi-agency child protection team. The regulations are proposed: nothing here is asked for until the duty is in force.

use crate::annual_return::prelude::*;

/// The multi-agency child protection team.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Macpt {
    /// Whether the team is set up.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub established: Optional<Established>,
    /// The day it was set up.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub established_on: Optional<Date>,
    /// The four nominated roles, council by council.
    pub members: Optional<Vec<Member>>,
    /// Which of the ten functions the team carries out.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub functions: Optional<Vec<TeamFunction>>,
    /// The shared practice framework.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub practice_framework: Part<PracticeFramework>,
    /// The co-operation memorandums with relevant agencies.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub memorandums: Optional<Vec<Memorandum>>,
    /// Strategy meetings.
    #[schemars(extend("x-optional" = true))]
    pub strategy_meetings: Part<StrategyMeetings>,
    /// Reviews within five days of the start of an enquiry.
    #[schemars(extend("x-optional" = true))]
    pub five_day_reviews: Part<FiveDayReviews>,
    /// Initial child protection conferences.
    #[schemars(extend("x-optional" = true))]
    pub conferences: Part<Conferences>,
    /// How plans ended.
    #[schemars(extend("x-optional" = true))]
    pub plan_endings: Part<PlanEndings>,
    /// Whether the front door has its own resource, apart from the team's.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub front_door_has_own_resource: Optional<bool>,
    /// How the team works for looked-after children.
    #[schemars(length(max = 1000))]
    pub looked_after_children: Optional<Narrative>,
    /// What the team contributed to this return.
    #[schemars(length(max = 800))]
    pub reporting_contribution: Optional<Narrative>,
    /// How the team is resourced.
    #[schemars(length(max = 1000))]
    pub resourcing: Optional<Narrative>,
}

choice! {
    /// Whether the team is set up.
    pub enum Established {
        /// Not yet.
        No = "no", "Not yet";
        /// It works in the shadow of what was there before.
        Shadow = "shadow", "In shadow form";
        /// In part.
        Partial = "partial", "In part";
        /// Yes.
        Yes = "yes", "Yes";
    }
}

/// A nominated member.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Member {
    /// The role.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub role: Answer<MemberRole>,
    /// The council whose team it is.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub authority: Optional<Ref<kind::Body>>,
    /// How many full-time equivalents.
    #[schemars(title = "Full-time equivalents")]
    pub fte: Optional<Stated<Fraction>>,
    /// How many days the role stood empty in the year.
    pub vacancy_days: Optional<Counted>,
    /// Whether the skills and qualifications asked for are met.
    pub minimum_requirements_met: Optional<bool>,
}

choice! {
    /// A nominated role.
    pub enum MemberRole {
        /// A social worker: the lead child protection practitioner.
        SocialWorker = "social_worker", "Social worker";
        /// A registered health professional.
        Health = "health", "Health professional";
        /// A police representative.
        Police = "police", "Police";
        /// A person with experience of education.
        Education = "education", "Education";
    }
}

/// A function of the team.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TeamFunction {
    /// The function.
    pub function: Answer<Code<list::MacptFunction>>,
    /// Whether the team carries it out.
    pub delivered: Answer<bool>,
    /// Since when.
    pub since: Optional<Date>,
    /// More about it.
    #[schemars(length(max = 400))]
    pub note: Optional<String>,
}

/// The shared practice framework.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PracticeFramework {
    /// Its name.
    #[schemars(length(max = 160))]
    pub name: Answer<String>,
    /// The day the partners agreed it.
    pub agreed: Optional<Date>,
    /// Whether it covers senior oversight.
    pub covers_oversight: Optional<bool>,
    /// Whether it covers accountability.
    pub covers_accountability: Optional<bool>,
    /// Whether it covers quality assurance.
    pub covers_quality_assurance: Optional<bool>,
    /// Whether it covers training.
    pub covers_training: Optional<bool>,
    /// Whether it covers delegated decisions.
    pub covers_delegated_decisions: Optional<bool>,
}

/// A co-operation memorandum.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Memorandum {
    /// Which of the eight kinds of agency it is with.
    pub category: Answer<Code<list::MemorandumCategory>>,
    /// The agency.
    pub body: Answer<Ref<kind::Body>>,
    /// The day the agency was notified.
    pub notified: Answer<Date>,
    /// The day it was signed. Leave it out where it has not been.
    pub signed: Optional<Date>,
    /// What it covers.
    #[schemars(length(max = 400))]
    pub covers: Optional<String>,
}

/// Strategy meetings.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StrategyMeetings {
    /// How many were held.
    pub held: Answer<Counted>,
    /// How many were chaired by a lead child protection practitioner.
    pub chaired_by_lead_practitioner: Optional<Counted>,
    /// How many had council, health and police present.
    pub three_partners_present: Optional<Counted>,
}

/// Reviews within five days.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FiveDayReviews {
    /// How many enquiries were due a review.
    pub due: Answer<ChildCount>,
    /// How many had one within five days.
    pub held_in_five_days: Answer<ChildCount>,
    /// How many had an interim safety plan.
    pub with_safety_plan: Optional<ChildCount>,
}

/// Initial child protection conferences.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Conferences {
    /// How many were held.
    pub held: Answer<ChildCount>,
    /// How many were held within 15 working days.
    pub within_15_working_days: Answer<ChildCount>,
    /// For how many of the others a reason is recorded.
    pub exceptional_reason_recorded: Optional<ChildCount>,
}

/// How plans ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlanEndings {
    /// How many ended.
    pub ended: Answer<ChildCount>,
    /// How many with a recorded decision.
    pub with_recorded_decision: Optional<ChildCount>,
    /// How many with continuing support.
    pub with_continuing_support: Optional<ChildCount>,
}
