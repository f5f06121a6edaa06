//! Allegations against adults who work with children, and the designated officer (LADO) who oversees them.

use crate::annual_return::prelude::*;

/// Allegations and their oversight.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Lado {
    /// How many contacts there were.
    pub contacts: Answer<Counted>,
    /// How many of them were answered with advice.
    pub advice: Answer<Counted>,
    /// How many were taken on as referrals.
    pub referrals: Answer<Counted>,
    /// How many were not for the designated officer.
    #[schemars(title = "Not for the designated officer")]
    pub not_for_lado: Answer<Counted>,
    /// How many cases were open on the first day.
    pub open_at_start: Answer<Counted>,
    /// Referrals by the sector the adult works in.
    pub by_sector: Optional<Vec<SectorCount>>,
    /// Referrals by the harm alleged.
    pub by_harm: Optional<Vec<HarmCount>>,
    /// Referrals by who made them.
    pub by_referrer: Optional<Vec<ReferrerCount>>,
    /// How cases ended, those still open among them.
    pub outcomes: Answer<Vec<OutcomeCount>>,
    /// How quickly cases were closed.
    pub timeliness: Part<Timeliness>,
    /// How often and to whom concerns were escalated.
    #[schemars(length(max = 1000))]
    pub escalations: Answer<Narrative>,
    /// The capacity of the designated officers.
    pub capacity: Part<Capacity>,
    /// What was learnt.
    #[schemars(length(max = 1200))]
    pub learning: Answer<Narrative>,
}

/// Referrals of a sector.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SectorCount {
    /// The sector.
    pub sector: Answer<Code<list::LadoSector>>,
    /// How many.
    pub count: Answer<ChildCount>,
}

/// Referrals about a kind of harm.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HarmCount {
    /// The harm.
    pub harm: Answer<Code<list::LadoHarm>>,
    /// How many.
    pub count: Answer<ChildCount>,
}

/// Referrals from a kind of referrer.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReferrerCount {
    /// Who made them.
    pub referrer: Answer<Code<list::LadoReferrer>>,
    /// How many.
    pub count: Answer<ChildCount>,
}

/// Cases with an outcome.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OutcomeCount {
    /// The outcome.
    pub outcome: Answer<AllegationOutcome>,
    /// How many.
    pub count: Answer<ChildCount>,
}

choice! {
    /// How an allegation ended.
    pub enum AllegationOutcome {
        /// There is enough evidence to prove it.
        Substantiated = "substantiated", "Substantiated";
        /// It is disproved, and was a deliberate deception.
        Malicious = "malicious", "Malicious";
        /// It is disproved.
        False = "false_allegation", "False";
        /// It is neither proved nor disproved.
        Unsubstantiated = "unsubstantiated", "Unsubstantiated";
        /// There is nothing behind it.
        Unfounded = "unfounded", "Unfounded";
        /// The case is still open.
        Ongoing = "ongoing", "Still open";
    }
}

/// How quickly cases were closed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Timeliness {
    /// How many were referred within one working day.
    pub referred_within_1_working_day: Optional<ChildCount>,
    /// How many were closed within one month.
    pub closed_within_1_month: Answer<ChildCount>,
    /// How many were closed after one month and within three.
    pub closed_within_3_months: Answer<ChildCount>,
    /// How many were closed after three months and within twelve.
    pub closed_within_12_months: Answer<ChildCount>,
    /// How many took longer than twelve months.
    pub closed_after_12_months: Answer<ChildCount>,
}

/// The capacity of the designated officers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Capacity {
    /// How many full-time equivalents.
    #[schemars(title = "Full-time equivalents")]
    pub fte: Answer<Stated<Fraction>>,
    /// How many days of training they had.
    pub training_days: Optional<Counted>,
    /// How they are supervised and advised.
    #[schemars(length(max = 400))]
    pub supervision: Answer<String>,
}
