//! The one gate into the journal.

mod admit;
mod undo;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use chrono::{DateTime, FixedOffset};
use duban_domain::{NewFact, Subject};
use rusqlite::TransactionBehavior;

use crate::journal::sqlite::SqliteJournal;
use crate::journal::{Head, Journal, Record};
use crate::projection::{Kept, Written};
use crate::read::files_named;
use crate::{Ledger, LedgerError, Refusal, migration, projection};

pub use undo::undoing;

/// What is written at once: one step of a user's, which counts and is undone as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The versions the caller saw of what it changes. A subject that stands here and was changed since is a
    /// [`LedgerError::Conflict`].
    pub expected: Vec<(Subject, u64)>,
    /// What happened, in order.
    pub facts: Vec<NewFact>,
    /// The files that the facts name and the ledger may not keep yet.
    pub files: Vec<Vec<u8>>,
}

/// What an append changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Every subject that the facts name, once each.
    pub subjects: Vec<Subject>,
    /// The places of the facts.
    pub seqs: Range<u64>,
    /// The end of the chain.
    pub head: Head,
}

impl Ledger {
    /// Writes facts at the journal's end and posts them, all or nothing.
    ///
    /// In one transaction that begins by taking the write lock: the expected versions are checked, the chain's head
    /// is taken, files and facts are written, and the ledger is posted. `at` is the time of recording.
    ///
    /// Errors: [`LedgerError::Conflict`] on a version that is not as expected, [`LedgerError::Refused`] where a fact may
    /// not follow, [`LedgerError::UnreadableFact`] while one stands in the journal, [`LedgerError::Busy`] when another
    /// program holds the lock for more than five seconds, and those of the disk.
    pub fn append(&mut self, at: DateTime<FixedOffset>, batch: Batch) -> Result<Changes, LedgerError> {
        let at = at.with_timezone(&crate::beijing());
        let Batch { expected, facts, files } = batch;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let journal = SqliteJournal(&transaction);

        migration::still_known(&transaction)?;
        if journal.head()?.seq != self.read_to {
            self.kept.forget();
        }
        admit::readable(&journal, self.read_to)?;
        projection::up_to_date(&journal, &transaction)?;
        admit::versions(&journal, &expected)?;
        for fact in &facts {
            admit::fact(fact, at.date_naive())?;
        }
        undo::admit(&journal, &facts)?;
        for file in &files {
            journal.keep(file)?;
        }
        let (changes, written) = write(&journal, at, facts, &self.kept)?;
        let items = projection::post(&journal, &transaction, &written, &mut self.kept)?;

        transaction.commit()?;
        self.read_to = changes.head.seq;
        self.kept.keep(items);
        Ok(changes)
    }
}

fn write(
    journal: &dyn Journal,
    at: DateTime<FixedOffset>,
    facts: Vec<NewFact>,
    kept: &Kept,
) -> Result<(Changes, Written), LedgerError> {
    let mut head = journal.head()?;
    let first = head.seq + 1;
    let step = facts.first().map(|fact| fact.id);
    let mut written = Written { facts: Vec::with_capacity(facts.len()), before: BTreeMap::new() };
    let mut versions: HashMap<Subject, u64> = HashMap::new();
    let mut subjects: Vec<Subject> = Vec::new();
    for fact in facts {
        let refused = |why| LedgerError::Refused { subject: fact.subjects[0].clone(), seq: None, why };
        for hash in files_named(&fact.event) {
            if !journal.has_file(hash)? {
                return Err(refused(Refusal::FileMissing(hash.clone())));
            }
        }
        let record = Record::following(&head, step.unwrap_or(fact.id), at, &fact)
            .map_err(|_| refused(Refusal::IllFormed("it can't be written as JSON")))?;
        admit::number(journal, &fact)?;
        let mut raised = Vec::with_capacity(fact.subjects.len());
        for subject in &fact.subjects {
            let before = if let Some(version) = versions.get(subject) {
                *version
            } else {
                let before = kept.version(subject).map_or_else(|| journal.version(subject), Ok)?;
                written.before.insert(subject.clone(), before);
                subjects.push(subject.clone());
                before
            };
            versions.insert(subject.clone(), before + 1);
            raised.push((subject, before + 1));
        }
        if let Err(error) = journal.write(&record, &raised) {
            // The store takes no id twice; whether that was why is only asked then.
            return Err(if journal.has(fact.id)? { refused(Refusal::AlreadyThere) } else { error });
        }
        head = record.head();
        written.facts.push(record.of(fact, at));
    }
    Ok((Changes { subjects, seqs: first..head.seq + 1, head }, written))
}
