use chrono::{NaiveDate, NaiveTime};
use duban_domain::calendar::{DayKind, HolidayNotice, NoticedDay};
use duban_domain::registry::{Contact, Department, FormerName, Level, Merger, Side};
use duban_domain::status::Rules;
use duban_domain::{
    Assignment, Cadence, Chair, Channel, CopyList, Deadline, DepartmentId, Directive, DirectiveId, DocumentId,
    DocumentKind, DocumentNumber, Draft, Due, Event, Evidence, FactId, FileHash, Grade, Ground, Item, ItemCode, ItemId,
    KindStyle, MeetingHeader, MeetingId, Minutes, Office, Owner, PaperForm, Passage, PassageKind, Preset, Relation,
    Repair, Role, SealPlace, Settings, Source, Span, Stationery, Step, Suggestion, Target, TargetKind, Told,
    ToldSection, Urgency,
};
use uuid::Uuid;

use super::{kinds, known, read, write};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap()
}

fn file() -> FileHash {
    FileHash("ab".repeat(32))
}

fn ground() -> Ground {
    Ground::read(Span::new(3, 9), "lead.bracket", "括号内写明牵头单位")
}

fn directive() -> Directive {
    let target = |relation, kind, upper| Target {
        text: "新增2000至3000个".into(),
        number: 2000.1,
        upper,
        unit: "个学位".into(),
        relation,
        kind,
        ground: ground(),
    };
    let deadline = |due| Deadline { text: "6月底前".into(), due, basis: "至6月30日".into(), ground: ground() };
    let every = |cadence| deadline(Due::Every(cadence));
    Directive {
        span: Span::new(0, 90),
        text: "6月底前新增2000个学位。".into(),
        title: "新增学位".into(),
        path: vec!["会议强调".into(), "一要".into()],
        assignments: [Role::Lead, Role::Joint, Role::Supporting, Role::Subject]
            .into_iter()
            .map(|role| Assignment {
                department: "市教育局".into(),
                role,
                label: "责任单位".into(),
                open_ended: true,
                ground: Ground::clerk(),
            })
            .collect(),
        owners: vec![Owner { name: "分管副市长".into(), ground: ground() }],
        deadlines: vec![
            deadline(Due::On(day())),
            every(Cadence::Daily),
            every(Cadence::Weekly),
            every(Cadence::Monthly { day: Some(25) }),
            every(Cadence::Monthly { day: None }),
            every(Cadence::Quarterly),
            every(Cadence::HalfYearly),
            every(Cadence::Yearly),
            every(Cadence::Periodic),
            deadline(Due::After { event: "印发".into(), span: "3个月".into() }),
            deadline(Due::Standing),
            deadline(Due::Vague),
        ],
        targets: vec![
            target(Relation::Equal, TargetKind::Goal, None),
            target(Relation::AtLeast, TargetKind::Object, Some(3000.0)),
            target(Relation::AtMost, TargetKind::Goal, None),
            target(Relation::About, TargetKind::Goal, None),
        ],
        suggestions: vec![Suggestion {
            department: "市发展改革委".into(),
            role: Role::Supporting,
            reason: "职责含项目审批".into(),
        }],
    }
}

fn minutes() -> Minutes {
    let passage = |kind| Passage { span: Span::new(90, 120), kind, reason: "通报进展，不含交办".into() };
    Minutes {
        header: MeetingHeader {
            name: Some("云岭市人民政府第31次常务会议".into()),
            number: Some(31),
            date: Some(day()),
            date_basis: "年份取自收文日".into(),
            chair: Some(Chair { title: "市委副书记、市长".into(), name: "林远山".into() }),
            document_number: Some("云府纪要〔2026〕7号".into()),
            classification: Some("秘密★1年".into()),
        },
        text: "会议强调，一要“扩学位”。\n".into(),
        original: file(),
        file_name: "纪要.docx".into(),
        received: day(),
        repairs: vec![Repair {
            span: Span::new(0, 3),
            original: "擴(kuò)".into(),
            repaired: "扩".into(),
            kind: "pinyin".into(),
            doubtful: false,
        }],
        directives: vec![(DirectiveId(id(2)), directive())],
        passages: vec![
            passage(PassageKind::Header),
            passage(PassageKind::Background),
            passage(PassageKind::Unclassified),
        ],
    }
}

fn item(source: Source, urgency: Urgency) -> Box<Item> {
    let Directive { assignments, owners, deadlines, targets, .. } = directive();
    Box::new(Item {
        id: ItemId(id(3)),
        code: ItemCode::new(2026, 55),
        title: "新增学位".into(),
        requirement: "6月底前新增2000个学位。".into(),
        done_when: "学校验收".into(),
        urgency,
        report_by: Some(day()),
        source,
        assignments: assignments[..1].to_vec(),
        owners,
        deadlines: deadlines[..1].to_vec(),
        targets: targets[..1].to_vec(),
        classification: Some("秘密★1年".into()),
    })
}

fn department(level: Level, side: Side) -> Department {
    Department {
        id: DepartmentId(id(11)),
        name: "市水利局".into(),
        short_names: vec!["水务局".into()],
        aliases: vec!["市河长办".into()],
        level,
        side,
        duties: vec!["水库".into(), "防汛".into()],
        leader: "陈江".into(),
        contacts: vec![Contact { name: "林晓".into(), post: "办公室主任".into(), phone: "0900-6120011".into() }],
        former: vec![FormerName { name: "市水务局".into(), until: day() }],
        merged: Some(Merger { into: DepartmentId(id(12)), from: day() }),
    }
}

/// A draft of each kind, in each form.
fn drafts(document: DocumentId) -> Vec<Event> {
    let mut events = Vec::new();
    for (kind, form) in
        DocumentKind::ALL.into_iter().zip([PaperForm::RedHead, PaperForm::Letter, PaperForm::Table, PaperForm::RedHead])
    {
        events.push(Event::DocumentDrafted(Box::new(Draft {
            id: document,
            kind,
            title: "关于抓好议定事项落实的通知".into(),
            meeting: Some(MeetingId(id(1))),
            items: vec![ItemId(id(3))],
            addressees: vec!["市教育局".into()],
            copies: vec!["市政府办公室".into()],
            report_by: Some(day()),
            dated: day(),
            form,
            grade: Grade {
                classification: Some("机密★1年".into()),
                urgency: Urgency::Urgent,
                numbered_copies: Some(3),
            },
            told: Told {
                round: 2,
                period: "2026年上半年".into(),
                as_of: Some(day()),
                opening: "根据工作安排，现将有关情况通报如下。".into(),
                sections: vec![ToldSection {
                    heading: "总体进展".into(), paragraphs: vec!["进展顺利。".into()]
                }],
                requests: vec!["抓紧整改。".into()],
            },
        })));
    }
    events
}

/// One event of each kind at least, with every form in it.
fn events() -> Vec<Event> {
    let (directive_id, document) = (DirectiveId(id(2)), DocumentId(id(4)));
    let by_hand = |original| Source::Other { kind: "批示".into(), quote: "请督办。".into(), original };
    let of_meeting =
        Source::Meeting { meeting: MeetingId(id(1)), directive: directive_id, quote: "一要新增学位。".into() };
    let mut events = vec![
        Event::OfficeSet(Office {
            name: "中共云岭市委督查室".into(),
            mark: "中共云岭市委督查室文件".into(),
            number_prefix: "云督办".into(),
            general_list: "各县（市、区），市直各单位".into(),
            contact: "林晓，0871-0000000".into(),
        }),
        Event::RegistryAdopted { edition: 1, level: Level::City, place: "云岭".into() },
        Event::DepartmentSet(Box::new(department(Level::County, Side::Party))),
        Event::DepartmentSet(Box::new(department(Level::District, Side::Government))),
        Event::DepartmentSet(Box::new(department(Level::Province, Side::Other))),
        Event::DepartmentRenamed { department: DepartmentId(id(11)), to: "市水利和湖泊局".into(), from: day() },
        Event::DepartmentsMerged { departments: vec![DepartmentId(id(11))], into: DepartmentId(id(12)), from: day() },
        Event::CalendarNoticed(HolidayNotice {
            year: 2027,
            number: "国办发明电〔2026〕9号".into(),
            days: vec![
                NoticedDay { day: day(), kind: DayKind::Holiday("元旦".into()) },
                NoticedDay { day: day(), kind: DayKind::MakeUp },
            ],
        }),
        Event::MeetingRecorded { meeting: MeetingId(id(1)), minutes: Box::new(minutes()) },
        Event::DirectiveRevised { directive: directive_id, to: Box::new(directive()) },
        Event::DirectiveConfirmed { directive: directive_id, item: ItemId(id(3)) },
        Event::DirectiveDismissed { directive: directive_id, reason: "已有专项方案".into() },
        Event::DirectiveSetAside { directive: directive_id },
        Event::DirectiveSplit { directive: directive_id, into: vec![(DirectiveId(id(5)), directive())] },
        Event::DirectivesMerged {
            directives: vec![directive_id, DirectiveId(id(5))],
            into: (DirectiveId(id(6)), Box::new(directive())),
        },
        Event::PassageClaimed { span: Span::new(3, 9), directive: (directive_id, Box::new(directive())) },
        Event::PassageClassified { span: Span::new(3, 9), kind: PassageKind::Background },
        Event::RepairsAccepted { repairs: vec![0, 3] },
        Event::RepairUndone { repair: 1, header: None, directives: Vec::new() },
        Event::RepairUndone {
            repair: 2,
            header: Some(Box::new(minutes().header)),
            directives: vec![(directive_id, directive())],
        },
        Event::ItemRegistered(item(of_meeting, Urgency::Ordinary)),
        Event::ItemRevised(item(by_hand(Some(file())), Urgency::ExtraUrgent)),
        Event::ItemRevised(item(by_hand(None), Urgency::Urgent)),
        Event::FeedbackAsked { department: "市教育局".into(), items: vec![ItemId(id(3))] },
        Event::SettingsSet(Box::default()),
        Event::SettingsSet(Box::new(Settings {
            thresholds: Preset::Strict.thresholds(),
            colours: Preset::Plain.colours(),
            rules: Rules { supporting_may_report: true, close_needs_approval: true },
            review_after_days: Some(90),
            remind_at: vec![NaiveTime::from_hms_opt(8, 30, 0).unwrap(), NaiveTime::from_hms_opt(14, 0, 0).unwrap()],
        })),
        Event::ItemReassigned { assignments: directive().assignments, reason: "机构改革，职责划转".into() },
        Event::ItemContinued { item: ItemId(id(3)), into: vec![ItemId(id(9)), ItemId(id(10))] },
        Event::EvidenceAdded(Evidence {
            file: file(), name: "验收单.pdf".into(), bytes: 248_000, with: "反馈".into()
        }),
        Event::TargetReached { target: "新增2000个学位".into(), figure: 1200.5 },
        Event::ReviewPlanned { on: day() },
        Event::DocumentSigned { document, by: "赵主任".into() },
        Event::DocumentNumbered {
            document,
            number: DocumentNumber { prefix: "云督办".into(), year: 2026, number: 37 },
        },
        Event::DocumentIssued { document, file: file(), pages: 3, short_code: "128-66C7F0F4".into() },
        Event::DocumentChecked { document, by: "钱科长".into() },
        Event::DocumentReturned { document, reason: "时限有误".into() },
        Event::SignedScanFiled {
            document,
            scan: Evidence { file: file(), name: "签发件.pdf".into(), bytes: 1024, with: "签发".into() },
        },
        Event::DocumentRecalled { document, reason: "主送单位有误".into() },
        Event::DocumentVoided { document, reason: "重号".into() },
        Event::AssignmentWithdrawn { document },
        Event::StationerySet(Box::new(Stationery {
            kinds: vec![KindStyle { prefix: "云督通".into(), ..KindStyle::usual(DocumentKind::Circular) }],
            signatory: "赵主任".into(),
            report_to: "市委、市政府".into(),
            copy_lists: vec![CopyList { name: "市领导".into(), departments: vec!["市委常委".into()] }],
            form: PaperForm::Letter,
            seal: SealPlace::Picture { file: file(), millimetres: 42 },
            fonts: "D:/字体".into(),
        })),
        Event::StationerySet(Box::new(Stationery { seal: SealPlace::Room, ..Stationery::default() })),
        Event::StationerySet(Box::default()),
        Event::Undone { facts: vec![FactId(id(7)), FactId(id(8))] },
    ];
    events.extend(drafts(document));
    events.extend(steps().into_iter().map(Event::ItemStepped));
    events
}

fn steps() -> Vec<Step> {
    let department = || "市教育局".to_owned();
    let remind = |by| Step::Remind { department: department(), by, note: "答复本周报".into() };
    vec![
        Step::Assign { document: Some(DocumentId(id(4))) },
        Step::Assign { document: None },
        Step::Acknowledge { department: department() },
        remind(Channel::Phone),
        remind(Channel::Visit),
        remind(Channel::Slip),
        Step::ReportProgress {
            department: department(),
            percent: 60,
            narrative: "主体完工".into(),
            problems: "缺配套道路".into(),
            next_step: "协调交通部门".into(),
            evidence: vec![file()],
        },
        Step::ReportCompletion { department: department(), note: "已交付".into() },
        Step::Verify { note: "现场看过".into() },
        Step::ReturnForRework { missing: "缺验收单".into() },
        Step::Close { note: "办结".into() },
        Step::RequestExtension { department: department(), until: day(), reason: "汛期停工".into() },
        Step::DecideExtension { granted: true, by: "赵主任".into(), note: String::new() },
        Step::Suspend { reason: "等上级批复".into() },
        Step::Resume,
        Step::Terminate { reason: "事项已撤销".into() },
        Step::MakeStanding { cadence: Cadence::Monthly { day: Some(25) } },
        Step::Reopen { reason: "问题反弹".into() },
        Step::Instruct { by: "林远山".into(), text: "抓紧。".into(), approves: false },
        Step::Review { holds: true, note: "仍在用".into() },
    ]
}

#[test]
fn a_draft_of_the_first_version_is_read_as_a_red_head_of_no_grade() {
    let json = format!(
        r#"{{"id":"{}","kind":"supervision-notice","title":"通知","meeting":null,"items":[],"addressees":["市教育局"],"copies":[],"report_by":null,"dated":"2026-06-11"}}"#,
        id(4)
    );
    assert!(known("DocumentDrafted", 1));
    let Ok(Event::DocumentDrafted(draft)) = read("DocumentDrafted", 1, &json) else { panic!("it is not read") };
    assert_eq!((draft.form, &draft.grade, &draft.told), (PaperForm::RedHead, &Grade::default(), &Told::default()));
}

#[test]
fn every_kind_is_read_back_as_it_was_written() {
    let events = events();
    for event in &events {
        let written = write(event).unwrap();
        assert!(known(event.kind(), written.version));
        assert_eq!(read(event.kind(), written.version, &written.json).as_ref(), Ok(event));
    }
    for (kind, _) in kinds() {
        assert!(events.iter().any(|event| event.kind() == kind), "{kind} is not among the samples");
    }
}

/// What stands in a journal must be read for ever: a change here is a change of the form, and needs a new version.
#[test]
fn the_written_form_is_as_it_was() {
    let written: Vec<String> = events()
        .iter()
        .map(|event| {
            let written = write(event).unwrap();
            format!("{} {} {}", event.kind(), written.version, written.json)
        })
        .collect();
    insta::assert_snapshot!(written.join("\n"));
}

#[test]
fn what_is_not_understood_is_said_and_not_passed_over() {
    let cases = [
        ("ItemPraised", 1, "{}"),
        ("ItemClosed", 2, r#"{"note":"办结"}"#),
        ("ItemClosed", 1, r#"{"note":"办结"#),
        ("ItemClosed", 1, r#"{"note":"办结","by":"赵主任"}"#),
        ("ItemClosed", 1, "{}"),
        ("OfficeSet", 1, "[]"),
        ("PassageClassified", 1, r#"{"span":{"start":1,"end":2},"kind":"poem"}"#),
        ("DocumentIssued", 1, r#"{"document":"x","file":"ab","pages":1,"short_code":""}"#),
    ];
    for (kind, version, json) in cases {
        assert!(read(kind, version, json).is_err(), "{kind} {json}");
    }
}

#[test]
fn a_file_name_that_is_no_digest_is_refused() {
    let json = format!(r#"{{"document":"{}","file":"AB","pages":1,"short_code":""}}"#, id(4));
    assert_eq!(read("DocumentIssued", 1, &json), Err("\"AB\" is no SM3 digest".into()));
}
