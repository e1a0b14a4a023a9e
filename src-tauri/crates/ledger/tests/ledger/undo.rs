//! 撤销.

use duban_domain::status::ItemState;
use duban_domain::{Decision, Event, Series, Step, Subject};
use duban_ledger::{Batch, ItemQuery, LedgerError, Refusal, UndoRefusal, undoing};

use crate::desk::{Desk, fact, item, new_id, now, registered, report, stepped, today};

fn why(error: LedgerError) -> UndoRefusal {
    match error {
        LedgerError::Refused { why: Refusal::Undo(why), .. } => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_confirmed_directive_is_open_again_and_its_item_is_gone() {
    let mut desk = Desk::new();
    let meeting = desk.record("云岭市委常委会会议");
    let before = desk.ledger.review(meeting).unwrap().unwrap();
    let item = desk.confirm(meeting, 0, 1);
    let changes = desk.undo(&Subject::Meeting(meeting)).unwrap();

    assert!(changes.subjects.contains(&Subject::Meeting(meeting)) && changes.subjects.contains(&Subject::Item(item)));
    let (review, version) = desk.ledger.review(meeting).unwrap().unwrap();
    assert_eq!(review, before.0);
    assert_eq!(version, before.1 + 3, "undone facts and the undoing count");
    assert_eq!(desk.ledger.item_by_id(item).unwrap(), None);
    assert_eq!(desk.ledger.items(&ItemQuery::default()).unwrap().total, 0);
    assert_eq!(desk.ledger.meetings().unwrap()[0].open, 3);
}

#[test]
fn a_number_once_given_is_not_given_again() {
    let mut desk = Desk::new();
    let item_id = desk.register(item(1));
    desk.undo(&Subject::Item(item_id)).unwrap();
    assert_eq!(desk.ledger.next_number(&Series { name: "item".into(), year: 2026 }).unwrap(), 2);
    desk.register(item(2));
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn undoing_again_goes_one_step_further_back() {
    let (mut desk, _, item) = Desk::at_work();
    desk.step(item, report(30, Vec::new()));
    let subject = Subject::Item(item);
    let state = |desk: &Desk| desk.ledger.item_by_id(item).unwrap().map(|row| row.status.state());
    assert_eq!(state(&desk), Some(ItemState::InProgress));
    desk.undo(&subject).unwrap();
    assert_eq!(state(&desk), Some(ItemState::Assigned));
    desk.undo(&subject).unwrap();
    assert_eq!(state(&desk), Some(ItemState::Registered));
    desk.undo(&subject).unwrap();
    assert_eq!(state(&desk), None);
    assert_eq!(desk.ledger.last_step(&subject).unwrap(), None);
}

#[test]
fn a_step_taken_anew_after_undoing_counts() {
    let (mut desk, _, item) = Desk::at_work();
    let subject = Subject::Item(item);
    desk.step(item, report(30, Vec::new()));
    desk.undo(&subject).unwrap();
    desk.step(item, report(40, Vec::new()));
    let row = desk.ledger.item_by_id(item).unwrap().unwrap();
    assert_eq!(row.status.percent(), 40);
    let last = desk.ledger.last_step(&subject).unwrap().unwrap();
    assert_eq!(last[0].event, Event::ItemStepped(report(40, Vec::new())));
    let undone: Vec<bool> = desk.ledger.history(&subject).unwrap().iter().map(|row| row.undone).collect();
    assert_eq!(undone, [false, false, false, true, false, false]);
}

#[test]
fn the_facts_of_one_step_are_found_together() {
    let mut desk = Desk::new();
    let items: Vec<_> = (1..=40).map(item).collect();
    let ids: Vec<_> = items.iter().map(|item| item.id).collect();
    desk.register(item(1));
    let facts = items
        .into_iter()
        .map(|mut item| {
            item.code.number += 1;
            registered(item)
        })
        .collect();
    desk.write(facts).unwrap();
    desk.step(ids[3], Step::Assign { document: None });
    assert_eq!(desk.ledger.last_step(&Subject::Item(ids[39])).unwrap().unwrap().len(), 40);
    assert_eq!(desk.ledger.last_step(&Subject::Item(ids[3])).unwrap().unwrap().len(), 1);
}

#[test]
fn an_earlier_decision_can_be_taken_back_alone() {
    let mut desk = Desk::new();
    let meeting = desk.record("云岭市委常委会会议");
    let first = desk.confirm(meeting, 0, 1);
    let second = desk.confirm(meeting, 1, 2);
    desk.undo(&Subject::Item(first)).unwrap();
    let review = desk.ledger.review(meeting).unwrap().unwrap().0;
    assert_eq!(review.directives[0].decision, Decision::Open);
    assert_eq!(review.directives[1].decision, Decision::Confirmed(second));
}

#[test]
fn a_step_that_others_rest_on_stays() {
    let (mut desk, meeting, _) = Desk::at_work();
    let confirmed = desk.ledger.facts_of(&Subject::Meeting(meeting)).unwrap()[1..].to_vec();
    let error = desk.write(vec![undoing(&confirmed, new_id(), today(), "科员")]).unwrap_err();
    assert!(matches!(error, LedgerError::Refused { why: Refusal::NotThere, .. }), "{error:?}");
}

#[test]
fn a_number_and_an_issued_paper_are_final() {
    let mut desk = Desk::new();
    let document = desk.issue(&[], 1);
    assert!(matches!(why(desk.undo(&Subject::Document(document)).unwrap_err()), UndoRefusal::Final(_)));
}

#[test]
fn what_is_undone_is_not_undone_twice() {
    let (mut desk, _, item) = Desk::at_work();
    let subject = Subject::Item(item);
    let assigned = desk.ledger.last_step(&subject).unwrap().unwrap();
    desk.undo(&subject).unwrap();
    let again = undoing(&assigned, new_id(), today(), "科员");
    assert_eq!(why(desk.write(vec![again]).unwrap_err()), UndoRefusal::Already(assigned[0].id));

    let undo = desk.ledger.facts_of(&subject).unwrap().pop().unwrap();
    let redo = undoing(std::slice::from_ref(&undo), new_id(), today(), "科员");
    assert_eq!(why(desk.write(vec![redo]).unwrap_err()), UndoRefusal::IsUndoing(undo.id));
}

#[test]
fn the_same_step_is_not_taken_back_twice_at_once() {
    let (mut desk, _, item) = Desk::at_work();
    let step = desk.ledger.last_step(&Subject::Item(item)).unwrap().unwrap();
    let twice = [(); 2].map(|()| undoing(&step, new_id(), today(), "科员"));
    assert_eq!(why(desk.write(twice.to_vec()).unwrap_err()), UndoRefusal::Already(step[0].id));
}

#[test]
fn part_of_a_step_is_not_undone_alone() {
    let mut desk = Desk::new();
    let meeting = desk.record("云岭市委常委会会议");
    desk.confirm(meeting, 0, 1);
    let facts = desk.ledger.last_step(&Subject::Meeting(meeting)).unwrap().unwrap();
    assert_eq!(facts.len(), 2);
    let half = undoing(&facts[..1], new_id(), today(), "科员");
    assert_eq!(why(desk.write(vec![half]).unwrap_err()), UndoRefusal::PartOfStep(facts[0].id));
}

#[test]
fn only_what_was_written_is_undone() {
    let (mut desk, _, item) = Desk::at_work();
    let stranger = new_id();
    let undo = fact(&[Subject::Item(item)], Event::Undone { facts: vec![stranger] });
    assert_eq!(why(desk.write(vec![undo]).unwrap_err()), UndoRefusal::NoFact(stranger));
}

#[test]
fn an_undoing_names_everything_it_touches() {
    let mut desk = Desk::new();
    let meeting = desk.record("云岭市委常委会会议");
    desk.confirm(meeting, 0, 1);
    let facts = desk.ledger.last_step(&Subject::Meeting(meeting)).unwrap().unwrap();
    let mut undo = undoing(&facts, new_id(), today(), "科员");
    undo.subjects.truncate(1);
    let error = desk.write(vec![undo]).unwrap_err();
    assert!(matches!(error, LedgerError::Refused { why: Refusal::IllFormed(_), .. }), "{error:?}");
}

#[test]
fn undoing_and_doing_otherwise_is_one_step() {
    let (mut desk, _, item) = Desk::at_work();
    let subject = Subject::Item(item);
    desk.step(item, report(30, Vec::new()));
    let last = desk.ledger.last_step(&subject).unwrap().unwrap();
    let facts = vec![undoing(&last, new_id(), today(), "科员"), stepped(item, report(60, Vec::new()))];
    let expected = vec![(subject.clone(), desk.ledger.version(&subject).unwrap())];
    desk.ledger.append(now(), Batch { expected, facts, files: Vec::new() }).unwrap();
    assert_eq!(desk.ledger.item_by_id(item).unwrap().unwrap().status.percent(), 60);
}
