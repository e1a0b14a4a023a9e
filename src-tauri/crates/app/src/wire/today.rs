//! 今日: what to do now.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ActionView, ItemLine, MeetingLine, TodoView};

/// Which list of 今日.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum TodayName {
    /// 超期.
    Overdue,
    /// 临期.
    Near,
    /// 待核查.
    Verify,
    /// 待销号.
    Close,
    /// 延期待答复.
    Extension,
    /// 本周待反馈.
    Report,
    /// 回头看.
    Review,
    /// 待交办.
    Assign,
}

/// A line of 今日, with the step it calls for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodayLine {
    /// As in the grid.
    pub line: ItemLine,
    /// 超4个工作日, 6月9日申报, 市水利局申请延至7月10日.
    pub note: String,
    /// What to do next.
    pub next: TodoView,
    /// Everything that may be done.
    pub actions: Vec<ActionView>,
}

/// One list of 今日.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodayList {
    /// Which.
    pub name: TodayName,
    /// 超期, 临期.
    pub word: String,
    /// How many there are.
    pub total: u32,
    /// The first of them, the most pressing first.
    pub lines: Vec<TodayLine>,
}

/// A receipt that has not come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SlipLine {
    /// The notice.
    pub document: String,
    /// 云督办〔2026〕36号.
    pub number: String,
    /// Who owes it.
    pub department: String,
    /// The day it was sent.
    pub sent: String,
    /// 送出3个工作日.
    pub words: String,
    /// How many items of it are not acknowledged.
    pub items: u32,
}

/// A coming day, or a run of days off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComingDay {
    /// The day; of a run, its first.
    pub day: String,
    /// The last of a run; the same where it is one day.
    pub until: String,
    /// 6月12日, or 6月19日至21日.
    pub words: String,
    /// 周五; empty for a run.
    pub weekday: String,
    /// Whether it is worked.
    pub working: bool,
    /// 端午, 周末, 补班; empty for an ordinary working day.
    pub name: String,
    /// Whether what is due then is 临期 today.
    pub near: bool,
    /// What is due then, at most six.
    pub items: Vec<ComingItem>,
    /// How many are due then.
    pub total: u32,
}

/// Something due on a coming day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComingItem {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The stage's wording where a stage (节点) is due, not the item.
    pub stage: String,
}

/// What to do today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TodayView {
    /// The day.
    pub today: String,
    /// 6月11日（周四）.
    pub words: String,
    /// All lists, in the order of need; empty ones too.
    pub lists: Vec<TodayList>,
    /// Meetings with directives to confirm.
    pub meetings: Vec<MeetingLine>,
    /// How many directives wait to be confirmed in all.
    pub to_confirm: u32,
    /// Receipts that have not come back, the longest out first.
    pub slips: Vec<SlipLine>,
    /// How many of them there are.
    pub slips_total: u32,
    /// The coming ten working days with the days off between them.
    pub days: Vec<ComingDay>,
}

/// A reminder for the clerk, to be shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Reminder {
    /// Names it: to be handed back to `reminders_shown`.
    pub key: String,
    /// The item.
    pub code: String,
    /// 2026-001今天到期.
    pub title: String,
    /// One sentence more.
    pub sentence: String,
}
