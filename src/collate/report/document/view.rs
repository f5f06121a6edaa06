//! What the chapters of the national report are made of.

use crate::collate::Collation;
use crate::collate::report::figures::Figures;
use crate::collate::report::totals::Totals;
use crate::collate::revisions::Revision;

/// What the chapters are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub collation: &'a Collation,
    pub figures: &'a [Figures],
    pub totals: &'a Totals,
    /// Totals that changed since the previous release; `None` for a first release.
    pub revised: Option<&'a [Revision]>,
}
