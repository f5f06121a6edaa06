//! Family group decision making, family network support packages, reunification. The duties are proposed.

use crate::annual_return::prelude::*;

/// Family networks.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FamilyNetworks {
    /// Family group decision making before court proceedings.
    #[schemars(extend("x-optional" = true))]
    pub group_decision_making: Part<GroupDecisionMaking>,
    /// How it is made safe for those who have been hurt.
    #[schemars(length(max = 800))]
    pub safety_checks: Optional<Narrative>,
    /// Family network support packages.
    #[schemars(extend("x-optional" = true))]
    pub support_packages: Part<SupportPackages>,
    /// Children who returned home from care.
    #[schemars(extend("x-optional" = true))]
    pub reunification: Part<Reunification>,
    /// Children in the care of family and friends.
    #[schemars(length(max = 800))]
    pub kinship: Optional<Narrative>,
}

/// Family group decision making.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GroupDecisionMaking {
    /// How many families reached the stage before proceedings.
    pub families: Answer<ChildCount>,
    /// How many were offered it.
    pub offered: Answer<ChildCount>,
    /// How many were not, by reason.
    pub not_offered: Optional<Vec<NotOffered>>,
    /// How many took it up.
    pub taken_up: Optional<ChildCount>,
    /// How many made a plan.
    pub plans_agreed: Optional<ChildCount>,
}

/// Families who were not offered it, for one reason.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NotOffered {
    /// The reason.
    pub reason: Answer<NotOfferedReason>,
    /// How many.
    pub count: Answer<ChildCount>,
}

choice! {
    /// Why a family was not offered family group decision making.
    pub enum NotOfferedReason {
        /// It would not have been safe.
        Unsafe = "unsafe", "Not safe";
        /// It would not have been in the child's best interests.
        NotInBestInterests = "not_in_best_interests", "Not in the child's best interests";
        /// The family said no before an offer was made.
        DeclinedBeforeOffer = "declined_before_offer", "Declined before an offer";
        /// Another reason.
        Other = "other", "Another reason";
    }
}

/// Family network support packages.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SupportPackages {
    /// How many were agreed.
    pub agreed: Answer<ChildCount>,
    /// What they cost.
    pub spending: Answer<Amount>,
    /// What they changed.
    #[schemars(length(max = 800))]
    pub effect: Optional<Narrative>,
}

/// Children who returned home.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reunification {
    /// How many returned home in the year.
    pub returned: Answer<ChildCount>,
    /// How many of them had a family help plan.
    pub with_plan: Optional<ChildCount>,
    /// How many came back into care within 12 months.
    pub re_entered: Optional<ChildCount>,
}
