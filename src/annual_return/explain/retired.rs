//! Codes that were given up. A code is for ever: a retired one is never used for anything else, and `explain` still answers for it.

use serde::Deserialize;

use crate::error::Error;

/// A code that was given up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The code.
    pub code: String,
    /// The version of the tool that no longer has it.
    pub since: String,
    /// The code that replaced it, if any.
    pub now: Option<String>,
    /// Why it was given up.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    retired: Vec<Retired>,
}

/// Every retired code.
pub fn all() -> Result<Vec<Retired>, Error> {
    read(include_str!("../../../schema/retired.toml"))
}

fn read(text: &str) -> Result<Vec<Retired>, Error> {
    let list: List = toml::from_str(text).map_err(|fault| Error::new(fault.message().to_owned()).during("retired.toml"))?;
    Ok(list.retired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual_return::rules;
    use crate::read::codes;

    fn lives(code: &str) -> bool {
        rules::all().any(|rule| rule.code == code) || codes::catalogue().iter().any(|entry| entry.code == code)
    }

    #[test]
    fn no_retired_code_is_in_use_and_what_took_its_place_is() {
        for retired in all().expect("it reads") {
            assert!(!lives(&retired.code), "{} is retired and in use", retired.code);
            assert!(retired.now.as_deref().is_none_or(lives), "{} points to a code that is not there", retired.code);
        }
    }

    #[test]
    fn an_entry_is_read_and_a_misspelt_one_refused() {
        let entry = "[[retired]]\ncode = \"FIN-099\"\nsince = \"0.2.0\"\nnow = \"FIN-001\"\nwhy = \"It said the same.\"\n";
        let read = read(entry).expect("it reads");
        assert_eq!(read.iter().map(|retired| retired.now.as_deref()).collect::<Vec<_>>(), [Some("FIN-001")]);
        assert!(super::read("[[retired]]\ncodes = \"FIN-099\"\n").is_err());
    }
}
