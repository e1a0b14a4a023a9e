//! Pages as text, for people and for snapshots.

use std::fmt::Write as _;

use super::{Area, Colour, Image, Line, Mark, Pages, Rule};
use crate::fonts::Fonts;
use crate::standard::in_mm;

impl Pages {
    /// The pages as text: a line a mark, places in millimetres.
    ///
    /// A line of text reads `y x..x size face: words`, where `y` is its baseline and the second `x` the start of its
    /// last character; a change of face inside the line is written as `[face]`.
    #[must_use]
    pub fn describe(&self, fonts: &Fonts) -> String {
        let mut out = String::new();
        for (number, page) in self.pages.iter().enumerate() {
            let (width, height) = (in_mm(page.width), in_mm(page.height));
            let _ = writeln!(out, "page {} ({width:.0} × {height:.0} mm)", number + 1);
            for mark in &page.marks {
                match mark {
                    Mark::Line(line) => line.describe(fonts, &mut out),
                    Mark::Rule(rule) => rule.describe(&mut out),
                    Mark::Area(area) => area.describe(&mut out),
                    Mark::Image(image) => image.describe(&mut out),
                }
            }
        }
        for bookmark in &self.bookmarks {
            let (page, y, under) = (bookmark.page + 1, in_mm(bookmark.y), "  ".repeat(bookmark.level));
            let _ = writeln!(out, "bookmark {page} at {y:.1}: {under}{}", bookmark.title);
        }
        out
    }
}

impl Line {
    fn describe(&self, fonts: &Fonts, out: &mut String) {
        let last = self.runs.iter().flat_map(|run| &run.characters).next_back().map_or(0.0, |placed| placed.x);
        let _ = write!(out, "{:7.1} {:5.1}..{:<5.1}", in_mm(self.baseline), in_mm(self.x), in_mm(self.x + last));
        let mut face = None;
        for run in &self.runs {
            let name = fonts.name(run.face);
            match face {
                None => {
                    let _ = write!(out, " {} {name}", run.size);
                    if run.colour != Colour::BLACK {
                        let Colour { red, green, blue } = run.colour;
                        let _ = write!(out, " #{red:02x}{green:02x}{blue:02x}");
                    }
                    if self.turned != 0.0 {
                        let _ = write!(out, " turned {:.1}°", self.turned);
                    }
                    out.push_str(": ");
                }
                Some(before) if before != name => {
                    let _ = write!(out, "[{name}]");
                }
                Some(_) => {}
            }
            face = Some(name);
            out.extend(run.characters.iter().map(|placed| placed.character));
        }
        out.push('\n');
    }
}

impl Rule {
    fn describe(&self, out: &mut String) {
        let Colour { red, green, blue } = self.colour;
        let [x1, y1, x2, y2] = [self.from.0, self.from.1, self.to.0, self.to.1].map(in_mm);
        let _ = writeln!(
            out,
            "{y1:7.1} {x1:5.1} to {x2:.1}, {y2:.1} rule {:.2} mm #{red:02x}{green:02x}{blue:02x}",
            in_mm(self.weight)
        );
    }
}

impl Area {
    /// Its frame, and of how many outlines it is made.
    fn describe(&self, out: &mut String) {
        let points = || self.outlines.iter().flatten();
        let least = |of: fn(&(f64, f64)) -> f64| in_mm(points().map(of).fold(f64::INFINITY, f64::min));
        let most = |of: fn(&(f64, f64)) -> f64| in_mm(points().map(of).fold(f64::NEG_INFINITY, f64::max));
        let Colour { red, green, blue } = self.colour;
        let _ = writeln!(
            out,
            "{:7.1} {:5.1} to {:.1}, {:.1} area of {} #{red:02x}{green:02x}{blue:02x}",
            least(|p| p.1),
            least(|p| p.0),
            most(|p| p.0),
            most(|p| p.1),
            self.outlines.len()
        );
    }
}

impl Image {
    fn describe(&self, out: &mut String) {
        let [x, y, width] = [self.at.0, self.at.1, self.width].map(in_mm);
        let _ = writeln!(
            out,
            "{y:7.1} {x:5.1} picture {width:.1} mm wide of {} × {} pixels",
            self.picture.width(),
            self.picture.height()
        );
    }
}
