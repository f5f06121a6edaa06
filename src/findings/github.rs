//! Findings as GitHub workflow commands, which a pull request shows at the line.

use super::{Results, verdict};
use crate::finding::{Finding, Level};

/// One line per finding: `::error file=…,line=…,col=…,title=CODE::message; help`. The verdict on each return follows its
/// findings.
pub fn github(results: &[Results]) -> String {
    let mut out = String::new();
    for results in results {
        for finding in results.told.findings() {
            out.push_str(&command(finding));
            out.push('\n');
        }
        // The name is on its own line without control characters, so that it cannot be read as a command.
        let name: String = results.name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        out.push_str(&format!("Checked {name}: {}\n", verdict(results.told.tally())));
    }
    out
}

fn command(finding: &Finding) -> String {
    let name = match (finding.is_open(), finding.level) {
        (false, _) | (true, Level::Advice) => "notice",
        (true, Level::Error) => "error",
        (true, Level::Query) => "warning",
    };
    let mut properties = Vec::new();
    if let Some(span) = finding.span() {
        properties.push(format!("file={}", property(&span.file.replace('\\', "/"))));
        properties.push(format!("line={}", span.line));
        properties.push(format!("endLine={}", span.end_line.max(span.line)));
        // GitHub shows columns only within a single line.
        if span.end_line <= span.line {
            properties.push(format!("col={}", span.column));
            properties.push(format!("endColumn={}", span.end_column.max(span.column)));
        }
    }
    properties.push(format!("title={}", property(&finding.code)));
    let mut message = finding.message.clone();
    for more in [Some(&finding.help), finding.explanation.as_ref()].into_iter().flatten().filter(|more| !more.is_empty()) {
        message.push_str("; ");
        message.push_str(more);
    }
    format!("::{name} {}::{}", properties.join(","), text(&message))
}

fn text(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{FieldPath, Span};

    #[test]
    fn nothing_in_a_finding_can_end_a_command_or_begin_one() {
        let mut finding = Finding::new("FIN-001", Level::Error, FieldPath::root(), "100% of\n::error::it", "do, this: now");
        let place = finding.places.first_mut().expect("it has a place");
        place.span = Some(Span { file: "a,b:c%.yaml".to_owned(), line: 3, column: 5, end_line: 3, end_column: 9, excerpt: None });
        assert_eq!(
            command(&finding),
            "::error file=a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=FIN-001::100%25 of%0A::error::it; do, this: now"
        );
    }
}
