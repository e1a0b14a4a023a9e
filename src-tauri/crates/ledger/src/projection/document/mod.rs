//! The list of documents.

use duban_domain::{DocumentId, ItemId, MeetingId};
use rusqlite::{Connection, named_params, params};

use crate::{DocumentRow, LedgerError};

/// Which documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentQuery {
    /// Those that carry out this meeting.
    pub meeting: Option<MeetingId>,
    /// Those that hold this item.
    pub item: Option<ItemId>,
    /// Only those issued, or only those not issued yet.
    pub issued: Option<bool>,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most; `None` for all.
    pub limit: Option<u32>,
}

/// The ids, the latest 成文日期 first.
pub(crate) fn list(from: &Connection, query: &DocumentQuery) -> Result<Vec<DocumentId>, LedgerError> {
    let mut select = from.prepare_cached(include_str!("list.sql"))?;
    let ids = select.query_map(
        named_params! {
            ":meeting": query.meeting.map(|id| id.to_string()),
            ":item": query.item.map(|id| id.to_string()),
            ":issued": query.issued,
            ":limit": query.limit.map_or(-1, i64::from),
            ":offset": query.offset,
        },
        |row| super::id(row, "id"),
    )?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put(into: &Connection, id: DocumentId, document: Option<&DocumentRow>) -> Result<(), LedgerError> {
    into.prepare_cached("DELETE FROM document WHERE id = ?1")?.execute([id.to_string()])?;
    let Some(DocumentRow { draft, number, issued, .. }) = document else { return Ok(()) };
    into.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":id": id.to_string(),
        ":meeting": draft.meeting.map(|id| id.to_string()),
        ":dated": draft.dated,
        ":prefix": number.as_ref().map(|number| &number.prefix),
        ":year": number.as_ref().map(|number| number.year),
        ":number": number.as_ref().map(|number| number.number),
        ":issued": issued.as_ref().map(|paper| paper.on),
    })?;
    let mut insert = into.prepare_cached("INSERT OR IGNORE INTO document_item (item, document) VALUES (?1, ?2)")?;
    for item in &draft.items {
        insert.execute(params![item.to_string(), id.to_string()])?;
    }
    Ok(())
}
