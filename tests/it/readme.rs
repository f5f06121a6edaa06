//! The first code block of the README shows what `check` really prints.

use std::process::Command;

const README: &str = include_str!("../../README.md");
const CUT: &str = "...";

#[test]
fn the_first_screen_shows_what_check_says() {
    let shown: Vec<&str> = first_screen().collect();
    let (command, expected) = shown.split_first().expect("the first block shows a command");
    let arguments = command.strip_prefix("$ masa-return ").expect("it is a command of this tool");
    let output = Command::new(env!("CARGO_BIN_EXE_masa-return"))
        .args(arguments.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the command runs");
    assert_eq!(output.status.code(), Some(1), "a broken return needs work");
    let said = String::from_utf8(output.stdout).expect("it says words");
    let said: Vec<&str> = said.lines().collect();
    let mut from = 0;
    for passage in expected.split(|line| *line == CUT).filter(|passage| !passage.is_empty()) {
        let at = said[from..].windows(passage.len()).position(|lines| lines == passage);
        let at = at.unwrap_or_else(|| panic!("check no longer says this, in this order:\n{}", passage.join("\n")));
        assert!(at == 0 || from > 0 || expected[0] == CUT, "the README begins where the output begins, or says that it is cut");
        from += at + passage.len();
    }
    assert!(from == said.len() || expected.last() == Some(&CUT), "the output goes on: end the excerpt with {CUT}");
}

#[test]
fn the_commands_of_the_readme_are_those_of_the_tool() {
    let help = Command::new(env!("CARGO_BIN_EXE_masa-return")).arg("help").output().expect("the command runs");
    let help = String::from_utf8(help.stdout).expect("it says words");
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| line.starts_with("  "));
    let of_the_tool: Vec<&str> =
        listed.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    let rows = README.lines().filter_map(|line| line.strip_prefix("| `masa-return "));
    let mut of_the_readme: Vec<&str> = rows.map(|row| row.split([' ', '`']).next().unwrap_or_default()).collect();
    assert!(of_the_tool.len() > 4, "the help lists its commands:\n{help}");
    let mut sorted = of_the_tool.clone();
    sorted.sort_unstable();
    of_the_readme.sort_unstable();
    assert_eq!(of_the_readme, sorted);
}

#[test]
fn the_files_the_documents_point_to_are_there() {
    for (name, text) in [
        ("README.md", README),
        ("CONTRIBUTING.md", include_str!("../../CONTRIBUTING.md")),
        ("LICENSE.md", include_str!("../../LICENSE.md")),
    ] {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            let path = format!("{}/{target}", env!("CARGO_MANIFEST_DIR"));
            assert!(std::fs::exists(&path).is_ok_and(|is_there| is_there), "{name} points to {target}");
        }
    }
}

/// The lines of the first code block of the README.
fn first_screen() -> impl Iterator<Item = &'static str> {
    README.lines().skip_while(|line| *line != "```console").skip(1).take_while(|line| *line != "```")
}
