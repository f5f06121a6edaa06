//! What shows that something is so: an indicator, an audit, a review, children's words, or a document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kind;
use super::list;
use crate::value::{Answer, Code, Date, Optional, Ref, Url};

/// A piece of evidence. The `type` says which kind it is, and each kind has its own key.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum Evidence {
    /// An indicator of the standardised data.
    Indicator {
        /// The code of the indicator.
        indicator: Answer<Code<list::Indicator>>,
        /// The day of the figure.
        date: Optional<Date>,
    },
    /// An audit of the learning part.
    Audit {
        /// The audit.
        audit: Answer<Ref<kind::Audit>>,
        /// The day of the audit, where it matters.
        date: Optional<Date>,
    },
    /// A rapid review, practice review or local learning review.
    Review {
        /// The review.
        review: Answer<Ref<kind::Review>>,
        /// The day of the review, where it matters.
        date: Optional<Date>,
    },
    /// What children or families said.
    Voice {
        /// The engagement of the voice part.
        engagement: Answer<Ref<kind::Engagement>>,
        /// The day, where it matters.
        date: Optional<Date>,
    },
    /// A finding of independent scrutiny.
    Scrutiny {
        /// The finding.
        finding: Answer<Ref<kind::ScrutinyFinding>>,
        /// The day, where it matters.
        date: Optional<Date>,
    },
    /// A document: research, an evaluation, a report.
    Document {
        /// Its title.
        #[schemars(length(min = 1, max = 200))]
        title: Answer<String>,
        /// Where it is published.
        #[schemars(title = "Web address")]
        url: Optional<Url>,
        /// The day it was finished.
        date: Optional<Date>,
    },
}

/// Something that is being done about a finding, a review or an audit.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Action {
    /// The id by which other parts refer to it, if any does.
    pub id: Optional<crate::value::Id<kind::Action>>,
    /// What is being done.
    #[schemars(length(min = 1, max = 400))]
    pub what: Answer<String>,
    /// The body that answers for it.
    #[schemars(extend("x-missing" = "SCR-003"))]
    pub owner: Answer<Ref<kind::Body>>,
    /// The day by which it is to be done.
    #[schemars(extend("x-missing" = "SCR-003"))]
    pub due: Answer<Date>,
    /// How far it is.
    pub status: Answer<ActionStatus>,
    /// The day it was done or dropped.
    pub closed: Optional<Date>,
    /// What shows that it was done, or why it was dropped.
    #[schemars(length(max = 400))]
    pub evidence: Optional<String>,
}

crate::value::choice! {
    /// How far an action is.
    pub enum ActionStatus {
        /// Not done yet.
        Open = "open", "Open";
        /// Done.
        Done = "done", "Done";
        /// Given up.
        Dropped = "dropped", "Dropped";
    }
}
