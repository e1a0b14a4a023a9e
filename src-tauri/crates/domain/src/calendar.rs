//! The work calendar: which days are worked, and reckoning with them.
//!
//! Source: the State Council's yearly notices on days off (国务院办公厅关于部分节假日安排的通知), as the crate
//! `chinese_holiday` keeps them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Included};
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

mod announced;
mod festival;
mod notice;
mod reckoning;

pub use festival::festival;
pub use notice::{HolidayNotice, NoticeRefusal, NoticedDay};
pub use reckoning::Reckoning;

/// Why a day is worked or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// A weekend day that is worked (调休补班).
    MakeUp,
    /// An ordinary weekend day.
    Weekend,
    /// A day off of a holiday, with its short name: 端午. A weekend day inside a holiday is the holiday's.
    Holiday(String),
}

impl DayKind {
    /// Whether such a day is worked.
    #[must_use]
    pub fn is_worked(&self) -> bool {
        matches!(self, Self::Working | Self::MakeUp)
    }

    /// What a day is by its weekday alone.
    fn of_weekday(day: NaiveDate) -> Self {
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) { Self::Weekend } else { Self::Working }
    }
}

/// The days off and the make-up days of the State Council, and what an office has added to them.
///
/// [`WorkCalendar::default`] knows 2004 to 2026. On days that it does not know, weekends alone are reckoned with,
/// and every [`Reckoning`] that touches such a day says 按周末推算. A new year's notice is added with
/// [`WorkCalendar::with_year`], single days (a local holiday, a day worked by order) with
/// [`WorkCalendar::with_override`].
///
/// Guarantees: a calendar is a value, so the same calendar always gives the same answer; no method panics on any
/// day.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_domain::calendar::{DayKind, WorkCalendar};
///
/// let calendar = WorkCalendar::default();
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// assert_eq!(calendar.day(day(6, 19)), DayKind::Holiday("端午".into()));
/// assert_eq!(calendar.day(day(5, 9)), DayKind::MakeUp);
/// assert_eq!(calendar.day(day(6, 13)), DayKind::Weekend);
/// assert_eq!(calendar.day(day(6, 15)), DayKind::Working);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Days that are not what their weekday says.
    special: BTreeMap<NaiveDate, DayKind>,
    /// Years whose notice is known.
    years: BTreeSet<i32>,
}

impl Default for WorkCalendar {
    fn default() -> Self {
        static STATE_COUNCIL: LazyLock<WorkCalendar> =
            LazyLock::new(|| WorkCalendar { special: announced::days(), years: announced::YEARS.collect() });
        STATE_COUNCIL.clone()
    }
}

impl WorkCalendar {
    /// This calendar, with one day set by hand. It wins over the State Council's notice, and over an earlier setting.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::{DayKind, WorkCalendar};
    /// let local = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
    /// let calendar = WorkCalendar::default().with_override(local, DayKind::Holiday("建市纪念日".into()));
    /// assert!(!calendar.is_working(local));
    /// ```
    #[must_use]
    pub fn with_override(mut self, day: NaiveDate, kind: DayKind) -> Self {
        self.special.insert(day, kind);
        self
    }

    /// This calendar, with the notice of a further year: its days off and make-up days, also those that lie at the
    /// end of the year before. From then on the year is known.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::{DayKind, WorkCalendar};
    /// let day = |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap();
    /// let calendar = WorkCalendar::default().with_year(2027, [(day(1, 1), DayKind::Holiday("元旦".into()))]);
    /// assert!(calendar.known(day(3, 1)));
    /// assert!(!calendar.is_working(day(1, 1)));
    /// ```
    #[must_use]
    pub fn with_year(mut self, year: i32, days: impl IntoIterator<Item = (NaiveDate, DayKind)>) -> Self {
        self.special.extend(days);
        self.years.insert(year);
        self
    }

    /// What kind of day it is.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> DayKind {
        self.special.get(&day).cloned().unwrap_or_else(|| DayKind::of_weekday(day))
    }

    /// Whether it is worked.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.special.get(&day).map_or_else(|| DayKind::of_weekday(day).is_worked(), DayKind::is_worked)
    }

    /// The last year whose notice is known.
    #[must_use]
    pub fn last_year(&self) -> Option<i32> {
        self.years.last().copied()
    }

    /// Whether a notice, or the office, has settled what the day is.
    ///
    /// The last six days of a year are settled by the notice of the next one as well: 元旦 has often taken days off
    /// or make-up days from them. So of the last year known, the days after 25 December are not known yet.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::WorkCalendar;
    /// let calendar = WorkCalendar::default();
    /// let known = |y, m, d| calendar.known(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    /// assert!(known(2026, 12, 25) && known(2025, 12, 31));
    /// assert!(!known(2026, 12, 26) && !known(2027, 3, 1) && !known(2003, 12, 1));
    /// ```
    #[must_use]
    pub fn known(&self, day: NaiveDate) -> bool {
        let noticed = self.years.contains(&day.year())
            && ((day.month(), day.day()) <= (12, 25) || self.years.contains(&(day.year() + 1)));
        noticed || self.special.contains_key(&day)
    }

    /// The day `n` working days after `from`. Counting starts the day after `from`, whether or not `from` itself is
    /// worked; zero days are due on `from`.
    ///
    /// The sixteen bits are on purpose: no time limit runs over centuries, and a misread number stops here.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::WorkCalendar;
    /// let meeting = NaiveDate::from_ymd_opt(2026, 6, 9).unwrap();
    /// let reckoning = WorkCalendar::default().add_working_days(meeting, 10);
    /// assert_eq!(reckoning.due, NaiveDate::from_ymd_opt(2026, 6, 24).unwrap());
    /// assert_eq!(reckoning.basis(), "6月10日起数，扣周末2天、端午3天，至6月24日");
    /// ```
    #[must_use]
    pub fn add_working_days(&self, from: NaiveDate, n: u16) -> Reckoning {
        let mut reckoning = Reckoning { due: from, counted: Vec::new(), known: true };
        let mut left = n;
        while left > 0 {
            let Some(day) = reckoning.due.succ_opt() else { break };
            let kind = self.day(day);
            left -= u16::from(kind.is_worked());
            reckoning.due = day;
            reckoning.known &= self.known(day);
            reckoning.counted.push((day, kind));
        }
        reckoning
    }

    /// How many working days lie between two days: those after `from`, up to and with `to`. Negative where `to` lies
    /// before `from`: the same days, counted the other way.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::WorkCalendar;
    /// let calendar = WorkCalendar::default();
    /// let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
    /// assert_eq!(calendar.working_days_between(day(11), day(18)), 5);
    /// assert_eq!(calendar.working_days_between(day(18), day(11)), -5);
    /// assert_eq!(calendar.working_days_between(day(18), day(21)), 0, "端午");
    /// ```
    #[must_use]
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        if to == from {
            return 0;
        }
        let days = (to - from).num_days();
        let rest = from.iter_days().skip(1).take(usize::try_from(days % 7).unwrap_or(0));
        let by_weekday = days / 7 * 5 + rest.map(|d| i64::from(DayKind::of_weekday(d).is_worked())).sum::<i64>();
        let corrections = self
            .special
            .range((Excluded(from), Included(to)))
            .map(|(d, kind)| i64::from(kind.is_worked()) - i64::from(DayKind::of_weekday(*d).is_worked()));
        by_weekday + corrections.sum::<i64>()
    }

    /// The day itself where it is worked, or else the next that is: 遇节假日顺延.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::WorkCalendar;
    /// let calendar = WorkCalendar::default();
    /// let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
    /// assert_eq!(calendar.worked_from(day(18)), day(18));
    /// assert_eq!(calendar.worked_from(day(19)), day(22), "端午, then a weekend");
    /// ```
    #[must_use]
    pub fn worked_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// The last working day before `day`: 春节前 ends on it.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::{WorkCalendar, festival};
    /// let spring = festival("春节", 2026).unwrap();
    /// let last = WorkCalendar::default().previous_working_day(spring);
    /// assert_eq!(last, NaiveDate::from_ymd_opt(2026, 2, 14).unwrap(), "a Saturday, worked");
    /// ```
    #[must_use]
    pub fn previous_working_day(&self, day: NaiveDate) -> NaiveDate {
        let mut earlier = day;
        while let Some(before) = earlier.pred_opt() {
            earlier = before;
            if self.is_working(earlier) {
                break;
            }
        }
        earlier
    }
}

#[cfg(test)]
mod tests;
