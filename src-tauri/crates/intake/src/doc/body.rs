//! The text of a document to lines.

use std::collections::HashMap;

use super::fib::{Fib, Part};
use super::formatting::{self, Paragraph, Runs};
use super::numbering::Numbering;
use super::pieces::Text;
use crate::error::Fault;
use crate::little::place_at;
use crate::rows::Lines;

/// Reads the whole document.
pub(super) fn read(main: &[u8], table: &[u8], data: &[u8], fib: &Fib<'_>) -> Result<String, Fault> {
    let text = Text::read(main, table, fib)?;
    let unseen = formatting::unseen(fib.part(table, Part::CharacterFormatting), main);
    let paragraphs = formatting::paragraphs(fib.part(table, Part::ParagraphFormatting), main, data);
    let lengths = fib.lengths;
    let footnotes = lengths.main;
    let endnotes = footnotes + lengths.footnotes + lengths.between;
    let boxes = endnotes + lengths.endnotes;
    let mut notes = Notes::default();
    notes.read(fib.part(table, Part::FootnoteReferences), fib.part(table, Part::FootnoteTexts), footnotes, "注");
    notes.read(fib.part(table, Part::EndnoteReferences), fib.part(table, Part::EndnoteTexts), endnotes, "尾注");
    let mut reader =
        Reader { text: &text, unseen: &unseen, paragraphs: &paragraphs, numbering: Numbering::read(table, fib) };
    let mut lines = Lines::default();
    reader.stretch(0, lengths.main, &mut notes, &mut lines)?;
    if lengths.boxes > 0 {
        reader.stretch(boxes, boxes + lengths.boxes, &mut Notes::default(), &mut lines)?;
    }
    lines.end()
}

/// Notes by where the text refers to them.
#[derive(Debug, Default)]
struct Notes(HashMap<usize, Note>);

#[derive(Debug)]
struct Note {
    from: usize,
    to: usize,
    label: String,
}

impl Notes {
    /// Takes in the notes of one kind, whose texts begin at `start`.
    fn read(&mut self, references: &[u8], texts: &[u8], start: usize, name: &str) {
        // A place for each reference and for the end of the text, and a word for each reference.
        let count = references.len().saturating_sub(4) / 6;
        for note in 0..count {
            let text = |n: usize| place_at(texts, n * 4).map(|at| start.saturating_add(at));
            let (Some(place), Some(from), Some(to)) = (place_at(references, note * 4), text(note), text(note + 1))
            else {
                return;
            };
            self.0.insert(place, Note { from, to, label: format!("{name}{}：", note + 1) });
        }
    }
}

/// What characters mean that are no letters.
mod sign {
    pub(super) const NOTE: u16 = 0x02;
    pub(super) const CELL: u16 = 0x07;
    pub(super) const LINE: u16 = 0x0B;
    pub(super) const PAGE: u16 = 0x0C;
    pub(super) const PARAGRAPH: u16 = 0x0D;
    pub(super) const COLUMN: u16 = 0x0E;
    pub(super) const FIELD: u16 = 0x13;
    pub(super) const FIELD_RESULT: u16 = 0x14;
    pub(super) const FIELD_END: u16 = 0x15;
    pub(super) const HYPHEN: u16 = 0x1E;
}

struct Reader<'a> {
    text: &'a Text,
    unseen: &'a Runs<()>,
    paragraphs: &'a Runs<Paragraph>,
    numbering: Numbering,
}

impl Reader<'_> {
    fn stretch(&mut self, from: usize, to: usize, notes: &mut Notes, lines: &mut Lines) -> Result<(), Fault> {
        let text = self.text;
        // For each field that is open, whether its code is over and its result has begun.
        let mut fields: Vec<bool> = Vec::new();
        let mut waiting = Vec::new();
        let mut said: Vec<u16> = Vec::new();
        for (at, unit) in text.units(from, to) {
            let shown = self.unseen.is_empty() || self.unseen.at(unit.place).is_none();
            match unit.unit {
                sign::CELL | sign::PARAGRAPH | sign::PAGE => {
                    let paragraph = self.paragraphs.at(unit.place).unwrap_or_default();
                    // The deleted end of a paragraph lets it run on into the next one.
                    if !shown && unit.unit == sign::PARAGRAPH {
                        continue;
                    }
                    self.close(&said, unit.unit, paragraph, lines)?;
                    said.clear();
                    fields.clear();
                    if !lines.in_row() {
                        for Note { from, to, label } in waiting.drain(..) {
                            let mut note = Lines::default();
                            self.stretch(from, to, &mut Notes::default(), &mut note)?;
                            lines.line(&format!("{label}{}", note.end()?.trim()))?;
                        }
                    }
                }
                sign::FIELD => fields.push(false),
                sign::FIELD_RESULT => fields.iter_mut().next_back().into_iter().for_each(|result| *result = true),
                sign::FIELD_END => _ = fields.pop(),
                _ if !shown || fields.contains(&false) => {}
                sign::NOTE => waiting.extend(notes.0.remove(&at)),
                sign::LINE | sign::COLUMN => said.push(u16::from(b'\n')),
                sign::HYPHEN => said.push(u16::from(b'-')),
                unit if unit == u16::from(b'\t') || unit >= 0x20 => said.push(unit),
                _ => {}
            }
        }
        if !said.is_empty() {
            lines.paragraph(&String::from_utf16_lossy(&said));
        }
        Ok(())
    }

    /// A paragraph, a cell or a row is over.
    fn close(&mut self, said: &[u16], end: u16, paragraph: Paragraph, lines: &mut Lines) -> Result<(), Fault> {
        let in_table = paragraph.in_table || paragraph.depth > 0;
        if end == sign::CELL && paragraph.ends_row && paragraph.depth <= 1 {
            return lines.close_row();
        }
        if end != sign::CELL && !in_table {
            lines.close_row()?;
        }
        let number = self.numbering.next(paragraph).unwrap_or_default();
        let text = String::from_utf16_lossy(said);
        lines.paragraph(&(number + text.trim_start_matches('\t')));
        if end == sign::CELL {
            lines.close_cell();
        } else if !in_table {
            lines.close_paragraphs();
        }
        Ok(())
    }
}
