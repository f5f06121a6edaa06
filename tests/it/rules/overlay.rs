//! Applies a change to a return: YAML in, YAML out. Scalars keep their notation, so that the tool reads exactly what was typed.

use std::fmt::Write as _;

use granit_parser::{Event, Parser, ScalarStyle};
use masa_return::finding::{FieldPath, Step};

/// A YAML text as a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Yaml {
    /// A text as typed, and whether it had no quotation marks.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Yaml>),
    Group(Vec<(String, Yaml)>),
}

impl Yaml {
    /// Reads a YAML text.
    pub fn parse(text: &str) -> Self {
        let mut open: Vec<(Self, Option<String>)> = Vec::new();
        let mut root = Self::Group(Vec::new());
        for event in Parser::new_from_str(text) {
            let (event, _) = event.unwrap_or_else(|error| panic!("{error}\n{text}"));
            let done = match event {
                Event::Scalar(value, style, ..) => {
                    let text = value.into_owned();
                    if let Some((Self::Group(_), key @ None)) = open.last_mut() {
                        *key = Some(text);
                        continue;
                    }
                    Self::Scalar { text, plain: style == ScalarStyle::Plain }
                }
                Event::SequenceStart(..) => {
                    open.push((Self::List(Vec::new()), None));
                    continue;
                }
                Event::MappingStart(..) => {
                    open.push((Self::Group(Vec::new()), None));
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => open.pop().expect("opened before").0,
                _ => continue,
            };
            match open.last_mut() {
                Some((Self::Group(entries), key)) => entries.push((key.take().expect("a key comes first"), done)),
                Some((Self::List(entries), _)) => entries.push(done),
                _ => root = done,
            }
        }
        root
    }

    /// The return with a change applied. Each key of the change is the path of a field. Its value replaces the field; the index
    /// after the last appends, and `~` removes.
    pub fn overlaid(mut self, change: &Self) -> Self {
        let Self::Group(entries) = change else { panic!("a change is a mapping of fields: {change:?}") };
        for (key, value) in entries {
            let path = FieldPath::parse(key).unwrap_or_else(|| panic!("{key} is not the way to a field"));
            self.set(&path.0, value);
        }
        self
    }

    fn set(&mut self, path: &[Step], value: &Self) {
        let removes = matches!(value, Self::Scalar { text, plain: true } if text == "~");
        let Some((step, rest)) = path.split_first() else {
            *self = value.clone();
            return;
        };
        let ends = rest.is_empty();
        match step {
            Step::Key(key) => {
                if !matches!(self, Self::Group(_)) {
                    *self = Self::Group(Vec::new());
                }
                let Self::Group(entries) = self else { return };
                if ends && removes {
                    entries.retain(|(own, _)| own != key);
                    return;
                }
                let at = entries.iter().position(|(own, _)| own == key).unwrap_or_else(|| {
                    entries.push((key.to_string(), Self::Group(Vec::new())));
                    entries.len() - 1
                });
                entries[at].1.set(rest, value);
            }
            Step::Index(index) => {
                if !matches!(self, Self::List(_)) {
                    *self = Self::List(Vec::new());
                }
                let Self::List(entries) = self else { return };
                assert!(*index <= entries.len(), "entry {index} would leave a gap after {}", entries.len());
                if ends && removes {
                    entries.remove(*index);
                    return;
                }
                if *index == entries.len() {
                    entries.push(Self::Group(Vec::new()));
                }
                entries[*index].set(rest, value);
            }
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Group(entries) => entries.iter().find(|(own, _)| own == key).map(|(_, value)| value),
            Self::Scalar { .. } | Self::List(_) => None,
        }
    }

    /// The number of entries in a list.
    pub fn len(&self) -> usize {
        match self {
            Self::List(entries) => entries.len(),
            Self::Scalar { .. } | Self::Group(_) => 0,
        }
    }

    /// The tree as a YAML text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text
    }

    fn write(&self, out: &mut String, indent: usize) {
        let lead = "  ".repeat(indent);
        match self {
            Self::Scalar { .. } => {
                self.write_scalar(out);
                out.push('\n');
            }
            Self::List(entries) if entries.is_empty() => out.push_str("[]\n"),
            Self::Group(entries) if entries.is_empty() => out.push_str("{}\n"),
            Self::List(entries) => {
                for entry in entries {
                    let _ = write!(out, "{lead}-");
                    entry.write_below(out, indent);
                }
            }
            Self::Group(entries) => {
                for (key, value) in entries {
                    let _ = write!(out, "{lead}{key}:");
                    value.write_below(out, indent);
                }
            }
        }
    }

    fn write_below(&self, out: &mut String, indent: usize) {
        let inline = match self {
            Self::Scalar { .. } => true,
            Self::List(entries) => entries.is_empty(),
            Self::Group(entries) => entries.is_empty(),
        };
        out.push(if inline { ' ' } else { '\n' });
        self.write(out, if inline { 0 } else { indent + 1 });
    }

    fn write_scalar(&self, out: &mut String) {
        let Self::Scalar { text, plain } = self else { return };
        if *plain && !text.contains('\n') {
            out.push_str(text);
            return;
        }
        // JSON text is also valid as double-quoted YAML text.
        out.push_str(&serde_json::Value::from(text.as_str()).to_string());
    }
}

#[test]
fn a_change_replaces_appends_and_takes_away_and_the_rest_stays_as_typed() {
    let base =
        Yaml::parse("a:\n  b: [1, \"2\"]\n  c: |\n    two\n    lines\nd: yes: no\n".replace("yes: no", "'yes: no'").as_str());
    let change = Yaml::parse("a.b[2]: 3\na.c: ~\ne.f[0].g: { h: \"\" }\n");
    assert_eq!(
        base.overlaid(&change).text(),
        "a:\n  b:\n    - 1\n    - \"2\"\n    - 3\nd: \"yes: no\"\ne:\n  f:\n    -\n      g:\n        h: \"\"\n"
    );
}
