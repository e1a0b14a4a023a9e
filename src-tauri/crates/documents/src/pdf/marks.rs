//! The marks of a page as drawing operations.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing, Pt, Rgb, TextItem,
    TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::Embedded;
use crate::PageError;
use crate::fonts::{FaceId, Fonts};
use crate::page::{Area, Colour, Image, Line, Mark, Page, Rule, Run};
use crate::picture::Picture;

pub(super) fn operations(
    page: &Page,
    fonts: &Fonts,
    faces: &BTreeMap<FaceId, Embedded>,
    images: &[Picture],
) -> Result<Vec<Op>, PageError> {
    let mut ops = Vec::new();
    for mark in &page.marks {
        match mark {
            Mark::Line(line) => draw_line(line, page, fonts, faces, &mut ops)?,
            Mark::Rule(rule) => draw_rule(rule, page, &mut ops),
            Mark::Area(area) => draw_area(area, page, &mut ops),
            Mark::Image(image) => draw_image(image, page, images, &mut ops),
        }
    }
    Ok(ops)
}

/// One text matrix a run, and one string of glyphs with what each is off its natural place.
fn draw_line(
    line: &Line,
    page: &Page,
    fonts: &Fonts,
    faces: &BTreeMap<FaceId, Embedded>,
    ops: &mut Vec<Op>,
) -> Result<(), PageError> {
    let (sin, cos) = line.turned.to_radians().sin_cos();
    ops.push(Op::StartTextSection);
    for run in &line.runs {
        let face = faces.get(&run.face).ok_or_else(|| PageError::Font {
            font: fonts.name(run.face).to_owned(),
            reason: "it is not among the document's fonts".into(),
        })?;
        let Some(first) = run.characters.first() else { continue };
        let x = line.x + first.x * cos;
        let y = page.height - line.baseline + first.x * sin;
        let matrix = if line.turned == 0.0 {
            TextMatrix::Translate(points(x), points(y))
        } else {
            TextMatrix::Raw([cos, sin, -sin, cos, x, y].map(|figure| round(figure, 10_000.0)))
        };
        ops.push(Op::SetFillColor { col: colour(run.colour) });
        ops.push(Op::SetFont { font: PdfFontHandle::External(face.id.clone()), size: Pt(run.size as f32) });
        ops.push(Op::SetTextMatrix { matrix });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs(run, face))] });
    }
    ops.push(Op::EndTextSection);
    Ok(())
}

/// The glyphs of a run. The offset behind each moves the next one to its place; it is reckoned from where the reader's
/// pen really is, so that roundings do not add up.
fn glyphs(run: &Run, face: &Embedded) -> Vec<Codepoint> {
    let start = run.characters.first().map_or(0.0, |placed| placed.x);
    let mut pen = 0.0;
    let mut glyphs = Vec::with_capacity(run.characters.len());
    for (index, placed) in run.characters.iter().enumerate() {
        let glyph = face.glyphs.get(&placed.character).copied().unwrap_or(0);
        pen += face.width(glyph);
        let offset = run.characters.get(index + 1).map_or(0.0, |next| {
            let wanted = (next.x - start) * 1000.0 / run.size;
            (pen - wanted).round()
        });
        pen -= offset;
        glyphs.push(Codepoint::with_cid(glyph, offset as f32, placed.character.to_string()));
    }
    glyphs
}

fn point(page: &Page, (x, y): (f64, f64)) -> LinePoint {
    LinePoint { p: Point { x: points(x), y: points(page.height - y) }, bezier: false }
}

fn draw_area(area: &Area, page: &Page, ops: &mut Vec<Op>) {
    let ring = |outline: &Vec<(f64, f64)>| PolygonRing { points: outline.iter().map(|at| point(page, *at)).collect() };
    ops.push(Op::SetFillColor { col: colour(area.colour) });
    ops.push(Op::DrawPolygon {
        polygon: Polygon {
            rings: area.outlines.iter().map(ring).collect(),
            mode: PaintMode::Fill,
            winding_order: WindingOrder::EvenOdd,
        },
    });
}

/// The name of the picture at a place in the file's list.
pub(super) fn image_id(number: usize) -> XObjectId {
    XObjectId(format!("Picture{number}"))
}

fn draw_image(image: &Image, page: &Page, images: &[Picture], ops: &mut Vec<Op>) {
    let Some(number) = images.iter().position(|picture| *picture == image.picture) else { return };
    let (width, height) = (f64::from(image.picture.width()), f64::from(image.picture.height()));
    let scaled = image.width / width;
    let transform = XObjectTransform {
        translate_x: Some(points(image.at.0)),
        translate_y: Some(points(page.height - image.at.1 - height * scaled)),
        dpi: Some((72.0 / scaled) as f32),
        ..XObjectTransform::default()
    };
    ops.push(Op::UseXobject { id: image_id(number), transform });
}

fn draw_rule(rule: &Rule, page: &Page, ops: &mut Vec<Op>) {
    ops.push(Op::SetOutlineColor { col: colour(rule.colour) });
    ops.push(Op::SetOutlineThickness { pt: points(rule.weight) });
    let line = printpdf::Line { points: vec![point(page, rule.from), point(page, rule.to)], is_closed: false };
    ops.push(Op::DrawLine { line });
}

fn colour(colour: Colour) -> Color {
    let part = |value: u8| round(f64::from(value) / 255.0, 1000.0);
    let (r, g, b) = (part(colour.red), part(colour.green), part(colour.blue));
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

/// Hundredths of a point are finer than any printer.
fn points(value: f64) -> Pt {
    Pt(round(value, 100.0))
}

fn round(value: f64, parts: f64) -> f32 {
    ((value * parts).round() / parts) as f32
}
