//! The State Council's days, taken from the crate `chinese_holiday`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chinese_holiday::{DayKind as Announced, Ymd, chinese_holiday};
use chrono::{Datelike, NaiveDate};

use super::DayKind;

/// The years whose notices the crate holds. Its version number starts with the last of them.
pub(super) const YEARS: RangeInclusive<i32> = 2004..=2026;

/// Every day of these years that is not what its weekday says.
pub(super) fn days() -> BTreeMap<NaiveDate, DayKind> {
    // The crate refuses the days after 25 December of its last year, which the next notice may still change.
    let first = NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1);
    let last = NaiveDate::from_ymd_opt(*YEARS.end(), 12, 25);
    let days = first.into_iter().flat_map(|d| d.iter_days()).take_while(|d| Some(*d) <= last);
    days.filter_map(|d| Some((d, kind(announced(d)?)?))).collect()
}

fn announced(day: NaiveDate) -> Option<Announced> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    let day = u8::try_from(day.day()).ok()?;
    Some(chinese_holiday(Ymd::new(year, month, day)))
}

fn kind(announced: Announced) -> Option<DayKind> {
    let name = match announced {
        Announced::NormalWorkday | Announced::NormalHoliday => return None,
        Announced::NewYearsDayHoliday => "元旦",
        Announced::SpringFestivalHoliday => "春节",
        Announced::ChingMingFestivalHoliday => "清明",
        Announced::InternationalWorkersDayHoliday => "五一",
        Announced::DragonBoatFestivalHoliday => "端午",
        Announced::MidAutumnFestivalHoliday => "中秋",
        Announced::NationalDayHoliday => "国庆",
        // Of all these years only 3 to 5 September 2015, the seventieth anniversary of victory.
        Announced::OtherHoliday => "抗战胜利纪念日",
        Announced::NewYearsDayWorkday
        | Announced::SpringFestivalWorkday
        | Announced::ChingMingFestivalWorkday
        | Announced::InternationalWorkersDayWorkday
        | Announced::DragonBoatFestivalWorkday
        | Announced::MidAutumnFestivalWorkday
        | Announced::NationalDayWorkday
        | Announced::OtherWorkday => return Some(DayKind::MakeUp),
    };
    Some(DayKind::Holiday(name.into()))
}
