//! The logo: a PNG picture, checked and decoded into pixels.

use std::io::Cursor;

use super::colour::Colour;
use super::faults::{Fault, LOGO};
use crate::error::Error;

/// The logo of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// A description of the picture in words.
    pub alternative: String,
    /// The PNG file as it was given.
    pub file: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, one byte each, row by row.
    pixels: Vec<u8>,
}

/// The longest side, in pixels: twice what the finest printer can show.
const LONGEST: u32 = 4_000;
/// The most pixels. A logo is small, and both outputs embed it.
const MOST: u64 = 4_000_000;

/// A picture of one white pixel.
const DOT: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\xb18\xf6\x14\x00\x00\x00\x00IEND\xaeB`\x82";

impl Logo {
    /// A logo of which only the words are known.
    ///
    /// # Errors
    /// Never: the picture is built into the tool.
    pub fn of_words(alternative: &str) -> Result<Self, Error> {
        Self::read("", DOT, alternative).map_err(|fault| Error::new(fault.to_string()))
    }

    /// Checks a file and decodes it.
    pub(super) fn read(name: &str, file: &[u8], alternative: &str) -> Result<Self, Fault> {
        let refuse = |message: String, help: &str| Fault::new(LOGO, name, message, help);
        if !file.starts_with(b"\x89PNG\r\n\x1a\n") {
            let kind = kind(file);
            return Err(refuse(
                format!("the logo is {kind}, and both outputs can carry PNG only"),
                "open it in any program for pictures and save it as PNG, about 800 pixels wide",
            ));
        }
        let broken = |_| refuse("the logo cannot be read: the file is damaged or cut short".to_owned(), "save it as PNG again");
        let limits = png::Limits { bytes: 64 * 1024 * 1024 };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), limits);
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let header = decoder.read_header_info().map_err(broken)?;
        let (width, height) = (header.width, header.height);
        if width > LONGEST || height > LONGEST || u64::from(width) * u64::from(height) > MOST {
            return Err(refuse(
                format!(
                    "the logo is {width} by {height} pixels, and at most {MOST} pixels in all and {LONGEST} on a side can be used"
                ),
                "save it smaller: 800 pixels wide is enough for paper",
            ));
        }
        let mut reader = decoder.read_info().map_err(broken)?;
        let (colours, _) = reader.output_color_type();
        let size = reader.output_buffer_size().unwrap_or_default();
        let mut raw = vec![0; size];
        reader.next_frame(&mut raw).map_err(broken)?;
        let mut pixels = Vec::new();
        match colours {
            png::ColorType::Rgba => pixels = raw,
            png::ColorType::Rgb | png::ColorType::Indexed => {
                raw.chunks_exact(3).for_each(|pixel| {
                    pixels.extend_from_slice(pixel);
                    pixels.push(u8::MAX);
                });
            }
            png::ColorType::Grayscale => raw.iter().for_each(|grey| pixels.extend([*grey, *grey, *grey, u8::MAX])),
            png::ColorType::GrayscaleAlpha => raw.chunks_exact(2).for_each(|pixel| {
                if let [grey, opacity] = pixel {
                    pixels.extend([*grey, *grey, *grey, *opacity]);
                }
            }),
        }
        Ok(Self { alternative: alternative.to_owned(), file: file.to_vec(), width, height, pixels })
    }

    /// Red, green and blue of each pixel, one byte each, row by row, blended with this ground.
    pub fn on(&self, ground: Colour) -> Vec<u8> {
        let blend = |over: u8, under: u8, opacity: u8| {
            let sum = u32::from(over) * u32::from(opacity) + u32::from(under) * u32::from(u8::MAX - opacity);
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        let mut flat = Vec::with_capacity(self.pixels.len() / 4 * 3);
        for pixel in self.pixels.chunks_exact(4) {
            if let [red, green, blue, opacity] = *pixel {
                flat.extend([
                    blend(red, ground.red, opacity),
                    blend(green, ground.green, opacity),
                    blend(blue, ground.blue, opacity),
                ]);
            }
        }
        flat
    }
}

/// What a file that is not a PNG is, as far as its first bytes show.
fn kind(file: &[u8]) -> &'static str {
    let begins = |mark: &[u8]| file.starts_with(mark);
    if begins(b"\xff\xd8") {
        "a JPEG picture"
    } else if begins(b"GIF8") {
        "a GIF picture"
    } else if begins(b"RIFF") {
        "a WebP picture"
    } else if begins(b"%PDF") {
        "a PDF"
    } else if begins(b"<svg") || begins(b"<?xml") {
        "an SVG drawing"
    } else if file.is_empty() {
        "an empty file"
    } else {
        "no picture that is known here"
    }
}
