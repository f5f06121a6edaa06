//! The year's priorities, what was done, and what difference it made.

use crate::annual_return::prelude::*;

/// Priorities and impact.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Priorities {
    /// The priorities of the year.
    #[schemars(length(min = 1))]
    pub priorities: Answer<Vec<Priority>>,
    /// How effective the arrangements were for children and families.
    #[schemars(extend("x-missing" = "PRI-005"))]
    pub effectiveness: Part<Effectiveness>,
    /// What was done for equality.
    #[schemars(length(max = 1500))]
    pub equality_actions: Optional<Narrative>,
    /// How far national reforms are carried out here.
    pub national_reforms: Answer<Vec<Reform>>,
}

/// A priority.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Priority {
    /// The id by which findings and next year's return refer to the priority.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Answer<Id<kind::Priority>>,
    /// The priority in one line.
    #[schemars(length(min = 1, max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub title: Answer<String>,
    /// What it aims for.
    #[schemars(length(max = 500))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub aim: Answer<String>,
    /// The needs it answers.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub needs: Answer<Vec<Ref<kind::Need>>>,
    /// The body that leads it.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub lead: Answer<Ref<kind::Body>>,
    /// What was done.
    #[schemars(length(max = 2500))]
    pub did: Answer<Narrative>,
    /// What difference it made.
    #[schemars(extend("x-missing" = "PRI-001"))]
    pub impact: Part<PriorityImpact>,
    /// How far it got.
    pub progress: Answer<Progress>,
    /// Why there was little progress or none.
    #[schemars(length(max = 1000))]
    pub lack_of_progress_analysis: Optional<Narrative>,
    /// What comes next.
    #[schemars(length(max = 800))]
    pub next: Answer<Narrative>,
    /// The id the priority had in last year's return.
    #[schemars(length(max = 60))]
    #[schemars(extend("x-carry-forward" = "from id"))]
    pub last_year_id: Optional<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

/// What difference a priority made.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PriorityImpact {
    /// What changed for children.
    #[schemars(length(max = 2000), extend("x-missing" = "PRI-001"))]
    pub on_children: Answer<Narrative>,
    /// What changed in practice.
    #[schemars(length(max = 1000))]
    pub on_practice: Optional<Narrative>,
    /// How strong the evidence is.
    pub strength: Answer<crate::annual_return::commissioning::model::Strength>,
    /// The evidence.
    pub evidence: Answer<Vec<Evidence>>,
}

choice! {
    /// How far a priority got.
    pub enum Progress {
        /// As far as was hoped.
        Strong = "strong", "Strong";
        /// Some way.
        Some = "some", "Some";
        /// A little way.
        Little = "little", "Little";
        /// Nowhere yet.
        None = "none", "None";
    }
}

/// How effective the arrangements were.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Effectiveness {
    /// The partners' judgement, in their own words.
    #[schemars(length(max = 2500), extend("x-missing" = "PRI-005"))]
    pub statement: Answer<Narrative>,
    /// What the judgement rests on.
    pub evidence: Optional<Vec<Evidence>>,
    /// How sure the partners are.
    pub confidence: Optional<crate::annual_return::needs::model::Confidence>,
}

/// How far a national reform is carried out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reform {
    /// The reform.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub reform: Answer<Code<list::NationalReform>>,
    /// How far it is carried out.
    pub status: Answer<Delivery>,
    /// What stands in the way.
    #[schemars(length(max = 800))]
    pub difficulties: Optional<Narrative>,
}

choice! {
    /// How far something is carried out.
    pub enum Delivery {
        /// Not begun.
        NotStarted = "not_started", "Not begun";
        /// Planned.
        Planned = "planned", "Planned";
        /// Carried out in part.
        Partial = "partial", "In part";
        /// Carried out.
        Done = "done", "Done";
    }
}
