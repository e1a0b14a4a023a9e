//! The office, and the state of the program.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The office's profile as a form shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct OfficeForm {
    /// 单位名称.
    pub name: String,
    /// 发文机关标志.
    pub mark: String,
    /// 机关代字.
    pub number_prefix: String,
    /// 普发名单.
    pub general_list: String,
    /// 联系人及电话.
    pub contact: String,
}

/// What the window needs to draw its frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Desk {
    /// The profile; none at first start.
    pub office: Option<OfficeForm>,
    /// Today, as the program's clock has it.
    pub today: String,
    /// Meetings that still hold undecided directives.
    pub meetings_open: u32,
    /// Items registered and not yet given out.
    pub items_unassigned: u32,
    /// Where the data lives.
    pub data_folder: String,
    /// The program's version.
    pub version: String,
    /// When the last backup was made, `2026-06-11T09:12`, or none.
    pub backed_up: Option<String>,
}

/// A person to choose as acting clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClerkView {
    /// 姓名.
    pub name: String,
    /// 职务, as the registry has it; may be empty.
    pub post: String,
    /// The last day on which the person recorded something; none where it only stands in the registry.
    pub last_day: Option<String>,
}

/// Who acts, and who may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ClerksView {
    /// Whose name stands in the facts now: 督查室 where none was chosen.
    pub acting: String,
    /// Whether someone was chosen since the program started.
    pub chosen: bool,
    /// The persons to choose from: who recorded lately first, then the registry's contacts of the own office.
    pub clerks: Vec<ClerkView>,
}

/// The result of checking the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VerificationView {
    /// Whether everything holds.
    pub sound: bool,
    /// Facts read.
    pub facts: u64,
    /// The head's hash.
    pub head: String,
    /// One sentence: what was checked, or the first broken fact and what is wrong with it.
    pub sentence: String,
}
