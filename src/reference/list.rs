//! The code lists, by file name.

use std::sync::OnceLock;

use super::table::shipped;
use crate::value::{CodeRow, code_rows};

macro_rules! lists {
    ($($name:literal),+ $(,)?) => { [$(($name, shipped!("lists/", $name, ".csv"))),+] };
}

/// Every list with its text, by file name.
pub(super) const LISTS: [(&str, &str); 27] = lists![
    "abbreviation",
    "agency_category",
    "arrangement_item",
    "condition_article_9",
    "core_function",
    "engagement_group",
    "engagement_kind",
    "expenditure_nature",
    "extra_familial_element",
    "framework_embedding",
    "income_category",
    "indicators",
    "inspectorate",
    "lado_harm",
    "lado_referrer",
    "lado_sector",
    "lawful_basis_article_6",
    "macpt_function",
    "memorandum_category",
    "national_reform",
    "need_theme",
    "programme",
    "scrutiny_method",
    "scrutiny_model",
    "six_step",
    "statutory_power",
    "support_wanted",
];

/// The rows of each list that was used so far.
#[derive(Debug)]
pub(super) struct Lists([OnceLock<Vec<CodeRow>>; LISTS.len()]);

impl Default for Lists {
    fn default() -> Self {
        Self([const { OnceLock::new() }; LISTS.len()])
    }
}

impl Lists {
    /// The rows of a list in the order of its file; empty when no list has this name.
    pub(super) fn rows(&self, name: &str) -> &[CodeRow] {
        let list = LISTS.iter().zip(&self.0).find(|((list, _), _)| *list == name);
        list.map_or(&[], |((_, csv), rows)| rows.get_or_init(|| code_rows(csv)))
    }
}
