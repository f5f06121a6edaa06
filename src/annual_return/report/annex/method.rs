//! How the report was made, and what it cannot say.

use crate::annual_return::report::{Chapter, View};
use crate::disclosure::{MIN_POSSIBLE_VALUES, THRESHOLD};
use crate::document::Section;
use crate::value::counted;

/// The annex.
#[expect(clippy::unnecessary_wraps, reason = "an annex like the others, which can be left out")]
pub fn annex(view: &View, letter: &str) -> Option<Section> {
    let mut chapter = Chapter::new(view, "method", &format!("{letter}Method and limits"));
    chapter.section("method-small", "Small numbers", |inner| small_numbers(view, inner));
    chapter.section("method-rates", "Rates and comparisons", |inner| {
        inner.text("Rates are for every 10,000 children aged 0 to 17. They use the population estimate of the middle of the year before, as the Department for Education does.");
        inner.text("Where the department has published no figure, or none that could be checked, the report says “Not available”. Nothing is estimated.");
    });
    chapter.section("method-checks", "Checks and explanations", |inner| {
        if view.findings.is_empty() {
            inner.text("The return was checked against the rules for the form. No fact in it raised a question.");
        } else {
            inner.text("The return was checked against the rules for the form. Facts that raised a question are listed with their explanations.");
        }
    });
    chapter.section("method-data", "The data behind this report", |inner| {
        inner.text("Every edition of this report is made from the same data. The data travel inside this document as the file return.json, after the same protection of small numbers and without private notes. The file report.json beside it holds what else the words rest on. The digest on the cover is a fingerprint of the data: two documents with the same digest were made from the same return.");
    });
    Some(chapter.done())
}

fn small_numbers(view: &View, chapter: &mut Chapter) {
    let most_held_back = THRESHOLD - 1;
    chapter.text(format!(
        "Counts of children from 1 to {most_held_back} are held back and shown as c, so that no child can be recognised. Percentages and rates that rest on such a count are held back too. A true 0 is shown."
    ));
    let number = view.supplement.held_back;
    chapter.text(match number {
        0 => "Nothing had to be held back in this return.".to_owned(),
        1 => "One number was held back in this return for that reason.".to_owned(),
        number => format!("{} were held back in this return for that reason.", counted(number, "number", "numbers")),
    });
    if number == 0 {
        return;
    }
    let open = MIN_POSSIBLE_VALUES;
    let why = format!(
        "Beside some of them a larger number is held back too and shown as c. Without that, a reader could work the small one out from a total, the other parts or a percentage. As little is held back as leaves a reader at least {open} possible values for every small count."
    );
    chapter.text(match view.supplement.held_back_beside {
        0 => "No number had to be held back beside them: none can be worked out from the totals, parts and percentages that are printed.".to_owned(),
        1 => format!("{why} In this return that is one number."),
        number => format!("{why} In this return those are {number} numbers."),
    });
}
