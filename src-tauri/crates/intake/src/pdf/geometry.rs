//! Places on a page, in points, from its lower left corner.

/// A matrix as PDF writes it: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const UNIT: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one first, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let (one, two) = (self.0, other.0);
        let across = |at: usize, column: usize| one[at] * two[column] + one[at + 1] * two[column + 2];
        Self([across(0, 0), across(0, 1), across(2, 0), across(2, 1), across(4, 0) + two[4], across(4, 1) + two[5]])
    }

    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let along = |at: usize| self.0[at] * x + self.0[at + 2] * y + self.0[at + 4];
        (along(0), along(1))
    }

    /// How much taller things become.
    pub(super) fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }

    /// How much wider things become.
    pub(super) fn width(self) -> f64 {
        self.0[0].hypot(self.0[1])
    }
}

/// Some glyphs in a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chunk {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) end: f64,
    /// Of its baseline.
    pub(super) y: f64,
    pub(super) size: f64,
}

/// A drawn line: across where `y` is one place, upright where `x` is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) upright: bool,
    /// Its place: y of one across, x of an upright one.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) chunks: Vec<Chunk>,
    pub(super) rules: Vec<Rule>,
}
