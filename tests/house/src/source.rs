//! A Rust source file as the house tests see it: its syntax tree without `#[cfg(test)]` code, and the paths it names.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A file under `src`.
pub struct Source {
    /// Where the file is, as messages show it.
    pub file: String,
    /// The module it holds: `["value", "date"]` for `src/value/date.rs`.
    pub module: Vec<String>,
    /// What it declares and names.
    pub names: Names,
}

/// What a file declares, imports and names. A path is a list of its segments, as it is written.
#[derive(Default)]
pub struct Names {
    /// The items the file declares: types, functions, constants, macros.
    pub items: Vec<String>,
    /// The macros it declares for the whole crate, `#[macro_export]`.
    pub exported_macros: Vec<String>,
    /// Every `use`: a glob import has the name `*`.
    pub imports: Vec<Import>,
    /// Every path in its code, `use` aside, paths in the arguments of macros included.
    pub paths: Vec<(Vec<String>, usize)>,
    /// Every identifier in its code, with its line.
    words: Vec<(String, usize)>,
}

/// One name that a `use` brings in.
#[derive(Clone)]
pub struct Import {
    /// The name the file knows it by; `*` for all names of a module.
    pub name: String,
    /// What it is a name for.
    pub path: Vec<String>,
    /// Its line, counted from 1.
    pub line: usize,
}

/// A path that a file names, from the root of its crate.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// `["crate", "value", "Date"]`, or `["std", "fs", "read"]`.
    pub path: Vec<String>,
    /// Where, counted from 1.
    pub line: usize,
}

/// Every file under `src` that is not a test, sorted by name; read once.
pub fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(read)
}

fn read() -> Vec<Source> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    files
        .iter()
        .filter_map(|path| {
            let file = path.strip_prefix(root).expect("every file is under the root").to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(path).expect("a source file is text");
            let is_test = module_of(&file).iter().any(|name| matches!(name.as_str(), "tests" | "testing"));
            (!is_test).then(|| Source::new(&file, &text))
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

fn module_of(file: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

impl Source {
    /// Reads the text of a file.
    pub fn new(file: &str, text: &str) -> Self {
        let tree = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut names = Names::default();
        names.visit_file(&tree);
        Self { file: file.to_owned(), module: module_of(file), names }
    }

    /// The top-level module this file belongs to; empty for `lib.rs` and `main.rs`.
    pub fn top(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Every path it names that begins at `crate`, `self`, `super`, the library's own name or one of `crates`.
    pub fn paths(&self, crates: &[&str]) -> Vec<Named> {
        let imports = self.names.imports.iter().map(|import| (&import.path, import.line));
        let code = self.names.paths.iter().map(|(path, line)| (path, *line));
        // A module of ours may have the name of a library: what the file imports under that name is meant.
        let is_ours =
            |path: &[String]| self.names.imports.iter().any(|import| Some(&import.name) == path.first() && import.path != *path);
        let code = code.filter(|(path, _)| !is_ours(path));
        let named = imports.chain(code).filter_map(|(path, line)| Some(Named { path: self.rooted(path, crates)?, line }));
        let mut named: Vec<Named> = named.collect();
        named.sort_by(|one, other| (one.line, &one.path).cmp(&(other.line, &other.path)));
        named
    }

    /// The path from the root of its crate; `None` when it begins at neither the crate nor one of `crates`.
    pub fn rooted(&self, path: &[String], crates: &[&str]) -> Option<Vec<String>> {
        let (first, mut rest) = path.split_first()?;
        let mut start = match first.as_str() {
            "crate" | "$crate" | "masa_return" => vec!["crate".to_owned()],
            "self" => self.ancestor(0),
            "super" => self.ancestor(1),
            name if crates.contains(&name) => vec![name.to_owned()],
            _ => return None,
        };
        while let [next, after @ ..] = rest
            && next == "super"
        {
            start.pop();
            rest = after;
        }
        start.extend(rest.iter().cloned());
        Some(start)
    }

    /// The lines on which one of these words is in the code.
    pub fn lines_with(&self, words: &[&str]) -> Vec<usize> {
        self.names.words.iter().filter(|(word, _)| words.contains(&word.as_str())).map(|(_, line)| *line).collect()
    }

    fn ancestor(&self, up: usize) -> Vec<String> {
        let keep = self.module.len().saturating_sub(up);
        std::iter::once("crate".to_owned()).chain(self.module.iter().take(keep).cloned()).collect()
    }
}

fn line(span: Span) -> usize {
    span.start().line
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|argument| argument == "test")
    })
}

fn attributes_of(item: &syn::Item) -> &[syn::Attribute] {
    use syn::Item::{
        Const, Enum, ExternCrate, Fn, ForeignMod, Impl, Macro, Mod, Static, Struct, Trait, TraitAlias, Type, Union, Use,
    };
    match item {
        Const(item) => &item.attrs,
        Enum(item) => &item.attrs,
        ExternCrate(item) => &item.attrs,
        Fn(item) => &item.attrs,
        ForeignMod(item) => &item.attrs,
        Impl(item) => &item.attrs,
        Macro(item) => &item.attrs,
        Mod(item) => &item.attrs,
        Static(item) => &item.attrs,
        Struct(item) => &item.attrs,
        Trait(item) => &item.attrs,
        TraitAlias(item) => &item.attrs,
        Type(item) => &item.attrs,
        Union(item) => &item.attrs,
        Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name_of(item: &syn::Item) -> Option<String> {
    use syn::Item::{Const, Enum, Fn, Macro, Static, Struct, Trait, Type, Union};
    match item {
        Const(item) => Some(item.ident.to_string()),
        Enum(item) => Some(item.ident.to_string()),
        Fn(item) => Some(item.sig.ident.to_string()),
        Macro(item) => item.ident.as_ref().map(ToString::to_string),
        Static(item) => Some(item.ident.to_string()),
        Struct(item) => Some(item.ident.to_string()),
        Trait(item) => Some(item.ident.to_string()),
        Type(item) => Some(item.ident.to_string()),
        Union(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

impl<'tree> Visit<'tree> for Names {
    fn visit_item(&mut self, item: &'tree syn::Item) {
        if is_test(attributes_of(item)) {
            return;
        }
        let name = name_of(item);
        if let syn::Item::Macro(made) = item
            && made.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export"))
        {
            self.exported_macros.extend(name.clone());
        }
        self.items.extend(name);
        visit::visit_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &'tree syn::ImplItem) {
        let attributes: &[syn::Attribute] = match item {
            syn::ImplItem::Fn(item) => &item.attrs,
            syn::ImplItem::Const(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'tree syn::ItemUse) {
        self.imported(&item.tree, Vec::new());
    }

    // What an attribute says is not the code's: `derive` and `serde` have words of their own.
    fn visit_attribute(&mut self, _: &'tree syn::Attribute) {}

    fn visit_path(&mut self, path: &'tree syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let Some(first) = path.segments.first() {
            self.paths.push((names, line(first.ident.span())));
        }
        visit::visit_path(self, path);
    }

    fn visit_ident(&mut self, name: &'tree syn::Ident) {
        self.words.push((name.to_string(), line(name.span())));
    }

    fn visit_macro(&mut self, call: &'tree syn::Macro) {
        visit::visit_macro(self, call);
        self.tokens(call.tokens.clone());
    }
}

impl Names {
    fn imported(&mut self, tree: &syn::UseTree, mut path: Vec<String>) {
        let mut add = |name: &syn::Ident, known_as: &syn::Ident, mut path: Vec<String>| {
            // `use x::{self}` is a name for x.
            let known_as = if name == "self" { path.last().cloned().unwrap_or_default() } else { known_as.to_string() };
            if name != "self" {
                path.push(name.to_string());
            }
            self.imports.push(Import { name: known_as, path, line: line(name.span()) });
        };
        match tree {
            syn::UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.imported(&inner.tree, path);
            }
            syn::UseTree::Name(name) => add(&name.ident, &name.ident, path),
            syn::UseTree::Rename(renamed) => add(&renamed.ident, &renamed.rename, path),
            syn::UseTree::Glob(glob) => {
                let line = line(glob.star_token.spans.first().copied().unwrap_or_else(Span::call_site));
                self.imports.push(Import { name: "*".to_owned(), path, line });
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.imported(tree, path.clone());
                }
            }
        }
    }

    /// The paths in the arguments of a macro, whose syntax is the macro's own: names joined by `::`.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let is_field = at > 0 && is(at - 1, '.') && !(at > 1 && is(at - 2, '.'));
                    let mut path = vec![first.to_string()];
                    self.words.push((first.to_string(), line(first.span())));
                    while is(at + 1, ':')
                        && is(at + 2, ':')
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        path.push(next.to_string());
                        self.words.push((next.to_string(), line(next.span())));
                        at += 3;
                    }
                    if !is_field {
                        self.paths.push((path, line(first.span())));
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }
}
