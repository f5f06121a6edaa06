//! The colours of a theme as variables of CSS, for light screens and paper, and for dark screens.

use crate::theme::{Colour, Theme};

/// The colours as the theme gives them.
pub(super) fn light(theme: &Theme) -> String {
    let c = &theme.colours;
    variables(&Palette {
        text: c.text,
        muted: c.muted,
        paper: c.paper,
        accent: c.accent,
        on_accent: c.on_accent,
        rule: c.rule,
        band: c.band,
        note: c.note,
        warning: c.warning,
        series: c.series,
    })
}

/// The same colours for a dark screen: dark grounds with a breath of the theme's, and every other colour lightened until it
/// stands out from all grounds as the theme asks.
pub(super) fn dark(theme: &Theme) -> String {
    let c = &theme.colours;
    let paper = Colour { red: 0x14, green: 0x18, blue: 0x1d };
    let band = paper.mixed(WHITE, 6);
    let note = paper.mixed(c.accent, 36);
    let warning = paper.mixed(c.warning, 16);
    let grounds = [paper, band, note, warning];
    let accent = lighten(c.accent, &grounds, 5.0);
    variables(&Palette {
        text: paper.mixed(WHITE, 88),
        muted: lighten(c.muted, &grounds, 5.0),
        paper,
        accent,
        on_accent: paper,
        rule: lighten(c.rule, &[paper], 3.2),
        band,
        note,
        warning,
        series: alternating(c.series, paper),
    })
}

/// The series on a dark ground, every other of them lighter still, so that neighbours differ in lightness.
fn alternating([first, second, third, fourth]: [Colour; 4], paper: Colour) -> [Colour; 4] {
    let deep = |series| lighten(series, &[paper], 4.6);
    let pale = |series| lighten(series, &[paper], 9.0);
    [deep(first), pale(second), deep(third), pale(fourth)]
}

const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

struct Palette {
    text: Colour,
    muted: Colour,
    paper: Colour,
    accent: Colour,
    on_accent: Colour,
    rule: Colour,
    band: Colour,
    note: Colour,
    warning: Colour,
    series: [Colour; 4],
}

fn variables(palette: &Palette) -> String {
    let [first, second, third, fourth] = palette.series;
    let on = |series: Colour| series.words(palette.paper, palette.text);
    [
        ("text", palette.text),
        ("muted", palette.muted),
        ("paper", palette.paper),
        ("accent", palette.accent),
        ("on-accent", palette.on_accent),
        ("rule", palette.rule),
        ("hair", palette.paper.mixed(palette.rule, 45)),
        ("band", palette.band),
        ("note", palette.note),
        ("warning", palette.warning),
        ("first", first),
        ("second", second),
        ("third", third),
        ("fourth", fourth),
        ("on-first", on(first)),
        ("on-second", on(second)),
        ("on-third", on(third)),
        ("on-fourth", on(fourth)),
    ]
    .map(|(name, colour)| format!("--{name}: {colour};"))
    .join(" ")
}

fn lighten(colour: Colour, grounds: &[Colour], least: f64) -> Colour {
    let stands_out = |candidate: &Colour| grounds.iter().all(|ground| candidate.contrast(*ground) >= least);
    (0..=100).step_by(4).map(|hundredths| colour.mixed(WHITE, hundredths)).find(stands_out).unwrap_or(WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::DEFAULT;

    fn colour(css: &str, name: &str) -> Colour {
        let after = css.split(&format!("--{name}: ")).nth(1).expect("the variable is there");
        Colour::try_from(after[..7].to_owned()).expect("a colour")
    }

    #[test]
    fn the_dark_colours_stand_out_as_much_as_the_light_ones_must() {
        let css = dark(&Theme::read(DEFAULT).expect("the shipped theme"));
        for ground in ["paper", "band", "note", "warning"] {
            for ink in ["text", "muted", "accent"] {
                let contrast = colour(&css, ink).contrast(colour(&css, ground));
                assert!(contrast >= 4.5, "{ink} on {ground}: {contrast}");
            }
        }
        for mark in ["first", "second", "third", "fourth", "rule"] {
            assert!(colour(&css, mark).contrast(colour(&css, "paper")) >= 3.0, "{mark}");
        }
        assert!(colour(&css, "on-accent").contrast(colour(&css, "accent")) >= 4.5);
    }

    #[test]
    fn colours_mix_by_hundredths() {
        let black = Colour { red: 0, green: 0, blue: 0 };
        assert_eq!(black.mixed(WHITE, 0), black);
        assert_eq!(black.mixed(WHITE, 50), Colour { red: 128, green: 128, blue: 128 });
        assert_eq!(black.mixed(WHITE, 100), WHITE);
    }
}
