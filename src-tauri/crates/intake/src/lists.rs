//! The numbers that office programs put in front of paragraphs themselves: 一、（一）1. stand in no text of the document,
//! but a reader sees them, and the reading of minutes goes by them.

use crate::numerals::written;

/// How many levels a list has.
pub(crate) const LEVELS: usize = 9;

/// The longest pattern of a number, in characters.
pub(crate) const LONGEST_PATTERN: usize = 60;

/// How one level of a list is numbered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Level {
    /// The first number; 1 where none is stated.
    pub(crate) start: Option<u32>,
    /// The format's name in `.docx`: `chineseCounting`.
    pub(crate) format: String,
    /// `（%1）`.
    pub(crate) text: String,
    /// Whether nothing parts the number from the text.
    pub(crate) tight: bool,
    /// Whether the numbers of higher levels are written in figures too.
    pub(crate) figures: bool,
}

/// How far each level of a list has counted.
pub(crate) type Counts = [Option<u32>; LEVELS];

/// Counts one paragraph further on this level; `anew` is where it begins again.
pub(crate) fn count(levels: &[Level; LEVELS], at: usize, counts: &mut Counts, anew: Option<u32>) {
    let first = levels[at].start.unwrap_or(1);
    counts[at] = Some(anew.unwrap_or_else(|| counts[at].map_or(first, |n| n.saturating_add(1))));
    counts[at + 1..].fill(None);
}

/// The number of a level, with the blank that parts it from the text: `%1` in its pattern stands for the count of the
/// first level, and so on. Nothing where the level has a bullet.
pub(crate) fn label(levels: &[Level; LEVELS], at: usize, counts: &Counts) -> String {
    let level = &levels[at];
    if level.format == "bullet" {
        return String::new();
    }
    let mut label = String::new();
    let mut pattern = level.text.chars().peekable();
    while let Some(c) = pattern.next() {
        let place = pattern.peek().and_then(|c| c.to_digit(10)).filter(|n| c == '%' && *n > 0);
        if let Some(place) = place {
            pattern.next();
            let place = place as usize - 1;
            let count = counts[place].or(levels[place].start).unwrap_or(1);
            label.push_str(&written(count, if level.figures { "decimal" } else { &levels[place].format }));
        } else {
            label.push(c);
        }
    }
    if !label.is_empty() && !level.tight {
        label.push(' ');
    }
    label
}
