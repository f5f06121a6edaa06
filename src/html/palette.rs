//! The colours of a theme as CSS variables, for light screens and paper, and for dark screens.

use crate::theme::{Colour, Colours, Theme};

/// The colours as the theme gives them.
pub(super) fn light(theme: &Theme) -> String {
    // The logo was drawn for paper, and keeps the paper ground on a dark screen.
    format!("{} --logo-ground: {};", variables(&theme.colours), theme.colours.paper)
}

/// The same colours for a dark screen.
pub(super) fn dark(theme: &Theme) -> String {
    variables(&theme.colours.dark())
}

fn variables(palette: &Colours) -> String {
    let [first, second, third, fourth] = palette.series;
    let on = |series: Colour| series.words(palette.paper, palette.text);
    [
        ("text", palette.text),
        ("muted", palette.muted),
        ("paper", palette.paper),
        ("accent", palette.accent),
        ("on-accent", palette.on_accent),
        ("rule", palette.rule),
        ("hair", palette.hair()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(css: &str, name: &str) -> Colour {
        let after = css.split(&format!("--{name}: ")).nth(1).expect("the variable is there");
        Colour::try_from(&after[..7]).expect("a colour")
    }

    #[test]
    fn words_on_a_series_can_be_read_and_series_beside_each_other_differ_in_lightness_on_light_and_dark() {
        let theme = Theme::shipped().expect("the shipped theme");
        for css in [light(&theme), dark(&theme)] {
            for series in ["first", "second", "third", "fourth"] {
                let contrast = colour(&css, series).contrast(colour(&css, &format!("on-{series}")));
                assert!(contrast >= 4.5, "words on {series}: {contrast}");
            }
            for (one, other) in [("first", "second"), ("second", "third"), ("third", "fourth")] {
                let contrast = colour(&css, one).contrast(colour(&css, other));
                assert!(contrast >= 1.8, "{one} beside {other}: {contrast}");
            }
        }
    }
}
