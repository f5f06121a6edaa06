//! Data-sharing agreements: how they are structured, formalised and operating in practice.

use crate::annual_return::prelude::*;

/// Information sharing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InformationSharing {
    /// The agreements.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward-entries" = "kept"))]
    pub agreements: Answer<Vec<Agreement>>,
    /// What stands in the way of sharing, and what is done about it. An empty list says nothing does.
    pub barriers: Optional<Vec<Barrier>>,
    /// How ready the area is for the Information Sharing Duty.
    #[schemars(extend("x-optional" = true, "x-basis" = "proposed"))]
    pub duty_readiness: Part<DutyReadiness>,
}

/// A data-sharing agreement.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Agreement {
    /// The id by which other parts refer to the agreement.
    pub id: Answer<Id<kind::Agreement>>,
    /// Its title.
    #[schemars(length(min = 1, max = 200))]
    pub title: Answer<String>,
    /// Where it stands among the agreements.
    pub tier: Answer<Tier>,
    /// The agreement it stands under.
    pub parent: Optional<Ref<kind::Agreement>>,
    /// What the sharing is for.
    #[schemars(length(min = 1, max = 500))]
    pub purpose: Answer<String>,
    /// The powers and duties it rests on.
    pub statutory_powers: Optional<Vec<Code<list::StatutoryPower>>>,
    /// The lawful bases under Article 6 of the UK GDPR.
    #[schemars(length(min = 1), extend("x-missing" = "DSA-002", "x-faulty" = "DSA-002"))]
    pub lawful_bases: Answer<Vec<Code<list::LawfulBasis>>>,
    /// Why consent is relied on, where it is.
    #[schemars(length(max = 300))]
    pub consent_because: Optional<String>,
    /// Whether health, ethnicity or other special categories of data are shared.
    pub special_category_data: Answer<bool>,
    /// The conditions under Article 9 of the UK GDPR, where special categories are shared.
    pub special_category_conditions: Optional<Vec<Code<list::SpecialCategoryCondition>>>,
    /// Whether police share under Part 3 of the Data Protection Act 2018.
    pub law_enforcement_part_3: Optional<bool>,
    /// Who is party to it, and whether they have signed.
    #[schemars(length(min = 2))]
    pub parties: Answer<Vec<Party>>,
    /// Why a statutory partner is left out, where one is.
    #[schemars(length(max = 400))]
    pub partner_left_out_because: Optional<String>,
    /// What is shared.
    #[schemars(length(max = 600))]
    pub data_shared: Answer<String>,
    /// How it is shared.
    pub method: Optional<ExchangeMethod>,
    /// Whether information can be had at night and at weekends.
    pub out_of_hours: Optional<bool>,
    /// The data protection impact assessment.
    pub impact_assessment: Part<ImpactAssessment>,
    /// The day it began.
    pub start: Answer<Date>,
    /// The day by which it is to be reviewed.
    pub review_due: Answer<Date>,
    /// The day it ends, if it does.
    pub expires: Optional<Date>,
    /// Whether it is complete, in date and with the right parties.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub structured: Part<Standing>,
    /// Whether it is signed, assessed and owned.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub formalised: Part<Standing>,
    /// Whether it works in daily practice.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub operating: Part<Standing>,
    /// How it was used in the year.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub operation: Part<Operation>,
    /// What it changed for children.
    #[schemars(length(max = 800))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub effect: Answer<Narrative>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// Where an agreement stands.
    pub enum Tier {
        /// An overarching agreement, under which others stand.
        Overarching = "overarching", "Overarching";
        /// An agreement for one purpose.
        Specific = "specific", "Specific";
        /// A protocol for one exchange.
        Protocol = "protocol", "Protocol";
    }
}

/// A party to an agreement.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Party {
    /// The body.
    pub body: Answer<Ref<kind::Body>>,
    /// The office of the person who signed.
    #[schemars(length(max = 120))]
    pub signed_by: Optional<String>,
    /// The day it signed. Leave it out where it has not.
    pub signed_on: Optional<Date>,
}

choice! {
    /// How information is exchanged.
    pub enum ExchangeMethod {
        /// Through a portal.
        Portal = "portal", "Portal";
        /// By secure e-mail.
        SecureEmail = "secure_email", "Secure email";
        /// From system to system.
        Api = "api", "System to system";
        /// By looking into each other's case systems.
        CaseSystemView = "case_system_view", "Shared view of case systems";
        /// By hand or telephone.
        Manual = "manual", "By hand or telephone";
        /// In meetings.
        Meeting = "meeting", "In meetings";
    }
}

/// A data protection impact assessment.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ImpactAssessment {
    /// Whether it was done.
    pub done: Answer<bool>,
    /// The day it was done.
    pub date: Optional<Date>,
    /// Why it was not.
    #[schemars(length(max = 300))]
    pub not_done_because: Optional<String>,
}

/// How an agreement stands in one respect, and what shows it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Standing {
    /// Whether it does.
    pub answer: Answer<YesPartlyNo>,
    /// What shows it.
    #[schemars(length(max = 500))]
    pub evidence: Answer<String>,
}

choice! {
    /// Yes, partly or no.
    pub enum YesPartlyNo {
        /// Yes.
        Yes = "yes", "Yes";
        /// Partly.
        Partly = "partly", "Partly";
        /// No.
        No = "no", "No";
    }
}

/// How an agreement was used.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Operation {
    /// How many requests were made under it.
    pub requests: Optional<Counted>,
    /// How many of them were met.
    pub met: Optional<Counted>,
    /// The median number of working days until an answer.
    pub median_working_days: Optional<Stated<Fraction>>,
    /// How many were refused.
    pub refused: Optional<Counted>,
    /// Why they were refused.
    #[schemars(length(max = 400))]
    pub refusal_reasons: Optional<String>,
    /// How many incidents or breaches there were.
    pub incidents: Optional<Counted>,
    /// The day its use was last audited.
    pub audited_on: Optional<Date>,
}

/// Something that stands in the way of sharing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Barrier {
    /// The body it concerns.
    pub body: Answer<Ref<kind::Body>>,
    /// What kind of barrier it is.
    pub kind: Answer<BarrierKind>,
    /// What it is.
    #[schemars(length(max = 400))]
    pub what: Answer<String>,
    /// What is done about it.
    #[schemars(length(max = 400))]
    pub action: Answer<String>,
    /// By when.
    pub by: Optional<Date>,
}

choice! {
    /// What kind of barrier it is.
    pub enum BarrierKind {
        /// Systems do not fit together.
        Technical = "technical", "Technical";
        /// The law is unclear or felt to be.
        Legal = "legal", "Legal";
        /// Habits and fears.
        Cultural = "cultural", "Cultural";
        /// Too few people or hours.
        Capacity = "capacity", "Capacity";
    }
}

/// How ready the area is for the Information Sharing Duty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DutyReadiness {
    /// The day local policy was brought into line.
    pub policy_updated: Optional<Date>,
    /// What share of staff has been briefed.
    pub staff_briefed: Optional<Percentage>,
    /// How many agreements were revised.
    pub agreements_revised: Optional<Counted>,
    /// More about it.
    #[schemars(length(max = 800))]
    pub note: Optional<Narrative>,
}
