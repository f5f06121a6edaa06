//! Secure establishments in the area, and the yearly review of restraint in them.

use crate::annual_return::prelude::*;

/// Secure establishments.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SecureEstate {
    /// The secure establishments in the area. An empty list says there are none.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub establishments: Answer<Vec<Establishment>>,
    /// The reviews of the use of restraint.
    pub restraint_reviews: Optional<Vec<RestraintReview>>,
}

/// A secure establishment.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Establishment {
    /// The id by which a review refers to it.
    pub id: Answer<Id<kind::Establishment>>,
    /// Its name.
    #[schemars(length(min = 1, max = 160))]
    pub name: Answer<String>,
    /// What kind it is.
    pub kind: Answer<EstablishmentKind>,
}

choice! {
    /// A kind of secure establishment.
    pub enum EstablishmentKind {
        /// A young offender institution.
        YoungOffenderInstitution = "young_offender_institution", "Young offender institution";
        /// A secure training centre.
        SecureTrainingCentre = "secure_training_centre", "Secure training centre";
        /// A secure children's home.
        SecureChildrensHome = "secure_childrens_home", "Secure children's home";
        /// A secure school.
        SecureSchool = "secure_school", "Secure school";
    }
}

/// A review of the use of restraint.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RestraintReview {
    /// The establishment.
    pub establishment: Answer<Ref<kind::Establishment>>,
    /// The day it was finished.
    pub date: Answer<Date>,
    /// What was found.
    #[schemars(length(max = 1500))]
    pub findings: Answer<Narrative>,
    /// Who it was sent to.
    #[schemars(length(max = 200))]
    pub sent_to: Optional<String>,
}
