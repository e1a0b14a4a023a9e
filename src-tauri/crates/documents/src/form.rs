//! 反馈表: a workbook that goes to one department without a network, is filled in, and comes back.
//!
//! [`write`] makes the sheet: what is asked stands in guarded cells, what is to be filled in is open, with drop-downs and
//! limits. [`read`] takes it back, as `.xlsx`, `.xls` or `.ods`, and says of every row what stands in it or what is wrong
//! with it. The item's version when the form was made travels in a hidden column, so that what changed meanwhile shows.

mod read;
mod write;

pub use read::{Filled, FormError, FormReading, RowFault, RowRead, read};
pub use write::write;

use chrono::NaiveDate;

/// What is asked of one department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The department.
    pub department: String,
    /// The office that asks, with whom to send the form back to.
    pub office: String,
    /// The day the form was made.
    pub made_on: NaiveDate,
    /// One an item.
    pub rows: Vec<FormRow>,
}

/// One item of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What is to be done.
    pub ask: String,
    /// 6月30日（周二）.
    pub due: String,
    /// What the department last reported, 0 to 100.
    pub percent: u8,
    /// The item's version when the form was made.
    pub version: u64,
}

/// 办理情况, as the drop-down offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 办理中.
    Progress,
    /// 申报办结.
    Completion,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Progress, Self::Completion];

    /// The word in the sheet.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Progress => "办理中",
            Self::Completion => "申报办结",
        }
    }
}

/// The columns, in order, by their heads. Found again by them, wherever they stand.
const HEADS: [&str; 12] = [
    "编号",
    "事项",
    "要求",
    "完成时限",
    "上次进度",
    "办理情况",
    "进度（%）",
    "进展情况",
    "存在问题",
    "下一步打算",
    "反馈日期",
    "版本",
];

/// The sheet's name.
const SHEET: &str = "反馈表";

/// The sheet that says what the workbook is; hidden.
const ABOUT: &str = "督办";

/// What its first cell says.
const MARK: &str = "duban-form-1";
