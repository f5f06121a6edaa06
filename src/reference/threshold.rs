//! The numbers rules compare with.

use serde::Deserialize;

use super::table::shipped;
use crate::value::Decimal;

pub(super) const THRESHOLDS: &str = shipped!("thresholds.toml");

/// One number that rules compare with, and why it is that number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The number.
    pub value: u32,
    /// What it counts.
    pub unit: String,
    /// Why the rule asks at all.
    pub why: String,
    /// Where the number comes from.
    pub source: String,
    /// The codes of the rules that compare with it.
    pub rules: Vec<String>,
}

impl Threshold {
    /// The number, to compare with shares and amounts.
    pub fn decimal(&self) -> Decimal {
        Decimal::from(self.value)
    }
}

macro_rules! thresholds {
    ($(#[doc = $doc:literal] $name:ident;)+) => {
        /// Every number a rule compares with, as `schema/thresholds.toml` has them.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Thresholds {
            $(#[doc = $doc] pub $name: Threshold,)+
        }

        impl Thresholds {
            /// Every threshold with its name, for pages that list them.
            pub fn all(&self) -> Vec<(&'static str, &Threshold)> {
                vec![$((stringify!($name), &self.$name)),+]
            }
        }
    };
}

thresholds! {
    /// The fewest letters and digits of a text that two years cannot have in common by chance.
    copied_text_letters_least;
    /// The least share of planned meetings that were held.
    meetings_held_least;
    /// The fewest missed meetings or seats that are asked about.
    meetings_missed_least;
    /// The least share of its seats that a partner filled.
    seats_attended_least;
    /// The most months a dispute may stay unresolved.
    dispute_months_most;
    /// The fewest months left of a contract whose service is to continue.
    contract_months_left_least;
    /// The least share of its capacity that a service used.
    capacity_used_least;
    /// The most of its capacity that a service used.
    capacity_used_most;
    /// The last rank that counts as high.
    need_ranked_high_up_to;
    /// The least share of spending for a need ranked high.
    need_ranked_high_spend_least;
    /// The first rank that counts as low.
    need_ranked_low_from;
    /// The greatest share of spending for a need ranked low.
    need_ranked_low_spend_most;
    /// The most years that evidence of a need may be old.
    evidence_years_most;
    /// The greatest difference from the budget of a line, as a share.
    line_variance_percent_most;
    /// The greatest difference from the budget of a line, in pounds.
    line_variance_pounds_most;
    /// The greatest share of one of the three statutory partners.
    partner_share_most;
    /// The most months since the funding agreement was reviewed.
    funding_agreement_months_most;
    /// The greatest share of income that needs no name.
    other_income_unnamed_most;
    /// The least share of the partnership's own work that scrutiny costs.
    scrutiny_share_least;
    /// The greatest share of the partnership's own work that scrutiny costs.
    scrutiny_share_most;
    /// The greatest reserve, as a share of the year's spending.
    reserve_most;
    /// The greatest change from last year's spending for each child, as a share.
    spending_per_child_change_percent_most;
    /// The most years a partner may pay the same cash amount.
    flat_contribution_years_most;
    /// The greatest change from last year's number, as a share.
    indicator_change_percent_most;
    /// The greatest change from last year's number, in children or events.
    indicator_change_count_most;
    /// The greatest change from last year's percentage, in points.
    indicator_change_points_most;
    /// The greatest number of children that is held back.
    small_number_most;
    /// The fewest children of a group who are not easily recognised.
    recognisable_group_least;
    /// The fewest children of an area in which a small group is not easily recognised.
    recognisable_population_least;
    /// The most months until a closed finding is tested again.
    follow_up_months_most;
    /// The least share of contracted days of scrutiny that were used.
    scrutiny_days_used_least;
    /// The most working days until a request for information is answered.
    information_request_days_most;
    /// The working days allowed for a rapid review.
    rapid_review_days_most;
    /// The working days allowed for a notification.
    notification_days_most;
    /// The most months that a practice review may take.
    practice_review_months_most;
    /// The most months until an audit that found practice weak is repeated.
    audit_repeat_months_most;
    /// The greatest share of booked places that were not used.
    training_no_show_most;
    /// The least share of enquiries that were reviewed within five days.
    five_day_review_share_least;
    /// The working days allowed for an initial conference.
    conference_days_most;
    /// The least share of the designated officer's cases closed in three months.
    lado_closed_three_months_least;
    /// The most priorities.
    priorities_most;
    /// The greatest reading age.
    reading_age_most;
    /// The fewest words of which a reading age is estimated.
    reading_words_least;
    /// The months allowed until the report is published.
    publication_months_most;
}

impl Thresholds {
    /// The file is part of the program: a test holds that it reads.
    pub(super) fn read() -> Self {
        toml::from_str(THRESHOLDS).unwrap_or_default()
    }
}
