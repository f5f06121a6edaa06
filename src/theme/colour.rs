//! A colour, and the contrast between two of them.

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, from 0 to 255.
    pub red: u8,
    /// Green, from 0 to 255.
    pub green: u8,
    /// Blue, from 0 to 255.
    pub blue: u8,
}

/// White.
pub(super) const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

impl TryFrom<&str> for Colour {
    type Error = String;
    fn try_from(text: &str) -> Result<Self, String> {
        let refuse = || format!("“{text}” is not a colour");
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or_else(refuse)?;
        let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let part = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(refuse);
        if !hexadecimal {
            return Err(refuse());
        }
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

    /// The contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour mixed with so many hundredths of another.
    #[must_use]
    pub fn mixed(self, other: Self, hundredths: u16) -> Self {
        let blend = |a: u8, b: u8| {
            let sum = u16::from(a) * 100_u16.saturating_sub(hundredths) + u16::from(b) * hundredths.min(100);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self { red: blend(self.red, other.red), green: blend(self.green, other.green), blue: blend(self.blue, other.blue) }
    }

    /// The colour of words on this one: paper or text, whichever has more contrast.
    #[must_use]
    pub fn words(self, paper: Self, text: Self) -> Self {
        if self.contrast(paper) >= self.contrast(text) { paper } else { text }
    }

    /// This colour, lightened until it has at least the required contrast with every ground.
    pub(super) fn lightened(self, grounds: &[Self], least: f64) -> Self {
        let stands_out = |candidate: &Self| grounds.iter().all(|ground| candidate.contrast(*ground) >= least);
        (0..=100).step_by(4).map(|hundredths| self.mixed(WHITE, hundredths)).find(stands_out).unwrap_or(WHITE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_mix_by_hundredths() {
        let black = Colour { red: 0, green: 0, blue: 0 };
        assert_eq!(black.mixed(WHITE, 0), black);
        assert_eq!(black.mixed(WHITE, 50), Colour { red: 128, green: 128, blue: 128 });
        assert_eq!(black.mixed(WHITE, 100), WHITE);
    }

    #[test]
    fn a_colour_is_six_digits_after_a_hash() {
        assert_eq!(Colour::try_from("#124E66").map(|colour| colour.to_string()), Ok("#124e66".to_owned()));
        for text in ["", "124e66", "#124", "#124e6", "#124e6g", "#+1+2+3", "#12é66", "teal"] {
            assert!(Colour::try_from(text).is_err(), "{text}");
        }
    }
}
