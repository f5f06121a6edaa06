//! Files: read with care, and written whole or not at all.

use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};

use crate::annual_return::years::last_year::Sought;
use crate::error::Error;
use crate::read::{MAX_BYTES, Source};

/// The problem with a file, in words for the person at the keyboard.
pub fn in_words(trouble: &std::io::Error) -> String {
    match trouble.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "you may not open or write it; ask for access, or copy it somewhere else".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "part of its path is a file, not a folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => format!("the computer says: {trouble}"),
    }
}

/// Reads a return: a file, the YAML and JSON files of a folder, or standard input for `-`.
///
/// # Errors
/// When something cannot be read.
pub fn sources(path: &Path) -> Result<Vec<Source>, Error> {
    let cannot = |trouble: &std::io::Error| Error::new(in_words(trouble)).during(format!("cannot read {}", path.display()));
    if path == Path::new("-") {
        let bytes = read_some(std::io::stdin().lock()).map_err(|trouble| cannot(&trouble))?;
        return Ok(vec![Source { name: "standard input".to_owned(), bytes }]);
    }
    let about = std::fs::metadata(path).map_err(|trouble| cannot(&trouble))?;
    if !about.is_dir() {
        return Ok(vec![source(path)?]);
    }
    let mut parts: Vec<PathBuf> = std::fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|trouble| cannot(&trouble))?;
    parts.retain(|part| is_part(part));
    // The order of entries in a folder differs between computers; the order of names does not.
    parts.sort();
    parts.iter().map(|part| source(part)).collect()
}

/// Last year's return: the one given with `--last-year`, or else the one that the return at `path` names.
///
/// # Errors
/// When the file given with the flag cannot be read. The rules report a return that is named and cannot be read.
pub fn last_year(flag: Option<&Path>, path: &Path) -> Result<impl FnOnce(Option<&str>) -> Sought, Error> {
    let given = flag.map(sources).transpose()?;
    let folder = if path.is_dir() { path.to_owned() } else { path.parent().unwrap_or(Path::new("")).to_owned() };
    Ok(move |named: Option<&str>| match (given, named) {
        (Some(files), _) => Sought::Files(files),
        (None, Some(named)) => named_by_the_return(&folder, named),
        (None, None) => Sought::NotNamed,
    })
}

/// Opens last year's return by the name in a return. The name is not trusted: it must stay near the return, and only files and
/// folders are opened.
fn named_by_the_return(folder: &Path, named: &str) -> Sought {
    let named = Path::new(named);
    if named.has_root() || named.components().any(|step| matches!(step, Component::Prefix(_))) {
        return Sought::NotThere("name it from the folder of this return, as ../last-year.yaml".to_owned());
    }
    let path = folder.join(named);
    match std::fs::metadata(&path) {
        Ok(about) if about.is_file() || about.is_dir() => {}
        Ok(_) => return Sought::NotThere("it is neither a file nor a folder".to_owned()),
        Err(trouble) => return Sought::NotThere(in_words(&trouble)),
    }
    match sources(&path) {
        Ok(files) => Sought::Files(files),
        Err(_) => Sought::NotThere("it cannot be read".to_owned()),
    }
}

fn is_part(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    !hidden && path.is_file() && ending.is_some_and(|ending| ["yaml", "yml", "json"].contains(&ending.as_str()))
}

fn source(path: &Path) -> Result<Source, Error> {
    let bytes = File::open(path)
        .and_then(read_some)
        .map_err(|trouble| Error::new(in_words(&trouble)).during(format!("cannot read {}", path.display())))?;
    Ok(Source { name: path.display().to_string(), bytes })
}

/// Reads at most one byte more than the size limit of a return, so that a huge file is refused without filling the memory.
fn read_some(from: impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What an existing file must contain for this tool to replace it.
#[derive(Debug, Clone, Copy)]
pub enum Replace {
    /// It is never replaced.
    Never,
    /// It is replaced when it contains one of these marks of this tool's own output.
    When(&'static [&'static [u8]]),
    /// It is always replaced.
    Always,
}

/// Writes a file whole: under a temporary name next to it, then renamed. An existing file is replaced only as `replace` allows.
///
/// # Errors
/// When the file may not be replaced, or cannot be written.
pub fn write(path: &Path, bytes: &[u8], replace: Replace) -> Result<(), Error> {
    write_all(&[(path.to_path_buf(), bytes)], replace)
}

/// Writes new files. Every path is checked before anything is written. An existing file is replaced only with `force`, and one of
/// the `inputs` never.
///
/// # Errors
/// When a file may not be replaced or cannot be written.
pub fn write_new(files: &[(PathBuf, &[u8])], inputs: &[PathBuf], force: bool) -> Result<(), Error> {
    for (path, _) in files {
        let is_input = inputs.iter().any(|input| same_file(input, path));
        let refuse = |reason: &str| Err(Error::new(format!("{} {reason}", path.display())));
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => return refuse("is a folder; give the name of a file in it"),
            Ok(_) if is_input => return refuse("is the return itself; give the findings another name"),
            Ok(about) if !about.is_file() => return refuse("is no file that can be replaced; - stands for standard output"),
            _ if !force && path.symlink_metadata().is_ok() => {
                return refuse("is there already; give another name, or --force to replace it");
            }
            _ => {}
        }
    }
    write_all(files, Replace::Always)
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
        // A file in a folder that is read as a return is part of the return.
        (Ok(one), Ok(other)) => other == one || (one.is_dir() && other.parent() == Some(&one) && is_part(&other)),
        _ => false,
    }
}

/// Writes files whole. None gets its name until all are written under temporary names.
///
/// # Errors
/// When a file may not be replaced, or cannot be written.
pub fn write_all(files: &[(PathBuf, &[u8])], replace: Replace) -> Result<(), Error> {
    for (path, _) in files {
        if path.symlink_metadata().is_ok() && !may_replace(path, replace) {
            return Err(Error::new(format!(
                "{} is there already, and this tool does not replace what it did not make; give another name, or --force to replace it",
                path.display()
            )));
        }
        if std::fs::metadata(path).is_ok_and(|about| about.permissions().readonly()) {
            return Err(Error::new(format!("{} is set to be read only; give another name", path.display())));
        }
    }
    let cannot =
        |path: &Path, trouble: &std::io::Error| Error::new(in_words(trouble)).during(format!("cannot write {}", path.display()));
    let mut written = Vec::new();
    for (path, bytes) in files {
        // Writes to the target of a link and keeps the link.
        let path = path.canonicalize().unwrap_or_else(|_| path.clone());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder).map_err(|trouble| cannot(&path, &trouble))?;
        let mut temporary =
            tempfile::Builder::new().prefix(".masa-return-").tempfile_in(folder).map_err(|trouble| cannot(&path, &trouble))?;
        temporary.write_all(bytes).and_then(|()| temporary.as_file().sync_all()).map_err(|trouble| cannot(&path, &trouble))?;
        readable_as_before(&path, temporary.as_file());
        written.push((path, temporary));
    }
    for (path, temporary) in written {
        temporary.persist(&path).map_err(|trouble| cannot(&path, &trouble.error))?;
    }
    Ok(())
}

fn may_replace(path: &Path, replace: Replace) -> bool {
    match replace {
        Replace::Always => true,
        Replace::Never => false,
        Replace::When(marks) => std::fs::read(path).is_ok_and(|bytes| {
            bytes.is_empty() || marks.iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark))
        }),
    }
}

/// A temporary file is readable only by its owner. A replaced file keeps its permissions, and a new report is readable by
/// everyone.
fn readable_as_before(path: &Path, file: &File) {
    match std::fs::metadata(path) {
        // A report that only its owner can open is better than none.
        Ok(before) => drop(file.set_permissions(before.permissions())),
        Err(_) => readable_by_others(file),
    }
}

#[cfg(unix)]
fn readable_by_others(file: &File) {
    use std::os::unix::fs::PermissionsExt as _;
    // A report that only its owner can open is better than none.
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable_by_others(_: &File) {}
