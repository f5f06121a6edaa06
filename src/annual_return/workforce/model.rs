//! The workforce: where vacancies and caseloads press on safeguarding.

use crate::annual_return::prelude::*;

/// The workforce.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Workforce {
    /// Where the workforce is under pressure, in every agency, and what is done about it.
    #[schemars(length(max = 1500))]
    pub pressures: Optional<Narrative>,
}
