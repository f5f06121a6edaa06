//! The complete example as data: the start of every synthetic return.

use masa_return::annual_return::check::assess::assess;
use masa_return::annual_return::public::digest;
use masa_return::read::Source;
use serde_json::Value;

use super::json;

/// The full form of the complete example, without the digests of its signatures, its explanations and last year's file, which
/// belong to that return alone.
pub fn template() -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/exampleshire");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect(folder).map(|entry| entry.expect(folder).path()).collect();
    files.sort();
    let source = |file: &std::path::PathBuf| Source {
        name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: std::fs::read(file).expect("a file of the example"),
    };
    let sources: Vec<Source> = files.iter().map(source).collect();
    let read = assess(&sources, None).expect("the form can be used");
    let mut data = digest::full(&read.facts.this).expect("the example is data");
    for path in ["explanations", "last_year", "partnership.predecessors"] {
        json::clear(&mut data, path);
    }
    json::lists(&mut data, &mut |list| {
        for entry in list.iter_mut().filter_map(Value::as_object_mut) {
            // The content of last year's return is unknown here.
            entry.remove("last_year_id");
        }
    });
    data
}
