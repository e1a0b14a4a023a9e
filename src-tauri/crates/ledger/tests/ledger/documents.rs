//! Documents on their way.

use duban_domain::{DocumentId, DocumentState, Event, ItemId, Subject};
use duban_ledger::{Batch, DocumentQuery, DocumentRefusal, ItemQuery, LedgerError, Refusal, hash_bytes};
use rstest::rstest;

use crate::desk::{Desk, draft, drafted, fact, item, now, numbered, today, uuid};

fn signed(id: DocumentId) -> duban_domain::NewFact {
    fact(&[Subject::Document(id)], Event::DocumentSigned { document: id, by: "赵主任".into() })
}

#[test]
fn an_issued_document_keeps_its_number_its_paper_and_its_items() {
    let mut desk = Desk::new();
    let item = desk.register(item(1));
    let id = desk.issue(&[item], 1);
    let row = desk.ledger.document(id).unwrap().unwrap();
    assert_eq!(row.number.as_ref().unwrap().to_string(), "云督办〔2026〕1号");
    let signed = row.signed.clone().unwrap();
    assert_eq!((signed.by.as_str(), signed.on), ("赵主任", today()));
    let paper = row.issued.clone().unwrap();
    assert_eq!((paper.on, paper.pages, paper.short_code.as_str()), (today(), 2, "4-0A1B2C3D"));
    assert_eq!(row.state(), DocumentState::Issued);
    assert_eq!(row.version, 4);
    assert_eq!(desk.ledger.file(&paper.file).unwrap().unwrap(), "%PDF 第1号".as_bytes());

    let list = |query| desk.ledger.documents(&query).unwrap();
    assert_eq!(list(DocumentQuery::default()), [row]);
    assert_eq!(list(DocumentQuery { item: Some(item), ..Default::default() }).len(), 1);
    assert_eq!(list(DocumentQuery { item: Some(ItemId(uuid())), ..Default::default() }), []);
    assert_eq!(list(DocumentQuery { issued: Some(false), ..Default::default() }), []);
}

#[test]
fn the_latest_number_stands_first_and_pages_follow() {
    let mut desk = Desk::new();
    for number in 1..=3 {
        desk.issue(&[], number);
    }
    let numbers = |offset, limit| -> Vec<u32> {
        let rows = desk.ledger.documents(&DocumentQuery { offset, limit, ..Default::default() }).unwrap();
        rows.into_iter().filter_map(|row| row.number).map(|number| number.number).collect()
    };
    assert_eq!(numbers(0, None), [3, 2, 1]);
    assert_eq!(numbers(1, Some(1)), [2]);
}

#[rstest]
#[case::number_before_signature(&["draft", "number"], DocumentRefusal::NotSigned)]
#[case::issue_before_number(&["draft", "sign", "issue"], DocumentRefusal::NotNumbered)]
#[case::sign_twice(&["draft", "sign", "sign"], DocumentRefusal::AlreadySigned)]
#[case::change_after_signature(&["draft", "sign", "draft"], DocumentRefusal::AlreadySigned)]
#[case::number_twice(&["draft", "sign", "number", "number"], DocumentRefusal::AlreadyNumbered)]
#[case::issue_twice(&["draft", "sign", "number", "issue", "issue"], DocumentRefusal::AlreadyIssued)]
fn the_order_of_the_office_is_kept(#[case] steps: &[&str], #[case] refusal: DocumentRefusal) {
    let mut desk = Desk::new();
    let draft = draft(&[]);
    let (id, paper) = (draft.id, b"%PDF".to_vec());
    let mut number = 0;
    let facts = steps
        .iter()
        .map(|step| match *step {
            "draft" => drafted(draft.clone()),
            "sign" => signed(id),
            "number" => {
                number += 1;
                numbered(id, number)
            }
            _ => fact(
                &[Subject::Document(id)],
                Event::DocumentIssued {
                    document: id,
                    file: hash_bytes(&paper),
                    pages: 1,
                    short_code: "0-00000000".into(),
                },
            ),
        })
        .collect();
    let error = desk.ledger.append(now(), Batch { facts, files: vec![paper], ..Batch::default() }).unwrap_err();
    assert!(matches!(&error, LedgerError::Refused { why: Refusal::Document(why), .. } if *why == refusal), "{error:?}");
    assert_eq!(desk.ledger.document(id).unwrap(), None);
}

#[test]
fn a_draft_may_be_rewritten_until_it_is_signed() {
    let mut desk = Desk::new();
    let mut draft = draft(&[]);
    desk.write(vec![drafted(draft.clone())]).unwrap();
    draft.title = "关于抓紧办理的通知".into();
    desk.write(vec![drafted(draft.clone())]).unwrap();
    assert_eq!(desk.ledger.document(draft.id).unwrap().unwrap().draft, draft);
}

#[test]
fn a_number_series_has_no_gap_and_no_double() {
    let mut desk = Desk::new();
    desk.issue(&[], 1);
    for (given, next) in [(1, 2), (3, 2)] {
        let draft = draft(&[]);
        let id = draft.id;
        let error = desk.write(vec![drafted(draft), signed(id), numbered(id, given)]).unwrap_err();
        let LedgerError::Refused { why: Refusal::Number { given: g, next: n, .. }, .. } = error else {
            panic!("{error:?}")
        };
        assert_eq!((g, n), (given, next));
    }
}

#[test]
fn what_is_checked_is_checked_again_after_a_change_and_what_is_returned_is_signed_again() {
    let mut desk = Desk::new();
    let mut draft = draft(&[]);
    let id = draft.id;
    let on = |event| fact(&[Subject::Document(id)], event);
    let state = |desk: &Desk| desk.ledger.document(id).unwrap().unwrap().state();
    let checked = || on(Event::DocumentChecked { document: id, by: "钱科长".into() });
    desk.write(vec![drafted(draft.clone()), checked()]).unwrap();
    assert_eq!(state(&desk), DocumentState::Checked);
    draft.title = "关于抓紧办理的通知".into();
    desk.write(vec![drafted(draft)]).unwrap();
    assert_eq!(state(&desk), DocumentState::Drafted);
    desk.write(vec![checked(), signed(id)]).unwrap();
    let returned = |reason: &str| on(Event::DocumentReturned { document: id, reason: reason.into() });
    assert!(desk.write(vec![returned(" ")]).is_err(), "a reason is asked");
    desk.write(vec![returned("时限有误")]).unwrap();
    let row = desk.ledger.document(id).unwrap().unwrap();
    assert_eq!((row.state(), row.returned.as_deref()), (DocumentState::Drafted, Some("时限有误")));
}

#[test]
fn a_voided_number_stays_on_record_and_is_never_given_again() {
    let mut desk = Desk::new();
    let id = desk.issue(&[], 1);
    let void = fact(&[Subject::Document(id)], Event::DocumentVoided { document: id, reason: "重号".into() });
    desk.write(vec![void]).unwrap();
    let row = desk.ledger.document(id).unwrap().unwrap();
    assert_eq!(row.state(), DocumentState::Voided);
    assert_eq!(row.number.unwrap().number, 1);
    let next = draft(&[]);
    let again = next.id;
    assert!(desk.write(vec![drafted(next), signed(again), numbered(again, 1)]).is_err());
    let recall = fact(&[Subject::Document(id)], Event::DocumentRecalled { document: id, reason: "迟了".into() });
    assert!(desk.write(vec![recall]).is_err(), "what is void is not recalled");
}

#[test]
fn an_item_waits_again_when_its_notice_is_taken_back_unless_someone_took_it_up() {
    let mut desk = Desk::new();
    let item = desk.register(item(1));
    let id = desk.issue(&[item], 1);
    let on_item = |event| fact(&[Subject::Item(item)], event);
    let withdrawn = || on_item(Event::AssignmentWithdrawn { document: id });
    desk.write(vec![on_item(Event::ItemStepped(duban_domain::Step::Assign { document: Some(id) }))]).unwrap();
    desk.write(vec![withdrawn()]).unwrap();
    let state = |desk: &Desk| desk.ledger.items(&ItemQuery::default()).unwrap().rows[0].status.state();
    assert_eq!(state(&desk), duban_domain::status::ItemState::Registered);
    let taken_up = duban_domain::Step::Acknowledge { department: crate::desk::LEAD.into() };
    desk.write(vec![
        on_item(Event::ItemStepped(duban_domain::Step::Assign { document: Some(id) })),
        on_item(Event::ItemStepped(taken_up)),
    ])
    .unwrap();
    assert!(desk.write(vec![withdrawn()]).is_err());
}
