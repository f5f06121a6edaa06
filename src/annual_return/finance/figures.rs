//! Figures worked out from the partnership's money, in pounds. A figure is `None` when any amount it needs is not known.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::finance::model::{InKind, IncomeLine, Ledger, SpendingLine};
use crate::annual_return::partnership::model::BodyKind;
use crate::annual_return::terms::figure::Definition;
use crate::value::sum;
use crate::value::{Answer, Balance, Children, Choice, Decimal, Money, Percent, Quantity, Stated};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        number: 1,
        title: "Total income, total spending, surplus or deficit",
        unit: "Pounds",
        definition: "The sum of the income lines, the sum of the spending lines of the partnership’s own budget, and the first less the second. Aligned spending, reserves and contributions in kind are left out.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 2,
        title: "Share by payer",
        unit: "Per cent",
        definition: "What each payer paid as a share of all income. A payment made on behalf of a partner counts for the partner.",
        numerator: Some("Income paid by or on behalf of the payer"),
        denominator: Some("Total income"),
    },
    Definition {
        number: 3,
        title: "Share of the three statutory partners",
        unit: "Per cent",
        definition: "What councils, integrated care boards and police paid, as shares of what the three paid together, before and after contributions in kind.",
        numerator: Some("Paid by the partner, without and with contributions in kind"),
        denominator: Some("Paid by the three partners together, without and with contributions in kind"),
    },
    Definition {
        number: 4,
        title: "Contribution for each child",
        unit: "Pounds for each child aged 0 to 17",
        definition: "What each kind of partner paid, divided by the children of the area at the middle of the year before.",
        numerator: Some("Paid by the partner"),
        denominator: Some("Children aged 0 to 17, population estimate of the middle of the year before"),
    },
    Definition {
        number: 5,
        title: "Change in income on last year",
        unit: "Pounds and per cent, in cash",
        definition: "Income this year less income last year. It is in cash: no allowance is made for rising prices.",
        numerator: Some("Income this year less income last year"),
        denominator: Some("Income last year"),
    },
    Definition {
        number: 6,
        title: "Spending by core function",
        unit: "Pounds",
        definition: "Planned and actual spending of the partnership’s own budget, added up by what it was for.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 7,
        title: "Spending by nature",
        unit: "Pounds",
        definition: "Spending of the partnership’s own budget, added up by what was bought.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 8,
        title: "Planned and actual spending",
        unit: "Pounds",
        definition: "The budget and the actual spending of each line of the partnership’s own budget.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 9,
        title: "Movement of the reserve",
        unit: "Pounds",
        definition: "What was brought forward, plus income, less spending, plus transfers in, less transfers out, is what is carried over.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 10,
        title: "Reserve as a share of spending",
        unit: "Per cent",
        definition: "What is carried over as a share of a year’s spending.",
        numerator: Some("Closing balance"),
        denominator: Some("Total spending"),
    },
    Definition {
        number: 11,
        title: "Contributions in kind as a share of cash",
        unit: "Per cent",
        definition: "The estimated value of contributions in kind as a share of income. Contributions that were not valued make it unknown.",
        numerator: Some("Estimated value of contributions in kind"),
        denominator: Some("Total income"),
    },
    Definition {
        number: 17,
        title: "Gap in next year’s budget",
        unit: "Pounds",
        definition: "What is to be spent next year less what partners are asked to pay in.",
        numerator: None,
        denominator: None,
    },
];

/// Total income.
pub fn income(facts: &Facts) -> Option<Money> {
    sum(facts.this.finance.income.given()?.iter().map(|line| &line.amount_actual))
}

/// Total income last year, as this return gives it.
pub fn income_last_year(facts: &Facts) -> Option<Money> {
    sum(facts.this.finance.income.given()?.iter().map(|line| &line.amount_last_year))
}

/// Planned spending from the partnership's own budget.
pub fn planned_spending(facts: &Facts) -> Option<Balance> {
    ledger_total(facts, Ledger::Own, |line| &line.budget)
}

/// Actual spending less planned spending; negative when less was spent than planned.
pub fn overspending(facts: &Facts) -> Option<Balance> {
    Some(spending(facts)? - planned_spending(facts)?)
}

/// The spending lines of one ledger.
pub fn lines(facts: &Facts, ledger: Ledger) -> impl Iterator<Item = &SpendingLine> {
    facts.this.finance.spending.items().iter().filter(move |line| line.ledger.get() == Some(ledger))
}

/// Actual spending from the partnership's own budget. `None` when the ledger of any line is not known.
pub fn spending(facts: &Facts) -> Option<Balance> {
    ledger_total(facts, Ledger::Own, |line| &line.actual)
}

/// Spending by partners that is aligned with the arrangements but outside the partnership's own budget.
pub fn aligned_spending(facts: &Facts) -> Option<Balance> {
    ledger_total(facts, Ledger::Aligned, |line| &line.actual)
}

/// The sum of one amount over the lines of a ledger. `None` when the ledger of any line is not known.
pub fn ledger_total(facts: &Facts, ledger: Ledger, amount: fn(&SpendingLine) -> &Answer<Stated<Balance>>) -> Option<Balance> {
    let all = facts.this.finance.spending.given()?;
    if all.iter().any(|line| !line.ledger.is_given()) {
        return None;
    }
    sum(lines(facts, ledger).map(amount))
}

/// Total income less spending from the partnership's own budget; negative for a deficit.
pub fn surplus(facts: &Facts) -> Option<Balance> {
    Some(Balance::from(income(facts)?) - spending(facts)?)
}

/// A payer and the amount paid by it or on its behalf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerShare {
    /// The payer: a statutory partner by name, anyone else by the kind of income.
    pub payer: String,
    /// The amount paid.
    pub amount: Money,
    /// The amount as a percentage of total income; `None` when total income is zero.
    pub share: Option<Percent>,
}

/// Income and share of income by payer: each statutory partner, and everyone else by kind of income, in the order of the lines.
pub fn shares_by_payer(facts: &Facts) -> Option<Vec<PayerShare>> {
    let total = income(facts)?;
    let mut payers: Vec<(String, Money)> = Vec::new();
    for line in facts.this.finance.income.given()? {
        let payer = payer(facts, line);
        let amount = line.amount_actual.known()?;
        match payers.iter_mut().find(|(name, _)| *name == payer) {
            Some((_, sum)) => *sum = *sum + amount,
            None => payers.push((payer, amount)),
        }
    }
    let share =
        |(payer, amount): (String, Money)| PayerShare { share: Percent::of(amount.decimal(), total.decimal()), payer, amount };
    Some(payers.into_iter().map(share).collect())
}

fn payer(facts: &Facts, line: &IncomeLine) -> String {
    match (partner(facts, line), line.category.given()) {
        (Some((id, _)), _) => facts.body_name(id),
        (None, Some(category)) => category.label(),
        (None, None) => "Other income".to_owned(),
    }
}

/// The statutory partner that a line of income counts for, with its kind: the partner it was paid on behalf of, or else the
/// payer. `None` when neither is a statutory partner.
pub fn partner<'a>(facts: &Facts, line: &'a IncomeLine) -> Option<(&'a str, BodyKind)> {
    [line.on_behalf_of.given(), line.paid_by.given()].into_iter().flatten().find_map(|id| {
        let kind = facts.body(id.as_str())?.kind.get()?;
        kind.is_statutory().then_some((id.as_str(), kind))
    })
}

/// The kinds of statutory partner, in the order the law lists them.
const KINDS: [BodyKind; 3] = [BodyKind::LocalAuthority, BodyKind::Icb, BodyKind::Police];

/// Income from one kind of partner, or from everyone else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindShare {
    /// The kind of partner; `None` for everyone else.
    pub kind: Option<BodyKind>,
    /// The amount they paid.
    pub amount: Money,
    /// The amount as a percentage of total income; `None` when total income is zero.
    pub share: Option<Percent>,
}

impl KindShare {
    /// The plural name of the payers: "Councils".
    pub fn label(&self) -> &'static str {
        self.kind.map_or("Others", partners_of)
    }
}

/// Income by kind of partner, with everyone else last. `amount` picks this year's or last year's amount.
pub fn income_by_kind(facts: &Facts, amount: fn(&IncomeLine) -> &Answer<Stated<Money>>) -> Option<Vec<KindShare>> {
    let lines = facts.this.finance.income.given()?;
    let kind_of = |line: &IncomeLine| partner(facts, line).map(|(_, kind)| kind);
    let total: Money = sum(lines.iter().map(amount))?;
    let paid_by = |kind: Option<BodyKind>| sum(lines.iter().filter(|line| kind_of(line) == kind).map(amount));
    let share = |kind: Option<BodyKind>| {
        let amount: Money = paid_by(kind)?;
        Some(KindShare { kind, amount, share: Percent::of(amount.decimal(), total.decimal()) })
    };
    KINDS.into_iter().map(Some).chain([None]).map(share).collect()
}

/// What councils, boards or police paid in cash and gave in kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerShare {
    /// The kind of partner.
    pub kind: BodyKind,
    /// The amount they paid in cash.
    pub cash: Money,
    /// Their cash as a percentage of the cash of all three; `None` when that is zero.
    pub cash_share: Option<Percent>,
    /// The estimated value of what they gave in kind; `None` when some of it was not valued.
    pub in_kind: Option<Money>,
    /// Their cash and gifts in kind as a percentage of those of all three; `None` when any gift was not valued or the whole is
    /// zero.
    pub share_with_in_kind: Option<Percent>,
    /// Their cash divided by the number of children aged 0 to 17 in the area; `None` when that number is not known.
    pub for_each_child: Option<Money>,
}

/// The three statutory partners, before and after contributions in kind.
pub fn partner_shares(facts: &Facts) -> Option<Vec<PartnerShare>> {
    let lines = facts.this.finance.income.given()?;
    let gifts = facts.this.finance.in_kind.given();
    let of_kind = |id: &str, kind: BodyKind| facts.body(id).and_then(|body| body.kind.get()) == Some(kind);
    let paid_for = |line: &IncomeLine, kind: BodyKind| partner(facts, line).is_some_and(|(_, own)| own == kind);
    let given_by = |gift: &InKind, kind: BodyKind| gift.given_by.given().is_some_and(|id| of_kind(id.as_str(), kind));
    let mut partners = Vec::new();
    for kind in KINDS {
        let cash: Money = sum(lines.iter().filter(|line| paid_for(line, kind)).map(|line| &line.amount_actual))?;
        let in_kind =
            gifts.and_then(|gifts| sum(gifts.iter().filter(|gift| given_by(gift, kind)).map(|gift| &gift.value_estimate)));
        partners.push((kind, cash, in_kind));
    }
    let all_cash: Money = partners.iter().map(|(_, cash, _)| *cash).sum();
    let all_in_kind: Option<Money> = partners.iter().map(|(_, _, in_kind)| *in_kind).sum();
    let children = children(facts);
    let share = |(kind, cash, in_kind): (BodyKind, Money, Option<Money>)| PartnerShare {
        kind,
        cash,
        cash_share: Percent::of(cash.decimal(), all_cash.decimal()),
        in_kind,
        share_with_in_kind: in_kind
            .zip(all_in_kind)
            .and_then(|(own, all)| Percent::of((cash + own).decimal(), (all_cash + all).decimal())),
        for_each_child: children.and_then(|children| cash.decimal().checked_div(children.decimal())).map(Money::from_decimal),
    };
    Some(partners.into_iter().map(share).collect())
}

/// The number of children in the area in the middle of the year before the return's year ends, the population the department
/// divides by. `None` when the population of any council is not included in the reference data.
pub fn children(facts: &Facts) -> Option<Children> {
    children_in(facts, facts.year()?.ends_in().checked_sub(1)?)
}

/// The number of children in the area in the middle of a year.
fn children_in(facts: &Facts, mid_year: i16) -> Option<Children> {
    let councils = facts.authorities();
    if councils.is_empty() {
        return None;
    }
    councils.iter().map(|(_, council)| facts.reference.population(council.code.text(), mid_year).map(Children)).sum()
}

/// A change since last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// This year less last year.
    pub amount: Balance,
    /// The change as a percentage of last year, to one decimal place; `None` when last year was zero.
    pub percent: Option<Decimal>,
}

/// The change in income since last year, in cash.
pub fn income_change(facts: &Facts) -> Option<Change> {
    let (now, before) = (income(facts)?, income_last_year(facts)?);
    Some(Change {
        amount: Balance::from(now) - Balance::from(before),
        percent: crate::value::change_percent(now.decimal(), before.decimal()),
    })
}

/// Spending from the partnership's own budget divided by the number of children in the area. `None` when spending is negative.
pub fn spending_per_child(facts: &Facts) -> Option<Money> {
    per_child(spending(facts)?, children(facts)?)
}

/// Last year's spending from the partnership's own budget: from last year's return or, without it, from the lines of this return.
pub fn spending_last_year(facts: &Facts) -> Option<Balance> {
    let published = facts.last_year.as_ref().and_then(|last| last.finance.totals.spending_actual.known());
    published.or_else(|| ledger_total(facts, Ledger::Own, |line| &line.last_year))
}

/// Last year's spending from the partnership's own budget, divided by the number of children in the area that year.
pub fn spending_per_child_last_year(facts: &Facts) -> Option<Money> {
    let spent = spending_last_year(facts)?;
    per_child(spent, children_in(facts, facts.year()?.ends_in().checked_sub(2)?)?)
}

fn per_child(spent: Balance, children: Children) -> Option<Money> {
    let each = spent.decimal().checked_div(children.decimal())?;
    (each >= Decimal::ZERO).then(|| Money::from_decimal(each))
}

/// Spending from the partnership's own budget, grouped by a code of each line, in the order the codes first occur.
pub fn spending_by(facts: &Facts, code: impl Fn(&SpendingLine) -> Option<String>) -> Option<Vec<(String, Balance)>> {
    let mut groups: Vec<(String, Balance)> = Vec::new();
    for line in lines(facts, Ledger::Own) {
        let (code, amount) = (code(line)?, line.actual.known()?);
        match groups.iter_mut().find(|(known, _)| *known == code) {
            Some((_, sum)) => *sum = *sum + amount,
            None => groups.push((code, amount)),
        }
    }
    Some(groups)
}

/// Planned and actual spending on a core function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionSpending {
    /// The code of the core function.
    pub code: String,
    /// Planned spending; `None` when it is not known.
    pub planned: Option<Balance>,
    /// Actual spending.
    pub spent: Balance,
}

/// Spending from the partnership's own budget by core function, largest first. `None` when the function or the amount of any line
/// is not known.
pub fn by_function(facts: &Facts) -> Option<Vec<FunctionSpending>> {
    let code = |line: &SpendingLine| line.core_function.given().map(|code| code.as_str().to_owned());
    let planned = |wanted: &str| {
        sum(lines(facts, Ledger::Own).filter(|line| code(line).as_deref() == Some(wanted)).map(|line| &line.budget))
    };
    let mut functions: Vec<FunctionSpending> = spending_by(facts, code)?
        .into_iter()
        .map(|(code, spent)| FunctionSpending { planned: planned(&code), code, spent })
        .collect();
    functions.sort_by(|a, b| b.spent.cmp(&a.spent).then_with(|| a.code.cmp(&b.code)));
    Some(functions)
}

/// The change in the reserve over the year: closing balance less opening balance.
pub fn reserve_change(facts: &Facts) -> Option<Balance> {
    let reserves = &facts.this.finance.reserves;
    Some(reserves.closing.known()? - reserves.opening.known()?)
}

/// The closing balance of the reserve as a percentage of a year's spending. `None` when spending is not above zero or the balance
/// is negative.
pub fn reserve_share(facts: &Facts) -> Option<Percent> {
    let closing = facts.this.finance.reserves.closing.known()?;
    let spent = spending(facts)?;
    (closing >= Balance::ZERO && spent > Balance::ZERO).then(|| Percent::of(closing.decimal(), spent.decimal())).flatten()
}

/// The estimated value of contributions in kind as a percentage of total income. `None` when any was not valued or income is
/// zero.
pub fn in_kind_share(facts: &Facts) -> Option<Percent> {
    let gifts: Money = sum(facts.this.finance.in_kind.given()?.iter().map(|gift| &gift.value_estimate))?;
    Percent::of(gifts.decimal(), income(facts)?.decimal())
}

/// Next year's planned spending less the income asked of partners; negative for a surplus.
pub fn next_year_gap(facts: &Facts) -> Option<Balance> {
    let next = &facts.this.finance.next_year;
    Some(Balance::from(next.spending_budget.known()?) - Balance::from(next.income_budget.known()?))
}

/// The plural name of a kind of partner: "Councils".
pub fn partners_of(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::LocalAuthority => "Councils",
        BodyKind::Icb => "Integrated care boards",
        BodyKind::Police => "Police",
        BodyKind::RelevantAgency | BodyKind::Other => kind.label(),
    }
}

/// A percentage that may be below 0 or above 100, as text: "-4.5%".
pub fn signed_percent(value: Decimal) -> String {
    let shown = crate::value::Fraction::rounded(value.abs(), 1);
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    format!("{sign}{shown}%")
}

/// Whether an answer is a number and not a symbol, for lists that print only numbers.
pub fn is_known<T: Quantity>(answer: &Answer<Stated<T>>) -> bool {
    answer.known().is_some()
}
