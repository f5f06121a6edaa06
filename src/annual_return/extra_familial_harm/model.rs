//! Harm outside the home. The proposals are not yet guidance.

use crate::annual_return::prelude::*;

/// Harm outside the home.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExtraFamilialHarm {
    /// How far each of the nine proposed elements is carried out.
    pub elements: Optional<Vec<Element>>,
    /// Whether there is a pathway for harm outside the home, and what it changed.
    #[schemars(length(max = 800))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub pathway: Optional<Narrative>,
    /// Places where harm happens, who answers for them, and what is done.
    pub places: Optional<Vec<Place>>,
    /// How risks children pose to others are assessed and managed.
    #[schemars(length(max = 1000))]
    pub risk_to_others: Optional<Narrative>,
    /// Child sexual exploitation: how many children were identified.
    pub children_sexually_exploited: Optional<ChildCount>,
    /// Child sexual exploitation: what was done to disrupt it.
    #[schemars(length(max = 800))]
    pub disruption: Optional<Narrative>,
}

/// A proposed element.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Element {
    /// The element.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub element: Answer<Code<list::ExtraFamilialElement>>,
    /// How far it is carried out.
    pub status: Answer<crate::annual_return::priorities::model::Delivery>,
    /// More about it.
    #[schemars(length(max = 400))]
    pub note: Optional<String>,
}

/// A kind of place where harm happens.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// The kind of place.
    pub kind: Answer<PlaceKind>,
    /// Who answers for it.
    #[schemars(length(max = 160))]
    pub who_is_responsible: Answer<String>,
    /// What is done.
    #[schemars(length(max = 400))]
    pub action: Answer<String>,
    /// By when.
    pub due: Optional<Date>,
}

choice! {
    /// A kind of place.
    pub enum PlaceKind {
        /// An area of the community.
        CommunityArea = "community_area", "Community area";
        /// A business.
        Business = "business", "Business";
        /// A public space.
        PublicSpace = "public_space", "Public space";
        /// Online.
        Online = "online", "Online";
        /// A school or college.
        School = "school", "School or college";
        /// Transport.
        Transport = "transport", "Transport";
    }
}
