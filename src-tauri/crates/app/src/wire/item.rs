//! Items: the ledger's grid and one item.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    ActionView, AssignmentView, CourseView, DeadlineView, EvidenceView, ExpectedView, ExtensionView, OwnerView,
    ReachedView, RefusedAction, RelatedItem, StageView, StripView, TargetView, TodoView,
};

/// 红黄绿灯.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum LightName {
    /// 超期.
    Red,
    /// 临期.
    Amber,
    /// 正常.
    Green,
    /// 销号.
    Blue,
    /// 长期、暂缓、终止、无时限.
    Grey,
}

/// By what the grid is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum SortKey {
    /// 编号.
    Code,
    /// 时限.
    #[default]
    Due,
    /// 事项.
    Title,
    /// 牵头单位.
    Lead,
    /// 状态.
    State,
}

/// What the grid asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ItemQueryForm {
    /// Words in title, requirement, code or departments.
    pub search: String,
    /// Only this meeting.
    pub meeting: Option<String>,
    /// Only this department, in any part.
    pub department: Option<String>,
    /// Only these lights; empty is all.
    pub lights: Vec<LightName>,
    /// Only items not yet given out.
    pub unassigned: bool,
    /// Order.
    pub sort: SortKey,
    /// Falling instead of rising.
    pub descending: bool,
    /// Skip so many.
    pub offset: u32,
    /// At most so many; 0 is all.
    pub limit: u32,
}

/// A line of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItemLine {
    /// `2026-055`.
    pub code: String,
    /// Title.
    pub title: String,
    /// Light.
    pub light: LightName,
    /// Its word: 超期.
    pub light_word: String,
    /// Leading, joint and subject departments; empty where none is stated.
    pub lead: Vec<String>,
    /// Supporting departments.
    pub supporting: Vec<String>,
    /// The governing day.
    pub due: Option<String>,
    /// 6月20日（周六）, 长期, 每月25日前, or empty.
    pub due_words: String,
    /// 还有5个工作日.
    pub remaining: String,
    /// Stable name of the state.
    pub state: String,
    /// 待交办, 办理中.
    pub state_word: String,
    /// Last report's day.
    pub last_report: Option<String>,
    /// The meeting it comes from.
    pub meeting: Option<String>,
    /// Its name.
    pub meeting_name: String,
}

/// A page of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItemPageView {
    /// Lines.
    pub lines: Vec<ItemLine>,
    /// How many match.
    pub total: u32,
    /// How many there are without any filter.
    pub all: u32,
    /// How many of the matching carry each light: red, amber, green, blue, grey.
    pub tally: [u32; 5],
}

/// A fact in an item's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FactLine {
    /// Place in the journal.
    pub seq: u64,
    /// Stable kind.
    pub kind: String,
    /// 立项, 交办.
    pub word: String,
    /// Day it happened.
    pub on: String,
    /// When it was recorded.
    pub at: String,
    /// Who.
    pub actor: String,
    /// One sentence.
    pub sentence: String,
    /// Whether a later step took it back.
    pub undone: bool,
}

/// The timeline of an item, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HistoryView {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its facts.
    pub facts: Vec<FactLine>,
    /// Of the items that it continues.
    pub earlier: Vec<HistoryView>,
}

/// A department to filter the ledger by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DepartmentCount {
    /// Its name as items write it.
    pub name: String,
    /// How many items it has a part in.
    pub items: u32,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ItemView {
    /// As in the grid.
    pub line: ItemLine,
    /// 督办要求.
    pub requirement: String,
    /// 办结标准.
    pub done_when: String,
    /// Opaque id of the source meeting.
    pub meeting: Option<String>,
    /// What was said, verbatim.
    pub quote: String,
    /// Who.
    pub assignments: Vec<AssignmentView>,
    /// Persons.
    pub owners: Vec<OwnerView>,
    /// Time limits.
    pub deadlines: Vec<DeadlineView>,
    /// Figures.
    pub targets: Vec<TargetView>,
    /// Timeline, newest first.
    pub facts: Vec<FactLine>,
    /// The version to hand back with a step, so that nothing is overwritten.
    pub version: u64,
    /// 特急, 加急, or empty.
    pub urgency_word: String,
    /// 反馈时限.
    pub report_by: Option<String>,
    /// 密级.
    pub classification: Option<String>,
    /// 批示, 上级来文; empty for what comes from a meeting.
    pub source_kind: String,
    /// What stands before the quote in the minutes, and after it; empty elsewhere.
    pub context: [String; 2],
    /// The meeting's day.
    pub meeting_date: Option<String>,
    /// The day of 立项.
    pub registered_on: String,
    /// 0 to 100.
    pub percent: u8,
    /// What the plan asks for today; none where there is none.
    pub planned: Option<u8>,
    /// 距上次反馈已有11个工作日; empty where nobody reported.
    pub since_report: String,
    /// One a department.
    pub courses: Vec<CourseView>,
    /// 节点 and the last limit, in the order of the days; empty where there is but one.
    pub stages: Vec<StageView>,
    /// The days of the limit's arithmetic.
    pub strip: Option<StripView>,
    /// More time: granted, oldest first, then what waits for an answer.
    pub extensions: Vec<ExtensionView>,
    /// Reports that the cadence makes expected, latest first.
    pub expected: Vec<ExpectedView>,
    /// 每月25日前; empty where there is no cadence.
    pub cadence: String,
    /// Figures reached, in the order of the targets; without those of which nothing is recorded.
    pub reached: Vec<ReachedView>,
    /// Files, newest first.
    pub evidence: Vec<EvidenceView>,
    /// 回头看 set for this day.
    pub review_on: Option<String>,
    /// Items it is bound to.
    pub related: Vec<RelatedItem>,
    /// What to do next.
    pub todo: Option<TodoView>,
    /// What may be done, the likeliest first.
    pub actions: Vec<ActionView>,
    /// What may be done to the item itself: 修改, 改派, 拆分, 并入其他事项.
    pub reshapes: Vec<ActionView>,
    /// What may not, and why.
    pub refused: Vec<RefusedAction>,
    /// What undoing would take back; none where it cannot be undone from here.
    pub undo: Option<String>,
}
