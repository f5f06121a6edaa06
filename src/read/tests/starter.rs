use super::*;
use crate::read::starter;

fn text() -> String {
    starter(form(), &[("reporting_year", "2026-27".to_owned())])
}

#[test]
fn a_starter_has_every_key_blank_with_what_the_form_says_of_it() {
    let text = text();
    let council = "
# Council.
council:
  # Name.
  name:
  # Code. Write an id in small letters, digits and hyphens, beginning with a letter, as
  # svc-parenting-north.
  code:
  # Region.
  # One of:
  #   north: The north of England
  #   london: London and nothing else
  #   south: The south of England
  region:
  # Email. Write an e-mail address, as partnership@example.gov.uk.
  email:
  # Website. Write a full web address, beginning with https://.
  #website:
  # Freehold. Write true or false.
  freehold:
";
    assert!(text.contains(council), "{text}");
    assert!(text.contains("\n# The year. Write the financial year as 2026-27.\nreporting_year: 2026-27\n"), "{text}");
    assert!(text.ends_with("\n# Notes.\n#notes:\n"), "{text}");
}

#[test]
fn a_list_has_one_blank_entry_and_alternatives_their_keys_behind_a_hash() {
    let text = text();
    let services = "
services:
  # Which kind it is. Each kind has its own keys.
  # One of:
  #   bought: Bought from someone.
  #   own_run: Run by the partners themselves.
  #   nothing: None.
  - type:
    # Where type is bought:
    # Id.
    #id:
    # Reference.
    #reference:
    # Region.
    # One of: north, london, south.
    #region:
    # Where type is own_run:
    # Id.
    #id:
";
    assert!(text.contains(services), "{text}");
    assert!(text.contains("\n  income:\n    # From. The id of a body.\n    - from:\n      # An amount"), "{text}");
    assert!(text.contains("\n      #paid_on:\n"), "{text}");
}

#[test]
fn the_dash_stands_before_the_first_key_that_is_asked_for() {
    let schema = serde_json::json!({
        "type": "object",
        "properties": {
            "actions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["what"],
                    "properties": { "id": { "type": "string" }, "what": { "type": "string" } },
                },
            },
            "tags": { "type": "array", "items": { "type": "string" } },
            "rows": { "type": "array", "items": { "type": "object", "properties": { "note": { "type": "string" } } } },
        },
        "required": ["actions", "rows"],
    });
    let text = starter(&Form::new(schema).expect("compiles"), &[]);
    let actions = "\n# Actions.\nactions:\n  # What.\n  - what:\n    # Id.\n    #id:\n";
    assert!(text.contains(actions), "{text}");
    assert!(text.contains("\n# Tags.\n#tags:\n  #-\n"), "{text}");
    assert!(text.contains("\n# Rows.\nrows:\n  -\n    # Note.\n    #note:\n"), "{text}");
}
