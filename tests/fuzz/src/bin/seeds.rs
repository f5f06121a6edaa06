//! Writes the inputs that fuzzing starts from: the examples, damaged returns, and the words of the form.
//!
//! `seeds FOLDER` makes `FOLDER/reading`, `FOLDER/checking`, `FOLDER/rendering` and `FOLDER/words.dict`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

// Built with the flags of the targets, so it needs the functions that those flags call.
use libfuzzer_sys as _;
use masa_return_fuzz::{examples, sound, sources};

/// Never called: the fuzzer is linked in only for its counters.
#[expect(improper_ctypes_definitions, reason = "the engine calls its targets so")]
#[unsafe(no_mangle)]
pub extern "C" fn rust_fuzzer_test_input(_: &[u8]) -> i32 {
    0
}

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/fuzz".to_owned()));
    let reading = folder.join("reading");
    for name in ["reading", "checking", "rendering"] {
        fs::create_dir_all(folder.join(name))?;
    }
    for entry in fs::read_dir(examples())?.flatten() {
        let path = entry.path();
        if path.is_dir() || path.extension().is_some_and(|ending| ending == "yaml") {
            write_sources(&path, &reading)?;
        }
    }
    for (number, data) in sound().iter().enumerate() {
        fs::write(reading.join(format!("sound-{number}.json")), format!("J{data}"))?;
    }
    for name in ["checking", "rendering"] {
        for how in 0..8_u8 {
            let changes: Vec<u8> = (0..96_u8).map(|number| number.wrapping_mul(how.wrapping_mul(31).wrapping_add(7))).collect();
            fs::write(folder.join(name).join(format!("changes-{how}")), changes)?;
        }
        fs::write(folder.join(name).join("as-it-is"), [0])?;
        fs::write(folder.join(name).join("complete-as-it-is"), [7])?;
    }
    fs::write(folder.join("words.dict"), dictionary())
}

/// Each file separately, and a folder also as a whole.
fn write_sources(path: &Path, to: &Path) -> io::Result<()> {
    let mut whole = b"F".to_vec();
    let sources = sources(path);
    for source in &sources {
        fs::write(to.join(&source.name), &source.bytes)?;
        whole.extend_from_slice(&source.bytes);
        whole.extend_from_slice(b"\n====\n");
    }
    if sources.len() > 1 && sources.len() <= 8 { fs::write(to.join("folder"), whole) } else { Ok(()) }
}

/// The keys of the form and the marks of YAML, in the fuzzer's word list format.
fn dictionary() -> String {
    let mut words: Vec<String> = Vec::new();
    if let Ok(form) = masa_return::annual_return::terms::schema::form() {
        keys(form.schema(), &mut words);
    }
    words.sort();
    words.dedup();
    words.extend(
        [
            "- ",
            "? ",
            ": ",
            "|\\x0a",
            ">-\\x0a",
            "&a ",
            "*a",
            "<<: ",
            "!!str ",
            "---\\x0a",
            "...\\x0a",
            "%YAML 1.2\\x0a",
            "\\x09",
            "\\xef\\xbb\\xbf",
            "\\x0d\\x0a",
            "\\xc2\\xa3",
            "#",
        ]
        .map(String::from),
    );
    words.iter().map(|word| format!("\"{word}\"\n")).collect()
}

fn keys(schema: &serde_json::Value, words: &mut Vec<String>) {
    match schema {
        serde_json::Value::Object(fields) => {
            for (key, inner) in fields {
                if let ("properties", Some(properties)) = (key.as_str(), inner.as_object()) {
                    words.extend(properties.keys().map(|key| format!("{key}: ")));
                }
                keys(inner, words);
            }
        }
        serde_json::Value::Array(entries) => entries.iter().for_each(|inner| keys(inner, words)),
        _ => {}
    }
}
