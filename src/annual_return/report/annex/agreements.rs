//! The register of data-sharing agreements.

use crate::annual_return::information_sharing::figures::{Currency, currency};
use crate::annual_return::information_sharing::model::Agreement;
use crate::annual_return::report::{Chapter, Show, View, anchors, cell, heading, link_to, welcome_cell};
use crate::document::{Column, Section, Table};
use crate::value::Date;

/// The annex; `None` when there are no agreements.
pub fn annex(view: &View, letter: &str) -> Option<Section> {
    let agreements = view.r().information_sharing.agreements.items();
    if agreements.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, "register-of-agreements", &format!("{letter}Register of data-sharing agreements"));
    chapter.text(
        "Every agreement under which the partners share information about children, in the order in which it needs attention.",
    );
    let columns = vec![
        Column::words("Agreement", 4),
        Column::words("State", 2),
        Column::words("Signed by", 2),
        Column::words("Began", 2),
        Column::words("Review due", 2),
        Column::words("Ends", 2),
    ];
    let mut table = Table::new("table-agreements-register", "The agreements, their state and their dates", columns);
    let on = view.published.as_of;
    for registered in register(view) {
        let agreement = registered.agreement;
        table.row(
            link_to(&registered.anchor, registered.title.clone()),
            vec![
                cell(state(agreement, on)),
                cell(signed(agreement)),
                agreement.start.cell(),
                agreement.review_due.cell(),
                welcome_cell(&agreement.expires),
            ],
        );
    }
    if let Some(day) = on {
        table.notes.push(cell(format!("The state is that of {day}.")));
    }
    chapter.sparse_table(table);
    Some(chapter.done())
}

/// An agreement with its title and the anchor where the report says more.
pub struct Registered<'a> {
    /// The title of the agreement.
    pub title: String,
    /// The anchor of the section about it.
    pub anchor: String,
    /// The agreement.
    pub agreement: &'a Agreement,
}

/// The agreements, those that need attention first: expired, past their review, state not known, in date. Within each group they
/// are in order of the next review.
pub fn register<'a>(view: &View<'a>) -> Vec<Registered<'a>> {
    let agreements = view.r().information_sharing.agreements.items();
    let anchors = anchors("agreement", agreements, |agreement| &agreement.id);
    let mut all: Vec<Registered> = (1_usize..)
        .zip(agreements.iter().zip(anchors))
        .map(|(place, (agreement, anchor))| Registered {
            title: heading(&agreement.title, format!("Agreement {place}")),
            anchor,
            agreement,
        })
        .collect();
    let on = view.published.as_of;
    all.sort_by_key(|one| {
        let state = currency(one.agreement, on);
        let order = match state {
            Some(Currency::Expired) => 0,
            Some(Currency::PastReview) => 1,
            None => 2,
            Some(Currency::InDate) => 3,
        };
        (order, one.agreement.review_due.get())
    });
    all
}

/// The state of an agreement on a day, in words: "Past its review by 91 days".
pub fn state(agreement: &Agreement, on: Option<Date>) -> String {
    let since = |day: Option<Date>| {
        let days = day.zip(on).map(|(day, on)| day.days_until(on)).and_then(|days| usize::try_from(days).ok());
        days.map_or_else(String::new, |days| format!(" by {}", crate::value::counted(days, "day", "days")))
    };
    match currency(agreement, on) {
        Some(Currency::Expired) => {
            format!("Expired{}", agreement.expires.get().map_or_else(String::new, |day| format!(" on {day}")))
        }
        Some(Currency::PastReview) => format!("Past its review{}", since(agreement.review_due.get())),
        Some(Currency::InDate) => Currency::InDate.label().to_owned(),
        None => "Not known".to_owned(),
    }
}

/// How many parties have signed, in words: "All 9 parties", "8 of 9 parties"; "Not known" when no party is given.
pub fn signed(agreement: &Agreement) -> String {
    let parties = agreement.parties.items();
    if parties.is_empty() {
        return "Not known".to_owned();
    }
    let signed = parties.iter().filter(|party| party.signed_on.is_given()).count();
    if signed == parties.len() { format!("All {signed} parties") } else { format!("{signed} of {} parties", parties.len()) }
}
