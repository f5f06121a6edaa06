//! What needs work in a return: where, what is so, what to do, and last the code.

use std::borrow::Cow;
use std::fmt::Write as _;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Must be mended before signing: the file contradicts itself, or leaves out what is asked for.
    Error,
    /// A true but unwelcome fact: it may stand with an explanation, and is printed as unexplained without one.
    Query,
    /// Something a reader would be glad of.
    Advice,
}

impl Level {
    /// The word people see.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Query => "query",
            Self::Advice => "advice",
        }
    }
}

/// One step on the way from the top of a return to a place in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A key; one that is known when the tool is built costs nothing to repeat.
    Key(Cow<'static, str>),
    /// An entry of a list, counted from 0.
    Index(usize),
}

/// The way from the top of a return to a place in it; prints as `finance.income[3].amount_actual`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(pub Vec<Step>);

impl FieldPath {
    /// The top of the return.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads `finance.income[3].amount_actual`; none when brackets do not match or hold no number.
    pub fn parse(text: &str) -> Option<Self> {
        let mut steps = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            let (key, mut rest) = part.find('[').map_or((part, ""), |at| part.split_at(at));
            if !key.is_empty() {
                steps.push(Step::Key(key.to_owned().into()));
            }
            while let Some(open) = rest.strip_prefix('[') {
                let (index, after) = open.split_once(']')?;
                steps.push(Step::Index(index.parse().ok()?));
                rest = after;
            }
            if !rest.is_empty() {
                return None;
            }
        }
        Some(Self(steps))
    }

    /// The path one key further.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.further(Step::Key(key.to_owned().into()))
    }

    /// The path one key further, where the key is known when the tool is built.
    #[must_use]
    pub fn field(&self, key: &'static str) -> Self {
        self.further(Step::Key(key.into()))
    }

    /// The path one list entry further, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.further(Step::Index(index))
    }

    fn further(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len().saturating_add(1));
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }

    /// The path one step back; the top stays the top.
    #[must_use]
    pub fn parent(&self) -> Self {
        let mut steps = self.0.clone();
        steps.pop();
        Self(steps)
    }

    /// The key of the part of the form the path leads into; empty for the top.
    pub fn part(&self) -> &str {
        match self.0.first() {
            Some(Step::Key(key)) => key,
            Some(Step::Index(_)) | None => "",
        }
    }
}

impl std::fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mut text = String::new();
        for step in &self.0 {
            match step {
                Step::Key(key) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(key);
                }
                Step::Index(index) => write!(text, "[{index}]")?,
            }
        }
        formatter.write_str(&text)
    }
}

/// The path of a field, checked by the compiler: `at!(r.finance.income[i].amount_actual)` is `finance.income[3].amount_actual`
/// when `i` is 3, and stops compiling when the field is renamed.
#[macro_export]
macro_rules! at {
    ($root:ident $($rest:tt)*) => {{
        if false {
            let _ = &$root $($rest)*;
        }
        #[allow(unused_mut, reason = "the top of the return has no steps")]
        let mut path = $crate::finding::FieldPath::root();
        $crate::at!(@steps path $($rest)*);
        path
    }};
    (@steps $path:ident) => {};
    (@steps $path:ident . $key:ident $($rest:tt)*) => {
        $path.0.push($crate::finding::Step::Key(::std::borrow::Cow::Borrowed(stringify!($key))));
        $crate::at!(@steps $path $($rest)*);
    };
    (@steps $path:ident [$index:expr] $($rest:tt)*) => {
        $path.0.push($crate::finding::Step::Index($index));
        $crate::at!(@steps $path $($rest)*);
    };
}

/// Where in which file: lines and columns count characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The name of the file as it was given.
    pub file: String,
    /// The line on which it begins.
    pub line: usize,
    /// The column at which it begins.
    pub column: usize,
    /// The line on which it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The text of the first line, for showing under the message; left out where the finding is about personal data.
    pub excerpt: Option<String>,
}

/// A place a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The way to the field.
    pub path: FieldPath,
    /// Where the field is written; none for a field that is not written anywhere.
    pub span: Option<Span>,
    /// What the place has to do with it, for places after the first: "first given here".
    pub note: String,
}

/// Something in a return that needs work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code of the rule; for ever the same, whatever becomes of the level.
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// Where: the first place is the one to go to, the others have to do with it.
    pub places: Vec<Place>,
    /// What is so, with both values. Lower case at the start, no full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Whether a value was held back because it may be personal.
    pub masked: bool,
    /// Which word of the answer it is about, counted from 1, where it is about one.
    pub word: Option<usize>,
    /// The mark of the text a finding about personal data rests on: a clearing holds as long as it stays the same. None where
    /// nothing can be cleared.
    pub text_mark: Option<String>,
    /// The explanation the return gives, where one stands and still fits.
    pub explanation: Option<String>,
    /// What an explanation must name besides the code: the id or field path the finding is about.
    pub about: String,
    /// The figures the finding rests on: an explanation holds only as long as they stay the same.
    pub figures: Vec<String>,
}

impl Finding {
    /// A finding at one place.
    pub fn new(code: &str, level: Level, path: FieldPath, message: impl Into<String>, help: impl Into<String>) -> Self {
        let about = path.to_string();
        Self {
            code: code.to_owned(),
            level,
            places: vec![Place { path, ..Place::default() }],
            message: message.into(),
            help: help.into(),
            masked: false,
            word: None,
            text_mark: None,
            explanation: None,
            about,
            figures: Vec::new(),
        }
    }

    /// The path to go to; the top of the return when there is none.
    pub fn path(&self) -> FieldPath {
        self.places.first().map(|place| place.path.clone()).unwrap_or_default()
    }

    /// Where it is written, when it is.
    pub fn span(&self) -> Option<&Span> {
        self.places.first().and_then(|place| place.span.as_ref())
    }

    /// Whether it is about personal data in the text it names. Such a finding shows no value, and is not published.
    pub fn is_about_a_person(&self) -> bool {
        self.word.is_some()
    }

    /// Whether the finding still needs work: an explained query does not.
    pub fn is_open(&self) -> bool {
        self.explanation.is_none()
    }
}

/// How much work is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Findings that must be mended.
    pub errors: usize,
    /// Facts that need an explanation.
    pub queries: usize,
    /// Facts that are explained.
    pub explained: usize,
    /// Suggestions.
    pub advice: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match (finding.is_open(), finding.level) {
                (false, _) => tally.explained += 1,
                (true, Level::Error) => tally.errors += 1,
                (true, Level::Query) => tally.queries += 1,
                (true, Level::Advice) => tally.advice += 1,
            }
        }
        tally
    }
}

/// Sorts findings by place, then by weight and code: the order of the file, the same on every run. What is found of several keys of
/// one group at one place keeps its order, which is that of the form.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        let span = finding.span().map(|span| (span.file.clone(), span.line, span.column));
        (span.is_none(), span, finding.path().parent(), finding.level, finding.code.clone())
    });
}
