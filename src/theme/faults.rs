//! Faults of a theme: the place, the problem, the remedy and the code, in this order.

/// A code for one kind of fault of a theme, as `explain` and the page of all checks show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The code, which never changes.
    pub code: &'static str,
    /// The subject, in one line.
    pub title: &'static str,
    /// What it means and what to do.
    pub explanation: &'static str,
}

/// Something in a theme that needs work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The code of its kind.
    pub code: &'static str,
    /// The file of the theme; empty when the fault shows in both outputs and no one file is the cause.
    pub file: String,
    /// Line and column, counted from 1; `None` when the fault is about the whole file.
    pub place: Option<(usize, usize)>,
    /// The problem. Lower case at the start, no full stop.
    pub message: String,
    /// The remedy.
    pub help: String,
}

impl Fault {
    /// A fault about a whole file.
    pub fn new(kind: Kind, file: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: kind.code, file: file.into(), place: None, message: message.into(), help: help.into() }
    }

    /// The same fault at a place in the text of its file, given as a byte offset.
    #[must_use]
    pub fn at(mut self, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.place = Some((line, column));
        self
    }

    /// Where it is: `blocks/table.html:3:12`, `logo.png`; empty when no one file is the cause.
    pub fn location(&self) -> String {
        match self.place {
            Some((line, column)) => format!("{}:{line}:{column}", self.file),
            None => self.file.clone(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let location = self.location();
        if !location.is_empty() {
            write!(formatter, "{location}: ")?;
        }
        write!(formatter, "error: {} [{}]\n  help: {}", self.message, self.code, self.help)
    }
}

const fn kind(code: &'static str, title: &'static str, explanation: &'static str) -> Kind {
    Kind { code, title, explanation }
}

/// A setting in `theme.toml` that is not understood.
pub const SETTINGS: Kind = kind(
    "THM-001",
    "theme.toml cannot be understood",
    "theme.toml holds the name, the logo, the colours and the type of a theme. A misspelt name in it would change nothing in silence, so every name is checked.",
);
/// A file that is missing, too large, not text, or not part of a theme.
pub const FILE: Kind = kind(
    "THM-002",
    "A file of the theme cannot be used",
    "A theme is a folder with theme.toml, extra.css, blocks/*.html, inserts/*.md, a logo and fonts. Files must lie in that folder, and none may be so large that a report could not be sent by mail.",
);
/// A fault of the logo.
pub const LOGO: Kind = kind(
    "THM-003",
    "The logo cannot be used",
    "A logo is a PNG picture of at most 4,000 by 4,000 pixels, so that both outputs can carry it, with words for those who do not see it.",
);
/// A fault of a font.
pub const FONT: Kind = kind(
    "THM-004",
    "A font cannot be used",
    "Both outputs carry the fonts of a theme. That works with static TrueType files (.ttf) that permit embedding and have the letters English needs; letters of other scripts are set in a font that ships with the tool.",
);
/// A fault of `extra.css`.
pub const STYLE: Kind = kind(
    "THM-005",
    "extra.css asks for something from outside, or is not whole",
    "The page is one file that asks no other machine for anything. extra.css may restyle all of it, but it may import and fetch nothing, and every bracket, text and comment it opens must be closed.",
);
/// A component that is never used.
pub const UNKNOWN_COMPONENT: Kind = kind(
    "THM-006",
    "A component replaces nothing",
    "A file of blocks/ replaces the component of the same name. With another name it would never be used.",
);
/// A component that cannot be read.
pub const COMPONENT: Kind = kind(
    "THM-007",
    "A component cannot be read",
    "A component is HTML with {{ … }} for what stands in the report and {% … %} for choices and repetition. It may hold one component of the name of its file and nothing that could run without end.",
);
/// A component that uses a name the block does not have.
pub const NAME: Kind = kind(
    "THM-008",
    "A component names what is not there",
    "A component gets one block of the report, and can name only what that block has.",
);
/// Words of the report that are missing from the page.
pub const WORDS: Kind = kind(
    "THM-009",
    "Words of the report are lost",
    "Whatever the PDF says, the page must say. A component that leaves something out would publish another report.",
);
/// Link targets that are missing from the page.
pub const ANCHOR: Kind = kind(
    "THM-010",
    "A link leads nowhere",
    "Contents, references and notes lead to places in the page. A component must keep the id of what it shows, once.",
);
/// Scripts, and anything fetched from another machine.
pub const SCRIPT: Kind = kind(
    "THM-011",
    "A component runs something or fetches something",
    "The page runs no script and asks no other machine for anything, so that it is safe to send and reads the same in ten years.",
);
/// A chart that is left out.
pub const CHART: Kind =
    kind("THM-012", "A chart is left out", "Each chart of the report is shown as a picture, with its data below it.");
/// An insert for a place that does not exist.
pub const SLOT: Kind = kind(
    "THM-013",
    "An insert has no place",
    "A file of inserts/ is named for its place: opening.md, colophon.md, before-CHAPTER.md or after-CHAPTER.md, where CHAPTER is the end of the chapter's address in the page.",
);
/// No title, language or main heading.
pub const PAGE: Kind = kind(
    "PUB-001",
    "The page has no title, no language, or not one main heading",
    "Screen readers begin with the title and the main heading, and choose the voice by the language. A page has exactly one main heading (h1). (WCAG 2.2, 2.4.2, 2.4.6 and 3.1.1)",
);
/// A picture without a text alternative.
pub const PICTURE: Kind = kind(
    "PUB-002",
    "A picture has no alternative text",
    "Whoever does not see a picture must learn from words what it says. (WCAG 2.2, 1.1.1)",
);
/// A skipped heading level.
pub const HEADINGS: Kind = kind(
    "PUB-003",
    "Headings jump over a level",
    "Many people who use a screen reader move from heading to heading; a level that is left out makes them look for what is not there. (WCAG 2.2, 1.3.1)",
);
/// A chart that relies on colour alone.
pub const COLOUR_ALONE: Kind = kind(
    "PUB-004",
    "A chart tells by colour alone",
    "Labels stand on the marks of every chart, so that it can be read in grey and by people who tell few colours apart. (WCAG 2.2, 1.4.1)",
);
/// Colours with too little contrast.
pub const CONTRAST: Kind = kind(
    "PUB-005",
    "Two colours stand out too little from each other",
    "Words need a contrast of 4.5 to 1 with what they stand on, lines and the marks of charts 3 to 1, on light and on dark screens. (WCAG 2.2, 1.4.3 and 1.4.11)",
);
/// A table without headers.
pub const TABLE: Kind = kind(
    "PUB-006",
    "A table has lost header cells",
    "A screen reader says the header of a column and a row with each cell. Each column and each row begins with <th> and its scope. (WCAG 2.2, 1.3.1)",
);
/// A PDF that is not accessible to everyone.
pub const PDF: Kind = kind(
    "PUB-007",
    "The PDF is not tagged or has no title",
    "Without tags a PDF has no headings, tables or reading order for those who cannot see it. (PDF/UA-1)",
);

/// Every kind of fault, in the order of the codes.
pub const CATALOGUE: &[Kind] = &[
    PAGE,
    PICTURE,
    HEADINGS,
    COLOUR_ALONE,
    CONTRAST,
    TABLE,
    PDF,
    SETTINGS,
    FILE,
    LOGO,
    FONT,
    STYLE,
    UNKNOWN_COMPONENT,
    COMPONENT,
    NAME,
    WORDS,
    ANCHOR,
    SCRIPT,
    CHART,
    SLOT,
];
