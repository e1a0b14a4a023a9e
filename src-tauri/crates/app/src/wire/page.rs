//! What the page of one item shows beside the item itself.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::RoleName;

/// A step that may be taken now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActionView {
    /// Stable: `acknowledge`, `report-progress` …, as `StepForm` tags them.
    pub kind: String,
    /// 签收, 登记反馈.
    pub word: String,
}

/// A step that may not be taken now, and why: 为什么不能….
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RefusedAction {
    /// Stable.
    pub kind: String,
    /// 销号.
    pub word: String,
    /// 还没有核查通过，不能销号。
    pub sentence: String,
}

/// How far one department has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CourseView {
    /// The department.
    pub department: String,
    /// Its part.
    pub role: RoleName,
    /// `assigned`, `acknowledged`, `in-progress`, `completion-reported`.
    pub state: String,
    /// 待签收, 已签收, 办理中, 已申报办结; empty before the item is given out.
    pub state_word: String,
    /// What it last reported.
    pub percent: u8,
    /// The day it last reported on.
    pub last_report: Option<String>,
    /// Sent back, and not reported since.
    pub returned: bool,
    /// Whether it may report by itself; a supporting one reports through the lead.
    pub reports: bool,
}

/// What a day is in a strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DayName {
    /// A working day.
    Working,
    /// A weekend day that is worked.
    MakeUp,
    /// A weekend day.
    Weekend,
    /// A day of a holiday.
    Holiday,
}

/// One cell of the strip of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StripDay {
    /// The day.
    pub day: String,
    /// What it is.
    pub kind: DayName,
    /// 端午; empty where it is no holiday.
    pub name: String,
    /// Its number among the counted working days; none where it is not counted.
    pub counted: Option<u32>,
}

/// One month of a long strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StripMonth {
    /// `2026-06`.
    pub month: String,
    /// Calendar days of it that lie in the strip.
    pub days: u32,
    /// Working days among them.
    pub working: u32,
}

/// The days from the meeting (or from registering) to the limit as first stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StripView {
    /// The day counting starts from; the day after is counted first.
    pub from: String,
    /// 开会, 立项.
    pub from_word: String,
    /// The last day.
    pub to: String,
    /// Working days between.
    pub working: u32,
    /// A cell a day, without the first; empty where they are more than 31.
    pub days: Vec<StripDay>,
    /// Months instead, where there are more than 31 days.
    pub months: Vec<StripMonth>,
    /// Whether every day is settled by a notice; otherwise weekends alone were reckoned with.
    pub known: bool,
}

/// 节点 or the last limit, on the way of the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StageView {
    /// As written.
    pub text: String,
    /// The day.
    pub day: String,
    /// 6月20日（周六）.
    pub words: String,
    /// What the plan asks for by then, 0 to 100.
    pub planned: u8,
    /// Whether its day is over.
    pub over: bool,
}

/// More time that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ExtensionView {
    /// Who asked.
    pub department: String,
    /// The due day before.
    pub from: Option<String>,
    /// The day asked for.
    pub until: String,
    /// 6月18日（周四）.
    pub until_words: String,
    /// The day it was asked.
    pub asked_on: String,
    /// Asked after the due day.
    pub late: bool,
    /// The day it was granted; none while it waits for an answer.
    pub granted_on: Option<String>,
}

/// What became of an expected report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeName {
    /// 按期.
    Met,
    /// 迟报.
    Late,
    /// 未报.
    Missed,
    /// 待报.
    Awaited,
}

/// One expected report of one department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ExpectedView {
    /// Who.
    pub department: String,
    /// The day it is due by.
    pub due: String,
    /// 6月25日（周四）.
    pub words: String,
    /// What became of it.
    pub outcome: OutcomeName,
    /// 按期, 迟报, 未报, 待报.
    pub outcome_word: String,
    /// The day it came.
    pub came: Option<String>,
}

/// A file kept with an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EvidenceView {
    /// Its name.
    pub name: String,
    /// Its content's hash: what `evidence_file` and `open_evidence` ask for.
    pub hash: String,
    /// The day it was handed in.
    pub on: String,
    /// 反馈, 批示; empty where it was added by itself.
    pub with: String,
    /// Its size.
    pub bytes: u64,
    /// `picture`, `pdf` or `other`: what can be previewed.
    pub preview: String,
}

/// A file's bytes for a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// Base64 of its bytes.
    pub base64: String,
}

/// How far a figure of the item is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ReachedView {
    /// The target as written.
    pub target: String,
    /// The figure last recorded.
    pub figure: f64,
    /// The day it was recorded for.
    pub on: String,
    /// 1200，目标2000，完成60%.
    pub words: String,
}

/// Another item that this one is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RelatedItem {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// 同一句另立, 由此拆出, 并入, 接续.
    pub word: String,
}

/// The next step and why: what has not happened yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodoView {
    /// The step's stable kind.
    pub kind: String,
    /// 催办.
    pub word: String,
    /// 5个工作日内到期，最近一次反馈是5月26日.
    pub reason: String,
}
