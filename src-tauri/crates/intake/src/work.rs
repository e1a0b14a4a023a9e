//! A text on its way from the original to the clean one.

use std::collections::HashMap;

use duban_domain::{Repair, Span};

use crate::origin::{OriginMap, Pieces, narrow};

/// How many repairs of one kind are kept one by one. Beyond it the last one grows to cover the rest, so that a hostile
/// file cannot fill the memory with them.
const REPAIRS_KEPT: usize = 2000;

/// What kinds of repair there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum RepairKind {
    UnreadableBytes,
    Controls,
    LostMonth,
    Pinyin,
    ShiftedBytes,
    Traditional,
    Marks,
    Wrapped,
    Blanks,
}

impl RepairKind {
    fn name(self) -> &'static str {
        match self {
            Self::UnreadableBytes => "unreadable-bytes",
            Self::Controls => "controls",
            Self::LostMonth => "lost-month",
            Self::Pinyin => "pinyin",
            Self::ShiftedBytes => "shifted-bytes",
            Self::Traditional => "traditional",
            Self::Marks => "marks",
            Self::Wrapped => "wrapped",
            Self::Blanks => "blanks",
        }
    }
}

/// Something to tell the clerk about a stretch of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Note {
    /// The stretch, in the text that the pass was given; after the pass, in the original.
    pub(crate) span: Span,
    pub(crate) kind: RepairKind,
    pub(crate) doubtful: bool,
}

/// What one pass wants done to the text it was given. Edits come in order and do not overlap.
///
/// A hostile text may ask for millions of edits, so they are kept small, and neighbours are joined.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    list: Vec<Edit>,
    /// What the edits put in, one behind the other.
    inserted: String,
    notes: Vec<Note>,
}

/// A stretch of the text, and where in `inserted` its replacement ends.
#[derive(Debug, Clone, Copy)]
struct Edit {
    start: u32,
    end: u32,
    inserted: u32,
}

impl Edits {
    pub(crate) fn replace(&mut self, span: Span, by: &str) {
        self.add(span, by);
    }

    pub(crate) fn drop(&mut self, span: Span) {
        if !span.is_empty() {
            self.add(span, "");
        }
    }

    /// Takes back what was asked for beyond a place.
    pub(crate) fn cut_back(&mut self, to: usize) {
        while self.list.pop_if(|edit| edit.end as usize > to).is_some() {
            self.inserted.truncate(self.list.last().map_or(0, |edit| edit.inserted as usize));
        }
    }

    fn add(&mut self, span: Span, by: &str) {
        self.inserted.push_str(by);
        let edit = Edit { start: narrow(span.start), end: narrow(span.end), inserted: narrow(self.inserted.len()) };
        let before = self.list.len().checked_sub(2).map_or(0, |i| self.list[i].inserted);
        // Neighbours are joined only where no character loses its place by it.
        match self.list.last_mut() {
            Some(last) if last.end == edit.start => {
                let dropped = edit.inserted == before;
                let even = last.end - last.start == last.inserted - before && span.len() == by.len();
                if dropped || even {
                    (last.end, last.inserted) = (edit.end, edit.inserted);
                } else {
                    self.list.push(edit);
                }
            }
            _ => self.list.push(edit),
        }
    }

    pub(crate) fn note(&mut self, kind: RepairKind, span: Span) {
        self.notes.push(Note { span, kind, doubtful: false });
    }

    pub(crate) fn doubt(&mut self, kind: RepairKind, span: Span) {
        self.notes.push(Note { span, kind, doubtful: true });
    }
}

/// The text with its way back and what was noted so far.
#[derive(Debug)]
pub(crate) struct Work {
    original: String,
    text: String,
    pieces: Pieces,
    notes: Vec<Note>,
    kept: HashMap<(RepairKind, bool), Kept>,
}

impl Work {
    pub(crate) fn new(original: String) -> Self {
        let text = original.clone();
        let pieces = Pieces::whole(text.len());
        Self { original, text, pieces, notes: Vec::new(), kept: HashMap::new() }
    }

    /// Lets a pass look at the text and does what it asks.
    pub(crate) fn apply(&mut self, pass: fn(&str) -> Edits) {
        let edits = pass(&self.text);
        for note in edits.notes {
            let span = self.pieces.origin(note.span, self.original.len());
            self.keep(Note { span, ..note });
        }
        if edits.list.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut pieces = Pieces::default();
        let (mut done, mut at, mut put) = (0, 0, 0);
        for edit in edits.list {
            let span = Span::new(edit.start as usize, edit.end as usize);
            let by = &edits.inserted[put..edit.inserted as usize];
            put = edit.inserted as usize;
            text.push_str(&self.text[done..span.start]);
            pieces.push_through(&self.pieces, Span::new(done, span.start), &mut at);
            text.push_str(by);
            if side_by_side(&self.text[span.range()], by) {
                pieces.push_through(&self.pieces, span, &mut at);
            } else {
                pieces.push(by.len(), self.pieces.origin(span, self.original.len()), false);
            }
            done = span.end;
        }
        text.push_str(&self.text[done..]);
        pieces.push_through(&self.pieces, Span::new(done, self.text.len()), &mut at);
        self.text = text;
        self.pieces = pieces;
    }

    /// The clean text, the way back, and the repairs in the order of the text.
    pub(crate) fn finish(self) -> (String, OriginMap, Vec<Repair>) {
        let mut repairs: Vec<Repair> = self
            .notes
            .iter()
            .map(|note| {
                let span = self.pieces.clean(note.span);
                Repair {
                    span,
                    original: self.original[note.span.range()].to_owned(),
                    repaired: self.text[span.range()].to_owned(),
                    kind: note.kind.name().to_owned(),
                    doubtful: note.doubtful,
                }
            })
            .filter(|repair| repair.doubtful || repair.original != repair.repaired)
            .collect();
        repairs.sort_by_key(|repair| (repair.span.start, repair.span.end));
        (self.text, OriginMap::new(self.original, self.pieces), repairs)
    }

    fn keep(&mut self, note: Note) {
        let kept = self.kept.entry((note.kind, note.doubtful)).or_default();
        match self.notes.get_mut(kept.last) {
            Some(last) if kept.count > 0 && (kept.count >= REPAIRS_KEPT || last.span.overlaps(note.span)) => {
                last.span = Span::new(last.span.start.min(note.span.start), last.span.end.max(note.span.end));
            }
            _ => {
                *kept = Kept { count: kept.count + 1, last: self.notes.len() };
                self.notes.push(note);
            }
        }
    }
}

/// How many notes of one kind there are, and where the last of them is.
#[derive(Debug, Default)]
struct Kept {
    count: usize,
    last: usize,
}

/// Whether each character of the one takes as many bytes as its fellow in the other.
fn side_by_side(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.chars().zip(other.chars()).all(|(a, b)| a.len_utf8() == b.len_utf8())
}
