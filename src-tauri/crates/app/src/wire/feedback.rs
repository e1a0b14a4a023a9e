//! 反馈表: forms that go out as files and come back filled in.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A form that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormFile {
    /// For whom.
    pub department: String,
    /// How many items it asks about.
    pub items: u32,
    /// How often the department was asked for something this month, this form among it.
    pub asked_this_month: u32,
    /// The file.
    pub path: String,
}

/// What becomes of a row of a form that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum RowName {
    /// 可登记.
    Accepted,
    /// 其间有变化: the item moved on since the form was made.
    Changed,
    /// 不能登记.
    Refused,
    /// 未填.
    Blank,
}

/// A row of a form that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FeedbackRow {
    /// Its number in the sheet, from 1.
    pub row: u32,
    /// The item's code as it stands there.
    pub code: String,
    /// The item's title.
    pub title: String,
    /// What becomes of it.
    pub outcome: RowName,
    /// 可登记, 其间有变化, 不能登记, 未填.
    pub outcome_word: String,
    /// What would be recorded: 60%：正在施工.
    pub words: String,
    /// Why it is refused, or what changed meanwhile; empty else.
    pub reason: String,
}

/// A form that came back, row by row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FeedbackView {
    /// Whose it is.
    pub department: String,
    /// The day it was made.
    pub made_on: Option<String>,
    /// Its rows.
    pub rows: Vec<FeedbackRow>,
    /// How many can be recorded.
    pub accepted: u32,
    /// How many were recorded; 0 in a preview.
    pub written: u32,
    /// One sentence: 可登记3件，其间有变化1件，不能登记1件.
    pub said: String,
}
