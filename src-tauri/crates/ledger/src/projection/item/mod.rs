//! The list of items.

mod departments;
mod lights;
mod query;
mod slips;
mod stages;

use chrono::NaiveDate;
use duban_domain::registry::stated_levels;
use duban_domain::status::{Course, ItemState};
use duban_domain::{Item, ItemCode, ItemId, Source};
use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, OptionalExtension, named_params, params, params_from_iter};

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

/// Puts the rows of an item in place that has none yet.
pub(super) fn insert(into: &Connection, id: ItemId, tracked: &Tracked) -> Result<(), LedgerError> {
    let Tracked { item, status, .. } = tracked;
    let id = id.to_string();
    let meeting = match &item.source {
        Source::Meeting { meeting, .. } => Some(meeting.to_string()),
        Source::Other { .. } => None,
    };
    let lead = item.assignments.iter().find(|a| a.role.leads()).map_or("", |a| &a.department);
    let [state, due, unmet_1, unmet_2, unmet_3, behind_10, behind_20, behind_30, extension, review] = moving(tracked);
    into.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":id": id,
        ":year": item.code.year,
        ":number": item.code.number,
        ":meeting": meeting,
        ":state": state,
        ":due": due,
        ":unmet_1": unmet_1,
        ":unmet_2": unmet_2,
        ":unmet_3": unmet_3,
        ":behind_10": behind_10,
        ":behind_20": behind_20,
        ":behind_30": behind_30,
        ":extension": extension,
        ":review": review,
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
            ":item": id,
            ":leads": course.role.leads(),
        })?;
    }
    stages::insert(into, &id, tracked)?;
    slips::insert(into, &id, &slips::out(tracked))
}

/// Turns the rows of an item as it was into those of the item as it is. Only what differs is written: most facts leave
/// most of an item as it was, and each row that is written costs its indexes too.
pub(super) fn change(
    into: &Connection,
    id: ItemId,
    was: Option<&Tracked>,
    is: Option<&Tracked>,
) -> Result<(), LedgerError> {
    let (was, is) = match (was, is) {
        (None, None) => return Ok(()),
        (None, Some(is)) => return insert(into, id, is),
        (Some(was), Some(is)) if was.item == is.item && same_parts(was, is) => (was, is),
        (Some(_), is) => {
            into.prepare_cached("DELETE FROM item WHERE id = ?1")?.execute([id.to_string()])?;
            return is.map_or(Ok(()), |is| insert(into, id, is));
        }
    };
    if was.status == is.status && was.trail == is.trail {
        return Ok(());
    }
    let id = id.to_string();
    let (before, after) = (moving(was), moving(is));
    let moved: Vec<usize> = (0..MOVING.len()).filter(|at| before[*at] != after[*at]).collect();
    if !moved.is_empty() {
        let columns: Vec<String> = moved.iter().map(|at| format!("{} = ?", MOVING[*at])).collect();
        let sql = format!("UPDATE item SET {} WHERE id = ?", columns.join(", "));
        let values = moved.iter().map(|at| &after[*at] as &dyn ToSql).chain([&id as &dyn ToSql]);
        into.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    }
    if stages::open(was) != stages::open(is) {
        into.prepare_cached("DELETE FROM item_stage WHERE item = ?1")?.execute([&id])?;
        stages::insert(into, &id, is)?;
    }
    let (before, after) = (slips::out(was), slips::out(is));
    if before != after {
        into.prepare_cached("DELETE FROM item_slip WHERE item = ?1")?.execute([&id])?;
        slips::insert(into, &id, &after)?;
    }
    Ok(())
}

/// The columns of an item's row that move as it goes its way; the others change only with the item itself.
const MOVING: [&str; 10] =
    ["state", "due", "unmet_1", "unmet_2", "unmet_3", "behind_10", "behind_20", "behind_30", "extension", "review"];

/// What stands in them.
fn moving(Tracked { item, status, trail, .. }: &Tracked) -> [Value; MOVING.len()] {
    let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| Value::Text(day.to_string()));
    let [unmet_1, unmet_2, unmet_3] = trail.unmet(item, status).map(day);
    let [behind_10, behind_20, behind_30] = trail.behind_from(item, status).map(day);
    let state = i64::try_from(place(status.state())).unwrap_or(i64::MAX);
    let extension = status.extension.as_ref().map(|asked| asked.asked_on);
    [
        Value::Integer(state),
        day(status.due),
        unmet_1,
        unmet_2,
        unmet_3,
        behind_10,
        behind_20,
        behind_30,
        day(extension),
        day(trail.review_on),
    ]
}

/// Whether the same departments have the same parts in it.
fn same_parts(one: &Tracked, other: &Tracked) -> bool {
    let parts = |tracked: &Tracked| tracked.status.courses.len();
    let same = |(one, other): (&Course, &Course)| one.department == other.department && one.role == other.role;
    parts(one) == parts(other) && one.status.courses.iter().zip(&other.status.courses).all(same)
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
