//! What a figure is: a number worked out from the answers, with its definition.

/// A figure's definition, printed in the annex of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// Its number in the list of derived figures.
    pub number: u8,
    /// Its name.
    pub title: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// How it is worked out.
    pub definition: &'static str,
    /// The numerator of a share or rate.
    pub numerator: Option<&'static str>,
    /// The denominator of a share or rate.
    pub denominator: Option<&'static str>,
}
