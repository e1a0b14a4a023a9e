//! A meeting and its review: the split view.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Changed, Place};

/// A line of the list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MeetingLine {
    /// Opaque.
    pub id: String,
    /// 会议名称, or the file's name where the text states none.
    pub name: String,
    /// Day it was held.
    pub date: Option<String>,
    /// Day it was received.
    pub received: String,
    /// The original's name.
    pub file_name: String,
    /// All directives.
    pub directives: u32,
    /// Undecided ones.
    pub open: u32,
    /// Confirmed ones.
    pub confirmed: u32,
    /// Sentences neither directive nor background.
    pub unclassified: u32,
}

/// What a chip or a value rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GroundView {
    /// Where it stands in the text; none where a clerk entered it.
    pub place: Option<Place>,
    /// The rule's stable name.
    pub rule: String,
    /// The rule in a phrase.
    pub reason: String,
}

/// 单位's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum RoleName {
    /// 牵头.
    Lead,
    /// 责任（并列）.
    Joint,
    /// 配合.
    Supporting,
    /// Subject of the order.
    Subject,
}

/// A department on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AssignmentView {
    /// As written.
    pub department: String,
    /// Its part.
    pub role: RoleName,
    /// The source's own word, or empty.
    pub label: String,
    /// 等部门.
    pub open_ended: bool,
    /// The full name of the department it means, as the registry has it today; none where the registry knows none.
    pub registered: Option<String>,
    /// Why.
    pub ground: GroundView,
}

/// 责任人 on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OwnerView {
    /// As written.
    pub name: String,
    /// Why.
    pub ground: GroundView,
}

/// What a time limit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DueName {
    /// A day: `date` is set.
    On,
    /// Recurring: `recurrence` is set.
    Every,
    /// After an event whose day is not known yet.
    After,
    /// 长期坚持.
    Standing,
    /// No day follows.
    Vague,
}

/// 完成时限 on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeadlineView {
    /// As written.
    pub text: String,
    /// What it means.
    pub due: DueName,
    /// The day, where one follows.
    pub date: Option<String>,
    /// `monthly`, `quarterly` …
    pub recurrence: Option<String>,
    /// In words for the card: 6月24日（周三）, 每月25日前, 长期坚持.
    pub words: String,
    /// 还有8个工作日; empty where there is no day.
    pub remaining: String,
    /// The arithmetic.
    pub basis: String,
    /// Why.
    pub ground: GroundView,
}

/// 目标 on a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TargetView {
    /// As written.
    pub text: String,
    /// The figure; of a range its lower end.
    pub number: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// Unit with measure word.
    pub unit: String,
    /// Why.
    pub ground: GroundView,
}

/// A department not stated but possibly meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SuggestionView {
    /// Name.
    pub department: String,
    /// Part.
    pub role: RoleName,
    /// Reason.
    pub reason: String,
}

/// What was decided about a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionName {
    /// 待确认.
    Open,
    /// 已确认.
    Confirmed,
    /// 不立项.
    Dismissed,
}

/// A directive's card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DirectiveView {
    /// Opaque.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// Verbatim.
    pub text: String,
    /// 事项名称.
    pub title: String,
    /// Headings above it.
    pub path: Vec<String>,
    /// Who.
    pub assignments: Vec<AssignmentView>,
    /// Answerable persons.
    pub owners: Vec<OwnerView>,
    /// Time limits.
    pub deadlines: Vec<DeadlineView>,
    /// Figures.
    pub targets: Vec<TargetView>,
    /// Shown apart, dashed.
    pub suggestions: Vec<SuggestionView>,
    /// What was decided.
    pub decision: DecisionName,
    /// The item's code once confirmed.
    pub item_code: Option<String>,
    /// The reason once dismissed.
    pub dismissed_because: Option<String>,
    /// Whether a clerk changed it.
    pub revised: bool,
    /// Places inside it where it could be cut in two (after 。 or ；), for 拆分.
    pub cuts: Vec<u32>,
}

/// The class of a sentence that is no directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PassageName {
    /// Title, date, who met.
    Header,
    /// 背景.
    Background,
    /// 未归类.
    Unclassified,
}

/// A sentence that is no directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PassageView {
    /// Where.
    pub place: Place,
    /// Class.
    pub kind: PassageName,
    /// Why.
    pub reason: String,
}

/// What was decided about a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum RepairVerdictName {
    /// Not yet.
    Open,
    /// 接受.
    Accepted,
    /// 改回原文: the original is back in the text.
    Undone,
}

/// A repair or a doubt of intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RepairView {
    /// Its number in this meeting, from 0; a step names it.
    pub number: u32,
    /// What was decided.
    pub verdict: RepairVerdictName,
    /// Where in the text.
    pub place: Place,
    /// What stood there.
    pub original: String,
    /// What was made of it.
    pub repaired: String,
    /// `traditional`, `pinyin`, `shifted-bytes`, `blanks` …
    pub kind: String,
    /// Whether the clerk must look.
    pub doubtful: bool,
}

/// How much of the text is decided, counted in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Coverage {
    /// All sentences.
    pub sentences: u32,
    /// In confirmed or dismissed directives.
    pub decided: u32,
    /// In open directives.
    pub open: u32,
    /// Background and header.
    pub background: u32,
    /// 未归类.
    pub unclassified: u32,
}

/// One meeting with everything the split view shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct MeetingView {
    /// Opaque.
    pub id: String,
    /// Grows with every change; sent back with a change so that two clerks are told of each other.
    pub version: u64,
    /// 会议名称, or the file's name.
    pub name: String,
    /// 第几次.
    pub number: Option<u32>,
    /// Day it was held.
    pub date: Option<String>,
    /// How the date was reckoned.
    pub date_basis: String,
    /// 职务 of the chair.
    pub chair_title: Option<String>,
    /// 主持人.
    pub chair_name: Option<String>,
    /// 密级.
    pub classification: Option<String>,
    /// Day it was received.
    pub received: String,
    /// The original's name.
    pub file_name: String,
    /// The clean text; paragraphs are lines.
    pub text: String,
    /// Cards in reading order.
    pub directives: Vec<DirectiveView>,
    /// All other sentences in reading order.
    pub passages: Vec<PassageView>,
    /// Repairs and doubts.
    pub repairs: Vec<RepairView>,
    /// Counted in sentences.
    pub coverage: Coverage,
    /// What 撤销 would take back, in words; none where there is nothing.
    pub undo: Option<String>,
}

/// What a clerk types into a card. Names and texts only: grounds are kept where a value stays as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DirectiveForm {
    /// 事项名称.
    pub title: String,
    /// 牵头单位.
    pub lead: Vec<String>,
    /// 责任单位（并列）.
    pub joint: Vec<String>,
    /// 配合单位.
    pub supporting: Vec<String>,
    /// 责任人.
    pub owners: Vec<String>,
    /// 完成时限: wordings; each is read as in minutes (`6月底前`, `会后10个工作日内`) or a day `2026-06-30`.
    pub deadlines: Vec<String>,
}

/// One decision of the clerk in the split view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ReviewStep {
    /// 确认: an item is registered.
    Confirm {
        /// Directive.
        directive: String,
    },
    /// 全部确认: every open directive as suggested.
    ConfirmAll,
    /// 修改.
    Revise {
        /// Directive.
        directive: String,
        /// New values.
        form: DirectiveForm,
    },
    /// 不立项.
    Dismiss {
        /// Directive.
        directive: String,
        /// Why.
        reason: String,
    },
    /// 归为背景.
    SetAside {
        /// Directive.
        directive: String,
    },
    /// 拆分, at places from `cuts`.
    Split {
        /// Directive.
        directive: String,
        /// Where.
        at: Vec<u32>,
    },
    /// 合并 with the directive above.
    MergeUp {
        /// Directive.
        directive: String,
    },
    /// A passage is a directive after all.
    Claim {
        /// Which passage.
        place: Place,
    },
    /// A passage is put into another class.
    Classify {
        /// Which passage.
        place: Place,
        /// The class.
        to: PassageName,
    },
    /// 接受 of repairs: they stand as they are.
    AcceptRepairs {
        /// Their numbers.
        repairs: Vec<u32>,
    },
    /// 改回原文: the original is put back, and the directive around it is read again.
    UndoRepair {
        /// Its number.
        repair: u32,
    },
    /// A suggestion is taken.
    TakeSuggestion {
        /// Directive.
        directive: String,
        /// Which one.
        department: String,
    },
    /// 撤销 of the last step on this meeting.
    Undo,
}

/// The meeting after a step, and a sentence for the toast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ReviewOutcome {
    /// As it stands now.
    pub meeting: MeetingView,
    /// 已确认第2条，立为2026-057.
    pub said: String,
    /// What changed.
    pub changed: Changed,
}

/// A meeting as read, not stored: `duban parse`. The shape is kept, for others read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ParseView {
    /// The clean, simplified text.
    pub text: String,
    /// Header fields.
    pub meeting: ParsedMeeting,
    /// Directives, verbatim.
    pub directives: Vec<ParsedDirective>,
    /// Title, date, who met, headings.
    pub header: Vec<ParsedPassage>,
    /// Read and judged no task.
    pub background: Vec<ParsedPassage>,
    /// Neither: for the clerk to decide.
    pub unclassified: Vec<ParsedPassage>,
    /// What intake changed or doubted.
    pub repairs: Vec<RepairView>,
    /// What the reader noticed.
    pub diagnostics: Vec<DiagnosticView>,
}

/// Header fields of a parsed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParsedMeeting {
    /// 会议名称 or title.
    pub name: Option<String>,
    /// 第几次.
    pub number: Option<u32>,
    /// Day.
    pub date: Option<String>,
    /// How it was reckoned.
    pub date_basis: String,
    /// Who chaired.
    pub chair: Option<ParsedChair>,
    /// 发文字号.
    pub document_number: Option<String>,
}

/// Who chaired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParsedChair {
    /// 职务.
    pub title: String,
    /// 姓名.
    pub name: String,
}

/// A parsed directive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ParsedDirective {
    /// Verbatim.
    pub text: String,
    /// 事项名称.
    pub title: String,
    /// Headings above.
    pub path: Vec<String>,
    /// Leading, joint and subject departments.
    pub lead: Vec<String>,
    /// Supporting.
    pub supporting: Vec<String>,
    /// Persons or posts.
    pub owners: Vec<String>,
    /// Time limits.
    pub deadlines: Vec<ParsedDeadline>,
    /// Figures.
    pub targets: Vec<ParsedTarget>,
    /// Every department with its part and ground.
    pub assignments: Vec<AssignmentView>,
}

/// A parsed time limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParsedDeadline {
    /// As written.
    pub text: String,
    /// The day.
    pub date: Option<String>,
    /// The cadence.
    pub recurrence: Option<String>,
    /// The arithmetic.
    pub basis: String,
}

/// A parsed figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ParsedTarget {
    /// As written.
    pub text: String,
    /// The figure, or `[lower, upper]`.
    pub number: Figure,
}

/// A figure or a range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum Figure {
    /// One figure.
    One(f64),
    /// Lower and upper end.
    Range([f64; 2]),
}

/// A parsed passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParsedPassage {
    /// Verbatim.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Something noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DiagnosticView {
    /// Whether the clerk should look.
    pub doubt: bool,
    /// Where.
    pub place: Place,
    /// Stable name.
    pub code: String,
    /// What.
    pub message: String,
    /// What to do.
    pub hint: String,
}
