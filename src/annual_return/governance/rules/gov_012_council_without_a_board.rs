#![doc = include_str!("gov_012_council_without_a_board.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::partnership::model::{Body, BodyKind};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// No integrated care board covers one of the partnership's councils.
pub const RULE: ReturnRule = ReturnRule::new("GOV-012", Level::Error, include_str!("gov_012_council_without_a_board.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let bodies = r.partnership.bodies.given()?;
    let in_period = facts.bodies_in_period();
    let boards: Vec<&Body> =
        in_period.iter().map(|(_, body)| *body).filter(|body| body.kind.get() == Some(BodyKind::Icb)).collect();
    for (i, council) in facts.authorities() {
        found.each(at!(r.partnership.bodies[i]), |found| {
            let id = council.id.given()?;
            // A board that does not name the councils it covers, covers all of them.
            let covers = |board: &&Body| board.covers.given().is_none_or(|covered| covered.iter().any(|council| council == id));
            if boards.iter().any(covers) {
                return CHECKED;
            }
            // A body of unknown kind may be the board, and a misspelt council may be this one.
            let all_known = |board: &&Body| board.covers.items().iter().all(|council| facts.body(council.as_str()).is_some());
            (bodies.iter().all(|body| body.kind.is_given()) && boards.iter().all(all_known)).then_some(())?;
            found.add(
                at!(r.partnership.bodies[i]),
                format!("no integrated care board is named for {}", facts.body_name(id.as_str())),
                format!("add the board to partnership.bodies, or add {id} to its covers if it is there"),
            );
            CHECKED
        });
    }
    CHECKED
}
