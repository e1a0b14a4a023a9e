//! Holding the journal against itself, the ledger against the journal, and paper against both.

mod chain;
mod paper;
mod replay;

use std::fmt;

use duban_domain::{FileHash, Subject};
use rusqlite::Connection;

use crate::journal::sqlite::SqliteJournal;
use crate::journal::{Head, Journal};
use crate::projection::Progress;
use crate::{Ledger, LedgerError, Refusal};

pub use paper::PaperCheck;

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many facts were checked.
    pub facts: u64,
    /// How many files were checked.
    pub files: u64,
    /// The end of the chain.
    pub head: Head,
    /// The first thing that is wrong, if anything is.
    pub fault: Option<Fault>,
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The fact it concerns, if one.
    pub fact: Option<FactName>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// A fact by its place, and by its id and kind as far as they can be made out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactName {
    /// Its place in the journal.
    pub seq: u64,
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Its content does not give its hash: it was altered.
    Altered,
    /// It does not follow on the fact before: one was put in, taken out or rehashed.
    ChainBroken,
    /// Facts are missing before it.
    Gap,
    /// It can't be read.
    Unreadable(String),
    /// The list of what it is about was altered.
    SubjectsAltered,
    /// A file that it names is gone.
    FileMissing(FileHash),
    /// A file that it names was altered.
    FileAltered(FileHash),
    /// It may not follow on the others of its subject.
    Refused {
        /// Of which subject.
        subject: Subject,
        /// Why.
        why: Refusal,
    },
    /// What is posted is not what the journal adds up to; a rebuild puts it right.
    LedgerDiffers {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: String,
    },
    /// The file itself is damaged.
    Damaged(String),
}

impl Verification {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.fault.is_none()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(FactName { seq, id, kind }) = &self.fact {
            write!(f, "fact {seq} ({kind} {id}): ")?;
        }
        match &self.kind {
            FaultKind::Altered => f.write_str("its content does not give its hash"),
            FaultKind::ChainBroken => f.write_str("it does not follow on the fact before"),
            FaultKind::Gap => f.write_str("facts are missing before it"),
            FaultKind::Unreadable(reason) => write!(f, "it can't be read: {reason}"),
            FaultKind::SubjectsAltered => f.write_str("the list of what it is about was altered"),
            FaultKind::FileMissing(hash) => write!(f, "its file {hash} is missing"),
            FaultKind::FileAltered(hash) => write!(f, "its file {hash} was altered"),
            FaultKind::Refused { subject, why } => write!(f, "{subject}: {why}"),
            FaultKind::LedgerDiffers { table, row } => write!(f, "table {table} differs from the journal at {row}"),
            FaultKind::Damaged(what) => write!(f, "the file is damaged: {what}"),
        }
    }
}

impl Ledger {
    /// Checks everything and names the first thing that is wrong: the chain and the hash of every fact, gaps, that each
    /// can be read, the list of subjects, the files by their content, the file's structure, and that what is posted is
    /// what the journal adds up to. Nothing is changed.
    ///
    /// Errors: [`LedgerError::Cancelled`] where `progress` says `false`; a fault is no error.
    pub fn verify(&self, progress: &Progress<'_>) -> Result<Verification, LedgerError> {
        let now = self.connection.unchecked_transaction()?;
        let journal = SqliteJournal(&now);
        let mut found = Verification { facts: 0, files: 0, head: journal.head()?, fault: None };
        match check(&now, &journal, progress, &mut found) {
            Ok(()) => {}
            Err(Stop::Fault(fault)) => found.fault = Some(*fault),
            Err(Stop::Error(error)) => found.fault = Some(as_fault(&journal, error)?),
        }
        Ok(found)
    }
}

/// Why a check went no further.
enum Stop {
    Fault(Box<Fault>),
    Error(LedgerError),
}

impl<E: Into<LedgerError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

fn check(
    now: &Connection,
    journal: &SqliteJournal<'_>,
    progress: &Progress<'_>,
    found: &mut Verification,
) -> Result<(), Stop> {
    let named = chain::check(now, journal, progress, found)?;
    chain::check_files(now, &named, found)?;
    let structure: String = now.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if structure != "ok" {
        return Err(fault(None, FaultKind::Damaged(structure)));
    }
    replay::check(now, journal, &|done, all| progress(found.facts + done, found.facts + all))
}

fn fault(fact: Option<FactName>, kind: FaultKind) -> Stop {
    Stop::Fault(Box::new(Fault { fact, kind }))
}

/// An error that tells of the journal's state is a fault; one of the machine stays an error.
fn as_fault(journal: &dyn Journal, error: LedgerError) -> Result<Fault, LedgerError> {
    Ok(match error {
        LedgerError::UnreadableFact { seq, id, kind, reason } => {
            Fault { fact: Some(FactName { seq, id, kind }), kind: FaultKind::Unreadable(reason) }
        }
        LedgerError::Refused { subject, seq, why } => {
            let record = seq.map_or(Ok(None), |seq| journal.at(seq))?;
            Fault { fact: record.as_ref().map(chain::name_of), kind: FaultKind::Refused { subject, why } }
        }
        LedgerError::Corrupt(what) => Fault { fact: None, kind: FaultKind::Damaged(what) },
        other => return Err(other),
    })
}
