//! The chain of facts, what they are about, and the files they name.

use std::collections::{BTreeMap, HashMap};

use duban_domain::{FileHash, Subject};
use rusqlite::{Connection, OptionalExtension, params};

use super::{FactName, FaultKind, Stop, Verification, fault};
use crate::LedgerError;
use crate::journal::sqlite::SqliteJournal;
use crate::journal::{Head, Journal, Record, hash_reader};
use crate::projection::Progress;
use crate::read::files_named;

const PAGE: u64 = 1000;

/// The files that facts name, each with the first fact that does.
pub(super) type Named = BTreeMap<FileHash, FactName>;

/// Walks the chain from its beginning.
pub(super) fn check(
    now: &Connection,
    journal: &SqliteJournal<'_>,
    progress: &Progress<'_>,
    found: &mut Verification,
) -> Result<Named, Stop> {
    let all = found.head.seq;
    let mut head = Head::empty();
    let (mut named, mut versions) = (Named::new(), HashMap::new());
    let mut rows = 0_u64;
    loop {
        if !progress(found.facts, all * 2) {
            return Err(LedgerError::Cancelled.into());
        }
        let page = journal.after(head.seq, PAGE)?;
        if page.is_empty() {
            break;
        }
        for record in page {
            let name = name_of(&record);
            if let Some(kind) = broken(&record, &head) {
                return Err(fault(Some(name), kind));
            }
            head = record.head();
            let fact = record.fact()?;
            for subject in &fact.subjects {
                if !is_listed(now, &mut versions, subject, fact.seq)? {
                    return Err(fault(Some(name), FaultKind::SubjectsAltered));
                }
                rows += 1;
            }
            for hash in files_named(&fact.event) {
                named.entry(hash.clone()).or_insert_with(|| name.clone());
            }
            found.facts += 1;
        }
    }
    let listed: u64 = now.query_row("SELECT count(*) FROM fact_subject", [], |row| row.get(0))?;
    if listed != rows {
        return Err(fault(None, FaultKind::SubjectsAltered));
    }
    Ok(named)
}

/// Every file that a fact names is kept, and has the content it had.
pub(super) fn check_files(now: &Connection, named: &Named, found: &mut Verification) -> Result<(), Stop> {
    for (hash, name) in named {
        let rowid: Option<i64> =
            now.query_row("SELECT rowid FROM file WHERE hash = ?1", [&hash.0], |row| row.get(0)).optional()?;
        let Some(rowid) = rowid else {
            return Err(fault(Some(name.clone()), FaultKind::FileMissing(hash.clone())));
        };
        let mut content = now.blob_open(rusqlite::MAIN_DB, "file", "bytes", rowid, true)?;
        if hash_reader(&mut content).map_err(|e| LedgerError::Corrupt(e.to_string()))? != *hash {
            return Err(fault(Some(name.clone()), FaultKind::FileAltered(hash.clone())));
        }
        found.files += 1;
    }
    Ok(())
}

fn broken(record: &Record, before: &Head) -> Option<FaultKind> {
    if record.seq != before.seq + 1 {
        Some(FaultKind::Gap)
    } else if record.computed_hash() != record.hash {
        Some(FaultKind::Altered)
    } else if record.prev_hash != before.hash {
        Some(FaultKind::ChainBroken)
    } else {
        None
    }
}

/// Whether the list has the subject's next version for this fact.
fn is_listed(
    now: &Connection,
    versions: &mut HashMap<Subject, u64>,
    subject: &Subject,
    seq: u64,
) -> Result<bool, LedgerError> {
    let version = versions.entry(subject.clone()).or_default();
    *version += 1;
    let mut select =
        now.prepare_cached("SELECT 1 FROM fact_subject WHERE subject = ?1 AND version = ?2 AND seq = ?3")?;
    Ok(select.exists(params![subject.to_string(), *version, seq])?)
}

pub(super) fn name_of(record: &Record) -> FactName {
    FactName { seq: record.seq, id: record.id.clone(), kind: record.kind.clone() }
}
