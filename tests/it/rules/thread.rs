//! Edges of the rules of leadership, commissioning, voice and training: where exactly they begin to fire, and when they stay silent.

use super::judge::{changed, judge, not_checked};

/// A sentence, the code it is about, a change to the sound return, and what that code then finds.
type Edge = (&'static str, &'static str, &'static str, &'static [&'static str]);

const LEADERSHIP: &[Edge] = &[
    (
        "exactly 75% is enough",
        "GOV-005",
        "governance.meetings: [{ forum: Executive, level: delegated, planned: 8, held: 6 }]",
        &[],
    ),
    (
        "one missed meeting is none too many",
        "GOV-005",
        "governance.meetings: [{ forum: Leads, level: lead, planned: 2, held: 1 }]",
        &[],
    ),
    (
        "a group that did not meet at all is told in words",
        "GOV-005",
        "governance.meetings: [{ forum: Leads, level: lead, planned: 2, held: 0 }]",
        &["governance.meetings[0].held: “Leads” did not meet, and 2 meetings were planned"],
    ),
    (
        "a group that was not meant to meet has no plan to keep",
        "GOV-005",
        "governance.meetings: [{ forum: Leads, level: lead, planned: z, held: 0 }]",
        &[],
    ),
    (
        "seats in several groups of a level count together",
        "GOV-006",
        "governance.meetings:\n\
         - { forum: One, level: subgroup, planned: 4, held: 4, attendance: [{ body: police, seats: 4, attended: 4 }] }\n\
         - { forum: Two, level: subgroup, planned: 4, held: 4, attendance: [{ body: police, seats: 4, attended: 2 }] }",
        &[],
    ),
    (
        "nobody named for education is asked about",
        "GOV-007",
        "arrangements.education.strategic_representatives: []",
        &["arrangements.education.strategic_representatives: nobody is named who speaks for education where strategy is made"],
    ),
    (
        "one voice where the partners decide is enough",
        "GOV-007",
        "arrangements.education.strategic_representatives[0].forum: Education group\n\
         arrangements.education.strategic_representatives[1]: { sector: primary, job_title: Head teacher, forum: executive }\n\
         governance.meetings:\n\
         - { forum: Education group, level: subgroup, planned: 6, held: 6 }\n\
         - { forum: Executive, level: delegated, planned: 6, held: 6 }",
        &[],
    ),
    (
        "a relevant agency that ended before the period is not missed",
        "GOV-008",
        "partnership.bodies[4]: { id: old-trust, kind: relevant_agency, name: Old Trust, agency_category: academy, to: 2025-08-31 }",
        &[],
    ),
    (
        "a memorandum is no matter while no proposed duty is in force",
        "GOV-009",
        "governance.relevant_agencies: []\n\
         macpt.memorandums: [{ category: schools_and_further_education, body: schools-trust, notified: 2026-05-18 }]",
        &[],
    ),
    (
        "a change on the day of the published version is in it, and a planned one is not yet to be",
        "GOV-010",
        "arrangements.published: 2026-11-02\n\
         arrangements.changes:\n\
         - { item: a17_macpt, status: in_force, effective_on: 2026-11-02, was: None., now: A team., reason: The pilot. }\n\
         - { item: a12_funding, status: planned, effective_on: 2027-04-01, was: Old., now: New., reason: Fair shares. }",
        &[],
    ),
    ("six months to the day is not more than six", "GOV-014", "governance.dispute_resolution.unresolved_since: 2026-12-30", &[]),
];

#[test]
fn rules_of_leadership_begin_and_end_where_they_say() {
    hold(LEADERSHIP);
}

#[test]
fn an_open_dispute_without_its_day_is_not_checked() {
    let open = "governance.dispute_resolution.times_used: 2\ngovernance.dispute_resolution.resolved: 1";
    assert!(not_checked(&changed(open)).contains(&"GOV-014".to_owned()));
    let settled = "governance.dispute_resolution.times_used: 2\ngovernance.dispute_resolution.resolved: 2";
    assert!(!not_checked(&changed(settled)).contains(&"GOV-014".to_owned()));
}

#[track_caller]
fn hold(edges: &[Edge]) {
    for (sentence, code, change, expected) in edges {
        let start = format!("{code} ");
        let found: Vec<String> =
            judge(&changed(change)).iter().filter_map(|line| line.strip_prefix(&start).map(str::to_owned)).collect();
        assert_eq!(found, *expected, "{sentence}");
    }
}
