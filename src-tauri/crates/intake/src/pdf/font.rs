//! Fonts: which characters the bytes of a text are, and how wide.

use std::collections::HashMap;

use encoding_rs::{BIG5, GB18030};
use lopdf::{Dictionary, Document, Encoding, Object};

/// The largest table of characters that is read, in bytes.
const TABLE: usize = 4 * 1024 * 1024;

/// A font as far as its text goes.
pub(super) struct Font<'a> {
    codes: Codes<'a>,
    /// Two bytes a code, or one.
    wide: bool,
    widths: HashMap<u32, f64>,
    usual: f64,
}

/// What codes mean.
enum Codes<'a> {
    /// A table in the file, or a known set of one byte.
    Table(Encoding<'a>),
    /// A Chinese code page: the byte from which on a code has two bytes.
    Page(&'static encoding_rs::Encoding),
    /// UTF-16, big-endian.
    Utf16,
    Unknown,
}

/// A code of a text.
pub(super) struct Glyph {
    pub(super) text: String,
    /// In thousandths of the font's size.
    pub(super) width: f64,
    pub(super) is_blank: bool,
}

impl<'a> Font<'a> {
    pub(super) fn new(document: &'a Document, font: &'a Dictionary) -> Self {
        let wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
        let (widths, usual) = if wide { wide_widths(document, font) } else { narrow_widths(document, font) };
        Self { codes: codes(document, font, wide), wide, widths, usual }
    }

    /// The glyphs of a text.
    pub(super) fn glyphs(&self, mut bytes: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        while let Some(first) = bytes.first().copied() {
            let len = self.code_length(bytes).min(bytes.len());
            let (code, rest) = bytes.split_at(len);
            bytes = rest;
            let number = code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let text = self.text(code, number);
            let known = self.widths.get(&number).copied().filter(|_| !matches!(self.codes, Codes::Page(_)));
            let width = known.unwrap_or(if self.wide && len == 1 { self.usual / 2.0 } else { self.usual });
            glyphs.push(Glyph { text, width, is_blank: len == 1 && first == b' ' });
        }
        glyphs
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        match (&self.codes, bytes) {
            (Codes::Page(_), [first, ..]) if *first < 0x81 => 1,
            // GB 18030 has codes of four bytes, whose second is a figure.
            (Codes::Page(page), [_, b'0'..=b'9', ..]) if *page == GB18030 => 4,
            _ => 1 + usize::from(self.wide),
        }
    }

    fn text(&self, code: &[u8], number: u32) -> String {
        match &self.codes {
            Codes::Table(Encoding::UnicodeMapEncoding(map)) => {
                let length = u8::try_from(code.len()).unwrap_or(1);
                map.get(number, length).map_or_else(|| "\u{fffd}".to_owned(), |units| String::from_utf16_lossy(&units))
            }
            Codes::Table(table) => Document::decode_text(table, code).unwrap_or_default(),
            Codes::Page(page) => page.decode_without_bom_handling(code).0.into_owned(),
            Codes::Utf16 => encoding_rs::UTF_16BE.decode_without_bom_handling(code).0.into_owned(),
            Codes::Unknown => "\u{fffd}".to_owned(),
        }
    }
}

fn codes<'a>(document: &'a Document, font: &'a Dictionary, wide: bool) -> Codes<'a> {
    // What the file says of its characters goes before the names of its encodings.
    if let Ok(table) = font.get(b"ToUnicode")
        && matches!(table, Object::Reference(_))
    {
        let mut alone = Dictionary::new();
        alone.set("Type", Object::Name(b"Font".to_vec()));
        alone.set("ToUnicode", table.clone());
        if let Ok(Encoding::UnicodeMapEncoding(map)) = alone.get_font_encoding_with_limit(document, TABLE) {
            return Codes::Table(Encoding::UnicodeMapEncoding(map));
        }
    }
    if !wide {
        return font.get_font_encoding_with_limit(document, TABLE).map_or(Codes::Unknown, Codes::Table);
    }
    let name = font.get(b"Encoding").and_then(Object::as_name).unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    match name.as_ref() {
        name if name.contains("UCS2") || name.contains("UTF16") => Codes::Utf16,
        name if name.starts_with("GB") => Codes::Page(GB18030),
        name if name.starts_with("ETen") || name.starts_with("B5") || name.starts_with("HKscs") => Codes::Page(BIG5),
        _ => Codes::Unknown,
    }
}

fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}

fn code(object: &Object) -> Option<u32> {
    object.as_i64().ok().and_then(|code| u32::try_from(code).ok())
}

fn narrow_widths(document: &Document, font: &Dictionary) -> (HashMap<u32, f64>, f64) {
    let first = font.get(b"FirstChar").ok().and_then(code).unwrap_or(0);
    let listed = font.get_deref(b"Widths", document).and_then(Object::as_array);
    let listed = listed.map(Vec::as_slice).unwrap_or_default();
    let widths = (first..).zip(listed).filter_map(|(code, width)| Some((code, number(width)?)));
    (widths.take(256).collect(), 500.0)
}

/// `[c [w w …] c c w …]`.
fn wide_widths(document: &Document, font: &Dictionary) -> (HashMap<u32, f64>, f64) {
    const MOST: usize = 70_000;
    let descendant = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|fonts| document.dereference(fonts.first()?).ok())
        .and_then(|(_, font)| font.as_dict().ok());
    let Some(descendant) = descendant else { return (HashMap::new(), 1000.0) };
    let usual = descendant.get(b"DW").ok().and_then(number).unwrap_or(1000.0);
    let mut widths = HashMap::new();
    let listed = descendant.get_deref(b"W", document).and_then(Object::as_array);
    let mut rest = listed.map(Vec::as_slice).unwrap_or_default();
    while let [first, second, after @ ..] = rest {
        let (Some(first), false) = (code(first), widths.len() > MOST) else { break };
        let second = document.dereference(second).map_or(second, |(_, object)| object);
        if let Ok(list) = second.as_array() {
            widths.extend((first..).zip(list).filter_map(|(code, width)| Some((code, number(width)?))));
            rest = after;
        } else {
            let (Some(last), Some(width)) = (code(second), after.first().and_then(number)) else { break };
            widths.extend((first..=last).take(MOST).map(|code| (code, width)));
            rest = &after[1..];
        }
    }
    (widths, usual)
}
