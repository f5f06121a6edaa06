#![doc = include_str!("fgd_003_packages_without_spending.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::counted;
use crate::rule::{CHECKED, Checked, Found};

/// Support packages were agreed, but no money was spent on them.
pub const RULE: ReturnRule =
    ReturnRule::new("FGD-003", Level::Query, include_str!("fgd_003_packages_without_spending.md"), check)
        .proposed(Duty::FamilyGroupDecisionMaking);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let packages = r.family_networks.support_packages.given()?;
    let (agreed, spending) = (packages.agreed.known()?, packages.spending.known()?);
    if agreed.0 > 0 && spending.is_zero() {
        let agreed = counted(agreed.0 as usize, "support package was", "support packages were");
        found
            .add(
                at!(r.family_networks.support_packages.spending),
                format!("{agreed} agreed, and £0 was spent on them"),
                "give under spending what the packages cost; if they cost nothing, say under explanations how families were helped",
            )
            .figures([agreed]);
    }
    CHECKED
}
