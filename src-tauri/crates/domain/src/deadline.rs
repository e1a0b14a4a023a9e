//! 完成时限: its wording, its meaning and how it was reckoned.

use chrono::{Days, Months, NaiveDate};

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

/// The day that governs an item's light: the last `On` of its list. `None` where no day is stated: recurring, standing
/// and vague limits give none, nor does one that hangs on an event still to come.
#[must_use]
pub fn governing_day(deadlines: &[Deadline]) -> Option<NaiveDate> {
    deadlines.iter().rev().find_map(|d| match d.due {
        Due::On(day) => Some(day),
        _ => None,
    })
}

/// The last day of a month: 6月底前.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::end_of_month;
/// assert_eq!(end_of_month(2024, 2), NaiveDate::from_ymd_opt(2024, 2, 29));
/// assert_eq!(end_of_month(2026, 13), None);
/// ```
#[must_use]
pub fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The last day of a quarter, 1 to 4: 三季度末.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::end_of_quarter;
/// assert_eq!(end_of_quarter(2026, 3), NaiveDate::from_ymd_opt(2026, 9, 30));
/// assert_eq!(end_of_quarter(2026, 5), None);
/// ```
#[must_use]
pub fn end_of_quarter(year: i32, quarter: u32) -> Option<NaiveDate> {
    end_of_month(year, quarter.checked_mul(3)?)
}

/// The last day of a half, 1 or 2: 上半年. “双过半” is due on the first half's.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::end_of_half;
/// assert_eq!(end_of_half(2022, 1), NaiveDate::from_ymd_opt(2022, 6, 30));
/// assert_eq!(end_of_half(2022, 3), None);
/// ```
#[must_use]
pub fn end_of_half(year: i32, half: u32) -> Option<NaiveDate> {
    end_of_month(year, half.checked_mul(6)?)
}

/// 31 December: 年底前, 到2025年.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::end_of_year;
/// assert_eq!(end_of_year(2025), NaiveDate::from_ymd_opt(2025, 12, 31));
/// ```
#[must_use]
pub fn end_of_year(year: i32) -> Option<NaiveDate> {
    end_of_month(year, 12)
}

/// The `n`th calendar day after `from`: 15日内, 15天内. Counting starts the day after, as 民法典 §201 has it. Working
/// days are counted by [`crate::calendar::WorkCalendar::add_working_days`].
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::after_days;
/// let meeting = NaiveDate::from_ymd_opt(2026, 6, 9).unwrap();
/// assert_eq!(after_days(meeting, 15), NaiveDate::from_ymd_opt(2026, 6, 24));
/// assert_eq!(after_days(NaiveDate::MAX, 1), None);
/// ```
#[must_use]
pub fn after_days(from: NaiveDate, n: u32) -> Option<NaiveDate> {
    from.checked_add_days(Days::new(n.into()))
}

/// The same weekday `n` weeks later: 一周内, 两周内.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::after_weeks;
/// let tuesday = NaiveDate::from_ymd_opt(2026, 6, 9).unwrap();
/// assert_eq!(after_weeks(tuesday, 2), NaiveDate::from_ymd_opt(2026, 6, 23));
/// ```
#[must_use]
pub fn after_weeks(from: NaiveDate, n: u32) -> Option<NaiveDate> {
    from.checked_add_days(Days::new(u64::from(n) * 7))
}

/// The same day `n` months later, or the month's last where it has no such day (民法典 §202): 3个月内.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::after_months;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(after_months(day(2026, 5, 27), 3), Some(day(2026, 8, 27)));
/// assert_eq!(after_months(day(2025, 11, 30), 3), Some(day(2026, 2, 28)));
/// ```
#[must_use]
pub fn after_months(from: NaiveDate, n: u32) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(n))
}

/// The same day `n` years later, 29 February giving 28 where there is none: 两年内.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::after_years;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(after_years(day(2024, 2, 29), 1), Some(day(2025, 2, 28)));
/// ```
#[must_use]
pub fn after_years(from: NaiveDate, n: u32) -> Option<NaiveDate> {
    after_months(from, n.checked_mul(12)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn limit(text: &str, due: Due) -> Deadline {
        Deadline { text: text.into(), due, basis: String::new(), ground: Ground::clerk() }
    }

    #[test]
    fn the_last_day_stated_governs() {
        let deadlines = [
            limit("6月底前", Due::On(day("2026-06-30"))),
            limit("年底前", Due::On(day("2026-12-31"))),
            limit("每月25日前", Due::Every(Cadence::Monthly { day: Some(25) })),
        ];
        assert_eq!(governing_day(&deadlines), Some(day("2026-12-31")));
        assert_eq!(governing_day(&deadlines[2..]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_number_is_too_large(year: i32, n: u32) {
            for end in [end_of_month(year, n), end_of_quarter(year, n), end_of_half(year, n), end_of_year(year)] {
                prop_assert!(end.is_none_or(|d| d.succ_opt().is_none_or(|next| next.format("%d").to_string() == "01")));
            }
            let from = day("2026-06-09");
            for after in [after_days(from, n), after_weeks(from, n), after_months(from, n), after_years(from, n)] {
                prop_assert!(after.is_none_or(|d| d >= from));
            }
        }

        #[test]
        fn periods_end_together(year in 1900_i32..2200) {
            prop_assert_eq!(end_of_quarter(year, 4), end_of_year(year));
            prop_assert_eq!(end_of_half(year, 1), end_of_quarter(year, 2));
            prop_assert_eq!(end_of_month(year, 9), end_of_quarter(year, 3));
        }
    }
}
