//! The forms that cross a door: to the window (TypeScript is generated from these) and to `--json`.
//!
//! Invariant: nothing here holds a rule, and domain types hold no serde. Days are `YYYY-MM-DD`; places in a text are
//! UTF-16 units, as the window counts them; an id is an opaque string.

mod calendar;
mod compare;
mod document;
mod feedback;
mod item;
mod meeting;
mod office;
mod page;
mod print;
mod registry;
mod settings;
mod stationery;
mod step;
mod today;

pub use calendar::*;
pub use compare::*;
pub use document::*;
pub use feedback::*;
pub use item::*;
pub use meeting::*;
pub use office::*;
pub use page::*;
pub use print::*;
pub use registry::*;
pub use settings::*;
pub use stationery::*;
pub use step::*;
pub use today::*;

use serde::{Deserialize, Serialize};
use specta::Type;

/// A refusal or a failure, made once for both doors: a stable code and a Chinese sentence with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ErrorView {
    /// Stable: the window maps it to severity and next step.
    pub code: crate::Code,
    /// What happened, what did not happen, what to do.
    pub sentence: String,
}

/// A place in a meeting's text, in UTF-16 units, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Place {
    /// First unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// What a write changed, so that a view refreshes only when it shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Changed {
    /// Subjects such as `meeting:…`, `item:…`, `office`.
    pub subjects: Vec<String>,
}
