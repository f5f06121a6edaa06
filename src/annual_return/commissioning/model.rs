//! The services, sectors and practitioners commissioned to meet the needs: money, reach, outcome, impact, decision.

use crate::annual_return::prelude::*;

/// Commissioning.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Commissioning {
    /// How the partners decide what to commission: together, or side by side.
    #[schemars(length(max = 2500))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub approach: Answer<Narrative>,
    /// The services, sectors and practitioners.
    #[schemars(length(min = 1))]
    pub services: Answer<Vec<Service>>,
    /// What is missing to meet the needs that are not met.
    pub gaps: Optional<Vec<Gap>>,
}

/// A service, a sector's capacity, or a practitioner's post.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Service {
    /// The id by which money, stories and findings refer to the service.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Answer<Id<kind::Service>>,
    /// The name of the service.
    #[schemars(length(min = 1, max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub name: Answer<String>,
    /// What is commissioned.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub kind: Answer<ServiceKind>,
    /// Who provides it.
    #[schemars(length(min = 1, max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub provider: Answer<String>,
    /// What kind of provider that is.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub provider_type: Optional<ProviderType>,
    /// The needs it meets.
    #[schemars(length(min = 1), extend("x-missing" = "COM-001", "x-faulty" = "COM-001"))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub addresses: Answer<Vec<Ref<kind::Need>>>,
    /// The bodies that commission it.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub commissioners: Answer<Vec<Ref<kind::Body>>>,
    /// The money: which lines of the finance part pay for it, with what was planned and what was spent.
    pub funding: Optional<Vec<Funding>>,
    /// Why it costs the partners nothing, if it does.
    #[schemars(length(max = 300))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub free_because: Optional<String>,
    /// The contract, if there is one.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub contract: Part<Contract>,
    /// The councils it serves. Leave it out when it serves the whole area.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub areas: Optional<Vec<Ref<kind::Body>>>,
    /// How many children or families it has room for in a year.
    pub capacity: Optional<ChildCount>,
    /// How many children or families it served in the year.
    pub served: Answer<ChildCount>,
    /// Who is waiting.
    #[schemars(extend("x-optional" = true))]
    pub waiting: Part<Waiting>,
    /// Whom it reached, group by group.
    pub reach: Optional<Vec<Reach>>,
    /// What it was meant to change, measured.
    #[schemars(length(min = 1))]
    pub expected_outcomes: Answer<Vec<Outcome>>,
    /// What it changed for children.
    pub impact: Part<Impact>,
    /// What happens to it next.
    pub decision: Answer<ServiceDecision>,
    /// Why.
    #[schemars(length(max = 800))]
    pub decision_reason: Answer<String>,
    /// What is known of services of this kind.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub evidence_rating: Optional<EvidenceRating>,
    /// The id the service had in last year's return.
    #[schemars(length(max = 60))]
    #[schemars(extend("x-carry-forward" = "from id"))]
    pub last_year_id: Optional<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// What is commissioned.
    pub enum ServiceKind {
        /// A service for children or families.
        Service = "service", "Service";
        /// More capacity in a sector.
        SectorCapacity = "sector_capacity", "Sector capacity";
        /// A practitioner's post.
        PractitionerPost = "practitioner_post", "Practitioner post";
        /// Training for practitioners.
        Training = "training", "Training";
        /// A system or tool practitioners work with.
        System = "system", "System";
    }
}

choice! {
    /// What kind of provider it is.
    pub enum ProviderType {
        /// A council.
        LocalAuthority = "local_authority", "Council";
        /// An NHS body.
        Nhs = "nhs", "NHS";
        /// The police.
        Police = "police", "Police";
        /// A charity, community organisation or social enterprise.
        Voluntary = "voluntary", "Voluntary, community or social enterprise";
        /// A school, college or early years setting.
        Education = "education", "Education";
        /// A private company.
        Private = "private", "Private";
        /// The partnership's own team.
        PartnershipTeam = "partnership_team", "Partnership team";
    }
}

/// What a line of the finance part pays towards a service.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Funding {
    /// The spending line.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub line: Answer<Ref<kind::SpendingLine>>,
    /// What was planned from it for this service.
    pub planned: Answer<Amount>,
    /// What was spent from it on this service.
    pub actual: Answer<Amount>,
}

/// A contract.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Contract {
    /// Its first day.
    pub start: Answer<Date>,
    /// Its last day.
    pub end: Optional<Date>,
    /// What it is worth over its whole term.
    pub value_total: Optional<Amount>,
    /// How it was let.
    pub procurement: Optional<Procurement>,
    /// Whether it can be extended.
    pub extension_option: Optional<bool>,
}

choice! {
    /// How a contract was let.
    pub enum Procurement {
        /// By open tender.
        Tender = "tender", "Tender";
        /// Directly.
        Direct = "direct", "Direct award";
        /// As a grant.
        Grant = "grant", "Grant";
        /// Provided in house.
        InHouse = "in_house", "In house";
        /// Under an agreement between NHS and council (section 75 of the National Health Service Act 2006).
        Section75 = "section_75", "Section 75 agreement";
        /// From a framework.
        Framework = "framework", "Framework";
    }
}

/// Who is waiting for a service.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Waiting {
    /// How many were waiting at the end of the period.
    pub on_list: Answer<ChildCount>,
    /// The median wait in days.
    pub median_days: Optional<Counted>,
}

/// How many of a group a service reached.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reach {
    /// By what the group is told apart.
    pub by: Answer<ReachBy>,
    /// The group.
    #[schemars(length(min = 1, max = 120))]
    pub group: Answer<String>,
    /// How many of them.
    pub count: Answer<ChildCount>,
}

choice! {
    /// By what groups are told apart.
    pub enum ReachBy {
        /// By age band.
        Age = "age", "Age";
        /// By sex.
        Sex = "sex", "Sex";
        /// By ethnicity.
        Ethnicity = "ethnicity", "Ethnicity";
        /// By disability or special educational need.
        Disability = "disability", "Disability";
    }
}

/// Something a service was meant to change, measured.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Outcome {
    /// What is measured.
    #[schemars(length(min = 1, max = 200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub measure: Answer<String>,
    /// The unit: per cent, children, days.
    #[schemars(length(min = 1, max = 40))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub unit: Answer<String>,
    /// Which way is better.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub better: Answer<Better>,
    /// Where it stood before.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub baseline: Answer<Stated<Fraction>>,
    /// Where it was meant to be.
    pub target: Answer<Stated<Fraction>>,
    /// Where it is.
    pub actual: Answer<Stated<Fraction>>,
    /// The day the last figure was taken.
    pub date: Answer<Date>,
    /// Where the figures come from.
    #[schemars(length(max = 200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub source: Answer<String>,
    /// Why a target was missed.
    #[schemars(length(max = 400))]
    pub missed_because: Optional<String>,
}

choice! {
    /// Which way is better.
    pub enum Better {
        /// The higher the better.
        Higher = "higher", "Higher is better";
        /// The lower the better.
        Lower = "lower", "Lower is better";
    }
}

/// What a service changed for children.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Impact {
    /// What changed, in a few sentences.
    #[schemars(length(max = 2000))]
    pub summary: Answer<Narrative>,
    /// How strong the evidence of it is.
    pub strength: Answer<Strength>,
    /// The evidence.
    pub evidence: Optional<Vec<Evidence>>,
    /// What children or families said of it.
    pub child_voice: Optional<Ref<kind::Engagement>>,
}

choice! {
    /// How strong the evidence of impact is.
    pub enum Strength {
        /// There is none yet.
        None = "none", "None yet";
        /// First signs.
        Early = "early", "Early";
        /// Signs from more than one source.
        Promising = "promising", "Promising";
        /// Clear and repeated.
        Strong = "strong", "Strong";
    }
}

choice! {
    /// What happens to a service next.
    pub enum ServiceDecision {
        /// It goes on as it is.
        Continue = "continue", "Continue";
        /// It goes on in another way.
        Change = "change", "Change";
        /// It grows.
        Expand = "expand", "Expand";
        /// It shrinks.
        Reduce = "reduce", "Reduce";
        /// It ends.
        Stop = "stop", "Stop";
        /// It is new.
        New = "new", "New";
    }
}

choice! {
    /// What is known of services of this kind.
    pub enum EvidenceRating {
        /// Foundations recommends it in a practice guide.
        PracticeGuide = "foundations_practice_guide", "Foundations practice guide";
        /// The Foundations Guidebook rates it.
        Guidebook = "foundations_guidebook", "Foundations Guidebook";
        /// The National Institute for Health and Care Excellence recommends it.
        Nice = "nice", "NICE guidance";
        /// It was evaluated locally.
        Local = "local", "Local evaluation";
        /// Nothing is known yet.
        None = "none", "None";
    }
}

/// What is missing to meet a need.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gap {
    /// The need.
    pub need: Answer<Ref<kind::Need>>,
    /// What is missing.
    #[schemars(length(max = 400))]
    pub what_is_missing: Answer<String>,
    /// What stands in the way.
    pub blocked_by: Answer<Blocker>,
    /// What will be done.
    #[schemars(length(max = 800))]
    pub plan: Answer<String>,
    /// By when.
    pub by: Answer<Date>,
}

choice! {
    /// What stands in the way.
    pub enum Blocker {
        /// Money.
        Money = "money", "Money";
        /// No provider can be found.
        Market = "market", "No provider";
        /// Staff cannot be found.
        Workforce = "workforce", "Workforce";
        /// Too little is known.
        Data = "data", "Data";
        /// The partners have not agreed.
        Agreement = "agreement", "Agreement";
        /// Something else.
        Other = "other", "Other";
    }
}
