//! Puts what a partnership sends where the department finds it, and records the result expected for it.

use std::path::Path;

use super::country::Partnership;
use super::made::Made;
use super::manifest::{LAST_IN_TIME, Receipt, Row, moment};
use super::options::Form;
use super::plan::region;
use super::random::Random;
use super::written::{Written, archive};

/// The time at which something arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// This many minutes after returns may first be sent, in time.
    At(i64),
    /// In the last minute before the deadline.
    LastMinute,
    /// This many minutes after the deadline.
    Late(i64),
    /// The list of receipts does not have it.
    NotListed,
    /// The list of receipts has it without a time.
    Blank,
}

/// Everything one partnership sends.
pub struct Post<'a> {
    returns: &'a Path,
    partnership: &'a Partnership,
    form: Form,
    chance: Random,
    sent: usize,
    /// The files written, and the result expected for each.
    pub rows: Vec<Row>,
    /// The times of receipt.
    pub receipts: Vec<Receipt>,
    /// The files that count and came late.
    pub late: Vec<String>,
}

impl<'a> Post<'a> {
    /// The post of a partnership, still empty.
    pub fn new(returns: &'a Path, partnership: &'a Partnership, form: Form, chance: Random) -> Self {
        Self { returns, partnership, form, chance, sent: 0, rows: Vec::new(), receipts: Vec::new(), late: Vec::new() }
    }

    /// Picks the format of the next return. Only a sound one becomes a page or a PDF.
    pub fn any(&mut self, is_sound: bool) -> Written {
        match self.form {
            Form::Json => Written::Json,
            Form::Yaml => Written::Yaml,
            Form::Mixed => match self.chance.below(100) {
                0..40 => Written::Json,
                40..54 => Written::PublicJson,
                54..74 => Written::Yaml,
                74..94 => Written::Folder,
                94..98 if is_sound => Written::Page,
                98.. if is_sound => Written::Pdf,
                _ => Written::Json,
            },
        }
    }

    /// Writes a return and records the result expected for it.
    pub fn send(&mut self, made: &Made, form: Written, when: When, status: &'static str, kind: &'static str, why: &str) {
        self.sent += 1;
        let code = &self.partnership.councils[0].body.code;
        let name = format!("{code}-{}", self.partnership.slug);
        let further = if self.sent > 1 { format!("-{}", self.sent) } else { String::new() };
        let files = form.files(made);
        let layout = match self.form {
            Form::Mixed => self.chance.below(10),
            // The code decides, so that the files of one partnership are together.
            Form::Json | Form::Yaml => usize::from(code.ends_with('1') && self.sent == 1) * 5,
        };
        let ending = form.ending();
        let base = match layout {
            0..5 => format!("{name}{further}"),
            5..7 => format!("{name}{further}/return"),
            _ => format!("{}/{name}{further}", region(self.partnership)),
        };
        let is_packed = self.form == Form::Mixed && self.chance.chance(15);
        let file = if is_packed {
            let inner = if form == Written::Folder { format!("{name}/") } else { format!("{name}/return.{ending}") };
            let mut members: Vec<(String, Vec<u8>)> = files
                .into_iter()
                .map(|(part, bytes)| (if form == Written::Folder { format!("{inner}{part}") } else { inner.clone() }, bytes))
                .collect();
            let packed = format!("{name}{further}.zip");
            if self.chance.chance(50) {
                members.push(("README.txt".to_owned(), b"A synthetic return made for testing.\n".to_vec()));
                self.row(format!("{packed}!README.txt"), "no_return", "note", "it is a note, and no return");
            }
            let bytes = archive(&members);
            self.put(&packed, &bytes);
            self.receipt(&packed, when, Some(&bytes));
            format!("{packed}!{inner}")
        } else if form == Written::Folder {
            let folder = format!("{}/", base.trim_end_matches("/return"));
            for (part, bytes) in &files {
                self.put(&format!("{folder}{part}"), bytes);
            }
            self.receipt(&folder, when, None);
            folder
        } else {
            let file = format!("{base}.{ending}");
            self.put(&file, &files[0].1);
            self.receipt(&file, when, Some(&files[0].1));
            file
        };
        if matches!(when, When::Late(_)) && status == "counts" && kind != "mended" {
            self.late.push(file.clone());
        }
        let mut codes: Vec<String> = super::json::entries(&made.full, "partnership.bodies")
            .iter()
            .filter(|body| super::json::is(body, "kind", "local_authority"))
            .map(|body| super::json::text(body, "code").to_owned())
            .collect();
        codes.sort();
        self.rows.push(Row { file, status, authorities: codes, kind, why: why.to_owned() });
    }

    /// Records that nothing arrived that could count.
    pub fn nothing(&mut self, codes: &[String], kind: &'static str, why: &str) {
        self.rows.push(Row { file: String::new(), status: "missing", authorities: codes.to_vec(), kind, why: why.to_owned() });
    }

    fn row(&mut self, file: String, status: &'static str, kind: &'static str, why: &str) {
        self.rows.push(Row { file, status, authorities: Vec::new(), kind, why: why.to_owned() });
    }

    fn put(&self, file: &str, bytes: &[u8]) {
        write(self.returns, file, bytes);
    }

    fn receipt(&mut self, file: &str, when: When, bytes: Option<&[u8]>) {
        let at = match when {
            When::At(minutes) => Some(moment(minutes + self.chance.between(0, 300))),
            When::LastMinute => Some(moment(LAST_IN_TIME)),
            When::Late(minutes) => Some(moment(LAST_IN_TIME + minutes)),
            When::NotListed => return,
            When::Blank => None,
        };
        let bytes = bytes.filter(|_| self.chance.chance(60));
        self.receipts.push(Receipt::of(file, at, bytes));
    }
}

/// Writes a file, and creates the folders above it.
pub fn write(returns: &Path, file: &str, bytes: &[u8]) {
    let path = returns.join(file);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).expect("a folder can be made");
    }
    std::fs::write(&path, bytes).unwrap_or_else(|trouble| panic!("cannot write {}: {trouble}", path.display()));
}
