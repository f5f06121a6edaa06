//! Text with a purpose: narrative, web addresses, e-mail addresses.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $schema:literal, $json:tt) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text as typed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($json)
            }
        }
    };
}

text!(
    /// Narrative in a small subset of Markdown: paragraphs, lists, emphasis and links. Never HTML.
    Narrative, "Narrative", {
        "type": "string",
        "minLength": 1,
        "x-value": "narrative",
        "markdownDescription": "Paragraphs, lists, *emphasis*, **strong** and [links](https://example.org). No headings, no HTML."
    }
);
text!(
    /// A web address.
    Url, "Url", {
        "type": "string",
        "maxLength": 500,
        "pattern": "^https?://[^\\s<>\"]+$",
        "patternErrorMessage": "Write a full web address, beginning with https://.",
        "x-value": "url"
    }
);
text!(
    /// The e-mail address of a team, not of one person.
    Email, "Email", {
        "type": "string",
        "maxLength": 254,
        "pattern": "^[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\"]+$",
        "patternErrorMessage": "Write an e-mail address, as partnership@example.gov.uk.",
        "x-value": "email"
    }
);

impl crate::value::Answer<Narrative> {
    /// The narrative as typed; empty when it is not given.
    pub fn text(&self) -> &str {
        self.given().map_or("", Narrative::as_str)
    }
}
