//! One item, as its page shows it.

use chrono::NaiveDate;
use duban_domain::light::{Judged, Light};
use duban_domain::status::{ItemState, Rules, StepKind};
use duban_domain::{Evidence, Outcome, Relation, Source, Target, governing_day, plan, stages};
use duban_ledger::ItemRow;

use super::strip::strip;
use super::{Eye, role_name};
use crate::refusal::step_sentence;
use crate::wire::{
    ActionView, CourseView, EvidenceView, ExpectedView, ExtensionView, FactLine, ItemLine, ItemView, OutcomeName,
    ReachedView, RefusedAction, RelatedItem, StageView, StripView, TodoView,
};
use crate::words;

/// What the page needs beside the item itself.
pub(crate) struct Around {
    pub(crate) line: ItemLine,
    pub(crate) judged: Judged,
    pub(crate) rules: Rules,
    pub(crate) facts: Vec<FactLine>,
    pub(crate) meeting_date: Option<NaiveDate>,
    pub(crate) context: [String; 2],
    pub(crate) related: Vec<RelatedItem>,
    pub(crate) undo: Option<String>,
}

pub(crate) fn item_view(row: &ItemRow, around: Around, eye: &Eye<'_>) -> ItemView {
    let (item, status, trail, today) = (&row.item, &row.status, &row.trail, eye.today);
    let (quote, source_kind) = match &item.source {
        Source::Meeting { quote, .. } => (quote.clone(), String::new()),
        Source::Other { quote, kind, .. } => (quote.clone(), kind.clone()),
    };
    let since = status.last_report().map(|last| eye.calendar.working_days_between(last, today));
    ItemView {
        requirement: item.requirement.clone(),
        done_when: item.done_when.clone(),
        meeting: around.line.meeting.clone(),
        quote,
        assignments: eye.assignments(&item.assignments),
        owners: item.owners.iter().map(|o| eye.owner(o)).collect(),
        deadlines: item.deadlines.iter().map(|d| eye.deadline(d)).collect(),
        targets: item.targets.iter().map(|t| eye.target(t)).collect(),
        facts: around.facts,
        version: row.version,
        urgency_word: words::urgency(item.urgency).to_owned(),
        report_by: item.report_by.map(|d| d.to_string()),
        classification: item.classification.clone(),
        source_kind,
        context: around.context,
        meeting_date: around.meeting_date.map(|d| d.to_string()),
        registered_on: row.registered_on.to_string(),
        percent: status.percent(),
        planned: plan(item, status).map(|plan| plan.planned(today)),
        since_report: since.map(|days| format!("距上次反馈已有{days}个工作日")).unwrap_or_default(),
        courses: courses(row, &around.rules),
        stages: stage_views(row, today),
        strip: limit_strip(row, around.meeting_date, eye),
        extensions: extensions(row, today),
        expected: expected(row, eye),
        cadence: duban_domain::cadence(item, status).map(words::cadence).unwrap_or_default(),
        reached: reached(row),
        evidence: trail.evidence.iter().rev().map(|(on, evidence)| evidence_view(*on, evidence)).collect(),
        review_on: trail.review_on.map(|d| d.to_string()),
        related: around.related,
        todo: Some(todo(row, around.judged, eye)).filter(|todo| !todo.kind.is_empty()),
        actions: actions(row, &around.rules),
        reshapes: reshapes(row),
        refused: refused(row, &around.rules),
        undo: around.undo,
        line: around.line,
    }
}

/// What may be done, the likeliest first.
pub(crate) fn actions(row: &ItemRow, rules: &Rules) -> Vec<ActionView> {
    row.status.allowed_under(rules).into_iter().map(action).collect()
}

fn action(kind: StepKind) -> ActionView {
    ActionView { kind: kind.name().to_owned(), word: kind.word().to_owned() }
}

/// What may be done to the item itself, as long as it is not over.
fn reshapes(row: &ItemRow) -> Vec<ActionView> {
    let action = |kind: &str, word: &str| ActionView { kind: kind.to_owned(), word: word.to_owned() };
    let mut found = Vec::new();
    if !row.status.state().is_over() {
        found.extend([action("revise", "修改"), action("reassign", "改派")]);
    }
    if row.status.clone().continue_elsewhere(row.registered_on).is_ok() {
        found.extend([action("split", "拆分"), action("merge", "并入其他事项")]);
    }
    found
}

fn refused(row: &ItemRow, rules: &Rules) -> Vec<RefusedAction> {
    let each = StepKind::ALL.into_iter().filter_map(|kind| Some((kind, row.status.may_under(rules, kind).err()?)));
    each.map(|(kind, why)| RefusedAction {
        kind: kind.name().to_owned(),
        word: kind.word().to_owned(),
        sentence: step_sentence(why).to_owned(),
    })
    .collect()
}

/// The next step that an item calls for, and why.
pub(crate) fn todo(row: &ItemRow, judged: Judged, eye: &Eye<'_>) -> TodoView {
    let status = &row.status;
    let todo = |kind: StepKind, reason: String| TodoView {
        kind: kind.name().to_owned(),
        word: kind.word().to_owned(),
        reason,
    };
    let last = || match status.last_report() {
        Some(day) => format!("最近一次反馈是{}", words::short_day(day, eye.today)),
        None => "还没有反馈".into(),
    };
    if let Some(asked) = &status.extension {
        let until = words::short_day(asked.until, eye.today);
        let late = if asked.late { "，到期后才提出" } else { "" };
        return todo(StepKind::DecideExtension, format!("{}申请延至{until}{late}", asked.department));
    }
    match status.state() {
        ItemState::Registered => todo(StepKind::Assign, "还没有交办".into()),
        ItemState::CompletionReported => todo(StepKind::Verify, "承办单位都已申报办结".into()),
        ItemState::Verified => todo(StepKind::Close, "核查已通过".into()),
        ItemState::Suspended => todo(StepKind::Resume, "已暂缓".into()),
        ItemState::Closed if row.trail.review_on.is_some_and(|day| day <= eye.today) => {
            todo(StepKind::Review, "到了回头看的日子".into())
        }
        ItemState::Assigned | ItemState::InProgress | ItemState::Standing
            if matches!(judged.light, Light::Red | Light::Amber) =>
        {
            let why = match judged.cause {
                duban_domain::light::Cause::Due => status
                    .due
                    .map(|due| duban_domain::light::remaining(due, eye.today, eye.calendar).sentence())
                    .unwrap_or_default(),
                duban_domain::light::Cause::Missed => "应报未报".into(),
                duban_domain::light::Cause::Behind => format!("进度{}%，落后于计划", status.percent()),
            };
            todo(StepKind::Remind, format!("{why}，{}", last()))
        }
        ItemState::Assigned => todo(StepKind::Acknowledge, "等待签收".into()),
        ItemState::InProgress | ItemState::Standing => todo(StepKind::ReportProgress, last()),
        ItemState::Closed | ItemState::Terminated => {
            TodoView { kind: String::new(), word: String::new(), reason: String::new() }
        }
    }
}

fn courses(row: &ItemRow, rules: &Rules) -> Vec<CourseView> {
    let given = row.status.assigned_on.is_some();
    let view = |c: &duban_domain::status::Course| CourseView {
        department: c.department.clone(),
        role: role_name(c.role),
        state: c.state.name().to_owned(),
        state_word: if given { c.state.word().to_owned() } else { String::new() },
        percent: c.percent,
        last_report: c.last_report.map(|d| d.to_string()),
        returned: c.returned,
        reports: c.role.leads() || rules.supporting_may_report,
    };
    row.status.courses.iter().map(view).collect()
}

fn stage_views(row: &ItemRow, today: NaiveDate) -> Vec<StageView> {
    let stages = stages(&row.item.deadlines);
    let (Some(due), false) = (row.status.due, stages.is_empty()) else { return Vec::new() };
    let plan = plan(&row.item, &row.status);
    let last = row.item.deadlines.iter().rev().find(|d| matches!(d.due, duban_domain::Due::On(_)));
    let steps = stages.len() + 1;
    let all = stages.into_iter().chain(last.map(|d| (due, d.text.as_str())));
    all.zip(1..)
        .map(|((day, text), step)| StageView {
            text: text.to_owned(),
            day: day.to_string(),
            words: words::day(day, today),
            planned: plan
                .as_ref()
                .map_or_else(|| u8::try_from(step * 100 / steps).unwrap_or(100), |plan| plan.planned(day)),
            over: day < today,
        })
        .collect()
}

/// From the meeting's day, or that of registering, to the limit as first stated.
fn limit_strip(row: &ItemRow, meeting: Option<NaiveDate>, eye: &Eye<'_>) -> Option<StripView> {
    let to = governing_day(&row.item.deadlines)?;
    match meeting {
        Some(from) => strip(from, "开会", to, eye.calendar),
        None => strip(row.registered_on, "立项", to, eye.calendar),
    }
}

fn extensions(row: &ItemRow, today: NaiveDate) -> Vec<ExtensionView> {
    let view = |e: &duban_domain::status::PendingExtension, from: Option<NaiveDate>, granted: Option<NaiveDate>| {
        ExtensionView {
            department: e.department.clone(),
            from: from.map(|d| d.to_string()),
            until: e.until.to_string(),
            until_words: words::day(e.until, today),
            asked_on: e.asked_on.to_string(),
            late: e.late,
            granted_on: granted.map(|d| d.to_string()),
        }
    };
    let status = &row.status;
    let granted = status.extensions.iter().map(|e| view(&e.request, Some(e.from), Some(e.granted_on)));
    granted.chain(status.extension.iter().map(|e| view(e, status.due, None))).collect()
}

/// Latest first; of one day, in the order of the departments.
fn expected(row: &ItemRow, eye: &Eye<'_>) -> Vec<ExpectedView> {
    let today = eye.today;
    let Some(schedule) = row.trail.schedule(&row.item, &row.status) else { return Vec::new() };
    let leads: Vec<&str> =
        row.status.courses.iter().filter(|c| c.role.leads()).map(|c| c.department.as_str()).collect();
    let mut all: Vec<ExpectedView> = Vec::new();
    let mut add = |department: &str, reports: &[NaiveDate]| {
        all.extend(schedule.expected(reports, today, eye.calendar).into_iter().map(|e| {
            let (outcome, outcome_word, came) = match e.outcome {
                Outcome::Met(day) => (OutcomeName::Met, "按期", Some(day)),
                Outcome::Late(day) => (OutcomeName::Late, "迟报", Some(day)),
                Outcome::Missed => (OutcomeName::Missed, "未报", None),
                Outcome::Awaited => (OutcomeName::Awaited, "待报", None),
            };
            ExpectedView {
                department: department.to_owned(),
                due: e.due.to_string(),
                words: words::day(e.due, today),
                outcome,
                outcome_word: outcome_word.to_owned(),
                came: came.map(|d| d.to_string()),
            }
        }));
    };
    for lead in &leads {
        add(lead, &row.trail.reports_of(lead));
    }
    if leads.is_empty() {
        add("", &row.trail.report_days());
    }
    all.sort_by(|a, b| b.due.cmp(&a.due));
    all
}

/// What was last recorded of each target.
fn reached(row: &ItemRow) -> Vec<ReachedView> {
    let view = |target: &Target| {
        let (on, _, figure) = row.trail.reached.iter().rev().find(|(_, of, _)| *of == target.text)?;
        let goal = target.number;
        let share = if goal > 0.0 && target.relation != Relation::AtMost {
            format!("，完成{:.0}%", figure / goal * 100.0)
        } else {
            String::new()
        };
        let words = format!("{figure}，目标{goal}{share}");
        Some(ReachedView { target: target.text.clone(), figure: *figure, on: on.to_string(), words })
    };
    row.item.targets.iter().filter_map(view).collect()
}

fn evidence_view(on: NaiveDate, evidence: &Evidence) -> EvidenceView {
    let ending = evidence.name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let preview = match ending.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" => "picture",
        "pdf" => "pdf",
        _ => "other",
    };
    EvidenceView {
        name: evidence.name.clone(),
        hash: evidence.file.to_string(),
        on: on.to_string(),
        with: evidence.with.clone(),
        bytes: evidence.bytes,
        preview: preview.to_owned(),
    }
}
