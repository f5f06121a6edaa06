//! Edges of the rules on leadership, commissioning, voice and training: where exactly they start to fire, and when they do not.

use super::judge::{changed, judge, not_checked};

/// A sentence, the code it is about, a change to the sound return, and the findings of that code.
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

const COMMISSIONING: &[Edge] = &[
    (
        "six months after the period is not soon",
        "COM-006",
        "commissioning.services[0].contract: { start: 2024-10-01, end: 2027-09-30 }",
        &[],
    ),
    (
        "an option to extend that was not used in time is no answer",
        "COM-006",
        "commissioning.services[0].contract: { start: 2024-06-01, end: 2027-05-31, extension_option: true }",
        &[
            "commissioning.services[0].contract.end: “Parenting programme in the harbour wards” is to go on, but its contract ended \
           on 31 May 2027 and no extension is shown",
        ],
    ),
    (
        "a contract that ended within the period is another matter",
        "COM-006",
        "commissioning.services[0].contract: { start: 2024-01-01, end: 2026-12-31 }",
        &[],
    ),
    ("a room that is not known is not compared", "COM-007", "commissioning.services[0].capacity: x", &[]),
    ("no room at all has no share", "COM-007", "commissioning.services[0].capacity: 0", &[]),
    (
        "more than there is room for",
        "COM-007",
        "commissioning.services[0].capacity: 52",
        &[
            "commissioning.services[0].served: “Parenting programme in the harbour wards” served 58 and has room for 52 in a year: \
           111.5%",
        ],
    ),
    (
        "a service that began in the year may have served few",
        "COM-007",
        "commissioning.services[0].capacity: 120\ncommissioning.services[0].contract: { start: 2026-10-01, end: 2028-03-31 }",
        &[],
    ),
    (
        "of a measure where lower is better, a lower number is no miss",
        "COM-008",
        "commissioning.services[0].expected_outcomes[0].better: lower\ncommissioning.services[0].expected_outcomes[0].actual: 64",
        &[],
    ),
    ("a figure that is not known misses nothing", "COM-008", "commissioning.services[0].expected_outcomes[0].actual: x", &[]),
    (
        "a need that is called unmet is not hidden",
        "COM-009",
        "commissioning.services[0].decision: stop\nneeds.needs[0].status: unmet",
        &[],
    ),
    (
        "a need with a free service is not told by money",
        "COM-011",
        "commissioning.services[0].funding: ~\ncommissioning.services[0].free_because: The council gives it.",
        &[],
    ),
    (
        "a document without its day may be new",
        "COM-013",
        "needs.needs[0].evidence: [{ type: document, title: Neglect }, { type: voice, engagement: eng-school-council, date: 2021-01-01 }]",
        &[],
    ),
    (
        "three years to the day is not more than three",
        "COM-013",
        "needs.needs[0].evidence: [{ type: voice, engagement: eng-school-council, date: 2024-03-31 }]",
        &[],
    ),
    (
        "what children said is not missed while the voice part is still to be written",
        "COM-012",
        "voice: ~\nneeds.needs[0].evidence: [{ type: indicator, indicator: D14a }]",
        &[],
    ),
];

#[test]
fn rules_of_commissioning_begin_and_end_where_they_say() {
    hold(COMMISSIONING);
}

#[test]
fn money_is_held_against_rank_only_where_it_holds_however_it_is_divided() {
    let small = "{ name: Small, kind: service, provider: Council, commissioners: [council], served: 9, decision: continue, \
                 decision_reason: It helps., id: svc-small, addresses: [need-online], impact: { summary: It helps., strength: early }, \
                 funding: [{ line: sp-team, planned: 1000, actual: 1000 }], expected_outcomes: [{ measure: M, unit: children, \
                 better: higher, baseline: 1, target: 1, actual: 1, date: 2027-03-31, source: Records }] }";
    let need = "{ id: need-online, title: Online, theme: online_harm, description: Harm., rank: RANK, status: met, \
                population: { who: Children, estimate: 31, method: Counted }, \
                evidence: [{ type: voice, engagement: eng-school-council }] }";
    let of = |rank: &str, addresses: &str| {
        let need = need.replace("RANK", rank);
        let change = format!(
            "needs.needs[1]: {need}\ncommissioning.services[1]: {small}\ncommissioning.services[0].addresses: {addresses}"
        );
        judge(&changed(&change)).into_iter().filter(|line| line.starts_with("COM-011")).collect::<Vec<_>>()
    };
    assert_eq!(
        of("2", "[need-neglect]"),
        ["COM-011 needs.needs[1].rank: “Online” is ranked 2, and no more than 1.6% of what services cost was spent on it \
          (£1,000 of £64,200)"]
    );
    assert_eq!(of("2", "[need-neglect, need-online]"), [] as [&str; 0]);
    assert_eq!(of("7", "[need-neglect, need-online]"), [] as [&str; 0]);
}

const VOICE_AND_WORK: &[Edge] = &[
    ("what scrutineers hear from children is direct work", "VOI-001", "voice.engagements[0].kind: survey", &[]),
    (
        "a group of parents alone is no direct work with children",
        "VOI-001",
        "scrutiny.activities: []\nvoice.engagements[0].kind: group\nvoice.engagements[0].groups: [fathers, parents_removed_child]",
        &["voice.engagements: no direct work with children is recorded: they were heard by survey, through practitioners, or \
           through adults"],
    ),
    ("a number that is not known leaves the share unknown", "TRN-001", "training.programme[0].did_not_attend: x", &[]),
    (
        "no evaluation at all is told in other words",
        "TRN-002",
        "training.evaluation: []",
        &["training.evaluation: nothing shows whether training worked"],
    ),
    (
        "a review of another establishment is none of this one",
        "SEC-001",
        "secure_estate.establishments:\n\
         - { id: est-hill, name: Hill House, kind: secure_childrens_home }\n\
         - { id: est-dale, name: Dale House, kind: secure_school }\n\
         secure_estate.restraint_reviews: [{ establishment: est-dale, date: 2027-03-22, findings: Seldom. }]",
        &["secure_estate.establishments[0]: “Hill House” is in the area, and no review of restraint in it is reported"],
    ),
];

const SENDING: &[Edge] = &[
    ("what is being signed cannot have been sent", "SIG-003", "status: for_signature", &[]),
    ("what is to be published later cannot have been sent", "SIG-003", "publication.date: 2027-09-15", &[]),
    (
        "who was sent it is not the panel alone",
        "SIG-003",
        "sign_off.sent_to: [{ to: dfe, date: 2027-07-01 }]",
        &["sign_off.sent_to: nothing says that the return was sent to the Child Safeguarding Practice Review Panel"],
    ),
    (
        "a return prepared after it was due is asked for its day",
        "GEN-010",
        "prepared_on: 2027-11-02",
        &["publication.date: the return was due by 30 September 2027, and no day of publication is given"],
    ),
    ("a draft is not asked when it came out", "GEN-010", "prepared_on: 2027-11-02\nstatus: draft", &[]),
    (
        "a version in the place of another says nothing of the day of the first",
        "GEN-010",
        "prepared_on: 2027-11-02\nstatus: amended\npublication.date: 2027-11-02",
        &[],
    ),
];

#[test]
fn rules_of_voice_training_and_secure_establishments_begin_and_end_where_they_say() {
    hold(VOICE_AND_WORK);
}

#[test]
fn rules_of_sending_and_publishing_begin_and_end_where_they_say() {
    hold(SENDING);
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
