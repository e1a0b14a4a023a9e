//! The ledger's lines and one item.

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_domain::light::{Light, remaining};
use duban_domain::{Event, Fact, Item, Source, Step};
use duban_ledger::{HistoryRow, ItemRow};

use super::Eye;
use crate::wire::{FactLine, ItemLine, ItemView, LightName};
use crate::words;

fn light_name(light: Light) -> LightName {
    match light {
        Light::Red => LightName::Red,
        Light::Amber => LightName::Amber,
        Light::Green => LightName::Green,
        Light::Blue => LightName::Blue,
        Light::Grey => LightName::Grey,
    }
}

pub(crate) fn item_line(row: &ItemRow, light: Light, today: NaiveDate, calendar: &WorkCalendar) -> ItemLine {
    let item = &row.item;
    let state = row.status.state();
    let due = row.status.due;
    let names = |leads: bool| {
        let of_part = item.assignments.iter().filter(|a| a.role.leads() == leads);
        of_part.map(|a| a.department.clone()).collect()
    };
    ItemLine {
        code: item.code.to_string(),
        title: item.title.clone(),
        light: light_name(light),
        light_word: light.word_in(state).to_owned(),
        lead: names(true),
        supporting: names(false),
        due: due.map(|d| d.to_string()),
        due_words: due.map_or_else(|| words::due_cell(&item.deadlines, today), |day| words::day(day, today)),
        remaining: due.filter(|_| state.is_due()).map(|d| remaining(d, today, calendar).sentence()).unwrap_or_default(),
        state: state.name().to_owned(),
        state_word: state.word().to_owned(),
        last_report: row.status.last_report().map(|d| d.to_string()),
        meeting: source_meeting(item),
        meeting_name: row.meeting_name.clone().unwrap_or_default(),
    }
}

fn source_meeting(item: &Item) -> Option<String> {
    match &item.source {
        Source::Meeting { meeting, .. } => Some(meeting.to_string()),
        Source::Other { .. } => None,
    }
}

pub(crate) fn item_view(line: ItemLine, row: &ItemRow, facts: &[HistoryRow], eye: &Eye<'_>) -> ItemView {
    let item = &row.item;
    ItemView {
        line,
        requirement: item.requirement.clone(),
        done_when: item.done_when.clone(),
        meeting: source_meeting(item),
        quote: match &item.source {
            Source::Meeting { quote, .. } | Source::Other { quote, .. } => quote.clone(),
        },
        assignments: item.assignments.iter().map(|a| eye.assignment(a)).collect(),
        owners: item.owners.iter().map(|o| eye.owner(o)).collect(),
        deadlines: item.deadlines.iter().map(|d| eye.deadline(d)).collect(),
        targets: item.targets.iter().map(|t| eye.target(t)).collect(),
        facts: facts.iter().rev().map(fact_line).collect(),
    }
}

fn fact_line(row: &HistoryRow) -> FactLine {
    let fact = &row.fact;
    let (word, sentence) = fact_words(fact);
    FactLine {
        seq: fact.seq,
        kind: fact.event.kind().to_owned(),
        word: word.to_owned(),
        on: fact.on.to_string(),
        at: fact.at.format("%Y-%m-%dT%H:%M").to_string(),
        actor: fact.actor.clone(),
        sentence,
        undone: row.undone,
    }
}

fn fact_words(fact: &Fact) -> (&'static str, String) {
    match &fact.event {
        Event::ItemRegistered(item) => ("立项", format!("立为{}", item.code)),
        Event::ItemRevised(_) => ("修改", "更正了事项内容".into()),
        Event::ItemStepped(step) => step_words(step),
        Event::Undone { .. } => ("撤销", "撤销了上一步".into()),
        _ => ("记录", String::new()),
    }
}

fn step_words(step: &Step) -> (&'static str, String) {
    match step {
        Step::Assign { document: Some(_) } => ("交办", "随督办通知单发出".into()),
        Step::Assign { document: None } => ("交办", "另行交办".into()),
        Step::Acknowledge { department } => ("签收", department.clone()),
        Step::Remind { department, note, .. } => ("催办", format!("{department}：{note}")),
        Step::ReportProgress { department, percent, narrative, .. } => {
            ("反馈", format!("{department}，{percent}%：{narrative}"))
        }
        Step::ReportCompletion { department, note } => ("申报办结", format!("{department}：{note}")),
        Step::Verify { note } => ("核查", note.clone()),
        Step::ReturnForRework { missing } => ("退回", missing.clone()),
        Step::Close { note } => ("销号", note.clone()),
        Step::RequestExtension { department, until, reason } => {
            ("申请延期", format!("{department}，至{until}：{reason}"))
        }
        Step::DecideExtension { granted, by, .. } => {
            ("延期", format!("{by}{}", if *granted { "同意" } else { "不同意" }))
        }
        Step::Suspend { reason } => ("暂缓", reason.clone()),
        Step::Resume => ("恢复", String::new()),
        Step::Terminate { reason } => ("终止", reason.clone()),
        Step::MakeStanding { cadence } => ("长期坚持", words::cadence(*cadence)),
        Step::Reopen { reason } => ("重新立项", reason.clone()),
        Step::Instruct { by, text, .. } => ("批示", format!("{by}：{text}")),
        Step::Review { note, .. } => ("回头看", note.clone()),
    }
}
