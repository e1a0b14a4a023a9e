//! From a wording of time to a day, with the arithmetic in words.

use chrono::{Datelike, Days, NaiveDate};
use duban_domain::calendar::{WorkCalendar, festival};
use duban_domain::{
    Due, after_days, after_months, after_weeks, after_years, end_of_half, end_of_month, end_of_quarter, end_of_year,
};

use super::phrase::{Phrase, Third, Unit, Until, Year};

/// What days are reckoned from.
#[derive(Debug, Clone)]
pub(crate) struct Anchor<'a> {
    /// The day of the meeting, or the day the document was signed.
    pub(crate) day: Option<NaiveDate>,
    /// The day the office received the text: stands in where no other day is known.
    pub(crate) received: NaiveDate,
    /// The first year of a plan (2012年起5年内), or the year of the text.
    pub(crate) first_year: i32,
    /// Whether the text names that year as the first of its plan.
    pub(crate) planned: bool,
    /// Whether `day` is the day a document was issued.
    pub(crate) issued: bool,
    pub(crate) calendar: &'a WorkCalendar,
}

/// A due day, the arithmetic, the rule's name and its reason.
type Reckoned = (Due, String, &'static str, &'static str);

/// What a wording means. `None` where it speaks of the past.
pub(crate) fn due(phrase: &Phrase, anchor: &Anchor<'_>) -> Option<Reckoned> {
    match phrase {
        Phrase::On { year, until, .. } => on(*year, *until, anchor),
        Phrase::Within { number, unit, event, span } => within(*number, *unit, event.as_deref(), span, anchor),
        Phrase::Festival { name, year } => before_festival(name, *year, anchor),
        Phrase::HalfDone => {
            let due = end_of_half(anchor.year(), 1)?;
            let basis = format!("“双过半”指上半年过半，至{}", written(due));
            Some((Due::On(due), basis, "deadline.half-done", "“双过半”即上半年末"))
        }
        Phrase::Every(cadence) => Some((Due::Every(*cadence), String::new(), "deadline.recurring", "写明周期")),
        Phrase::Standing => Some((Due::Standing, String::new(), "deadline.standing", "写明长期坚持")),
        Phrase::FromNow => Some((Due::Vague, String::new(), "deadline.from-now", "自即日起执行，没有写明完成日期")),
        Phrase::Before => Some((Due::Vague, String::new(), "deadline.before", "以所写事项为限，日期有待核定")),
        Phrase::Vague => Some((Due::Vague, String::new(), "deadline.vague", "写明时限但推不出日期")),
    }
}

impl Anchor<'_> {
    fn start(&self) -> NaiveDate {
        self.day.unwrap_or(self.received)
    }

    fn year(&self) -> i32 {
        self.day.map_or(self.first_year, |d| d.year())
    }
}

fn on(year: Year, until: Until, anchor: &Anchor<'_>) -> Option<Reckoned> {
    let this_year = anchor.year();
    let start = anchor.start();
    let (rule, reason) = match until {
        Until::YearEnd => ("deadline.year-end", "取所写年份的最后一天"),
        Until::PlanEnd(_) => ("deadline.plan-end", "取五年规划的最后一天"),
        Until::Half(_) => ("deadline.half-end", "取半年的最后一天"),
        Until::Quarter(_) | Until::QuarterOn(_) => ("deadline.quarter-end", "取季度的最后一天"),
        Until::Month(..) | Until::MonthOn(..) => ("deadline.month-end", "取所写月份或旬的最后一天"),
        Until::Day(..) => ("deadline.day", "写明日期"),
        Until::DayOfMonthOn(..) | Until::NextDay(_) => ("deadline.day", "按会议当月推算"),
        Until::DaysOn(_) => ("deadline.day", "按会议当日推算"),
        Until::ThisWeek(_) | Until::NextWeek(_) | Until::NextWeekday(_) => ("deadline.week", "按会议当周推算"),
    };
    let day_in = |y: i32| last_day(until, y, start);
    let (day, basis) = match year {
        Year::Named(y) => {
            if anchor.day.is_some() && y < this_year {
                return None;
            }
            (day_in(y)?, String::new())
        }
        Year::This => (day_in(this_year)?, format!("“今年”按{this_year}年，至{}", written(day_in(this_year)?))),
        Year::Next => {
            (day_in(this_year + 1)?, format!("“明年”按{}年，至{}", this_year + 1, written(day_in(this_year + 1)?)))
        }
        Year::Unsaid => {
            let day = day_in(this_year)?;
            // A month before the meeting's is next year's.
            let passed = anchor.day.is_some_and(|held| day < held);
            let day = if passed { day_in(this_year + 1)? } else { day };
            if is_relative(until) {
                return Some((Due::On(day), format!("从{}推算，至{}", written(start), written(day)), rule, reason));
            }
            if let Until::PlanEnd(last) = until {
                return Some((Due::On(day), format!("五年规划止于{last}年，至{}", written(day)), rule, reason));
            }
            (day, format!("未写年份，按{}年，至{}", day.year(), written(day)))
        }
    };
    // A day named in full that lies before the meeting is told, not set.
    if anchor.day.is_some_and(|held| day < held) {
        return None;
    }
    Some((Due::On(day), basis, rule, reason))
}

/// 本月底, 周五前, 明日: reckoned from the day of the meeting.
fn is_relative(until: Until) -> bool {
    !matches!(
        until,
        Until::YearEnd | Until::Half(_) | Until::Quarter(_) | Until::Month(..) | Until::Day(..) | Until::PlanEnd(_)
    )
}

fn last_day(until: Until, year: i32, start: NaiveDate) -> Option<NaiveDate> {
    match until {
        Until::YearEnd => end_of_year(year),
        Until::Half(h) => end_of_half(year, h),
        Until::Quarter(q) => end_of_quarter(year, q),
        Until::Month(m, Third::Last) => end_of_month(year, m),
        Until::Month(m, Third::First) => NaiveDate::from_ymd_opt(year, m, 10),
        Until::Month(m, Third::Second) => NaiveDate::from_ymd_opt(year, m, 20),
        Until::Day(m, d) => NaiveDate::from_ymd_opt(year, m, d),
        Until::MonthOn(on, third) => {
            let day = after_months(start.with_day(1)?, on)?;
            last_day(Until::Month(day.month(), third), day.year(), start)
        }
        Until::DayOfMonthOn(on, d) => after_months(start.with_day(1)?, on)?.with_day(d),
        Until::NextDay(d) => {
            let first = start.with_day(1)?;
            first.with_day(d).filter(|day| *day >= start).or_else(|| after_months(first, 1)?.with_day(d))
        }
        Until::QuarterOn(on) => {
            let day = after_months(start.with_day(1)?, on * 3)?;
            end_of_quarter(day.year(), day.month0() / 3 + 1)
        }
        Until::DaysOn(on) => after_days(start, on),
        Until::NextWeekday(day) => {
            let this = weekday(start, day)?;
            if this > start { Some(this) } else { after_weeks(this, 1) }
        }
        Until::PlanEnd(year) => end_of_year(year),
        Until::ThisWeek(day) => weekday(start, day),
        Until::NextWeek(day) => weekday(after_weeks(start, 1)?, day),
    }
}

fn weekday(of: NaiveDate, day: u32) -> Option<NaiveDate> {
    let monday = of.checked_sub_days(Days::new(u64::from(of.weekday().num_days_from_monday())))?;
    monday.checked_add_days(Days::new(u64::from(day.clamp(1, 7) - 1)))
}

fn within(number: u32, unit: Unit, event: Option<&str>, span: &str, anchor: &Anchor<'_>) -> Option<Reckoned> {
    if let Some(event) = event {
        let meeting = event.ends_with('会') || event.ends_with("会议") || event.ends_with("会议结束");
        let issue = ["印发", "下发", "发布", "公布", "发文"].iter().any(|w| event.contains(w));
        let from_day = !event.starts_with('待') && event == "即日"
            || anchor.day.is_some() && (meeting || (issue && anchor.issued));
        if !from_day {
            let due = Due::After { event: event.to_owned(), span: span.to_owned() };
            return Some((due, String::new(), "deadline.after-event", "从所写事项发生之日起算"));
        }
        return counted(number, unit, anchor);
    }
    // 5年内 in a plan runs over whole years from its first; so it does where no day is known.
    if unit == Unit::Year && number >= 2 && (anchor.planned || anchor.day.is_none()) {
        let last = anchor.first_year.checked_add(i32::try_from(number).ok()? - 1)?;
        let due = end_of_year(last)?;
        let basis = format!("{}年起{number}年，至{}", anchor.first_year, written(due));
        return Some((Due::On(due), basis, "deadline.years", "自起始年份起按整年计算"));
    }
    counted(number, unit, anchor)
}

fn counted(number: u32, unit: Unit, anchor: &Anchor<'_>) -> Option<Reckoned> {
    let start = anchor.start();
    if unit == Unit::WorkingDay {
        let reckoning = anchor.calendar.add_working_days(start, u16::try_from(number).ok()?);
        let basis = reckoning.basis();
        return Some((Due::On(reckoning.due), basis, "deadline.working-days", "按工作日推算"));
    }
    let (due, word) = match unit {
        Unit::Hour => (after_days(start, number.div_ceil(24))?, "小时"),
        Unit::Week => (after_weeks(start, number)?, "周"),
        Unit::Month => (after_months(start, number)?, "个月"),
        Unit::Quarter => (after_months(start, number.checked_mul(3)?)?, "个季度"),
        Unit::Year => (after_years(start, number)?, "年"),
        _ => (after_days(start, number)?, "天"),
    };
    let basis = format!("{}起{number}{word}，至{}", written(start), written(due));
    Some((Due::On(due), basis, "deadline.span", "从会议或成文之日起算"))
}

fn before_festival(name: &str, year: Year, anchor: &Anchor<'_>) -> Option<Reckoned> {
    let day = match year {
        Year::Named(y) => festival(name, y)?,
        Year::This => festival(name, anchor.year())?,
        Year::Next => festival(name, anchor.year() + 1)?,
        Year::Unsaid => {
            let this = festival(name, anchor.year())?;
            let passed = anchor.day.is_some_and(|held| this <= held);
            if passed { festival(name, anchor.year() + 1)? } else { this }
        }
    };
    let due = day.pred_opt()?;
    let working = anchor.calendar.previous_working_day(day);
    let at_work =
        if working == due { String::new() } else { format!("，节前最后一个工作日为{}", written(working)) };
    let basis = format!("{}{name}，取前一日{}{at_work}", written(day), written(due));
    Some((Due::On(due), basis, "deadline.festival", "取节日前一日"))
}

fn written(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
