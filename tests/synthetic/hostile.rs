//! Files among the returns that are something else, and malicious files. Each is small on the disk.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lopdf::{Document, Object, Stream, dictionary};
use masa_return::value::visible;
use zip::ZipWriter;

use super::manifest::Row;
use super::post::write;
use super::written::{archive, stored};

/// A sound return that already counts, to be sent again under misleading names.
#[derive(Debug, Clone)]
pub struct Known {
    /// The canonical bytes of its full form.
    pub bytes: Vec<u8>,
    /// Its authorities.
    pub authorities: Vec<String>,
}

/// Writes everything that is not a return.
pub struct Beside<'a> {
    returns: &'a Path,
    /// The files written, and the result expected for each.
    pub rows: Vec<Row>,
}

impl<'a> Beside<'a> {
    /// A writer for a folder of returns.
    pub fn new(returns: &'a Path) -> Self {
        Self { returns, rows: Vec::new() }
    }

    /// Writes harmless files that a department finds among returns.
    pub fn strays(&mut self, known: Option<&Known>) {
        self.put("note.txt", b"Our return follows on Friday.\n", "no_return", "note", "a note is no return");
        self.put("logo.png", b"\x89PNG\r\n\x1a\n", "no_return", "picture", "a picture is no return");
        self.put(
            "budget.xlsx",
            &archive(&[("xl/workbook.xml".to_owned(), b"<workbook/>".to_vec())]),
            "no_return",
            "spreadsheet",
            "a spreadsheet is no return",
        );
        self.put(".DS_Store", b"\0\0\0\x01Bud1", "no_return", "left_by_a_program", "programs keep such files for themselves");
        self.put("settings.json", br#"{"colour": "blue"}"#, "no_return", "other_data", "nothing of a return is in it");
        self.put(
            "agenda.html",
            b"<!DOCTYPE html><title>Agenda</title><p>Item one.",
            "no_return",
            "other_page",
            "the page carries no data",
        );
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/exampleshire");
        for entry in fs::read_dir(folder).expect(folder) {
            let entry = entry.expect(folder);
            let bytes = fs::read(entry.path()).expect("a file of the example");
            write(self.returns, &format!("exampleshire/{}", entry.file_name().to_string_lossy()), &bytes);
        }
        self.row("exampleshire/", "test_area", "test_area", "its area exists for examples and tests alone", &["991", "992"]);
        if let Some(known) = known {
            self.put(
                "cut-short.json",
                &known.bytes[..known.bytes.len() / 2],
                "unreadable",
                "damaged",
                "the second half of the file is missing",
            );
        }
    }

    /// Writes malicious files.
    pub fn hostile(&mut self, known: Option<&Known>) {
        self.archives();
        self.papers();
        self.pages();
        self.data(known);
        self.huge();
        if cfg!(unix) {
            self.names(known);
            self.links();
        }
    }

    fn archives(&mut self) {
        let note = || ("note.txt".to_owned(), b"A note.\n".to_vec());
        let bomb = archive(&[("return.json".to_owned(), vec![0; 64_000_000])]);
        self.pack("hostile/bomb.zip", &bomb);
        self.row("hostile/bomb.zip!return.json", "refused", "zip_bomb", "it is packed far more tightly than any return", &[]);
        let inner = archive(&[("return.json".to_owned(), vec![0; 64_000_000])]);
        let nested = (0..3).fold(inner, |inner, _| archive(&[("inner.zip".to_owned(), inner)]));
        self.pack("hostile/nested.zip", &nested);
        self.row("hostile/nested.zip!inner.zip", "refused", "nested_archive", "an archive within an archive is not opened", &[]);
        self.pack(
            "hostile/outside.zip",
            &renamed(
                archive(&[("aa/bb/evil.json".to_owned(), b"{}".to_vec()), ("bbb/evil.json".to_owned(), b"{}".to_vec()), note()]),
                &[("aa/bb/evil.json", "../../evil.json"), ("bbb/evil.json", "/etc/evil.jso")],
            ),
        );
        self.row("hostile/outside.zip!../../evil.json", "refused", "path_traversal", "its path leads out of the archive", &[]);
        self.row("hostile/outside.zip!/etc/evil.jso", "refused", "absolute_path", "its path leads out of the archive", &[]);
        self.row("hostile/outside.zip!note.txt", "no_return", "note", "a note is no return", &[]);
        let two = archive(&[("return-a.json".to_owned(), b"{}".to_vec()), ("return-b.json".to_owned(), b"{ }".to_vec())]);
        self.put(
            "hostile/twice.zip",
            &renamed(two.clone(), &[("return-b.json", "return-a.json")]),
            "refused",
            "one_name_twice",
            "of two members of one name nobody can tell which counts",
        );
        self.pack("hostile/locked.zip", &locked(archive(&[("return.json".to_owned(), b"{}".to_vec())])));
        self.row("hostile/locked.zip!return.json", "refused", "encrypted", "it is encrypted", &[]);
        self.put("hostile/broken.zip", &two[..two.len() / 2], "refused", "broken_archive", "the archive is cut short");
        let mut linked = ZipWriter::new(Cursor::new(Vec::new()));
        linked.add_symlink("return.json", "../../../etc/passwd", stored()).expect("a member can be put in");
        let linked = linked.finish().expect("an archive can end").into_inner();
        self.pack("hostile/linked.zip", &linked);
        self.row("hostile/linked.zip!return.json", "refused", "link_in_archive", "it is a link to something else", &[]);
    }

    fn papers(&mut self) {
        let plain = paper(None);
        self.put("hostile/plain.pdf", &plain, "no_return", "pdf_without_data", "the PDF carries no data");
        let data = paper(Some(&b"{}"[..]));
        let start = find(&data, b"xref").expect("a PDF has a table");
        self.put("hostile/xref.pdf", &data[..start / 2], "unreadable", "broken_pdf", "the PDF cannot be read");
        self.put(
            "hostile/enormous.pdf",
            &paper(Some(&vec![b' '; 70_000_000])),
            "unreadable",
            "enormous_attachment",
            "what it carries is far larger than any return",
        );
    }

    fn pages(&mut self) {
        let page = |link: &str| {
            format!("<!DOCTYPE html><title>Annual return</title><p>Words.<a download=\"return.json\" href=\"{link}\">Data</a>")
        };
        self.put(
            "hostile/script.html",
            page("javascript:alert(1)").as_bytes(),
            "unreadable",
            "script_for_data",
            "a script stands in place of the data",
        );
        let script = format!("data:application/json;base64,{}", STANDARD.encode("alert(document.cookie)"));
        self.put(
            "hostile/packed-script.html",
            page(&script).as_bytes(),
            "unreadable",
            "script_for_data",
            "a script stands in place of the data",
        );
        self.put(
            "hostile/no-data.html",
            b"<!DOCTYPE html><title>Annual return</title><script>alert(1)</script>",
            "no_return",
            "page_without_data",
            "the page carries no data",
        );
    }

    fn data(&mut self, known: Option<&Known>) {
        let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (before, letter) in ('a'..'j').zip('b'..='j') {
            bomb.push_str(&format!(
                "{letter}: &{letter} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
            ));
        }
        self.put("hostile/aliases.yaml", bomb.as_bytes(), "unreadable", "yaml_bomb", "it unfolds without end");
        let deep = format!("a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
        self.put("hostile/deep.yaml", deep.as_bytes(), "unreadable", "deep_yaml", "it is nested 10,000 deep");
        let deep = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
        self.put("hostile/deep.json", deep.as_bytes(), "unreadable", "deep_json", "it is nested 10,000 deep");
        self.put("hostile/latin.yaml", b"name: caf\xe9 \xff\xfe\n", "unreadable", "not_utf8", "it is no text in UTF-8");
        self.put("hostile/empty.json", b"", "unreadable", "empty", "it is empty");
        if let Some(known) = known {
            let mut twice = known.bytes.clone();
            twice.splice(1..1, br#""version":7,"#.iter().copied());
            self.pack("hostile/name-twice.json", &twice);
            let codes: Vec<&str> = known.authorities.iter().map(String::as_str).collect();
            self.row("hostile/name-twice.json", "not_accepted", "name_twice", "a name stands in it twice", &codes);
        }
    }

    #[expect(clippy::disallowed_types, reason = "only an open file can be made long without writing it")]
    fn huge(&mut self) {
        let path = self.returns.join("hostile/huge.json");
        fs::write(&path, b"").expect("a file can be made");
        let file = fs::OpenOptions::new().write(true).open(&path).expect("what was made can be opened");
        if file.set_len(2_000_000_000).is_ok() {
            self.row("hostile/huge.json", "refused", "huge", "it is larger than any return", &[]);
        } else {
            fs::remove_file(path).expect("what was made can be taken away");
        }
    }

    /// Writes files whose names could mislead a terminal, a spreadsheet or a page. The return in them counts already.
    fn names(&mut self, known: Option<&Known>) {
        let long = format!("{}.json", "long-name-".repeat(24));
        let names = [
            "two\nlines.json",
            "a\ttab.json",
            "=cmd|' |'!A0.json",
            "=1+1.json",
            "@SUM(A1).json",
            "+1.json",
            "-1.json",
            "<script>alert(1)<script>.json",
            "\u{202e}nosj.drawkcab.json",
            "\u{1b}[31mred.json",
            "comma, \"quote\".json",
            long.as_str(),
        ];
        for name in names {
            let path = format!("hostile/{name}");
            if let Some(known) = known {
                write(self.returns, &path, &known.bytes);
                let codes: Vec<&str> = known.authorities.iter().map(String::as_str).collect();
                let why = "its content counts already, under a plain name";
                self.row(&format!("hostile/{}", visible(name)), "duplicate", "odd_name", why, &codes);
            } else {
                write(self.returns, &path, b"{}");
                let why = "nothing of a return is in it";
                self.row(&format!("hostile/{}", visible(name)), "no_return", "odd_name", why, &[]);
            }
        }
    }

    #[cfg(unix)]
    fn links(&mut self) {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        for (name, target, why) in [
            ("hostile/link.json", "/etc/passwd", "it is a link to a file outside"),
            ("hostile/link-folder", "/etc", "it is a link to a folder outside"),
            ("hostile/loop", ".", "it is a link to the folder it lies in"),
            ("hostile/nowhere.yaml", "not-there.yaml", "it is a link to nothing"),
        ] {
            if symlink(target, self.returns.join(name)).is_ok() {
                self.row(name, "refused", "link", why, &[]);
            }
        }
        let pipe = self.returns.join("hostile/pipe.json");
        if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            self.row("hostile/pipe.json", "refused", "pipe", "it is no file, and whoever opens it waits for ever", &[]);
        }
        let closed = self.returns.join("hostile/closed.json");
        fs::write(&closed, b"{}").expect("a file can be written");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).expect("permissions can be set");
        // A user who may read everything can read this file too, and then it is an ordinary file.
        if fs::read(&closed).is_ok() {
            fs::remove_file(&closed).expect("what was made can be taken away");
        } else {
            self.row("hostile/closed.json", "refused", "closed", "it may not be read", &[]);
        }
    }

    #[cfg(not(unix))]
    fn links(&mut self) {}

    fn pack(&self, file: &str, bytes: &[u8]) {
        write(self.returns, file, bytes);
    }

    fn put(&mut self, file: &str, bytes: &[u8], status: &'static str, kind: &'static str, why: &str) {
        self.pack(file, bytes);
        self.row(file, status, kind, why, &[]);
    }

    fn row(&mut self, file: &str, status: &'static str, kind: &'static str, why: &str, authorities: &[&str]) {
        let authorities = authorities.iter().map(|code| (*code).to_owned()).collect();
        self.rows.push(Row { file: file.to_owned(), status, authorities, kind, why: why.to_owned() });
    }
}

/// An archive whose members get other names of the same length, which no program would write.
fn renamed(mut bytes: Vec<u8>, names: &[(&str, &str)]) -> Vec<u8> {
    for (old, new) in names {
        assert_eq!(old.len(), new.len(), "{old} and {new}");
        while let Some(at) = find(&bytes, old.as_bytes()) {
            bytes[at..at + new.len()].copy_from_slice(new.as_bytes());
        }
    }
    bytes
}

/// An archive with one member, marked as encrypted.
fn locked(mut bytes: Vec<u8>) -> Vec<u8> {
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = find(&bytes, mark).expect("an archive has a member");
        bytes[at + flags] |= 1;
    }
    bytes
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// A PDF of one empty page, with a file attached if one is given.
fn paper(attached: Option<&[u8]>) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    let pages = file.new_object_id();
    let page = file.add_object(
        dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] },
    );
    file.objects.insert(pages, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }));
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    if let Some(bytes) = attached {
        let mut stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, bytes.to_vec());
        stream.compress().expect("memory takes what is written");
        let stream = file.add_object(stream);
        let specification = file.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal("return.json"),
            "UF" => Object::string_literal("return.json"),
            "EF" => dictionary! { "F" => stream }
        });
        catalog.set("AF", vec![specification.into()]);
    }
    let catalog = file.add_object(catalog);
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("memory takes what is written");
    bytes.flush().expect("memory has nothing to flush");
    bytes
}
