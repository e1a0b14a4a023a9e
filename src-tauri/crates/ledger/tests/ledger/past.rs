//! The ledger as of a past day.

use chrono::{DateTime, FixedOffset};
use duban_domain::status::ItemState;
use duban_domain::{Event, Settings, Step, Subject};
use duban_ledger::{Batch, ItemQuery};

use crate::desk::*;

fn at(day: u32) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("2026-05-{day:02}T09:30:00+08:00")).unwrap()
}

#[test]
fn what_was_recorded_by_then_is_seen_and_nothing_else() {
    let (mut desk, meeting, item) = Desk::at_work();
    let later = desk.item_later(item, at(20));
    let (now, before) = (desk.ledger.head().unwrap(), desk.ledger.data_version().unwrap());
    for (of, states) in
        [(13, vec![]), (14, vec![ItemState::Assigned]), (20, vec![ItemState::Suspended, ItemState::Registered])]
    {
        let past = desk.ledger.as_of(day(of)).unwrap();
        let rows = past.items(&ItemQuery::default()).unwrap().rows;
        assert_eq!(rows.iter().map(|r| r.status.state()).collect::<Vec<_>>(), states, "{of}");
        assert_eq!(past.review(meeting).unwrap().is_some(), of >= 14);
        assert_eq!(past.item_by_id(later).unwrap().is_some(), of >= 20);
    }
    // Looking back leaves the file as it is.
    assert_eq!((desk.ledger.head().unwrap(), desk.ledger.data_version().unwrap()), (now, before));
    desk.step(item, Step::Resume);
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn a_past_ledger_is_not_written_to() {
    let (desk, _, item) = Desk::at_work();
    let mut past = desk.ledger.as_of(day(14)).unwrap();
    let facts = vec![stepped(item, Step::Suspend { reason: "等方案".into() })];
    assert!(past.append(now(), Batch { facts, ..Batch::default() }).is_err());
    assert_eq!(desk.ledger.head().unwrap().seq, past.head().unwrap().seq);
}

#[test]
fn settings_are_those_of_the_day() {
    let mut desk = Desk::new();
    let strict = Settings { thresholds: duban_domain::Preset::Strict.thresholds(), ..Settings::default() };
    let facts = vec![fact(&[Subject::Settings], Event::SettingsSet(Box::new(strict.clone())))];
    desk.ledger.append(at(20), Batch { facts, ..Batch::default() }).unwrap();
    assert_eq!(desk.ledger.as_of(day(19)).unwrap().settings().unwrap(), Settings::default());
    assert_eq!(desk.ledger.as_of(day(20)).unwrap().settings().unwrap(), strict);
}
