//! The register of actions.

use crate::annual_return::report::register::{Registered, State, actions};
use crate::annual_return::report::{Chapter, View, cell, counts, link_to, many};
use crate::document::{Cell, Column, Inline, Section, Table};
use crate::value::listed;

/// The annex; `None` when there are no actions.
pub fn annex(view: &View, letter: &str) -> Option<Section> {
    let all = actions(view);
    if all.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, "register-of-actions", &format!("{letter}Register of actions"));
    let counted = counts::actions(view.published).filter(|counted| counted.all() > 0).map_or_else(String::new, |counted| {
        let told: Vec<String> = [
            (counted.done, "is done", "are done"),
            (counted.open, "is open", "are open"),
            (counted.overdue, "is overdue", "are overdue"),
            (counted.dropped, "was dropped", "were dropped"),
        ]
        .into_iter()
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, several)| many(number, one, several))
        .collect();
        format!(" Of those that follow scrutiny, reviews and audits, {}.", listed(&told))
    });
    chapter.text(format!(
        "Everything the partners said they would do: after scrutiny, practice reviews, audits and national reviews, and in their plans.{counted}"
    ));
    chapter.table(table(view, "table-actions-register", "The actions, the most pressing first", &all));
    Some(chapter.done())
}

/// A table of actions, each with a link to what it follows from.
pub fn table(view: &View, anchor: &str, caption: &str, actions: &[Registered]) -> Table {
    let columns = vec![
        Column::words("Action", 5),
        Column::words("Who", 3),
        Column::words("Due", 2),
        Column::words("State", 2),
        Column::words("Follows from", 3),
    ];
    let mut table = Table::new(anchor, caption, columns);
    for action in actions {
        let due = action.due.map_or_else(|| "No date".to_owned(), |due| due.to_string());
        let source = vec![format!("{}: ", action.kind).into(), link_to(&action.anchor, action.source.clone())];
        table.row(action.what.clone(), vec![cell(action.owner.clone()), cell(due), state(action.state), source]);
    }
    if let Some(day) = view.published.as_of {
        table.notes.push(cell(format!("The state is that of {day}.")));
    }
    table
}

/// The state as a table cell; overdue actions are emphasised.
pub fn state(state: State) -> Cell {
    let words = Inline::Text(state.words());
    match state {
        State::Overdue(_) | State::Passed(_) => vec![Inline::Strong(vec![words])],
        State::Open | State::Planned | State::NotKnown | State::Done(_) | State::Dropped(_) => vec![words],
    }
}
