//! The file's own description: title, language, standards, colours, attachments; and how text is written in a PDF.

use lopdf::{Document as Pdf, Object, ObjectId, Stream, StringFormat, dictionary};

use super::colour_profile;
use crate::document::{Attachment, Document};
use crate::error::Error;

const PRODUCER: &str = concat!("masa-return ", env!("CARGO_PKG_VERSION"));

/// Writes everything that a reader or an archive requires of the file as a whole.
///
/// # Errors
/// When the catalogue of the file is missing, which would be a fault of the tool.
pub fn write(pdf: &mut Pdf, document: &Document, structure: ObjectId, outline: Option<ObjectId>) -> Result<(), Error> {
    let profile = Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, colour_profile::srgb());
    let profile = pdf.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "DestOutputProfile" => profile,
    };
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(document).into_bytes());
    let xmp = pdf.add_object(xmp.with_compression(false));
    let files = attach(pdf, &document.attachments, document.prepared_on.as_deref());

    let catalog = pdf.catalog_mut().map_err(|_| fault())?;
    catalog.set("Lang", text(&document.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    if !files.is_empty() {
        let names = files.iter().flat_map(|(name, id)| [text(name), Object::Reference(*id)]).collect::<Vec<_>>();
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
        catalog.set("AF", files.iter().map(|(_, id)| Object::Reference(*id)).collect::<Vec<_>>());
    }

    let mut info = dictionary! { "Title" => text(&clean(&document.title)), "Producer" => text(PRODUCER) };
    let keywords = clean(&document.keywords.join(", "));
    let digest = clean(document.digest.as_deref().unwrap_or_default());
    let optional =
        [("Author", clean(&document.author)), ("Subject", clean(&document.subject)), ("Keywords", keywords), ("Digest", digest)];
    for (key, value) in optional {
        if !value.is_empty() {
            info.set(key, text(&value));
        }
    }
    if let Some(date) = pdf_date(document.prepared_on.as_deref()) {
        info.set("CreationDate", Object::string_literal(date.clone()));
        info.set("ModDate", Object::string_literal(date));
    }
    let info = pdf.add_object(info);
    pdf.trailer.set("Info", info);
    Ok(())
}

/// Embeds the attachments, sorted by name as the file's name tree requires.
fn attach(pdf: &mut Pdf, attachments: &[Attachment], prepared_on: Option<&str>) -> Vec<(String, ObjectId)> {
    let mut files = Vec::new();
    for attachment in attachments {
        let mut params = dictionary! { "Size" => i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX) };
        if let Some(date) = pdf_date(prepared_on) {
            params.set("CreationDate", Object::string_literal(date.clone()));
            params.set("ModDate", Object::string_literal(date));
        }
        let stream = dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => Object::Name(attachment.media_type.as_bytes().to_vec()),
            "Params" => params,
        };
        let stream = pdf.add_object(Stream::new(stream, attachment.bytes.clone()));
        // The data the document was made from is its source; any other attachment supplements it.
        let relation = if attachment.media_type.ends_with("json") { "Source" } else { "Data" };
        let specification = pdf.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => text(&attachment.name),
            "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description),
            "AFRelationship" => relation,
            "EF" => dictionary! { "F" => stream, "UF" => stream },
        });
        files.push((attachment.name.clone(), specification));
    }
    files.sort_by_key(|(name, _)| text(name).as_str().map(<[u8]>::to_vec).unwrap_or_default());
    files
}

/// The XMP metadata packet.
fn xmp(document: &Document) -> String {
    let mut body = String::new();
    let alternative = |name: &str, value: &str| {
        format!("<dc:{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li></rdf:Alt></dc:{name}>\n")
    };
    body.push_str(&alternative("title", &escape(&document.title)));
    if !clean(&document.author).is_empty() {
        body.push_str(&format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escape(&document.author)));
    }
    if !clean(&document.subject).is_empty() {
        body.push_str(&alternative("description", &escape(&document.subject)));
    }
    body.push_str(&format!("<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n", escape(&document.language)));
    if !document.keywords.is_empty() {
        let words: String = document.keywords.iter().map(|word| format!("<rdf:li>{}</rdf:li>", escape(word))).collect();
        body.push_str(&format!("<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>\n"));
        body.push_str(&format!("<pdf:Keywords>{}</pdf:Keywords>\n", escape(&document.keywords.join(", "))));
    }
    if let Some(digest) = document.digest.as_deref().map(escape).filter(|digest| !digest.is_empty()) {
        body.push_str(&format!("<dc:identifier>{digest}</dc:identifier>\n"));
    }
    body.push_str(&format!("<pdf:Producer>{PRODUCER}</pdf:Producer>\n"));
    if let Some(day) = day(document.prepared_on.as_deref()) {
        for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
            body.push_str(&format!("<xmp:{name}>{day}T00:00:00Z</xmp:{name}>\n"));
        }
    }
    include_str!("metadata.xml").replace("@BODY@", body.trim_end())
}

/// The day; `None` when it is not written as `2027-06-30`.
fn day(prepared_on: Option<&str>) -> Option<&str> {
    let day = prepared_on?;
    let digits = |from: usize, to: usize| day.get(from..to).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let shape = day.len() == 10 && digits(0, 4) && digits(5, 7) && digits(8, 10);
    (shape && day.get(4..5) == Some("-") && day.get(7..8) == Some("-")).then_some(day)
}

fn pdf_date(prepared_on: Option<&str>) -> Option<String> {
    day(prepared_on).map(|day| format!("D:{}000000Z", day.replace('-', "")))
}

/// Text without the characters that XML cannot hold, so that both kinds of metadata agree.
fn clean(text: &str) -> String {
    let kept = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let kept: String = kept.filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    kept.trim().to_owned()
}

fn escape(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text string: unchanged when it is printable ASCII, otherwise in UTF-16.
pub fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        Object::String(text_bytes(text), StringFormat::Hexadecimal)
    }
}

/// Text in big-endian UTF-16 with a byte order mark.
pub fn text_bytes(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// The error for a fault of the tool.
pub fn fault() -> Error {
    Error::new("the PDF could not be put together; this is a fault of masa-return, please report it")
}
