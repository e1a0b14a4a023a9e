//! Answers in words, or in JSON. Content is Chinese, as in the window.

use duban_app::wire::{
    AssignmentView, Desk, Figure, ItemLine, ItemPageView, ItemView, MeetingLine, MeetingView, ParseView, RoleName,
    VerificationView,
};
use duban_app::{Error, NoticeRun};
use serde::Serialize;

/// A line to standard output. A reader that went away (`| head`) is no failure.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

fn as_json(value: &impl Serialize) {
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

pub(crate) fn notices(run: &NoticeRun, json: bool) {
    if json {
        return as_json(run);
    }
    for issued in &run.issued {
        let d = &issued.document;
        say!("{}  主送{}  {}件，{}页", d.number, d.addressees, d.items, d.pages);
        say!("  {}", issued.path);
    }
    if !run.left_over.is_empty() {
        say!("未写明牵头单位，没有发出：{}", run.left_over.join("、"));
    }
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
