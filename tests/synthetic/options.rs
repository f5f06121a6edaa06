//! The options on the command line.

use std::path::PathBuf;

use super::vary::Size;

/// The usage message.
pub const USAGE: &str = "\
Makes synthetic annual returns for tests and planning. Nothing in them is true.

cargo run --example synthetic -- [OPTIONS] OUT

  --seed N              another seed makes other returns (default 1)
  --count N             how many returns; more than there are partnerships are later versions (default 150)
  --size varied|example smaller and larger ones, or each of the size of the complete example (default varied)
  --form json|yaml|mixed
                        JSON alone, YAML alone, or everything a partnership may send (default mixed)
  --planted             something of everything below
  --flawed N            returns with errors
  --late N              returns after the deadline of 30 September 2027
  --changed-late N      in time, and changed in substance after the deadline
  --mended N            in time, and a typing error mended after the deadline
  --duplicates N        the same content sent twice
  --resubmitted N       replaced by a later version
  --conflicts N         two returns that contradict each other
  --overlaps N          an authority in the returns of two partnerships
  --wrong-year N        for another year
  --missing N           partnerships that send nothing
  --strays              files beside returns: a note, a picture, a test area, a damaged return
  --hostile all|none    files that mean harm (default none)

N is a number of partnerships, or a share of them as 5%. Where OUT/returns is there already, nothing is done.

  OUT/returns/          what was sent
  OUT/received.csv      when
  OUT/planted.csv       every file, what must become of it, and why
  OUT/authorities.csv   every authority of England, and what must be known of it
";

/// The format of returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Only JSON: the full form.
    Json,
    /// Only YAML: one file each.
    Yaml,
    /// Every format a partnership may send.
    Mixed,
}

/// A number of cases: absolute, or a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// This many.
    Of(usize),
    /// This percentage of partnerships.
    Percent(usize),
}

impl Number {
    /// The number of cases in a whole.
    pub fn of(self, whole: usize) -> usize {
        match self {
            Self::Of(number) => number,
            Self::Percent(share) => (whole * share).div_ceil(100),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.strip_suffix('%') {
            Some(share) => share.parse().ok().map(Self::Percent),
            None => text.parse().ok().map(Self::Of),
        }
    }
}

/// The cases planted among sound returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planted {
    /// Returns with errors.
    pub flawed: Number,
    /// Returns sent after the deadline.
    pub late: Number,
    /// Returns changed in substance after the deadline.
    pub changed_late: Number,
    /// Returns with a typing error corrected after the deadline.
    pub mended: Number,
    /// Returns sent twice with the same content.
    pub duplicates: Number,
    /// Returns replaced by a later version.
    pub resubmitted: Number,
    /// Pairs of returns that contradict each other.
    pub conflicts: Number,
    /// An authority in two partnerships.
    pub overlaps: Number,
    /// Returns for another year.
    pub wrong_year: Number,
    /// Partnerships that send nothing.
    pub missing: Number,
    /// Harmless files among the returns.
    pub strays: bool,
    /// Malicious files.
    pub hostile: bool,
}

impl Planted {
    /// No planted cases.
    pub const NOTHING: Self = Self {
        flawed: Number::Of(0),
        late: Number::Of(0),
        changed_late: Number::Of(0),
        mended: Number::Of(0),
        duplicates: Number::Of(0),
        resubmitted: Number::Of(0),
        conflicts: Number::Of(0),
        overlaps: Number::Of(0),
        wrong_year: Number::Of(0),
        missing: Number::Of(0),
        strays: false,
        hostile: false,
    };

    /// Some cases of every kind.
    pub const EVERYTHING: Self = Self {
        flawed: Number::Percent(6),
        late: Number::Percent(4),
        changed_late: Number::Percent(2),
        mended: Number::Percent(2),
        duplicates: Number::Percent(4),
        resubmitted: Number::Percent(4),
        conflicts: Number::Percent(3),
        overlaps: Number::Percent(1),
        wrong_year: Number::Percent(2),
        missing: Number::Percent(3),
        strays: true,
        hostile: true,
    };
}

/// All options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder to write to.
    pub out: PathBuf,
    /// The seed.
    pub seed: u64,
    /// The number of returns.
    pub count: usize,
    /// The size of the returns.
    pub size: Size,
    /// The format of the returns.
    pub form: Form,
    /// The cases planted among them.
    pub planted: Planted,
}

impl Options {
    /// Sound returns of varied size in every form.
    pub fn new(out: PathBuf, seed: u64, count: usize) -> Self {
        Self { out, seed, count, size: Size::Varied, form: Form::Mixed, planted: Planted::NOTHING }
    }

    /// Reads the command line. The error says in a sentence what is wrong with it.
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::new(PathBuf::new(), 1, 150);
        let mut words = words;
        while let Some(word) = words.next() {
            let planted = &mut options.planted;
            let number = match word.as_str() {
                "--planted" => {
                    *planted = Planted::EVERYTHING;
                    continue;
                }
                "--strays" => {
                    planted.strays = true;
                    continue;
                }
                "--flawed" => Some(&mut planted.flawed),
                "--late" => Some(&mut planted.late),
                "--changed-late" => Some(&mut planted.changed_late),
                "--mended" => Some(&mut planted.mended),
                "--duplicates" => Some(&mut planted.duplicates),
                "--resubmitted" => Some(&mut planted.resubmitted),
                "--conflicts" => Some(&mut planted.conflicts),
                "--overlaps" => Some(&mut planted.overlaps),
                "--wrong-year" => Some(&mut planted.wrong_year),
                "--missing" => Some(&mut planted.missing),
                _ => None,
            };
            if !word.starts_with("--") {
                options.out = PathBuf::from(word);
                continue;
            }
            let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
            let cannot = || format!("{word} cannot be {value}");
            if let Some(number) = number {
                *number = Number::parse(&value).ok_or_else(cannot)?;
                continue;
            }
            match (word.as_str(), value.as_str()) {
                ("--seed", _) => options.seed = value.parse().map_err(|_| cannot())?,
                ("--count", _) => options.count = value.parse().map_err(|_| cannot())?,
                ("--size", "varied") => options.size = Size::Varied,
                ("--size", "example") => options.size = Size::Example,
                ("--form", "json") => options.form = Form::Json,
                ("--form", "yaml") => options.form = Form::Yaml,
                ("--form", "mixed") => options.form = Form::Mixed,
                ("--hostile", "all") => options.planted.hostile = true,
                ("--hostile", "none") => options.planted.hostile = false,
                ("--size" | "--form" | "--hostile", _) => return Err(cannot()),
                _ => return Err(format!("{word} is no option")),
            }
        }
        if options.out.as_os_str().is_empty() { Err("name the folder to write to".to_owned()) } else { Ok(options) }
    }
}
