//! Documents on their way.

use duban_domain::{DocumentId, Event, ItemId, Subject};
use duban_ledger::{Batch, DocumentQuery, DocumentRefusal, LedgerError, Refusal, hash_bytes};
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
    assert_eq!((row.signed_by.as_deref(), row.signed_on), (Some("赵主任"), Some(today())));
    assert_eq!((row.issued_on, row.pages, row.short_code.as_deref()), (Some(today()), Some(2), Some("4-0A1B2C3D")));
    assert_eq!(row.version, 4);
    assert_eq!(desk.ledger.file(&row.file.clone().unwrap()).unwrap().unwrap(), "%PDF 第1号".as_bytes());

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
