//! Tests of the national report: sums known by hand, regions, what is held back, and that the document says what the tables say.

use std::collections::BTreeMap;

use super::children::{Side, added};
use super::figures::{Children, IndicatorFigure, Number, Parts};
use super::group::Group;
use super::totals::Value;
use super::{Figures, Totals, document, figures, totals};
use crate::annual_return::indicators::figures::Figure;
use crate::annual_return::report::testing::lines;
use crate::collate::{AcceptedReturn, Asked, Collation, Release, Submission, open};
use crate::dataset::Table;
use crate::document::{Block, Document, Section, plain};
use crate::read::Source;
use crate::value::{Decimal, Symbol, Year};

fn collation(release: Release) -> Collation {
    Collation {
        asked: Asked { year: Year::parse("2026-27").expect("a year"), deadline: None, release },
        files: Vec::new(),
        authorities: Vec::new(),
        partnerships: Vec::new(),
        cases: Vec::new(),
        notes: Vec::new(),
    }
}

/// A return from a few lines of data.
fn counted(data: &serde_json::Value) -> AcceptedReturn {
    let source = Source { name: "return.json".to_owned(), bytes: data.to_string().into_bytes() };
    open(&Submission { file: "return.json".to_owned(), sources: vec![source] }).expect("opens").expect("is a return")
}

/// A return of a council that says what is given, in the full form.
fn of_council(code: &str, name: &str, parts: serde_json::Value) -> Figures {
    let mut data = serde_json::json!({
        "schema_version": "2027.1",
        "reporting_year": "2026-27",
        "period_start": "2026-04-01",
        "period_end": "2027-03-31",
        "prepared_on": "2027-06-30",
        "partnership": {
            "name": name,
            "bodies": [
                { "id": "la", "kind": "local_authority", "name": "Council", "code": code },
                { "id": "icb", "kind": "icb", "name": "Board" },
                { "id": "police", "kind": "police", "name": "Police" },
            ],
        },
    });
    let fields = data.as_object_mut().expect("fields");
    for (key, value) in parts.as_object().expect("parts") {
        fields.insert(key.clone(), value.clone());
    }
    let counted = counted(&data);
    figures(counted.published().expect("a public form"), &counted)
}

fn income(la: &str, icb: &str, police: &str) -> serde_json::Value {
    serde_json::json!({ "finance": { "income": [
        { "id": "a", "category": "local_authority", "paid_by": "la", "amount_actual": la },
        { "id": "b", "category": "icb", "paid_by": "icb", "amount_actual": icb },
        { "id": "c", "category": "police", "paid_by": "police", "amount_actual": police },
    ] } })
}

fn money(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).ok()
}

fn place(totals: &Totals, region: &str) -> usize {
    totals.areas.iter().position(|area| area.name == region).expect("a region")
}

#[test]
fn money_of_two_returns_is_added_up_to_the_penny_and_an_unknown_amount_is_left_out_and_said() {
    let figures = [
        of_council("202", "Camden", income("100000.10", "50000.05", "25000")),
        of_council("203", "Greenwich", income("200000.20", "0", "25000.01")),
        of_council("380", "Bradford", income("70000", "x", "10000")),
    ];
    let totals = totals(&collation(Release::Final), &figures);
    let england = totals.whole(Group::IncomeByPartner, Totals::ENGLAND).expect("adds up");
    assert_eq!((england.value, england.returns, england.without), (money("400000.36"), 2, 1));
    let councils = totals.of(Group::IncomeByPartner, Totals::ENGLAND, "local_authority");
    assert_eq!(councils.value, money("300000.30"));
    // By kind of income each category stands by itself: Bradford's council and police are known, its board is not.
    let by_kind = totals.of(Group::Income, Totals::ENGLAND, "local_authority");
    assert_eq!((by_kind.value, by_kind.returns, by_kind.without), (money("370000.30"), 3, 0));
    assert_eq!(totals.of(Group::Income, Totals::ENGLAND, "icb").without, 1);
    // 300,000.30 of 400,000.36.
    let share = totals.rows(Group::IncomeByPartner, Totals::ENGLAND)[0].share.expect("of the same returns");
    assert_eq!(share.to_string(), "75%");
    let yorkshire = totals.whole(Group::IncomeByPartner, place(&totals, "Yorkshire and The Humber")).expect("adds up");
    assert_eq!((yorkshire.value, yorkshire.returns, yorkshire.without), (None, 0, 1));
}

#[test]
fn a_return_across_regions_counts_in_england_alone() {
    let mut across = of_council("202", "Camden", income("1", "1", "1"));
    across.region = None;
    across.partnership = "Across".to_owned();
    let figures = [across, of_council("203", "Greenwich", income("10", "10", "10"))];
    let totals = totals(&collation(Release::Final), &figures);
    let sum = |area: usize| totals.whole(Group::IncomeByPartner, area).and_then(|total| total.value);
    assert_eq!(sum(Totals::ENGLAND), money("33"));
    assert_eq!(sum(place(&totals, "London")), money("30"));
    assert_eq!(totals.across, ["Across"]);
}

#[test]
fn what_is_paid_for_each_child_is_all_money_by_all_children() {
    let mut figures =
        [of_council("202", "Camden", income("90", "0", "0")), of_council("203", "Greenwich", income("10", "0", "0"))];
    figures[0].children = Some(Children { number: 10, mid_year: 2024 });
    figures[1].children = Some(Children { number: 30, mid_year: 2024 });
    let totals = totals(&collation(Release::Final), &figures);
    // £100 for 40 children: £2.50; the partnerships £9 and £0.33, between them £4.67.
    let england = totals.per_child[Totals::ENGLAND];
    assert_eq!(england.each.expect("known").to_string(), "£2.50");
    assert_eq!(england.median.expect("known").to_string(), "£4.67");
}

/// Figures with one count a council: codes of councils, and a number that is shown or held back.
fn counts(code: &'static str, numbers: &[(&'static str, Number)]) -> Vec<Figures> {
    let one = |(authority, number): &(&'static str, Number)| Figures {
        partnership: (*authority).to_owned(),
        authorities: vec![(*authority).to_owned()],
        region: crate::reference::shipped().region_of(authority).map(|region| region.code.as_str()),
        full: true,
        indicators: vec![IndicatorFigure {
            code,
            authority: Some(*authority),
            shown: Some(match number {
                Number::Shown(number) => Figure::Known(Decimal::from(*number)),
                Number::HeldBack(_) | Number::Unknown => Figure::Unknown(Symbol::Confidential),
            }),
            parts: Parts::Count(*number),
        }],
        ..Figures::default()
    };
    numbers.iter().map(one).collect()
}

fn shown(figures: &[Figures], code: &str) -> BTreeMap<String, Value> {
    let totals = totals(&collation(Release::Final), figures);
    let own = totals.indicators.iter().find(|own| own.indicator.code == code).expect("given");
    let areas = totals.areas.iter().zip(&own.areas).filter(|(_, total)| total.given > 0);
    areas.map(|(area, total)| (area.name.to_owned(), total.value)).collect()
}

const LONDON: [&str; 3] = ["202", "203", "204"];
const HELD: Value = Value::Unknown(Symbol::Confidential);

#[test]
fn a_total_that_would_give_the_only_hidden_count_away_is_held_back_and_that_of_england_rounded_further() {
    let [a, b, c] = LONDON;
    // 40 and 20, and from 1 to 5: 61 to 64 are 60, and 65 is 70, which nothing but a 5 would give. England is then 110 or 120.
    let with = |hidden: u64| {
        let figures = counts(
            "D28",
            &[(a, Number::Shown(40)), (b, Number::HeldBack(hidden)), (c, Number::Shown(20)), ("380", Number::Shown(50))],
        );
        shown(&figures, "D28")
    };
    for hidden in 1..=5 {
        let shown = with(hidden);
        assert_eq!(shown["London"], HELD, "{hidden}: that it is held back must not depend on the count");
        assert_eq!(shown["England"], Value::Known(Decimal::from(100)), "{hidden}: 111 to 115 to the nearest 100");
        assert_eq!(shown["Yorkshire and The Humber"], Value::Known(Decimal::from(50)));
    }
}

#[test]
fn a_total_stands_rounded_where_the_only_hidden_count_can_be_anything() {
    let [a, b, c] = LONDON;
    // 45 and 20, and from 1 to 5: always 70.
    let figures = counts("D28", &[(a, Number::Shown(45)), (b, Number::HeldBack(3)), (c, Number::Shown(20))]);
    let shown = shown(&figures, "D28");
    assert_eq!((shown["London"], shown["England"]), (Value::Known(Decimal::from(70)), Value::Known(Decimal::from(70))));
}

#[test]
fn two_hidden_counts_that_leave_each_other_open_let_the_total_stand() {
    let [a, b, c] = LONDON;
    let figures =
        counts("D28", &[(a, Number::Shown(40)), (b, Number::HeldBack(3)), (c, Number::HeldBack(4)), ("380", Number::Shown(52))]);
    let shown = shown(&figures, "D28");
    assert_eq!(shown["London"], Value::Known(Decimal::from(50)), "47 to the nearest 10");
    assert_eq!(shown["England"], Value::Known(Decimal::from(100)), "99 to the nearest 10");
}

#[test]
fn two_hidden_counts_that_only_one_sum_allows_are_not_told_to_the_last_child() {
    let [a, b, c] = LONDON;
    // Two counts from 1 to 5 that come to 2 are 1 and 1. With 43 they are 45, and 45 to 53 are not told apart from it but by rounding.
    let of = |known: u64| {
        let figures = counts("D28", &[(a, Number::Shown(known)), (b, Number::HeldBack(1)), (c, Number::HeldBack(1))]);
        added(&figures)[&("D28", Side::Count)].sum(Some("E12000007")).expect("London").basis()
    };
    assert_eq!(of(43), Some(50), "from 45 on: everything is open");
    assert_eq!(of(42), None, "44 is 40, and would be no other sum");
}

#[test]
fn a_count_held_back_by_the_partnership_itself_is_unknown_and_not_zero() {
    let [a, b, _] = LONDON;
    let figures = counts("D28", &[(a, Number::Shown(40)), (b, Number::Unknown)]);
    let totals = totals(&collation(Release::Final), &figures);
    let own = totals.indicators.iter().find(|own| own.indicator.code == "D28").expect("given");
    let england = own.areas[Totals::ENGLAND];
    assert_eq!((england.value, england.given, england.without), (Value::Known(Decimal::from(40)), 1, 1));
    assert_eq!((own.given.numbers, own.given.held_back), (1, 1));
}

#[test]
fn nothing_hidden_follows_from_the_parts_of_a_whole() {
    // The b3 of two families: each count stands open in its own column, and the columns together would give one away.
    let plans = |authority: &'static str, whole: u64, parts: [Number; 5]| {
        let mut own = counts("D13", &[(authority, Number::Shown(whole))]).remove(0);
        for (code, number) in ["D14a", "D14b", "D14c", "D14d", "D14e"].into_iter().zip(parts) {
            own.indicators.extend(counts(code, &[(authority, number)]).remove(0).indicators);
        }
        own
    };
    let (open, small, beside) = (Number::Shown(20), Number::HeldBack, Number::HeldBack);
    let figures = [
        plans("202", 75, [open, open, small(3), open, beside(12)]),
        plans("203", 74, [open, open, small(4), open, beside(10)]),
        plans("204", 76, [open, small(2), open, open, beside(14)]),
    ];
    let all = added(&figures);
    let london = |code: &'static str| all[&(code, Side::Count)].sum(Some("E12000007")).expect("London");
    for (code, exact) in [("D13", 225), ("D14a", 60), ("D14d", 60)] {
        assert_eq!(london(code).basis(), Some(exact), "{code}: nothing of it is hidden");
    }
    // A lone small count with 40 beside it: 41 to 45, which are 40 or 50.
    assert_eq!(london("D14b").basis(), None);
    // D14c says 3 + 4 exactly; with it D14e, 36 exactly, would say the 2.
    let exact = |code: &'static str, number: u64| london(code).basis() == Some(number);
    assert!(!(exact("D14c", 27) && exact("D14e", 36)), "together they give the lone count away");
}

#[test]
fn a_share_rests_on_councils_that_gave_both_its_numbers() {
    let share = |authority: &'static str, above: Number, below: Number| {
        let mut own = counts("D04", &[(authority, above)]).remove(0);
        own.indicators[0].parts = Parts::Share { above, below };
        own
    };
    let figures = [
        share("202", Number::Shown(120), Number::Shown(1000)),
        share("203", Number::Shown(150), Number::Shown(500)),
        share("204", Number::Unknown, Number::Shown(9000)),
    ];
    let totals = totals(&collation(Release::Final), &figures);
    let own = totals.indicators.iter().find(|own| own.indicator.code == "D04").expect("given");
    // 270 of 1,500: 18.0%.
    assert_eq!(own.areas[Totals::ENGLAND].value, Value::Known(Decimal::from(18)));
    assert_eq!((own.areas[Totals::ENGLAND].given, own.areas[Totals::ENGLAND].without), (2, 1));
}

fn words(document: &Document) -> String {
    lines(document).join("\n")
}

#[test]
fn no_return_makes_a_proper_document_that_says_so() {
    let collation = collation(Release::Working);
    let totals = totals(&collation, &[]);
    assert!(totals.tables().is_empty());
    let document = document(&collation, &[], &totals, None).expect("a document");
    assert_eq!(document.mark.as_deref(), Some("Working copy"));
    let words = words(&document);
    assert!(words.contains("No return counts") && words.contains("No file was found."), "{words}");
}

#[test]
fn the_document_of_one_return_says_the_numbers_of_the_tables() {
    let collation = collation(Release::Final);
    let figures = [of_council("202", "Camden (synthetic)", income("100000.10", "50000.05", "25000"))];
    let totals = totals(&collation, &figures);
    let document = document(&collation, &figures, &totals, None).expect("a document");
    assert_eq!(document.mark.as_deref(), Some("Synthetic data"));
    let words = words(&document);
    for said in ["Councils paid £100,000 of £175,000 in cash (57.1%), in one return.", "£175,000.15", "£50,000.05"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    let amounts = column(&totals.tables(), "totals_money", "amount");
    assert!(amounts.contains(&"175000.15".to_owned()) && amounts.contains(&"50000.05".to_owned()));
}

#[test]
#[cfg(feature = "cli")]
fn what_is_revised_stands_in_the_report_with_what_it_was() {
    use crate::collate::national::files_of_totals;
    use crate::collate::revisions::revisions;
    let collation = collation(Release::Final);
    let of = |police: &str| [of_council("202", "Camden", income("100000.10", "50000.05", police))];
    let (before, now) = (totals(&collation, &of("25000")), totals(&collation, &of("26000.50")));
    let files = |totals: &Totals| files_of_totals(&totals.tables()).expect("files");
    let revised = revisions(&files(&before), &files(&now)).expect("revisions");
    let document = |revised| document(&collation, &of("26000.50"), &now, revised).expect("a document");
    let said = words(&document(Some(&revised)));
    for said_so in ["What is revised", "Figures are revised", "£25,000", "£26,000.50", "4 totals of England differ"] {
        assert!(said.contains(said_so), "{said_so} in {said}");
    }
    assert!(words(&document(Some(&[]))).contains("No total of England or of a region differs"));
    let alone = words(&document(None));
    assert!(!alone.contains("What is revised") && !alone.contains("Figures are revised"));
}

#[test]
fn what_was_planned_and_never_spent_stands_beside_what_was_spent() {
    let line = |id: &str, function: &str, budget: &str, actual: &str| {
        serde_json::json!({ "id": id, "ledger": "a", "nature": "staff", "core_function": function,
            "budget": budget, "actual": actual })
    };
    let spending = serde_json::json!({ "finance": { "spending": [
        line("one", "business_support", "1000", "900.50"), line("two", "communications", "250", "0"),
    ] } });
    let figures = [of_council("202", "Camden", spending)];
    let collation = collation(Release::Final);
    let totals = totals(&collation, &figures);
    let words = words(&document(&collation, &figures, &totals, None).expect("a document"));
    for row in ["Business support | £1,000 | £900.50 | 100%", "Communications | £250 | £0 | 0%", "All | £1,250 | £900.50 | 100%"]
    {
        assert!(words.contains(row), "{row} in {words}");
    }
}

fn column(tables: &[Table], name: &str, column: &str) -> Vec<String> {
    let table = tables.iter().find(|table| table.name == name).expect("a table");
    let place = table.columns.iter().position(|own| own.name == column).expect("a column");
    table.rows.iter().map(|row| row[place].text().to_owned()).collect()
}

#[test]
fn every_row_of_the_tables_has_all_its_cells_and_no_indicator_is_blank() {
    let mut figures = counts("D28", &[("202", Number::Shown(40)), ("203", Number::HeldBack(3))]);
    figures.push(of_council("204", "Hackney", income("1", "2", "3")));
    let tables = totals(&collation(Release::Final), &figures).tables();
    for table in &tables {
        assert!(!table.rows.is_empty(), "{}", table.name);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            let blank =
                table.columns.iter().zip(row).filter(|(column, cell)| cell.is_blank() && !column.name.starts_with("region_"));
            assert_eq!(blank.count(), 0, "{}: {row:?}", table.name);
        }
        let place = |name: &str| table.columns.iter().position(|column| column.name == name);
        let keys: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| {
                let key = ["region_code", "topic", "measure", "breakdown", "category", "indicator"];
                key.iter().filter_map(|name| place(name)).map(|place| row[place].text()).collect()
            })
            .collect();
        let mut unique = keys.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), keys.len(), "{}: a row twice", table.name);
    }
}

#[test]
fn anchors_and_captions_of_a_full_report_are_unique() {
    let example = |name: &str, bytes: &[u8]| Source { name: name.to_owned(), bytes: bytes.to_vec() };
    let minimal = include_bytes!("../../../examples/minimal.yaml");
    let accepted = open(&Submission { file: "minimal.yaml".to_owned(), sources: vec![example("minimal.yaml", minimal)] });
    let accepted = accepted.expect("opens").expect("is a return");
    let figures = [figures(accepted.published().expect("a public form"), &accepted)];
    let collation = collation(Release::Provisional);
    let totals = totals(&collation, &figures);
    let document = document(&collation, &figures, &totals, None).expect("a document");
    let (mut anchors, mut captions) = (Vec::new(), Vec::new());
    document.sections.iter().for_each(|section| named(section, &mut anchors, &mut captions));
    for mut names in [anchors, captions] {
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all, "{names:?}");
    }
}

fn named(section: &Section, anchors: &mut Vec<String>, captions: &mut Vec<String>) {
    anchors.push(section.anchor.clone());
    for block in &section.blocks {
        let table = match block {
            Block::Table(table) => table,
            Block::Chart(chart) => {
                anchors.push(chart.anchor.clone());
                assert!(!chart.summary.trim().is_empty(), "{} has no words", chart.anchor);
                &chart.table
            }
            Block::Paragraph(words) => {
                assert!(!plain(words).contains("  "), "{}", plain(words));
                continue;
            }
            Block::List { .. } | Block::Facts(_) | Block::Figures(_) | Block::Notice { .. } | Block::Quote { .. } => continue,
        };
        anchors.push(table.anchor.clone());
        captions.push(table.caption.clone());
    }
    section.sections.iter().for_each(|inner| named(inner, anchors, captions));
}
