//! Writes the data next to a report: a folder of files described by a package, and a spreadsheet.
//!
//! The tool replaces or removes only files that it made and nobody has changed since: the package has a digest of every file, and
//! a spreadsheet says when it was last saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{Replace, in_words, write_all};
use crate::annual_return::data::dataset::Data;
use crate::annual_return::terms::schema::PUBLIC_ID;
use crate::dataset::{self, Beside, DATAPACKAGE, Packed, Table, Written};
use crate::error::Error;
use crate::workbook;

/// The file name of the canonical data.
const CANONICAL: &str = "return.json";

/// Writes the data of a return into a folder, and removes tables from an earlier run that the return no longer has. Returns the
/// number of files.
///
/// # Errors
/// When a file there was not made by this tool and `force` is not set, or a file cannot be written.
pub fn write_folder(folder: &Path, data: &Data, force: bool) -> Result<usize, Error> {
    let tables = &data.dataset.tables;
    let described = [dataset::described(tables), dataset::codes(tables)];
    let mut files: Vec<(&Table, Vec<u8>)> = Vec::new();
    for table in tables.iter().chain(&described).filter(|table| !table.rows.is_empty()) {
        files.push((table, dataset::csv(table)?));
    }
    let canonical = Beside {
        name: CANONICAL.to_owned(),
        title: "The data of this return in their public form, as canonical JSON".to_owned(),
        conforms_to: Some(PUBLIC_ID),
        written: Written::of(data.json.as_bytes()),
    };
    let written: Vec<(&Table, Written)> = files.iter().map(|(table, bytes)| (*table, Written::of(bytes))).collect();
    let package = dataset::package(&data.dataset.about, &written, &[canonical])?;
    let mut named: BTreeMap<String, &[u8]> =
        files.iter().map(|(table, bytes)| (format!("{}.csv", table.name), bytes.as_slice())).collect();
    named.insert(CANONICAL.to_owned(), data.json.as_bytes());

    let there = std::fs::read(folder.join(DATAPACKAGE)).ok();
    let earlier = there.as_deref().and_then(dataset::packed);
    if !force {
        refuse_others(folder, &named, there.is_some(), earlier.as_ref())?;
    }
    let paths: Vec<(PathBuf, &[u8])> = named.iter().map(|(name, bytes)| (folder.join(name), *bytes)).collect();
    let all: Vec<(PathBuf, &[u8])> = paths.into_iter().chain([(folder.join(DATAPACKAGE), package.as_slice())]).collect();
    write_all(&all, Replace::Always)?;
    remove_stale(folder, &named, earlier.as_ref())?;
    Ok(all.len())
}

/// Refuses to overwrite files that are not as this tool made them.
fn refuse_others(
    folder: &Path,
    named: &BTreeMap<String, &[u8]>,
    has_package: bool,
    earlier: Option<&Packed>,
) -> Result<(), Error> {
    let refuse = |path: &Path| {
        Err(Error::new(format!(
            "{} is there already, and is not as this tool makes it; move it, give another folder, or --force to replace it",
            path.display()
        )))
    };
    if has_package && earlier.is_none() {
        return refuse(&folder.join(DATAPACKAGE));
    }
    for (name, bytes) in named {
        let path = folder.join(name);
        if path.symlink_metadata().is_err() {
            continue;
        }
        let there = std::fs::read(&path).unwrap_or_default();
        if there != *bytes && !earlier.is_some_and(|earlier| earlier.is_as_made(name, &there)) {
            return refuse(&path);
        }
    }
    Ok(())
}

/// Removes files that the earlier package has and this one has not. A file that somebody changed stays.
fn remove_stale(folder: &Path, named: &BTreeMap<String, &[u8]>, earlier: Option<&Packed>) -> Result<(), Error> {
    for name in earlier.into_iter().flat_map(Packed::names).filter(|name| !named.contains_key(*name)) {
        let path = folder.join(name);
        let is_ours = std::fs::read(&path).is_ok_and(|bytes| earlier.is_some_and(|earlier| earlier.is_as_made(name, &bytes)));
        if is_ours {
            std::fs::remove_file(&path)
                .map_err(|trouble| Error::new(in_words(&trouble)).during(format!("cannot remove {}", path.display())))?;
        }
    }
    Ok(())
}

/// Writes the data of a return as a spreadsheet.
///
/// # Errors
/// When a file there was not made by this tool and `force` is not set, or the file cannot be written.
pub fn write_workbook(path: &Path, data: &Data, force: bool) -> Result<(), Error> {
    let bytes = workbook::workbook(&data.dataset)?;
    let is_ours = || std::fs::read(path).is_ok_and(|there| there.is_empty() || workbook::is_as_made(&there));
    let replace = if force || is_ours() { Replace::Always } else { Replace::Never };
    write_all(&[(path.to_owned(), &bytes)], replace)
}
