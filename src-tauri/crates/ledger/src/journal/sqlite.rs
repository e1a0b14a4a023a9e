//! The journal in SQLite.

use duban_domain::{FactId, FileHash, Subject};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{Head, Journal, Record, hash_bytes};
use crate::LedgerError;

/// The journal of one file. Whoever holds the connection decides on the transaction.
pub(crate) struct SqliteJournal<'c>(pub(crate) &'c Connection);

impl Journal for SqliteJournal<'_> {
    fn head(&self) -> Result<Head, LedgerError> {
        let head = self
            .0
            .prepare_cached("SELECT seq, hash FROM fact ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? }))
            .optional()?;
        Ok(head.unwrap_or_else(Head::empty))
    }

    fn version(&self, subject: &Subject) -> Result<u64, LedgerError> {
        Ok(self
            .0
            .prepare_cached("SELECT coalesce(max(version), 0) FROM fact_subject WHERE subject = ?1")?
            .query_row([subject.to_string()], |row| row.get(0))?)
    }

    fn write(&self, record: &Record, subjects: &[(&Subject, u64)]) -> Result<(), LedgerError> {
        self.0.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
            ":seq": record.seq,
            ":step": record.step,
            ":id": record.id,
            ":at": record.at,
            ":on": record.on,
            ":actor": record.actor,
            ":subjects": record.subjects,
            ":kind": record.kind,
            ":version": record.version,
            ":payload": record.payload,
            ":prev_hash": record.prev_hash,
            ":hash": record.hash,
        })?;
        let mut insert = self.0.prepare_cached(include_str!("insert_subject.sql"))?;
        for (subject, version) in subjects {
            insert.execute(params![subject.to_string(), version, record.seq])?;
        }
        Ok(())
    }

    fn has(&self, id: FactId) -> Result<bool, LedgerError> {
        Ok(self.0.prepare_cached("SELECT 1 FROM fact WHERE id = ?1")?.exists([id.to_string()])?)
    }

    fn find(&self, id: FactId) -> Result<Option<Record>, LedgerError> {
        let mut select = self.0.prepare_cached(concat!(include_str!("get.sql"), "WHERE id = ?1"))?;
        let mut rows = select.query([id.to_string()])?;
        rows.next()?.map(row_to_record).transpose()
    }

    fn after(&self, seq: u64, limit: u64) -> Result<Vec<Record>, LedgerError> {
        let sql = concat!(include_str!("get.sql"), "WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        let mut select = self.0.prepare_cached(sql)?;
        collect(select.query([seq, limit])?)
    }

    fn of(&self, subject: &Subject) -> Result<Vec<Record>, LedgerError> {
        let mut select = self.0.prepare_cached(include_str!("get_of.sql"))?;
        collect(select.query([subject.to_string()])?)
    }

    fn subjects(&self) -> Result<Vec<Subject>, LedgerError> {
        let mut select =
            self.0.prepare_cached("SELECT subject FROM fact_subject WHERE version = 1 ORDER BY subject")?;
        let mut rows = select.query([])?;
        let mut subjects = Vec::new();
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            subjects.push(name.parse().map_err(|e: duban_domain::NoSubject| LedgerError::Corrupt(e.to_string()))?);
        }
        Ok(subjects)
    }

    fn kinds(&self) -> Result<Vec<(String, u32)>, LedgerError> {
        let mut select = self.0.prepare_cached(include_str!("kinds.sql"))?;
        let kinds = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(kinds.collect::<rusqlite::Result<_>>()?)
    }

    fn first_of(&self, kind: &str, version: u32) -> Result<Option<Record>, LedgerError> {
        let sql = concat!(include_str!("get.sql"), "WHERE kind = ?1 AND version = ?2 ORDER BY seq LIMIT 1");
        let mut select = self.0.prepare_cached(sql)?;
        let mut rows = select.query(params![kind, version])?;
        rows.next()?.map(row_to_record).transpose()
    }

    fn keep(&self, bytes: &[u8]) -> Result<FileHash, LedgerError> {
        let hash = hash_bytes(bytes);
        if !self.has_file(&hash)? {
            self.0.prepare_cached("INSERT INTO file (hash, bytes) VALUES (?1, ?2)")?.execute(params![hash.0, bytes])?;
        }
        Ok(hash)
    }

    fn has_file(&self, hash: &FileHash) -> Result<bool, LedgerError> {
        Ok(self.0.prepare_cached("SELECT 1 FROM file WHERE hash = ?1")?.exists([&hash.0])?)
    }
}

fn collect(mut rows: rusqlite::Rows<'_>) -> Result<Vec<Record>, LedgerError> {
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(row_to_record(row)?);
    }
    Ok(records)
}

/// A damaged file can hold bytes that are no text: such a record is named by its place.
fn row_to_record(row: &Row<'_>) -> Result<Record, LedgerError> {
    let seq = row.get(0)?;
    read_record(seq, row).map_err(|e| LedgerError::UnreadableFact {
        seq,
        id: letters(row, 2),
        kind: letters(row, 7),
        reason: e.to_string(),
    })
}

/// By the columns' places in `get.sql` and `get_of.sql`: looking twelve names up costs more than reading them.
fn read_record(seq: u64, row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        seq,
        step: row.get(1)?,
        id: row.get(2)?,
        at: row.get(3)?,
        on: row.get(4)?,
        actor: row.get(5)?,
        subjects: row.get(6)?,
        kind: row.get(7)?,
        version: row.get(8)?,
        payload: row.get(9)?,
        prev_hash: row.get(10)?,
        hash: row.get(11)?,
    })
}

fn letters(row: &Row<'_>, column: usize) -> String {
    let bytes = row.get_ref(column).ok().and_then(|value| value.as_bytes().ok().map(<[u8]>::to_vec));
    String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
}
