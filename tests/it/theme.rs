//! Themes from the outside: the example passes and changes both outputs, and a theme that cannot be used is refused with a
//! message.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn tool(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masa-return"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the command runs")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8(output.stderr.clone()).unwrap()
}

/// Writes a theme with these files into its own folder.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("themes").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (file, bytes) in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// The exit code and output of checking a theme.
fn check(name: &str, files: &[(&str, &[u8])]) -> (Option<i32>, String) {
    let folder = folder(name, files);
    let output = tool(&["theme", "check", &folder.display().to_string()]);
    (output.status.code(), said(&output).replace(&format!("{}/", folder.display()), ""))
}

#[test]
fn the_example_theme_is_sound_and_restyles_the_complete_example() {
    let output = tool(&["theme", "check", "examples/theme"]);
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(0), "examples/theme: the theme “Exampleshire” is sound.\n".to_owned())
    );

    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("themed");
    let output =
        tool(&["render", "examples/exampleshire", "--theme", "examples/theme", "--output-dir", &to.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let page = std::fs::read_to_string(to.join("exampleshire.html")).unwrap();
    for expected in [
        "alt=\"Exampleshire Safeguarding Children Partnership\"",
        "--accent: #5b2a5e;",
        "font-family: \"Public Sans\"",
        "class=\"voice\"",
        "A word from our young advisers",
        "additions.json",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    for heading in page.split("<h2 id=\"").skip(1) {
        let anchor = heading.split('"').next().unwrap();
        assert!(
            masa_return::annual_return::report::chapter_anchors().iter().any(|own| own == anchor),
            "{anchor} is a place for an insert"
        );
    }
    assert!(page.find("id=\"needs\"") < page.find("A word from our young advisers"));
    let pdf = std::fs::read(to.join("exampleshire.pdf")).unwrap();
    let has = |mark: &str| pdf.windows(mark.len()).any(|window| window == mark.as_bytes());
    assert!(has("PublicSans-Regular") && has("PublicSans-Bold") && !has("AtkinsonHyperlegible") && has("/Subtype/Image"));
}

#[test]
fn a_theme_to_begin_with_is_sound() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("themes/new");
    let _ = std::fs::remove_dir_all(&folder);
    let folder = folder.display().to_string();
    assert_eq!(tool(&["theme", "new", &folder]).status.code(), Some(0));
    assert_eq!(tool(&["theme", "check", &folder]).status.code(), Some(0));
    assert_eq!(tool(&["theme", "new", &folder]).status.code(), Some(3), "what is there is not replaced");
}

#[test]
fn the_codes_of_themes_are_explained() {
    for code in ["PUB-005", "thm-009"] {
        let output = tool(&["explain", code]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
}

/// A name, the files of a theme, and the expected message.
type Case<'a> = (&'a str, &'a [(&'a str, &'a [u8])], &'a str);

#[test]
fn a_theme_that_cannot_be_used_ends_in_words() {
    let deep = "- ".repeat(50_000) + "x";
    let component = |inside: &str| format!("{{% component quote(block: map) %}}<p>{inside}</p>{{% endcomponent quote %}}");
    let endless =
        component("{% for a in range(end=1000000000000) %}{% for b in range(end=1000000000) %}x{% endfor %}{% endfor %}");
    let including = component("{% include \"/etc/passwd\" %}");
    let toml: (&str, &[u8]) = ("theme.toml", b"");
    let huge = vec![b'#'; 10_000_000];
    let cases: &[Case] = &[
        ("empty", &[], "theme.toml: error: the theme has no theme.toml [THM-002]"),
        ("huge", &[("theme.toml", &huge)], "theme.toml: error: the file is larger than 200 kB [THM-002]"),
        (
            "above",
            &[("theme.toml", b"[logo]\nfile = \"../../logo.png\"\nalternative = \"x\"\n")],
            "theme.toml:2:8: error: file “../../logo.png” is not in the folder",
        ),
        (
            "style",
            &[toml, ("extra.css", b"p{}</style><script>alert(1)</script>")],
            "extra.css:1:4: error: “</style” would end the style sheet",
        ),
        ("import", &[toml, ("extra.css", b"\n@import 'x';")], "extra.css:2:1: error: “@import” brings something in from outside"),
        (
            "deep",
            &[toml, ("inserts/before-needs.md", deep.as_bytes())],
            "inserts/before-needs.md: error: lists stand in lists too deep",
        ),
        (
            "place",
            &[toml, ("inserts/before-need.md", b"Words.")],
            "inserts/before-need.md: error: the report has no place “before-need” [THM-013]\n  help: did you mean before-needs?",
        ),
        ("nothing", &[toml, ("inserts/opening.md", b" \n")], "inserts/opening.md: error: the insert says nothing [THM-013]"),
        (
            "endless",
            &[toml, ("blocks/quote.html", endless.as_bytes())],
            "blocks/quote.html:1:49: error: “range(…)” is not for components [THM-007]",
        ),
        (
            "include",
            &[toml, ("blocks/quote.html", including.as_bytes())],
            "blocks/quote.html:1:40: error: “include” is not for components [THM-007]",
        ),
        (
            "tabel",
            &[toml, ("blocks/tabel.html", b"x")],
            "blocks/tabel.html:1:1: error: there is no component “tabel”, so this file would never be used [THM-006]\n  help: did you mean table?",
        ),
        (
            "pale",
            &[("theme.toml", b"[colours]\nmuted = \"#aaaaaa\"\n")],
            "theme.toml:2:1: error: muted #aaaaaa stands out from paper #ffffff by 2.32 to 1, and needs 4.5 to 1",
        ),
    ];
    for (name, files, expected) in cases {
        let (code, said) = check(name, files);
        assert_eq!(code, Some(1), "{name}: {said}");
        assert!(said.starts_with(expected), "{name}: {said}");
        let nested = said.matches("error:").count();
        assert!(nested == 1 || matches!(*name, "pale" | "endless"), "{name} fires more than its own: {said}");
    }
    let folder = folder("render", &[("theme.toml", b"[colours]\ntext = \"grey\"\n")]).display().to_string();
    let output = tool(&["render", "examples/minimal.yaml", "--theme", &folder, "--output-dir", &format!("{folder}/out")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!Path::new(&folder).join("out").exists(), "nothing is published with a faulty theme");
    assert_eq!(tool(&["theme", "check", "examples/nowhere"]).status.code(), Some(3));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = folder("linked", &[("theme.toml", b"")]);
    std::fs::create_dir_all(folder.join("inserts")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.join("inserts/opening.md")).unwrap();
    std::os::unix::fs::symlink("/etc", folder.join("blocks")).unwrap();
    let output = tool(&["theme", "check", &folder.display().to_string()]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("the file leads out of the folder of the theme").count(), 2, "{said}");
    assert!(!said.contains("root:"), "{said}");
}
