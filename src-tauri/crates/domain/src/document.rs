//! 文书: what the office sends out.

use chrono::NaiveDate;

use crate::{DocumentId, ItemId, MeetingId};

/// What kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// 督办通知单.
    SupervisionNotice,
    /// 催办单.
    ReminderNotice,
}

impl DocumentKind {
    /// The stable English name that stands in the journal and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SupervisionNotice => "supervision-notice",
            Self::ReminderNotice => "reminder-notice",
        }
    }

    /// The field's name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::SupervisionNotice => "督办通知单",
            Self::ReminderNotice => "催办单",
        }
    }
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
