//! Reading the ledger: rows choose, facts fill.

use chrono::{DateTime, FixedOffset, NaiveDate};
use duban_domain::calendar::HolidayNotice;
use duban_domain::registry::{Past, Registry};
use duban_domain::status::ItemStatus;
use duban_domain::{
    DocumentId, DocumentNumber, DocumentState, Draft, Event, Evidence, Fact, FileHash, Item, ItemCode, ItemId,
    MeetingId, Office, Review, SealPlace, Settings, Source, Stationery, Subject, Trail,
};
use rusqlite::{Connection, OptionalExtension};

use crate::fold::{self, Regime, Unfit};
use crate::journal::Journal;
use crate::journal::sqlite::SqliteJournal;
use crate::projection::{document, item, meeting, office};
use crate::{DepartmentName, DocumentQuery, ItemQuery, Ledger, LedgerError, MeetingRow};

/// An item as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// What is tracked.
    pub item: Item,
    /// How far it has come.
    pub status: ItemStatus,
    /// What its facts leave behind beside that.
    pub trail: Trail,
    /// The day of 立项.
    pub registered_on: NaiveDate,
    /// The meeting's name, where it comes from one that states its name.
    pub meeting_name: Option<String>,
    /// When the last fact that names it was recorded, one that was taken back among them.
    pub changed_at: DateTime<FixedOffset>,
    /// The number of facts naming it.
    pub version: u64,
}

/// A page of the list of items.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPage {
    /// The items of the page.
    pub rows: Vec<ItemRow>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Who did a step of a document's way, and on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// The place of the fact in the journal.
    pub seq: u64,
}

/// The paper as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedPaper {
    /// The day of 印发.
    pub on: NaiveDate,
    /// The frozen PDF: [`Ledger::file`].
    pub file: FileHash,
    /// Number of pages.
    pub pages: u32,
    /// The short code printed on each page.
    pub short_code: String,
}

/// 撤回 or 作废.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentEnd {
    /// Taken back after it was issued; otherwise declared void.
    pub recalled: bool,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A document as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// What it says.
    pub draft: Draft,
    /// 拟稿: who wrote it last.
    pub drafted: Hand,
    /// 核稿.
    pub checked: Option<Hand>,
    /// 签发.
    pub signed: Option<Hand>,
    /// Why it was last sent back to be changed, while it is a draft again.
    pub returned: Option<String>,
    /// 发文字号, given after the signature.
    pub number: Option<DocumentNumber>,
    /// 印发.
    pub issued: Option<IssuedPaper>,
    /// 签发件: the scan that was filed last.
    pub scan: Option<Evidence>,
    /// How it ended, where it no longer counts.
    pub ended: Option<DocumentEnd>,
    /// The number of facts naming it.
    pub version: u64,
}

impl DocumentRow {
    /// How far it has come.
    #[must_use]
    pub fn state(&self) -> DocumentState {
        match (&self.ended, &self.issued) {
            (Some(end), _) if end.recalled => DocumentState::Recalled,
            (Some(_), _) => DocumentState::Voided,
            (None, Some(_)) => DocumentState::Issued,
            (None, None) if self.signed.is_some() => DocumentState::Signed,
            (None, None) if self.checked.is_some() => DocumentState::Checked,
            (None, None) => DocumentState::Drafted,
        }
    }
}

/// A fact in the history of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryRow {
    /// The fact.
    pub fact: Fact,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Ledger {
    /// The office's profile, where it is set.
    pub fn office(&self) -> Result<Option<Office>, LedgerError> {
        office::get(&*self.reading()?)
    }

    /// What the office settles for itself; the program's own settings where it settled nothing.
    pub fn settings(&self) -> Result<Settings, LedgerError> {
        Ok(fold::settings(&self.facts_of(&Subject::Settings)?))
    }

    /// How the office's papers are numbered, set and worded; as usual where it settled nothing.
    pub fn stationery(&self) -> Result<Stationery, LedgerError> {
        Ok(fold::stationery(&fold::counting(self.facts_of(&Subject::Office)?)))
    }

    /// The registry of departments; `None` before the office took it up.
    pub fn registry(&self) -> Result<Option<Registry>, LedgerError> {
        let facts = fold::counting(self.facts_of(&Subject::Registry)?);
        fold::registry(&facts).map_err(|unfit| refused(Subject::Registry, unfit))
    }

    /// The notices on days off that were taken in; of one year, the later holds.
    pub fn notices(&self) -> Result<Vec<HolidayNotice>, LedgerError> {
        Ok(fold::notices(&fold::counting(self.facts_of(&Subject::Calendar)?)))
    }

    /// Every name that items give departments.
    pub fn department_names(&self) -> Result<Vec<DepartmentName>, LedgerError> {
        item::names(&*self.reading()?)
    }

    /// Every name that items give departments, with how many items do.
    pub fn department_uses(&self) -> Result<Vec<(DepartmentName, u64)>, LedgerError> {
        item::uses(&*self.reading()?)
    }

    /// The newest items with who led them: how the office assigned before.
    pub fn led(&self, limit: u32) -> Result<Vec<Past>, LedgerError> {
        item::led(&*self.reading()?, limit)
    }

    /// All meetings, the newest first.
    pub fn meetings(&self) -> Result<Vec<MeetingRow>, LedgerError> {
        meeting::list(&*self.reading()?)
    }

    /// A meeting's minutes with every decision taken on them, and the meeting's version.
    pub fn review(&self, id: MeetingId) -> Result<Option<(Review, u64)>, LedgerError> {
        let now = self.reading()?;
        let subject = Subject::Meeting(id);
        let facts = SqliteJournal(&now).facts_of(&subject)?;
        let version = facts.len() as u64;
        let review = fold::meeting(id, &fold::counting(facts));
        Ok(review.map_err(|unfit| refused(subject, unfit))?.map(|review| (review, version)))
    }

    /// A page of the items that a query finds.
    pub fn items(&self, query: &ItemQuery) -> Result<ItemPage, LedgerError> {
        let now = self.reading()?;
        let (ids, total) = item::find_and_count(&now, query)?;
        Ok(ItemPage { rows: item_rows(&now, ids)?, total })
    }

    /// The items of a page, without counting what lies on others.
    pub fn first_items(&self, query: &ItemQuery) -> Result<Vec<ItemRow>, LedgerError> {
        let now = self.reading()?;
        let ids = item::find(&now, query)?;
        item_rows(&now, ids)
    }

    /// How many items a query finds on all pages.
    pub fn count_items(&self, query: &ItemQuery) -> Result<u64, LedgerError> {
        item::count(&*self.reading()?, query)
    }

    /// The item with this code.
    pub fn item(&self, code: &ItemCode) -> Result<Option<ItemRow>, LedgerError> {
        let now = self.reading()?;
        let regime = Regime::of(&SqliteJournal(&now))?;
        item::by_code(&now, *code)?.map_or(Ok(None), |id| item_row(&now, id, &regime))
    }

    /// The item with this id.
    pub fn item_by_id(&self, id: ItemId) -> Result<Option<ItemRow>, LedgerError> {
        let now = self.reading()?;
        let regime = Regime::of(&SqliteJournal(&now))?;
        item_row(&now, id, &regime)
    }

    /// The documents that a query finds, the latest first.
    pub fn documents(&self, query: &DocumentQuery) -> Result<Vec<DocumentRow>, LedgerError> {
        let now = self.reading()?;
        let ids = document::list(&now, query)?;
        ids.into_iter().filter_map(|id| document_row(&now, id).transpose()).collect()
    }

    /// The document with this id.
    pub fn document(&self, id: DocumentId) -> Result<Option<DocumentRow>, LedgerError> {
        document_row(&*self.reading()?, id)
    }

    /// The facts that name the subject, in order, each with whether it still counts.
    pub fn history(&self, subject: &Subject) -> Result<Vec<HistoryRow>, LedgerError> {
        let facts = self.facts_of(subject)?;
        let undone = fold::undone(&facts);
        Ok(facts.into_iter().map(|fact| HistoryRow { undone: undone.contains(&fact.id), fact }).collect())
    }

    /// A file that is kept.
    pub fn file(&self, hash: &FileHash) -> Result<Option<Vec<u8>>, LedgerError> {
        let mut select = self.connection.prepare_cached("SELECT bytes FROM file WHERE hash = ?1")?;
        Ok(select.query_row([&hash.0], |row| row.get(0)).optional()?)
    }
}

/// The files that a fact names, which the ledger has to keep.
pub(crate) fn files_named(event: &Event) -> Vec<&FileHash> {
    match event {
        Event::MeetingRecorded { minutes, .. } => vec![&minutes.original],
        Event::ItemRegistered(item) | Event::ItemRevised(item) => match &item.source {
            Source::Other { original, .. } => original.iter().collect(),
            Source::Meeting { .. } => Vec::new(),
        },
        Event::ItemStepped(duban_domain::Step::ReportProgress { evidence, .. }) => evidence.iter().collect(),
        Event::EvidenceAdded(evidence) => vec![&evidence.file],
        Event::DocumentIssued { file, .. } => vec![file],
        Event::SignedScanFiled { scan, .. } => vec![&scan.file],
        Event::StationerySet(stationery) => match &stationery.seal {
            SealPlace::Picture { file, .. } => vec![file],
            SealPlace::None | SealPlace::Room => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The error of a subject whose facts do not add up.
pub(crate) fn refused(subject: Subject, Unfit { seq, why }: Unfit) -> LedgerError {
    LedgerError::Refused { subject, seq: Some(seq), why }
}

fn item_rows(now: &Connection, ids: Vec<ItemId>) -> Result<Vec<ItemRow>, LedgerError> {
    let regime = Regime::of(&SqliteJournal(now))?;
    ids.into_iter().filter_map(|id| item_row(now, id, &regime).transpose()).collect()
}

fn item_row(now: &Connection, id: ItemId, regime: &Regime) -> Result<Option<ItemRow>, LedgerError> {
    let subject = Subject::Item(id);
    let facts = SqliteJournal(now).facts_of(&subject)?;
    let version = facts.len() as u64;
    let Some(changed_at) = facts.last().map(|fact| fact.at) else { return Ok(None) };
    let tracked = fold::item(id, &fold::counting(facts), regime).map_err(|unfit| refused(subject, unfit))?;
    let Some(fold::Tracked { item, status, trail, registered_on }) = tracked else { return Ok(None) };
    let meeting_name = match &item.source {
        Source::Meeting { meeting, .. } => meeting::name(now, *meeting)?,
        Source::Other { .. } => None,
    };
    Ok(Some(ItemRow { item, status, trail, registered_on, meeting_name, changed_at, version }))
}

fn document_row(now: &Connection, id: DocumentId) -> Result<Option<DocumentRow>, LedgerError> {
    let subject = Subject::Document(id);
    let facts = SqliteJournal(now).facts_of(&subject)?;
    let version = facts.len() as u64;
    let document = fold::document(id, &fold::counting(facts)).map_err(|unfit| refused(subject, unfit))?;
    Ok(document.map(|document| DocumentRow { version, ..document }))
}
