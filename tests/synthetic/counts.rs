//! Counts of children, cases, places and people, scaled to the size of the area. Parts add up to their wholes as in the example.

use serde_json::Value;

use super::json::{self, count, entries_mut, put};
use super::money::apportioned;
use super::random::Random;

const CHILDREN: u64 = 115_330;

/// The factor that counts are scaled by, in ten-thousandths.
#[derive(Debug, Clone, Copy)]
struct Scale(u64);

impl Scale {
    fn of(self, old: u64) -> u64 {
        (old * self.0 + 5_000) / 10_000
    }

    fn noisy(self, chance: &mut Random) -> Self {
        Self(self.0 * u64::try_from(chance.between(8_000, 12_000)).expect("more than nought") / 10_000)
    }

    fn fields(self, data: &mut Value, path: &str, keys: &[&str]) {
        let Some(group) = json::at_mut(data, path) else { return };
        for key in keys {
            if let Some(old) = count(group, key) {
                put(group, key, self.of(old));
            }
        }
    }
}

/// Scales every count that depends on the size of the area.
pub fn vary(data: &mut Value, children: u32, chance: &mut Random) {
    let scale = Scale(u64::from(children) * 10_000 / CHILDREN);
    services(data, scale, chance);
    for need in entries_mut(data, "needs.needs") {
        let own = scale.noisy(chance);
        if let Some(old) = count(need, "population.estimate") {
            put(need, "population.estimate", own.of(old).max(6));
        }
    }
    lado(data, scale.noisy(chance));
    training(data, Scale(3_000 + 7 * scale.0 / 10), chance);
    let team = scale.noisy(chance);
    team.fields(data, "macpt.strategy_meetings", &["held", "chaired_by_lead_practitioner", "three_partners_present"]);
    team.fields(data, "macpt.five_day_reviews", &["due", "held_in_five_days", "with_safety_plan"]);
    team.fields(data, "macpt.conferences", &["held", "within_15_working_days", "exceptional_reason_recorded"]);
    team.fields(data, "macpt.plan_endings", &["ended", "with_recorded_decision", "with_continuing_support"]);
    families(data, scale.noisy(chance));
    scale.noisy(chance).fields(data, "looked_after", &["placed_elsewhere", "placed_here"]);
    scale.noisy(chance).fields(data, "extra_familial_harm", &["children_sexually_exploited"]);
    Scale(1_500 + 8 * scale.0 / 10).fields(data, "learning.section_11_and_175", &["returns_due", "returns_received"]);
    for agreement in entries_mut(data, "information_sharing.agreements") {
        let own = Scale(1_000 + 9 * scale.0 / 10).noisy(chance);
        own.fields(agreement, "operation", &["requests", "met", "refused"]);
    }
    for engagement in entries_mut(data, "voice.engagements") {
        if let Some(old) = count(engagement, "number").filter(|old| *old >= 6) {
            put(engagement, "number", Scale(10_000).noisy(chance).of(old).max(6));
        }
    }
    for one in entries_mut(data, "scrutiny.scrutineers") {
        let used = count(one, "days_used").unwrap_or_default();
        put(one, "days_used", used.saturating_sub(chance.below(4) as u64));
    }
}

fn services(data: &mut Value, scale: Scale, chance: &mut Random) {
    for service in entries_mut(data, "commissioning.services") {
        let own = scale.noisy(chance);
        let old_served = count(service, "served").unwrap_or_default();
        let served = own.of(old_served).max(8);
        put(service, "served", served);
        if let Some(old) = count(service, "capacity") {
            // The service stays as full as in the example: rounding a small number must not make it look empty.
            put(service, "capacity", (served * old).div_ceil(old_served.max(1)));
        }
        own.fields(service, "waiting", &["on_list"]);
        let old: Vec<i64> = json::entries(service, "reach").iter().filter_map(|group| signed(group, "count")).collect();
        let parts = apportioned(i64::try_from(served).expect("few"), &old);
        let all: i64 = old.iter().sum();
        let is_split = old.len() == json::entries(service, "reach").len() && all == i64::try_from(old_served).expect("few");
        for (group, part) in entries_mut(service, "reach").iter_mut().zip(parts) {
            match count(group, "count") {
                Some(_) if is_split => put(group, "count", part),
                Some(old) => put(group, "count", own.of(old)),
                None => {}
            }
        }
    }
}

fn signed(entry: &Value, key: &str) -> Option<i64> {
    count(entry, key).and_then(|number| i64::try_from(number).ok())
}

fn lado(data: &mut Value, scale: Scale) {
    let Some(lado) = json::at_mut(data, "lado") else { return };
    let of = |key| scale.of(count(lado, key).unwrap_or_default());
    let (advice, referrals, other, open) = (of("advice"), of("referrals").max(1), of("not_for_lado"), of("open_at_start"));
    for (key, number) in [("advice", advice), ("referrals", referrals), ("not_for_lado", other), ("open_at_start", open)] {
        put(lado, key, number);
    }
    put(lado, "contacts", advice + referrals + other);
    for (list, whole) in
        [("by_sector", referrals), ("by_harm", referrals), ("by_referrer", referrals), ("outcomes", referrals + open)]
    {
        split(lado, list, whole);
    }
    let ongoing = json::entries(lado, "outcomes").iter().find(|entry| json::is(entry, "outcome", "ongoing"));
    let closed = referrals + open - ongoing.and_then(|entry| count(entry, "count")).unwrap_or_default();
    let keys = ["closed_within_1_month", "closed_within_3_months", "closed_within_12_months", "closed_after_12_months"];
    let old: Vec<i64> = keys.iter().filter_map(|key| signed(lado, &format!("timeliness.{key}"))).collect();
    for (key, part) in keys.iter().zip(apportioned(i64::try_from(closed).expect("few"), &old)) {
        put(lado, &format!("timeliness.{key}"), part);
    }
    let soon = count(lado, "timeliness.referred_within_1_working_day").unwrap_or_default();
    put(lado, "timeliness.referred_within_1_working_day", scale.of(soon).min(referrals));
}

fn split(data: &mut Value, list: &str, whole: u64) {
    let old: Vec<i64> = json::entries(data, list).iter().filter_map(|entry| signed(entry, "count")).collect();
    for (entry, part) in entries_mut(data, list).iter_mut().zip(apportioned(i64::try_from(whole).expect("few"), &old)) {
        put(entry, "count", part);
    }
}

fn training(data: &mut Value, scale: Scale, chance: &mut Random) {
    for course in entries_mut(data, "training.programme") {
        let own = scale.noisy(chance);
        let mut attended = 0;
        for agency in entries_mut(course, "by_agency") {
            let came = own.of(count(agency, "attended").unwrap_or_default());
            put(agency, "attended", came);
            attended += came;
        }
        let missed = own.of(count(course, "did_not_attend").unwrap_or_default());
        put(course, "attended", attended);
        put(course, "did_not_attend", missed);
        put(course, "places_offered", attended + missed + chance.below(12) as u64);
    }
}

fn families(data: &mut Value, scale: Scale) {
    scale.fields(data, "family_networks.group_decision_making", &["offered", "taken_up", "plans_agreed"]);
    let mut families = count(data, "family_networks.group_decision_making.offered").unwrap_or_default();
    for reason in entries_mut(data, "family_networks.group_decision_making.not_offered") {
        let number = scale.of(count(reason, "count").unwrap_or_default());
        put(reason, "count", number);
        families += number;
    }
    put(data, "family_networks.group_decision_making.families", families);
    scale.fields(data, "family_networks.support_packages", &["agreed"]);
    scale.fields(data, "family_networks.reunification", &["returned", "with_plan", "re_entered"]);
}
