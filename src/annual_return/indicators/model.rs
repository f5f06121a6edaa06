//! The standardised data: one code, one number, one unit, for an authority or the partnership, year by year.

use crate::annual_return::prelude::*;

/// The standardised data.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Indicators {
    /// How good the data are, and what to keep in mind when reading them.
    #[schemars(length(max = 1500))]
    pub data_quality_statement: Answer<Narrative>,
    /// The indicators.
    #[schemars(length(min = 1))]
    pub values: Answer<Vec<Indicator>>,
    /// Measures of your own, with their definitions.
    pub local_measures: Optional<Vec<LocalMeasure>>,
    /// How the data drove learning and changed practice.
    #[schemars(length(max = 2000))]
    pub how_data_drove_learning: Answer<Narrative>,
}

/// An indicator of the catalogue.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Indicator {
    /// The code of the indicator.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub code: Answer<Code<list::AskedIndicator>>,
    /// The council it is for, where the indicator is counted council by council.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub authority: Optional<Ref<kind::Body>>,
    /// Where the figures come from.
    #[schemars(extend("x-missing" = "IND-008", "x-missing-level" = "query"))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub source: Answer<IndicatorSource>,
    /// The figures, one entry a year: this year first, then last year, then the year before.
    #[schemars(length(min = 1))]
    #[schemars(extend("x-carry-forward" = "years"))]
    pub years: Answer<Vec<IndicatorYear>>,
    /// What stands behind a change, or behind a difference from the published figure.
    #[schemars(length(max = 600))]
    pub comment: Optional<String>,
}

/// The figure of a year. Give what the unit of the indicator asks for: a count; a numerator and denominator, or the percentage
/// alone where only that is published; a rate where only that is published.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IndicatorYear {
    /// The year: for figures at a day, the year that ends on it.
    pub period: Answer<Year>,
    /// The count.
    pub count: Optional<ChildCount>,
    /// The number above the line of a percentage.
    pub numerator: Optional<ChildCount>,
    /// The number below the line of a percentage.
    pub denominator: Optional<ChildCount>,
    /// The percentage, where the numbers behind it are not given, or as it was published.
    #[schemars(extend("x-faulty" = "IND-002"))]
    pub percent: Optional<Percentage>,
    /// The rate per 10,000 children, where the count behind it is not given; or a number that is neither count nor percentage.
    pub rate: Optional<Stated<Fraction>>,
    /// Whether this is exactly what the department published.
    pub as_published: Optional<bool>,
}

choice! {
    /// Where figures come from.
    pub enum IndicatorSource {
        /// The department's published statistics.
        DfePublished = "dfe_published", "Department for Education";
        /// The council's own system.
        LocalSystem = "local_system", "Council records";
        /// Another partner.
        Partner = "partner", "A partner";
        /// The Child Safeguarding Practice Review Panel.
        Panel = "panel", "Child Safeguarding Practice Review Panel";
        /// Another published source.
        OtherPublished = "other_published", "Other published source";
    }
}

/// A measure of the partnership's own.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LocalMeasure {
    /// Its name.
    #[schemars(length(min = 1, max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub name: Answer<String>,
    /// What is counted, exactly.
    #[schemars(length(max = 600))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub definition: Answer<String>,
    /// The unit.
    #[schemars(length(max = 40))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub unit: Answer<String>,
    /// The figure of this year.
    pub this_year: Answer<Stated<Fraction>>,
    /// The figure of last year.
    #[schemars(extend("x-carry-forward" = "from this_year"))]
    pub last_year: Optional<Stated<Fraction>>,
}
