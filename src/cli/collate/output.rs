//! The output folder: written whole or not at all.
//!
//! Everything is written into a new folder next to it. Once that is complete the two are exchanged, in one step if the system
//! supports it. An interrupted run keeps the old output, and the next run removes what it left behind.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use serde_json::{Value, json};

use super::super::files::in_words;
use super::inventory::ending;
use crate::canonical::Digest;
use crate::collate::Release;
use crate::collate::national::Made;
use crate::dataset::{TOOL, VERSION};
use crate::error::Error;
use crate::value::Choice as _;

/// The file that lists the files made by a collation.
pub const MANIFEST: &str = "collation.json";
/// The prefixes of folders that are being written and of folders that are being removed.
const UNFINISHED: &str = ".masa-return-unfinished-";
const BEFORE: &str = ".masa-return-before-";
/// A file in an unfinished folder that its run keeps locked while it is running.
const HELD: &str = ".held";

/// An output that is being written.
pub struct Output {
    folder: PathBuf,
    unfinished: tempfile::TempDir,
    held: File,
    /// The files of a release that must not change, by path; `None` when there is no such release.
    frozen: Option<BTreeMap<String, String>>,
    written: Mutex<BTreeMap<String, String>>,
}

fn cannot(path: &Path, trouble: &std::io::Error) -> Error {
    Error::new(in_words(trouble)).during(format!("cannot write {}", path.display()))
}

impl Output {
    /// Starts writing. A folder that already has content must hold the unchanged output of an earlier collation, unless `force`
    /// is given.
    ///
    /// # Errors
    /// When the folder holds something else, or nothing can be written next to it.
    pub fn begin(folder: &Path, force: bool) -> Result<Self, Error> {
        let folder = std::path::absolute(folder).map_err(|trouble| cannot(folder, &trouble))?;
        // Writes to the target of a link and keeps the link.
        let folder = folder.canonicalize().unwrap_or(folder);
        let Some((parent, name)) = folder.parent().zip(folder.file_name()) else {
            return Err(Error::new(format!("{} is no folder that can be written as a whole; name one in it", folder.display())));
        };
        fs::create_dir_all(parent).map_err(|trouble| cannot(parent, &trouble))?;
        let name = name.to_string_lossy().into_owned();
        clear_up(parent, &folder, &name);
        if !force {
            refuse_others(&folder)?;
        }
        let frozen = if force { None } else { manifest(&folder).filter(is_frozen).map(|manifest| listed(&manifest)) };
        let unfinished = tempfile::Builder::new()
            .prefix(&format!("{UNFINISHED}{name}-"))
            .tempdir_in(parent)
            .map_err(|trouble| cannot(parent, &trouble))?;
        let path = unfinished.path().join(HELD);
        let held = File::create(&path).map_err(|trouble| cannot(&path, &trouble))?;
        // On a system without locks, another run at the same time goes unnoticed.
        let _ = held.try_lock();
        readable_by_others(unfinished.path());
        Ok(Self { folder, unfinished, held, frozen, written: Mutex::new(BTreeMap::new()) })
    }

    /// Writes a file, by its path in the folder, with `/`.
    ///
    /// # Errors
    /// When it cannot be written, for example because the disk is full.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let own = self.unfinished.path().join(path);
        let told = self.folder.join(path);
        if let Some(parent) = own.parent() {
            fs::create_dir_all(parent).map_err(|trouble| cannot(&told, &trouble))?;
        }
        let mut file = File::create(&own).map_err(|trouble| cannot(&told, &trouble))?;
        file.write_all(bytes).and_then(|()| file.sync_data()).map_err(|trouble| cannot(&told, &trouble))?;
        let digest = Digest::of_bytes(bytes).full().to_owned();
        let mut written = self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        written.insert(path.to_owned(), digest);
        Ok(())
    }

    /// Puts the output in its place. Returns the number of files.
    ///
    /// # Errors
    /// When the folders cannot be exchanged; the old output stays.
    pub fn finish(self, about: &Value) -> Result<usize, Error> {
        let written = self.written.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        if self.frozen.as_ref().is_some_and(|frozen| *frozen != written) {
            return Err(Error::new(format!(
                "{} holds a release, and this run gives something else; give another folder after -o, and --previous {} to mark what is revised",
                self.folder.display(),
                self.folder.display()
            )));
        }
        let files: Vec<Value> = written.iter().map(|(path, digest)| json!({ "path": path, "sha256": digest })).collect();
        let manifest = json!({ "made_by": format!("{TOOL} {VERSION}"), "collation": about, "files": files });
        let path = self.unfinished.path().join(MANIFEST);
        fs::write(&path, format!("{manifest:#}\n")).map_err(|trouble| cannot(&self.folder.join(MANIFEST), &trouble))?;
        drop(self.held);
        let held = self.unfinished.path().join(HELD);
        fs::remove_file(&held).map_err(|trouble| cannot(&held, &trouble))?;
        let made = self.unfinished.path().to_owned();
        if self.folder.symlink_metadata().is_err() {
            fs::rename(&made, &self.folder).map_err(|trouble| cannot(&self.folder, &trouble))?;
        } else {
            exchange(&made, &self.folder)?;
        }
        // The guard now holds the old output, or nothing, and is removed. The next run removes what cannot be removed now.
        let _ = self.unfinished.close();
        Ok(written.len() + 1)
    }
}

/// Exchanges two folders, in one step if the system supports it.
fn exchange(made: &Path, folder: &Path) -> Result<(), Error> {
    if at_once(made, folder) {
        return Ok(());
    }
    let before = before(folder);
    fs::rename(folder, &before).map_err(|trouble| cannot(folder, &trouble))?;
    if let Err(trouble) = fs::rename(made, folder) {
        // Puts the old output back; if even that fails, the next run does it.
        let _ = fs::rename(&before, folder);
        return Err(cannot(folder, &trouble));
    }
    let _ = fs::remove_dir_all(&before);
    Ok(())
}

/// Whether a folder of this name holds an unfinished or replaced output, not returns.
pub fn is_on_its_way(name: &str) -> bool {
    name.starts_with(UNFINISHED) || name.starts_with(BEFORE)
}

fn before(folder: &Path) -> PathBuf {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    folder.with_file_name(format!("{BEFORE}{name}"))
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn at_once(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn at_once(_: &Path, _: &Path) -> bool {
    false
}

/// Removes what earlier runs left behind, and puts back an output whose exchange was interrupted.
fn clear_up(parent: &Path, folder: &Path, name: &str) {
    let before = before(folder);
    if before.join(MANIFEST).is_file() {
        if folder.symlink_metadata().is_err() {
            let _ = fs::rename(&before, folder);
        } else {
            let _ = fs::remove_dir_all(&before);
        }
    }
    let left = fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.path());
    let ours = |path: &PathBuf| {
        let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        path.is_dir() && own.starts_with(&format!("{UNFINISHED}{name}-"))
    };
    for path in left.filter(ours) {
        // A run that is still going keeps its folder locked.
        let is_left = match File::open(path.join(HELD)) {
            Ok(held) => held.try_lock().is_ok(),
            Err(_) => true,
        };
        if is_left {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Refuses to replace anything but the unchanged output of a collation.
fn refuse_others(folder: &Path) -> Result<(), Error> {
    let refuse = |what: String| {
        Err(Error::new(format!("{what}; move it, give another folder after -o, or --force to replace the whole folder")))
    };
    let Ok(about) = folder.symlink_metadata() else { return Ok(()) };
    if !about.is_dir() {
        return refuse(format!("{} is there already, and is no folder", folder.display()));
    }
    let mut there = Vec::new();
    list(folder, "", &mut there);
    if there.is_empty() {
        return Ok(());
    }
    let Some(manifest) = manifest(folder) else {
        return refuse(format!("{} holds files that no collation made", folder.display()));
    };
    let made = listed(&manifest);
    for path in there.iter().filter(|path| *path != MANIFEST) {
        let is_ours = made.get(path.as_str()).is_some_and(|digest| as_made(folder, path, digest).is_some());
        if !is_ours {
            return refuse(format!("{} was changed or added since the collation there was made", folder.join(path).display()));
        }
    }
    Ok(())
}

/// The manifest of the collation in a folder; `None` when it has no readable manifest.
fn manifest(folder: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(folder.join(MANIFEST)).ok()?).ok()
}

/// Whether a collation was released, so that it must not change.
fn is_frozen(manifest: &Value) -> bool {
    let release = manifest.get("collation").and_then(|about| about.get("release")).and_then(Value::as_str);
    release.is_some_and(|release| release != Release::Working.code())
}

/// The files of a collation with their digests.
fn listed(manifest: &Value) -> BTreeMap<String, String> {
    let file = |file: &Value| Some((file.get("path")?.as_str()?.to_owned(), file.get("sha256")?.as_str()?.to_owned()));
    manifest.get("files").and_then(Value::as_array).into_iter().flatten().filter_map(file).collect()
}

/// The bytes of a file; `None` when they changed since they were written.
fn as_made(folder: &Path, path: &str, digest: &str) -> Option<Vec<u8>> {
    // A list that names a file outside the folder is not from this tool.
    let inside = Path::new(path).components().all(|step| matches!(step, Component::Normal(_)));
    fs::read(folder.join(path)).ok().filter(|bytes| inside && Digest::of_bytes(bytes).full() == digest)
}

/// The tables of an earlier output, for comparison.
///
/// # Errors
/// When the folder holds no collation, or one of its tables was changed.
pub fn tables_of(folder: &Path) -> Result<Vec<Made>, Error> {
    let cannot = |why: String| Error::new(why).during(format!("cannot compare with {}", folder.display()));
    let manifest = manifest(folder).ok_or_else(|| cannot("no collation is in it".to_owned()))?;
    let tables = listed(&manifest).into_iter().filter(|(path, _)| path.starts_with("data/") && ending(path) == "csv");
    tables
        .map(|(path, digest)| match as_made(folder, &path, &digest) {
            Some(bytes) => Ok(Made { path, bytes }),
            None => Err(cannot(format!("{path} was changed or removed since it was made"))),
        })
        .collect()
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            list(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
    found.sort();
}

/// Makes the output readable by everyone; a temporary folder is readable only by its owner.
#[cfg(unix)]
fn readable_by_others(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    // An output that only its owner can open is better than none.
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path) {}
