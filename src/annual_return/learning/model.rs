//! Learning: serious incidents, rapid reviews, practice reviews, audits, inspections.

use crate::annual_return::prelude::*;

/// Learning.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Learning {
    /// The serious incidents notified in the period.
    pub incidents: Part<Incidents>,
    /// The notifications, one by one. An empty list says there were none.
    pub notifications: Answer<Vec<Notification>>,
    /// The rapid reviews. An empty list says there were none.
    pub rapid_reviews: Answer<Vec<RapidReview>>,
    /// The local child safeguarding practice reviews at work in the period. An empty list says there were none.
    pub practice_reviews: Answer<Vec<PracticeReview>>,
    /// Local learning reviews below the threshold.
    pub local_learning_reviews: Optional<Vec<LocalLearningReview>>,
    /// What was done about national reviews published in the period. An empty list says there were none.
    #[schemars(extend("x-missing" = "LRN-011"))]
    pub national_reviews: Answer<Vec<NationalReview>>,
    /// Audits across agencies. An empty list says there were none.
    pub audits: Answer<Vec<AuditRecord>>,
    /// Agencies' own returns on their duties (section 11 of the Children Act 2004, section 175 of the Education Act 2002).
    #[schemars(extend("x-optional" = true))]
    pub section_11_and_175: Part<SelfAssessments>,
    /// Inspections whose reports came out in the period. An empty list says there were none.
    #[schemars(extend("x-missing" = "LRN-010"))]
    pub inspections: Answer<Vec<Inspection>>,
    /// What changed for children because of learning.
    #[schemars(length(max = 2500))]
    pub learning_to_change: Answer<Narrative>,
}

/// Serious incidents notified in the period.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Incidents {
    /// How many notifications there were.
    pub notifications: Answer<Counted>,
    /// How many were about a child who died.
    pub deaths: Answer<ChildCount>,
    /// How many were about a child who was seriously harmed.
    pub serious_harm: Answer<ChildCount>,
    /// How many were about anything else.
    pub other: Answer<ChildCount>,
    /// Why some were late.
    #[schemars(length(max = 400))]
    pub late_reasons: Optional<String>,
}

/// A notification. Its days are never published.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Notification {
    /// The id by which a rapid review refers to it.
    pub id: Answer<Id<kind::Notification>>,
    /// The day the council became aware.
    #[schemars(extend("x-disclosure" = "private"))]
    pub aware_on: Answer<Date>,
    /// The day it notified.
    #[schemars(extend("x-disclosure" = "private"))]
    pub notified_on: Answer<Date>,
    /// Why there is no rapid review, where there is none.
    #[schemars(length(max = 300))]
    pub no_review_because: Optional<String>,
}

/// A rapid review.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RapidReview {
    /// The id by which other parts refer to it.
    pub id: Answer<Id<kind::Review>>,
    /// The notifications it covers; one review may cover several children.
    #[schemars(length(min = 1))]
    pub notifications: Answer<Vec<Ref<kind::Notification>>>,
    /// The day it was sent to the Panel. Leave it out where it has not been sent.
    #[schemars(extend("x-disclosure" = "private"))]
    pub sent_on: Optional<Date>,
    /// Why it took longer than 15 working days.
    #[schemars(length(max = 400))]
    pub late_because: Optional<String>,
    /// What was decided.
    pub decision: Answer<ReviewDecision>,
    /// What was learnt.
    #[schemars(length(max = 800))]
    pub learning: Answer<String>,
    /// Whether the Panel agreed.
    pub panel_agreed: Optional<bool>,
}

choice! {
    /// What a rapid review decided.
    pub enum ReviewDecision {
        /// No further review.
        NoFurther = "no_further_review", "No further review";
        /// A local learning review.
        LocalReview = "local_learning_review", "Local learning review";
        /// A local child safeguarding practice review.
        PracticeReview = "practice_review", "Local child safeguarding practice review";
        /// A national review was asked for.
        National = "national_review", "National review";
        /// Not decided yet.
        Pending = "pending", "Not decided yet";
    }
}

/// A local child safeguarding practice review.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PracticeReview {
    /// The id by which other parts refer to it.
    pub id: Answer<Id<kind::Review>>,
    /// What it is about, in words that tell of no child.
    #[schemars(length(min = 1, max = 160))]
    pub theme: Answer<String>,
    /// The day it was commissioned.
    pub commissioned: Answer<Date>,
    /// The day it was finished.
    pub completed: Optional<Date>,
    /// The day it was published.
    pub published: Optional<Date>,
    /// Where it is published.
    #[schemars(title = "Web address")]
    pub url: Optional<Url>,
    /// Why it is not published, or was late.
    #[schemars(length(max = 400))]
    pub publication_delay_reason: Optional<String>,
    /// What was learnt.
    #[schemars(length(max = 1200))]
    pub learning: Answer<Narrative>,
    /// What is being done.
    pub actions: Optional<Vec<Action>>,
    /// What changed because of it.
    #[schemars(length(max = 800))]
    pub what_changed: Optional<Narrative>,
}

/// A local learning review.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LocalLearningReview {
    /// The id by which other parts refer to it, if any does.
    pub id: Optional<Id<kind::Review>>,
    /// Why it was done, in words that tell of no child.
    #[schemars(length(max = 300))]
    pub why: Answer<String>,
    /// What was learnt.
    #[schemars(length(max = 800))]
    pub learning: Answer<String>,
}

/// What was done about a national review.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NationalReview {
    /// The title of the review.
    #[schemars(length(min = 1, max = 200))]
    pub review: Answer<String>,
    /// The day it was published.
    pub published: Answer<Date>,
    /// What the partnership did about it.
    #[schemars(length(max = 1200), extend("x-missing" = "LRN-011"))]
    pub local_response: Answer<Narrative>,
    /// What is being done.
    pub actions: Optional<Vec<Action>>,
}

/// An audit across agencies.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AuditRecord {
    /// The id by which evidence refers to it.
    pub id: Answer<Id<kind::Audit>>,
    /// What was audited.
    #[schemars(length(min = 1, max = 160))]
    pub title: Answer<String>,
    /// The day it was finished.
    pub date: Answer<Date>,
    /// The bodies that took part.
    pub bodies: Optional<Vec<Ref<kind::Body>>>,
    /// How many cases were looked at.
    pub cases: Answer<Counted>,
    /// How practice was judged.
    pub grading: Optional<Grading>,
    /// What was seen.
    #[schemars(length(max = 1000))]
    pub what_was_seen: Answer<Narrative>,
    /// What is being done.
    pub actions: Optional<Vec<Action>>,
    /// The day it was repeated.
    pub repeated_on: Optional<Date>,
    /// What the repeat showed.
    pub repeat_result: Optional<crate::annual_return::scrutiny::model::RetestResult>,
}

choice! {
    /// How practice was judged.
    pub enum Grading {
        /// Good in most cases.
        Good = "good", "Good in most cases";
        /// Mixed.
        Mixed = "mixed", "Mixed";
        /// Weak in most cases.
        Weak = "weak", "Weak in most cases";
        /// Not graded.
        NotGraded = "not_graded", "Not graded";
    }
}

/// Agencies' own returns on their duties.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SelfAssessments {
    /// How many returns were due.
    pub returns_due: Answer<Counted>,
    /// How many were received.
    pub returns_received: Answer<Counted>,
    /// What they showed.
    #[schemars(length(max = 800))]
    pub what_they_showed: Answer<Narrative>,
}

/// An inspection.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Inspection {
    /// Who inspected, and under which framework.
    pub inspectorate: Answer<Code<list::Inspectorate>>,
    /// The day the report came out.
    pub date: Answer<Date>,
    /// What was found, as the report has it.
    #[schemars(length(max = 400))]
    pub outcome: Answer<String>,
    /// What the partnership has to do about it.
    #[schemars(length(max = 800), extend("x-missing" = "LRN-010"))]
    pub safeguarding_points: Answer<Narrative>,
    /// Where the plan is published.
    #[schemars(title = "Web address of the plan")]
    pub plan_url: Optional<Url>,
}
