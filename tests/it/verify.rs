//! `verify` recognises files of the same return, and finds and names every change in one of them.

use std::collections::BTreeMap;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::report::{Edition, EditionOptions, again, document};
use masa_return::read::Source;
use masa_return::theme::Theme;
use masa_return::verify::{Report, Words, open, verify};
use masa_return::{html, pdf};

const YAML: &str = include_str!("../../examples/minimal.yaml");

fn source(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Source> {
    vec![Source { name: name.to_owned(), bytes: bytes.into() }]
}

fn theme() -> Theme {
    Theme::shipped().unwrap()
}

fn assessed(yaml: &str) -> Assessment {
    assess(&source("minimal.yaml", yaml), None).unwrap()
}

fn page_as(wish: EditionOptions) -> String {
    let assessment = assessed(YAML);
    html::render(&document(assessment.published().unwrap(), &assessment.findings, wish).unwrap(), &theme()).unwrap()
}

fn page() -> String {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| page_as(EditionOptions::FULL)).clone()
}

fn paper() -> Vec<u8> {
    static PAPER: OnceLock<Vec<u8>> = OnceLock::new();
    let made = || {
        let assessment = assessed(YAML);
        pdf::render(&document(assessment.published().unwrap(), &assessment.findings, EditionOptions::FULL).unwrap(), &theme())
            .unwrap()
    };
    PAPER.get_or_init(made).clone()
}

/// The public data, as outputs carry it.
fn data() -> String {
    let page = page();
    let carried = page.split("download=\"return.json\" href=\"data:application/json;base64,").nth(1).unwrap();
    String::from_utf8(STANDARD.decode(carried.split('"').next().unwrap()).unwrap()).unwrap()
}

fn report(files: &[(&str, Vec<u8>)]) -> Report {
    verify(files.iter().map(|(name, bytes)| open(name, &source(name, bytes.clone())).unwrap()).collect()).unwrap()
}

/// The faults of one file, line by line.
#[track_caller]
fn lines(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<String> {
    let report = report(&[(name, bytes.into())]);
    let file = &report.files[0];
    assert_eq!(report.is_sound(), file.faults.is_empty(), "a file is as it should be, or it says what is not");
    file.faults.iter().map(|fault| fault.line(file.kind)).collect()
}

#[track_caller]
fn one_line(name: &str, bytes: impl Into<Vec<u8>>, expected: &str) {
    let lines = lines(name, bytes);
    assert!(lines.len() == 1 && lines[0].contains(expected), "{expected:?} should be the one line of {lines:#?}");
}

/// The reason why a file cannot be verified at all.
fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    open(name, &source(name, bytes)).unwrap_err().to_string()
}

#[test]
fn a_return_in_four_forms_is_the_same_return() {
    let files = [
        ("r.yaml", YAML.as_bytes().to_vec()),
        ("r.json", data().into_bytes()),
        ("r.html", page().into_bytes()),
        ("r.pdf", paper()),
    ];
    let report = report(&files);
    assert!(report.is_sound(), "{report:#?}");
    let digest = report.same().expect("one digest");
    assert!(page().contains(&digest), "the digest is the one that is printed");
    assert_eq!(
        report.files.iter().map(|file| file.words).collect::<Vec<_>>(),
        [Words::None, Words::None, Words::Bytes, Words::Bytes]
    );
}

#[test]
fn editions_and_drafts_of_a_return_are_the_same_return() {
    let other = |edition, draft| page_as(EditionOptions { edition, draft }).into_bytes();
    let report = report(&[
        ("full.html", page().into_bytes()),
        ("young.html", other(Edition::YoungPeople, false)),
        ("summary.html", other(Edition::Summary, false)),
        ("brief.html", other(Edition::DspBrief, false)),
        ("draft.html", other(Edition::Full, true)),
    ]);
    assert!(report.is_sound(), "{report:#?}");
    assert_eq!(report.files[4].edition, Some((Edition::Full, true)));
    assert!(report.files.iter().all(|file| file.words == Words::Bytes));
}

#[test]
fn a_changed_pound_in_the_yaml_is_named_with_both_values() {
    let report = report(&[("r.pdf", paper()), ("r.yaml", YAML.replace("actual: 9500", "actual: 9501").into_bytes())]);
    assert!(!report.is_sound() && report.same().is_none());
    let told: Vec<String> = report.apart[0].changes.iter().map(|change| format!("{}: {}", change.part, change.line())).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("finance: spending › ") && told[0].contains("£9,501, was £9,500: up £1"), "{told:#?}");
}

#[test]
fn a_changed_pound_in_a_page_is_named_with_both_values_and_its_place() {
    let changed = page().replacen("£9,500", "£9,501", 1);
    one_line("r.html", changed, "under “What the money was for”: the page says “£9,501”, its data say “£9,500”");
}

#[test]
fn a_changed_pound_in_the_data_a_page_carries_is_found() {
    let changed = data().replacen("9500", "9501", 1);
    let written = page().replacen(&STANDARD.encode(data()), &STANDARD.encode(changed), 1);
    let lines = lines("r.html", written);
    assert!(lines.iter().any(|line| line.starts_with("it prints the digest ")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("is not the one its words were made from")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("says “£9,500”, its data say “£9,501”")), "{lines:#?}");
}

#[test]
fn a_changed_pound_in_the_text_of_a_pdf_is_named_with_both_values_its_page_and_its_heading() {
    let lines = lines("r.pdf", overwritten("£9,500", "£9,501"));
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].starts_with("page "), "{lines:#?}");
    assert!(lines[0].contains(", under “") && lines[0].contains("the PDF says “£9,501”, its data say “£9,500”"), "{lines:#?}");
}

#[test]
fn a_changed_pound_in_the_data_a_pdf_carries_is_found() {
    let changed = edited(|pdf| {
        let stream = attached(pdf, "return.json");
        let bytes = String::from_utf8(stream.get_plain_content().unwrap()).unwrap().replacen("9500", "9501", 1);
        stream.dict.remove(b"Filter");
        stream.set_content(bytes.into_bytes());
    });
    let lines = lines("r.pdf", changed);
    assert!(lines.iter().any(|line| line.starts_with("it prints the digest ")), "{lines:#?}");
    assert!(
        lines.iter().any(|line| line.starts_with("page ") && line.contains("says “£9,500”, its data say “£9,501”")),
        "{lines:#?}"
    );
}

#[test]
fn what_words_rest_on_beside_the_data_cannot_be_changed_alone_either() {
    let carried = page();
    let carried = carried.split("download=\"report.json\" href=\"data:application/json;base64,").nth(1).unwrap();
    let carried = carried.split('"').next().unwrap();
    let beside = String::from_utf8(STANDARD.decode(carried).unwrap()).unwrap();
    assert!(beside.contains("\"on_time\":1"), "{beside}");
    let forged = beside.replacen("\"on_time\":1", "\"on_time\":0", 1);
    let lines = lines("r.html", page().replacen(carried, &STANDARD.encode(&forged), 1));
    assert!(lines.iter().any(|line| line.contains("the page says “1 of 1 (100%)”, its data say “0 of 1 (0%)”")), "{lines:#?}");
    // If words and figure are changed together they agree with each other, but comparing them with the return as written shows
    // the change.
    let forged = html::render(&again(data().as_bytes(), forged.as_bytes()).unwrap(), &theme()).unwrap();
    let report = report(&[("r.yaml", YAML.as_bytes().to_vec()), ("r.html", forged.into_bytes())]);
    assert!(!report.is_sound());
    assert_eq!(report.apart[0].beside, ["rapid reviews on time: 1 of 1 in r.yaml, 0 of 1 in r.html"]);
}

#[test]
fn a_file_of_another_version_is_not_proved_and_not_called_wrong() {
    let carried = page();
    let carried = carried.split("download=\"report.json\" href=\"data:application/json;base64,").nth(1).unwrap();
    let carried = carried.split('"').next().unwrap();
    let beside = String::from_utf8(STANDARD.decode(carried).unwrap()).unwrap();
    let other = beside.replacen(&format!("masa-return {}", env!("CARGO_PKG_VERSION")), "masa-return 99.0.0", 1);
    let made = page().replacen(carried, &STANDARD.encode(other), 1);
    let changed = report(&[("r.html", made.replacen("£9,500", "£9,501", 1).into_bytes())]);
    assert!(changed.files[0].notes[1].ends_with("does not make of its data: £9,501"), "{:?}", changed.files[0].notes);
    let report = report(&[("r.html", made.into_bytes())]);
    assert!(report.files[0].notes[1].starts_with("every amount and percentage it prints is one"), "{:?}", report.files[0].notes);
    assert_eq!(report.files[0].faults, []);
    assert_eq!(report.files[0].words, Words::NotCompared);
    assert!(report.same().is_some() && !report.is_sound());
    assert!(report.files[0].notes[0].starts_with("it says it was made by masa-return 99.0.0"));
}

#[test]
fn whatever_is_added_to_a_page_is_found() {
    let with = |added: &str| page().replacen("</main>", &format!("{added}</main>"), 1);
    one_line("r.html", with("<p>We paid nobody.</p>"), "the page says “We paid nobody.”, its data do not");
    one_line("r.html", with("<script>document.title = 1</script>"), "it runs a script that this tool did not write");
    one_line("r.html", with("<iframe></iframe>"), "its markup was changed at <iframe>");
    one_line("r.html", page().replacen("<main ", "<main hidden ", 1), "its markup was changed at <main hidden");
    one_line(
        "r.html",
        page().replacen("href=\"https://www.nationalarchives", "href=\"https://www.elsewhere", 1),
        "‹https://www.elsewhere",
    );
    assert_eq!(lines("r.html", page().replacen("</main>", "<!-- said to nobody --></main>", 1)), Vec::<String>::new());
}

#[test]
fn the_words_of_a_page_in_another_style_are_compared_all_the_same() {
    let own = page().replacen("<style>", "<style>h1{color:purple}", 1);
    let report = report(&[("r.html", own.clone().into_bytes())]);
    assert!(report.is_sound(), "{report:#?}");
    assert_eq!(report.files[0].words, Words::Words);
    one_line("r.html", own.replacen("£9,500", "£9,501", 1), "the page says “£9,501”, its data say “£9,500”");
}

#[test]
fn a_page_whose_data_cannot_be_had_says_why() {
    let twice = page().replacen(
        "<li><a download=\"return.json\"",
        "<li><a download=\"return.json\" href=\"data:a;base64,e30=\">x</a></li><li><a download=\"return.json\"",
        1,
    );
    one_line("r.html", twice, "it carries two files named return.json");
    let damaged = page().replacen("href=\"data:application/json;base64,e", "href=\"data:application/json;base64,*", 1);
    one_line("r.html", damaged, "it carries cannot be read: its base64 is damaged");
    let script = page().replacen(&STANDARD.encode(data()), &STANDARD.encode("<script>alert(1)</script>"), 1);
    one_line("r.html", script, "the return.json it carries is damaged");
    let list = page().replacen(&STANDARD.encode(data()), &STANDARD.encode("[]"), 1);
    one_line("r.html", list, "the return.json it carries is damaged");
    let empty = page().replacen(&STANDARD.encode(data()), &STANDARD.encode("{}"), 1);
    assert!(!lines("r.html", empty).is_empty());
    assert!(refused("r.html", "<!doctype html><p>Another page</p>").contains("this page carries no data of ours"));
}

#[test]
fn whatever_is_added_to_a_pdf_is_found() {
    let drawn = |operations: Vec<Operation>| {
        edited(|pdf| {
            let page = pdf.page_iter().nth(3).unwrap();
            pdf.add_page_contents(page, Content { operations }.encode().unwrap()).unwrap();
        })
    };
    let text = || {
        vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["Helvetica".into(), 12.into()]),
            Operation::new("Td", vec![100.into(), 700.into()]),
            Operation::new("Tj", vec![Object::string_literal("We paid nobody")]),
            Operation::new("ET", vec![]),
        ]
    };
    let lines_of = |bytes| lines("r.pdf", bytes);
    let found = lines_of(drawn(text()));
    assert!(
        found.iter().any(|line| line.starts_with("page 4: ") && line.contains("no part of its text: “We paid nobody”")),
        "{found:#?}"
    );
    let mut furniture = vec![Operation::new("BMC", vec!["Artifact".into()])];
    furniture.extend(text());
    furniture.push(Operation::new("EMC", vec![]));
    let found = lines_of(drawn(furniture));
    assert!(found.iter().any(|line| line.starts_with("page 4: beside its text it says “We paid nobody”")), "{found:#?}");
    let white = vec![
        Operation::new("rg", vec![1.into(), 1.into(), 1.into()]),
        Operation::new("re", vec![0.into(), 0.into(), 500.into(), 500.into()]),
        Operation::new("f", vec![]),
    ];
    one_line("r.pdf", drawn(white), "page 4: its words are there, and they are drawn otherwise");
}

#[test]
fn an_annotation_a_page_and_a_second_file_that_were_added_to_a_pdf_are_found() {
    let noted = edited(|pdf| {
        let note = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText", "Rect" => vec![0.into(), 0.into(), 99.into(), 99.into()],
            "Contents" => Object::string_literal("It was less"),
        });
        let page = pdf.page_iter().nth(2).unwrap();
        let page = pdf.get_dictionary_mut(page).unwrap();
        let mut annotations = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        annotations.push(note.into());
        page.set("Annots", annotations);
    });
    one_line("r.pdf", noted, "page 3: it has an annotation that this tool did not write: “[FreeText] It was less”");

    let longer = edited(|pdf| {
        let first = pdf.page_iter().next().unwrap();
        let pages = pdf.catalog().unwrap().get(b"Pages").and_then(Object::as_reference).unwrap();
        pdf.get_dictionary_mut(pages).unwrap().get_mut(b"Kids").and_then(Object::as_array_mut).unwrap().push(first.into());
    });
    assert!(!lines("r.pdf", longer).is_empty());

    let twice = edited(|pdf| {
        let stream = pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"{}".to_vec()));
        let other = pdf.add_object(dictionary! {
            "Type" => "Filespec", "F" => Object::string_literal("return.json"), "EF" => dictionary! { "F" => stream },
        });
        let catalog = pdf.catalog_mut().unwrap();
        catalog.get_mut(b"AF").and_then(Object::as_array_mut).unwrap().push(other.into());
    });
    assert!(lines("r.pdf", twice)[0].contains("it carries two files named return.json"));
}

#[test]
fn a_title_and_a_bookmark_that_were_changed_are_found() {
    let changed = edited(|pdf| {
        let info = pdf.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        pdf.get_dictionary_mut(info).unwrap().set("Author", Object::string_literal("Somebody else"));
    });
    let found = lines("r.pdf", changed);
    assert!(found.iter().any(|line| line.contains("says “Somebody else”")), "{found:#?}");
}

#[test]
fn a_pdf_that_was_only_written_again_is_the_same() {
    let report = report(&[("r.pdf", edited(Document::decompress))]);
    assert!(report.is_sound(), "{report:#?}");
    assert_eq!(report.files[0].words, Words::Drawn);
}

#[test]
fn what_is_no_file_of_ours_is_refused_in_words() {
    let bare = edited(|pdf| {
        let catalog = pdf.catalog_mut().unwrap();
        catalog.remove(b"Names");
        catalog.remove(b"AF");
    });
    assert!(refused("r.pdf", bare).contains("this PDF carries no data of ours"));
    assert!(refused("r.pdf", &paper()[..paper().len() / 2]).contains("damaged or cut short"));
    assert!(refused("r.pdf", "%PDF-1.7\n").contains("damaged or cut short"));
    let locked = edited(|pdf| {
        let lock = pdf.add_object(dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -4,
        "O" => Object::string_literal(vec![1; 32]), "U" => Object::string_literal(vec![2; 32]) });
        pdf.trailer.set("Encrypt", lock);
    });
    let why = refused("r.pdf", locked);
    assert!(why.contains("encrypted") || why.contains("cannot be read as a PDF"), "{why}");
    assert!(refused("r.yaml", "a: [1\n  - b").contains("nothing of a return can be read from it"));
    assert!(refused("r.yaml", "just words").contains("nothing of a return can be read from it"));
    assert!(refused("r.yaml", "").contains("nothing of a return can be read from it"));
}

#[test]
fn nothing_that_is_held_back_is_told_when_returns_differ() {
    let small = YAML.replacen("count: 14", "count: 3", 1);
    let report = report(&[("r.pdf", paper()), ("r.yaml", small.into_bytes())]);
    for change in report.apart.iter().flat_map(|apart| &apart.changes) {
        assert!(!change.line().contains(": 3,") && !change.line().contains(": 3 "), "{}", change.line());
    }
}

#[test]
fn the_command_says_it_in_words_and_by_its_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let (good, yaml) = (write("r.html", page().as_bytes()), "examples/minimal.yaml".to_owned());
    let bad = write("bad.html", page().replacen("£9,500", "£9,501", 1).as_bytes());
    let other = write("other.html", b"<!doctype html><p>no");

    let said = run(&["verify", &good, &yaml]);
    assert_eq!(said.status.code(), Some(0));
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(
        text.contains("it is, byte for byte, what this tool makes of its data") && text.contains("\nSame return: "),
        "{text}"
    );

    let said = run(&["verify", &bad]);
    assert_eq!(said.status.code(), Some(1));
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(text.contains("  - under “What the money was for”: the page says “£9,501”, its data say “£9,500”"), "{text}");
    assert!(text.contains("[PUB-012]"), "{text}");

    let said = run(&["verify", &bad, "--format", "json"]);
    let data: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    assert_eq!((&data["sound"], &data["code"]), (&false.into(), &"PUB-012".into()));
    assert_eq!(data["files"][0]["faults"][0]["says"], "£9,501");

    assert_eq!(run(&["verify", &other]).status.code(), Some(3));
    assert_eq!(run(&["verify", "no-such.pdf"]).status.code(), Some(3));
    assert_eq!(run(&["verify"]).status.code(), Some(2));
    let said = run(&["explain", "PUB-012"]);
    assert_eq!(said.status.code(), Some(0));
    assert!(String::from_utf8(said.stdout).unwrap().starts_with("PUB-012 (error): Files of one return do not say the same"));
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masa-return"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.output().unwrap()
}

/// The PDF after somebody edited and saved it.
fn edited(edit: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut pdf = Document::load_mem(&paper()).unwrap();
    edit(&mut pdf);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// The stream of a file carried by a PDF.
fn attached<'a>(pdf: &'a mut Document, name: &str) -> &'a mut Stream {
    let specification = pdf.objects.values().filter_map(|object| object.as_dict().ok()).find(|dictionary| {
        dictionary.has(b"EF") && dictionary.get(b"F").and_then(Object::as_str).is_ok_and(|own| own == name.as_bytes())
    });
    let files = specification.unwrap().get(b"EF").and_then(Object::as_dict).unwrap();
    let stream = files.get(b"F").and_then(Object::as_reference).unwrap();
    pdf.get_object_mut(stream).and_then(Object::as_stream_mut).unwrap()
}

/// The PDF with the first occurrence of a text replaced, using glyphs of the same font.
fn overwritten(old: &str, new: &str) -> Vec<u8> {
    edited(|pdf| {
        for page in pdf.page_iter().collect::<Vec<ObjectId>>() {
            let fonts: BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, char>> = pdf
                .get_page_fonts(page)
                .unwrap()
                .into_iter()
                .map(|(name, font)| {
                    let map = font.get(b"ToUnicode").and_then(Object::as_reference).unwrap();
                    let map = pdf.get_object(map).and_then(Object::as_stream).unwrap().get_plain_content().unwrap();
                    (name, glyphs(&String::from_utf8(map).unwrap()))
                })
                .collect();
            let mut content = Content::decode(&pdf.get_page_content(page)).unwrap();
            let mut font = &BTreeMap::new();
            for operation in &mut content.operations {
                match operation.operator.as_str() {
                    "Tf" => font = &fonts[operation.operands[0].as_name().unwrap()],
                    "TJ" if overwrite(&mut operation.operands[0], font, old, new) => {
                        pdf.change_page_content(page, content.encode().unwrap()).unwrap();
                        return;
                    }
                    _ => {}
                }
            }
        }
        panic!("{old} is drawn nowhere");
    })
}

fn overwrite(shown: &mut Object, font: &BTreeMap<Vec<u8>, char>, old: &str, new: &str) -> bool {
    let parts = shown.as_array_mut().unwrap();
    let bytes = parts.iter_mut().filter_map(|part| match part {
        Object::String(bytes, _) => Some(bytes),
        _ => None,
    });
    let mut glyphs: Vec<&mut [u8]> = bytes.flat_map(|bytes| bytes.chunks_mut(2)).collect();
    let text: Vec<char> = glyphs.iter().map(|glyph| font[&glyph.to_vec()]).collect();
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let Some(at) = text.windows(old.len()).position(|window| window == old) else { return false };
    for (glyph, letter) in glyphs[at..].iter_mut().zip(new) {
        let code = font.iter().find(|(_, meaning)| **meaning == letter).map(|(code, _)| code).expect("the font has this letter");
        glyph.copy_from_slice(code);
    }
    true
}

/// The first letter of each glyph's meaning.
fn glyphs(map: &str) -> BTreeMap<Vec<u8>, char> {
    let hex = |part: &str| {
        let digits = part.trim_matches(['<', '>']);
        (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap()).collect::<Vec<u8>>()
    };
    map.lines()
        .filter_map(|line| line.split_once("> <"))
        .map(|(code, meaning)| {
            let meaning = hex(meaning);
            (hex(code), char::from_u32(u32::from(u16::from_be_bytes([meaning[0], meaning[1]]))).unwrap_or(' '))
        })
        .collect()
}
