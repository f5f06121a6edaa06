//! The faces, and words shaped in them: the choice and position of glyphs.
//!
//! Every word is shaped once. A character that the chosen face lacks is set in the fallback face. A character that no face has
//! (an emoji, a letter of the Arabic script) is drawn as an open square with the character as its actual text. So it is read
//! aloud, searched and copied as it was typed, and no page shows a "missing" glyph.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{Direction, Feature, ShapePlan, UnicodeBuffer, script};

pub use super::word::{Face, Glyph, Run, Word};
use crate::error::Error;
use crate::theme::Theme;

/// The open faces, and every word shaped so far.
pub struct Fonts<'f> {
    opened: Vec<Opened<'f>>,
    slanted: bool,
    words: HashMap<(Face, bool, Rc<str>), Rc<Word>>,
    /// The text that each glyph in use represents. There is only one for each glyph, because the PDF has room for one.
    meanings: BTreeMap<Face, BTreeMap<u16, Rc<str>>>,
    spare: Option<UnicodeBuffer>,
}

struct Opened<'f> {
    face: rustybuzz::Face<'f>,
    /// The font file.
    file: &'f [u8],
    /// The name of the font.
    name: &'f str,
    /// The factor from font units to thousandths of the size.
    scale: f32,
    /// Shape plans for Latin script: with the default figures of the font, and with figures of equal width.
    plans: [ShapePlan; 2],
}

const TABULAR: &[u8; 4] = b"tnum";
const MISSING: &str = "\u{25a1}";

impl<'f> Fonts<'f> {
    /// Opens the faces: those of the theme when it has its own, otherwise the default ones.
    ///
    /// # Errors
    /// When a font cannot be read, which would be a fault of the tool: the fonts of a theme have been checked.
    pub fn new(theme: &'f Theme) -> Result<Self, Error> {
        let own = theme.lettering.faces.as_ref();
        let opened = Face::ALL
            .into_iter()
            .map(|face| {
                let own = own.and_then(|own| match face {
                    Face::Regular => Some(&own.regular),
                    Face::Bold => Some(&own.bold),
                    // When the theme has no italic, the regular face is slanted as it is drawn.
                    Face::Italic => Some(own.italic.as_ref().unwrap_or(&own.regular)),
                    Face::Fallback => None,
                });
                let (file, name) = own.map_or((face.file(), face.name()), |own| (own.file.as_slice(), own.name.as_str()));
                let opened =
                    rustybuzz::Face::from_slice(file, 0).ok_or_else(|| Error::new(format!("the font {name} cannot be read")))?;
                let plan = |tabular| {
                    ShapePlan::new(&opened, Direction::LeftToRight, Some(script::LATIN), None, features(tabular).as_slice())
                };
                let plans = [plan(false), plan(true)];
                let scale = 1000.0 / (opened.units_per_em().max(1) as f32);
                Ok(Opened { face: opened, file, name, scale, plans })
            })
            .collect::<Result<_, Error>>()?;
        let slanted = own.is_some_and(|own| own.italic.is_none());
        Ok(Self { opened, slanted, words: HashMap::new(), meanings: BTreeMap::new(), spare: None })
    }

    /// The file and the name of the font of a face.
    pub fn font(&self, face: Face) -> (&'f [u8], &'f str) {
        self.opened.get(face as usize).map_or((face.file(), face.name()), |opened| (opened.file, opened.name))
    }

    /// Whether a face is an upright one that is drawn slanted.
    pub fn is_slanted(&self, face: Face) -> bool {
        self.slanted && face == Face::Italic
    }

    /// The text that each glyph in use of a face represents.
    pub fn meanings(&self) -> &BTreeMap<Face, BTreeMap<u16, Rc<str>>> {
        &self.meanings
    }

    /// A shaped word. `tabular` asks for figures of equal width.
    pub fn word(&mut self, face: Face, tabular: bool, text: &str) -> Rc<Word> {
        let key = (face, tabular, Rc::from(text));
        if let Some(word) = self.words.get(&key) {
            return Rc::clone(word);
        }
        let mut runs = Vec::new();
        let plain = plain(text);
        self.shape(self.best(face, &plain), tabular, &plain, &mut runs);
        let word = Rc::new(Word::of(runs));
        self.words.insert(key, Rc::clone(&word));
        word
    }

    /// The face for a word. When the face lacks one of its letters, the whole word is set in the fallback face, so that its
    /// look does not change in the middle.
    fn best(&self, face: Face, text: &str) -> Face {
        let has = |face: Face, c: char| self.opened.get(face as usize).is_some_and(|it| it.face.glyph_index(c).is_some());
        let lacks = text.chars().any(|c| c.is_alphabetic() && !has(face, c));
        if lacks && text.chars().all(|c| has(Face::Fallback, c)) { Face::Fallback } else { face }
    }

    fn shape(&mut self, face: Face, tabular: bool, text: &str, runs: &mut Vec<Run>) {
        let Some(opened) = self.opened.get(face as usize) else { return };
        let mut buffer = self.spare.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        let latin = text.chars().all(|c| c < '\u{250}' || ('\u{2000}'..'\u{2070}').contains(&c));
        let shaped = if latin {
            buffer.set_script(script::LATIN);
            let [plain, figures] = &opened.plans;
            rustybuzz::shape_with_plan(&opened.face, if tabular { figures } else { plain }, buffer)
        } else {
            rustybuzz::shape(&opened.face, features(tabular).as_slice(), buffer)
        };

        let mut clusters: Vec<Cluster> = Vec::new();
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            // A PDF gives glyph widths in whole thousandths; the difference is corrected when the next glyph is placed.
            let natural = (f32::from(opened.face.glyph_hor_advance(GlyphId(id)).unwrap_or(0)) * opened.scale).trunc();
            let glyph = (id, natural, position.x_advance as f32 * opened.scale, position.x_offset as f32 * opened.scale);
            let start = info.cluster as usize;
            match clusters.last_mut() {
                Some(last) if last.start == start => last.glyphs.push(glyph),
                _ => clusters.push(Cluster { start, glyphs: vec![glyph] }),
            }
        }
        self.spare = Some(shaped.clear());

        let mut at = 0;
        while let Some(cluster) = clusters.get(at) {
            let missing = cluster.is_missing();
            let mut end = at;
            while clusters.get(end).is_some_and(|cluster| cluster.is_missing() == missing) {
                end += 1;
            }
            let stop = clusters.get(end).map_or(text.len(), |cluster| cluster.start);
            if missing {
                let lacking = text.get(cluster.start..stop).unwrap_or_default().to_owned();
                self.lacking(face, tabular, &lacking, runs);
            } else if let Some(group) = clusters.get(at..end) {
                let run = self.run(face, text, group, stop);
                runs.push(run);
            }
            at = end;
        }
    }

    /// Shapes characters that a face lacks: in the fallback face, otherwise as one open square each.
    fn lacking(&mut self, face: Face, tabular: bool, text: &str, runs: &mut Vec<Run>) {
        if face != Face::Fallback {
            return self.shape(Face::Fallback, tabular, text, runs);
        }
        if text == MISSING {
            return;
        }
        let first = runs.len();
        let mut joined = false;
        for character in text.chars() {
            let before = runs.len();
            if let Some(actual) =
                runs.last_mut().filter(|_| before > first && (joined || joins(character))).and_then(|run| run.actual.as_mut())
            {
                actual.push(character);
                joined = character == JOINER;
            } else {
                self.shape(Face::Fallback, false, MISSING, runs);
            }
            if let Some(run) = runs.get_mut(before) {
                run.actual = Some(character.to_string());
            }
        }
    }

    fn run(&mut self, face: Face, text: &str, clusters: &[Cluster], stop: usize) -> Run {
        let meanings = self.meanings.entry(face).or_default();
        let mut glyphs = Vec::new();
        let mut exact = true;
        for (index, cluster) in clusters.iter().enumerate() {
            let end = clusters.get(index + 1).map_or(stop, |next| next.start);
            let said = text.get(cluster.start..end).unwrap_or_default();
            let count = cluster.glyphs.len();
            for (nth, (id, natural, advance, shift)) in cluster.glyphs.iter().enumerate() {
                // Each glyph represents one character; the last one of a cluster represents the rest.
                let most = if nth + 1 == count { usize::MAX } else { 1 };
                let share: String = said.chars().skip(nth).take(most).collect();
                let wanted = if share.is_empty() { said } else { share.as_str() };
                exact &= !share.is_empty();
                let meaning = meanings.entry(*id).or_insert_with(|| Rc::from(wanted));
                exact &= meaning.as_ref() == wanted;
                glyphs.push(Glyph { id: *id, natural: *natural, advance: *advance, shift: *shift, text: Rc::clone(meaning) });
            }
        }
        let begin = clusters.first().map_or(0, |cluster| cluster.start);
        let actual = (!exact).then(|| text.get(begin..stop).unwrap_or_default().to_owned());
        Run { face, glyphs, actual }
    }
}

const JOINER: char = '\u{200d}';

/// Whether a character modifies the one before it: part of an emoji, or an accent.
fn joins(character: char) -> bool {
    matches!(character, JOINER | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

struct Cluster {
    start: usize,
    /// The number, width in the font, advance and shift of each glyph.
    glyphs: Vec<(u16, f32, f32, f32)>,
}

impl Cluster {
    fn is_missing(&self) -> bool {
        self.glyphs.iter().any(|(id, ..)| *id == 0)
    }
}

fn features(tabular: bool) -> Vec<Feature> {
    if tabular { vec![Feature::new(Tag::from_bytes(TABULAR), 1, ..)] } else { Vec::new() }
}

/// Replaces spaces and hyphens that only control line breaks with plain ones. In the fonts they share a glyph with the plain
/// ones, and a glyph can be copied as one character only.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
            '\u{2011}' | '\u{2010}' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(word: &Word) -> String {
        word.runs
            .iter()
            .map(|run| run.actual.clone().unwrap_or_else(|| run.glyphs.iter().map(|glyph| glyph.text.as_ref()).collect()))
            .collect()
    }

    #[test]
    fn whatever_is_typed_is_shown_and_said() {
        let theme = Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        for text in ["office", "Łódź €5–6", "Ωμέγα", "Київ", "→ ✓", "👩\u{200d}👧 مرحبا", "e\u{301}", "\u{2126}Ω", "\u{e000}"]
        {
            let word = fonts.word(Face::Bold, false, text);
            assert_eq!(said(&word), text, "{word:?}");
            assert!(word.runs.iter().all(|run| run.glyphs.iter().all(|glyph| glyph.id != 0)), "{text}");
        }
    }

    #[test]
    fn figures_in_tables_have_one_width() {
        let theme = Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let widths: Vec<f32> = (0..10).map(|digit| fonts.word(Face::Regular, true, &digit.to_string()).width).collect();
        assert!(widths.iter().all(|width| (width - widths[0]).abs() < 1e-6), "{widths:?}");
    }

    #[test]
    fn a_long_word_is_cut_without_losing_a_letter() {
        let theme = Theme::shipped().expect("the shipped theme");
        let mut fonts = Fonts::new(&theme).expect("the fonts are there");
        let word = fonts.word(Face::Regular, false, &"abcdefghij".repeat(12));
        let pieces = word.cut(5.0);
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.width <= 5.0));
        assert_eq!(pieces.iter().map(said).collect::<String>(), "abcdefghij".repeat(12));
    }
}
