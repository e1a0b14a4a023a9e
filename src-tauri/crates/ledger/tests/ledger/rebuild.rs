//! What was posted fact by fact is what the journal adds up to: `rebuild_equals_live`.

use duban_domain::{Event, ItemId, MeetingId, Step, Subject};
use duban_ledger::{Batch, DocumentQuery, ItemQuery, Ledger, LedgerError, Refusal};
use proptest::prelude::*;

use crate::desk::{
    Desk, LEAD, day, draft, drafted, due, fact, item, now, numbered, office, registered, report, stepped,
};

/// Everything a user can list.
fn listed(ledger: &Ledger) -> String {
    format!(
        "{:#?}\n{:#?}\n{:#?}\n{:#?}",
        ledger.office().unwrap(),
        ledger.meetings().unwrap(),
        ledger.items(&ItemQuery::default()).unwrap(),
        ledger.documents(&DocumentQuery::default()).unwrap(),
    )
}

#[test]
fn dropped_projections_come_back_row_by_row() {
    let (mut desk, meeting, item) = Desk::at_work();
    desk.issue(&[item], 1);
    desk.confirm(meeting, 1, 2);
    desk.undo(&Subject::Meeting(meeting)).unwrap();
    let before = listed(&desk.ledger);
    desk.raw()
        .execute_batch("DELETE FROM item; DELETE FROM meeting; DELETE FROM document; DELETE FROM office;")
        .unwrap();
    assert_ne!(listed(&desk.ledger), before);
    let report = desk.ledger.rebuild(&|_, _| true).unwrap();
    assert_eq!((report.facts, report.subjects), (11, 6));
    assert_eq!(listed(&desk.ledger), before);
    assert!(desk.ledger.verify(&|_, _| true).unwrap().is_sound());
}

#[test]
fn a_cancelled_rebuild_leaves_all_as_it_was() {
    let (mut desk, ..) = Desk::at_work();
    let before = listed(&desk.ledger);
    assert!(matches!(desk.ledger.rebuild(&|_, _| false), Err(LedgerError::Cancelled)));
    assert_eq!(listed(&desk.ledger), before);
}

#[test]
fn progress_ends_at_the_whole() {
    let (mut desk, ..) = Desk::at_work();
    let last = std::cell::Cell::new((0, 0));
    let note = |done, all| {
        last.set((done, all));
        true
    };
    desk.ledger.rebuild(&note).unwrap();
    assert_eq!(last.get(), (3, 3));
    desk.ledger.verify(&note).unwrap();
    assert_eq!(last.get().0, last.get().1);
}

/// What someone at a desk might do next; which one it concerns is taken modulo what there is.
#[derive(Debug, Clone)]
enum Deed {
    Set,
    Record,
    Confirm(usize, usize),
    Dismiss(usize, usize),
    Register(u32),
    Revise(usize, u32),
    Step(usize, usize),
    Draft(usize),
    Issue(usize),
    UndoItem(usize),
    UndoMeeting(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        Just(Deed::Set),
        Just(Deed::Record),
        (0..4_usize, 0..3_usize).prop_map(|(m, d)| Deed::Confirm(m, d)),
        (0..4_usize, 0..3_usize).prop_map(|(m, d)| Deed::Dismiss(m, d)),
        (1..28_u32).prop_map(Deed::Register),
        (0..9_usize, 1..28_u32).prop_map(|(i, d)| Deed::Revise(i, d)),
        (0..9_usize, 0..8_usize).prop_map(|(i, s)| Deed::Step(i, s)),
        (0..9_usize, 0..8_usize).prop_map(|(i, s)| Deed::Step(i, s)),
        (0..9_usize).prop_map(Deed::Draft),
        (0..9_usize).prop_map(Deed::Issue),
        (0..9_usize).prop_map(Deed::UndoItem),
        (0..4_usize).prop_map(Deed::UndoMeeting),
    ];
    prop::collection::vec(one, 1..25)
}

#[derive(Default)]
struct Known {
    meetings: Vec<MeetingId>,
    items: Vec<ItemId>,
    papers: u32,
}

/// Does it if the rules allow it. A refusal is part of the day; any other error is not.
fn do_it(desk: &mut Desk, known: &mut Known, deed: &Deed) {
    let pick = |n: usize| known.items.get(n % known.items.len().max(1)).copied();
    let meeting = |n: usize| known.meetings.get(n % known.meetings.len().max(1)).copied();
    let next = desk.ledger.next_number(&duban_domain::Series { name: "item".into(), year: 2026 }).unwrap();
    let facts = match *deed {
        Deed::Set => vec![fact(&[Subject::Office], Event::OfficeSet(office()))],
        Deed::Record => {
            known.meetings.push(desk.record("云岭市人民政府常务会议"));
            return;
        }
        Deed::Confirm(m, d) | Deed::Dismiss(m, d) => {
            let Some(id) = meeting(m) else { return };
            let Some((review, _)) = desk.ledger.review(id).unwrap() else { return };
            let directive = review.directives[d].id;
            if matches!(deed, Deed::Dismiss(..)) {
                vec![fact(&[Subject::Meeting(id)], Event::DirectiveDismissed { directive, reason: "重复".into() })]
            } else {
                let item = item(next);
                known.items.push(item.id);
                let confirmed = Event::DirectiveConfirmed { directive, item: item.id };
                vec![fact(&[Subject::Meeting(id), Subject::Item(item.id)], confirmed), registered(item)]
            }
        }
        Deed::Register(d) => {
            let mut item = item(next);
            item.deadlines = vec![due(day(d))];
            known.items.push(item.id);
            vec![registered(item)]
        }
        Deed::Revise(i, d) => {
            let Some(row) = pick(i).and_then(|id| desk.ledger.item_by_id(id).unwrap()) else { return };
            let mut item = row.item;
            item.deadlines.push(due(day(d)));
            vec![fact(&[Subject::Item(item.id)], Event::ItemRevised(Box::new(item)))]
        }
        Deed::Step(i, s) => {
            let Some(id) = pick(i) else { return };
            let steps = [
                Step::Assign { document: None },
                Step::Acknowledge { department: LEAD.into() },
                report(40, Vec::new()),
                Step::ReportCompletion { department: LEAD.into(), note: String::new() },
                Step::Verify { note: "现场看过".into() },
                Step::Close { note: "办结".into() },
                Step::Suspend { reason: "等待上级文件".into() },
                Step::Resume,
            ];
            vec![stepped(id, steps[s].clone())]
        }
        Deed::Draft(i) => vec![drafted(draft(&pick(i).into_iter().collect::<Vec<_>>()))],
        Deed::Issue(i) => {
            let draft = draft(&pick(i).into_iter().collect::<Vec<_>>());
            let id = draft.id;
            known.papers += 1;
            let signed = Event::DocumentSigned { document: id, by: "赵主任".into() };
            vec![drafted(draft), fact(&[Subject::Document(id)], signed), numbered(id, known.papers)]
        }
        Deed::UndoItem(_) | Deed::UndoMeeting(_) => {
            let subject = match *deed {
                Deed::UndoItem(i) => pick(i).map(Subject::Item),
                Deed::UndoMeeting(m) => meeting(m).map(Subject::Meeting),
                _ => None,
            };
            let Some(subject) = subject else { return };
            let Some(step) = desk.ledger.last_step(&subject).unwrap() else { return };
            vec![duban_ledger::undoing(&step, crate::desk::new_id(), day(14), "科员")]
        }
    };
    match desk.ledger.append(now(), Batch { facts, ..Batch::default() }) {
        Ok(_) | Err(LedgerError::Refused { why: Refusal::Item(_) | Refusal::Review(_) | Refusal::NotThere, .. }) => {}
        Err(other) => panic!("{deed:?}: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rebuild_equals_live(deeds in deeds()) {
        let (mut desk, mut known) = (Desk::new(), Known::default());
        for deed in &deeds {
            do_it(&mut desk, &mut known, deed);
        }
        let live = listed(&desk.ledger);
        let verification = desk.ledger.verify(&|_, _| true).unwrap();
        prop_assert_eq!(&verification.fault, &None);
        desk.ledger.rebuild(&|_, _| true).unwrap();
        prop_assert_eq!(listed(&desk.ledger), live);
    }
}
