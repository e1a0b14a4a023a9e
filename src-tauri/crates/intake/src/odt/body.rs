//! The body of a document to lines.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use crate::TEXT_LIMIT;
use crate::error::Fault;
use crate::rows::{SPAN_LIMIT, TableRow};
use crate::xml::{Events, attribute, referred};

/// Reads the content.
pub(super) fn read(part: impl BufRead, numbering: Numbering) -> Result<String, Fault> {
    let mut events = Events::new(part);
    let mut body = Body { frames: vec![Frame::Page(String::new())], numbering, ..Body::default() };
    // Depth inside an element that is left out, itself included.
    let mut skipped = 0_usize;
    loop {
        match events.next()? {
            Event::Eof => return Ok(body.finish()),
            Event::Start(_) if skipped > 0 => skipped += 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::Start(element) if is_left_out(element.local_name().as_ref()) => skipped = 1,
            Event::Start(element) => body.open(&element),
            Event::Empty(element) if skipped == 0 && !is_left_out(element.local_name().as_ref()) => {
                body.open(&element);
                body.close(element.local_name().as_ref())?;
            }
            Event::End(element) => body.close(element.local_name().as_ref())?,
            Event::Text(text) if skipped == 0 => body.say(&text.xml10_content()),
            Event::CData(text) if skipped == 0 => body.say(&text.xml10_content()),
            Event::GeneralRef(reference) if skipped == 0 => {
                if let Some(c) = referred(&reference)? {
                    body.put(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
        if body.size > TEXT_LIMIT {
            return Err(Fault::Large(body.size));
        }
    }
}

/// Deleted text, comments, the signs of notes, readings above hanzi, and what is not shown.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note-citation"
            | "ruby-text"
            | "hidden-text"
            | "hidden-paragraph"
            | "sequence-decls"
            | "forms"
            | "desc"
    )
}

/// What is being read, innermost last.
#[derive(Debug)]
enum Frame {
    /// Text of its own paragraphs: the body, a text box, a note.
    Page(String),
    Paragraph(String),
    Row(TableRow),
    Cell(String),
}

#[derive(Debug, Default)]
struct Body {
    frames: Vec<Frame>,
    numbering: Numbering,
    /// Whether a list item has begun, and the number that it begins anew with. Its first paragraph is what counts: an
    /// item may hold nothing but another list.
    in_item: bool,
    anew: Option<u32>,
    /// Notes that wait for the end of their paragraph or row, and how many there were of each kind.
    waiting: Vec<String>,
    counted: [usize; 2],
    at_the_end: bool,
    size: usize,
}

impl Body {
    fn open(&mut self, element: &BytesStart<'_>) {
        let count = |name: &str| attribute(element, name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
        match element.local_name().as_ref() {
            "p" | "h" => {
                let counts = std::mem::take(&mut self.in_item);
                let label = if counts { self.numbering.next(self.anew).unwrap_or_default() } else { String::new() };
                self.size += label.len();
                self.frames.push(Frame::Paragraph(label));
            }
            "s" => self.put(&" ".repeat(count("c").min(256))),
            "tab" => self.put("\t"),
            "line-break" => self.put("\n"),
            "list" => self.numbering.open(element),
            "list-item" => {
                self.in_item = true;
                self.anew = attribute(element, "start-value").and_then(|n| n.parse().ok());
            }
            "table-row" => self.frames.push(Frame::Row(TableRow::default())),
            "table-cell" => self.frames.push(Frame::Cell(String::new())),
            "covered-table-cell" => {
                self.skip(count("number-columns-repeated"));
                self.frames.push(Frame::Page(String::new()));
            }
            "text-box" | "note-body" => self.frames.push(Frame::Page(String::new())),
            "note" => self.at_the_end = attribute(element, "note-class").is_some_and(|class| class == "endnote"),
            _ => self.numbering.note(element),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "p" | "h" => {
                if let Some(Frame::Paragraph(text)) = self.frames.pop_if(|f| matches!(f, Frame::Paragraph(_))) {
                    self.add(text.trim_start_matches('\t'));
                    self.place_notes();
                }
            }
            "list" => self.numbering.close(),
            "table-cell" => {
                if let Some(Frame::Cell(text)) = self.frames.pop_if(|f| matches!(f, Frame::Cell(_)))
                    && let Some(Frame::Row(row)) = self.frames.last_mut()
                {
                    row.push(text, 1);
                }
            }
            "table-row" => {
                if let Some(Frame::Row(row)) = self.frames.pop_if(|f| matches!(f, Frame::Row(_))) {
                    self.add(&row.line()?);
                    self.place_notes();
                }
            }
            "covered-table-cell" => _ = self.close_page(),
            "text-box" => {
                if let Some(text) = self.close_page() {
                    self.add(text.trim_end_matches('\n'));
                }
            }
            "note-body" => {
                if let Some(text) = self.close_page() {
                    let (counted, name) =
                        if self.at_the_end { (&mut self.counted[1], "尾注") } else { (&mut self.counted[0], "注") };
                    *counted += 1;
                    self.waiting.push(format!("{name}{counted}：{}", text.trim()));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn skip(&mut self, columns: usize) {
        if let Some(Frame::Row(row)) = self.frames.last_mut() {
            row.skip(columns.clamp(1, SPAN_LIMIT));
        }
    }

    /// Text between tags: a run of blanks is one.
    fn say(&mut self, text: &str) {
        if !text.contains(['\n', '\r', '\t']) && !text.contains("  ") {
            return self.put(text);
        }
        let mut blank = false;
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\n' | '\r' | '\t');
            if !is_blank {
                self.put(c.encode_utf8(&mut [0; 4]));
            } else if !blank {
                self.put(" ");
            }
            blank = is_blank;
        }
    }

    fn put(&mut self, text: &str) {
        if let Some(Frame::Paragraph(said)) = self.frames.last_mut() {
            said.push_str(text);
            self.size += text.len();
        }
    }

    fn place_notes(&mut self) {
        if !self.frames.iter().any(|frame| matches!(frame, Frame::Cell(_) | Frame::Paragraph(_))) {
            for note in std::mem::take(&mut self.waiting) {
                self.size += note.len();
                self.add(&note);
            }
        }
    }

    fn close_page(&mut self) -> Option<String> {
        if self.frames.len() < 2 {
            return None;
        }
        match self.frames.pop_if(|frame| matches!(frame, Frame::Page(_))) {
            Some(Frame::Page(text)) => Some(text),
            _ => None,
        }
    }

    /// Adds a line to the page or cell that it stands in.
    fn add(&mut self, line: &str) {
        let place = self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Page(text) | Frame::Cell(text) => Some(text),
            _ => None,
        });
        if let Some(place) = place {
            place.push_str(line);
            place.push('\n');
        }
    }

    fn finish(mut self) -> String {
        match self.frames.drain(..).next() {
            Some(Frame::Page(text)) => text,
            _ => String::new(),
        }
    }
}
