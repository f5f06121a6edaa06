//! `collate` as the department uses it on a folder of files: everything is listed, nothing is lost, and the old output stays
//! whole until the new one is finished.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use masa_return::canonical::Digest;
use zip::write::{SimpleFileOptions, ZipWriter};

fn collate(from: &Path, to: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masa-return"))
        .arg("collate")
        .arg(from)
        .arg("-o")
        .arg(to)
        .args(["--year", "2026-27"])
        .args(more)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Two columns of an output table, the first as the key.
fn table(folder: &Path, name: &str, key: &str, column: &str) -> BTreeMap<String, String> {
    let bytes = fs::read(folder.join(name)).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
    let place = |column: &str, headers: &csv::StringRecord| headers.iter().position(|own| own == column).unwrap();
    let headers = reader.headers().unwrap().clone();
    let (key, column) = (place(key, &headers), place(column, &headers));
    reader.records().map(|row| row.unwrap()).map(|row| (row[key].to_owned(), row[column].to_owned())).collect()
}

fn example(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)).unwrap()
}

fn archive(path: &Path, members: &[(&str, &[u8])]) {
    let mut writer = ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
}

/// Every file with the digest of its bytes.
fn all(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let digest = Digest::of_bytes(&fs::read(&path).unwrap());
                found.insert(path.strip_prefix(folder).unwrap().display().to_string(), digest.short());
            }
        }
    }
    found
}

#[test]
fn everything_that_was_found_is_listed_with_what_became_of_it() {
    let home = tempfile::tempdir().unwrap();
    let (from, to) = (home.path().join("sent"), home.path().join("out"));
    let write = |name: &str, bytes: &[u8]| {
        let path = from.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let minimal = example("minimal.yaml");
    write("minimal.yaml", &minimal);
    write("parts/return.yaml", b"schema_version: \"2027.1\"\nreporting_year: 2026-27\n");
    write("parts/needs.yaml", b"needs: []\n");
    write("parts/other.yaml", b"colour: green\n");
    write("deep/er/empty.yaml", b"");
    write("readme.txt", b"hello");
    write("=cmd|'/c calc'!a.json", b"{}");
    write("broken.pdf", b"%PDF-1.7\nnothing of it\n");
    write("script.html", b"<html><script>alert(1)</script></html>");
    write("twice.json", b"{\"schema_version\": \"2027.1\", \"schema_version\": \"2027.1\"}");
    write("bomb.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
    archive(&from.join("sent.zip"), &[("in/minimal.yaml", &minimal), ("../out.yaml", b"a: 1"), ("inner.zip", b"PK")]);
    archive(&from.join("tight.zip"), &[("zeros.json", &vec![b' '; 4_900_000])]);
    write("no.zip", b"PK\x03\x04 and nothing more");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", from.join("link.yaml")).unwrap();
    let large = fs::File::create(from.join("large.json")).unwrap();
    large.set_len(2_000_000_000).unwrap();

    let output = collate(&from, &to, &[]);
    assert_eq!(code(&output), 1, "{}", said(&output));
    let status = table(&to, "register.csv", "file", "status");
    let expected = [
        ("minimal.yaml", "test_area"),
        ("parts/", "not_accepted"),
        ("parts/other.yaml", "no_return"),
        ("deep/er/empty.yaml", "unreadable"),
        ("readme.txt", "no_return"),
        // A cell that a spreadsheet would run gets an apostrophe in front.
        ("'=cmd|'/c calc'!a.json", "no_return"),
        ("broken.pdf", "unreadable"),
        ("script.html", "no_return"),
        ("twice.json", "not_accepted"),
        ("bomb.yaml", "unreadable"),
        ("sent.zip!in/minimal.yaml", "test_area"),
        ("sent.zip!../out.yaml", "refused"),
        ("sent.zip!inner.zip", "refused"),
        ("tight.zip!zeros.json", "refused"),
        ("no.zip", "refused"),
        ("large.json", "refused"),
    ];
    let mut expected: BTreeMap<String, String> =
        expected.iter().map(|(file, status)| ((*file).to_owned(), (*status).to_owned())).collect();
    if cfg!(unix) {
        expected.insert("link.yaml".to_owned(), "refused".to_owned());
    }
    assert_eq!(status, expected);
    let reasons = table(&to, "register.csv", "file", "reason");
    assert!(reasons.values().all(|reason| !reason.is_empty()), "{reasons:?}");
}

#[test]
fn the_same_files_give_the_same_bytes_and_the_output_is_no_input() {
    let home = tempfile::tempdir().unwrap();
    let from = home.path().join("sent");
    fs::create_dir(&from).unwrap();
    fs::write(from.join("real.yaml"), example("real-area.yaml")).unwrap();
    let to = from.join("out");
    assert_eq!(code(&collate(&from, &to, &["--jobs", "1"])), 1);
    let once = all(&to);
    assert_eq!(code(&collate(&from, &to, &["--jobs", "4"])), 1);
    assert_eq!(once, all(&to));
    assert_eq!(fs::read_dir(&from).unwrap().count(), 2, "nothing is left beside the output");
}

#[test]
fn what_is_not_a_collation_as_it_was_made_stays() {
    let home = tempfile::tempdir().unwrap();
    let from = home.path().join("sent");
    fs::create_dir(&from).unwrap();
    let to = home.path().join("out");
    fs::create_dir(&to).unwrap();
    fs::write(to.join("mine.txt"), "mine").unwrap();
    let refused = collate(&from, &to, &[]);
    assert_eq!(code(&refused), 3);
    assert!(said(&refused).contains("holds files that no collation made"), "{}", said(&refused));
    assert_eq!(fs::read_to_string(to.join("mine.txt")).unwrap(), "mine");
    assert_eq!(code(&collate(&from, &to, &["--force"])), 1);
    fs::write(to.join("decisions.csv"), "kept here by a person").unwrap();
    let refused = collate(&from, &to, &[]);
    assert_eq!(code(&refused), 3);
    assert!(said(&refused).contains("decisions.csv was changed or added"), "{}", said(&refused));
    fs::remove_file(to.join("decisions.csv")).unwrap();
    fs::write(to.join("register.csv"), "changed").unwrap();
    assert_eq!(code(&collate(&from, &to, &[])), 3);
    assert_eq!(fs::read_to_string(to.join("register.csv")).unwrap(), "changed");
}

#[test]
fn a_release_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let from = home.path().join("sent");
    fs::create_dir(&from).unwrap();
    let to = home.path().join("release");
    let release = ["--release", "provisional"];
    assert_eq!(code(&collate(&from, &to, &release)), 1);
    let once = all(&to);
    assert_eq!(code(&collate(&from, &to, &release)), 1, "the same again is no change");
    fs::write(from.join("real.yaml"), example("real-area.yaml")).unwrap();
    let refused = collate(&from, &to, &release);
    assert_eq!(code(&refused), 3);
    assert!(said(&refused).contains("holds a release"), "{}", said(&refused));
    assert_eq!(once, all(&to));
    let next = home.path().join("next");
    assert_eq!(code(&collate(&from, &next, &["--previous", to.to_str().unwrap()])), 1);
    assert!(next.join("revisions.csv").is_file());
    let report = fs::read_to_string(next.join("report/national-report.html")).unwrap();
    assert!(report.contains("What is revised"));
    let first = fs::read_to_string(to.join("report/national-report.html")).unwrap();
    assert!(!first.contains("What is revised"), "there is no release before the first");
    assert_eq!(code(&collate(&from, &next, &["--previous", from.to_str().unwrap()])), 3);
}

#[test]
fn what_an_interrupted_run_left_is_taken_away() {
    let home = tempfile::tempdir().unwrap();
    let from = home.path().join("sent");
    fs::create_dir(&from).unwrap();
    let to = home.path().join("out");
    assert_eq!(code(&collate(&from, &to, &[])), 1);
    let once = all(&to);
    let left = home.path().join(".masa-return-unfinished-out-abc");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("register.csv"), "half").unwrap();
    // An exchange of folders that was interrupted between its two steps.
    fs::rename(&to, home.path().join(".masa-return-before-out")).unwrap();
    assert_eq!(code(&collate(&from, &to, &[])), 1);
    assert_eq!(once, all(&to));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
}

#[test]
fn lists_that_cannot_be_used_are_refused_in_words() {
    let home = tempfile::tempdir().unwrap();
    let from = home.path().join("sent");
    fs::create_dir(&from).unwrap();
    let to = home.path().join("out");
    let list = home.path().join("list.csv");
    for (flag, text, reason) in [
        ("--received", "file,when\na,b\n", "missing: received, digest"),
        ("--received", "file,received,digest\na,yesterday,\n", "line 2: the time of receipt is “yesterday”"),
        ("--received", "file,received,digest\na,,\na,,\n", "line 3: a stands in it twice"),
        ("--decisions", "case,choice,by,date,reason\nx,none,,2027-01-01,y\n", "line 2: the column by is empty"),
        ("--decisions", "case,choice,by,date,reason\nx,none,A,1/2/2027,y\n", "line 2: the date is “1/2/2027”"),
    ] {
        fs::write(&list, text).unwrap();
        let output = collate(&from, &to, &[flag, list.to_str().unwrap()]);
        assert_eq!(code(&output), 3, "{text}");
        assert!(said(&output).contains(reason), "{}", said(&output));
        assert!(!to.exists());
    }
}
