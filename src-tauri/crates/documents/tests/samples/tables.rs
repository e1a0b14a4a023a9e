//! Ledgers, task lists, breakdowns, reminders and feedback forms of 云岭市.

use duban_documents::Dispatch;
use duban_documents::drafting::DraftingSheet;
use duban_documents::feedback::FeedbackForm;
use duban_documents::ledger_sheet::{Entry, Field, Grouping, LedgerSheet};
use duban_documents::paper::Format;
use duban_documents::reminder::{Missed, Missing, Reminder};
use duban_documents::tasks::{Breakdown, Part, Share, Task, TaskList};
use duban_domain::light::Light;
use duban_domain::{Item, Role, governing_day};

use super::{day, many};

pub(crate) const CODE: &str = "000456-7E2F9A0C";

const PROGRESS: [&str; 6] = [
    "已完成摸底排查，编制改造方案并通过专家评审，38个小区进场施工，剩余4个小区正在办理施工许可。",
    "217座水库已排查203座，发现隐患46处，整改完成39处；其余14座位于云溪县山区，计划本月底前排查完毕。",
    "",
    "召开调度会2次，逐企业建立台账。",
    "已制定整治方案并印发各县（市、区），建立日巡查、周通报机制，受理投诉63件，办结51件，办结率81%；对反复投诉的岭东区夜市街区，拟由市城管局牵头开展联合整治，统一加装油烟净化设施。",
    "正在办理招标手续。",
];

fn lights() -> [(Light, String); 6] {
    [
        (Light::Green, "正常".into()),
        (Light::Red, "超期".into()),
        (Light::Amber, "临期".into()),
        (Light::Blue, "销号".into()),
        (Light::Green, "正常".into()),
        (Light::Grey, "长期".into()),
    ]
}

fn names(item: &Item, supporting: bool) -> Vec<String> {
    let wanted = item.assignments.iter().filter(|a| (a.role == Role::Supporting) == supporting);
    wanted.map(|a| a.department.clone()).collect()
}

fn deadline(item: &Item) -> String {
    item.deadlines.iter().map(|d| d.text.clone()).collect::<Vec<_>>().join("；")
}

pub(crate) fn entries(count: usize) -> Vec<Entry> {
    let items = many(count).into_iter().enumerate();
    items
        .map(|(n, item)| Entry {
            code: format!("2026-{:03}", n + 1),
            title: item.title.clone(),
            requirement: item.requirement.clone(),
            source: if n % 3 == 0 {
                "市政府第31次常务会议"
            } else {
                "六届市委常委会第14次（扩大）会议"
            }
            .into(),
            lead: names(&item, false).join("、"),
            supporting: names(&item, true).join("、"),
            owner: item.owners.first().map(|o| o.name.clone()).unwrap_or_default(),
            deadline: deadline(&item),
            due: governing_day(&item.deadlines),
            done_when: item.done_when.clone(),
            light: Some(lights()[n % 6].clone()),
            state: "推进中".into(),
            progress: PROGRESS[n % 6].into(),
            reported_on: (n % 6 != 2).then(|| day(2026, 5, 20)),
            remarks: String::new(),
        })
        .collect()
}

pub(crate) fn ledger(count: usize, format: Format, grouped: Grouping) -> LedgerSheet {
    let columns = match format {
        Format::A3 => vec![
            Field::Number,
            Field::Code,
            Field::Title,
            Field::Requirement,
            Field::Source,
            Field::Lead,
            Field::Supporting,
            Field::Owner,
            Field::Due,
            Field::DoneWhen,
            Field::Progress,
            Field::ReportedOn,
            Field::Light,
            Field::Remarks,
        ],
        _ => Vec::new(),
    };
    LedgerSheet {
        format,
        as_of: Some(day(2026, 6, 1)),
        columns,
        grouped,
        entries: entries(count),
        office: super::office().name,
        short_code: Some(CODE.into()),
        ..LedgerSheet::default()
    }
}

pub(crate) fn tasks(leading: usize, supporting: usize) -> TaskList {
    let task = |(n, item): (usize, Item)| Task {
        code: format!("2026-{:03}", n + 1),
        title: item.title.clone(),
        requirement: item.requirement.clone(),
        with: names(&item, true),
        deadline: deadline(&item),
        due: governing_day(&item.deadlines),
        done_when: item.done_when.clone(),
        report_by: Some(day(2026, 6, 20)),
        light: Some(lights()[n % 6].clone()),
    };
    let all: Vec<Task> = many(leading + supporting).into_iter().enumerate().map(task).collect();
    TaskList {
        department: "市水利局".into(),
        as_of: Some(day(2026, 6, 1)),
        leading: all[..leading].to_vec(),
        supporting: all[leading..].to_vec(),
        office: super::office().name,
        contact: super::office().contact,
        short_code: Some(CODE.into()),
        ..TaskList::default()
    }
}

pub(crate) fn breakdown(count: usize) -> Breakdown {
    let share = |item: Item| Share {
        title: item.title.clone(),
        requirement: item.requirement.clone(),
        lead: names(&item, false),
        supporting: names(&item, true),
        owner: item.owners.first().map(|o| o.name.clone()).unwrap_or_default(),
        deadline: deadline(&item),
        due: governing_day(&item.deadlines),
        done_when: item.done_when.clone(),
    };
    let items: Vec<Share> = many(count).into_iter().map(share).collect();
    let headings = ["一、研究城市更新和防汛工作", "二、研究政务服务和工业运行", "三、其他事项"];
    let parts = items.chunks(count.div_ceil(3).max(1)).zip(headings);
    Breakdown {
        meeting: "六届市委常委会2026年第14次（扩大）会议".into(),
        held: Some(day(2026, 5, 9)),
        parts: parts.map(|(items, heading)| Part { heading: heading.into(), items: items.to_vec() }).collect(),
        office: super::office().name,
        short_code: Some(CODE.into()),
        ..Breakdown::default()
    }
}

pub(crate) fn dispatch(addressees: &[&str]) -> Dispatch {
    let office = super::office();
    Dispatch {
        office: office.name,
        mark: office.mark,
        contact: office.contact,
        number: Some("云督办〔2026〕52号".into()),
        series: "云督办".into(),
        addressees: addressees.iter().map(|name| (*name).to_owned()).collect(),
        copies: vec!["市委办公室".into(), "市政府办公室".into()],
        dated: day(2026, 6, 22),
        urgency: None,
        short_code: Some(CODE.into()),
        ..Dispatch::default()
    }
}

pub(crate) fn reminder(round: u32, count: usize, addressees: &[&str]) -> Reminder {
    let missed = |(n, item): (usize, Item)| Missed {
        title: item.title.clone(),
        notice: "云督办〔2026〕37号".into(),
        department: names(&item, false).join("、"),
        deadline: deadline(&item),
        missing: match n % 4 {
            0 => vec![Missing::Feedback { due: day(2026, 6, 20) }],
            1 => vec![
                Missing::Completion { due: day(2026, 5, 31), days: 22 },
                Missing::Detail("5月20日的反馈未说明其余14座水库的排查安排".into()),
            ],
            2 => vec![Missing::Acknowledgement { since: day(2026, 5, 12) }],
            _ => vec![
                Missing::Feedback { due: day(2026, 6, 10) },
                Missing::Completion { due: day(2026, 6, 15), days: 7 },
            ],
        },
        last_report: (n % 4 == 1).then(|| (day(2026, 5, 20), PROGRESS[1].to_owned())),
        reminded: if round > 1 {
            vec![(day(2026, 6, 12), "电话".into()), (day(2026, 6, 16), "书面".into())]
        } else {
            Vec::new()
        },
        request: String::new(),
    };
    Reminder {
        dispatch: dispatch(addressees),
        round,
        report_by: day(2026, 6, 25),
        items: many(count).into_iter().enumerate().map(missed).collect(),
        ..Reminder::default()
    }
}

pub(crate) fn feedback() -> FeedbackForm {
    let item = &many(2)[1];
    FeedbackForm {
        item: item.title.clone(),
        code: "2026-002".into(),
        notice: "云督办〔2026〕37号".into(),
        requirement: item.requirement.clone(),
        department: names(item, false).join("、"),
        supporting: names(item, true).join("、"),
        deadline: "主汛期前（2026年5月31日）".into(),
        done_when: item.done_when.clone(),
        report_by: Some(day(2026, 6, 20)),
        office: super::office().name,
        contact: super::office().contact,
        short_code: Some(CODE.into()),
    }
}

pub(crate) fn drafting() -> DraftingSheet {
    DraftingSheet {
        office: super::office().name,
        kind: "督办通知单".into(),
        title: super::TITLE.into(),
        urgency: Some("加急".into()),
        addressees: ["市住房城乡建设局", "市财政局", "市城管局"].map(String::from).to_vec(),
        copies: vec!["市委常委会，市人大常委会、市政府、市政协办公室".into()],
        attachments: vec!["督办通知单回执".into()],
        drafted: Some(("周敏".into(), day(2026, 5, 11))),
        checked: Some(("李岩".into(), day(2026, 5, 12))),
        printed_copies: Some(30),
        telephone: "0879—2165018".into(),
        short_code: Some(CODE.into()),
        ..DraftingSheet::default()
    }
}
