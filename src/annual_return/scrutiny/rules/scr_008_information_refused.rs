#![doc = include_str!("scr_008_information_refused.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::has_words;
use crate::rule::{CHECKED, Checked, Found};

/// The scrutineers were refused information, and no reason is given.
pub const RULE: ReturnRule = ReturnRule::new("SCR-008", Level::Query, include_str!("scr_008_information_refused.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let access = &r.scrutiny.access_to_information;
    let refused = access.refused.known()?;
    if refused.0 == 0 || has_words(&access.details)? {
        return CHECKED;
    }
    let times = if refused.0 == 1 { "once".to_owned() } else { format!("{refused} times") };
    let requested = access.requested.known().map_or_else(String::new, |number| format!(" of the {number} they asked"));
    found
        .add(
            at!(r.scrutiny.access_to_information.refused),
            format!("the scrutineers were refused information {times}{requested}, and nothing says why"),
            "add details: under scrutiny › access_to_information and say what was refused, by whom and why",
        )
        .figures([refused.to_string()]);
    CHECKED
}
