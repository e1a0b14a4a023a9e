//! The numbers that Word puts in front of paragraphs ([MS-DOC] 2.9.131, 2.9.147, 2.9.150).

use std::collections::{HashMap, HashSet};

use super::fib::{Fib, Part};
use super::formatting::Paragraph;
use super::styles::Styles;
use crate::lists::{self, Counts, LEVELS, LONGEST_PATTERN, Level};
use crate::little::{stretch, u16_at, u32_at};

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, [Level; LEVELS]>,
    /// What paragraphs refer to, by its place from 1 on.
    overrides: Vec<Override>,
    styles: Styles,
    counted: HashMap<u32, Counts>,
    /// Overrides and levels that have begun anew, as they do once.
    begun: HashSet<(u16, usize)>,
}

#[derive(Debug, Clone, Default)]
struct Override {
    list: u32,
    starts: [Option<u32>; LEVELS],
}

impl Numbering {
    pub(super) fn read(table: &[u8], fib: &Fib<'_>) -> Self {
        let mut numbering = Self { styles: Styles::read(fib.part(table, Part::Styles)), ..Self::default() };
        // A damaged list takes the numbers away, not the text.
        _ = numbering.read_lists(fib.from(table, Part::Lists));
        _ = numbering.read_overrides(fib.part(table, Part::ListOverrides));
        numbering
    }

    /// Counts a paragraph and gives the number in front of it, with the blank that parts them.
    pub(super) fn next(&mut self, paragraph: Paragraph) -> Option<String> {
        let (list, level) = self.styles.numbered(paragraph.style);
        let id = paragraph.list.or(list).filter(|id| *id > 0)?;
        let at = usize::from(paragraph.level.or(level).unwrap_or(0)).min(LEVELS - 1);
        let over = self.overrides.get(usize::from(id) - 1)?;
        let levels = self.lists.get(&over.list)?;
        let counts = self.counted.entry(over.list).or_default();
        let anew = over.starts[at].filter(|_| self.begun.insert((id, at)));
        lists::count(levels, at, counts, anew);
        Some(lists::label(levels, at, counts)).filter(|label| !label.is_empty())
    }

    /// All lists, and behind them the levels of each.
    fn read_lists(&mut self, part: &[u8]) -> Option<()> {
        const LIST: usize = 28;
        let count = usize::from(u16_at(part, 0)?);
        let heads = stretch(part, 2, count * LIST)?;
        let mut rest = &part[2 + count * LIST..];
        for head in heads.chunks_exact(LIST) {
            let simple = head[26] & 1 != 0;
            let mut levels = <[Level; LEVELS]>::default();
            for level in levels.iter_mut().take(if simple { 1 } else { LEVELS }) {
                *level = read_level(&mut rest)?;
            }
            self.lists.insert(u32_at(head, 0)?, levels);
        }
        Some(())
    }

    fn read_overrides(&mut self, part: &[u8]) -> Option<()> {
        const OVERRIDE: usize = 16;
        const STARTS_ANEW: u32 = 0x10;
        const HAS_LEVEL: u32 = 0x20;
        let count = usize::try_from(u32_at(part, 0)?).ok()?;
        let heads = stretch(part, 4, count.checked_mul(OVERRIDE)?)?;
        self.overrides = heads
            .chunks_exact(OVERRIDE)
            .map(|head| Override { list: u32_at(head, 0).unwrap_or(0), starts: [None; LEVELS] })
            .collect();
        let mut rest = &part[4 + heads.len()..];
        for (over, head) in self.overrides.iter_mut().zip(heads.chunks_exact(OVERRIDE)) {
            rest = rest.get(4..)?;
            for _ in 0..head[12] {
                let (start, flags) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
                rest = &rest[8..];
                let at = (flags as usize & 0x0F).min(LEVELS - 1);
                let own = if flags & HAS_LEVEL != 0 { read_level(&mut rest)?.start } else { Some(start) };
                over.starts[at] = own.filter(|_| flags & STARTS_ANEW != 0);
            }
        }
        Some(())
    }
}

/// One level, and on to what stands behind it.
fn read_level(rest: &mut &[u8]) -> Option<Level> {
    const HEAD: usize = 28;
    const IN_FIGURES: u8 = 0x04;
    let head = stretch(rest, 0, HEAD)?;
    let formatting = usize::from(head[24]) + usize::from(head[25]);
    let units = usize::from(u16_at(rest, HEAD + formatting)?);
    let text = stretch(rest, HEAD + formatting + 2, units * 2)?;
    let units = text.chunks_exact(2).map(|le| u16::from_le_bytes([le[0], le[1]])).take(LONGEST_PATTERN);
    // The number of a level stands for its count.
    let mut pattern = String::new();
    for c in char::decode_utf16(units) {
        match c.unwrap_or(char::REPLACEMENT_CHARACTER) {
            level @ '\0'..='\u{8}' => pattern.extend(['%', char::from(b'1' + u8::try_from(level).unwrap_or(0))]),
            c => pattern.push(c),
        }
    }
    let level = Level {
        start: u32_at(head, 0),
        format: format_name(head[4]).to_owned(),
        text: pattern,
        tight: head[15] == 2,
        figures: head[5] & IN_FIGURES != 0,
    };
    *rest = &rest[HEAD + formatting + 2 + text.len()..];
    Some(level)
}

/// The name in `.docx` of a number format ([MS-OSHARED] 2.2.1.3).
fn format_name(code: u8) -> &'static str {
    match code {
        0x01 => "upperRoman",
        0x02 => "lowerRoman",
        0x03 => "upperLetter",
        0x04 => "lowerLetter",
        0x0A => "ideographDigital",
        0x0B => "japaneseCounting",
        0x0E | 0x13 => "decimalFullWidth",
        0x10 => "japaneseLegal",
        0x12 => "decimalEnclosedCircle",
        0x16 => "decimalZero",
        0x17 | 0xFF => "bullet",
        0x1B => "decimalEnclosedParen",
        0x1C => "decimalEnclosedCircleChinese",
        0x1E => "ideographTraditional",
        0x1F => "ideographZodiac",
        0x21 => "taiwaneseCounting",
        0x22 => "ideographLegalTraditional",
        0x23 => "taiwaneseCountingThousand",
        0x25 => "chineseCounting",
        0x26 => "chineseLegalSimplified",
        0x27 => "chineseCountingThousand",
        _ => "decimal",
    }
}
