//! Stories of children, told so that no child can be recognised.

use crate::annual_return::prelude::*;

/// Stories of children.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Stories {
    /// The stories.
    pub stories: Optional<Vec<Story>>,
}

/// A story.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Story {
    /// The id by which other parts refer to it, if any does.
    pub id: Optional<Id<kind::Story>>,
    /// Its title. Never a child's name.
    #[schemars(length(min = 1, max = 120))]
    pub title: Answer<String>,
    /// Whether the story is put together from several children's.
    pub composite: Answer<bool>,
    /// Whether details were changed so that nobody can be recognised.
    pub altered_details: Answer<bool>,
    /// The need it tells of.
    pub need: Optional<Ref<kind::Need>>,
    /// The service it tells of.
    pub service: Optional<Ref<kind::Service>>,
    /// The age of the child, as a band.
    pub age_band: Optional<AgeBand>,
    /// The story.
    #[schemars(length(max = 3000))]
    pub story: Answer<Narrative>,
    /// What changed for the child, or for others because of it.
    #[schemars(length(max = 800))]
    pub change: Answer<Narrative>,
    /// Whether the child or family agreed.
    pub consent: Answer<Consent>,
    /// The office of the person who wrote it.
    #[schemars(length(max = 120), extend("x-disclosure" = "private"))]
    pub written_by: Optional<String>,
    /// The office of the person who approved it; never the one who wrote it.
    #[schemars(length(max = 120), extend("x-disclosure" = "private"))]
    pub approved_by: Answer<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// The age of a child, as a band.
    pub enum AgeBand {
        /// Before birth.
        PreBirth = "pre_birth", "Before birth";
        /// Under 1 year.
        UnderOne = "under_1", "Under 1";
        /// 1 to 4 years.
        OneToFour = "1_to_4", "Aged 1 to 4";
        /// 5 to 9 years.
        FiveToNine = "5_to_9", "Aged 5 to 9";
        /// 10 to 15 years.
        TenToFifteen = "10_to_15", "Aged 10 to 15";
        /// 16 or 17 years.
        SixteenToSeventeen = "16_to_17", "Aged 16 to 17";
    }
}

choice! {
    /// Whether a child or family agreed to a story.
    pub enum Consent {
        /// They agreed.
        Given = "given", "Agreed";
        /// No agreement is needed: the story is put together from several.
        NotNeededComposite = "not_needed_composite", "Not needed: put together from several";
        /// They could not be asked; the reason is on file.
        NotPossible = "not_possible", "Could not be asked";
    }
}
