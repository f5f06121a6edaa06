//! Answers of the wrong kind, format or size: each is reported at its place, with what to write instead.

use super::*;
use crate::finding::{FieldPath, Finding, Level};
use crate::value::{Count, Stated, Symbol};

/// The text of the good return, its replacement, and every finding that results.
const ANSWERS: &[(&str, &str, &[&str])] = &[
    (
        "region: north",
        "region: Londn",
        &[
            "7:11 FRM-004 `Londn` is not one of the choices | did you mean london? Write north (The north of England), london (London and nothing else) or south (The south of England)",
        ],
    ),
    (
        "region: north",
        "region: North",
        &[
            "7:11 FRM-004 `North` is not one of the choices | did you mean north? Write north (The north of England), london (London and nothing else) or south (The south of England)",
        ],
    ),
    (
        "region: north",
        "region: Scotland",
        &[
            "7:11 FRM-004 `Scotland` is not one of the choices | write north (The north of England), london (London and nothing else) or south (The south of England)",
        ],
    ),
    ("region: north", "region: “north”", &[]),
    (
        "  email: a@b.gov.uk\n",
        "",
        &["4:1 query FRM-002 `email` is missing from council | add a line `email:` with the e-mail address"],
    ),
    (
        "email: a@b.gov.uk",
        "email: a at b",
        &["8:10 FRM-005 `a at b` is not an e-mail address | write an e-mail address, as partnership@example.gov.uk"],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: 01/05/2027",
        &["3:14 FRM-005 `01/05/2027` is not a date | did you mean 2027-05-01? Write the date as year-month-day, as 2027-03-31"],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: 1 May 2027",
        &["3:14 FRM-005 `1 May 2027` is not a date | did you mean 2027-05-01? Write the date as year-month-day, as 2027-03-31"],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: 1st May 27",
        &["3:14 FRM-005 `1st May 27` is not a date | did you mean 2027-05-01? Write the date as year-month-day, as 2027-03-31"],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: 2027-5-1",
        &["3:14 FRM-005 `2027-5-1` is not a date | did you mean 2027-05-01? Write the date as year-month-day, as 2027-03-31"],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: 2027-05-01T10:00:00",
        &[
            "3:14 FRM-005 `2027-05-01T10:00:00` is not a date | did you mean 2027-05-01? Write the date as year-month-day, as 2027-03-31",
        ],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: 31/02/2027",
        &["3:14 FRM-005 `31/02/2027` is not a date: there is no 31 February 2027 | check the day and the month"],
    ),
    (
        "prepared_on: 2027-05-01",
        "prepared_on: May 2027",
        &["3:14 FRM-005 `May 2027` is not a date | write the date as year-month-day, as 2027-03-31"],
    ),
    (
        "reporting_year: 2026-27",
        "reporting_year: 2026/27",
        &["2:17 FRM-005 `2026/27` is not a financial year | did you mean 2026-27? Write the financial year as 2026-27"],
    ),
    (
        "reporting_year: 2026-27",
        "reporting_year: 2026-2027",
        &["2:17 FRM-005 `2026-2027` is not a financial year | did you mean 2026-27? Write the financial year as 2026-27"],
    ),
    (
        "reporting_year: 2026-27",
        "reporting_year: 2026",
        &["2:17 FRM-005 `2026` is not a financial year | did you mean 2026-27? Write the financial year as 2026-27"],
    ),
    (
        "reporting_year: 2026-27",
        "reporting_year: 2026-28",
        &["2:17 FRM-005 `2026-28` is not a financial year | write the financial year as 2026-27"],
    ),
    ("freehold: true", "freehold: yes", &["9:13 FRM-003 `yes` is neither true nor false | write true instead of yes"]),
    ("freehold: true", "freehold: No", &["9:13 FRM-003 `No` is neither true nor false | write false instead of No"]),
    ("freehold: true", "freehold: perhaps", &["9:13 FRM-003 `perhaps` is neither true nor false | write true or false"]),
    ("freehold: true", "freehold: True", &[]),
    (
        "headcount: 1,200",
        "headcount: 12.5",
        &["10:14 FRM-005 `12.5` is not a whole number | write a whole number, with no decimal point"],
    ),
    ("headcount: 1,200", "headcount: -3", &["10:14 FRM-006 `-3` is less than 0 | write 0 or more"]),
    ("headcount: 1,200", "headcount: 012", &["10:14 FRM-005 `012` is not a whole number | write it without the 0 in front: 12"]),
    (
        "headcount: 1,200",
        "headcount: 1,20",
        &[
            "10:14 FRM-005 `1,20` is not a whole number | did you mean 120? Write a whole number with no commas, or one of the symbols z (does not apply), x (not available), u (not reliable)",
        ],
    ),
    (
        "headcount: 1,200",
        "headcount: 12:30",
        &[
            "10:14 FRM-005 `12:30` is not a whole number | write a whole number with no commas, or one of the symbols z (does not apply), x (not available), u (not reliable)",
        ],
    ),
    (
        "headcount: 1,200",
        "headcount: 5E1",
        &[
            "10:14 FRM-005 `5E1` is not a whole number | write a whole number with no commas, or one of the symbols z (does not apply), x (not available), u (not reliable)",
        ],
    ),
    (
        "headcount: 1,200",
        "headcount: twelve",
        &[
            "10:14 FRM-005 `twelve` is not a whole number | write a whole number with no commas, or one of the symbols z (does not apply), x (not available), u (not reliable)",
        ],
    ),
    (
        "headcount: 1,200",
        "headcount: 9999999999",
        &["10:14 FRM-006 `9999999999` is more than 999999999 | write 999999999 or less"],
    ),
    (
        "children: 7",
        "children: N/A",
        &[
            "11:13 FRM-005 `N/A` is not a whole number | write 0 if there are none, z if the question does not apply, x if nobody holds the number",
        ],
    ),
    ("children: 7", "children: Z", &["11:13 FRM-005 `Z` is not a whole number | write the symbol in small letters: z"]),
    (
        "children: 7",
        "children: tbc",
        &["11:13 FRM-005 `tbc` is not a whole number | write x if nobody holds the number; leave it blank while you wait for it"],
    ),
    (
        "share: 62%",
        "share: 162%",
        &[
            "12:10 IND-002 `162%` is more than 100 per cent | write a percentage from 0 to 100 with at most one decimal place, as 62 or 62.5",
        ],
    ),
    ("share: 62%", "share: 62.55", &["12:10 IND-002 `62.55` has 2 decimal places | round it to one decimal place"]),
    (
        "share: 62%",
        "share: 0.62",
        &["12:10 IND-002 `0.62` is not a percentage from 0 to 100 | write a share as a percentage: 62 for 62 per cent"],
    ),
    (
        "reserve: -£500",
        "reserve: about 500",
        &[
            "14:12 FIN-006 `about 500` is not an amount in pounds and pence | write pounds and pence, such as 100 or 100.50, with - in front if it is owed or paid back",
        ],
    ),
    (
        "reserve: -£500",
        "reserve: (500)",
        &[
            "14:12 FIN-006 `(500)` is not an amount in pounds and pence | write pounds and pence, such as 100 or 100.50, with - in front if it is owed or paid back",
        ],
    ),
    (
        "£61,250.50",
        "61250.505",
        &["17:15 FIN-006 `61250.505` has 3 decimal places | round it to the penny, with two digits after the point"],
    ),
    (
        "£61,250.50",
        "-61250",
        &["17:15 FIN-006 `-61250` is less than nothing | write it without the minus sign, or check whether it belongs here"],
    ),
    ("£61,250.50", "61k", &["17:15 FIN-006 `61k` is not an amount in pounds and pence | write the number out in full: 61000"]),
    (
        "£61,250.50",
        "61,25",
        &[
            "17:15 FIN-006 `61,25` is not an amount in pounds and pence | if the last two digits are pence, put a point before them; otherwise leave the comma out",
        ],
    ),
    (
        "£61,250.50",
        "1e5",
        &["17:15 FIN-006 `1e5` is not an amount in pounds and pence | write pounds and pence, such as 100 or 100.50"],
    ),
    (
        "£61,250.50",
        "1234567890123",
        &["17:15 FIN-006 `1234567890123` is too large a number | write pounds and pence, such as 100 or 100.50"],
    ),
    (
        "£61,250.50",
        "[1, 2]",
        &[
            "17:7 FIN-006 an amount in pounds is asked for here, and a list stands there | write one answer on the line of the key, without dash or brackets: the amount in pounds, such as 100 or 100.50",
        ],
    ),
    (
        "      amount: £61,250.50\n",
        "",
        &[
            "16:7 FAI-002 `amount` is missing from finance › income › entry 1 | add a line `amount:` with the amount in pounds, such as 100 or 100.50 (an amount in pounds, with pence after a point if there are any)",
        ],
    ),
    (
        "code: fair",
        "code: Fair Council",
        &[
            "6:9 FRM-005 `Fair Council` is not an id | did you mean fair-council? Write an id in small letters, digits and hyphens, beginning with a letter, as svc-parenting-north",
        ],
    ),
    ("name: Fair", "nme: Fair", &["5:3 FRM-001 the form does not know `nme` here | did you mean name?"]),
    ("name: Fair", "name: Fair\n  postcod: N1", &["6:3 FRM-001 the form does not know `postcod` here | did you mean postcode?"]),
    (
        "name: Fair",
        "name: Fair\n  zebra: N1",
        &[
            "6:3 FRM-001 the form does not know `zebra` here | take it away, or use one of the keys asked for here: website, postcode, LADO_lead",
        ],
    ),
    (
        "name: Fair",
        "name: Fair\n  finance: N1",
        &[
            "6:3 FRM-001 the form does not know `finance` here | finance belongs at the top of the return: take away the spaces in front of it and of what belongs to it",
        ],
    ),
    (
        "name: Fair",
        "name: Fair\n  income: N1",
        &["6:3 FRM-001 the form does not know `income` here | it belongs under finance: put it there, indented by two spaces"],
    ),
    (
        "name: Fair",
        "name: A name that is rather longer than the form allows",
        &["5:9 FRM-006 the text is 49 characters long, and at most 40 fit | shorten it by 9 characters"],
    ),
    ("reference: DFE/1", "refrence: DFE/1", &["25:5 FRM-001 the form does not know `refrence` here | did you mean reference?"]),
    (
        "reference: DFE/1",
        "reference: DFE/1\n    cost: 12",
        &["26:5 FRM-001 `cost` is not asked for where type is bought | take it away; it belongs where type is own_run"],
    ),
    (
        "type: own_run",
        "type: own_rum",
        &[
            "26:11 FRM-004 `own_rum` is not one of the choices | did you mean own_run? Write bought (Bought from someone), own_run (Run by the partners themselves) or nothing (None)",
        ],
    ),
    (
        "type: own_run",
        "kind: own_run",
        &[
            "26:5 FRM-002 `type` is missing from services › entry 2 | add a line `type:` with bought (Bought from someone), own_run (Run by the partners themselves) or nothing (None)",
        ],
    ),
    (
        "  - type: own_run\n    id",
        "  - id",
        &[
            "26:5 FRM-002 `type` is missing from services › entry 2 | add a line `type:` with bought (Bought from someone), own_run (Run by the partners themselves) or nothing (None)",
        ],
    ),
    (
        "  - type: nothing",
        "  - nothing",
        &[
            "29:5 FRM-003 `nothing` stands where an entry with keys is asked for | write `type: nothing` here; `masa-return explain services` shows each",
        ],
    ),
    (
        "  - type: nothing",
        "  - type: nothing\n    id: x",
        &["30:5 FRM-001 `id` is not asked for where type is nothing | take it away; it belongs where type is bought or own_run"],
    ),
    (
        "    cost: 12",
        "    cost: 12\n    staff: 3.5",
        &["29:12 FRM-003 `3.5` is not a whole number | write a whole number in digits, such as 12"],
    ),
    ("    cost: 12", "    cost: 12\n    staff: 1,200", &[]),
    (
        "name: Fair",
        "name: Fair\n  website: www.example.org",
        &[
            "6:12 FRM-005 `www.example.org` is not a web address | did you mean https://www.example.org? Write a full web address, beginning with https://",
        ],
    ),
    (
        "    - from: fair",
        "    - {from: a, amount: 1}\n    - {from: b, amount: 1}\n    - {from: c, amount: 1}\n    - {from: d, amount: 1}\n    - {from: e, amount: 1}\n    - from: fair",
        &["15:3 FRM-006 the list has 7 entries, and at most 6 fit | keep those that matter most"],
    ),
    (
        "council:\n  name: Fair\n  code: fair\n  region: north\n  email: a@b.gov.uk\n  freehold: true\n  headcount: 1,200\n  children: 7\n  share: 62%\n",
        "",
        &[
            "1:1 FRM-002 `council` is missing | add `council:` and on the lines below, each two spaces further in: name, code, region (north, london or south), email, freehold (true or false), headcount, children; `masa-return explain council` shows each",
        ],
    ),
    (
        "council:\n  name: Fair\n  code: fair\n  region: north\n  email: a@b.gov.uk\n  freehold: true\n  headcount: 1,200\n  children: 7\n  share: 62%\n",
        "council:\n",
        &[
            "4:1 FRM-002 `council` is not answered | write these on the lines below, each two spaces further in: name, code, region (north, london or south), email, freehold (true or false), headcount, children; `masa-return explain council` shows each",
        ],
    ),
    (
        "council:\n  name: Fair\n  code: fair\n  region: north\n  email: a@b.gov.uk\n  freehold: true\n  headcount: 1,200\n  children: 7\n  share: 62%\n",
        "council: Fair\n",
        &[
            "4:10 FRM-003 `Fair` stands where a group of keys is asked for | write these on the lines below, each two spaces further in: name, code, region (north, london or south), email, freehold (true or false), headcount, children; `masa-return explain council` shows each",
        ],
    ),
    (
        "council:\n  name: Fair\n  code: fair\n  region: north\n  email: a@b.gov.uk\n  freehold: true\n  headcount: 1,200\n  children: 7\n  share: 62%\n",
        "council:\n  - name: Fair\n",
        &[
            "4:1 FRM-003 a list stands where a group of keys is asked for | take away the dashes; its keys are name, code, region (north, london or south), email, freehold (true or false), headcount, children (`masa-return explain council` shows each)",
        ],
    ),
    (
        "  income:\n    - from: fair\n      amount: £61,250.50\n      paid_on: 2026-04-01\n      note: no\n    - from: other\n      amount: z\n",
        "  income:\n    -\n    - from:\n      amount:\n",
        &[
            "15:3 FRM-002 `income` is not answered | write an entry for each on the lines below, as - { from: …, amount: … }; `masa-return explain finance.income` shows each key",
        ],
    ),
    (
        "  income:\n    - from: fair\n      amount: £61,250.50\n      paid_on: 2026-04-01\n      note: no\n    - from: other\n      amount: z\n",
        "  income: []\n",
        &[
            "15:3 FRM-006 the list has 0 entries, and at least 1 is asked for | take away the [] and write an entry for each on the lines below, as - { from: …, amount: … }; `masa-return explain finance.income` shows each key",
        ],
    ),
    (
        "  income:\n    - from: fair\n      amount: £61,250.50\n      paid_on: 2026-04-01\n      note: no\n    - from: other\n      amount: z\n",
        "  income:\n    from: a\n",
        &[
            "15:3 FRM-003 a group of keys stands where a list is asked for | put a dash and a space before the first key of each entry, and indent its other keys as far",
        ],
    ),
    (
        "  income:\n    - from: fair\n      amount: £61,250.50\n      paid_on: 2026-04-01\n      note: no\n    - from: other\n      amount: z\n",
        "  income: { from: fair, amount: 1 }\n",
        &[
            "15:3 FRM-003 a group of keys stands where a list is asked for | put square brackets round it: `income: [{ from: fair, amount: 1 }]`",
        ],
    ),
    (
        "  income:\n    - from: fair\n      amount: £61,250.50\n      paid_on: 2026-04-01\n      note: no\n    - from: other\n      amount: z\n",
        "  income: [fair, { from: fair }]\n",
        &[
            "15:12 FRM-003 `fair` stands where an entry with keys is asked for | write `{ from: …, amount: … }` here; `masa-return explain finance.income` shows each key",
            "15:20 FAI-002 `amount` is missing from finance › income › entry 2 | inside the brackets add `amount: …` with the amount in pounds, such as 100 or 100.50 (an amount in pounds, with pence after a point if there are any)",
        ],
    ),
    ("      note: no\n", "      note: 012\n", &[]),
];

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).expect(text)
}

#[test]
fn a_wrong_answer_is_told_at_its_place_with_what_to_write() {
    for (from, to, expected) in ANSWERS {
        let reading = read_one(&changed(from, to));
        assert_eq!(told(&reading.findings), *expected, "{from:?} written as {to:?}");
    }
}

#[test]
fn a_good_return_is_read_without_a_word_and_to_the_penny() {
    let reading = read_one(GOOD);
    assert_eq!(told(&reading.findings), [] as [&str; 0]);
    let value = &reading.value;
    assert_eq!(value.council.headcount.get(), Some(Stated::Known(Count(1200))));
    assert_eq!(value.finance.reserve.get().and_then(Stated::known).map(|amount| amount.to_string()), Some("-£500".to_owned()));
    let income = value.finance.income.items();
    assert_eq!(income[0].amount.known().map(|amount| amount.to_string()), Some("£61,250.50".to_owned()));
    assert_eq!(income[0].note.text(), "no");
    assert_eq!(income[1].amount.get(), Some(Stated::Unknown(Symbol::NotApplicable)));
    assert_eq!(value.services.items().len(), 3);
    assert_eq!(value.notes.text(), "Something to read.\n\n- and a list\n");
    assert_eq!(reading.data["council"]["headcount"], 1200);
    assert_eq!(reading.data["finance"]["income"][0]["amount"], "61250.50");
    assert_eq!(reading.data["schema_version"], "2027.1");
}

#[test]
fn text_keeps_its_spelling_where_the_form_takes_text() {
    for typed in ["no", "012", "12:30", "5E1", "1.10", "2026-04-01", "0o17", "1_000", "on", ".5", "1e400", "61,250", "£5"] {
        let reading = read_one(&changed("note: no", &format!("note: {typed}")));
        assert_eq!(told(&reading.findings), [] as [&str; 0], "{typed}");
        assert_eq!(reading.value.finance.income.items()[0].note.text(), typed);
    }
}

#[test]
fn what_the_form_refuses_is_faulty_and_what_is_missing_is_not_answered() {
    let text = changed("headcount: 1,200", "headcount: many")
        .replace("  children: 7\n", "")
        .replace("finance:", "finance: none\nx-old:");
    let reading = read_one(&text);
    assert!(reading.value.council.headcount.is_faulty() && reading.value.council.children.is_blank());
    assert!(reading.value.finance.is_faulty());
    assert_eq!(reading.data["council"]["headcount"], "many");
}

#[test]
fn ids_and_references_are_collected_and_faulty_ones_are_not() {
    let reading = read_one(&changed("id: svc-b", "id: Svc B"));
    let ids: Vec<String> = reading.links.ids.iter().map(|id| format!("{} {:?} {}", id.id, id.kinds, id.path)).collect();
    assert_eq!(ids, [r#"fair ["body"] council.code"#, r#"svc-a ["service"] services[0].id"#]);
    let refs: Vec<String> = reading.links.refs.iter().map(|one| format!("{} {:?} {}", one.target, one.kinds, one.path)).collect();
    assert_eq!(refs, [r#"fair ["body"] finance.income[0].from"#, r#"other ["body"] finance.income[1].from"#]);
}

#[test]
fn every_field_has_a_place_and_what_is_not_written_has_that_of_what_it_belongs_to() {
    let located = read_one(GOOD).located;
    for (field, line, column) in [
        ("finance.income[0].amount", 17, 15),
        ("finance.income[1]", 20, 7),
        ("finance.income[1].note", 20, 7),
        ("finance.income", 15, 3),
        ("finance.income[9].note", 15, 3),
        ("finance", 13, 1),
        ("finance.expenditure.total", 13, 1),
        ("workforce.posts", 1, 1),
        ("notes", 31, 3),
    ] {
        let span = located.span(&path(field)).expect(field);
        assert_eq!((span.line, span.column), (line, column), "{field}");
    }
    assert_eq!(located.line_count(), 33);
}

#[test]
fn a_rule_finding_gets_its_places_and_a_masked_one_shows_no_text() {
    let located = read_one(GOOD).located;
    let finding = Finding::new("FIN-001", Level::Error, path("finance.income[0].amount"), "it does not add up", "mend it");
    let mut findings = [finding.clone(), Finding { masked: true, ..finding }];
    located.place(&mut findings);
    let spans: Vec<_> = findings.iter().filter_map(|finding| finding.span()).collect();
    assert_eq!((spans[0].line, spans[0].column, spans[0].end_column), (17, 15, 25));
    assert_eq!(spans[0].excerpt.as_deref(), Some("      amount: £61,250.50"));
    assert_eq!(spans[1].excerpt, None);
}

#[test]
fn what_only_the_types_refuse_is_a_fault_of_the_tool_and_says_so() {
    #[derive(Debug, Default, Deserialize)]
    struct Stricter {
        #[serde(default)]
        reporting_year: Answer<u32>,
    }
    let source = crate::read::Source { name: "r.yaml".to_owned(), bytes: GOOD.as_bytes().to_vec() };
    let reading = crate::read::read::<Stricter>(&[source], form());
    assert!(reading.value.reporting_year.is_faulty());
    assert_eq!(
        told(&reading.findings),
        [
            "2:17 REA-090 the form allows what stands at reporting_year, and the tool could not take it over | this is a fault of the tool, not of the return: please report it with this line"
        ]
    );
}
