//! 计划进度: where an item should be on a day, from its assignment over its stages to its due day.

use chrono::NaiveDate;

use crate::{Deadline, Due};

/// By how many points progress may fall short of the plan, as an office can choose: 10, 20 or 30.
pub const TOLERANCES: [u8; 3] = [10, 20, 30];

/// The plan of one item: 0 on the day it was given out, 100 on its due day, even steps at the stages (节点) between
/// them, and a straight line from each to the next: 时间过半，任务过半.
///
/// Guarantees: the planned percent never falls from one day to the next.
///
/// ```
/// # use chrono::NaiveDate;
/// use duban_domain::Plan;
/// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let plan = Plan::new(day(6, 1), &[], day(6, 21)).unwrap();
/// assert_eq!(plan.planned(day(6, 11)), 50);
/// assert_eq!(plan.behind_from(20, 20), Some(day(6, 10)), "41 is more than 20 below the 20 reported");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Days with what should be reached by then, rising.
    points: Vec<(NaiveDate, u8)>,
}

impl Plan {
    /// The plan from `start` over `stages` to `due`. `None` where the due day is not after the start. Stages outside
    /// the two count as none.
    #[must_use]
    pub fn new(start: NaiveDate, stages: &[NaiveDate], due: NaiveDate) -> Option<Self> {
        if due <= start {
            return None;
        }
        let mut between: Vec<NaiveDate> = stages.iter().copied().filter(|day| start < *day && *day < due).collect();
        between.sort_unstable();
        between.dedup();
        let steps = between.len() + 1;
        let share = |step: usize| u8::try_from(step * 100 / steps).unwrap_or(100);
        let mut points = vec![(start, 0)];
        points.extend(between.into_iter().zip(1..).map(|(day, step)| (day, share(step))));
        points.push((due, 100));
        Some(Self { points })
    }

    /// What should be reached by the end of a day, 0 to 100, rounded down.
    #[must_use]
    pub fn planned(&self, day: NaiveDate) -> u8 {
        for pair in self.points.windows(2) {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            if day < from {
                return low;
            }
            if day < to {
                let gained = i64::from(high - low) * (day - from).num_days() / (to - from).num_days();
                return low + u8::try_from(gained).unwrap_or_default();
            }
        }
        self.points.last().map_or(100, |(_, percent)| *percent)
    }

    /// The first day on which `percent` falls short of the plan by more than `tolerance` points; `None` where it never
    /// does.
    #[must_use]
    pub fn behind_from(&self, percent: u8, tolerance: u8) -> Option<NaiveDate> {
        let wanted = i64::from(percent) + i64::from(tolerance) + 1;
        for pair in self.points.windows(2) {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            let (low, high, length) = (i64::from(low), i64::from(high), (to - from).num_days());
            if wanted <= low {
                return Some(from);
            }
            if wanted <= high && high > low {
                // The smallest number of days whose rounded-down gain suffices.
                let days = ((wanted - low) * length + (high - low) - 1) / (high - low);
                return from.checked_add_days(chrono::Days::new(days.unsigned_abs()));
            }
        }
        None
    }
}

/// 节点: the days stated before the one that governs, with their wording, in the order of the days.
#[must_use]
pub fn stages(deadlines: &[Deadline]) -> Vec<(NaiveDate, &str)> {
    let last = deadlines.iter().rposition(|d| matches!(d.due, Due::On(_))).unwrap_or_default();
    let mut stages: Vec<(NaiveDate, &str)> = deadlines[..last]
        .iter()
        .filter_map(|d| match d.due {
            Due::On(day) => Some((day, d.text.as_str())),
            _ => None,
        })
        .collect();
    stages.sort_unstable();
    stages
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Ground;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + chrono::Days::new(n)
    }

    #[test]
    fn stages_share_the_way_evenly() {
        let plan = Plan::new(day(0), &[day(10), day(40)], day(60)).unwrap();
        assert_eq!([0, 5, 10, 25, 40, 59, 60, 90].map(|n| plan.planned(day(n))), [0, 16, 33, 49, 66, 98, 100, 100]);
    }

    #[test]
    fn the_last_day_stated_is_no_stage() {
        let on = |text: &str, n| Deadline {
            text: text.into(),
            due: Due::On(day(n)),
            basis: String::new(),
            ground: Ground::clerk(),
        };
        assert_eq!(
            stages(&[on("主体完工", 20), on("前期完成", 9), on("竣工", 60)]),
            [(day(9), "前期完成"), (day(20), "主体完工")]
        );
        assert_eq!(stages(&[]), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn behind_from_a_day_means_behind_on_and_after_it(
            stages in prop::collection::vec(0_u64..120, 0..4),
            length in 1_u64..120,
            percent in 0_u8..=100,
            tolerance in prop::sample::select(TOLERANCES.to_vec()),
        ) {
            let stages: Vec<_> = stages.into_iter().map(day).collect();
            let plan = Plan::new(day(0), &stages, day(length)).unwrap();
            let from = plan.behind_from(percent, tolerance);
            for n in 0..=length {
                let behind = u16::from(plan.planned(day(n))) > u16::from(percent) + u16::from(tolerance);
                prop_assert_eq!(behind, from.is_some_and(|from| from <= day(n)));
            }
        }
    }
}
