//! The pages in terms of printpdf: drawing operators, and fonts with only the glyphs in use.

use std::collections::BTreeMap;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use printpdf::{
    Codepoint, Color, DictItem, ExternalStream, ExternalXObject, FontId, Line, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op,
    PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect,
    Rgb, TextItem, TextMatrix, WindingOrder, XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};

use super::display::{Draw, Layout, Owner, Page};
use super::fonts::{Face, Fonts, Run};
use super::tagging::tag;
use crate::error::Error;
use crate::theme::{Colour, Logo, Theme};

/// The number of every glyph in the embedded font, by face and original number.
type Numbers = BTreeMap<Face, BTreeMap<u16, u16>>;

/// Draws the pages and embeds the fonts. There is no structure yet, only the marks that it will refer to.
///
/// # Errors
/// When a font cannot be subset, which would be a fault of the tool.
pub fn draw(layout: &Layout, fonts: &Fonts, theme: &Theme, title: &str) -> Result<lopdf::Document, Error> {
    let mut pdf = PdfDocument::new(title);
    let mut numbers = Numbers::new();
    for (face, meanings) in fonts.meanings() {
        let glyphs: Vec<u16> = std::iter::once(0).chain(meanings.keys().copied().filter(|id| *id != 0)).collect();
        let font = embedded(fonts.font(*face), &glyphs)?;
        pdf.resources.fonts.map.insert(font_id(*face), PdfFont::new(font));
        let renumbered = glyphs.iter().zip(0_u16..).map(|(old, new)| (*old, new)).collect();
        numbers.insert(*face, renumbered);
    }
    if let Some(logo) = &theme.logo {
        pdf.resources.xobjects.map.insert(XObjectId(LOGO.to_owned()), picture(logo, theme.colours.paper));
    }
    let size = |points: f32| Mm::from(Pt(points));
    for page in &layout.pages {
        let (width, height) = (page.orientation.width(), page.orientation.height());
        let ops = Writer::new(&numbers, fonts, height).page(page, layout);
        let mut drawn = PdfPage::new(size(width), size(height), ops);
        for area in [&mut drawn.media_box, &mut drawn.trim_box, &mut drawn.crop_box] {
            *area = rectangle(0.0, 0.0, width, height);
        }
        pdf.pages.push(drawn);
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    Ok(pdf.to_lopdf_document(&options, &mut Vec::new()))
}

const LOGO: &str = "Logo";

/// The logo blended with the ground it is drawn on, so that the PDF needs no transparency.
fn picture(logo: &Logo, ground: Colour) -> XObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(logo.width))),
        ("Height", DictItem::Int(i64::from(logo.height))),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content: logo.on(ground), compress: true };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

fn font_id(face: Face) -> FontId {
    FontId(format!("Face{}", face as u8))
}

fn embedded((file, name): (&[u8], &str), glyphs: &[u16]) -> Result<ParsedFont, Error> {
    let fault = || Error::new(format!("the font {name} cannot be embedded"));
    let file = ReadScope::new(file).read::<FontData<'_>>().map_err(|_| fault())?;
    let provider = file.table_provider(0).map_err(|_| fault())?;
    let bytes = subset(&provider, glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode).map_err(|_| fault())?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(fault)?;
    font.font_name = Some(format!("{}+{}", subset_tag(&bytes), name));
    Ok(font)
}

/// Six letters that distinguish this font subset from any other.
fn subset_tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The slant of an upright face used as an italic: the tangent of twelve degrees, as in browsers.
const SLANT: f32 = 0.21;

/// Writes the operators of one page.
struct Writer<'a> {
    numbers: &'a Numbers,
    fonts: &'a Fonts<'a>,
    /// The height of the page, in points. PDF measures from the bottom of the page.
    height: f32,
    ops: Vec<Op>,
    font: Option<(Face, f32)>,
    fill: Option<Colour>,
    /// Where the next glyph of the current line would be drawn.
    pen: Option<(f32, f32)>,
}

impl<'a> Writer<'a> {
    fn new(numbers: &'a Numbers, fonts: &'a Fonts, height: f32) -> Self {
        Self { numbers, fonts, height, ops: Vec::new(), font: None, fill: None, pen: None }
    }

    fn page(mut self, page: &Page, layout: &Layout) -> Vec<Op> {
        let mut mark = 0;
        for sequence in &page.sequences {
            self.ops.push(match sequence.owner {
                Owner::Element(id) => {
                    let name = layout.tree.get(id).map_or("Span", |element| tag(element.kind));
                    let properties = dictionary([("MCID", DictItem::Int(mark))]);
                    mark += 1;
                    Op::BeginMarkedContentWithProperties { tag: name.to_owned(), properties }
                }
                Owner::Header => artifact("Pagination", Some("Header")),
                Owner::Footer => artifact("Pagination", Some("Footer")),
                Owner::Decoration => artifact("Layout", None),
            });
            for draw in &sequence.draws {
                self.draw(draw);
            }
            self.end_text();
            self.ops.push(Op::EndMarkedContent);
        }
        self.ops
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text { x, y, size, colour, word } => {
                let mut x = *x;
                for run in &word.runs {
                    self.run(run, x, self.height - y, *size, *colour);
                    x += run.width() * size;
                }
            }
            Draw::PageOf { .. } => {}
            Draw::Rectangle { x, y, width, height, fill } => {
                self.end_text();
                self.fill(*fill);
                let rectangle = rectangle(*x, self.height - y - height, *width, *height);
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Draw::Logo { x, y, width, height } => {
                self.end_text();
                let transform = XObjectTransform {
                    translate_x: Some(Pt(round(*x))),
                    translate_y: Some(Pt(round(self.height - y - height))),
                    scale_x: Some(round(*width)),
                    scale_y: Some(round(*height)),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.ops.push(Op::UseXobject { id: XObjectId(LOGO.to_owned()), transform });
            }
            Draw::Line { from, to, thickness, colour } => {
                self.end_text();
                self.ops.push(Op::SetOutlineColor { col: rgb(*colour) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(round(*thickness)) });
                let line =
                    Line { points: vec![point(self.height, *from, false), point(self.height, *to, false)], is_closed: false };
                self.ops.push(Op::DrawLine { line });
            }
            Draw::Polygon { points, fill } => {
                self.end_text();
                self.fill(*fill);
                let ring = PolygonRing { points: points.iter().map(|at| point(self.height, *at, false)).collect() };
                let (mode, winding_order) = (PaintMode::Fill, WindingOrder::NonZero);
                self.ops.push(Op::DrawPolygon { polygon: Polygon { rings: vec![ring], mode, winding_order } });
            }
            Draw::Path { points, closed, thickness, dash, colour } => {
                self.end_text();
                self.ops.push(Op::SetOutlineColor { col: rgb(*colour) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(round(*thickness)) });
                self.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
                let dash: Vec<f32> = dash.iter().copied().map(round).collect();
                if !dash.is_empty() {
                    self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &dash) });
                }
                let points = points.iter().map(|each| point(self.height, each.at, each.bends)).collect();
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: *closed } });
                if !dash.is_empty() {
                    self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
                }
            }
        }
    }

    fn run(&mut self, run: &Run, x: f32, y: f32, size: f32, colour: Colour) {
        if self.pen.is_none() {
            self.ops.push(Op::StartTextSection);
        }
        let mut moved = self.pen.is_none_or(|(at, line)| (at - x).abs() > 0.02 || (line - y).abs() > 0.001);
        if self.font != Some((run.face, size)) {
            let font = PdfFontHandle::External(font_id(run.face));
            self.ops.push(Op::SetFont { font, size: Pt(round(size)) });
            self.font = Some((run.face, size));
            moved = true;
        }
        moved |= self.fill != Some(colour) || run.actual.is_some();
        self.fill(colour);
        if let Some(actual) = &run.actual {
            let text = DictItem::String { data: super::metadata::text_bytes(actual), literal: false };
            let properties = dictionary([("ActualText", text)]);
            self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
        }
        if moved {
            let slant = if self.fonts.is_slanted(run.face) { SLANT } else { 0.0 };
            let matrix = TextMatrix::Raw([1.0, 0.0, slant, 1.0, round(x), round(y)]);
            self.ops.push(Op::SetTextMatrix { matrix });
        }
        let numbers = self.numbers.get(&run.face);
        let glyphs = run.glyphs.iter().enumerate().map(|(index, glyph)| {
            let next = run.glyphs.get(index + 1).map_or(0.0, |next| next.shift);
            let id = numbers.and_then(|numbers| numbers.get(&glyph.id)).copied().unwrap_or(0);
            Codepoint::with_cid(id, glyph.natural - glyph.advance + glyph.shift - next, glyph.text.to_string())
        });
        match self.ops.last_mut() {
            Some(Op::ShowText { items }) if !moved => {
                if let Some(TextItem::GlyphIds(shown)) = items.last_mut() {
                    shown.extend(glyphs);
                }
            }
            _ => self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] }),
        }
        if run.actual.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        self.pen = Some((x + run.width() * size, y));
    }

    fn end_text(&mut self) {
        if self.pen.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }
}

/// A point of the display list, in the coordinates of a page of this height.
fn point(height: f32, (x, y): (f32, f32), bezier: bool) -> LinePoint {
    LinePoint { p: Point { x: Pt(round(x)), y: Pt(round(height - y)) }, bezier }
}

fn artifact(kind: &str, subtype: Option<&str>) -> Op {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let entries = std::iter::once(("Type", name(kind))).chain(subtype.map(|subtype| ("Subtype", name(subtype))));
    Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties: dictionary(entries) }
}

fn dictionary(entries: impl IntoIterator<Item = (&'static str, DictItem)>) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect {
        x: Pt(round(x)),
        y: Pt(round(y)),
        width: Pt(round(width)),
        height: Pt(round(height)),
        mode: Some(PaintMode::Fill),
        winding_order: None,
    }
}

fn rgb(colour: Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 10_000.0).round() / 10_000.0;
    Color::Rgb(Rgb { r: part(colour.red), g: part(colour.green), b: part(colour.blue), icc_profile: None })
}

/// Rounds to a hundredth of a point, which is finer than any printer and keeps the file small and the same everywhere.
fn round(points: f32) -> f32 {
    if points.is_finite() { (points * 100.0).round() / 100.0 } else { 0.0 }
}
