//! 回执未回: the receipts that have not come back.

use chrono::NaiveDate;
use duban_domain::DocumentId;
use duban_domain::status::{CourseState, ItemState};
use rusqlite::{Connection, params};

use crate::fold::Tracked;
use crate::{Ledger, LedgerError};

/// A receipt that has not come back: a department that acknowledged nothing, or not all, of what a notice gave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The notice.
    pub document: DocumentId,
    /// The department.
    pub department: String,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// How many items of it are not acknowledged.
    pub items: u32,
}

impl Ledger {
    /// The receipts that have not come back, the longest out first, with how many there are.
    pub fn slips(&self, limit: u32) -> Result<(Vec<Slip>, u64), LedgerError> {
        let now = self.reading()?;
        let total =
            now.query_row("SELECT count(*) FROM (SELECT DISTINCT document, department FROM item_slip)", [], |r| {
                r.get(0)
            })?;
        Ok((list(&now, limit)?, total))
    }
}

/// Of one item: the notice that gave it out, the day, and who has not acknowledged.
pub(super) type Out<'t> = Option<(DocumentId, NaiveDate, Vec<&'t str>)>;

/// The receipts of an item that have not come back.
pub(super) fn out(Tracked { status, trail, .. }: &Tracked) -> Out<'_> {
    if !matches!(status.state(), ItemState::Assigned | ItemState::InProgress | ItemState::Standing) {
        return None;
    }
    let waits = status.courses.iter().filter(|course| course.state == CourseState::Assigned);
    Some((trail.notice?, status.assigned_on?, waits.map(|course| course.department.as_str()).collect()))
}

pub(super) fn insert(into: &Connection, id: &str, out: &Out<'_>) -> Result<(), LedgerError> {
    let Some((document, sent, departments)) = out else { return Ok(()) };
    let mut insert = into.prepare_cached(include_str!("insert_slip.sql"))?;
    for department in departments {
        insert.execute(params![id, department, document.to_string(), sent])?;
    }
    Ok(())
}

fn list(from: &Connection, limit: u32) -> Result<Vec<Slip>, LedgerError> {
    let mut select = from.prepare_cached(include_str!("slips.sql"))?;
    let rows = select.query_map([limit], |row| {
        Ok(Slip {
            document: crate::projection::id(row, "document")?,
            department: row.get("department")?,
            sent: row.get("sent")?,
            items: row.get("items")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
