//! The program, opened on one office's data folder.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::NaiveDate;
use duban_documents::Fonts;
use duban_domain::calendar::WorkCalendar;
use duban_domain::{Event, FactId, NewFact, Subject};
use duban_ledger::{Batch, Changes, Ledger};
use uuid::Uuid;

use crate::clock::Clock;
use crate::error::Error;
use crate::wire::Changed;

/// One office's data, with the clock and everything else the use cases need.
///
/// Every use case is a method; both doors call the same ones. A method takes a lock on the ledger only while it
/// reads or writes, never while it reads minutes or lays out a page.
pub struct Duban {
    pub(crate) folder: PathBuf,
    pub(crate) clock: Clock,
    pub(crate) calendar: WorkCalendar,
    pub(crate) actor: String,
    font_folders: Vec<PathBuf>,
    fonts: OnceLock<Arc<Fonts>>,
    ledger: Mutex<Ledger>,
}

impl Duban {
    /// Opens the data folder, making it on first use.
    pub fn open(folder: &Path, clock: Clock) -> Result<Self, Error> {
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            calendar: WorkCalendar::default(),
            actor: "督查室".into(),
            font_folders: Vec::new(),
            fonts: OnceLock::new(),
            ledger: Mutex::new(Ledger::open(folder)?),
        })
    }

    /// Further folders to look for fonts in, before the system's.
    #[must_use]
    pub fn with_fonts(mut self, folders: Vec<PathBuf>) -> Self {
        self.font_folders = folders;
        self
    }

    /// Where the data lives.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Today, as the program's clock has it.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Grows whenever another program wrote to the same file.
    pub fn foreign_writes(&self) -> Result<i64, Error> {
        Ok(self.ledger().data_version()?)
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // A use case that panicked left the transaction rolled back, so the ledger behind the lock is sound.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn fonts(&self) -> Result<Arc<Fonts>, Error> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(fonts.clone());
        }
        let found = Arc::new(Fonts::find(&self.font_folders)?);
        Ok(self.fonts.get_or_init(|| found).clone())
    }

    /// A fact of today, not yet written.
    pub(crate) fn fact(&self, subjects: Vec<Subject>, event: Event) -> NewFact {
        NewFact { id: FactId(Uuid::now_v7()), on: self.today(), actor: self.actor.clone(), subjects, event }
    }

    /// Writes facts if what they rest on has not changed meanwhile.
    pub(crate) fn write(
        &self,
        expected: Vec<(Subject, u64)>,
        facts: Vec<NewFact>,
        files: Vec<Vec<u8>>,
    ) -> Result<Changes, Error> {
        Ok(self.ledger().append(self.clock.now(), Batch { expected, facts, files })?)
    }
}

/// What the window is told of a write.
pub(crate) fn changed(changes: &Changes) -> Changed {
    Changed { subjects: changes.subjects.iter().map(ToString::to_string).collect() }
}
