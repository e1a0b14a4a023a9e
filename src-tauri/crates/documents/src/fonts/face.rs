//! One face: which characters it has, how wide they are, how high their ink reaches.

use std::collections::HashMap;
use std::path::Path;

use allsorts::binary::read::ReadScope;
use allsorts::font::read_cmap_subtable;
use allsorts::font_data::{DynamicFontTableProvider, FontData};
use allsorts::tables::cmap::Cmap;
use allsorts::tables::{FontTableProvider, HeadTable, HheaTable, HmtxTable, MaxpTable, NameTable};
use allsorts::tag;

/// A parsed face. Keeps the file's bytes, of which a document takes its subset.
pub(crate) struct Face {
    name: String,
    bytes: Vec<u8>,
    index: usize,
    units: f64,
    glyphs: HashMap<char, u16>,
    advances: Vec<u16>,
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Face").field("name", &self.name).field("glyphs", &self.glyphs.len()).finish_non_exhaustive()
    }
}

/// How many faces of a collection are looked at.
const MOST_FACES: usize = 32;
/// Name table: family, PostScript name, family of a whole group of cuts.
const FAMILY: u16 = 1;
const POSTSCRIPT: u16 = 6;
const TYPOGRAPHIC_FAMILY: u16 = 16;

impl Face {
    /// Reads a font file; of a collection, the face for simplified Chinese, or the first.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let index = simplified(&bytes);
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("font");
        let parsed = Self::parse(&bytes, index, stem).map_err(|error| error.to_string())?;
        Ok(Self { bytes, ..parsed })
    }

    /// Everything but the bytes.
    fn parse(bytes: &[u8], index: usize, stem: &str) -> Result<Self, allsorts::error::ReadWriteError> {
        let font = ReadScope::new(bytes).read::<FontData<'_>>()?;
        let provider = font.table_provider(index)?;
        let head = ReadScope::new(&provider.read_table_data(tag::HEAD)?).read::<HeadTable>()?;
        let maxp = ReadScope::new(&provider.read_table_data(tag::MAXP)?).read::<MaxpTable>()?;
        let hhea = ReadScope::new(&provider.read_table_data(tag::HHEA)?).read::<HheaTable>()?;
        let hmtx_data = provider.read_table_data(tag::HMTX)?;
        let hmtx = ReadScope::new(&hmtx_data)
            .read_dep::<HmtxTable<'_>>((usize::from(maxp.num_glyphs), usize::from(hhea.num_h_metrics)))?;
        let advances = (0..maxp.num_glyphs).map(|glyph| hmtx.horizontal_advance(glyph).unwrap_or(0)).collect();

        let mut glyphs = HashMap::new();
        let cmap_data = provider.read_table_data(tag::CMAP)?;
        let cmap = ReadScope::new(&cmap_data).read::<Cmap<'_>>()?;
        if let Some((_, table)) = read_cmap_subtable(&cmap)? {
            table.mappings_fn(|code, glyph| {
                if let Some(character) = char::from_u32(code)
                    && glyph != 0
                {
                    glyphs.insert(character, glyph);
                }
            })?;
        }
        let name = names(&provider, &[POSTSCRIPT]).into_iter().next().unwrap_or_else(|| stem.to_owned());
        // What stands in a PDF as a font's name is plain ASCII without blanks.
        let mut name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        if name.is_empty() {
            "Font".clone_into(&mut name);
        }
        Ok(Self { name, index, units: f64::from(head.units_per_em.max(1)), glyphs, advances, bytes: Vec::new() })
    }

    /// The family names inside a file, in all its languages; empty where it is no font.
    pub(super) fn families(path: &Path) -> Vec<String> {
        let Ok(bytes) = std::fs::read(path) else { return Vec::new() };
        let index = simplified(&bytes);
        provider(&bytes, index).map(|provider| names(&provider, &[FAMILY, TYPOGRAPHIC_FAMILY])).unwrap_or_default()
    }

    /// Its PostScript name: `FandolFang-Regular`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The glyph of a character.
    pub(crate) fn glyph(&self, character: char) -> Option<u16> {
        self.glyphs.get(&character).copied()
    }

    /// Width of a character in em; 0 for one it has not.
    pub(crate) fn advance(&self, character: char) -> f64 {
        let advance = self.glyph(character).and_then(|glyph| self.advances.get(usize::from(glyph)));
        advance.map_or(0.0, |advance| f64::from(*advance) / self.units)
    }

    /// How far the ink of `text` reaches above and below the baseline, in em; `None` where nothing is drawn.
    pub(crate) fn ink(&self, text: &str) -> Option<(f64, f64)> {
        let provider = provider(&self.bytes, self.index)?;
        let mut font = allsorts::Font::new(provider).ok()?;
        let boxes: Vec<_> = text
            .chars()
            .filter_map(|character| self.glyph(character))
            .filter_map(|glyph| font.bounding_box(glyph).ok().flatten())
            .collect();
        let top = boxes.iter().map(|ink| ink.y_max).max()?;
        let bottom = boxes.iter().map(|ink| ink.y_min).min()?;
        Some((f64::from(top) / self.units, f64::from(bottom) / self.units))
    }

    /// The tables of the face.
    pub(super) fn provider(&self) -> Option<DynamicFontTableProvider<'_>> {
        provider(&self.bytes, self.index)
    }
}

fn provider(bytes: &[u8], index: usize) -> Option<DynamicFontTableProvider<'_>> {
    ReadScope::new(bytes).read::<FontData<'_>>().ok()?.table_provider(index).ok()
}

/// The face of a collection that is drawn for simplified Chinese.
fn simplified(bytes: &[u8]) -> usize {
    let is_simplified = |index: &usize| {
        provider(bytes, *index).is_some_and(|provider| {
            let names = names(&provider, &[FAMILY, TYPOGRAPHIC_FAMILY]);
            names.iter().any(|name| name.ends_with(" SC") && !name.contains("Mono"))
        })
    };
    if bytes.starts_with(b"ttcf") { (0..MOST_FACES).find(is_simplified).unwrap_or(0) } else { 0 }
}

/// The names with these ids, in all languages of the file.
fn names(provider: &impl FontTableProvider, ids: &[u16]) -> Vec<String> {
    let Ok(data) = provider.read_table_data(tag::NAME) else { return Vec::new() };
    let Ok(table) = ReadScope::new(&data).read::<NameTable<'_>>() else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    for record in &table.name_records {
        // Platforms 0 and 3 hold UTF-16; what the old Macintosh encodings say is said there too.
        if ids.contains(&record.name_id)
            && [0, 3].contains(&record.platform_id)
            && let Ok(part) = table.string_storage.offset_length(usize::from(record.offset), usize::from(record.length))
        {
            let units: Vec<u16> =
                part.data().chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            names.push(String::from_utf16_lossy(&units));
        }
    }
    if names.is_empty() {
        names.extend(ids.iter().filter_map(|id| table.string_for_id(*id)));
    }
    names
}
