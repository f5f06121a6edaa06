//! A finding: something in a return that needs work. It says where, what the matter is, what to do, and last the code of the
//! rule.

use std::borrow::Cow;
use std::fmt::Write as _;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Must be corrected before signing: the file contradicts itself, or leaves out something the form asks for.
    Error,
    /// A fact that is true but unwelcome. It may remain if it is explained; without an explanation it is printed as unexplained.
    Query,
    /// A suggestion that would help the reader.
    Advice,
}

impl Level {
    /// The word people see in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Query => "query",
            Self::Advice => "advice",
        }
    }
}

/// One step of a [`FieldPath`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A key. A key known at compile time is borrowed, so cloning it costs nothing.
    Key(Cow<'static, str>),
    /// An entry of a list, counted from 0.
    Index(usize),
}

/// The path from the top of a return to a field; prints as `finance.income[3].amount_actual`.
///
/// ```
/// use masa_return::finding::FieldPath;
///
/// let path = FieldPath::parse("finance.income[3].amount_actual").unwrap();
/// assert_eq!(path, FieldPath::root().key("finance").key("income").index(3).key("amount_actual"));
/// assert_eq!(path.to_string(), "finance.income[3].amount_actual");
/// assert_eq!(path.part(), "finance");
/// assert_eq!(FieldPath::parse("finance.income[x]"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(pub Vec<Step>);

impl FieldPath {
    /// The empty path: the top of the return.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads `finance.income[3].amount_actual`; `None` when brackets do not match or do not hold a number.
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

    /// The path with one more key.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.further(Step::Key(key.to_owned().into()))
    }

    /// The path with one more key, which is known at compile time.
    #[must_use]
    pub fn field(&self, key: &'static str) -> Self {
        self.further(Step::Key(key.into()))
    }

    /// The path with one more list index, counted from 0.
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

    /// The path without its last step; the root has no parent and returns itself.
    #[must_use]
    pub fn parent(&self) -> Self {
        let mut steps = self.0.clone();
        steps.pop();
        Self(steps)
    }

    /// The key of the part of the form that the path leads into; empty for the root.
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
///
/// ```
/// use masa_return::at;
///
/// struct Line { amount_actual: u32 }
/// struct Return { income: Vec<Line> }
///
/// let r = Return { income: Vec::new() };
/// assert_eq!(at!(r.income[3].amount_actual).to_string(), "income[3].amount_actual");
/// ```
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

/// The range of text a field occupies in a file. Lines and columns are counted from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The name of the file, as it was given.
    pub file: String,
    /// The line of its first character.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line of its last character.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The text of the first line, shown under the message; `None` when the finding is about personal data.
    pub excerpt: Option<String>,
}

/// A place a finding refers to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The path of the field.
    pub path: FieldPath,
    /// Where the field is written; `None` when it is not written anywhere.
    pub span: Option<Span>,
    /// How the place relates to the first one ("first given here"); empty for the first place.
    pub note: String,
}

/// Something in a return that needs work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code of the rule. It never changes, even when the level does.
    pub code: String,
    /// How serious it is.
    pub level: Level,
    /// The places. The first is where to go; the others are related to it.
    pub places: Vec<Place>,
    /// What is wrong, with both values. It starts in lower case and has no full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Whether a value is left out of the finding because it may be personal.
    pub masked: bool,
    /// Which word of the answer the finding is about, counted from 1; `None` when it is not about one word.
    pub word: Option<usize>,
    /// The mark of the text that a finding about personal data is based on. A clearance holds as long as the mark stays the same.
    /// `None` when the finding cannot be cleared.
    pub text_mark: Option<String>,
    /// The explanation the return gives; `None` when it gives none that still fits.
    pub explanation: Option<String>,
    /// What an explanation must name as well as the code: the id or field path the finding is about.
    pub about: String,
    /// The figures the finding is based on. An explanation holds only as long as they stay the same.
    pub figures: Vec<String>,
}

impl Finding {
    /// A finding with one place. The span is filled in later, from the files.
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

    /// The path to go to; the top of the return when there are no places.
    pub fn path(&self) -> FieldPath {
        self.places.first().map(|place| place.path.clone()).unwrap_or_default()
    }

    /// Where the first place is written; `None` when it is not written anywhere.
    pub fn span(&self) -> Option<&Span> {
        self.places.first().and_then(|place| place.span.as_ref())
    }

    /// Whether the finding is about personal data in a text. Such a finding shows no value and is not published.
    pub fn is_about_a_person(&self) -> bool {
        self.word.is_some()
    }

    /// Whether the finding still needs work: an explained query does not.
    pub fn is_open(&self) -> bool {
        self.explanation.is_none()
    }
}

/// How many findings there are of each level, and how many are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Findings that must be corrected.
    pub errors: usize,
    /// Queries that need an explanation.
    pub queries: usize,
    /// Findings that are explained.
    pub explained: usize,
    /// Pieces of advice.
    pub advice: usize,
}

impl Tally {
    /// Counts findings. An explained finding is counted as explained only.
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

/// Sorts findings in the order of the files, then by level and code, so that the order is the same on every run. Findings about
/// several keys of one group at one place keep the order of the form.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        let span = finding.span().map(|span| (span.file.clone(), span.line, span.column));
        (span.is_none(), span, finding.path().parent(), finding.level, finding.code.clone())
    });
}
