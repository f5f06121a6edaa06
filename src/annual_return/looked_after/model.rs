//! Looked-after children and care leavers, enduring relationships, and the National Framework. Proposed.

use crate::annual_return::prelude::*;

/// Looked-after children and care leavers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LookedAfter {
    /// How enquiries, conferences, plans and reviews come together for looked-after children.
    #[schemars(length(max = 1000))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub integrated_process: Optional<Narrative>,
    /// How many looked-after children the area's councils placed elsewhere.
    pub placed_elsewhere: Optional<ChildCount>,
    /// How many looked-after children other councils placed here.
    pub placed_here: Optional<ChildCount>,
    /// How the partners work with other areas for them.
    #[schemars(length(max = 800))]
    pub joint_work: Optional<Narrative>,
    /// How children are helped to keep relationships that last.
    #[schemars(length(max = 1000))]
    pub enduring_relationships: Optional<Narrative>,
    /// What children said of it.
    pub voice: Optional<Vec<Ref<kind::Engagement>>>,
    /// How the National Framework is being embedded.
    pub framework_embedding: Optional<Vec<Code<list::FrameworkEmbedding>>>,
    /// What support with it the partners would like.
    pub support_wanted: Optional<Vec<Code<list::SupportWanted>>>,
}
