//! Opening: what is refused, and what the file looks like.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, thread};

use duban_domain::{Event, Subject};
use duban_ledger::{Batch, FILE_NAME, ItemQuery, Ledger, LedgerError};
use rusqlite::Connection;

use crate::desk::{Desk, fact, now, office};

#[test]
fn a_new_folder_has_an_empty_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(&folder.path().join("督办/数据")).unwrap();
    assert_eq!(ledger.head().unwrap().seq, 0);
    assert_eq!(ledger.meetings().unwrap(), []);
    assert_eq!(ledger.items(&ItemQuery::default()).unwrap().total, 0);
    assert_eq!(ledger.office().unwrap(), None);
}

#[test]
fn many_programs_may_open_a_new_folder_at_once() {
    let folder = tempfile::tempdir().unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(Ledger::open(folder.path()).unwrap().head().unwrap().seq, 0));
        }
    });
}

#[test]
fn a_file_of_a_newer_program_is_refused_and_left_alone() {
    let desk = Desk::new();
    let file = desk.folder.path().join(FILE_NAME);
    drop(desk.ledger);
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&file).unwrap();
    let error = Ledger::open(desk.folder.path()).unwrap_err();
    assert!(matches!(error, LedgerError::NewerVersion { found: 99, known: 1 }), "{error:?}");
    assert_eq!(error.code(), "newer_version");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_newer_program_that_came_meanwhile_stops_writing() {
    let mut desk = Desk::new();
    desk.raw().pragma_update(None, "user_version", 99).unwrap();
    let error = desk.write(vec![fact(&[Subject::Office], Event::OfficeSet(office()))]).unwrap_err();
    assert!(matches!(error, LedgerError::NewerVersion { .. }), "{error:?}");
}

#[test]
fn something_else_is_no_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE_NAME);
    fs::write(&file, "these are plain words and no database at all").unwrap();
    assert!(matches!(Ledger::open(folder.path()), Err(LedgerError::NotAJournal(path)) if path == file));
    assert_eq!(fs::read_to_string(&file).unwrap(), "these are plain words and no database at all");

    fs::remove_file(&file).unwrap();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE diary (day TEXT)").unwrap();
    assert!(matches!(Ledger::open(folder.path()), Err(LedgerError::NotAJournal(_))));
}

#[test]
fn dropped_tables_are_posted_again_on_opening() {
    let (desk, ..) = Desk::at_work();
    let (items, meetings) = (desk.ledger.items(&ItemQuery::default()).unwrap(), desk.ledger.meetings().unwrap());
    let desk = desk.meanwhile(|file| {
        Connection::open(file).unwrap().execute_batch("DROP TABLE item_department; DROP TABLE item;").unwrap();
    });
    assert_eq!(desk.ledger.items(&ItemQuery::default()).unwrap(), items);
    assert_eq!(desk.ledger.meetings().unwrap(), meetings);
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn the_file_is_kept_as_the_design_asks() {
    let desk = Desk::new();
    let raw = desk.raw();
    let mode: String = raw.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    let mut select = raw.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").unwrap();
    let tables: Vec<(String, bool)> =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(tables.len(), 13);
    assert!(tables.iter().all(|(name, strict)| *strict || name.starts_with("sqlite_")), "{tables:?}");
}

#[test]
fn the_schema_is_as_it_was() {
    let desk = Desk::new();
    let raw = desk.raw();
    let mut select =
        raw.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name").unwrap();
    let schema: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    insta::assert_snapshot!(schema.join(";\n\n"));
}

/// A file system of its own, mounted on a folder until it is dropped. Only root can; elsewhere the test says so.
struct Mount(PathBuf);

impl Mount {
    fn new(folder: &Path, options: &str) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            Some(Self(folder.to_owned()))
        } else {
            eprintln!("skipped: only root can mount a small disk");
            None
        }
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_read_only_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::new(folder.path(), "size=4m") else { return };
    let there = folder.path().join("ledger");
    Ledger::open(&there).unwrap();
    mount.remount("ro");
    for folder in [there, folder.path().join("new")] {
        let error = Ledger::open(&folder).unwrap_err();
        assert!(matches!(error, LedgerError::ReadOnly), "{error:?}");
    }
}

#[test]
fn a_full_disk_keeps_what_was_written_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = Mount::new(folder.path(), "size=1m") else { return };
    let mut ledger = Ledger::open(folder.path()).unwrap();
    let set = || Batch { facts: vec![fact(&[Subject::Office], Event::OfficeSet(office()))], ..Batch::default() };
    ledger.append(now(), set()).unwrap();
    let big = Batch { files: vec![vec![7; 2 << 20]], ..set() };
    let error = ledger.append(now(), big).unwrap_err();
    assert!(matches!(error, LedgerError::DiskFull), "{error:?}");
    let error = ledger.backup(&folder.path().join("backup.db")).map(drop);
    if let Err(error) = error {
        assert!(matches!(error, LedgerError::DiskFull), "{error:?}");
    }
    drop(ledger);

    let mut ledger = Ledger::open(folder.path()).unwrap();
    assert_eq!(ledger.head().unwrap().seq, 1);
    assert!(ledger.verify(&|_, _| true).unwrap().is_sound());
    ledger.append(now(), set()).unwrap();
}

#[test]
fn a_new_ledger_on_a_full_disk_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mount) = Mount::new(folder.path(), "size=16k") else { return };
    let error = Ledger::open(folder.path()).unwrap_err();
    assert!(matches!(error, LedgerError::DiskFull), "{error:?}");
}
