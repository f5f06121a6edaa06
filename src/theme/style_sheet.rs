//! `extra.css`, read far enough to know that it fetches nothing and that every block and string is closed.

use super::faults::{Fault, STYLE};

/// Checks a style sheet.
///
/// Comments and strings are separated from the rest, so that a name in a comment is no offence and one written with escapes is.
pub(super) fn check(file: &str, css: &str) -> Vec<Fault> {
    let mut reader = Reader { file, css, at: 0, open: Vec::new(), faults: Vec::new() };
    reader.read();
    reader.faults
}

struct Reader<'a> {
    file: &'a str,
    css: &'a str,
    at: usize,
    open: Vec<(char, usize)>,
    faults: Vec<Fault>,
}

const NOTHING_FROM_OUTSIDE: &str =
    "the page carries all it needs: write the rules here, and a picture or font as a data: address";

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.css.get(self.at..).unwrap_or_default()
    }

    fn refuse(&mut self, offset: usize, message: impl Into<String>, help: &str) {
        self.faults.push(Fault::new(STYLE, self.file, message, help).at(self.css, offset));
    }

    fn read(&mut self) {
        if let Some(offset) = self.css.to_ascii_lowercase().find("</style") {
            self.refuse(offset, "“</style” would end the style sheet in the middle of the page", "take it out");
        }
        while let Some(character) = self.rest().chars().next() {
            let begun = self.at;
            match character {
                '/' if self.rest().starts_with("/*") => match self.rest().find("*/") {
                    Some(length) => self.at += length + 2,
                    None => return self.refuse(begun, "the comment that begins here is never closed", "close it with */"),
                },
                '"' | '\'' => {
                    if !self.text(character) {
                        return self.refuse(
                            begun,
                            "the text that begins here is not closed on its line",
                            "close it with the same mark",
                        );
                    }
                }
                '\\' => {
                    self.at += 1;
                    self.refuse(
                        begun,
                        "a name is written with an escape (\\), so that it cannot be checked",
                        "write the name plainly",
                    );
                }
                '{' | '(' | '[' => {
                    self.open.push((character, begun));
                    self.at += 1;
                }
                '}' | ')' | ']' => {
                    self.at += 1;
                    let opens = match character {
                        '}' => '{',
                        ')' => '(',
                        _ => '[',
                    };
                    if self.open.pop().is_none_or(|(open, _)| open != opens) {
                        return self.refuse(
                            begun,
                            format!("“{character}” closes nothing"),
                            "take it out, or open a bracket before it",
                        );
                    }
                }
                _ if character.is_alphanumeric() || "@-_".contains(character) => self.word(),
                _ => self.at += character.len_utf8(),
            }
        }
        if let Some((open, begun)) = self.open.pop() {
            self.refuse(begun, format!("the “{open}” that begins here is never closed"), "close it");
        }
    }

    /// A string in quotation marks; returns whether it ends on its line.
    fn text(&mut self, mark: char) -> bool {
        self.at += 1;
        let mut escaped = false;
        for (offset, character) in self.rest().char_indices() {
            match character {
                '\n' if !escaped => return false,
                '\\' if !escaped => escaped = true,
                _ if character == mark && !escaped => {
                    self.at += offset + 1;
                    return true;
                }
                _ => escaped = false,
            }
        }
        false
    }

    fn word(&mut self) {
        let begun = self.at;
        let name: String = self.rest().chars().take_while(|c| c.is_alphanumeric() || "@-_".contains(*c)).collect();
        self.at += name.len();
        let lower = name.to_ascii_lowercase();
        let called = self.rest().starts_with('(');
        match lower.as_str() {
            "@import" | "@charset" | "@namespace" => {
                self.refuse(begun, format!("“{name}” brings something in from outside"), NOTHING_FROM_OUTSIDE);
            }
            "url" | "src" | "image" | "image-set" | "-webkit-image-set" | "cross-fade" if called => self.address(begun, &name),
            "expression" if called => self.refuse(begun, "“expression(…)” runs script in old browsers", "take it out"),
            _ => {}
        }
    }

    /// The address in a `url()`. A data address or a place in the page is allowed; anything else would be fetched from another
    /// machine.
    fn address(&mut self, begun: usize, name: &str) {
        let inside = self.rest().get(1..).unwrap_or_default();
        let address = inside.trim_start().trim_start_matches(['"', '\'']).trim_start().to_ascii_lowercase();
        let harmless = name.eq_ignore_ascii_case("url")
            && (address.starts_with("data:image/") || address.starts_with("data:font/") || address.starts_with('#'));
        if !harmless {
            let shown: String = inside.chars().take_while(|c| !matches!(c, ')' | '\n')).take(60).collect();
            self.refuse(begun, format!("“{name}({shown})” fetches something from outside the page"), NOTHING_FROM_OUTSIDE);
        }
        // An address without quotation marks may hold characters that start a comment or a bracket elsewhere.
        if !inside.trim_start().starts_with(['"', '\'']) {
            let length = inside.find(')').unwrap_or(inside.len());
            self.at += 1 + length;
            if self.rest().starts_with(')') {
                self.at += 1;
            } else {
                self.open.push(('(', begun));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    fn told(css: &str) -> Vec<String> {
        check("extra.css", css).iter().map(|fault| format!("{}: {}", fault.location(), fault.message)).collect()
    }

    #[test]
    fn a_style_sheet_that_asks_nobody_is_accepted() {
        let css = "/* @import \"x.css\" */\n@media (min-width: 40rem) { h2::before { content: \"url(http://a.example) { \\\"\"; } }\n\
                   .mark { background: url(data:image/png;base64,AA/*==); mask: url('#a'); --x: [a b]; }\n";
        assert_eq!(told(css), Vec::<String>::new());
    }

    #[test]
    fn what_comes_from_outside_or_does_not_end_is_refused_where_it_stands() {
        let cases = [
            ("@import \"other.css\";", "extra.css:1:1: “@import” brings"),
            ("a {}\n @IMPORT url(x);", "extra.css:2:2: “@IMPORT” brings"),
            ("@\\69mport 'x';", "extra.css:1:2: a name is written with an escape"),
            ("a { background: url(https://a.example/x.png) }", "extra.css:1:17: “url(https://a.example/x.png)” fetches"),
            ("a { background: URL( \"//a.example\" ) }", "extra.css:1:17: “URL( \"//a.example\" )” fetches"),
            ("a { background: image-set(\"x.png\" 1x) }", "extra.css:1:17: “image-set("),
            ("a { background: url(logo.png) }", "extra.css:1:17: “url(logo.png)” fetches"),
            ("a { background: url(data:text/html,x) }", "extra.css:1:17: “url(data:text/html,x)” fetches"),
            ("a::before { content: \"</STYLE><script>\" }", "extra.css:1:23: “</style” would end"),
            ("a {\n  color: red;\n", "extra.css:1:3: the “{” that begins here is never closed"),
            ("a { } }", "extra.css:1:7: “}” closes nothing"),
            ("a { /* }", "extra.css:1:5: the comment"),
            ("a { content: \"x\n}", "extra.css:1:14: the text"),
            ("a { b: url(data:image/png", "extra.css:1:8: the “(”"),
        ];
        for (css, expected) in cases {
            let told = told(css);
            assert!(told.first().is_some_and(|first| first.starts_with(expected)), "{css}: {told:?}");
        }
    }
}
