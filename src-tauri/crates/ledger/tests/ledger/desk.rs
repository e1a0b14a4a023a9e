//! A desk in 云岭市's office, with a ledger in a folder of its own.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate};
use duban_domain::{
    Assignment, Deadline, Directive, DirectiveId, DocumentId, DocumentKind, DocumentNumber, Draft, Due, Event, FactId,
    FileHash, Grade, Ground, Item, ItemCode, ItemId, MeetingHeader, MeetingId, Minutes, NewFact, Office, PaperForm,
    Passage, PassageKind, Role, Series, Source, Span, Step, Subject, Told, Urgency,
};
use duban_ledger::{Batch, Changes, FILE_NAME, Ledger, LedgerError, hash_bytes, undoing};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const LEAD: &str = "市教育局";

pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) ledger: Ledger,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        Self { folder, ledger }
    }

    /// A desk with one meeting, of which the first directive became an item that was given out.
    pub(crate) fn at_work() -> (Self, MeetingId, ItemId) {
        let mut desk = Self::new();
        let meeting = desk.record("云岭市人民政府第31次常务会议");
        let item = desk.confirm(meeting, 0, 1);
        desk.step(item, Step::Assign { document: None });
        (desk, meeting, item)
    }

    pub(crate) fn write(&mut self, facts: Vec<NewFact>) -> Result<Changes, LedgerError> {
        self.ledger.append(now(), Batch { facts, ..Batch::default() })
    }

    pub(crate) fn record(&mut self, name: &str) -> MeetingId {
        let meeting = MeetingId(uuid());
        let minutes = minutes(name);
        let files = vec![minutes.text.clone().into_bytes()];
        let event = Event::MeetingRecorded { meeting, minutes: Box::new(minutes) };
        let facts = vec![fact(&[Subject::Meeting(meeting)], event)];
        self.ledger.append(now(), Batch { facts, files, ..Batch::default() }).unwrap();
        meeting
    }

    /// 确认并立项 of a meeting's n-th directive.
    pub(crate) fn confirm(&mut self, meeting: MeetingId, nth: usize, number: u32) -> ItemId {
        let directive = self.ledger.review(meeting).unwrap().unwrap().0.directives[nth].clone();
        let mut item = item(number);
        item.title.clone_from(&directive.directive.title);
        item.assignments.clone_from(&directive.directive.assignments);
        item.source = Source::Meeting { meeting, directive: directive.id, quote: directive.directive.text };
        let id = item.id;
        let confirmed = Event::DirectiveConfirmed { directive: directive.id, item: id };
        self.write(vec![fact(&[Subject::Meeting(meeting), Subject::Item(id)], confirmed), registered(item)]).unwrap();
        id
    }

    pub(crate) fn register(&mut self, item: Item) -> ItemId {
        let id = item.id;
        self.write(vec![registered(item)]).unwrap();
        id
    }

    pub(crate) fn step(&mut self, item: ItemId, step: Step) {
        self.write(vec![stepped(item, step)]).unwrap();
    }

    /// Suspends an item and registers another, recorded at another time.
    pub(crate) fn item_later(&mut self, suspended: ItemId, at: DateTime<FixedOffset>) -> ItemId {
        let next = item(2);
        let id = next.id;
        let facts = vec![stepped(suspended, Step::Suspend { reason: "等方案".into() }), registered(next)];
        self.ledger.append(at, Batch { facts, ..Batch::default() }).unwrap();
        id
    }

    pub(crate) fn undo(&mut self, subject: &Subject) -> Result<Changes, LedgerError> {
        let facts = self.ledger.last_step(subject).unwrap().expect("something to undo");
        self.write(vec![undoing(&facts, new_id(), today(), "科员")])
    }

    /// Drafts, signs, numbers and issues a notice.
    pub(crate) fn issue(&mut self, items: &[ItemId], number: u32) -> DocumentId {
        let draft = draft(items);
        let (id, paper) = (draft.id, format!("%PDF 第{number}号").into_bytes());
        let file = hash_bytes(&paper);
        let facts = vec![
            drafted(draft),
            fact(&[Subject::Document(id)], Event::DocumentSigned { document: id, by: "赵主任".into() }),
            numbered(id, number),
            fact(
                &[Subject::Document(id)],
                Event::DocumentIssued { document: id, file, pages: 2, short_code: "4-0A1B2C3D".into() },
            ),
        ];
        self.ledger.append(now(), Batch { facts, files: vec![paper], ..Batch::default() }).unwrap();
        id
    }

    /// The file as someone sees it who opens it with another program.
    pub(crate) fn raw(&self) -> Connection {
        Connection::open(self.folder.path().join(FILE_NAME)).unwrap()
    }

    /// Closes the ledger, lets `change` work on the file, and opens it again.
    pub(crate) fn meanwhile(self, change: impl FnOnce(&std::path::Path)) -> Self {
        let Self { folder, ledger } = self;
        drop(ledger);
        change(&folder.path().join(FILE_NAME));
        let ledger = Ledger::open(folder.path()).unwrap();
        Self { folder, ledger }
    }
}

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-05-14T09:30:00+08:00").unwrap()
}

pub(crate) fn today() -> NaiveDate {
    day(14)
}

/// A day of May 2026.
pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

pub(crate) fn new_id() -> FactId {
    FactId(uuid())
}

/// One that no other test has. They count up, as those of the program do.
pub(crate) fn uuid() -> Uuid {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Uuid::from_u128(LAST.fetch_add(1, Ordering::Relaxed).into())
}

pub(crate) fn fact(subjects: &[Subject], event: Event) -> NewFact {
    NewFact { id: new_id(), on: today(), actor: "科员".into(), subjects: subjects.to_vec(), event }
}

pub(crate) fn stepped(item: ItemId, step: Step) -> NewFact {
    fact(&[Subject::Item(item)], Event::ItemStepped(step))
}

pub(crate) fn registered(item: Item) -> NewFact {
    let series = Subject::Series(Series { name: "item".into(), year: item.code.year });
    let mut subjects = vec![Subject::Item(item.id), series];
    if let Source::Meeting { meeting, .. } = &item.source {
        subjects.push(Subject::Meeting(*meeting));
    }
    fact(&subjects, Event::ItemRegistered(Box::new(item)))
}

pub(crate) fn drafted(draft: Draft) -> NewFact {
    fact(&[Subject::Document(draft.id)], Event::DocumentDrafted(Box::new(draft)))
}

pub(crate) fn numbered(document: DocumentId, number: u32) -> NewFact {
    let number = DocumentNumber { prefix: "云督办".into(), year: 2026, number };
    let series = Subject::Series(Series { name: number.prefix.clone(), year: number.year });
    fact(&[Subject::Document(document), series], Event::DocumentNumbered { document, number })
}

pub(crate) fn office() -> Office {
    Office {
        name: "中共云岭市委督查室".into(),
        mark: "中共云岭市委督查室".into(),
        number_prefix: "云督办".into(),
        general_list: "各县（市、区），市直各单位".into(),
        contact: String::new(),
    }
}

pub(crate) fn assignment(department: &str, role: Role) -> Assignment {
    Assignment { department: department.into(), role, label: String::new(), open_ended: false, ground: Ground::clerk() }
}

pub(crate) fn due(on: NaiveDate) -> Deadline {
    Deadline { text: on.to_string(), due: Due::On(on), basis: String::new(), ground: Ground::clerk() }
}

pub(crate) fn item(number: u32) -> Item {
    Item {
        id: ItemId(uuid()),
        code: ItemCode::new(2026, number),
        title: format!("事项{number}"),
        requirement: "抓紧推进老旧小区改造".into(),
        done_when: String::new(),
        urgency: Urgency::Ordinary,
        report_by: None,
        source: Source::Other { kind: "批示".into(), quote: "请督查室跟进。".into(), original: None },
        assignments: vec![assignment(LEAD, Role::Lead)],
        owners: Vec::new(),
        deadlines: Vec::new(),
        targets: Vec::new(),
        classification: None,
    }
}

pub(crate) fn draft(items: &[ItemId]) -> Draft {
    Draft {
        id: DocumentId(uuid()),
        kind: DocumentKind::SupervisionNotice,
        title: "关于抓好市政府常务会议议定事项落实的通知".into(),
        meeting: None,
        items: items.to_vec(),
        addressees: vec![LEAD.into()],
        copies: Vec::new(),
        report_by: Some(day(28)),
        dated: today(),
        form: PaperForm::RedHead,
        grade: Grade::default(),
        told: Told::default(),
    }
}

/// Minutes with three directives in a row and one sentence before them.
pub(crate) fn minutes(name: &str) -> Minutes {
    let mut text = String::from("会议听取了教育工作情况汇报。");
    let header = MeetingHeader { name: Some(name.into()), date: Some(day(12)), ..MeetingHeader::default() };
    let passages =
        vec![Passage { span: Span::new(0, text.len()), kind: PassageKind::Unclassified, reason: String::new() }];
    let directives = ["加快学校建设。", "办好校园食堂。", "抓好暑期安全。"]
        .into_iter()
        .map(|sentence| {
            let span = Span::new(text.len(), text.len() + sentence.len());
            text.push_str(sentence);
            (DirectiveId(uuid()), directive(span, sentence))
        })
        .collect();
    let original = hash_bytes(text.as_bytes());
    Minutes {
        header,
        text,
        original,
        file_name: "纪要.txt".into(),
        received: day(13),
        repairs: Vec::new(),
        directives,
        passages,
    }
}

pub(crate) fn directive(span: Span, text: &str) -> Directive {
    Directive {
        span,
        text: text.into(),
        title: text.trim_end_matches('。').into(),
        path: Vec::new(),
        assignments: vec![assignment(LEAD, Role::Lead)],
        owners: Vec::new(),
        deadlines: Vec::new(),
        targets: Vec::new(),
        suggestions: Vec::new(),
    }
}

pub(crate) fn report(percent: u8, evidence: Vec<FileHash>) -> Step {
    Step::ReportProgress {
        department: LEAD.into(),
        percent,
        narrative: "已开工".into(),
        problems: String::new(),
        next_step: String::new(),
        evidence,
    }
}
