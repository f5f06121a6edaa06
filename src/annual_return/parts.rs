//! The parts of the form, each listed once, in the order in which they are asked.
//!
//! Rules, figures, chapters, places for inserts and the sums that disclosure control knows all come from here. A test holds that
//! every folder of a part is listed and that the order is that of the form.

use crate::annual_return::arrangements;
use crate::annual_return::commissioning;
use crate::annual_return::extra_familial_harm;
use crate::annual_return::family_networks;
use crate::annual_return::finance;
use crate::annual_return::governance;
use crate::annual_return::indicators;
use crate::annual_return::information_sharing;
use crate::annual_return::lado;
use crate::annual_return::learning;
use crate::annual_return::looked_after;
use crate::annual_return::macpt;
use crate::annual_return::needs;
use crate::annual_return::next_year;
use crate::annual_return::part::FormPart;
use crate::annual_return::partnership;
use crate::annual_return::priorities;
use crate::annual_return::publication;
use crate::annual_return::scrutiny;
use crate::annual_return::secure_estate;
use crate::annual_return::sign_off;
use crate::annual_return::stories;
use crate::annual_return::training;
use crate::annual_return::voice;
use crate::annual_return::workforce;

/// Every part, in the order of the form.
pub const PARTS: &[FormPart] = &[
    partnership::PART,
    governance::PART,
    arrangements::PART,
    needs::PART,
    commissioning::PART,
    finance::PART,
    indicators::PART,
    priorities::PART,
    scrutiny::PART,
    information_sharing::PART,
    learning::PART,
    voice::PART,
    macpt::PART,
    family_networks::PART,
    extra_familial_harm::PART,
    looked_after::PART,
    lado::PART,
    training::PART,
    workforce::PART,
    secure_estate::PART,
    stories::PART,
    next_year::PART,
    sign_off::PART,
    publication::PART,
];

/// The parts in the order of the report.
pub fn in_reading_order() -> Vec<&'static FormPart> {
    let mut parts: Vec<&FormPart> = PARTS.iter().collect();
    parts.sort_by_key(|part| part.chapter.place);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual_return::terms::schema::form;

    #[test]
    fn the_parts_are_the_headings_of_the_form_in_its_order() {
        let form = form().expect("compiles");
        let headings: Vec<&str> = form.top().filter(|key| PARTS.iter().any(|part| part.key == *key)).collect();
        assert_eq!(PARTS.iter().map(|part| part.key).collect::<Vec<_>>(), headings);
    }

    #[test]
    fn every_folder_with_a_model_is_a_part_and_has_its_line_here() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/annual_return");
        let folders = std::fs::read_dir(folder).expect("the folder of the form").filter_map(|entry| {
            let entry = entry.expect("an entry").path();
            entry.join("model.rs").exists().then(|| entry.file_name().expect("a name").to_string_lossy().into_owned())
        });
        let mut folders: Vec<String> = folders.collect();
        folders.sort();
        let mut listed: Vec<&str> = PARTS.iter().map(|part| part.key).collect();
        listed.sort_unstable();
        assert_eq!(listed, folders);
    }

    #[test]
    fn no_two_chapters_have_the_same_place_and_no_two_figures_the_same_number() {
        let twice = |mut numbers: Vec<u8>| {
            numbers.sort_unstable();
            numbers.windows(2).any(|pair| pair.first() == pair.last())
        };
        assert!(!twice(PARTS.iter().map(|part| part.chapter.place).collect()));
        assert!(!twice(PARTS.iter().flat_map(|part| part.definitions).map(|definition| definition.number).collect()));
    }
}
