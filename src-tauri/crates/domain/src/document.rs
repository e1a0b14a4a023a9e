//! 文书: what the office sends out.

use chrono::NaiveDate;

use crate::{DocumentId, ItemId, MeetingId, Urgency};

/// What kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// 督办通知单.
    SupervisionNotice,
    /// 催办通知.
    ReminderNotice,
    /// 督查通报: figures of a period, told to the departments.
    Circular,
    /// 督查专报: a report upwards.
    Report,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::SupervisionNotice, Self::ReminderNotice, Self::Circular, Self::Report];

    /// The stable English name that stands in the journal and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SupervisionNotice => "supervision-notice",
            Self::ReminderNotice => "reminder-notice",
            Self::Circular => "circular",
            Self::Report => "report",
        }
    }

    /// The field's name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::SupervisionNotice => "督办通知单",
            Self::ReminderNotice => "催办通知",
            Self::Circular => "督查通报",
            Self::Report => "督查专报",
        }
    }

    /// Whether it asks its addressees for something, which counts as a request of them.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(self, Self::SupervisionNotice | Self::ReminderNotice)
    }
}

/// Which of its forms a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PaperForm {
    /// 公文: red head, red line.
    #[default]
    RedHead,
    /// 信函格式: red double lines.
    Letter,
    /// A bordered table; for a notice only.
    Table,
}

/// 拟稿: a document before it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id in facts.
    pub id: DocumentId,
    /// What kind.
    pub kind: DocumentKind,
    /// 标题.
    pub title: String,
    /// The meeting it carries out, if one.
    pub meeting: Option<MeetingId>,
    /// Its items, in the order of its sections.
    pub items: Vec<ItemId>,
    /// 主送机关.
    pub addressees: Vec<String>,
    /// 抄送机关.
    pub copies: Vec<String>,
    /// 反馈时限.
    pub report_by: Option<NaiveDate>,
    /// 成文日期, printed under the signature.
    pub dated: NaiveDate,
    /// Which of its forms it has.
    pub form: PaperForm,
    /// 密级, 紧急程度 and 份号, as far as they go beyond what it inherits.
    pub grade: Grade,
    /// What it tells beside its items.
    pub told: Told,
}

/// 密级, 紧急程度 and 份号 that a clerk set. What the meeting and the items have is never lowered by them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Grade {
    /// 密级和保密期限: 机密★1年.
    pub classification: Option<String>,
    /// 紧急程度.
    pub urgency: Urgency,
    /// Copies that are numbered (份号), each set with its own; `None` numbers none.
    pub numbered_copies: Option<u32>,
}

/// What a document tells beside its items. What its kind has no place for stays empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Told {
    /// 催办: which time it is asked, 1 for the first; 0 where it is no reminder.
    pub round: u32,
    /// 通报, 专报: what it covers, such as 2026年上半年.
    pub period: String,
    /// The day its figures are of.
    pub as_of: Option<NaiveDate>,
    /// 开头: words of its own instead of the usual ones.
    pub opening: String,
    /// 专报: sections that the office writes.
    pub sections: Vec<ToldSection>,
    /// What is asked for or proposed, a paragraph each, instead of the usual words.
    pub requests: Vec<String>,
}

/// A section that the office writes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ToldSection {
    /// Its heading, without a number.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentState {
    /// 拟稿.
    Drafted,
    /// 已核稿.
    Checked,
    /// 已签发, not numbered yet.
    Signed,
    /// 已印发.
    Issued,
    /// 已撤回: it was issued and taken back.
    Recalled,
    /// 已作废: it does not count; a number it had stays on record.
    Voided,
}

impl DocumentState {
    /// All of them, in the order of their way.
    pub const ALL: [Self; 6] = [Self::Drafted, Self::Checked, Self::Signed, Self::Issued, Self::Recalled, Self::Voided];

    /// The word in the register.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Drafted => "拟稿",
            Self::Checked => "已核稿",
            Self::Signed => "已签发",
            Self::Issued => "已印发",
            Self::Recalled => "已撤回",
            Self::Voided => "已作废",
        }
    }
}

/// 发文字号 from a gapless yearly series.
///
/// ```
/// use duban_domain::DocumentNumber;
/// let number = DocumentNumber { prefix: "云督办".into(), year: 2026, number: 37 };
/// assert_eq!(number.to_string(), "云督办〔2026〕37号");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentNumber {
    /// 机关代字.
    pub prefix: String,
    /// Full year.
    pub year: i32,
    /// From 1, without gaps, without leading zeros.
    pub number: u32,
}

impl std::fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}〔{}〕{}号", self.prefix, self.year, self.number)
    }
}
