//! Edges of the rules that their pages do not show: where exactly they start to fire, and when they do not.

use super::judge::{changed, judge, not_checked};

/// A sentence, the code it is about, a change to the sound return, and the findings of that code.
type Edge = (&'static str, &'static str, &'static str, &'static [&'static str]);

const EDGES: &[Edge] = &[
    (
        "what may be referred to is named in full",
        "GEN-003",
        "governance.decisions[0].links: [council]",
        &["governance.decisions[0].links[0]: council is the id of a body, but a need, service, priority, scrutiny finding, \
           review, audit, engagement or data-sharing agreement belongs here"],
    ),
    (
        "a period that ends before it starts is told, whatever reason is given",
        "GEN-004",
        "period_end: 2026-03-31\nperiod_exception_reason: The partnership began late.",
        &["period_end: the period ends on 31 March 2026, before it starts on 1 April 2026"],
    ),
    ("a return may be signed on the last day of the period", "GEN-005", "sign_off.signatures[0].date: 2027-03-31", &[]),
    ("what happens on the day of the return has happened", "GEN-009", "learning.audits[0].date: 2027-06-30", &[]),
    ("a return is signed and published after it is prepared", "GEN-009", "publication: { date: 2027-09-30 }", &[]),
    (
        "one person may lead two bodies of one kind",
        "GOV-003",
        "partnership.bodies[4]: { id: icb-2, kind: icb, name: NHS Second Integrated Care Board }\n\
         governance.lead_safeguarding_partners[3]: { body: icb-2, name: David Okoro, job_title: Chief executive }",
        &[],
    ),
    (
        "who had left before may scrutinise",
        "GOV-004",
        "scrutiny.scrutineers[0].name: Mark Ellison\ngovernance.delegated_safeguarding_partners[2].to: 2025-04-30",
        &[],
    ),
    (
        "a board that covers others does not cover this council",
        "GOV-012",
        "partnership.bodies[1].covers: [schools-trust]",
        &["partnership.bodies[0]: no integrated care board is named for Sampleton Council"],
    ),
    (
        "money of which one amount is not known is not known",
        "COM-004",
        "commissioning.services[0].funding[0].actual: x",
        &["commissioning.services[0].funding: “Parenting programme in the harbour wards” has no planned and actual spending"],
    ),
    ("money that was planned and not spent is money", "COM-004", "commissioning.services[0].funding[0].actual: 0", &[]),
    (
        "a service that stops may run out",
        "COM-005",
        "commissioning.services[0].contract: { start: 2024-04-01, end: 2026-12-31 }\ncommissioning.services[0].decision: stop",
        &[],
    ),
    (
        "services cannot draw more from a line than was spent",
        "COM-010",
        "commissioning.services[0].funding[1]: { line: sp-team, planned: 4000, actual: 88000.01 }",
        &[
            "finance.spending[0].actual: services account for £88,000.01 of “Business manager and administrator”, but £88,000 was \
           spent on it",
        ],
    ),
    (
        "a budget that takes in aligned spending and an actual total that does not add up are two faults",
        "FIN-002",
        "finance.totals.spending_actual: 145000\nfinance.totals.spending_budget: 220000",
        &[
            "finance.totals.spending_actual: spending lines of the partnership's own budget come to £154,000 but the stated total \
           is £145,000",
        ],
    ),
    ("the reserve is not blamed for a line that was mistyped", "FIN-003", "finance.income[0].amount_actual: 29000", &[]),
    (
        "exactly 10% and £1,000 need no reason",
        "FIN-005",
        "finance.spending[3].budget: 10000\nfinance.spending[3].actual: 11000",
        &[],
    ),
    (
        "a penny more does",
        "FIN-005",
        "finance.spending[3].budget: 10000\nfinance.spending[3].actual: 11000.01",
        &["finance.spending[3].actual: spending on “Trainers and materials” was £11,000.01, 10% over its budget of £10,000"],
    ),
    (
        "what was not budgeted has no percentage",
        "FIN-005",
        "finance.spending[3].budget: 0",
        &["finance.spending[3].actual: spending on “Trainers and materials” was £30,000, and nothing was budgeted"],
    ),
    (
        "a partner may be paid for by another body",
        "FIN-010",
        "finance.income[2].paid_by: schools-trust\nfinance.income[2].on_behalf_of: police",
        &[],
    ),
    (
        "who pays for another has not paid for itself",
        "FIN-010",
        "finance.income[1].on_behalf_of: police",
        &["finance.income: there is no income line for NHS Exampleshire and Sampleton Integrated Care Board"],
    ),
    (
        "several forces count as one of the three partners",
        "FIN-011",
        "partnership.bodies[4]: { id: force-2, kind: police, name: Second Police }\n\
         finance.income[2].amount_actual: 322000\n\
         finance.income[3]: { id: inc-force-2, category: police, paid_by: force-2, amount_budget: 0, amount_actual: 1000, amount_last_year: 0 }",
        &[
            "finance.income: the police forces together pay £323,000 of the £461,000 that council, health and police pay together: \
           70.1%",
        ],
    ),
    (
        "shares are rounded to the penny",
        "FIN-014",
        "finance.income[2].amount_whole: 33333.33\nfinance.income[2].apportionment_percent: 33.3\nfinance.income[2].amount_actual: 11100",
        &[],
    ),
    (
        "a share of an unknown whole is not given",
        "FIN-014",
        "finance.income[2].apportionment_percent: 50",
        &["finance.income[2].amount_whole: this payment is shared with other work, but what was paid in all is not given"],
    ),
    (
        "a little other income needs no name",
        "FIN-016",
        "finance.income[3]: { id: inc-other, category: other_income, amount_budget: 0, amount_actual: 8000, amount_last_year: 0 }",
        &[],
    ),
    (
        "what is not signed may hold estimates",
        "FIN-007",
        "finance.income[2].is_estimate: true\nsign_off.signatures: []\nstatus: for_signature",
        &[],
    ),
    ("an agreement that was made anew counts as reviewed", "FIN-012", "finance.agreement.last_reviewed: 2019-11-17", &[]),
    (
        "an agreement that was never reviewed is told by the day it was made",
        "FIN-012",
        "finance.agreement.agreed_on: 2019-02-17\nfinance.agreement.last_reviewed: ~",
        &["finance.agreement.last_reviewed: the funding agreement has not been reviewed since it was agreed on \
           17 February 2019, more than 24 months before this return"],
    ),
    (
        "a body that pays on behalf of a force agrees for it",
        "FIN-013",
        "partnership.bodies[4]: { id: mayors-office, kind: other, name: Mayor's Policing Office }\n\
         finance.income[2].paid_by: mayors-office\nfinance.income[2].on_behalf_of: police\n\
         finance.agreement.agreed_by: [council, icb, mayors-office]",
        &[],
    ),
    (
        "who joined after the shares were agreed did not agree them",
        "FIN-013",
        "partnership.bodies[4]: { id: icb-2, kind: icb, name: NHS Second Integrated Care Board, from: 2026-10-01 }",
        &[],
    ),
    (
        "a line of police money without a payer is one fault, and not also a force without income",
        "FIN-010",
        "finance.income[2].paid_by: ~",
        &[],
    ),
    (
        "and is told as what it is",
        "FIN-015",
        "finance.income[2].paid_by: ~",
        &["finance.income[2].paid_by: £22,000 is police money, and nothing says which police force paid it"],
    ),
    (
        "training that is given free is shown in kind",
        "FIN-017",
        "finance.income[3]: { id: inc-fees, category: training_income, amount_budget: 0, amount_actual: 600, amount_last_year: 0 }\n\
         finance.spending[3].core_function: communications\nfinance.spending[3].nature: website_communications\n\
         finance.in_kind[0].core_function: multi_agency_training",
        &[],
    ),
    (
        "a line that came to nothing is no money",
        "FIN-022",
        "finance.spending[4].actual: 0",
        &["finance.core_functions[8].judgement: the money for voice of children and families is judged, but no spending and \
           nothing in kind is shown for it"],
    ),
    ("an amount that is not known is money", "FIN-022", "finance.spending[4].actual: x", &[]),
    ("scrutiny that costs nothing is no small share", "FIN-023", "finance.spending[1].actual: 0", &[]),
    (
        "aligned spending from restricted income is told once",
        "FIN-041",
        "finance.income[0].restricted_to: [lado]\nfinance.spending[5].paid_from: inc-council",
        &[],
    ),
    (
        "a reserve of exactly a quarter needs no purpose",
        "FIN-042",
        "finance.reserves.purpose: ~\nfinance.reserves.closing: 38500",
        &[],
    ),
    (
        "what a large reserve will pay for says what it is for",
        "FIN-042",
        "finance.reserves.closing: 90000\nfinance.reserves.purpose: ~\nfinance.reserves.planned_use: Two reviews.",
        &[],
    ),
    (
        "an unexplained £0 does not hide that another partner pays most",
        "FIN-011",
        "finance.income[1].amount_actual: 0",
        &["finance.income: Sampleton Council pays £92,000 of the £114,000 that council, health and police pay together: 80.7%"],
    ),
    ("where a partner has no line, shares are not looked at", "FIN-011", "finance.income[1]: ~", &[]),
    (
        "an aligned line that is paid from nowhere is a reference that leads nowhere, and no more",
        "FIN-031",
        "finance.spending[5].paid_from: inc-nobody",
        &[],
    ),
];

#[test]
fn each_rule_begins_and_ends_where_it_says() {
    for (sentence, code, change, expected) in EDGES {
        let start = format!("{code} ");
        let found: Vec<String> =
            judge(&changed(change)).iter().filter_map(|line| line.strip_prefix(&start).map(str::to_owned)).collect();
        assert_eq!(found, *expected, "{sentence}");
    }
}

#[test]
fn a_misspelt_id_is_one_fault_and_gives_one_finding() {
    for (change, place, id, kind) in [
        (
            "commissioning.services[0].funding[0].line: sp-parentin",
            "commissioning.services[0].funding[0].line",
            "sp-parentin",
            "spending line",
        ),
        (
            "needs.needs[0].unmet_reason: ~\ncommissioning.services[0].addresses: [need-neglet]",
            "commissioning.services[0].addresses[0]",
            "need-neglet",
            "need",
        ),
        ("finance.income[2].paid_by: polise", "finance.income[2].paid_by", "polise", "body"),
        (
            "governance.lead_safeguarding_partners[2].body: polise",
            "governance.lead_safeguarding_partners[2].body",
            "polise",
            "body",
        ),
        ("partnership.bodies[1].covers: [counsil]", "partnership.bodies[1].covers[0]", "counsil", "body"),
    ] {
        let expected = format!("GEN-003 {place}: {id} is not the id of any {kind} in this return");
        assert_eq!(judge(&changed(change)), [expected]);
    }
}

#[test]
fn a_sum_with_a_symbol_in_it_is_not_checked_and_says_so() {
    let unchecked = not_checked(&changed("finance.income[0].amount_actual: x"));
    for expected in ["FIN-001 finance.totals.income_actual", "FIN-011"] {
        assert!(unchecked.iter().any(|line| line == expected), "{expected} in {unchecked:?}");
    }
    assert!(!unchecked.iter().any(|line| line.starts_with("FIN-001") && line.contains("budget")), "{unchecked:?}");
    assert_eq!(judge(&changed("finance.income[0].amount_actual: x")), Vec::<String>::new());
}

#[test]
fn an_empty_return_meets_every_rule_without_a_panic() {
    let findings = judge(&super::overlay::Yaml::parse("schema_version: \"2027.1\"\n"));
    assert!(findings.iter().all(|line| !line.starts_with("FIN-0") || line.starts_with("FIN-020")), "{findings:#?}");
}
