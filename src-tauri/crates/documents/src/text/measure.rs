//! Text measured in a size, and lines of it set.

use std::ops::Range;

use super::Text;
use super::breaking::break_lines;
use super::marks::Kind;
use crate::PageError;
use crate::fonts::{FaceId, Fonts};
use crate::page::{Colour, Placed, Run};
use crate::standard::{CELL, SIZE_3};

/// Size and spacing of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// Size in points.
    pub(crate) size: f64,
    /// Distance from one full-width character to the next.
    pub(crate) cell: f64,
    /// Colour.
    pub(crate) colour: Colour,
    /// Most points that may be taken out between two characters.
    closest: f64,
    /// Most points that may be put in between two characters; a line that needs more ends short.
    widest: f64,
}

/// In a table's cell, where two marks that share their blank halves would look like one.
const CLOSEST_IN_TABLE: f64 = 2.4;
/// In a narrow column, where a flush line may need more than looks well; in em.
const WIDEST_IN_TABLE: f64 = 0.14;

impl Type {
    /// 三号 on the grid of 28 characters a line.
    pub(crate) const BODY: Self =
        Self { size: SIZE_3, cell: CELL, colour: Colour::BLACK, closest: SIZE_3, widest: f64::INFINITY };

    /// Black type of a size, characters side by side.
    pub(crate) const fn of(size: f64) -> Self {
        Self { size, cell: size, colour: Colour::BLACK, closest: size, widest: f64::INFINITY }
    }

    /// The same in the cell of a table or a form.
    pub(crate) const fn in_table(size: f64) -> Self {
        Self { closest: CLOSEST_IN_TABLE, widest: WIDEST_IN_TABLE * size, ..Self::of(size) }
    }

    /// The same in another colour.
    pub(crate) const fn in_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }
}

/// One character of measured text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) character: char,
    pub(super) kind: Kind,
    face: FaceId,
    has_glyph: bool,
    /// Its own width in points.
    pub(super) advance: f64,
}

/// The space between two characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    /// Set without need: the blank half of one of two marks is taken out, a hair put in beside Latin text.
    pub(super) natural: f64,
    /// How much more may be taken out before it shows.
    pub(super) shrink: f64,
    /// Whether it may grow to make a line flush.
    pub(super) grows: bool,
}

/// Text that is measured: every character has its face and width.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(super) cells: Vec<Cell>,
    /// `gaps[i]` lies after `cells[i]`.
    pub(super) gaps: Vec<Gap>,
    set_in: Type,
}

/// A line that is set, from its own start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SetLine {
    /// Its runs.
    pub(crate) runs: Vec<Run>,
    /// From its first character's square to the end of its last.
    pub(crate) width: f64,
}

/// A hair of space between 汉字 and Latin text, in em. Small enough that no reader of the file takes it for a blank.
const HAIR: f64 = 0.06;
/// What is taken out between two marks that meet, in em: their blank half, less a sliver. Readers of PDF take a
/// character that overlaps the one before by half for the start of another line, and would copy the text torn.
const MEETING: f64 = 0.46;
/// How much of a mark's blank half may go before it shows, in em.
const SQUEEZE: f64 = 0.25;

impl Measured {
    /// Measures `text`. Characters that no font has are refused by name.
    pub(crate) fn new(text: &Text, kind: Type, fonts: &Fonts) -> Result<Self, PageError> {
        let mut missing = Vec::new();
        let cells: Vec<Cell> = text
            .characters
            .iter()
            .filter_map(|(character, style)| {
                let (face, has_glyph) = match fonts.face_for(*style, *character) {
                    Some(face) => (face, true),
                    None if !character.is_whitespace() => {
                        missing.push(*character);
                        return None;
                    }
                    // A full-width blank that the face lacks is as wide as one of its characters.
                    None => (fonts.face_for(*style, '一')?, false),
                };
                let em = if has_glyph { fonts.face(face)?.advance(*character) } else { 1.0 };
                let full = (em - 1.0).abs() < 0.05;
                let advance = if full { kind.cell } else { em * kind.size };
                Some(Cell { character: *character, kind: Kind::of(*character, em), face, has_glyph, advance })
            })
            .collect();
        if !missing.is_empty() {
            return Err(PageError::NoGlyph(fonts.missing(&missing.into_iter().collect::<String>())));
        }
        let gaps = cells
            .iter()
            .enumerate()
            .map(|(i, cell)| cells.get(i + 1).map_or_else(Gap::default, |next| gap(cell, next, kind)))
            .collect();
        Ok(Self { cells, gaps, set_in: kind })
    }

    /// Breaks the text into lines: the first `first` points wide, the others `width`.
    pub(crate) fn lines(&self, first: f64, width: f64) -> Vec<Range<usize>> {
        break_lines(self, first, width)
    }

    /// The text set in lines, all but the last flush. The last is spread to nothing, but squeezed where it must be.
    pub(crate) fn set_lines(&self, first: f64, width: f64) -> Vec<SetLine> {
        let ranges = self.lines(first, width);
        let last = ranges.len().saturating_sub(1);
        let set = |(index, range): (usize, Range<usize>)| {
            let room = if index == 0 { first } else { width };
            let flush = index < last || self.width(range.clone()) > room;
            self.set(range, flush.then_some(room))
        };
        ranges.into_iter().enumerate().map(set).collect()
    }

    /// Width of a part of the text when nothing is squeezed or spread. Blanks at its end have none.
    pub(crate) fn width(&self, range: Range<usize>) -> f64 {
        let range = self.without_blanks_at_end(range);
        let cells: f64 = self.cells[range.clone()].iter().map(|cell| cell.advance).sum();
        let inner = range.start..range.end.saturating_sub(1).max(range.start);
        cells + self.gaps[inner].iter().map(|gap| gap.natural).sum::<f64>()
    }

    /// Width of the whole on one line.
    pub(crate) fn whole(&self) -> f64 {
        self.width(0..self.cells.len())
    }

    /// The whole on one line.
    pub(crate) fn set_whole(&self) -> SetLine {
        self.set(0..self.cells.len(), None)
    }

    /// The whole on one line with `spread` points more between characters.
    pub(crate) fn set_spread(&self, spread: f64) -> SetLine {
        let width = self.whole() + spread * self.cells.len().saturating_sub(1) as f64;
        self.set(0..self.cells.len(), Some(width))
    }

    /// Sets a part of the text as one line. With `flush`, it is spread or squeezed to be that wide.
    pub(crate) fn set(&self, range: Range<usize>, flush: Option<f64>) -> SetLine {
        let range = self.without_blanks_at_end(range);
        let inner = range.start..range.end.saturating_sub(1).max(range.start);
        let slack = flush.map_or(0.0, |width| width - self.width(range.clone()));
        let growing = self.gaps[inner.clone()].iter().filter(|gap| gap.grows).count();
        let shrinking: f64 = self.gaps[inner].iter().map(|gap| gap.shrink).sum();
        let grow = if slack > 0.0 && growing > 0 { slack / growing as f64 } else { 0.0 };
        let grow = if grow > self.set_in.widest { 0.0 } else { grow };
        let shrink = if slack < 0.0 && shrinking > 0.0 { (-slack / shrinking).min(1.0) } else { 0.0 };

        let mut runs: Vec<Run> = Vec::new();
        let (mut x, mut end) = (0.0, 0.0);
        for (cell, gap) in self.cells[range.clone()].iter().zip(&self.gaps[range]) {
            if cell.has_glyph {
                let placed = Placed { character: cell.character, x };
                match runs.last_mut() {
                    Some(run) if run.face == cell.face => run.characters.push(placed),
                    _ => {
                        let Type { size, colour, .. } = self.set_in;
                        runs.push(Run { face: cell.face, size, colour, characters: vec![placed] });
                    }
                }
            }
            end = x + cell.advance;
            x = end + gap.natural - gap.shrink * shrink + if gap.grows { grow } else { 0.0 };
        }
        SetLine { runs, width: end }
    }

    /// One em in points.
    pub(super) fn em(&self) -> f64 {
        self.set_in.size
    }

    pub(super) fn without_blanks_at_end(&self, range: Range<usize>) -> Range<usize> {
        let blanks = self.cells[range.clone()].iter().rev().take_while(|cell| cell.kind == Kind::Blank).count();
        range.start..range.end - blanks
    }
}

fn gap(cell: &Cell, next: &Cell, set_in: Type) -> Gap {
    use Kind::{Blank, Closing, Dash, Opening};
    let (size, closest) = (set_in.size, set_in.closest);
    let (a, b) = (cell.kind, next.kind);
    // Blank halves of marks that meet in this gap.
    let blank = f64::from(u8::from(a == Closing)) * 0.5 + f64::from(u8::from(b == Opening)) * 0.5;
    let beside_mark = (a == Closing && matches!(b, Closing | Opening)) || (a == Opening && b == Opening);
    let natural = if beside_mark {
        -MEETING
    } else if (a == Kind::Han && b.is_latin()) || (a.is_latin() && b == Kind::Han) {
        HAIR
    } else {
        0.0
    };
    let shrink = match natural {
        _ if beside_mark => 0.0,
        hair if hair > 0.0 => hair,
        _ => blank.min(SQUEEZE),
    };
    let one_piece = (a == Dash && b == Dash && cell.character == next.character)
        || (a.is_latin() && b.is_latin())
        || (a == Blank && b == Blank);
    Gap { natural: (natural * size).max(-closest), shrink: (shrink * size).min(closest), grows: !one_piece }
}

impl SetLine {
    /// This line with another right behind it.
    pub(crate) fn before(mut self, next: Self) -> Self {
        for mut run in next.runs {
            for placed in &mut run.characters {
                placed.x += self.width;
            }
            self.runs.push(run);
        }
        self.width += next.width;
        self
    }
}
