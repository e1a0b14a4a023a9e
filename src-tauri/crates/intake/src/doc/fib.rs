//! The head of a document: what stands where ([MS-DOC] 2.5).

use crate::error::Fault;
use crate::little::{place_at, stretch, u16_at};

/// The parts of the table stream that are read, by their number in the head (2.5.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Styles = 1,
    FootnoteReferences = 2,
    FootnoteTexts = 3,
    CharacterFormatting = 12,
    ParagraphFormatting = 13,
    Pieces = 33,
    EndnoteReferences = 46,
    EndnoteTexts = 47,
    Lists = 73,
    ListOverrides = 74,
}

/// How many characters each part of the text has, in the order in which they stand (2.5.4).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lengths {
    pub(super) main: usize,
    pub(super) footnotes: usize,
    /// Headers, macros and comments, which are not read.
    pub(super) between: usize,
    pub(super) endnotes: usize,
    pub(super) boxes: usize,
}

#[derive(Debug)]
pub(super) struct Fib<'a> {
    bytes: &'a [u8],
    /// The name of the stream that holds the tables.
    pub(super) table: &'static str,
    pub(super) lengths: Lengths,
}

impl<'a> Fib<'a> {
    pub(super) fn read(main: &'a [u8]) -> Result<Self, Fault> {
        /// The mark of Word 97 and later; older ones had others.
        const MARK: u16 = 0xA5EC;
        const WORD_97: u16 = 0x00C1;
        const ENCRYPTED: u16 = 0x0100;
        const SECOND_TABLE: u16 = 0x0200;
        let cut = || Fault::broken("the head is cut short");
        let mark = u16_at(main, 0).ok_or_else(cut)?;
        let version = u16_at(main, 2).ok_or_else(cut)?;
        let flags = u16_at(main, 0x0A).ok_or_else(cut)?;
        if matches!(mark, 0xA5DC | 0xA5DB | 0xA59C) || (mark == MARK && version < WORD_97) {
            return Err(Fault::Old);
        }
        if mark != MARK {
            return Err(Fault::broken("no head of a document"));
        }
        if flags & ENCRYPTED != 0 {
            return Err(Fault::Password);
        }
        let count = |at: usize| place_at(main, at).filter(|n| i32::try_from(*n).is_ok()).ok_or_else(cut);
        let lengths = Lengths {
            main: count(0x4C)?,
            footnotes: count(0x50)?,
            between: count(0x54)? + count(0x58)? + count(0x5C)?,
            endnotes: count(0x60)?,
            boxes: count(0x64)?,
        };
        let table = if flags & SECOND_TABLE == 0 { "0Table" } else { "1Table" };
        Ok(Self { bytes: main, table, lengths })
    }

    /// A part of the table stream; nothing where the document has none.
    pub(super) fn part<'t>(&self, table: &'t [u8], part: Part) -> &'t [u8] {
        self.at(part).and_then(|(at, len)| stretch(table, at, len)).unwrap_or_default()
    }

    /// The table stream from where a part begins.
    pub(super) fn from<'t>(&self, table: &'t [u8], part: Part) -> &'t [u8] {
        self.at(part).filter(|(_, len)| *len > 0).and_then(|(at, _)| table.get(at..)).unwrap_or_default()
    }

    fn at(&self, part: Part) -> Option<(usize, usize)> {
        let at = 0x9A + part as usize * 8;
        Some((place_at(self.bytes, at)?, place_at(self.bytes, at + 4)?))
    }
}
