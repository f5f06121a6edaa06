//! Reads values of a PDF within limits, and the files it carries.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, Stream};

/// The largest size of a decompressed stream in bytes.
pub const MOST_BYTES: usize = 64_000_000;
/// The largest number of levels followed in a tree.
pub const MOST_DEPTH: usize = 64;
/// The largest number of references followed from one to the next.
const MOST_STEPS: usize = 16;

/// The object a reference leads to, or the object itself when it is not a reference.
pub fn resolved<'a>(file: &'a Document, mut object: &'a Object) -> Option<&'a Object> {
    for _ in 0..MOST_STEPS {
        match object {
            Object::Reference(id) => object = file.objects.get(id)?,
            other => return Some(other),
        }
    }
    None
}

/// A value of a dictionary.
pub fn value<'a>(file: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    resolved(file, dictionary.get(key).ok()?)
}

/// A dictionary, or the dictionary of a stream.
pub fn dictionary<'a>(file: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match resolved(file, object)? {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A stream.
pub fn stream<'a>(file: &'a Document, object: &'a Object) -> Option<&'a Stream> {
    resolved(file, object)?.as_stream().ok()
}

/// The decompressed bytes of a stream.
pub fn unfolded(stream: &Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(MOST_BYTES).ok()
}

/// A name as text.
pub fn name(object: &Object) -> Option<String> {
    object.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

/// A text string: UTF-16 or UTF-8 when it begins with a byte order mark, otherwise one byte per letter.
pub fn string(object: &Object) -> Option<String> {
    object.as_str().ok().map(text)
}

/// Bytes as text, decoded in the same way.
pub fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// UTF-16, higher byte first.
pub fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => u16::from(u8::MAX),
    });
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The files a PDF carries, from its list of names and from its list of associated files.
pub fn carried(file: &Document, catalog: &Dictionary) -> Vec<(String, Result<Vec<u8>, String>)> {
    let mut specifications: Vec<&Object> = Vec::new();
    let names = value(file, catalog, b"Names")
        .and_then(|names| dictionary(file, names))
        .and_then(|names| names.get(b"EmbeddedFiles").ok());
    let mut waiting: Vec<(&Object, usize)> = names.map(|root| (root, 0)).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some((node, depth)) = waiting.pop() {
        let known = node.as_reference().is_ok_and(|id| !seen.insert(id));
        let Some(node) = dictionary(file, node).filter(|_| !known && depth < MOST_DEPTH) else { continue };
        if let Some(kids) = value(file, node, b"Kids").and_then(|kids| kids.as_array().ok()) {
            waiting.extend(kids.iter().rev().map(|kid| (kid, depth + 1)));
        }
        if let Some(pairs) = value(file, node, b"Names").and_then(|pairs| pairs.as_array().ok()) {
            specifications.extend(pairs.chunks(2).filter_map(|pair| pair.get(1)));
        }
    }
    if let Some(with) = value(file, catalog, b"AF").and_then(|with| with.as_array().ok()) {
        specifications.extend(with);
    }
    let mut told = BTreeSet::new();
    let mut files = Vec::new();
    for specification in specifications {
        // The same file is in both lists.
        if specification.as_reference().is_ok_and(|id| !told.insert(id)) {
            continue;
        }
        let Some(specification) = dictionary(file, specification) else { continue };
        let named = [b"UF".as_slice(), b"F"].iter().find_map(|key| value(file, specification, key).and_then(string));
        let bytes = value(file, specification, b"EF")
            .and_then(|files| dictionary(file, files))
            .and_then(|files| files.get(b"F").or_else(|_| files.get(b"UF")).ok())
            .and_then(|stream| self::stream(file, stream))
            .and_then(unfolded)
            .ok_or_else(|| "the file it carries cannot be unpacked".to_owned());
        files.push((named.unwrap_or_default(), bytes));
    }
    files
}
