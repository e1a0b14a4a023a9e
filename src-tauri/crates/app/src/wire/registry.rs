//! 名录: departments and persons.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Changed;

/// 级别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum LevelName {
    /// 省.
    Province,
    /// 市.
    City,
    /// 县.
    County,
    /// 区.
    District,
}

/// 类别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum SideName {
    /// 党委.
    Party,
    /// 政府.
    Government,
    /// 其他: 人大、政协、法检、群团、企业、县区.
    Other,
}

/// 联系人.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactForm {
    /// 姓名.
    pub name: String,
    /// 职务; may be empty.
    pub post: String,
    /// 电话; may be empty.
    pub phone: String,
}

/// 曾用名.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FormerNameView {
    /// The full name it had.
    pub name: String,
    /// The first day on which it had another.
    pub until: String,
}

/// A department as the registry shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DepartmentView {
    /// Opaque.
    pub id: String,
    /// 全称.
    pub name: String,
    /// 简称, without level.
    pub short_names: Vec<String>,
    /// 别称 and further plates.
    pub aliases: Vec<String>,
    /// 级别.
    pub level: LevelName,
    /// 类别.
    pub side: SideName,
    /// 职责, as key words.
    pub duties: Vec<String>,
    /// 主要负责人; may be empty.
    pub leader: String,
    /// 联系人.
    pub contacts: Vec<ContactForm>,
    /// 曾用名, the oldest first.
    pub former: Vec<FormerNameView>,
    /// The full name of the department it went into, if it was merged.
    pub merged_into: Option<String>,
    /// The first day on which that one answers.
    pub merged_from: Option<String>,
    /// How many items name it, by any of its names.
    pub items: u32,
}

/// The whole registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegistryView {
    /// Grows with every change; sent back with a change.
    pub version: u64,
    /// Whether it still is the usual bodies, unchanged.
    pub standard: bool,
    /// The office's own level.
    pub level: LevelName,
    /// The office's own place without its level; may be empty.
    pub place: String,
    /// All departments in the order of the registry, merged ones too.
    pub departments: Vec<DepartmentView>,
    /// Names in items that the registry does not know, to be entered or added to an entry.
    pub unknown: Vec<String>,
    /// What 撤销 would take back, in words; none where there is nothing.
    pub undo: Option<String>,
}

/// What a clerk types into a department's entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DepartmentForm {
    /// Of an entry that is there; none for a new one.
    pub id: Option<String>,
    /// 全称.
    pub name: String,
    /// 简称.
    pub short_names: Vec<String>,
    /// 别称.
    pub aliases: Vec<String>,
    /// 级别; none for the office's own.
    pub level: Option<LevelName>,
    /// 类别.
    pub side: SideName,
    /// 职责关键词.
    pub duties: Vec<String>,
    /// 主要负责人.
    pub leader: String,
    /// 联系人.
    pub contacts: Vec<ContactForm>,
}

/// One change of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RegistryStep {
    /// 新增 or 修改. A changed full name is a correction here; 更名 keeps the old one.
    Set {
        /// The entry.
        form: DepartmentForm,
    },
    /// 更名.
    Rename {
        /// Which, by its id.
        department: String,
        /// Its full name from then on.
        to: String,
        /// The first day of the new name.
        from: String,
    },
    /// 合并.
    Merge {
        /// Which go, by their ids.
        departments: Vec<String>,
        /// Into which.
        into: String,
        /// The first day on which that one answers.
        from: String,
    },
    /// 撤销 of the last change.
    Undo,
}

/// The registry after a change, and a sentence for the toast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegistryOutcome {
    /// As it stands now.
    pub registry: RegistryView,
    /// “市水利局”已更名为“市水利和湖泊局”.
    pub said: String,
    /// What changed.
    pub changed: Changed,
}

/// What a row of a table would do to the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum RowAction {
    /// 新增.
    New,
    /// 修改: the entry gets what it lacks.
    Changed,
    /// Everything is there already.
    Same,
    /// Not taken.
    Refused,
}

/// A row of a table of departments or persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegistryRow {
    /// Its number in the table, as a spreadsheet counts.
    pub row: u32,
    /// The department it names.
    pub name: String,
    /// What it would do.
    pub action: RowAction,
    /// What changes, or why it is not taken.
    pub sentence: String,
}

/// A table of departments, before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegistryPreview {
    /// The registry's version that it rests on; sent back with the import.
    pub version: u64,
    /// The columns that were recognised, by their headings.
    pub columns: Vec<String>,
    /// Row by row.
    pub rows: Vec<RegistryRow>,
    /// 新增3个，修改12个，2行没有采用.
    pub sentence: String,
}
