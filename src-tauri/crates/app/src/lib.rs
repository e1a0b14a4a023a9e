//! The use cases: the data's way, joined.
//!
//! 1. [`parse_file`] and [`Duban::import_file`] take any office file through `duban_intake::read_bytes`, which gives
//!    clean text and the way back, and through `duban_minutes::read`, which gives directives with their grounds.
//! 2. [`Duban::review`] records what the clerk decides, one step a call, each undone by one step.
//! 3. Every step is a few facts through the one gate `duban_ledger::Ledger::append`; the ledger is what they add up to.
//! 4. [`Duban::items`] and [`Duban::item`] read the ledger; lights are derived for the day.
//! 5. [`Duban::propose`], [`Duban::preview`] and [`Duban::issue`] lay the ledger out on paper through `duban_documents`.
//! 6. [`Duban::verify_ledger`], [`Duban::backup_ledger`] and [`Duban::restore_ledger`] keep the journal sound.
//!
//! Invariant: a use case that is refused or cancelled has written nothing.
//!
//! Invariant: only this crate joins the stages, and only [`Clock`] knows what time it is.
//!
//! Invariant: an error's sentence is made here, once, for both doors.

mod cases;
mod clock;
mod code;
mod duban;
mod error;
mod file;
mod folder;
mod places;
mod progress;
mod refusal;
mod samples;
mod sentences;
mod show;
mod spooler;
mod table;
pub mod wire;
mod words;

pub use cases::{BatchRequest, BatchScope, Told, parse_file, pasted_lines, read_text_file, restore_folder, self_test};
pub use clock::Clock;
pub use code::Code;
pub use duban::Duban;
pub use error::Error;
pub use folder::default_folder;
pub use progress::{Progress, Unwatched};
