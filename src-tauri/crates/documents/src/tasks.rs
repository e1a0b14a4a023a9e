//! 单位任务清单 and 会议议定事项分解表: what one department has to do, and what one meeting gave out.

use chrono::NaiveDate;
use duban_domain::light::Light;

use crate::paper::{Format, Sheet};
use crate::table::{Align, Cell, Column, Row, Table, Width};
use crate::wording::{column_date, date, full_width, listed, numeral};

/// 单位任务清单: everything one department has to do, leading first, then supporting.
///
/// ```
/// use duban_documents::tasks::{Task, TaskList};
/// let list = TaskList {
///     department: "市水利局".into(),
///     leading: vec![Task { title: "抓好防汛备汛".into(), ..Task::default() }],
///     ..TaskList::default()
/// };
/// assert_eq!(list.sheet().title, "市水利局督办任务清单");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskList {
    /// The department.
    pub department: String,
    /// The day it shows.
    pub as_of: Option<NaiveDate>,
    /// What it leads, or answers for.
    pub leading: Vec<Task>,
    /// What it supports.
    pub supporting: Vec<Task>,
    /// 密级 of the highest task.
    pub classification: Option<String>,
    /// Who gives it out.
    pub office: String,
    /// 联系人及电话. May be empty.
    pub contact: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

/// A task of a department.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Task {
    /// 事项编号.
    pub code: String,
    /// 事项名称.
    pub title: String,
    /// 议定要求.
    pub requirement: String,
    /// Who does it together with the department.
    pub with: Vec<String>,
    /// 完成时限 in the source's words.
    pub deadline: String,
    /// The governing day.
    pub due: Option<NaiveDate>,
    /// 办结标准.
    pub done_when: String,
    /// By when feedback is due next.
    pub report_by: Option<NaiveDate>,
    /// Its light and the word beside it.
    pub light: Option<(Light, String)>,
}

/// 会议议定事项分解表: what a meeting gave out, item by item.
///
/// ```
/// use duban_documents::tasks::{Breakdown, Part};
/// let table = Breakdown {
///     meeting: "六届市委常委会2026年第14次（扩大）会议".into(),
///     parts: vec![Part { heading: "一、城市更新工作".into(), ..Part::default() }],
///     ..Breakdown::default()
/// };
/// assert_eq!(table.sheet().title, "六届市委常委会2026年第14次（扩大）会议议定事项分解表");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Breakdown {
    /// The meeting's name.
    pub meeting: String,
    /// The day it was held.
    pub held: Option<NaiveDate>,
    /// A draft that was not yet confirmed.
    pub draft: bool,
    /// Its points, in order; where there is only one without a heading, the table has no groups.
    pub parts: Vec<Part>,
    /// 密级 of the minutes.
    pub classification: Option<String>,
    /// Who gives it out.
    pub office: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

/// A point of the agenda with what it gave out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// The point. May be empty.
    pub heading: String,
    /// Items.
    pub items: Vec<Share>,
}

/// An item with its departments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// 事项名称.
    pub title: String,
    /// 议定要求, word for word.
    pub requirement: String,
    /// 牵头 or 责任单位, in the source's order. Empty prints 待明确.
    pub lead: Vec<String>,
    /// 配合单位.
    pub supporting: Vec<String>,
    /// 责任人.
    pub owner: String,
    /// 完成时限 in the source's words. Empty prints 未明确.
    pub deadline: String,
    /// The governing day.
    pub due: Option<NaiveDate>,
    /// 办结标准.
    pub done_when: String,
}

fn column(title: &str, width: Width) -> Column {
    let align = if width == Width::Narrow { Align::Middle } else { Align::Left };
    Column { title: title.into(), width, align }
}

/// The wording with the day that was reckoned from it, where the wording does not name it.
fn deadline(words: &str, due: Option<NaiveDate>) -> Cell {
    let words = full_width(words.trim());
    Cell::Words(match due {
        Some(day) if words.is_empty() => column_date(day),
        Some(day) if !words.contains(&date(day)) => format!("{words}\n（{}）", column_date(day)),
        None if words.is_empty() => "未明确".into(),
        _ => words,
    })
}

impl TaskList {
    /// The list as a sheet.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        use Width::{Narrow, Wide};
        let columns = vec![
            column("序号", Narrow),
            column("督办事项", Wide),
            column("议定要求", Wide),
            column("共同承办单位", Wide),
            Column { align: Align::Middle, ..column("完成时限", Narrow) },
            column("办结标准", Wide),
            column("反馈时限", Narrow),
            column("状态", Narrow),
        ];
        let mut rows = Vec::new();
        let mut number = 0;
        let parts = [("牵头（责任）事项", &self.leading), ("配合事项", &self.supporting)];
        let parts = parts.into_iter().filter(|(_, tasks)| !tasks.is_empty());
        for (index, (heading, tasks)) in parts.enumerate() {
            rows.push(Row::Group(format!("{}、{heading}（{}项）", numeral(index + 1), tasks.len())));
            for task in tasks {
                number += 1;
                rows.push(Row::Cells(vec![
                    Cell::Number(f64::from(number)),
                    Cell::Words(full_width(&task.title)),
                    Cell::Words(full_width(&task.requirement)),
                    Cell::Words(listed(&task.with)),
                    deadline(&task.deadline, task.due),
                    Cell::Words(full_width(&task.done_when)),
                    Cell::day(task.report_by),
                    task.light.clone().map_or(Cell::Empty, |(light, word)| Cell::Light(light, word)),
                ]));
            }
        }
        let contact = full_width(self.contact.trim());
        let notes = (!contact.is_empty())
            .then(|| format!("请按反馈时限将办理情况报{}。联系人及电话：{contact}。", self.office));
        Sheet {
            format: Format::A4,
            draft: false,
            classification: self.classification.clone(),
            title: format!("{}督办任务清单", full_width(&self.department)),
            covers: format!("共{number}项，其中牵头（责任）{}项，配合{}项", self.leading.len(), self.supporting.len()),
            dated: self.as_of.map(|day| format!("截至{}", date(day))).unwrap_or_default(),
            table: Table { columns, rows },
            notes: notes.into_iter().collect(),
            issuer: self.office.clone(),
            short_code: self.short_code.clone(),
        }
    }
}

impl Breakdown {
    /// The table as a sheet.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        use Width::{Narrow, Wide};
        let columns = vec![
            column("序号", Narrow),
            column("议定事项", Wide),
            column("议定要求", Wide),
            column("牵头（责任）\n单位", Wide),
            column("配合单位", Wide),
            column("责任人", Narrow),
            column("完成时限", Narrow),
            column("办结标准", Wide),
        ];
        let or = |words: String, open: &str| Cell::Words(if words.is_empty() { open.to_owned() } else { words });
        let mut rows = Vec::new();
        let mut number = 0;
        for part in &self.parts {
            if !part.heading.is_empty() {
                rows.push(Row::Group(full_width(&part.heading)));
            }
            for item in &part.items {
                number += 1;
                rows.push(Row::Cells(vec![
                    Cell::Number(f64::from(number)),
                    Cell::Words(full_width(&item.title)),
                    Cell::Words(full_width(&item.requirement)),
                    or(listed(&item.lead), "待明确"),
                    Cell::Words(listed(&item.supporting)),
                    Cell::Words(full_width(&item.owner)),
                    deadline(&item.deadline, item.due),
                    or(full_width(&item.done_when), "待明确"),
                ]));
            }
        }
        Sheet {
            format: Format::A4,
            draft: self.draft,
            classification: self.classification.clone(),
            title: format!("{}议定事项分解表", full_width(&self.meeting)),
            covers: format!("共{number}项"),
            dated: self.held.map(|day| format!("会议时间：{}", date(day))).unwrap_or_default(),
            table: Table { columns, rows },
            notes: Vec::new(),
            issuer: self.office.clone(),
            short_code: self.short_code.clone(),
        }
    }
}
