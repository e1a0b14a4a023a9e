//! 督办事项: what is tracked, and the steps of its life.

use chrono::NaiveDate;

use crate::{
    Assignment, Cadence, Deadline, DirectiveId, DocumentId, FileHash, ItemCode, ItemId, MeetingId, Owner, Target,
};

/// 紧急程度.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Urgency {
    /// No mark.
    #[default]
    Ordinary,
    /// 加急.
    Urgent,
    /// 特急.
    ExtraUrgent,
}

/// Where an item comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// A meeting's directive.
    Meeting {
        /// The meeting.
        meeting: MeetingId,
        /// Its directive.
        directive: DirectiveId,
        /// What the meeting said, verbatim.
        quote: String,
    },
    /// Entered by hand: 批示, 上级来文, 工作报告, 其他.
    Other {
        /// The kind, in the clerk's word.
        kind: String,
        /// What it rests on: who wrote what, which document.
        quote: String,
        /// The attached original.
        original: Option<FileHash>,
    },
}

/// What is tracked. A directive gives one or more.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id in facts.
    pub id: ItemId,
    /// What a clerk calls it.
    pub code: ItemCode,
    /// 事项名称.
    pub title: String,
    /// 督办要求: what is to be done.
    pub requirement: String,
    /// 办结标准: what a check looks at. Empty where none is set.
    pub done_when: String,
    /// 紧急程度.
    pub urgency: Urgency,
    /// 反馈时限, not 完成时限.
    pub report_by: Option<NaiveDate>,
    /// Where it comes from.
    pub source: Source,
    /// Who, in the source's order.
    pub assignments: Vec<Assignment>,
    /// Persons or posts made answerable.
    pub owners: Vec<Owner>,
    /// Time limits; the last `On` governs the light.
    pub deadlines: Vec<Deadline>,
    /// Figures to be reached.
    pub targets: Vec<Target>,
    /// 密级, inherited from the meeting.
    pub classification: Option<String>,
}

/// How a reminder was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 电话.
    Phone,
    /// 当面.
    Visit,
    /// 催办单.
    Slip,
}

/// One step in the life of an item. What is allowed when stands in [`crate::status`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// 交办: given out, by a document or otherwise.
    Assign {
        /// The notice that gave it out.
        document: Option<DocumentId>,
    },
    /// 签收.
    Acknowledge {
        /// Who.
        department: String,
    },
    /// 催办.
    Remind {
        /// Whom.
        department: String,
        /// How.
        by: Channel,
        /// What was said and answered.
        note: String,
    },
    /// 反馈.
    ReportProgress {
        /// Who.
        department: String,
        /// 0 to 100.
        percent: u8,
        /// 进展.
        narrative: String,
        /// 问题.
        problems: String,
        /// 下一步.
        next_step: String,
        /// Evidence files.
        evidence: Vec<FileHash>,
    },
    /// 申报办结.
    ReportCompletion {
        /// Who.
        department: String,
        /// What was reached.
        note: String,
    },
    /// 核查通过.
    Verify {
        /// What was looked at.
        note: String,
    },
    /// 退回.
    ReturnForRework {
        /// What is missing.
        missing: String,
    },
    /// 销号.
    Close {
        /// 办结说明.
        note: String,
    },
    /// 申请延期.
    RequestExtension {
        /// Who asks.
        department: String,
        /// The new day.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// 延期的答复.
    DecideExtension {
        /// Granted or refused.
        granted: bool,
        /// By whom.
        by: String,
        /// A remark; may be empty.
        note: String,
    },
    /// 暂缓.
    Suspend {
        /// Why.
        reason: String,
    },
    /// 恢复.
    Resume,
    /// 终止.
    Terminate {
        /// Why.
        reason: String,
    },
    /// 长期坚持.
    MakeStanding {
        /// How often it is reported from now on.
        cadence: Cadence,
    },
    /// 重新立项.
    Reopen {
        /// Why.
        reason: String,
    },
    /// 批示.
    Instruct {
        /// Who wrote.
        by: String,
        /// What.
        text: String,
        /// Whether it agrees to strike the item off (同意, 圈阅).
        approves: bool,
    },
    /// 回头看: the re-check after strike-off.
    Review {
        /// Whether it still holds.
        holds: bool,
        /// What was seen.
        note: String,
    },
}

impl Step {
    /// The fact's kind in the journal.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Assign { .. } => "ItemAssigned",
            Self::Acknowledge { .. } => "ItemAcknowledged",
            Self::Remind { .. } => "ItemReminded",
            Self::ReportProgress { .. } => "ProgressReported",
            Self::ReportCompletion { .. } => "CompletionReported",
            Self::Verify { .. } => "ItemVerified",
            Self::ReturnForRework { .. } => "ItemReturned",
            Self::Close { .. } => "ItemClosed",
            Self::RequestExtension { .. } => "ExtensionRequested",
            Self::DecideExtension { .. } => "ExtensionDecided",
            Self::Suspend { .. } => "ItemSuspended",
            Self::Resume => "ItemResumed",
            Self::Terminate { .. } => "ItemTerminated",
            Self::MakeStanding { .. } => "ItemMadeStanding",
            Self::Reopen { .. } => "ItemReopened",
            Self::Instruct { .. } => "ItemInstructed",
            Self::Review { .. } => "ItemReviewed",
        }
    }
}
