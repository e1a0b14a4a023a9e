//! 文书设置: how the office's papers are numbered, set and worded.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{DocumentKindName, FormName};

/// What one kind of document has of its own. What is empty is as usual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KindStyleForm {
    /// Which kind.
    pub kind: DocumentKindName,
    /// 机关代字.
    pub prefix: String,
    /// 发文机关标志.
    pub mark: String,
    /// 标题, with placeholders such as {会议}.
    pub title: String,
    /// 开头.
    pub opening: String,
    /// 结尾要求, a paragraph a line.
    pub closing: String,
}

/// A 抄送 list by a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopyListForm {
    /// Its name.
    pub name: String,
    /// Whom it holds.
    pub departments: Vec<String>,
}

/// What becomes of the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum SealName {
    /// 不加盖印章.
    None,
    /// Room is left for the real one.
    Room,
    /// Its picture is printed.
    Picture,
}

/// The settings as a form shows them. Every change is a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StationeryForm {
    /// One entry a kind, in the order of the kinds.
    pub kinds: Vec<KindStyleForm>,
    /// The usual 签发人.
    pub signatory: String,
    /// 专报 go to.
    pub report_to: String,
    /// 抄送 lists.
    pub copy_lists: Vec<CopyListForm>,
    /// Which form a notice has.
    pub form: FormName,
    /// What becomes of the seal.
    pub seal: SealName,
    /// A PNG to take as the seal; none keeps the one there is.
    pub seal_file: Option<String>,
    /// Its width on paper, in millimetres.
    pub seal_millimetres: u8,
    /// A folder with fonts of the office's own.
    pub fonts: String,
}

/// What a kind of document has as usual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KindUsual {
    /// Which kind.
    pub kind: DocumentKindName,
    /// 督办通知单.
    pub word: String,
    /// 机关代字 that is in force.
    pub prefix: String,
    /// 发文机关标志 that is in force.
    pub mark: String,
    /// The next number.
    pub next_number: String,
    /// What its wording can name: 会议, 件数.
    pub placeholders: Vec<String>,
}

/// The font that is used for a face of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FaceLine {
    /// 仿宋.
    pub word: String,
    /// Its file's name.
    pub file: String,
    /// Whether it is in the office's own folder.
    pub own: bool,
}

/// A character that not every font has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RareCharacter {
    /// The character.
    pub character: String,
    /// U+4DAE.
    pub code: String,
    /// The font that draws it instead; empty where none can.
    pub drawn_by: String,
}

/// What the fonts at hand cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FontsReport {
    /// A line a face.
    pub faces: Vec<FaceLine>,
    /// How many different characters the office's items, departments and people are written with.
    pub characters: u32,
    /// Those that the body's own face lacks.
    pub rare: Vec<RareCharacter>,
    /// The whole in a sentence.
    pub said: String,
}

/// The settings with what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StationeryView {
    /// As they are.
    pub form: StationeryForm,
    /// What each kind has as usual.
    pub kinds: Vec<KindUsual>,
    /// Whether a seal's picture is kept.
    pub seal_kept: bool,
    /// The version they rest on.
    pub version: u64,
}
