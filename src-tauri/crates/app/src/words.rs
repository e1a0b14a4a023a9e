//! Small Chinese phrases that both doors show: days, lists, roles.

use chrono::{Datelike, NaiveDate};
use duban_domain::{Cadence, Deadline, Due, Urgency};

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// 6月30日（周二）; the year only when it is not this year.
#[must_use]
pub(crate) fn day(day: NaiveDate, today: NaiveDate) -> String {
    format!("{}（{}）", short_day(day, today), weekday(day))
}

/// 6月30日; the year only when it is not this year.
#[must_use]
pub(crate) fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { format!("{}月{}日", day.month(), day.day()) } else { full_day(day) }
}

/// 2026年6月30日, for sentences that are read in any year.
#[must_use]
pub(crate) fn full_day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// What a time limit means, in words for a card or a cell.
#[must_use]
pub(crate) fn deadline(deadline: &Deadline, today: NaiveDate) -> String {
    match &deadline.due {
        Due::On(on) => day(*on, today),
        Due::Every(cadence) => self::cadence(*cadence),
        Due::After { event, span } => format!("{event}后{span}内"),
        Due::Standing => "长期坚持".into(),
        Due::Vague => format!("{}，未写明日期", deadline.text),
    }
}

/// 每月25日前.
#[must_use]
pub(crate) fn cadence(cadence: Cadence) -> String {
    match cadence {
        Cadence::Daily => "每天".into(),
        Cadence::Weekly => "每周".into(),
        Cadence::Monthly { day: Some(day) } => format!("每月{day}日前"),
        Cadence::Monthly { day: None } => "每月".into(),
        Cadence::Quarterly => "每季度".into(),
        Cadence::HalfYearly => "每半年".into(),
        Cadence::Yearly => "每年".into(),
        Cadence::Periodic => "定期".into(),
    }
}

/// The words for the cell of the ledger's grid: the governing day, else the first limit that says something.
#[must_use]
pub(crate) fn due_cell(deadlines: &[Deadline], today: NaiveDate) -> String {
    match duban_domain::governing_day(deadlines) {
        Some(on) => day(on, today),
        None => deadlines.first().map(|d| self::deadline(d, today)).unwrap_or_default(),
    }
}

/// 周四.
#[must_use]
pub(crate) fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// 加急, 特急, or nothing.
#[must_use]
pub(crate) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Ordinary => "",
        Urgency::Urgent => "加急",
        Urgency::ExtraUrgent => "特急",
    }
}

/// The stable name that stands in a form.
#[must_use]
pub(crate) fn urgency_name(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Ordinary => "ordinary",
        Urgency::Urgent => "urgent",
        Urgency::ExtraUrgent => "extra-urgent",
    }
}
