//! On which day a festival falls.

use chrono::NaiveDate;
use tyme4rs::tyme::lunar::LunarDay;
use tyme4rs::tyme::solar::{SolarDay, SolarTerm};

/// 清明 is the eighth of the 24 solar terms that start with 冬至.
const QINGMING: isize = 7;

/// Years whose lunar calendar is beyond doubt: the published tables (GB/T 33661) end with 2100.
const YEARS: std::ops::RangeInclusive<i32> = 1901..=2100;

/// The festival's own day: 春节 is 正月初一, 端午 is 五月初五, 中秋 is 八月十五, 清明 the solar term. It is not the
/// first day off, which often lies before it (ask the [`super::WorkCalendar`] for that).
///
/// Known names: 元旦, 除夕, 春节, 元宵, 清明, 五一, 六一, 端午, 七一, 八一, 中秋, 重阳, 国庆, most also with 节, and 劳动节,
/// 十一, 新年. Of any other name, and outside 1901 to 2100, there is none.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_domain::calendar::festival;
/// assert_eq!(festival("春节", 2027), NaiveDate::from_ymd_opt(2027, 2, 6));
/// assert_eq!(festival("端午节", 2026), NaiveDate::from_ymd_opt(2026, 6, 19));
/// assert_eq!(festival("国庆", 2026), NaiveDate::from_ymd_opt(2026, 10, 1));
/// assert_eq!(festival("校庆", 2026), None);
/// ```
#[must_use]
pub fn festival(name: &str, year: i32) -> Option<NaiveDate> {
    if !YEARS.contains(&year) {
        return None;
    }
    match name {
        "元旦" | "元旦节" | "新年" => NaiveDate::from_ymd_opt(year, 1, 1),
        "春节" => lunar(year, 1, 1),
        "清明" | "清明节" => civil(&SolarTerm::from_index(isize::try_from(year).ok()?, QINGMING).get_solar_day()),
        "五一" | "五一节" | "劳动节" | "五一劳动节" | "国际劳动节" => {
            NaiveDate::from_ymd_opt(year, 5, 1)
        }
        "除夕" => lunar(year, 1, 1)?.pred_opt(),
        "元宵" | "元宵节" => lunar(year, 1, 15),
        "六一" => NaiveDate::from_ymd_opt(year, 6, 1),
        "七一" => NaiveDate::from_ymd_opt(year, 7, 1),
        "八一" => NaiveDate::from_ymd_opt(year, 8, 1),
        "重阳" | "重阳节" => lunar(year, 9, 9),
        "端午" | "端午节" => lunar(year, 5, 5),
        "中秋" | "中秋节" => lunar(year, 8, 15),
        "国庆" | "国庆节" | "十一" => NaiveDate::from_ymd_opt(year, 10, 1),
        _ => None,
    }
}

fn lunar(year: i32, month: isize, day: usize) -> Option<NaiveDate> {
    civil(&LunarDay::from_ymd(isize::try_from(year).ok()?, month, day).get_solar_day())
}

fn civil(day: &SolarDay) -> Option<NaiveDate> {
    let year = i32::try_from(day.get_year()).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(day.get_month()).ok()?, u32::try_from(day.get_day()).ok()?)
}
