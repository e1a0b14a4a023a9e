//! The one gate.

use std::thread;

use duban_domain::{Event, ReviewRefusal, Series, Step, Subject, status};
use duban_ledger::{Batch, Ledger, LedgerError, Refusal};

use crate::desk::{Desk, LEAD, day, fact, item, now, office, registered, report, stepped, today, uuid};

#[test]
fn a_fact_is_read_back_as_it_was_written() {
    let mut desk = Desk::new();
    let new = fact(&[Subject::Office], Event::OfficeSet(office()));
    let changes = desk.write(vec![new.clone()]).unwrap();

    let written = desk.ledger.fact(1).unwrap().unwrap();
    assert_eq!((written.id, written.on, &written.actor), (new.id, new.on, &new.actor));
    assert_eq!((&written.subjects, &written.event), (&new.subjects, &new.event));
    assert_eq!(written.at, now());
    assert_eq!(written.prev_hash, "0".repeat(64));
    assert_eq!(changes.seqs, 1..2);
    assert_eq!(changes.subjects, [Subject::Office]);
    assert_eq!(changes.head, desk.ledger.head().unwrap());
    assert_eq!(written.hash, changes.head.hash);
    assert_eq!(desk.ledger.office().unwrap(), Some(office()));
}

#[test]
fn facts_are_chained_and_counted_per_subject() {
    let (desk, meeting, item) = Desk::at_work();
    let facts = desk.ledger.facts_after(0, 10).unwrap();
    assert_eq!(facts.iter().map(|f| f.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(facts.windows(2).all(|pair| pair[1].prev_hash == pair[0].hash));
    assert_eq!(desk.ledger.facts_after(2, 1).unwrap(), facts[2..3]);
    assert_eq!(desk.ledger.version(&Subject::Meeting(meeting)).unwrap(), 3);
    assert_eq!(desk.ledger.version(&Subject::Item(item)).unwrap(), 3);
    assert_eq!(desk.ledger.version(&Subject::Office).unwrap(), 0);
    assert_eq!(desk.ledger.fact(5).unwrap(), None);
    assert_eq!(desk.ledger.fact(0).unwrap(), None);
}

#[test]
fn a_time_elsewhere_is_recorded_in_beijing_time() {
    let mut desk = Desk::new();
    let at = chrono::DateTime::parse_from_rfc3339("2026-05-13T20:30:00Z").unwrap();
    let facts = vec![fact(&[Subject::Office], Event::OfficeSet(office()))];
    desk.ledger.append(at, Batch { facts, ..Batch::default() }).unwrap();
    assert_eq!(desk.ledger.fact(1).unwrap().unwrap().at.to_rfc3339(), "2026-05-14T04:30:00+08:00");
}

#[test]
fn what_another_program_wrote_between_is_taken_into_account() {
    let (mut desk, _, first) = Desk::at_work();
    let second = desk.register(item(2));
    desk.step(first, report(30, Vec::new()));
    let mut other = Ledger::open(desk.folder.path()).unwrap();
    other.append(now(), Batch { facts: vec![stepped(first, report(50, Vec::new()))], ..Batch::default() }).unwrap();
    // One write of ours on something else stands between, so that the last one was our own again.
    desk.step(second, Step::Assign { document: None });
    desk.step(first, report(60, Vec::new()));
    assert_eq!(desk.ledger.version(&Subject::Item(first)).unwrap(), 6);
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn whoever_saw_an_older_state_is_told_of_what_and_nothing_is_written() {
    let (mut desk, _, item) = Desk::at_work();
    let subject = Subject::Item(item);
    let seen = desk.ledger.version(&subject).unwrap();
    desk.step(item, report(30, Vec::new()));

    let facts = vec![stepped(item, report(50, Vec::new()))];
    let batch = Batch { expected: vec![(Subject::Office, 0), (subject.clone(), seen)], facts, ..Batch::default() };
    match desk.ledger.append(now(), batch).unwrap_err() {
        LedgerError::Conflict { subject: conflicting, expected, found } => {
            assert_eq!((conflicting, expected, found), (subject.clone(), seen, seen + 1));
        }
        other => panic!("{other:?}"),
    }
    let between = &desk.ledger.facts_of(&subject).unwrap()[usize::try_from(seen).unwrap()..];
    assert_eq!(between.len(), 1);
    assert_eq!(between[0].event, Event::ItemStepped(report(30, Vec::new())));
}

#[test]
fn two_clerks_on_two_items_do_not_collide() {
    let mut desk = Desk::new();
    let (one, other) = (desk.register(item(1)), desk.register(item(2)));
    let seen = desk.ledger.version(&Subject::Item(other)).unwrap();
    desk.step(one, Step::Assign { document: None });
    let batch = Batch {
        expected: vec![(Subject::Item(other), seen)],
        facts: vec![stepped(other, Step::Assign { document: None })],
        files: Vec::new(),
    };
    desk.ledger.append(now(), batch).unwrap();
}

#[test]
fn two_programs_writing_at_once_lose_nothing() {
    const EACH: u32 = 15;
    let desk = Desk::new();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut ledger = Ledger::open(desk.folder.path()).unwrap();
                for _ in 0..EACH {
                    // The next number is taken only by the one who writes first; the other tries again.
                    loop {
                        let series = Series { name: "item".into(), year: 2026 };
                        let number = ledger.next_number(&series).unwrap();
                        let facts = vec![registered(item(number))];
                        match ledger.append(now(), Batch { facts, ..Batch::default() }) {
                            Ok(_) => break,
                            Err(LedgerError::Refused { why: Refusal::Number { .. }, .. }) => {}
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                }
            });
        }
    });
    assert_eq!(desk.ledger.head().unwrap().seq, u64::from(EACH) * 2);
    assert_eq!(desk.ledger.count_items(&duban_ledger::ItemQuery::default()).unwrap(), u64::from(EACH) * 2);
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn a_write_by_another_program_is_noticed() {
    let mut desk = Desk::new();
    let mut other = Ledger::open(desk.folder.path()).unwrap();
    let before = desk.ledger.data_version().unwrap();
    desk.write(vec![fact(&[Subject::Office], Event::OfficeSet(office()))]).unwrap();
    assert_eq!(desk.ledger.data_version().unwrap(), before);
    let facts = vec![registered(item(1))];
    other.append(now(), Batch { facts, ..Batch::default() }).unwrap();
    assert_ne!(desk.ledger.data_version().unwrap(), before);
    assert_eq!(desk.ledger.head().unwrap().seq, 2);
}

#[test]
fn a_refused_fact_takes_the_whole_step_with_it() {
    let (mut desk, _, item) = Desk::at_work();
    let head = desk.ledger.head().unwrap();
    let facts = vec![stepped(item, report(10, Vec::new())), stepped(item, Step::Close { note: "办结".into() })];
    let error = desk.write(facts).unwrap_err();
    let expected_subject = Subject::Item(item);
    assert!(
        matches!(&error, LedgerError::Refused { subject, why: Refusal::Item(_), .. } if *subject == expected_subject),
        "{error:?}"
    );
    assert_eq!(desk.ledger.head().unwrap(), head);
    let row = desk.ledger.item_by_id(item).unwrap().unwrap();
    assert_eq!(row.status.state(), status::ItemState::Assigned);
}

fn why(error: LedgerError) -> Refusal {
    match error {
        LedgerError::Refused { why, .. } => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_decision_that_the_review_refuses_is_not_written() {
    let (mut desk, meeting, _) = Desk::at_work();
    let directive = desk.ledger.review(meeting).unwrap().unwrap().0.directives[0].id;
    let again = Event::DirectiveDismissed { directive, reason: "已有专项".into() };
    let error = desk.write(vec![fact(&[Subject::Meeting(meeting)], again)]).unwrap_err();
    assert_eq!(why(error), Refusal::Review(ReviewRefusal::AlreadyDecided));
}

#[test]
fn what_is_still_to_come_is_not_recorded() {
    let (mut desk, _, item) = Desk::at_work();
    let mut early = stepped(item, report(10, Vec::new()));
    early.on = day(15);
    assert_eq!(why(desk.write(vec![early]).unwrap_err()), Refusal::StillToCome { on: day(15), today: today() });
}

#[test]
fn what_happened_earlier_is_recorded_for_its_day() {
    let (mut desk, _, item) = Desk::at_work();
    let mut late = stepped(item, Step::Acknowledge { department: LEAD.into() });
    late.on = day(11);
    desk.write(vec![late]).unwrap();
    assert_eq!(desk.ledger.facts_of(&Subject::Item(item)).unwrap().pop().unwrap().on, day(11));
}

#[test]
fn evidence_must_come_with_its_report_or_be_there() {
    let (mut desk, _, item) = Desk::at_work();
    let photo = b"a photo of the site".to_vec();
    let hash = duban_ledger::hash_bytes(&photo);
    let facts = vec![stepped(item, report(10, vec![hash.clone()]))];
    assert_eq!(why(desk.write(facts.clone()).unwrap_err()), Refusal::FileMissing(hash.clone()));
    assert_eq!(desk.ledger.file(&hash).unwrap(), None);

    let files = vec![photo.clone(), photo.clone()];
    desk.ledger.append(now(), Batch { facts, files, ..Batch::default() }).unwrap();
    assert_eq!(desk.ledger.file(&hash).unwrap(), Some(photo));
    desk.step(item, report(20, vec![hash]));
}

#[test]
fn item_codes_follow_without_a_gap_and_start_anew_each_year() {
    let mut desk = Desk::new();
    desk.register(item(1));
    let series = Series { name: "item".into(), year: 2026 };
    for wrong in [1, 3] {
        let error = desk.write(vec![registered(item(wrong))]).unwrap_err();
        assert_eq!(why(error), Refusal::Number { series: series.clone(), given: wrong, next: 2 });
    }
    desk.write(vec![registered(item(2)), registered(item(3))]).unwrap();
    assert_eq!(desk.ledger.next_number(&series).unwrap(), 4);
    assert_eq!(desk.ledger.next_number(&Series { name: "item".into(), year: 2027 }).unwrap(), 1);
}

#[test]
fn nothing_to_write_writes_nothing() {
    let (mut desk, ..) = Desk::at_work();
    let changes = desk.write(Vec::new()).unwrap();
    assert_eq!((changes.seqs, changes.subjects), (5..5, vec![]));
    assert_eq!(changes.head, desk.ledger.head().unwrap());
}

#[test]
fn an_ill_formed_fact_is_refused() {
    let mut desk = Desk::new();
    let one = item(1);
    let subject = Subject::Item(one.id);
    let event = Event::ItemRegistered(Box::new(one));
    let meeting = Subject::Meeting(duban_domain::MeetingId(uuid()));
    for subjects in [vec![], vec![meeting, subject.clone()], vec![subject.clone(), subject.clone()], vec![subject]] {
        let error = desk.write(vec![fact(&subjects, event.clone())]).unwrap_err();
        assert!(matches!(why(error), Refusal::IllFormed(_)), "{subjects:?}");
    }
}

#[test]
fn nothing_happens_to_what_was_never_recorded() {
    let (mut desk, _, item) = Desk::at_work();
    let stranger = duban_domain::ItemId(uuid());
    let error = desk.write(vec![stepped(stranger, Step::Assign { document: None })]).unwrap_err();
    assert_eq!(why(error), Refusal::NotThere);

    let mut again = stepped(item, report(10, Vec::new()));
    again.id = desk.ledger.fact(1).unwrap().unwrap().id;
    assert_eq!(why(desk.write(vec![again]).unwrap_err()), Refusal::AlreadyThere);
}

#[test]
fn the_file_itself_refuses_to_change_a_fact() {
    let (desk, ..) = Desk::at_work();
    let raw = desk.raw();
    for sql in [
        "UPDATE fact SET actor = '别人' WHERE seq = 1",
        "DELETE FROM fact WHERE seq = 4",
        "INSERT OR REPLACE INTO fact SELECT seq, step, id, at, \"on\", '别人', subjects, kind, version, payload, \
         prev_hash, hash FROM fact WHERE seq = 1",
        "UPDATE fact_subject SET version = 9 WHERE seq = 1",
        "DELETE FROM fact_subject",
        "UPDATE file SET bytes = x''",
        "DELETE FROM file",
    ] {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn a_step_that_is_cut_off_leaves_nothing() {
    let (desk, ..) = Desk::at_work();
    let head = desk.ledger.head().unwrap();
    {
        // Another program writes, and ends before it commits.
        let mut raw = desk.raw();
        let cut_off = raw.transaction().unwrap();
        cut_off
            .execute_batch(
                "INSERT INTO fact SELECT 5, step, 'x', at, \"on\", actor, subjects, kind, version, payload, hash, 'y'
                 FROM fact WHERE seq = 4;
                 DELETE FROM item;",
            )
            .unwrap();
    }
    assert_eq!(desk.ledger.head().unwrap(), head);
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}
