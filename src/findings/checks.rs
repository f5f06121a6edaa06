//! Every check of the tool, on one page.

use crate::document::{Block, Document, Inline, Section, prose};
use crate::finding::Level;
use crate::value::{capitalised, counted};

/// A check, as the commands `rules` and `explain` present it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The code.
    pub code: String,
    /// How serious a finding of it is.
    pub level: Level,
    /// The duty it belongs to, when that is only proposed; otherwise `None`.
    pub duty: Option<Proposed>,
    /// Who makes the check: `rule`, `schema`, `explanations` or `reading`, the values used in data.
    pub checked_by: &'static str,
    /// The title of the part of the form it belongs to, or a heading of its own.
    pub part: String,
    /// What is wrong when it finds something.
    pub title: String,
    /// Why it matters and what to do, in Markdown.
    pub why: String,
    /// An example that passes, as lines of a return.
    pub passes: String,
    /// The lines of last year's return that belong to the passing example; `None` when it does not look back.
    pub passes_last_year: Option<String>,
    /// An example that fails, as lines of a return.
    pub fails: String,
    /// The lines of last year's return that belong to the failing example; `None` when it does not look back.
    pub fails_last_year: Option<String>,
    /// The findings in the failing example.
    pub findings: Vec<Example>,
}

/// A duty that is only proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The duty, as a return names it.
    pub code: String,
    /// The duty in words.
    pub label: String,
}

/// A finding in an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The path of the field.
    pub path: String,
    /// The message.
    pub message: String,
}

impl Example {
    /// Reads `CODE path: message`, as written on the page of a check; `None` when the line has no space.
    pub fn read(line: &str) -> Option<Self> {
        let (_, rest) = line.split_once(' ')?;
        // A finding about the whole return has no path.
        let (path, message) = rest.split_once(": ").unwrap_or(("", rest));
        Some(Self { path: path.trim_end_matches(':').to_owned(), message: message.to_owned() })
    }
}

/// What a level means for the person who writes the return.
pub(super) fn meaning(level: Level) -> &'static str {
    match level {
        Level::Error => "Must be mended",
        Level::Query => "Needs an explanation",
        Level::Advice => "Suggestion",
    }
}

/// Every check as one document, by part of the form: its level, whether it is in force, why it matters, and an example.
pub fn page(checks: &[Check]) -> Document {
    let mut sections: Vec<Section> = Vec::new();
    for check in checks {
        let entry = section(check);
        if let Some(section) = sections.iter_mut().find(|section| section.title == check.part) {
            section.sections.push(entry);
            continue;
        }
        let mut section = Section::new(format!("part-{}", sections.len() + 1), &check.part);
        section.sections.push(entry);
        sections.push(section);
    }
    for section in &mut sections {
        section.blocks.push(Block::text(format!("{}.", counted(section.sections.len(), "check", "checks"))));
    }
    let levels = [
        (
            "Must be mended (error)",
            "The file contradicts itself, or leaves out what is asked for. The return cannot be signed before.",
        ),
        ("Needs an explanation (query)", "A true and unwelcome fact. It may stand, with an explanation that the report prints."),
        ("Suggestion (advice)", "Something a reader would be glad of."),
    ];
    Document {
        title: "What is checked".to_owned(),
        subtitle: "Every check of the statutory annual return of a safeguarding children partnership".to_owned(),
        short_title: "What is checked".to_owned(),
        author: super::TOOL.to_owned(),
        subject: "Every check of the annual return: what it says, how much it matters, and why".to_owned(),
        keywords: Vec::new(),
        edition: Document::FULL.to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: None,
        mark: None,
        masthead: vec![
            ("Checks".to_owned(), vec![checks.len().to_string().into()]),
            ("Made with".to_owned(), vec![format!("{} {}", super::TOOL, super::VERSION).into()]),
        ],
        opening: vec![
            Block::text("A check is known by its code, which never changes. How much a finding matters is its level:"),
            Block::Facts(levels.into_iter().map(|(name, meaning)| (name.to_owned(), vec![meaning.into()])).collect()),
            Block::text(
                "A check that needs an answer which is not given is not made, and is listed as not checked. A pass is not an approval: no tool can judge whether what is written is true.",
            ),
        ],
        sections,
        colophon: Vec::new(),
        digest: None,
        length: crate::document::Length::Book,
        attachments: Vec::new(),
    }
}

fn section(check: &Check) -> Section {
    let mut section = Section::new(check.code.to_ascii_lowercase(), format!("{}: {}", check.code, check.title));
    let basis = match &check.duty {
        None => "in force".to_owned(),
        Some(duty) => format!(
            "proposed ({}): off until the return names the duty, as duties_in_force: [{}]",
            capitalised(&duty.label),
            duty.code
        ),
    };
    section.blocks.push(Block::Paragraph(vec![
        Inline::Strong(vec![format!("{} ({})", meaning(check.level), check.level.word()).into()]),
        format!("; {basis}.").into(),
    ]));
    section.blocks.extend(prose(&check.why));
    if !check.findings.is_empty() {
        section.blocks.push(Block::Paragraph(vec![Inline::Strong(vec!["What it says, for example".into()])]));
        let items = check.findings.iter().map(|example| {
            let place = if example.path.is_empty() { "the whole return" } else { &example.path };
            vec![Block::Paragraph(vec![Inline::Text(format!("{}: ", example.message)), Inline::Emphasis(vec![place.into()])])]
        });
        section.blocks.push(Block::List { ordered: false, items: items.collect() });
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_read_from_the_line_of_a_page() {
        let read = |line| Example::read(line).map(|example| (example.path, example.message));
        assert_eq!(read("FIN-001 finance.totals: a: b"), Some(("finance.totals".to_owned(), "a: b".to_owned())));
        assert_eq!(read("FIN-001"), None);
    }
}
