//! A Rust source file as the house tests see it: the paths it names, without comments, literals and `#[cfg(test)]` code.

use std::path::{Path, PathBuf};

/// A file under `src`.
pub struct Source {
    /// Its place, as messages show it.
    pub file: String,
    /// The module it holds: `["value", "date"]` for `src/value/date.rs`.
    pub module: Vec<String>,
    tokens: Vec<Token>,
}

/// A path that a file names, from the root of its crate.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// `["crate", "value", "Date"]`, or `["std", "fs", "read"]`.
    pub path: Vec<String>,
    /// Where, counted from 1.
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    line: usize,
}

/// Every file under `src` that is not a test, sorted by name.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    files
        .iter()
        .filter_map(|path| {
            let file = path.strip_prefix(root).expect("every file lies under the root").to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(path).expect("a source file is text");
            let source = Source::new(&file, &text);
            (!source.module.iter().any(|name| matches!(name.as_str(), "tests" | "testing"))).then_some(source)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources can be read") {
        let path = entry.expect("a folder of sources can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

impl Source {
    /// Reads the text of a file.
    pub fn new(file: &str, text: &str) -> Self {
        let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            module.pop();
        }
        Self { file: file.to_owned(), module, tokens: without_tests(&tokens(&bare(text))) }
    }

    /// The top-level module this file belongs to; empty for `lib.rs` and `main.rs`.
    pub fn top(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Every path it names that starts at `crate`, `self`, `super`, the library's own name or one of `crates`.
    pub fn paths(&self, crates: &[&str]) -> Vec<Named> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let start = match self.word(at) {
                "crate" | "masa_return" => Some(vec!["crate".to_owned()]),
                "self" => Some(self.ancestor(0)),
                "super" => Some(self.ancestor(1)),
                name if crates.contains(&name) => Some(vec![name.to_owned()]),
                _ => None,
            };
            // A path begins where no `::` or `.` precedes: in `foo::crate_name` the word is the end of another path.
            let begins = at == 0 || !matches!(self.word(at - 1), "::" | ".");
            match start {
                Some(start) if begins && self.word(at + 1) == "::" => at = self.tree(at + 2, start, &mut found),
                Some(start) if begins && crates.contains(&self.word(at)) && at > 0 && self.word(at - 1) == "use" => {
                    found.push(Named { path: start, line: self.tokens[at].line });
                    at += 1;
                }
                _ => at += 1,
            }
        }
        found
    }

    /// The lines on which one of these words stands in code.
    pub fn lines_with(&self, words: &[&str]) -> Vec<usize> {
        self.tokens.iter().filter(|token| words.contains(&token.text.as_str())).map(|token| token.line).collect()
    }

    fn ancestor(&self, up: usize) -> Vec<String> {
        let keep = self.module.len().saturating_sub(up);
        std::iter::once("crate".to_owned()).chain(self.module.iter().take(keep).cloned()).collect()
    }

    /// Reads what follows `::`, groups in braces included, and returns where the path ends.
    fn tree(&self, mut at: usize, mut path: Vec<String>, found: &mut Vec<Named>) -> usize {
        let line = self.tokens.get(at).map_or(0, |token| token.line);
        loop {
            match self.word(at) {
                "super" => {
                    path.pop();
                    at += 1;
                }
                "{" => {
                    at += 1;
                    while !matches!(self.word(at), "}" | "") {
                        at = match self.word(at) {
                            "," => at + 1,
                            _ => self.tree(at, path.clone(), found),
                        };
                    }
                    return at + 1;
                }
                name if is_word(name) => {
                    path.push(name.to_owned());
                    at += 1;
                }
                _ => {
                    found.push(Named { path, line });
                    return at + 1;
                }
            }
            if self.word(at) == "::" {
                at += 1;
            } else {
                if self.word(at) == "as" {
                    at += 2;
                }
                found.push(Named { path, line });
                return at;
            }
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The text with comments and literals blanked, line breaks kept.
fn bare(text: &str) -> String {
    let source: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let peek = |at: usize| source.get(at).copied().unwrap_or('\0');
    while at < source.len() {
        let end = match (peek(at), peek(at + 1)) {
            ('/', '/') => line_end(&source, at),
            ('/', '*') => comment_end(&source, at),
            ('"', _) => string_end(&source, at + 1),
            ('r', '"' | '#') if !peek(at.wrapping_sub(1)).is_alphanumeric() => raw_end(&source, at + 1),
            ('\'', '\\') => find(&source, at + 3, &['\'']) + 1,
            ('\'', _) if peek(at + 2) == '\'' => at + 3,
            (plain, _) => {
                out.push(plain);
                at += 1;
                continue;
            }
        };
        out.push(' ');
        out.extend(source[at..end.min(source.len())].iter().filter(|character| **character == '\n'));
        at = end;
    }
    out
}

fn find(source: &[char], from: usize, what: &[char]) -> usize {
    (from..source.len()).find(|at| source[*at..].starts_with(what)).unwrap_or(source.len())
}

fn line_end(source: &[char], from: usize) -> usize {
    find(source, from, &['\n'])
}

fn comment_end(source: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0_usize, from);
    while at < source.len() {
        if source[at..].starts_with(&['/', '*']) {
            (depth, at) = (depth + 1, at + 2);
        } else if source[at..].starts_with(&['*', '/']) {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}

fn string_end(source: &[char], from: usize) -> usize {
    let mut at = from;
    while at < source.len() && source[at] != '"' {
        at += if source[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// After the `r` of `r#"…"#`; an identifier such as `r#type` is no string and ends at once.
fn raw_end(source: &[char], from: usize) -> usize {
    let hashes = source[from..].iter().take_while(|character| **character == '#').count();
    if source.get(from + hashes) != Some(&'"') {
        return from + hashes;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    find(source, from + hashes + 1, &close) + close.len()
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if first.is_alphanumeric() || first == '_' {
                rest.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (text, after) = rest.split_at(length);
            tokens.push(Token { text: text.to_owned(), line: number + 1 });
            rest = after.trim_start();
        }
    }
    tokens
}

/// Drops each item that stands under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let marked = tokens[at..].iter().map(|token| token.text.as_str()).take(mark.len()).eq(mark);
        if marked {
            at = item_end(tokens, at + mark.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn item_end(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, token) in tokens[from..].iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            ";" => {}
            _ => continue,
        }
        if depth == 0 {
            return from + offset + 1;
        }
    }
    tokens.len()
}
