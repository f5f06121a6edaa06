//! Smaller and larger returns: entries are removed or repeated under other ids, and some answers are changed.

use serde_json::{Value, json};

use super::entries::{remove, repeat, repeat_service};
use super::json::{self, entries, entries_mut, put};
use super::random::Random;

/// The size of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Some returns are smaller than the complete example, others larger.
    Varied,
    /// The entries of the complete example and no others.
    Example,
}

/// Entries that a return can do without, grouped with those that must go together.
const DROPPED: [&[&str]; 48] = [
    &["cafcass"],
    &["transport-police"],
    &["fire-and-rescue"],
    &["district-councils"],
    &["faith-forum"],
    &["sports-partnership"],
    &["childrens-homes"],
    &["independent-schools"],
    &["housing-association"],
    &["community-youth-groups"],
    &["need-not-in-school"],
    &["need-homeless"],
    &["need-young-carers"],
    &["need-online-harm"],
    &["need-sexual-abuse"],
    &["need-disability"],
    &["svc-safe-sleep"],
    &["svc-youth-grants"],
    &["svc-self-help-app"],
    &["svc-parenting-groups"],
    &["svc-family-packages"],
    &["svc-online-training"],
    &["svc-support-hub"],
    &["fnd-school-notices"],
    &["fnd-arrests"],
    &["fnd-two-boards"],
    &["fnd-training-reach"],
    &["fnd-executive-hears"],
    &["fnd-neglect-tool"],
    &["dsa-data-set"],
    &["dsa-unborn"],
    &["dsa-schools"],
    &["dsa-exploitation"],
    &["aud-strategy-meetings"],
    &["aud-domestic-abuse"],
    &["rr-2026-02", "not-2026-02"],
    &["rr-2026-03", "not-2026-03", "not-2026-04"],
    &["lcspr-exploitation"],
    &["eng-taught-at-home"],
    &["eng-waiting-for-help"],
    &["crs-exploitation"],
    &["crs-sexual-abuse"],
    &["crs-online"],
    &["inc-interest"],
    &["inc-audit-sold"],
    &["inc-community-safety"],
    &["spend-regional-hub"],
    &["story-after-hospital"],
];

/// Parts of the form that are optional or about a proposed duty.
const PARTS: [&str; 6] = ["macpt", "extra_familial_harm", "looked_after", "workforce", "stories", "family_networks"];

const REPEATED: [(&str, &str); 16] = [
    ("information_sharing.agreements", "dsa-front-door"),
    ("information_sharing.agreements", "dsa-teams"),
    ("scrutiny.findings", "fnd-school-notices"),
    ("scrutiny.findings", "fnd-fathers"),
    ("scrutiny.findings", "fnd-disabled-children"),
    ("scrutiny.activities", "sa-conferences"),
    ("voice.engagements", "eng-parents-panel"),
    ("voice.engagements", "eng-school-survey"),
    ("voice.engagements", "eng-recovery-children"),
    ("training.programme", "crs-neglect"),
    ("training.programme", "crs-domestic-abuse"),
    ("learning.audits", "aud-domestic-abuse"),
    ("finance.income", "inc-course-fees"),
    ("finance.in_kind", "kind-council-legal"),
    ("finance.spending", "spend-meetings"),
    ("governance.decisions", "dec-neglect-courses"),
];

const SERVICES: [&str; 4] = ["svc-pre-birth", "svc-recovery", "svc-outreach", "svc-advocacy"];

/// Fields with answers that fit just as well.
const ANSWERS: [(&str, &str, &[&str]); 7] = [
    ("scrutiny.findings", "severity", &["low", "medium", "high"]),
    ("needs.needs", "trend", &["steady", "rising", "falling", "unknown"]),
    ("needs.needs", "population.confidence", &["low", "medium", "high"]),
    ("governance.relevant_agencies", "engaged", &["full", "partial"]),
    ("learning.audits", "grading", &["mixed", "good"]),
    ("finance.in_kind", "valuation_method", &["cost", "market"]),
    ("commissioning.services", "evidence_rating", &["foundations_guidebook", "none"]),
];

/// Removes and repeats entries. Money and counts are varied afterwards.
pub fn entries_of(data: &mut Value, size: Size, chance: &mut Random) {
    if size == Size::Example {
        return;
    }
    // From the smallest return of a small partnership to one larger than the example.
    let (dropped, repeated) = *chance.pick(&[(65, 0), (45, 0), (25, 0), (12, 1), (4, 2), (0, 3)]);
    let gone: Vec<&str> = DROPPED.iter().filter(|_| chance.chance(dropped)).flat_map(|ids| ids.iter().copied()).collect();
    remove(data, &gone);
    for part in PARTS.iter().filter(|_| chance.chance(dropped / 2)) {
        json::clear(data, part);
    }
    if chance.chance(dropped / 3) {
        json::clear(data, "lado");
    }
    for number in 2..2 + repeated {
        for (path, id) in REPEATED.iter().filter(|_| chance.chance(60)) {
            repeat(data, path, id, number);
        }
        for id in SERVICES.iter().filter(|_| chance.chance(60)) {
            repeat_service(data, id, number);
        }
        if chance.chance(50) {
            another_incident(data, number);
        }
    }
    straighten(data);
}

fn another_incident(data: &mut Value, number: usize) {
    let Some(notification) = repeat(data, "learning.notifications", "not-2026-01", number) else { return };
    let Some(review) = repeat(data, "learning.rapid_reviews", "rr-2026-01", number) else { return };
    for entry in entries_mut(data, "learning.rapid_reviews").iter_mut().filter(|entry| json::is(entry, "id", &review)) {
        put(entry, "notifications", json!([notification]));
    }
}

/// Numbers the ranks without gaps, and makes the incidents match the notifications.
fn straighten(data: &mut Value) {
    for (i, need) in entries_mut(data, "needs.needs").iter_mut().enumerate() {
        put(need, "rank", i + 1);
    }
    let notified = entries(data, "learning.notifications").len();
    let deaths = usize::from(notified > 1);
    for (key, number) in [("notifications", notified), ("deaths", deaths), ("serious_harm", notified - deaths)] {
        put(data, &format!("learning.incidents.{key}"), number);
    }
}

/// Settles, in most returns, the facts that the example explains.
fn settled(data: &mut Value, chance: &mut Random) {
    for service in entries_mut(data, "commissioning.services") {
        let may_end = service.get("contract").is_some() && !json::is(service, "decision", "stop");
        if chance.chance(70) && may_end && json::text(service, "contract.end") < "2027-10-01" {
            put(service, "contract.end", "2028-03-31");
        }
    }
    for line in entries_mut(data, "finance.spending") {
        if json::is(line, "id", "spend-training") && chance.chance(60) {
            put(line, "variance_reason", "More courses were run than had been planned.");
        }
    }
    for agreement in entries_mut(data, "information_sharing.agreements") {
        if json::text(agreement, "review_due") < "2027-08-01" && chance.chance(70) {
            put(agreement, "review_due", "2028-03-31");
        }
        for party in entries_mut(agreement, "parties") {
            if party.get("signed_on").is_none() && chance.chance(70) {
                put(party, "signed_on", "2026-05-26");
            }
        }
    }
    for action in entries_mut(data, "scrutiny.findings").iter_mut().flat_map(|finding| entries_mut(finding, "actions")) {
        if json::is(action, "status", "open") && json::text(action, "due") < "2027-08-01" && chance.chance(70) {
            put(action, "status", "done");
            put(action, "closed", "2027-03-24");
            put(action, "evidence", "Seen in the records of March 2027.");
        }
    }
}

/// Replaces answers of the example by others.
pub fn answers(data: &mut Value, chance: &mut Random) {
    settled(data, chance);
    for (path, key, codes) in ANSWERS {
        for entry in entries_mut(data, path) {
            if !json::text(entry, key).is_empty() && chance.chance(40) {
                let code = *chance.pick(codes);
                put(entry, key, code);
            }
        }
    }
    for entry in entries_mut(data, "finance.core_functions") {
        if json::is(entry, "judgement", "sufficient") && chance.chance(20) {
            put(entry, "judgement", *chance.pick(&["stretched", "insufficient"]));
            put(entry, "consequence", "Some of this year's work was put off until the next.");
        }
    }
    let day = format!("2027-07-{:02}", chance.between(1, 28));
    put(data, "prepared_on", day.clone());
    for path in ["sign_off.signatures", "sign_off.sent_to"] {
        for entry in entries_mut(data, path) {
            put(entry, "date", day.clone());
        }
    }
    put(data, "sign_off.scrutineer.date", day);
    put(data, "status", *chance.pick(&["signed", "submitted", "submitted", "published"]));
    put(data, "partnership.combined_with_adults_board", chance.chance(15));
}
