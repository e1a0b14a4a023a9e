//! The numbers that styles give to their paragraphs ([MS-DOC] 2.9.271).

use super::formatting;
use crate::little::{stretch, u16_at};

/// How many styles are followed that are based on each other; a circle must not hold the reader up.
const STYLE_DEPTH: usize = 16;

/// No style.
const NONE: u16 = 0x0FFF;

/// For each style what it says of its paragraphs' number, and the style it is based on.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

#[derive(Debug, Clone, Copy)]
struct Style {
    list: Option<u16>,
    level: Option<u8>,
    based_on: u16,
}

impl Styles {
    pub(super) fn read(sheet: &[u8]) -> Self {
        Self::try_read(sheet).unwrap_or_default()
    }

    /// The list and the level that a style gives.
    pub(super) fn numbered(&self, mut style: u16) -> (Option<u16>, Option<u8>) {
        let (mut list, mut level) = (None, None);
        for _ in 0..STYLE_DEPTH {
            let Some(found) = self.0.get(usize::from(style)) else { break };
            list = list.or(found.list);
            level = level.or(found.level);
            style = found.based_on;
        }
        (list, level)
    }

    fn try_read(sheet: &[u8]) -> Option<Self> {
        let head = usize::from(u16_at(sheet, 0)?);
        let base = usize::from(u16_at(sheet, 4)?);
        let mut rest = sheet.get(2 + head..)?;
        let mut styles = Vec::new();
        for _ in 0..u16_at(sheet, 2)? {
            let Some(len) = u16_at(rest, 0).map(usize::from) else { break };
            let Some(style) = stretch(rest, 2, len) else { break };
            styles.push(one(style, base).unwrap_or(Style { list: None, level: None, based_on: NONE }));
            rest = rest.get(2 + len + (len & 1)..).unwrap_or_default();
        }
        Some(Self(styles))
    }
}

fn one(style: &[u8], base: usize) -> Option<Style> {
    const PARAGRAPH: u16 = 1;
    let kind = u16_at(style, 2)?;
    let name = usize::from(u16_at(style, base)?);
    let mut said = None;
    if kind & 0x000F == PARAGRAPH {
        // Behind the name and its end.
        let at = base + 2 + name * 2 + 2;
        let len = usize::from(u16_at(style, at)?);
        said = stretch(style, at + 2, len);
    }
    let paragraph = formatting::paragraph(said.unwrap_or_default(), &[]);
    Some(Style { list: paragraph.list, level: paragraph.level, based_on: kind >> 4 })
}
