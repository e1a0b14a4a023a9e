//! How strongly two neighbours hold together.

use super::marks::{Kind, counts, may_not_end, may_not_open};
use super::measure::Measured;

/// What it costs to end a line between two characters. [`FREE`] costs nothing; from [`HELD`] on, a line ends there
/// only when a paragraph cannot be broken otherwise.
pub(super) type Bond = f64;

/// Any two 汉字.
pub(super) const FREE: Bond = 0.0;
/// A poor place: inside a date, before a year's bracket.
const POOR: Bond = 20.0;
/// After / or - inside a long Latin word.
const SEAM: Bond = 800.0;
/// One piece: 2026年, ——, a word, a number, 〔2026〕37号.
pub(super) const HELD: Bond = 100_000.0;
/// A mark would open or end a line that may not.
pub(super) const FORBIDDEN: Bond = 1e9;

impl Measured {
    /// The bond between `cells[at]` and the next, for each place.
    pub(super) fn bonds(&self) -> Vec<Bond> {
        let mut bonds: Vec<Bond> = (0..self.cells.len().saturating_sub(1)).map(|at| self.bond(at)).collect();
        self.hold_years(&mut bonds);
        bonds
    }

    fn bond(&self, at: usize) -> Bond {
        let (a, b) = (&self.cells[at], &self.cells[at + 1]);
        // A blank stays on the line above, where it has no width; what counts are the characters around it.
        if b.kind == Kind::Blank {
            return FORBIDDEN;
        }
        let before = self.cells[..=at].iter().rev().find(|cell| cell.kind != Kind::Blank);
        if may_not_open(b.character) || before.is_none_or(|cell| may_not_end(cell.character)) {
            return FORBIDDEN;
        }
        match (a.kind, b.kind) {
            (Kind::Blank, _) => FREE,
            (Kind::Dash, Kind::Dash) if a.character == b.character && self.inside_dash(at) => HELD,
            (x, y) if x.is_latin() && y.is_latin() => {
                if "/-_&?=".contains(a.character) && b.kind == Kind::Letter {
                    SEAM
                } else {
                    HELD
                }
            }
            (Kind::Digit, Kind::Han) if counts(b.character) => HELD,
            (Kind::Han, Kind::Digit) if a.character == '第' => HELD,
            (Kind::Han, Kind::Digit)
                if "年月".contains(a.character) && at > 0 && self.cells[at - 1].kind == Kind::Digit =>
            {
                POOR
            }
            (_, Kind::Opening) if b.character == '〔' => POOR,
            _ => FREE,
        }
    }

    /// Whether the place after `at` lies inside a pair of —— (and not between two pairs).
    fn inside_dash(&self, at: usize) -> bool {
        let mark = self.cells[at].character;
        let run = self.cells[..=at].iter().rev().take_while(|cell| cell.character == mark).count();
        run % 2 == 1
    }

    /// 〔2026〕37号 is one piece.
    fn hold_years(&self, bonds: &mut [Bond]) {
        let mut at = 0;
        while at < self.cells.len() {
            let digits = self.cells[at + 1..].iter().take_while(|cell| cell.kind == Kind::Digit).count();
            let close = at + digits + 1;
            let is_year = self.cells[at].character == '〔'
                && digits > 0
                && self.cells.get(close).is_some_and(|cell| cell.character == '〕');
            if is_year {
                let number = self.cells[close + 1..].iter().take_while(|cell| cell.kind == Kind::Digit).count();
                for bond in &mut bonds[at..close + number.min(1)] {
                    *bond = bond.max(HELD);
                }
            }
            at = if is_year { close } else { at + 1 };
        }
    }
}
