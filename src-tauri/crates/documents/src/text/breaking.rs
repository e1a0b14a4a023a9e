//! Where lines end.
//!
//! All ways to break a paragraph are weighed against each other at once (as Knuth and Plass do for Latin text), so
//! that one tight place is shared by several lines and no last character stands alone. A line's cost grows with the
//! square of what must be spread or squeezed; a [bond](super::bonds) broken adds its own.

use std::ops::Range;

use super::bonds::{Bond, HELD};
use super::measure::Measured;

/// Spreading by this part of an em a gap costs ten.
const EASY: f64 = 0.04;
/// No spreading costs more than this: it is ugly, but better than a number torn apart.
const WORST_SPREAD: f64 = 50_000.0;
/// Squeezing is seen sooner than spreading.
const SQUEEZED: f64 = 10.0;
/// A paragraph's last line of a single character.
const LONE: f64 = 2_000.0;
/// Points that are lost in arithmetic.
const ROUNDING: f64 = 0.001;

/// The lines of a paragraph: contiguous, in order, none empty, together the whole.
pub(super) fn break_lines(text: &Measured, first: f64, width: f64) -> Vec<Range<usize>> {
    let count = text.cells.len();
    let bonds = text.bonds();
    // The cheapest way to end a line before each character: its cost, and where that line begins.
    let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); count + 1];
    best[0].0 = 0.0;
    for start in 0..count {
        let so_far = best[start].0;
        if so_far.is_infinite() {
            continue;
        }
        let room = if start == 0 { first } else { width };
        for end in start + 1..=count {
            let line = Candidate::new(text, start..end, room);
            let Some(own) = line.cost(end == count, start > 0) else { break };
            let torn: Bond = if end == count { 0.0 } else { bonds[end - 1] };
            let cost = so_far + own + torn;
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = best[end].1;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    lines
}

/// A line that might be.
struct Candidate<'a> {
    text: &'a Measured,
    range: Range<usize>,
    /// Points to spread; negative: to squeeze out.
    slack: f64,
}

impl<'a> Candidate<'a> {
    fn new(text: &'a Measured, range: Range<usize>, room: f64) -> Self {
        let slack = room - text.width(range.clone());
        Self { text, range, slack }
    }

    /// What it costs; `None` where it does not fit, and neither does any longer one.
    fn cost(&self, is_last: bool, has_line_before: bool) -> Option<f64> {
        let visible = self.text.without_blanks_at_end(self.range.clone());
        let inner = &self.text.gaps[visible.start..visible.end.saturating_sub(1).max(visible.start)];
        let fit = if self.slack < -ROUNDING {
            let give: f64 = inner.iter().map(|gap| gap.shrink).sum();
            if give + self.slack < -ROUNDING {
                // A single character that is wider than the line stands there all the same.
                return (visible.len() <= 1).then_some(HELD);
            }
            let part = -self.slack / give.max(ROUNDING);
            SQUEEZED + 3.0 * SQUEEZED * part * part
        } else if is_last {
            0.0
        } else {
            let growing = inner.iter().filter(|gap| gap.grows).count();
            let em = self.text.em();
            let spread = self.slack / (growing.max(1) as f64) / em / EASY;
            (10.0 * spread * spread).min(WORST_SPREAD)
        };
        let words = self.text.cells[visible].iter().filter(|cell| cell.kind.is_word()).count();
        let lone = if is_last && has_line_before && words <= 1 { LONE } else { 0.0 };
        Some(fit + lone)
    }
}
