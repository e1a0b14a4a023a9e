//! 工作日历.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Changed;

/// A day that a notice settles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CalendarDayView {
    /// Which.
    pub date: String,
    /// 10月1日（周五）.
    pub words: String,
    /// 国庆放假, 调休上班.
    pub becomes: String,
    /// What the calendar has it for until then: 工作日, 周末, 国庆放假.
    pub was: String,
}

/// A notice as it was read, before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CalendarPreview {
    /// The year it is for.
    pub year: i32,
    /// 发文字号, or empty.
    pub number: String,
    /// The days that would change, in order.
    pub changes: Vec<CalendarDayView>,
    /// How many days it settles as they are already.
    pub unchanged: u32,
    /// 2027年放假25天、补班6天；现有日历将改变31天.
    pub sentence: String,
    /// The calendar's version that it rests on.
    pub version: u64,
}

/// What the calendar knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CalendarView {
    /// The last year whose notice is known; past it, weekends alone are reckoned with.
    pub last_year: i32,
    /// The years that were taken in by the office, with the day and the clerk.
    pub notices: Vec<CalendarNoticeView>,
    /// Its version, which taking the last notice back rests on.
    pub version: u64,
}

/// A notice that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CalendarNoticeView {
    /// The year.
    pub year: i32,
    /// 发文字号, or empty.
    pub number: String,
    /// The day it was taken in.
    pub on: String,
    /// By whom.
    pub actor: String,
}

/// The calendar after a notice was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CalendarOutcome {
    /// As it stands now.
    pub calendar: CalendarView,
    /// For the toast.
    pub said: String,
    /// What changed.
    pub changed: Changed,
}
