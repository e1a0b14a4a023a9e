//! Posting: the rows by which the ledger is listed, written from the facts of each subject.
//!
//! A row is a pure function of its subject's facts ([`crate::fold`]), so posting a fact, taking one out and rebuilding
//! everything are the same deed: fold the subject again and put its row in place.

pub(crate) mod document;
pub(crate) mod item;
pub(crate) mod meeting;
pub(crate) mod office;
mod order;

use std::collections::BTreeSet;
use std::str::FromStr;

use duban_domain::Subject;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::fold::Regime;
use crate::journal::Journal;
use crate::{LedgerError, fold};

/// Called with the work done and the work there is; `false` cancels.
pub type Progress<'a> = dyn Fn(u64, u64) -> bool + 'a;

/// The form of these tables. It rises with any change to `schema.sql` or to what is written there; a ledger with
/// another form is posted anew when it is opened.
const FORM: i64 = 4;

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

const PAGE: u64 = 1000;

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

/// Posts the facts that are not posted yet.
pub(crate) fn post(journal: &dyn Journal, into: &Connection) -> Result<(), LedgerError> {
    let mut touched = BTreeSet::new();
    let mut last = posted(into)?;
    loop {
        let page = journal.after(last, PAGE)?;
        let Some(end) = page.last() else { break };
        last = end.seq;
        for record in &page {
            touched.extend(record.subjects()?);
        }
    }
    let regime = Regime::of(journal)?;
    for subject in touched {
        // The numbers of a new fact were checked at the gate; a series has no row, its version is its last number.
        if !matches!(subject, Subject::Series(_)) {
            put(journal, into, &subject, &regime)?;
        }
    }
    set_posted(into, last)
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

/// Folds a subject and puts its row in place, or takes it away where nothing counts any more.
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
        Subject::Item(id) => item::put(into, *id, fold::item(*id, &facts, regime).map_err(refused)?.as_ref()),
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
