//! What is posted against what the journal adds up to.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, Rows};

use super::{FaultKind, Stop, fault};
use crate::connect::keep_plans;
use crate::journal::Journal;
use crate::projection::{self, Progress, TABLES};

/// Posts everything anew beside the ledger and compares row by row.
pub(super) fn check(now: &Connection, journal: &dyn Journal, progress: &Progress<'_>) -> Result<(), Stop> {
    // A database without a name lives in memory, spills to a temporary file, and is gone when it is closed.
    let beside = Connection::open("")?;
    beside.pragma_update(None, "journal_mode", "OFF")?;
    keep_plans(&beside)?;
    projection::rebuild(journal, &beside, progress)?;
    for (table, key) in TABLES {
        if let Some(row) = first_difference(now, &beside, table, key)? {
            return Err(fault(None, FaultKind::LedgerDiffers { table, row }));
        }
    }
    Ok(())
}

/// The key of the first row that is not the same in both.
fn first_difference(
    one: &Connection,
    other: &Connection,
    table: &str,
    key: &str,
) -> Result<Option<String>, rusqlite::Error> {
    if !one.table_exists(None, table)? {
        return Ok(Some(key.to_owned()));
    }
    let sql = format!("SELECT {key}, * FROM {table} ORDER BY {key}");
    let (mut one, mut other) = (one.prepare(&sql)?, other.prepare(&sql)?);
    let (mut ours, mut theirs) = (one.query([])?, other.query([])?);
    let keys = key.split(',').count();
    loop {
        match (values(&mut ours)?, values(&mut theirs)?) {
            (None, None) => return Ok(None),
            (ours, theirs) if ours == theirs => {}
            (ours, theirs) => return Ok(ours.into_iter().chain(theirs).map(|row| name(&row[..keys])).min()),
        }
    }
}

fn values(rows: &mut Rows<'_>) -> Result<Option<Vec<Value>>, rusqlite::Error> {
    let read = |row: &Row<'_>| (0..row.as_ref().column_count()).map(|column| row.get(column)).collect();
    rows.next()?.map(read).transpose()
}

fn name(key: &[Value]) -> String {
    let parts: Vec<String> = key
        .iter()
        .map(|value| match value {
            Value::Text(text) => text.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    parts.join(" ")
}
