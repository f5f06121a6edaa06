//! Every action of the return in one register: what, who, by when, its state, and what it follows from.

use super::{View, anchors, heading, numbered};
use crate::annual_return::report::Show;
use crate::annual_return::terms::evidence::{Action, ActionStatus};
use crate::value::{Answer, Date, counted};

/// The state of an action on the day the return was prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not done, and due this many days ago.
    Overdue(i32),
    /// Not done, and due on that day or later.
    Open,
    /// A plan that was due this many days ago. The form does not ask whether it was carried out.
    Passed(i32),
    /// A plan that is due on that day or later, or that has no due date.
    Planned,
    /// Not known, because its status or due date is not given.
    NotKnown,
    /// Done, with the date if given.
    Done(Option<Date>),
    /// Dropped, with the date if given.
    Dropped(Option<Date>),
}

impl State {
    /// The state in words, which does not rely on colour: "Overdue by 41 days".
    pub fn words(self) -> String {
        let days = |days: i32| counted(usize::try_from(days).unwrap_or_default(), "day", "days");
        let on = |word: &str, day: Option<Date>| day.map_or_else(|| word.to_owned(), |day| format!("{word} on {day}"));
        match self {
            Self::Overdue(late) => format!("Overdue by {}", days(late)),
            Self::Open => "Open".to_owned(),
            Self::Passed(late) => format!("Its day passed {} ago", days(late)),
            Self::Planned => "Planned".to_owned(),
            Self::NotKnown => "Not known".to_owned(),
            Self::Done(day) => on("Done", day),
            Self::Dropped(day) => on("Dropped", day),
        }
    }

    /// The sort order, most pressing first: overdue, open, plans, then not known, done and dropped. Within each state the
    /// earliest due date comes first.
    fn order(self) -> u8 {
        match self {
            Self::Overdue(_) => 0,
            Self::Open => 1,
            Self::Passed(_) => 2,
            Self::Planned => 3,
            Self::NotKnown => 4,
            Self::Done(_) => 5,
            Self::Dropped(_) => 6,
        }
    }
}

/// An action of the register.
#[derive(Debug, Clone)]
pub struct Registered {
    /// What is to be done.
    pub what: String,
    /// Who is responsible for it.
    pub owner: String,
    /// The due date.
    pub due: Option<Date>,
    /// Its state.
    pub state: State,
    /// What kind of thing it follows from: "Scrutiny".
    pub kind: &'static str,
    /// The title of what it follows from.
    pub source: String,
    /// The anchor of the section about what it follows from.
    pub anchor: String,
}

/// Every action, the most pressing first.
pub fn actions(view: &View) -> Vec<Registered> {
    let mut all = scrutiny(view);
    learning(view, &mut all);
    plans(view, &mut all);
    all.sort_by_key(|one| (one.state.order(), one.due.is_none(), one.due));
    all
}

/// The actions that are not done although their due date has passed, the longest overdue first.
pub fn overdue(view: &View) -> Vec<Registered> {
    let mut all = actions(view);
    all.retain(|one| matches!(one.state, State::Overdue(_)));
    all
}

fn scrutiny(view: &View) -> Vec<Registered> {
    super::places::findings(view)
        .into_iter()
        .flat_map(|((title, anchor), finding)| of(view, "Scrutiny", &title, &anchor, finding.actions.items()))
        .collect()
}

fn learning(view: &View, all: &mut Vec<Registered>) {
    let learning = &view.r().learning;
    let reviews = learning.practice_reviews.items();
    for (place, (review, anchor)) in (1_usize..).zip(reviews.iter().zip(anchors("practice-review", reviews, |review| &review.id)))
    {
        let title = heading(&review.theme, format!("Practice review {place}"));
        all.extend(of(view, "Practice review", &title, &anchor, review.actions.items()));
    }
    let audits = learning.audits.items();
    for (place, (audit, anchor)) in (1_usize..).zip(audits.iter().zip(anchors("audit", audits, |audit| &audit.id))) {
        let title = heading(&audit.title, format!("Audit {place}"));
        all.extend(of(view, "Audit", &title, &anchor, audit.actions.items()));
    }
    for (place, review) in (1_usize..).zip(learning.national_reviews.items()) {
        let title = heading(&review.review, format!("National review {place}"));
        all.extend(of(view, "National review", &title, &numbered("national-review", place), review.actions.items()));
    }
}

fn of(view: &View, kind: &'static str, title: &str, anchor: &str, actions: &[Action]) -> Vec<Registered> {
    let registered = |action: &Action| Registered {
        what: Show::text(&action.what),
        owner: view.body(&action.owner),
        due: action.due.get(),
        state: state(action, view.published.as_of),
        kind,
        source: title.to_owned(),
        anchor: anchor.to_owned(),
    };
    actions.iter().map(registered).collect()
}

fn state(action: &Action, on: Option<Date>) -> State {
    match action.status.get() {
        Some(ActionStatus::Done) => State::Done(action.closed.get()),
        Some(ActionStatus::Dropped) => State::Dropped(action.closed.get()),
        Some(ActionStatus::Open) => match action.due.get().zip(on) {
            Some((due, on)) if due < on => State::Overdue(due.days_until(on)),
            Some(_) => State::Open,
            None => State::NotKnown,
        },
        None => State::NotKnown,
    }
}

/// The plans that partners give elsewhere in the return: about needs that are not met, obstacles to sharing information, places
/// where harm happens, and groups that were not heard.
fn plans(view: &View, all: &mut Vec<Registered>) {
    let r = view.r();
    let planned = |due: Option<Date>| match due.zip(view.published.as_of) {
        Some((due, on)) if due < on => State::Passed(due.days_until(on)),
        _ => State::Planned,
    };
    let mut add = |what: &Answer<String>, owner: String, due: Option<Date>, kind, source: String, anchor: String| {
        if !what.text().trim().is_empty() {
            all.push(Registered { what: Show::text(what), owner, due, state: planned(due), kind, source, anchor });
        }
    };
    for gap in r.commissioning.gaps.items() {
        let need = gap
            .need
            .given()
            .and_then(|id| r.needs.needs.items().iter().find(|need| need.id.given().is_some_and(|own| id == own)));
        let owner =
            need.filter(|need| need.owner.is_given()).map_or_else(|| "The partners".to_owned(), |need| view.body(&need.owner));
        add(&gap.plan, owner, gap.by.get(), "Gap", view.name(&gap.need), "gaps".to_owned());
    }
    for (place, barrier) in (1_usize..).zip(r.information_sharing.barriers.items()) {
        let (owner, anchor) = (view.body(&barrier.body), numbered("barrier", place));
        add(&barrier.action, owner, barrier.by.get(), "Barrier to sharing", format!("Barrier {place}"), anchor);
    }
    let voice = &r.voice.under_represented;
    add(
        &voice.plan,
        "The partners".to_owned(),
        voice.by.get(),
        "Children not heard",
        "Who was not reached".to_owned(),
        "voice".to_owned(),
    );
    for (place, harm) in (1_usize..).zip(r.extra_familial_harm.places.items()) {
        let (owner, anchor) = (Show::text(&harm.who_is_responsible), numbered("harm-place", place));
        add(&harm.action, owner, harm.due.get(), "Place", Show::text(&harm.kind), anchor);
    }
}
