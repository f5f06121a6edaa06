//! How the return is published.

use crate::annual_return::prelude::*;

/// Publication.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Publication {
    /// The day it was published.
    pub date: Optional<Date>,
    /// Where it is published.
    #[schemars(title = "Web address")]
    pub url: Optional<Url>,
    /// Where the accessibility statement is.
    #[schemars(title = "Web address of the accessibility statement")]
    pub accessibility_statement_url: Optional<Url>,
    /// Whether there is an easy-read summary.
    pub summary_easy_read: Optional<bool>,
    /// Whether there is a version for children.
    pub children_version: Optional<bool>,
    /// Terms readers may not know, with their meaning.
    pub glossary: Optional<Vec<Term>>,
    /// What was corrected after publication.
    pub corrections: Optional<Vec<Correction>>,
}

/// A term and its meaning.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Term {
    /// The term.
    #[schemars(length(min = 1, max = 80))]
    pub term: Answer<String>,
    /// Its meaning.
    #[schemars(length(max = 300))]
    pub meaning: Answer<String>,
}

/// A correction.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Correction {
    /// The day.
    pub date: Answer<Date>,
    /// What was corrected.
    #[schemars(length(max = 400))]
    pub what: Answer<String>,
    /// Why.
    #[schemars(length(max = 400))]
    pub why: Answer<String>,
}
