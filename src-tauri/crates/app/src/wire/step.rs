//! Steps in an item's life, registering by hand, and what reshapes an item.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Changed, ItemView};

/// How a reminder was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelName {
    /// 电话.
    Phone,
    /// 当面.
    Visit,
    /// 催办单.
    Slip,
}

/// One step, as a form or a command gives it. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum StepForm {
    /// 交办, given out otherwise than by a notice.
    Assign,
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
        by: ChannelName,
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
        /// 回头看 so many days later; none takes the office's setting, 0 sets none.
        review_after: Option<u16>,
    },
    /// 申请延期.
    RequestExtension {
        /// Who asks.
        department: String,
        /// The new day.
        until: String,
        /// Why.
        reason: String,
    },
    /// 答复延期.
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
        /// How often, in words: 每周, 每月25日前, 每季度.
        cadence: String,
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
        /// Whether it agrees to strike the item off.
        approves: bool,
    },
    /// 回头看.
    Review {
        /// Whether it still holds.
        holds: bool,
        /// What was seen.
        note: String,
    },
    /// 目标完成: how far one of the item's figures is reached.
    ReachTarget {
        /// The target as it is written, or a part of it that only one has.
        target: String,
        /// The figure, in the target's own unit.
        figure: f64,
    },
    /// 添加佐证: the files alone.
    AddEvidence,
    /// 改派.
    Reassign {
        /// 牵头.
        lead: Vec<String>,
        /// 责任（并列）.
        joint: Vec<String>,
        /// 配合.
        supporting: Vec<String>,
        /// Why.
        reason: String,
    },
}

/// A step with the day it happened and the files that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct StepRequest {
    /// What.
    pub step: StepForm,
    /// The day it happened; none is today.
    pub on: Option<String>,
    /// Paths of files to keep with it.
    pub evidence: Vec<String>,
}

/// What a step gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct StepOutcome {
    /// The item as it stands now; of several, the first.
    pub item: ItemView,
    /// Codes of all items the step made or changed.
    pub codes: Vec<String>,
    /// 已登记市水利局的反馈.
    pub said: String,
    /// What changed.
    pub changed: Changed,
}

/// An item's own fields, for registering by hand and for correcting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItemForm {
    /// 事项名称.
    pub title: String,
    /// 督办要求; empty takes the title.
    pub requirement: String,
    /// 办结标准.
    pub done_when: String,
    /// `ordinary`, `urgent`, `extra-urgent`; empty is ordinary.
    pub urgency: String,
    /// 反馈时限.
    pub report_by: Option<String>,
    /// 牵头.
    pub lead: Vec<String>,
    /// 责任（并列）.
    pub joint: Vec<String>,
    /// 配合.
    pub supporting: Vec<String>,
    /// 责任人.
    pub owners: Vec<String>,
    /// Time limits in words, stages (节点) before the last day: 6月底前完成前期, 2026-12-31, 每月25日前.
    pub deadlines: Vec<String>,
    /// Figures that say what counts as done: 改造127座水库, 不少于200名.
    pub targets: Vec<String>,
}

/// Where an item entered by hand comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SourceForm {
    /// 批示, 上级来文, 工作报告, 其他.
    pub kind: String,
    /// What it rests on: who wrote what, which document.
    pub quote: String,
    /// Path of the original to keep.
    pub original: Option<String>,
}

/// One part of a split. What is left empty is taken from the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PartForm {
    /// 事项名称.
    pub title: String,
    /// 督办要求.
    pub requirement: String,
    /// 牵头.
    pub lead: Vec<String>,
    /// 配合.
    pub supporting: Vec<String>,
    /// Time limits in words.
    pub deadlines: Vec<String>,
}
