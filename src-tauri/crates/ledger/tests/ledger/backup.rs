//! 备份与恢复.

use std::fs;
use std::path::Path;

use duban_ledger::{FILE_NAME, ItemQuery, Ledger, LedgerError};

use crate::desk::{Desk, item, now, report};

fn yes(_: u64, _: u64) -> bool {
    true
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_restored_elsewhere_verifies_and_lists_the_same() {
    let (mut desk, meeting, _) = Desk::at_work();
    desk.issue(&[], 1);
    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("备份.db");
    let backup = desk.ledger.backup(&file).unwrap();
    assert_eq!(backup.head, desk.ledger.head().unwrap());
    assert_eq!(names(there.path()), ["备份.db", "备份.db.sm3"]);
    assert_eq!(fs::read_to_string(there.path().join("备份.db.sm3")).unwrap(), format!("{}  备份.db\n", backup.hash));
    assert_eq!(backup.hash, duban_ledger::hash_bytes(&fs::read(&file).unwrap()));
    assert_eq!(backup.bytes, fs::metadata(&file).unwrap().len());

    let elsewhere = tempfile::tempdir().unwrap();
    let folder = elsewhere.path().join("新电脑");
    let restored = Ledger::restore(&folder, &file, now(), &yes).unwrap();
    assert_eq!((restored.verification.facts, restored.set_aside), (8, None));
    assert_eq!(names(&folder), [FILE_NAME]);
    let copy = Ledger::open(&folder).unwrap();
    assert!(copy.verify(&yes).unwrap().is_sound());
    assert_eq!(copy.head().unwrap(), desk.ledger.head().unwrap());
    assert_eq!(copy.meetings().unwrap(), desk.ledger.meetings().unwrap());
    assert_eq!(copy.review(meeting).unwrap(), desk.ledger.review(meeting).unwrap());
    assert_eq!(copy.items(&ItemQuery::default()).unwrap(), desk.ledger.items(&ItemQuery::default()).unwrap());
    let all = duban_ledger::DocumentQuery::default();
    assert_eq!(copy.documents(&all).unwrap(), desk.ledger.documents(&all).unwrap());
    assert_eq!(duban_ledger::hash_bytes(&fs::read(&file).unwrap()), backup.hash, "the backup stays untouched");
}

#[test]
fn the_old_ledger_is_kept_aside() {
    let mut desk = Desk::new();
    let id = desk.register(item(1));
    let backup = desk.folder.path().join("backup.db");
    desk.ledger.backup(&backup).unwrap();
    desk.step(id, duban_domain::Step::Assign { document: None });
    desk.step(id, report(20, Vec::new()));
    let newer = desk.ledger.head().unwrap();

    let restored = desk.ledger.restore_over(&backup, now(), &yes).unwrap();
    assert_eq!(desk.ledger.head().unwrap().seq, 1);
    let aside = restored.set_aside.unwrap();
    assert_eq!(aside.file_name().unwrap(), "duban-until-20260514-093000.db");

    let again = desk.ledger.restore_over(&backup, now(), &yes).unwrap();
    assert_eq!(again.set_aside.unwrap().file_name().unwrap(), "duban-until-20260514-093000-2.db");

    desk.ledger.restore_over(&aside, now(), &yes).unwrap();
    assert_eq!(desk.ledger.head().unwrap(), newer, "what was set aside can be brought back");
}

#[test]
fn nothing_is_overwritten() {
    let desk = Desk::new();
    let file = desk.folder.path().join("重要文件.docx");
    fs::write(&file, "not to be lost").unwrap();
    assert!(matches!(desk.ledger.backup(&file), Err(LedgerError::AlreadyThere(_))));
    assert_eq!(fs::read_to_string(&file).unwrap(), "not to be lost");
}

#[test]
fn a_backup_into_no_folder_leaves_nothing() {
    let desk = Desk::new();
    let file = desk.folder.path().join("没有/backup.db");
    assert!(matches!(desk.ledger.backup(&file), Err(LedgerError::Io { .. })));
}

#[test]
fn a_damaged_backup_is_refused_and_the_ledger_stays() {
    let (desk, ..) = Desk::at_work();
    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("backup.db");
    desk.ledger.backup(&file).unwrap();
    let whole = fs::read(&file).unwrap();
    let mut altered = whole.clone();
    let word = "已交办".as_bytes();
    assert!(!altered.windows(word.len()).any(|w| w == word));
    let payload = b"{\"document\":null}";
    let at = altered.windows(payload.len()).position(|w| w == payload).unwrap();
    altered[at + 3] ^= 1;
    let head = desk.ledger.head().unwrap();
    drop(desk.ledger);

    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let error = Ledger::restore(desk.folder.path(), &file, now(), &yes).unwrap_err();
        assert_eq!(names(desk.folder.path()), [FILE_NAME], "{error}");
        error
    };
    assert!(matches!(refused(&altered), LedgerError::BackupBroken(why) if why.contains("SM3")));
    fs::remove_file(there.path().join("backup.db.sm3")).unwrap();
    assert!(matches!(refused(&altered), LedgerError::BackupBroken(why) if why.contains("fact 4")));
    assert!(matches!(refused(&whole[..whole.len() / 2]), LedgerError::BackupBroken(_)));
    assert!(
        matches!(refused(b"a picture, not a ledger, and long enough to be looked at"), LedgerError::NotAJournal(p) if p == file)
    );
    assert_eq!(Ledger::open(desk.folder.path()).unwrap().head().unwrap(), head);
}

#[test]
fn an_open_ledger_is_not_replaced_under_another_program() {
    let (desk, ..) = Desk::at_work();
    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("backup.db");
    desk.ledger.backup(&file).unwrap();
    let error = Ledger::restore(desk.folder.path(), &file, now(), &yes).unwrap_err();
    assert!(matches!(error, LedgerError::Busy), "{error:?}");
    assert_eq!(desk.ledger.head().unwrap().seq, 4);
    assert!(desk.ledger.verify(&yes).unwrap().is_sound());
}

#[test]
fn a_ledger_beyond_repair_makes_room_for_its_backup() {
    let (desk, ..) = Desk::at_work();
    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("backup.db");
    desk.ledger.backup(&file).unwrap();
    drop(desk.ledger);
    fs::write(desk.folder.path().join(FILE_NAME), "destroyed by a failing disk").unwrap();
    assert!(matches!(Ledger::open(desk.folder.path()), Err(LedgerError::NotAJournal(_))));
    let restored = Ledger::restore(desk.folder.path(), &file, now(), &yes).unwrap();
    assert_eq!(fs::read_to_string(restored.set_aside.unwrap()).unwrap(), "destroyed by a failing disk");
    assert_eq!(Ledger::open(desk.folder.path()).unwrap().head().unwrap().seq, 4);
}

#[test]
fn restoring_can_be_cancelled() {
    let (mut desk, ..) = Desk::at_work();
    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("backup.db");
    desk.ledger.backup(&file).unwrap();
    let error = desk.ledger.restore_over(&file, now(), &|_, _| false).unwrap_err();
    assert!(matches!(error, LedgerError::Cancelled), "{error:?}");
    assert_eq!(desk.ledger.head().unwrap().seq, 4);
}
