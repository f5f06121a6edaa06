//! The published schemas match the types and help in an editor.

use masa_return::annual_return::public::digest;
use masa_return::annual_return::terms::schema::{draft_schema, final_schema, public_schema};
use serde_json::{Value, json};

use super::examples;

#[test]
fn the_committed_schema_is_what_the_types_give() {
    same(
        include_str!("../../schema/annual-return.schema.json"),
        &final_schema(),
        "cargo run -q -- schema > schema/annual-return.schema.json",
    );
}

#[test]
fn the_committed_draft_schema_is_what_the_types_give() {
    same(
        include_str!("../../schema/annual-return.draft.schema.json"),
        &draft_schema(),
        "cargo run -q -- schema --draft > schema/annual-return.draft.schema.json",
    );
}

#[test]
fn the_committed_public_schema_is_what_the_types_give() {
    same(
        include_str!("../../schema/annual-return.public.schema.json"),
        &public_schema(),
        "cargo run -q -- schema --public > schema/annual-return.public.schema.json",
    );
}

#[test]
fn what_is_published_of_every_example_passes_the_public_schema() {
    let schema = jsonschema::options().should_validate_formats(true).build(&public_schema()).unwrap();
    for name in examples::RETURNS.into_iter().chain(["broken.yaml"]) {
        let data = digest::public(&examples::assessed(name).facts.this).unwrap().data;
        let faults: Vec<String> = schema.iter_errors(&data).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn the_public_schema_refuses_what_may_not_be_published() {
    let schema = jsonschema::options().should_validate_formats(true).build(&public_schema()).unwrap();
    let of = |data: Value| schema.is_valid(&data);
    let needs = |need: Value| json!({ "data_form": "public", "needs": { "needs": [need] } });
    let estimate = |number: Value| of(needs(json!({ "id": "need-a", "population": { "estimate": number } })));
    assert!(of(needs(json!({ "id": "need-a" }))));
    assert!(!of(needs(json!({ "id": "need-a", "notes_private": "Not for others" }))));
    for published in [json!(0), json!(6), json!("c"), json!("x")] {
        assert!(estimate(published.clone()), "{published}");
    }
    for refused in [json!(1), json!(3), json!(5), json!("3"), json!(-1)] {
        assert!(!estimate(refused.clone()), "{refused}");
    }
    // A few meetings are no few children.
    let figure = |code: &str, count: u64| {
        let years = json!([{ "period": "2026-27", "count": count }]);
        of(json!({ "data_form": "public", "indicators": { "values": [{ "code": code, "years": years }] } }))
    };
    let schema_codes = public_schema()["$defs"]["code_indicators_not_derived_core"]["enum"].clone();
    let asked: Vec<&str> = schema_codes.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let reference = masa_return::reference::shipped();
    let mut known = reference.indicators().iter().filter(|indicator| asked.contains(&indicator.code.as_str()));
    let of_no_children = known.clone().find(|indicator| !indicator.child_level).unwrap();
    let of_children = known.find(|indicator| indicator.child_level).unwrap();
    assert!(figure(&of_no_children.code, 3) && figure(&of_children.code, 6));
    assert!(!figure(&of_children.code, 3));
    assert!(!of(json!({})) && !of(json!({ "data_form": "full" })));
}

#[test]
fn the_draft_schema_requires_nothing() {
    let mut required = Vec::new();
    each(&draft_schema(), "", &mut |path, node| {
        // Even a draft must say which kind of evidence an entry is.
        let keys: Vec<&str> = node["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if keys.iter().any(|key| *key != "type") {
            required.push(format!("{path}: {keys:?}"));
        }
    });
    assert!(required.is_empty(), "{required:#?}");
}

#[test]
fn every_field_has_a_title_and_says_what_it_asks() {
    let mut silent = Vec::new();
    let mut told = 0;
    each(&final_schema(), "", &mut |path, node| {
        for (key, field) in node["properties"].as_object().into_iter().flatten() {
            // The branch of a choice fixes its key, so it asks nothing.
            if field.get("const").is_some() {
                continue;
            }
            told += 1;
            for keyword in ["title", "description"] {
                if field[keyword].as_str().is_none_or(|text| text.trim().is_empty()) {
                    silent.push(format!("{path}/{key} has no {keyword}"));
                }
            }
        }
    });
    assert!(told > 400, "only {told} fields were read");
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_choice_says_what_each_code_means() {
    let mut wrong = Vec::new();
    let mut choices = 0;
    each(&final_schema(), "", &mut |path, node| {
        if let Some(codes) = node["enum"].as_array() {
            choices += 1;
            let meanings = node["enumDescriptions"].as_array().map_or(0, Vec::len);
            if meanings != codes.len() {
                wrong.push(format!("{path}: {} codes, {meanings} meanings", codes.len()));
            }
        }
    });
    assert!(choices > 40, "only {choices} choices were read");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn same(committed: &str, generated: &Value, command: &str) {
    let committed: Value = serde_json::from_str(committed).expect("a schema is JSON");
    let mut stale = Vec::new();
    differences(&committed, generated, "", &mut stale);
    assert!(stale.is_empty(), "the committed schema is stale; regenerate it with\n\n    {command}\n\nIt differs at {stale:#?}");
}

/// The deepest paths at which two values differ.
fn differences(committed: &Value, generated: &Value, path: &str, found: &mut Vec<String>) {
    if let (Value::Object(old), Value::Object(new)) = (committed, generated) {
        for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
            differences(&committed[key], &generated[key], &format!("{path}/{key}"), found);
        }
    } else if committed != generated {
        found.push(path.to_owned());
    }
}

/// Visits every subschema, but skips properties named like a keyword.
fn each(node: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(path, node);
    for keyword in ["properties", "$defs"] {
        for (key, child) in node[keyword].as_object().into_iter().flatten() {
            each(child, &format!("{path}/{keyword}/{key}"), visit);
        }
    }
    for keyword in ["items", "if", "then", "else"] {
        if node[keyword].is_object() {
            each(&node[keyword], &format!("{path}/{keyword}"), visit);
        }
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for (i, child) in node[keyword].as_array().into_iter().flatten().enumerate() {
            each(child, &format!("{path}/{keyword}/{i}"), visit);
        }
    }
}
