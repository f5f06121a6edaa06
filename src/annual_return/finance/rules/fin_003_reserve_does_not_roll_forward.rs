#![doc = include_str!("fin_003_reserve_does_not_roll_forward.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::{income, spending};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// The year's movements do not lead from the opening to the closing balance of the reserve.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-003", Level::Error, include_str!("fin_003_reserve_does_not_roll_forward.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (reserves, totals) = (&r.finance.reserves, &r.finance.totals);
    let (opening, closing) = (reserves.opening.known()?, reserves.closing.known()?);
    let moved_in = Balance::from(reserves.transfers_in.known()?);
    let moved_out = Balance::from(reserves.transfers_out.known()?);
    let (paid_in, spent) = (Balance::from(totals.income_actual.known()?), Balance::from(totals.spending_actual.known()?));
    let left = |paid_in: Balance, spent: Balance| opening + paid_in - spent + moved_in - moved_out;
    // A total that differs from its lines has its own finding. It is enough that the lines lead to the closing balance.
    let paid_in_by_lines = income(facts).map_or(paid_in, Balance::from);
    let spent_by_lines = spending(facts).unwrap_or(spent);
    let leads_there =
        [(paid_in, spent), (paid_in_by_lines, spent), (paid_in, spent_by_lines), (paid_in_by_lines, spent_by_lines)]
            .into_iter()
            .any(|(paid_in, spent)| left(paid_in, spent) == closing);
    if !leads_there {
        let transfers = match (moved_in.is_zero(), moved_out.is_zero()) {
            (true, true) => String::new(),
            (false, true) => format!(" and {moved_in} moved in"),
            (true, false) => format!(" and {moved_out} moved out"),
            (false, false) => format!(", {moved_in} moved in and {moved_out} moved out"),
        };
        found.add(
            at!(r.finance.reserves.closing),
            format!(
                "{opening} brought forward, {paid_in} paid in, {spent} spent{transfers} leave {}, but the closing balance is {closing}",
                left(paid_in, spent)
            ),
            "check opening against last year's accounts, transfers_in and transfers_out for money that was moved, and closing",
        );
    }
    CHECKED
}
