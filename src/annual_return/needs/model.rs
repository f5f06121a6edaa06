//! What children in the area need: where the thread to services, money and impact begins.

use crate::annual_return::prelude::*;

/// The needs of children in the area.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Needs {
    /// How the needs were found.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub needs_assessment: Part<NeedsAssessment>,
    /// The needs, the most pressing first.
    #[schemars(length(min = 1))]
    pub needs: Answer<Vec<Need>>,
}

/// How the needs were found.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NeedsAssessment {
    /// The title of the needs assessment.
    #[schemars(length(min = 1, max = 200))]
    pub title: Answer<String>,
    /// The day it was completed.
    pub completed: Answer<Date>,
    /// What it draws on.
    #[schemars(length(min = 1))]
    pub methods: Answer<Vec<AssessmentMethod>>,
    /// Where it is published.
    #[schemars(title = "Web address")]
    pub url: Optional<Url>,
    /// The bodies that took part.
    pub bodies_involved: Optional<Vec<Ref<kind::Body>>>,
}

choice! {
    /// What a needs assessment draws on.
    pub enum AssessmentMethod {
        /// The joint strategic needs assessment.
        Jsna = "jsna", "Joint strategic needs assessment";
        /// Data of the partners or the department.
        Data = "data", "Data";
        /// Audits across agencies.
        Audit = "audit", "Audits";
        /// Practice reviews, local and national.
        Reviews = "reviews", "Reviews";
        /// What children and families said.
        Voice = "voice", "Children and families";
        /// What practitioners said.
        Practitioners = "practitioners", "Practitioners";
        /// Inspections.
        Inspection = "inspection", "Inspections";
    }
}

/// A need.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Need {
    /// The id by which services, priorities and findings refer to the need.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Answer<Id<kind::Need>>,
    /// The need in one line.
    #[schemars(length(min = 1, max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub title: Answer<String>,
    /// What it is about.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub theme: Answer<Code<list::NeedTheme>>,
    /// What it is about, where the theme is other.
    #[schemars(length(max = 120))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    #[schemars(title = "Other theme")]
    pub theme_other: Optional<String>,
    /// The need in a few sentences: what children live with.
    #[schemars(length(max = 2000))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub description: Answer<Narrative>,
    /// Who has the need, and how many.
    pub population: Part<Population>,
    /// What shows the need.
    #[schemars(length(min = 1))]
    pub evidence: Answer<Vec<Evidence>>,
    /// Its place among the needs: 1 is the most pressing.
    pub rank: Answer<Counted>,
    /// How far it is met.
    pub status: Answer<NeedStatus>,
    /// Why it is not met, or not in full.
    #[schemars(length(max = 1000))]
    pub unmet_reason: Optional<String>,
    /// Who is worse affected than others.
    #[schemars(length(max = 800))]
    pub inequality: Optional<Narrative>,
    /// Where it is going.
    pub trend: Optional<Trend>,
    /// The body that answers for it.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub owner: Optional<Ref<kind::Body>>,
    /// The id the need had in last year's return.
    #[schemars(length(max = 60))]
    #[schemars(extend("x-carry-forward" = "from id"))]
    pub last_year_id: Optional<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

/// Who has a need.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Population {
    /// Who they are.
    #[schemars(length(min = 1, max = 200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub who: Answer<String>,
    /// How many they are, as well as can be said.
    pub estimate: Answer<ChildCount>,
    /// How the number was found.
    #[schemars(length(max = 200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub method: Answer<String>,
    /// How sure the number is.
    pub confidence: Optional<Confidence>,
}

choice! {
    /// How sure a statement is.
    pub enum Confidence {
        /// A guess, or one weak source.
        Low = "low", "Low";
        /// A fair estimate from more than one source.
        Medium = "medium", "Medium";
        /// Counted, or from sources that agree.
        High = "high", "High";
    }
}

choice! {
    /// How far a need is met.
    pub enum NeedStatus {
        /// The services in place meet it.
        Met = "met", "Met";
        /// Some children get what they need and others do not.
        PartlyMet = "partly_met", "Partly met";
        /// Nothing in place meets it.
        Unmet = "unmet", "Not met";
    }
}

choice! {
    /// Where a need is going.
    pub enum Trend {
        /// More children, or graver.
        Rising = "rising", "Rising";
        /// Much the same.
        Steady = "steady", "Steady";
        /// Fewer children, or less grave.
        Falling = "falling", "Falling";
        /// Not known.
        Unknown = "unknown", "Not known";
    }
}
