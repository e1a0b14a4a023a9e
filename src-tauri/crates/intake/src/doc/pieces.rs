//! The text in order ([MS-DOC] 2.8.35): which stretch of the stream holds which characters.

use encoding_rs::WINDOWS_1252;

use super::fib::{Fib, Part};
use crate::TEXT_LIMIT;
use crate::error::Fault;
use crate::little::{place_at, stretch, u16_at};

/// A character unit and where it stands: in the text, and in the stream, by which formatting is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) unit: u16,
    pub(super) place: usize,
}

/// All the text of a document, in UTF-16 units.
#[derive(Debug, Default)]
pub(super) struct Text {
    units: Vec<u16>,
    /// Where each piece begins in the text and in the stream, and how many bytes a unit takes there.
    pieces: Vec<(usize, usize, usize)>,
}

impl Text {
    pub(super) fn read(main: &[u8], table: &[u8], fib: &Fib<'_>) -> Result<Self, Fault> {
        let broken = || Fault::broken("the piece table is damaged");
        let plc = piece_table(fib.part(table, Part::Pieces)).ok_or_else(broken)?;
        let count = plc.len().saturating_sub(4) / 12;
        let mut text = Self::default();
        for piece in 0..count {
            let at = |n: usize| place_at(plc, n * 4).ok_or_else(broken);
            let len = at(piece + 1)?.checked_sub(at(piece)?).ok_or_else(broken)?;
            if (text.units.len() + len) * 2 > TEXT_LIMIT {
                return Err(Fault::Large((text.units.len() + len) * 2));
            }
            // Bit 30 says that the characters take one byte each.
            let place = place_at(plc, (count + 1) * 4 + piece * 8 + 2).ok_or_else(broken)?;
            let narrow = place & 0x4000_0000 != 0;
            let place = place & 0x3FFF_FFFF;
            if narrow {
                let bytes = stretch(main, place / 2, len).ok_or_else(broken)?;
                text.pieces.push((text.units.len(), place / 2, 1));
                let (said, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
                text.units.extend(said.encode_utf16());
            } else {
                let bytes = stretch(main, place, len * 2).ok_or_else(broken)?;
                text.pieces.push((text.units.len(), place, 2));
                text.units.extend(bytes.chunks_exact(2).map(|le| u16::from_le_bytes([le[0], le[1]])));
            }
        }
        Ok(text)
    }

    /// The units of a stretch of the text.
    pub(super) fn units(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, Unit)> {
        let to = to.min(self.units.len());
        let mut piece = self.pieces.partition_point(|(start, ..)| *start <= from).saturating_sub(1);
        (from.min(to)..to).map(move |at| {
            while self.pieces.get(piece + 1).is_some_and(|(start, ..)| *start <= at) {
                piece += 1;
            }
            let (start, place, width) = self.pieces.get(piece).copied().unwrap_or((at, 0, 0));
            (at, Unit { unit: self.units[at], place: place + (at - start) * width })
        })
    }
}

/// The piece table inside the part that holds it, behind formatting of single pieces.
fn piece_table(mut part: &[u8]) -> Option<&[u8]> {
    loop {
        match part {
            [1, rest @ ..] => part = rest.get(2 + usize::from(u16_at(rest, 0)?)..)?,
            [2, rest @ ..] => return stretch(rest, 4, place_at(rest, 0)?),
            _ => return None,
        }
    }
}
