//! Rules about signatures.

use crate::annual_return::check::facts::ReturnRule;

mod sig_001_partner_has_not_signed;
mod sig_002_signature_before_last_change;
mod sig_003_not_sent_to_the_panel;

/// The rules, by code.
pub const RULES: &[&ReturnRule] =
    &[&sig_001_partner_has_not_signed::RULE, &sig_002_signature_before_last_change::RULE, &sig_003_not_sent_to_the_panel::RULE];
