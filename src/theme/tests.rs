//! Each fault of a theme, and the default theme.

use super::*;

fn told(toml: &str) -> Vec<String> {
    Theme::open(&toml.into()).1.iter().map(|fault| format!("{}: {} [{}]", fault.location(), fault.message, fault.code)).collect()
}

#[test]
fn the_shipped_theme_is_sound_and_so_is_one_that_says_nothing() {
    let shipped = Theme::shipped().expect("the shipped theme passes");
    let silent = Theme::read("").expect("everything may be left out");
    assert_eq!(silent.colours, shipped.colours);
    assert_eq!(silent.lettering, shipped.lettering);
}

#[test]
fn each_fault_of_theme_toml_is_told_with_its_place() {
    let cases = [
        (
            "[colours]\nmuted = \"#b0b0b0\"\n",
            "theme.toml:2:1: muted #b0b0b0 stands out from paper #ffffff by 2.16 to 1, and needs 4.5 to 1: captions, notes and page numbers [PUB-005]",
        ),
        (
            "[colours]\nrule = \"#cccccc\"\n",
            "theme.toml:2:1: rule #cccccc stands out from paper #ffffff by 1.6 to 1, and needs 3 to 1: lines of tables and axes of charts [PUB-005]",
        ),
        ("[colours]\naccent = \"teal\"\n", "theme.toml:2:10: “teal” is not a colour [THM-001]"),
        ("[colours]\nacent = \"#124e66\"\n", "theme.toml:2:1: [colours] has no “acent” [THM-001]"),
        ("[colours]\nseries = [\"#124e66\"]\n", "theme.toml:2:10: series is the colours of charts, and there are four [THM-001]"),
        ("[colors]\n", "theme.toml:1:2: theme.toml has no “colors” [THM-001]"),
        ("name = \n", "theme.toml:1:8: this cannot be read as TOML: a line is a name, an equals sign and a value [THM-001]"),
        ("name = 3\n", "theme.toml:1:8: name is not text [THM-001]"),
        ("logo = \"logo.png\"\n", "theme.toml:1:1: logo is a group of names, not one value [THM-001]"),
        (
            "[logo]\nfile = \"logo.png\"\nalternative = \"Us\"\n",
            "theme.toml:2:8: there is no file “logo.png” in the folder of the theme [THM-002]",
        ),
        (
            "[logo]\nfile = \"../logo.png\"\nalternative = \"Us\"\n",
            "theme.toml:2:8: file “../logo.png” is not in the folder of the theme [THM-001]",
        ),
        ("[logo]\nalternative = \"Us\"\n", "theme.toml:1:2: [logo] names no file [THM-001]"),
        (
            "[type]\nfamily = \"Ours\"\nregular = \"a.ttf\"\n",
            "theme.toml:1:2: [type] names fonts, and not all that are needed [THM-001]",
        ),
    ];
    for (toml, expected) in cases {
        let told = told(toml);
        assert_eq!(told.first().map(String::as_str), Some(expected), "{toml}");
    }
}

#[test]
fn a_pale_colour_is_told_once_for_each_ground_it_is_used_on_and_no_other_fault_with_it() {
    let told = told("[colours]\nmuted = \"#b0b0b0\"\n");
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told.iter().all(|line| line.ends_with("[PUB-005]") && line.contains("muted")), "{told:#?}");
}

fn with(files: &[(&str, &[u8])]) -> Vec<String> {
    let toml =
        "[logo]\nfile = \"logo.png\"\nalternative = \"Us\"\n[type]\nfamily = \"Ours\"\nregular = \"a.ttf\"\nbold = \"b.ttf\"\n";
    let sound: [(&str, &[u8]); 4] = [("theme.toml", toml.as_bytes()), ("logo.png", PNG), ("a.ttf", TTF), ("b.ttf", TTF)];
    let all = sound.iter().chain(files).map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    Theme::open(&ThemeFiles(all.collect()))
        .1
        .iter()
        .map(|fault| format!("{}: {} [{}]", fault.location(), fault.message, fault.code))
        .collect()
}

const PNG: &[u8] = include_bytes!("../../examples/theme/logo.png");
const TTF: &[u8] = include_bytes!("../../examples/theme/fonts/PublicSans-Regular.ttf");

/// A PNG of this size in pixels, cut off after its header.
fn header_of(width: u32, height: u32) -> Vec<u8> {
    let mut file = PNG[..33].to_vec();
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = u32::MAX;
    for byte in &file[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    file[29..33].copy_from_slice(&(!crc).to_be_bytes());
    file
}

/// The font with the bytes of one table changed.
fn font_with(table: [u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = TTF.to_vec();
    let record = file.windows(4).position(|window| *window == table).expect("the table is there");
    let offset = u32::from_be_bytes(file[record + 8..record + 12].try_into().expect("four bytes")) as usize;
    file[offset + at..offset + at + bytes.len()].copy_from_slice(bytes);
    file
}

#[test]
fn a_logo_or_font_that_cannot_be_used_is_refused_in_words_and_nothing_else_is() {
    assert_eq!(with(&[]), Vec::<String>::new());
    // A table that is not needed is turned into the one that makes a font variable, with one axis.
    let axis = b"\0\x01\0\0\0\x10\0\x02\0\x01\0\x14\0\0\0\x04wght\0\x64\0\0\x01\x90\0\0\x03\x84\0\0\0\0\x01\0";
    let mut variable = font_with(*b"GSUB", 0, axis);
    let at = variable.windows(4).position(|window| window == b"GSUB").expect("the table is there");
    variable[at..at + 4].copy_from_slice(b"fvar");
    let cases: [(&str, Vec<u8>, &str); 13] = [
        (
            "logo.png",
            b"\xff\xd8\xff\xe0".to_vec(),
            "logo.png: the logo is a JPEG picture, and both outputs can carry PNG only [THM-003]",
        ),
        ("logo.png", b"<svg/>".to_vec(), "logo.png: the logo is an SVG drawing, and both outputs can carry PNG only [THM-003]"),
        ("logo.png", Vec::new(), "logo.png: the logo is an empty file, and both outputs can carry PNG only [THM-003]"),
        (
            "logo.png",
            PNG[..PNG.len() / 2].to_vec(),
            "logo.png: the logo cannot be read: the file is damaged or cut short [THM-003]",
        ),
        (
            "logo.png",
            header_of(60_000, 60_000),
            "logo.png: the logo is 60000 by 60000 pixels, and at most 4000000 pixels in all and 4000 on a side can be used [THM-003]",
        ),
        ("logo.png", vec![0; MOST_OF_A_FILE + 1], "logo.png: the file is larger than 2 MB [THM-002]"),
        (
            "a.ttf",
            b"OTTO\0\x01".to_vec(),
            "a.ttf: the font has PostScript outlines (OpenType CFF), and those cannot be carried safely by the PDF [THM-004]",
        ),
        ("a.ttf", b"wOF2".to_vec(), "a.ttf: the font is packed for the web (WOFF), which a PDF cannot carry [THM-004]"),
        ("a.ttf", TTF[..5000].to_vec(), "a.ttf: the font cannot be read: the file is damaged, or no TrueType file [THM-004]"),
        (
            "a.ttf",
            variable,
            "a.ttf: the font is a variable one: a PDF can carry only its default weight, so bold would be lost [THM-004]",
        ),
        (
            "a.ttf",
            font_with(*b"OS/2", 8, &[0, 2]),
            "a.ttf: the font says that it may not be embedded in documents (fsType 2) [THM-004]",
        ),
        ("theme.toml", b"\xff\xfe".to_vec(), "theme.toml: the file is not plain text [THM-002]"),
        ("theme.toml", vec![b'#'; 10_000_000], "theme.toml: the file is larger than 200 kB [THM-002]"),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(with(&[(name, &bytes)]), [expected], "{name}");
    }
}

#[test]
fn files_that_would_never_be_read_are_refused() {
    let told =
        with(&[("blocks/table.htm", b"x"), ("inserts/deeper/x.md", b"x"), ("LICENCE.txt", b"x"), ("fonts/other.ttf", b"x")]);
    assert_eq!(
        told,
        [
            "blocks/table.htm: only files that end in .html and lie in blocks/ itself are read here [THM-002]",
            "inserts/deeper/x.md: only files that end in .md and lie in inserts/ itself are read here [THM-002]",
        ]
    );
}

#[test]
fn every_code_of_a_theme_is_listed_once_and_explained() {
    let codes: Vec<&str> = faults::CATALOGUE.iter().map(|kind| kind.code).collect();
    let once: std::collections::BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(once.len(), codes.len());
    assert!(faults::CATALOGUE.iter().all(|kind| !kind.title.ends_with('.') && kind.explanation.ends_with(['.', ')'])));
}

#[test]
fn series_beside_each_other_differ_in_lightness_so_that_a_print_in_grey_can_be_read() {
    let example: [(&str, &[u8]); 4] = [
        ("theme.toml", include_bytes!("../../examples/theme/theme.toml")),
        ("logo.png", PNG),
        ("fonts/PublicSans-Regular.ttf", TTF),
        ("fonts/PublicSans-Bold.ttf", TTF),
    ];
    let example = ThemeFiles(example.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect());
    for theme in [Theme::shipped(), Theme::read(example)] {
        let theme = theme.expect("a theme");
        for pair in theme.colours.series.windows(2) {
            let contrast = pair[0].contrast(pair[1]);
            assert!(contrast >= 2.2, "{} beside {}: {contrast}", pair[0], pair[1]);
        }
    }
}

#[test]
fn words_must_be_readable_in_the_marks_of_charts() {
    let told = told("[colours]\nseries = [\"#124e66\", \"#748089\", \"#4d7c3a\", \"#6b5b95\"]\n");
    assert!(
        told.len() == 1 && told[0].contains("series #748089 by") && told[0].contains("words in the marks of charts"),
        "{told:?}"
    );
}
