//! The program, opened on one office's data folder.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use chrono::NaiveDate;
use duban_documents::Fonts;
use duban_domain::calendar::WorkCalendar;
use duban_domain::{Event, FactId, NewFact, Settings, Subject};
use duban_ledger::{Batch, Changes, Ledger, Past};
use uuid::Uuid;

use crate::Code;
use crate::clock::Clock;
use crate::error::Error;
use crate::wire::Changed;

/// Who acts where no clerk has given a name.
pub(crate) const NOBODY: &str = "督查室";

/// One office's data, with the clock and everything else the use cases need.
///
/// Every use case is a method; both doors call the same ones. A method takes a lock on the ledger only while it
/// reads or writes, never while it reads minutes or lays out a page.
pub struct Duban {
    pub(crate) folder: PathBuf,
    pub(crate) clock: Clock,
    /// Read anew whenever a notice is taken in, here or by another program.
    calendar: RwLock<Arc<WorkCalendar>>,
    /// The acting clerk.
    actor: RwLock<String>,
    font_folders: Vec<PathBuf>,
    /// The fonts, with the office's own folder they were looked for in.
    fonts: Mutex<Option<(String, Arc<Fonts>)>>,
    ledger: Mutex<Ledger>,
    /// The day that is looked back at; nothing is written then.
    past: Option<NaiveDate>,
    /// The day that was looked back at last, with the office as it stood then.
    looked_back: Mutex<Option<(NaiveDate, Past, Arc<Duban>)>>,
}

impl Duban {
    /// Opens the data folder, making it on first use.
    pub fn open(folder: &Path, clock: Clock) -> Result<Self, Error> {
        let ledger = Ledger::open(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            calendar: RwLock::new(calendar_of(&ledger)?),
            actor: RwLock::new(NOBODY.into()),
            font_folders: Vec::new(),
            fonts: Mutex::new(None),
            ledger: Mutex::new(ledger),
            past: None,
            looked_back: Mutex::new(None),
        })
    }

    /// Further folders to look for fonts in, before the system's.
    #[must_use]
    pub fn with_fonts(mut self, folders: Vec<PathBuf>) -> Self {
        self.font_folders = folders;
        self
    }

    /// The acting clerk, whose name stands in every fact from now on.
    #[must_use]
    pub fn with_actor(self, name: &str) -> Self {
        let name = name.trim();
        if !name.is_empty() {
            self.set_actor(name);
        }
        self
    }

    /// The office as it stood at the end of a past day: what was recorded by then, seen with that day's clock. Everything
    /// that reads works on it, and shows what it showed on that day; what writes is refused. The last one asked for is
    /// kept, because adding up a large journal takes seconds and a clerk looks around in it.
    pub fn as_of(&self, day: NaiveDate) -> Result<Arc<Self>, Error> {
        if day > self.today() {
            return Err(Error::new(Code::DateUnreadable, format!("{day}还没有到，看不到那一天的台账。")));
        }
        let past = self.ledger().past(day)?;
        let mut kept = self.looked_back.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((seen, of, then)) = kept.as_ref()
            && (*seen, of) == (day, &past)
        {
            return Ok(then.clone());
        }
        let then = Arc::new(self.looking_at(past.open(&|_, _| true)?, day)?);
        *kept = Some((day, past, then.clone()));
        Ok(then)
    }

    /// The office as a paper of `day` found it, when the fact with this number was the journal's last.
    pub(crate) fn as_printed(&self, seq: u64, day: NaiveDate) -> Result<Self, Error> {
        let past = self.ledger().past_up_to(seq)?;
        self.looking_at(past.open(&|_, _| true)?, day)
    }

    fn looking_at(&self, past: Ledger, day: NaiveDate) -> Result<Self, Error> {
        let fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(Self {
            folder: self.folder.clone(),
            clock: Clock::set_to(day),
            calendar: RwLock::new(calendar_of(&past)?),
            actor: RwLock::new(self.actor()),
            font_folders: self.font_folders.clone(),
            fonts: Mutex::new(fonts),
            ledger: Mutex::new(past),
            past: Some(day),
            looked_back: Mutex::new(None),
        })
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
        let ledger = self.ledger();
        let version = ledger.data_version()?;
        self.keep_calendar(&ledger)?;
        Ok(version)
    }

    /// The acting clerk.
    pub(crate) fn actor(&self) -> String {
        self.actor.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_actor(&self, name: &str) {
        name.clone_into(&mut self.actor.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Whether a past day is looked at, when nothing is written.
    pub(crate) fn looks_back(&self) -> bool {
        self.past.is_some()
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // A use case that panicked left the transaction rolled back, so the ledger behind the lock is sound.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn fonts(&self) -> Result<Arc<Fonts>, Error> {
        let own = self.ledger().stationery()?.fonts;
        let mut kept = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_ref() {
            Some((folder, fonts)) if *folder == own => Ok(fonts.clone()),
            _ => {
                let mut folders: Vec<PathBuf> =
                    Some(&own).filter(|own| !own.is_empty()).map(PathBuf::from).into_iter().collect();
                folders.extend(self.font_folders.iter().cloned());
                let found = Arc::new(Fonts::find(&folders)?);
                *kept = Some((own, found.clone()));
                Ok(found)
            }
        }
    }

    pub(crate) fn font_folders(&self) -> &[PathBuf] {
        &self.font_folders
    }

    /// What the office settles for itself.
    pub(crate) fn settings(&self) -> Result<Settings, Error> {
        Ok(self.ledger().settings()?)
    }

    /// A fact of today, not yet written.
    pub(crate) fn fact(&self, subjects: Vec<Subject>, event: Event) -> NewFact {
        self.fact_on(self.today(), subjects, event)
    }

    /// A fact of the day something happened, not yet written.
    pub(crate) fn fact_on(&self, on: NaiveDate, subjects: Vec<Subject>, event: Event) -> NewFact {
        NewFact { id: FactId(Uuid::now_v7()), on, actor: self.actor(), subjects, event }
    }

    /// Writes facts if what they rest on has not changed meanwhile.
    pub(crate) fn write(
        &self,
        expected: Vec<(Subject, u64)>,
        facts: Vec<NewFact>,
        files: Vec<Vec<u8>>,
    ) -> Result<Changes, Error> {
        if let Some(day) = self.past {
            let sentence = format!("正在看{day}的台账，过去的台账不能改，没有写入。回到今天再做这一步。");
            return Err(Error::new(Code::StepRefused, sentence));
        }
        let mut ledger = self.ledger();
        let changes = ledger.append(self.clock.now(), Batch { expected, facts, files })?;
        if changes.subjects.contains(&Subject::Calendar) {
            self.keep_calendar(&ledger)?;
        }
        Ok(changes)
    }

    /// The days worked and not, with the notices that the office took in.
    pub(crate) fn calendar(&self) -> Arc<WorkCalendar> {
        self.calendar.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn keep_calendar(&self, ledger: &Ledger) -> Result<(), Error> {
        let found = calendar_of(ledger)?;
        *self.calendar.write().unwrap_or_else(PoisonError::into_inner) = found;
        Ok(())
    }
}

fn calendar_of(ledger: &Ledger) -> Result<Arc<WorkCalendar>, Error> {
    let notices = ledger.notices()?;
    Ok(Arc::new(notices.iter().fold(WorkCalendar::default(), WorkCalendar::with_notice)))
}

/// What the window is told of a write.
pub(crate) fn changed(changes: &Changes) -> Changed {
    Changed { subjects: changes.subjects.iter().map(ToString::to_string).collect() }
}
