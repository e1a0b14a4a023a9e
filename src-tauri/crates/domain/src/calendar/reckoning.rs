//! How a day was reckoned, so that a clerk can check it.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::DayKind;

/// The outcome of counting working days, with every day that was passed.
///
/// Guarantees: `counted` runs without gaps from the day after the start to `due`; as many of its days are worked as
/// were to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The day it comes to.
    pub due: NaiveDate,
    /// Every day passed, in order, with what it is. The last is `due`; empty where nothing was counted.
    pub counted: Vec<(NaiveDate, DayKind)>,
    /// Whether all these days are known; otherwise weekends alone were reckoned with in places.
    pub known: bool,
}

impl Reckoning {
    /// The arithmetic in one Chinese sentence, without a full stop. Empty where nothing was counted.
    ///
    /// Days off are named in the order they come; the year is written where it is not the first day's.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use duban_domain::calendar::WorkCalendar;
    /// let calendar = WorkCalendar::default();
    /// let basis = |y, m, d, n| calendar.add_working_days(NaiveDate::from_ymd_opt(y, m, d).unwrap(), n).basis();
    /// assert_eq!(basis(2026, 4, 29, 20), "4月30日起数，扣五一5天、周末5天，5月9日补班计入，至5月29日");
    /// assert_eq!(basis(2026, 12, 23, 8), "12月24日起数，扣周末4天，至2027年1月4日，按周末推算");
    /// ```
    #[must_use]
    pub fn basis(&self) -> String {
        let Some((first, _)) = self.counted.first() else { return String::new() };
        let written = |day: NaiveDate| {
            let year = if day.year() == first.year() { String::new() } else { format!("{}年", day.year()) };
            format!("{year}{}月{}日", day.month(), day.day())
        };
        let mut off: Vec<(&str, usize)> = Vec::new();
        let mut made_up = Vec::new();
        for (day, kind) in &self.counted {
            let name = match kind {
                DayKind::Working => continue,
                DayKind::MakeUp => {
                    made_up.push(written(*day));
                    continue;
                }
                DayKind::Weekend => "周末",
                DayKind::Holiday(name) => name,
            };
            match off.iter_mut().find(|(known, _)| *known == name) {
                Some((_, days)) => *days += 1,
                None => off.push((name, 1)),
            }
        }
        let mut basis = format!("{}起数", written(*first));
        if !off.is_empty() {
            let off: Vec<String> = off.iter().map(|(name, days)| format!("{name}{days}天")).collect();
            let _ = write!(basis, "，扣{}", off.join("、"));
        }
        if !made_up.is_empty() {
            let _ = write!(basis, "，{}补班计入", made_up.join("、"));
        }
        let _ = write!(basis, "，至{}", written(self.due));
        if !self.known {
            basis.push_str("，按周末推算");
        }
        basis
    }
}
