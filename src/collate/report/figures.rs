//! What one return adds to the national report: small, owned, and worked out by the figures that the return's own report prints.
//!
//! A number that is not known is `None`, never 0. What is shown of a count of children comes from the public form; the true
//! count, where the full form was sent, goes into totals alone.

use std::collections::BTreeMap;

use super::group::{Group, PARTNERS};
use crate::annual_return::Published;
use crate::annual_return::check::facts::Facts;
use crate::annual_return::commissioning::figures as services;
use crate::annual_return::finance::figures as money;
use crate::annual_return::finance::model::{InKind, Ledger, Sufficiency};
use crate::annual_return::indicators::figures::{Figure, figure, from_other_parts};
use crate::annual_return::indicators::given::given;
use crate::annual_return::indicators::model::IndicatorYear;
use crate::annual_return::information_sharing::figures as agreements;
use crate::annual_return::information_sharing::model::{Agreement, Standing};
use crate::annual_return::learning::figures::{ActionCount, actions_by_source, months_to_publication};
use crate::annual_return::learning::model::{AuditRecord, Grading};
use crate::annual_return::model::DataForm;
use crate::annual_return::needs::figures as needs;
use crate::annual_return::needs::model::NeedStatus;
use crate::annual_return::partnership::model::BodyKind;
use crate::annual_return::report::counts;
use crate::annual_return::scrutiny::figures::{Acceptance, by_body, of_step};
use crate::annual_return::scrutiny::model::{EscalationLevel, FindingKind, RetestResult, ScrutinyFinding};
use crate::collate::AcceptedReturn;
use crate::finding::{Level, Tally};
use crate::reference::{Indicator, IndicatorLevel, Unit};
use crate::value::{
    Answer, Balance, ChildCount, Choice, Code, CodeList, Count, Date, Decimal, Percent, Quantity, Stated, Symbol,
};

/// The numbers of a group, one a category; `None` if a number is not known. Empty where none is.
pub type Numbers = Vec<Option<Decimal>>;

/// How many years back from the one that is due the population may be that is divided by, where the tool ships no later one.
const YEARS_BACK: i16 = 5;

/// Families who were not offered a meeting: the sum of a list of reasons.
const NOT_OFFERED: &str = "D36";

/// The figures of one return that the report rests on.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The file, as the register names it.
    pub file: String,
    /// The digest of its public form.
    pub digest: String,
    /// The name of the partnership.
    pub partnership: String,
    /// The department's codes of its authorities, in order.
    pub authorities: Vec<String>,
    /// The code of the region in which all of its authorities lie; `None` if they lie in several, or in none that is known.
    pub region: Option<&'static str>,
    /// The children aged 0 to 17 of the area.
    pub children: Option<Children>,
    /// Whether the full form was sent.
    pub full: bool,
    /// The day it was prepared.
    pub prepared_on: Option<Date>,
    /// The day it was, or is to be, published.
    pub published_on: Option<Date>,
    /// The numbers of each group.
    pub groups: BTreeMap<Group, Numbers>,
    /// What councils, boards and police paid as shares of what the three paid together.
    pub partner_shares: Option<[Option<Percent>; 3]>,
    /// The reserve as a share of a year's spending.
    pub reserve_share: Option<Percent>,
    /// Contributions in kind as a share of cash.
    pub in_kind_share: Option<Percent>,
    /// The needs that are not met: the code of their theme, and their title.
    pub unmet: Vec<(String, String)>,
    /// The core functions for which the money is called not enough, by code.
    pub not_enough: Vec<String>,
    /// Whole months from the commissioning of a practice review to its publication, one number a published review.
    pub months_to_publication: Vec<i32>,
    /// The standardised data of the year.
    pub indicators: Vec<IndicatorFigure>,
    /// What the checks found, counted.
    pub tally: Tally,
    /// The rules that found something, each with how often, in the order of their codes.
    pub rules: Vec<(String, Level, usize)>,
}

/// The children of an area, and in the middle of which year they were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Children {
    /// How many.
    pub number: u32,
    /// The year.
    pub mid_year: i16,
}

/// An indicator of one authority, or of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorFigure {
    /// Its code.
    pub code: &'static str,
    /// The department's code of the authority; `None` for the partnership.
    pub authority: Option<&'static str>,
    /// What is shown of it, in its unit; `None` if nothing was given.
    pub shown: Option<Figure>,
    /// What is added up: a count, or what stands above and below the line.
    pub parts: Parts,
}

/// What of an indicator is added up over areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// A count.
    Count(Number),
    /// A share, by what is above and below its line.
    Share {
        /// Above.
        above: Number,
        /// Below.
        below: Number,
    },
    /// Nothing: a rate, or a share given without its numbers.
    Nothing,
}

/// A count as it is shown, and as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// It is shown.
    Shown(u64),
    /// It is held back in the return, and the full form says what it is.
    HeldBack(u64),
    /// It is not known here: not given, not available, or held back by a partnership that sent the public form alone.
    Unknown,
}

impl Number {
    /// The number for totals.
    pub fn written(self) -> Option<u64> {
        match self {
            Self::Shown(number) | Self::HeldBack(number) => Some(number),
            Self::Unknown => None,
        }
    }

    fn of<T: Quantity>(shown: &Answer<Stated<T>>, written: &Answer<Stated<T>>) -> Self {
        let whole = |answer: &Answer<Stated<T>>| answer.known().and_then(|number| number.whole());
        match (whole(shown), whole(written)) {
            (Some(shown), _) => Self::Shown(shown),
            (None, Some(written)) if is_held_back(shown) => Self::HeldBack(written),
            (None, Some(_) | None) => Self::Unknown,
        }
    }

    fn of_figures(shown: Option<Figure>, written: Option<Figure>) -> Self {
        let whole = |figure: Option<Figure>| figure?.known().and_then(|number| u64::try_from(number).ok());
        match (whole(shown), whole(written)) {
            (Some(shown), _) => Self::Shown(shown),
            (None, Some(written)) if shown == Some(Figure::Unknown(Symbol::Confidential)) => Self::HeldBack(written),
            (None, Some(_) | None) => Self::Unknown,
        }
    }
}

fn is_held_back<T: Quantity>(answer: &Answer<Stated<T>>) -> bool {
    answer.get().and_then(Stated::symbol) == Some(Symbol::Confidential)
}

/// The figures of a return that counts. They are those of its published form; the true numbers behind what is suppressed in it are
/// kept apart, for totals that are large enough to be shown.
pub fn figures(published: &Published, accepted: &AcceptedReturn) -> Figures {
    let written = &accepted.assessment.facts;
    let authorities = authorities(published);
    let groups: BTreeMap<Group, Numbers> = Group::ALL
        .iter()
        .map(|group| (*group, numbers(*group, published).unwrap_or_default()))
        .filter(|(_, numbers)| !numbers.is_empty())
        .collect();
    let findings = &accepted.assessment.findings;
    let mut rules: BTreeMap<(String, Level), usize> = BTreeMap::new();
    for finding in findings {
        let times = rules.entry((finding.code.clone(), finding.level)).or_default();
        *times = times.saturating_add(1);
    }
    let judgements = published.this.finance.core_functions.items();
    let shares = money::partner_shares(published).map(|shares| {
        let mut shares = shares.into_iter().map(|share| share.cash_share);
        [(); 3].map(|()| shares.next().flatten())
    });
    Figures {
        file: accepted.file.clone(),
        digest: accepted.digest.clone(),
        partnership: published.this.partnership.name.text().trim().to_owned(),
        region: region(published, &authorities),
        children: children(published, &authorities),
        full: accepted.data_form == DataForm::Full,
        prepared_on: published.this.prepared_on.get(),
        published_on: published.this.publication.date.get(),
        groups,
        partner_shares: shares,
        reserve_share: money::reserve_share(published),
        in_kind_share: money::in_kind_share(published),
        unmet: unmet(published),
        not_enough: judgements
            .iter()
            .filter(|own| own.judgement.get() == Some(Sufficiency::Insufficient))
            .filter_map(|own| own.core_function.given().map(|code| code.as_str().to_owned()))
            .collect(),
        months_to_publication: published
            .this
            .learning
            .practice_reviews
            .items()
            .iter()
            .filter_map(months_to_publication)
            .collect(),
        indicators: indicators(published, written),
        tally: Tally::of(findings),
        rules: rules.into_iter().map(|((code, level), times)| (code, level, times)).collect(),
        authorities,
    }
}

fn authorities(facts: &Facts) -> Vec<String> {
    let codes = facts.authorities().into_iter().filter_map(|(_, council)| council.code.given());
    let mut codes: Vec<String> =
        codes.map(|code| code.trim().to_owned()).filter(|code| facts.reference.authority(code).is_some()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The one region of all these authorities.
fn region(facts: &Facts, authorities: &[String]) -> Option<&'static str> {
    let mut regions = authorities.iter().map(|code| facts.reference.region_of(code).map(|region| region.code.as_str()));
    let first = regions.next()??;
    regions.all(|region| region == Some(first)).then_some(first)
}

/// The children of these authorities: at the middle of the year before the year's end, as the department divides by, or where that
/// is not shipped, of the latest year before for which all of them are.
fn children(facts: &Facts, authorities: &[String]) -> Option<Children> {
    let due = facts.year()?.ends_in().checked_sub(1)?;
    let count = |mid_year: i16| {
        let number = authorities.iter().map(|code| facts.reference.population(code, mid_year)).sum::<Option<u32>>()?;
        (number > 0).then_some(Children { number, mid_year })
    };
    (0..=YEARS_BACK).find_map(|back| count(due.checked_sub(back)?))
}

fn unmet(facts: &Facts) -> Vec<(String, String)> {
    let unmet = facts.this.needs.needs.items().iter().filter(|need| need.status.get() == Some(NeedStatus::Unmet));
    unmet.filter_map(|need| Some((need.theme.given()?.as_str().to_owned(), need.title.text().trim().to_owned()))).collect()
}

/// The numbers of a group; `None` if nothing can be said.
#[allow(clippy::too_many_lines, reason = "a few lines a group, and nothing to be told apart")]
fn numbers(group: Group, published: &Published) -> Option<Numbers> {
    let r = &published.this;
    let finance = &r.finance;
    match group {
        Group::Income => by_code(
            group,
            finance.income.given()?,
            |line| &line.category,
            |line| line.amount_actual.known().map(|it| it.decimal()),
        ),
        Group::IncomeByPartner => Some(by_partner(money::income_by_kind(published, |line| &line.amount_actual)?)),
        Group::IncomeLastYear => Some(by_partner(money::income_by_kind(published, |line| &line.amount_last_year)?)),
        Group::InKind => given_in_kind(published),
        Group::SpentByFunction | Group::PlannedByFunction => {
            money::spending(published)?;
            let functions = money::by_function(published)?;
            let amount = |code: &str| match functions.iter().find(|own| own.code == code) {
                Some(own) if group == Group::PlannedByFunction => own.planned,
                Some(own) => Some(own.spent),
                None => Some(Balance::ZERO),
            };
            Some(of_codes(group, |code| amount(code).map(|amount| amount.decimal())))
        }
        Group::SpentByNature => {
            money::spending(published)?;
            let natures = money::spending_by(published, |line| line.nature.given().map(|code| code.as_str().to_owned()))?;
            Some(of_codes(group, |code| {
                Some(natures.iter().find(|(own, _)| own == code).map_or(Decimal::ZERO, |(_, amount)| amount.decimal()))
            }))
        }
        Group::Aligned => {
            money::aligned_spending(published)?;
            let lines: Vec<_> = money::lines(published, Ledger::Aligned).collect();
            by_code_of(group, lines.into_iter(), |line| &line.core_function, |line| line.actual.known().map(|it| it.decimal()))
        }
        Group::Reserves => {
            let of = |answer: &Answer<Stated<Balance>>| answer.known().map(|it| it.decimal());
            Some(vec![of(&finance.reserves.opening), of(&finance.reserves.closing)])
        }
        Group::SpentByStrength => {
            r.commissioning.services.given()?;
            let mut spent = services::by_strength(&r.commissioning)?;
            // The figure has the strongest first, the list of the form last.
            spent.reverse();
            Some(spent.into_iter().map(|own| Some(own.spent.decimal())).collect())
        }
        Group::Enough => judged(published, Sufficiency::Sufficient),
        Group::Stretched => judged(published, Sufficiency::Stretched),
        Group::NotEnough => judged(published, Sufficiency::Insufficient),
        Group::NeedsMet => of_status(published, NeedStatus::Met),
        Group::NeedsPartlyMet => of_status(published, NeedStatus::PartlyMet),
        Group::NeedsNotMet => of_status(published, NeedStatus::Unmet),
        Group::NeedsWithoutService => {
            let without = needs::without_service(published)?;
            by_code_of(group, without.into_iter(), |need| &need.theme, |_| Some(Decimal::ONE))
        }
        Group::Services => chosen(r.commissioning.services.given()?.iter().map(|service| &service.impact.strength)),
        Group::ServicesWithEvidence => {
            let all = r.commissioning.services.given()?.len();
            let without = services::without_evidence(published)?.len();
            Some(counted(&[all.checked_sub(without)?, without]))
        }
        Group::Decisions => chosen(r.commissioning.services.given()?.iter().map(|service| &service.decision)),
        Group::Outcomes => {
            r.commissioning.services.given()?;
            let targets = counts::targets(published);
            Some(counted(&[targets.reached, targets.measured.checked_sub(targets.reached)?]))
        }
        Group::Priorities => chosen(r.priorities.priorities.given()?.iter().map(|priority| &priority.progress)),
        Group::Findings => chosen(r.scrutiny.findings.given()?.iter().map(|finding| &finding.kind)),
        Group::Steps => {
            let findings = r.scrutiny.findings.given()?;
            let step = |code: &str| of_step(findings, (code != "none").then_some(code)).map(|own| decimal(own.all()));
            Some(of_codes(group, step))
        }
        Group::Severities => chosen(concerns(published)?.into_iter().map(|finding| &finding.severity)),
        Group::Escalations => {
            let level = |finding: &ScrutinyFinding| match finding.escalation.given() {
                Some(escalation) => escalation.level.get(),
                None => Some(EscalationLevel::None),
            };
            let levels: Option<Vec<EscalationLevel>> = concerns(published)?.into_iter().map(level).collect();
            let levels = levels?;
            let number = |level: &EscalationLevel| levels.iter().filter(|own| *own == level).count();
            Some(counted(&EscalationLevel::ALL.iter().map(number).collect::<Vec<_>>()))
        }
        Group::Retests => {
            let result = |finding: &&ScrutinyFinding| finding.follow_up.given().map(|follow_up| follow_up.result.get());
            let results: Vec<Option<Option<RetestResult>>> = concerns(published)?.iter().map(result).collect();
            let known: Option<Vec<RetestResult>> = results.iter().copied().flatten().collect();
            let known = known?;
            let number = |result: &RetestResult| known.iter().filter(|own| *own == result).count();
            let not_yet = results.iter().filter(|result| result.is_none()).count();
            Some(counted(&RetestResult::ALL.iter().map(number).chain([not_yet]).collect::<Vec<_>>()))
        }
        Group::AnswersOfCouncils => answers(published, Some(BodyKind::LocalAuthority)),
        Group::AnswersOfBoards => answers(published, Some(BodyKind::Icb)),
        Group::AnswersOfPolice => answers(published, Some(BodyKind::Police)),
        Group::AnswersOfOthers => answers(published, None),
        Group::Requests => {
            let access = &r.scrutiny.access_to_information;
            let of = |answer: &Answer<Stated<Count>>| answer.known().map(|number| number.decimal());
            Some(vec![of(&access.requested), of(&access.met_in_time), of(&access.refused)])
        }
        Group::ActionsOfScrutiny => actions(published, 0, r.scrutiny.findings.is_given()),
        Group::ActionsOfReviews => actions(published, 1, r.learning.practice_reviews.is_given()),
        Group::ActionsOfAudits => actions(published, 2, r.learning.audits.is_given()),
        Group::ActionsOfNationalReviews => actions(published, 3, r.learning.national_reviews.is_given()),
        Group::Agreements => {
            let states = agreements::by_currency(r.information_sharing.agreements.given()?, published.as_of)?;
            Some(counted(&states.into_iter().map(|(_, number)| number).collect::<Vec<_>>()))
        }
        Group::Structured => standing(published, |agreement| &agreement.structured),
        Group::Formalised => standing(published, |agreement| &agreement.formalised),
        Group::Operating => standing(published, |agreement| &agreement.operating),
        Group::RapidReviews => {
            let judged = published.process().rapid_reviews?;
            Some(vec![Some(judged.on_time.into()), Some(judged.judged.checked_sub(judged.on_time)?.into())])
        }
        Group::ReviewDecisions => chosen(r.learning.rapid_reviews.given()?.iter().map(|review| &review.decision)),
        Group::Audits => {
            let grading = |audit: &AuditRecord| audit.grading.get().unwrap_or(Grading::NotGraded);
            let gradings: Vec<_> = r.learning.audits.given()?.iter().map(grading).collect();
            Some(counted(&Grading::ALL.iter().map(|one| gradings.iter().filter(|own| *own == one).count()).collect::<Vec<_>>()))
        }
        Group::Engagements => by_code(group, r.voice.engagements.given()?, |one| &one.kind, |_| Some(Decimal::ONE)),
        Group::HeardBy => chosen(r.voice.engagements.given()?.iter().map(|one| &one.by)),
    }
}

fn decimal(number: usize) -> Decimal {
    Decimal::from(number)
}

fn counted(numbers: &[usize]) -> Numbers {
    numbers.iter().map(|number| Some(decimal(*number))).collect()
}

/// A number a category of a group, from its code.
fn of_codes(group: Group, number: impl Fn(&str) -> Option<Decimal>) -> Numbers {
    group.categories().iter().map(|category| number(category.code)).collect()
}

/// What entries come to, by a code of theirs. Nothing can be said where one of them does not have it.
fn by_code<'a, T, L: CodeList>(
    group: Group,
    entries: &'a [T],
    code: impl Fn(&'a T) -> &'a Answer<Code<L>>,
    amount: impl Fn(&T) -> Option<Decimal>,
) -> Option<Numbers> {
    by_code_of(group, entries.iter(), code, amount)
}

fn by_code_of<'a, T: 'a, L: CodeList>(
    group: Group,
    entries: impl Iterator<Item = &'a T>,
    code: impl Fn(&'a T) -> &'a Answer<Code<L>>,
    amount: impl Fn(&T) -> Option<Decimal>,
) -> Option<Numbers> {
    let entries: Vec<(&str, Option<Decimal>)> =
        entries.map(|entry| Some((code(entry).given()?.as_str(), amount(entry)))).collect::<Option<_>>()?;
    Some(of_codes(group, |category| {
        let own = entries.iter().filter(|(code, _)| *code == category).map(|(_, amount)| *amount);
        own.sum()
    }))
}

/// How often each choice was made; `None` while one is not.
fn chosen<'a, C: Choice + PartialEq>(answers: impl Iterator<Item = &'a Answer<C>>) -> Option<Numbers> {
    let answers: Vec<C> = answers.map(Answer::get).collect::<Option<_>>()?;
    Some(counted(&C::ALL.iter().map(|choice| answers.iter().filter(|one| *one == choice).count()).collect::<Vec<_>>()))
}

fn by_partner(kinds: Vec<money::KindShare>) -> Numbers {
    kinds.into_iter().map(|kind| Some(kind.amount.decimal())).collect()
}

/// What contributions in kind were worth, by who gave them.
fn given_in_kind(facts: &Facts) -> Option<Numbers> {
    let gifts = facts.this.finance.in_kind.given()?;
    let kind = |gift: &InKind| {
        let body = facts.body(gift.given_by.given()?.as_str())?;
        Some(body.kind.get().filter(|kind| kind.is_statutory()).map_or("others", Choice::code))
    };
    let known: Vec<(&str, Option<Decimal>)> = gifts
        .iter()
        .map(|gift| Some((kind(gift)?, gift.value_estimate.known().map(|it| it.decimal()))))
        .collect::<Option<_>>()?;
    let of = |code: &str| known.iter().filter(|(own, _)| *own == code).map(|(_, value)| *value).sum();
    Some(PARTNERS.iter().map(|partner| of(partner.code)).collect())
}

/// 1 if the money for a core function was judged so, 0 if it was judged otherwise, `None` if it was not judged.
fn judged(facts: &Facts, as_: Sufficiency) -> Option<Numbers> {
    let judgements = facts.this.finance.core_functions.given()?;
    Some(of_codes(Group::NotEnough, |code| {
        let own = judgements.iter().find(|own| own.core_function.given().is_some_and(|own| own.as_str() == code))?;
        Some(if own.judgement.get()? == as_ { Decimal::ONE } else { Decimal::ZERO })
    }))
}

fn of_status(facts: &Facts, status: NeedStatus) -> Option<Numbers> {
    let needs = facts.this.needs.needs.given()?;
    by_code(
        Group::NeedsMet,
        needs,
        |need| &need.theme,
        |need| Some(if need.status.get()? == status { Decimal::ONE } else { Decimal::ZERO }),
    )
}

/// The concerns and risks of scrutiny; `None` while the kind of a finding is not known.
fn concerns(facts: &Facts) -> Option<Vec<&ScrutinyFinding>> {
    let findings = facts.this.scrutiny.findings.given()?;
    let kinds: Vec<(FindingKind, &ScrutinyFinding)> =
        findings.iter().map(|finding| finding.kind.get().map(|kind| (kind, finding))).collect::<Option<_>>()?;
    Some(kinds.into_iter().filter(|(kind, _)| *kind != FindingKind::Strength).map(|(_, finding)| finding).collect())
}

/// What bodies of a kind answered; `None` for those that are no statutory partners.
fn answers(facts: &Facts, kind: Option<BodyKind>) -> Option<Numbers> {
    let bodies = by_body(facts.this.scrutiny.findings.given()?)?;
    let own = |id: &str| facts.body(id).and_then(|body| body.kind.get()).filter(|kind| kind.is_statutory());
    let all = bodies.iter().filter(|(id, _)| own(id) == kind).fold(Acceptance::default(), |sum, (_, own)| Acceptance {
        addressed: sum.addressed.saturating_add(own.addressed),
        accepted: sum.accepted.saturating_add(own.accepted),
        in_part: sum.in_part.saturating_add(own.in_part),
        rejected: sum.rejected.saturating_add(own.rejected),
        unanswered: sum.unanswered.saturating_add(own.unanswered),
    });
    Some(counted(&[all.accepted, all.in_part, all.rejected, all.unanswered]))
}

fn actions(facts: &Facts, source: usize, given: bool) -> Option<Numbers> {
    let sources = actions_by_source(facts);
    let (_, counted_) = sources.get(source).filter(|_| given)?;
    let ActionCount { open, overdue, done, dropped } = (*counted_)?;
    Some(counted(&[open, overdue, done, dropped]))
}

fn standing(facts: &Facts, respect: impl Fn(&Agreement) -> &Standing) -> Option<Numbers> {
    let standing = agreements::by_standing(facts.this.information_sharing.agreements.given()?, respect)?;
    Some(counted(&standing.into_iter().map(|(_, number)| number).collect::<Vec<_>>()))
}

/// The standardised data of the year: what was given of each authority, and what other parts of the return hold of the partnership.
fn indicators(published: &Published, written: &Facts) -> Vec<IndicatorFigure> {
    let Some(year) = published.year() else { return Vec::new() };
    let mut found = Vec::new();
    let as_shown = given(published).unwrap_or_default();
    let as_written = given(written).unwrap_or_default();
    for shown in as_shown.iter().filter(|given| given.period == Some(year)) {
        let Some(indicator) = published.reference.indicator(&shown.indicator.code) else { continue };
        let authority = shown.authority_code(published).and_then(|code| published.reference.authority(code.trim()));
        let is_of_authority = indicator.level == IndicatorLevel::Authority;
        if is_of_authority != authority.is_some() {
            continue;
        }
        let written = as_written.iter().find(|written| written.is(&indicator.code, shown.authority, year));
        let written = written.map_or(shown.year, |written| written.year);
        let number = |pick: fn(&IndicatorYear) -> &Answer<ChildCount>| Number::of(pick(shown.year), pick(written));
        let parts = match indicator.unit {
            Unit::Children | Unit::Events => Parts::Count(number(|year| &year.count)),
            Unit::Percent => Parts::Share { above: number(|year| &year.numerator), below: number(|year| &year.denominator) },
            Unit::RatePer10000 | Unit::Money | Unit::Number => Parts::Nothing,
        };
        let council = shown.authority.and_then(|id| published.body(id));
        found.push(IndicatorFigure {
            code: &indicator.code,
            authority: authority.map(|authority| authority.dfe_code.as_str()),
            shown: figure(published, indicator, council, year),
            parts,
        });
    }
    let process = published.process();
    let other = |indicator: &'static Indicator| {
        let shown = from_other_parts(published, process, &indicator.code);
        let number = match Number::of_figures(shown, from_other_parts(written, process, &indicator.code)) {
            // Of a sum only some parts of which are held back, the others say too much.
            Number::HeldBack(_) if indicator.code == NOT_OFFERED => Number::Unknown,
            number => number,
        };
        let parts = match indicator.unit {
            Unit::Children | Unit::Events => Parts::Count(number),
            Unit::Percent | Unit::RatePer10000 | Unit::Money | Unit::Number => Parts::Nothing,
        };
        shown.map(|shown| IndicatorFigure { code: &indicator.code, authority: None, shown: Some(shown), parts })
    };
    let all = published.reference.indicators().iter().filter(|indicator| indicator.level == IndicatorLevel::Partnership);
    found.extend(all.filter_map(other));
    found
}
