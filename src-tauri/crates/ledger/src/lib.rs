//! The journal, what it adds up to, and the only SQL of the program.
//!
//! As in book-keeping, what happens is first written in the journal: [`Ledger::append`] is the one gate. In the same
//! transaction it is posted to the ledger: `projection` folds the facts of each subject they touch (`fold`) and puts its
//! row in place. Lists are filtered by those rows and filled from the facts, so there is one way from facts to figures.
//! [`Ledger::rebuild`] posts everything anew, [`Ledger::verify`] checks that nothing was altered, [`Ledger::backup`] and
//! [`Ledger::restore`] carry it to another place.
//!
//! Invariant: a fact once written is never changed or deleted; triggers in the file see to it too.
//!
//! Invariant: a row holds nothing that its subject's facts do not say, and no fact holds a row's number.
//!
//! Invariant: a fact that can't be read stops writing and is named, never skipped.

mod append;
mod backup;
mod connect;
mod error;
mod fold;
mod journal;
mod ledger;
mod location;
mod migration;
mod open;
mod past;
mod payload;
mod projection;
mod read;
mod refusal;
mod verify;

pub use append::{Batch, Changes, undoing};
pub use backup::{Backup, Restored};
pub use error::{LedgerError, StoreError};
pub use journal::{Head, hash_bytes};
pub use ledger::{FILE_NAME, Ledger, RebuildReport};
pub use past::Past;
pub use projection::Progress;
pub use projection::document::DocumentQuery;
pub use projection::item::{
    Band, DepartmentName, DepartmentTally, DueBand, ItemQuery, ItemSort, Judging, Slip, Stage, Waiting,
};
pub use projection::meeting::MeetingRow;
pub use read::{DocumentEnd, DocumentRow, Hand, HistoryRow, IssuedPaper, ItemPage, ItemRow};
pub use refusal::{DocumentRefusal, Refusal, UndoRefusal};
pub use verify::{FactName, Fault, FaultKind, PaperCheck, Verification};

use chrono::FixedOffset;

/// The clock of the whole country, UTC+8.
fn beijing() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("eight hours are an offset")
}
