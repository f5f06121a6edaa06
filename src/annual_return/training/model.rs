//! Training across agencies: what was run, who came, what it changed.

use crate::annual_return::prelude::*;

/// Training across agencies.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Training {
    /// The courses.
    #[schemars(length(min = 1))]
    pub programme: Answer<Vec<Course>>,
    /// What shows that training worked.
    pub evaluation: Answer<Vec<Evaluation>>,
}

/// A course.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Course {
    /// The id by which an evaluation refers to it.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Answer<Id<kind::Course>>,
    /// Its title.
    #[schemars(length(min = 1, max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub title: Answer<String>,
    /// The need it answers.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub need: Optional<Ref<kind::Need>>,
    /// How many times it was run.
    pub delivered: Answer<Counted>,
    /// How many places were offered.
    pub places_offered: Answer<Counted>,
    /// How many people attended.
    pub attended: Answer<Counted>,
    /// How many booked and did not attend.
    pub did_not_attend: Answer<Counted>,
    /// Who attended, by agency.
    pub by_agency: Optional<Vec<AgencyAttendance>>,
    /// The spending line that paid for it.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub paid_from: Optional<Ref<kind::SpendingLine>>,
}

/// Who attended from an agency.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AgencyAttendance {
    /// The agency, in words.
    #[schemars(length(min = 1, max = 120))]
    pub agency: Answer<String>,
    /// How many attended.
    pub attended: Answer<Counted>,
}

/// What shows that training worked.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Evaluation {
    /// The course.
    pub course: Answer<Ref<kind::Course>>,
    /// How far the evaluation looked.
    pub level: Answer<EvaluationLevel>,
    /// What it showed.
    #[schemars(length(max = 600))]
    pub result: Answer<String>,
}

choice! {
    /// How far an evaluation looked.
    pub enum EvaluationLevel {
        /// What those who attended thought of it.
        Reaction = "reaction", "What people thought of it";
        /// What they learnt.
        Learning = "learning", "What people learnt";
        /// What they do differently.
        Practice = "practice", "What people do differently";
        /// What changed for children.
        OutcomeForChildren = "outcome_for_children", "What changed for children";
    }
}
