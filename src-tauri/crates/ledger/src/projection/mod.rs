//! Posting: the rows by which the ledger is listed, written from the facts of each subject.
//!
//! A row is a pure function of its subject's facts ([`crate::fold`]), so taking a fact out and rebuilding everything are
//! the same deed: fold the subject again and put its row in place. What is added to an item, by far the most of all
//! facts, is folded onto the item as it was ([`Kept`]), and only what differs is written; it comes to the same, because
//! a fold takes in one fact after another.

pub(crate) mod document;
pub(crate) mod item;
mod kept;
pub(crate) mod meeting;
pub(crate) mod office;
mod order;

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use duban_domain::{Event, Fact, ItemId, Subject};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::fold::{Regime, Tracked};
use crate::journal::Journal;
use crate::{LedgerError, fold};

pub(crate) use kept::Kept;

/// Called with the work done and the work there is; `false` cancels.
pub type Progress<'a> = dyn Fn(u64, u64) -> bool + 'a;

/// The form of these tables. It rises with any change to `schema.sql` or to what is written there; a ledger with
/// another form is posted anew when it is opened.
const FORM: i64 = 5;

/// The tables, each with the columns that put its rows in order.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("posted", "one"),
    ("office", "one"),
    ("meeting", "id"),
    ("item", "id"),
    ("item_department", "department, level, item"),
    ("item_slip", "item, department"),
    ("item_stage", "item, nth"),
    ("document", "id"),
    ("document_item", "item, document"),
];

/// Makes the tables, empty, without their indexes. What stood in them is dropped.
pub(crate) fn create(into: &Connection) -> Result<(), LedgerError> {
    into.execute_batch(include_str!("schema.sql"))?;
    into.execute("INSERT INTO posted (one, seq, form) VALUES (1, 0, ?1)", [FORM])?;
    Ok(())
}

/// Whether the tables are there, in this form.
pub(crate) fn stands(into: &Connection) -> Result<bool, LedgerError> {
    for (table, _) in TABLES {
        if !into.table_exists(None, *table)? {
            return Ok(false);
        }
    }
    let form: Option<i64> = into.query_row("SELECT form FROM posted", [], |row| row.get(0)).optional()?;
    Ok(form == Some(FORM))
}

/// Every fact is posted, or [`LedgerError::Behind`].
pub(crate) fn up_to_date(journal: &dyn Journal, into: &Connection) -> Result<(), LedgerError> {
    let (posted, head) = (posted(into)?, journal.head()?.seq);
    if posted == head { Ok(()) } else { Err(LedgerError::Behind { posted, head }) }
}

/// What was just written, not posted yet.
pub(crate) struct Written {
    /// The facts, in order.
    pub(crate) facts: Vec<Fact>,
    /// Every subject that they name, with the version it had before.
    pub(crate) before: BTreeMap<Subject, u64>,
}

/// Posts what was just written to a ledger that was up to date before. Returns the items as they now stand, to be kept
/// once all of it is on the disk.
pub(crate) fn post(
    journal: &dyn Journal,
    into: &Connection,
    written: &Written,
    kept: &mut Kept,
) -> Result<Vec<(ItemId, u64, Tracked)>, LedgerError> {
    let Some(last) = written.facts.last() else { return Ok(Vec::new()) };
    let mut of: HashMap<&Subject, Vec<&Fact>> = HashMap::new();
    for fact in &written.facts {
        for subject in &fact.subjects {
            of.entry(subject).or_default().push(fact);
        }
    }
    let regime = Regime::of(journal)?;
    let mut items = Vec::new();
    for (subject, before) in &written.before {
        match subject {
            // The numbers of a new fact were checked at the gate; a series has no row, its version is its last number.
            Subject::Series(_) => {}
            Subject::Item(id) => {
                let facts = of.remove(subject).unwrap_or_default();
                let was = match kept.take(*id, *before) {
                    None if *before > 0 => before_these(journal, *id, *before, &regime)?,
                    known => known,
                };
                let is = onward(journal, *id, was.as_ref(), &facts, &regime)?;
                item::change(into, *id, was.as_ref(), is.as_ref())?;
                items.extend(is.map(|is| (*id, before + facts.len() as u64, is)));
            }
            _ => put(journal, into, subject, &regime)?,
        }
    }
    set_posted(into, last.seq)?;
    Ok(items)
}

/// An item as it stood when `version` facts named it.
fn before_these(
    journal: &dyn Journal,
    id: ItemId,
    version: u64,
    regime: &Regime,
) -> Result<Option<Tracked>, LedgerError> {
    let subject = Subject::Item(id);
    let mut facts = journal.facts_of(&subject)?;
    facts.truncate(usize::try_from(version).unwrap_or(usize::MAX));
    fold::item(id, &fold::counting(facts), regime).map_err(|unfit| crate::read::refused(subject, unfit))
}

/// An item after these facts, which are its newest.
fn onward(
    journal: &dyn Journal,
    id: ItemId,
    was: Option<&Tracked>,
    facts: &[&Fact],
    regime: &Regime,
) -> Result<Option<Tracked>, LedgerError> {
    let subject = Subject::Item(id);
    let is = if facts.iter().any(|fact| matches!(fact.event, Event::Undone { .. })) {
        fold::item(id, &fold::counting(journal.facts_of(&subject)?), regime)
    } else {
        fold::item_onward(was.cloned(), id, facts.iter().copied(), regime)
            .and_then(|is| fold::founded(is, facts.iter().copied()))
    };
    is.map_err(|unfit| crate::read::refused(subject, unfit))
}

/// Drops everything and posts it again from the journal. Returns the number of subjects.
pub(crate) fn rebuild(journal: &dyn Journal, into: &Connection, progress: &Progress<'_>) -> Result<u64, LedgerError> {
    create(into)?;
    fill(journal, into, progress)
}

/// Posts everything into empty tables, and makes their indexes. Returns the number of subjects.
pub(crate) fn fill(journal: &dyn Journal, into: &Connection, progress: &Progress<'_>) -> Result<u64, LedgerError> {
    let subjects = journal.subjects()?;
    let all = subjects.len() as u64;
    let regime = Regime::of(journal)?;
    for (subject, done) in subjects.iter().zip(0..) {
        if done % 64 == 0 && !progress(done, all) {
            return Err(LedgerError::Cancelled);
        }
        put(journal, into, subject, &regime)?;
    }
    into.execute_batch(include_str!("indexes.sql"))?;
    set_posted(into, journal.head()?.seq)?;
    progress(all, all);
    Ok(all)
}

/// Folds a subject and puts its row in place, or takes it away where nothing counts any more. An item must have none yet.
fn put(journal: &dyn Journal, into: &Connection, subject: &Subject, regime: &Regime) -> Result<(), LedgerError> {
    let facts = journal.facts_of(subject)?;
    let refused = |unfit| crate::read::refused(subject.clone(), unfit);
    if let Subject::Series(series) = subject {
        return fold::series(series, &facts).map_err(refused);
    }
    let facts = fold::counting(facts);
    match subject {
        Subject::Office => office::put(into, fold::office(&facts).as_ref()),
        Subject::Meeting(id) => meeting::put(into, *id, fold::meeting(*id, &facts).map_err(refused)?.as_ref()),
        Subject::Item(id) => match fold::item(*id, &facts, regime).map_err(refused)? {
            Some(tracked) => item::insert(into, *id, &tracked),
            None => Ok(()),
        },
        Subject::Document(id) => document::put(into, *id, fold::document(*id, &facts).map_err(refused)?.as_ref()),
        // The registry is small and read whole; that it adds up is all there is to post.
        Subject::Registry => fold::registry(&facts).map(|_| ()).map_err(refused),
        // Settings are read from the journal itself: there are few, and each place of it has its own.
        Subject::Settings | Subject::Calendar | Subject::Series(_) => Ok(()),
    }
}

/// An id in a column.
fn id<I: FromStr<Err = uuid::Error>>(row: &Row<'_>, column: &str) -> rusqlite::Result<I> {
    let text: String = row.get(column)?;
    text.parse().map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(e)))
}

fn posted(into: &Connection) -> Result<u64, LedgerError> {
    Ok(into.prepare_cached("SELECT seq FROM posted")?.query_row([], |row| row.get(0)).optional()?.unwrap_or(0))
}

fn set_posted(into: &Connection, seq: u64) -> Result<(), LedgerError> {
    into.prepare_cached("UPDATE posted SET seq = ?1")?.execute(params![seq])?;
    Ok(())
}
