//! Which source file depends on which, and the circles among them.
//!
//! A file depends on another when its code names something that the other declares. A name is followed through every `use` and
//! `pub use` to the file that declares it, so a `mod.rs` that only lists its modules and hands on their names is in nobody's way.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// A file depends on another, by these names.
pub struct Arrows<'a> {
    sources: &'a [Source],
    /// From file to file, by their places in `sources`: the names, each once.
    pub between: BTreeMap<(usize, usize), BTreeSet<String>>,
}

/// The files of the crate by module.
struct Crate<'a> {
    sources: &'a [Source],
    files: BTreeMap<Vec<String>, usize>,
    macros: BTreeMap<String, usize>,
}

/// How many `pub use` a name may pass on its way: more would be a circle of them.
const MOST_HANDED_ON: usize = 12;

impl<'a> Arrows<'a> {
    /// The arrows among these files.
    pub fn of(sources: &'a [Source]) -> Self {
        let files: BTreeMap<Vec<String>, usize> = sources
            .iter()
            .enumerate()
            .filter(|(_, source)| source.file != "src/main.rs")
            .map(|(i, source)| (source.module.clone(), i))
            .collect();
        let exported =
            |(i, source): (usize, &Source)| source.names.exported_macros.iter().map(|name| (name.clone(), i)).collect::<Vec<_>>();
        let macros = sources.iter().enumerate().flat_map(exported).collect();
        let whole = Crate { sources, files, macros };
        let mut between: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
        for (from, source) in sources.iter().enumerate() {
            for (path, _) in &source.names.paths {
                if let Some((to, name)) = whole.declared(source, path, MOST_HANDED_ON)
                    && to != from
                {
                    between.entry((from, to)).or_default().insert(name);
                }
            }
        }
        Self { sources, between }
    }

    /// The circles: groups of files each of which can be reached from each other, the largest first.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let reached: Vec<BTreeSet<usize>> = (0..self.sources.len()).map(|from| self.reached(from)).collect();
        let reaches = |from: usize, to: usize| reached.get(from).is_some_and(|all| all.contains(&to));
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for from in 0..self.sources.len() {
            if reaches(from, from) && seen.insert(from) {
                let circle: Vec<usize> = (0..self.sources.len()).filter(|to| reaches(from, *to) && reaches(*to, from)).collect();
                seen.extend(&circle);
                circles.push(circle);
            }
        }
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }

    fn reached(&self, from: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut left = vec![from];
        while let Some(file) = left.pop() {
            for ((_, to), _) in self.between.range((file, 0)..=(file, usize::MAX)) {
                if reached.insert(*to) {
                    left.push(*to);
                }
            }
        }
        reached
    }

    /// A circle in words: every arrow within it, with the names that make it.
    pub fn told(&self, circle: &[usize]) -> String {
        let file = |i: usize| self.sources.get(i).map_or("", |source| source.file.as_str());
        let within = self.between.iter().filter(|((from, to), _)| circle.contains(from) && circle.contains(to));
        let arrows: Vec<String> = within
            .map(|((from, to), names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                format!("  {} -> {} ({})", file(*from), file(*to), names.join(", "))
            })
            .collect();
        format!("a circle of {} files:\n{}", circle.len(), arrows.join("\n"))
    }
}

impl Crate<'_> {
    /// The file that declares what a path in the code of a file names, and the name there; `None` for what is not of this crate.
    fn declared(&self, source: &Source, path: &[String], more: usize) -> Option<(usize, String)> {
        if let Some(rooted) = source.rooted(path, &[]) {
            return self.resolved(rooted.get(1..)?, more);
        }
        let (first, rest) = path.split_first()?;
        let own = self.files.get(&source.module)?;
        let child: Vec<String> = source.module.iter().chain([first]).cloned().collect();
        // A function may have the name of its module: with more behind it, the module is meant.
        if !rest.is_empty() && self.files.contains_key(&child) {
            let whole: Vec<String> = child.iter().chain(rest).cloned().collect();
            return self.resolved(&whole, more);
        }
        if source.names.items.contains(first) {
            return Some((*own, first.clone()));
        }
        if let Some(import) = source.names.imports.iter().find(|import| import.name == *first) {
            let whole: Vec<String> = import.path.iter().chain(rest).cloned().collect();
            // A name imported under itself, such as the crate of that name, is not followed.
            return (import.path.first() != Some(first) || import.path.len() > 1)
                .then(|| self.declared(source, &whole, more.checked_sub(1)?))
                .flatten();
        }
        let globs = source.names.imports.iter().filter(|import| import.name == "*");
        globs.into_iter().find_map(|glob| {
            let whole: Vec<String> = glob.path.iter().chain(path).cloned().collect();
            let (file, name) = self.declared(source, &whole, more.checked_sub(1)?)?;
            self.sources.get(file).filter(|source| source.names.items.contains(&name)).map(|_| (file, name))
        })
    }

    /// The same for a path from the root of the crate. A path that ends at a module names nothing in it.
    fn resolved(&self, path: &[String], more: usize) -> Option<(usize, String)> {
        let depth =
            (0..=path.len()).rev().find(|depth| path.get(..*depth).is_some_and(|module| self.files.contains_key(module)))?;
        let name = path.get(depth)?;
        if depth == 0
            && let Some(file) = self.macros.get(name)
        {
            return Some((*file, name.clone()));
        }
        let file = *self.files.get(path.get(..depth)?)?;
        let source = self.sources.get(file)?;
        if source.names.items.contains(name) {
            return Some((file, name.clone()));
        }
        self.declared(source, path.get(depth..)?, more.checked_sub(1)?).or_else(|| Some((file, name.clone())))
    }
}
