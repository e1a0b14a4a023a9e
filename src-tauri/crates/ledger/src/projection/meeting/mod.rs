//! The list of meetings.

use chrono::NaiveDate;
use duban_domain::{Chair, Decision, MeetingHeader, MeetingId, PassageKind, Review};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::LedgerError;

/// A meeting in the list, and how far its directives are decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRow {
    /// Its id.
    pub id: MeetingId,
    /// What the minutes state about it.
    pub header: MeetingHeader,
    /// The day the office received the minutes.
    pub received: NaiveDate,
    /// The original's file name.
    pub file_name: String,
    /// How many directives it has now.
    pub directives: u32,
    /// How many of them are undecided.
    pub open: u32,
    /// How many of them became items.
    pub confirmed: u32,
    /// How many of them were dismissed.
    pub dismissed: u32,
    /// How many other sentences are neither an order nor clearly background.
    pub unclassified: u32,
    /// The number of facts naming it.
    pub version: u64,
}

/// All meetings, the newest first; of the same day, the one received last.
pub(crate) fn list(from: &Connection) -> Result<Vec<MeetingRow>, LedgerError> {
    let mut select = from.prepare_cached(include_str!("list.sql"))?;
    let rows = select.query_map([], row_to_meeting)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The name its minutes state.
pub(crate) fn name(from: &Connection, id: MeetingId) -> Result<Option<String>, LedgerError> {
    let mut select = from.prepare_cached("SELECT name FROM meeting WHERE id = ?1")?;
    Ok(select.query_row([id.to_string()], |row| row.get(0)).optional()?.flatten())
}

pub(super) fn put(into: &Connection, id: MeetingId, review: Option<&Review>) -> Result<(), LedgerError> {
    into.prepare_cached("DELETE FROM meeting WHERE id = ?1")?.execute([id.to_string()])?;
    let Some(review) = review else { return Ok(()) };
    let (header, minutes) = (&review.minutes.header, &review.minutes);
    let decided = |is: fn(&Decision) -> bool| review.directives.iter().filter(|d| is(&d.decision)).count();
    let unclassified = review.passages.iter().filter(|p| p.kind == PassageKind::Unclassified).count();
    into.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
        ":id": id.to_string(),
        ":name": header.name,
        ":number": header.number,
        ":date": header.date,
        ":date_basis": header.date_basis,
        ":chair_title": header.chair.as_ref().map(|chair| &chair.title),
        ":chair_name": header.chair.as_ref().map(|chair| &chair.name),
        ":document_number": header.document_number,
        ":classification": header.classification,
        ":received": minutes.received,
        ":file_name": minutes.file_name,
        ":directives": review.directives.len(),
        ":open": review.open(),
        ":confirmed": decided(|d| matches!(d, Decision::Confirmed(_))),
        ":dismissed": decided(|d| matches!(d, Decision::Dismissed(_))),
        ":unclassified": unclassified,
    })?;
    Ok(())
}

fn row_to_meeting(row: &Row<'_>) -> rusqlite::Result<MeetingRow> {
    let chair_title: Option<String> = row.get("chair_title")?;
    let chair_name: Option<String> = row.get("chair_name")?;
    Ok(MeetingRow {
        id: super::id(row, "id")?,
        header: MeetingHeader {
            name: row.get("name")?,
            number: row.get("number")?,
            date: row.get("date")?,
            date_basis: row.get("date_basis")?,
            chair: chair_title.zip(chair_name).map(|(title, name)| Chair { title, name }),
            document_number: row.get("document_number")?,
            classification: row.get("classification")?,
        },
        received: row.get("received")?,
        file_name: row.get("file_name")?,
        directives: row.get("directives")?,
        open: row.get("open")?,
        confirmed: row.get("confirmed")?,
        dismissed: row.get("dismissed")?,
        unclassified: row.get("unclassified")?,
        version: row.get("version")?,
    })
}
