//! From paragraphs to directives and passages: nothing dropped, nothing claimed twice.

use std::ops::Range;

use duban_domain::PassageKind;

mod account;
mod announced;
mod fused;
pub(crate) mod heading;
mod outline;
mod points;
mod running;
mod sentence;
mod stacked;
mod table;

pub(crate) use fused::{FUSED, title as fused_title};
pub(crate) use outline::read;
pub(crate) use table::Row;

/// A stretch of the view and what it was read as.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Draft(Draft),
    Passage { range: Range<usize>, kind: PassageKind, reason: &'static str },
}

impl Piece {
    pub(crate) fn range(&self) -> &Range<usize> {
        match self {
            Self::Draft(draft) => &draft.range,
            Self::Passage { range, .. } => range,
        }
    }

    pub(crate) fn set_range(&mut self, to: Range<usize>) {
        match self {
            Self::Draft(draft) => draft.range = to,
            Self::Passage { range, .. } => *range = to,
        }
    }
}

/// A directive whose fields are not read yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Draft {
    pub(crate) range: Range<usize>,
    pub(crate) path: Vec<String>,
    /// The cells of its row, where it stands in a table.
    pub(crate) row: Option<Row>,
    /// A lead-in that states the subject of all points after it: 各县区要做好以下工作：.
    pub(crate) shared_subject: Option<Range<usize>>,
}
