//! The look of both outputs, read from `theme.toml` and checked: colours that stand out enough, nothing else.

use serde::Deserialize;

use crate::error::Error;

/// A colour of the screen and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour {
    /// Red, from 0 to 255.
    pub red: u8,
    /// Green, from 0 to 255.
    pub green: u8,
    /// Blue, from 0 to 255.
    pub blue: u8,
}

impl TryFrom<String> for Colour {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let refuse = || format!("`{text}` is not a colour; write it as #124e66");
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or_else(refuse)?;
        let part = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(refuse);
        Ok(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl Colour {
    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }

    /// How much two colours stand out from each other, from 1 to 21, as WCAG 2 measures it.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with so many hundredths of another in it.
    pub fn mixed(self, other: Self, hundredths: u16) -> Self {
        let blend = |a: u8, b: u8| {
            let sum = u16::from(a) * 100_u16.saturating_sub(hundredths) + u16::from(b) * hundredths.min(100);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self { red: blend(self.red, other.red), green: blend(self.green, other.green), blue: blend(self.blue, other.blue) }
    }

    /// The colour of words on this one: paper or text, whichever stands out more.
    pub fn words(self, paper: Self, text: Self) -> Self {
        if self.contrast(paper) >= self.contrast(text) { paper } else { text }
    }
}

/// The colours of a theme, each named for what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Words.
    pub text: Colour,
    /// Captions, notes, page numbers.
    pub muted: Colour,
    /// What words stand on.
    pub paper: Colour,
    /// Headings, links, the cover.
    pub accent: Colour,
    /// Words on the accent.
    pub on_accent: Colour,
    /// Lines and axes.
    pub rule: Colour,
    /// Every other row, quiet panels.
    pub band: Colour,
    /// Behind a note or a highlight.
    pub note: Colour,
    /// Behind a warning.
    pub warning: Colour,
    /// The series of a chart, at most four.
    pub series: [Colour; 4],
}

impl Colours {
    /// Lines that only lead the eye: a rule, paler.
    pub fn hair(&self) -> Colour {
        self.paper.mixed(self.rule, 45)
    }
}

/// The type of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// The family both outputs embed.
    pub family: String,
}

/// The look of both outputs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The colours.
    pub colours: Colours,
    /// The type.
    #[serde(rename = "type")]
    pub lettering: Type,
}

/// The theme that ships with the tool.
pub const DEFAULT: &str = include_str!("../templates/theme.toml");

impl Theme {
    /// Reads and checks a theme.
    ///
    /// # Errors
    /// When the text is no theme, or a colour does not stand out enough from what it stands on.
    pub fn read(toml: &str) -> Result<Self, Error> {
        let theme: Self = toml::from_str(toml).map_err(|fault| Error::new(fault.message().to_owned()).during("theme.toml"))?;
        theme.check()?;
        Ok(theme)
    }

    fn check(&self) -> Result<(), Error> {
        let c = &self.colours;
        let mut pairs = vec![("accent", c.accent, "paper", c.paper, 4.5), ("on_accent", c.on_accent, "accent", c.accent, 4.5)];
        for (ground_name, ground) in [("paper", c.paper), ("band", c.band), ("note", c.note), ("warning", c.warning)] {
            pairs.push(("text", c.text, ground_name, ground, 4.5));
            pairs.push(("muted", c.muted, ground_name, ground, 4.5));
            pairs.push(("accent", c.accent, ground_name, ground, 4.5));
        }
        pairs.push(("rule", c.rule, "paper", c.paper, 3.0));
        for series in c.series {
            pairs.push(("series", series, "paper", c.paper, 3.0));
            let words = series.words(c.paper, c.text);
            pairs.push(("words", words, "series", series, 4.5));
        }
        for (name, colour, ground_name, ground, least) in pairs {
            let contrast = colour.contrast(ground);
            if contrast < least {
                return Err(Error::new(format!(
                    "{name} {colour} stands out from {ground_name} {ground} by {contrast:.1} to 1, and needs {least} to 1"
                ))
                .during("theme.toml"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_theme_is_read_and_a_pale_one_is_refused() {
        Theme::read(DEFAULT).expect("the shipped theme passes");
        let pale = DEFAULT.replace("muted = \"#4b5563\"", "muted = \"#b0b0b0\"");
        let error = Theme::read(&pale).expect_err("grey on white is too pale").to_string();
        assert!(error.contains("muted #b0b0b0 stands out from paper #ffffff by 2.2 to 1"), "{error}");
        let neither = DEFAULT.replace("#d4702f", "#748089");
        let error = Theme::read(&neither).expect_err("no words can be read on it").to_string();
        assert!(error.contains("from series #748089 by 4."), "{error}");
    }

    #[test]
    fn series_beside_each_other_differ_in_lightness_so_that_a_print_in_grey_can_be_read() {
        let series = Theme::read(DEFAULT).expect("the shipped theme").colours.series;
        for pair in series.windows(2) {
            let contrast = pair[0].contrast(pair[1]);
            assert!(contrast >= 2.5, "{} beside {}: {contrast}", pair[0], pair[1]);
        }
    }
}
