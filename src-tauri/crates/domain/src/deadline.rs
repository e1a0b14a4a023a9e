//! 完成时限: its wording, its meaning and how it was reckoned.

use chrono::NaiveDate;

use crate::Ground;

/// How often something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// 每天.
    Daily,
    /// 每周.
    Weekly,
    /// 每月; with a day, 每月25日前.
    Monthly {
        /// The day of the month it is due by.
        day: Option<u32>,
    },
    /// 每季度.
    Quarterly,
    /// 每半年.
    HalfYearly,
    /// 每年.
    Yearly,
    /// 定期: recurring, no interval stated.
    Periodic,
}

impl Cadence {
    /// The stable English name that stands on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly { .. } => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
            Self::Periodic => "periodic",
        }
    }
}

/// When it is due.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Due {
    /// By the end of this Beijing day.
    On(NaiveDate),
    /// Again and again.
    Every(Cadence),
    /// A span after an event whose day is not known yet: 印发后3个月内.
    After {
        /// The event: `印发`, `目录更新`.
        event: String,
        /// The span as written: `3个月`.
        span: String,
    },
    /// 长期坚持.
    Standing,
    /// 尽快、适时: stated, but no day follows from it.
    Vague,
}

/// One time limit. An item has a list; the last `On` governs its light.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// As written: `会后10个工作日内`.
    pub text: String,
    /// What it means.
    pub due: Due,
    /// The arithmetic in one Chinese sentence: 6月10日起数，扣周末2天、端午3天，至6月24日. Empty where there is none.
    pub basis: String,
    /// Where and by which rule.
    pub ground: Ground,
}

/// The day that governs an item's light: the last `On` of its list.
#[must_use]
pub fn governing_day(deadlines: &[Deadline]) -> Option<NaiveDate> {
    deadlines.iter().rev().find_map(|d| match d.due {
        Due::On(day) => Some(day),
        _ => None,
    })
}
