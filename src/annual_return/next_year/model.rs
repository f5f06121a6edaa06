//! What comes next year.

use crate::annual_return::prelude::*;

/// Next year.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NextYear {
    /// The priorities for next year.
    #[schemars(length(min = 1))]
    pub priorities: Answer<Vec<NextPriority>>,
    /// Where the plan is published.
    #[schemars(title = "Web address of the plan")]
    pub plan_url: Optional<Url>,
}

/// A priority for next year.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NextPriority {
    /// The priority in one line.
    #[schemars(length(min = 1, max = 160))]
    pub title: Answer<String>,
    /// Why it is one.
    #[schemars(length(max = 600))]
    pub why: Answer<String>,
    /// The needs it answers.
    pub needs: Optional<Vec<Ref<kind::Need>>>,
    /// The body that leads it.
    pub lead: Optional<Ref<kind::Body>>,
}
