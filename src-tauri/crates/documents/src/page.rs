//! The page model: what stands where, with no decision left open.
//!
//! Lengths are points from the page's top left corner, downwards. A document of any kind (red head, letter, table,
//! ledger) comes down to these marks, and the PDF writer knows nothing else.

mod describe;

use crate::fonts::FaceId;
use crate::picture::Picture;
use crate::text::SetLine;

/// A document's pages in order, with what a viewer shows beside them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// Bookmarks in reading order.
    pub bookmarks: Vec<Bookmark>,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// What stands on it, in reading order; later marks lie over earlier ones.
    pub marks: Vec<Mark>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Mark {
    /// A line of text.
    Line(Line),
    /// A straight rule.
    Rule(Rule),
    /// A filled shape.
    Area(Area),
    /// A picture.
    Image(Image),
}

/// A line of text on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where its first character's square begins.
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Degrees it is turned anticlockwise around (`x`, `baseline`).
    pub turned: f64,
    /// Stretches of one face, size and colour, in reading order.
    pub runs: Vec<Run>,
}

/// Characters of one face, size and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face, of the [`Fonts`](crate::Fonts) the page was laid out with.
    pub face: FaceId,
    /// Size in points.
    pub size: f64,
    /// Colour.
    pub colour: Colour,
    /// The characters.
    pub characters: Vec<Placed>,
}

/// A character with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The character.
    pub character: char,
    /// Where its square begins, from the line's start.
    pub x: f64,
}

/// A straight rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// One end.
    pub from: (f64, f64),
    /// The other.
    pub to: (f64, f64),
    /// Thickness.
    pub weight: f64,
    /// Colour.
    pub colour: Colour,
}

/// A filled shape without an outline: bars of a chart, lights, the squares of a QR code.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Closed outlines. What lies inside an even number of them is left open.
    pub outlines: Vec<Vec<(f64, f64)>>,
    /// Colour.
    pub colour: Colour,
}

/// A picture in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The picture.
    pub picture: Picture,
    /// Its top left corner.
    pub at: (f64, f64),
    /// Its width; the height follows from the picture's.
    pub width: f64,
}

/// A place that a viewer can jump to.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// What it is called.
    pub title: String,
    /// Index of the page.
    pub page: usize,
    /// Height on the page.
    pub y: f64,
    /// How many others it stands under.
    pub level: usize,
}

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// The standard's red, Y80 M80, as it looks in print. CMYK itself would need a second output intent.
    pub const RED: Self = Self { red: 225, green: 35, blue: 25 };
    /// Small print that is not part of the document's words.
    pub const GREY: Self = Self { red: 110, green: 110, blue: 110 };
    /// 草稿 across the page: seen, but in nobody's way.
    pub const PALE: Self = Self { red: 232, green: 232, blue: 232 };
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height, marks: Vec::new() }
    }

    /// Adds a level rule.
    pub(crate) fn level_rule(&mut self, left: f64, right: f64, y: f64, weight: f64, colour: Colour) {
        self.marks.push(Mark::Rule(Rule { from: (left, y), to: (right, y), weight, colour }));
    }

    /// Adds a frame of four rules.
    pub(crate) fn frame(&mut self, (left, top): (f64, f64), (right, bottom): (f64, f64), weight: f64, colour: Colour) {
        // Level rules reach over the corners, so that these are square.
        let over = weight / 2.0;
        self.level_rule(left - over, right + over, top, weight, colour);
        self.level_rule(left - over, right + over, bottom, weight, colour);
        self.upright_rule(left, top, bottom, weight, colour);
        self.upright_rule(right, top, bottom, weight, colour);
    }

    /// Adds a filled rectangle.
    pub(crate) fn rectangle(&mut self, (left, top): (f64, f64), (right, bottom): (f64, f64), colour: Colour) {
        let outline = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.marks.push(Mark::Area(Area { outlines: vec![outline], colour }));
    }

    /// Adds a line that was set.
    pub(crate) fn put(&mut self, set: &SetLine, x: f64, baseline: f64) {
        self.marks.push(Mark::Line(Line { x, baseline, turned: 0.0, runs: set.runs.clone() }));
    }

    /// Adds an upright rule.
    pub(crate) fn upright_rule(&mut self, x: f64, top: f64, bottom: f64, weight: f64, colour: Colour) {
        self.marks.push(Mark::Rule(Rule { from: (x, top), to: (x, bottom), weight, colour }));
    }
}

impl Line {
    /// The characters as a string.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().flat_map(|run| &run.characters).map(|placed| placed.character).collect()
    }
}
