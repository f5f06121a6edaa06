//! The published arrangements, kept as live answers, with what changed in the year.

use crate::annual_return::prelude::*;

/// The multi-agency safeguarding arrangements.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Arrangements {
    /// What the partners want for children in the area.
    #[schemars(length(max = 1500))]
    pub vision: Answer<Narrative>,
    /// How the partners and relevant agencies work together to find and meet needs.
    #[schemars(length(max = 4000))]
    pub working_together: Answer<Narrative>,
    /// How education and childcare take part, in strategy and in daily work.
    pub education: Part<Education>,
    /// How youth custody and children's homes take part.
    #[schemars(length(max = 1500))]
    pub youth_custody_and_homes: Answer<Narrative>,
    /// How independent scrutiny is arranged and how its findings are acted on.
    #[schemars(length(max = 2500))]
    pub scrutiny_arrangement: Answer<Narrative>,
    /// How local child safeguarding practice reviews are commissioned and published, and how learning is put into practice.
    #[schemars(length(max = 2500))]
    pub practice_review_process: Answer<Narrative>,
    /// How data and intelligence are used to test the help children get.
    pub data_and_intelligence: Part<DataAndIntelligence>,
    /// How training across agencies is commissioned, delivered and tested for impact, and how practice is audited.
    #[schemars(length(max = 2500))]
    pub training_and_audit: Answer<Narrative>,
    /// How the arrangements are funded.
    #[schemars(length(max = 2000))]
    pub funding_statement: Answer<Narrative>,
    /// How children and families have a say in the arrangements.
    #[schemars(length(max = 1500))]
    pub child_voice: Answer<Narrative>,
    /// The threshold document: the local criteria for action.
    pub threshold_document: Part<ThresholdDocument>,
    /// How information is shared.
    #[schemars(length(max = 1500))]
    pub information_sharing_statement: Answer<Narrative>,
    /// The vision, structure and resource of the multi-agency child protection team, once the duty is in force.
    #[schemars(length(max = 2000), extend("x-basis" = "proposed"))]
    #[schemars(title = "Statement on the multi-agency child protection team")]
    pub macpt_statement: Optional<Narrative>,
    /// Where the yearly return is published.
    pub report_publication_place: Answer<Url>,
    /// The day the arrangements were last reviewed as a whole.
    pub last_full_review: Answer<Date>,
    /// The day by which they will be reviewed next.
    pub next_full_review: Answer<Date>,
    /// The day of the version that is published now.
    pub published: Optional<Date>,
    /// What changed in the arrangements in the year, or will change. An empty list says nothing did.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub changes: Answer<Vec<Change>>,
}

/// Education in the arrangements.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Education {
    /// Who speaks for education where strategy is made.
    pub strategic_representatives: Answer<Vec<EducationRepresentative>>,
    /// How schools, colleges, early years and childcare take part in daily work.
    #[schemars(length(max = 1500))]
    pub operational: Answer<Narrative>,
    /// What share of the area's settings takes part, in per cent.
    pub coverage: Optional<Percentage>,
    /// What their part changed for children.
    #[schemars(length(max = 1000))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub effect: Optional<Narrative>,
}

/// Somebody who speaks for education.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EducationRepresentative {
    /// The sector the person speaks for.
    pub sector: Answer<EducationSector>,
    /// The office the person holds.
    #[schemars(length(max = 120))]
    pub job_title: Answer<String>,
    /// The group the person sits on.
    #[schemars(length(max = 120))]
    pub forum: Optional<String>,
}

choice! {
    /// A sector of education.
    pub enum EducationSector {
        /// Early years and childcare.
        EarlyYears = "early_years", "Early years and childcare";
        /// Primary schools.
        Primary = "primary", "Primary schools";
        /// Secondary schools.
        Secondary = "secondary", "Secondary schools";
        /// Special schools.
        Special = "special", "Special schools";
        /// Alternative provision and pupil referral units.
        AlternativeProvision = "alternative_provision", "Alternative provision";
        /// Further education and sixth form colleges.
        FurtherEducation = "further_education", "Further education";
        /// Independent schools.
        Independent = "independent", "Independent schools";
        /// Multi-academy trusts.
        Trusts = "multi_academy_trusts", "Multi-academy trusts";
    }
}

/// Data and intelligence.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DataAndIntelligence {
    /// How the partners use data to test the help children get.
    #[schemars(length(max = 1500))]
    pub how_used: Answer<Narrative>,
    /// Whether the partners share one agreed set of data.
    pub shared_dataset: Optional<bool>,
    /// The day that set was last reviewed.
    pub dataset_last_reviewed: Optional<Date>,
}

/// The threshold document.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ThresholdDocument {
    /// Its title.
    #[schemars(length(min = 1, max = 200))]
    pub title: Answer<String>,
    /// Where it is published.
    #[schemars(title = "Web address")]
    pub url: Answer<Url>,
    /// The day the partners agreed it.
    pub agreed: Answer<Date>,
    /// The day by which it will be reviewed.
    pub next_review: Answer<Date>,
}

/// A change in the arrangements.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// Which item of the arrangements changed.
    pub item: Answer<Code<list::ArrangementItem>>,
    /// Whether the change is made or planned.
    pub status: Answer<ChangeStatus>,
    /// The day the change took effect, or is planned to.
    pub effective_on: Answer<Date>,
    /// How it was.
    #[schemars(length(max = 600))]
    pub was: Answer<String>,
    /// How it is now, or will be.
    #[schemars(length(max = 600))]
    pub now: Answer<String>,
    /// Why it changed.
    #[schemars(length(max = 400))]
    pub reason: Answer<String>,
}

choice! {
    /// Whether a change is made or planned.
    pub enum ChangeStatus {
        /// The change is made.
        InForce = "in_force", "Made";
        /// The change is planned.
        Planned = "planned", "Planned";
    }
}
