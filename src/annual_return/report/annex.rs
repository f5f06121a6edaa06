//! What stands behind the report: explanations, definitions, what was held back.

use super::View;
use super::chapter::{Chapter, cell};
use crate::annual_return::figure::Definition;
use crate::annual_return::{
    commissioning, finance, indicators, information_sharing, learning, needs, priorities, scrutiny, training,
};
use crate::disclosure::{LEAST_LEFT_OPEN, LEAST_PUBLISHED};
use crate::document::{Column, Section, Table};
use crate::finding::Level;

/// The annexes.
pub fn chapters(view: &View) -> Vec<Section> {
    let mut annexes = vec![explanations(view), definitions(view), method(view)];
    annexes.extend(data(view));
    annexes
}

/// Every value of the standardised data, with the numbers it is made of.
fn data(view: &View) -> Option<Section> {
    view.r().indicators.values.given()?;
    let mut chapter = Chapter::new(view, "data", "Annex D: The data in full");
    chapter.text("Every value of the standardised data as it was given, with the numbers it is made of.");
    indicators::annex::write(view, &mut chapter);
    chapter.unless_empty()
}

fn explanations(view: &View) -> Section {
    let mut chapter = Chapter::new(view, "explanations", "Annex A: Explanations");
    let queries = view.findings.iter().filter(|finding| finding.level == Level::Query).collect::<Vec<_>>();
    if queries.is_empty() {
        chapter.text("No fact in this return needed an explanation.");
        return chapter.done();
    }
    chapter.text(
        "Some facts in a return are true and unwelcome. They are listed here, each with the explanation the partners give.",
    );
    let columns = vec![Column::words("Check", 1), Column::words("What is so", 4), Column::words("Explanation", 4)];
    let mut table = Table::new("table-explanations", "Facts that were queried, and the partners’ explanations", columns);
    for finding in queries {
        let explanation = finding.explanation.clone().unwrap_or_else(|| "Not explained".to_owned());
        table.row(finding.code.clone(), vec![cell(capitalised(&finding.message)), cell(explanation)]);
    }
    chapter.table(table);
    chapter.done()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn definitions(view: &View) -> Section {
    let mut chapter = Chapter::new(view, "definitions", "Annex B: How the figures are worked out");
    chapter.text("Figures in this report that are worked out from the answers, with their definitions. A figure with a part that is not known is not known.");
    let columns = vec![
        Column::words("Figure", 3),
        Column::words("Unit", 1),
        Column::words("Definition", 4),
        Column::words("Number above the line", 3),
        Column::words("Number below the line", 3),
    ];
    let mut table = Table::new("table-definitions", "Figures and their definitions", columns);
    for definition in all_definitions() {
        let or_none = |part: Option<&str>| cell(part.unwrap_or("Does not apply"));
        table.row(
            definition.title,
            vec![
                cell(definition.unit),
                cell(definition.definition),
                or_none(definition.numerator),
                or_none(definition.denominator),
            ],
        );
    }
    chapter.table(table);
    chapter.done()
}

/// Every figure of the report, by number.
pub fn all_definitions() -> Vec<&'static Definition> {
    let mut all: Vec<&Definition> = [
        finance::figures::DEFINITIONS,
        needs::figures::DEFINITIONS,
        commissioning::figures::DEFINITIONS,
        indicators::figures::DEFINITIONS,
        priorities::figures::DEFINITIONS,
        learning::figures::DEFINITIONS,
        scrutiny::figures::DEFINITIONS,
        information_sharing::figures::DEFINITIONS,
        training::figures::DEFINITIONS,
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_key(|definition| definition.number);
    all
}

fn method(view: &View) -> Section {
    let mut chapter = Chapter::new(view, "method", "Annex C: Method and limits");
    let most_held_back = LEAST_PUBLISHED - 1;
    chapter.text(format!(
        "Counts of children from 1 to {most_held_back} are held back and shown as c, so that no child can be recognised. Percentages and rates that rest on such a count are held back too. A true 0 is shown."
    ));
    chapter.text(match view.supplement.held_back {
        0 => "Nothing had to be held back in this return.".to_owned(),
        1 => "One number was held back in this return for that reason.".to_owned(),
        number => format!("{number} numbers were held back in this return for that reason."),
    });
    let open = LEAST_LEFT_OPEN;
    let why = format!(
        "Beside some of them a larger number is held back too and shown as c: with a total and its other parts printed, or with a percentage, a reader could work the small one out. What is held back in this way is as little as leaves a reader at least {open} possible values for every small count, whatever is printed around it."
    );
    chapter.text(match view.supplement.held_back_beside {
        0 => "No number had to be held back beside them: none can be worked out from the totals, parts and percentages that are printed.".to_owned(),
        1 => format!("{why} In this return that is one number."),
        number => format!("{why} In this return those are {number} numbers."),
    });
    chapter.text("Rates are for every 10,000 children aged 0 to 17, by the population estimate of the middle of the year before, as the Department for Education does.");
    chapter.text("Where the department has published no figure, or none that could be checked, the report says “Not available”. Nothing is estimated.");
    chapter.text("The data of this return travel inside this document as the file return.json, after the same rules. The file report.json beside it holds what else the words of this document rest on.");
    chapter.done()
}
