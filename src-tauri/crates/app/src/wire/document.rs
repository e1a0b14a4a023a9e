//! Documents: composing, issuing, the register.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Changed, ErrorView, ItemQueryForm};

/// What kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKindName {
    /// 督办通知单.
    #[default]
    Notice,
    /// 催办通知.
    Reminder,
    /// 督查通报.
    Circular,
    /// 督查专报.
    Report,
}

/// Which form it is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum FormName {
    /// 文件: a red head.
    #[default]
    RedHead,
    /// 信函: red double lines.
    Letter,
    /// 表格; of a notice only.
    Table,
}

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentStateName {
    /// 拟稿.
    Drafted,
    /// 已核稿.
    Checked,
    /// 已签发.
    Signed,
    /// 已印发.
    Issued,
    /// 已撤回.
    Recalled,
    /// 已作废.
    Voided,
}

/// What a document is made of, before it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct DocumentForm {
    /// What kind.
    pub kind: DocumentKindName,
    /// Codes of the items, in the order of the sections.
    pub items: Vec<String>,
    /// 标题.
    pub title: String,
    /// 主送机关.
    pub addressees: Vec<String>,
    /// 抄送机关.
    pub copies: Vec<String>,
    /// 反馈时限.
    pub report_by: Option<String>,
    /// 成文日期.
    pub dated: String,
    /// 核稿人; may be empty.
    #[serde(default)]
    pub checked_by: String,
    /// 签发人; a number is given only with one.
    pub signed_by: String,
    /// Which form it is set in.
    #[serde(default)]
    pub form: FormName,
    /// 密级和保密期限, where it is higher than what is inherited.
    #[serde(default)]
    pub classification: String,
    /// 紧急程度, where it is higher than what is inherited: ``, `urgent`, `extra-urgent`.
    #[serde(default)]
    pub urgency: String,
    /// 份号: how many numbered copies; none numbers none.
    #[serde(default)]
    pub numbered_copies: Option<u32>,
    /// 催办: which time it is asked.
    #[serde(default)]
    pub round: u32,
    /// 通报, 专报: what it covers.
    #[serde(default)]
    pub period: String,
    /// The day its figures are of.
    #[serde(default)]
    pub as_of: Option<String>,
    /// 开头, instead of the usual words.
    #[serde(default)]
    pub opening: String,
    /// 专报: what the office writes; a paragraph a line, one that begins with # is a heading.
    #[serde(default)]
    pub body: String,
    /// 要求 or 建议, a paragraph a line, instead of the usual words.
    #[serde(default)]
    pub requests: String,
}

/// A proposal for a document: the form filled in, and what it would be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DocumentProposal {
    /// The form.
    pub form: DocumentForm,
    /// The next number: 云督办〔2026〕38号.
    pub next_number: String,
    /// Its items as the list shows them: code, title, due in words.
    pub lines: Vec<PaperItem>,
    /// 密级 that it inherits and that is printed whatever the form says; may be empty.
    pub inherited: String,
}

/// An item in a document's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperItem {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// 6月20日; of a reminder, what has not come: 未反馈, 超期3天.
    pub due_words: String,
}

/// A group of items waiting to be given out, by lead department or by meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DueGroup {
    /// The department, or the meeting's name, or 待明确单位.
    pub name: String,
    /// Codes.
    pub items: Vec<String>,
}

/// A page-by-page rendering's source: the very bytes, base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PdfView {
    /// Base64 of the PDF.
    pub base64: String,
    /// Number of pages.
    pub pages: u32,
    /// A telling file name: 云督办〔2026〕38号-市水利局.pdf.
    pub file_name: String,
}

/// A line of the register: drafts, issued documents, and those that no longer count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DocumentLine {
    /// Opaque.
    pub id: String,
    /// What kind.
    pub kind: DocumentKindName,
    /// 督办通知单.
    pub kind_word: String,
    /// How far it has come.
    pub state: DocumentStateName,
    /// 已印发.
    pub state_word: String,
    /// 云督办〔2026〕37号; empty while it has none.
    pub number: String,
    /// Title.
    pub title: String,
    /// 主送, joined.
    pub addressees: String,
    /// 拟稿人.
    pub drafted_by: String,
    /// 成文日期.
    pub dated: String,
    /// 核稿人; may be empty.
    pub checked_by: String,
    /// 签发人; may be empty.
    pub signed_by: String,
    /// Day of issue; empty before.
    pub issued_on: String,
    /// Why it was sent back, taken back or declared void; may be empty.
    pub reason: String,
    /// How many items.
    pub items: u32,
    /// Pages; 0 before it is issued.
    pub pages: u32,
    /// Short code; empty before it is issued.
    pub short_code: String,
    /// 回执 that have not come back.
    pub slips_open: u32,
    /// The file name of the scan with the signature; may be empty.
    pub scan: String,
    /// What it rests on, for the next step.
    pub version: u64,
}

/// One document with what a clerk may do to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DocumentView {
    /// Its line in the register.
    pub line: DocumentLine,
    /// What it is made of.
    pub form: DocumentForm,
    /// Its items as a list shows them.
    pub lines: Vec<PaperItem>,
    /// Its way, oldest first: 拟稿 王敏 6月10日.
    pub way: Vec<String>,
    /// Departments whose slip has not come back.
    pub slips_open: Vec<String>,
}

/// A sheet that the ledger prints for reading and handing round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "sheet", rename_all = "kebab-case")]
pub enum SheetKind {
    /// 台账.
    Ledger {
        /// A3 with all columns instead of A4 with the usual ones.
        wide: bool,
        /// Under a heading for each lead department.
        by_department: bool,
        /// What the grid shows: only that is printed, in its order.
        view: ItemQueryForm,
    },
    /// 单位任务清单.
    Tasks {
        /// The department, by any of the names it was written with.
        department: String,
    },
    /// 会议议定事项分解表.
    Breakdown {
        /// The meeting's id.
        meeting: String,
    },
    /// 领导参阅.
    Brief,
    /// 反馈表 on paper, for one of the departments that lead an item.
    Feedback {
        /// The item's code.
        item: String,
        /// 牵头单位, as the item names it.
        department: String,
    },
}

/// A step of a document on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum DocumentStep {
    /// 核稿.
    Check {
        /// 核稿人.
        by: String,
    },
    /// 签发.
    Sign {
        /// 签发人.
        by: String,
    },
    /// 退回修改.
    Return {
        /// Why.
        reason: String,
    },
    /// 编号印发.
    Issue,
    /// 撤回.
    Recall {
        /// Why.
        reason: String,
    },
    /// 作废.
    Void {
        /// Why.
        reason: String,
    },
    /// 回执 came back: each item that the department has of it is acknowledged.
    SlipBack {
        /// Which department.
        department: String,
    },
}

/// What issuing gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Issued {
    /// In the register.
    pub document: DocumentLine,
    /// 38号已发出.
    pub said: String,
    /// What changed.
    pub changed: Changed,
}

/// What was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BatchRun {
    /// Where each PDF was written, with its register line.
    pub issued: Vec<IssuedFile>,
    /// Codes that no document took: they name no department.
    pub left_over: Vec<String>,
    /// The file that holds all of them, for printing on both sides.
    pub merged: Option<String>,
    /// Departments that were still to come when the clerk stopped it.
    pub not_reached: Vec<String>,
    /// Departments whose document could not be made, each with why. Nothing is left of those.
    pub not_made: Vec<NotMade>,
}

/// A department whose document could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NotMade {
    /// Which.
    pub name: String,
    /// Why.
    pub error: ErrorView,
}

/// One issued file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IssuedFile {
    /// The register's line.
    pub document: DocumentLine,
    /// The file; empty for a draft.
    pub path: String,
}

/// How waiting items are put together into notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum GroupBy {
    /// One for each lead department.
    Department,
    /// One for each meeting.
    Meeting,
}

/// Long work, as it goes on: sent as the event `progress`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProgressView {
    /// What is being done: 正在检查日志.
    pub step: String,
    /// Done so far.
    pub done: u64,
    /// Of how many; 0 where it is not known.
    pub total: u64,
}

/// A sheet that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SavedSheet {
    /// Where it lies.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its pages, where it was set on pages.
    pub pages: Option<u32>,
}
