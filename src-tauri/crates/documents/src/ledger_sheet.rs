//! 台账 on paper: the columns an office chooses, grouped as it likes.

use std::fmt::Write as _;

use chrono::NaiveDate;
use duban_domain::light::Light;

use crate::paper::{Format, Sheet};
use crate::table::{Align, Cell, Column, Row, Table, Width};
use crate::wording::{date, full_width, numeral};

/// A 台账.
///
/// ```
/// use duban_documents::ledger_sheet::{Entry, Field, Grouping, LedgerSheet};
/// let sheet = LedgerSheet {
///     columns: vec![Field::Number, Field::Title, Field::Lead, Field::Light],
///     grouped: Grouping::Lead,
///     entries: vec![Entry { title: "抓好防汛备汛".into(), lead: "市水利局".into(), ..Entry::default() }],
///     ..LedgerSheet::default()
/// };
/// let table = sheet.sheet().table;
/// assert_eq!(table.columns.len(), 4);
/// assert_eq!(table.rows.len(), 2, "the group's heading and its one entry");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerSheet {
    /// Paper.
    pub format: Format,
    /// Its title; empty for 督办事项台账.
    pub title: String,
    /// What it covers: 全部事项, 市水利局承办. May be empty.
    pub covers: String,
    /// The day it shows.
    pub as_of: Option<NaiveDate>,
    /// Its columns; empty for [`Field::USUAL`].
    pub columns: Vec<Field>,
    /// How the entries are grouped. Groups come in the order in which their first entry does.
    pub grouped: Grouping,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// 密级 of the highest entry.
    pub classification: Option<String>,
    /// Who gives it out.
    pub office: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// 事项编号: 2026-001.
    pub code: String,
    /// 事项名称.
    pub title: String,
    /// 议定要求.
    pub requirement: String,
    /// Which meeting, or what else it comes from.
    pub source: String,
    /// 牵头 or 责任单位, joined. Empty prints 待明确.
    pub lead: String,
    /// 配合单位, joined.
    pub supporting: String,
    /// 责任人.
    pub owner: String,
    /// 完成时限 in the source's words.
    pub deadline: String,
    /// The governing day.
    pub due: Option<NaiveDate>,
    /// 办结标准.
    pub done_when: String,
    /// Its light and the word beside it.
    pub light: Option<(Light, String)>,
    /// 办理状态: 推进中.
    pub state: String,
    /// 最新进展.
    pub progress: String,
    /// When that was reported.
    pub reported_on: Option<NaiveDate>,
    /// 存在问题, or what else is to be noted.
    pub remarks: String,
}

/// A column that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 序号, counted on the paper.
    Number,
    /// 事项编号.
    Code,
    /// 督办事项.
    Title,
    /// 议定要求.
    Requirement,
    /// 来源.
    Source,
    /// 牵头（责任）单位.
    Lead,
    /// 配合单位.
    Supporting,
    /// 责任人.
    Owner,
    /// 完成时限, in words.
    Deadline,
    /// 到期日.
    Due,
    /// 办结标准.
    DoneWhen,
    /// 状态, with its light.
    Light,
    /// 办理状态.
    State,
    /// 最新进展.
    Progress,
    /// 反馈日期.
    ReportedOn,
    /// 备注.
    Remarks,
}

impl Field {
    /// What an A4 sheet shows where nothing was chosen.
    pub const USUAL: [Self; 8] =
        [Self::Number, Self::Code, Self::Title, Self::Lead, Self::Supporting, Self::Due, Self::Progress, Self::Light];

    /// Its head on paper.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Number => "序号",
            Self::Code => "编号",
            Self::Title => "督办事项",
            Self::Requirement => "议定要求",
            Self::Source => "来源",
            Self::Lead => "责任单位",
            Self::Supporting => "配合单位",
            Self::Owner => "责任人",
            Self::Deadline => "完成时限",
            Self::Due => "到期日",
            Self::DoneWhen => "办结标准",
            Self::Light => "状态",
            Self::State => "办理状态",
            Self::Progress => "最新进展",
            Self::ReportedOn => "反馈日期",
            Self::Remarks => "备注",
        }
    }

    fn column(self) -> Column {
        let (width, align) = match self {
            Self::Number | Self::Code | Self::Due | Self::Light | Self::State | Self::ReportedOn | Self::Owner => {
                (Width::Narrow, Align::Middle)
            }
            _ => (Width::Wide, Align::Left),
        };
        Column { title: self.title().into(), width, align }
    }

    fn cell(self, entry: &Entry, number: usize) -> Cell {
        let words = |words: &str| Cell::Words(full_width(words));
        match self {
            Self::Number => Cell::Number(number as f64),
            Self::Code => Cell::Words(entry.code.clone()),
            Self::Title => words(&entry.title),
            Self::Requirement => words(&entry.requirement),
            Self::Source => words(&entry.source),
            Self::Lead if entry.lead.is_empty() => words("待明确"),
            Self::Lead => words(&entry.lead),
            Self::Supporting => words(&entry.supporting),
            Self::Owner => words(&entry.owner),
            Self::Deadline => words(&entry.deadline),
            // A deadline without a day stands in its own words.
            Self::Due => entry.due.map_or_else(|| words(&entry.deadline), Cell::Day),
            Self::DoneWhen => words(&entry.done_when),
            Self::Light => entry.light.clone().map_or(Cell::Empty, |(light, word)| Cell::Light(light, word)),
            Self::State => words(&entry.state),
            Self::Progress => words(&entry.progress),
            Self::ReportedOn => Cell::day(entry.reported_on),
            Self::Remarks => words(&entry.remarks),
        }
    }
}

/// How a ledger is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// Not at all.
    #[default]
    None,
    /// By 责任单位.
    Lead,
    /// By source.
    Source,
    /// By light, the most needy first.
    Light,
}

impl LedgerSheet {
    /// The ledger as a sheet.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let columns: &[Field] = if self.columns.is_empty() { &Field::USUAL } else { &self.columns };
        let mut rows = Vec::new();
        let mut number = 0;
        for (index, (heading, entries)) in self.groups().into_iter().enumerate() {
            if let Some(heading) = heading {
                rows.push(Row::Group(format!("{}、{heading}（{}项）", numeral(index + 1), entries.len())));
            }
            for entry in entries {
                number += 1;
                rows.push(Row::Cells(columns.iter().map(|field| field.cell(entry, number)).collect()));
            }
        }
        Sheet {
            format: self.format,
            draft: false,
            classification: self.classification.clone(),
            title: if self.title.is_empty() { "督办事项台账".into() } else { full_width(&self.title) },
            covers: self.covered(),
            dated: self.as_of.map(|day| format!("截至{}", date(day))).unwrap_or_default(),
            table: Table { columns: columns.iter().map(|field| field.column()).collect(), rows },
            notes: Vec::new(),
            issuer: self.office.clone(),
            short_code: self.short_code.clone(),
        }
    }

    /// What it covers, and how many of each light there are.
    fn covered(&self) -> String {
        let mut words = if self.covers.is_empty() { String::new() } else { format!("{}　", full_width(&self.covers)) };
        let _ = write!(words, "共{}项", self.entries.len());
        for light in Light::ALL {
            let count = self.entries.iter().filter(|entry| entry.light.as_ref().is_some_and(|l| l.0 == light)).count();
            if count > 0 {
                let _ = write!(words, "，{}{count}项", light.word());
            }
        }
        words
    }

    fn groups(&self) -> Vec<(Option<String>, Vec<&Entry>)> {
        let key = |entry: &Entry| match self.grouped {
            Grouping::None => None,
            Grouping::Lead if entry.lead.is_empty() => Some("责任单位待明确".to_owned()),
            Grouping::Lead => Some(entry.lead.clone()),
            Grouping::Source if entry.source.is_empty() => Some("其他".to_owned()),
            Grouping::Source => Some(entry.source.clone()),
            Grouping::Light => Some(entry.light.as_ref().map_or_else(|| "其他".to_owned(), |light| light.1.clone())),
        };
        let mut groups: Vec<(Option<String>, Vec<&Entry>)> = Vec::new();
        for entry in &self.entries {
            let key = key(entry);
            match groups.iter_mut().find(|(heading, _)| *heading == key) {
                Some((_, entries)) => entries.push(entry),
                None => groups.push((key, vec![entry])),
            }
        }
        if self.grouped == Grouping::Light {
            let need = |entries: &[&Entry]| entries.first().and_then(|e| e.light.as_ref()).map(|light| light.0);
            groups.sort_by_key(|(_, entries)| need(entries).map_or(Light::ALL.len(), |light| light as usize));
        }
        groups
    }
}
