//! Documents: composing, issuing, the register.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Changed;

/// What a notice is made of, before it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoticeForm {
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
    /// 签发人; a number is given only with one.
    pub signed_by: String,
}

/// A proposal for a notice: the form filled in, and what it would be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoticeProposal {
    /// The form.
    pub form: NoticeForm,
    /// The next number: 云督办〔2026〕38号.
    pub next_number: String,
    /// Its items as the list shows them: code, title, due in words.
    pub lines: Vec<NoticeLine>,
}

/// An item in a notice's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoticeLine {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// 6月20日.
    pub due_words: String,
}

/// A group of items waiting to be given out, by lead department or by meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoticeGroup {
    /// The department, or the meeting's name, or 未明确单位.
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

/// A line of the register of issued documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DocumentLine {
    /// Opaque.
    pub id: String,
    /// 云督办〔2026〕37号.
    pub number: String,
    /// Title.
    pub title: String,
    /// 主送, joined.
    pub addressees: String,
    /// 签发人.
    pub signed_by: String,
    /// Day of issue.
    pub issued_on: String,
    /// How many items.
    pub items: u32,
    /// Pages.
    pub pages: u32,
    /// Short code.
    pub short_code: String,
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
