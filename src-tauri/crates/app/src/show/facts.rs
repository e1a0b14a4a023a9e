//! Facts in words: the timeline of an item.

use std::collections::HashSet;

use duban_domain::{Channel, DocumentId, Event, Fact, Item, ItemId, Step};
use duban_ledger::{HistoryRow, LedgerError};

use crate::wire::FactLine;
use crate::words;

type NameOf<'a, I> = Box<dyn Fn(I) -> Result<Option<String>, LedgerError> + 'a>;

/// What other things are called.
pub(crate) struct Names<'a> {
    /// An item's code.
    pub(crate) item: NameOf<'a, ItemId>,
    /// A document's number.
    pub(crate) document: NameOf<'a, DocumentId>,
}

impl Names<'_> {
    /// A name that cannot be told now is left out of the sentence, not the sentence out of the list.
    fn items(&self, ids: &[ItemId]) -> String {
        let codes: Vec<String> = ids.iter().filter_map(|id| (self.item)(*id).ok().flatten()).collect();
        codes.join("、")
    }

    fn document(&self, id: DocumentId) -> Option<String> {
        (self.document)(id).ok().flatten()
    }
}

/// The facts that name an item, newest first.
pub(crate) fn fact_lines(id: ItemId, facts: &[HistoryRow], names: &Names<'_>) -> Vec<FactLine> {
    let mut was: Option<&Item> = None;
    let mut lines = Vec::with_capacity(facts.len());
    for row in facts {
        let fact = &row.fact;
        let (word, sentence) = words_of(id, fact, was, names);
        lines.push(FactLine {
            seq: fact.seq,
            kind: fact.event.kind().to_owned(),
            word: word.to_owned(),
            on: fact.on.to_string(),
            at: fact.at.format("%Y-%m-%dT%H:%M").to_string(),
            actor: fact.actor.clone(),
            sentence,
            undone: row.undone,
        });
        match &fact.event {
            Event::ItemRegistered(item) | Event::ItemRevised(item) if !row.undone => was = Some(item),
            _ => {}
        }
    }
    lines.reverse();
    lines
}

fn words_of(id: ItemId, fact: &Fact, was: Option<&Item>, names: &Names<'_>) -> (&'static str, String) {
    match &fact.event {
        Event::DirectiveConfirmed { .. } => ("确认", "由会议纪要确认".into()),
        Event::ItemRegistered(item) => ("立项", format!("立为{}", item.code)),
        Event::ItemRevised(item) => ("修改", was.map_or_else(String::new, |was| difference(was, item))),
        Event::ItemReassigned { assignments, reason } => {
            let leads: Vec<&str> =
                assignments.iter().filter(|a| a.role.leads()).map(|a| a.department.as_str()).collect();
            let leads = if leads.is_empty() { "待明确".into() } else { leads.join("、") };
            ("改派", format!("改由{leads}承办：{reason}"))
        }
        Event::ItemContinued { item, into } if *item == id => match into.as_slice() {
            [one] => ("并入", format!("并入{}", names.items(&[*one]))),
            several => ("拆分", format!("拆为{}", names.items(several))),
        },
        Event::ItemContinued { item, into } => match into.as_slice() {
            [_] => ("合并", format!("{}并入", names.items(&[*item]))),
            _ => ("拆分", format!("由{}拆出", names.items(&[*item]))),
        },
        Event::EvidenceAdded(evidence) => ("佐证", evidence.name.clone()),
        Event::TargetReached { target, figure } => ("目标", format!("{target}：已达到{figure}")),
        Event::ReviewPlanned { on } => ("回头看", format!("定于{}", words::full_day(*on))),
        Event::ItemStepped(Step::Assign { document: Some(document) }) => {
            let number = names.document(*document).map(|number| format!("督办通知单 {number}"));
            ("交办", number.unwrap_or_else(|| "随督办通知单发出".into()))
        }
        Event::AssignmentWithdrawn { document } => {
            let number = names.document(*document).unwrap_or_else(|| "督办通知单".into());
            ("撤回", format!("{number}撤回，回到待交办"))
        }
        Event::ItemStepped(step) => step_words(step),
        Event::Undone { facts } => ("撤销", format!("撤销了{}条记录", facts.len())),
        _ => ("记录", String::new()),
    }
}

/// Which fields a correction changed.
fn difference(was: &Item, is: &Item) -> String {
    let limits = |item: &Item| item.deadlines.iter().map(|d| d.text.clone()).collect::<Vec<_>>().join("、");
    let mut changed = Vec::new();
    if was.title != is.title {
        changed.push(format!("名称改为“{}”", is.title));
    }
    if was.deadlines != is.deadlines {
        changed.push(format!("时限由“{}”改为“{}”", limits(was), limits(is)));
    }
    for (name, differs) in [
        ("督办要求", was.requirement != is.requirement),
        ("办结标准", was.done_when != is.done_when),
        ("紧急程度", was.urgency != is.urgency),
        ("反馈时限", was.report_by != is.report_by),
        ("承办单位", was.assignments != is.assignments),
        ("责任人", was.owners != is.owners),
        ("目标", was.targets != is.targets),
    ] {
        if differs {
            changed.push(format!("改了{name}"));
        }
    }
    changed.join("，")
}

/// A step's word and its sentence.
pub(crate) fn step_words(step: &Step) -> (&'static str, String) {
    let said = |who: &str, what: &str| if what.is_empty() { who.to_owned() } else { format!("{who}：{what}") };
    match step {
        Step::Assign { document: Some(_) } => ("交办", "随督办通知单发出".into()),
        Step::Assign { document: None } => ("交办", "另行交办".into()),
        Step::Acknowledge { department } => ("签收", department.clone()),
        Step::Remind { department, by, note } => {
            let by = match by {
                Channel::Phone => "电话",
                Channel::Visit => "当面",
                Channel::Slip => "催办通知",
            };
            ("催办", said(&format!("{department}，{by}"), note))
        }
        Step::ReportProgress { department, percent, narrative, problems, next_step, .. } => {
            let mut sentence = said(&format!("{department}，{percent}%"), narrative);
            for (name, words) in [("问题", problems), ("下一步", next_step)] {
                if !words.is_empty() {
                    sentence = format!("{}；{name}：{words}", sentence.trim_end_matches('。'));
                }
            }
            ("反馈", sentence)
        }
        Step::ReportCompletion { department, note } => ("申报办结", said(department, note)),
        Step::Verify { note } => ("核查", said("通过", note)),
        Step::ReturnForRework { missing } => ("退回", missing.clone()),
        Step::Close { note } => ("销号", note.clone()),
        Step::RequestExtension { department, until, reason } => {
            ("申请延期", format!("{department}，延至{}：{reason}", words::full_day(*until)))
        }
        Step::DecideExtension { granted, by, note } => {
            ("答复延期", said(&format!("{by}{}", if *granted { "同意" } else { "不同意" }), note))
        }
        Step::Suspend { reason } => ("暂缓", reason.clone()),
        Step::Resume => ("恢复", String::new()),
        Step::Terminate { reason } => ("终止", reason.clone()),
        Step::MakeStanding { cadence } => ("长期坚持", words::cadence(*cadence)),
        Step::Reopen { reason } => ("重新立项", reason.clone()),
        Step::Instruct { by, text, approves } => {
            ("批示", format!("{by}：{text}{}", if *approves { "（同意销号）" } else { "" }))
        }
        Step::Review { holds, note } => ("回头看", said(if *holds { "成效保持" } else { "有反弹" }, note)),
    }
}

/// What undoing these facts would take back, in words; or why they cannot be undone from an item.
pub(crate) fn undo_words(facts: &[Fact]) -> Result<String, &'static str> {
    let has = |is: fn(&Event) -> bool| facts.iter().any(|fact| is(&fact.event));
    if has(|e| matches!(e, Event::DocumentIssued { .. } | Event::DocumentNumbered { .. })) {
        return Err("上一步是随编号印发的通知单交办的，已经发出的文书不能撤销；有误时另发更正。");
    }
    if has(|e| matches!(e, Event::DirectiveConfirmed { .. })) {
        return Err("上一步是由会议确认立项，要撤销，到那场会议里撤销确认。");
    }
    let first = facts.first().ok_or("没有可以撤销的步骤。")?;
    let items: HashSet<_> = facts.iter().filter_map(|fact| fact.subjects.first()).collect();
    let several = if has(|e| matches!(e, Event::ItemContinued { .. })) || items.len() < 2 {
        String::new()
    } else {
        format!("，共{}件", items.len())
    };
    let what = match &first.event {
        Event::ItemStepped(step) => step_words(step).0.to_owned(),
        Event::ItemReassigned { .. } => "改派".into(),
        Event::ItemRevised(_) => "修改".into(),
        Event::ItemContinued { .. } => "合并".into(),
        Event::ItemRegistered(_) if facts.iter().any(|f| matches!(f.event, Event::ItemContinued { .. })) => {
            "拆分".into()
        }
        Event::ItemRegistered(item) => format!("立项{}", item.code),
        Event::EvidenceAdded(evidence) => format!("添加佐证{}", evidence.name),
        Event::TargetReached { .. } => "目标完成情况".into(),
        _ => "上一步".into(),
    };
    Ok(format!("{what}{several}"))
}
