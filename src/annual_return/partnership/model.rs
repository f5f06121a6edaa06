//! Who the partnership is: its area, and the one register of bodies that everything else refers to.

use crate::annual_return::prelude::*;

/// The partnership, its area and the bodies that have to do with it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Partnership {
    /// A name of your choice that stays the same from year to year and links this return to the ones before and after it.
    pub partnership_id: Answer<Id<kind::Partnership>>,
    /// The full name of the partnership.
    #[schemars(length(min = 1, max = 120))]
    pub name: Answer<String>,
    /// The short name or abbreviation people use.
    #[schemars(length(max = 40))]
    pub short_name: Optional<String>,
    /// The partnership's website.
    pub website: Answer<Url>,
    /// The mailbox of the partnership's team. Never the address of one person.
    pub contact_email: Optional<Email>,
    /// Every council, integrated care board and police force of the area, and every relevant agency or other body this return
    /// speaks of. Everything else in the return refers to a body by its id.
    #[schemars(length(min = 3))]
    pub bodies: Answer<Vec<Body>>,
    /// The partnerships this one took over from, when areas were split or joined.
    pub predecessors: Optional<Vec<Predecessor>>,
    /// What changed in the boundaries of councils, boards or forces, and what it means for children.
    #[schemars(length(max = 1500))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub boundary_changes: Optional<Narrative>,
    /// Whether one board covers both children and adults.
    pub combined_with_adults_board: Optional<bool>,
    /// The area in a few sentences: who the children are and what makes the area what it is.
    #[schemars(length(max = 3000))]
    pub context_summary: Answer<Narrative>,
}

/// A body in the register.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Body {
    /// The id by which the rest of the return refers to the body.
    pub id: Answer<Id<kind::Body>>,
    /// What kind of body it is.
    pub kind: Answer<BodyKind>,
    /// The full name of the body.
    #[schemars(length(min = 1, max = 160))]
    pub name: Answer<String>,
    /// The official code: the three-digit code of the department for a council, the ODS code for an integrated care board, the
    /// code of the police force area for a force.
    #[schemars(length(max = 20), extend("type" = ["string", "number"]))]
    pub code: Optional<String>,
    /// For a relevant agency, which kind of agency it is.
    pub agency_category: Optional<Code<list::AgencyCategory>>,
    /// The councils of this partnership that an integrated care board or police force covers in whole or part. Leave it out
    /// when it covers them all.
    pub covers: Optional<Vec<Ref<kind::Body>>>,
    /// The first day the body had to do with the partnership, if that was within the period.
    pub from: Optional<Date>,
    /// The last day the body had to do with the partnership, if it no longer has.
    pub to: Optional<Date>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// What kind of body it is.
    pub enum BodyKind {
        /// A council with children's services: a statutory safeguarding partner.
        LocalAuthority = "local_authority", "Council";
        /// An integrated care board: a statutory safeguarding partner.
        Icb = "icb", "Integrated care board";
        /// A police force: its chief officer is a statutory safeguarding partner.
        Police = "police", "Police force";
        /// A relevant agency named in the arrangements.
        RelevantAgency = "relevant_agency", "Relevant agency";
        /// Another body: one that pays on behalf of a partner, provides a service, or takes part in another way.
        Other = "other", "Other body";
    }
}

impl BodyKind {
    /// Whether bodies of this kind are statutory safeguarding partners.
    pub fn is_statutory(self) -> bool {
        matches!(self, Self::LocalAuthority | Self::Icb | Self::Police)
    }
}

/// A partnership this one took over from.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Predecessor {
    /// The partnership id it used in its returns.
    #[schemars(length(max = 60))]
    pub partnership_id: Answer<String>,
    /// The name it had.
    #[schemars(length(max = 120))]
    pub name: Answer<String>,
    /// Its last day.
    pub ended: Answer<Date>,
    /// What happened: a split, a merger, a change of boundary.
    #[schemars(length(max = 300))]
    pub what_happened: Optional<String>,
}
