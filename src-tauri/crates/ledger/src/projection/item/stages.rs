//! 节点: the days of items on the way to their last.

use chrono::NaiveDate;
use duban_domain::{ItemCode, ItemId, stages};
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

pub(super) fn put(into: &Connection, id: ItemId, tracked: &Tracked) -> Result<(), LedgerError> {
    use duban_domain::status::ItemState as S;

    let state = tracked.status.state();
    if place(state) > place(S::InProgress) {
        return Ok(());
    }
    let mut insert =
        into.prepare_cached("INSERT INTO item_stage (item, nth, day, text, title) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for ((day, text), nth) in stages(&tracked.item.deadlines).into_iter().zip(1..) {
        insert.execute(params![id.to_string(), nth, day, text, tracked.item.title])?;
    }
    Ok(())
}
