//! ZIP archives: reads their members as files, within limits, and writes nothing to the disk.
//!
//! An archive may be malicious: a few kilobytes may inflate to terabytes, members may have paths outside any folder, and two
//! members may share a name so that nobody can tell which counts. Such a member or archive is listed and not opened.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::super::files::in_words;
use super::inventory::{Inventory, Place, most_bytes, too_large};
use crate::value::visible;

/// The size of the largest archive that is opened, in bytes.
const MOST_OF_AN_ARCHIVE: u64 = 2_000_000_000;
/// The largest number of members in an archive.
const MOST_MEMBERS: usize = 100_000;
/// The largest ratio of a member's size to its packed size: JSON text packs to about a tenth, never to a hundredth.
const MOST_TIMES: u64 = 200;

type Archive = ZipArchive<BufReader<File>>;

/// Lists the members of an archive.
pub fn list(path: &Path, name: &str, inventory: &mut Inventory) {
    let mut archive = match opened(path) {
        Ok(archive) => archive,
        Err(why) => return inventory.refused.push((name.to_owned(), why)),
    };
    if archive.len() > MOST_MEMBERS {
        return inventory.refused.push((name.to_owned(), "the archive has more members than any of returns would".to_owned()));
    }
    let mut folders: BTreeMap<String, Vec<(String, Place)>> = BTreeMap::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for index in 0..archive.len() {
        match member(&mut archive, index) {
            Ok(None) => {}
            Ok(Some(inner)) => {
                *names.entry(inner.clone()).or_default() += 1;
                let (folder, file) = inner.rsplit_once('/').map_or(("", inner.as_str()), |(folder, file)| (folder, file));
                folders.entry(folder.to_owned()).or_default().push((file.to_owned(), Place::Member(path.to_owned(), index)));
            }
            Err((inner, why)) => inventory.refused.push((format!("{name}!{inner}"), why)),
        }
    }
    // The archive library keeps members by name: of two members with the same name, only one is visible.
    if archive.has_duplicate_names() || names.values().any(|count| *count > 1) {
        return inventory.refused.push((
            name.to_owned(),
            "the archive has two members of one name, and nobody can tell which counts: pack it again".to_owned(),
        ));
    }
    if folders.is_empty() && archive.is_empty() {
        inventory.others.push((name.to_owned(), "the archive is empty".to_owned()));
    }
    for (folder, files) in folders {
        let prefix = if folder.is_empty() { format!("{name}!") } else { format!("{name}!{folder}/") };
        inventory.group(files, &prefix);
    }
}

fn opened(path: &Path) -> Result<Archive, String> {
    let file = File::open(path).map_err(|trouble| in_words(&trouble))?;
    let size = file.metadata().map_err(|trouble| in_words(&trouble))?.len();
    if size > MOST_OF_AN_ARCHIVE {
        return Err(too_large(size, MOST_OF_AN_ARCHIVE));
    }
    let mut archive = ZipArchive::new(BufReader::new(file))
        .map_err(|_| "it cannot be read as a ZIP archive; it may be damaged or cut short".to_owned())?;
    if archive.has_overlapping_files().unwrap_or(true) {
        return Err("members of the archive lie over each other, as in one that is made to fill a disk".to_owned());
    }
    Ok(archive)
}

/// The path of a member for the lists; `None` for a folder. The error is the path and the reason why the member is not opened.
fn member(archive: &mut Archive, index: usize) -> Result<Option<String>, (String, String)> {
    let cannot = |inner: &str, why: &str| Err((inner.to_owned(), why.to_owned()));
    let Ok(file) = archive.by_index_raw(index) else {
        return cannot(&format!("member {}", index + 1), "the member cannot be read; the archive may be damaged");
    };
    let raw = String::from_utf8_lossy(file.name_raw()).into_owned();
    let shown = visible(&raw);
    let is_outside =
        raw.starts_with(['/', '\\']) || raw.contains('\\') || raw.contains(':') || raw.split('/').any(|step| step == "..");
    if is_outside || file.enclosed_name().is_none() {
        return cannot(&shown, "its path leads out of the archive");
    }
    if file.is_dir() {
        return Ok(None);
    }
    if file.is_symlink() {
        return cannot(&shown, "it is a link to something else; put the file itself into the archive");
    }
    if file.encrypted() {
        return cannot(&shown, "it is encrypted; send it without a password, by a way that is safe");
    }
    let most = most_bytes(&raw);
    if file.size() > most {
        return cannot(&shown, &too_large(file.size(), most));
    }
    if file.size() > file.compressed_size().max(1_000).saturating_mul(MOST_TIMES) {
        return cannot(&shown, "it is packed more tightly than any return can be, as in an archive that is made to fill a disk");
    }
    // The register names a member by its path without empty and `.` steps.
    Ok(Some(shown.split('/').filter(|step| !step.is_empty() && *step != ".").collect::<Vec<_>>().join("/")))
}

/// The archive opened last, because the members of an archive are read one after another.
#[derive(Default)]
pub struct Archives {
    open: Option<(PathBuf, Archive)>,
}

impl Archives {
    /// The bytes of a member. The error says why they cannot be read.
    pub fn member(&mut self, path: &Path, index: usize, most: u64) -> Result<Vec<u8>, String> {
        if self.open.as_ref().is_none_or(|(own, _)| own != path) {
            self.open = Some((path.to_owned(), opened(path)?));
        }
        let Some((_, archive)) = &mut self.open else { return Err("the archive cannot be opened".to_owned()) };
        let damaged = || "the member cannot be read; the archive may be damaged".to_owned();
        let file = archive.by_index(index).map_err(|_| damaged())?;
        let mut bytes = Vec::new();
        // The size that a member declares may be false.
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if bytes.len() as u64 > most { Err(too_large(bytes.len() as u64, most)) } else { Ok(bytes) }
    }
}
