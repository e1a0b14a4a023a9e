//! The body of a document to lines.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::notes::Notes;
use super::numbering::{Numbered, Numbering};
use crate::TEXT_LIMIT;
use crate::error::Fault;
use crate::rows::{SPAN_LIMIT, TableRow};
use crate::xml::{Events, attribute, referred};

/// How much more markup than text a part may hold, beyond a size that harms nobody. No document comes near it.
const MARKUP_RATIO: usize = 100;
const HARMLESS: u64 = 8 * 1024 * 1024;

/// Reads the main part.
pub(super) fn read(part: impl BufRead, numbering: Numbering, notes: Notes) -> Result<String, Fault> {
    let mut body = Body::new(numbering, notes);
    body.run(Events::new(part))?;
    Ok(body.finish())
}

/// Reads a part of notes: what stands in each.
pub(super) fn read_notes(part: impl BufRead) -> Result<HashMap<String, String>, Fault> {
    let mut body = Body::new(Numbering::default(), Notes::default());
    body.run(Events::new(part))?;
    Ok(body.read_notes)
}

/// Deleted and moved-away text, field codes, readings above hanzi, and the second of two ways to draw one thing.
fn is_left_out(name: &str, body: &Body) -> bool {
    match name {
        "delText" | "instrText" | "delInstrText" | "rt" | "Fallback" => true,
        // In the properties of a paragraph or a row it says that the paragraph or the row itself is deleted.
        "del" | "moveFrom" => !body.in_properties(),
        // What properties were before a tracked change of them.
        name => name.ends_with("PrChange"),
    }
}

/// What is being read, innermost last.
#[derive(Debug)]
enum Frame {
    /// Text of its own paragraphs: the body, a text box.
    Page(String),
    Paragraph {
        text: String,
        deleted: bool,
        style: Option<String>,
        numbered: Numbered,
    },
    Table,
    Row {
        row: TableRow,
        deleted: bool,
    },
    Cell {
        text: String,
        covers: usize,
        covered: bool,
    },
    /// The properties of a paragraph or a row.
    Properties,
    /// A run of characters, which may be hidden.
    Run {
        hidden: bool,
    },
}

#[derive(Debug)]
struct Body {
    frames: Vec<Frame>,
    /// Whether characters are text, not the room between elements.
    in_text: bool,
    /// Bytes said so far.
    size: usize,
    numbering: Numbering,
    notes: Notes,
    /// What stands in the notes, in a part of notes; and the one that is being read.
    read_notes: HashMap<String, String>,
    note: Option<String>,
}

impl Body {
    fn new(numbering: Numbering, notes: Notes) -> Self {
        Self {
            frames: vec![Frame::Page(String::new())],
            in_text: false,
            size: 0,
            numbering,
            notes,
            read_notes: HashMap::new(),
            note: None,
        }
    }

    fn run(&mut self, mut events: Events<impl BufRead>) -> Result<(), Fault> {
        // Depth inside an element that is left out, itself included.
        let mut skipped = 0_usize;
        loop {
            match events.next()? {
                Event::Eof => return Ok(()),
                Event::Start(_) if skipped > 0 => skipped += 1,
                Event::End(_) if skipped > 0 => skipped -= 1,
                Event::Start(element) if is_left_out(element.local_name().as_ref(), self) => {
                    skipped = 1;
                }
                Event::Start(element) => self.open(&element),
                Event::Empty(element) if skipped == 0 && !is_left_out(element.local_name().as_ref(), self) => {
                    self.open(&element);
                    self.close(element.local_name().as_ref())?;
                }
                Event::End(element) => self.close(element.local_name().as_ref())?,
                Event::Text(text) if skipped == 0 => self.say(&text.xml10_content()),
                Event::CData(text) if skipped == 0 => self.say(&text.xml10_content()),
                Event::GeneralRef(reference) if skipped == 0 => {
                    if let Some(c) = referred(&reference)? {
                        self.say(c.encode_utf8(&mut [0; 4]));
                    }
                }
                _ => {}
            }
            if self.size > TEXT_LIMIT {
                return Err(Fault::Large(self.size));
            }
            let most = HARMLESS + (self.size * MARKUP_RATIO) as u64;
            if events.position() > most {
                return Err(Fault::Swells(most));
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "p" => self.frames.push(Frame::Paragraph {
                text: String::new(),
                deleted: false,
                style: None,
                numbered: Numbered::default(),
            }),
            "t" => self.in_text = true,
            "r" => self.frames.push(Frame::Run { hidden: false }),
            "vanish" => {
                if let Some(Frame::Run { hidden }) = self.frames.last_mut() {
                    *hidden = is_on(element);
                }
            }
            "footnoteReference" | "endnoteReference" => self.notes.refer(
                element.local_name().as_ref() == "endnoteReference",
                &attribute(element, "id").unwrap_or_default(),
            ),
            "footnote" | "endnote" => {
                self.note = attribute(element, "id");
                self.frames.push(Frame::Page(String::new()));
            }
            "tab" | "ptab" if !self.in_properties() => self.put("\t"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "tbl" => self.frames.push(Frame::Table),
            "tr" => self.frames.push(Frame::Row { row: TableRow::default(), deleted: false }),
            "tc" => self.frames.push(Frame::Cell { text: String::new(), covers: 1, covered: false }),
            "gridSpan" => {
                if let Some(Frame::Cell { covers, .. }) = self.frames.last_mut() {
                    *covers = attribute(element, "val").and_then(|v| v.parse().ok()).unwrap_or(1);
                }
            }
            "vMerge" | "hMerge" => {
                if let Some(Frame::Cell { covered, .. }) = self.frames.last_mut() {
                    *covered = attribute(element, "val").is_none_or(|v| v == "continue");
                }
            }
            "pPr" | "trPr" => self.frames.push(Frame::Properties),
            "txbxContent" => self.frames.push(Frame::Page(String::new())),
            name if self.in_properties() => self.note_property(name, element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "t" => self.in_text = false,
            "p" => self.close_paragraph(),
            "tc" => self.close_cell(),
            "tr" => self.close_row()?,
            "tbl" => _ = self.frames.pop_if(|frame| matches!(frame, Frame::Table)),
            "pPr" | "trPr" => _ = self.frames.pop_if(|frame| matches!(frame, Frame::Properties)),
            "r" => _ = self.frames.pop_if(|frame| matches!(frame, Frame::Run { .. })),
            "txbxContent" => self.close_box(),
            "footnote" | "endnote" => self.close_note(),
            _ => {}
        }
        Ok(())
    }

    fn in_properties(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Properties))
    }

    /// What the properties of a paragraph or a row say that matters here: its style, its number, its deletion.
    fn note_property(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        match (self.frames.iter_mut().rev().nth(1), name) {
            (Some(Frame::Row { row, .. }), "gridBefore") => row.skip(value().and_then(|v| v.parse().ok()).unwrap_or(0)),
            (Some(Frame::Paragraph { deleted, .. } | Frame::Row { deleted, .. }), "del" | "moveFrom") => {
                *deleted = true;
            }
            (Some(Frame::Paragraph { style, .. }), "pStyle") => *style = value(),
            (Some(Frame::Paragraph { numbered, .. }), "numId") => numbered.list = value().and_then(|v| v.parse().ok()),
            (Some(Frame::Paragraph { numbered, .. }), "ilvl") => numbered.level = value().and_then(|v| v.parse().ok()),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.in_text {
            self.put(text);
        }
    }

    fn put(&mut self, text: &str) {
        let run = self.frames.last();
        if matches!(run, Some(Frame::Run { hidden: true })) {
            return;
        }
        let paragraph = self.frames.iter_mut().rev().find(|frame| !matches!(frame, Frame::Run { .. }));
        if let Some(Frame::Paragraph { text: said, .. }) = paragraph {
            said.push_str(text);
            self.size += text.len();
        }
    }

    /// A paragraph is a line. Where its end is a tracked deletion it runs on into the next one.
    fn close_paragraph(&mut self) {
        let Some(Frame::Paragraph { text, deleted, style, numbered }) =
            self.frames.pop_if(|f| matches!(f, Frame::Paragraph { .. }))
        else {
            return;
        };
        let text = text.trim_start_matches('\t');
        // An empty paragraph shows its number as well; in a table's first column there is often nothing else.
        if let Some(number) = self.numbering.next(style.as_deref(), numbered) {
            self.size += number.len();
            self.add(&number, "");
        }
        self.add(text, if deleted { "" } else { "\n" });
        self.place_notes();
    }

    /// Notes stand after the paragraph that refers to them; those of a table after its row.
    fn place_notes(&mut self) {
        if !self.frames.iter().any(|frame| matches!(frame, Frame::Cell { .. })) {
            for note in self.notes.referred() {
                self.size += note.len();
                self.add(&note, "");
            }
        }
    }

    fn close_note(&mut self) {
        if self.frames.len() > 1
            && let Some(Frame::Page(text)) = self.frames.pop_if(|frame| matches!(frame, Frame::Page(_)))
            && let Some(id) = self.note.take()
        {
            self.read_notes.insert(id, text);
        }
    }

    fn close_cell(&mut self) {
        let Some(Frame::Cell { text, covers, covered }) = self.frames.pop_if(|f| matches!(f, Frame::Cell { .. }))
        else {
            return;
        };
        if let Some(Frame::Row { row, .. }) = self.frames.last_mut() {
            let covers = covers.clamp(1, SPAN_LIMIT);
            row.push(if covered { String::new() } else { text }, covers);
            self.size += covers;
        }
    }

    fn close_row(&mut self) -> Result<(), Fault> {
        if let Some(Frame::Row { row, deleted: false }) = self.frames.pop_if(|f| matches!(f, Frame::Row { .. })) {
            self.add(&row.line()?, "\n");
        }
        self.place_notes();
        Ok(())
    }

    /// A text box stands before the paragraph it is anchored in.
    fn close_box(&mut self) {
        if self.frames.len() > 1
            && let Some(Frame::Page(text)) = self.frames.pop_if(|frame| matches!(frame, Frame::Page(_)))
        {
            self.add(&text, "");
        }
    }

    /// Adds a line to the page or cell that it stands in.
    fn add(&mut self, line: &str, end: &str) {
        let place = self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Page(text) | Frame::Cell { text, .. } => Some(text),
            _ => None,
        });
        if let Some(place) = place {
            place.push_str(line);
            place.push_str(end);
        }
    }

    fn finish(mut self) -> String {
        match self.frames.drain(..).next() {
            Some(Frame::Page(text)) => text,
            _ => String::new(),
        }
    }
}

/// Whether a property that can be said to be off is on.
fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}
