//! The faces of the typeface, and the shaped word.

use std::rc::Rc;

/// A face of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Running text.
    Regular,
    /// Headings and other strong words.
    Bold,
    /// Emphasised words.
    Italic,
    /// Characters that the other faces lack.
    Fallback,
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::Fallback];

    /// The font file.
    pub fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
            Self::Bold => include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
            Self::Italic => include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
            Self::Fallback => include_bytes!("../../templates/fonts/SourceSans3-Regular.ttf"),
        }
    }

    /// The name of the font.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "AtkinsonHyperlegibleNext-Regular",
            Self::Bold => "AtkinsonHyperlegibleNext-Bold",
            Self::Italic => "AtkinsonHyperlegibleNext-Italic",
            Self::Fallback => "SourceSans3-Regular",
        }
    }
}

/// A glyph of a word. Distances are in thousandths of the size.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Its width as recorded in the font.
    pub natural: f32,
    /// The distance to the next glyph.
    pub advance: f32,
    /// Its shift to the right, for example of an accent.
    pub shift: f32,
    /// The text it represents when it is copied.
    pub text: Rc<str>,
}

/// Glyphs of one face.
#[derive(Debug, Clone)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// The actual text, when the glyphs cannot represent it.
    pub actual: Option<String>,
}

/// A shaped word. Its width is given as a multiple of the size.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its runs, in reading order.
    pub runs: Vec<Run>,
    /// Its width at size 1.
    pub width: f32,
}

impl Run {
    /// Its width at size 1.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() / 1000.0
    }
}

impl Word {
    /// A word of these runs.
    pub fn of(runs: Vec<Run>) -> Self {
        let width = runs.iter().map(Run::width).sum();
        Self { runs, width }
    }

    /// The word cut into pieces no wider than `width` at size 1, each of at least one glyph.
    pub fn cut(&self, width: f32) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut used = 0.0;
        for run in &self.runs {
            // A run with an actual text of its own cannot be cut between glyphs.
            let units: Vec<&[Glyph]> =
                if run.actual.is_some() { vec![run.glyphs.as_slice()] } else { run.glyphs.chunks(1).collect() };
            for unit in units {
                let wide = unit.iter().map(|glyph| glyph.advance).sum::<f32>() / 1000.0;
                if used + wide > width && !runs.is_empty() {
                    pieces.push(Self::of(std::mem::take(&mut runs)));
                    used = 0.0;
                }
                used += wide;
                match runs.last_mut() {
                    Some(last) if last.face == run.face && last.actual.is_none() && run.actual.is_none() => {
                        last.glyphs.extend_from_slice(unit);
                    }
                    _ => runs.push(Run { face: run.face, glyphs: unit.to_vec(), actual: run.actual.clone() }),
                }
            }
        }
        if !runs.is_empty() {
            pieces.push(Self::of(runs));
        }
        pieces
    }
}
