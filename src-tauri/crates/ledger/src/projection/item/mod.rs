//! The list of items.

mod query;

use duban_domain::status::ItemState;
use duban_domain::{Item, ItemCode, ItemId, Source};
use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::order::order_key;
use crate::LedgerError;
use crate::fold::Tracked;

pub use query::{Band, DueBand, ItemQuery, ItemSort};
pub(crate) use query::{count, find};

/// The id of the item with this code.
pub(crate) fn by_code(from: &Connection, code: ItemCode) -> Result<Option<ItemId>, LedgerError> {
    let mut select = from.prepare_cached("SELECT id FROM item WHERE year = ?1 AND number = ?2")?;
    Ok(select.query_row(params![code.year, code.number], |row| super::id(row, "id")).optional()?)
}

pub(super) fn put(into: &Connection, id: ItemId, tracked: Option<&Tracked>) -> Result<(), LedgerError> {
    into.prepare_cached("DELETE FROM item WHERE id = ?1")?.execute([id.to_string()])?;
    let Some(Tracked { item, status, .. }) = tracked else { return Ok(()) };
    let meeting = match &item.source {
        Source::Meeting { meeting, .. } => Some(meeting.to_string()),
        Source::Other { .. } => None,
    };
    let lead = item.assignments.iter().find(|a| a.role.leads()).map_or("", |a| &a.department);
    into.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":id": id.to_string(),
        ":year": item.code.year,
        ":number": item.code.number,
        ":meeting": meeting,
        ":state": place(status.state()),
        ":due": status.due,
        ":title_order": order_key(&item.title),
        ":lead_order": order_key(lead),
        ":search": searchable(item),
    })?;
    let mut insert = into.prepare_cached("INSERT OR IGNORE INTO item_department (department, item) VALUES (?1, ?2)")?;
    for assignment in &item.assignments {
        insert.execute(params![assignment.department, id.to_string()])?;
    }
    Ok(())
}

/// A state by its place in an item's life.
fn place(state: ItemState) -> usize {
    ItemState::ALL.iter().position(|s| *s == state).unwrap_or(ItemState::ALL.len())
}

/// Everything a search looks into, each on a line of its own, so that nothing is found across two.
fn searchable(item: &Item) -> String {
    let mut text = format!("{}\n{}\n{}", item.code, item.title, item.requirement);
    for assignment in &item.assignments {
        text.push('\n');
        text.push_str(&assignment.department);
    }
    text.to_lowercase()
}
