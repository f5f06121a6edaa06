//! No private note and no small count of children leaves the partnership.

use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::indicators::figures;
use masa_return::annual_return::public::digest;
use masa_return::annual_return::public::sums;
use masa_return::annual_return::report::{EditionOptions, document};
use masa_return::annual_return::terms::schema::form;
use masa_return::canonical;
use masa_return::disclosure::{CellValue, Kind, Protection, Reason};
use masa_return::finding::FieldPath;
use masa_return::read::{Node, Source};
use masa_return::theme::Theme;
use masa_return::value::{Answer, ChildCount, Stated, Symbol};
use masa_return::{html, pdf};
use serde_json::Value;

use crate::examples;

mod tables;

/// Every value of a return that has this disclosure mark in the form.
fn marked(data: &Value, mark: &str) -> Vec<(FieldPath, Value)> {
    fn visit(value: &Value, node: Node, path: &FieldPath, mark: &str, found: &mut Vec<(FieldPath, Value)>) {
        if node.text("x-disclosure") == Some(mark) {
            found.push((path.clone(), value.clone()));
            return;
        }
        match value {
            Value::Object(fields) => {
                for (key, inner) in fields {
                    if let Some(property) = node.property(key, Some(value)) {
                        visit(inner, property, &path.key(key), mark, found);
                    }
                }
            }
            Value::Array(entries) => {
                for (i, inner) in entries.iter().enumerate() {
                    if let Some(item) = node.item() {
                        visit(inner, item, &path.index(i), mark, found);
                    }
                }
            }
            _ => {}
        }
    }
    let form = form().unwrap();
    let mut found = Vec::new();
    visit(data, form.node(&FieldPath::root()).unwrap(), &FieldPath::root(), mark, &mut found);
    found
}

fn assessed(data: &Value) -> Assessment {
    let bytes = serde_json::to_vec(data).unwrap();
    assess(&[Source { name: "return.json".to_owned(), bytes }], None).unwrap()
}

/// The texts of both outputs. The PDF's streams are compressed, so its bytes are only compared.
fn outputs(assessment: &Assessment) -> (String, Vec<u8>) {
    let document = document(assessment.published().unwrap(), &assessment.findings, EditionOptions::DRAFT).unwrap();
    let theme = Theme::shipped().unwrap();
    (html::render(&document, &theme).unwrap(), pdf::render(&document, &theme).unwrap())
}

#[test]
fn no_private_answer_reaches_the_page_or_the_data() {
    for name in examples::RETURNS {
        let assessment = examples::assessed(name);
        let full = digest::full(&assessment.facts.this).unwrap();
        // A job title that is private in one place may appear elsewhere for good reason; the words of a note may not.
        let is_note = |path: &FieldPath| path.to_string().ends_with(".notes_private");
        let notes: Vec<String> = marked(&full, "private")
            .into_iter()
            .filter(|(path, _)| is_note(path))
            .filter_map(|(_, note)| note.as_str().map(str::to_owned))
            .collect();
        let public = canonical::json(&digest::public(&assessment.facts.this).unwrap().data).unwrap();
        let (page, _) = outputs(&assessment);
        for note in notes {
            let words: String = note.chars().take(60).collect();
            assert!(!public.contains(&words) && !page.contains(&words), "{name}: {words}");
        }
        assert!(marked(&digest::public(&assessment.facts.this).unwrap().data, "private").is_empty(), "{name}");
    }
    let complete = digest::full(&examples::assessed("exampleshire").facts.this).unwrap();
    assert!(marked(&complete, "private").len() > 10, "the complete example has private notes to hold back");
}

#[test]
fn each_form_of_the_data_says_which_it_is() {
    let facts = examples::assessed("minimal.yaml").facts;
    let full = digest::full(&facts.this).unwrap();
    let public = digest::public(&facts.this).unwrap().data;
    assert_eq!((&full["data_form"], &public["data_form"]), (&Value::from("full"), &Value::from("public")));
}

#[test]
fn no_count_of_children_from_1_to_5_is_in_the_public_data() {
    let small = |value: &Value| value.as_u64().is_some_and(|count| (1..=5).contains(&count));
    for name in examples::RETURNS {
        let facts = examples::assessed(name).facts;
        let public = digest::public(&facts.this).unwrap().data;
        let left: Vec<_> = marked(&public, "children").into_iter().filter(|(_, value)| small(value)).collect();
        assert_eq!(left, [], "{name}");
    }
    let complete = digest::full(&examples::assessed("exampleshire").facts.this).unwrap();
    let held: Vec<_> = marked(&complete, "children").into_iter().filter(|(_, value)| small(value)).collect();
    assert!(held.len() > 10, "the complete example has small counts to hold back");
}

/// The outputs are the same byte for byte whatever the true small counts are: they do not show whether a count is 2 or 4.
#[test]
fn the_outputs_do_not_depend_on_the_true_small_counts() {
    let mut data = digest::full(&examples::assessed("exampleshire").facts.this).unwrap();
    let mut other = data.clone();
    for (path, value) in marked(&data.clone(), "children") {
        if let Some(count) = value.as_u64().filter(|count| (1..=5).contains(count)) {
            let pointer: String = path
                .0
                .iter()
                .map(|step| match step {
                    masa_return::finding::Step::Key(key) => format!("/{key}"),
                    masa_return::finding::Step::Index(index) => format!("/{index}"),
                })
                .collect();
            *other.pointer_mut(&pointer).unwrap() = Value::from(count % 5 + 1);
        }
    }
    // The cover of a draft says how much work is left, which may differ; the report itself may not.
    for data in [&mut data, &mut other] {
        data.as_object_mut().unwrap().remove("sign_off");
    }
    let render = |data: &Value| {
        let assessment = assessed(data);
        let document = document(assessment.published().unwrap(), &[], EditionOptions::FULL).unwrap();
        let theme = Theme::shipped().unwrap();
        (html::render(&document, &theme).unwrap(), pdf::render(&document, &theme).unwrap())
    };
    let (page, file) = render(&data);
    let (other_page, other_file) = render(&other);
    assert!(page == other_page, "the pages differ");
    assert!(file == other_file, "the PDFs differ");
}

/// Writes real returns for the judge to attack: their counts and ties, and what the public form says about each count.
#[test]
fn the_public_forms_are_written_for_the_judge_and_nothing_in_them_is_exposed() {
    let mut attacked = Vec::new();
    for name in examples::RETURNS {
        let facts = examples::assessed(name).facts;
        let full = digest::full(&facts.this).unwrap();
        let public = digest::public(&facts.this).unwrap();
        assert_eq!(public.unprotected, [], "{name}");
        let children: Vec<FieldPath> = marked(&full, "children").into_iter().map(|(path, _)| path).collect();
        let counts = sums::constraints(&facts.this, facts.reference).table(&full, &children);
        assert!(name != "exampleshire" || counts.table.constraints.len() > 100, "{name}: {}", counts.table.constraints.len());
        let hidden = counts
            .paths
            .iter()
            .zip(&counts.table.cells)
            .map(|(path, cell)| {
                if public.primary.contains(path) {
                    Some(Reason::Small)
                } else if public.secondary.contains(path) {
                    // Told apart for the judge alone: in the public form each is a c.
                    Some(match (cell.value, cell.kind) {
                        (CellValue::Known(0), _) => Reason::SecondaryZero,
                        (_, Kind::Children) => Reason::Secondary,
                        _ => Reason::SecondaryTotal,
                    })
                } else {
                    match cell.value {
                        CellValue::Known(_) => None,
                        CellValue::Suppressed => Some(Reason::AlreadySuppressed),
                        CellValue::Unknown => Some(Reason::Unknown),
                    }
                }
            })
            .collect();
        let case = tables::Case { name: name.to_owned(), table: counts.table, shares: Vec::new() };
        attacked.push(tables::published(&case, &Protection { hidden, unprotected: Vec::new() }));
        if name == "exampleshire" {
            let say = |paths: &[FieldPath]| paths.iter().map(FieldPath::to_string).collect::<Vec<_>>().join("\n");
            println!("{name}: small\n{}\nbeside\n{}", say(&public.primary), say(&public.secondary));
        }
    }
    tables::write("examples.jsonl", attacked);
}

/// A percentage or rate of a held-back number is held back too, whether it is typed or worked out.
#[test]
fn no_share_is_told_of_a_number_that_is_held_back() {
    let assessment = examples::assessed("exampleshire");
    let public = assessment.published().unwrap();
    let is_held = |count: &Answer<ChildCount>| count.get().and_then(Stated::symbol) == Some(Symbol::Confidential);
    let mut judged = 0;
    for value in public.this.indicators.values.items() {
        let code = value.code.given().unwrap().as_str();
        let council = value.authority.given().and_then(|id| public.body(id.as_str()));
        for year in value.years.items() {
            let period = year.period.get().unwrap();
            let of_count = is_held(&year.count).then(|| format!("{code}r"));
            let of_parts = (is_held(&year.numerator) || is_held(&year.denominator)).then(|| code.to_owned());
            for share in [of_count, of_parts].into_iter().flatten().filter_map(|code| public.reference.indicator(&code)) {
                let figure = figures::figure(public, share, council, period);
                assert_eq!(figure.and_then(figures::Figure::known), None, "{} of {period}", share.code);
                judged += 1;
            }
        }
    }
    assert!(judged >= 3, "{judged} shares rest on a held-back number");
}

/// A percentage given alone, or a measure in children, that reveals by itself that they are few.
#[test]
fn a_share_that_tells_of_few_children_by_itself_is_held_back() {
    let mut data = digest::full(&examples::assessed("minimal.yaml").facts.this).unwrap();
    let years = "/indicators/values/19/years/0";
    // 3 and 10 of 128 children on a plan.
    for (percent, published) in [("2.3", "c"), ("7.8", "7.8")] {
        *data.pointer_mut(years).unwrap() = serde_json::json!({ "period": "2026-27", "percent": percent });
        let public = digest::public(&assessed(&data).facts.this).unwrap().data;
        assert_eq!(public.pointer(&format!("{years}/percent")).unwrap(), published, "{percent}");
    }
    let outcome = "/commissioning/services/0/expected_outcomes/0";
    for (unit, published) in [("Children", "c"), ("per cent", "4")] {
        *data.pointer_mut(&format!("{outcome}/unit")).unwrap() = unit.into();
        *data.pointer_mut(&format!("{outcome}/actual")).unwrap() = "4".into();
        let public = digest::public(&assessed(&data).facts.this).unwrap().data;
        assert_eq!(public.pointer(&format!("{outcome}/actual")).unwrap(), published, "{unit}");
    }
}

/// The published form lacks private data and what explanations depend on, and nobody can be asked for them.
#[test]
fn a_sound_return_is_sound_in_its_public_form_too() {
    for name in ["exampleshire", "minimal.yaml"] {
        let full = examples::assessed(name);
        let public = assessed(&digest::public(&full.facts.this).unwrap().data);
        let errors: Vec<&str> = public.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(public.is_sound(), "{name}: {errors:?}");
        assert_eq!(public.tally().queries, full.tally().queries, "{name}: {errors:?}");
        assert_eq!(public.facts.content_digest, full.facts.content_digest, "{name}");
    }
}

/// The department and this tool both read what was published: it must stay the same, with the same digest.
#[test]
fn what_is_published_stays_as_it_is_when_it_is_published_again() {
    let sound = digest::full(&examples::assessed("exampleshire").facts.this).unwrap();
    let counts = |values: &[Value]| -> Vec<(usize, usize, &'static str)> {
        let years = |at: usize| values[at]["years"].as_array().map_or(0, Vec::len);
        let all = (0..values.len()).flat_map(|at| (0..years(at)).map(move |year| (at, year)));
        all.flat_map(|(at, year)| ["count", "numerator"].map(|key| (at, year, key)))
            .filter(|(at, year, key)| values[*at]["years"][*year][*key].is_u64())
            .collect()
    };
    let values = sound["indicators"]["values"].as_array().unwrap();
    let places = counts(values);
    assert!(places.len() > 60, "{}", places.len());
    // Count after count gets a wrong value, so that sums no longer hold.
    for (at, year, key) in places.into_iter().step_by(7) {
        let mut spoilt = sound.clone();
        spoilt["indicators"]["values"][at]["years"][year][key] = 3.into();
        let this: masa_return::annual_return::AnnualReturn = serde_json::from_value(spoilt).unwrap();
        let public = digest::public(&this).unwrap();
        let again = digest::public(&serde_json::from_value(public.data.clone()).unwrap()).unwrap();
        assert_eq!(again.data, public.data, "indicators.values[{at}].years[{year}].{key}");
        assert_eq!(digest::content_digest(&again).unwrap().short(), digest::content_digest(&public).unwrap().short());
    }
}
