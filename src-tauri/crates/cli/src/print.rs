//! Answers in words, or in JSON. Content is Chinese, as in the window.

use duban_app::Error;
use duban_app::wire::{
    AssignmentView, Desk, FeedbackView, Figure, FormFile, HistoryView, ItemLine, ItemPageView, ItemView, MeetingLine,
    MeetingView, ParseView, Reminder, RoleName, RowName, SavedSheet, SettingsView, StatisticsView, StepOutcome,
    TodayView, VerificationView,
};
use serde::Serialize;

/// A line to standard output. A reader that went away (`| head`) is no failure.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

pub(crate) use say;

pub(crate) fn as_json(value: &impl Serialize) {
    // Every wire type serialises: no map has a key that is no string.
    say!("{}", serde_json::to_string_pretty(value).unwrap_or_default());
}

pub(crate) fn error(error: &Error, json: bool) {
    let view = error.view();
    let code = serde_json::to_value(view.code).ok().and_then(|c| c.as_str().map(str::to_owned)).unwrap_or_default();
    if json {
        eprintln!("{}", serde_json::json!({ "code": code, "sentence": view.sentence }));
    } else {
        eprintln!("{code}: {}", view.sentence);
    }
}

pub(crate) fn sentence(sentence: &str, json: bool) {
    if json {
        as_json(&serde_json::json!({ "sentence": sentence }));
    } else {
        say!("{sentence}");
    }
}

pub(crate) fn verification(found: &VerificationView, json: bool) {
    if json {
        return as_json(found);
    }
    say!("{}", found.sentence);
    say!("日志末尾：{}", found.head);
}

pub(crate) fn desk(desk: &Desk, json: bool) {
    if json {
        return as_json(desk);
    }
    if let Some(office) = &desk.office {
        say!("{}（发文机关标志：{}，代字：{}）", office.name, office.mark, office.number_prefix);
    }
    say!("数据在 {}", desk.data_folder);
}

pub(crate) fn parsed(view: &ParseView, json: bool) {
    if json {
        return as_json(view);
    }
    let meeting = &view.meeting;
    say!("{}", meeting.name.as_deref().unwrap_or("（没有写会议名称）"));
    if let Some(date) = &meeting.date {
        say!("  日期 {date}{}", bracketed(&meeting.date_basis));
    }
    if let Some(chair) = &meeting.chair {
        say!("  主持 {} {}", chair.title, chair.name);
    }
    for (number, directive) in (1..).zip(&view.directives) {
        say!("\n{number}. {}", directive.title);
        departments(&directive.assignments);
        if !directive.owners.is_empty() {
            say!("   责任人 {}", directive.owners.join("、"));
        }
        for deadline in &directive.deadlines {
            let when = deadline.date.as_deref().or(deadline.recurrence.as_deref()).unwrap_or("未写明日期");
            say!("   时限 {}：{when}{}", deadline.text, bracketed(&deadline.basis));
        }
        for target in &directive.targets {
            let figure = match target.number {
                Figure::One(n) => n.to_string(),
                Figure::Range([from, to]) => format!("{from}至{to}"),
            };
            say!("   目标 {}（{figure}）", target.text);
        }
        say!("   原文 {}", directive.text);
    }
    say!(
        "\n{}条议定事项，{}处背景，{}处未归类，{}处修复或存疑",
        view.directives.len(),
        view.background.len(),
        view.unclassified.len(),
        view.repairs.len()
    );
}

pub(crate) fn meetings(list: &[MeetingLine], json: bool) {
    if json {
        return as_json(&list);
    }
    if list.is_empty() {
        say!("还没有会议。用 duban import 导入一份会议纪要。");
    }
    for m in list {
        say!(
            "{}  {}  {}：{}条议定事项，已确认{}条，待确认{}条",
            m.id,
            m.date.as_deref().unwrap_or("日期未写明"),
            m.name,
            m.directives,
            m.confirmed,
            m.open
        );
    }
}

pub(crate) fn meeting(view: &MeetingView, json: bool) {
    if json {
        return as_json(view);
    }
    say!("{}  {}", view.id, view.name);
    for (number, d) in (1..).zip(&view.directives) {
        let code = d.item_code.as_deref().map(|code| format!("  立为{code}")).unwrap_or_default();
        say!("{number}. {}{code}", d.title);
        departments(&d.assignments);
        for deadline in &d.deadlines {
            say!("   时限 {}：{}{}", deadline.text, deadline.words, bracketed(&deadline.basis));
        }
    }
    let c = &view.coverage;
    say!(
        "全文{}句：已确认{}，待确认{}，背景{}，未归类{}",
        c.sentences,
        c.decided,
        c.open,
        c.background,
        c.unclassified
    );
}

pub(crate) fn items(page: &ItemPageView, json: bool) {
    if json {
        return as_json(page);
    }
    if page.lines.is_empty() {
        say!("没有符合条件的事项。");
    }
    for line in &page.lines {
        item_line(line);
    }
}

pub(crate) fn item(view: &ItemView, json: bool) {
    if json {
        return as_json(view);
    }
    item_line(&view.line);
    departments(&view.assignments);
    for deadline in &view.deadlines {
        say!("   时限 {}：{}{}", deadline.text, deadline.words, bracketed(&deadline.basis));
    }
    say!("   原文 {}", view.quote);
    for fact in &view.facts {
        let undone = if fact.undone { "（已撤销）" } else { "" };
        say!("   {} {} {} {}{undone}", fact.on, fact.word, fact.actor, fact.sentence);
    }
}

pub(crate) fn outcome(outcome: &StepOutcome, json: bool) {
    if json {
        return as_json(outcome);
    }
    say!("{}", outcome.said);
    item_line(&outcome.item.line);
}

pub(crate) fn today(view: &TodayView, json: bool) {
    if json {
        return as_json(view);
    }
    say!("{}", view.words);
    for list in view.lists.iter().filter(|list| list.total > 0) {
        say!("\n{} {}件", list.word, list.total);
        for entry in &list.lines {
            let note = if entry.note.is_empty() { String::new() } else { format!("  {}", entry.note) };
            say!("  {}  {}{note}  →{}：{}", entry.line.code, entry.line.title, entry.next.word, entry.next.reason);
        }
    }
    if view.to_confirm > 0 {
        say!("\n待确认 {}条", view.to_confirm);
        for meeting in &view.meetings {
            say!("  {}：{}条", meeting.name, meeting.open);
        }
    }
    if view.slips_total > 0 {
        say!("\n回执未回 {}份", view.slips_total);
        for slip in &view.slips {
            say!("  {}  {}  {}", slip.department, slip.number, slip.words);
        }
    }
    say!("\n接下来10个工作日");
    for day in &view.days {
        let due: Vec<String> = day
            .items
            .iter()
            .map(|i| if i.stage.is_empty() { i.title.clone() } else { format!("{}（节点：{}）", i.title, i.stage) })
            .collect();
        let name = [day.weekday.as_str(), day.name.as_str()].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>();
        say!("  {} {}  {}", day.words, name.join(" "), due.join("；"));
    }
}

pub(crate) fn reminders(due: &[Reminder], json: bool) {
    if json {
        return as_json(&due);
    }
    if due.is_empty() {
        say!("现在没有要提醒的。");
    }
    for reminder in due {
        say!("{}：{}", reminder.title, reminder.sentence);
    }
}

pub(crate) fn forms(files: &[FormFile], json: bool) {
    if json {
        return as_json(&files);
    }
    for file in files {
        say!("{}  {}件，本月第{}次  {}", file.department, file.items, file.asked_this_month, file.path);
    }
}

pub(crate) fn feedback(view: &FeedbackView, json: bool) {
    if json {
        return as_json(view);
    }
    say!("{}：{}。", view.department, view.said);
    for row in view.rows.iter().filter(|row| row.outcome != RowName::Blank) {
        say!("  第{}行  {}  {}  {}", row.row, row.code, row.outcome_word, row.words);
        if !row.reason.is_empty() {
            say!("      {}", row.reason);
        }
    }
}

pub(crate) fn history(view: &HistoryView, json: bool) {
    if json {
        return as_json(view);
    }
    for earlier in &view.earlier {
        history(earlier, false);
    }
    say!("{}  {}", view.code, view.title);
    for fact in &view.facts {
        let undone = if fact.undone { "（已撤销）" } else { "" };
        let at = fact.at.replace('T', " ");
        say!("  {}  {}  {}{undone}  {}，{at}录入", fact.on, fact.word, fact.sentence, fact.actor);
    }
}

pub(crate) fn sheet(saved: &SavedSheet, json: bool) {
    if json {
        return as_json(saved);
    }
    let pages = saved.pages.map(|pages| format!("，{pages}页")).unwrap_or_default();
    say!("{}{pages}\n  {}", saved.title, saved.path);
}

pub(crate) fn statistics(view: &StatisticsView, json: bool) {
    if json {
        return as_json(view);
    }
    let words = |lights: &[u32; 5]| {
        let named = ["超期", "临期", "正常", "销号", "长期"].iter().zip(lights).filter(|(_, n)| **n > 0);
        named.map(|(word, n)| format!("{word}{n}")).collect::<Vec<_>>().join("、")
    };
    say!("{}  共{}件：{}", view.day, view.lights.iter().sum::<u32>(), words(&view.lights));
    for d in &view.departments {
        let leads: u32 = d.leads.iter().sum();
        let supports: u32 = d.supports.iter().sum();
        let leads_words = if leads == 0 { String::new() } else { bracketed(&words(&d.leads)) };
        say!("  {}  牵头{leads}件{leads_words}，配合{supports}件，本月要报{}次", d.department, d.asked_this_month);
    }
}

pub(crate) fn settings(view: &SettingsView, json: bool) {
    if json {
        return as_json(view);
    }
    let form = &view.form;
    let set = |n: Option<u8>, unit: &str| n.map_or_else(|| "不亮".to_owned(), |n| format!("{n}{unit}"));
    say!("临期：到期前{}个工作日", form.amber_working_days);
    say!("滞后：比计划慢超过{}", set(form.behind_points, "个百分点"));
    say!("欠报亮黄：连续{}", set(form.amber_missed, "次"));
    say!("欠报亮红：连续{}", set(form.red_missed, "次"));
    say!("颜色：{}", form.colours.join(" "));
    say!("配合单位自行反馈：{}", if form.supporting_may_report { "是" } else { "否" });
    say!("销号要领导批示同意：{}", if form.close_needs_approval { "是" } else { "否" });
    say!("回头看：{}", form.review_after_days.map_or_else(|| "不设".to_owned(), |n| format!("销号后{n}天")));
    say!("提醒时刻：{}", if form.remind_at.is_empty() { "不提醒".to_owned() } else { form.remind_at.join("、") });
    let chosen = view.presets.iter().find(|p| p.chosen).map_or("自定", |p| p.word.as_str());
    say!("成套设置：{chosen}（可选{}）", view.presets.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("、"));
}

fn item_line(line: &ItemLine) {
    let lead = if line.lead.is_empty() { "牵头单位待明确".to_owned() } else { line.lead.join("、") };
    let due = if line.due_words.is_empty() { "时限未明确" } else { &line.due_words };
    say!("{}  {}  {}  {lead}  {due}  {}  {}", line.code, line.light_word, line.title, line.remaining, line.state_word);
}

fn departments(assignments: &[AssignmentView]) {
    let words = [
        (RoleName::Lead, "牵头"),
        (RoleName::Joint, "责任"),
        (RoleName::Subject, "承办"),
        (RoleName::Supporting, "配合"),
    ];
    for (role, word) in words {
        let names: Vec<_> = assignments.iter().filter(|a| a.role == role).map(|a| a.department.as_str()).collect();
        if !names.is_empty() {
            say!("   {word} {}", names.join("、"));
        }
    }
}

fn bracketed(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("（{text}）") }
}
