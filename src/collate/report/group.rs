//! What is added up over returns: groups of numbers, each of one measure, told apart by categories.
//!
//! A group is named once, here, with everything that the tables and the report say of it. The categories come from the lists and
//! choices of the form, so that a category added there is added up without a change here.

use crate::annual_return::commissioning::model::{ServiceDecision, Strength};
use crate::annual_return::information_sharing::figures::Currency;
use crate::annual_return::information_sharing::model::YesPartlyNo;
use crate::annual_return::learning::model::{Grading, ReviewDecision};
use crate::annual_return::priorities::model::Progress;
use crate::annual_return::scrutiny::model::{EscalationLevel, FindingKind, RetestResult, Severity};
use crate::annual_return::voice::model::HeardBy;
use crate::reference::shipped;
use crate::value::Choice;

/// In what the numbers of a group are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Pounds and pence.
    Pounds,
    /// Things that are counted, and are no children.
    Number,
}

/// A category of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category {
    /// Its code, unique in the group.
    pub code: &'static str,
    /// Its words.
    pub label: &'static str,
}

/// What a group is.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The part of the form it belongs to.
    pub topic: &'static str,
    /// What is added up.
    pub measure: &'static str,
    /// By what it is told apart.
    pub breakdown: &'static str,
    /// In what its numbers are given.
    pub unit: Unit,
    /// Whether its categories together come to something: a total.
    pub adds_up: bool,
}

macro_rules! groups {
    ($(#[doc = $doc:literal] $name:ident = $topic:literal, $measure:literal, $breakdown:literal, $unit:ident, $adds_up:literal, $categories:expr;)+) => {
        /// Numbers that every return adds to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Group {
            $(#[doc = $doc] $name,)+
        }

        impl Group {
            /// Every group, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What it is.
            pub fn about(self) -> About {
                match self {
                    $(Self::$name => About { topic: $topic, measure: $measure, breakdown: $breakdown, unit: Unit::$unit, adds_up: $adds_up },)+
                }
            }

            /// Its categories, in the order of the list they come from.
            pub fn categories(self) -> Vec<Category> {
                match self { $(Self::$name => $categories,)+ }
            }
        }
    };
}

groups! {
    /// What was paid in, by kind of income.
    Income = "Money", "Paid in", "Kind of income", Pounds, true, listed("income_category");
    /// What was paid in, by kind of partner.
    IncomeByPartner = "Money", "Paid in", "Kind of partner", Pounds, true, PARTNERS.to_vec();
    /// What was paid in the year before, by kind of partner.
    IncomeLastYear = "Money", "Paid in the year before", "Kind of partner", Pounds, true, PARTNERS.to_vec();
    /// What contributions in kind were worth, by who gave them.
    InKind = "Money", "Given in kind, estimated", "Kind of partner", Pounds, true, PARTNERS.to_vec();
    /// What was planned to be spent from the own budgets.
    PlannedByFunction = "Money", "Planned spending from the partnerships’ own budgets", "Core function", Pounds, true, listed("core_function");
    /// What was spent from the own budgets, by what it was for.
    SpentByFunction = "Money", "Spent from the partnerships’ own budgets", "Core function", Pounds, true, listed("core_function");
    /// The same by what was bought.
    SpentByNature = "Money", "Spent from the partnerships’ own budgets", "What was bought", Pounds, true, listed("expenditure_nature");
    /// What partners spent from their own budgets on the same needs.
    Aligned = "Money", "Spent by partners from their own budgets", "Core function", Pounds, true, listed("core_function");
    /// The reserves at the start and at the end of the year.
    Reserves = "Money", "In reserve", "When", Pounds, false, RESERVES.to_vec();
    /// What was spent on services, by how strong the evidence of their impact is.
    SpentByStrength = "Services", "Spent on services", "Evidence of impact", Pounds, true, choices::<Strength>();
    /// Core functions for which the money was called enough.
    Enough = "Money", "Returns that call the money enough", "Core function", Number, false, listed("core_function");
    /// Core functions for which the money was called stretched.
    Stretched = "Money", "Returns that call the money stretched", "Core function", Number, false, listed("core_function");
    /// Core functions for which the money was called not enough.
    NotEnough = "Money", "Returns that call the money not enough", "Core function", Number, false, listed("core_function");
    /// Needs that are met.
    NeedsMet = "Needs", "Needs that are met", "Theme", Number, true, listed("need_theme");
    /// Needs that are partly met.
    NeedsPartlyMet = "Needs", "Needs that are partly met", "Theme", Number, true, listed("need_theme");
    /// Needs that are not met.
    NeedsNotMet = "Needs", "Needs that are not met", "Theme", Number, true, listed("need_theme");
    /// Needs that no service names.
    NeedsWithoutService = "Needs", "Needs with no service", "Theme", Number, true, listed("need_theme");
    /// Services by how strong the evidence of their impact is.
    Services = "Services", "Services", "Evidence of impact", Number, true, choices::<Strength>();
    /// Services with evidence of impact, and without.
    ServicesWithEvidence = "Services", "Services", "Whether they list evidence of impact", Number, true, EVIDENCE.to_vec();
    /// Services by what happens to them next.
    Decisions = "Services", "Services", "Decision", Number, true, choices::<ServiceDecision>();
    /// Outcome measures with a target and a figure, and those that reached it.
    Outcomes = "Services", "Outcome measures", "Whether the target was reached", Number, true, TARGETS.to_vec();
    /// Priorities by progress.
    Priorities = "Priorities", "Priorities", "Progress", Number, true, choices::<Progress>();
    /// Findings of scrutiny by kind.
    Findings = "Scrutiny", "Findings of independent scrutiny", "Kind", Number, true, choices::<FindingKind>();
    /// Findings by the step of scrutiny they belong to.
    Steps = "Scrutiny", "Findings of independent scrutiny", "Step of scrutiny", Number, true, with(listed("six_step"), NO_STEP);
    /// Concerns and risks by severity.
    Severities = "Scrutiny", "Concerns and risks", "Severity", Number, true, choices::<Severity>();
    /// Concerns and risks by how far they were taken.
    Escalations = "Scrutiny", "Concerns and risks", "Escalated to", Number, true, choices::<EscalationLevel>();
    /// Concerns and risks by what was found when they were looked at again.
    Retests = "Scrutiny", "Concerns and risks", "When looked at again", Number, true, with(choices::<RetestResult>(), NOT_YET);
    /// What councils answered.
    AnswersOfCouncils = "Scrutiny", "Answers of councils to concerns and risks", "Answer", Number, true, ANSWERS.to_vec();
    /// What integrated care boards answered.
    AnswersOfBoards = "Scrutiny", "Answers of integrated care boards to concerns and risks", "Answer", Number, true, ANSWERS.to_vec();
    /// What police forces answered.
    AnswersOfPolice = "Scrutiny", "Answers of police forces to concerns and risks", "Answer", Number, true, ANSWERS.to_vec();
    /// What other bodies answered.
    AnswersOfOthers = "Scrutiny", "Answers of other bodies to concerns and risks", "Answer", Number, true, ANSWERS.to_vec();
    /// Requests of scrutineers for information.
    Requests = "Scrutiny", "Requests of scrutineers for information", "What became of them", Number, false, REQUESTS.to_vec();
    /// Actions that followed scrutiny.
    ActionsOfScrutiny = "Actions", "Actions that followed scrutiny", "Status", Number, true, ACTIONS.to_vec();
    /// Actions that followed practice reviews.
    ActionsOfReviews = "Actions", "Actions that followed practice reviews", "Status", Number, true, ACTIONS.to_vec();
    /// Actions that followed audits.
    ActionsOfAudits = "Actions", "Actions that followed audits", "Status", Number, true, ACTIONS.to_vec();
    /// Actions that followed national reviews.
    ActionsOfNationalReviews = "Actions", "Actions that followed national reviews", "Status", Number, true, ACTIONS.to_vec();
    /// Agreements by whether they are in date.
    Agreements = "Information sharing", "Data-sharing agreements", "Whether in date", Number, true, currencies();
    /// Agreements by whether they are structured.
    Structured = "Information sharing", "Data-sharing agreements", "Whether structured", Number, true, choices::<YesPartlyNo>();
    /// Agreements by whether they are formalised.
    Formalised = "Information sharing", "Data-sharing agreements", "Whether formalised", Number, true, choices::<YesPartlyNo>();
    /// Agreements by whether they work in practice.
    Operating = "Information sharing", "Data-sharing agreements", "Whether working in practice", Number, true, choices::<YesPartlyNo>();
    /// Rapid reviews by whether they were sent in time.
    RapidReviews = "Learning", "Rapid reviews", "Whether sent in time", Number, true, TIMES.to_vec();
    /// Rapid reviews by what was decided.
    ReviewDecisions = "Learning", "Rapid reviews", "Decision", Number, true, choices::<ReviewDecision>();
    /// Audits by how they graded practice.
    Audits = "Learning", "Multi-agency audits", "How practice was graded", Number, true, choices::<Grading>();
    /// Engagements by kind.
    Engagements = "Voice", "Times children or families were heard", "Kind", Number, true, listed("engagement_kind");
    /// Engagements by who listened.
    HeardBy = "Voice", "Times children or families were heard", "Heard by", Number, true, choices::<HeardBy>();
}

const fn category(code: &'static str, label: &'static str) -> Category {
    Category { code, label }
}

/// The kinds of statutory partner in the order of the law, and everyone else.
pub const PARTNERS: [Category; 4] = [
    category("local_authority", "Councils"),
    category("icb", "Integrated care boards"),
    category("police", "Police"),
    category("others", "Others"),
];
const RESERVES: [Category; 2] = [category("opening", "At the start of the year"), category("closing", "At the end of the year")];
const EVIDENCE: [Category; 2] = [category("with", "With evidence"), category("without", "With none, or none yet")];
const TARGETS: [Category; 2] = [category("reached", "Reached"), category("missed", "Not reached")];
const NO_STEP: Category = category("none", "No step");
const NOT_YET: Category = category("not_yet", "Not looked at again");
const ANSWERS: [Category; 4] = [
    category("accepted", "Accepted"),
    category("in_part", "Accepted in part"),
    category("rejected", "Not accepted"),
    category("unanswered", "Not answered"),
];
const REQUESTS: [Category; 3] =
    [category("requested", "Made"), category("in_time", "Met in time"), category("refused", "Refused")];
const ACTIONS: [Category; 4] =
    [category("open", "Not yet due"), category("overdue", "Overdue"), category("done", "Done"), category("dropped", "Given up")];
const TIMES: [Category; 2] = [category("in_time", "In time"), category("late", "Late")];

fn listed(list: &str) -> Vec<Category> {
    shipped().list(list).iter().map(|row| category(&row.code, &row.label)).collect()
}

fn choices<C: Choice>() -> Vec<Category> {
    C::ALL.iter().map(|choice| category(choice.code(), choice.label())).collect()
}

fn currencies() -> Vec<Category> {
    let code = |currency: Currency| match currency {
        Currency::InDate => "in_date",
        Currency::PastReview => "past_review",
        Currency::Expired => "expired",
    };
    Currency::ALL.map(|currency| category(code(currency), currency.label())).to_vec()
}

fn with(mut categories: Vec<Category>, last: Category) -> Vec<Category> {
    categories.push(last);
    categories
}
