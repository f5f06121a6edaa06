//! Sums of the partnership's money. A sum with a part that is not known is not known.

use super::model::{Finance, IncomeLine, Ledger, SpendingLine};
use crate::annual_return::facts::Facts;
use crate::annual_return::partnership::model::BodyKind;
use crate::value::{Answer, Balance, Money, Ref, Stated};

/// What the lines of income come to, by one of their amounts.
pub fn income(finance: &Finance, amount: fn(&IncomeLine) -> &Answer<Stated<Money>>) -> Option<Money> {
    finance.income.given()?.iter().map(|line| amount(line).known()).sum()
}

/// What the lines of spending of one ledger come to, by one of their amounts.
pub fn spending(finance: &Finance, ledger: Ledger, amount: fn(&SpendingLine) -> &Answer<Stated<Balance>>) -> Option<Balance> {
    let lines = finance.spending.given()?;
    lines.iter().all(|line| line.ledger.is_given()).then_some(())?;
    lines.iter().filter(|line| line.ledger.get() == Some(ledger)).map(|line| amount(line).known()).sum()
}

/// The body whose money a line of income is: the partner it was paid for, or else the one who paid.
pub fn partner(line: &IncomeLine) -> Option<&str> {
    line.on_behalf_of.given().or(line.paid_by.given()).map(Ref::as_str)
}

/// What the councils, the boards and the forces each paid together. None while any of it is not known.
pub fn paid_by_kind(facts: &Facts) -> Option<Vec<(BodyKind, Money)>> {
    let mut paid = vec![(BodyKind::LocalAuthority, Money::ZERO), (BodyKind::Icb, Money::ZERO), (BodyKind::Police, Money::ZERO)];
    for line in facts.this.finance.income.given()? {
        let kind = partner(line).and_then(|id| facts.body(id)).and_then(|body| body.kind.get());
        if let Some((_, sum)) = paid.iter_mut().find(|(own, _)| Some(*own) == kind) {
            *sum = *sum + line.amount_actual.known()?;
        }
    }
    Some(paid)
}
