use serde_json::json;

use super::*;
use crate::finding::FieldPath;
use crate::read::form::draft;

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).expect(text)
}

#[test]
fn what_is_not_asked_for_is_not_required_and_the_mark_is_gone() {
    let form = form();
    let council = &form.schema()["$defs"]["Council"];
    assert_eq!(council["required"], json!(["name", "code", "region", "email", "freehold", "headcount", "children"]));
    assert!(!form.schema().to_string().contains("x-optional"));
    assert_eq!(council["additionalProperties"], json!(false));
}

#[test]
fn every_property_is_titled_and_kinds_of_number_do_not_title_a_field() {
    let form = form();
    let defs = &form.schema()["$defs"];
    assert_eq!(form.schema()["properties"]["council"], json!({ "title": "Council", "$ref": "#/$defs/Council" }));
    assert_eq!(defs["Income"]["properties"]["amount"]["title"], "Amount");
    assert_eq!(defs["Council"]["properties"]["LADO_lead"]["title"], "LADO lead");
    assert_eq!(defs["Offer"]["title"], "Offer");
    assert!(defs.get("OwnRun").is_none(), "what only an alternative needs is written out in it");
    assert_eq!(form.words(&path("finance.income[3].paid_on")), "finance › income › entry 4 › paid on");
    assert_eq!(form.words(&path("council.LADO_lead")), "council › LADO lead");
}

#[test]
fn alternatives_are_chosen_by_their_type_and_each_is_closed() {
    let form = form();
    let offer = &form.schema()["$defs"]["Offer"];
    assert_eq!(offer["properties"]["type"]["enum"], json!(["bought", "own_run", "nothing"]));
    assert_eq!(offer["required"], json!(["type"]));
    assert!(offer.get("oneOf").is_none());
    for branch in offer["allOf"].as_array().expect("branches") {
        assert_eq!(branch["then"]["additionalProperties"], json!(false));
    }
    assert_eq!(offer["allOf"][1]["then"]["required"], json!(["type", "id", "cost"]));
    let staff = &offer["allOf"][1]["then"]["properties"]["staff"];
    assert_eq!(*staff, json!({ "title": "Staff", "type": "integer", "minimum": 0 }));
}

#[test]
fn a_draft_has_the_same_shapes_and_asks_for_nothing_but_the_type() {
    let form = form();
    let draft = draft(form.schema(), "Fair return, draft", "https://example.org/draft.json");
    assert_eq!(draft["title"], "Fair return, draft");
    assert!(draft["$defs"]["Council"].get("required").is_none());
    assert_eq!(draft["$defs"]["Offer"]["required"], json!(["type"]));
    assert_eq!(draft["$defs"]["Offer"]["allOf"][0]["if"]["required"], json!(["type"]));
    assert!(draft["$defs"]["Offer"]["allOf"][0]["then"].get("required").is_none());
    let draft = Form::new(draft).expect("compiles");
    assert!(draft.validator().is_valid(&json!({ "services": [{ "type": "bought" }] })));
    assert!(!draft.validator().is_valid(&json!({ "services": [{ "type": "bought", "cost": "1" }] })));
    assert!(!form.validator().is_valid(&json!({})));
}

#[test]
fn a_field_is_found_in_the_alternative_that_was_chosen() {
    let form = form();
    let data = json!({ "services": [{ "type": "own_run" }, { "type": "bought" }] });
    assert!(form.node_in(&path("services[0].cost"), &data).is_some());
    assert!(form.node_in(&path("services[1].cost"), &data).is_none());
    assert!(form.node(&path("services[1].cost")).is_some());
    assert_eq!(form.node(&path("finance")).and_then(|node| node.text("x-missing")), Some("FAI-001"));
}

#[test]
fn codes_are_told_apart_and_explained() {
    let codes: std::collections::BTreeSet<&str> = crate::read::catalogue().iter().map(|entry| entry.code).collect();
    assert_eq!(codes.len(), crate::read::catalogue().len());
    for entry in crate::read::catalogue() {
        assert!(entry.explanation.ends_with('.') && !entry.title.ends_with('.'), "{}", entry.code);
    }
}

#[test]
fn names_of_types_become_words() {
    let words = ["IncomeLine", "LADOCase", "MacptTeam2", "code_income_type"].map(crate::read::words::humanised_type);
    assert_eq!(words, ["Income line", "LADO case", "Macpt team2", "Code income type"]);
}
