//! The queries the checks raise, and the explanations the partners give.

use crate::annual_return::report::{Chapter, View, cell};
use crate::document::{Column, Section, Table};
use crate::value::capitalised;

/// The annex; `None` when nothing is queried.
pub fn annex(view: &View, letter: &str) -> Option<Section> {
    if view.findings.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, "explanations", &format!("{letter}Explanations given"));
    chapter.text("Every return is checked by the same rules. Some facts are true and still raise a question. They are listed here, each with the explanation the partners give.");
    let columns = vec![Column::words("Check", 1), Column::words("What is so", 4), Column::words("Explanation", 5)];
    let mut table = Table::new("table-explanations", "Facts that raise a question, and the partners’ explanations", columns);
    for finding in view.findings {
        let explanation = finding.explanation.clone().unwrap_or_else(|| "Not explained".to_owned());
        table.row(finding.code.clone(), vec![cell(capitalised(&finding.message)), cell(explanation)]);
    }
    chapter.table(table);
    Some(chapter.done())
}
