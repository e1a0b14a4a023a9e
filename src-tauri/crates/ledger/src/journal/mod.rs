//! The journal: an append-only, hash-chained log of facts, and the files they name.
//!
//! [`Journal`] is all that the rest of this crate asks of the store. One desk keeps it in SQLite ([`sqlite`]); several
//! desks will share one in PostgreSQL and keep each a ledger of its own.

mod hash;
mod record;
pub(crate) mod sqlite;

use duban_domain::{Fact, FactId, FileHash, Series, Subject};

use crate::LedgerError;

pub use hash::hash_bytes;
pub(crate) use hash::hash_reader;
pub(crate) use record::Record;

/// Where the chain ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The last fact's place; 0 where there is none.
    pub seq: u64,
    /// The last fact's hash, 64 lower-case hex digits; 64 zeros where there is none.
    pub hash: String,
}

impl Head {
    /// The code that is printed on paper, so that the journal can be held against it later: the place and the first
    /// eight hex digits.
    ///
    /// ```
    /// use duban_ledger::Head;
    /// let head = Head { seq: 128, hash: "66c7f0f462eeedd9".repeat(4) };
    /// assert_eq!(head.short_code(), "128-66C7F0F4");
    /// ```
    #[must_use]
    pub fn short_code(&self) -> String {
        format!("{}-{}", self.seq, self.digits().to_uppercase())
    }
}

impl Head {
    /// Before the first fact.
    pub(crate) fn empty() -> Self {
        Self { seq: 0, hash: "0".repeat(64) }
    }

    /// The first eight digits of the hash; of a damaged one, what there is.
    pub(crate) fn digits(&self) -> &str {
        self.hash.get(..8).unwrap_or(&self.hash)
    }
}

/// The store of the journal.
pub(crate) trait Journal {
    /// The end of the chain.
    fn head(&self) -> Result<Head, LedgerError>;

    /// How many facts name the subject.
    fn version(&self, subject: &Subject) -> Result<u64, LedgerError>;

    /// Writes a record after the last. Each of its subjects stands with its new version, one more than before.
    fn write(&self, record: &Record, subjects: &[(&Subject, u64)]) -> Result<(), LedgerError>;

    /// Whether there is a fact with this id.
    fn has(&self, id: FactId) -> Result<bool, LedgerError>;

    /// The record of a fact.
    fn find(&self, id: FactId) -> Result<Option<Record>, LedgerError>;

    /// Up to `limit` records that follow `seq`, in order.
    fn after(&self, seq: u64, limit: u64) -> Result<Vec<Record>, LedgerError>;

    /// The records that name the subject, in order.
    fn of(&self, subject: &Subject) -> Result<Vec<Record>, LedgerError>;

    /// Every subject that was ever named.
    fn subjects(&self) -> Result<Vec<Subject>, LedgerError>;

    /// Every kind of fact with its version that stands in the journal.
    fn kinds(&self) -> Result<Vec<(String, u32)>, LedgerError>;

    /// The first record of this kind and version.
    fn first_of(&self, kind: &str, version: u32) -> Result<Option<Record>, LedgerError>;

    /// Keeps a file by its content.
    fn keep(&self, bytes: &[u8]) -> Result<FileHash, LedgerError>;

    /// Whether a file is kept.
    fn has_file(&self, hash: &FileHash) -> Result<bool, LedgerError>;

    /// The record in a place.
    fn at(&self, seq: u64) -> Result<Option<Record>, LedgerError> {
        let Some(before) = seq.checked_sub(1) else { return Ok(None) };
        Ok(self.after(before, 1)?.pop().filter(|record| record.seq == seq))
    }

    /// The facts that name the subject, in order, undone ones among them.
    fn facts_of(&self, subject: &Subject) -> Result<Vec<Fact>, LedgerError> {
        self.of(subject)?.into_iter().map(Record::fact).collect()
    }

    /// The next number of a series: every fact that names it took one.
    fn next_number(&self, series: &Series) -> Result<u32, LedgerError> {
        let given = self.version(&Subject::Series(series.clone()))?;
        u32::try_from(given + 1).map_err(|e| LedgerError::Corrupt(e.to_string()))
    }

    /// The facts that were written together with the one whose id is `step`, in order.
    fn step(&self, step: FactId) -> Result<Vec<Record>, LedgerError> {
        let Some(first) = self.find(step)? else { return Ok(Vec::new()) };
        let name = first.step.clone();
        let mut together = vec![first];
        loop {
            let seq = together[together.len() - 1].seq;
            let page = self.after(seq, 32)?;
            let whole = page.len() < 32 || page.iter().any(|record| record.step != name);
            together.extend(page.into_iter().take_while(|record| record.step == name));
            if whole {
                return Ok(together);
            }
        }
    }
}
