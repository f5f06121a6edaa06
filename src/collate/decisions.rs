//! `decisions.csv`: what a person settled, so that nothing is asked twice.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::value::Date;

/// What a person settled of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was chosen.
    pub choice: String,
    /// Who decided.
    pub by: String,
    /// On which day.
    pub date: Option<Date>,
    /// Why.
    pub reason: String,
}

/// The decisions, by the name of their case.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    by_case: BTreeMap<String, Decision>,
}

/// The columns of the list.
pub const COLUMNS: [&str; 5] = ["case", "choice", "by", "date", "reason"];

impl Decisions {
    /// Reads the list.
    ///
    /// # Errors
    /// When it is no table with these columns, a case stands in it twice, or a row does not say who decided, when and why.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let rows = super::receipts::table(bytes, &COLUMNS)?;
        let mut by_case = BTreeMap::new();
        for (line, row) in rows {
            let [case, choice, by, date, reason] = row;
            let cannot = |why: String| Error::new(format!("line {line}: {why}"));
            // A case that nobody has decided yet stands in the list that the tool itself writes.
            if [&choice, &by, &date, &reason].into_iter().all(String::is_empty) {
                continue;
            }
            let day = Date::parse(&date);
            let missing = [(&choice, "choice"), (&by, "by"), (&reason, "reason")].into_iter().find(|(cell, _)| cell.is_empty());
            if let Some((_, column)) = missing {
                return Err(cannot(format!("the column {column} is empty; say what was decided, by whom and why")));
            }
            if day.is_none() {
                return Err(cannot(format!("the date is “{date}”; write it as 2027-10-05")));
            }
            let decision = Decision { choice, by, date: day, reason };
            if by_case.insert(case.clone(), decision).is_some() {
                return Err(cannot(format!("{case} is decided twice; keep the row that holds")));
            }
        }
        Ok(Self { by_case })
    }

    /// The decision of a case.
    pub fn of(&self, case: &str) -> Option<&Decision> {
        self.by_case.get(case)
    }

    /// The cases that were decided.
    pub fn cases(&self) -> impl Iterator<Item = &str> {
        self.by_case.keys().map(String::as_str)
    }
}
