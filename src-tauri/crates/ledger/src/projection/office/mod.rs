//! The office's profile.

use duban_domain::Office;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::LedgerError;

/// The profile as last set.
pub(crate) fn get(from: &Connection) -> Result<Option<Office>, LedgerError> {
    Ok(from.prepare_cached(include_str!("get.sql"))?.query_row([], row_to_office).optional()?)
}

pub(super) fn put(into: &Connection, office: Option<&Office>) -> Result<(), LedgerError> {
    into.prepare_cached("DELETE FROM office")?.execute([])?;
    let Some(office) = office else { return Ok(()) };
    into.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":name": office.name,
        ":mark": office.mark,
        ":number_prefix": office.number_prefix,
        ":general_list": office.general_list,
        ":contact": office.contact,
    })?;
    Ok(())
}

fn row_to_office(row: &Row<'_>) -> rusqlite::Result<Office> {
    Ok(Office {
        name: row.get("name")?,
        mark: row.get("mark")?,
        number_prefix: row.get("number_prefix")?,
        general_list: row.get("general_list")?,
        contact: row.get("contact")?,
    })
}
