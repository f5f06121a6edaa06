//! The numbers that rules compare with.

use serde::Deserialize;

use super::table::shipped;
use crate::value::Decimal;

pub(super) const THRESHOLDS: &str = shipped!("thresholds.toml");

/// A number that rules compare with, and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The number.
    pub value: u32,
    /// Its unit.
    pub unit: String,
    /// Why there is such a rule at all.
    pub why: String,
    /// Where the number comes from.
    pub source: String,
    /// The codes of the rules that use it.
    pub rules: Vec<String>,
}

impl Threshold {
    /// The number as a decimal, for comparing with shares and amounts.
    pub fn decimal(&self) -> Decimal {
        Decimal::from(self.value)
    }
}

macro_rules! thresholds {
    ($(#[doc = $doc:literal] $name:ident;)+) => {
        /// Every number that rules compare with, as given in `schema/thresholds.toml`.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Thresholds {
            $(#[doc = $doc] pub $name: Threshold,)+
        }

        impl Thresholds {
            /// Every threshold with its name.
            pub fn all(&self) -> Vec<(&'static str, &Threshold)> {
                vec![$((stringify!($name), &self.$name)),+]
            }
        }
    };
}

thresholds! {
    /// The fewest letters and digits of a text that two years are unlikely to share by chance.
    copied_text_letters_least;
    /// The lowest share of planned meetings that were held.
    meetings_held_least;
    /// The fewest missed meetings or seats that raise a question.
    meetings_missed_least;
    /// The lowest share of its seats that a partner filled.
    seats_attended_least;
    /// The most months a dispute may stay unresolved.
    dispute_months_most;
    /// The fewest months left on a contract whose service is to continue.
    contract_months_left_least;
    /// The lowest share of its capacity that a service used.
    capacity_used_least;
    /// The highest share of its capacity that a service used.
    capacity_used_most;
    /// The last rank that counts as a high need.
    need_ranked_high_up_to;
    /// The lowest share of spending on a need ranked high.
    need_ranked_high_spend_least;
    /// The first rank that counts as a low need.
    need_ranked_low_from;
    /// The highest share of spending on a need ranked low.
    need_ranked_low_spend_most;
    /// The most years old that evidence of a need may be.
    evidence_years_most;
    /// The largest difference between a line and its budget, as a percentage.
    line_variance_percent_most;
    /// The largest difference between a line and its budget, in pounds.
    line_variance_pounds_most;
    /// The highest share that one of the three statutory partners may pay of what all three pay.
    partner_share_most;
    /// The most months since the funding agreement was reviewed.
    funding_agreement_months_most;
    /// The highest share of income whose source need not be named.
    other_income_unnamed_most;
    /// The lowest cost of scrutiny, as a share of spending on the partnership's own work.
    scrutiny_share_least;
    /// The highest cost of scrutiny, as a share of spending on the partnership's own work.
    scrutiny_share_most;
    /// The highest reserve, as a share of the year's spending.
    reserve_most;
    /// The largest change from last year's spending per child, as a percentage.
    spending_per_child_change_percent_most;
    /// The most years a partner may pay the same cash amount.
    flat_contribution_years_most;
    /// The largest change from last year's number, as a percentage.
    indicator_change_percent_most;
    /// The largest change from last year's number, in children or events.
    indicator_change_count_most;
    /// The largest change from last year's percentage, in percentage points.
    indicator_change_points_most;
    /// The largest number of children that is suppressed.
    small_number_most;
    /// The fewest children in a group that is not easily recognised.
    recognisable_group_least;
    /// The fewest children in an area where a small group is not easily recognised.
    recognisable_population_least;
    /// The most months before a closed finding is tested again.
    follow_up_months_most;
    /// The lowest share of contracted scrutiny days that were used.
    scrutiny_days_used_least;
    /// The most working days to answer a request for information.
    information_request_days_most;
    /// The working days allowed for a rapid review.
    rapid_review_days_most;
    /// The working days allowed for a notification.
    notification_days_most;
    /// The most months that a practice review may take.
    practice_review_months_most;
    /// The most months before an audit that found weak practice is repeated.
    audit_repeat_months_most;
    /// The highest share of booked places that were not used.
    training_no_show_most;
    /// The lowest share of enquiries that were reviewed within five days.
    five_day_review_share_least;
    /// The working days allowed for an initial conference.
    conference_days_most;
    /// The lowest share of the designated officer's cases that were closed within three months.
    lado_closed_three_months_least;
    /// The most priorities.
    priorities_most;
    /// The highest reading age.
    reading_age_most;
    /// The fewest words for which a reading age is estimated.
    reading_words_least;
    /// The months allowed before the report is published.
    publication_months_most;
}

impl Thresholds {
    /// The file is part of the program; a test checks that it can be read.
    pub(super) fn read() -> Self {
        toml::from_str(THRESHOLDS).unwrap_or_default()
    }
}
