//! The page of a rule, split into its sections.

/// A rule's page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The code in its heading.
    pub code: String,
    /// What is wrong when the rule fires, in a few words.
    pub title: String,
    /// Why it matters and what to do, in Markdown.
    pub why: String,
    /// A change to a sound return after which nothing is found.
    pub passes: String,
    /// The change to last year's return that goes with it; `None` when the example does not look back.
    pub passes_last_year: Option<String>,
    /// A change to a sound return after which exactly `findings` are found.
    pub fails: String,
    /// The change to last year's return that goes with it; `None` when the example does not look back.
    pub fails_last_year: Option<String>,
    /// The findings of the failing change, one per line: `CODE path: message`.
    pub findings: Vec<String>,
}

/// The info string of a code block that changes last year's return.
const LAST_YEAR: &str = "yaml last year";

/// Splits a page into its sections. A missing section stays empty, and a test reports it.
pub fn page(text: &str) -> Page {
    let mut page = Page::default();
    let mut section = "why";
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        if let Some(language) = fence {
            if line.trim_end() == "```" {
                fence = None;
                continue;
            }
            match (section, language) {
                ("passes", "yaml") => push(&mut page.passes, line),
                ("fails", "yaml") => push(&mut page.fails, line),
                ("passes", LAST_YEAR) => push(page.passes_last_year.get_or_insert_default(), line),
                ("fails", LAST_YEAR) => push(page.fails_last_year.get_or_insert_default(), line),
                ("fails", "text") => page.findings.push(line.to_owned()),
                _ => push(&mut page.why, line),
            }
        } else if let Some(language) = line.strip_prefix("```") {
            fence = Some(language.trim());
        } else if let Some(heading) = line.strip_prefix("# ") {
            let (code, title) = heading.split_once(": ").unwrap_or((heading, ""));
            page.code = code.to_owned();
            page.title = title.to_owned();
        } else if line == "## Passes" {
            section = "passes";
        } else if line == "## Fails" {
            section = "fails";
        } else if section == "why" {
            push(&mut page.why, line);
        }
    }
    page.why = page.why.trim().to_owned();
    page
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
