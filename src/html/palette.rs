//! The colours of a theme as variables of CSS, for light screens and paper, and for dark screens.

use crate::theme::{Colour, Colours, Theme};

/// The colours as the theme gives them.
pub(super) fn light(theme: &Theme) -> String {
    // The logo was drawn for paper, and keeps it on a dark screen.
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
