//! 节点: the days of items on the way to their last.

use chrono::NaiveDate;
use duban_domain::status::ItemState;
use duban_domain::{ItemCode, stages};
use rusqlite::{Connection, params};

use super::place;
use crate::fold::Tracked;
use crate::{Ledger, LedgerError};

/// A stage that is due on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The day.
    pub day: NaiveDate,
    /// Its wording.
    pub text: String,
    /// The item's code.
    pub code: ItemCode,
    /// The item's title.
    pub title: String,
}

impl Ledger {
    /// The stages due after `from`, up to `to`, of items that departments work on or that wait to be given out.
    pub fn stages(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Stage>, LedgerError> {
        let now = self.reading()?;
        let mut select = now.prepare_cached(include_str!("stages.sql"))?;
        let rows = select.query_map(params![from, to], |row| {
            Ok(Stage {
                day: row.get("day")?,
                text: row.get("text")?,
                code: ItemCode::new(row.get("year")?, row.get("number")?),
                title: row.get("title")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Whether its stages are looked at: departments work on it, or it waits to be given out.
pub(super) fn open(tracked: &Tracked) -> bool {
    place(tracked.status.state()) <= place(ItemState::InProgress)
}

pub(super) fn insert(into: &Connection, id: &str, tracked: &Tracked) -> Result<(), LedgerError> {
    if !open(tracked) {
        return Ok(());
    }
    let mut insert =
        into.prepare_cached("INSERT INTO item_stage (item, nth, day, text, title) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for ((day, text), nth) in stages(&tracked.item.deadlines).into_iter().zip(1..) {
        insert.execute(params![id, nth, day, text, tracked.item.title])?;
    }
    Ok(())
}
