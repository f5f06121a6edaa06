//! The returns shown to newcomers keep their promises.

use masa_return::annual_return::AnnualReturn;
use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::terms::schema::form;
use masa_return::read::{Source, read};
use masa_return::reference::Published;
use masa_return::reference::shipped;
use masa_return::value::Year;
use serde_json::Value;

fn text(name: &str) -> String {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn assessed(name: &str, text: &str) -> Assessment {
    assess(&[source(name, text)], None).expect("the form is sound")
}

#[test]
fn the_least_that_can_be_signed_passes_the_schema() {
    let text = text("minimal.yaml");
    let data = read::<AnnualReturn>(&[source("minimal.yaml", &text)], form().expect("compiles")).data;
    let faults = |data: &Value| {
        let form = jsonschema::validator_for(form().expect("compiles").schema()).expect("compiles");
        form.iter_errors(data).map(|error| error.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(faults(&data), Vec::<String>::new());
    let mut without = data;
    without.as_object_mut().expect("keys").remove("finance");
    assert_eq!(faults(&without).len(), 1);
}

#[test]
fn every_figure_of_the_real_area_is_the_published_one() {
    let text = text("real-area.yaml");
    let data = read::<AnnualReturn>(&[source("real-area.yaml", &text)], form().expect("compiles")).data;
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let shown = |published: Published| match published {
        Published::Known(number) => number.normalize().to_string(),
        Published::Symbol(symbol) => symbol.code().to_owned(),
        Published::WorkedOut(_) | Published::NotShipped => "not published".to_owned(),
    };
    let mut compared = 0;
    for value in data["indicators"]["values"].as_array().expect("values") {
        let code = value["code"].as_str().expect("a code");
        assert_eq!(value["source"], "dfe_published", "{code}");
        for year in value["years"].as_array().expect("years") {
            let period = Year::parse(year["period"].as_str().expect("a year")).expect("a year");
            assert_eq!(year["as_published"], true, "{code} {period}");
            let typed = ["count", "percent", "rate"].iter().find_map(|kind| year.get(*kind)).map(plain);
            let published = shown(shipped().published("816", code, period.ends_in()));
            assert_eq!(typed, Some(published), "{code} {period}");
            if let Some((numerator, denominator)) = shipped().published_parts("816", code, period.ends_in()) {
                let parts = [&year["numerator"], &year["denominator"]].map(plain);
                assert_eq!(parts, [shown(numerator), shown(denominator)], "{code} {period}");
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 69);
}

#[test]
fn the_broken_return_gives_one_finding_for_each_slip() {
    let assessment = assessed("broken.yaml", &text("broken.yaml"));
    let planted: Vec<String> = assessment
        .findings
        .iter()
        .filter(|finding| !(finding.path().0.len() == 1 && finding.message.ends_with("is not answered")))
        .map(|finding| finding.span().map_or_else(String::new, |span| format!("{}:{} {}", span.line, span.column, finding.code)))
        .collect();
    let expected = [
        "5:15 FRM-005",
        "12:3 REA-005",
        "17:31 FRM-003",
        "18:20 GEN-007",
        "21:74 GEN-009",
        "26:7 FRM-001",
        "30:15 FRM-004",
        "40:7 COM-001",
        "41:23 GEN-003",
        "42:48 FIN-006",
        "51:1 FIN-020",
        "54:19 REA-005",
        "69:13 GEN-002",
        "74:20 FIN-001",
        "78:5 FRM-007",
        "79:24 FIN-006",
    ];
    assert_eq!(planted, expected);
}
