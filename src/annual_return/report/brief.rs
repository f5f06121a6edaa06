//! The edition `dsp-brief`: what the lead safeguarding partners and their delegates must look at, on at most two pages. A state
//! is always given in words, never only by a colour or symbol. Points for which there is no room are counted, and are in the full
//! return.

use super::annex::{register, signed, state};
use super::register::overdue;
use super::short::gravest_first;
use super::{Chapter, Show, View, cell, places};
use crate::annual_return::finance::figures as money;
use crate::annual_return::finance::model::{Confirmed, Ledger, Sufficiency};
use crate::annual_return::information_sharing::figures::{Currency, currency};
use crate::annual_return::model::Duty;
use crate::annual_return::needs::figures::{ranked, without_service};
use crate::annual_return::scrutiny::model::{EscalationLevel, Position, ScrutinyFinding};
use crate::document::{Block, Cell, Column, Inline, Section, Table};
use crate::value::{Amount, Answer, Balance, Choice, Date, Id, capitalised, counted, listed};

/// The maximum number of points printed for a topic.
const MOST: usize = 6;
/// How many lines the points of all topics may take. A draft has fewer, because its notice takes room. Each topic without points
/// adds the lines of its heading.
const LINES: usize = 21;
const LINES_OF_A_DRAFT: usize = 10;
const LINES_OF_A_HEADING: usize = 3;
/// About how many characters fit in a line.
const ACROSS: usize = 72;
/// A point with more characters than this is shortened.
const LONGEST: usize = 150;
/// An agreement that expires or is due for review within this many months is included.
const MONTHS_AHEAD: i32 = 6;

/// Something that needs attention: its name, in bold, and its state.
struct Point {
    title: String,
    state: String,
}

impl Point {
    fn new(title: impl Into<String>, state: impl Into<String>) -> Self {
        Self { title: title.into(), state: state.into() }
    }

    fn lines(&self) -> usize {
        self.title.chars().count().saturating_add(self.state.chars().count()).saturating_add(2).div_ceil(ACROSS)
    }

    fn block(self) -> Vec<Block> {
        let mut words: Cell = vec![Inline::Strong(vec![Inline::Text(format!("{}:", capitalised(&self.state)))])];
        words.push(Inline::Text(format!(" {}", self.title)));
        vec![Block::Paragraph(words)]
    }
}

/// A topic of the brief.
struct Topic {
    anchor: &'static str,
    title: &'static str,
    /// The part of the full return that has the rest.
    place: &'static str,
    /// The sentence printed when there is nothing to look at.
    clear: &'static str,
    points: Vec<Point>,
}

/// The one chapter of the edition.
pub fn sections(view: &View) -> Vec<Section> {
    let topics = topics(view);
    let shares = share_out(&topics, view.draft);
    let mut chapter = Chapter::new(view, "brief", "What to look at");
    chapter.table(glance(view, &topics));
    for (topic, shown) in topics.into_iter().zip(shares).filter(|(topic, _)| !topic.points.is_empty()) {
        let all = topic.points.len();
        chapter.section(topic.anchor, topic.title, |inner| {
            let items: Vec<Vec<Block>> = topic.points.into_iter().take(shown).map(Point::block).collect();
            if !items.is_empty() {
                inner.block(Block::List { ordered: false, items });
            }
            match (shown, all - shown) {
                (_, 0) => {}
                (0, more) => inner.text(format!("{}, in {}.", capitalised(&counted(more, "point", "points")), topic.place)),
                (_, more) => inner.text(format!("And {more} more, in {}.", topic.place)),
            }
        });
    }
    vec![chapter.done()]
}

/// How many points of each topic to print so that they fit on two pages: one of each topic, then one more of each in turn while
/// there is room.
fn share_out(topics: &[Topic], draft: bool) -> Vec<usize> {
    let without = topics.iter().filter(|topic| topic.points.is_empty()).count();
    let room = if draft { LINES_OF_A_DRAFT } else { LINES }.saturating_add(without.saturating_mul(LINES_OF_A_HEADING));
    let mut shares: Vec<usize> = vec![0; topics.len()];
    let mut taken = 0_usize;
    for place in 0..MOST {
        for (topic, share) in topics.iter().zip(&mut shares) {
            let lines = topic.points.get(place).map(Point::lines);
            if let Some(more) = lines.filter(|more| *share == place && taken.saturating_add(*more) <= room) {
                taken = taken.saturating_add(more);
                *share = place.saturating_add(1);
            }
        }
    }
    shares
}

fn topics(view: &View) -> Vec<Topic> {
    vec![
        Topic {
            anchor: "brief-decisions",
            title: "What needs a decision",
            place: "the full return",
            clear: "Nothing waits for a decision",
            points: decisions(view),
        },
        Topic {
            anchor: "brief-actions",
            title: "Overdue actions",
            place: "the register of actions of the full return",
            clear: "No action is overdue",
            points: late(view),
        },
        Topic {
            anchor: "brief-findings",
            title: "Findings without an answer, or not accepted",
            place: "the chapter on scrutiny of the full return",
            clear: "Every finding is answered and accepted",
            points: findings(view),
        },
        Topic {
            anchor: "brief-money",
            title: "Money at risk",
            place: "the chapter on money of the full return",
            clear: "No money is at risk",
            points: at_risk(view),
        },
        Topic {
            anchor: "brief-agreements",
            title: "Data-sharing agreements",
            place: "the register of agreements of the full return",
            clear: "Every agreement is in date and signed",
            points: agreements(view),
        },
        Topic {
            anchor: "brief-queries",
            title: "Questions that are not explained",
            place: "the list that “check” prints",
            clear: "Every question of the checks is explained",
            points: queries(view),
        },
        Topic {
            anchor: "brief-duties",
            title: "Duties to be ready for",
            place: "the full return",
            clear: "Every proposed duty is in force here already",
            points: duties(view),
        },
    ]
}

/// All topics at a glance, each with its number of points.
fn glance(view: &View, topics: &[Topic]) -> Table {
    let columns = vec![Column::words("Topic", 4), Column::words("State", 5)];
    let mut table = Table::new("table-glance", "What the lead and delegated safeguarding partners need to look at", columns);
    for topic in topics {
        let state: Cell = match topic.points.len() {
            0 => cell(format!("In order. {}.", topic.clear)),
            number => {
                vec![Inline::Strong(vec![Inline::Text(format!(
                    "{} to look at",
                    capitalised(&counted(number, "point", "points"))
                ))])]
            }
        };
        table.row(topic.title, vec![state].into_iter().collect());
    }
    if let Some(day) = view.published.as_of {
        table.notes.push(cell(format!("As things stood on {day}.")));
    }
    table
}

/// A title with its reason, if there is room for both.
fn with_reason(title: &str, reason: &str) -> String {
    let reason = reason.trim();
    let whole = format!("{title}. {reason}");
    if reason.is_empty() || whole.chars().count() > LONGEST { title.to_owned() } else { whole }
}

fn decisions(view: &View) -> Vec<Point> {
    let r = view.r();
    let mut points = Vec::new();
    let without = without_service(view.published).unwrap_or_default();
    for (place, need) in ranked(view.published) {
        if without.iter().any(|one| std::ptr::eq(*one, need)) {
            let (title, _) = places::need(place, need);
            points.push(Point::new(with_reason(&title, need.unmet_reason.text()), "no service meets this need"));
        }
    }
    for ((title, _), finding) in gravest_first(view) {
        let level = finding.escalation.level.get();
        let settled = finding.escalation.outcome.is_given();
        if matches!(level, Some(EscalationLevel::Lead | EscalationLevel::Outside)) && !settled {
            points.push(Point::new(title, "escalated to the lead partners, no outcome yet"));
        }
    }
    let next = &r.finance.next_year;
    match next.confirmed.get() {
        Some(Confirmed::No) => points.push(Point::new(budget(view), "next year’s budget is not confirmed")),
        Some(Confirmed::Part) => points.push(Point::new(budget(view), "next year’s budget is confirmed in part")),
        Some(Confirmed::Yes) | None => {}
    }
    if let Some(since) = r.governance.dispute_resolution.unresolved_since.get() {
        let days = view.published.as_of.map_or(0, |on| since.days_until(on));
        points.push(Point::new(
            format!("it began on {since}, {} ago", counted(usize::try_from(days).unwrap_or_default(), "day", "days")),
            "a dispute between partners is not resolved",
        ));
    }
    if view.draft {
        points.extend(unsigned(view));
    }
    points
}

fn budget(view: &View) -> String {
    let next = &view.r().finance.next_year;
    match (next.income_budget.known(), next.spending_budget.known()) {
        (Some(paid), Some(spent)) => format!("{paid} to be paid in, {spent} to be spent"),
        _ => "the amounts are not known yet".to_owned(),
    }
}

/// The statutory partners that have not signed yet; `None` when all have signed.
fn unsigned(view: &View) -> Option<Point> {
    let signatures = view.r().sign_off.signatures.items();
    let has_signed = |id: &str| signatures.iter().any(|own| own.body.given().is_some_and(|body| body.as_str() == id));
    let missing: Vec<String> = view
        .published
        .present_partners()
        .into_iter()
        .filter_map(|(_, body)| body.id.given().map(Id::as_str))
        .filter(|id| !has_signed(id))
        .map(|id| view.published.body_name(id))
        .collect();
    let named = listed(&missing);
    let named = if named.chars().count() > LONGEST { counted(missing.len(), "partner", "partners") } else { named };
    (!missing.is_empty()).then(|| Point::new(named, "not signed yet"))
}

fn late(view: &View) -> Vec<Point> {
    overdue(view)
        .into_iter()
        .map(|action| {
            let what = if action.what.chars().count() > LONGEST { action.source.clone() } else { action.what.clone() };
            let what = what.trim_end_matches('.').to_owned();
            Point::new(format!("{what}. {}.", action.owner), action.state.words())
        })
        .collect()
}

fn findings(view: &View) -> Vec<Point> {
    let mut points = Vec::new();
    for ((title, _), finding) in gravest_first(view) {
        let severity =
            finding.severity.get().map_or_else(String::new, |severity| format!(", severity {}", severity.label().to_lowercase()));
        let silent = without_answer(view, finding);
        if !silent.is_empty() {
            points.push(Point::new(format!("{title}{severity}"), format!("no answer from {}", listed(&silent))));
        }
        for response in finding.responses.items().iter().filter(|response| response.position.get() == Some(Position::Reject)) {
            points.push(Point::new(format!("{title}{severity}"), format!("not accepted by {}", view.body(&response.body))));
        }
    }
    points
}

/// The bodies to which a finding is addressed and that have not answered it.
fn without_answer(view: &View, finding: &ScrutinyFinding) -> Vec<String> {
    let answered =
        |id: &str| finding.responses.items().iter().any(|own| own.body.given().is_some_and(|body| body.as_str() == id));
    let silent = finding.addressed_to.items().iter().filter(|body| !answered(body.as_str()));
    silent.map(|body| view.published.body_name(body.as_str())).collect()
}

fn at_risk(view: &View) -> Vec<Point> {
    let facts = view.published;
    let finance = &facts.this.finance;
    let mut points = Vec::new();
    if let Some(gap) = money::next_year_gap(facts).filter(|gap| *gap > Balance::ZERO) {
        points.push(Point::new(format!("{gap} more is to be spent next year than is to be paid in"), "gap next year"));
    }
    if let (Some(closing), Some(least)) = (finance.reserves.closing.known(), finance.reserves.minimum.known())
        && closing < Balance::from(least)
    {
        points.push(Point::new(
            format!("{closing} is held and {least} is the least the partners want"),
            "reserve below its minimum",
        ));
    }
    for judged in finance.core_functions.items().iter().filter(|own| own.judgement.get() == Some(Sufficiency::Insufficient)) {
        points.push(Point::new(with_reason(&view.label(&judged.core_function), judged.consequence.text()), "not enough money"));
    }
    for line in finance.income.items() {
        let short = short_of(&line.amount_budget, &line.amount_actual);
        if let Some(short) = short.filter(|short| *short > Balance::ZERO) {
            let who = if line.paid_by.is_given() { view.body(&line.paid_by) } else { Show::text(&line.category) };
            points.push(Point::new(format!("{who}: {short} less than budgeted"), "contribution not paid in full"));
        }
    }
    let mut over: Vec<(Balance, String)> = money::lines(facts, Ledger::Own)
        .filter_map(|line| {
            let over = line.actual.known()? - line.budget.known()?;
            (over > Balance::ZERO).then(|| (over, Show::text(&line.description)))
        })
        .collect();
    over.sort_by(|(a, _), (b, _)| b.cmp(a));
    points.extend(over.into_iter().map(|(over, line)| Point::new(format!("{line}, by {over}"), "spent more than budgeted")));
    points
}

fn short_of(budget: &Answer<Amount>, paid: &Answer<Amount>) -> Option<Balance> {
    Some(Balance::from(budget.known()?) - Balance::from(paid.known()?))
}

fn agreements(view: &View) -> Vec<Point> {
    let on = view.published.as_of;
    let horizon = on.map(|on| on.plus_months(MONTHS_AHEAD));
    let soon = |day: Option<Date>| day.zip(horizon).is_some_and(|(day, horizon)| day <= horizon);
    let mut points = Vec::new();
    for one in register(view) {
        let agreement = one.agreement;
        let parties = agreement.parties.items();
        let state = match currency(agreement, on) {
            Some(Currency::Expired | Currency::PastReview) => state(agreement, on),
            Some(Currency::InDate) if soon(agreement.expires.get()) => {
                format!("ends on {}", agreement.expires.get().map_or_else(String::new, |day| day.to_string()))
            }
            Some(Currency::InDate) | None if parties.iter().any(|party| !party.signed_on.is_given()) => {
                format!("signed by {}", signed(agreement))
            }
            Some(Currency::InDate) if soon(agreement.review_due.get()) => {
                format!("review due on {}", agreement.review_due.get().map_or_else(String::new, |day| day.to_string()))
            }
            Some(Currency::InDate) | None => continue,
        };
        points.push(Point::new(one.title, state));
    }
    points
}

fn queries(view: &View) -> Vec<Point> {
    let open = view.findings.iter().filter(|finding| finding.explanation.is_none());
    open.map(|finding| {
        let message =
            if finding.message.chars().count() > LONGEST { finding.path().to_string() } else { capitalised(&finding.message) };
        Point::new(message, format!("not explained, {}", finding.code))
    })
    .collect()
}

fn duties(view: &View) -> Vec<Point> {
    let to_come: Vec<&str> =
        Duty::ALL.iter().filter(|duty| !view.published.duty_in_force(**duty)).map(|duty| duty.label()).collect();
    let proposed = (!to_come.is_empty()).then(|| Point::new(to_come.join("; "), "proposed, not yet in force here"));
    readiness(view).chain(proposed).collect()
}

/// How ready the area is for the Information Sharing Duty.
fn readiness(view: &View) -> impl Iterator<Item = Point> {
    let ready = &view.r().information_sharing.duty_readiness;
    let duty = "Information Sharing Duty";
    let policy = (ready.is_given() && !ready.policy_updated.is_given())
        .then(|| Point::new("Local policy is not brought into line yet", duty));
    let staff = ready.staff_briefed.known().filter(|share| share.to_string() != "100%");
    let staff = staff.map(|share| Point::new(format!("{share} of staff are briefed"), duty));
    policy.into_iter().chain(staff)
}
