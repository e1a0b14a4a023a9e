//! Days, months, quarters and years as they are written.

use super::phrase::{Phrase, Third, Until, Year};
use crate::numeral::small;
use crate::text;

/// A day, month, quarter, half or year, with its limiting words.
pub(super) fn date(text: &str) -> Option<(Phrase, usize)> {
    let (year, rest) = year(text);
    let had_year = rest.len() < text.len();
    let on = |until, firm, rest: &str| Some((Phrase::On { year, until, firm }, text.len() - rest.len()));
    if let Some((until, rest)) = relative_period(text) {
        let (firm, rest) = limit(rest);
        return Some((Phrase::On { year: Year::Unsaid, until, firm }, text.len() - rest.len()));
    }
    if let Some(after) = text::after_any(rest, &["年底", "年末", "年终"]) {
        let (limited, rest) = limit(after);
        return on(Until::YearEnd, limited || had_year, rest);
    }
    if !had_year && let Some(after) = rest.strip_prefix("年内") {
        return on(Until::YearEnd, true, after);
    }
    if let Some((half, after)) = part_of_year(rest) {
        let (firm, after) = limit(after);
        return on(half, firm, after);
    }
    if let Some((month, len)) = small(rest).filter(|(m, _)| (1..=12).contains(m))
        && let Some(after) = rest[len..].strip_prefix("月份").or_else(|| rest[len..].strip_prefix('月'))
    {
        return month_and_day(text, year, month, after);
    }
    if had_year {
        let after = text::after_any(rest, &["底", "末"]).unwrap_or(rest);
        let (limited, tail) = limit(after);
        return on(Until::YearEnd, limited || after.len() < rest.len(), tail);
    }
    None
}

fn month_and_day(text: &str, year: Year, month: u32, after: &str) -> Option<(Phrase, usize)> {
    let on = |until, firm, rest: &str| Some((Phrase::On { year, until, firm }, text.len() - rest.len()));
    if let Some((day, len)) = small(after).filter(|(d, _)| (1..=31).contains(d))
        && let Some(rest) = text::after_any(&after[len..], &["日", "号"])
    {
        let (firm, rest) = limit(time_of_day(rest));
        return on(Until::Day(month, day), firm, rest);
    }
    let thirds = [
        ("上旬", Third::First),
        ("初", Third::First),
        ("中旬", Third::Second),
        ("下旬", Third::Last),
        ("底", Third::Last),
        ("末", Third::Last),
    ];
    if let Some((word, third)) = thirds.iter().find(|(w, _)| after.starts_with(w)) {
        let (_, rest) = limit(&after[word.len()..]);
        return on(Until::Month(month, *third), true, rest);
    }
    let (firm, rest) = limit(after);
    on(Until::Month(month, Third::Last), firm, rest)
}

/// The text after 12时 or 18:00, where 前 follows.
fn time_of_day(text: &str) -> &str {
    if let Some(rest) = text::after_any(text, &["下班", "上午下班"]).filter(|r| r.starts_with('前')) {
        return rest;
    }
    let Some((hour, len)) = small(text).filter(|(h, _)| *h <= 24) else { return text };
    let rest = text::after_any(&text[len..], &["时", "点", ":00", ":30"]).unwrap_or(text);
    if hour <= 24 && rest.starts_with('前') { rest } else { text }
}

fn year(text: &str) -> (Year, &str) {
    for (word, year) in [
        ("今年", Year::This),
        ("本年度", Year::This),
        ("本年", Year::This),
        ("当年", Year::This),
        ("明年", Year::Next),
        ("次年", Year::Next),
        ("来年", Year::Next),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return (year, rest);
        }
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4
        && let Some(rest) = text[4..].strip_prefix('年')
        && let Ok(number) = text[..4].parse::<i32>()
        && (1990..=2099).contains(&number)
    {
        return (Year::Named(number), rest.strip_prefix('度').unwrap_or(rest));
    }
    (Year::Unsaid, text)
}

/// 上半年, 三季度, 一季度末.
fn part_of_year(text: &str) -> Option<(Until, &str)> {
    for (word, half) in [("上半年", 1), ("下半年", 2)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Until::Half(half), rest));
        }
    }
    let text = text.strip_prefix("前").unwrap_or(text);
    for (words, quarter) in
        [(["一季度", "1季度"], 1), (["二季度", "2季度"], 2), (["三季度", "3季度"], 3), (["四季度", "4季度"], 4)]
    {
        if let Some(rest) = text::after_any(text, &words) {
            return Some((Until::Quarter(quarter), rest));
        }
    }
    None
}

/// 本月底, 月底前, 下月底前, 本周五前.
fn relative_period(text: &str) -> Option<(Until, &str)> {
    for (word, until) in [
        ("本月底", Until::ThisMonth),
        ("本月内", Until::ThisMonth),
        ("月底前", Until::ThisMonth),
        ("月内", Until::ThisMonth),
        ("下月底", Until::NextMonth),
        ("下个月底", Until::NextMonth),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((until, rest));
        }
    }
    for (word, this) in [("本周", true), ("这周", true), ("下周", false)] {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let days = ["一", "二", "三", "四", "五", "六", "日"];
        if let Some((day, name)) = (1u32..).zip(days).find(|(_, d)| rest.starts_with(d)) {
            return Some((if this { Until::ThisWeek(day) } else { Until::NextWeek(day) }, &rest[name.len()..]));
        }
        if rest.starts_with('内') || rest.starts_with("底前") {
            return Some((if this { Until::ThisWeek(5) } else { Until::NextWeek(5) }, rest));
        }
    }
    None
}

/// The limiting words after a day, and what follows them.
fn limit(text: &str) -> (bool, &str) {
    match text::after_any(
        text,
        &["底之前", "底以前", "底前", "底", "末前", "末", "之前", "以前", "前", "之内", "以内", "内"],
    ) {
        // 年前三季度: 前 belongs to what follows.
        Some(rest)
            if !(text.starts_with('前') && rest.starts_with(['三', '两', '列', '期', '端', '沿', '述', '夕'])) =>
        {
            (true, rest)
        }
        _ => (false, text),
    }
}

/// 2024-06-30, 2024.6.30, 2024/6/30, 2024.6: only where a label or a column announces a time.
pub(crate) fn dotted(text: &str) -> Option<(Phrase, usize)> {
    let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    if digits(text) != 4 {
        return None;
    }
    let year: i32 = text[..4].parse().ok().filter(|y| (1990..=2099).contains(y))?;
    let rest = text[4..].strip_prefix(['-', '.', '/'])?;
    let len = digits(rest);
    let month: u32 = rest[..len].parse().ok().filter(|m| (1..=12).contains(m))?;
    let after = &rest[len..];
    let day = after.strip_prefix(['-', '.', '/']).and_then(|t| {
        let len = digits(t);
        let day: u32 = t[..len].parse().ok().filter(|d| (1..=31).contains(d))?;
        Some((day, &t[len..]))
    });
    let (until, rest) = match day {
        Some((day, rest)) => (Until::Day(month, day), rest),
        None => (Until::Month(month, Third::Last), after),
    };
    Some((Phrase::On { year: Year::Named(year), until, firm: true }, text.len() - rest.len()))
}
