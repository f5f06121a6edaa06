//! The voice of children and families: who was heard, by whom, and what changed because of it.

use crate::annual_return::prelude::*;

/// The voice of children and families.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Voice {
    /// How children and families are heard.
    #[schemars(length(max = 2000))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub approach: Answer<Narrative>,
    /// How far hearing children is part of how the partnership works.
    pub stage: Answer<Stage>,
    /// The times children and families were heard.
    #[schemars(length(min = 1))]
    pub engagements: Answer<Vec<EngagementRecord>>,
    /// Who was not reached, and what will be done about it.
    pub under_represented: Part<UnderRepresented>,
    /// How parents, carers and wider families were heard.
    #[schemars(length(max = 1500))]
    pub families_and_carers: Answer<Narrative>,
}

choice! {
    /// How far something has come.
    pub enum Stage {
        /// Planned.
        Planned = "planned", "Planned";
        /// Under way.
        UnderWay = "under_way", "Under way";
        /// Part of how the partnership works.
        Embedded = "embedded", "Embedded";
    }
}

/// A time children or families were heard.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EngagementRecord {
    /// The id by which evidence refers to it.
    pub id: Answer<Id<kind::Engagement>>,
    /// What it was, in one line.
    #[schemars(length(min = 1, max = 160))]
    pub title: Answer<String>,
    /// How they were heard.
    pub kind: Answer<Code<list::EngagementKind>>,
    /// Who heard them.
    pub by: Answer<HeardBy>,
    /// The day, or the last day.
    pub date: Answer<Date>,
    /// Their ages, as a range: 10 to 17.
    #[schemars(length(max = 60))]
    pub ages: Optional<String>,
    /// How many took part.
    pub number: Answer<ChildCount>,
    /// The groups they belong to.
    pub groups: Optional<Vec<Code<list::EngagementGroup>>>,
    /// How they came to take part.
    #[schemars(length(max = 300))]
    pub how_recruited: Optional<String>,
    /// What they said.
    #[schemars(length(min = 1))]
    pub said: Answer<Vec<Said>>,
    /// Who among the decision makers heard it.
    #[schemars(length(max = 300))]
    pub heard_by: Answer<String>,
    /// What was decided because of it.
    #[schemars(length(max = 400))]
    pub decided: Answer<String>,
    /// What changed.
    #[schemars(length(max = 400))]
    pub changed: Optional<String>,
    /// How they were told what came of it.
    #[schemars(length(max = 300))]
    pub told_back: Answer<String>,
    /// What could not be changed, and why.
    #[schemars(length(max = 400))]
    pub could_not_change_because: Optional<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// Who heard children or families.
    pub enum HeardBy {
        /// An independent scrutineer.
        Scrutineer = "scrutineer", "Independent scrutineer";
        /// A participation team.
        ParticipationTeam = "participation_team", "Participation team";
        /// A voluntary organisation.
        Voluntary = "voluntary", "Voluntary organisation";
        /// A school, college or early years setting.
        School = "school", "School, college or early years setting";
        /// Their practitioner.
        Practitioner = "practitioner", "Their practitioner";
    }
}

/// Something children or families said.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Said {
    /// What it was about.
    #[schemars(length(min = 1, max = 100))]
    pub theme: Answer<String>,
    /// What they said, in their words or close to them.
    #[schemars(length(max = 400))]
    pub text: Answer<String>,
    /// Whether the words are theirs and may be quoted.
    pub quote_consented: Optional<bool>,
}

/// Who was not reached.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct UnderRepresented {
    /// Who was not reached.
    #[schemars(length(max = 400))]
    pub who_is_missing: Answer<String>,
    /// What will be done about it.
    #[schemars(length(max = 400))]
    pub plan: Answer<String>,
    /// By when.
    pub by: Optional<Date>,
}
