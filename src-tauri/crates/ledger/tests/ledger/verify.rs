//! Whatever is altered in the file is found, and the first of it is named.

use std::fs;
use std::path::Path;

use duban_domain::Subject;
use duban_ledger::{FactName, FaultKind, LedgerError, PaperCheck, Refusal, Verification};
use rstest::rstest;
use rusqlite::Connection;
use rusqlite::types::Value;
use sm3::{Digest, Sm3};

use crate::desk::{Desk, fact, item, office, registered, report};

fn verify(desk: &Desk) -> Verification {
    desk.ledger.verify(&|_, _| true).unwrap()
}

/// The fault that is found after someone worked on the file without the program, triggers out of the way.
fn fault_after(desk: Desk, sql: &str) -> (Option<u64>, FaultKind) {
    let desk = desk.meanwhile(|file| {
        let raw = Connection::open(file).unwrap();
        let triggers: Vec<String> = raw
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for trigger in triggers {
            raw.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        raw.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        raw.execute_batch(sql).unwrap();
    });
    let fault = verify(&desk).fault.expect("a fault");
    (fault.fact.map(|fact| fact.seq), fault.kind)
}

#[test]
fn an_untouched_ledger_is_sound() {
    let (mut desk, ..) = Desk::at_work();
    desk.issue(&[], 1);
    let found = verify(&desk);
    assert_eq!((found.facts, found.files, found.fault), (8, 2, None));
    assert_eq!(found.head, desk.ledger.head().unwrap());
}

#[test]
fn an_empty_ledger_is_sound() {
    let found = verify(&Desk::new());
    assert!(found.is_sound());
    assert_eq!((found.facts, found.head.seq, found.head.hash), (0, 0, "0".repeat(64)));
}

#[test]
fn one_byte_changed_by_hand_names_the_fact() {
    let (mut desk, ..) = Desk::at_work();
    desk.write(vec![fact(&[Subject::Office], duban_domain::Event::OfficeSet(office()))]).unwrap();
    desk.register(item(2));
    let altered = desk.ledger.fact(5).unwrap().unwrap();
    let desk = desk.meanwhile(|file| flip(file, "各县（市、区），市直各单位"));
    let fault = verify(&desk).fault.unwrap();
    let name = FactName { seq: 5, id: altered.id.to_string(), kind: "OfficeSet".into() };
    assert_eq!((fault.fact, fault.kind), (Some(name), FaultKind::Altered));
}

/// Changes one byte of every place where the words stand in the fact's payload.
fn flip(file: &Path, words: &str) {
    let mut bytes = fs::read(file).unwrap();
    let words = words.as_bytes();
    let places: Vec<usize> = (0..bytes.len() - words.len()).filter(|at| bytes[*at..].starts_with(words)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + 2] ^= 1;
    }
    fs::write(file, bytes).unwrap();
}

#[rstest]
#[case::when("UPDATE fact SET at = '2026-05-14T09:30:00.001+08:00' WHERE seq = 3", 3, FaultKind::Altered)]
#[case::the_day("UPDATE fact SET \"on\" = '2026-05-01' WHERE seq = 4", 4, FaultKind::Altered)]
#[case::who("UPDATE fact SET actor = '别人' WHERE seq = 1", 1, FaultKind::Altered)]
#[case::the_kind("UPDATE fact SET kind = 'ItemResumed' WHERE seq = 4", 4, FaultKind::Altered)]
#[case::the_first_of_two("UPDATE fact SET actor = '别人' WHERE seq IN (2, 4)", 2, FaultKind::Altered)]
#[case::its_hash("UPDATE fact SET hash = prev_hash WHERE seq = 2", 2, FaultKind::Altered)]
#[case::one_taken_out("DELETE FROM fact_subject WHERE seq = 2; DELETE FROM fact WHERE seq = 2", 3, FaultKind::Gap)]
#[case::the_list_of_subjects(
    "UPDATE fact_subject SET seq = 1 WHERE seq = 4 AND subject LIKE 'item:%'",
    4,
    FaultKind::SubjectsAltered
)]
fn altered_by_hand(#[case] sql: &str, #[case] seq: u64, #[case] kind: FaultKind) {
    let (desk, ..) = Desk::at_work();
    assert_eq!(fault_after(desk, sql), (Some(seq), kind));
}

#[test]
fn a_subject_put_in_by_hand_is_found() {
    let (desk, ..) = Desk::at_work();
    let sql = "INSERT INTO fact_subject VALUES ('office', 1, 3)";
    assert_eq!(fault_after(desk, sql), (None, FaultKind::SubjectsAltered));
}

#[test]
fn a_file_altered_or_gone_names_the_fact_it_belongs_to() {
    let alter = |sql: &str| {
        let (desk, meeting, _) = Desk::at_work();
        let original = desk.ledger.review(meeting).unwrap().unwrap().0.minutes.original;
        (fault_after(desk, sql), original)
    };
    let (found, original) = alter("UPDATE file SET bytes = CAST(bytes || '。' AS BLOB)");
    assert_eq!(found, (Some(1), FaultKind::FileAltered(original)));
    let (found, original) = alter("DELETE FROM file");
    assert_eq!(found, (Some(1), FaultKind::FileMissing(original)));
}

#[rstest]
#[case::row_altered("UPDATE item SET due = '2026-01-01'", "item")]
#[case::row_gone("DELETE FROM item_department", "item_department")]
#[case::row_put_in("INSERT INTO document VALUES ('x', NULL, '2026-01-01', NULL, NULL, NULL, NULL)", "document")]
fn a_ledger_that_differs_from_its_journal_is_found_and_rebuilt(#[case] sql: &str, #[case] table: &str) {
    let (desk, ..) = Desk::at_work();
    let before = desk.ledger.items(&duban_ledger::ItemQuery::default()).unwrap();
    let mut desk = desk.meanwhile(|file| Connection::open(file).unwrap().execute_batch(sql).unwrap());
    let fault = verify(&desk).fault.unwrap();
    assert!(matches!(fault.kind, FaultKind::LedgerDiffers { table: found, .. } if found == table), "{fault:?}");

    desk.ledger.rebuild(&|_, _| true).unwrap();
    assert!(verify(&desk).is_sound());
    assert_eq!(desk.ledger.items(&duban_ledger::ItemQuery::default()).unwrap(), before);
}

/// Writes a fact with a right hash that this program can't read, as a newer one might.
fn stranger(file: &Path) {
    let raw = Connection::open(file).unwrap();
    raw.execute_batch(
        "INSERT INTO fact SELECT seq + 1, id, 'b7a5e4d2-0000-7000-8000-000000000000', at, \"on\", actor, subjects,
             'ItemPraised', 1, payload, hash, hash FROM fact WHERE seq = 4;
         INSERT INTO fact_subject SELECT subject, version + 1, 5 FROM fact_subject WHERE seq = 4;
         UPDATE posted SET seq = 5;",
    )
    .unwrap();
}

#[test]
fn an_unreadable_fact_stops_writing_and_is_named() {
    let (desk, ..) = Desk::at_work();
    let mut desk = desk.meanwhile(stranger);
    for error in [
        desk.write(vec![registered(item(2))]).unwrap_err(),
        desk.ledger.rebuild(&|_, _| true).unwrap_err(),
        desk.ledger.facts_after(0, 10).unwrap_err(),
    ] {
        assert!(
            matches!(&error, LedgerError::UnreadableFact { seq: 5, kind, .. } if kind == "ItemPraised"),
            "{error:?}"
        );
    }
    assert_eq!(verify(&desk).fault.unwrap().fact.unwrap().seq, 5);
    assert_eq!(desk.ledger.head().unwrap().seq, 5);
}

#[test]
fn a_damaged_payload_stops_writing_wherever_it_is() {
    let (desk, _, damaged) = Desk::at_work();
    let mut desk = desk.meanwhile(|file| flip(file, "{\"document\":null}"));
    for error in [desk.write(vec![registered(item(2))]).unwrap_err(), desk.ledger.item_by_id(damaged).unwrap_err()] {
        assert!(matches!(error, LedgerError::UnreadableFact { seq: 4, .. }), "{error:?}");
    }
}

#[test]
fn a_ledger_that_cannot_be_posted_opens_and_says_so() {
    let (desk, ..) = Desk::at_work();
    let desk = desk.meanwhile(|file| {
        stranger(file);
        Connection::open(file).unwrap().execute_batch("DROP TABLE item").unwrap();
    });
    let error = desk.ledger.meetings().unwrap_err();
    assert!(matches!(error, LedgerError::Behind { posted: 0, head: 5 }), "{error:?}");
    assert_eq!(verify(&desk).fault.unwrap().fact.unwrap().seq, 5);
}

/// The hash of a fact as the design defines it, reckoned from the columns as they stand in the file.
fn hash_of(raw: &Connection, seq: u64) -> String {
    let columns = "seq, step, id, at, \"on\", actor, subjects, kind, version, payload, prev_hash";
    let sql = format!("SELECT {columns} FROM fact WHERE seq = ?1");
    raw.query_row(&sql, [seq], |row| {
        let mut sum = Sm3::new();
        for column in 0..11 {
            let field = match row.get(column)? {
                Value::Integer(number) => number.to_string(),
                Value::Text(text) => text,
                other => panic!("{other:?}"),
            };
            sum.update((field.len() as u64).to_be_bytes());
            sum.update(field);
        }
        Ok(sum.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}")))
    })
    .unwrap()
}

/// Alters facts and puts the whole chain right again, as someone could who owns the file and knows how.
fn forge(file: &Path, sql: &str) {
    let raw = Connection::open(file).unwrap();
    raw.execute_batch("DROP TRIGGER fact_stays; PRAGMA foreign_keys = OFF").unwrap();
    raw.execute_batch(sql).unwrap();
    let last: u64 = raw.query_row("SELECT max(seq) FROM fact", [], |row| row.get(0)).unwrap();
    for seq in 1..=last {
        let follow = "UPDATE fact SET prev_hash = coalesce((SELECT hash FROM fact WHERE seq = ?1 - 1), prev_hash)
                      WHERE seq = ?1";
        raw.execute(follow, [seq]).unwrap();
        raw.execute("UPDATE fact SET hash = ?2 WHERE seq = ?1", (seq, hash_of(&raw, seq))).unwrap();
    }
}

#[test]
fn the_hash_is_over_the_stored_fields_each_with_its_length() {
    let (desk, ..) = Desk::at_work();
    for fact in desk.ledger.facts_after(0, 10).unwrap() {
        assert_eq!(fact.hash, hash_of(&desk.raw(), fact.seq));
    }
}

#[test]
fn a_chain_put_right_again_is_caught_by_paper() {
    let (desk, ..) = Desk::at_work();
    let code = desk.ledger.head().unwrap().short_code();
    let desk = desk.meanwhile(|file| forge(file, "UPDATE fact SET actor = '别人' WHERE seq = 2"));
    assert!(verify(&desk).is_sound());
    assert!(matches!(desk.ledger.verify_code(&code).unwrap(), PaperCheck::Differs { seq: 4, .. }));
}

#[test]
fn a_fact_that_may_not_follow_is_found() {
    let (desk, _, item) = Desk::at_work();
    let desk = desk.meanwhile(|file| {
        forge(file, r#"UPDATE fact SET kind = 'ItemClosed', payload = '{"note":"办结"}' WHERE seq = 4"#);
    });
    let fault = verify(&desk).fault.unwrap();
    let subject = Subject::Item(item);
    assert_eq!(fault.fact.unwrap().seq, 4);
    assert!(matches!(fault.kind, FaultKind::Refused { subject: of, why: Refusal::Item(_) } if of == subject));
}

#[test]
fn verifying_can_be_cancelled() {
    let (desk, ..) = Desk::at_work();
    assert!(matches!(desk.ledger.verify(&|_, _| false), Err(LedgerError::Cancelled)));
}

#[test]
fn a_code_from_paper_matches_until_the_journal_is_rewritten() {
    let (mut desk, _, item) = Desk::at_work();
    let code = desk.ledger.head().unwrap().short_code();
    desk.step(item, report(10, Vec::new()));
    let check = |code: &str| desk.ledger.verify_code(code).unwrap();
    assert_eq!(check(&code), PaperCheck::Matches { seq: 4, at: Some(crate::desk::now()) });
    assert_eq!(check(&code.to_lowercase()), check(&code));
    assert_eq!(check("0-00000000"), PaperCheck::Matches { seq: 0, at: None });
    assert_eq!(check("4-00000000"), PaperCheck::Differs { seq: 4, today: code });
    assert_eq!(check("900-00000000"), PaperCheck::Beyond { seq: 900, head: 5 });
    for no_code in ["", "4", "4-", "4-1234567", "4-1234567G", "四-12345678"] {
        assert!(matches!(desk.ledger.verify_code(no_code), Err(LedgerError::NoShortCode(_))), "{no_code}");
    }
}
