//! The colours of a theme, for paper and light screens and for dark screens, and the contrast each needs.

use super::colour::{Colour, WHITE};

/// The colours of a theme, each named by its use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colours {
    /// Text.
    pub text: Colour,
    /// Captions, notes, page numbers.
    pub muted: Colour,
    /// The ground behind text.
    pub paper: Colour,
    /// Headings, links, the cover.
    pub accent: Colour,
    /// Text on the accent.
    pub on_accent: Colour,
    /// Lines and axes.
    pub rule: Colour,
    /// Every other table row, and quiet panels.
    pub band: Colour,
    /// The ground of a note or a highlight.
    pub note: Colour,
    /// The ground of a warning.
    pub warning: Colour,
    /// The series of a chart, at most four.
    pub series: [Colour; 4],
}

/// Two colours that are used one on the other.
pub(super) struct Pair {
    /// The name of the colour on top, as in `theme.toml`.
    pub ink: &'static str,
    /// The colour on top.
    pub colour: Colour,
    /// The name of the colour below.
    pub ground: &'static str,
    /// The colour below.
    pub ground_colour: Colour,
    /// Where the pair is seen.
    pub used: &'static str,
    /// The least contrast ratio between them, from 1 to 21.
    pub least: f64,
}

const WORDS: f64 = 4.5;
const MARKS: f64 = 3.0;

impl Colours {
    /// Black on white: the defaults that the colours of a theme replace.
    pub(super) const PLAIN: Self = {
        let black = Colour { red: 0, green: 0, blue: 0 };
        Self {
            text: black,
            muted: black,
            paper: WHITE,
            accent: black,
            on_accent: WHITE,
            rule: black,
            band: WHITE,
            note: WHITE,
            warning: WHITE,
            series: [black; 4],
        }
    };

    /// Every pair that is used, with where it is used.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let pair = |ink, colour, ground, ground_colour, used, least| Pair { ink, colour, ground, ground_colour, used, least };
        let mut pairs = vec![pair(
            "on_accent",
            self.on_accent,
            "accent",
            self.accent,
            "the title on the cover and on bands of the accent",
            WORDS,
        )];
        let grounds = [
            ("paper", self.paper, ["running text", "captions, notes and page numbers", "headings and links"]),
            (
                "band",
                self.band,
                ["every other row of a table", "captions on quiet panels", "links in the contents and in tables"],
            ),
            (
                "note",
                self.note,
                ["notes and key figures", "comparisons under key figures", "the values of key figures and links in notes"],
            ),
            ("warning", self.warning, ["warnings and the mark of a draft", "small words in warnings", "links in warnings"]),
        ];
        for (ground, ground_colour, [text, muted, accent]) in grounds {
            pairs.push(pair("text", self.text, ground, ground_colour, text, WORDS));
            pairs.push(pair("muted", self.muted, ground, ground_colour, muted, WORDS));
            pairs.push(pair("accent", self.accent, ground, ground_colour, accent, WORDS));
        }
        pairs.push(pair("rule", self.rule, "paper", self.paper, "lines of tables and axes of charts", MARKS));
        for series in self.series {
            pairs.push(pair("series", series, "paper", self.paper, "the marks of charts", MARKS));
            // Words in the marks use the paper or the text colour, whichever has more contrast.
            let words = series.words(self.paper, self.text);
            let ink = if words == self.paper { "paper" } else { "text" };
            pairs.push(pair(ink, words, "series", series, "words in the marks of charts", WORDS));
        }
        pairs
    }

    /// The same colours for a dark screen: dark grounds with a slight tint from the theme. Every other colour is lightened
    /// until it has the contrast with all grounds that the theme requires.
    #[must_use]
    pub fn dark(&self) -> Self {
        let paper = Colour { red: 0x14, green: 0x18, blue: 0x1d };
        let text = paper.mixed(WHITE, 88);
        let band = paper.mixed(WHITE, 6);
        // A light accent would make a light ground, so only as much of it is used as leaves enough contrast for words.
        let ground = |tint: Colour, most: u16| {
            let dim_enough = |candidate: &Colour| text.contrast(*candidate) >= 7.5;
            (0..=most).rev().map(|hundredths| paper.mixed(tint, hundredths)).find(dim_enough).unwrap_or(paper)
        };
        let (note, warning) = (ground(self.accent, 36), ground(self.warning, 16));
        let grounds = [paper, band, note, warning];
        Self {
            text,
            muted: self.muted.lightened(&grounds, 5.0),
            paper,
            accent: self.accent.lightened(&grounds, 5.0),
            on_accent: paper,
            rule: self.rule.lightened(&[paper], 3.2),
            band,
            note,
            warning,
            series: alternating(self.series, paper),
        }
    }

    /// Lines that only guide the eye: the colour of rules, paler.
    pub fn hair(&self) -> Colour {
        self.paper.mixed(self.rule, 45)
    }
}

/// The series on a dark ground, every other one lighter still, so that neighbours differ in lightness.
fn alternating([first, second, third, fourth]: [Colour; 4], paper: Colour) -> [Colour; 4] {
    let deep = |series: Colour| series.lightened(&[paper], 4.6);
    let pale = |series: Colour| series.lightened(&[paper], 9.0);
    [deep(first), pale(second), deep(third), pale(fourth)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    #[test]
    fn the_dark_colours_of_any_theme_stand_out_as_much_as_the_light_ones_must() {
        let shipped = Theme::shipped().expect("the shipped theme").colours;
        let steps = [0_u8, 60, 128, 200, 255];
        let digit = |number: usize, place: usize| steps[number / place % steps.len()];
        for number in 0..steps.len().pow(3) {
            let (red, green, blue) = (digit(number, 1), digit(number, 5), digit(number, 25));
            let colour = Colour { red, green, blue };
            let theme = Colours {
                text: colour,
                muted: colour,
                accent: colour,
                warning: colour,
                rule: colour,
                series: [colour; 4],
                ..shipped.clone()
            };
            for pair in theme.dark().pairs() {
                let contrast = pair.colour.contrast(pair.ground_colour);
                assert!(contrast >= pair.least, "{colour}: {} on {}: {contrast}", pair.ink, pair.ground);
            }
        }
    }
}
