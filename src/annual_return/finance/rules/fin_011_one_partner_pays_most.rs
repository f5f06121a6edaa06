#![doc = include_str!("fin_011_one_partner_pays_most.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::partner_shares;
use crate::annual_return::partnership::model::BodyKind;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Choice, Decimal, Money, Percent};

/// One of the three statutory partners pays most of what the three pay together.
///
/// Several councils, boards or forces count together as one of the three: the law shares duties equally among council, health and
/// police, however many of each there are.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-011", Level::Query, include_str!("fin_011_one_partner_pays_most.md"), check).unless(&["FIN-010"]);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let most = facts.reference.thresholds().partner_share_most.decimal();
    let shares = partner_shares(facts)?;
    let total: Money = shares.iter().map(|share| share.cash).sum();
    for (kind, amount) in shares.into_iter().map(|share| (share.kind, share.cash)) {
        if amount.decimal() * Decimal::ONE_HUNDRED > total.decimal() * most {
            let share = Percent::of(amount.decimal(), total.decimal())?;
            let (who, pay) = name(facts, kind)?;
            found
                .add(
                    at!(r.finance.income),
                    format!("{who} {pay} {amount} of the {total} that council, health and police pay together: {share}"),
                    "check the amounts; if they are right, say under explanations how the partners agreed these shares",
                )
                .about(kind.code())
                .figures([amount.to_string(), total.to_string()]);
        }
    }
    CHECKED
}

/// The name of the body of a kind with "pays", or the plural name of several bodies with "together pay".
fn name(facts: &Facts, kind: BodyKind) -> Option<(String, &'static str)> {
    let bodies: Vec<_> = facts.statutory_partners().into_iter().filter(|(_, body)| body.kind.get() == Some(kind)).collect();
    if let [(_, only)] = bodies.as_slice() {
        return Some((facts.body_name(only.id.given()?.as_str()), "pays"));
    }
    let together = match kind {
        BodyKind::LocalAuthority => "the councils",
        BodyKind::Icb => "the integrated care boards",
        BodyKind::Police => "the police forces",
        BodyKind::RelevantAgency | BodyKind::Other => return None,
    };
    Some((together.to_owned(), "together pay"))
}
