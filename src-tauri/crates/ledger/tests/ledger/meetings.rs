//! The list of meetings, and a meeting's review.

use duban_domain::{Decision, Event, MeetingId, PassageKind, Span, Subject};

use crate::desk::{Desk, day, directive, fact, uuid};

#[test]
fn the_list_counts_what_is_decided() {
    let (mut desk, meeting, item) = Desk::at_work();
    let (review, version) = desk.ledger.review(meeting).unwrap().unwrap();
    assert_eq!(version, 3);
    assert_eq!(review.directives[0].decision, Decision::Confirmed(item));
    let dismissed =
        Event::DirectiveDismissed { directive: review.directives[1].id, reason: "已有专项方案".into() };
    desk.write(vec![fact(&[Subject::Meeting(meeting)], dismissed)]).unwrap();

    let rows = desk.ledger.meetings().unwrap();
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(row.header.name.as_deref(), Some("云岭市人民政府第31次常务会议"));
    assert_eq!((row.header.date, row.received, row.file_name.as_str()), (Some(day(12)), day(13), "纪要.txt"));
    assert_eq!((row.directives, row.open, row.confirmed, row.dismissed, row.unclassified), (3, 1, 1, 1, 1));
    assert_eq!(row.version, 4);
}

#[test]
fn every_kind_of_decision_is_there_again_after_opening() {
    let mut desk = Desk::new();
    let meeting = desk.record("云岭市委常委会会议");
    let ids: Vec<_> = desk.ledger.review(meeting).unwrap().unwrap().0.directives.iter().map(|d| d.id).collect();
    let text = desk.ledger.review(meeting).unwrap().unwrap().0.minutes.text;
    let subject = [Subject::Meeting(meeting)];
    let spans: Vec<Span> =
        desk.ledger.review(meeting).unwrap().unwrap().0.directives.iter().map(|d| d.directive.span).collect();
    let new = || duban_domain::DirectiveId(uuid());
    let part = |start, end| {
        let span = Span::new(start, end);
        directive(span, &text[span.range()])
    };
    let (whole, middle) = (Span::new(spans[0].start, spans[1].end), spans[0].end);
    let merged = new();
    let lead_in = Span::new(0, spans[0].start);
    let mut revised = part(spans[2].start, spans[2].end);
    revised.title = "抓好暑期校园安全".into();
    let events = [
        Event::DirectivesMerged {
            directives: vec![ids[0], ids[1]],
            into: (merged, Box::new(part(whole.start, whole.end))),
        },
        Event::DirectiveSplit {
            directive: merged,
            into: vec![(new(), part(whole.start, middle)), (new(), part(middle, whole.end))],
        },
        Event::DirectiveRevised { directive: ids[2], to: Box::new(revised) },
        Event::DirectiveSetAside { directive: ids[2] },
        Event::PassageClaimed { span: spans[2], directive: (new(), Box::new(part(spans[2].start, spans[2].end))) },
        Event::PassageClassified { span: lead_in, kind: PassageKind::Background },
    ];
    for event in events {
        desk.write(vec![fact(&subject, event)]).unwrap();
    }
    let before = desk.ledger.review(meeting).unwrap();
    let desk = desk.meanwhile(|_| {});
    assert_eq!(desk.ledger.review(meeting).unwrap(), before);
    let row = &desk.ledger.meetings().unwrap()[0];
    assert_eq!((row.directives, row.open, row.unclassified, row.version), (3, 3, 0, 7));
}

#[test]
fn the_newest_meeting_stands_first() {
    let mut desk = Desk::new();
    for name in ["第一次会议", "第二次会议"] {
        desk.record(name);
    }
    let names: Vec<_> = desk.ledger.meetings().unwrap().into_iter().filter_map(|row| row.header.name).collect();
    assert_eq!(names, ["第二次会议", "第一次会议"]);
}

#[test]
fn there_is_no_review_of_an_unknown_meeting() {
    assert_eq!(Desk::new().ledger.review(MeetingId(uuid())).unwrap(), None);
}
