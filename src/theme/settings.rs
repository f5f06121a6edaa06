//! `theme.toml`, read key by key, so that each misspelt key is reported with its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::colour::Colour;
use super::faults::{CONTRAST, Fault, SETTINGS};
use super::palette::Colours;
use crate::value::nearest;

pub(super) const FILE: &str = "theme.toml";

/// The contents of `theme.toml`.
#[derive(Default)]
pub(super) struct Settings {
    pub name: Option<String>,
    pub logo: Option<Named>,
    pub alternative: Option<String>,
    pub family: Option<String>,
    pub regular: Option<Named>,
    pub bold: Option<Named>,
    pub italic: Option<Named>,
    colours: Vec<(&'static str, Vec<Colour>, usize)>,
}

/// The name of a file, and where it is named.
pub(super) struct Named {
    pub file: String,
    pub offset: usize,
}

const COLOURS: [&str; 10] = ["text", "muted", "paper", "accent", "on_accent", "rule", "band", "note", "warning", "series"];

/// Reads the text of `theme.toml`.
pub(super) fn read(text: &str) -> (Settings, Vec<Fault>) {
    let mut reader = Reader { text, faults: Vec::new() };
    let mut settings = Settings::default();
    match DeTable::parse(text) {
        Ok(table) => reader.top(table.get_ref(), &mut settings),
        Err(fault) => {
            let offset = fault.span().map_or(0, |span| span.start);
            reader.refuse(
                offset,
                "this cannot be read as TOML: a line is a name, an equals sign and a value",
                "write text and colours in quotation marks, as accent = \"#124e66\", and each name once",
            );
        }
    }
    (settings, reader.faults)
}

impl Settings {
    /// The default colours, replaced by those that the theme gives.
    pub(super) fn over(&self, shipped: Colours) -> Colours {
        let mut colours = shipped;
        for (name, given, _) in &self.colours {
            let Some(first) = given.first().copied() else { continue };
            match *name {
                "text" => colours.text = first,
                "muted" => colours.muted = first,
                "paper" => colours.paper = first,
                "accent" => colours.accent = first,
                "on_accent" => colours.on_accent = first,
                "rule" => colours.rule = first,
                "band" => colours.band = first,
                "note" => colours.note = first,
                "warning" => colours.warning = first,
                _ => {
                    if let [first, second, third, fourth] = given.as_slice() {
                        colours.series = [*first, *second, *third, *fourth];
                    }
                }
            }
        }
        colours
    }

    /// A fault for every pair of colours with too little contrast, at the place of the one the theme gives.
    pub(super) fn contrast(&self, text: &str, colours: &Colours) -> Vec<Fault> {
        let mut faults: Vec<Fault> = Vec::new();
        for (palette, screen) in [(colours, ""), (&colours.dark(), " (on a dark screen)")] {
            for pair in palette.pairs() {
                let contrast = pair.colour.contrast(pair.ground_colour);
                if contrast >= pair.least {
                    continue;
                }
                // Cut, not rounded: 4.49 must not be reported as 4.5.
                let contrast = (contrast * 100.0).floor() / 100.0;
                let place = [pair.ink, pair.ground]
                    .iter()
                    .find_map(|name| self.colours.iter().find(|(given, ..)| given == name).map(|(.., offset)| *offset));
                let fault = Fault::new(
                    CONTRAST,
                    FILE,
                    format!(
                        "{} {} stands out from {} {} by {contrast} to 1, and needs {} to 1: {}{screen}",
                        pair.ink, pair.colour, pair.ground, pair.ground_colour, pair.least, pair.used
                    ),
                    format!("make {} darker or {} lighter, or the reverse", pair.ink, pair.ground),
                );
                faults.push(place.map_or_else(|| fault.clone(), |offset| fault.clone().at(text, offset)));
            }
        }
        faults.dedup();
        faults
    }
}

struct Reader<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

type Entry<'a, 'i> = (&'a str, &'a Spanned<DeValue<'i>>, usize);

impl Reader<'_> {
    fn refuse(&mut self, offset: usize, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::new(SETTINGS, FILE, message, help).at(self.text, offset));
    }

    fn top(&mut self, table: &DeTable, settings: &mut Settings) {
        for (name, value, offset) in entries(table) {
            match name {
                "name" => settings.name = self.words(name, value),
                "logo" => self.logo(value, offset, settings),
                "colours" => self.colours(value, offset, settings),
                "type" => self.lettering(value, offset, settings),
                _ => self.unknown(name, offset, "theme.toml", &["name", "logo", "colours", "type"]),
            }
        }
    }

    fn logo(&mut self, value: &Spanned<DeValue>, offset: usize, settings: &mut Settings) {
        let Some(table) = self.group("logo", value, offset) else { return };
        for (name, value, at) in entries(table) {
            match name {
                "file" => settings.logo = self.file(name, value),
                "alternative" => settings.alternative = self.words(name, value),
                _ => self.unknown(name, at, "[logo]", &["file", "alternative"]),
            }
        }
        if !table.contains_key("file") {
            self.refuse(offset, "[logo] names no file", "add file = \"logo.png\"");
        }
        if !table.contains_key("alternative") {
            self.refuse(
                offset,
                "[logo] has no words for those who do not see it",
                "add alternative = \"…\": the name the logo shows, as “Exampleshire Safeguarding Children Partnership”",
            );
        }
    }

    fn lettering(&mut self, value: &Spanned<DeValue>, offset: usize, settings: &mut Settings) {
        let Some(table) = self.group("type", value, offset) else { return };
        for (name, value, at) in entries(table) {
            match name {
                "family" => settings.family = self.words(name, value),
                "regular" => settings.regular = self.file(name, value),
                "bold" => settings.bold = self.file(name, value),
                "italic" => settings.italic = self.file(name, value),
                _ => self.unknown(name, at, "[type]", &["family", "regular", "bold", "italic"]),
            }
        }
        let has = |name| table.contains_key(name);
        if (has("regular") || has("bold") || has("italic")) && !(has("regular") && has("bold") && has("family")) {
            self.refuse(
                offset,
                "[type] names fonts, and not all that are needed",
                "give the family, and the files for regular and bold; italic may be left out, and is then slanted",
            );
        }
    }

    fn colours(&mut self, value: &Spanned<DeValue>, offset: usize, settings: &mut Settings) {
        let Some(table) = self.group("colours", value, offset) else { return };
        for (name, value, at) in entries(table) {
            let Some(known) = COLOURS.iter().find(|known| **known == name) else {
                self.unknown(name, at, "[colours]", &COLOURS);
                continue;
            };
            let given = match value.get_ref() {
                DeValue::Array(several) if *known == "series" => several.iter().map(|one| self.colour(one)).collect(),
                _ if *known == "series" => vec![None],
                _ => vec![self.colour(value)],
            };
            let wanted = if *known == "series" { 4 } else { 1 };
            if *known == "series" && given.len() != wanted {
                self.refuse(
                    value.span().start,
                    "series is the colours of charts, and there are four",
                    "write series = [\"#124e66\", …], four of them",
                );
            }
            let given: Vec<Colour> = given.into_iter().flatten().collect();
            if given.len() == wanted {
                settings.colours.push((known, given, at));
            } else if *known == "series" && !matches!(value.get_ref(), DeValue::Array(_)) {
                self.refuse(value.span().start, "series is not a list", "write series = [\"#124e66\", …], four of them");
            }
        }
    }

    fn colour(&mut self, value: &Spanned<DeValue>) -> Option<Colour> {
        let text = value.get_ref().as_str().unwrap_or("this");
        match Colour::try_from(text) {
            Ok(colour) => Some(colour),
            Err(message) => {
                self.refuse(
                    value.span().start,
                    message,
                    "write a colour as \"#124e66\": a hash and six digits from 0 to 9 and a to f",
                );
                None
            }
        }
    }

    fn group<'a, 'i>(&mut self, name: &str, value: &'a Spanned<DeValue<'i>>, offset: usize) -> Option<&'a DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.refuse(
                offset,
                format!("{name} is a group of names, not one value"),
                format!("write [{name}] on a line of its own, and its names below"),
            );
        }
        table
    }

    fn words(&mut self, name: &str, value: &Spanned<DeValue>) -> Option<String> {
        let words = value.get_ref().as_str().map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned);
        if words.is_none() {
            self.refuse(value.span().start, format!("{name} is not text"), format!("write {name} = \"…\""));
        }
        words
    }

    fn file(&mut self, name: &str, value: &Spanned<DeValue>) -> Option<Named> {
        let offset = value.span().start;
        let file = self.words(name, value)?;
        let steps_out = file.starts_with(['/', '\\']) || file.contains(':') || file.split(['/', '\\']).any(|step| step == "..");
        if steps_out {
            self.refuse(
                offset,
                format!("{name} “{file}” is not in the folder of the theme"),
                "copy the file into the folder, and name it from there",
            );
            return None;
        }
        Some(Named { file: file.trim_start_matches("./").to_owned(), offset })
    }

    fn unknown(&mut self, name: &str, offset: usize, group: &str, known: &[&str]) {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("it can have {}", crate::value::listed(known)),
        };
        self.refuse(offset, format!("{group} has no “{name}”"), help);
    }
}

/// Keys and values in the order of the file.
fn entries<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
    let mut entries: Vec<Entry> = table.iter().map(|(name, value)| (name.get_ref().as_ref(), value, name.span().start)).collect();
    entries.sort_by_key(|(.., offset)| *offset);
    entries
}
