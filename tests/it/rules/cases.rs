//! Corner cases of rules for which their pages have no room: each is a change to the sound return with all its findings.

use super::judge::{changed, judge, not_checked};

#[track_caller]
fn finds(change: &str, expected: &[&str]) {
    let found = judge(&changed(change));
    // The form's own findings are tested with the reader.
    let found: Vec<&String> = found.iter().filter(|line| !line.starts_with("FRM")).collect();
    assert_eq!(found, expected, "\n{change}");
}

const SECOND_COUNCIL: &str = r#"
partnership.bodies[4]: { id: county, kind: local_authority, name: Exampleshire Council, code: "991", from: 2026-10-01 }
governance.lead_safeguarding_partners[3]: { body: county, name: Jane Holt, job_title: Chief executive }
governance.delegated_safeguarding_partners[3]:
  { body: county, name: Paul Reed, job_title: Director of children's services, delegated_functions: [Run the arrangements] }
governance.partner_contributions[3]: { body: county, what_it_led: The county led on missing children., effect: Fewer went missing. }
"#;

fn with_second_council(change: &str) -> String {
    format!("{SECOND_COUNCIL}{change}")
}

fn of(code: &str, change: &str) -> Vec<String> {
    judge(&changed(change)).into_iter().filter(|line| line.starts_with(code)).collect()
}

#[test]
fn a_council_is_asked_for_its_own_figures_from_the_day_it_joined() {
    let found = of("IND-001", &with_second_council(""));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].starts_with(
            "IND-001 indicators.values: 27 core indicators without a value for Exampleshire Council in 2026-27: D03"
        )
    );
    assert!(!found[0].contains(" others ("), "every indicator is named with its words: {found:#?}");
    let ended = SECOND_COUNCIL.replace("from: 2026-10-01", "to: 2026-09-30");
    assert_eq!(of("IND-001", &ended), Vec::<String>::new());
}

#[test]
fn a_body_that_has_ended_is_neither_asked_to_sign_nor_missed_in_agreements() {
    let joined = with_second_council("");
    assert_eq!(of("SIG-001", &joined), ["SIG-001 sign_off.signatures: Exampleshire Council has not signed"]);
    assert_eq!(of("DSA-001", &joined).len(), 1);
    let ended = SECOND_COUNCIL.replace("from: 2026-10-01", "to: 2026-09-30");
    assert_eq!(of("SIG-001", &ended), Vec::<String>::new());
    assert_eq!(of("DSA-001", &ended), Vec::<String>::new());
}

#[test]
fn what_cannot_be_read_is_not_taken_for_missing() {
    finds("indicators.values[26].code: D222", &[]);
    let unchecked = not_checked(&changed("indicators.values[26].code: D222"));
    assert_eq!(unchecked, ["IND-001 partnership.bodies[0]", "IND-032 indicators.values[26].authority"]);
    finds("indicators.values[26].years[0].period: last year", &[]);
    finds("indicators.values[26].years[0].numerator: many", &[]);
    finds("scrutiny.findings[0].responses[0].body: [icb]", &[]);
}

#[test]
fn a_symbol_in_a_sum_leaves_it_unknown() {
    finds(
        "indicators.values[13].years[0].count: c",
        &["DIS-002 indicators.values[13].years[0].count: c stands here, but the number follows from the others that are given"],
    );
    finds("indicators.values[7].years[0].count: x\nindicators.values[6].years[0].count: 199", &[]);
    finds("learning.incidents.deaths: x", &[]);
}

#[test]
fn figures_the_department_printed_stay_as_printed() {
    let change = "indicators.values[0].years[0]: { period: 2026-27, count: 1640, rate: 525, as_published: true }";
    finds(change, &[]);
}

#[test]
fn a_rate_that_is_published_without_decimals_is_compared_without() {
    // The rate of 221 in 31,610 children is 69.9.
    finds("indicators.values[23].years[0].rate: 70", &[]);
    finds(
        "indicators.values[23].years[0].rate: 69",
        &["IND-006 indicators.values[23].years[0].rate: D20 of Sampleton Council in 2026-27 is given as a rate of 69, \
           but 221 is 70 for every 10,000 of the 31,610 children of mid-2026"],
    );
}

#[test]
fn a_review_of_several_notifications_counts_from_the_first() {
    let earlier = "learning.incidents.notifications: 2\nlearning.incidents.serious_harm: 2\n\
                   learning.notifications[1]: { id: not-2, aware_on: 2026-09-02, notified_on: 2026-09-03 }\n\
                   learning.rapid_reviews[0].notifications: [not-1, not-2]";
    finds(
        earlier,
        &[
            "LRN-001 learning.rapid_reviews[0].sent_on: the rapid review rr-1 was sent 17 working days after the first of its 2 notifications, not-2; \
           15 are allowed",
        ],
    );
}

#[test]
fn a_review_that_is_not_sent_is_late_once_its_days_have_passed() {
    let found = of("LRN-001", "learning.rapid_reviews[0].sent_on: ~");
    assert_eq!(
        found,
        [
            "LRN-001 learning.rapid_reviews[0].sent_on: the rapid review rr-1 is not sent, 203 working days after the notification; \
          15 are allowed"
        ]
    );
    let recent = "learning.notifications[0].aware_on: 2027-06-21\nlearning.notifications[0].notified_on: 2027-06-22\n\
                  learning.rapid_reviews[0].sent_on: ~";
    assert_eq!(of("LRN-001", recent), Vec::<String>::new());
}

#[test]
fn a_notification_outside_the_period_belongs_to_another_return() {
    let before = "learning.incidents.notifications: 2\nlearning.incidents.serious_harm: 2\n\
                  learning.notifications[1]: { id: not-2, aware_on: 2026-03-02, notified_on: 2026-03-03 }";
    finds(before, &[]);
}

#[test]
fn an_agreement_that_has_ended_is_told_once_and_silences_no_other() {
    let second = "information_sharing.agreements[0].expires: 2027-03-31\n\
                  information_sharing.agreements[0].review_due: 2027-03-31\n\
                  information_sharing.agreements[1]:\n\
                  \x20 id: dsa-two\n\
                  \x20 title: Second agreement\n\
                  \x20 tier: protocol\n\
                  \x20 purpose: To share what the second front door needs.\n\
                  \x20 lawful_bases: [public_task]\n\
                  \x20 special_category_data: false\n\
                  \x20 parties: [{ body: council, signed_on: 2026-04-01 }, { body: icb, signed_on: 2026-04-01 }]\n\
                  \x20 partner_left_out_because: The police take no part.\n\
                  \x20 data_shared: Names.\n\
                  \x20 impact_assessment: { done: true }\n\
                  \x20 start: 2026-04-01\n\
                  \x20 review_due: 2027-04-30\n\
                  \x20 structured: { answer: partly, evidence: Seen. }\n\
                  \x20 formalised: { answer: partly, evidence: Seen. }\n\
                  \x20 operating: { answer: partly, evidence: Seen. }\n\
                  \x20 effect: None yet.";
    finds(
        second,
        &[
            "DSA-006 information_sharing.agreements[1].review_due: the review of “Second agreement” was due on 30 April 2027",
            "DSA-009 information_sharing.agreements[0].expires: “Sampleton agreement on sharing information to safeguard \
             children” expired on 31 March 2027",
        ],
    );
}

#[test]
fn an_overarching_agreement_may_give_its_reason_and_is_queried_all_the_same() {
    let change = "information_sharing.agreements[0].parties[2]: ~\n\
                  information_sharing.agreements[0].partner_left_out_because: The force has its own.";
    assert_eq!(of("DSA-001", change).len(), 1);
    let specific = "information_sharing.agreements[0].tier: specific\ninformation_sharing.agreements[0].parties[2]: ~";
    assert_eq!(of("DSA-001", specific).len(), 1);
}

#[test]
fn actions_of_reviews_and_audits_are_looked_at_too() {
    let action = "{ id: act-1, what: Train the night staff, owner: council, due: 2027-05-31, status: open }";
    for list in ["practice_reviews", "audits"] {
        finds(
            &format!("learning.{list}[0].actions[0]: {action}"),
            &[&format!(
                "SCR-004 learning.{list}[0].actions[0].due: the action “Train the night staff” was due on 31 May 2027 and is still open"
            )],
        );
    }
}

#[test]
fn a_query_that_is_explained_is_settled_until_its_figures_change() {
    let late = "learning.rapid_reviews[0].sent_on: 2026-10-01\n";
    let explained = |figures: &str| {
        format!("{late}explanations[0]: {{ code: LRN-001, about: rr-1, figures: [{figures}], reason: A file came late. }}")
    };
    finds(&explained("16 working days"), &[]);
    assert_eq!(
        of("LRN-001", &explained("18 working days")),
        ["LRN-001 learning.rapid_reviews[0].sent_on: the rapid review rr-1 was sent 16 working days after the notification; \
          15 are allowed; it is explained for another value (18 working days)"]
    );
}

#[test]
fn no_message_of_a_query_tells_a_day_that_is_never_published() {
    for change in ["learning.rapid_reviews[0].sent_on: 2026-10-01", "learning.rapid_reviews[0].sent_on: ~"] {
        let found = of("LRN-001", change);
        assert!(found.iter().all(|line| !line.contains("2026")), "{found:?}");
    }
}

#[test]
fn a_duty_in_force_switches_on_its_own_rules_and_no_others() {
    let all = "family_networks.support_packages: { agreed: 16, spending: 0 }\n\
               lado.learning: The designated officers suspended two teachers.\n\
               macpt: { established: \"no\" }\n";
    let no_team =
        "MAC-001 macpt.established: the duty is in force in this area, and the multi-agency child protection team is not set up";
    let no_money = "FGD-003 family_networks.support_packages.spending: 16 support packages were agreed, and £0 was spent on them";
    let decides = "LAD-005 lado.learning: the text reads as if the designated officer decided on employment: “designated officers suspended”";
    let unready = "DSA-014 information_sharing.duty_readiness: the Information Sharing Duty is in force in this area, and nothing is said of \
                   how ready it is";
    finds(&format!("{all}duties_in_force: []"), &[]);
    finds(&format!("{all}duties_in_force: [macpt]"), &[no_team]);
    finds(&format!("{all}duties_in_force: [family_group_decision_making]"), &[no_money]);
    finds(&format!("{all}duties_in_force: [lado_role]"), &[decides]);
    finds(&format!("{all}duties_in_force: [information_sharing_duty]"), &[unready]);
    finds(&format!("{all}duties_in_force: [lado_role, macpt]"), &[decides, no_team]);
}

#[test]
fn a_duty_in_force_of_which_nothing_is_said_is_told_once() {
    let nothing =
        "MAC-001 macpt: the duty is in force in this area, and nothing is said of the multi-agency child protection team";
    finds("duties_in_force: [macpt]", &[nothing]);
    let unchecked = not_checked(&changed("duties_in_force: [macpt]"));
    assert!(unchecked.contains(&"MAC-002".to_owned()), "{unchecked:?}");
}

#[test]
fn an_explanation_of_a_rule_that_is_off_waits_for_its_duty() {
    let explained = "macpt: { established: \"no\" }\n\
                     explanations[0]: { code: MAC-001, about: macpt.established, reason: The team begins in May. }\n";
    finds(&format!("{explained}duties_in_force: []"), &[]);
    finds(&format!("{explained}duties_in_force: [macpt]"), &[]);
}

#[test]
fn every_council_has_its_own_team_and_a_shared_member_counts_for_each() {
    let joined = "duties_in_force: [macpt]\n\
                  partnership.bodies[4]: { id: county, kind: local_authority, name: Exampleshire Council, code: \"991\" }\n";
    let own =
        "macpt.members: [{ role: social_worker, authority: council }, { role: health }, { role: police }, { role: education }]";
    assert_eq!(
        of("MAC", &format!("{joined}{own}")),
        ["MAC-001 macpt.members: in the team of Exampleshire Council nobody holds the role of “Social worker”"]
    );
    let shared = "macpt.members: [{ role: social_worker }, { role: health }, { role: police }, { role: education }]";
    assert_eq!(of("MAC", &format!("{joined}{shared}")), Vec::<String>::new());
}

#[test]
fn a_part_that_is_welcome_is_not_missed_by_the_rules_on_it() {
    finds("lado: ~", &[]);
    let unchecked = not_checked(&changed("lado: ~"));
    assert!(unchecked.iter().all(|line| !line.starts_with("LAD")), "{unchecked:?}");
}

#[test]
fn what_a_very_small_number_of_children_is_missing_is_never_printed() {
    for change in [
        "duties_in_force: [family_group_decision_making]\n\
         family_networks.group_decision_making: { families: 42, offered: 30, not_offered: [{ reason: unsafe, count: 9 }] }",
        "duties_in_force: [macpt]\n\
         macpt: { established: \"yes\", members: [{ role: social_worker }, { role: health }, { role: police }, { role: education }], \
         conferences: { held: 186, within_15_working_days: 152, exceptional_reason_recorded: 31 } }",
    ] {
        let found = judge(&changed(change));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(!found[0].contains(" 3 "), "{found:?}");
    }
}

#[test]
fn late_notifications_are_counted_from_when_the_council_knew_and_told_together() {
    let more = "learning.incidents.notifications: 3\nlearning.incidents.serious_harm: 3\n\
                learning.notifications[0].aware_on: 2026-09-01\n\
                learning.notifications[1]: { id: not-2, aware_on: 2026-09-02, notified_on: 2026-09-09 }\n\
                learning.notifications[2]: { id: not-3, aware_on: 2026-08-28, notified_on: 2026-09-09 }\n\
                learning.rapid_reviews[0].notifications: [not-1, not-2, not-3]\n";
    finds(
        more,
        &["LRN-002 learning.notifications[0].notified_on: 2 of 3 notifications were made more than 5 working days after the \
           council became aware"],
    );
    finds(&format!("{more}learning.incidents.late_reasons: Two councils had to settle where the children lived."), &[]);
    let earlier = "learning.notifications[1]: { id: not-2, aware_on: 2026-02-02, notified_on: 2026-03-03 }";
    finds(earlier, &[]);
}

#[test]
fn a_review_that_took_long_and_is_not_published_is_asked_one_reason_and_another_review_its_own() {
    let change = "learning.practice_reviews[0].published: ~\n\
                  learning.practice_reviews[0].completed: 2027-05-20\n\
                  learning.practice_reviews[1]:\n\
                  \x20 id: lcspr-2\n\
                  \x20 theme: Nights\n\
                  \x20 commissioned: 2026-10-19\n\
                  \x20 completed: 2027-03-19\n\
                  \x20 learning: Nobody was there at night.";
    finds(
        change,
        &[
            "LRN-004 learning.practice_reviews[0].completed: the practice review lcspr-1 was commissioned on 19 October 2026 and \
             finished on 20 May 2027; 6 months are the aim",
            "LRN-005 learning.practice_reviews[1].published: the practice review lcspr-2 was finished on 19 March 2027 and is not \
             published, and nothing says why",
        ],
    );
}

#[test]
fn a_review_still_at_work_is_judged_on_the_day_of_the_return() {
    let at_work = |day: &str| {
        format!(
            "learning.practice_reviews[0].commissioned: {day}\nlearning.practice_reviews[0].completed: ~\n\
             learning.practice_reviews[0].published: ~"
        )
    };
    finds(&at_work("2026-12-30"), &[]);
    finds(
        &at_work("2026-12-29"),
        &[
            "LRN-004 learning.practice_reviews[0].completed: the practice review lcspr-1 was commissioned on 29 December 2026 and is \
           not finished; 6 months are the aim",
        ],
    );
}

#[test]
fn lists_that_are_not_answered_are_told_under_the_codes_that_ask_for_them() {
    finds(
        "learning.inspections: ~\nlearning.national_reviews: ~",
        &[
            "LRN-010 learning.inspections: `inspections` is missing from learning",
            "LRN-011 learning.national_reviews: `national_reviews` is missing from learning",
        ],
    );
}

#[test]
fn a_finding_counts_as_closed_only_when_all_is_done() {
    let dropped = "scrutiny.findings[0].actions[0].status: dropped\nscrutiny.findings[0].actions[0].closed: 2025-05-29";
    finds(dropped, &[]);
    let not_tested = "scrutiny.findings[0].actions[0].status: done\nscrutiny.findings[0].actions[0].closed: 2025-05-29\n\
                      scrutiny.findings[0].follow_up: { date: 2026-12-01, method: A call, result: not_tested }";
    assert_eq!(of("SCR-005", not_tested).len(), 1);
    finds(&not_tested.replace("not_tested", "same"), &[]);
}

#[test]
fn a_scrutineer_who_came_in_the_period_is_not_judged_by_days() {
    let change = "scrutiny.scrutineers[0].days_contracted: 40\nscrutiny.scrutineers[0].days_used: 5\n\
                  scrutiny.scrutineers[0].appointed: 2027-01-04";
    finds(change, &[]);
}

#[test]
fn scrutineers_who_heard_children_elsewhere_involved_them() {
    let papers = "scrutiny.activities[0].method: document_review\n";
    finds(&format!("{papers}voice.engagements[0].by: scrutineer"), &[]);
    finds(&format!("{papers}scrutiny.activities[0].children_involved: c"), &[]);
    assert_eq!(of("SCR-011", &format!("{papers}scrutiny.activities[0].children_involved: z")).len(), 1);
}

#[test]
fn that_nothing_happened_under_an_agreement_is_a_count() {
    let works =
        "information_sharing.agreements[0].operating.answer: \"yes\"\ninformation_sharing.agreements[0].operation.incidents: ";
    finds(&format!("{works}0"), &[]);
    assert_eq!(of("DSA-010", &format!("{works}x")).len(), 1);
}
