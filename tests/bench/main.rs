//! How long the whole program takes, and how much memory, beside other programs at the same work in the same run.
//!
//! `cargo bench --bench whole_process` runs every case in turn, round after round, so that a machine that slows down slows all of them
//! down. It prints and never judges: no time is too long for it. `cargo bench --bench whole_process -- 20` makes twenty rounds.
//!
//! Peak memory is the kernel's own figure, as `/usr/bin/time` gives it (Debian package `time`). The comparisons are made with the tools
//! that `tests/run tools` installs and with those of `tests/bench/requirements.txt`; what is not there is left out, and said.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and the clock, and prints what it measured"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TOOL: &str = env!("CARGO_BIN_EXE_masa-return");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const TMP: &str = env!("CARGO_TARGET_TMPDIR");
const EXAMPLE: &str = "examples/exampleshire";
/// How many times its size the grown return has.
const TIMES: &str = "10";
/// The sizes at which long reports are rendered: some hundred pages, then three and nine times as many.
const LONGER: [&str; 3] = ["1", "3", "9"];

/// One command to measure.
struct Case {
    name: &'static str,
    command: Vec<String>,
    /// What it works on, for figures per unit: how many, and of what.
    work: Option<(f64, &'static str)>,
    runs: Vec<Run>,
}

/// What one run took.
struct Run {
    wall: Duration,
    /// Peak memory in KiB, where it could be measured.
    memory: Option<u64>,
}

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(5_usize);
    let mut cases = match cases() {
        Ok(cases) => cases,
        Err(reason) => {
            println!("nothing measured: {reason}");
            return;
        }
    };
    // The first round warms the caches and is not counted.
    for round in 0..=rounds {
        for case in &mut cases {
            if let Some(run) = measure(&case.command)
                && round > 0
            {
                case.runs.push(run);
            }
        }
    }
    println!("{rounds} rounds after one to warm up; wall time in milliseconds, peak memory in MiB\n");
    println!("{:<44} {:>8} {:>8} {:>8} {:>8}", "", "min", "median", "max", "memory");
    for case in &cases {
        println!("{}", line(case));
    }
}

fn cases() -> Result<Vec<Case>, String> {
    let tmp = |name: &str| Path::new(TMP).join(name).to_string_lossy().into_owned();
    let (full, grown, schema, made) = (tmp("full.json"), tmp("grown.json"), tmp("schema.json"), tmp("made"));
    keep(&full, &run(TOOL, &["data", EXAMPLE, "--form", "full"])?)?;
    keep(&schema, &run(TOOL, &["schema"])?)?;
    let python = first(&["tests/.tools/venv/bin/python", "/usr/bin/python3"]).ok_or("Python is not installed")?;
    keep(&grown, &run(&python, &["tests/bench/grow.py", &full, TIMES])?)?;
    run(TOOL, &["render", EXAMPLE, "--output-dir", &made])?;
    let (page, pdf) = (format!("{made}/exampleshire.html"), format!("{made}/exampleshire.pdf"));

    // JSON is counted as it would stand one value a line, which is about what the same return has in YAML.
    let lines = |file: &str| lines(&python, file).map(|lines| (lines, "1,000 lines"));
    let pages = run("pdfinfo", &[&pdf]).ok().and_then(|text| pages_of(&text)).map(|pages| (pages, "page"));
    let mut cases = Vec::new();
    let mut add = |name, work, command: &[&str]| {
        let command = command.iter().map(|&word| word.to_owned()).collect();
        cases.push(Case { name, command, work, runs: Vec::new() });
    };
    add("check, the complete example", lines(&full), &[TOOL, "check", EXAMPLE, "--format", "json"]);
    add("check, the same as JSON", lines(&full), &[TOOL, "check", &full, "--format", "json"]);
    add("check, ten times as much", lines(&grown), &[TOOL, "check", &grown, "--format", "json"]);
    add("render, page and PDF", pages, &[TOOL, "render", EXAMPLE, "--output-dir", &made]);
    add("render, page", pages, &[TOOL, "render", EXAMPLE, "--output-dir", &made, "--format", "html"]);
    add("render, PDF", pages, &[TOOL, "render", EXAMPLE, "--output-dir", &made, "--format", "pdf"]);

    for (times, names) in LONGER.into_iter().zip([
        ["draft, page", "draft, PDF"],
        ["draft, page, three times as long", "draft, PDF, three times as long"],
        ["draft, page, nine times as long", "draft, PDF, nine times as long"],
    ]) {
        // A grown return contradicts itself, and only a draft of it can be rendered.
        let long = tmp(&format!("long-{times}.json"));
        keep(&long, &run(&python, &["tests/bench/grow.py", &full, times])?)?;
        run(TOOL, &["render", &long, "--draft", "--format", "pdf", "--output-dir", &made])?;
        let pages = run("pdfinfo", &[&format!("{made}/long-{times}.pdf")]).ok().and_then(|text| pages_of(&text));
        for (name, format) in names.into_iter().zip(["html", "pdf"]) {
            let command = [TOOL, "render", &long, "--draft", "--format", format, "--output-dir", &made];
            add(name, pages.map(|pages| (pages, "page")), &command);
        }
    }

    let compare: [(&str, &[&str], &[&str]); 3] = [
        ("tests/.tools/venv/bin/check-jsonschema", &["--schemafile", &schema, &full], &["--schemafile", &schema, &grown]),
        (
            "/usr/bin/node",
            &["tests/judges/data/json_schema.mjs", &schema, &full],
            &["tests/judges/data/json_schema.mjs", &schema, &grown],
        ),
        ("tests/.tools/bench/bin/weasyprint", &["--quiet", "--pdf-variant", "pdf/ua-1", &page, "/dev/null"], &[]),
    ];
    let names = [
        ("check-jsonschema, the same (schema only)", "check-jsonschema, ten times as much"),
        ("ajv, the same (schema only)", "ajv, ten times as much"),
        ("WeasyPrint, the page to PDF", ""),
    ];
    for ((program, once, often), (name, name_often)) in compare.into_iter().zip(names) {
        let Some(program) = first(&[program]) else {
            println!("left out, {program} is not installed: {name}");
            continue;
        };
        let work = if often.is_empty() { pages } else { lines(&full) };
        add(name, work, &[&[program.as_str()], once].concat());
        if !often.is_empty() {
            add(name_often, lines(&grown), &[&[program.as_str()], often].concat());
        }
    }
    Ok(cases)
}

/// What a command prints; exit 1 is a verdict and no failure.
fn run(program: &str, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let shown = || format!("{program} {}", arguments.join(" "));
    let output =
        Command::new(program).args(arguments).current_dir(ROOT).output().map_err(|fault| format!("{}: {fault}", shown()))?;
    if matches!(output.status.code(), Some(0 | 1)) {
        Ok(output.stdout)
    } else {
        Err(format!("{}: {}", shown(), String::from_utf8_lossy(&output.stderr)))
    }
}

fn keep(path: &str, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|fault| format!("{path}: {fault}"))
}

/// The first of these programs that is there, as a full path.
fn first(programs: &[&str]) -> Option<String> {
    let places = programs.iter().map(|program| PathBuf::from(ROOT).join(program));
    places.into_iter().find(|place| place.exists()).map(|place| place.to_string_lossy().into_owned())
}

/// Thousands of lines.
fn lines(python: &str, file: &str) -> Option<f64> {
    let program = "import json, sys; print(json.dumps(json.load(open(sys.argv[1])), indent=1).count('\\n') / 1000)";
    String::from_utf8(run(python, &["-c", program, file]).ok()?).ok()?.trim().parse().ok()
}

fn pages_of(text: &[u8]) -> Option<f64> {
    let text = String::from_utf8_lossy(text);
    text.lines().find_map(|line| line.strip_prefix("Pages:"))?.trim().parse().ok()
}

/// One run of a command; none when it cannot be started or falls over.
fn measure(command: &[String]) -> Option<Run> {
    let (program, arguments) = command.split_first()?;
    let report = Path::new(TMP).join("memory.txt");
    let timer = Path::new("/usr/bin/time");
    let mut child = if timer.exists() {
        let mut child = Command::new(timer);
        child.args(["--quiet", "-f", "%M", "-o"]).arg(&report).arg(program);
        child
    } else {
        Command::new(program)
    };
    child.args(arguments).current_dir(ROOT).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = child.status().ok()?;
    let wall = begun.elapsed();
    let memory = timer
        .exists()
        .then(|| std::fs::read_to_string(&report).ok())
        .flatten()
        .and_then(|text| text.lines().last()?.trim().parse().ok());
    matches!(status.code(), Some(0 | 1)).then_some(Run { wall, memory })
}

fn line(case: &Case) -> String {
    let mut walls: Vec<f64> = case.runs.iter().map(|run| run.wall.as_secs_f64() * 1000.0).collect();
    walls.sort_by(f64::total_cmp);
    let (Some(min), Some(max), Some(median)) = (walls.first(), walls.last(), walls.get(walls.len() / 2)) else {
        return format!("{:<44} did not run: {}", case.name, case.command.join(" "));
    };
    let memory = case.runs.iter().filter_map(|run| run.memory).max();
    let memory = memory.map_or("-".to_owned(), |kibibytes| format!("{:.1}", kibibytes as f64 / 1024.0));
    let each = case.work.map(|(amount, unit)| format!("   {:.2} per {unit}", median / amount)).unwrap_or_default();
    format!("{:<44} {min:>8.1} {median:>8.1} {max:>8.1} {memory:>8}{each}", case.name)
}
