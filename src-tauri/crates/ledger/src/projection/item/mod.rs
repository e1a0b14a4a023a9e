//! The list of items.

mod departments;
mod lights;
mod query;
mod slips;
mod stages;

use duban_domain::registry::stated_levels;
use duban_domain::status::{CourseState, ItemState, ItemStatus};
use duban_domain::{Item, ItemCode, ItemId, Source, Trail};
use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::order::order_key;
use crate::LedgerError;
use crate::fold::Tracked;

pub use departments::DepartmentName;
pub(crate) use departments::{led, names, uses};
pub use lights::{DepartmentTally, Judging};
pub use query::{Band, DueBand, ItemQuery, ItemSort, Waiting};
pub(crate) use query::{count, find, find_and_count};
pub use slips::Slip;
pub use stages::Stage;

/// The id of the item with this code.
pub(crate) fn by_code(from: &Connection, code: ItemCode) -> Result<Option<ItemId>, LedgerError> {
    let mut select = from.prepare_cached("SELECT id FROM item WHERE year = ?1 AND number = ?2")?;
    Ok(select.query_row(params![code.year, code.number], |row| super::id(row, "id")).optional()?)
}

pub(super) fn put(into: &Connection, id: ItemId, tracked: Option<&Tracked>) -> Result<(), LedgerError> {
    into.prepare_cached("DELETE FROM item WHERE id = ?1")?.execute([id.to_string()])?;
    let Some(tracked) = tracked else { return Ok(()) };
    let Tracked { item, status, trail, .. } = tracked;
    let meeting = match &item.source {
        Source::Meeting { meeting, .. } => Some(meeting.to_string()),
        Source::Other { .. } => None,
    };
    let lead = item.assignments.iter().find(|a| a.role.leads()).map_or("", |a| &a.department);
    let (unmet, behind) = (trail.unmet(item, status), trail.behind_from(item, status));
    into.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":id": id.to_string(),
        ":year": item.code.year,
        ":number": item.code.number,
        ":meeting": meeting,
        ":state": place(status.state()),
        ":due": status.due,
        ":unmet_1": unmet[0],
        ":unmet_2": unmet[1],
        ":unmet_3": unmet[2],
        ":behind_10": behind[0],
        ":behind_20": behind[1],
        ":behind_30": behind[2],
        ":extension": status.extension.as_ref().map(|asked| asked.asked_on),
        ":review": trail.review_on,
        ":title": item.title,
        ":title_order": order_key(&item.title),
        ":lead_order": order_key(lead),
        ":search": searchable(item),
    })?;
    let mut insert = into.prepare_cached(include_str!("insert_department.sql"))?;
    let stated = stated_levels(status.courses.iter().map(|course| course.department.as_str()));
    for (course, stated) in status.courses.iter().zip(stated) {
        let level = stated.carried.map(|level| level.mark().to_string()).unwrap_or_default();
        insert.execute(named_params! {
            ":department": course.department,
            ":level": level,
            ":item": id.to_string(),
            ":leads": course.role.leads(),
        })?;
    }
    stages::put(into, id, tracked)?;
    slips(into, id, status, trail)
}

/// The receipts that have not come back.
fn slips(into: &Connection, id: ItemId, status: &ItemStatus, trail: &Trail) -> Result<(), LedgerError> {
    let (Some(notice), Some(sent)) = (trail.notice, status.assigned_on) else { return Ok(()) };
    if !matches!(status.state(), ItemState::Assigned | ItemState::InProgress | ItemState::Standing) {
        return Ok(());
    }
    let mut insert = into.prepare_cached(include_str!("insert_slip.sql"))?;
    for course in status.courses.iter().filter(|c| c.state == CourseState::Assigned) {
        insert.execute(params![id.to_string(), course.department, notice.to_string(), sent])?;
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
