//! Pages as PDF/A-2b.
//!
//! printpdf writes the pages (`marks`), each face cut down to what stands in it; what it cannot write (its PDF/A is
//! PDF/X, its dates and ids are chance) is put right on the finished objects (`finish`).
//!
//! PDF/A is declared and its rules are kept; no validator has certified it.

mod finish;
mod marks;
mod measure;
mod stamped;
mod xmp;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};
use printpdf::{
    FontId, Mm, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, RawImage, RawImageData, RawImageFormat,
    XObject,
};

pub use measure::pdf_paper;
pub use stamped::stamped;

use crate::PageError;
use crate::fonts::{FaceId, Fonts, Subset};
use crate::page::{Mark, Pages};
use crate::picture::Picture;
use crate::standard::{EM_ASCENT, in_mm};

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// 标题, shown as the window's title by viewers.
    pub title: String,
    /// 发文机关.
    pub author: String,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
    /// 发文字号 or what else it is about. May be empty.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
}

/// Writes `pages`, which were laid out with these very `fonts`, as a PDF file.
///
/// The same pages, fonts and metadata give the same bytes.
pub fn write_pdf(pages: &Pages, fonts: &Fonts, metadata: &Metadata) -> Result<Vec<u8>, PageError> {
    let mut document = PdfDocument::new(&metadata.title);
    let mut faces = BTreeMap::new();
    // Each face is cut down by a thread of its own: that is most of the work.
    let embedded: Vec<Result<(FaceId, Embedded), PageError>> = std::thread::scope(|scope| {
        let threads: Vec<_> = characters(pages)
            .into_iter()
            .enumerate()
            .map(|(number, (face, characters))| {
                scope.spawn(move || Embedded::new(face, &characters, number, fonts).map(|embedded| (face, embedded)))
            })
            .collect();
        let gone = || PageError::Write("a thread that embeds a font stopped".into());
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(gone()))).collect()
    });
    for result in embedded {
        let (face, embedded) = result?;
        document.resources.fonts.map.insert(embedded.id.clone(), PdfFont::new(embedded.parsed.clone()));
        faces.insert(face, embedded);
    }
    let images = images(pages);
    for (number, picture) in images.iter().enumerate() {
        let image = RawImage {
            pixels: RawImageData::U8(picture.pixels().to_vec()),
            width: picture.width() as usize,
            height: picture.height() as usize,
            data_format: RawImageFormat::RGBA8,
            tag: Vec::new(),
        };
        document.resources.xobjects.map.insert(marks::image_id(number), XObject::Image(image));
    }
    for page in &pages.pages {
        let ops = marks::operations(page, fonts, &faces, &images)?;
        document.pages.push(PdfPage::new(Mm(in_mm(page.width) as f32), Mm(in_mm(page.height) as f32), ops));
    }
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PageError::Write(format!("{warning:?}")));
    }
    finish::finish(written, pages, metadata, &pages.describe(fonts))
}

/// The pictures, each once.
fn images(pages: &Pages) -> Vec<Picture> {
    let mut images: Vec<Picture> = Vec::new();
    for mark in pages.pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Image(image) = mark
            && !images.contains(&image.picture)
        {
            images.push(image.picture.clone());
        }
    }
    images
}

/// The characters that stand in each face.
fn characters(pages: &Pages) -> BTreeMap<FaceId, BTreeSet<char>> {
    let mut characters: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
    for mark in pages.pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Line(line) = mark {
            for run in &line.runs {
                characters.entry(run.face).or_default().extend(run.characters.iter().map(|placed| placed.character));
            }
        }
    }
    characters
}

/// A face as it stands in one file.
struct Embedded {
    id: FontId,
    parsed: ParsedFont,
    glyphs: BTreeMap<char, u16>,
}

impl Embedded {
    fn new(face: FaceId, characters: &BTreeSet<char>, number: usize, fonts: &Fonts) -> Result<Self, PageError> {
        let failed = |reason: String| PageError::Font { font: fonts.name(face).to_owned(), reason };
        let parsed = fonts.face(face).ok_or_else(|| failed("it is gone".into()))?;
        let subset = Subset::of(parsed, characters).map_err(failed)?;
        if let Some(character) = characters.iter().find(|character| !subset.glyphs.contains_key(character)) {
            return Err(PageError::NoGlyph(vec![*character]));
        }
        let mut parsed = ParsedFont::from_bytes(&subset.bytes, 0, &mut Vec::new())
            .ok_or_else(|| failed("its subset cannot be read".into()))?;
        parsed.font_name = Some(subset.name);
        // The face's own figures are not to be trusted (FandolSong's descent is above its baseline).
        let units = f64::from(parsed.units_per_em);
        parsed.font_metrics.ascent = (EM_ASCENT * units) as i16;
        parsed.font_metrics.descent = ((EM_ASCENT - 1.0) * units) as i16;
        // printpdf takes names like F1 for the fonts that every viewer has.
        Ok(Self { id: FontId(format!("Face{number}")), parsed, glyphs: subset.glyphs })
    }

    /// Width of a glyph as the file states it, in thousandths of an em.
    fn width(&self, glyph: u16) -> f64 {
        let width = self.parsed.get_glyph_width(glyph).unwrap_or(0);
        (f64::from(width) * 1000.0 / f64::from(self.parsed.units_per_em.max(1))).trunc()
    }
}
