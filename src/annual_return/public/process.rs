//! Figures about how work was done that depend on dates which are not published. They are calculated once, from the return as it
//! was written. Only counts of reviews leave this module: never a date, never a count of children.

use serde::{Deserialize, Serialize};

use crate::annual_return::check::facts::Facts;
use crate::annual_return::learning::figures::{OnTime, rapid_reviews_on_time};
use crate::annual_return::learning::timeliness::sent_and_on_time;
use crate::value::Percent;

/// What is published about the partners' work and is not in the public form of their return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProcessFigures {
    /// How many rapid reviews were on time, by the working days they took. `None` if a date that matters is not given.
    pub rapid_reviews: Option<OnTime>,
    /// How many rapid reviews were sent, and how many of those on time. `None` if a date is missing.
    pub rapid_reviews_sent: Option<(u32, u32)>,
}

impl ProcessFigures {
    /// The figures of a return as it was written.
    pub fn of(written: &Facts) -> Self {
        Self { rapid_reviews: rapid_reviews_on_time(written), rapid_reviews_sent: sent_and_on_time(written) }
    }

    /// The share of rapid reviews sent on time among those sent; `None` when no review was sent.
    pub fn on_time_share(&self) -> Option<Percent> {
        let (sent, on_time) = self.rapid_reviews_sent?;
        Percent::of(on_time.into(), sent.into())
    }
}
