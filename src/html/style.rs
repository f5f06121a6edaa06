//! The style sheet: fonts and colours of the theme, then `templates/report.css`.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::palette;
use crate::document::Document;
use crate::theme::Theme;

const REPORT: &str = include_str!("../../templates/report.css");

/// The family whose fonts are built into the tool.
const SHIPPED: &str = "Atkinson Hyperlegible Next";

const FONTS: [(&str, &str, &[u8]); 3] = [
    ("400", "normal", include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Regular.ttf")),
    ("700", "normal", include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Bold.ttf")),
    ("400", "italic", include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Italic.ttf")),
];

/// Everything between the style tags.
pub(super) fn sheet(document: &Document, theme: &Theme) -> String {
    let mut css = String::new();
    let family = &theme.lettering.family;
    for (weight, style, font) in faces(theme) {
        css.push_str("@font-face { font-family: ");
        css.push_str(&string(family));
        let _ = write!(css, "; font-weight: {weight}; font-style: {style}; src: url(data:font/ttf;base64,");
        STANDARD.encode_string(font, &mut css);
        css.push_str(") format(\"truetype\"); }\n");
    }
    let _ = writeln!(css, ":root {{ --family: {}, system-ui, sans-serif; {} }}", string(family), palette::light(theme));
    let _ = writeln!(
        css,
        "@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {} }} }}",
        palette::dark(theme)
    );
    css.push_str(&running(document));
    css.push_str(REPORT);
    css.push_str(&theme.extra_css);
    css
}

/// Weight, style and file of each font the page embeds: those of the theme, or the default ones. Empty when the theme only
/// names another family.
fn faces(theme: &Theme) -> Vec<(&'static str, &'static str, &[u8])> {
    match &theme.lettering.faces {
        Some(faces) => {
            let upright = [("400", "normal", &faces.regular), ("700", "normal", &faces.bold)];
            let italic = faces.italic.as_ref().map(|font| ("400", "italic", font));
            upright.into_iter().chain(italic).map(|(weight, style, font)| (weight, style, font.file.as_slice())).collect()
        }
        None if theme.lettering.family == SHIPPED => FONTS.to_vec(),
        None => Vec::new(),
    }
}

/// The running header and footer of every printed page.
fn running(document: &Document) -> String {
    let head = document.mark.as_ref().map(|mark| format!("@top-right {{ content: {}; }} ", string(mark))).unwrap_or_default();
    let digest = document.digest.as_ref().map(|digest| format!(" · {digest}")).unwrap_or_default();
    let foot = string(&format!("{}{digest}", document.short_title));
    format!(
        "@page {{ {head}@bottom-left {{ content: {foot}; width: 85%; }} @bottom-right {{ content: counter(page) \" of \" counter(pages); }} }}\n"
    )
}

/// Text as a CSS string. All characters but letters, digits and spaces are written as numbers, so that nothing can end the
/// string or the style sheet.
fn string(text: &str) -> String {
    let mut css = String::from("\"");
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || character == ' ' {
            css.push(character);
        } else {
            // The space ends the number; without one, a space of the text would be taken for its end.
            let _ = write!(css, "\\{:x} ", u32::from(character));
        }
    }
    css.push('"');
    css
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_text_can_end_a_string_of_css() {
        assert_eq!(super::string("A \"</style>\\é"), "\"A \\22 \\3c \\2f style\\3e \\5c \\e9 \"");
    }
}
