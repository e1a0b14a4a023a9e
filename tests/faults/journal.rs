//! Journals that this program must not, or cannot, go on with.

use std::fs;

use crate::office::{Office, journal_file, refused};

/// Where SQLite's header keeps the form of what is stored (`user_version`), a big-endian number.
const FORM: std::ops::Range<usize> = 60..64;

#[test]
fn a_journal_from_a_newer_version() {
    let office = Office::new();
    let file = journal_file(&office.folder);
    let mut bytes = fs::read(&file).unwrap();
    bytes[FORM].copy_from_slice(&9999u32.to_be_bytes());
    fs::write(&file, &bytes).unwrap();

    refused(&office.terminal.run(&["items"]), "journal_newer");
    let minutes = office.write("second.txt", crate::office::minutes("市委常委会第2次会议", 0));
    refused(&office.terminal.run(&["import", &minutes]), "journal_newer");
    assert_eq!(fs::read(&file).unwrap(), bytes, "the newer journal is as it was");
}

#[test]
fn a_file_that_is_no_journal() {
    let office = Office::new();
    let file = journal_file(&office.folder);
    fs::write(&file, "姓名,单位\n".repeat(1000)).unwrap();
    refused(&office.terminal.run(&["items"]), "journal_broken");
}

#[test]
fn one_byte_changed_by_hand() {
    let office = Office::new();
    let file = journal_file(&office.folder);
    let mut bytes = fs::read(&file).unwrap();
    // Every copy is changed: the journal's own, and those that were made from it.
    let quoted = "拨付第二批改造资金".as_bytes();
    let places: Vec<usize> = (0..bytes.len() - quoted.len()).filter(|&at| bytes[at..].starts_with(quoted)).collect();
    assert!(!places.is_empty(), "the minutes stand in the file");
    for at in places {
        bytes["拨付第".len() + at..][..3].copy_from_slice("三".as_bytes());
    }
    fs::write(&file, bytes).unwrap();

    let verified = office.terminal.run(&["ledger", "verify"]);
    assert_eq!(verified.code, Some(1), "{}{}", verified.stdout, verified.stderr);
    assert!((verified.stdout + &verified.stderr).contains("第2条"), "the first broken fact is named");
}
