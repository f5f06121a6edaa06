//! Who paid what, what it was spent on, and whether it is enough for the core functions.

use crate::annual_return::prelude::*;

/// The partnership's money.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Finance {
    /// How contributions were agreed and are reviewed.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub agreement: Part<FundingAgreement>,
    /// The body that holds the partnership's money.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub host: Optional<Ref<kind::Body>>,
    /// Whether contributions are pooled, and under which law.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub legal_basis: Optional<LegalBasis>,
    /// What was paid in, line by line: the partnership's own budget only.
    #[schemars(length(min = 1))]
    pub income: Answer<Vec<IncomeLine>>,
    /// What was given in kind: staff, rooms, trainers. An empty list says nothing was.
    pub in_kind: Answer<Vec<InKind>>,
    /// What was spent, line by line: the partnership's own budget (a) and aligned spending (b), told apart by the ledger.
    #[schemars(length(min = 1))]
    pub spending: Answer<Vec<SpendingLine>>,
    /// The totals of the partnership's own budget, as its accounts have them.
    pub totals: Part<Totals>,
    /// The reserve: what was brought forward and what is carried over.
    pub reserves: Part<Reserves>,
    /// Whether the money was enough for each core function.
    #[schemars(extend("x-missing" = "FIN-020"))]
    pub core_functions: Answer<Vec<CoreFunctionJudgement>>,
    /// What the money bought, and whether it was well spent.
    #[schemars(length(max = 2500))]
    pub value_for_money: Answer<Narrative>,
    /// What was paid to regional bodies outside these books.
    pub regional_contributions: Optional<Vec<RegionalContribution>>,
    /// Whether the accounts were audited.
    pub accounts_status: Optional<AccountsStatus>,
    /// Next year's money.
    pub next_year: Part<NextYearBudget>,
}

/// How contributions were agreed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FundingAgreement {
    /// How the shares were found.
    pub formula: Answer<Formula>,
    /// How the shares were found, in words.
    #[schemars(length(max = 800))]
    pub formula_note: Answer<String>,
    /// The day it was agreed.
    pub agreed_on: Optional<Date>,
    /// The bodies that agreed it.
    #[schemars(length(min = 1))]
    pub agreed_by: Optional<Vec<Ref<kind::Body>>>,
    /// The day it was last reviewed against local priorities.
    pub last_reviewed: Optional<Date>,
    /// The day by which it is reviewed next.
    pub next_review: Optional<Date>,
    /// Where the partners did not agree.
    #[schemars(length(max = 800))]
    pub disagreements: Optional<Narrative>,
}

choice! {
    /// How shares were found.
    pub enum Formula {
        /// Each partner pays the same.
        Equal = "equal", "Equal shares";
        /// By the number of people or children.
        Population = "population", "By population";
        /// As in earlier years.
        Historic = "historic", "As in earlier years";
        /// By negotiation.
        Negotiated = "negotiated", "Negotiated";
        /// In another way.
        Other = "other", "Another way";
    }
}

choice! {
    /// The law under which money is held together.
    pub enum LegalBasis {
        /// Payments towards the arrangements (section 16I of the Children Act 2004).
        Section16I = "section_16i", "Section 16I of the Children Act 2004";
        /// A pooled budget of council and NHS (section 75 of the National Health Service Act 2006).
        Section75 = "section_75", "Section 75 of the National Health Service Act 2006";
        /// Nothing is pooled.
        None = "none", "Not pooled";
        /// Another law.
        Other = "other", "Another basis";
    }
}

/// A line of income.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IncomeLine {
    /// The id by which other lines refer to this one.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Answer<Id<kind::IncomeLine>>,
    /// What kind of income it is.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub category: Answer<Code<list::IncomeCategory>>,
    /// What it is, in words; needed where the category is other income.
    #[schemars(length(max = 160))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub description: Optional<String>,
    /// The body that paid it.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub paid_by: Optional<Ref<kind::Body>>,
    /// The statutory partner it was paid for, where another body paid: a mayor's policing office, say.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub on_behalf_of: Optional<Ref<kind::Body>>,
    /// What was budgeted.
    pub amount_budget: Answer<Amount>,
    /// What was paid for children's safeguarding. Where the payment is shared with other work, this is the children's share.
    pub amount_actual: Answer<Amount>,
    /// What was paid the year before; x if that is not known.
    #[schemars(extend("x-carry-forward" = "from amount_actual"))]
    pub amount_last_year: Answer<Amount>,
    /// What was paid in all, where it is shared with other work.
    pub amount_whole: Optional<Amount>,
    /// What the payment is shared with.
    pub shared_with: Optional<SharedWith>,
    /// The children's share of the whole, in per cent.
    pub apportionment_percent: Optional<Percentage>,
    /// Why a statutory partner paid nothing.
    #[schemars(length(max = 300))]
    pub nothing_paid_because: Optional<String>,
    /// Whether the amount is an estimate.
    pub is_estimate: Optional<bool>,
    /// What it may be used for, where that is restricted.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub restricted_to: Optional<Vec<Code<list::CoreFunction>>>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// What a payment is shared with.
    pub enum SharedWith {
        /// The safeguarding adults board.
        AdultsBoard = "adults_board", "Safeguarding adults board";
        /// The community safety partnership.
        CommunitySafetyPartnership = "community_safety_partnership", "Community safety partnership";
        /// A region.
        Region = "region", "Region";
        /// Other work.
        Other = "other", "Other work";
    }
}

/// Something given in kind.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InKind {
    /// The id by which other parts refer to it, if any does.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Optional<Id<kind::InKind>>,
    /// The body that gave it.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub given_by: Answer<Ref<kind::Body>>,
    /// What it was.
    #[schemars(length(min = 1, max = 200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub what: Answer<String>,
    /// The core function it served.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub core_function: Answer<Code<list::CoreFunction>>,
    /// What it would have cost; x where it was not valued.
    pub value_estimate: Answer<Amount>,
    /// How the value was found.
    pub valuation_method: Optional<ValuationMethod>,
}

choice! {
    /// How a gift in kind was valued.
    pub enum ValuationMethod {
        /// What it would cost to buy.
        Market = "market", "What it would cost to buy";
        /// What it cost the giver.
        Cost = "cost", "What it cost the giver";
    }
}

/// A line of spending.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SpendingLine {
    /// The id by which services refer to the line.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub id: Answer<Id<kind::SpendingLine>>,
    /// Whose books it is in.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub ledger: Answer<Ledger>,
    /// Whether it is spending or money paid back.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub r#type: Optional<LineType>,
    /// What was bought.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub nature: Answer<Code<list::ExpenditureNature>>,
    /// The core function it served.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub core_function: Answer<Code<list::CoreFunction>>,
    /// What it was, in words.
    #[schemars(length(min = 1, max = 200))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub description: Answer<String>,
    /// The body that pays, for aligned spending.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub funder: Optional<Ref<kind::Body>>,
    /// The programme it belongs to, for aligned spending.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub programme: Optional<Code<list::Programme>>,
    /// The income line it was paid from, where that is known or restricted.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub paid_from: Optional<Ref<kind::IncomeLine>>,
    /// What was budgeted.
    pub budget: Answer<Stated<Balance>>,
    /// What was spent.
    pub actual: Answer<Stated<Balance>>,
    /// What was spent the year before; x if that is not known.
    #[schemars(extend("x-carry-forward" = "from actual"))]
    pub last_year: Answer<Stated<Balance>>,
    /// Why spending differs from the budget.
    #[schemars(length(max = 400))]
    pub variance_reason: Optional<String>,
    /// A note for the partnership alone. It is never published.
    #[schemars(length(max = 2000), extend("x-disclosure" = "private"))]
    pub notes_private: Optional<String>,
}

choice! {
    /// Whose books a line is in.
    pub enum Ledger {
        /// The partnership's own running budget.
        Own = "a", "Own budget";
        /// Spending of partners that is aligned with the arrangements and never part of the partnership's own totals.
        Aligned = "b", "Aligned spending";
    }
}

choice! {
    /// What a line is.
    pub enum LineType {
        /// Money spent.
        Spending = "spending", "Spending";
        /// Money paid back: written with a minus sign.
        Refund = "refund", "Refund";
    }
}

/// The totals of the partnership's own budget.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Totals {
    /// What was paid in.
    pub income_actual: Answer<Amount>,
    /// What was budgeted to be paid in.
    pub income_budget: Answer<Amount>,
    /// What was spent, aligned spending left out.
    pub spending_actual: Answer<Amount>,
    /// What was budgeted to be spent, aligned spending left out.
    pub spending_budget: Answer<Amount>,
}

/// The reserve.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reserves {
    /// What was brought forward on the first day.
    #[schemars(extend("x-carry-forward" = "from closing"))]
    pub opening: Answer<Stated<Balance>>,
    /// What was moved in from other funds in the year.
    pub transfers_in: Answer<Amount>,
    /// What was moved out to other funds in the year.
    pub transfers_out: Answer<Amount>,
    /// What is carried over on the last day.
    pub closing: Answer<Stated<Balance>>,
    /// What the reserve is for.
    #[schemars(length(max = 600))]
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub purpose: Optional<String>,
    /// The least the partnership wants to hold.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub minimum: Optional<Amount>,
    /// What it will be used for.
    #[schemars(length(max = 600))]
    pub planned_use: Optional<String>,
}

/// Whether the money was enough for a core function.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CoreFunctionJudgement {
    /// The core function.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub core_function: Answer<Code<list::CoreFunction>>,
    /// Whether the money was enough.
    #[schemars(extend("x-missing" = "FIN-020"))]
    pub judgement: Answer<Sufficiency>,
    /// Why the partners think so.
    #[schemars(length(max = 600))]
    pub why: Answer<String>,
    /// What it means for children, where the money was not enough.
    #[schemars(length(max = 400))]
    pub consequence: Optional<String>,
}

choice! {
    /// Whether money was enough.
    pub enum Sufficiency {
        /// It was enough.
        Sufficient = "sufficient", "Enough";
        /// It was just enough, and something gave.
        Stretched = "stretched", "Stretched";
        /// It was not enough.
        Insufficient = "insufficient", "Not enough";
        /// The partnership does not pay for this function.
        NotApplicable = "not_applicable", "Does not apply";
    }
}

/// A payment to a regional body.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RegionalContribution {
    /// Who received it.
    #[schemars(length(max = 120))]
    pub to: Answer<String>,
    /// How much.
    pub amount: Answer<Amount>,
    /// What for.
    #[schemars(length(max = 300))]
    pub what: Answer<String>,
}

choice! {
    /// Whether the accounts were audited.
    pub enum AccountsStatus {
        /// Not audited.
        Unaudited = "unaudited", "Not audited";
        /// Audited as part of the host's accounts.
        AuditedInHostAccounts = "audited_in_host_accounts", "Audited in the host's accounts";
    }
}

/// Next year's money.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NextYearBudget {
    /// What partners are asked to pay in.
    pub income_budget: Answer<Amount>,
    /// What is to be spent.
    pub spending_budget: Answer<Amount>,
    /// Whether the partners have confirmed it.
    pub confirmed: Answer<Confirmed>,
    /// What presses on next year's money.
    #[schemars(length(max = 1000))]
    pub pressures: Optional<Narrative>,
}

choice! {
    /// Whether a budget is confirmed.
    pub enum Confirmed {
        /// All of it.
        Yes = "yes", "Confirmed";
        /// Part of it.
        Part = "part", "Confirmed in part";
        /// None of it.
        No = "no", "Not confirmed";
    }
}
