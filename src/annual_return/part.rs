//! What the house knows of a part of the form: one value for each part, which every list of parts is made of.

use crate::annual_return::AnnualReturn;
use crate::annual_return::check::facts::ReturnRule;
use crate::annual_return::report::View;
use crate::annual_return::terms::figure::Definition;
use crate::disclosure::Constraints;
use crate::document::Section;
use crate::reference::Reference;

/// A part of the form, as its folder gives it.
#[derive(Clone, Copy)]
pub struct FormPart {
    /// Its key at the top of the return, which is also the name of its folder.
    pub key: &'static str,
    /// What must hold in it, by code.
    pub rules: &'static [&'static ReturnRule],
    /// How its counts add up, for disclosure control; `None` when it has none that do.
    pub constrain: Option<Constrain>,
    /// The figures worked out from it, with their definitions.
    pub definitions: &'static [Definition],
    /// What the report says of it.
    pub chapter: Chapter,
}

/// Adds how the counts of a part add up.
pub type Constrain = fn(&AnnualReturn, &Reference, &mut Constraints);

/// The chapter of a part in the full report.
#[derive(Debug, Clone, Copy)]
pub struct Chapter {
    /// Its place among the chapters: readers follow another order than writers, from what children need to what it cost and
    /// changed, who was heard, what the data and scrutiny say, then how the partners work, and what comes next.
    pub place: u8,
    /// The words for the part among those that the partners chose not to answer; `None` when nothing is said about a part without
    /// answers, because it has to be answered or is about the publication itself.
    pub left_out: Option<&'static str>,
    /// Writes it; `None` when the part says nothing and nobody has to answer it.
    pub write: fn(&View) -> Option<Section>,
}

impl FormPart {
    /// The anchor of its chapter: its key as links are written.
    pub fn anchor(&self) -> String {
        self.key.replace('_', "-")
    }
}
