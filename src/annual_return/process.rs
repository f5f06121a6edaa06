//! Figures about how work was done that depend on days which are not published. They are worked out once, from the return as it
//! was written, and only counts of reviews leave this module: never a day, never a count of children.

use serde::{Deserialize, Serialize};

use super::facts::Facts;
use super::learning::figures::{OnTime, rapid_reviews_on_time};
use super::learning::timeliness::sent_and_on_time;
use crate::value::Percent;

/// What is published about the partners' work that the public form of their return does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProcessFigures {
    /// Rapid reviews, judged by the days they took. `None` while a day that matters is not given.
    pub rapid_reviews: Option<OnTime>,
    /// How many rapid reviews were sent, and how many of them in time. `None` while a day is missing.
    pub rapid_reviews_sent: Option<(u32, u32)>,
}

impl ProcessFigures {
    /// What the return says as it was written.
    pub fn of(written: &Facts) -> Self {
        Self { rapid_reviews: rapid_reviews_on_time(written), rapid_reviews_sent: sent_and_on_time(written) }
    }

    /// Rapid reviews sent in time as a share of those sent; `None` when no review was sent.
    pub fn on_time_share(&self) -> Option<Percent> {
        let (sent, on_time) = self.rapid_reviews_sent?;
        Percent::of(on_time.into(), sent.into())
    }
}
