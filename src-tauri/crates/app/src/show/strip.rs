//! The strip of days under a time limit: the arithmetic, one cell a day.

use chrono::{Datelike, NaiveDate};
use duban_domain::calendar::{DayKind, WorkCalendar};

use crate::wire::{DayName, StripDay, StripMonth, StripView};

/// More days than this are shown by months.
const CELLS: i64 = 31;

/// The days after `from` up to and with `to`; none where there are none, or more than ten years.
pub(crate) fn strip(from: NaiveDate, from_word: &str, to: NaiveDate, calendar: &WorkCalendar) -> Option<StripView> {
    let length = (to - from).num_days();
    if !(1..=3660).contains(&length) {
        return None;
    }
    let mut counted = 0;
    let mut known = true;
    let (mut days, mut months): (Vec<StripDay>, Vec<StripMonth>) = (Vec::new(), Vec::new());
    for day in from.iter_days().skip(1).take_while(|day| *day <= to) {
        let kind = calendar.day(day);
        known &= calendar.known(day);
        let worked = kind.is_worked();
        counted += u32::from(worked);
        let (kind, name) = match kind {
            DayKind::Working => (DayName::Working, String::new()),
            DayKind::MakeUp => (DayName::MakeUp, "补班".to_owned()),
            DayKind::Weekend => (DayName::Weekend, String::new()),
            DayKind::Holiday(name) => (DayName::Holiday, name),
        };
        if length <= CELLS {
            days.push(StripDay { day: day.to_string(), kind, name, counted: worked.then_some(counted) });
            continue;
        }
        let month = format!("{}-{:02}", day.year(), day.month());
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => {
                last.days += 1;
                last.working += u32::from(worked);
            }
            None => months.push(StripMonth { month, days: 1, working: u32::from(worked) }),
        }
    }
    let (from, to) = (from.to_string(), to.to_string());
    Some(StripView { from, from_word: from_word.to_owned(), to, working: counted, days, months, known })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn counted_days_are_numbered_and_the_rest_is_not() {
        let strip = strip(day("2026-04-29"), "开会", day("2026-05-29"), &WorkCalendar::default()).unwrap();
        assert_eq!((strip.days.len(), strip.working, strip.known), (30, 20, true));
        let of = |text: &str| strip.days.iter().find(|d| d.day == text).unwrap();
        assert_eq!(of("2026-04-30").counted, Some(1));
        assert_eq!((of("2026-05-01").kind, of("2026-05-01").counted), (DayName::Holiday, None));
        assert_eq!((of("2026-05-09").kind, of("2026-05-09").counted), (DayName::MakeUp, Some(5)));
        assert_eq!(strip.days.last().unwrap().counted, Some(20));
    }

    #[test]
    fn a_long_way_is_shown_by_months() {
        let strip = strip(day("2026-06-09"), "开会", day("2026-12-31"), &WorkCalendar::default()).unwrap();
        assert!(strip.days.is_empty());
        assert_eq!((strip.months.len(), strip.months[0].days), (7, 21));
        assert_eq!(strip.working, strip.months.iter().map(|m| m.working).sum::<u32>());
        assert!(!strip.known, "the last days of December hang on the next notice");
    }
}
