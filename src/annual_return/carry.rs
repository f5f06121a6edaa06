//! What of a return stands from year to year, and what is of its year: decided once, field by field.
//!
//! The next starter carries over what stands, asks again for what is of the year, and moves last year's figures to their places.
//! A text that stands may be the same for years; one of the year may not (`GEN-008`).

/// What becomes of a field in next year's return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    /// It stands until somebody changes it: carried over, to be confirmed.
    Kept,
    /// It is of the year: asked for again.
    Blank,
    /// It holds what another key of the same group said last year.
    From(&'static str),
    /// The years of an indicator: one is added in front, blank, and the oldest falls away.
    Years,
    /// The tool gives it: the form, the year, its days, the file of last year's return.
    Given,
    /// This year's form does not have it.
    Unknown,
}

use Carry::{Blank, From, Given, Kept, Years};

/// The longest row that a field begins with decides. Every key at the top of the form has a row, which a test holds.
const ROWS: &[(&str, Carry)] = &[
    ("schema_version", Given),
    ("data_form", Blank),
    ("reporting_year", Given),
    ("period_start", Given),
    ("period_end", Given),
    ("period_exception_reason", Blank),
    ("prepared_on", Blank),
    ("status", Blank),
    ("version", Blank),
    ("replaces", Blank),
    ("last_year", Given),
    ("duties_in_force", Kept),
    ("privacy_cleared", Blank),
    ("explanations", Blank),
    ("amendments", Blank),
    ("partnership", Kept),
    ("partnership.boundary_changes", Blank),
    ("governance", Kept),
    ("governance.partner_contributions[]", Blank),
    ("governance.partner_contributions[].body", Kept),
    ("governance.relevant_agencies[].engaged", Blank),
    ("governance.meetings[]", Blank),
    ("governance.meetings[].forum", Kept),
    ("governance.meetings[].level", Kept),
    ("governance.meetings[].attendance[].body", Kept),
    ("governance.delegation_changes", Blank),
    ("governance.dispute_resolution.times_used", Blank),
    ("governance.dispute_resolution.resolved", Blank),
    ("governance.dispute_resolution.escalated", Blank),
    ("governance.decisions", Blank),
    ("arrangements", Kept),
    ("arrangements.education.effect", Blank),
    ("arrangements.changes", Blank),
    ("needs", Blank),
    ("needs.needs_assessment", Kept),
    ("needs.needs[].id", Kept),
    ("needs.needs[].title", Kept),
    ("needs.needs[].theme", Kept),
    ("needs.needs[].theme_other", Kept),
    ("needs.needs[].description", Kept),
    ("needs.needs[].population.who", Kept),
    ("needs.needs[].population.method", Kept),
    ("needs.needs[].owner", Kept),
    ("needs.needs[].last_year_id", From("id")),
    ("commissioning", Blank),
    ("commissioning.approach", Kept),
    ("commissioning.services[].id", Kept),
    ("commissioning.services[].name", Kept),
    ("commissioning.services[].kind", Kept),
    ("commissioning.services[].provider", Kept),
    ("commissioning.services[].provider_type", Kept),
    ("commissioning.services[].addresses", Kept),
    ("commissioning.services[].commissioners", Kept),
    ("commissioning.services[].funding[].line", Kept),
    ("commissioning.services[].free_because", Kept),
    ("commissioning.services[].contract", Kept),
    ("commissioning.services[].areas", Kept),
    ("commissioning.services[].expected_outcomes[].measure", Kept),
    ("commissioning.services[].expected_outcomes[].unit", Kept),
    ("commissioning.services[].expected_outcomes[].better", Kept),
    ("commissioning.services[].expected_outcomes[].baseline", Kept),
    ("commissioning.services[].expected_outcomes[].source", Kept),
    ("commissioning.services[].evidence_rating", Kept),
    ("commissioning.services[].last_year_id", From("id")),
    ("finance", Blank),
    ("finance.agreement", Kept),
    ("finance.host", Kept),
    ("finance.legal_basis", Kept),
    ("finance.income[].id", Kept),
    ("finance.income[].category", Kept),
    ("finance.income[].description", Kept),
    ("finance.income[].paid_by", Kept),
    ("finance.income[].on_behalf_of", Kept),
    ("finance.income[].amount_last_year", From("amount_actual")),
    ("finance.income[].restricted_to", Kept),
    ("finance.in_kind[].id", Kept),
    ("finance.in_kind[].given_by", Kept),
    ("finance.in_kind[].what", Kept),
    ("finance.in_kind[].core_function", Kept),
    ("finance.spending[].id", Kept),
    ("finance.spending[].ledger", Kept),
    ("finance.spending[].type", Kept),
    ("finance.spending[].nature", Kept),
    ("finance.spending[].core_function", Kept),
    ("finance.spending[].description", Kept),
    ("finance.spending[].funder", Kept),
    ("finance.spending[].programme", Kept),
    ("finance.spending[].paid_from", Kept),
    ("finance.spending[].last_year", From("actual")),
    ("finance.reserves.opening", From("closing")),
    ("finance.reserves.purpose", Kept),
    ("finance.reserves.minimum", Kept),
    ("finance.core_functions[].core_function", Kept),
    ("indicators", Blank),
    ("indicators.values[].code", Kept),
    ("indicators.values[].authority", Kept),
    ("indicators.values[].source", Kept),
    ("indicators.values[].years", Years),
    ("indicators.local_measures[].name", Kept),
    ("indicators.local_measures[].definition", Kept),
    ("indicators.local_measures[].unit", Kept),
    ("indicators.local_measures[].last_year", From("this_year")),
    ("priorities", Blank),
    ("priorities.priorities[].id", Kept),
    ("priorities.priorities[].title", Kept),
    ("priorities.priorities[].aim", Kept),
    ("priorities.priorities[].needs", Kept),
    ("priorities.priorities[].lead", Kept),
    ("priorities.priorities[].last_year_id", From("id")),
    ("priorities.national_reforms[].reform", Kept),
    ("scrutiny", Blank),
    ("scrutiny.model", Kept),
    ("scrutiny.scrutineers", Kept),
    ("scrutiny.scrutineers[].days_used", Blank),
    ("scrutiny.scrutineers[].fee_total", Blank),
    ("scrutiny.independence_statement", Kept),
    ("scrutiny.findings[]", Kept),
    ("scrutiny.findings[].activities", Blank),
    ("scrutiny.findings[].follow_up", Blank),
    ("scrutiny.findings[].impact_on_children", Blank),
    ("scrutiny.findings[].last_year_id", From("id")),
    ("scrutiny.findings[].notes_private", Blank),
    ("information_sharing", Blank),
    ("information_sharing.agreements[]", Kept),
    ("information_sharing.agreements[].structured", Blank),
    ("information_sharing.agreements[].formalised", Blank),
    ("information_sharing.agreements[].operating", Blank),
    ("information_sharing.agreements[].operation", Blank),
    ("information_sharing.agreements[].effect", Blank),
    ("information_sharing.agreements[].notes_private", Blank),
    ("learning", Blank),
    ("voice", Blank),
    ("voice.approach", Kept),
    ("macpt", Blank),
    ("macpt.established", Kept),
    ("macpt.established_on", Kept),
    ("macpt.members[].role", Kept),
    ("macpt.members[].authority", Kept),
    ("macpt.functions", Kept),
    ("macpt.practice_framework", Kept),
    ("macpt.memorandums", Kept),
    ("macpt.front_door_has_own_resource", Kept),
    ("family_networks", Blank),
    ("extra_familial_harm", Blank),
    ("extra_familial_harm.elements[].element", Kept),
    ("extra_familial_harm.pathway", Kept),
    ("looked_after", Blank),
    ("looked_after.integrated_process", Kept),
    ("lado", Blank),
    ("training", Blank),
    ("training.programme[].id", Kept),
    ("training.programme[].title", Kept),
    ("training.programme[].need", Kept),
    ("training.programme[].paid_from", Kept),
    ("workforce", Blank),
    ("secure_estate", Blank),
    ("secure_estate.establishments", Kept),
    ("stories", Blank),
    ("next_year", Blank),
    ("sign_off", Blank),
    ("publication", Blank),
];

/// What becomes of a field, named as `needs.needs[].description`.
pub fn carry(field: &str) -> Carry {
    let begins = |row: &str| {
        field.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with("[]"))
    };
    ROWS.iter().filter(|(row, _)| begins(row)).max_by_key(|(row, _)| row.len()).map_or(Carry::Unknown, |(_, carry)| *carry)
}

/// The fields that stand or are moved, as the rows name them.
pub fn rows() -> impl Iterator<Item = (&'static str, Carry)> {
    ROWS.iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual_return::schema::form;
    use crate::finding::FieldPath;

    #[test]
    fn every_key_at_the_top_of_the_form_is_decided() {
        let form = form().expect("compiles");
        let open: Vec<&str> = form.top().filter(|key| carry(key) == Carry::Unknown).collect();
        assert_eq!(open, Vec::<&str>::new());
    }

    #[test]
    fn every_row_is_of_the_form_and_stands_once() {
        let form = form().expect("compiles");
        for (i, (row, own)) in ROWS.iter().enumerate() {
            let path = FieldPath::parse(&row.replace("[]", "[0]")).expect("a path");
            assert!(form.node(&path).is_some(), "{row} is not in the form");
            assert!(ROWS[..i].iter().all(|(other, _)| other != row), "{row} stands twice");
            if let From(key) = own {
                assert!(form.node(&path.parent().key(key)).is_some(), "{row} is taken from {key}, which is not in the form");
            }
        }
    }

    #[test]
    fn the_longest_row_decides() {
        assert_eq!(carry("needs.needs[].title"), Kept);
        assert_eq!(carry("needs.needs[].theme_other"), Kept);
        assert_eq!(carry("needs.needs[].rank"), Blank);
        assert_eq!(carry("scrutiny.findings[].actions[].what"), Kept);
        assert_eq!(carry("finance.income[].amount_last_year"), From("amount_actual"));
        assert_eq!(carry("needsome"), Carry::Unknown);
    }
}
