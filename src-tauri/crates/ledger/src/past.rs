//! The ledger as it stood at the end of a past day, or after a certain fact.

use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use duban_domain::Subject;
use rusqlite::{OpenFlags, OptionalExtension};

use crate::connect::{connect, keep_plans};
use crate::journal::sqlite::SqliteJournal;
use crate::projection::{Kept, Progress};
use crate::{Ledger, LedgerError, projection};

/// A journal up to one of its facts: what was known at the end of a day. It never changes, so what it adds up to can be
/// kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    file: String,
    last: u64,
}

impl Past {
    /// What those facts add up to. It is read like any other ledger, and refuses to be written to.
    ///
    /// The facts are seen through views that end with the last one; what they add up to is posted beside, in a database
    /// of its own that is gone when it is closed.
    pub fn open(&self, progress: &Progress<'_>) -> Result<Ledger, LedgerError> {
        let Self { file, last } = self;
        // A database without a name lives in memory, spills to a temporary file, and is gone when it is closed.
        let connection = connect(Path::new(""), OpenFlags::default() | OpenFlags::SQLITE_OPEN_URI)?;
        connection.pragma_update(None, "journal_mode", "OFF")?;
        keep_plans(&connection)?;
        // Its tables stand before the other file is attached, so that their names mean these and no others; and that
        // file is only read.
        projection::create(&connection)?;
        connection.execute("ATTACH ?1 AS whole", [read_only(file)])?;
        connection.execute_batch(&format!(
            "CREATE TEMP VIEW fact AS SELECT * FROM whole.fact WHERE seq <= {last};
             CREATE TEMP VIEW fact_subject AS SELECT * FROM whole.fact_subject WHERE seq <= {last};
             CREATE TEMP VIEW file AS SELECT * FROM whole.file;"
        ))?;
        let filling = connection.unchecked_transaction()?;
        projection::fill(&SqliteJournal(&filling), &filling, progress)?;
        filling.commit()?;
        Ok(Ledger { connection, read_to: *last, kept: Kept::default() })
    }
}

impl Ledger {
    /// The journal as it stood at the end of a day.
    pub fn past(&self, day: NaiveDate) -> Result<Past, LedgerError> {
        self.past_up_to(self.last_recorded_by(day)?)
    }

    /// The journal as it stood after the fact with this number, of which a short code on paper tells. The past of a past
    /// ledger is had from the same file, and never goes beyond it.
    pub fn past_up_to(&self, last: u64) -> Result<Past, LedgerError> {
        let sql = "SELECT file FROM pragma_database_list WHERE name IN ('main', 'whole') AND file <> ''";
        let file = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(Past { file, last: last.min(self.head()?.seq) })
    }

    /// The ledger as of the end of a day: what the facts recorded by then add up to.
    pub fn as_of(&self, day: NaiveDate) -> Result<Ledger, LedgerError> {
        self.past(day)?.open(&|_, _| true)
    }

    /// The last fact recorded by the end of a Beijing day; 0 where there is none.
    fn last_recorded_by(&self, day: NaiveDate) -> Result<u64, LedgerError> {
        let Some(next) = day.succ_opt() else { return Ok(self.head()?.seq) };
        // Times are written at one offset, so their letters are in the order of time. The past that is asked for is
        // mostly near, so the journal is walked from its end.
        let sql = "SELECT seq FROM fact WHERE at < ?1 ORDER BY seq DESC LIMIT 1";
        let mut select = self.connection.prepare_cached(sql)?;
        Ok(select.query_row([next.to_string()], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// The facts recorded from one day to another, both included, in order: who did what, and when.
    pub fn recorded(&self, from: NaiveDate, to: NaiveDate, limit: u32) -> Result<Vec<duban_domain::Fact>, LedgerError> {
        let before = from.pred_opt().map_or(Ok(0), |day| self.last_recorded_by(day))?;
        let last = self.last_recorded_by(to)?;
        let many = u32::try_from(last.saturating_sub(before)).unwrap_or(u32::MAX).min(limit);
        self.facts_after(before, many)
    }

    /// The persons among those who recorded the last 50,000 facts, each with the last day, the latest first.
    pub fn recorders(&self) -> Result<Vec<(String, NaiveDate)>, LedgerError> {
        let mut select = self.connection.prepare_cached(include_str!("journal/recorders.sql"))?;
        let rows = select.query_map([], |row| Ok((row.get("actor")?, row.get("day")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The versions that a subject had gained by a place in the journal.
    pub fn facts_since(&self, subject: &Subject, version: u64) -> Result<Vec<duban_domain::Fact>, LedgerError> {
        let facts = self.facts_of(subject)?;
        Ok(facts.into_iter().skip(usize::try_from(version).unwrap_or(usize::MAX)).collect())
    }
}

/// The address of a file that is only read, as SQLite takes it: `file:///C:/…?mode=ro`.
fn read_only(file: &str) -> String {
    let mut address = String::from("file:");
    // The long form of a Windows path is taken as it is, `/` for `\` would not be.
    let long = file.starts_with(r"\\?\");
    if !file.starts_with('/') {
        address.push_str("///");
    }
    for byte in file.bytes() {
        match byte {
            b'\\' if !long => address.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'.' | b'-' | b'_' => address.push(byte.into()),
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address.push_str("?mode=ro");
    address
}

#[cfg(test)]
mod tests {
    use super::read_only;

    #[test]
    fn an_address_holds_any_folder() {
        assert_eq!(read_only("/data/a b#1?/duban.db"), "file:/data/a%20b%231%3F/duban.db?mode=ro");
        assert_eq!(read_only(r"C:\office\duban.db"), "file:///C:/office/duban.db?mode=ro");
        assert_eq!(read_only(r"\\?\C:\a b\duban.db"), "file:///%5C%5C%3F%5CC:%5Ca%20b%5Cduban.db?mode=ro");
    }
}
