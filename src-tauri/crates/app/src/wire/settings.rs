//! What the office settles for itself, and the figures by department.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Settings as a form shows them. Every change is a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SettingsForm {
    /// 临期: so many working days before the due day.
    pub amber_working_days: u32,
    /// 滞后: amber where progress falls short of the plan by more than 10, 20 or 30 points; none: never.
    pub behind_points: Option<u8>,
    /// 欠报: amber from so many missed reports, 1 to 3; none: never.
    pub amber_missed: Option<u8>,
    /// Red from so many.
    pub red_missed: Option<u8>,
    /// Colours, `#RRGGBB`: red, amber, green, blue, grey.
    pub colours: [String; 5],
    /// Supporting departments may report by themselves.
    pub supporting_may_report: bool,
    /// 销号 needs a leader's 批示 that agrees.
    pub close_needs_approval: bool,
    /// 回头看 so many days after strike-off; none: not set by itself.
    pub review_after_days: Option<u16>,
    /// Times of day for reminders, `09:00`; empty: none.
    pub remind_at: Vec<String>,
}

/// A set ready to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PresetView {
    /// Stable: `standard`, `strict`, `plain`.
    pub name: String,
    /// 标准, 从严, 只看时限.
    pub word: String,
    /// Whether it is what is set now.
    pub chosen: bool,
    /// What the settings would be with it.
    pub form: SettingsForm,
}

/// The settings with what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SettingsView {
    /// As they are.
    pub form: SettingsForm,
    /// The version they rest on.
    pub version: u64,
    /// Three sets ready to choose.
    pub presets: Vec<PresetView>,
    /// What undoing would take back; none where there is nothing.
    pub undo: Option<String>,
}

/// How a department stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DepartmentFigures {
    /// Its name as items write it.
    pub department: String,
    /// Items it leads, by light: red, amber, green, blue, grey.
    pub leads: [u32; 5],
    /// Items it supports, by light.
    pub supports: [u32; 5],
    /// Reports, reminders and forms asked of it this month: the burden rule.
    pub asked_this_month: u32,
}

/// Figures as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StatisticsView {
    /// The day.
    pub day: String,
    /// All items by light: red, amber, green, blue, grey.
    pub lights: [u32; 5],
    /// Every department that has a part in an item, by name.
    pub departments: Vec<DepartmentFigures>,
}
