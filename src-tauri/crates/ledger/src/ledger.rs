//! One ledger, in one file.

use duban_domain::{Fact, Series, Subject};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::journal::sqlite::SqliteJournal;
use crate::journal::{Head, Journal, Record};
use crate::projection::{self, Kept, Progress};
use crate::{LedgerError, fold};

/// The file's name in the data folder.
pub const FILE_NAME: &str = "duban.db";

/// A journal and what it adds up to, in one SQLite file of a data folder. Everything is in it, files too.
///
/// Guarantees: what [`Ledger::append`] returned is on the disk; a crash at any moment leaves a step whole or not at
/// all; several programs may have the same file open and write in turn.
///
/// ```
/// # fn main() -> Result<(), duban_ledger::LedgerError> {
/// # let folder = tempfile::tempdir().unwrap();
/// let ledger = duban_ledger::Ledger::open(folder.path())?;
/// assert_eq!(ledger.head()?.seq, 0);
/// assert!(ledger.verify(&|_, _| true)?.is_sound());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    /// The last fact that is known to be readable; what is written rests on all before it.
    pub(crate) read_to: u64,
    /// Items as they were last posted here.
    pub(crate) kept: Kept,
}

/// What a rebuild did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RebuildReport {
    /// How many facts were posted.
    pub facts: u64,
    /// How many subjects they are about.
    pub subjects: u64,
}

impl Ledger {
    /// The number of facts that name the subject, undone ones among them.
    pub fn version(&self, subject: &Subject) -> Result<u64, LedgerError> {
        self.journal().version(subject)
    }

    /// The end of the chain.
    pub fn head(&self) -> Result<Head, LedgerError> {
        self.journal().head()
    }

    /// A number that changes when another program has written to the file, and only then.
    pub fn data_version(&self) -> Result<i64, LedgerError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// The facts that name the subject, in order. Undone ones and their undoings are among them.
    pub fn facts_of(&self, subject: &Subject) -> Result<Vec<Fact>, LedgerError> {
        self.journal().facts_of(subject)
    }

    /// The fact in a place.
    pub fn fact(&self, seq: u64) -> Result<Option<Fact>, LedgerError> {
        self.journal().at(seq)?.map(Record::fact).transpose()
    }

    /// Up to `limit` facts that follow `seq`, in order.
    pub fn facts_after(&self, seq: u64, limit: u32) -> Result<Vec<Fact>, LedgerError> {
        self.journal().after(seq, limit.into())?.into_iter().map(Record::fact).collect()
    }

    /// What undoing would take back: the facts of the newest step that names the subject and still counts, all of
    /// them, in order. An undoing is no such step. Whether it may be taken back is for [`Ledger::append`] to say.
    pub fn last_step(&self, subject: &Subject) -> Result<Option<Vec<Fact>>, LedgerError> {
        let transaction = self.connection.unchecked_transaction()?;
        let journal = SqliteJournal(&transaction);
        let Some(newest) = fold::counting(journal.facts_of(subject)?).pop() else { return Ok(None) };
        let Some(record) = journal.find(newest.id)? else { return Ok(None) };
        let step = record.step.parse().map_err(|_| LedgerError::Corrupt(format!("the step of fact {}", newest.id)))?;
        let facts = journal.step(step)?.into_iter().map(Record::fact).collect::<Result<_, _>>()?;
        Ok(Some(facts))
    }

    /// The next number of a series: one more than the last given.
    pub fn next_number(&self, series: &Series) -> Result<u32, LedgerError> {
        self.journal().next_number(series)
    }

    /// Drops what was posted and posts it again from the journal, in one transaction. Where `progress` says `false`
    /// it is [`LedgerError::Cancelled`] and all is left as it was.
    pub fn rebuild(&mut self, progress: &Progress<'_>) -> Result<RebuildReport, LedgerError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let journal = SqliteJournal(&transaction);
        let subjects = projection::rebuild(&journal, &transaction, progress)?;
        let facts = journal.head()?.seq;
        transaction.commit()?;
        Ok(RebuildReport { facts, subjects })
    }

    pub(crate) fn journal(&self) -> SqliteJournal<'_> {
        SqliteJournal(&self.connection)
    }

    /// A view of one moment, in which everything is posted.
    pub(crate) fn reading(&self) -> Result<Transaction<'_>, LedgerError> {
        let transaction = self.connection.unchecked_transaction()?;
        projection::up_to_date(&SqliteJournal(&transaction), &transaction)?;
        Ok(transaction)
    }
}
