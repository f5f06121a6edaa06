//! Finds every file in the folders to collate, in order of name, and which of them are parts of one return.
//!
//! Nothing outside the folders is opened: a link is listed and not followed. Nothing is left out: a file that cannot be a return
//! is listed with the reason.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::super::files::in_words;
use super::archive::{self, Archives};
use super::inventory::{Candidate, Inventory, Place, ending, most_bytes, too_large};
use super::output::is_on_its_way;
use crate::annual_return::terms::schema::form;
use crate::canonical::Digest;
use crate::collate::Submission;
use crate::error::Error;
use crate::read::Source;
use crate::value::visible;

/// The most files of one collation: England has 153 authorities.
const MOST_FILES: usize = 1_000_000;
/// The largest depth of nested folders.
const DEEPEST: usize = 40;

/// Finds everything below folders, and the files that were named themselves. `not` is the folder of the output.
///
/// # Errors
/// When one of the paths that were given is not there.
pub fn find(roots: &[PathBuf], not: &Path) -> Result<Inventory, Error> {
    let mut inventory = Inventory::default();
    let not = std::fs::canonicalize(not).ok();
    let mut names: Vec<String> = Vec::new();
    for root in roots {
        let about = std::fs::metadata(root)
            .map_err(|trouble| Error::new(in_words(&trouble)).during(format!("cannot read {}", root.display())))?;
        let own = std::fs::canonicalize(root).unwrap_or_else(|_| root.clone());
        let name = own.file_name().map(|name| visible(&name.to_string_lossy())).unwrap_or_default();
        let name = unlike(&name, &names);
        names.push(name.clone());
        // With one folder, paths need no folder name in front; with several, each path starts with its folder's name.
        let prefix = if roots.len() == 1 { String::new() } else { format!("{name}/") };
        if about.is_dir() {
            inventory.folder(root, &prefix, not.as_deref(), 0);
        } else {
            inventory.files_of_a_folder(vec![(name, root.clone())], "");
        }
    }
    Ok(inventory)
}

fn unlike(name: &str, names: &[String]) -> String {
    let taken = |name: &str| names.iter().any(|other| other == name);
    if !taken(name) {
        return name.to_owned();
    }
    (2..=names.len() + 2).map(|number| format!("{name} ({number})")).find(|name| !taken(name)).unwrap_or_default()
}

impl Inventory {
    fn folder(&mut self, folder: &Path, prefix: &str, not: Option<&Path>, depth: usize) {
        if not.is_some() && std::fs::canonicalize(folder).ok().as_deref() == not {
            return;
        }
        let named = |prefix: &str| prefix.trim_end_matches('/').to_owned();
        if depth > DEEPEST || self.candidates.len() + self.refused.len() + self.others.len() > MOST_FILES {
            self.refused.push((named(prefix), "the folder holds too many folders or files to be one of returns".to_owned()));
            return;
        }
        let entries = std::fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(trouble) => {
                self.refused.push((named(prefix), format!("the folder cannot be read: {}", in_words(&trouble))));
                return;
            }
        };
        // The order of entries in a folder differs between computers; the order of names does not.
        entries.sort_by_key(|entry| entry.file_name());
        let mut files: Vec<(String, PathBuf)> = Vec::new();
        let mut folders: Vec<(String, PathBuf)> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for entry in entries {
            let name = unlike(&visible(&entry.file_name().to_string_lossy()), &names);
            names.push(name.clone());
            let listed = format!("{prefix}{name}");
            match entry.file_type() {
                Err(trouble) => self.refused.push((listed, in_words(&trouble))),
                Ok(kind) if kind.is_symlink() => {
                    self.refused.push((listed, "it is a link to something else; put the file itself here".to_owned()));
                }
                Ok(kind) if kind.is_dir() && is_on_its_way(&name) => {}
                Ok(kind) if kind.is_dir() => folders.push((name, entry.path())),
                Ok(kind) if kind.is_file() => files.push((name, entry.path())),
                Ok(_) => self.refused.push((listed, "it is neither a file nor a folder".to_owned())),
            }
        }
        self.files_of_a_folder(files, prefix);
        for (name, path) in folders {
            self.folder(&path, &format!("{prefix}{name}/"), not, depth + 1);
        }
    }

    fn files_of_a_folder(&mut self, files: Vec<(String, PathBuf)>, prefix: &str) {
        let mut members = Vec::new();
        for (name, path) in files {
            if ending(&name) == "zip" {
                archive::list(&path, &format!("{prefix}{name}"), self);
            } else {
                members.push((name, Place::Disk(path)));
            }
        }
        self.group(members, prefix);
    }

    /// Groups the files of one folder, on the disk or in an archive: parts of one return together, every other file separately.
    pub fn group(&mut self, files: Vec<(String, Place)>, prefix: &str) {
        let is_yaml = |name: &str| ["yaml", "yml"].contains(&ending(name).as_str());
        let part_names: Vec<String> = files.iter().filter(|(name, _)| is_yaml(name)).map(|(name, _)| stem(name)).collect();
        let form = form().ok();
        let is_part = |name: &str| name == "return" || form.is_some_and(|form| form.top().any(|key| key == name));
        // A folder is one return when several of its files are parts. A return in a single file needs no other file.
        let in_parts = part_names.iter().filter(|name| is_part(name)).count() > 1;
        let (parts, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(name, _)| in_parts && is_yaml(name) && is_part(&stem(name)));
        if !parts.is_empty() {
            let file = if prefix.is_empty() { "./".to_owned() } else { prefix.to_owned() };
            let parts = parts.into_iter().map(|(name, place)| (format!("{prefix}{name}"), place)).collect();
            self.candidates.push(Candidate { file, parts });
        }
        for (name, place) in others {
            let file = format!("{prefix}{name}");
            match why_not(&name) {
                // The inner archive is not opened, so that no archive can hold a hundred others.
                _ if ending(&name) == "zip" => {
                    self.refused.push((file, "an archive within an archive is not opened; put it beside the other".to_owned()));
                }
                Some(why) => self.others.push((file, why.to_owned())),
                None => self.candidates.push(Candidate { parts: vec![(file.clone(), place)], file }),
            }
        }
    }
}

/// The reason why a file of this name is not opened; `None` when it is.
fn why_not(name: &str) -> Option<&'static str> {
    if name.starts_with('.') || name.starts_with("~$") {
        return Some("a file that programs keep for themselves");
    }
    match ending(name).as_str() {
        "yaml" | "yml" | "json" | "html" | "htm" | "pdf" => None,
        _ => Some("no return: returns are YAML, JSON, HTML or PDF, by themselves or in a ZIP archive"),
    }
}

fn stem(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_ascii_lowercase()
}

impl Candidate {
    /// Its bytes, with the SHA-256 of them; of several files, that of their digests. A reason where they cannot be had.
    pub fn load(&self, archives: &mut Archives) -> Result<(Submission, String), String> {
        let mut sources = Vec::new();
        for (name, place) in &self.parts {
            let most = most_bytes(name);
            let bytes = match place {
                Place::Disk(path) => on_disk(path, most)?,
                Place::Member(path, index) => archives.member(path, *index, most)?,
            };
            sources.push(Source { name: name.clone(), bytes });
        }
        let sha256 = match sources.as_slice() {
            [only] => Digest::of_bytes(&only.bytes),
            several => {
                let lines: String = several
                    .iter()
                    .map(|source| format!("{}  {}\n", Digest::of_bytes(&source.bytes).full(), source.name))
                    .collect();
                Digest::of_bytes(lines.as_bytes())
            }
        };
        Ok((Submission { file: self.file.clone(), sources }, sha256.full().to_owned()))
    }
}

fn on_disk(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|trouble| in_words(&trouble))?;
    let about = file.metadata().map_err(|trouble| in_words(&trouble))?;
    if about.len() > most {
        return Err(too_large(about.len(), most));
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|trouble| in_words(&trouble))?;
    if bytes.len() as u64 > most { Err(too_large(bytes.len() as u64, most)) } else { Ok(bytes) }
}
