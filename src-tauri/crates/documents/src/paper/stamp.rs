//! What is said across each page of a paper that does not stand.

use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Line, Mark, Page, Pages};
use crate::standard::EM_ASCENT;
use crate::text::{Measured, Text, Type};

/// 草稿 or 已撤回, large and pale, rising across each page behind the words.
pub(super) fn across(words: &str, fonts: &Fonts, pages: &mut Pages) -> Result<(), PageError> {
    for page in &mut pages.pages {
        let mark = mark(words, page, fonts)?;
        page.marks.insert(0, mark);
    }
    Ok(())
}

fn mark(words: &str, page: &Page, fonts: &Fonts) -> Result<Mark, PageError> {
    /// Part of the page's diagonal that the words take.
    const SHARE: f64 = 0.42;
    /// Room between two characters, in em.
    const SPREAD: f64 = 0.3;
    let turned = page.height.atan2(page.width);
    let length = page.height.hypot(page.width) * SHARE;
    let count = words.chars().count() as f64;
    let size = (length / (count + SPREAD * (count - 1.0))).round();
    let set_in = Type::of(size).in_colour(Colour::PALE);
    let set = Measured::new(&Text::new(Style::HeiTi, words), set_in, fonts)?.set_spread(size * SPREAD);
    // The middle of the words lies on the middle of the page.
    let (sin, cos) = turned.sin_cos();
    let (along, up) = (set.width / 2.0, (EM_ASCENT - 0.5) * size);
    let x = page.width / 2.0 - along * cos + up * sin;
    let baseline = page.height / 2.0 + along * sin + up * cos;
    Ok(Mark::Line(Line { x, baseline, turned: turned.to_degrees(), runs: set.runs }))
}
